"""A layer and its numbers → a deck of slides, and a deck → a .pptx, in a user's template or in our own look."""

from __future__ import annotations

from .content import make_slides
from .write import write_slides

__all__ = ["make_slides", "write_slides"]
