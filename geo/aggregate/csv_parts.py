"""Parts that are text: cut into blocks at line ends that are in no quoted cell."""

from __future__ import annotations

import codecs
import io
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import TableError
from ..tables.files.decoding import decode_text
from ..tables.files.dialect import find_dialect

if TYPE_CHECKING:
    import pandas as pd

BLOCK_BYTES = 64_000_000
_HEAD = 1_000_000  # bytes by which encoding, delimiter and columns are found out
_LINES = b"\n"


@dataclass(frozen=True)
class CsvDialect:
    """How a part is written, and its first rows."""

    labels: tuple[str, ...]
    encoding: str
    delimiter: str
    quote: str
    body: int  # where the first row below the header begins
    sample: Any  # a pandas.DataFrame


@dataclass(frozen=True)
class CsvBlock:
    """Whole rows of a text file, from one byte to another."""

    path: str
    begin: int
    end: int
    width: int
    encoding: str
    delimiter: str
    quote: str

    def read(self, columns: Sequence[int] | None) -> pd.DataFrame:
        """Return the columns, by their positions, as texts; blanks around them count for nothing."""
        with Path(self.path).open("rb") as file:
            file.seek(self.begin)
            content = file.read(self.end - self.begin)
        kept = list(range(self.width)) if columns is None else sorted(columns)
        frame = _parse(content, self, kept)
        return frame[list(kept if columns is None else columns)]


def read_dialect(file: Path, encoding: str | None, *, like: CsvDialect | None = None) -> CsvDialect:
    """Find out how a part is written: by its beginning, or as the first part is.

    Raises
    ------
    TableError
        If it is empty, no text, or in an encoding of two bytes a letter, which cannot be cut into blocks.
    """
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD)
            whole = not opened.read(1)
    except OSError as error:
        raise TableError(f"{file} cannot be read: {error.strerror}") from error
    if not head.strip():
        raise TableError(f"{file} is empty; expected a header and at least one row")
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head:
        raise TableError(
            f"{file}: found UTF-16 or bytes that are no text; expected UTF-8 or a code page, save it again"
        )
    if not whole:
        head = head[: head.rfind(_LINES) + 1] or head
    decoded = decode_text(head, str(file), encoding)
    dialect = find_dialect(decoded.text, prefer="\t" if file.suffix.lower() in (".tsv", ".tab") else None)
    delimiter, quote = (like.delimiter, like.quote) if like else (dialect.delimiter, dialect.quote)
    begin = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
    body = _end_of_row(head, begin, quote)
    form = CsvBlock("", 0, 0, 1, decoded.encoding, delimiter, quote)
    [labels] = _parse_rows(head[begin:body], form, str(file))
    form = CsvBlock(str(file), 0, 0, len(labels), decoded.encoding, delimiter, quote)
    sample = _parse(head[body:], form, list(range(len(labels))))
    return CsvDialect(tuple(labels), decoded.encoding, delimiter, quote, body, sample)


def csv_blocks(file: Path, dialect: CsvDialect, size: int = 0) -> list[CsvBlock]:
    """Cut a part into blocks of whole rows.

    A line end inside a quoted cell ends no row: quotes are counted from the beginning of the file, in pieces of a block's
    size, so that each block begins outside quotes.
    """
    size = size or BLOCK_BYTES
    whole = file.stat().st_size
    quote = dialect.quote.encode()
    cuts, inside, at = [dialect.body], False, dialect.body
    with file.open("rb") as opened:
        opened.seek(at)
        while at < whole:
            piece = opened.read(size)
            if not piece:
                break
            inside ^= bool(piece.count(quote) % 2)
            at += len(piece)
            if at >= whole:
                break
            rest, ended = _to_row_end(opened, quote, inside)
            at, inside = at + rest, False
            if at < whole and ended:
                cuts.append(at)
    cuts.append(whole)
    form = (len(dialect.labels), dialect.encoding, dialect.delimiter, dialect.quote)
    pairs = itertools.pairwise(cuts)
    return [CsvBlock(str(file.resolve()), begin, end, *form) for begin, end in pairs if end > begin]


def _to_row_end(opened: Any, quote: bytes, inside: bool) -> tuple[int, bool]:
    """Read on to the end of the row; return how many bytes that were, and whether it has one."""
    count = 0
    while line := opened.readline():
        count += len(line)
        inside ^= bool(line.count(quote) % 2)
        if not inside and line.endswith(_LINES):
            return count, True
    return count, False


def _end_of_row(head: bytes, begin: int, quote: str) -> int:
    """Return where the row that begins at `begin` ends."""
    at, inside = begin, False
    mark = quote.encode()
    while (end := head.find(_LINES, at)) >= 0:
        inside ^= bool(head.count(mark, at, end) % 2)
        at = end + 1
        if not inside:
            return at
    return len(head)


def _parse_rows(content: bytes, form: CsvBlock, name: str) -> list[list[str]]:
    import csv

    text = content.decode(form.encoding, errors="replace")
    rows = [
        row
        for row in csv.reader(io.StringIO(text), delimiter=form.delimiter, quotechar=form.quote)
        if any(row)
    ]
    if len(rows) != 1:
        raise TableError(f"{name}: no header in row 1; expected the labels of the columns there")
    return [[label.strip() for label in rows[0]]]


def _parse(content: bytes, form: CsvBlock, columns: list[int]) -> pd.DataFrame:
    import pandas as pd

    try:
        return pd.read_csv(
            io.BytesIO(content),
            sep=form.delimiter,
            quotechar=form.quote,
            header=None,
            names=list(range(form.width)),
            usecols=columns,
            index_col=False,
            dtype=str,
            keep_default_na=False,
            na_values=[],
            encoding=form.encoding,
            encoding_errors="replace",
            engine="c",
        )
    except pd.errors.EmptyDataError:
        return pd.DataFrame({at: pd.Series(dtype="str") for at in columns})
    except (pd.errors.ParserError, ValueError) as error:
        raise TableError(f"{form.path}: cannot be read as text ({' '.join(str(error).split())})") from error
