"""A table of which every column is known: what is between the plan of a list and its ties."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..reasons import Reason
from .blocks import Block
from .column_fields import Column
from .files import Cell
from .plan import ColumnPlan, HeadingRow, SetAside


@dataclass
class Table:
    """A table of which every column is known.

    Attributes
    ----------
    block
        Where it comes from.
    layout
        As `plan.SheetPlan.layout`.
    labels
        One for each column.
    positions
        The positions that each column has on the sheet; more than one where partners are beside one another.
    rows
        (number, cells): one row a tie or a membership. A number is there as often as its row has ties.
    columns
        What each column is.
    roles
        Role -> index of its column.
    own_country
        The country of the user's own place, ISO 3166-1 alpha-2, where the table has names of its side and no countries.
    under
        Of each row, what the headings above it say.
    headings, set_aside
        The other rows below the header.
    notes
        What is not certain: (reason, row or None, label or None).
    """

    block: Block
    layout: str
    labels: list[str]
    positions: list[tuple[int, ...]]
    rows: list[tuple[int, list[Cell]]]
    columns: list[Column]
    roles: dict[str, int]
    own_country: str | None = None
    under: list[dict[str, str]] = field(default_factory=list)
    headings: list[HeadingRow] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    notes: list[tuple[Reason, int | None, str | None]] = field(default_factory=list)


def column_plans(table: Table) -> list[ColumnPlan]:
    """Return what each column of the sheet is, and why, in their order."""
    role_of = {index: role for role, index in table.roles.items()}
    block, plans = table.block, []
    for column, positions in zip(table.columns, table.positions, strict=True):
        if not (column.label or column.content.filled or column.position in role_of):
            continue
        holds, role = column.holds, role_of.get(column.position)
        for position in positions:
            label = block.labels[position - block.first_column] or column.label
            by = column.by if role else None
            matching = column.content.counts.get(holds or "", 0)
            hidden = position in block.sheet.hidden_columns
            plans.append(
                ColumnPlan(position + 1, label, role, by, holds, matching, column.content.filled, hidden)
            )
    return sorted(plans, key=lambda plan: plan.position)
