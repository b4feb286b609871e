"""The places that ship: the gazetteer, what a place is, and the keys of names."""

from .place import NameType, Place
from .store import Gazetteer

__all__ = ["Gazetteer", "NameType", "Place"]
