"""Tables of text: CSV and its kin."""

from __future__ import annotations

import csv
import io
import re

from ...errors import TableError
from .decoding import decode_text
from .grid import LONGEST_CELL, Cell, Sheet

DELIMITERS = ",;\t|"


def read_text(content: bytes, path: str) -> list[Sheet]:
    r"""Read CSV, TSV and their kin: encoding and delimiter are found out.

    Examples
    --------
    >>> read_text(b"City;Country\nSeoul;Korea", "ties.csv")[0].rows
    [(1, ['City', 'Country']), (2, ['Seoul', 'Korea'])]
    """
    return [_delimited(decode_text(content, path), path, "\t" if path.lower().endswith(".tsv") else None)]


def _delimited(text: str, path: str, delimiter: str | None = None) -> Sheet:
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise TableError(f"{path}, row {row}: found a NUL byte; expected text. Is it really a table?")
    csv.field_size_limit(2**31 - 1)  # a longer cell gets our own message
    if stated := re.match(r"sep=(.)\r?\n", text):  # a first line by which Excel names the delimiter
        delimiter, text = stated[1], text[: stated.start()] + "\n" + text[stated.end() :]
    sample = "\n".join(text.splitlines()[:30])[:LONGEST_CELL]
    mark = delimiter or max(DELIMITERS, key=lambda each: _columns(sample, each))
    rows: list[tuple[int, list[Cell]]] = []
    for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=mark), start=1):
        if any(map(str.strip, cells)):
            rows.append((number, [cell.strip() or None for cell in cells]))
    if rows and "\n" in str(rows[-1][1][-1]) and text.count('"') % 2:
        raise TableError(
            f"{path}, row {rows[-1][0]}: a quote is opened and not closed; expected a closing quote"
        )
    return Sheet(None, rows)


def _columns(sample: str, delimiter: str) -> tuple[float, int]:
    """Return which share of the rows has the same number of columns, and how many columns those are."""
    sizes = [len(cells) for cells in csv.reader(io.StringIO(sample), delimiter=delimiter) if cells]
    usual = max(sizes, key=sizes.count, default=1)
    return (sizes.count(usual) / len(sizes) if usual > 1 else 0.0, usual)
