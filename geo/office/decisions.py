"""The office's decisions: review sheets as they come back, and what they say of each name."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd

from ..errors import DecisionError
from ..reading.sheet import Cell, Sheet, read_sheets
from .mentions import Key, key_of, mentions

Decision = tuple[Literal["place"], str] | tuple[Literal["at"], float, float] | tuple[Literal["skip"]]

# What `review` writes. An office may add columns of its own, and may write name, country, lat, lon by hand.
COLUMNS = ("name", "country", "rows", "verdict", "reason", "place", "candidates", "decision", "note")
SYNONYMS = {"latitude": "lat", "longitude": "lon", "lng": "lon", "long": "lon", "placeid": "place_id"}
EXPECTED = "the number of a candidate, a place_id such as city:1838524, 'lat, lon' or skip"
DEEPEST = 30  # a header is looked for in so many rows
ANY_COUNTRY = "*"

_PLACE_ID = re.compile(r"(?:.*\[)?((?:country|admin1|admin2|city):[^\s\[\]]+)\]?", re.DOTALL)
_AT_ID = re.compile(r"(?:.*\[)?at:([^:\]]+)(?::.*)?", re.DOTALL)
_CANDIDATE = re.compile(r"^(\d+)\. (.*\[([^\[\]]+)\])$", re.MULTILINE)
_POINT = re.compile(r"(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?) \[")  # of a candidate
_NUMBER = r"([-+−]?\d{1,3}(?:\.\d+)?)\s*°?\s*"
_PICK = re.compile(r"[#№]?\s*(\d{1,2})(?:\.0)?\s*[.)번番号號]?")
_SKIP = frozenset(
    {"skip", "제외", "생략", "除外", "対象外", "跳过", "略過", "weglassen", "ignorer", "omitir"}
)
# 35°10′46″N as encyclopaedias write it
_DMS = re.compile(r"(\d{1,3})\s*°\s*(\d{1,2})\s*[′'’]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:[″\"”]|''|′′))?")
_COORDINATES = re.compile(rf"\(?\s*{_NUMBER}([NSEW])?\s*[,;/\s]\s*{_NUMBER}([NSEW])?\s*\)?", re.IGNORECASE)
_QUOTED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True)
class Decided:
    """One row of a review sheet with all that the office put into it."""

    name: str | None
    country: str | None
    decision: Decision | None  # None: the office but wrote a note, or a column of its own
    written: str  # the decision in words that hold without this row's candidates
    note: str | None
    own: Mapping[str, Cell]  # columns that the office added
    file: str
    row: int

    @property
    def where(self) -> str:
        """Say where it stands."""
        return f"{self.file}, row {self.row}"


@dataclass(frozen=True)
class Decisions:
    """What one office, or several, decided."""

    rows: Mapping[Key, Decided]
    own: Sequence[str] = ()  # columns that the office added, in their order
    remarks: Sequence[str] = field(default=())

    def get(self, key: tuple[str | None, str | None]) -> Decision | None:
        """Return the decision on (name, country) as the table writes them.

        Examples
        --------
        >>> here = Decided("Springfield", "USA", ("place", "city:4250542"), "1", None, {}, "places.csv", 2)
        >>> decisions = Decisions({("Springfield", "USA"): here})
        >>> decisions.get(("Springfield", "USA")), decisions.get(("Springfield", None))
        (('place', 'city:4250542'), None)
        """
        found = self.find(key_of(*key))
        return found.decision if found else None

    def find(self, key: Key) -> Decided | None:
        """Return the row on a name; a file without a column of countries decides for a name in any."""
        return self.rows.get(key) or self.rows.get((key[0], ANY_COUNTRY))

    def where(self, key: tuple[str | None, str | None]) -> str:
        """Say which file and row decided, for messages."""
        found = self.find(key_of(*key))
        return found.where if found else ""

    def joined(self, other: Decisions) -> Decisions:
        """Return what both say.

        Raises
        ------
        DecisionError
            If they contradict one another.
        """
        rows = dict(self.rows)
        for key, decided in other.rows.items():
            rows[key] = _joined(rows.get(key), decided)
        remarks = dict.fromkeys([*self.remarks, *other.remarks])
        return Decisions(rows, tuple(dict.fromkeys([*self.own, *other.own])), tuple(remarks))

    def unused(self, geocoded: pd.DataFrame) -> list[str]:
        """Say what of the files is not used: decisions that no longer apply, columns that are not read.

        Parameters
        ----------
        geocoded
            `schema.GEOCODED`, or TIES.

        Returns
        -------
        list of str
            One sentence each.
        """
        table = mentions(geocoded)[["name", "country"]].drop_duplicates()
        keys = {key_of(*pair) for pair in table.itertuples(index=False, name=None)}
        keys |= {(name, ANY_COUNTRY) for name, _ in keys}
        return [
            *self.remarks,
            *(
                f"{made.where}: the table no longer has {_named(made)}; the decision is kept, not used"
                for key, made in self.rows.items()
                if key not in keys and made.decision
            ),
        ]


def read_decisions(paths: Iterable[str | os.PathLike[str]]) -> Decisions:
    """Read review sheets that came back, of one office or of several.

    Parameters
    ----------
    paths
        .csv, .xlsx or .ods with the columns name, country and decision, or name, country, lat and lon.

    Returns
    -------
    Decisions
        Rows without a decision, a note or a cell of the office's own are left out.

    Raises
    ------
    DecisionError
        If a file has other columns, a decision says nothing that is known, or two rows contradict one another.
    TableError
        If a file cannot be read at all.

    Examples
    --------
    >>> read_decisions([]).get(("Seoul", "Korea")) is None
    True
    """
    rows: dict[Key, Decided] = {}
    own: dict[str, None] = {}
    remarks: list[str] = []
    for path in paths:
        for sheet in _sheets(str(path)):
            made = _read_rows(str(path), sheet, own, remarks)
            for key, decided in made:
                rows[key] = _joined(rows.get(key), decided)
    return Decisions(rows, tuple(own), tuple(remarks))


def find_decisions(table: str | os.PathLike[str]) -> list[Path]:
    """Find the files of decisions that lie beside a table: ties.xlsx.places.csv, ties.places.csv, or .xlsx.

    Examples
    --------
    >>> find_decisions("no such table.csv"), find_decisions("-")
    ([], [])
    """
    path = Path(table)
    bases = [] if str(table) == "-" else [path, path.with_suffix("")]
    beside = [base.with_name(f"{base.name}.places{suffix}") for base in bases for suffix in (".csv", ".xlsx")]
    return [file for file in beside if file.is_file()]


def _sheets(path: str) -> list[Sheet]:
    """Keep the sheets of a file that hold decisions."""
    sheets = [
        sheet for sheet in read_sheets(path) if not sheet.hidden
    ]  # review keeps the picks in a hidden one
    fitting = [sheet for sheet in map(_from_header, sheets) if sheet.rows and _fits(_header(sheet))]
    if not fitting:
        seen = [
            str(cell) for sheet in sheets for _, cells in sheet.rows[:1] for cell in cells if cell is not None
        ]
        raise DecisionError(
            f"{path}: has the columns {', '.join(seen[:12]) or '(none)'}, expected name, country and decision"
            " as a review sheet has them, or name, country, lat and lon"
        )
    return fitting


def _from_header(sheet: Sheet) -> Sheet:
    """Leave out what an office put above the header."""
    rows = sheet.rows
    at = next((at for at, row in enumerate(rows[:DEEPEST]) if _fits([_column(cell) for cell in row[1]])), 0)
    return dataclasses.replace(sheet, rows=rows[at:])


def _header(sheet: Sheet) -> list[str]:
    return [_column(cell) for cell in sheet.rows[0][1]]


def _column(cell: Cell) -> str:
    text = "" if cell is None else _unquoted(" ".join(str(cell).split()))
    known = text.casefold().replace(" ", "_")
    known = SYNONYMS.get(known, known)
    return known if known in (*COLUMNS, "lat", "lon", "place_id") else text


def _fits(header: Sequence[str]) -> bool:
    return "name" in header and ("decision" in header or "place_id" in header or {"lat", "lon"} <= {*header})


def _read_rows(
    path: str, sheet: Sheet, own: dict[str, None], remarks: list[str]
) -> list[tuple[Key, Decided]]:
    header = _header(sheet)
    added = [column for column in header if column and column not in (*COLUMNS, "lat", "lon", "place_id")]
    own.update(dict.fromkeys(added))
    if added:
        remarks.append(f"{path}: the columns {', '.join(map(repr, added))} are kept, not read")
    if "country" not in header:
        remarks.append(f"{path}: has no column country; its decisions hold for a name in any country")
    made = []
    for number, cells in sheet.rows[1:]:
        record = {
            column: _unquoted(cell) if isinstance(cell, str) else cell
            for column, cell in zip(header, cells, strict=False)
            if column
        }
        decided = _read_row(record, added, path, number)
        if decided.decision or decided.note or any(cell is not None for cell in decided.own.values()):
            key = key_of(decided.name, decided.country)
            made.append((key if "country" in header else (key[0], ANY_COUNTRY), decided))
    return made


def _unquoted(text: str) -> str:
    """Take away the ``'`` that `review` put before what a spreadsheet would run."""
    return text[1:] if _QUOTED.match(text) else text


