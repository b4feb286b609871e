"""One table of a web page or a Word document while it is read, and what its sheet is called."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...reasons import Reason, because
from .grid import Cell, Sheet
from .limits import MOST_COLUMNS, Allowance
from .text import shown_rows

MOST_SPANNED = MOST_COLUMNS  # cells that a cell may span


@dataclass
class DocumentGrid:
    """A table while it is read."""

    allowance: Allowance
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    hidden: set[int] = field(default_factory=set)
    hidden_cells: set[tuple[int, int]] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)  # rows of which text was left out, for it is hidden
    holders: set[tuple[int, int]] = field(
        default_factory=set
    )  # (row number, column) of cells with a table in them
    remarks: list[Reason] = field(default_factory=list)

    def add(self, number: int, cells: list[Cell]) -> None:
        """Add a row."""
        self.allowance.take_cells(len(cells), sum(len(cell) for cell in cells if isinstance(cell, str)))
        self.rows.append((number, cells))

    def sheet(self, name: str | None) -> Sheet:
        """Return the table as a sheet."""
        columns = self._hidden_columns()
        if self.left_out:
            self.remarks.append(because("text_hidden", rows=shown_rows(sorted(self.left_out))))
        return Sheet(
            name,
            [(number, cells) for number, cells in self.rows if any(cell is not None for cell in cells)],
            hidden_columns=columns,
            spans=self.spans,
            links=self.links,
            struck_rows=frozenset(self.struck),
            hidden_rows=frozenset(self.hidden),
            remarks=tuple(self.remarks),
        )

    def _hidden_columns(self) -> frozenset[int]:
        """Return the columns of which every cell is hidden; the other hidden cells are left out."""
        if not self.hidden_cells:
            return frozenset()
        hidden: list[tuple[int, int, list[Cell]]] = []
        shown: set[int] = set()
        for number, cells in self.rows:
            for at, cell in enumerate(cells):
                if cell is None:
                    continue
                if (number, at) in self.hidden_cells:
                    hidden.append((number, at, cells))
                else:
                    shown.add(at)
        for number, at, cells in hidden:
            if at in shown:
                cells[at] = None
                self.links.pop((number, at), None)
                self.left_out.add(number)
        return frozenset({at for _, at, _ in hidden} - shown)


def squeezed(text: str | None) -> str | None:
    """Return a name on one line, not too long; None for nothing."""
    return " ".join((text or "").split())[:100] or None


def distinct_names(names: list[str | None]) -> list[str | None]:
    """Give numbers to names that are there more than once.

    Examples
    --------
    >>> distinct_names(["Twins", None, "Twins"])
    ['Twins', None, 'Twins (2)']
    """
    seen: dict[str, int] = {}
    made: list[str | None] = []
    for name in names:
        if name is not None:
            seen[name] = seen.get(name, 0) + 1
            name = f"{name} ({seen[name]})" if seen[name] > 1 else name
        made.append(name)
    return made
