"""What can be wrong with what a page or a figure is asked for. Each message is one line."""

from __future__ import annotations


class MapError(Exception):
    """Anything about a page, figure or report that the user can mend. The command line exits with 1."""
