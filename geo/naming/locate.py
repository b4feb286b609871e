"""One name and what is beside it -> an answer: placed, ambiguous or missing, and why."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..gazetteer.keys import normalise
from ..reasons import because
from ..scripts import is_latin
from .abbreviations import has_open_word
from .address import may_have_code, postal_country, split_flag, without_address
from .answer import Answer, Candidate
from .candidates import (
    candidates_by_key,
    is_own_name,
    merge,
    without_weak_namesakes,
)
from .cell import clean, in_brackets, is_blank, is_marked, split_cell, why_no_name
from .cell_path import CellPath
from .common_words import is_common_word, is_part_of_world, least_people
from .country import Country, agrees, country_named, read_country
from .country_answer import locate_named_country
from .full_names import candidates_by_full_name, candidates_by_small_words
from .generic_terms import strip_concatenated_term, strip_generic_term, term_out_of_brackets
from .leftovers import candidates_by_leftover
from .namesakes import candidates_by_namesake_abroad, counties_of_namesakes, namesakes
from .numbered_districts import candidates_by_number
from .offered import known_part, of_other_level
from .qualifiers import candidates_by_qualifier
from .similar_names import (
    candidates_by_article,
    candidates_by_label,
    candidates_by_part,
    candidates_by_romanisation,
    candidates_by_transliteration,
    candidates_by_typo,
    candidates_by_variant,
)
from .verdict import judge, not_found

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer
    from .context import ListContext

CACHED_NAMES = 20_000  # whose candidates are kept


def locate(
    name: str | None,
    country: str | None = None,
    *,
    gazetteer: Gazetteer,
    context: ListContext | None = None,
) -> Answer:
    """Find the place that a name means.

    Parameters
    ----------
    name
        The cell: a name, or a whole path with commas, brackets and glosses, in any script. What is no text is no name.
    country
        The country cell, in any language and form. What is no text (None, NaN, a number) counts as not stated.
    gazetteer
        The places.
    context
        What the other rows of the list show: evidence where the name alone does not.

    Returns
    -------
    Answer
        Never raises for a name, however odd.

    Examples
    --------
    >>> locate("?!", gazetteer=None).verdict
    'missing'
    """
    text = " ".join(name.split()) if isinstance(name, str) else ""
    country = country if isinstance(country, str) else None
    if (why := why_no_name(text)) or (is_blank(text) and not country):
        return Answer("missing", why or because("name_is_blank_word", name=text))
    text = clean(text)
    if _is_blank_beside_term(text, gazetteer):
        return Answer("missing", because("name_is_blank_word", name=text))
    text, country = _with_flag(text, country, gazetteer)
    stated = read_country(country or postal_country(text), gazetteer)
    if is_blank(text):
        return _named_like_nothing(text, stated, gazetteer, context)
    if not stated and is_part_of_world(text) and not country_named(text, gazetteer):
        return Answer("missing", because("name_is_part_of_world", name=text))
    if named := locate_named_country(text, stated, gazetteer, context):
        return named
    answer = _first_placed(text, stated, gazetteer, context)
    if not stated and answer.verdict == "placed" and is_common_word(text):
        return _as_common_word(text, answer, context)
    return answer


def _first_placed(
    text: str, stated: Country | None, gazetteer: Gazetteer, context: ListContext | None
) -> Answer:
    """Return the first way to read a cell that places it, or else the first that has an answer."""
    first = None
    for answer in _ways_to_read(text, stated, gazetteer, context):
        if answer is not None and answer.verdict == "placed":
            return answer
        if first is None or (answer is not None and first.reason_code == "only_elsewhere"):
            first = answer or first  # what the stated country has is offered first
    unknown = first is None or first.reason_code == "level_disagrees" or is_marked(text)
    simpler = without_address(text) if unknown else text
    if simpler != text:
        answer = _first_placed(simpler, stated, gazetteer, context)
        alone = stated is None and "," not in simpler  # what else is stated says more than a number
        if answer.place is None or not alone or may_have_code(text, answer.place):
            first = answer if answer.verdict == "placed" else first or answer
    first = first or known_part(text, CellPath(stated, gazetteer, context))
    return first or not_found(text, stated, gazetteer)


def _is_blank_beside_term(text: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a text is a word for "nothing" and a generic term, and no name: Nan Province is in Thailand."""
    blank = any(is_blank(one.name) and len(one.term) > 1 for one in strip_generic_term(text))
    return blank and not gazetteer.lookup(normalise(text))


