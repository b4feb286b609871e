"""Words beside a number or in a label: what is counted, and by how much the number is multiplied."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from ..normal_forms import normal_form
from ..scripts import EAST_ASIAN_LETTERS
from ..words import WordPattern, read_words
from .header_words import LONGEST_LABEL, WORDS

# With one bracket inside, as in "Cost [USD (million)]": more would be looked at from each of them.
_BRACKETS = re.compile(
    r"[(（\[［【]((?:[^(（\[［【)）\]］】]*+[(（\[［【])?[^(（\[［【)）\]］】]*+)[)）\]］】]"
)
_UNSPACED = re.compile(rf"[{EAST_ASIAN_LETTERS}\u0e00-\u0e7f]")
LABELS = ("count", "amount", "other")  # meanings that are no currency


class Unit(NamedTuple):
    """What is counted, and by how much a number is multiplied."""

    unit: str | None
    scale: float


def unit_of_label(label: str) -> Unit | None:
    """Return what the numbers below a label count; None where it is no label of values.

    Parameters
    ----------
    label
        As written. A currency becomes its ISO 4217 code, or its sign where several have it; what is counted keeps the
        label's own words.

    Examples
    --------
    >>> unit_of_label("Amount (USD million)"), unit_of_label("금액(천원)")
    (Unit(unit='USD', scale=1000000.0), Unit(unit='KRW', scale=1000.0))
    >>> unit_of_label("인원(명)"), unit_of_label("Students"), unit_of_label("Value"), unit_of_label("City")
    (Unit(unit='명', scale=1.0), Unit(unit='Students', scale=1.0), Unit(unit=None, scale=1.0), None)
    """
    if len(label) > 2 * LONGEST_LABEL:
        return None
    label = normal_form("NFKC", label)
    bare = " ".join(_BRACKETS.sub(" ", label).split())
    if _labels("other").search(bare):
        return None
    is_count, is_amount = (_labels(meaning).search(bare) for meaning in ("count", "amount"))
    scale = 1.0
    for inner in _BRACKETS.findall(label):
        if (found := read_unit(inner)) is not None:
            if found.unit is not None:
                return found
            scale = found.scale
    if (inside := _inside(bare)).unit is not None:
        return Unit(inside.unit, inside.scale * scale)
    if is_count:
        return Unit(bare, scale)
    return Unit(None, inside.scale * scale) if is_amount else None


def read_unit(text: str) -> Unit | None:
    """Return the unit and the scale that a text is made of; None if a word of it is neither.

    Examples
    --------
    >>> read_unit("Mio. €"), read_unit("천원"), read_unit("명"), read_unit("Main Street")
    (Unit(unit='EUR', scale=1000000.0), Unit(unit='KRW', scale=1000.0), Unit(unit='명', scale=1.0), None)
    """
    unit, scale = None, 1.0
    pieces = _pieces(text)
    for _, known in pieces:
        if known is None or (known.unit is not None and unit not in (None, known.unit)):
            return None
        unit, scale = known.unit or unit, scale * known.scale
    return Unit(unit, scale) if pieces else None


# ---- steps ----


def _inside(label: str) -> Unit:
    """Return the currency in a label, and the scale beside it: "Beträge in Tsd. EUR"."""
    unit, scale = None, 1.0
    for _, known in _pieces(label):
        if known is None:
            continue
        if known.unit in _currencies():
            unit = known.unit
        if known.unit in _currencies() or known.unit is None:
            scale *= known.scale
    return Unit(unit, scale)


def _pieces(text: str) -> list[tuple[str, Unit | None]]:
    """Cut a text into known words; several words that are known together are one: "US dollars", "sinh viên"."""
    words = text.split()
    found = list[tuple[str, Unit | None]]()
    at = 0
    while at < len(words):
        size = next(
            (
                size
                for size in (3, 2, 1)
                if at + size <= len(words) and _known(" ".join(words[at : at + size]))
            ),
            0,
        )
        if size:
            word = " ".join(words[at : at + size])
            found.append((word, _known(word)))
        else:
            found += _cut_word(words[at])
        at += max(size, 1)
    return found


def _cut_word(word: str) -> list[tuple[str, Unit | None]]:
    """Cut a word that is made of known ones: 백만원, $m, k€."""
    found, at = list[tuple[str, Unit | None]](), 0
    while at < len(word):
        sizes = (size for size in range(min(8, len(word) - at), 0, -1) if _may_part(word, at + size))
        size = next((size for size in sizes if _known(word[at : at + size])), 0)
        if not size:
            return [(word, None)]
        found.append((word[at : at + size], _known(word[at : at + size])))
        at += size
    return found


def _may_part(word: str, at: int) -> bool:
    """Tell whether a word may be cut: between scripts and marks, and anywhere in scripts without blanks; "USDm", "TEUR"."""
    if at >= len(word) or not (word[at - 1].isalpha() and word[at].isalpha()):
        return True
    one, other = word[at - 1], word[at]
    if _UNSPACED.match(one) or _UNSPACED.match(other):
        return True
    return (one.isupper() and other.islower() and at >= 3) or (
        at == 1 and word.isupper() and one in "TKM" and len(word) == 4
    )


@functools.lru_cache(maxsize=4096)
def _known(word: str) -> Unit | None:
    word = word.strip(" ,;:/|")
    key = _key(word)
    if not key:
        return Unit(None, 1.0) if word in (",", "/", "") else None
    if (scale := _scales().get(key)) is not None:
        return Unit(None, scale)
    if (currency := _currency_words().get(key)) is not None:
        return Unit(currency, 1.0)
    return Unit(word, 1.0) if _counts().search(word.rstrip(".")) else None


def _key(word: str) -> str:
    return normal_form("NFKC", word).casefold().replace(".", "").strip()


@functools.cache
def _scales() -> dict[str, float]:
    return {_key(row.word): float(row.meaning) for row in read_words(WORDS / "scales.tsv")}


@functools.cache
def _currency_words() -> dict[str, str]:
    return {
        _key(row.word): row.meaning for row in read_words(WORDS / "units.tsv") if row.meaning not in LABELS
    }


@functools.cache
def _currencies() -> frozenset[str | None]:
    return frozenset(_currency_words().values())


@functools.cache
def _counts() -> WordPattern:
    """Return what finds a word that is nothing but what is counted."""
    rows = read_words(WORDS / "units.tsv")
    return WordPattern(
        row.word.strip("*") if "*" in row.word[:1] else row.word for row in rows if row.meaning == "count"
    )


@functools.cache
def _labels(meaning: str) -> WordPattern:
    return WordPattern(
        (row.word for row in read_words(WORDS / "units.tsv") if row.meaning == meaning), inside=True
    )
