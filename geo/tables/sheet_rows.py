"""The rows of one sheet -> tidy ties."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import PurePath
from typing import TYPE_CHECKING

from ..errors import TableError
from ..gazetteer.keys import normalise
from ..reasons import Reason, because
from ..schema import SIDES, TIES
from ..words import words_by_meaning
from .dates import Dates, read_dates
from .direction import is_directed
from .files import Cell, Sheet
from .header import Header
from .header_words import OTHERS, WORDS
from .kinds import kind_of, kind_of_title, status_of
from .plan import ColumnPlan, Note, SetAside, SheetPlan
from .values import read_value_column, with_units

if TYPE_CHECKING:
    import pandas as pd

_DIRECTED = ("true", "1", "directed")  # as our own files and those of graph programs write it
_LIMITS = {"lat": 90.0, "lon": 180.0}


class SheetReader:
    """Reads one sheet. It holds where we are, so that every message can name the place."""

    def __init__(self, sheet: Sheet, header: Header, source: str, home: str | None) -> None:
        self.sheet, self.header, self.source, self.home = sheet, header, source, home
        self.notes: list[Note] = []
        self.set_aside: list[SetAside] = []
        self.where = source + (f", sheet {sheet.name}" if sheet.name else "")
        width = max(len(header.labels), *(len(cells) for _, cells in sheet.rows))
        for column in header.guessed:
            label = header.labels[header.columns[column]]
            self._note(because("guessed_column", label=label, role=column), column=label)
        self.labels = [*header.labels, *[""] * (width - len(header.labels))]
        self.rows = self._body()
        columns = list(
            zip(*[[*cells, *[None] * (width - len(cells))] for _, cells in self.rows], strict=True)
        )
        self.cells: list[tuple[Cell, ...]] = columns or [()] * width
        self.numbers = [number for number, _ in self.rows]

    @property
    def plan(self) -> SheetPlan:
        """How the sheet is read."""
        role_of = {index: role for role, index in self.header.columns.items()}
        return SheetPlan(
            self.sheet.name,
            self.sheet.rows[self.header.row][0],
            tuple(
                ColumnPlan(
                    index + 1,
                    label,
                    role_of.get(index),
                    guessed=role_of.get(index) in self.header.guessed,
                    named=role_of.get(index) in self.header.named,
                )
                for index, label in enumerate(self.labels)
                if label or index in role_of
            ),
            len(self.rows),
            tuple(self.set_aside),
        )

    def _note(self, why: Reason, row: int | None = None, column: str | None = None) -> None:
        self.notes.append(Note(why, self.source, self.sheet.name, row, column))

    def read(self) -> pd.DataFrame:
        """Return the rows as ties: the columns of `schema.TIES` but for tie_id, then the user's own."""
        import pandas as pd

        ties = pd.DataFrame({"row": self.numbers})
        ties["sheet"] = self.sheet.name
        for side in SIDES:
            ties[f"{side}_name"] = self._names(side)
            ties[f"{side}_country"] = self._texts(f"{side}_country")
            ties[f"{side}_org"] = self._texts(f"{side}_org")
            for axis in ("lat", "lon"):
                ties[f"{side}_{axis}"] = self._coordinates(f"{side}_{axis}")
            self._check_pair(side, ties)
        for column in OTHERS:
            if column not in ("kind", "status", "since", "until", "value", "value_unit", "directed"):
                ties[column] = self._texts(column)
        self._read_values(ties)
        self._read_directions(ties)
        self._read_kinds(ties)
        self._read_dates(ties)
        self._give_home(ties)
        for label, index in self._carried():
            ties[label] = list(self.cells[index])
        return ties

    # ---- rows ----

    def _body(self) -> list[tuple[int, list[Cell]]]:
        """Return the rows below the header that are ties or memberships, and remember the others."""
        body = []
        labels = [label for label in self.labels if label]
        for number, cells in self.sheet.rows[self.header.row + 1 :]:
            texts = [str(cell) for cell in cells if cell is not None]
            shown = ", ".join(texts[:4])
            if normalise(texts[0]) in _totals():
                self.set_aside.append(SetAside(number, "total", shown))
                self._note(because("total", cells=shown), number)
            elif texts == labels:  # on the next printed page
                self.set_aside.append(SetAside(number, "repeated header", shown))
            else:
                body.append((number, cells))
        return body

    # ---- columns ----

    def _column(self, name: str) -> tuple[Cell, ...]:
        index = self.header.columns.get(name)
        return (None,) * len(self.numbers) if index is None else self.cells[index]

    def _texts(self, name: str) -> list[str | None]:
        return [None if cell is None else _text(cell) for cell in self._column(name)]

    def _names(self, side: str) -> list[str | None]:
        """Join a region's column to the place's, as a path: smallest first."""
        names, regions = self._texts(f"{side}_name"), self._texts(f"{side}_region")
        return [
            f"{name}, {region}" if name and region and region not in name else name or region
            for name, region in zip(names, regions, strict=True)
        ]

    def _coordinates(self, name: str) -> list[float | None]:
        limit = _LIMITS[name.split("_")[1]]
        return [
            self._coordinate(cell, name, limit, number)
            for cell, number in zip(self._column(name), self.numbers, strict=True)
        ]

    def _coordinate(self, cell: Cell, name: str, limit: float, number: int) -> float | None:
        if cell is None:
            return None
        try:
            degrees = float(str(cell).replace(",", "."))
        except ValueError:
            degrees = float("nan")
        if not -limit <= degrees <= limit:
            swapped = "; are latitude and longitude swapped?" if 90 < abs(degrees) <= 180 else ""
            raise self._error(number, name, cell, f"degrees between {-limit:g} and {limit:g}{swapped}")
        return degrees

    def _check_pair(self, side: str, ties: pd.DataFrame) -> None:
        lonely = ties[f"{side}_lat"].isna() != ties[f"{side}_lon"].isna()
        if lonely.any():
            number = int(ties.loc[lonely, "row"].iloc[0])
            raise self._error(number, f"{side}_lat", None, "both latitude and longitude, or neither")

    def _read_values(self, ties: pd.DataFrame) -> None:
        """Read how much each tie carries; the unit of a column of its own goes before that of the cell and the label."""
        index = self.header.columns.get("value")
        label = "" if index is None else self.labels[index]
        found = with_units(read_value_column(self._column("value"), label), self._texts("value_unit"))
        ties["value"] = [float("nan") if value is None else value.number for value in found.values]
        ties["value_unit"] = [None if value is None else value.unit for value in found.values]
        for row, why in found.notes.items():
            self._note(why, self.numbers[row], label)

    def _read_directions(self, ties: pd.DataFrame) -> None:
        """Mark the ties that the file directs, by a column or by what its two sides are called."""
        labels = [
            next(
                (self.labels[self.header.columns[name]] for name in names if name in self.header.columns), ""
            )
            for names in (("from_name", "from_country", "from_org"), ("to_name", "to_country", "to_org"))
        ]
        all_directed = is_directed(*labels, has_values="value" in self.header.columns)
        cells = self._texts("directed")
        ties["directed"] = [
            True if (text.casefold() in _DIRECTED if text else all_directed) else None for text in cells
        ]

    def _read_kinds(self, ties: pd.DataFrame) -> None:
        """Map kinds and statuses. Where no column has the kind, a title, a heading or the sheet's name may."""
        words, originals = self._texts("kind"), self._texts("kind_original")
        above = [
            str(cell) for _, cells in self.sheet.rows[: self.header.row] for cell in cells if cell is not None
        ]
        title = " ".join([*self.labels, *above, self.sheet.name or "", PurePath(self.source).stem])
        otherwise = ("kind" not in self.header.columns and kind_of_title(title)) or "other"
        ties["kind_original"] = [original or word for word, original in zip(words, originals, strict=True)]
        # The lists, not the columns of the frame: pandas writes an empty text as NaN, which is true.
        ties["kind"] = [
            "network"
            if network and not target and not word
            else kind_of(word or original, otherwise=otherwise)
            for word, original, network, target in zip(
                words, originals, self._texts("network"), self._names("to"), strict=True
            )
        ]
        statuses = [
            a or b for a, b in zip(self._texts("status_original"), self._texts("status"), strict=True)
        ]
        ties["status_original"] = statuses
        ties["status"] = [status_of(status) for status in statuses]

    def _read_dates(self, ties: pd.DataFrame) -> None:
        since = self._dates("since")
        until = self._dates("until")
        ties["since"] = [start.since for start in since]
        ties["until"] = [
            end.since or end.until or start.until for start, end in zip(since, until, strict=True)
        ]
        for name in ("since", "until"):
            written = [_text(cell) if cell is not None else None for cell in self._column(name)]
            ties[f"{name}_original"] = [
                text if text != read else None for text, read in zip(written, ties[name], strict=True)
            ]

    def _dates(self, name: str) -> list[Dates]:
        found = []
        for cell, number in zip(self._column(name), self.numbers, strict=True):
            try:
                found.append(read_dates(cell))
                if doubt := found[-1].doubt:
                    label = self.labels[self.header.columns[name]]
                    self._note(because(doubt, label=label, cell=str(cell)), number, label)
            except ValueError as error:
                raise self._error(
                    number, name, cell, "a year or a date such as 1998, 1998-04 or 1998-04-21"
                ) from error
        return found

    def _give_home(self, ties: pd.DataFrame) -> None:
        """Put the home place where a row names only the partner."""
        alone = ties[["from_name", "from_country", "from_org", "from_lat"]].isna().all(axis=1)
        partner = (
            ties[["to_name", "to_country", "to_org", "to_lat"]].notna().any(axis=1) | ties["network"].notna()
        )
        if self.home is not None:
            ties["from_name"] = ties["from_name"].astype(object).mask(alone & partner, self.home)
        elif (alone & partner).any() and not {"from_name", "from_org", "from_lat"} & set(self.header.columns):
            raise TableError(
                f'{self.where} names only the partners; add home (--home), whose they are, such as "Goyang, KR"'
            )

    def _carried(self) -> list[tuple[str, int]]:
        """Name the columns that are not ours, and those that we read but keep as they were."""
        used = {
            index for column, index in self.header.columns.items()
            if column.split("_")[-1] not in ("region",)
        }  # fmt: skip
        carried: list[tuple[str, int]] = []
        taken: set[str] = set()
        for index, label in enumerate(self.labels):
            if index in used or (not label and not any(cell is not None for cell in self.cells[index])):
                continue
            name = label or f"column {index + 1}"
            name = f"{name} (original)" if name in TIES else name
            while name in taken:
                name += " (2)"
            taken.add(name)
            carried.append((name, index))
        return carried

    def _error(self, number: int, name: str, cell: Cell, expected: str) -> TableError:
        index = self.header.columns.get(name)
        label = self.labels[index] if index is not None else name
        return TableError(f"{self.where}, row {number}: column {label!r} is {cell!r}, expected {expected}")


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, dt.datetime | dt.date) else str(cell)


@functools.cache
def _totals() -> frozenset[str]:
    """Return the keys of the words that begin a row of sums."""
    return frozenset(map(normalise, words_by_meaning(WORDS / "totals.tsv")["total"]))
