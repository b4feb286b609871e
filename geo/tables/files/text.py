"""Tables of text: CSV and its kin."""

from __future__ import annotations

import contextlib
import csv
import gc
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from ...errors import TableError
from ...reasons import Reason, because
from .decoding import Decoded, decode_text
from .dialect import Dialect, find_dialect, read_rows, unwrap
from .grid import Cell, Sheet, check_cells
from .large_text import LARGE, read_regular
from .limits import LONGEST_CELL, MOST_COLUMNS, MOST_LINES, check_lines
from .sparql import relabelled

_Rows: TypeAlias = list[tuple[int, list[Cell]]]

_PLAIN = ("utf-8", "ascii")  # needs no remark
_RULE = re.compile(r"[\s|+:=]*+-[\s|+:=-]*+")  # what is drawn below the header of a Markdown table
_MOST_SHOWN = 10  # row numbers in a remark


def read_text(content: bytes, path: str, encoding: str | None = None) -> list[Sheet]:
    r"""Read CSV, TSV and their kin: encoding and delimiter are found out.

    Parameters
    ----------
    content
        The bytes of the file.
    path
        Its name: .tsv promises tabs.
    encoding
        By a name that Python knows; None: it is found out.

    Raises
    ------
    TableError
        If it is no text, or a quote is not closed.

    Examples
    --------
    >>> read_text(b"City;Country\nSeoul;Korea", "ties.csv")[0].rows
    [(1, ['City', 'Country']), (2, ['Seoul', 'Korea'])]
    """
    check_lines(content, path)
    decoded = decode_text(content, path, encoding)
    held = len(decoded.text.rstrip("\r\n"))
    text = decoded.text[: held + 2]  # blank lines behind the list cost nothing
    if (lines := text.count("\n")) > MOST_LINES:
        raise TableError(
            f"{path} has {lines:,} lines, expected at most {MOST_LINES:,}; keep only the list in it"
        )
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise TableError(f"{path}, row {row}: found a NUL byte; expected text. Is it really a table?")
    csv.field_size_limit(2**31 - 1)  # a longer cell gets our own message
    dialect = find_dialect(text, prefer="\t" if path.lower().endswith((".tsv", ".tab")) else None)
    with _no_collection():
        regular = read_regular(text, dialect) if len(text) >= LARGE else None
        rows = _read_carefully(text, dialect, path) if regular is None else regular
    remarks = [*encoding_remarks(decoded, rows)]
    if dialect.whole:
        remarks.append(because("rows_quoted"))
    if regular is None and (longer := _longer(rows)):
        remarks.append(because("rows_longer", rows=shown_rows(longer)))
    return [relabelled(Sheet(None, rows, remarks=tuple(remarks)))]


def encoding_remarks(decoded: Decoded, rows: _Rows) -> list[Reason]:
    """Return what the user should know of how a text was decoded: nothing where it is plain UTF-8."""
    if decoded.other:
        remarks = [because("encoding_uncertain", encoding=decoded.encoding, other=decoded.other)]
    elif decoded.encoding not in _PLAIN:
        remarks = [because("encoding_taken", encoding=decoded.encoding)]
    else:
        remarks = []
    if decoded.damaged:
        hit = [
            number
            for number, cells in rows
            if any("\ufffd" in cell for cell in cells if isinstance(cell, str))
        ]
        remarks.append(because("bytes_unreadable", encoding=decoded.encoding, rows=shown_rows(hit)))
    return remarks


def shown_rows(numbers: list[int]) -> str:
    """Write row numbers for a remark.

    Examples
    --------
    >>> shown_rows([3, 5]), shown_rows(list(range(2, 40)))
    ('3, 5', '2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …')
    """
    more = " …" if len(numbers) > _MOST_SHOWN else ""
    return ", ".join(map(str, numbers[:_MOST_SHOWN])) + more


def _read_carefully(text: str, dialect: Dialect, path: str) -> _Rows:
    """Return the rows that are not blank of any text, however irregular."""
    checked = dialect.quote in text or _has_long_line(text)
    read = _read(text, dialect, path)
    if dialect.delimiter == "|":
        read = _without_frame(read)
    return _kept(read, path, padded=_is_padded(text, dialect), checked=checked)


def _read(text: str, dialect: Dialect, path: str) -> Iterable[tuple[int, list[str]]]:
    """Return all rows by their numbers."""
    first = 1
    if dialect.stated:
        first, text = 2, re.sub(r"\A.*(?:\r\n|\r|\n)", "", text, count=1)
    if dialect.whole:
        text = "\n".join(map(unwrap, re.split(r"\r\n|\r|\n", text)))
    reader = read_rows(io.StringIO(text, newline=""), dialect, strict=True)
    if dialect.quote not in text:  # then nothing can be wrong, and rows need not be kept twice
        return enumerate(reader, first)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend(enumerate(reader, first))
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise _unclosed(path, first + len(rows)) from None
        # Text behind a closing quote is odd, but can be read.
        rows = list(enumerate(read_rows(io.StringIO(text, newline=""), dialect), first))
    _check_quotes(rows, dialect, path, even=text.count(dialect.quote) % 2 == 0)
    return rows


