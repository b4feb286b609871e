"""The dates that a text states, in words or numbers, absolute or reckoned from the day that it was published."""

from __future__ import annotations

from .date_phrases import find_phrases
from .dated_phrase import Dater
from .line import read_line
from .text_date import TextDate


def find_dates(text: str, language: str, published: str | None) -> list[TextDate]:
    """Find the dates in a text.

    Parameters
    ----------
    text
        A sentence or more.
    language
        One of `geo.draft.language.TEXT_LANGUAGES`.
    published
        The day of the text, as precise as it is known: YYYY, YYYY-MM or YYYY-MM-DD. Without one, nothing is reckoned:
        "last month" is no date then.

    Returns
    -------
    list of TextDate
        In the order of the text, as precise as it is; they do not overlap.

    Examples
    --------
    >>> [found[2:] for found in find_dates("Lancé l'an dernier et prévu jusqu'à la fin de 2010", "fr", "2009-02-12")]
    [('2008', None, 'date', True), (None, '2010', 'until', False)]
    >>> find_dates("지난 5월 협약을 체결했다", "ko", "2024-11-12")[0].since
    '2024-05'
    """
    line = read_line(text, language)
    return Dater(line, published).dates(list(find_phrases(line)))
