"""A country cell, in any language and the usual forms -> ISO 3166-1 alpha-2."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from .. import lengths
from ..gazetteer.keys import normalise
from ..scripts import EAST_ASIAN_LETTERS, LATIN_LETTERS, is_latin
from .cell import is_blank
from .country_forms import Formed, distinguish, inflected, without_form
from .country_words import (
    adjective_ending,
    adjectives,
    codes_of_three_letters,
    everyday_names,
    long_names,
    names_in_columns,
    numeric_codes,
    other_codes,
    single_characters,
    territories,
    word_key,
    words_of_long_name,
)
from .particles import alternatives

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer


class Country(NamedTuple):
    """The countries that a cell names."""

    codes: frozenset[str]  # ISO 3166-1 alpha-2; empty where the cell was not understood
    text: str  # as written
    corrected: bool = False  # whether a typo was corrected


_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_FLAG_A = 0x1F1E6 - ord("A")
Look = Callable[[str, "Gazetteer"], frozenset[str]]
# What is written of states only: Staten Island is no State of Iceland, which Danes call Island.
_FORMS_OF_STATES = {"republic", "kingdom", "federal", "peoples"}
# Nations that lists write as countries.
_NATIONS = {f"admin1:GB-{nation}": "GB" for nation in ("ENG", "SCT", "WLS", "NIR")}


def read_country(
    cell: str | None, gazetteer: Gazetteer, *, in_country_column: bool = True, correct: bool = True
) -> Country | None:
    """Return the countries that a cell names.

    Parameters
    ----------
    cell
        The cell: a name in any language, a form such as ``"ROK"`` or ``"Republik Polen"``, an ISO code, or two
        of these ("일본(Japan)").
    gazetteer
        Where the countries' names are looked up.
    in_country_column
        Whether the cell is known to be of a column of countries. Only there a number is a numeric code, a single
        letter the sign of a vehicle, a region such as South Tyrol its country; and only there typos are corrected.
    correct
        Whether typos are corrected at all.

    Returns
    -------
    Country or None
        None if the cell is empty. `codes` is empty if nothing in it is a country, and has several where the cell
        does not say which of these it is, or names several.

    Examples
    --------
    >>> read_country(None, None) is None
    True
    """
    text = " ".join((cell or "").split())
    if len(text) > lengths.NAME:
        return Country(frozenset(), text)
    return gazetteer.cached(_read, text, in_country_column, correct) if text else None


def _read(gazetteer: Gazetteer, text: str, in_country_column: bool, correct: bool) -> Country | None:
    if flags := _FLAG.findall(text):
        codes = frozenset("".join(chr(ord(half) - _FLAG_A) for half in flag) for flag in flags)
        return Country(codes & frozenset(gazetteer.countries), text)  # the flag of a union is not a country's
    if is_blank(text):
        return None
    # "Congo, Democratic Republic of the" is more than its parts.
    whole: list[Look] = [_exact, _long_form, _without_form]
    looks: list[Look] = [_exact, _long_form, _short, _without_form, demonym, _in_two_languages]
    if in_country_column:
        whole.insert(0, _in_column)
        looks = [_in_column, *looks, *([_near] if correct else [])]
    pieces = [piece.strip() for piece in _between_parts().split(text) if piece.strip()]
    pieces = pieces if pieces != [text] else []
    for look in whole:
        if codes := look(text, gazetteer):
            return Country(codes, text)
    for look in looks:
        if codes := look(text, gazetteer) or _of_pieces(pieces, look, gazetteer):
            return Country(codes, text, look is _near)
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
    formed = [one for one in without_form(name) if one.forms & _FORMS_OF_STATES]
    return _exact(name, gazetteer) or _long_form(name, gazetteer) or _named_in(formed, gazetteer)


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
    if len(key) - len(stem) == 1:
        return _exact(
            stem, gazetteer
        )  # one letter is added to the whole name: Kenyan, Iraqi; green is no Greece
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
    if codes := everyday_names().get(word_key(text)):
        return codes | _coded(text, gazetteer)
    if codes := _coded(text, gazetteer):
        return codes
    key = normalise(text)
    if len(key) <= 2 and text.isascii():
        # Two Latin letters are a code or nothing: "EU" is not a short name of the United States.
        return frozenset()
    return frozenset(place.country for place, _ in gazetteer.lookup(key) if place.level == "country")


def _coded(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Read alpha-2 of ISO 3166-1, which is two capital letters as written: "Mỹ" and "my" are no Malaysia."""
    if len(text) != 2 or not (text.isascii() and text.isupper()):
        return frozenset()
    place = gazetteer.place(f"country:{text}")
    return frozenset({place.country}) if place else frozenset()


