"""Word lists as tables that a translator edits without Python: one row a word, with its language and its meaning.

Some lists are compared with whole texts, others are looked for inside them. In the latter, a star says where::

    word     the whole text
    word*    begins a word of the text: "sister*" is in "our Sister City", not in "transistor"
    *word    ends a word of the text
    *word*   is anywhere in the text, as scripts without blanks need it

Case, width and accents do not matter: lists have GEMINAÇÃO and GEMINACAO, and Greek capitals carry no accents.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from .errors import SistermapError
from .normal_forms import normal_form

COLUMNS = ("language", "word", "meaning")

# Marks that only colour a letter. Marks of Indic and Thai scripts and of kana make another letter and stay.
_ACCENT = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640\u200b-\u200f]")
# Letters that are typed in two ways.
_SAME = str.maketrans(
    {"ı": "i", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ہ": "ه", "ھ": "ه"}
    | dict.fromkeys("’‘ʼʻ׳", "'")
    | dict.fromkeys("‐‑–—", "-")
)
_BLANKS = re.compile(r"\s+")

# A list of ten thousand words is checked and cut in a few milliseconds if only whole texts are searched for slips.
_SLIPS = ("\t\t", "\n\t", "\t\n", " \t", "\t ", " \n", "\n ")
_COMMENTS = re.compile(r"^#[^\n]*\n?", re.MULTILINE)


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
    return tuple(map(Word, *read_columns(path)))


def read_columns(path: Path) -> tuple[list[str], list[str], list[str]]:
    """Return the languages, words and meanings of a word list: what `read_words` does, without an object for each row.

    Raises
    ------
    SistermapError
        As `read_words`.

    Examples
    --------
    >>> read_columns(Path(__file__).parent / "tables" / "words" / "totals.tsv")[1][:2]
    ['total', 'sum']
    """
    text = path.read_text(encoding="utf-8")
    header, _, body = text.partition("\n")
    rows = "".join(map(_without_comments, body.split("\n\n")))
    fits = rows.count("\t") == 2 * rows.count("\n") and not any(slip in rows for slip in _SLIPS)
    if tuple(header.split("\t")) != COLUMNS or not fits:
        raise SistermapError(_slip(path, text))
    cells = rows.replace("\n", "\t").split("\t")
    return cells[0:-1:3], cells[1::3], cells[2::3]


def _without_comments(block: str) -> str:
    """Return the rows of a block between empty lines, each with its line break."""
    while block.startswith("#"):
        block = block.partition("\n")[2]
    if "\n#" in block:  # between rows: not so in our own lists
        block = _COMMENTS.sub("", block)
    block = block.strip("\n")
    return f"{block}\n" if block else ""


@functools.cache
def words_by_meaning(path: Path) -> dict[str, tuple[str, ...]]:
    """Return each meaning of a word list with its words, both in the order of the file.

    Examples
    --------
    >>> words_by_meaning(Path(__file__).parent / "tables" / "words" / "totals.tsv")["total"][:2]
    ('total', 'sum')
    """
    found: dict[str, list[str]] = {}
    _, words, meanings = read_columns(path)
    for word, meaning in zip(words, meanings, strict=True):
        found.setdefault(meaning, []).append(word)
    return {meaning: tuple(words) for meaning, words in found.items()}


@functools.cache
def patterns_by_meaning(path: Path) -> dict[str, WordPattern]:
    """Return each meaning of a word list with what finds its words, by their stars, in a text.

    Examples
    --------
    >>> patterns = patterns_by_meaning(Path(__file__).parent / "tables" / "words" / "kinds.tsv")
    >>> patterns["sister"].search("Our Sister City"), patterns["sister"].search("transistor")
    (True, False)
    """
    return {meaning: WordPattern(words) for meaning, words in words_by_meaning(path).items()}


class WordPattern:
    """Finds any of many words, by their stars, in a text.

    A regular expression of a thousand alternatives takes longer to compile than a whole list takes to read; sets and
    tuples of words are ready at once.

    Parameters
    ----------
    words
        As in a word list.
    inside
        Whether a word without a star is a whole word of the text, not the whole text.

    Examples
    --------
    >>> [WordPattern(["own"], inside=True).search(text) for text in ("our own city", "town")]
    [True, False]
    >>> [WordPattern(["jumel*", "*αδελφοποι*"]).search(text) for text in ("JUMELAGE", "ΑΔΕΛΦΟΠΟΙΗΣΗ", "remue-jumeau")]
    [True, True, False]
    """

    def __init__(self, words: Iterable[str], *, inside: bool = False) -> None:
        self._whole: set[str] = set()
        self._anywhere: list[str] = []
        begins: dict[str, list[str]] = {}
        ends: list[str] = []
        self._words: dict[str, list[str]] = {}
        words = list(words)
        for word, core in zip(words, _plain_all(word.strip("*") for word in words), strict=True):
            if word.startswith("*") and word.endswith("*"):
                self._anywhere.append(core)
            elif word.endswith("*"):
                begins.setdefault(core[0], []).append(core)
            elif word.startswith("*"):
                ends.append(core)
            elif inside:
                self._words.setdefault(core[0], []).append(core)
            else:
                self._whole.add(core)
        self._begins = {letter: tuple(cores) for letter, cores in begins.items()}
        self._ends = tuple(ends)
        self._letters = frozenset(core[0] for core in self._anywhere)  # few texts have one of them

    def search(self, text: str) -> bool:
        """Return whether one of the words is in the text."""
        text = plain(text)
        return text in self._whole or self._is_anywhere(text) or self._at_edges(text)

    def _is_anywhere(self, text: str) -> bool:
        return not self._letters.isdisjoint(text) and any(core in text for core in self._anywhere)

    def _at_edges(self, text: str) -> bool:
        """Look at the beginnings and ends of the text's words; an underscore parts words, as in the names of files."""
        inner = [_is_inner(char) for char in text]
        for at, letter in enumerate(text):
            if at and inner[at - 1]:
                continue
            if text.startswith(self._begins.get(letter, ()), at):
                return True
            for core in self._words.get(letter, ()):
                end = at + len(core)
                if text.startswith(core, at) and not (end < len(text) and inner[end]):
                    return True
        return bool(self._ends) and any(
            text.endswith(self._ends, 0, end)
            for end in range(1, len(text) + 1)
            if end == len(text) or not inner[end]
        )


