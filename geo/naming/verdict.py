"""Candidates -> a verdict: which place is clearly meant, or why none is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..gazetteer.shown_languages import LOCAL_LANGUAGES
from ..reasons import Reason, because
from ..scripts import script_of
from .answer import MOST_KEPT, Answer, Candidate, because_several, place_param
from .candidates import STRIPPED, is_own_name
from .country import Country, agrees, country_named
from .evidence import Features, none_features, none_log_odds, posterior
from .generic_terms import strip_generic_term
from .relations import DEPTH, is_region_of, is_same_place, is_suburb
from .variants import begins_with_words

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place
    from .context import ListContext

# How likely the best candidate must be to be placed; benchmarks/fit_thresholds.py shows right against wrong for each. Where
# nothing but the name speaks, a mistake puts the pin in another country; a name that differs from the place's by a word is
# often another place's; and one that looks misspelt is mostly the name of a place that no source has.
PLACE_THRESHOLD = {"confirmed": 0.78, "name_only": 0.94, "sound": 0.91, "partly": 0.9, "slip": 0.97}
_ONLY_PARTLY = frozenset(("part", "variant", "words_missing"))
CLEARLY = 1.0  # log10 of the odds by which a town must be likelier than a region of its name without the rest of the list
TOWN_POPULATION = 20_000  # of a rival that a short form may mean as well
SHORT_FORM_POPULATION = 10_000  # of a town that is known without the last words of its name
LONG_OWN_NAME = 6  # letters in which one may be another
NEGLIGIBLE = 0.01  # candidates less likely than this part of the best are not shown as rivals


def judge(
    name: str,
    found: list[Candidate],
    stated: Country | None,
    context: ListContext | None,
    gazetteer: Gazetteer,
) -> Answer:
    """Weigh the places that `name` may mean: placed if one is likely enough, nobody at all being one of them.

    Parameters
    ----------
    name
        As written.
    found
        At least one candidate.
    stated
        What the country cell says, or None.
    context
        What the other rows of the list show, or None.
    gazetteer
        Knows the largest city of a region.
    """
    codes = stated.codes if stated else frozenset()
    town_named = any(one.place.level != "country" and one.place.country in codes for one in found)
    weighed = [_with_context(one, codes, context, gazetteer, town_named=town_named) for one in found]
    common = "" if context is None or codes else context.common_country
    places = ((one.place, one.match, is_own_name(one)) for one in weighed)
    none = none_features(normalise(name.split(", ")[0]), places, codes, gazetteer)
    return decide(name, weighed, none, stated, gazetteer, common_country=common)


def decide(
    name: str,
    found: list[Candidate],
    none: Features,
    stated: Country | None,
    gazetteer: Gazetteer,
    *,
    common_country: str = "",
) -> Answer:
    """Return the verdict on candidates that have all of their features.

    Parameters
    ----------
    name
        As written.
    found
        At least one candidate.
    none
        The features of "none of these".
    stated
        What the country cell says, or None.
    gazetteer
        Knows the largest city of a region.
    common_country
        The country of nearly all names of the list, where none is stated.
    """
    codes = stated.codes if stated else frozenset()
    found = sorted(found, key=lambda one: (-one.log_odds, one.place.place_id))
    likely = posterior((one.log_odds for one in found), none_log_odds(none))
    if "away" in found[0].features:
        return contradict(name, stated, found, likely[0], gazetteer)
    best = _seat(found, found[0], gazetteer)
    if best.place.level != "country" and "level_other" in best.features:
        # The word for a county or a region binds: a place of its name of another level is offered, never placed.
        return _of_other_level(name, best, found, gazetteer)
    mine = [one is best or is_same_place(one, best, gazetteer) for one in found]
    score = sum(chance for chance, same in zip(likely, mine, strict=True) if same)
    rivals = [one for one, same in zip(found, mine, strict=True) if not same]
    shown = (best, *(one for one in found if one is not best))[:MOST_KEPT]
    sure = _threshold(best, rivals, codes, common_country)
    if _is_written_so_at_home(best, rivals, name, gazetteer):
        sure = min(sure, PLACE_THRESHOLD["confirmed"])
    is_open = rivals and (
        _is_region_of(rivals[0], best)
        or _is_overturned(rivals, best)
        or _is_elsewhere(rivals, best)
        or _is_short_form(rivals, best)
    )
    if score >= sure and not is_open and not _is_called_otherwise(best, name, gazetteer):
        score = round(score, 3)
        by_list = _is_decided_by_context(found, mine, none, _threshold(best, rivals, codes, ""))
        why = why_placed(best, stated, rivals, gazetteer, by_list=by_list)
        return Answer("placed", why, best.match, score, best.place, shown, len(found), none)
    none_is_likelier = sum(likely) - score < 1 - sum(likely)  # than a rival
    near = [one for one in rivals if one.log_odds >= best.log_odds + math.log10(NEGLIGIBLE)]
    if near and not (none_is_likelier and score < sure):
        why = because_several(name, best.place, near[0].place, len(near) - 1, gazetteer)
    else:
        why = because("uncertain", name=name, place=place_param(best.place, gazetteer))
    return Answer("ambiguous", why, None, round(score, 3), None, shown, len(found), none)


def _threshold(best: Candidate, rivals: list[Candidate], codes: frozenset[str], common_country: str) -> float:
    """Return how likely the best candidate must be to be placed."""
    in_path = "region" in best.features
    if best.match == "fuzzy" and not in_path:
        return PLACE_THRESHOLD["slip"]
    if best.match == "transliteration":
        # Beside a large town there is always a small one that sounds alike.
        return PLACE_THRESHOLD["name_only" if in_path else "sound"]
    if not (_is_confirmed(best, rivals, codes) or common_country == best.place.country):
        return PLACE_THRESHOLD["name_only"]
    partly = not in_path and (not _ONLY_PARTLY.isdisjoint(best.features) or _is_short_for_two(best, rivals))
    return PLACE_THRESHOLD["partly" if partly else "confirmed"]


def _is_short_for_two(best: Candidate, rivals: list[Candidate]) -> bool:
    """Tell whether a name is another spelling or a short form of the names of two towns, of which villages are none."""
    if best.match != "normalised" or not rivals or rivals[0].place.population < TOWN_POPULATION:
        return False
    # Jackson Township is as little Jackson in Mississippi as the one in Tennessee.
    both = all({"stripped", "level_stated"} <= one.features.keys() for one in (best, rivals[0]))
    same_country = best.place.country == rivals[0].place.country
    return STRIPPED.isdisjoint(best.features) or (both and same_country)


def _is_called_otherwise(best: Candidate, name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name only sounds like a place whose name in this script its own country writes otherwise.

    현월시 is not 서울, nor Екатеринбургово Екатеринбург: how foreigners write a name varies, how its people do does not.
    """
    if best.match != "transliteration":
        return False
    own = _own_name(best.place, gazetteer)
    if not own or script_of(own) != script_of(normalise(name)):
        return False
    from rapidfuzz.distance import OSA

    parts = [
        part for text in name.split(", ") for part in (text, *(one.name for one in strip_generic_term(text)))
    ]
    most = int(len(own) >= LONG_OWN_NAME)  # काठमाडौँ is काठमाडौं
    return all(OSA.distance(normalise(part), own, score_cutoff=most) > most for part in parts)


