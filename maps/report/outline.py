"""A report as values: sections of paragraphs, tables and figures, which every format writes alike."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ...geo.reasons import fill
from ..dates import date_text
from ..numbers import km_text, number_text, share_text

Words = Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A column of a table: its label, and what it holds: text, date, year, count, days, value, km or share."""

    label: str
    holds: str = "text"

    @property
    def is_number(self) -> bool:
        """Whether its cells are aligned as numbers are."""
        return self.holds not in ("text", "date")


@dataclass(frozen=True)
class Table:
    """A numbered table; cells are text, numbers or None."""

    caption: str
    name: str  # short, for the sheet of a workbook
    columns: tuple[Column, ...]
    rows: list[tuple[Any, ...]]
    number: int = 0  # that its caption has
    # What a short document writes in place of rows that say little, and how many rows are before those.
    brief: str = ""
    brief_rows: int = 0
    # A long list again as headings with entries, for print; empty where it is short.
    register: tuple[tuple[str, tuple[str, ...]], ...] = ()
    # The user's other columns, each with a cell a row, for formats that have room for them: see `whole_table`.
    own: tuple[tuple[str, tuple[str | None, ...]], ...] = ()

    @property
    def is_counted(self) -> bool:
        """Whether it counts something by its first column, so that bars can show it.

        Examples
        --------
        >>> Table("", "", (Column("Kind"), Column("Ties", "count")), [("Sister city", 2), ("Friendship", 1)]).is_counted
        True
        """
        holds = [column.holds for column in self.columns]
        numbers = {"count", "share", "value"}
        return holds[:2] == ["text", "count"] and set(holds[2:]) <= numbers and len(self.rows) > 1


@dataclass(frozen=True)
class Figure:
    """A numbered picture."""

    caption: str
    png: bytes = field(repr=False)
    alt: str
    number: int = 0


@dataclass(frozen=True)
class KeyFigure:
    """A number that a reader shall keep, and what it counts."""

    label: str
    value: float
    holds: str = "count"  # as a column's


@dataclass(frozen=True)
class KeyFigures:
    """A few numbers in a row, large: what a report begins with."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True)
class Chart:
    """A numbered bar chart: one bar a category, in their order; formats that can draw it natively do."""

    caption: str
    name: str  # short, as a table's
    categories: tuple[str, ...]
    values: tuple[float, ...]
    series: str  # what the values are
    png: bytes = field(repr=False)  # for formats without charts of their own
    alt: str = ""
    number: int = 0  # counted with figures


Block = str | Table | Figure | KeyFigures | Chart


@dataclass(frozen=True)
class Section:
    """A heading and what is below it: paragraphs, tables, figures."""

    title: str
    blocks: tuple[Block, ...]
    appendix: bool = False  # long lists, after everything else
    name: str = ""  # the same in every language


@dataclass(frozen=True)
class Outline:
    """A whole report: its first section is the first page."""

    title: str
    lang: str
    lead: str  # the line below the title
    sections: tuple[Section, ...]
    words: Words = field(repr=False)
    live: str = field(default="", repr=False)  # the map as a page, for formats in which pages run


def with_map(outline: Outline, png: bytes | None, alt: str) -> Outline:
    """Return a report with another picture of its map; without any if `png` is None.

    Examples
    --------
    >>> first = Section("Overview", (Figure("Figure 1.", b"wide", "Two ties"), "A remark."))
    >>> with_map(Outline("Busan", "en", "", (first,), {}), b"tall", "Two ties").sections[0].blocks[0].png
    b'tall'
    """

    def drawn(block: Block) -> tuple[Block, ...]:
        if not isinstance(block, Figure):
            return (block,)
        return () if png is None else (replace(block, png=png, alt=alt),)

    sections = (
        replace(section, blocks=tuple(itertools.chain.from_iterable(map(drawn, section.blocks))))
        for section in outline.sections
    )
    return replace(outline, sections=tuple(section for section in sections if section.blocks))


def table_of(chart: Chart) -> Table:
    """Give what a chart shows as a table, where it cannot be drawn.

    Examples
    --------
    >>> table_of(Chart("Figure 1.", "Decade", ("1960s",), (2,), "Ties", b"")).rows
    [('1960s', 2)]
    """
    columns = (Column(chart.name), Column(chart.series, "count"))
    rows: list[tuple[Any, ...]] = [*zip(chart.categories, chart.values, strict=True)]
    return Table(chart.caption, chart.name, columns, rows, chart.number)


def whole_table(table: Table) -> Table:
    """Put the user's other columns behind those of a table.

    Examples
    --------
    >>> table = Table("", "", (Column("Name"),), [("Busan",), ("Kobe",)], own=(("Contact", ("Kim", None)),))
    >>> [column.label for column in whole_table(table).columns], whole_table(table).rows
    (['Name', 'Contact'], [('Busan', 'Kim'), ('Kobe', None)])
    """
    if not table.own:
        return table
    columns = (*table.columns, *(Column(label) for label, _ in table.own))
    others = zip(*(cells for _, cells in table.own), strict=True)
    rows = [(*row, *other) for row, other in zip(table.rows, others, strict=True)]
    return replace(table, columns=columns, rows=rows, own=())


def cut_rows(table: Table, most: int, words: Words, lang: str = "en") -> tuple[list[tuple[Any, ...]], str]:
    """Return the first rows of a table, and a sentence that says how many others there are and where; it is empty where there are none.

    Examples
    --------
    >>> cut_rows(Table("", "", (Column("Name"),), [("Busan",), ("Kobe",)]), 1, {"more.other": "More rows: {n}."})
    ([('Busan',)], 'More rows: 1.')
    """
    more = len(table.rows) - most
    return table.rows[:most], fill(words, "more", {"count": more, "n": more}, lang) if more > 0 else ""


def text_width(text: str) -> int:
    """Count the columns that a text takes: East Asian letters are twice as wide.

    Examples
    --------
    >>> text_width("Busan"), text_width("부산")
    (5, 4)
    """
    return sum(2 if "\u10ff" < char < "\u1d00" or char > "\u2e7f" else 1 for char in text)


def column_widths(table: Table, *, most: int, rows: int = 200, lang: str = "en") -> list[int]:
    """Measure how wide each column of a table wants to be, by its label and its first rows, in letters.

    Examples
    --------
    >>> column_widths(Table("", "", (Column("Name"),), [("Busan",), ("Shimonoseki",)]), most=8)
    [8]
    """
    widths = []
    for at, column in enumerate(table.columns):
        shown = [column.label, *(write_cell(row[at], column.holds, lang) for row in table.rows[:rows])]
        widths.append(min(most, max(map(text_width, shown))))
    return widths


def write_cell(value: Any, holds: str, lang: str = "en") -> str:
    """Write a cell as readers of text see it, in a language.

    Examples
    --------
    >>> write_cell(9636.4, "km"), write_cell(0.5, "share"), write_cell(None, "text")
    ('9,636 km', '50%', '')
    >>> write_cell("1998-04-21", "date", "de"), write_cell(1998, "year", "de"), write_cell(1998, "count", "de")
    ('21. April 1998', '1998', '1.998')
    """
    if value is None:
        return ""
    if holds == "date":
        return date_text(str(value), lang)
    if isinstance(value, str) or holds in ("text", "year"):
        return str(value)
    if holds == "value":
        return number_text(value, lang, digits=0 if float(value).is_integer() or abs(value) >= 100 else 1)
    return {"km": km_text, "share": share_text}.get(holds, number_text)(value, lang)