def fold(text: str) -> str:
    """Return a text as the patterns look at it: without case, width and blanks at its ends.

    Examples
    --------
    >>> fold(" ＭＯＵ ")
    'mou'
    """
    return normal_form("NFKC", text).casefold().strip()


@functools.lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Return a text as `WordPattern` looks at it: without case, width, accents and the vowel points of Semitic scripts.

    Examples
    --------
    >>> plain(" Memorándum  de Entendimiento"), plain("KARDEŞ ŞEHİR"), plain("Αδελφοποίηση")
    ('memorandum de entendimiento', 'kardes sehir', 'αδελφοποιηση')
    """
    return _BLANKS.sub(" ", _without_accents(text)).strip()


def _plain_all(words: Iterable[str]) -> list[str]:
    """Return many words as `plain` does, at once, with the blanks at their ends: "not *" is "not" and a blank."""
    return _without_accents("\n".join(words)).split("\n")


def _without_accents(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = normal_form("NFKD", normal_form("NFKC", text).casefold())
    return normal_form("NFC", _ACCENT.sub("", text)).translate(_SAME)


@functools.lru_cache(maxsize=4096)
def _is_inner(char: str) -> bool:
    """Return whether a character belongs to a word: letters, digits, and the vowel signs of Indic scripts."""
    return char.isalnum() or unicodedata.category(char)[0] == "M"


def _slip(path: Path, text: str) -> str:
    """Say which row of a word list is not as it must be."""
    header, *rows = (line.split("\t") for line in text.splitlines())
    if tuple(header) != COLUMNS:
        return f"{path}, row 1: is {header}, expected {', '.join(COLUMNS)}"
    for number, cells in enumerate(rows, start=2):
        blank = cells == [""] or cells[0].startswith("#")
        if not blank and (
            len(cells) != len(COLUMNS) or not all(cell and cell == cell.strip() for cell in cells)
        ):
            return f"{path}, row {number}: is {cells}, expected a language, a word and its meaning"
    return f"{path}: expected a line break after the last row"
