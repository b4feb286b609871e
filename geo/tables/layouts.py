"""A table on a sheet -> rows of one tie each, and what each column is: the likeliest whole reading of a few layouts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..reasons import because
from .blocks import Block
from .cell_lists import split_cells
from .column_content import CellTypes
from .column_fields import PLACES, Column, read_fields
from .column_sides import give_sides
from .files import Cell
from .header_words import OTHERS
from .labels import is_known_label
from .matrix import read_matrix
from .named_columns import find_named
from .nodes import Ends, join_nodes
from .options import ReadOptions
from .plan import SetAside
from .plan_text import letters
from .row_classes import classify, fill_down, read_titles
from .table import Table
from .totals import find_totals
from .wide import unfold, unfold_kinds

if TYPE_CHECKING:
    from ..gazetteer import Place

_TRANSPOSED = 3  # known labels below one another
# Fields whose cells may be those of a group, written on its first row only.
_OF_GROUPS = (*PLACES, "lat", "lon", "coordinates")


class Reader:
    """Reads the tables of one file; it holds what all of them are read by."""

    def __init__(self, options: ReadOptions, types: CellTypes, home: Place | None) -> None:
        self.options, self.types, self.home = options, types, home
        self.rejected: list[Table] = []  # those in which no column names a place, for the message

    def may_be_edges(self, block: Block) -> bool:
        """Return whether the cells of a table may be ids: it names no place, or its ends are called source and target."""
        labels = {label.casefold() for label in block.labels}
        return {"source", "target"} <= labels or not self._is_enough(self._as_it_is(block))

    def lay_out(self, block: Block, ends: Ends | None = None) -> Table | None:
        """Read a table in the likeliest layout.

        Parameters
        ----------
        block
            As it is on the sheet.
        ends
            The table that the ids of an edge list refer to, and the columns that have them.

        Returns
        -------
        Table or None
            None where no column names a place or a network.
        """
        if ends is not None:
            table = self._as_edges(block, ends)
        else:
            table = self._as_matrix(block) or self._as_series(block) or self._as_it_is(block)
        if is_transposed(block) or not self._is_enough(table):
            self.rejected.append(table)
            return None
        table.layout = table.layout or self._layout_of(table)
        self._classify(table)
        self._fill_groups(table)
        table.own_country = self._own_country(table)
        split_cells(table, self.types.lookup)
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
        positions = [(block.first_column,), every, *([()] * (len(matrix.labels) - 2))]
        table = self._table(block, "matrix", matrix.labels, positions, matrix.rows)
        text = {number: str(cells[0]) for number, cells in block.rows}
        table.set_aside += [SetAside(number, "mirrored", text[number]) for number in matrix.mirrored]
        table.notes.append((because("matrix"), None, None))
        return table

    def _as_it_is(self, block: Block) -> Table:
        positions: list[tuple[int, ...]] = [(block.first_column + at,) for at in range(len(block.labels))]
        return self._table(block, "", block.labels, positions, block.rows)

    def _as_edges(self, block: Block, ends: Ends) -> Table:
        joined = join_nodes(block, ends)
        positions: list[tuple[int, ...]] = [
            () if at is None else (block.first_column + at,) for at in joined.columns
        ]
        return self._table(block, "edges", joined.labels, positions, joined.rows)

    def _as_series(self, block: Block) -> Table | None:
        found = unfold(block.labels, block.rows, partners_only=self.options.home is not None) or unfold_kinds(
            block.labels, block.rows
        )
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
        every = [cells for _, cells in rows]
        totals = find_totals(every)
        several = [
            cells for at, cells in enumerate(every) if len(cells) - cells.count(None) > 1 and at not in totals
        ]
        body = several if len(labels) > 1 and several else every
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
                roles.setdefault(column.field, column.position)
        table = Table(
            block,
            layout,
            labels,
            positions,
            list(rows),
            columns,
            roles,
        )
        for column in sides.same:
            other = next(one for one in columns if one.position in roles.values() and one.field == "country")
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
        country = None if self.home is None else self.home.country
        above = read_titles([title.text for title in table.block.titles], self.types, country)
        if table.layout != "partners" or "to_country" in table.roles:
            above.pop("country", None)
        classes = classify(table.rows, self.types, table.roles, whose=whose, above=above)
        table.rows, table.under = classes.rows, classes.under
        table.headings += classes.headings
        table.set_aside += classes.set_aside
        table.set_aside += [SetAside(number, "repeated_header", "") for number in table.block.repeated]

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
            if columns == [table.roles.get("to_country")] and not self._countries_fit(table):
                continue
            if filled := fill_down(table.rows, columns):
                label = _shown(table.columns[columns[0]])
                table.notes.append(
                    (because("group_filled", label=label, count=len(filled)), filled[0], label)
                )

    def _countries_fit(self, table: Table) -> bool:
        """Return whether the partners without a country lie in that of the row above, as far as they are known."""
        lookup, at, name = self.types.lookup, table.roles["to_country"], table.roles.get("to_name")
        if lookup is None or name is None:
            return False
        above, fits = frozenset[str](), 0
        for _, cells in table.rows:
            if cells[at] is not None:
                above = lookup.countries(str(cells[at]))
            elif cells[name] is not None and (country := lookup.likely_country(str(cells[name]))):
                if country not in above:  # London, Ontario is not what a list means below Toronto
                    return False
                fits += 1
        return fits > 0

    def _own_country(self, table: Table) -> str | None:
        """Return the country of the user's own place for the names of the `from` side, if these may lie there."""
        if self.home is None or {"from_country", "from_lat", "from_coordinates"} & table.roles.keys():
            return None
        index, lookup = table.roles.get("from_name"), self.types.lookup
        if index is None or lookup is None or table.layout in ("matrix", "edges"):
            return None
        names = dict.fromkeys(str(cell) for cell in table.columns[index].cells if cell is not None)
        countries = [country for name in names if (country := lookup.likely_country(name))]
        at_home = countries.count(self.home.country)
        return self.home.country if 2 * at_home >= len(countries) else None

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


def is_transposed(block: Block) -> bool:
    """Return whether the labels of a table are below one another in its first column.

    Examples
    --------
    >>> from sistermap.geo.tables.files import Sheet
    >>> rows = [(2, ["Country", "Japan"]), (3, ["Since", 1994])]
    >>> is_transposed(Block(Sheet(None, []), ["City", "Osaka"], (1,), (), rows))
    True
    """
    first = (
        [block.labels[0], *(str(cells[0]) for _, cells in block.rows)] if block.labels and block.rows else []
    )
    known = sum(map(is_known_label, dict.fromkeys(first)))
    return known >= _TRANSPOSED and 2 * known > len(first) and not any(map(is_known_label, block.labels[1:]))


def _shown(column: Column) -> str:
    return column.label or letters(column.position + 1)
