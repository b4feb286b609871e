"""The rows below a header: which are ties, which say something of the rows below them, and which are set aside."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .column_content import CellTypes
from .files import Cell
from .kinds import kind_of_title, status_of_title
from .plan import HeadingRow, SetAside
from .totals import cells_of_totals, is_footnote, is_total

Rows = Sequence[tuple[int, list[Cell]]]

# Nothing, a text and the day that it writes: more different cells are never one text.
_MOST_IN_HEADING = 3


class Classes(NamedTuple):
    """The rows below a header, each in exactly one class."""

    rows: list[tuple[int, list[Cell]]]  # ties and memberships
    under: list[dict[str, str]]  # of each of these, what the headings above it say
    headings: list[HeadingRow]
    set_aside: list[SetAside]


def classify(
    rows: Rows,
    types: CellTypes,
    roles: Mapping[str, int],
    *,
    whose: bool,
    above: Mapping[str, str] | None = None,
) -> Classes:
    """Class the rows below a header.

    Parameters
    ----------
    rows
        (number, cells), all of one width.
    types
        Says what cells are.
    roles
        Role -> position of its column.
    whose
        Whether it is already known whose partners the table lists. If not, headings that are places say it.
    above
        What the titles above the header say of every row, as `read_titles` returns it.

    Examples
    --------
    >>> rows = [(2, ["Terminated", None]), (3, ["Kobe", 1998]), (4, ["Total", 1])]
    >>> classes = classify(rows, CellTypes(None), {"to_name": 0, "since": 1}, whose=True)
    >>> classes.under, [(row.row, row.why) for row in classes.set_aside]
    ([{'status': 'Terminated'}], [(4, 'total')])
    """
    classes = Classes([], [], [], [])
    current = dict(above or {})
    placeless = functools.cache(lambda: _below_lack_countries(rows, roles))  # most tables have no headings
    totals = cells_of_totals(cells for _, cells in rows)
    for index, (number, cells) in enumerate(rows):
        if len({*cells}) > _MOST_IN_HEADING and totals.isdisjoint(cells):
            classes.rows.append((number, cells))
            classes.under.append(current)
            continue
        texts = list(dict.fromkeys(str(cell) for cell in cells if cell is not None))
        shown = ", ".join(texts[:4])
        if not totals.isdisjoint(cells) and is_total(cells):
            classes.set_aside.append(SetAside(number, "total", shown))
        elif len(texts) == 1 and is_footnote(texts[0]) and not _is_marked_place(texts[0], types):
            classes.set_aside.append(SetAside(number, "footnote", shown))
        elif (
            len(texts) == 1
            and len(cells) > 1
            and (says := _says(rows, index, texts[0], types, placeless(), whose=whose))
        ):
            classes.headings.append(HeadingRow(number, says, texts[0]))
            current = _after(current, says, texts[0])
        else:
            classes.rows.append((number, cells))
            classes.under.append(current)
    return _one_class_each(classes)


def _one_class_each(classes: Classes) -> Classes:
    """Leave each row of the sheet in one class: of a row with several partners one may look like a heading or a sum."""
    taken = {number for number, _ in classes.rows}
    headings = {row.row: row for row in reversed(classes.headings) if row.row not in taken}
    taken |= headings.keys()
    set_aside = {row.row: row for row in reversed(classes.set_aside) if row.row not in taken}
    return classes._replace(headings=[*headings.values()][::-1], set_aside=[*set_aside.values()][::-1])


def _is_marked_place(text: str, types: CellTypes) -> bool:
    """Return whether a mark is before the name of a place: a bullet, or a reference to a remark."""
    bare = text.strip("*※†‡•· ")
    return bare != text and bool(types.of(bare) & {"place", "country"})


def _says(rows: Rows, index: int, text: str, types: CellTypes, placeless: bool, *, whose: bool) -> str | None:
    """Return what a row with one text says, or None where it is a tie of its own.

    A heading is above rows that have more cells. The name of a country is one only where the rows below lack theirs.
    """
    below = next(
        (cells for _, cells in rows[index + 1 :] if len({cell for cell in cells if cell is not None}) > 1),
        None,
    )
    if below is None:
        return None
    bare = text.strip(" :：-–—*#").strip()
    of = types.of(bare)
    if "country" in of and placeless:
        return "country"
    if "continent" in of:
        return "group"
    if "place" not in of or len(bare.split()) > 1:
        if status_of_title(bare) is not None and "date" not in of:
            return "status"
        if "kind" in of or kind_of_title(bare):
            return "kind"
    if not whose and "place" in of:
        return "place"
    return None


def _below_lack_countries(rows: Rows, roles: Mapping[str, int]) -> bool:
    """Return whether rows of several cells have no country of the partner."""
    at = roles.get("to_country")
    if at is None:
        return True
    several = [cells for _, cells in rows if len({*cells} - {None}) > 1]
    return sum(cells[at] is None for cells in several) > len(several) / 2


def _after(current: Mapping[str, str], says: str, text: str) -> dict[str, str]:
    """Return what holds below a heading: a grade takes the place of the grade before, a group ends the country."""
    bare = text.strip(" :：-–—*#").strip()
    kept = dict(current)
    if says in ("kind", "status"):
        kept.pop("kind", None)
        kept.pop("status", None)
    if says == "group":
        kept.pop("country", None)
        return kept
    return {**kept, says: bare}


def read_titles(titles: Sequence[str], types: CellTypes, home_country: str | None = None) -> dict[str, str]:
    """Return what the titles above a header say of every row below it, as a heading would: a status, and a country.

    The kind is read from all that is above the table, see `kinds.kind_of_title`. The user's own country is that of the
    list, not of its partners.

    Examples
    --------
    >>> read_titles(["Our partners", "Terminated partnerships"], CellTypes(None))
    {'status': 'Terminated partnerships'}
    """
    found: dict[str, str] = {}
    for title in titles:
        bare = title.strip(" :：-–—*#").strip()
        codes = types.lookup.named_countries(bare) if types.lookup else frozenset()
        if codes and home_country not in codes:
            found["country"] = bare
        elif status_of_title(bare) is not None:
            found["status"] = bare
    return found


# ---- group cells ----


def fill_down(rows: list[tuple[int, list[Cell]]], columns: Sequence[int]) -> list[int]:
    """Fill the cells of groups that have their name on the first row only; returns the numbers of the rows filled.

    A column is of groups if its first cell is filled, others are not, and no name comes again: a name that is written
    again after a gap shows that a gap means nothing. Filled rows take the place of those in `rows`.

    Parameters
    ----------
    rows
        (number, cells).
    columns
        The positions of the columns that belong together, the first of which has the name of the group.

    Examples
    --------
    >>> rows = [(2, ["Bonn", "Oxford"]), (3, [None, "Minsk"])]
    >>> fill_down(rows, [0]), rows
    ([3], [(2, ['Bonn', 'Oxford']), (3, ['Bonn', 'Minsk'])])
    """
    if not rows or not columns:
        return []
    first = columns[0]
    names = [cells[first] for _, cells in rows]
    given = [name for name in names if name is not None]
    if names[0] is None or len(given) == len(names) or len(set(given)) < len(given):
        return []
    filled = []
    above: list[Cell] = []
    for index, (number, cells) in enumerate(rows):
        if cells[first] is not None:
            above = [cells[column] for column in columns]
        else:
            whole = list(cells)
            for column, cell in zip(columns, above, strict=True):
                whole[column] = cell if cells[column] is None else cells[column]
            rows[index] = (number, whole)
            filled.append(number)
    return filled
