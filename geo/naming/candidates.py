"""One name -> the places that it may stand for: by its key, by its spelling mended, by its sound."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from .answer import Candidate
from .evidence import LARGE_LOG10_POPULATION, PARTS, Features, prior
from .generic_terms import strip_generic_term
from .korean import fold_romanisation
from .script import HAN, HANGUL, KANA, script_of, units
from .transliteration import transliterate
from .variants import begins_with_words, parts_of_name, variants

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

NAME_TYPE_FEATURES: tuple[Features, ...] = (  # in the order of `NameType`
    {},
    {"official": 1.0},
    {"alias": 1.0},
    {"reading": 1.0},
)
SCRIPTS = {HANGUL: "hangul", KANA: "kana", HAN: "han"}  # that are heard in their own ways, unlike letters
_OTHERS = frozenset(
    ("alias", "reading", "stripped", "stripped_owned", "variant", "part", "slip")
)  # than its own name
DISTRICT_TERM_FACTOR = 1.7
LONG_NAME_LETTERS = 9  # letters; the shorter a name, the more others are one slip away


def candidates_by_key(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the places that go by `name`, with or without its level word.

    Parameters
    ----------
    name
        One name, without commas and brackets.

    Examples
    --------
    >>> candidates_by_key("!", None)
    []
    """
    key = normalise(name)
    if not key:
        return []
    stripped = strip_generic_term(name)
    said = frozenset().union(*(one.levels for one in stripped)) if stripped else None
    found: dict[str, Candidate] = {}
    for place, name_type in gazetteer.lookup(key):
        exact = normalise(place.name) == key
        known = NAME_TYPE_FEATURES[name_type] | (
            _accents(name, place.name) if exact else _foreign(place, name_type)
        )
        # "Federal District" is the name of a region, no district called Federal.
        whole = key.isascii() and name_type <= NameType.OFFICIAL and place.level not in (said or ())
        _keep(found, _candidate(place, "exact" if exact else "alias", known, None if whole else said))
    # Shinagawa-ku is the ward that is called so before any town of Shinagawa.
    owned = said is not None and any(is_own_name(one) and one.place.level in said for one in found.values())
    for one in stripped:
        for place, name_type in gazetteer.lookup(normalise(one.name)):
            if place.level in one.levels:
                _keep(
                    found,
                    _candidate(
                        place,
                        "normalised",
                        NAME_TYPE_FEATURES[name_type] | {"stripped_owned" if owned else "stripped": 1.0},
                        one.levels,
                    ),
                )
    return _without_borrowed(list(found.values()))


def _without_borrowed(found: list[Candidate]) -> list[Candidate]:
    """Leave out the districts that only go by the name of the region they lie in: Córdoba is not Andalucía."""
    regions = {one.place.place_id for one in found if one.place.level == "admin1" and is_own_name(one)}
    return [
        one
        for one in found
        if one.place.level != "admin2"
        or "alias" not in one.features
        or f"admin1:{one.place.admin1}" not in regions
    ]


