"""How a table of text is written: what divides its cells, and what is put around them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

DELIMITERS = ",;\t|"
SAMPLE_ROWS = 100
SAMPLE = 100_000  # characters
NONE = "\x1f"  # a delimiter that no text has: each row is one cell

_STATED = re.compile(
    r'"?sep=(.)"?(?:\r\n|\r|\n)', re.IGNORECASE
)  # a first line by which Excel names the delimiter
_LINE = re.compile(r"\r\n|\r|\n")
_WHOLE = re.compile(r'"(?:[^"]|"")*"')
_ALL_IN_QUOTES = {
    mark: re.compile(rf'"(?:[^"]|"")*+"(?:{re.escape(mark)}"(?:[^"]|"")*+")++') for mark in DELIMITERS
}
# A comma or another delimiter that touches what is before and behind it divides cells; in 51,5 and in "Duluth, Minnesota"
# it does not.
_TIGHT = re.compile(r"[;\t|]\S|(?<!\d),(?=\S)|,(?=[^\s\d])")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What Python's reader of CSV has to know."""

    delimiter: str
    quote: str = '"'
    escape: str | None = None
    whole: bool = False  # whether rows are in quotes as a whole
    stated: bool = False  # whether the first line names the delimiter, and so is no row


def find_dialect(text: str, *, prefer: str | None = None) -> Dialect:
    r"""Find out how a text is written, by how regular its rows are and how natural its cells.

    Parameters
    ----------
    text
        Of the whole file.
    prefer
        The delimiter that the file's suffix promises; it is taken wherever it occurs.

    Examples
    --------
    >>> find_dialect("City;Country\nDuluth, Minnesota;USA").delimiter
    ';'
    >>> find_dialect('"City,Country"\n"Seoul,Korea"').whole
    True
    """
    if stated := _STATED.match(text):
        return Dialect(stated[1], stated=True)
    lines = [line for line in _LINE.split(text[:SAMPLE])[:SAMPLE_ROWS] if line.strip()]
    plain = Dialect(NONE, quote=_quote(lines), escape=_escape(lines))
    inner = [unwrap(line) for line in lines]
    if any(one != line for one, line in zip(inner, lines, strict=True)) and (found := _best(inner, plain)):
        wrapped = sum(one != line for one, line in zip(inner, lines, strict=True))
        direct = _best(lines, plain)
        if direct is None or wrapped * 2 > len(lines):
            return replace(found, whole=True)
    if prefer is not None and any(prefer in line for line in lines):
        return replace(plain, delimiter=prefer)
    if between := _between_quotes(lines):
        return replace(plain, delimiter=between)
    return _best(lines, plain) or plain


def unwrap(line: str) -> str:
    r"""Return a line without the quotes around the whole of it, if there is a delimiter in it.

    Examples
    --------
    >>> unwrap('"Seoul,""Korea, South"",1968"'), unwrap('"Seoul","Korea"'), unwrap('"Seoul"')
    ('Seoul,"Korea, South",1968', '"Seoul","Korea"', '"Seoul"')
    """
    bare = line.strip()
    if _WHOLE.fullmatch(bare) and any(mark in bare for mark in DELIMITERS):
        return bare[1:-1].replace('""', '"')
    return line


def _quote(lines: list[str]) -> str:
    """Return the apostrophe where it is around cells, and no quotation mark is."""
    if any('"' in line for line in lines):
        return '"'
    apostrophes = sum(bool(re.match(r"'[^']*'(?:[,;\t|]|$)", line.strip())) for line in lines)
    return "'" if apostrophes * 2 > len(lines) else '"'


def _escape(lines: list[str]) -> str | None:
    r"""Return the backslash where a quotation mark in a cell is written as \"."""
    return "\\" if any('\\"' in line for line in lines) and not any('""' in line for line in lines) else None


def _between_quotes(lines: list[str]) -> str | None:
    """Return what is between the cells where each of them is in quotes, whatever else they hold."""
    divided = (mark for mark, row in _ALL_IN_QUOTES.items() if all(row.fullmatch(line) for line in lines))
    return next(divided, None) if lines else None


def _best(lines: list[str], plain: Dialect) -> Dialect | None:
    """Return the dialect whose rows are the most regular and whose cells the most natural; None: each row is a cell."""
    found = [
        (_score(lines, tried), tried) for mark in DELIMITERS if (tried := replace(plain, delimiter=mark))
    ]
    best, dialect = max(found, key=lambda each: each[0])
    return dialect if best > 0 else None


def _score(lines: list[str], dialect: Dialect) -> float:
    rows = [cells for cells in read_rows(io.StringIO("\n".join(lines), newline=""), dialect) if cells]
    sizes = [len(cells) for cells in rows]
    usual = max((size for size in sizes if size > 1), key=sizes.count, default=1)
    if usual == 1:
        return 0.0
    if dialect.delimiter == "," and _is_prose(lines):
        return 0.0
    regular = sum(1.0 if size == usual else 0.4 if size == 1 else 0.2 for size in sizes) / len(sizes)
    cells = [cell for row in rows if len(row) > 1 for cell in row]
    natural = sum(_natural(cell) for cell in cells) / len(cells)
    return float(regular * natural * (1 - 1 / usual) ** 0.25)


def _is_prose(lines: list[str]) -> bool:
    """Return whether commas are those of "Duluth, Minnesota": a blank behind each, and none in the header."""
    return "," not in lines[0] and not any(re.search(r",\S", line) for line in lines)


def _natural(cell: str) -> float:
    return 0.2 if _TIGHT.search(cell) else 1.0


def read_rows(lines: io.StringIO, dialect: Dialect, *, strict: bool = False) -> Iterator[list[str]]:
    """Return the rows of a text as lists of cells."""
    return csv.reader(
        lines,
        delimiter=dialect.delimiter,
        quotechar=dialect.quote,
        escapechar=dialect.escape,
        skipinitialspace=dialect.delimiter != "\t",
        strict=strict,
    )
