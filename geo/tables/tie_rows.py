"""The rows of a table whose columns are known -> tidy ties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from ..distinct_rows import DistinctRows, distinct_rows
from ..reasons import Reason, because
from ..schema import SIDES, TIES
from .cell_marks import COMMENTS, addresses, comments
from .coordinates import Point, read_axes, read_points
from .dates import Dates, read_date_column
from .direction import is_directed
from .files import Cell
from .header_words import OTHERS
from .kinds import kind_of_title, read_kinds, status_of, status_of_kind, status_of_title
from .options import ReadOptions
from .orientation import orient
from .place_evidence import contains
from .plan import ColumnPlan, Note, SheetPlan
from .plan_text import letters
from .table import Table, column_plans
from .unreadable import unreadable
from .values import read_value_column, with_units

if TYPE_CHECKING:
    import pandas as pd

    from ..gazetteer import Place
    from .lookup import Lookup

_DIRECTED = ("true", "1", "directed")  # as our own files and those of graph programs write it
# Columns that are made of more than one cell of the table.
_MADE = ("kind", "status", "since", "until", "value", "value_unit", "directed", "source", "note")


class TieRows:
    """Makes ties of one table. It holds where we are, so that every message can name the place."""

    def __init__(
        self, table: Table, source: str, options: ReadOptions, home: Place | None, lookup: Lookup | None
    ) -> None:
        self.table, self.source, self.options, self.home, self.lookup = table, source, options, home, lookup
        self.sheet = table.block.sheet
        self.where = source + (f", sheet {self.sheet.name}" if self.sheet.name else "")
        self.notes: list[Note] = []
        for why, row, column in table.notes:
            self._note(why, row, column)
        self.numbers = [number for number, _ in table.rows]
        self.above = [*{id(above): above for above in table.under}.values()]  # what headings say, once each
        self.comments = comments(table)
        columns = list(zip(*(cells for _, cells in table.rows), strict=True))
        self.cells: list[tuple[Cell, ...]] = columns or [()] * len(table.labels)

    def read(self) -> pd.DataFrame:
        """Return the rows as ties: the columns of `schema.TIES` but for tie_id, then the user's own."""
        import pandas as pd

        ties = pd.DataFrame({"row": pd.Series(self.numbers, dtype="int64")})
        ties["sheet"] = self.sheet.name
        # Lists, not the columns of the frame: pandas writes an empty text as NaN, which is true.
        names = {side: self._names(side) for side in SIDES}
        for side in SIDES:
            countries = self._countries(side)
            ties[f"{side}_name"] = names[side]
            ties[f"{side}_country"] = countries
            ties[f"{side}_org"] = self._texts(f"{side}_org")
            points = self._points(side, countries)
            ties[f"{side}_lat"] = [None if point is None else point.lat for point in points]
            ties[f"{side}_lon"] = [None if point is None else point.lon for point in points]
        for column in OTHERS:
            if column not in _MADE:
                ties[column] = self._texts(column)
        ties["source"] = addresses(self.table, self._texts("source"))
        ties["note"] = self._texts("note")
        self._read_values(ties)
        self._read_directions(ties)
        ties["network"] = self._networks()
        self._read_kinds(ties, names["to"])
        self._read_dates(ties)
        self._read_struck(ties)
        self._give_home(ties)
        for label, index in self._carried():
            ties[label] = list(self.cells[index])
        if self.comments:
            ties[COMMENTS] = self.comments
        return ties

    def plan(self, ties: pd.DataFrame) -> SheetPlan:
        """Return how the table was read."""
        table, block = self.table, self.table.block
        headers = block.header_rows
        return SheetPlan(
            self.sheet.name,
            headers[-1] if headers else None,
            (*column_plans(table), *self._comment_plan()),
            table.layout,
            rows=len({*self.numbers}),
            ties=len(ties),
            title_rows=tuple(title.row for title in block.titles),
            header_rows=headers,
            headings=tuple(table.headings),
            set_aside=tuple(sorted(table.set_aside, key=lambda row: row.row)),
            hidden_rows=self._hidden_rows(),
            rows_in=len({*block.numbers}),
        )

    def _comment_plan(self) -> list[ColumnPlan]:
        """Return the column in which comments are carried; like a hidden one it is not published."""
        count = sum(comment is not None for comment in self.comments)
        position = self.table.block.first_column + len(self.table.labels) + 1
        return [ColumnPlan(position, COMMENTS, None, filled=count, hidden=True)] if count else []

    def note_hidden(self) -> None:
        """Note the rows and columns that the user's program hides."""
        if rows := self._hidden_rows():
            self._note(because("hidden_rows", count=len(rows)), rows[0])
        labels = [
            label or letters(positions[0] + 1)
            for label, positions in zip(self.table.labels, self.table.positions, strict=True)
            if self.sheet.hidden_columns & {*positions}
        ]
        labels += [COMMENTS] if self.comments else []
        if labels:
            self._note(because("hidden_columns", columns=", ".join(labels)))

    def _hidden_rows(self) -> tuple[int, ...]:
        hidden = self.sheet.hidden_rows
        return tuple(number for number in dict.fromkeys(self.numbers) if number in hidden) if hidden else ()

    def _note(self, why: Reason, row: int | None = None, column: str | None = None) -> None:
        self.notes.append(Note(why, self.source, self.sheet.name, row, column))

    # ---- columns ----

    def _column(self, name: str) -> Sequence[Cell]:
        index = self.table.roles.get(name)
        return (None,) * len(self.numbers) if index is None else self.cells[index]

    def _label(self, name: str) -> str:
        index = self.table.roles.get(name)
        return "" if index is None else self.table.labels[index]

    def _texts(self, name: str) -> list[str | None]:
        return _as_texts(self._column(name))

    def _networks(self) -> list[str | None]:
        """Return the network of each row: that of its column, else the one that the user states for the list."""
        if "network" in self.table.roles:
            return self._texts("network")
        return [self.options.network] * len(self.numbers)

    def _under(self, says: str) -> list[str | None]:
        if not any(says in above for above in self.above):
            return [None] * len(self.numbers)
        return [above.get(says) for above in self.table.under]

    def _names(self, side: str) -> list[str | None]:
        """Join a region's column to the place's, as a path: smallest first."""
        names, regions = self._texts(f"{side}_name"), self._texts(f"{side}_region")
        found = [
            f"{name}, {region}" if name and region and self._is_inside(name, region) else name or region
            for name, region in zip(names, regions, strict=True)
        ]
        if side == "from":
            found = [name or above for name, above in zip(found, self._under("place"), strict=True)]
        return found

    def _is_inside(self, name: str, region: str) -> bool:
        """Return whether a place may lie in a region.

        A quarter of the town says nothing of where the town is, and neither does a region that nobody knows.
        """
        lookup = self.lookup
        if region in name:
            return False
        return lookup is None or (bool(lookup.places(region)) and not contains(name, region, lookup))

    def _countries(self, side: str) -> list[str | None]:
        """Return the countries of a side: those of its column, of the headings above, or the only possible one."""
        found = self._texts(f"{side}_country")
        if side == "to":
            return [cell or above for cell, above in zip(found, self._under("country"), strict=True)]
        if own := self.table.own_country:
            return [own if name else None for name in self._texts("from_name")]
        return found

    def _points(self, side: str, countries: list[str | None]) -> list[Point | None]:
        """Read the coordinates of a side, from one column or two; what cannot be read is noted and not used."""
        both, lat, lon = (f"{side}_{field}" for field in ("coordinates", "lat", "lon"))
        read = (both,) if both in self.table.roles else (lat, lon)
        if not self.table.roles.keys() & {*read}:
            return [None] * len(self.numbers)
        distinct = distinct_rows(*map(self._column, read), countries)
        cells, times = [distinct.column(at) for at in range(len(read))], distinct.counts.tolist()
        label = self._label(read[0])
        if both in read:
            found = read_points(cells[0], label, times)
        else:
            found = read_axes(cells[0], cells[1], label, self._label(lon), times)
        if self.lookup is not None:
            found = orient(found, distinct.column(-1), self.lookup, self.lookup.gazetteer, times)
        if found.swapped is not None:
            self._note(found.swapped, column=label)
        for row in distinct.rows_of(found.notes):
            self._note(found.notes[int(distinct.codes[row])], self.numbers[row], label)
        return distinct.spread(found.points)

    def _read_values(self, ties: pd.DataFrame) -> None:
        """Read how much each tie carries; the unit of a column of its own goes before that of the cell and the label."""
        if "value" not in self.table.roles:
            ties["value"], ties["value_unit"] = float("nan"), None
            return
        label = self._label("value")
        found = with_units(read_value_column(self._column("value"), label), self._texts("value_unit"))
        ties["value"] = [float("nan") if value is None else value.number for value in found.values]
        ties["value_unit"] = [None if value is None else value.unit for value in found.values]
        for row, why in found.notes.items():
            self._note(why, self.numbers[row], label)

    def _read_directions(self, ties: pd.DataFrame) -> None:
        """Mark the ties that the file directs, by a column or by what its two sides are called."""
        labels = [
            next((self._label(name) for name in names if name in self.table.roles), "")
            for names in (("from_name", "from_country", "from_org"), ("to_name", "to_country", "to_org"))
        ]
        all_directed = is_directed(*labels, has_values="value" in self.table.roles)
        ties["directed"] = [
            True if (text.casefold() in _DIRECTED if text else all_directed) else None
            for text in self._texts("directed")
        ]

    # ---- kinds and dates ----

    def _read_kinds(self, ties: pd.DataFrame, partners: list[str | None]) -> None:
        """Map kinds and statuses. Where no column has the kind, a heading, a title or the sheet's name may."""
        words, originals = self._texts("kind"), self._texts("kind_original")
        words = [word or above for word, above in zip(words, self._under("kind"), strict=True)]
        title = " ".join(
            [
                *self.table.labels,
                *(title.text for title in self.table.block.titles),
                self.sheet.name or "",
                PurePath(self.source).stem,
            ]
        )
        country = None if self.home is None else self.home.country
        title_kind = None if "kind" in self.table.roles else kind_of_title(title, country=country)
        written = [original or word for word, original in zip(words, originals, strict=True)]
        kinds = read_kinds(written, title_kind=title_kind, country=country)
        ties["kind_original"] = written
        ties["kind"] = [
            "network" if network and not partner and not word else kind
            for word, kind, network, partner in zip(written, kinds, self._networks(), partners, strict=True)
        ]
        statuses = [
            a or b or c
            for a, b, c in zip(
                self._texts("status_original"), self._texts("status"), self._under("status"), strict=True
            )
        ]
        ties["status_original"] = statuses
        pairs = [*zip(statuses, written, strict=True)]
        read = {pair: _status(*pair) for pair in {*pairs}}
        ties["status"] = [read[pair] for pair in pairs]

    def _read_dates(self, ties: pd.DataFrame) -> None:
        """Read when ties begin and end. A date that cannot be read is noted, and its row is drawn without it."""
        names = ("since", "until")
        distinct = distinct_rows(*map(self._date_cells, names))
        country = None if self.home is None else self.home.country
        read = [read_date_column(distinct.column(at), country=country) for at in range(len(names))]
        for at, name in enumerate(names):
            self._note_doubts(name, distinct, at, read[at])
        both = [*zip(*read, strict=True)]
        made = {
            # A range in the column of the end has its beginning too.
            "since": [start.since or (end.since if end.until else None) for start, end in both],
            "until": [end.until or end.since or start.until for start, end in both],
        }
        for name, dates in made.items():
            ties[name] = distinct.spread(dates)
        if any(start.status or end.status for start, end in both):
            goes_on = distinct.spread([start.status or end.status for start, end in both])
            statuses = zip(ties["status"].tolist(), goes_on, strict=True)
            ties["status"] = [stated if isinstance(stated, str) else read for stated, read in statuses]
        for name, dates in made.items():
            once = distinct_rows(self._texts(name), distinct.codes)
            ties[f"{name}_original"] = once.spread(
                [text if text != dates[code] else None for text, code in once.rows]
            )

    def _date_cells(self, name: str) -> Sequence[Cell]:
        cells = self._column(name)
        if not any(name in above for above in self.above):
            return cells
        return [
            within if cell is None else cell for cell, within in zip(cells, self._under(name), strict=True)
        ]

    def _note_doubts(self, name: str, distinct: DistinctRows, column: int, read: list[Dates]) -> None:
        label = self._label(name) or name
        doubtful = [code for code, dates in enumerate(read) if dates.doubt]
        for row in distinct.rows_of(doubtful):
            code = int(distinct.codes[row])
            dates, cell = read[code], str(distinct.rows[code][column])
            if dates.doubt:
                self._note(because(dates.doubt, label=label, cell=cell), self.numbers[row], label)

    def _read_struck(self, ties: pd.DataFrame) -> None:
        """End the ties of rows that are struck through."""
        struck = ties["row"].isin(self.sheet.struck_rows)
        if struck.any():
            ties["status"] = ties["status"].astype(object).mask(struck, "ended")
            for number in dict.fromkeys(ties.loc[struck, "row"]):
                self._note(because("struck"), int(number))

    # ---- the user's own side ----

    def _give_home(self, ties: pd.DataFrame) -> None:
        """Put the home place where a row names only the partner."""
        alone = ties[["from_name", "from_country", "from_org", "from_lat"]].isna().all(axis=1)
        partner = (
            ties[["to_name", "to_country", "to_org", "to_lat"]].notna().any(axis=1) | ties["network"].notna()
        )
        if self.options.home is not None:
            ties["from_name"] = ties["from_name"].astype(object).mask(alone & partner, self.options.home)
            return
        known = {"from_name", "from_org", "from_lat", "from_country"} & {*self.table.roles}
        if (alone & partner).any() and not known and not any("place" in under for under in self.table.under):
            raise unreadable(self.where, column_plans(self.table))

    def _carried(self) -> list[tuple[str, int]]:
        """Name the columns that are not ours, and those that we read but keep as they were."""
        used = {index for role, index in self.table.roles.items() if not role.endswith("_region")}
        carried: list[tuple[str, int]] = []
        taken: set[str] = set()
        for index, label in enumerate(self.table.labels):
            if index in used or (not label and not any(cell is not None for cell in self.cells[index])):
                continue
            name = label or f"column {index + 1}"
            name = f"{name} (original)" if name in TIES else name
            while name in taken:
                name += " (2)"
            taken.add(name)
            carried.append((name, index))
        return carried


def _status(status: str | None, kind: str | None) -> str | None:
    """Return the status that the user's words for it say, or those for the kind."""
    return (status_of(status) or status_of_title(status)) if status else status_of_kind(kind)


def _as_texts(cells: Sequence[Cell]) -> list[str | None]:
    if {*map(type, cells)} <= {str, type(None)}:
        return list(cast("Sequence[str | None]", cells))
    return [None if cell is None else _text(cell) for cell in cells]


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, dt.datetime | dt.date) else str(cell)
