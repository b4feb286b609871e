"""How wide the columns of a table are on paper, where no program measures them before it is opened."""

from __future__ import annotations

from typing import Any

from ...geo.scripts import is_written_without_blanks
from .outline import Column, Table, text_width, write_cell

LETTER_CM, DIGIT_CM = 0.19, 0.17  # of letters in a table; of numbers and dates, which have more narrow signs
PADDING_CM, LEAST_CM = 0.45, 1.2  # beside a cell's text, and of a column
LONGEST, LONGEST_WORD = 42, 24  # letters of the widest line, and of a word that never breaks
SHORTEST = 8  # letters that stay together in scripts whose lines break anywhere
MEASURED = 300  # rows, by which widths go


def column_room(table: Table, rows: list[tuple[Any, ...]], width: float, lang: str) -> list[float]:
    """Give each column the centimetres it wants; where there are too few, words, numbers and dates stay whole and long cells break.

    Examples
    --------
    >>> from sistermap.maps.report.outline import Column
    >>> column_room(Table("", "", (Column("Name"), Column("Ties", "count")), []), [("Busan", 7)], 17, "en")
    [1.4, 1.2]
    """
    wanted, least = [], []
    for at, column in enumerate(table.columns):
        cells = [cell_text(row[at], column, lang) for row in rows[:MEASURED]]
        parts = [part for cell in (column.label, *cells) for part in cell.split(" ")]
        longest = max(map(text_width, (column.label, *cells)))
        letter = LETTER_CM if column.holds == "text" else DIGIT_CM
        wanted.append(min(longest, LONGEST) * letter + PADDING_CM)
        kept = max(_kept(part, column) for part in parts)
        least.append(min(kept, LONGEST_WORD) * letter + PADDING_CM)
    if sum(wanted) > width:
        wanted = _shrink(wanted, least, width)
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


def _shrink(wanted: list[float], least: list[float], width: float) -> list[float]:
    """Share what is left when each column has its least; where that is too much, all have less of it alike."""
    spare = width - sum(least)
    if spare < 0:
        return [low * width / sum(least) for low in least]
    share = spare / (sum(wanted) - sum(least) or 1)
    return [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]
