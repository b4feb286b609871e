"""A country cell, in any language and the usual forms -> ISO 3166-1 alpha-2."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from ..gazetteer.keys import normalise
from ..scripts import EAST_ASIAN_LETTERS, LATIN_LETTERS, is_latin
from .cell import is_blank
from .country_words import (
    adjective_ending,
    adjectives,
    codes_of_three_letters,
    everyday_names,
    long_names,
    single_characters,
    state_form,
    state_suffix,
    territories,
    without_apostrophes,
    words_of_long_name,
)

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer


class Country(NamedTuple):
    """The countries that a cell names."""

    codes: frozenset[str]  # ISO 3166-1 alpha-2; empty where the cell was not understood
    text: str  # as written
    corrected: bool = False  # whether a typo was corrected


_PARTS = re.compile(
    r"[()\[\]/,;、，；:：|·・（）]+|\s+[-–—]\s+|\s+and\s+"
    rf"|(?<=[{EAST_ASIAN_LETTERS}])\s*(?=[{LATIN_LETTERS}])|(?<=[{LATIN_LETTERS}])\s*(?=[{EAST_ASIAN_LETTERS}])",
    re.IGNORECASE,
)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6 - ord("A")
Look = Callable[[str], frozenset[str]]


def read_country(cell: str | None, gazetteer: Gazetteer) -> Country | None:
    """Return the countries that a cell names.

    Parameters
    ----------
    cell
        The cell: a name in any language, a form such as ``"ROK"`` or ``"Republik Polen"``, an ISO code, or two
        of these ("일본(Japan)").
    gazetteer
        Where the countries' names are looked up.

    Returns
    -------
    Country or None
        None if the cell is empty. `codes` is empty if nothing in it is a country.

    Examples
    --------
    >>> read_country(None, None) is None
    True
    """
    text = " ".join((cell or "").split())
    return gazetteer.cached(_read, text) if text else None


def _read(gazetteer: Gazetteer, text: str) -> Country | None:
    if flags := _FLAG.findall(text):
        codes = frozenset("".join(chr(ord(half) - _FLAG_A) for half in flag) for flag in flags)
        return Country(codes & frozenset(gazetteer.countries), text)  # the flag of a union is not a country's
    if is_blank(text):
        return None
    pieces = [piece.strip() for piece in _PARTS.split(text) if piece.strip()]
    # "Congo, Democratic Republic of the" is more than its parts.
    codes = _exact(text, gazetteer) or _long_form(text, gazetteer)
    if codes:
        return Country(codes, text)
    exact, long_form, without_form, adjective, in_two_languages, near = (
        functools.partial(look, gazetteer=gazetteer)
        for look in (_exact, _long_form, _without_form, demonym, _in_two_languages, _near)
    )
    looks: tuple[Look, ...] = (exact, long_form, _short, without_form, adjective, in_two_languages, near)
    for look in looks:
        if codes := look(text) or _of_pieces(pieces, look, gazetteer):
            return Country(codes, text, look is near)
    return Country(frozenset(), text)


def country_named(name: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries of a name, in full or in a usual form; typos are not corrected.

    Examples
    --------
    >>> country_named("", None)
    frozenset()
    """
    if not normalise(name):
        return frozenset()
    return _exact(name, gazetteer) or _long_form(name, gazetteer) or _without_form(name, gazetteer)


def country_coded(text: str) -> frozenset[str]:
    """Return the countries of an alpha-3 code in capitals: of ISO 3166-1, or the Olympic Committee's.

    Examples
    --------
    >>> sorted(country_coded("KOR") | country_coded("GER")), country_coded("Kor")
    (['DE', 'KR'], frozenset())
    """
    return codes_of_three_letters().get(text.strip(), frozenset())


