"""``python -m sistermap``."""

from .cli import main

main()
