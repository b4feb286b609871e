"""A table of partnerships, however untidy -> tidy ties, and how they were read."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TableError
from ..naming.home import resolve_home
from ..reasons import because
from ..schema import TIES
from ..words import fold
from .blocks import Block, find_blocks
from .column_content import CellTypes
from .files import Sheet, Source, name_of, read_sheets
from .layouts import Reader, is_transposed
from .lookup import Lookup
from .named_columns import check_found, check_roles, find_named
from .nodes import Ends, find_ends, find_nodes
from .options import ReadOptions
from .plan import Note, Plan, SheetPlan
from .table import Table, column_plans
from .tie_rows import TieRows
from .unfit_nodes import unfit_nodes
from .unreadable import no_such_row, unreadable

if TYPE_CHECKING:
    import pandas as pd

    from ..gazetteer import Gazetteer


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Reading(NamedTuple):
    """What `read_ties` gives."""

    ties: pd.DataFrame  # `schema.TIES`, then the user's other columns
    plan: Plan


def read_ties(
    table: Source, options: ReadOptions | None = None, *, gazetteer: Gazetteer | None = None
) -> Reading:
    r"""Read a table of partnerships.

    Parameters
    ----------
    table
        The path of a file, an open binary file, whose name says what it is, or else its first bytes; or a data frame,
        whose columns are the header, in row 1, and whose index is not looked at. Encodings, delimiters, headers, titles
        above the header, headers of two rows and several sheets are found out.
    options
        What the user states about it; None: nothing.
    gazetteer
        By which places and countries are recognised in the cells. None: columns are known by their words alone.

    Returns
    -------
    Reading
        ``ties``: the columns of `geo.schema.TIES`, then the user's other columns, untouched; in the order of the
        file, a row of which may give several ties, by the partners or kinds that its cells name. ``plan``: what each sheet and column is, what was set aside and what is not certain.

    Raises
    ------
    TableError
        If the file cannot be read, no column names a place, a role of `columns` is none, or its label nowhere; with the
        place and what was expected. A date, number or coordinate that cannot be read is a note of the plan.

    Examples
    --------
    >>> import io, pandas as pd
    >>> ties, plan = read_ties(io.BytesIO("자매도시,국가\n上海,中国\n".encode()), ReadOptions(home="Busan, KR"))
    >>> ties[["row", "from_name", "to_name", "to_country", "kind"]].values.tolist()
    [[2, 'Busan, KR', '上海', '中国', 'sister']]
    >>> [(column.label, column.role) for column in plan.sheets[0].columns]
    [('자매도시', 'to_name'), ('국가', 'to_country')]
    >>> frame = pd.DataFrame({"from": ["Busan"], "to": ["Kobe"]})
    >>> read_ties(frame).ties[["row", "from_name", "to_name"]].values.tolist()
    [[2, 'Busan', 'Kobe']]
    >>> frame = pd.DataFrame({"Kota": ["Surabaya"], "Kota Kembar": ["Busan"], "Tanggal": ["1994-11-10"]})
    >>> columns = {"from_name": "Kota", "to_name": "Kota kembar", "since": "Tanggal"}
    >>> read_ties(frame, ReadOptions(columns=columns)).ties[["from_name", "to_name", "since"]].values.tolist()
    [['Surabaya', 'Busan', '1994-11-10']]
    """
    options = options or ReadOptions()
    check_roles(options.columns)
    source = name_of(table)
    lookup = None if gazetteer is None else Lookup(gazetteer)
    home = None
    if options.home is not None and gazetteer is not None:
        home = resolve_home(options.home, gazetteer).place
    reader = Reader(options, CellTypes(lookup), home)
    sheets = _chosen(read_sheets(table, encoding=options.encoding), options, source)
    nodes = [] if options.nodes is None else read_sheets(options.nodes)
    file = _File(source, sheets, nodes, reader)
    return file.read()


class _File:
    """The sheets of one file, as far as they are read."""

    def __init__(self, source: str, sheets: list[Sheet], nodes: list[Sheet], reader: Reader) -> None:
        self.source, self.sheets, self.reader, self.options = source, sheets, reader, reader.options
        self.plans: list[SheetPlan] = []
        self.of_nodes: set[int] = set()
        self.notes: list[Note] = [
            Note(remark, source, sheet.name) for sheet in sheets for remark in sheet.remarks
        ]
        self.node_blocks = [block for sheet in nodes for block in find_blocks(sheet, reader.types)]

    def read(self) -> Reading:
        """Read every table of every sheet."""
        import pandas as pd

        blocks = {id(sheet): self._blocks(sheet) for sheet in self.sheets if not sheet.hidden}
        every = [*self.node_blocks, *(block for found in blocks.values() for block in found)]
        ends = self._ends(every)
        self.of_nodes = {id(found.nodes.block) for found in ends.values()}
        if self.options.nodes is not None and not any(
            id(block) in self.of_nodes for block in self.node_blocks
        ):
            raise unfit_nodes(
                name_of(self.options.nodes), self.node_blocks, itertools.chain(*blocks.values())
            )
        self._check_named(blocks.values())
        older = _older_states(self.sheets, blocks)
        frames: list[pd.DataFrame] = []
        for sheet in self.sheets:
            if newest := older.get(id(sheet)):
                self.plans.append(SheetPlan(sheet.name, rows_in=len({number for number, _ in sheet.rows})))
                self.notes.append(Note(because("older_sheet", other=newest), self.source, sheet.name))
                continue
            found = blocks.get(id(sheet), [])
            read = [
                None if id(block) in self.of_nodes else self.reader.lay_out(block, ends.get(id(block)))
                for block in found
            ]
            for block, table in zip(found, read, strict=True):
                if table is not None:
                    frames.append(self._read_table(table))
                elif any(read):
                    self._set_aside(sheet, len({*block.numbers}), is_nodes=id(block) in self.of_nodes)
            if not any(read):
                self._set_aside(
                    sheet,
                    len({number for number, _ in sheet.rows}),
                    is_nodes=any(id(block) in self.of_nodes for block in found),
                )
        if not frames:
            raise self._unreadable()
        ties = pd.concat(frames, ignore_index=True)
        if ties.empty:
            raise TableError(f"{self.source} has a header and no rows; expected at least one partnership")
        ties["tie_id"] = [f"t{number}" for number in range(1, len(ties) + 1)]
        if sum(not sheet.hidden for sheet in self.sheets) == 1:
            ties["sheet"] = None
        others = [column for column in ties.columns if column not in TIES]
        plan = Plan(self.source, tuple(self.plans), tuple(self.notes))
        return Reading(ties.reindex(columns=[*TIES, *others]), plan)

    def _ends(self, blocks: list[Block]) -> dict[int, Ends]:
        """Return the edge lists whose ends are ids of another table."""
        if len(blocks) < 2:  # no other table that ids could be of
            return {}
        edges = [block for block in blocks if self.reader.may_be_edges(block)]
        nodes = find_nodes(blocks, self.reader.types) if edges else []
        return {id(block): found for block in edges if nodes and (found := find_ends(block, nodes))}

    def _blocks(self, sheet: Sheet) -> list[Block]:
        return find_blocks(sheet, self.reader.types, named=self.options.columns, header=self.options.header)

    def _read_table(self, table: Table) -> pd.DataFrame:
        rows = TieRows(table, self.source, self.options, self.reader.home, self.reader.types.lookup)
        rows.note_hidden()
        ties = rows.read()
        plan = rows.plan(ties)
        if plan.accounted != plan.rows_in:
            raise AssertionError(f"{rows.where}: {plan.rows_in} rows in, {plan.accounted} accounted for")
        self.plans.append(plan)
        self.notes += rows.notes
        return ties

    def _set_aside(self, sheet: Sheet, rows: int, *, is_nodes: bool = False) -> None:
        """Note why a sheet, or a table on it, was not read; an empty one needs no note."""
        self.plans.append(SheetPlan(sheet.name, hidden=sheet.hidden, rows_in=rows))
        if sheet.hidden:
            self.notes.append(Note(because("hidden_sheet"), self.source, sheet.name))
        elif is_nodes:
            self.notes.append(Note(because("nodes_sheet"), self.source, sheet.name))
        elif sheet.rows:
            self.notes.append(Note(because("no_header"), self.source, sheet.name))

    def _check_named(self, blocks: Iterable[list[Block]]) -> None:
        labels = [label for found in blocks for block in found for label in block.labels if label]
        found = find_named(labels, self.options.columns)
        check_found(self.options.columns, found, labels, self.source)

    def _unreadable(self) -> TableError:
        """Return the error on a file without a table of ties; it shows the table with the most columns that are known."""
        if any(is_transposed(table.block) for table in self.reader.rejected):
            return TableError(
                f"{self.source}: the labels are in the first column; expected them in the first row, transpose the table"
            )
        if (row := self.options.header) and (error := no_such_row(self.source, row, self.sheets)):
            return error
        nearest = max(self.reader.rejected, key=lambda table: len(table.roles), default=None)
        columns = [] if nearest is None else column_plans(nearest)
        return unreadable(self.source, columns, home=self.options.home)


def _older_states(sheets: list[Sheet], blocks: Mapping[int, list[Block]]) -> dict[int, str]:
    """Return the sheets that are older states of one list -> the name of the newest: "2022", "2023", "List 2024".

    They differ by the year in their names only, and have the same labels.
    """
    states: dict[tuple[str, tuple[str, ...]], dict[int, Sheet]] = {}
    for sheet in sheets:
        found = _YEAR.findall(sheet.name or "")
        if len(found) == 1 and (own := blocks.get(id(sheet))):
            key = (_YEAR.sub("", sheet.name or "").strip(), tuple(own[0].labels))
            states.setdefault(key, {})[int(found[0])] = sheet
    return {
        id(sheet): str(by_year[max(by_year)].name)
        for by_year in states.values()
        for year, sheet in by_year.items()
        if year != max(by_year)
    }


def _chosen(sheets: list[Sheet], options: ReadOptions, source: str) -> list[Sheet]:
    """Return the sheets to read: all of them, or the one that the user names."""
    if options.sheet is None:
        return sheets
    chosen = [sheet for sheet in sheets if fold(sheet.name or "") == fold(options.sheet)]
    if not chosen:
        names = ", ".join(repr(sheet.name) for sheet in sheets if sheet.name) or "no named sheet"
        raise TableError(f"{source}: no sheet {options.sheet!r}; found {names}, expected the name of one")
    return [
        dataclasses.replace(sheet, hidden=False, hidden_rows=frozenset(number for number, _ in sheet.rows))
        if sheet.hidden
        else sheet
        for sheet in chosen
    ]
