"""How a user wants a table to be read, where the program's own plan needs help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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
