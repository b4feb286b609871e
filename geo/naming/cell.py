"""A cell as users write it -> the names in it: marks taken off, cut into parts. Nothing here knows a place."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from .. import lengths
from ..gazetteer.keys import normalise
from ..months import month_pattern
from ..normal_forms import normal_form
from ..reasons import Reason, because
from ..scripts import EAST_ASIAN_LETTERS, LATIN_LETTERS, is_latin, is_written_without_blanks
from ..words import read_words
from .generic_terms import strip_generic_term
from .lookalikes import in_one_script
from .particles import alternatives

BLANK_CELLS = Path(__file__).with_name("words") / "blank_cells.tsv"

_BLANK_MARKS = re.compile(r"n\s*[/.]\s*a\.?|k\.\s?a\.?|s/d|n\.\s?d\.", re.IGNORECASE)
_NUMBER = re.compile(r"[-+]?\d[\d.,\s]*+(?:e[-+]?\d++\s*+)?[%€$£¥]?", re.IGNORECASE)
_ERROR = re.compile(r"#(?:[A-Z]{2,}(?:[/ ][A-Z0]+)?|N/A|[^\W\d_]{2,}[/0]*)[!?]?")


def why_no_name(text: str) -> Reason | None:
    """Return why a cell holds no name, or None if it may hold one.

    Parameters
    ----------
    text
        The cell, on one line.

    Examples
    --------
    >>> why_no_name("#REF!"), why_no_name("Busan")
    (Reason(code='name_is_error', params={'name': '#REF!'}), None)
    """
    if len(text) > lengths.NAME:
        return because("name_too_long", count=len(text))
    key = normalise(text)
    if not key or not any(char.isalnum() for char in text):
        return because("name_without_letters" if text else "name_empty")
    if text in _truth_values():
        return because("name_is_truth_value", name=text)
    if text.replace(" ", "").isalpha():
        return None  # all that follows has a mark or a digit
    if _BLANK_MARKS.fullmatch(text):
        return because("name_is_blank_word", name=text)
    if _ERROR.fullmatch(text):
        return because("name_is_error", name=text)
    if not _NUMBER.fullmatch(text) and _date_pattern().fullmatch(text):
        return because("name_is_date", name=text)
    if key.isdigit() or _NUMBER.fullmatch(text):
        return because("name_is_number", name=text)
    return None


def is_blank(text: str) -> bool:
    """Tell whether a cell says that there is nothing to say: "-", "N/A", "unknown", "미정".

    Examples
    --------
    >>> is_blank("N/A"), is_blank("미정"), is_blank("NA")
    (True, True, False)
    """
    text = text.strip()
    if len(text) > lengths.NAME:
        return not any(map(str.isalnum, text))
    key = normalise(text)
    if not key or _is_blank_word(text, key):
        return True
    return not text.isalpha() and any(form.fullmatch(text) for form in (_BLANK_MARKS, _ERROR))


def _is_blank_word(text: str, key: str) -> bool:
    """Tell whether a text is a word for "nothing", its accents left out or as they are: Ingå is no "inga"."""
    words = _blank_words(latin=is_latin(key)).get(key, ())
    return bool(words) and (text.isascii() or not is_latin(key) or _folded(text) in words)


@functools.cache
def _blank_words(*, latin: bool) -> dict[str, frozenset[str]]:
    """Return key -> words for "nothing", those in Latin letters apart: most cells need only them."""
    words: dict[str, frozenset[str]] = {}
    for row in read_words(BLANK_CELLS):
        if row.meaning == "blank" and is_latin(row.word) == latin:
            key = normalise(row.word)
            words[key] = words.get(key, frozenset()) | {_folded(row.word)}
    return words


def _folded(text: str) -> str:
    return normal_form("NFKC", text).casefold()


@functools.cache
def _date_pattern() -> re.Pattern[str]:
    month = month_pattern()
    return re.compile(
        rf"\d{{1,4}}[-.\s/]*{month}(?:[-.\s/,]*\d{{2,4}})?|{month}[-.\s/]*\d{{1,4}}(?:[-.\s/,]+\d{{2,4}})?"
        r"|\d+\s*[年년](?:\s*\d+\s*[月월](?:\s*\d+\s*[日일])?)?|\d+\s*[月월]\s*\d+\s*[日일]"
        r"|\d{4}-\d\d?-\d\d?[T ][\d:.Z+]+|\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]m)?",
        re.IGNORECASE,
    )


@functools.cache
def _truth_values() -> frozenset[str]:
    return frozenset(row.word for row in read_words(BLANK_CELLS) if row.meaning == "truth")


_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "「": "」", "『": "』", "《": "》", "〈": "〉",
           "'": "'", "‘": "’", "‚": "‘’", "＂": "＂", "【": "】", "[": "]", "(": ")", "（": "）"}  # fmt: skip
# A bullet, or the number of a list: "1.", "2)", "(3)", "①", "가.", "a)".
_BEFORE = re.compile(
    r"(?:[-–—•·∙*+▪■□○●◎▶►▷◆◇★☆→⇒※✓✔]+\s*|[①-⓿❶-➓㉠-㉿]\s*"
    r"|\(?\d{1,3}[.)、．:）](?!\d)\s*|\(\d{1,3}\s*\)\s*|[가나다라마바사아자차카타파하][.)]\s*|\(?[a-zA-Z]\)\s*)"
)
# A mark of a footnote: "*", "†", "¹", "[1]", "(1)", and "(*)".
_AFTER = re.compile(
    r"(?:(?<!\s)\s++)?(?:(?<![*†‡§※#])[*†‡§※#]++|(?<![¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]++"
    r"|\[[\d*]{1,3}\]|\([\d*]\)|\[[a-z]\]|(?<![,;:])[,;:]++)$"
)


def clean(cell: str) -> str:
    """Return a cell on one line without what is not written of a name: bullets, numbers, quotes, footnote marks.

    Parameters
    ----------
    cell
        As the file has it.

    Examples
    --------
    >>> clean("1. Busan"), clean("• Lyon [1]"), clean("「福岡市」")
    ('Busan', 'Lyon', '福岡市')
    """
    if len(cell) > lengths.NAME:
        return " ".join(cell.split())
    if not cell.isascii():
        cell = "".join(char for char in cell if unicodedata.category(char) != "Cf")
        cell = in_one_script(cell)
    text = " ".join(cell.split())
    while text:
        shorter = _AFTER.sub("", _BEFORE.sub("", text, count=1) if _BEFORE.match(text) else text)
        if len(shorter) > 1 and shorter[-1] in _QUOTES.get(shorter[0], ""):
            inner = shorter[1:-1]
            shorter = inner if shorter[0] not in inner and shorter[-1] not in inner else shorter
        shorter = shorter.strip()
        if shorter == text or not normalise(shorter):
            return text
        text = shorter
    return text


def split_cell(cell: str) -> Iterator[list[str]]:
    """Cut a cell into tokens in ever smaller pieces: whole, at commas and brackets, at words, at spaces.

    Parameters
    ----------
    cell
        A cell of one line.

    Yields
    ------
    list of str
        The tokens of one way to cut it. A cell that cannot be cut is given once.

    Examples
    --------
    >>> list(split_cell("Guadalajara, Jalisco"))
    [['Guadalajara, Jalisco'], ['Guadalajara', 'Jalisco']]
    >>> list(split_cell("佐賀縣(Sagaken) 가라츠시"))[1]
    ['佐賀縣', 'Sagaken', '가라츠시']
    """
    seen: list[list[str]] = []
    for cut in (_whole, _at_marks, _at_words, _at_spaces):
        tokens = [token for token in dict.fromkeys(cut(cell)) if normalise(token)]
        if tokens and tokens not in seen:
            seen.append(tokens)
            yield tokens


def split_pair(cell: str) -> list[str]:
    """Cut a cell that names two places at once, "Minneapolis–Saint Paul", into its names; empty if it names one.

    Examples
    --------
    >>> split_pair("Minneapolis–Saint Paul"), split_pair("Lyon")
    (['Minneapolis', 'Saint Paul'], [])
    """
    names = [name.strip() for name in _pair_pattern().split(cell) if normalise(name)]
    return names if len(names) > 1 else []


def in_brackets(cell: str) -> frozenset[str]:
    """Return what a cell says in brackets, as `split_cell` cuts it.

    Examples
    --------
    >>> in_brackets("Münster (Westf.)")
    frozenset({'Westf'})
    """
    return frozenset(
        token for inner in _BRACKETS.findall(cell) for cut in (_at_marks, _at_spaces) for token in cut(inner)
    )


def is_marked(cell: str) -> bool:
    """Tell whether a cell has marks between its names.

    Examples
    --------
    >>> is_marked("Lyon, France"), is_marked("Bielsko-Biała")
    (True, False)
    """
    return _MARKS.search(cell.replace("・", "")) is not None


_BRACKETS = re.compile(r"[(\[（【〔|](.*?)(?:[)\]）】〕|]|$)")
_MARKS = re.compile(
    r"[,;:、，；：()\[\]{}（）【】〔〕|｜・•→›>_]+|(?<!\s)\s++[-–—]++\s++|(?<=[^\W\d_])[.]?\s*+[/／]\s*+(?=[^\W\d_])"
    r"|(?<=[a-zà-ÿ])[-–](?=[A-Z]{2}$)"  # Recife-PE
    rf"|(?<=[{EAST_ASIAN_LETTERS}])[-–—](?=[{EAST_ASIAN_LETTERS}])"
)
# Between a letter of one script and a letter of another.
_SCRIPTS = re.compile(
    rf"(?<=[{EAST_ASIAN_LETTERS}]{{2}})\s*(?=[{LATIN_LETTERS}]{{2}})|(?<=[{LATIN_LETTERS}]{{2}})\s*(?=[{EAST_ASIAN_LETTERS}]{{2}})"
)


def _whole(cell: str) -> list[str]:
    return [cell]


def _at_marks(cell: str) -> list[str]:
    return [token.strip(" .-–") for piece in _MARKS.split(cell) for token in _SCRIPTS.split(piece)]


def _at_words(cell: str) -> list[str]:
    tokens = []
    for token in _at_marks(cell):
        match = _unit_pattern().match(token)
        if match:
            # "the Japanese city of Hagi"; the province of Cebu is not its city, so its term stays.
            tokens += [_without_towns_term(match[2]), *([match[1]] if match[1] else [])]
        else:
            tokens += _between_pattern().split(token)
    return tokens


def _without_towns_term(name: str) -> str:
    """Return "Hagi" for "city of Hagi", and "province of Cebu" as it is."""
    return next((one.name for one in strip_generic_term(name) if one.levels.usual == "city"), name)


def _at_spaces(cell: str) -> list[str]:
    """Cut at spaces too, in scripts that write a name without them."""
    return [
        word
        for token in _at_words(cell)
        for word in (token.split() if is_written_without_blanks(token) else [token])
    ]


# ---- word lists ----


@functools.cache
def _between_pattern() -> re.Pattern[str]:
    """Return the pattern of words between a place and what it is in or near, or another name of it."""
    return re.compile(rf"(?<!\s)\s++(?:{alternatives('in')}|{alternatives('or')})\s++", re.IGNORECASE)


@functools.cache
def _pair_pattern() -> re.Pattern[str]:
    """Return the pattern of marks and words between two places."""
    return re.compile(
        rf"(?:(?<!\s)\s++)?[/／&＆+–—·・-]\s*+|(?<!\s)\s++(?:{alternatives('and')})\s++", re.IGNORECASE
    )


@functools.cache
def _unit_pattern() -> re.Pattern[str]:
    """Return the pattern of "the Japanese city of Hagi"."""
    articles = alternatives("article", language="en")
    return re.compile(
        rf"^(?:(?:{articles})\s+)?(?:(\w+)\s+)?((?:{alternatives('unit')})\s+.+)$", re.IGNORECASE
    )