def _is_written_so_at_home(best: Candidate, rivals: list[Candidate], name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is what a country that has a script of its own calls a place, and no other country has one: 평창군."""
    abroad = (one for one in rivals if one.place.country != best.place.country)
    return all(one.log_odds < best.log_odds + math.log10(NEGLIGIBLE) for one in abroad) and _own_name(
        best.place, gazetteer
    ) == normalise(name)


def _own_name(place: Place, gazetteer: Gazetteer) -> str:
    """Return the key of what a place is called in the other script than Latin in which its country writes; else empty."""
    language = LOCAL_LANGUAGES.get(place.country)
    return normalise(gazetteer.names(place.place_id).get(language, "")) if language else ""


def _is_elsewhere(rivals: list[Candidate], best: Candidate) -> bool:
    """Tell whether a name that looks like a slip is the name of a place in another country: the country may be wrong."""
    return best.match == "fuzzy" and any("away" in one.features and is_own_name(one) for one in rivals)


def _is_short_form(rivals: list[Candidate], best: Candidate) -> bool:
    """Tell whether a town's name is as well short for a town about as large: Dillingen is Dillingen an der Donau too."""
    if best.place.level != "city" or "region" in best.features or "away" in rivals[0].features:
        return False
    return any(
        "words_missing" in one.features
        and one.place.country == best.place.country
        and one.place.population >= max(SHORT_FORM_POPULATION, best.place.population / 2)
        and begins_with_words(one.place.name, normalise(best.place.name))
        for one in rivals
    )


def _is_overturned(rivals: list[Candidate], best: Candidate) -> bool:
    """Tell whether only the rest of the list makes a town likelier than the first-level region of its name.

    Queensland in a list of cities is not the hamlet in Nova Scotia. That the word for a level in a region's whole name means
    another level is no evidence here: Distrito Federal.
    """
    if best.place.level != "city" or "level_stated" in best.features:
        return False
    own = best.log_odds - best.context_log_odds
    regions = [one for one in rivals if one.place.level == "admin1" and is_own_name(one)]
    whole = [one.without_features("level_other") for one in regions if "away" not in one.features]
    return any(one.log_odds - one.context_log_odds > own - _margin(one, best) for one in whole)


def _margin(region: Candidate, city: Candidate) -> float:
    """Return by how much a town elsewhere in the stated country must be likelier than a region of its name, if the list is for it."""
    inside = is_region_of(region.place, city.place) or "here" not in region.features
    return 0.0 if inside or region.context_log_odds >= city.context_log_odds else CLEARLY


def contradict(
    name: str, stated: Country | None, found: list[Candidate], score: float, gazetteer: Gazetteer
) -> Answer:
    """Return that the likeliest place is in another country than is stated, and what that country has."""
    elsewhere = place_param(found[0].place, gazetteer)
    here = next((one for one in found if "away" not in one.features and "here" in one.features), None)
    if here:
        place = place_param(here.place, gazetteer)
        why = because("country_disagrees", name=name, place=place, elsewhere=elsewhere)
    else:
        why = because("only_elsewhere", name=name, country=stated.text if stated else "", elsewhere=elsewhere)
    return Answer(
        "ambiguous",
        why,
        score=round(score, 3),
        candidates=tuple(found[:MOST_KEPT]),
        count=len(found),
    )


def _with_context(
    one: Candidate,
    codes: frozenset[str],
    context: ListContext | None,
    gazetteer: Gazetteer,
    *,
    town_named: bool,
) -> Candidate:
    """Add what the country cell, the other rows and a larger city beside say of a candidate."""
    features = {"suburb": 1.0} if is_suburb(one.place, gazetteer) else {}
    if codes:
        # A place elsewhere stays in the running: now and then it is the country that is wrong.
        agreed = agrees(one.place.country, codes, one.place.admin1)
        features["here" if one.place.country in codes else "territory" if agreed else "away"] = 1.0
        if agreed:  # Üsküp in North Macedonia is Skopje, whatever is called so in Turkey
            one = one.without_features("owned_exonym")
    if "level_stated" not in one.features and "level_other" not in one.features:
        if one.place.level == "country" and town_named:
            features["country_beside"] = 1.0
        if context and context.level in ("admin1", "city") and one.place.level != "country":
            features["neighbours"] = (
                1.0 if (one.place.level == "admin1") == (context.level == "admin1") else -1.0
            )
    if context and not codes:
        features["list"] = context.share(one.place.country)
        features["beside"] = context.share_beside(one.place.country)
        features["again"] = float(one.place.place_id in context.nearby_places)
    if not codes and one.place.level == "city":
        fame = one.features.get("fame", one.features.get("fame_transliterated", 0.0))
        features["fame_open"] = fame
        features["people_open"] = math.log10(one.place.population + 200) - 4.0
    return one.with_features(**features)


def _is_confirmed(best: Candidate, rivals: list[Candidate], codes: frozenset[str]) -> bool:
    """Tell whether something beside the name speaks for the best candidate, and not as much for the next."""
    region = best.features.get("region")
    if (
        region
        and rivals
        and rivals[0].features.get("region") == region
        and "people_none" in rivals[0].features
    ):
        # Two San Juans near the middle of Batangas: how many people one has is no evidence if the other's are not known.
        return normalise(rivals[0].place.name) != normalise(best.place.name)
    return bool(codes or region)


def _is_decided_by_context(found: list[Candidate], mine: list[bool], none: Features, sure: float) -> bool:
    """Tell whether the best candidate would not be placed but for what the other rows tell."""
    if not any({"list", "neighbours"} & one.features.keys() for one in found):
        return False
    bare = posterior((one.log_odds - one.context_log_odds for one in found), none_log_odds(none))
    return sum(chance for chance, same in zip(bare, mine, strict=True) if same) < sure


def _seat(found: list[Candidate], best: Candidate, gazetteer: Gazetteer) -> Candidate:
    """Return the town among the candidates that is the best one's seat, if the name itself does not ask for a region."""
    if best.place.level not in ("admin1", "admin2") or _level_is_stated(best):
        return best
    return next(
        (
            one
            for one in found
            if one.place.level == "city"
            and "level_other" not in one.features
            and is_same_place(one, best, gazetteer)
        ),
        best,
    )


def _is_region_of(region: Candidate, city: Candidate) -> bool:
    """Tell whether one is the province of the other's name, and nothing says which of the two is meant."""
    return not _level_is_stated(city) and is_region_of(region.place, city.place)


def _level_is_stated(one: Candidate) -> bool:
    """Tell whether the name's level word, or the level of the rows around, speaks for or against a candidate."""
    return bool({"level_stated", "level_other", "neighbours"} & one.features.keys())


# ---- reasons ----


def _of_other_level(name: str, best: Candidate, found: list[Candidate], gazetteer: Gazetteer) -> Answer:
    """Return that the likeliest place is a town, which the name's generic term does not mean."""
    terms = [one for part in name.split(", ") for one in strip_generic_term(part)[:1]]
    terms = [one for one in terms if best.place.level not in one.levels] or terms
    stripped = max(terms, key=lambda one: max(DEPTH[level] for level in one.levels.usuals), default=None)
    place = place_param(best.place, gazetteer)
    if stripped is None:
        why = because("uncertain", name=name, place=place)
    else:
        why = because("level_disagrees", name=name, part=stripped.name, place=place, term=stripped.term)
    return Answer("ambiguous", why, candidates=tuple(found[:MOST_KEPT]), count=len(found))


def why_placed(
    best: Candidate,
    stated: Country | None,
    rivals: list[Candidate],
    gazetteer: Gazetteer,
    *,
    by_list: bool = False,
) -> Reason:
    """Return how the place is known, what was odd about the country cell, and the next likely place."""
    country: dict[str, str] = {}
    if stated and not stated.codes:
        country = {"unknown_country": stated.text}
    elif stated and stated.corrected:
        country = {"misspelt_country": stated.text, "read_as": best.place.country}
    elif stated and best.place.country not in stated.codes:
        country = {"territory_of": stated.text}
    return because(
        f"known_{best.match}",
        place=place_param(best.place, gazetteer),
        **country,
        other_rows=by_list or None,
        rival=place_param(rivals[0].place, gazetteer) if rivals else None,
    )


def not_found(text: str, stated: Country | None, gazetteer: Gazetteer) -> Answer:
    """Return that no place is called so, unless the text is itself a country."""
    if stated and not stated.codes:
        return Answer("missing", because("unknown_with_country", name=text, country=stated.text))
    named = country_named(text, gazetteer)
    for code in sorted(named & stated.codes if stated else named):
        if place := gazetteer.place(f"country:{code}"):
            why = because("known_exact", place=place_param(place, gazetteer))
            return Answer("placed", why, "exact", 1.0, place)
    if stated:
        return Answer("missing", because("unknown_in_country", name=text, country=stated.text))
    return Answer("missing", because("unknown", name=text))
