"""What each column of a table of ties is: headers in seven languages, on one row or two, found under a title."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..gazetteer.keys import normalise
from ..schema import TIES
from ..scripts import is_east_asian
from .files import Sheet
from .header_row import DEEPEST, HeaderRow, Rows, find_header_row, labels_at
from .header_words import EXTRAS, FIELDS, OTHERS, field_of, is_something_else, parts_of, side_of, without_side
from .named_columns import find_named


@dataclass(frozen=True, slots=True)
class Header:
    """Where a sheet's header is and what its columns are."""

    row: int  # index in `Sheet.rows` of the last header row
    labels: list[str]  # as written; the upper heading, where there is one, before " / "
    columns: dict[str, int]  # our column -> index; region columns are from_region and to_region
    guessed: tuple[str, ...] = ()  # those of our columns that were read by words inside a label
    named: tuple[str, ...] = ()  # those that the user named by their labels


def find_header(
    sheet: Sheet, *, partners_only: bool = False, named: Mapping[str, str] | None = None
) -> Header | None:
    """Find the header of a sheet.

    Parameters
    ----------
    sheet
        Its rows may begin with a title.
    partners_only
        Whether the sheet is known to list the partners of one place, so that a column of names alone is enough.
    named
        Our column -> the label that the user knows it by. The header is the row that holds most of these labels; the
        other labels are read by their words.

    Returns
    -------
    Header or None
        None where no row names a place or a network.

    Examples
    --------
    >>> sheet = Sheet(None, [(1, ["Our partners"]), (2, ["국가", "자매도시", "체결일"])])
    >>> find_header(sheet).columns
    {'to_country': 0, 'to_name': 1, 'since': 2}
    >>> sheet = Sheet(None, [(1, ["Kota Kembar", "Country"]), (2, ["Kobe", "Japan"])])
    >>> find_header(sheet, named={"to_name": "Kota kembar"}).columns
    {'to_name': 0, 'to_country': 1}
    """
    named = named or {}
    found = _best_named(sheet, named) if named else None
    found = found or _best(sheet, guess=False) or _best(sheet, guess=True)
    if found is None and partners_only:
        found = _best(sheet, guess=False, alone=True)
    if found is None:
        return None
    given = find_named(found.labels, named)
    columns, sure = (_columns(found.labels, guess=guess, given=given) for guess in (True, False))
    guessed = tuple(column for column, index in columns.items() if index not in sure.values())
    return Header(found.row_index, found.labels, columns, guessed, tuple(given))


def _best(sheet: Sheet, *, guess: bool, alone: bool = False) -> HeaderRow | None:
    """Find the header row; with `alone`, one column of names is enough."""

    def read(labels: list[str]) -> dict[str, int]:
        columns = _columns(labels, guess=guess)
        return columns if _is_enough(columns, labels) or (alone and [*columns] == ["to_name"]) else {}

    return find_header_row(sheet.rows, read, _labels_in(sheet))


def _best_named(sheet: Sheet, named: Mapping[str, str]) -> HeaderRow | None:
    """Find the row that holds most of the labels that the user named, if it names a place or a network."""
    labels_of = _labels_in(sheet)
    most = max(
        (
            len(find_named(labels, named))
            for index in range(min(DEEPEST, len(sheet.rows)))
            for labels in labels_of(sheet.rows, index)
        ),
        default=0,
    )

    def read(labels: list[str]) -> dict[str, int]:
        given = find_named(labels, named)
        columns = _columns(labels, guess=True, given=given) if given and len(given) == most else {}
        return (
            columns
            if any(column.startswith(("from_", "to_")) or column == "network" for column in columns)
            else {}
        )

    return find_header_row(sheet.rows, read, labels_of)


def _labels_in(sheet: Sheet) -> Callable[[Rows, int], list[list[str]]]:
    merged = {row for row, _, _ in sheet.spans}
    return lambda rows, index: _labels(rows, index, merged)


def _labels(rows: Rows, index: int, merged: set[int]) -> list[list[str]]:
    """Return the ways to read the row: alone, and under the headings above it that are over several columns."""
    (alone,) = labels_at(rows, index)
    if index == 0 or rows[index - 1][0] != rows[index][0] - 1 or any(map(_is_number, alone)):
        return [alone]
    (upper,) = labels_at(rows, index - 1)
    is_merged = over_several = rows[index - 1][0] in merged
    if not over_several:  # a CSV leaves the rest of a merged heading empty
        over_several = "" in upper[1:]
        for position in range(1, len(upper)):
            upper[position] = upper[position] or upper[position - 1]
    if not over_several or sum(_meaning(label) is not None for label in alone) < 2:
        return [alone]
    width = max(len(alone), len(upper))
    pairs = zip(upper + [""] * (width - len(upper)), alone + [""] * (width - len(alone)), strict=True)
    both = [low if high == low or not high else f"{high} / {low}" if low else high for high, low in pairs]
    known = [label for label in alone if _meaning(label)]
    # Where a label is there twice, only the headings can say which is whose: of readings that know as much, the first wins.
    headings_first = len(set(known)) < len(known) or _tell_sides(upper, is_merged)
    return [both, alone] if headings_first else [alone, both]


