"""A list of names as a file -> the same rows with what was found. Works without pandas, so that it starts at once."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from .errors import TableError
from .naming.answer import Answer
from .naming.column import geocode_names
from .naming.toponym import normalise
from .reading.sheet import read_sheets
from .writing import write_whole

if TYPE_CHECKING:
    from .gazetteer import Gazetteer

FOUND = (
    "verdict",
    "match",
    "score",
    "place_id",
    "place_name",
    "level",
    "country_code",
    "admin1",
    "lat",
    "lon",
    "reason",
)

_NAME = """name city place toponym partner town municipality partnercity sistercity cityname
    이름 도시 도시명 지역 자치단체 단체명 자매도시 名称 名前 都市 都市名 城市 城市名称 自治体 自治体名 地名 stadt ort partnerstadt ville
    commune ciudad nombre nom naam"""
_COUNTRY = (
    "country nation state land pays país pais 국가 국가명 나라 国 国名 国家 country_name countryname staat"
)


@dataclass(frozen=True, slots=True)
class NamesTable:
    """The rows of a list of names, as text."""

    columns: list[str]
    cells: list[list[str]]
    names: list[str]
    countries: list[str | None] | None  # None if the list has no such column

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.cells)


def read_names(path: str, stdin: BinaryIO | None = None) -> NamesTable:
    r"""Read a list of names.

    Parameters
    ----------
    path
        A table of any kind that `geo.reading.sheet.read_sheets` reads, or ``-`` for CSV from `stdin`. Its header names a
        column of names and, if it has one, a column of countries.
    stdin
        Where ``-`` is read from.

    Raises
    ------
    TableError
        If the file cannot be read or no column of names is recognised.

    Examples
    --------
    >>> read_names("-", io.BytesIO("name,country\n부산,Korea\n".encode())).names
    ['부산']
    """
    sheets = read_sheets(path, stdin)
    sheet = next((one for one in sheets if not one.hidden), sheets[0])
    (_, head), *body = sheet.rows or [(1, [])]
    columns = ["" if cell is None else str(cell) for cell in head]
    keys = [normalise(column) for column in columns]
    at_name, at_country = _position(keys, _NAME), _position(keys, _COUNTRY)
    if at_name is None:
        seen = ", ".join(repr(column) for column in columns[:20])
        raise TableError(
            f"{path}: no column of names; found {seen or 'no header'}, expected 'name' and, if known, 'country'"
        )
    cells = [["" if cell is None else str(cell) for cell in row] for _, row in body]
    cells = [[*row, *[""] * (len(columns) - len(row))] for row in cells]
    return NamesTable(
        [*columns, *[""] * (max(map(len, cells), default=0) - len(columns))],
        cells,
        [row[at_name] for row in cells],
        None if at_country is None else [row[at_country] or None for row in cells],
    )


def write_answers(rows: NamesTable, gazetteer: Gazetteer, output: str) -> int:
    """Judge the names of a table and write its rows with `FOUND` behind them, as CSV.

    Parameters
    ----------
    rows
        With `columns`, `cells` (a list of texts a row) and the places of the name and the country among the columns.
    gazetteer
        The places.
    output
        The file to write; ``-`` is standard output.

    Returns
    -------
    int
        How many names are not placed.
    """
    answers = geocode_names(rows.names, rows.countries, gazetteer)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*rows.columns, *(f"{c} (found)" if c in rows.columns else c for c in FOUND)])
    for cells, answer in zip(rows.cells, answers, strict=True):
        writer.writerow([*map(_safe, cells), *map(_safe, found_columns(answer))])
    write_whole(output, text.getvalue())
    return sum(answer.verdict != "placed" for answer in answers)


def found_columns(answer: Answer) -> list[Any]:
    """Return an answer as the values of `FOUND`; what is not known is empty.

    Examples
    --------
    >>> found_columns(Answer("missing", "There is no name."))[0]
    'missing'
    """
    place = answer.place
    if place is None:
        return [answer.verdict, *[""] * (len(FOUND) - 2), answer.reason]
    return [
        answer.verdict, answer.match, answer.score, place.place_id, place.name, place.level, place.country,
        place.admin1 or "", place.lat, place.lon, answer.reason,
    ]  # fmt: skip


def _position(keys: list[str], words: str) -> int | None:
    wanted = [normalise(word) for word in words.split()]
    return min(
        (at for at, key in enumerate(keys) if key in wanted),
        key=lambda at: wanted.index(keys[at]),
        default=None,
    )


def _safe(value: Any) -> Any:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
