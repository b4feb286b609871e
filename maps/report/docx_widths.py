"""How wide the columns of a table are on paper, where no program measures them before it is opened."""

from __future__ import annotations

from typing import Any

from .outline import Table, text_width, write_cell

LETTER_CM, PADDING_CM, LEAST_CM = 0.19, 0.45, 1.2  # of a letter in a table, beside it, and of a column
LONGEST, LONGEST_WORD = 42, 24  # letters of the widest line, and of a word that never breaks
MEASURED = 300  # rows, by which widths go


def column_room(table: Table, rows: list[tuple[Any, ...]], width: float, lang: str) -> list[float]:
    """Give each column the centimetres it wants; where there are too few, words stay whole and long cells break.

    Examples
    --------
    >>> from sistermap.maps.report.outline import Column
    >>> column_room(Table("", "", (Column("Name"), Column("Ties", "count")), []), [("Busan", 7)], 17, "en")
    [1.4, 1.21]
    """
    wanted, least = [], []
    for at, column in enumerate(table.columns):
        cells = [column.label, *(write_cell(row[at], column.holds, lang) for row in rows[:MEASURED])]
        words = [word for cell in cells for word in cell.split()]
        longest = max(map(text_width, cells))
        wanted.append(min(longest, LONGEST) * LETTER_CM + PADDING_CM)
        least.append(min(max(map(text_width, words)), LONGEST_WORD) * LETTER_CM + PADDING_CM)
    if sum(wanted) > width:
        spare = max(0.0, width - sum(least)) / (sum(wanted) - sum(least) or 1)
        shrunk = min(1.0, width / sum(least))
        wanted = [(low + (high - low) * spare) * shrunk for low, high in zip(least, wanted, strict=True)]
    return [round(max(room, LEAST_CM), 2) for room in wanted]