def _tell_sides(headings: list[str], merged: bool) -> bool:
    """Return whether headings part the columns below them by sides; one heading over all of them is a title."""
    several = len({*headings} if merged else {*headings} - {""}) > 1
    return several and any(side_of(heading) for heading in headings if heading)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\-/ ]+", text))


def _is_enough(columns: dict[str, int], labels: list[str]) -> bool:
    """Return whether a row may be a header: "Sister city" alone is enough, "Name" alone may be a list of anything."""
    if len(columns) == 1 and "to_name" in columns:
        return _meaning(labels[columns["to_name"]]) == "to_name"
    places = {"from_name", "to_name", "from_org", "to_org", "from_lat", "to_lat"} & set(columns)
    countries = {"from_country", "to_country"} <= set(columns)
    return len(columns) >= 2 and bool(places or countries or "network" in columns)


def _columns(labels: list[str], *, guess: bool, given: Mapping[str, int] | None = None) -> dict[str, int]:
    """Return our column -> index. The first of two columns that mean the same wins; the other is carried as the user's.

    With `guess`, the labels that are not known whole are read by the words inside them, where nothing else is known
    for what they seem to be. What is `given` is not read by words.
    """
    found: dict[str, int] = dict(given or {})
    labels = ["" if index in found.values() else label for index, label in enumerate(labels)]
    unsided: list[tuple[str, int]] = []
    for index, label in enumerate(labels):
        meaning = _meaning(label)
        if meaning is None or meaning in EXTRAS:
            continue
        if meaning in FIELDS:
            unsided.append((meaning, index))
        else:
            found.setdefault(meaning, index)
    if found.keys() <= {"source", *OTHERS} and (edges := _as_edge_list(labels)):
        found = {**{column: index for column, index in found.items() if column != "source"}, **edges}
    if guess:
        _guess_inside(labels, found, unsided)
    _give_sides(found, unsided, any(map(is_east_asian, labels)))
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _guess_inside(labels: list[str], found: dict[str, int], unsided: list[tuple[str, int]]) -> None:
    taken = {*found.values(), *(index for _, index in unsided)}
    known = {column.removeprefix("from_").removeprefix("to_") for column in found} | {
        field for field, _ in unsided
    }
    for index, label in enumerate(labels):
        side, field = parts_of(label)
        if field is None or index in taken:
            continue
        if field in FIELDS and side:
            found.setdefault(f"{side}_{field}", index)
        elif field not in known:
            known.add(field)
            if field in FIELDS:
                unsided.append((field, index))
            else:
                found[field] = index


def _as_edge_list(labels: list[str]) -> dict[str, int] | None:
    """Read ``source, target`` as the two ends of a tie, as graph programs write it."""
    keys = [normalise(label) for label in labels]
    return (
        {"from_name": keys.index("source"), "to_name": keys.index("target")}
        if {"source", "target"} <= set(keys)
        else None
    )


def _give_sides(found: dict[str, int], unsided: list[tuple[str, int]], east_asian: bool) -> None:
    """Give each column whose label names no side to one: names first, then what stands beside them."""
    names = [index for field, index in unsided if field == "name"]
    if not names and "to_name" in found and "from_name" not in found:
        # 시도 | 국가 | 외국도시: a province lists the partners of provinces
        names = [index for field, index in unsided if field == "region" and index < found["to_name"]][:1]
        unsided = [(field, index) for field, index in unsided if index not in names]
    if "to_name" in found or len(names) > 1 or "network" in found:
        free = [column for column in ("from_name", "to_name") if column not in found]
    else:
        free = [column for column in ("to_name", "from_name") if column not in found]  # partners only
    for column, index in zip(free, names, strict=False):
        found[column] = index
    at = {column.split("_")[0]: found[column] for column in ("from_name", "to_name") if column in found}
    for field, index in unsided:
        if field == "name" or not at:
            if field == "org" and not at:
                found.setdefault("from_org" if "to_org" in found else "to_org", index)
            elif field == "country" and not at:
                found.setdefault("to_country" if "to_country" not in found else "from_country", index)
            continue
        if field == "org" and "to_org" in found:
            found.setdefault("from_org", index)
            continue
        for side in sorted(at, key=lambda side: _reach(index - at[side], field, east_asian)):
            if f"{side}_{field}" not in found:
                found[f"{side}_{field}"] = index
                break


def _reach(step: int, field: str, east_asian: bool) -> tuple[bool, int]:
    """Return how near a column is to a name: Korean, Japanese and Chinese tables put the country before its city."""
    before = east_asian and field in ("country", "region")
    return ((step > 0) if before else (step < 0)), abs(step)


@functools.lru_cache(maxsize=4096)
def _meaning(label: str) -> str | None:
    """Return our column for a label, or a field of `FIELDS` where the label names no side."""
    if label in TIES and label not in ("tie_id", "sheet", "row"):
        return label
    bare = re.sub(r"[(（\[].*?[)）\]]", " ", label)
    glosses = re.findall(r"[(（\[](.*?)[)）\]]", label)
    upper, _, lower = label.partition(" / ")
    if is_something_else(label):
        glosses = []  # "Population (city)"
    for text in (label, bare, *glosses):
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
