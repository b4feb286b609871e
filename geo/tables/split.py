"""Several partners in one cell: whether a column's cells hold several, and what each part says."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING

from .. import lengths
from ..reasons import Reason, because
from .dividers import Divider, cut, cut_words, may_be_several, without_item_mark
from .list_evidence import are_apart, are_clear
from .part import Part, describe_part
from .place_evidence import (
    are_same,
    contains,
    holds_only,
    is_code,
    is_in_region_of,
    is_known,
    is_short_word,
)

if TYPE_CHECKING:
    from .files import Cell
    from .lookup import Lookup

_OF_LINES = (Divider.ITEM, Divider.LINE, Divider.SEMICOLON)


def split_partners(
    cells: Sequence[str | None], lookup: Lookup | None, countries: Sequence[str | None] | None = None
) -> list[list[Part]]:
    r"""Split the cells of a column into partners.

    Parameters
    ----------
    cells
        The whole column: what divides partners in most of its cells does so in the others.
    lookup
        What the gazetteer knows of names. None: only bullets, numbers and semicolons divide.
    countries
        What the rows' own column of countries says: a town beside a region of that country is no second partner.

    Returns
    -------
    list of list of Part
        The parts of each cell in their order; none for an empty cell. A cell that may hold several partners, but not
        certainly, is one part that is marked ``uncertain``.

    Examples
    --------
    >>> [[part.name for part in parts] for parts in split_partners(["1. Kyoto\n2. Lyon", None, "Busan"], None)]
    [['Kyoto', 'Lyon'], [], ['Busan']]
    """
    rows = list(zip(cells, countries or itertools.repeat(None), strict=False))
    distinct = [(cell, country) for cell, country in dict.fromkeys(rows) if cell and cell.strip()]
    column = _Column(lookup)
    several = [
        (cell, country) for cell, country in distinct if len(cell) <= lengths.LIST and may_be_several(cell)
    ]
    for cell, country in several:
        column.split_in(cell, country)
    column.decide()
    found = {(cell, country): [describe_part(cell, lookup)] for cell, country in distinct}
    found |= {(cell, country): column.split_in(cell, country) for cell, country in several}
    return [found.get((cell, country), []) if cell else [] for cell, country in rows]


def split_parallel(columns: Sequence[Sequence[Cell]]) -> list[list[tuple[Cell, ...]]]:
    r"""Split rows whose cells have the same number of lines: a list of partners that runs over several columns.

    Parameters
    ----------
    columns
        Columns of the same rows.

    Returns
    -------
    list of list of tuple
        For each row the rows that it holds, of one cell a column. A cell of one line is repeated. A row is kept as it is
        unless two of its cells have several lines (or pieces between semicolons), and all that have several have equally
        many.

    Examples
    --------
    >>> split_parallel([["Lyon\nTurin", "Kobe"], ["France\nItaly", "Japan"], ["1959\n1958", 1960]])
    [[('Lyon', 'France', '1959'), ('Turin', 'Italy', '1958')], [('Kobe', 'Japan', 1960)]]
    """
    several = {cell for column in columns for cell in {*column} if has_several_lines(cell)}
    return [
        _parallel(row) if sum(cell in several for cell in row) > 1 else [row]
        for row in zip(*columns, strict=True)
    ]


def has_several_lines(cell: Cell) -> bool:
    r"""Tell whether a cell has several items, lines or pieces between semicolons.

    Examples
    --------
    >>> has_several_lines("Lyon\nTurin"), has_several_lines("Lyon, Turin"), has_several_lines(1998)
    (True, False, False)
    """
    if not isinstance(cell, str) or not may_be_several(cell):
        return False
    return any(len(cut(cell, divider)) > 1 for divider in _OF_LINES)


def _parallel(row: tuple[Cell, ...]) -> list[tuple[Cell, ...]]:
    for divider in _OF_LINES:
        pieces = [cut(cell, divider) if isinstance(cell, str) else [cell] for cell in row]
        counts = Counter(len(piece) for piece in pieces if len(piece) > 1)
        if len(counts) == 1 and counts.total() > 1:
            count = next(iter(counts))
            return list(
                zip(
                    *(
                        piece if len(piece) == count else [cell] * count
                        for cell, piece in zip(row, pieces, strict=True)
                    ),
                    strict=True,
                )
            )
    return [row]


def why_uncertain(part: Part, label: str) -> Reason | None:
    """Return what to note of a part that may be several partners, in the column with a label; else None.

    Examples
    --------
    >>> why_uncertain(Part("Kyoto, Osaka", text="Kyoto, Osaka", uncertain=True), "Partner").code
    'may_be_several'
    """
    return because("may_be_several", label=label, cell=part.text) if part.uncertain else None


# ---- a column ----


class _Verdict(Enum):
    SEVERAL = "several"
    ONE = "one"  # a path, or two names of one place
    OPEN = "open"  # perhaps several
    NOTHING = "nothing"  # nothing speaks for several


class _Column:
    """Splits cells, and remembers what each divider was in those that are certain."""

    def __init__(self, lookup: Lookup | None) -> None:
        self.lookup = lookup
        self.seen = Counter[tuple[Divider, _Verdict]]()
        self.decided = frozenset[Divider]()
        self.country: str | None = None  # what the row's own column of countries says

    def decide(self) -> None:
        """Let the dividers that certainly divide partners, and never anything else, do so in all cells."""
        self.decided = frozenset(
            divider
            for divider in Divider
            if self.seen[divider, _Verdict.SEVERAL] and not self.seen[divider, _Verdict.ONE]
        )

    def split_in(self, text: str, country: str | None) -> list[Part]:
        """Return the parts of a cell in a row with a country."""
        self.country = country
        return self.split(text)

    def split(self, text: str, first: Divider = Divider.ITEM) -> list[Part]:
        """Return the parts of a text, cut at `first` and the dividers behind it."""
        for divider in list(Divider)[first:]:
            pieces = _pieces(text, divider, self.lookup)
            if len(pieces) < 2 or self._is_in_name(text, divider):
                continue
            if divider not in (Divider.ITEM, Divider.SEMICOLON) and is_known(text, self.lookup):
                break  # "Los\nAngeles", "Bosnia and Herzegovina", "Brighton and Hove"
            groups = self._groups(text, pieces, divider)
            verdict = self._judge(groups, divider)
            self.seen[divider, verdict] += 1
            if verdict is _Verdict.SEVERAL:
                parts = [self._inside(group, divider) for group in groups]
                return _share_country(list(itertools.chain(*parts)), self.lookup)
            if verdict is _Verdict.OPEN:
                return [describe_part(text, self.lookup)._replace(uncertain=True)]
        return [self._one(text)]

    def _inside(self, group: str, divider: Divider) -> list[Part]:
        if divider is not Divider.ITEM:
            return self.split(group, _next(divider))
        parts = self.split(without_item_mark(group), _next(divider))
        return [parts[0]._replace(text=group)] if len(parts) == 1 else parts

    def _is_in_name(self, text: str, divider: Divider) -> bool:
        """Tell whether a word is part of a name in a path: "St. John's, Newfoundland and Labrador"."""
        return divider > Divider.COMMA and any(
            is_known(piece, self.lookup)
            for piece in cut(text, Divider.COMMA)
            if len(cut(f" {piece}", divider)) > 1
        )

    def _one(self, text: str) -> Part:
        part = describe_part(text, self.lookup)
        names = cut_words(part.name, "or")
        if len(names) != 2 or self.lookup is None or is_known(part.name, self.lookup):
            return part
        known = [name for name in names if is_known(name, self.lookup)]
        # A short word may be another one: "Vila o Porto". It counts only between two known names of one place.
        is_short = sum(map(len, names)) + 4 >= len(part.name)
        if len(known) == 2:
            return (
                part._replace(name=known[0])
                if are_same(known[0], known[1], self.lookup)
                else part._replace(uncertain=True)
            )
        return part._replace(name=known[0]) if known and not is_short else part

    def _groups(self, text: str, pieces: list[str], divider: Divider) -> list[str]:
        """Join to each name what only says where or when it is: "Kyoto", "Japan", "1959"."""
        groups = list[list[str]]()
        for piece in pieces:
            if groups and self._qualifies(piece, groups[-1], divider):
                groups[-1].append(piece)
            else:
                groups.append([piece])
        return _as_written(text, groups)

    def _qualifies(self, piece: str, group: list[str], divider: Divider) -> bool:
        if divider is Divider.ITEM:
            return False
        bare = describe_part(piece, self.lookup)
        if (
            is_code(piece)
            or is_short_word(piece)
            or not any(map(str.isalpha, bare.name))
            or piece[0] in "(（[［【"
        ):
            return True
        if self.lookup is None:
            return False
        region, heads = bare.head, [describe_part(other, self.lookup).head for other in group]
        return any(contains(region, head, self.lookup) for head in heads if head != region)

    # ---- is it a list? ----

    def _judge(self, groups: list[str], divider: Divider) -> _Verdict:
        if len(groups) < 2:
            return _Verdict.ONE
        if divider is Divider.ITEM:
            return _Verdict.SEVERAL
        parts = [describe_part(group, self.lookup) for group in groups]
        if all(part.since for part in parts) or all(part.country for part in parts):
            return _Verdict.SEVERAL
        if self.lookup is None:
            return _Verdict.SEVERAL if divider is Divider.SEMICOLON else _Verdict.OPEN
        heads = [part.head for part in parts]
        if all(are_same(one, other, self.lookup) for one, other in itertools.pairwise(heads)):
            return _Verdict.ONE
        if divider is Divider.SEMICOLON:
            return _Verdict.SEVERAL
        if divider is not Divider.AND and self._is_in_region(parts):
            return _Verdict.ONE
        if len(heads) == 2 and divider is not Divider.LINE and holds_only(heads[0], heads[1], self.lookup):
            return _Verdict.ONE  # the larger first: "Japan, Kyoto"
        known = [is_known(head, self.lookup) for head in heads]
        if divider in self.decided and sum(known) * 2 >= len(known):
            named = [head for head, is_place in zip(heads, known, strict=True) if is_place]
            if (all(known) or divider <= Divider.COMMA) and are_clear(
                named, divider, len(heads), self.lookup
            ):
                return _Verdict.SEVERAL
        if not all(known):
            return _Verdict.OPEN if any(known) and _is_clear(divider, groups) else _Verdict.NOTHING
        return _Verdict.SEVERAL if are_apart(heads, divider, self.lookup) else _Verdict.OPEN

    def _is_in_region(self, parts: list[Part]) -> bool:
        """Tell whether one of two parts is the region and the other in it: "Колумбия, Мисури"."""
        if self.lookup is None or len(parts) != 2:
            return False
        country = parts[-1].country or self.country
        return is_in_region_of(parts[0].head, parts[1].head, country, self.lookup)


def _as_written(text: str, groups: list[list[str]]) -> list[str]:
    """Return the piece of the text from the first to the last of each group."""
    found, at = list[str](), 0
    for group in groups:
        start = at = text.index(group[0], at)
        for piece in group:
            at = text.index(piece, at) + len(piece)
        found.append(text[start:at])
    return found


def _is_clear(divider: Divider, groups: list[str]) -> bool:
    """Tell whether a divider is worth a question where one of the names is not known."""
    return divider < Divider.COMMA or len(groups) > 2


def _pieces(text: str, divider: Divider, lookup: Lookup | None) -> list[str]:
    pieces = cut(text, divider)
    if divider is Divider.COMMA and len(pieces) > 1 and not is_known(pieces[-1], lookup):
        # "Milan, Rome and Naples", "Milan, Rome, and Naples"
        last = cut(f" {pieces[-1]}", Divider.AND)
        pieces = [*pieces[:-1], *last]
    return pieces


def _next(divider: Divider) -> Divider:
    return Divider(min(divider + 1, Divider.MARK))


def _share_country(parts: list[Part], lookup: Lookup | None) -> list[Part]:
    """Give the country of the last to those before it that lie there: "Rome and Naples, Italy"."""
    country = parts[-1].country
    if lookup is None or country is None or any(part.country for part in parts[:-1]):
        return parts
    inside = [bool(lookup.places(part.name)) and contains(country, part.name, lookup) for part in parts[:-1]]
    return [part._replace(country=country) for part in parts[:-1]] + parts[-1:] if all(inside) else parts
