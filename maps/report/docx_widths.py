"""How wide the columns of a table are on paper, where no program measures them before it is opened."""

from __future__ import annotations

from typing import Any

from ...geo.scripts import is_written_without_blanks
from .outline import Column, Table, text_width, write_cell

LETTER_CM, PADDING_CM, LEAST_CM = 0.19, 0.45, 1.2  # of a letter in a table, beside it, and of a column
LONGEST, LONGEST_WORD = 42, 24  # letters of the widest line, and of a word that never breaks
SHORTEST = 8  # letters that stay together in scripts whose lines break anywhere
MEASURED = 300  # rows, by which widths go


def column_room(table: Table, rows: list[tuple[Any, ...]], width: float, lang: str) -> list[float]:
    """Give each column the centimetres it wants; where there are too few, words, numbers and dates stay whole and long cells break.

    Examples
    --------
    >>> from sistermap.maps.report.outline import Column
    >>> column_room(Table("", "", (Column("Name"), Column("Ties", "count")), []), [("Busan", 7)], 17, "en")
    [1.4, 1.21]
    """
    wanted, least = [], []
    for at, column in enumerate(table.columns):
        cells = [cell_text(row[at], column, lang) for row in rows[:MEASURED]]
        parts = [part for cell in (column.label, *cells) for part in cell.split(" ")]
        longest = max(map(text_width, (column.label, *cells)))
        wanted.append(min(longest, LONGEST) * LETTER_CM + PADDING_CM)
        kept = max(_kept(part, column) for part in parts)
        least.append(min(kept, LONGEST_WORD) * LETTER_CM + PADDING_CM)
    if sum(wanted) > width:
        wanted = _shrink(wanted, least, width, [column.holds == "text" for column in table.columns])
    return [round(max(room, LEAST_CM), 2) for room in wanted]


def cell_text(value: Any, column: Column, lang: str) -> str:
    r"""Write a cell; a number with its unit, and a date, have no blank at which a line could break.

    Examples
    --------
    >>> cell_text(9636.4, Column("Distance", "km"), "en"), cell_text("Los Angeles", Column("Name"), "en")
    ('9,636\xa0km', 'Los Angeles')
    """
    text = write_cell(value, column.holds, lang)
    short = column.holds != "text" and len(text) <= LONGEST_WORD
    return text.replace(" ", "\u00a0") if short else text


def _kept(part: str, column: Column) -> int:
    """Return how many letters of a cell stay on one line."""
    breaks = column.holds == "text" and is_written_without_blanks(part)
    return min(text_width(part), SHORTEST) if breaks else text_width(part)


def _shrink(wanted: list[float], least: list[float], width: float, breaks: list[bool]) -> list[float]:
    """Share what is left when each column has its least; where that is too much, columns of text have less."""
    spare = width - sum(least)
    if spare >= 0:
        share = spare / (sum(wanted) - sum(least) or 1)
        return [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]
    text = sum(low for low, one in zip(least, breaks, strict=True) if one)
    if text + spare < len(least) * LEAST_CM:  # numbers alone are too wide
        return [low * width / sum(least) for low in least]
    return [low * (1 + spare / text) if one else low for low, one in zip(least, breaks, strict=True)]
