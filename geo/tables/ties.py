"""The office's file, however untidy, as tidy ties."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import PurePath
from typing import TYPE_CHECKING, BinaryIO

from ..errors import TableError
from ..schema import SIDES, TIES
from .dates import Dates, read_dates
from .files import Cell, Sheet, read_sheets
from .header import Header, find_header
from .header_words import OTHERS
from .kinds import kind_of, status_of

if TYPE_CHECKING:
    import pandas as pd

# A row of sums. It is told, and it is no tie.
TOTAL = re.compile(
    r"(합\s*계|총\s*계|소\s*계|계|total|sum|subtotal|合\s*[计計]|総計|小計|计|計|summe|gesamt|somme|suma)\s*:?",
    re.I,
)
SISTER = re.compile(r"자매|姉妹|姊妹|姐妹|结好|sister|twin|jumel|hermana|gemell|partnerst[aä]dt", re.I)
_LIMITS = {"lat": 90.0, "lon": 180.0}


def read_ties(path: str, *, home: str | None = None, stdin: BinaryIO | None = None) -> pd.DataFrame:
    r"""Read a table of partnerships.

    Parameters
    ----------
    path
        .csv .tsv .xlsx .ods .json .geojson .parquet, or ``-`` for CSV from `stdin`. Encodings, delimiters, headers in
        seven languages, titles above the header, headers of two rows and several sheets are found out.
    home
        The office's own place, such as ``"Goyang, KR"``: the `from` side of rows that name only the partner.
    stdin
        Where ``-`` is read from.

    Returns
    -------
    pandas.DataFrame
        The columns of `geo.schema.TIES`, then the user's other columns, untouched. One row per row of the file, in its
        order. ``frame.attrs["notes"]`` lists in sentences what was left aside: sheets without ties, rows of sums.

    Raises
    ------
    TableError
        If the file, a date or a coordinate cannot be read, with the place and what was expected.

    Examples
    --------
    >>> import io
    >>> ties = read_ties("-", home="Busan, KR", stdin=io.BytesIO("자매도시,국가\n上海,中国\n".encode()))
    >>> ties[["row", "from_name", "to_name", "to_country", "kind"]].values.tolist()
    [[2, 'Busan, KR', '上海', '中国', 'sister']]
    """
    import pandas as pd

    shown = "standard input" if path == "-" else path
    notes: list[str] = []
    frames = []
    sheets = read_sheets(path, stdin)
    notes += [
        f"{shown}, sheet {sheet.name}: is hidden; the sheet is left aside" for sheet in sheets if sheet.hidden
    ]
    sheets = [sheet for sheet in sheets if not sheet.hidden]
    headers = [find_header(sheet, partners_only=home is not None) for sheet in sheets]
    if not any(headers):
        raise _no_header(sheets, shown)
    for sheet, header in zip(sheets, headers, strict=True):
        if header is None:
            if sheet.rows:
                notes.append(f"{shown}, sheet {sheet.name}: no column names a place; the sheet is left aside")
            continue
        frames.append(_SheetReader(sheet, header, shown, home, notes).read())
    ties = pd.concat(frames, ignore_index=True)
    if ties.empty:
        raise TableError(f"{shown} has a header and no rows; expected at least one partnership")
    ties["tie_id"] = [f"t{number}" for number in range(1, len(ties) + 1)]
    if len(sheets) == 1:
        ties["sheet"] = None
    others = [column for column in ties.columns if column not in TIES]
    ties = ties.reindex(columns=[*TIES, *others])
    ties.attrs["notes"] = notes
    return ties


def _no_header(sheets: list[Sheet], shown: str) -> TableError:
    rows = next((sheet.rows for sheet in sheets if sheet.rows), [])
    seen = ", ".join(str(cell) for cell in (rows[0][1] if rows else []) if cell is not None)[:200]
    return TableError(
        f"{shown}: no header names a place; found the columns {seen or 'none'},"
        " expected at least a partner city (or from and to, or a city and a network)"
    )


class _SheetReader:
    """Reads one sheet: it holds where we are, so that every message can say it."""

    def __init__(self, sheet: Sheet, header: Header, shown: str, home: str | None, notes: list[str]) -> None:
        self.sheet, self.header, self.home, self.notes = sheet, header, home, notes
        self.file = PurePath(shown).stem
        self.where = shown + (f", sheet {sheet.name}" if sheet.name else "")
        width = max(len(header.labels), *(len(cells) for _, cells in sheet.rows))
        for column in header.guessed:
            notes.append(
                f"{self.where}: the column {header.labels[header.columns[column]]!r} is read as {column}"
            )
        self.labels = [*header.labels, *[""] * (width - len(header.labels))]
        self.rows = self._body()
        columns = list(
            zip(*[[*cells, *[None] * (width - len(cells))] for _, cells in self.rows], strict=True)
        )
        self.cells: list[tuple[Cell, ...]] = columns or [()] * width
        self.numbers = [number for number, _ in self.rows]

    def read(self) -> pd.DataFrame:
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
            if column not in ("kind", "status", "since", "until"):
                ties[column] = self._texts(column)
        self._read_kinds(ties)
        self._read_dates(ties)
        self._give_home(ties)
        for label, index in self._carried():
            ties[label] = list(self.cells[index])
        return ties

    # ---- rows ----

    def _body(self) -> list[tuple[int, list[Cell]]]:
        body = []
        for number, cells in self.sheet.rows[self.header.row + 1 :]:
            texts = [str(cell) for cell in cells if cell is not None]
            if TOTAL.fullmatch(texts[0]):
                self.notes.append(
                    f"{self.where}, row {number}: a row of sums ({', '.join(texts[:4])}), no partnership"
                )
            elif texts != [
                label for label in self.labels if label
            ]:  # a header repeated on the next printed page
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

    def _read_kinds(self, ties: pd.DataFrame) -> None:
        """Map kinds and statuses. Where no column says the kind, a title, a heading or the sheet's name may."""
        words, originals = self._texts("kind"), self._texts("kind_original")
        above = [
            str(cell) for _, cells in self.sheet.rows[: self.header.row] for cell in cells if cell is not None
        ]
        said = " ".join([*self.labels, *above, self.sheet.name or "", self.file])
        otherwise = "sister" if "kind" not in self.header.columns and SISTER.search(said) else "other"
        ties["kind_original"] = [original or word for word, original in zip(words, originals, strict=True)]
        ties["kind"] = [
            "network" if network and not target and not word else kind_of(word or original, otherwise=otherwise)
            for word, original, network, target in zip(words, originals, ties["network"], ties["to_name"], strict=True)
        ]  # fmt: skip
        ties["status_original"] = [
            a or b for a, b in zip(self._texts("status_original"), self._texts("status"), strict=True)
        ]
        ties["status"] = [status_of(word) for word in ties["status_original"]]

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
                    self.notes.append(f"{self.where}, row {number}: column {label!r} is {cell!r}: {doubt}")
            except ValueError as error:
                raise self._error(
                    number, name, cell, "a year or a date such as 1998, 1998-04 or 1998-04-21"
                ) from error
        return found

    def _give_home(self, ties: pd.DataFrame) -> None:
        """Put the office's own place where a row names only the partner."""
        alone = ties[["from_name", "from_country", "from_org", "from_lat"]].isna().all(axis=1)
        partner = (
            ties[["to_name", "to_country", "to_org", "to_lat"]].notna().any(axis=1) | ties["network"].notna()
        )
        if self.home is not None:
            ties["from_name"] = ties["from_name"].astype(object).mask(alone & partner, self.home)
        elif (alone & partner).any() and not {"from_name", "from_org", "from_lat"} & set(self.header.columns):
            raise TableError(
                f'{self.where} names only the partners; say whose they are, such as --home "Goyang, KR"'
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
