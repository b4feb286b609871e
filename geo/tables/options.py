"""How a user wants a table to be read, where the program's own plan needs help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import TableError
from .encoding_names import check_encoding

if TYPE_CHECKING:
    from .files import Source


@dataclass(frozen=True)
class ReadOptions:
    """What the user states about a table. The defaults state nothing: everything is found out.

    Attributes
    ----------
    home
        The user's own place, such as ``"Goyang, KR"``: the `from` side of rows that name only the partner.
    columns
        Role -> the label of the column that has it, such as ``{"to_name": "Kota Kembar"}``, for labels whose words are
        not known or mislead. A role is one of `named_columns.ROLES`. The other columns are recognised as without it.
    sheet
        The only sheet to read, by its name.
    header
        The row of the labels, as a spreadsheet counts.
    encoding
        The encoding of a text file, by a name that Python knows.
    network
        The network whose members the table lists.
    nodes
        The table that the ids of an edge list refer to.

    Raises
    ------
    TableError
        If `header` is no row, `network` no name or `encoding` none that Python knows.

    Examples
    --------
    >>> ReadOptions(home="Busan, KR").columns
    {}
    """

    home: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    header: int | None = None
    encoding: str | None = None
    network: str | None = None
    nodes: Source | None = None

    def __post_init__(self) -> None:
        """Refuse what no table can have, before one is read."""
        if self.header is not None and (type(self.header) is not int or self.header < 1):
            raise TableError(f"header is {self.header!r}, expected the number of a row, from 1")
        if self.network is not None and not str(self.network).strip():
            raise TableError(
                f"network is {self.network!r}, expected the name of the network whose members are listed"
            )
        if self.encoding is not None:
            check_encoding(self.encoding)
