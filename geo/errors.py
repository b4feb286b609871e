"""What can be wrong with the user's data. Each message is one line that says where, what and what was expected."""

from __future__ import annotations


class SistermapError(Exception):
    """Anything that the user can mend. The command line prints it and exits with 1."""


class TableError(SistermapError):
    """The user's table cannot be read."""


class GazetteerError(SistermapError):
    """The gazetteer's files are absent or are none."""


class GeocodeError(SistermapError):
    """A name, a home or a requested place cannot be used."""


class DecisionError(SistermapError):
    """The user's file of decisions (``--places``) cannot be used."""


class ExportError(SistermapError):
    """An output cannot be written."""


class MapError(SistermapError):
    """A page, figure or report cannot be made as requested."""
