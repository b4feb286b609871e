"""A report as values: sections of paragraphs, tables and figures, which every format writes alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Words = Mapping[str, str]


@dataclass(frozen=True)
class Column:
    """A column of a table: its label, and what it holds: text, count, km, share or days."""

    label: str
    holds: str = "text"


@dataclass(frozen=True)
class Table:
    """A numbered table; cells are text, numbers or None."""

    caption: str
    name: str  # short, for the sheet of a workbook
    columns: tuple[Column, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True)
class Figure:
    """A numbered picture."""

    caption: str
    png: bytes = field(repr=False)
    alt: str


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


Block = str | Table | Figure | KeyFigures | Chart


@dataclass(frozen=True)
class Section:
    """A heading and what is below it: paragraphs, tables, figures."""

    title: str
    blocks: tuple[Block, ...]
    appendix: bool = False  # long lists, after everything else


@dataclass(frozen=True)
class Outline:
    """A whole report: its first section is the first page."""

    title: str
    lang: str
    lead: str
    sections: tuple[Section, ...]
    words: Words = field(repr=False)
    live: str = field(default="", repr=False)  # the map as a page, for formats in which pages run


def cut_rows(table: Table, most: int, words: Words) -> tuple[list[tuple[Any, ...]], str]:
    """Return the first rows of a table, and a sentence that counts the others; it is empty where there are none.

    Examples
    --------
    >>> cut_rows(Table("", "", (Column("Name"),), [("Busan",), ("Kobe",)]), 1, {"more": "More rows: {n}."})
    ([('Busan',)], 'More rows: 1.')
    """
    more = len(table.rows) - most
    return table.rows[:most], words["more"].format(n=f"{more:,}") if more > 0 else ""


def text_width(text: str) -> int:
    """Count the columns that a text takes: East Asian letters are twice as wide.

    Examples
    --------
    >>> text_width("Busan"), text_width("부산")
    (5, 4)
    """
    return sum(2 if char > "\u10ff" else 1 for char in text)


def column_widths(table: Table, *, most: int, rows: int = 200) -> list[int]:
    """Measure how wide each column of a table wants to be, by its label and its first rows, in letters.

    Examples
    --------
    >>> column_widths(Table("", "", (Column("Name"),), [("Busan",), ("Shimonoseki",)]), most=8)
    [8]
    """
    widths = []
    for at, column in enumerate(table.columns):
        shown = [column.label, *(write_cell(row[at], column.holds) for row in table.rows[:rows])]
        widths.append(min(most, max(map(text_width, shown))))
    return widths


def write_cell(value: Any, holds: str) -> str:
    """Write a cell as readers of text see it.

    Examples
    --------
    >>> write_cell(9636.4, "km"), write_cell(0.5, "share"), write_cell(None, "text")
    ('9,636 km', '50.0%', '')
    """
    if value is None:
        return ""
    if holds == "km":
        return f"{value:,.0f} km"
    if holds == "share":
        return f"{value:.1%}"
    return str(value) if holds == "text" else f"{int(value):,}"
