"""A tie, a membership or a row that is not placed, of either list, as comparison looks at it."""

from __future__ import annotations

import functools
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pandas as pd

from ...layer import Layer
from ...normal_forms import normal_form
from ...schema import SIDES, STATUSES, TIES
from ...words import plain

PARTS = ("tie", "membership", "unplaced")
# What a side has, and what else a tie has; coordinates are in the place that was judged.
SIDE_FIELDS = ("name", "country", "org")
# The words of a date count only where nothing could be read of them; whether a row is a proposal is in its own column.
TIE_FIELDS = tuple(
    column
    for column in TIES[3:]
    if column.partition("_")[0] not in SIDES and column not in ("since_original", "until_original", "draft")
)
SIDE_COLUMNS = tuple(f"{side}_{field}" for side in SIDES for field in SIDE_FIELDS)
FIELDS = (*SIDE_COLUMNS, *TIE_FIELDS)
ENDED = STATUSES[-1]

Cells = Mapping[str, str]
CountryCode = Callable[[str], str | None]


class End(NamedTuple):
    """One side of a tie: where it is, if that is known, and what it is called."""

    place_id: str | None
    key: str  # the name as `plain` has it; that of the organisation or country where there is no other
    country: str | None  # ISO 3166-1 alpha-2, where that is known
    candidates: frozenset[str] = frozenset()  # the places that an ambiguous name may be
    stated: str | None = None  # the country that the file states beside the name, as `country`


@dataclass(frozen=True, slots=True)
class Entry:
    """One of the ties, memberships and rows that are not placed.

    Attributes
    ----------
    at
        Where it is in its list, counted from 0.
    part
        One of `PARTS`.
    index
        Its row in that table of the layer.
    sheet, row
        Where it is in the file.
    ends
        Its sides, in an order that does not depend on how the file has them; a membership has one.
    turned
        Whether the file has the sides the other way round.
    cells
        What it says, one text a field, with the sides in the order of `ends`.
    unstated
        Fields of the sides that its list has no column of: they say nothing, whatever the other list has.
    mark
        What it says as a number, that entries of the two lists which say the same share; of several in one list each has
        its own.
    """

    at: int
    part: str
    index: int
    sheet: str
    row: int
    ends: tuple[End, ...]
    turned: bool
    cells: Cells
    unstated: frozenset[str] = frozenset()
    mark: int = 0

    @property
    def is_placed(self) -> bool:
        """Whether all its places are known."""
        return self.part != "unplaced"

    @property
    def direction(self) -> str:
        """From which side to which the value goes; "" where the file does not say."""
        return ("backward" if self.turned else "forward") if self.cells["directed"] == "True" else ""

    def turn(self) -> Entry:
        """Return the same with its sides the other way round."""
        cells = {field: self.cells[_other_side(field)] for field in self.cells}
        unstated = frozenset(map(_other_side, self.unstated))
        return replace(self, ends=self.ends[::-1], turned=not self.turned, cells=cells, unstated=unstated)


def _other_side(field: str) -> str:
    """Return the same field of the other side; what is of no side is itself."""
    if field not in SIDE_COLUMNS:
        return field
    side, _, rest = field.partition("_")
    return f"{SIDES[1 - SIDES.index(side)]}_{rest}"


def entries_of(
    layer: Layer,
    own: Mapping[str, str],
    places: Mapping[str, str],
    code_of: CountryCode,
    unstated: frozenset[str] = frozenset(),
) -> list[Entry]:
    """List what a layer holds in the order of its file.

    Parameters
    ----------
    layer
        Whatever was read.
    own
        The user's columns that are looked at: the name under which both lists have one -> that in this list.
    places
        place_id -> the one under which both lists know the place, where that is another.
    code_of
        Country as written -> its code, or None.
    unstated
        Fields of the sides that the list has no column of.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> [(entry.part, entry.cells["to_name"]) for entry in entries_of(example_layer(), {}, {}, lambda country: None)]
    [('tie', 'Los Angeles'), ('tie', 'Shimonoseki'), ('membership', '')]
    """
    found = [
        (int(str(record["tie_id"])[1:]), part, index, record)
        for part, table in zip(
            PARTS, (layer.tie_rows, _as_ties(layer.memberships), layer.unplaced), strict=True
        )
        for index, record in enumerate(_records(table))
    ]
    country = functools.cache(code_of)
    ordered = sorted(found, key=lambda one: one[0])
    entries = [
        _entry((at, part, index), record, own, places, country, unstated)
        for at, (_, part, index, record) in enumerate(ordered)
    ]
    return [*_marked(entries)]


