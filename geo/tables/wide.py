"""Tables with several partners beside one another in a row -> one partner a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..gazetteer.keys import normalise
from .files import Cell
from .kinds import kind_of_title
from .labels import read_label

Rows = Sequence[tuple[int, Sequence[Cell]]]

_NUMBERED = re.compile(
    r"(?P<stem>.*?(?:[^\d\s._#(（-]|(?<![\s._#(（-])[\s._#(（-]))[\s._#(（-]*+(?P<number>\d{1,2})[)）.]?"
)
# With so many numbered columns of places they are a series; two may be the two sides of a tie.
_SERIES = 3


class Unfolded(NamedTuple):
    """A table with one partner a row."""

    labels: list[str]
    rows: list[tuple[int, list[Cell]]]  # of one number as often as the row has partners, and at least once
    columns: list[tuple[int, ...]]  # of each column, the positions that it had in the table


def unfold(labels: Sequence[str], rows: Rows, *, partners_only: bool = False) -> Unfolded | None:
    """Read "Partner 1, Country 1, Partner 2, Country 2" as two rows of "Partner, Country".

    Parameters
    ----------
    labels
        As written.
    rows
        (number, cells), each as wide as `labels`.
    partners_only
        Whether the user stated their own place, so that every place in the table is a partner.

    Returns
    -------
    Unfolded or None
        None where the columns are no series of partners: "City 1, City 2" are the two sides of a tie.

    Examples
    --------
    >>> unfold(["City", "Partner 1", "Partner 2"], [(2, ["Bonn", "Oxford", "Minsk"])]).rows
    [(2, ['Bonn', 'Oxford']), (2, ['Bonn', 'Minsk'])]
    >>> unfold(["City 1", "City 2"], [(2, ["Bonn", "Oxford"])]) is None
    True
    """
    groups = _numbered(labels) or _repeated(labels)
    if groups is None or not _is_series(labels, groups, partners_only=partners_only):
        return None
    stems = list(dict.fromkeys(stem for group in groups.values() for stem in group))
    grouped = {index for group in groups.values() for index in group.values()}
    outer = [index for index in range(len(labels)) if index not in grouped]
    shown = {
        stem: next(
            group[stem][0]
            for group in [_with_labels(labels, one) for one in groups.values()]
            if stem in group
        )
        for stem in stems
    }
    found: list[tuple[int, list[Cell]]] = []
    for number, cells in rows:
        around = [cells[index] for index in outer]
        parts = [
            [cells[group[stem]] if stem in group else None for stem in stems] for group in groups.values()
        ]
        filled = [part for part in parts if any(cell is not None for cell in part)] or parts[:1]
        found += [(number, [*around, *part]) for part in filled]
    columns = [
        *((index,) for index in outer),
        *(tuple(group[stem] for group in groups.values() if stem in group) for stem in stems),
    ]
    return Unfolded([*(labels[index] for index in outer), *(shown[stem] for stem in stems)], found, columns)


def unfold_kinds(labels: Sequence[str], rows: Rows) -> Unfolded | None:
    """Read "Sister city, Friendship city" as one column of partners and one of what they are.

    Examples
    --------
    >>> unfold_kinds(["Sister city", "Friendship city"], [(2, ["Oxford", None]), (3, [None, "Minsk"])]).rows
    [(2, ['Oxford', 'Sister city']), (3, ['Minsk', 'Friendship city'])]
    """
    partners = [
        at
        for at, label in enumerate(labels)
        if (one := read_label(label)).whole and one[:2] == ("name", "to")
    ]
    kinds = {kind_of_title(labels[at]) for at in partners}
    if len(partners) < 2 or len(kinds - {None}) < len(partners):
        return None
    outer = [at for at in range(len(labels)) if at not in partners]
    found: list[tuple[int, list[Cell]]] = []
    for number, cells in rows:
        around = [cells[at] for at in outer]
        filled = [at for at in partners if cells[at] is not None]
        found += [(number, [*around, cells[at], labels[at]]) for at in filled] or [
            (number, [*around, None, None])
        ]
    return Unfolded(
        [*(labels[at] for at in outer), "to_name", "kind"],
        found,
        [*((at,) for at in outer), tuple(partners), ()],
    )


def _with_labels(labels: Sequence[str], group: dict[str, int]) -> dict[str, tuple[str, int]]:
    return {stem: (_stem(labels[index]), index) for stem, index in group.items()}


def _stem(label: str) -> str:
    match = _NUMBERED.fullmatch(label)
    return match["stem"].strip(" ._#(（-") if match else label


def _numbered(labels: Sequence[str]) -> dict[str, dict[str, int]] | None:
    """Return number -> key of the label without it -> position."""
    groups: dict[str, dict[str, int]] = {}
    for index, label in enumerate(labels):
        if len(label) < 60 and (match := _NUMBERED.fullmatch(label)):
            groups.setdefault(match["number"].lstrip("0"), {}).setdefault(normalise(match["stem"]), index)
    return groups if len(groups) > 1 else None


def _repeated(labels: Sequence[str]) -> dict[str, dict[str, int]] | None:
    """Return occurrence -> key of the label -> position, of the labels that are there more than once."""
    keys = [normalise(label) for label in labels]
    again = {key for key in keys if key and keys.count(key) > 1}
    if not again:
        return None
    groups: dict[str, dict[str, int]] = {}
    for index, key in enumerate(keys):
        if key in again:
            groups.setdefault(str(keys[:index].count(key)), {})[key] = index
    return groups


def _is_series(labels: Sequence[str], groups: dict[str, dict[str, int]], *, partners_only: bool) -> bool:
    """Return whether the groups are partners of the place in the other columns, or of the user's own place."""
    grouped = {index for group in groups.values() for index in group.values()}
    named = [read_label(_stem(labels[index])) for group in groups.values() for index in group.values()]
    names = [one for one in named if one.field in ("name", "org")]
    if len(names) < 2:
        return False
    outside = any(
        read_label(label).field in ("name", "org")
        for index, label in enumerate(labels)
        if index not in grouped
    )
    of_partners = all(one.side == "to" for one in names)
    return (
        partners_only
        or (outside and (of_partners or len(groups) >= _SERIES))
        or (of_partners and len(groups) >= _SERIES)
    )
