"""One name -> the places whose names resemble it: another spelling, a part, a typo, a romanisation, another script."""

from __future__ import annotations

import functools
from array import array
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.place import NameType, Place
from ..scripts import HAN, HANGUL, KANA, is_latin, script_of
from . import korean
from .answer import Candidate
from .candidates import NAMED_BY_CHARACTERS, keep_best, make_candidate
from .evidence import Features
from .generic_term_words import Levels, words_apart
from .generic_terms import strip_generic_term
from .name_evidence import NAME_TYPE_FEATURES
from .numbered_districts import numbers_in
from .plain_readings import READ_PLAINLY, plain_readings
from .romanisation import fold_japanese, fold_romanisation, from_german, romanised_language
from .slips import slip_features
from .sound_alike import matches_in_script
from .stated_levels import levels_for, stated_levels
from .transliteration import transliterate, transliterate_ahead
from .transliteration_units import units
from .variants import articles, begins_with_words, has_words, parts_of_name, variants

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

# Scripts whose transliteration has weights of its own; all others are "letters".
SCRIPTS = {HANGUL: "hangul", KANA: "kana", HAN: "han"}
LEAST_LETTERS = 4  # of a key that is looked for among longer ones, or by its romanisation
LEAST_LETTERS_OF_LABEL = 3  # of a region's name in another script, without its generic term
USUAL_RATE = 0.7  # log10 that a unit of a transliteration adds
KOREAN = frozenset(("KP", "KR"))
LEAST_SCORE_OF_DISTRICT = 3.0  # by sound, log10 of the likelihood ratio
PLAIN_READING_SCORE = 6.0  # about what such names score as transliterations


