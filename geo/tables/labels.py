"""What the label of a column says by itself: the field, and whose it is."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from .. import lengths
from ..schema import SIDES, TIES
from .header_words import FIELDS, field_of, is_something_else, parts_of, side_of, without_side

# The last word of "heading / label", where a heading is over several columns.
JOINT = " / "


class LabelReading(NamedTuple):
    """What a label says."""

    field: str | None  # one of `FIELDS` of a place, or a column of a tie; None if the label is not known
    side: str | None = None  # "from" or "to", where the label says whose it is
    whole: bool = True  # whether the whole label is known, not only a word inside it
    excluded: bool = False  # whether the label says that it is about something else: "Date of last visit"


@functools.lru_cache(maxsize=65536)
def is_known_label(label: str) -> bool:
    """Return whether a whole label is known: what `read_label` says of it, without looking at the words inside it.

    Examples
    --------
    >>> is_known_label("Partner city"), is_known_label("Phone of the city")
    (True, False)
    """
    return bool(_whole_meaning(label))


@functools.lru_cache(maxsize=4096)
def read_label(label: str) -> LabelReading:
    """Read a label: as a whole, without what is in its brackets, by its brackets, then by the words inside it.

    Examples
    --------
    >>> read_label("Partner city"), read_label("국가")[:2]
    (LabelReading(field='name', side='to', whole=True, excluded=False), ('country', None))
    >>> read_label("Date of affiliation")[:3], read_label("Phone of the city").excluded
    (('since', None, False), True)
    """
    if len(label) > lengths.LABEL:
        return LabelReading(None)
    if meaning := _whole_meaning(label):
        return LabelReading(*split_role(meaning))
    side, field = parts_of(label)
    return LabelReading(field, side, whole=False, excluded=is_something_else(label))


def split_role(role: str) -> tuple[str, str | None]:
    """Return the field and the side of a role.

    Examples
    --------
    >>> split_role("to_country"), split_role("value_unit")
    (('country', 'to'), ('value_unit', None))
    """
    side, _, field = role.partition("_")
    return (field, side) if side in SIDES and field else (role, None)


def _whole_meaning(label: str) -> str | None:
    """Return our column for a label, or a field of `FIELDS` where the label names no side."""
    if label in TIES and label not in ("tie_id", "sheet", "row"):
        return label
    bare = re.sub(r"[(（\[][^()（）\[\]]*[)）\]]", " ", label)
    glosses = re.findall(r"[(（\[]([^()（）\[\]]*)[)）\]]", label)
    upper, _, lower = label.partition(JOINT)
    if glosses and is_something_else(label):
        glosses = []  # "Population (city)"
    for text in dict.fromkeys((label, bare, *glosses)):
        if meaning := _plain_meaning(text):
            return meaning
    if lower:
        side, below = side_of(upper), _plain_meaning(lower)
        if below in FIELDS:
            return f"{side}_{below}" if side else below
        return below or _plain_meaning(upper)
    return None


def _plain_meaning(text: str) -> str | None:
    if whole := field_of(text):
        return whole
    side, field = without_side(text)
    return f"{side}_{field}" if field else None