def _with_flag(text: str, country: str | None, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """Take a flag in the cell of the name for what states the country; beside another country, for a part of a path."""
    name, flags = split_flag(text)
    if not flags or not name:
        return text, country
    stated, flagged = read_country(country, gazetteer), read_country(flags, gazetteer)
    if stated is None or not stated.codes:
        return name, flags
    if flagged is None or flagged.codes & stated.codes or not flagged.codes:
        return name, country
    return f"{name}, {min(flagged.codes)}", country


def _as_common_word(text: str, answer: Answer, context: ListContext | None) -> Answer:
    """Ask whether a word of lists is a place's name, unless the place is large or in the country of all other names."""
    place = answer.place
    if place is None or (context and context.common_country == place.country):
        return answer
    own = answer.match == "exact"
    large = place.level == "city" and place.population >= least_people(text)
    if own and (place.level == "admin1" or large):
        return answer
    why = because("name_is_common_word", name=text, place=answer.reason_params["place"])
    return Answer("ambiguous", why, candidates=answer.candidates)


def _named_like_nothing(
    text: str, stated: Country | None, gazetteer: Gazetteer, context: ListContext | None
) -> Answer:
    """Place a word for "nothing" only where the stated country has a place that is called so: None in Italy."""
    if stated:
        answer = _judge_one(text, stated, gazetteer, context, correct=False)
        if answer is not None and answer.verdict == "placed":
            return answer
    return Answer("missing", because("name_is_blank_word", name=text))


def _ways_to_read(
    text: str, stated: Country | None, gazetteer: Gazetteer, context: ListContext | None
) -> Iterator[Answer | None]:
    """Yield what each way to read a cell gives, the plainest first: as it is, on end, corrected, cut, as two places."""
    whole = _judge_one(text, stated, gazetteer, context, correct=False)
    yield whole
    if whole is not None and not (is_marked(text) and whole.verdict != "placed"):
        return  # a name that is known as it is written is not cut
    path = CellPath(stated, gazetteer, context)
    yield from _concatenated(text, path)
    yield _county_of_namesake(text, path)
    yield _numbered(text, path)
    if not is_marked(text) and not path.is_open(text):
        yield _judge_one(text, stated, gazetteer, context, correct=True)
    yield _with_leftover(text, path)
    if two := path.two_cities(text):
        yield two
        return
    for tokens in list(split_cell(text))[1:]:
        if len(tokens) == 1:
            yield _judge_one(tokens[0], stated, gazetteer, context, correct=True)
        else:
            yield path.judge(tokens, in_brackets(text))
    two = path.both(text)
    yield two
    if two is None and is_marked(text) and not in_brackets(text) and is_latin(normalise(text)):
        yield _judge_one(text, stated, gazetteer, context, correct=True)  # Frankfurt/Main
    if spelt := term_out_of_brackets(text):
        yield _judge_one(spelt, stated, gazetteer, context, correct=True)
    yield of_other_level(text, path)


def _concatenated(text: str, path: CellPath) -> Iterator[Answer]:
    """Yield answers for names written on end, where all of their parts are known and agree."""
    for tokens in split_cell(text):
        parts = [part for token in tokens for part in path.split_concatenated(token)]
        ways = [parts] if len(parts) > len(tokens) else path.at_ends(text) if not is_marked(text) else []
        for way in ways:
            answer = path.judge(way, frozenset())
            if answer is not None and answer.verdict == "placed":
                yield answer


def _county_of_namesake(text: str, path: CellPath) -> Answer | None:
    """Return the county that bears the name of a town in it: sources have 로스앤젤레스, not 로스앤젤레스 카운티."""
    found = counties_of_namesakes(text, path.gazetteer, path.codes)
    return judge(text, found, path.stated, path.context, path.gazetteer) if found else None


def _numbered(text: str, path: CellPath) -> Answer | None:
    """Return the part of a city that has the number in the name: Budapest District XIII."""
    found = candidates_by_number(text, path.gazetteer, path.codes)
    return judge(text, found, path.stated, path.context, path.gazetteer) if found else None


def _with_leftover(text: str, path: CellPath) -> Answer | None:
    """Return the place of the name that begins a cell with which what is left of the cell agrees: Münster/Westf."""
    if path.ends_in_code(text):
        return None
    found = candidates_by_leftover(text, path.gazetteer, path.codes)
    return judge(text, found, path.stated, path.context, path.gazetteer) if found else None


# ---- one token ----


def _judge_one(
    name: str, stated: Country | None, gazetteer: Gazetteer, context: ListContext | None, *, correct: bool
) -> Answer | None:
    """Return an answer for a name that is not cut. Only with `correct` is it corrected or transliterated."""
    codes = stated.codes if stated else frozenset[str]()
    countries = context.countries if context and correct and not codes else ()
    found = [*gazetteer.cached(_Finder).find(name, codes, countries, correct)]
    return judge(name, found, stated, context, gazetteer) if found else None


class _Finder:
    """Finds what a name may mean, whatever the other rows are, and remembers it: most names are judged twice.

    Parameters
    ----------
    gazetteer
        The places.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.find = functools.lru_cache(maxsize=CACHED_NAMES)(functools.partial(_find, gazetteer))


def _find(
    gazetteer: Gazetteer, name: str, codes: frozenset[str], countries: tuple[str, ...], correct: bool
) -> tuple[Candidate, ...]:
    """Return what a name that is not cut may mean; `countries` are those of the rows around, where none is stated."""
    found = without_weak_namesakes(candidates_by_key(name, gazetteer), name)
    if any(one.place.level == "country" and is_own_name(one) for one in found):
        # 诺福克岛 is the country that is called so, before any Norfolk with a level word.
        whole = {place.place_id for place, _ in gazetteer.lookup(normalise(name))}
        found = [one for one in found if one.place.place_id in whole]
    found = merge(found, _in_full(name, gazetteer, codes, found))
    is_open = has_open_word(next((one.name for one in strip_generic_term(name)), name))  # "Kab." is a term
    here = [one for one in found if codes and agrees(one.place.country, codes, one.place.admin1)]
    if codes and not here:
        if not correct or is_open:
            return ()
        found = without_weak_namesakes(merge(found, _similar_in_country(name, gazetteer, codes)), name)
    elif not found:
        found = candidates_by_variant(name, gazetteer)
        if not found and correct and not is_open:
            found = _similar_anywhere(name, gazetteer, countries)
    elif here and not any(map(_is_written_as_its_own, here)):
        # A village that was called so comes after a town that is called so in another romanisation.
        others = candidates_by_romanisation(name, gazetteer, sorted(codes))
        if any("accents_other" in one.features for one in here):
            others = [one.without_features("variant").with_features(accents_other=1.0) for one in others]
        found = merge(found, others)
    if found and (
        not is_latin(normalise(name)) or strip_generic_term(name) or _is_only_a_region(found, name)
    ):
        found = merge(found, namesakes(found, name, gazetteer, codes))
    return tuple(found)


def _is_only_a_region(found: list[Candidate], name: str) -> bool:
    """Tell whether a name without a term is only another one of a region: Nigata may be the city of Niigata as well."""
    alone = all(one.place.level == "admin1" and one.match == "alias" for one in found)
    return alone and not strip_concatenated_term(name)


def _is_written_as_its_own(one: Candidate) -> bool:
    """Tell whether a name is a place's own, or in another script than Latin, which has other ways."""
    return (is_own_name(one) and "accents_other" not in one.features) or "alias_script" in one.features


def _in_full(
    name: str, gazetteer: Gazetteer, codes: frozenset[str], written_so: list[Candidate]
) -> list[Candidate]:
    """Return the places whose names in full the name is short for: "Mt. Vernon" is more places' than write it so.

    Where a place is called exactly as is written, as St. Louis is, Saint-Louis is another usual spelling.
    """
    # With what their generic term says; St. Cloud is as much Saint Cloud's own name as Saint-Cloud's.
    known = {
        one.place.place_id
        for one in written_so
        if {"level_stated", "level_other", "stripped"} & one.features.keys()
    }
    found = [
        one for one in candidates_by_full_name(name, gazetteer, codes) if one.place.place_id not in known
    ]
    if any(is_own_name(one) for one in written_so):
        return [one.with_features(variant=1.0) for one in found]
    return found


def _similar_in_country(name: str, gazetteer: Gazetteer, codes: frozenset[str]) -> list[Candidate]:
    """Return what the name may mean in the stated countries when nothing there is called so."""
    countries = sorted(codes)
    found = candidates_by_variant(name, gazetteer)
    here = [one for one in found if agrees(one.place.country, codes, one.place.admin1)]
    if here:
        return here
    abroad = candidates_by_namesake_abroad(name, gazetteer, codes)
    if not is_latin(normalise(name)):
        similar = candidates_by_label(name, gazetteer, countries)
        return merge(
            abroad, similar or candidates_by_transliteration(name, gazetteer, countries, stated=True)
        )
    return (
        abroad
        or candidates_by_romanisation(name, gazetteer, countries)
        or candidates_by_article(name, gazetteer, countries)
        or candidates_by_qualifier(name, gazetteer, countries)
        or candidates_by_small_words(name, gazetteer, countries)
        or candidates_by_part(name, gazetteer, countries)
        or _slips(name, gazetteer, countries)
    )


def _similar_anywhere(name: str, gazetteer: Gazetteer, countries: tuple[str, ...]) -> list[Candidate]:
    """Return what a name that no place has may mean, where no country is stated: in those of the list, or larger."""
    if not is_latin(normalise(name)):
        similar = candidates_by_transliteration(name, gazetteer, countries) if countries else []
        return merge(similar, candidates_by_transliteration(name, gazetteer, ()))
    return _slips(name, gazetteer, countries)


def _slips(name: str, gazetteer: Gazetteer, countries: Sequence[str]) -> list[Candidate]:
    """Return what a misspelt name may mean; no slip is what is a name but for its level: Kab. Bandung is not Badung."""
    known = any(
        is_own_name(one) and one.place.country in (countries or (one.place.country,))
        for stripped in strip_generic_term(name)
        for one in candidates_by_key(stripped.name, gazetteer)
    )
    return [] if known else candidates_by_typo(name, gazetteer, countries)
