"""A layer and its numbers → a deck of slides, and a deck → a .pptx, in a user's template or in our own look."""

from __future__ import annotations

from .content import make_slides
from .write import map_size, slide_drawing, write_slides

__all__ = ["make_slides", "map_size", "slide_drawing", "write_slides"]
