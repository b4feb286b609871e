"""What an address has around the name of a town: postal codes, "c/o", flags, "Greater … Area", "… and surroundings"."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from ..gazetteer.place import Place
from ..words import read_words

AROUND = Path(__file__).with_name("words") / "name_surroundings.tsv"
_FLAGS = re.compile("(?:[\U0001f1e6-\U0001f1ff]{2}\\s*)+")
_CARE_OF = re.compile(r"^(?:c\s?/\s?o|℅)\s*[.:]?\s+", re.IGNORECASE)
_SIGN = re.compile(r"([A-Z]{1,3})[-‐–]\s?\d{4,6}\s+[^\W\d_]")
_BEFORE_NAME = re.compile(
    r"(?:(?<=^)|(?<=[,;、，]\s)|(?<=[,;、，]))"
    r"(?:〒?\s*\d{3}[-‐–−]\d{4}|〒\s*\d{7}"  # 650-0001
    r"|(?:[A-Z]{1,3}[-‐–]\s?)?(?:\d{4}\s?[A-Z]{2}(?=\s)|\d{5}[-‐–]\d{3,4}|\d{3}\s\d{2}|\d{2}[-‐–]\d{3}|\d{4,6}))"
    r"(?![-\d])\s*+(?:,\s*+)?(?=[^\W\d_])"
)
_BEHIND_NAME = re.compile(
    r"(?<=[^\W\d_])[,\s]\s*(?:[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"  # SW1A 1AA
    r"|[A-Z]\d[A-Z]\s?\d[A-Z]\d|\d{5}(?:-\d{3,4})?|\d{6}|\d{3}-\d{4}|(?<=[A-Z]{2}\s)\d{4}|(?!19|20)\d{4})(?=\s*(?:,|$))"
)

_FOUR_DIGITS = re.compile(r"[^\W\d_]\s(\d{4})(?=\s*(?:,|$))")
# Whose postal codes are four digits, by the addressing pages of the Universal Postal Union.
_OF_FOUR_DIGITS = {
    "AF", "AL", "AM", "AR", "AT", "AU", "AZ", "BD", "BE", "BG", "BH", "CC", "CH", "CV", "CX", "CY", "DK", "ET", "GE", "GL", "GW",
    "HM", "HT", "HU", "LB", "LI", "LR", "LU", "LV", "MD", "MK", "MZ", "NE", "NF", "NL", "NO", "NZ", "PA", "PH", "PT", "PY", "SI", "SJ",
    "SV", "TN", "VE", "ZA",
}  # fmt: skip
_LARGE = 100_000  # people


def split_flag(cell: str) -> tuple[str, str]:
    """Return a cell without its flags, and the flags.

    Examples
    --------
    >>> split_flag("🇰🇷 Busan") == ("Busan", "🇰🇷"), split_flag("Busan")
    (True, ('Busan', ''))
    """
    flags = "".join(match.strip() for match in _FLAGS.findall(cell))
    return (" ".join(_FLAGS.sub(" ", cell).split()), flags) if flags else (cell, "")


def postal_country(cell: str) -> str | None:
    """Return the sign of the country before a postal code, as written: D in "D-69117 Heidelberg"; None without one.

    Examples
    --------
    >>> postal_country("D-69117 Heidelberg"), postal_country("Heidelberg")
    ('D', None)
    """
    match = _SIGN.match(cell)
    return match[1] if match else None


def without_address(cell: str) -> str:
    """Return a cell without postal codes, "c/o", and words for what is around a town.

    Parameters
    ----------
    cell
        A cell that is no name as a whole.

    Examples
    --------
    >>> without_address("D-69117 Heidelberg"), without_address("〒650-0001 神戸市"), without_address("London SW1A 1AA")
    ('Heidelberg', '神戸市', 'London')
    >>> without_address("Greater Toronto Area"), without_address("Köln und Umgebung"), without_address("Lyon")
    ('Toronto', 'Köln', 'Lyon')
    """
    text = _CARE_OF.sub("", cell)
    if any(char.isdigit() for char in text):
        text = _BEHIND_NAME.sub("", _BEFORE_NAME.sub("", text))
    head, comma, rest = text.partition(",")
    for pattern in _around():
        if (match := pattern.fullmatch(head.strip())) is not None:
            head = match[1]
            break
    return (head + comma + rest).strip() or cell


def may_have_code(cell: str, place: Place) -> bool:
    """Tell whether a number of four digits behind a name goes with a place: "Campus 1450" is one of many, not in Illinois.

    It does where postal codes are like that. A large town is meant anyway: spreadsheets take the first zero from a code.

    Examples
    --------
    >>> import sistermap as sm
    >>> wellington, campus, boston = (sm.find(name).place for name in ("Wellington, NZ", "Campus, Illinois", "Boston, US"))
    >>> may_have_code("Wellington 6011", wellington), may_have_code("Campus 1450", campus), may_have_code("Boston 2108", boston)
    (True, False, True)
    """
    number = _FOUR_DIGITS.search(cell)
    return number is None or place.country in _OF_FOUR_DIGITS or place.population >= _LARGE


@functools.cache
def _around() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a name with words for what is around it: on both sides, before it, behind it."""
    words: dict[str, list[str]] = {"before": [], "behind": [], "joined": [], "both": []}
    for row in read_words(AROUND):
        words[row.meaning].append(re.escape(row.word))
    before, behind, joined, both = ("|".join(sorted(words[kind], key=len, reverse=True)) for kind in words)
    name = r"(\S(?:.*?\S)??)"  # ends in no blank, so that a run of blanks is looked at only once
    patterns = (
        rf"(?:{before})\s++{name}\s++(?:{behind}|{both})",
        rf"(?:{before})\s++(\S.*+)",
        rf"{name}\s++(?:{behind})",
        rf"(\S.+?)(?:{joined})",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)