def _unclosed(path: str, row: int) -> TableError:
    return TableError(f"{path}, row {row}: a quote is opened and not closed; expected a closing quote")


def _check_quotes(rows: list[tuple[int, list[str]]], dialect: Dialect, path: str, *, even: bool) -> None:
    """Refuse a cell that has swallowed whole rows, as it does from a quote that is not closed to the next one."""
    widths = Counter(len(cells) for _, cells in rows if len(cells) > 1)
    if not widths:
        return
    usual = widths.most_common(1)[0][0]
    for number, cells in rows:
        if even and len(cells) == usual:
            continue  # a list of candidates in a cell has commas as well
        for cell in cells:
            if "\n" in cell or "\r" in cell:
                inner = re.split(r"\r\n|\r|\n", cell)[1:-1]
                last = re.split(r"\r\n|\r|\n", cell)[-1]
                if any(line.count(dialect.delimiter) + 1 >= usual for line in inner) or (
                    usual > 2 and last.count(dialect.delimiter) + 2 >= usual
                ):
                    raise _unclosed(path, number)


def _without_frame(rows: Iterable[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Take off what Markdown draws around its cells and below its header."""
    drawn = [(number, cells) for number, cells in rows if not _RULE.fullmatch("|".join(cells))]
    framed = [cells for _, cells in drawn if len(cells) > 1]
    left = all(len(cells) > 2 and not cells[0].strip() for cells in framed)
    right = all(len(cells) > 2 and not cells[-1].strip() for cells in framed)
    return [
        (number, cells[left : len(cells) - right] if len(cells) > 1 else cells) for number, cells in drawn
    ]


def _kept(rows: Iterable[tuple[int, list[str]]], path: str, *, padded: bool, checked: bool) -> _Rows:
    """Return the rows that are not blank, with None for blank cells.

    Millions of rows pass here: nothing is called for each cell unless blanks pad the cells of the file (`padded`), and
    lengths are looked at only where a long line or a quote lets a cell be too long (`checked`).
    """
    kept: _Rows = []
    for number, cells in rows:
        if not any(cells):
            continue
        if checked and (len(cells) > MOST_COLUMNS or max(map(len, cells)) > LONGEST_CELL):
            check_cells(Sheet(None, [(number, [*cells])]), path)
        if padded:
            stripped: list[Cell] = [cell.strip() or None for cell in cells]
            if any(stripped):
                kept.append((number, stripped))
        elif "" in cells:
            kept.append((number, [cell or None for cell in cells]))
        else:
            kept.append((number, cells))  # type: ignore[arg-type]  # a list of text is one of cells
    return kept


def _is_padded(text: str, dialect: Dialect) -> bool:
    """Return whether blanks may be at the edge of a cell; other characters that look blank are rare and count anywhere."""
    edges = (dialect.delimiter, dialect.quote, "\n", "\r")
    rare = "\t\x0b\x0c" if text.isascii() else "\t\x0b\x0c\xa0\u2002\u2003\u2009\u2028\u202f\u3000"
    return (
        text[:1].isspace()
        or (text[-1:].isspace() and text[-1:] not in "\r\n")
        or any(f" {edge}" in text or f"{edge} " in text for edge in edges)
        or any(blank in text for blank in rare if blank != dialect.delimiter)
        or any(f"{dialect.quote}{end}" in text for end in "\r\n")  # a line end inside quotes
        or any(f"{end}{dialect.quote}" in text for end in "\r\n")
    )


def _has_long_line(text: str) -> bool:
    """Return whether a line has more characters than a cell may have, or more than the columns of a table."""
    at = 0
    while len(text) - at > MOST_COLUMNS:
        end = max(text.rfind("\n", at, at + MOST_COLUMNS), text.rfind("\r", at, at + MOST_COLUMNS))
        if end < 0:
            return True
        at = end + 1
    return False


@contextlib.contextmanager
def _no_collection() -> Iterator[None]:
    """Make many lists without the garbage collector counting them again and again: it doubles the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _longer(rows: _Rows) -> list[int]:
    """Return the numbers of rows that hold more cells than nearly all rows and the header do."""
    widths = Counter(map(len, (cells for _, cells in rows)))
    if len(widths) < 2:
        return []
    usual = widths.most_common(1)[0][0]
    header = next((len(cells) for _, cells in rows if len(cells) > 1), 0)
    if usual < 2 or header > usual or widths[usual] * 2 < len(rows):
        return []
    return [number for number, cells in rows if len(cells) > usual and any(cells[usual:])]