def demonym(word: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the country that an adjective such as "Japanese", "Norwegian" or "Italienische" belongs to.

    Examples
    --------
    >>> demonym("of", None)
    frozenset()
    """
    key = normalise(word)
    if code := adjectives().get(key):
        return frozenset({code})
    stem = adjective_ending().sub("", key)
    if not key.isascii():
        return _exact(stem, gazetteer) if stem not in (key, "") else frozenset()
    if stem == key or len(stem) < 4:
        return frozenset()
    found = gazetteer.countries_with_prefix(stem, len(stem) + 3)
    return frozenset(found) if len(found) == 1 else frozenset()


def agrees(code: str | None, codes: frozenset[str], admin1: str | None = None) -> bool:
    """Tell whether a place of country `code` lies where `codes` say, territories included.

    Examples
    --------
    >>> agrees("RE", frozenset({"FR"})), agrees("DE", frozenset({"FR"}))
    (True, False)
    """
    if code in codes:
        return True
    if admin1 in ("UA-43", "UA-40") and "RU" in codes:  # Crimea: lists write either, we take no position
        return True
    return any(code in territories().get(listed, ()) for listed in codes)


def _exact(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    key = normalise(text)
    if code := everyday_names().get(key):
        return frozenset({code})
    if len(text) == 2 and text.isascii() and text.isupper() and (place := gazetteer.place(f"country:{text}")):
        return frozenset({place.country})
    if len(key) <= 2 and key.isascii():
        # Two Latin letters are a code or nothing: "EU" is not a short name of the United States.
        place = gazetteer.place(f"country:{key.upper()}")
        return frozenset({place.country}) if place else frozenset()
    return frozenset(place.country for place, _ in gazetteer.lookup(key) if place.level == "country")


def _of_pieces(pieces: list[str], look: Look, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries that the parts of a cell name together: "Georgia, USA" is not in the Caucasus."""
    found = {piece: look(piece) for piece in dict.fromkeys(pieces)}
    named = frozenset().union(*found.values())
    for piece, codes in found.items():
        others = named - codes
        held = {place.country for place, _ in gazetteer.lookup(normalise(piece)) if place.level == "admin1"}
        if held & others:
            named -= codes
    parts = frozenset().union(*(territories().get(code, frozenset()) for code in named))
    return named & parts or named


def _long_form(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Read "Congo, Dem. Rep. of the", in whatever order its words are."""
    words = words_of_long_name(text)
    code = long_names().get(tuple(sorted(words)))
    if code is None and words != re.findall(r"[^\W\d_]+", text.lower()):
        return _exact(" ".join(words), gazetteer)
    return frozenset({code} if code else ())


def _short(text: str) -> frozenset[str]:
    """Read a code of three letters, or the one character that a country is written with."""
    if len(text) == 1:
        return single_characters().get(normalise(text), frozenset())
    return country_coded(text)


def _without_form(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    for shorter in (
        state_form().sub(" ", without_apostrophes(text)),
        state_suffix().sub("", normalise(text)),
    ):
        key = normalise(shorter)
        if (
            key
            and key != normalise(text)
            and (found := _exact(shorter, gazetteer) or demonym(shorter, gazetteer))
        ):
            return found
    return frozenset()


def _in_two_languages(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Read names of one country with nothing between them: "Germany Deutschland"."""
    found = {_exact(word, gazetteer) for word in text.split()}
    return found.pop() if len(found) == 1 else frozenset()


def _near(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Correct one or two letters of a Latin name, or one that was cut short."""
    if not is_latin(normalise(text)):
        return frozenset()
    cut = re.fullmatch(r"(.{4,}?)\s*(\.\.\.|…)", text)
    names = gazetteer.country_keys()
    if cut:
        key = normalise(cut[1])
        found = frozenset(code for name, code in names.items() if name.startswith(key))
        return found if len(found) == 1 else frozenset()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    key = normalise(state_form().sub(" ", without_apostrophes(text)))
    if len(key) < 5:
        return frozenset()
    most = 1 if len(key) < 9 else 2
    near = process.extract(key, names.keys(), scorer=OSA.distance, score_cutoff=most, limit=5)
    best = min((distance for _, distance, _ in near), default=0)
    found = frozenset(names[name] for name, distance, _ in near if distance == best)
    return found if len(found) == 1 else frozenset()
