"""What can be wrong with the user's data. Each message is one line that says where, what and what was expected."""

from __future__ import annotations

from .terminal import escaped_line


class SistermapError(Exception):
    r"""Anything that the user can mend. The command line prints it and exits with 1.

    Messages quote what was found, in which anything may be: here, where all of them pass, they become one line, and what
    a terminal would obey is shown.

    Examples
    --------
    >>> str(TableError("ties.csv: column 'Bu\x00san\nKorea' is not known"))
    "ties.csv: column 'Bu\\x00san Korea' is not known"
    """

    def __init__(self, message: object = "") -> None:
        super().__init__(escaped_line(str(message)))


class TableError(SistermapError):
    """The user's table cannot be read."""


class DocumentError(SistermapError):
    """The user's text, to be drafted from, cannot be read."""


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


class MissingFontError(MapError):
    """No font on the machine writes a script of a figure."""


class ServiceError(SistermapError):
    """A service on the network does not answer as it should."""
