"""Partitioned rows -> ties with their sums, on Dask: two bounded passes, and every distinct name judged once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import SistermapError, TableError
from ..plurals import counted
from ..schema import ANSWER, SIDES
from ..tables.named_columns import check_roles
from ..tables.options import ReadOptions
from . import result
from .judge import OpenGazetteer, WholeList, find_whole, judge, judge_in_context, needs_context
from .parts import Parts, open_frame, open_parts
from .result import Answers, Placed, Tables
from .roles import Roles, understand
from .scan import Edges, Scanned, merge, scan
from .sums import Book, Sums, halos, merge_sums, read_values, sum_block
from .ties import DistinctTies, Query, Side, distinct_ties, find_names
from .workers import Work, connect, need_dask
from .writing import write_sums

if TYPE_CHECKING:
    import pandas as pd

    from ..gazetteer import Gazetteer
    from ..naming.answer import Answer
    from ..tables.plan import Plan
    from .parts import PathLike

MOST_DISTINCT = 5_000_000
_NAMES = 500  # judged by one task


@dataclass(frozen=True)
class Aggregate:
    """The sums of many rows.

    Attributes
    ----------
    ties
        One row for each pair, kind and year: the names as first written, coordinates, ``since`` (the year), ``ties``
        (how many), ``value`` (their sum; without values the number of ties) and ``valued`` (how many had one).
    unplaced
        One row for each name that was not placed: why, and how many ties it has.
    rows, placed, memberships, not_placed, names_not_placed
        How many rows the parts have, what became of their ties, and how many names were not placed.
    set_aside
        Why rows are no ties -> how many.
    plan
        How the columns were understood.
    inputs
        The files that were read.
    """

    ties: pd.DataFrame
    unplaced: pd.DataFrame
    rows: int
    placed: int
    memberships: int
    not_placed: int
    names_not_placed: int
    set_aside: Mapping[str, int]
    plan: Plan
    inputs: tuple[Path, ...] = field(default=())

    def write(self, path: PathLike) -> list[Path]:
        """Write the ties as .parquet or .csv, which every verb reads back with its coordinates, and ``…-unplaced.csv``.

        Raises
        ------
        ExportError
            If one of the two cannot be written. Nothing is replaced then.
        """
        return write_sums(self.ties, self.unplaced, path, self.inputs)

    def summary(self) -> str:
        """Return what became of all rows, in one line."""
        aside = sum(self.set_aside.values())
        ties = self.placed + self.memberships + self.not_placed
        several = "" if ties + aside == self.rows else f" give {counted(ties, 'tie')}"
        members = f"{counted(self.memberships, 'membership')}, " if self.memberships else ""
        return (
            f"{counted(self.rows, 'row')}{several}: {counted(self.placed, 'tie')} placed, {members}"
            f"{self.not_placed:,} not placed ({counted(self.names_not_placed, 'name')}), {aside:,} set aside"
        )


def aggregate_parts(
    source: Any,
    open_gazetteer: OpenGazetteer,
    *,
    by: Sequence[str] = ("kind", "year"),
    value: str | None = None,
    columns: Mapping[str, str] | None = None,
    home: str | None = None,
    decisions: Iterable[Any] = (),
    scheduler: str | None = None,
    workers: int | None = None,
    encoding: str | None = None,
    progress: Callable[[int, int], object] | None = None,
) -> Aggregate:
    """Place the names of a table in parts, and sum its ties.

    Parameters
    ----------
    source
        Paths or patterns of Parquet or CSV, or a Dask data frame.
    open_gazetteer
        Opens the places; called on each worker. It is found there by its name.
    by
        What ties are summed by beside their pair: some of ``kind``, ``year`` and ``status``.
    value, columns, home, decisions, encoding
        As the public verb takes them.
    scheduler, workers
        Where to work: the address of a scheduler, else new processes on this machine, as many as `workers`.
    progress
        Called with how many of how many steps are done, as `Work` counts them.

    Raises
    ------
    SistermapError
        If a part, a column, a decision or the scheduler cannot be used: one line with what was found and expected.
    """
    need_dask()
    if unknown := [each for each in by if each not in result.BY]:
        raise SistermapError(f"by: {unknown[0]!r} is not known; expected some of {', '.join(result.BY)}")
    check_roles(columns or {})
    parts = open_frame(source) if hasattr(source, "to_delayed") else open_parts(source, encoding)
    gazetteer = open_gazetteer()
    options = ReadOptions(home=home)
    roles, plan = understand(parts, columns or {}, value, options, gazetteer)
    made, known = _known(home, decisions, gazetteer)
    with connect(scheduler, workers) as client:
        # `_scan`, `_judge` and `_sum` each wait once, by `reduce` or `results`, and `_place` once a side.
        work = Work(client, progress, phases=3 + len(SIDES))
        run = _Run(parts, roles, options, by, work, open_gazetteer, gazetteer, made, known)
        return run.aggregate(plan)


def _known(
    home: str | None, decisions: Iterable[Any], gazetteer: Gazetteer
) -> tuple[Any, dict[tuple[str | None, str | None], Answer]]:
    from ..naming.home import resolve_home
    from ..review.decisions import read_decisions

    answer = None if home is None else resolve_home(home, gazetteer)
    return read_decisions(list(decisions)), {} if answer is None else {(home, None): answer}


@dataclass
class _Run:
    """One aggregation: what its steps share."""

    parts: Parts
    roles: Roles
    options: ReadOptions
    by: Sequence[str]
    work: Work
    open_gazetteer: OpenGazetteer
    gazetteer: Gazetteer
    decisions: Any
    known: dict[tuple[str | None, str | None], Answer]

    def aggregate(self, plan: Plan) -> Aggregate:
        """Take all steps."""
        scanned, edges = self._scan()
        made = distinct_ties(scanned, self.roles, self.options, self.parts.name, self.gazetteer)
        sides, queries = find_names(made, self.decisions, self.known)
        found, alone = self._judge(queries)
        units: dict[str | None, int] = {self.roles.unit: 0}
        book = self._book(scanned, made, sides, found, units)
        sums = self._sum(book, edges)
        placed = {side: self._place(side, sides[side], sums, queries, found, alone) for side in SIDES}
        has_value = "value" in self.roles.positions
        tables = result.make_tables(sums, placed, made, self.by, list(units), has_value=has_value)
        return self._accounted(tables, sums, made, sum(one.rows for one in edges), plan)

    # ---- steps ----

    def _scan(self) -> tuple[Scanned, list[Edges]]:
        """Find the distinct rows of all parts."""
        both = self.work.submit(scan, [(block, self.roles) for block in self.parts.blocks])
        edges = self.work.submit(_second, [(one,) for one in both], priority=1)
        firsts = self.work.submit(_first, [(one,) for one in both], priority=1)
        del both
        scanned: Scanned = self.work.reduce(merge, firsts)
        if (count := len(scanned.own) + len(scanned.others) + len(scanned.whole)) > MOST_DISTINCT:
            raise TableError(
                f"{self.parts.name}: {count:,} rows differ in names or kinds; expected at most"
                f" {MOST_DISTINCT:,}, aggregate parts of it"
            )
        return scanned, self.work.gather(edges)

    def _judge(self, queries: list[Query]) -> tuple[list[Any], pd.DataFrame]:
        """Judge every name by itself."""
        import pandas as pd

        tasks = [(queries[at : at + _NAMES], self.open_gazetteer) for at in range(0, len(queries), _NAMES)]
        judged = self.work.results(self.work.submit(judge, tasks))
        found = [one for some, _ in judged for one in some]
        frames = [frame for _, frame in judged]
        return found, pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(ANSWER))

    def _book(
        self, scanned: Scanned, made: DistinctTies, sides: Mapping[str, Side], found: Sequence[Any],
        units: dict[str | None, int],
    ) -> Book:  # fmt: skip
        import numpy as np

        values, value_units = read_values(
            list(scanned.value_texts), self.roles.labels.get("value", ""), units
        )
        tie_units = [-1 if unit is None else units.setdefault(unit, len(units)) for unit in made.units]
        return Book(
            scanned,
            made.first,
            made.count,
            made.years,
            made.factors,
            np.array(tie_units, dtype=np.int64),
            {name: side.queries[side.of_tie] for name, side in sides.items()},
            np.array([one.level for one in found], dtype=np.int8),
            np.array([one.needs_level for one in found], dtype=bool),
            values,
            value_units,
            self.roles.scale,
            0,
        )

    def _sum(self, book: Book, edges: Sequence[Edges]) -> Sums:
        """Sum the ties of all blocks."""
        around = halos(book, [one.head for one in edges], [one.tail for one in edges])
        spread = self.work.spread(book)
        tasks = [
            (block, self.roles, spread, halo, "year" in self.by)
            for block, halo in zip(self.parts.blocks, around, strict=True)
        ]
        sums: Sums = self.work.reduce(merge_sums, self.work.submit(sum_block, tasks))
        return sums

    def _place(
        self,
        name: str,
        side: Side,
        sums: Sums,
        queries: Sequence[Query],
        found: Sequence[Any],
        alone: pd.DataFrame,
    ) -> Placed:
        """Judge the names of a side again where its list says more, and its ends that are no matter of judgement."""
        import numpy as np
        import pandas as pd

        used = sorted({*side.queries.tolist()} - {-1})
        whole = find_whole([queries[at] for at in used], [found[at] for at in used])
        ends, of_sum = result.find_ends(sums, name)
        numbers = side.queries[side.of_tie[ends[result.END_OF[name]].to_numpy()]]
        pairs = dict.fromkeys(zip(numbers.tolist(), ends[f"{name}_level"].tolist(), strict=True))
        again = [pair for pair in pairs if pair[0] >= 0 and needs_context(queries[pair[0]], whole, pair[1])]
        frames = self._judge_again(again, queries, found, whole)
        closed = np.flatnonzero(side.queries < 0)
        closed_at = np.full(len(side.ends), -1, dtype=np.int64)
        closed_at[closed] = np.arange(len(closed))
        answers = Answers(
            alone,
            self._closed(side.ends.iloc[closed]),
            closed_at,
            pd.concat(frames, ignore_index=True) if frames else alone.iloc[:0],
            {pair: at for at, pair in enumerate(again)},
        )
        return result.place_ends(ends, of_sum, name, side, answers)

    def _judge_again(
        self,
        again: Sequence[tuple[int, int]],
        queries: Sequence[Query],
        found: Sequence[Any],
        whole: WholeList,
    ) -> list[pd.DataFrame]:
        open_names = [(queries[query], level, found[query].country) for query, level in again]
        tasks = [
            (open_names[at : at + _NAMES], whole, self.open_gazetteer)
            for at in range(0, len(open_names), _NAMES)
        ]
        return self.work.results(self.work.submit(judge_in_context, tasks))

    def _closed(self, ends: pd.DataFrame) -> pd.DataFrame:
        """Return the answers of ends with coordinates, with a decision, of codes, and of the user's own place."""
        from ..naming.geocode_ties import geocode_ties

        table = ends.add_prefix("from_").reset_index(drop=True)
        placed = geocode_ties(table, self.gazetteer, decisions=self.decisions, known_answers=self.known)
        return placed[[f"from_{column}" for column in ANSWER]].set_axis(list(ANSWER), axis=1)

    def _accounted(self, tables: Tables, sums: Sums, made: DistinctTies, rows: int, plan: Plan) -> Aggregate:
        """Check that every row is somewhere."""
        aside: dict[str, int] = {}
        for row, count in sums.set_aside.items():
            why = made.set_aside[int(str(row))]
            aside[why] = aside.get(why, 0) + int(count)
        ties = tables.placed + tables.memberships + tables.not_placed
        if sums.rows + sum(aside.values()) != rows or ties != int(sums.ties["ties"].sum()):
            raise AssertionError(f"{rows} rows in, {sums.rows} in {ties} ties, {aside} set aside")
        names = tables.unplaced[["name", "country"]].drop_duplicates()
        return Aggregate(
            tables.ties,
            tables.unplaced,
            rows,
            tables.placed,
            tables.memberships,
            tables.not_placed,
            len(names),
            aside,
            plan,
            self.parts.paths,
        )


def _first(pair: tuple[Scanned, Edges]) -> Scanned:
    return pair[0]


def _second(pair: tuple[Scanned, Edges]) -> Edges:
    return pair[1]
