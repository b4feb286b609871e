"""Whatever a user gives for a text → its items: one module a format, and one that divides and dates them."""

from .reading import read_items

__all__ = ["read_items"]
