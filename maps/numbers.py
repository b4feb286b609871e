"""Numbers as a language writes them; ``js/data/counts.js`` does the same in the page."""

from __future__ import annotations

from ..geo.languages import check_language
from ..geo.reasons import grouped, sentences
from .texts import page_words

_COMMA = {"de", "fr", "es"}  # between whole and part; the others have a point
_LEAST_PERCENT = 0.1
_SPACED_PERCENT = {"de": "\u202f", "fr": "\u202f", "es": "\u202f"}


def number_text(value: float, lang: str, *, digits: int = 0) -> str:
    """Write a number with its thousands apart.

    Parameters
    ----------
    value
        Any finite number.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    digits
        After the mark.

    Examples
    --------
    >>> number_text(17862, "en"), number_text(17862, "de"), number_text(2.5, "es", digits=1)
    ('17,862', '17.862', '2,5')
    """
    written = grouped(value, digits, sentences(check_language(lang)))
    if not digits or lang not in _COMMA:
        return written
    whole, _, part = written.rpartition(".")
    return f"{whole},{part}"


def share_text(value: float, lang: str) -> str:
    """Write a share of 0 to 1 in whole per cent, a small one with a figure after the mark, and none but nothing as 0.

    Examples
    --------
    >>> share_text(0.25, "en"), share_text(0.004, "de"), share_text(0.0003, "de"), share_text(0, "ko")
    ('25%', '0,4\u202f%', '<0,1\u202f%', '0%')
    """
    percent = 100 * value
    digits = 1 if 0 < percent < 1 else 0
    if 0 < percent < _LEAST_PERCENT:
        return f"<{share_text(_LEAST_PERCENT / 100, lang)}"
    return f"{number_text(percent, lang, digits=digits)}{_SPACED_PERCENT.get(lang, '')}%"


def km_text(value: float, lang: str) -> str:
    """Write a distance in whole kilometres.

    Examples
    --------
    >>> km_text(9636.4, "en"), km_text(9636.4, "zh-Hans")
    ('9,636 km', '9,636 公里')
    """
    return str(page_words()[lang]["card.km"]).format(n=number_text(value, lang))
