"""Word lists as tables that a translator edits without Python: one row a word, with its language and its meaning.

Some lists are compared with whole texts, others are looked for inside them. In the latter, a star says where::

    word     the whole text
    word*    begins a word of the text: "sister*" is in "our Sister City", not in "transistor"
    *word    ends a word of the text
    *word*   is anywhere in the text, as scripts without blanks need it

Case and width do not matter.
"""

from __future__ import annotations

import csv
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
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


@functools.cache
def words_by_meaning(path: Path) -> dict[str, tuple[str, ...]]:
    """Return each meaning of a word list with its words, both in the order of the file.

    Examples
    --------
    >>> words_by_meaning(Path(__file__).parent / "tables" / "words" / "totals.tsv")["total"][:2]
    ('total', 'sum')
    """
    found: dict[str, list[str]] = {}
    for word in read_words(path):
        found.setdefault(word.meaning, []).append(word.word)
    return {meaning: tuple(words) for meaning, words in found.items()}


@functools.cache
def patterns_by_meaning(path: Path) -> dict[str, re.Pattern[str]]:
    """Return each meaning of a word list with a pattern that finds its words, by their stars, in a folded text.

    Examples
    --------
    >>> patterns = patterns_by_meaning(Path(__file__).parent / "tables" / "words" / "kinds.tsv")
    >>> bool(patterns["sister"].search(fold("Our Sister City"))), bool(patterns["sister"].search("transistor"))
    (True, False)
    """
    return {meaning: pattern_of(words) for meaning, words in words_by_meaning(path).items()}


def pattern_of(words: Iterable[str], *, inside: bool = False) -> re.Pattern[str]:
    """Return a pattern that finds any of the words, by their stars, in a folded text.

    With `inside`, a word without a star is a whole word of the text, not the whole text.

    Examples
    --------
    >>> [bool(pattern_of(["own"], inside=True).search(text)) for text in ("our own city", "town")]
    [True, False]
    >>> [bool(pattern_of(["intent*", "end"]).search(text)) for text in ("letter of intent", "the end", "end")]
    [True, False, True]
    """
    return re.compile("|".join(_pattern(word, inside=inside) for word in words))


def fold(text: str) -> str:
    """Return a text as the patterns look at it: without case, width and blanks at its ends.

    Examples
    --------
    >>> fold(" ＭＯＵ ")
    'mou'
    """
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _pattern(word: str, *, inside: bool) -> str:
    core = re.escape(unicodedata.normalize("NFKC", word.strip("*")).casefold())
    begins, ends = word.startswith("*"), word.endswith("*")
    if not begins and not ends and not inside:
        return rf"\A{core}\Z"
    # An underscore parts words, as it does in the names of files.
    return ("" if begins else r"(?<![^\W_])") + core + ("" if ends else r"(?![^\W_])")


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
