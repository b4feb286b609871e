"""A number with its noun, in English: for the terminal and for notes."""

from __future__ import annotations


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun, in the plural where it is not one.

    Examples
    --------
    >>> counted(1, "row"), counted(1200, "row"), counted(2, "country", "countries")
    ('1 row', '1,200 rows', '2 countries')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"