def _in_column(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Read what only a column of countries means as a country."""
    if codes := names_in_columns().get(word_key(text)):
        return codes | _exact(text, gazetteer) | country_coded(text)
    if re.fullmatch(r"[0-9]{1,3}", text):
        code = numeric_codes().get(int(text))
        return frozenset({code} if code else ())
    if codes := _exact(text, gazetteer) or country_coded(text) or other_codes().get(text):
        return codes
    return frozenset(
        _NATIONS[place.place_id]
        for place, _ in gazetteer.lookup(normalise(text))
        if place.place_id in _NATIONS
    )


@functools.cache
def _between_parts() -> re.Pattern[str]:
    """Return a pattern of what may be between the names of a cell: marks, "and", the change from one script to another."""
    return re.compile(
        rf"[()\[\]/,;、，；:：|·・（）]+|(?<!\s)\s++(?:[-–—]|{alternatives('and')})\s++"
        rf"|(?<=[{EAST_ASIAN_LETTERS}])\s*(?=[{LATIN_LETTERS}])|(?<=[{LATIN_LETTERS}])\s*(?=[{EAST_ASIAN_LETTERS}])",
        re.IGNORECASE,
    )


def _of_pieces(pieces: list[str], look: Look, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries that the parts of a cell name together: "Georgia, USA" is not in the Caucasus."""
    found = {piece: look(piece, gazetteer) for piece in dict.fromkeys(pieces)}
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


def _short(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Read a code of three letters, or the one character that a country is written with."""
    if len(text) == 1:
        return single_characters().get(normalise(text), frozenset())
    return country_coded(text)


def _without_form(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Read "Republik Polen", "Kiinan kansantasavalta": the words of a state's form around a name, in any language."""
    return _named_in(without_form(text), gazetteer)


def _named_in(formed: list[Formed], gazetteer: Gazetteer) -> frozenset[str]:
    for find in (_named_by, _inflected_by, _adjective_by) if formed else ():
        named = frozenset().union(*(distinguish(find(one, gazetteer), one.forms) for one in formed))
        if named:
            return named
    return frozenset()


def _named_by(one: Formed, gazetteer: Gazetteer) -> frozenset[str]:
    return _exact(one.name, gazetteer) or names_in_columns().get(word_key(one.name), frozenset())


def _inflected_by(one: Formed, gazetteer: Gazetteer) -> frozenset[str]:
    return inflected(one)


def _adjective_by(one: Formed, gazetteer: Gazetteer) -> frozenset[str]:
    return demonym(one.name, gazetteer)


def _in_two_languages(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Read names of one country with nothing between them: "Germany Deutschland"."""
    found = {_exact(word, gazetteer) for word in text.split()}
    return found.pop() if len(found) == 1 else frozenset()


def _near(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Correct one or two letters of a Latin name, or one that was cut short."""
    if not is_latin(normalise(text)):
        return frozenset()
    cut = re.fullmatch(r"(.{3,}?\S)\s*+(\.\.\.|…)", text)
    if cut:
        key = normalise(cut[1])
        names = gazetteer.country_keys()
        found = frozenset(code for name, code in names.items() if name.startswith(key))
        return found if len(found) == 1 else frozenset()
    formed = without_form(text)
    key = normalise(formed[0].name if formed else text)
    found = _one_slip_from(key, gazetteer)
    return distinguish(found, formed[0].forms) if formed else found


def _one_slip_from(key: str, gazetteer: Gazetteer) -> frozenset[str]:
    if len(key) < 5:
        return frozenset()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    names = gazetteer.country_keys()
    most = 1 if len(key) < 9 else 2
    like = gazetteer.cached(_keys_of_length, len(key), most)
    near = process.extract(key, like, scorer=OSA.distance, score_cutoff=most, limit=5)
    best = min((distance for _, distance, _ in near), default=0)
    found = frozenset(names[name] for name, distance, _ in near if distance == best)
    return found if len(found) == 1 else frozenset()


def _keys_of_length(gazetteer: Gazetteer, length: int, most: int) -> list[str]:
    return [name for name in gazetteer.country_keys() if abs(len(name) - length) <= most]