def _read_row(record: Mapping[str, Cell], added: Sequence[str], path: str, number: int) -> Decided:
    text = _text(record.get("decision"))
    if text is None and record.get("place_id") is not None:
        text = _text(record["place_id"])
    if text is None and (record.get("lat") is not None or record.get("lon") is not None):
        text = _point(record, f"{path}, row {number}")
    name, country = _text(record.get("name")), _text(record.get("country"))
    where = f"{path}, row {number}"
    if text is not None and name is None:
        raise DecisionError(f"{where}: has the decision {text!r} but no name; expected the name it is for")
    listed = _text(record.get("candidates")) or ""
    own = {column: record.get(column) for column in added}
    decision = None if text is None else _decide(text, listed, where)
    written = _lasting(text or "", listed)
    return Decided(name, country, decision, written, _text(record.get("note")), own, path, number)


def _point(record: Mapping[str, Cell], where: str) -> str:
    """Return what the columns lat and lon say, as a decision."""
    said = {axis: _text(record.get(axis)) for axis in ("lat", "lon")}
    for axis, other in (("lat", "lon"), ("lon", "lat")):
        if said[axis] is None:
            raise DecisionError(
                f"{where}: has {other} {said[other]!r} and no {axis}, expected both or neither"
            )
    between = "; " if any("," in str(text) for text in said.values()) else ", "
    return between.join(str(text) for text in said.values())


