"""A table on a sheet -> rows of one tie each, and what each column is: the likeliest whole reading of a few layouts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..reasons import Reason, because
from .blocks import Block
from .column_content import CellTypes
from .column_fields import PLACES, Column, read_fields
from .column_sides import common_country, give_sides
from .files import Cell
from .files.grid import plain_cell
from .header_words import OTHERS
from .kinds import kinds_of
from .matrix import read_matrix
from .named_columns import find_named
from .nodes import find_nodes, join_nodes
from .options import ReadOptions
from .plan import ColumnPlan, HeadingRow, SetAside
from .row_classes import classify, fill_down
from .split import split_parallel, split_partners, why_uncertain
from .wide import unfold

if TYPE_CHECKING:
    from ..gazetteer import Place

# Columns that may go on line by line together.
_OF_PARTNERS = ("to_name", "to_country", "to_region", "to_org", "kind", "status", "since", "until")
# Fields whose cells may be those of a group, written on its first row only.
_OF_GROUPS = (*PLACES, "lat", "lon", "coordinates")


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
        The country of the user's side, ISO 3166-1 alpha-2, where the table does not say it and only one is possible.
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


class Reader:
    """Reads the tables of one file; it holds what all of them are read by."""

    def __init__(self, options: ReadOptions, types: CellTypes, home: Place | None) -> None:
        self.options, self.types, self.home = options, types, home
        self.rejected: list[Table] = []  # those in which no column names a place, for the message

    def lay_out(self, block: Block, nodes: Sequence[Block] = ()) -> Table | None:
        """Read a table in the likeliest layout.

        Parameters
        ----------
        block
            As it is on the sheet.
        nodes
            The tables that the ids of an edge list may refer to.

        Returns
        -------
        Table or None
            None where no column names a place or a network.
        """
        table = self._as_matrix(block) or self._as_edges(block, nodes) or self._as_series(block)
        if table is None:
            width = len(block.labels)
            positions = [(block.first_column + at,) for at in range(width)]
            table = self._table(block, "", block.labels, positions, block.rows)
        if not self._is_enough(table):
            self.rejected.append(table)
            return None
        table.layout = table.layout or self._layout_of(table)
        self._classify(table)
        self._fill_groups(table)
        table.own_country = self._own_country(table)
        self._split_cells(table)
        self._split_kinds(table)
        self._note(table)
        return table

    # ---- layouts ----

    def _as_matrix(self, block: Block) -> Table | None:
        if self.options.columns or len(block.labels) < 3:
            return None
        matrix = read_matrix(block.labels, block.rows, self.types)
        if matrix is None:
            return None
        every = tuple(range(1, len(block.labels)))
        positions = [(block.first_column,), *((every,) * (len(matrix.labels) - 1))]
        table = self._table(block, "matrix", matrix.labels, positions, matrix.rows)
        text = {number: str(cells[0]) for number, cells in block.rows}
        table.set_aside += [SetAside(number, "mirrored", text[number]) for number in matrix.mirrored]
        table.notes.append((because("matrix"), None, None))
        return table

    def _as_edges(self, block: Block, nodes: Sequence[Block]) -> Table | None:
        found = find_nodes(block, nodes, self.types) if nodes else None
        if found is None:
            return None
        joined = join_nodes(block, *found)
        positions = [() if at is None else (block.first_column + at,) for at in joined.columns]
        return self._table(block, "edges", joined.labels, positions, joined.rows)

    def _as_series(self, block: Block) -> Table | None:
        found = unfold(block.labels, block.rows, partners_only=self.options.home is not None)
        if found is None:
            return None
        positions = [tuple(block.first_column + at for at in columns) for columns in found.columns]
        table = self._table(block, "series", found.labels, positions, found.rows)
        table.notes.append((because("series"), None, None))
        return table

    def _table(
        self,
        block: Block,
        layout: str,
        labels: list[str],
        positions: list[tuple[int, ...]],
        rows: Sequence[tuple[int, list[Cell]]],
    ) -> Table:
        several = [cells for _, cells in rows if sum(cell is not None for cell in cells) > 1]
        body = several if len(labels) > 1 and several else [cells for _, cells in rows]
        cells = list(zip(*body, strict=True)) or [()] * len(labels)
        given = {index: role for role, index in find_named(labels, self.options.columns).items()}
        columns = read_fields(labels, cells, self.types, given)
        members = self.options.network is not None
        sides = give_sides(
            columns,
            self.types.lookup,
            home=self.home,
            partners_only=self.options.home is not None and not members,
            members=members,
        )
        roles = dict(sides.roles)
        for column in columns:
            if column.field in OTHERS:
                roles.setdefault(column.field, column.index)
        table = Table(
            block,
            layout,
            labels,
            positions,
            [(number, list(cells)) for number, cells in rows],
            columns,
            roles,
        )
        for column in sides.same:
            other = next(one for one in columns if one.index in roles.values() and one.field == "country")
            table.notes.append(
                (because("column_same", label=column.label, other=other.label), None, column.label)
            )
        for column in sides.unused:
            table.notes.append((because("column_unused", label=_shown(column)), None, column.label))
        return table

    # ---- is it a table of ties ----

    def _is_enough(self, table: Table) -> bool:
        """Return whether a table may be one of ties: "Sister city" alone is enough, "Name" alone may be a list of anything."""
        roles = {*table.roles}
        sides = {role.partition("_")[0] for role in roles if role.startswith(("from_", "to_"))}
        if not table.rows and not roles:
            return False
        if "network" in roles or self.options.network is not None:
            return bool(sides)
        if "to" not in sides:
            return False
        if self.options.home is not None or self.options.columns:
            return True
        by = {table.columns[index].by for index in table.roles.values()}
        if {"from", "to"} <= sides:
            return bool({f"{side}_{one}" for side in sides for one in _OF_GROUPS} & roles)
        if len(roles) == 1:
            (column,) = (table.columns[index] for index in table.roles.values())
            return column.side is not None and column.by == "label"
        return by != {"cells"} or len(roles) > 2

    def _layout_of(self, table: Table) -> str:
        from_side = any(role.startswith("from_") for role in table.roles)
        to_side = any(role.startswith("to_") for role in table.roles)
        if from_side and not to_side:
            return "members"
        return "pairs" if from_side else "partners"

    # ---- rows ----

    def _classify(self, table: Table) -> None:
        whose = self.options.home is not None or table.layout != "partners"
        classes = classify(table.rows, self.types, table.roles, whose=whose)
        table.rows, table.under = classes.rows, classes.under
        table.headings += classes.headings
        table.set_aside += classes.set_aside
        table.set_aside += [SetAside(number, "repeated header", "") for number in table.block.repeated]

    def _fill_groups(self, table: Table) -> None:
        """Fill the cells of groups: of the side that the user's list is about, and of the partner's country."""
        if table.layout in ("matrix", "edges"):
            return
        own = [index for role, index in table.roles.items() if role.startswith("from_")]
        own.sort(key=lambda index: (PLACES + _OF_GROUPS).index(table.columns[index].field or "name"))
        groups = [own] if own and any(role.startswith("to_") for role in table.roles) else []
        groups += [
            [table.roles[role]] for role in ("to_country", "network") if role in table.roles and not own
        ]
        for columns in groups:
            if filled := fill_down(table.rows, columns):
                label = table.labels[columns[0]]
                table.notes.append(
                    (because("group_filled", label=label, count=len(filled)), filled[0], label)
                )

    def _split_cells(self, table: Table) -> None:
        """Make one row of each partner of a cell; what the cell says of one of them goes with it."""
        if table.layout in ("matrix", "edges"):
            return
        self._split_lines(table)
        at = table.roles.get("to_name")
        if at is None:
            return
        texts = [cells[at] if isinstance(cells[at], str) else None for _, cells in table.rows]
        rows, under, split = [], [], {}
        for (number, cells), above, parts in zip(
            table.rows, table.under, split_partners(texts, self.types.lookup), strict=True
        ):
            if len(parts) > 1:
                split[number] = len(parts)
            elif parts and (why := why_uncertain(parts[0], table.labels[at])):
                table.notes.append((why, number, table.labels[at]))
            for part in parts or [None]:
                changed, extra = list(cells), dict(above)
                if part is not None and len(parts) > 1:
                    changed[at] = part.name
                    _state(table, changed, extra, "country", part.country)
                    _state(table, changed, extra, "kind", part.kind)
                if part is not None and part.since is not None and self._is_place(part.name):
                    changed[at] = part.name
                    _state(table, changed, extra, "since", part.since)
                rows.append((number, changed))
                under.append(extra)
        table.rows, table.under = rows, under
        if split:
            label = table.labels[at]
            table.notes.append((because("several_in_cell", label=label, count=len(split)), min(split), label))

    def _split_kinds(self, table: Table) -> None:
        """Make one row of each kind of a cell; the years of the cell beside it go with them where they are as many."""
        at = table.roles.get("kind")
        if at is None or table.layout in ("matrix", "edges"):
            return
        rows, under = [], []
        for (number, cells), above in zip(table.rows, table.under, strict=True):
            cell = cells[at]
            found = kinds_of(cell) if isinstance(cell, str) else []
            if len(found) > 1:
                table.notes.append(
                    (because("several_kinds", label=table.labels[at], cell=cell), number, table.labels[at])
                )
            for one in found or [None]:
                changed, extra = list(cells), dict(above)
                if one is not None and len(found) > 1:
                    changed[at] = one.word
                    if one.year is not None:
                        _state(table, changed, extra, "since", str(one.year))
                rows.append((number, changed))
                under.append(extra)
        table.rows, table.under = rows, under

    def _is_place(self, name: str) -> bool:
        return self.types.lookup is not None and bool(self.types.lookup.places(name))

    def _split_lines(self, table: Table) -> None:
        """Make one row of each line, where the lines of several columns go together."""
        together = [table.roles[role] for role in _OF_PARTNERS if role in table.roles]
        if len(together) < 2:
            return
        columns = [[cells[at] for _, cells in table.rows] for at in together]
        rows, under = [], []
        for (number, cells), above, pieces in zip(
            table.rows, table.under, split_parallel(columns), strict=True
        ):
            for piece in pieces:
                changed = list(cells)
                for at, cell in zip(together, piece, strict=True):
                    changed[at] = plain_cell(cell)
                rows.append((number, changed))
                under.append(above)
        table.rows, table.under = rows, under

    def _own_country(self, table: Table) -> str | None:
        """Return the country of the `from` side: that of the user's own place, or the only one in which its places lie."""
        index = table.roles.get("from_name")
        if index is None or {"from_country", "from_lat", "from_coordinates"} & table.roles.keys():
            return None
        if self.home is not None:
            return self.home.country
        lookup = self.types.lookup
        found = common_country(table.columns[index], lookup) if lookup else None
        if found is not None:
            label = _shown(table.columns[index])
            table.notes.append((because("one_country", label=label, country=found), None, label))
        return found

    def _note(self, table: Table) -> None:
        """Note what was recognised by less than a whole label, and which rows are no ties."""
        for role, index in table.roles.items():
            column = table.columns[index]
            shown = {"label": _shown(column), "role": role}
            if column.by == "word":
                table.notes.append((because("guessed_column", **shown), None, column.label))
            elif column.by == "cells":
                table.notes.append((because("column_by_cells", **shown), None, column.label))
        for heading in table.headings:
            table.notes.append((because("heading", text=heading.text), heading.row, None))
        for row in table.set_aside:
            if row.why == "total":
                table.notes.append((because("total", cells=row.text), row.row, None))
            elif row.why == "footnote":
                table.notes.append((because("footnote", cells=row.text), row.row, None))
        if not table.block.header_rows:
            table.notes.append((because("without_header"), None, None))


def column_plans(table: Table) -> list[ColumnPlan]:
    """Return what each column of the sheet is, and why, in their order."""
    role_of = {index: role for role, index in table.roles.items()}
    block, plans = table.block, []
    for column, positions in zip(table.columns, table.positions, strict=True):
        if not (column.label or column.content.filled or column.index in role_of):
            continue
        holds, role = column.holds, role_of.get(column.index)
        for position in positions:
            label = block.labels[position - block.first_column] or column.label
            by = column.by if role else None
            matching = column.content.counts.get(holds or "", 0)
            hidden = position in block.sheet.hidden_columns
            plans.append(
                ColumnPlan(position + 1, label, role, by, holds, matching, column.content.filled, hidden)
            )
    return sorted(plans, key=lambda plan: plan.position)


def _state(table: Table, cells: list[Cell], under: dict[str, str], says: str, text: str | None) -> None:
    """Write what a part of a cell says into the row: into its column where there is one, else with the headings."""
    role = "to_country" if says == "country" else says
    if text is None:
        return
    if role in table.roles:
        cells[table.roles[role]] = text
    else:
        under[says] = text


def _shown(column: Column) -> str:
    return column.label or str(column.index + 1)