def namesakes(found: Iterable[Candidate], name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the cities of the regions in `found` that bear their region's name, and the regions of such cities.

    Sources name in a script what they happen to have: 에스메랄다스 the province, not its capital Esmeraldas.
    """
    said = frozenset().union(*(one.levels for one in strip_generic_term(name))) or None
    more: dict[str, Candidate] = {}
    for one in found:
        place = one.place
        if place.level == "country" or place.admin1 is None or (place.level == "city" and said is None):
            continue
        labels = gazetteer.names(place.place_id) if place.level == "admin1" else {}
        texts = {place.name, *(labels[tag] for tag in ("en", "de", "fr") if tag in labels)}
        texts |= {stripped.name for text in texts for stripped in strip_generic_term(text)}
        for text in sorted(texts):
            for other, name_type in gazetteer.lookup(normalise(text)):
                inside = (
                    other.admin1 == place.admin1
                    and other.country == place.country
                    and other.level != place.level
                )
                asked_for = place.level == "city" and other.level in (said or ())
                if inside and (asked_for or (name_type <= NameType.OFFICIAL and place.level != "city")):
                    known = {part: value for part, value in one.features.items() if part in PARTS["name"]}
                    candidate = _candidate(other, one.match, known | {"stripped": 1.0}, said, one.spelling)
                    _keep(more, candidate)
    return list(more.values())


def _accents(name: str, usual: str) -> Features:
    """Tell whether a name is written with other accents than a place's usual name, or with none: Melle is not Mellé."""
    if name == usual:
        return {}
    written, own = (
        "".join(filter(str.isalnum, unicodedata.normalize("NFC", text).casefold())) for text in (name, usual)
    )
    if written == own:
        return {}
    return {"accents_left": 1.0} if written.isascii() else {"accents_other": 1.0}


def _foreign(place: Place, name_type: NameType) -> Features:
    """Tell that a name is a country's in another language only: Pero is Peru to some, and a town in Italy."""
    return {"country_foreign": 1.0} if place.level == "country" and name_type is not NameType.PRIMARY else {}


def is_own_name(candidate: Candidate) -> bool:
    """Tell whether the name is the place's usual or official one."""
    return _OTHERS.isdisjoint(candidate.features)


def candidates_by_variant(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the places that go by another usual way of writing `name`: Saint and St, ue and ü, without its article."""
    found: dict[str, Candidate] = {}
    for text, levels in variants(name):
        for place, name_type in gazetteer.lookup(normalise(text)):
            if levels is None or place.level in levels:
                _keep(
                    found,
                    _candidate(place, "normalised", NAME_TYPE_FEATURES[name_type] | {"variant": 1.0}, levels),
                )
    return list(found.values())


def candidates_by_part(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the places of `countries` whose name is `name` and more, or less: Hattersheim (am Main), Biel/Bienne."""
    found: dict[str, Candidate] = {}
    for text, levels in _stems(name):
        key = normalise(text)
        if len(key) < 4:
            continue
        for country in countries:
            for place, other in gazetteer.keys_beginning(key, country):
                if (
                    begins_with_words(place.name, key)
                    and normalise(place.name) == other
                    and _fits(place, levels)
                ):
                    _keep(found, _candidate(place, "alias", {"part": 1.0}, levels, other))
    for text in parts_of_name(name):
        for place, name_type in gazetteer.lookup(normalise(text)):
            if place.country in countries and name_type <= NameType.OFFICIAL:
                _keep(
                    found,
                    _candidate(
                        place, "alias", NAME_TYPE_FEATURES[name_type] | {"part": 1.0}, None, normalise(text)
                    ),
                )
    return list(found.values())


def candidates_by_typo(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the places of `countries` whose key is one slip away from that of `name`."""
    found: dict[str, Candidate] = {}
    for text, levels in _stems(name):
        key = normalise(text)
        for country in countries:
            for place, other in gazetteer.typos(key, country):
                if _fits(place, levels):
                    slip = {"slip": 1.0, "slip_short": max(0.0, LONG_NAME_LETTERS - len(key))}
                    if place.level == "city":
                        slip["people_slip"] = people = math.log10(place.population + 200)
                        slip["slip_town"] = max(0.0, LARGE_LOG10_POPULATION - people)
                    if other[:1] != key[:1]:
                        slip["slip_first"] = 1.0
                    # A slip in a town's own name is likelier than one in what another town is called too.
                    if other != normalise(place.name):
                        slip["slip_alias"] = 1.0
                    _keep(found, _candidate(place, "fuzzy", slip, levels, other))
    return list(found.values())


def candidates_by_romanisation(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the Korean places that another romanisation writes so: Kyongsangbuk-do for Gyeongsangbuk-do."""
    found: dict[str, Candidate] = {}
    for country in {"KR", "KP"}.intersection(countries):
        romanised = gazetteer.cached(_romanised, country)
        for text, levels in _stems(name):
            folded = fold_romanisation(normalise(text))
            for number in romanised.get(folded, ()) if len(folded) >= 4 else ():
                place = gazetteer.place_by_rowid(number)
                if _fits(place, levels):
                    _keep(found, _candidate(place, "normalised", {"variant": 1.0}, levels))
    return list(found.values())


def _romanised(gazetteer: Gazetteer, country: str) -> dict[str, list[int]]:
    folded: dict[str, list[int]] = {}
    for key, number in gazetteer.spellings(country):
        folded.setdefault(fold_romanisation(key), []).append(number)
    return folded


def candidates_by_label(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the regions of `countries` whose name in the script of `name` is one slip away from it: 오하이주 for 오하이오주."""
    from rapidfuzz.distance import OSA

    found: dict[str, Candidate] = {}
    for text, levels in _stems(name):
        key = normalise(text)
        # Without a level word a slip rather makes another town's name.
        if len(key) < 3 or levels is None or "admin1" not in levels:
            continue
        for country in countries:
            for place, label in gazetteer.cached(_region_labels, country):
                if label[:1] == key[:1] and OSA.distance(key, label, score_cutoff=1) <= 1:
                    _keep(found, _candidate(place, "fuzzy", {"slip": 1.0}, levels, label))
    return list(found.values())


def _region_labels(gazetteer: Gazetteer, country: str) -> list[tuple[Place, str]]:
    """Return the names of a country's regions in scripts other than Latin, without their level word."""
    regions = [place for place in gazetteer.places_above(country, 1 << 40) if place.level == "admin1"]
    labels = {
        (place, name)
        for place in regions
        for name in gazetteer.names(place.place_id).values()
        if name[:1] > "\u024f"
    }
    return sorted(
        {(place, normalise(text)) for place, name in labels for text, _ in _stems(name)},
        key=lambda pair: (pair[0].place_id, pair[1]),
    )


def candidates_by_transliteration(
    name: str, gazetteer: Gazetteer, countries: Iterable[str]
) -> list[Candidate]:
    """Return the places of `countries` that sound like `name`, which is in another script than Latin."""
    found: dict[str, Candidate] = {}
    for text, levels in _texts_to_transliterate(name):
        key = normalise(text)
        script, length = SCRIPTS.get(script_of(key), "letters"), len(units(key))
        for number, spelling, score, _ in transliterate(text, countries, gazetteer):
            place = gazetteer.place_by_rowid(number)
            # The town that is heard leads to the county that bears its name.
            if _fits(place, levels) or place.level == "city":
                sound = {
                    f"transliteration_{script}": score,
                    f"units_{script}": length,
                    f"transliterated_{script}": 1.0,
                }
                _keep(found, _candidate(place, "transliteration", sound, levels, spelling))
    return list(found.values())


def _texts_to_transliterate(name: str) -> list[tuple[str, frozenset[str] | None]]:
    """Return what of a name is heard: without its level word, and whole where that is one syllable that may be none.

    요쓰카이도 is Yotsukaidō, not a 도 (province) of Yotsukai; 카운티 is always a county.
    """
    whole: list[tuple[str, frozenset[str] | None]] = [(name, None)]
    sure = any(len(one.term) > 1 for one in strip_generic_term(name))
    return list(dict.fromkeys(_stems(name) if sure else [*_stems(name), *whole]))


def _candidate(
    place: Place, match: str, name: Features, levels: frozenset[str] | None, spelling: str = ""
) -> Candidate:
    """Make a candidate of a place, of how the name stands for it, and of what the name's level word says."""
    features = name | prior(place, transliterated=match == "transliteration")
    if levels is not None and place.level != "country":
        # A district's word rather means the district than a town in it.
        said = DISTRICT_TERM_FACTOR if place.level == "admin2" else 1.0
        features |= {"level_stated": said} if place.level in levels else {"level_other": 1.0}
    return Candidate(place, match, features, spelling)


def _keep(found: dict[str, Candidate], candidate: Candidate) -> None:
    known = found.get(candidate.place.place_id)
    if known is None or candidate.log_odds > known.log_odds:
        found[candidate.place.place_id] = candidate


def _fits(place: Place, levels: frozenset[str] | None) -> bool:
    return place.level != "country" if levels is None else place.level in levels


def _stems(name: str) -> list[tuple[str, frozenset[str] | None]]:
    """Return the name without its level word; the name itself where it has none, or may be one with it."""
    bare: list[tuple[str, frozenset[str] | None]] = [
        (one.name, one.levels) for one in strip_generic_term(name)
    ]
    return bare if bare and not normalise(bare[0][0]).isascii() else [*bare, (name, None)]


def merge(*groups: list[Candidate]) -> list[Candidate]:
    """Return the candidates of several groups, each place once at its best.

    Examples
    --------
    >>> merge([], [])
    []
    """
    found: dict[str, Candidate] = {}
    for candidate in itertools.chain(*groups):
        _keep(found, candidate)
    return list(found.values())