def _text(cell: Cell) -> str | None:
    text = "" if cell is None else str(cell).strip()
    return text or None


# ---- one decision ----


def _decide(text: str, listed: str, where: str) -> Decision:
    """Read a decision; `listed` are the candidates of its row."""
    if text.casefold() in _SKIP:
        return ("skip",)
    if pick := _PICK.fullmatch(text):
        return _picked(int(pick[1]), listed, where)
    if match := _PLACE_ID.fullmatch(text):
        return ("place", match[1])
    if match := _AT_ID.fullmatch(text):
        text = match[1]
    # 35,18; 129,07 as Germans and French write it
    plain = text.replace(",", ".") if ";" in text else text
    plain = _DMS.sub(lambda at: f"{int(at[1]) + int(at[2]) / 60 + float(at[3] or 0) / 3600:.5f}", plain)
    if match := _COORDINATES.fullmatch(plain.strip()):
        return _at(*match.groups(), listed=listed, where=f"{where}: column 'decision' is {text!r}")
    shown = text if len(text) <= 80 else f"{text[:80]}…"
    raise DecisionError(f"{where}: column 'decision' is {shown!r}, expected {EXPECTED}")


def _picked(number: int, listed: str, where: str) -> Decision:
    choices = {int(choice): place_id for choice, _, place_id in _CANDIDATE.findall(listed)}
    if number not in choices:
        known = f"1 to {max(choices)}" if choices else "'lat, lon' or skip: the row lists no candidates"
        raise DecisionError(f"{where}: column 'decision' picks number {number}, expected {known}")
    return ("place", choices[number])


def _at(
    first: str, first_side: str | None, second: str, second_side: str | None, *, listed: str, where: str
) -> Decision:
    lat, lon = (_degrees(first, first_side), _degrees(second, second_side))
    if (first_side or "").upper() in ("E", "W") or (second_side or "").upper() in ("N", "S"):
        lat, lon = lon, lat
    swapped = f"{where}: lat and lon are swapped, it seems; expected lat first, such as '{lon}, {lat}'"
    if abs(lat) > 90 and abs(lat) <= 180 and abs(lon) <= 90:
        raise DecisionError(swapped)
    if abs(lat) > 90 or abs(lon) > 180:
        raise DecisionError(f"{where}, expected lat from -90 to 90 and lon from -180 to 180")
    points = [(float(north), float(east)) for north, east in _POINT.findall(listed)]
    if not _near(lat, lon, points, 10) and _near(lon, lat, points, 2):
        raise DecisionError(swapped)
    return ("at", lat, lon)


def _degrees(number: str, side: str | None) -> float:
    value = float(number.replace("−", "-"))
    return -abs(value) if (side or "").upper() in ("S", "W") else value


def _near(lat: float, lon: float, points: Iterable[tuple[float, float]], degrees: float) -> bool:
    return any(abs(lat - north) <= degrees and abs(lon - east) <= degrees for north, east in points)


def _lasting(text: str, listed: str) -> str:
    """Put a pick into words that hold when the candidates come in another order."""
    if pick := _PICK.fullmatch(text):
        choices = {int(choice): label for choice, label, _ in _CANDIDATE.findall(listed)}
        return str(choices[int(pick[1])])
    match = _CANDIDATE.fullmatch(text)
    return str(match[2]) if match else text


def _joined(known: Decided | None, new: Decided) -> Decided:
    """Put together what two rows say of one name."""
    if known is None:
        return new
    if known.decision and new.decision and known.decision != new.decision:
        raise DecisionError(
            f"{new.where}: {_named(new)} is decided as {new.written!r}, but {known.where} says {known.written!r};"
            " expected one decision: mend one of them"
        )
    first, other = (known, new) if known.decision or not new.decision else (new, known)
    notes = dict.fromkeys(note for note in (known.note, new.note) if note)
    own = {
        **{k: v for k, v in other.own.items() if v is not None},
        **{k: v for k, v in first.own.items() if v is not None},
    }
    return Decided(
        first.name,
        first.country,
        first.decision,
        first.written,
        "; ".join(notes) or None,
        own,
        first.file,
        first.row,
    )


def _named(made: Decided) -> str:
    return repr(made.name) + (f" ({made.country})" if made.country else "")
