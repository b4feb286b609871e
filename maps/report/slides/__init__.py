"""A deck of slides → a .pptx, in a user's template or in our own look."""

from __future__ import annotations

from .write import write_slides

__all__ = ["write_slides"]
