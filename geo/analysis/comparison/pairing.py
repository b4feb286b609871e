"""Which entry of one list is which of the other: by places, kind and date first, by names where a place is not known."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from ...words import plain
from .assignment import assign
from .difference import distance, identity, may_be_same
from .entry import End, Entry

Key = Hashable


class Pair(NamedTuple):
    """Two states of one tie."""

    old: Entry
    new: Entry  # with its sides in the order of those of `old`
    certain: bool  # False where a name decided, as a place is not known


def pair_entries(old: Sequence[Entry], new: Sequence[Entry], columns: Sequence[str]) -> list[Pair]:
    """Pair the entries of two lists that are one tie; those of the other list's `Entry` are left where none is found.

    First come those that say the same, then those of the same two places with the same kind, date, title and
    organisations, then what is nearest of the same two places if kind, date or title agree; a membership also by its date
    where its network is called otherwise. What is not placed in a list is paired by its names at last.

    Parameters
    ----------
    old, new
        From `entries_of`.
    columns
        The fields that both lists have.

    Returns
    -------
    list of Pair
        In the order of `old`; the two lists the other way round give the same pairs.
    """

    def whole(entry: Entry) -> Key:
        return (_ends(entry), entry.direction, *(entry.cells[column] for column in columns))

    def difference(one: Entry, other: Entry) -> int | None:
        return distance(one, other, columns) if may_be_same(one, other) else None

    left = _Left(old, new)
    left.pair_by(whole, lambda ones, others: [*zip(ones, others, strict=False)])
    for key in (lambda entry: (_ends(entry), identity(entry)), _ends, _dated_membership):
        left.pair_by(key, lambda ones, others: assign(ones, others, difference, _rank))
    for ones, others in _connected(left.old, left.new):
        left.take(
            assign(ones, others, lambda one, other: _by_name(one, other, columns), _rank), certain=False
        )
    return sorted(left.pairs, key=lambda pair: pair.old.at)


class _Left:
    """The entries that are not paired yet, and the pairs."""

    def __init__(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        self.old, self.new = list(old), list(new)
        self.pairs: list[Pair] = []

    def pair_by(
        self,
        key: Callable[[Entry], Key],
        choose: Callable[[list[Entry], list[Entry]], list[tuple[Entry, Entry]]],
    ) -> None:
        """Pair among those that share a key; None is no key."""
        groups: dict[Key, tuple[list[Entry], list[Entry]]] = {}
        for side, entries in enumerate((self.old, self.new)):
            for entry in entries:
                if (found := key(entry)) is not None:
                    groups.setdefault(found, ([], []))[side].append(entry)
        self.take([pair for group in groups.values() if all(group) for pair in choose(*group)])

    def take(self, pairs: Iterable[tuple[Entry, Entry]], *, certain: bool = True) -> None:
        """Keep pairs, and take their entries from what is left."""
        found = list(pairs)
        self.pairs += [
            Pair(one, _aligned(one, other), certain and one.is_placed and other.is_placed)
            for one, other in found
        ]
        taken_old, taken_new = {one.at for one, _ in found}, {other.at for _, other in found}
        self.old = [entry for entry in self.old if entry.at not in taken_old]
        self.new = [entry for entry in self.new if entry.at not in taken_new]


def _ends(entry: Entry) -> Key:
    """Return the places of a tie in either order, or place and network; of what is not placed, its names and countries."""
    ends = tuple(end.place_id if entry.is_placed else (end.key, end.country) for end in entry.ends)
    return (entry.is_placed, *ends, *([plain(entry.cells["network"])] if len(ends) == 1 else []))


def _rank(entry: Entry) -> tuple[str, str, str, int]:
    return (entry.direction, entry.cells["kind"], entry.cells["since"], entry.mark)


def _dated_membership(entry: Entry) -> Key:
    if len(entry.ends) == 1 and entry.is_placed and entry.cells["since"]:
        return (entry.ends[0].place_id, entry.cells["since"])
    return None


# ---- by names ----


def _keys(end: End) -> set[tuple[str, str]]:
    named = {("name", end.key)} if end.key else set()
    return named | {("place", place) for place in (end.place_id, *end.candidates) if place}


def _combinations(entry: Entry) -> set[Key]:
    """Return every way in which an entry can be known by: each end by its place or by its name."""
    first, *others = map(_keys, entry.ends)
    second = others[0] if others else {("network", plain(entry.cells["network"]))}
    return {tuple(sorted((one, other))) for one in first for other in second}


def _connected(old: Sequence[Entry], new: Sequence[Entry]) -> list[tuple[list[Entry], list[Entry]]]:
    """Group entries that may be one by a name or a candidate, where at least one of them is not placed."""
    groups: dict[Key, list[tuple[int, Entry]]] = {}
    for side, entries in enumerate((old, new)):
        for entry in entries:
            for key in _combinations(entry):
                groups.setdefault(key, []).append((side, entry))
    root: dict[tuple[int, int], tuple[int, int]] = {}

    def find(one: tuple[int, int]) -> tuple[int, int]:
        while root.setdefault(one, one) != one:
            root[one] = one = root[root[one]]
        return one

    found: dict[tuple[int, int], tuple[int, Entry]] = {}
    for members in groups.values():
        if len({side for side, _ in members}) == 2 and not all(entry.is_placed for _, entry in members):
            for side, entry in members:
                found[side, entry.at] = (side, entry)
                root[find((side, entry.at))] = find((members[0][0], members[0][1].at))
    parts: dict[tuple[int, int], tuple[list[Entry], list[Entry]]] = {}
    for one, (side, entry) in sorted(found.items(), key=lambda item: item[0]):
        parts.setdefault(find(one), ([], []))[side].append(entry)
    return [part for part in parts.values() if all(part)]


def _by_name(old: Entry, new: Entry, columns: Sequence[str]) -> int | None:
    """Measure the difference of two entries of which one is not placed; None where their names or countries disagree."""
    if (old.is_placed and new.is_placed) or len(old.ends) != len(new.ends):
        return None
    turned = _aligned(old, new)
    if not all(map(_may_be_one, old.ends, turned.ends)) or not may_be_same(old, turned):
        return None
    if len(old.ends) == 1 and plain(old.cells["network"]) != plain(new.cells["network"]):
        return None
    return distance(old, turned, columns)


def _aligned(old: Entry, new: Entry) -> Entry:
    """Turn an entry so that its sides are in the order of another's."""
    straight = all(map(_may_be_one, old.ends, new.ends))
    return new if straight or not all(map(_may_be_one, old.ends, new.ends[::-1])) else new.turn()


def _may_be_one(one: End, other: End) -> bool:
    if one.place_id and other.place_id:
        return one.place_id == other.place_id
    if one.place_id in other.candidates or other.place_id in one.candidates:
        return True
    contradict = one.country and other.country and one.country != other.country
    return one.key == other.key and not contradict
