"""Whether two columns say that something goes from the one to the other: donor and recipient, origin and destination."""

from __future__ import annotations

import functools

from ..words import WordPattern, words_by_meaning
from .header_words import WORDS


def is_directed(from_label: str, to_label: str, *, has_values: bool = False) -> bool:
    """Tell whether two labels say that something goes from the one to the other.

    Parameters
    ----------
    from_label, to_label
        The labels of the two places.
    has_values
        Whether the table has a column of values: then "From" and "To" say it too.

    Examples
    --------
    >>> is_directed("Donor", "Recipient"), is_directed("City", "Partner"), is_directed("From", "To", has_values=True)
    (True, False, True)
    """
    words = _directions()
    sides = zip((from_label, to_label), ("from", "to"), strict=True)
    return all(
        words[side].search(label) or (has_values and words[f"flow-{side}"].search(label))
        for label, side in sides
    )


@functools.cache
def _directions() -> dict[str, WordPattern]:
    listed = words_by_meaning(WORDS / "directions.tsv")
    return {meaning: WordPattern(words, inside=True) for meaning, words in listed.items()}
