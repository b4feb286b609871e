"""What differs between two entries: how much, field by field, and what kind of change that is."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ...words import plain
from .entry import ENDED, FIELDS, SIDE_COLUMNS, SIDE_FIELDS, End, Entry, fingerprint

# Kinds of changes, in the order in which they are listed.
CLASSES = (
    "added", "gone", "ended", "resumed", "renamed", "redated", "status", "kind", "columns", "respelled", "moved", "unchanged"
)  # fmt: skip
# Of these a map shows nothing: the list is written otherwise, what it says is the same.
WRITTEN_OTHERWISE = frozenset({"respelled", "moved", "unchanged"})
# What a swap of the two lists makes of a class; the others are their own mirrors.
MIRROR = {"added": "gone", "gone": "added", "ended": "resumed", "resumed": "ended"}
_CLASS_OF = {
    **{f"{side}_{field}": "renamed" for side in ("from", "to") for field in SIDE_FIELDS},
    "kind_original": "renamed", "status_original": "renamed", "network": "renamed", "since": "redated", "until": "redated",
    "status": "status", "kind": "kind",
}  # fmt: skip
_ORDER = {field: at for at, field in enumerate(FIELDS)}
IsNameOf = Callable[[str, str], bool]  # a name and a place_id -> whether that place is known by it
_LISTS = frozenset({"themes"})
_DATE = re.compile(r"(-?\d{1,4})(?:-(\d\d))?(?:-(\d\d))?")
# How far apart two entries are if a field differs; each other field counts one.
_KIND, _DATE_WEIGHT, _TITLE, _ORG, _NETWORK, _STATUS = 64, 32, 16, 8, 8, 2


class Change(NamedTuple):
    """A field that differs, and what kind of change that is."""

    change: str  # one of `CLASSES`
    column: str
    old: str
    new: str


def changes_of(
    old: Entry, new: Entry, columns: Sequence[str], today: dt.date, is_name_of: IsNameOf
) -> list[Change]:
    """List the fields that differ between two states of one tie.

    Parameters
    ----------
    old, new
        With their sides in one order.
    columns
        The fields that both lists have.
    today
        Whether a tie has ended is judged for this day in both.
    is_name_of
        Tells whether a place is known by a name.
    """
    ended = has_ended(new, today) - has_ended(old, today)
    names = _file_order(old, new)
    found = []
    for field in columns:
        before, after = old.cells[field], new.cells[field]
        if (
            field in old.unstated | new.unstated
            or is_same(field, before, after)
            or (field.endswith("_original") and _says_no_more(field, old, new))
        ):
            continue
        change = _CLASS_OF.get(field, "columns")
        if ended and field in ("status", "until"):
            change = "ended" if ended > 0 else "resumed"
        elif change == "renamed" and _is_respelled(field, old, new, is_name_of):
            change = "respelled"
        found.append(Change(change, names.get(field, field), before, after))
    for field in ("status", "until"):  # a column of one list alone counts where a tie has ended by it
        if ended and field not in columns and old.cells[field] != new.cells[field]:
            found.append(
                Change("ended" if ended > 0 else "resumed", field, old.cells[field], new.cells[field])
            )
    return sorted(found, key=lambda change: _ORDER.get(change.column, len(_ORDER)))


def _file_order(old: Entry, new: Entry) -> dict[str, str]:
    """Name the columns of the sides as the files do, where both have the sides in one order."""
    if not (old.turned and new.turned):
        return {}
    return {
        f"{side}_{field}": f"{other}_{field}"
        for side, other in (("from", "to"), ("to", "from"))
        for field in SIDE_FIELDS
    }


def _says_no_more(field: str, old: Entry, new: Entry) -> bool:
    """Tell whether a wording differs only because the thing itself does, or is that of one list alone."""
    thing = field.removesuffix("_original")
    return old.cells[thing] != new.cells[thing] or not (old.cells[field] and new.cells[field])


def _is_respelled(field: str, old: Entry, new: Entry, is_name_of: IsNameOf) -> bool:
    """Tell whether two names are only spelled otherwise: both are known to be of one place, country, kind or status."""
    before, after = old.cells[field], new.cells[field]
    if plain(before) == plain(after):
        return True
    if field.endswith("_original"):
        thing = field.removesuffix("_original")  # the two are the same, or the wording would say no more
        return old.cells[thing] not in ("", "other")
    if field not in SIDE_COLUMNS or not (before and after):
        return False
    at = 0 if field.startswith("from") else -1
    one, other = old.ends[at], new.ends[at]
    if field.endswith("_country"):
        return one.stated is not None and one.stated == other.stated
    place = _shared_place(one, other) if field.endswith("_name") else None
    return place is not None and is_name_of(before, place) and is_name_of(after, place)


def _shared_place(one: End, other: End) -> str | None:
    """Return the place that both ends are, or that one is and the other, which is ambiguous, may be."""
    if one.place_id is None or one.place_id == other.place_id:
        return other.place_id if one.place_id or other.place_id in one.candidates else None
    return one.place_id if one.place_id in other.candidates else None


def is_same(field: str, old: str, new: str) -> bool:
    """Tell whether two cells say the same.

    Examples
    --------
    >>> is_same("themes", "sport; youth", "Youth; sport"), is_same("value", "1200", "1200.0"), is_same("note", "a", "A")
    (True, True, False)
    """
    if old == new:
        return True
    if not (old and new):
        return False
    if field in _LISTS:
        return _parts(old) == _parts(new)
    try:
        return float(old) == float(new)
    except ValueError:
        return False


def _parts(text: str) -> set[str]:
    return {plain(part) for part in text.split(";")}


def has_ended(entry: Entry, today: dt.date) -> bool:
    """Tell whether a tie is over: its status says so, or the last day, month or year of it is past."""
    until = _DATE.fullmatch(entry.cells["until"])
    if entry.cells["status"] == ENDED or not until:
        return entry.cells["status"] == ENDED
    year, month, day = int(until[1]), int(until[2] or 12), int(until[3] or 31)
    return (year, month, day) < (today.year, today.month, today.day)


def years_of(entry: Entry) -> list[int]:
    """Return the years in which a tie begins and ends, as far as they are known."""
    found = (_DATE.fullmatch(entry.cells[date]) for date in ("since", "until"))
    return [int(date[1]) for date in found if date]


# ---- how far apart ----


def distance(old: Entry, new: Entry, columns: Sequence[str]) -> int:
    """Measure how much two entries differ; no two pairs differ by the same, so that what is nearest is never up to chance.

    Examples
    --------
    >>> from .entry import entries_of
    >>> from ...layer import example_layer
    >>> first, second, _ = entries_of(example_layer(), {}, {}, lambda country: None)
    >>> distance(first, second, ["kind", "since"]) > distance(first, first, ["kind", "since"])
    True
    """
    weight = sum(
        _field_distance(field, old.cells[field], new.cells[field])
        for field in columns
        if old.cells[field] != new.cells[field] and field not in old.unstated | new.unstated
    )
    return weight << 80 | fingerprint(sorted((str(old.mark), str(new.mark))))


def _field_distance(field: str, old: str, new: str) -> int:
    if field == "since":
        return date_distance(old, new)
    if field in ("title", "from_org", "to_org", "network"):
        most = {"title": _TITLE, "network": _NETWORK}.get(field, _ORG)
        return (1 if plain(old) == plain(new) else most) if old and new else most // 2
    return {"kind": _KIND, "status": _STATUS}.get(field, 1)


def date_distance(old: str, new: str) -> int:
    """Measure how far apart two dates are: little if one is only more precise or not stated, more by the years between.

    Examples
    --------
    >>> date_distance("1998", "1998-04-21"), date_distance("", "1998"), date_distance("1998", "1999")
    (2, 6, 33)
    """
    if old == new:
        return 0
    if not (old and new):
        return 6
    if old.startswith(new) or new.startswith(old):
        return 2
    one, other = _DATE.fullmatch(old), _DATE.fullmatch(new)
    return _DATE_WEIGHT + (min(20, abs(int(one[1]) - int(other[1]))) if one and other else 20)


def may_be_same(old: Entry, new: Entry) -> bool:
    """Tell whether two entries with the same ends can be one: the value goes the same way, and kind or date or title agree."""
    if old.direction and new.direction and old.direction != new.direction:
        return False
    if old.cells["kind"] == new.cells["kind"]:
        return True
    if date_distance(old.cells["since"], new.cells["since"]) < _DATE_WEIGHT:
        return True
    title = plain(old.cells["title"])
    return bool(title) and title == plain(new.cells["title"])


def identity(entry: Entry) -> tuple[str, ...]:
    """Return what makes a tie of two places this one: its kind, its date, its title and who has it."""
    named = (plain(entry.cells[field]) for field in ("title", "from_org", "to_org"))
    return (entry.direction, entry.cells["kind"], entry.cells["since"], *named)
