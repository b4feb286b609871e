"""Word lists as tables that a translator edits without Python: one row a word, with its language and its meaning."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .errors import SistermapError

COLUMNS = ("language", "word", "meaning")


class Word(NamedTuple):
    """One row of a word list."""

    language: (
        str  # BCP 47 tag; "mul" where the word is the same in many languages, "und" where it is no language's
    )
    word: str
    meaning: str


@functools.cache
def read_words(path: Path) -> tuple[Word, ...]:
    r"""Read a word list.

    Parameters
    ----------
    path
        A UTF-8 file of tab-separated values whose first line is ``language``, ``word``, ``meaning``. Lines that begin
        with ``#`` and empty lines are left out.

    Returns
    -------
    tuple of Word
        In the order of the file: where two rows share a word, the reader of the list decides which counts.

    Raises
    ------
    SistermapError
        If a line does not have three non-empty cells. The lists ship with sistermap, so this is a translator's slip.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "kinds.tsv")
    ...     _ = path.write_text("language\tword\tmeaning\nde\tPartnerstadt\tsister\n", encoding="utf-8")
    ...     read_words(path)
    (Word(language='de', word='Partnerstadt', meaning='sister'),)
    """
    return tuple(_rows(path))


def _rows(path: Path) -> Iterator[Word]:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = enumerate(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE), start=1)
    if tuple(header[1]) != COLUMNS:
        raise SistermapError(f"{path}, row 1: is {header[1]}, expected {', '.join(COLUMNS)}")
    for number, cells in rows:
        if not cells or cells[0].startswith("#"):
            continue
        if len(cells) != len(COLUMNS) or not all(cell and cell == cell.strip() for cell in cells):
            raise SistermapError(
                f"{path}, row {number}: is {cells}, expected a language, a word and its meaning"
            )
        yield Word(*cells)
