"""What the cells of a column hold: the evidence that a label cannot give."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..words import fold, patterns_by_meaning
from .coordinates import read_point
from .dates import read_dates
from .files import Cell
from .header_words import WORDS
from .kinds import kind_of, status_of
from .totals import is_continent

if TYPE_CHECKING:
    from .lookup import Lookup

# So many distinct cells of a column are looked at: a share is then known to within a few percent.
SAMPLE = 60
# A longer text is a sentence, which names a place only by the way.
LONGEST_NAME = 80
_LONGEST_POINT = 200
_YEARS = range(1000, 2101)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?Q[1-9]\d*")
_NUMBER = re.compile(r"[-+−]?\d[\d.,'\u00a0\u202f ]*%?")
_CODE = re.compile(r"[A-Z]{2,3}")
_DIVIDERS = re.compile(r"[,，、(（\[;/\n]| [-–—] ")


class Content(NamedTuple):
    """What a sample of a column's cells holds.

    Attributes
    ----------
    filled
        How many of the cells hold something.
    distinct
        How many different ones of these there are.
    counts
        Type -> how many of the filled cells are of it. A cell may be of several: "Luxembourg" is a country and a place.
    """

    filled: int
    distinct: int
    counts: Mapping[str, int]

    def share(self, *types: str) -> float:
        """Return the share of the filled cells that are of one of the types; 0 where nothing is filled.

        Examples
        --------
        >>> Content(4, 4, {"country": 3}).share("country")
        0.75
        """
        return max((self.counts.get(one, 0) for one in types), default=0) / max(1, self.filled)


class CellTypes:
    """Says of what types cells are; each distinct cell is judged once."""

    def __init__(self, lookup: Lookup | None) -> None:
        self.lookup = lookup
        self._known: dict[Cell, frozenset[str]] = {}

    def content_of(self, cells: Iterable[Cell]) -> Content:
        """Return what the cells of a column hold.

        Examples
        --------
        >>> CellTypes(None).content_of([1998, "2004-05-01", None, "x"]).share("date")
        0.6666666666666666
        """
        filled = [cell for cell in cells if cell is not None]
        found: Counter[Cell] = Counter(filled)
        sample = _spread(list(found), SAMPLE)
        counts: Counter[str] = Counter()
        weight = sum(found[cell] for cell in sample)
        for cell in sample:
            for one in sorted(self.of(cell)):  # not in the order of a set, which changes
                counts[one] += found[cell]
        if weight < len(filled):  # what the sample has, for the whole column
            counts = Counter({one: round(count * len(filled) / weight) for one, count in counts.items()})
        return Content(len(filled), len(found), counts)

    def of(self, cell: Cell) -> frozenset[str]:
        """Return the types of one cell: country, place, region, date, year, number, kind, status, address or item.

        Examples
        --------
        >>> sorted(CellTypes(None).of("1998")), sorted(CellTypes(None).of("https://example.org"))
        (['date', 'number', 'year'], ['address'])
        """
        if cell not in self._known:
            self._known[cell] = frozenset(self._types(cell))
        return self._known[cell]

    def _types(self, cell: Cell) -> set[str]:
        if cell is None or isinstance(cell, bool):
            return set()
        if isinstance(cell, dt.datetime | dt.date):
            return {"date"}
        if isinstance(cell, int | float):
            return {"number", "year", "date"} if cell in _YEARS else {"number"}
        text = cell.strip()
        if _ITEM.fullmatch(text):
            return {"item"}
        if _ADDRESS.fullmatch(text):
            return {"address"}
        if len(text) < _LONGEST_POINT and sum(map(str.isdigit, text)) > 1 and read_point(text) is not None:
            return {"point"}
        if _NUMBER.fullmatch(text):
            return self._of_number(text)
        found = set()
        if _is_date(text):
            found.add("date")
        if len(text) > LONGEST_NAME:
            return found
        if kind_of(text) != "other":
            found.add("kind")
        if status_of(text):
            found.add("status")
        if is_continent(text):
            found.add("continent")
        if patterns_by_meaning(WORDS / "header_parts.tsv")["org"].search(fold(text)):
            found.add("org")
        return found | self._of_name(text, whole="kind" in found)

    @staticmethod
    def _of_number(text: str) -> set[str]:
        found = {"number"}
        if text.isdecimal() and len(text) == 4 and int(text) in _YEARS:
            found |= {"date", "year"}
        elif _is_date(text):
            found = {"date"}
        return found

    def _of_name(self, text: str, *, whole: bool) -> set[str]:
        """Return whether a text is a country or a place; words of a kind, such as "twin city", only as a whole."""
        if self.lookup is None or (
            len(text) < 3 and text.isascii() and not text.isupper()
        ):  # "x" and "ok" mark a cell, and are aliases of places too
            return set()
        found = set()
        if _CODE.fullmatch(text):  # FRA may be Frankfurt's airport, and is no town in Iran
            return {"code", "country"} if self.lookup.countries(text) else {"code"}
        if self.lookup.countries(text) or ("\n" in text and self.lookup.countries(text.split("\n")[0])):
            found.add("country")
        for part in (text,) if whole else parts_of_name(text):
            if places := self.lookup.places(part):
                found.add("place")
                if places[0].level == "admin1":
                    found.add("region")
                break
        return found


def _is_date(text: str) -> bool:
    return read_dates(text).since is not None


def parts_of_name(text: str) -> Sequence[str]:
    """Return the ways in which a cell may begin or end with the name of a place: whole, its parts, its last word.

    Examples
    --------
    >>> parts_of_name("Seoul, South Korea")
    ['Seoul, South Korea', 'Seoul', 'South Korea']
    """
    pieces = [piece.strip(" )）]") for piece in _DIVIDERS.split(text)]
    words = text.split()
    ends = [words[-1], " ".join(words[1:])] if 1 < len(words) < 5 and len(pieces) == 1 else []
    return list(dict.fromkeys(piece for piece in (text, *pieces, *ends) if piece))


def _spread(cells: list[Cell], most: int) -> list[Cell]:
    """Return at most so many of the cells, from all over the column."""
    if len(cells) <= most:
        return cells
    return [cells[at * len(cells) // most] for at in range(most)]