def _marked(entries: Iterable[Entry]) -> Iterator[Entry]:
    copies: Counter[int] = Counter()
    for entry in entries:
        stated = fingerprint(
            (entry.direction, *(f"{field}={cell}" for field, cell in sorted(entry.cells.items())))
        )
        yield replace(entry, mark=fingerprint((str(stated), str(copies[stated]))))
        copies[stated] += 1


def _as_ties(memberships: pd.DataFrame) -> pd.DataFrame:
    """Name the columns of a member as those of a first place."""
    here = {"place_id": "from_id", **{field: f"from_{field}" for field in SIDE_FIELDS}}
    return memberships.rename(columns=here)


def _records(table: pd.DataFrame) -> Iterator[dict[str, Any]]:
    names = [str(column) for column in table.columns]
    cells = (table.iloc[:, number].tolist() for number in range(len(names)))
    return (dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True))


def _entry(
    where: tuple[int, str, int], record: Mapping[str, Any], own: Mapping[str, str], places: Mapping[str, str],
    code_of: CountryCode, unstated: frozenset[str],
) -> Entry:  # fmt: skip
    at, part, index = where
    cells = {
        name: cell_text(record.get(column)) for name, column in ({f: f for f in FIELDS} | dict(own)).items()
    }
    for date in ("since", "until"):
        cells[date] = cells[date] or cell_text(record.get(f"{date}_original"))
    member = part == "membership" or (part == "unplaced" and not cells["to_name"] and cells["network"])
    sides = SIDES[:1] if member else SIDES
    ends = tuple(_end(record, side, cells, places, code_of) for side in sides)
    row = int(record["row"]) if not pd.isna(record["row"]) else 0
    entry = Entry(at, part, index, cell_text(record["sheet"]), row, ends, False, cells, unstated)
    order = [(end.place_id or "" if entry.is_placed else "", end.key) for end in ends]
    return entry.turn() if order != sorted(order) else entry


def _end(
    record: Mapping[str, Any], side: str, cells: Cells, places: Mapping[str, str], code_of: CountryCode
) -> End:
    drawn, judged = cell_text(record.get(f"{side}_id")), cell_text(record.get(f"{side}_place_id"))
    placed = drawn or (judged if record.get(f"{side}_verdict") == "placed" else "")
    key = plain(cells[f"{side}_name"] or cells[f"{side}_org"] or cells[f"{side}_country"])
    stated = code_of(cells[f"{side}_country"]) if cells[f"{side}_country"] else None
    country = cell_text(record.get(f"{side}_country_code")) or stated
    candidates = (
        _candidates(record, side, places) if record.get(f"{side}_verdict") == "ambiguous" else frozenset()
    )
    return End(places.get(placed, placed) or None, key, country, candidates, stated)


def _candidates(record: Mapping[str, Any], side: str, places: Mapping[str, str]) -> frozenset[str]:
    found = json.loads(cell_text(record.get(f"{side}_candidates")) or "[]")
    return frozenset(places.get(one["place_id"], one["place_id"]) for one in found)


def cell_text(value: Any) -> str:
    """Write a cell as it is compared: what differs only in the format of the file is one text.

    Examples
    --------
    >>> cell_text(1998.0), cell_text("1998"), cell_text(None), cell_text(pd.Timestamp("1998-04-21")), cell_text(" a  b ")
    ('1998', '1998', '', '1998-04-21', 'a b')
    """
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    text = " ".join(normal_form("NFC", str(value)).split())
    return text.removesuffix(" 00:00:00")


def fingerprint(texts: Iterable[str]) -> int:
    """Return 64 bits that texts have in common with hardly any others: it decides between equals, whatever their order.

    Examples
    --------
    >>> fingerprint(["a", "b"]) == fingerprint(["a", "b"]), fingerprint(["a", "b"]) == fingerprint(["ab"])
    (True, False)
    """
    return int.from_bytes(
        hashlib.blake2b("\0".join(texts).encode("utf-8", "replace"), digest_size=8).digest()
    )
