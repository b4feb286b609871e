"""One decision of the user on one name: what may be written, and what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from .. import lengths
from ..errors import DecisionError
from ..tables.files import Cell
from ..tables.header_words import WORDS
from ..words import fold, words_by_meaning

Decision = tuple[Literal["place"], str] | tuple[Literal["at"], float, float] | tuple[Literal["skip"]]

EXPECTED = "the number of a candidate, a place_id such as city:1838524, 'lat, lon' or skip"

_PLACE_ID = re.compile(r"(?:.*\[)?((?:country|admin1|admin2|city):[^\s\[\]]+)\]?", re.DOTALL)
_AT_ID = re.compile(r"(?:.*\[)?at:([^:\]]+)(?::.*)?", re.DOTALL)
_CANDIDATE = re.compile(r"^(\d+)\. (.*\[([^\[\]]+)\])$", re.MULTILINE)
_POINT = re.compile(r"(?<!\d)(-?\d++(?:\.\d++)?) (-?\d++(?:\.\d++)?) \[")  # of a candidate
_NUMBER = r"([-+−]?\d{1,3}(?:\.\d++)?)\s*+(?:°\s*+)?(?:([NSEW])\s*+)?"
_PICK = re.compile(r"[#№]?\s*(\d{1,2})(?:\.0)?\s*[.)번番号號]?")
# 35°10′46″N as encyclopaedias write it
_DMS = re.compile(r"(\d{1,3})\s*°\s*(\d{1,2})\s*[′'’]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:[″\"”]|''|′′))?")
_COORDINATES = re.compile(rf"\(?\s*+{_NUMBER}(?:[,;/]\s*+|(?<=\s)){_NUMBER}\)?", re.IGNORECASE)


@dataclass(frozen=True)
class Decided:
    """One row of a review sheet with all that the user put into it."""

    name: str | None
    country: str | None
    decision: Decision | None  # None: there is only a note, or a column of the user's own
    written: str  # the decision in words that hold without this row's candidates
    note: str | None
    own: Mapping[str, Cell]  # columns that the user added
    file: str
    row: int

    @property
    def where(self) -> str:
        """Return the file and the row."""
        return f"{self.file}, row {self.row}"


def decide(text: str, listed: str, where: str) -> Decision:
    """Read a decision.

    Parameters
    ----------
    text
        What the user wrote.
    listed
        The candidates of the row.
    where
        The file and the row, for messages.

    Raises
    ------
    DecisionError
        If the text is no decision that is known.

    Examples
    --------
    >>> decide("35.18, 129.07", "", "places.csv, row 2"), decide("skip", "", "places.csv, row 3")
    (('at', 35.18, 129.07), ('skip',))
    """
    if len(text) > lengths.DECISION:
        raise DecisionError(f"{where}: column 'decision' has {len(text):,} characters, expected {EXPECTED}")
    if fold(text) in map(fold, words_by_meaning(WORDS / "decisions.tsv")["skip"]):
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


def lasting(text: str, listed: str) -> str:
    r"""Put a pick into words that hold when the candidates come in another order.

    Examples
    --------
    >>> lasting("2", "1. Paris [city:2988507]\n2. Paris, TX [city:4717560]")
    'Paris, TX [city:4717560]'
    """
    if len(text) > lengths.DECISION:
        return text
    if pick := _PICK.fullmatch(text):
        choices = {int(choice): label for choice, label, _ in _CANDIDATE.findall(listed)}
        return str(choices[int(pick[1])])
    match = _CANDIDATE.fullmatch(text)
    return str(match[2]) if match else text


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