def candidates_by_variant(name: str, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the places of another usual spelling of `name`: Saint and St, ue and ü, without its article."""
    found: dict[str, Candidate] = {}
    for text, levels in variants(name):
        for place, name_type in gazetteer.lookup(normalise(text)):
            if levels is None or place.level in levels:
                features = NAME_TYPE_FEATURES[name_type] | {"variant": 1.0}
                keep_best(found, make_candidate(place, "normalised", features, levels))
    return list(found.values())


def candidates_by_part(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the places of `countries` whose name is `name` and more, or less: Hattersheim (am Main), Biel/Bienne."""
    found: dict[str, Candidate] = {}
    for text, levels in _stems(name):
        key = normalise(text)
        for country in countries if len(key) >= LEAST_LETTERS - bool(levels) else ():
            for place, other in gazetteer.keys_beginning(key, country):
                if levels and _has_other_term(place, other, key, levels):
                    features: Features = {"stripped": 1.0}
                    keep_best(found, make_candidate(place, "normalised", features, levels, other))
                whole = begins_with_words(place.name, key) and normalise(place.name) == other
                if whole and _fits(place, levels):
                    keep_best(found, make_candidate(place, "alias", {"part": 1.0}, levels, other))
    for text in parts_of_name(name):
        key = normalise(text)
        for place, name_type in gazetteer.lookup(key):
            if place.country in countries and name_type <= NameType.OFFICIAL:
                features = NAME_TYPE_FEATURES[name_type] | {"part": 1.0}
                keep_best(found, make_candidate(place, "alias", features, None, key))
    return list(found.values())


def candidates_by_article(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the places of `countries` whose name is an article and `name`: (La) Rochelle, (L')Aquila."""
    found: dict[str, Candidate] = {}
    key = normalise(name)
    with_articles = [article + key for article in articles()] if len(key) >= LEAST_LETTERS else []
    for other in gazetteer.keys_among(with_articles):
        for place, name_type in gazetteer.lookup(other):
            whole = normalise(place.name) != other or has_words(place.name.replace("'", " "), key)
            if place.country in countries and whole:
                features = NAME_TYPE_FEATURES[name_type] | {"variant": 1.0}
                keep_best(found, make_candidate(place, "normalised", features, stated_levels(name), other))
    return list(found.values())


def candidates_by_typo(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the places of `countries` whose key is one typo away from that of `name`."""
    found: dict[str, Candidate] = {}
    # A number is no slip of another one, nor of nothing: Prague 15 is not Prague.
    for text, levels in _stems(name) if not numbers_in(name) else ():
        key = normalise(text)
        for country in countries:
            for place, other in gazetteer.typos(key, country):
                if _fits(place, levels) and not _is_only_a_city(place, levels):
                    # "Krakow County" is what a source calls Kraków; what looks like it is no town.
                    stated = levels or stated_levels(name)
                    features = slip_features(key, other, place, gazetteer)
                    keep_best(found, make_candidate(place, "fuzzy", features, stated, other))
    return list(found.values())


def candidates_by_romanisation(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the places that another romanisation writes so: Kyongsangbuk-do, Zaporizhzhya, Ayios Nikolaos."""
    found: dict[str, Candidate] = {}
    for country in countries:
        fold = _fold_of(country, gazetteer)
        if fold is None:
            continue
        romanised = gazetteer.cached(_romanised, country)
        for text, levels in _stems(name):
            for rowid in _written_alike(normalise(text), fold, romanised):
                place = gazetteer.place_by_rowid(rowid)
                if _fits(place, levels):
                    stated = levels or stated_levels(name)  # a town that is also called a raion is none
                    keep_best(found, make_candidate(place, "normalised", {"variant": 1.0}, stated))
    return list(found.values())


def candidates_by_label(name: str, gazetteer: Gazetteer, countries: Iterable[str]) -> list[Candidate]:
    """Return the regions of `countries` whose name in the script of `name` is one typo away: 오하이주 for 오하이오주."""
    from rapidfuzz.distance import OSA

    found: dict[str, Candidate] = {}
    for text, levels in _stems(name):
        key = normalise(text)
        # Without a generic term, a typo is likelier another town's name.
        if len(key) < LEAST_LETTERS_OF_LABEL or levels is None or "admin1" not in levels:
            continue
        for country in countries:
            for place, label in gazetteer.cached(_region_labels, country):
                if label[:1] == key[:1] and OSA.distance(key, label, score_cutoff=1) <= 1:
                    keep_best(found, make_candidate(place, "fuzzy", {"typo": 1.0}, levels, label))
    return list(found.values())


def candidates_by_transliteration(
    name: str, gazetteer: Gazetteer, countries: Iterable[str], *, stated: bool = False
) -> list[Candidate]:
    """Return the places of `countries` that `name`, which is in another script than Latin, may transliterate.

    Where the countries are `stated`, how the script writes the names of their places counts too.
    """
    countries = tuple(countries)
    found: dict[str, tuple[float, Candidate]] = {}
    meant_by: dict[str, tuple[float, Levels | None]] = {}
    texts = _texts_to_transliterate(name)
    read_plainly = {text: _read_plainly(text, countries, gazetteer) for text, _ in texts}
    if any(read_plainly.values()):  # 요쓰카이도 as a whole before a 요쓰카이
        texts = [(text, levels) for text, levels in reversed(texts) if read_plainly[text]][:1]
    for text, levels in texts:
        read = read_plainly[text]
        matches = [(gazetteer.place_by_rowid(one.rowid), one.spelling, one.score)
                   for one in transliterate(text, countries, gazetteer)]  # fmt: skip
        if stated and not read:
            matches = matches_in_script(text, matches, countries, gazetteer)
        for place, spelling, score in read or matches:
            # A town that matches by sound leads to the county of its name.
            if not _fits(place, levels) and place.level != "city":
                continue
            # No source has all districts: what hardly sounds so is likelier another one.
            if place.level == "admin2" and levels is not None and score < LEAST_SCORE_OF_DISTRICT:
                continue
            # 타이산구 sounds like Taishan without its 구: it is no town called so.
            if place.place_id not in found or score > found[place.place_id][0]:
                features = _transliteration_features(text, score)
                # Nor is it with its 구, as long as it sounds like Taishan without.
                score_without, without = meant_by.get(place.place_id, (0.0, None))
                terms = levels or (without if score_without > score / 2 else None)
                meant = levels_for(place, terms, gazetteer) if terms else None
                if levels:
                    meant_by[place.place_id] = (score, levels)
                one = make_candidate(place, "transliteration", features, meant, spelling)
                found[place.place_id] = (score, one)
    return [one for _, one in found.values()]


def transliterations_ahead(names: Iterable[tuple[str, Iterable[str]]], gazetteer: Gazetteer) -> None:
    """Compare many names at once, each with its countries, for `candidates_by_transliteration` of each to be quick."""
    transliterate_ahead(
        [(text, countries) for name, countries in names for text, _ in _texts_to_transliterate(name)],
        gazetteer,
    )


# ---- steps ----


def _written_alike(key: str, fold: Callable[[str], str], romanised: tuple[str, array[int]]) -> list[int]:
    """Return the row numbers of places that are romanised as a key is; as German writes it where none is otherwise."""
    text, rowids = romanised
    for form in (key, *from_german(key)):
        folded = fold(form)
        if len(folded) >= LEAST_LETTERS and (found := _lines(folded, text)):
            return [rowids[at] for at in found]
    return []


def _lines(line: str, text: str) -> list[int]:
    """Return which lines of a text are equal to a line; a line break begins the text and ends it."""
    found, at = [], text.find(f"\n{line}\n")
    while at >= 0:
        found.append(text.count("\n", 0, at))
        at = text.find(f"\n{line}\n", at + 1)
    return found


def _read_plainly(
    text: str, countries: Iterable[str], gazetteer: Gazetteer
) -> list[tuple[Place, str, float]]:
    """Return the places, key and score of a name that, read as it stands, is in the store: 유가와라 is Yugawara, not Awara."""
    here = READ_PLAINLY.intersection(countries)
    return [
        (place, key, PLAIN_READING_SCORE)
        for key in (plain_readings(text) if here else ())
        for place, name_type in gazetteer.lookup(key)
        if place.country in here
        and (name_type <= NameType.OFFICIAL or (place.level != "city" and begins_with_words(place.name, key)))
    ]


def _has_other_term(place: Place, key: str, bare: str, levels: Levels) -> bool:
    """Tell whether a place's key is a name and another term for its level, written together: Enz District is the Enzkreis."""
    own = words_apart().get(key[len(bare) :]) if place.level != "city" else None
    return own is not None and own.usual != "city" and place.level in own and place.level in levels


def _transliteration_features(text: str, score: float) -> Features:
    key = normalise(text)
    script = SCRIPTS.get(script_of(key), "letters")
    return {
        f"transliteration_{script}": score,
        f"units_{script}": len(units(key)),
        f"transliterated_{script}": 1.0,
        "transliteration_rate": score / max(1, len(units(key))),
        "transliteration_poor": max(0.0, USUAL_RATE - score / max(1, len(units(key)))),
    }


def _stems(name: str) -> list[tuple[str, Levels | None]]:
    """Return the name without its generic term; the name itself where it has none, or may be one with it."""
    stripped: list[tuple[str, Levels | None]] = [(one.name, one.levels) for one in strip_generic_term(name)]
    return stripped if stripped and not normalise(stripped[0][0]).isascii() else [*stripped, (name, None)]


def _texts_to_transliterate(name: str) -> list[tuple[str, Levels | None]]:
    """Return a name without its generic term, and whole where the term is one syllable that may be no term.

    요쓰카이도 is Yotsukaidō, not a 도 (province) of Yotsukai; 카운티 and 縣 are always a county.
    """
    stripped = strip_generic_term(name)
    is_term = any(len(one.term) > 1 or (one.certain and "city" not in one.levels) for one in stripped)
    texts = dict.fromkeys(_stems(name) if is_term else [*_stems(name), (name, None)])
    return [(text, levels) for text, levels in texts if not _is_one_character(text)]


def _is_one_character(text: str) -> bool:
    """Tell whether a text is one Chinese character, which sounds like too much: 金郡."""
    return len(text) == 1 and script_of(text) == HAN


def _fits(place: Place, levels: Levels | None) -> bool:
    return place.level != "country" if levels is None else place.level in levels


def _is_only_a_city(place: Place, levels: Levels | None) -> bool:
    """Tell whether a region is one city, and a term means something wider: Rīgas novads is no slip of Riga."""
    return levels is not None and "city" not in levels and (place.type or "").lower().endswith("city")


def _romanised(gazetteer: Gazetteer, country: str) -> tuple[str, array[int]]:
    """Return the folded romanisations of a country's places as lines, and the row numbers of the places."""
    fold = _fold_of(country, gazetteer)
    keys, rowids = gazetteer.spellings(country)
    # All names as lines of one text: in a fifth of the time, and of the memory.
    return f"\n{fold(keys)}\n" if fold and keys else "", rowids


def _fold_of(country: str, gazetteer: Gazetteer) -> Callable[[str], str] | None:
    """Return what makes one form of the romanisations of a country's names; None where they are in Latin letters."""
    if country in KOREAN:
        return korean.fold_romanisation
    if country == "JP":
        return fold_japanese
    if country in NAMED_BY_CHARACTERS:
        return None  # Pinyin writes other sounds with the same letters
    language = gazetteer.cached(romanised_language, country)
    return None if language is None else functools.partial(fold_romanisation, language=language)


def _region_labels(gazetteer: Gazetteer, country: str) -> list[tuple[Place, str]]:
    """Return the names of a country's regions in scripts other than Latin, without their generic term."""
    regions = [place for place in gazetteer.units(country) if place.level == "admin1"]
    labels = {
        (place, name)
        for place in regions
        for name in gazetteer.names(place.place_id).values()
        if not is_latin(name)
    }
    return sorted(
        {(place, normalise(text)) for place, name in labels for text, _ in _stems(name)},
        key=lambda pair: (pair[0].place_id, pair[1]),
    )
