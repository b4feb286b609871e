"""What a name is to a place, as features: its own name or another's too, with words more or less, with other accents."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from ..normal_forms import normal_form
from ..scripts import is_latin

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer
    from .answer import Candidate
    from .evidence import Features

NAME_TYPE_FEATURES: tuple[Features, ...] = (  # in the order of `NameType`
    {},
    {"official": 1.0},
    {"alias": 1.0},
    {"reading": 1.0},
)
KNOWN_LANGUAGES = 20  # a place that is named in so many is known by other names as well
EXONYM_LANGUAGES = 40  # a place that is named in so many has names of its own in the larger ones
_WORDS = re.compile(r"[\s/(),.–—-]+")


def name_features(name: str, key: str, place: Place, name_type: NameType) -> Features:
    """Return what a name is to a place that has its key.

    Parameters
    ----------
    name, key
        As written, and as the gazetteer looks it up.
    place
        The place.
    name_type
        What the gazetteer's name of this key is to it.

    Examples
    --------
    >>> belen = Place("city:1", "Belén Gualcho", "city", "HN", None, 0, 14.5, -88.8, None)
    >>> name_features("Belén", "belen", belen, NameType.ALIAS)
    {'alias': 1.0, 'words_missing': 1.0}
    """
    features = NAME_TYPE_FEATURES[name_type]
    own = normalise(place.name)
    if own == key:
        return features | _accents(name, place.name)
    if place.level == "country":
        # Pero is Peru to some, and a town in Italy.
        return features | ({"country_foreign": 1.0} if name_type is not NameType.PRIMARY else {})
    if not is_latin(key):
        return features | {f"{kind}_script": 1.0 for kind in features if kind != "reading"}
    if place.level != "city" or _is_exonym(place, features):
        return features  # a region's other names are mostly its name with a generic term
    return features | _likeness(name, key, place, own)


def with_owners(
    found: list[Candidate], is_own: Iterable[bool], key: str, gazetteer: Gazetteer
) -> list[Candidate]:
    """Add to each place that is only also called so whether another place has the name as its own.

    Parameters
    ----------
    found
        All places that a name may mean.
    is_own
        Whether the name is the own one of each.
    key
        The name, as the gazetteer looks it up.
    gazetteer
        Knows what languages call a place.
    """
    own = list(is_own)
    owners = {
        one.place.country
        for one, mine in zip(found, own, strict=True)
        if mine and one.place.level != "country"
    }
    if not owners:
        return found
    usual = any(one.match == "exact" and one.place.level == "city" for one in found)
    return [
        one.with_features(**_owned(one, owners, key, gazetteer, mine=mine, usual=usual))
        for one, mine in zip(found, own, strict=True)
    ]


def _owned(
    one: Candidate, owners: set[str], key: str, gazetteer: Gazetteer, *, mine: bool, usual: bool
) -> Features:
    """Return whose own name another one of a place is: Pári, a village, before Paris, which few languages call so."""
    if one.place.level == "country" or _is_exonym(one.place, one.features):
        known = not is_latin(key) or one.match == "exact"
        if known or not usual or key in map(normalise, gazetteer.names(one.place.place_id).values()):
            return {}
        return {"owned_exonym": 1.0}
    if mine:
        return {}
    return {"owned_here" if one.place.country in owners else "owned_abroad": 1.0}


def _is_exonym(place: Place, features: Features) -> bool:
    """Tell whether a name is what some language calls a world city: Cologne is Köln before the town in Lombardy."""
    return "official" in features and place.languages >= EXONYM_LANGUAGES


def _accents(name: str, usual: str) -> Features:
    """Return whether a name has other accents than a place's usual name, or none of them: Melle is not Mellé."""
    if name == usual:
        return {}
    written, own = (
        "".join(filter(str.isalnum, normal_form("NFC", text).casefold())) for text in (name, usual)
    )
    if written == own:
        return {}
    return {"accents_left": 1.0} if written.isascii() else {"accents_other": 1.0}


def _likeness(name: str, key: str, place: Place, own: str) -> Features:
    """Return how a name differs from a place's own: words left out, words added, or how far it is another word."""
    if key in own or own in key:
        written, usual = _words(name), _words(place.name)
        if _is_part(written, usual):
            return {"words_missing": 1.0}
        if _is_part(usual, written):
            return {"words_added": 1.0}
    from rapidfuzz.distance import Levenshtein

    unlike = Levenshtein.normalized_distance(key, own)
    known = math.log10(1 + place.languages) / math.log10(1 + KNOWN_LANGUAGES)
    return {"unlike": unlike, "unlike_unknown": unlike * max(0.0, 1.0 - known)}


def _words(name: str) -> list[str]:
    return [normalise(word) for word in _WORDS.split(name) if word]


def _is_part(words: list[str], whole: list[str]) -> bool:
    """Tell whether words follow one another in a longer name."""
    size = len(words)
    return 0 < size < len(whole) and any(
        whole[at : at + size] == words for at in range(len(whole) - size + 1)
    )
