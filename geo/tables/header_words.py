"""The words of headers, read from the tables in words/."""

from __future__ import annotations

import functools
import re
from pathlib import Path

from .. import lengths
from ..gazetteer.keys import normalise
from ..words import WordPattern, fold, patterns_by_meaning, words_by_meaning
from .label_words import LabelWords

WORDS = Path(__file__).with_name("words")

# What a place has. Which side's it is goes before it: "from_name", "to_name".
FIELDS = ("name", "country", "region", "org", "lat", "lon", "coordinates")
# What a tie has.
OTHERS = (
    "kind", "status", "since", "until", "value", "value_unit", "directed", "themes", "network", "role", "title", "source",
    "note",
)  # fmt: skip

# Known, and no column of a tie: they help to know what the others are.
EXTRAS = ("id", "wikidata", "continent")

# In which order words inside a label are tried: "End date" is an end, "Form of the state" a form.
SIDE_ORDER = ("to", "from")  # "our foreign partner" is the partner
_PARTS = ("until", "since", "status", "themes", "kind", "country", "region", "org", "name")
LONGEST_LABEL = 40  # characters; a longer one is a sentence


def field_of(label: str) -> str | None:
    """Return what a whole label means: one of `FIELDS`, of `OTHERS`, from_name or to_name; None if it is not known.

    Examples
    --------
    >>> field_of("Date signed"), field_of("도시명"), field_of("Partnerstadt"), field_of("Budget")
    ('since', 'name', 'to_name', None)
    """
    return _labels().get(normalise(label))


def without_side(label: str) -> tuple[str | None, str | None]:
    """Return the side and the field of a label such as "Partner country".

    Examples
    --------
    >>> without_side("Partner country"), without_side("country1"), without_side("Budget")
    (('to', 'country'), ('from', 'country'), (None, None))
    """
    if (
        len(label) > lengths.LABEL
    ):  # a text above or below the table, which would be cut at each of its letters
        return None, None
    key = normalise(label)
    for side, marks in _side_marks().items():
        for size in (size for size in _lengths_of_marks(side) if size < len(key)):  # the longest mark first
            for mark, rest in ((key[:size], key[size:]), (key[-size:], key[:-size])):
                if mark in marks and (field := _labels().get(rest)) in FIELDS:
                    return side, field
    return None, None


def side_of(heading: str) -> str | None:
    """Return the side that a label, or a heading over several columns, names; the partner's is looked for first.

    Examples
    --------
    >>> side_of("Partner"), side_of("국내"), side_of("Foreign town"), side_of("Town")
    ('to', 'from', 'to', None)
    """
    known = _labels().get(normalise(heading))
    if known in ("to_name", "from_name"):
        return known.removesuffix("_name")
    text = fold(heading)
    return next((side for side, words in _side_words().items() if words.search(text)), None)


@functools.lru_cache(maxsize=4096)
def parts_of(label: str) -> tuple[str | None, str | None]:
    """Return the side and the field that words inside a label seem to name.

    Examples
    --------
    >>> parts_of("Date of affiliation"), parts_of("Land der Partnergemeinde"), parts_of("Date of last visit")
    ((None, 'since'), ('to', 'country'), (None, None))
    """
    text, parts = fold(label), patterns_by_meaning(WORDS / "header_parts.tsv")
    if len(text) > LONGEST_LABEL or is_something_else(label):
        return None, None
    if bound := _bound_of_validity(text):
        return None, bound
    return side_of(label), next((name for name in _PARTS if parts[name].search(text)), None)


def _bound_of_validity(text: str) -> str | None:
    """Return "since" or "until" where a label names the beginning or the end of what is valid.

    A word of a beginning says nothing alone, as "from", "od" and "من" are in labels of any kind. How long something is
    valid is its end, where nothing else is in the label. With both, a cell of one date is a beginning.
    """
    words = _validity_words()
    if words["entry"].search(text):
        return "since"
    lasts = words["validity"].search(text)
    if not lasts and not words["in_force"].search(text):
        return None
    last = re.split(r"[\s:.,/)-]+", text.rstrip(" :.,/)-"))[-1]
    for bound, pattern, looked_at in (
        ("since", "from", text),
        ("until", "to", text),
        ("since", "from_last", last),
        ("until", "to_last", last),
    ):
        if words[pattern].search(looked_at):
            return bound
    return "until" if lasts else None


def is_something_else(label: str) -> bool:
    """Return whether a label is about something else of a place or a day, such as "Population (city)".

    Examples
    --------
    >>> is_something_else("Population (city)"), is_something_else("City")
    (True, False)
    """
    return bool(patterns_by_meaning(WORDS / "header_parts.tsv")["not"].search(fold(label)))


def is_beneficiary(label: str) -> bool:
    """Return whether a label names the side that is helped.

    Examples
    --------
    >>> is_beneficiary("Commune bénéficiaire"), is_beneficiary("Commune partenaire")
    (True, False)
    """
    return _beneficiary_words().search(fold(label))


def count_known(text: str) -> int:
    """Count the cells of a text that are header words in letters beyond ASCII: bytes decoded wrongly have none.

    Examples
    --------
    >>> count_known("국가,자매도시,Note"), count_known("惫啊,磊概档矫,Note")
    (2, 0)
    """
    cells = re.split(r"[,;\t|\n\r\"()（）]+", text)
    foreign = (cell for cell in cells if any(char > "\x7f" and char.isalpha() for char in cell))
    return sum(_labels().get(normalise(cell)) is not None for cell in foreign)


@functools.cache
def _labels() -> LabelWords:
    return LabelWords(WORDS / "headers.tsv")


@functools.cache
def _side_marks() -> dict[str, frozenset[str]]:
    """Return the words of each side as keys."""
    words = words_by_meaning(WORDS / "sides.tsv")
    return {side: frozenset(map(normalise, words[side])) for side in SIDE_ORDER}


@functools.cache
def _lengths_of_marks(side: str) -> tuple[int, ...]:
    return tuple(sorted({*map(len, _side_marks()[side])}, reverse=True))


@functools.cache
def _side_words() -> dict[str, WordPattern]:
    """Return a pattern of each side; one letter or digit says a side only beside a label that is known."""
    words = words_by_meaning(WORDS / "sides.tsv")
    return {
        side: WordPattern((word for word in words[side] if len(word) > 1), inside=True) for side in SIDE_ORDER
    }


@functools.cache
def _validity_words() -> dict[str, WordPattern]:
    """Return patterns that find the words of validity, of a beginning and of an end as whole words of a label."""
    words = words_by_meaning(WORDS / "validity.tsv")
    return {meaning: WordPattern(found, inside=True) for meaning, found in words.items()}


@functools.cache
def _beneficiary_words() -> WordPattern:
    return WordPattern(words_by_meaning(WORDS / "beneficiaries.tsv")["beneficiary"], inside=True)
