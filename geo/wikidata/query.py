"""The questions to Wikidata, in SPARQL 1.1. No name that a user writes is in them, only identifiers of a known form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ..cells import legal_line
from ..errors import SistermapError
from .identifiers import ITEM, Identifier

MOST_LANGUAGES = 5
FALLBACKS = (
    "mul",
    "en",
)  # where a name has none of the languages: Wikidata's own for all languages, then English
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}", re.ASCII)
_PROPERTY = re.compile(r"P[1-9][0-9]{0,7}", re.ASCII)
_Q_ID = re.compile(r"Q[1-9][0-9]{0,11}", re.ASCII)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}

PREFIXES = """\
PREFIX wd: <http://www.wikidata.org/entity/>
PREFIX wdt: <http://www.wikidata.org/prop/direct/>
PREFIX p: <http://www.wikidata.org/prop/>
PREFIX ps: <http://www.wikidata.org/prop/statement/>
PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
PREFIX pqv: <http://www.wikidata.org/prop/qualifier/value/>
PREFIX pr: <http://www.wikidata.org/prop/reference/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX wikibase: <http://wikiba.se/ontology#>
"""
_TIES = """\
SELECT DISTINCT ?place ?stated_by ?partner ?statement ?rank
  ?start ?start_precision ?end ?end_precision ?end_value ?at ?at_precision ?reference
  ?place_country ?place_point ?partner_country ?partner_point {names}
WHERE {{
  {places}
  {{ ?place p:P190 ?statement . ?statement ps:P190 ?partner . BIND("place" AS ?stated_by) }}
  UNION
  {{ ?statement ps:P190 ?place . ?partner p:P190 ?statement . BIND("partner" AS ?stated_by) }}
  ?statement wikibase:rank ?rank .
  OPTIONAL {{ ?statement pqv:P580 ?start_node . ?start_node wikibase:timeValue ?start ; wikibase:timePrecision ?start_precision . }}
  OPTIONAL {{ ?statement pq:P582 ?end_value . }}
  OPTIONAL {{ ?statement pqv:P582 ?end_node . ?end_node wikibase:timeValue ?end ; wikibase:timePrecision ?end_precision . }}
  OPTIONAL {{ ?statement pqv:P585 ?at_node . ?at_node wikibase:timeValue ?at ; wikibase:timePrecision ?at_precision . }}
  OPTIONAL {{ ?statement prov:wasDerivedFrom ?reference_node . ?reference_node pr:P854 ?reference . }}
  OPTIONAL {{ ?place wdt:P17 ?place_state . ?place_state wdt:P297 ?place_country . }}
  OPTIONAL {{ ?partner wdt:P17 ?partner_state . ?partner_state wdt:P297 ?partner_country . }}
  OPTIONAL {{ ?place wdt:P625 ?place_point . }}
  OPTIONAL {{ ?partner wdt:P625 ?partner_point . }}
{labels}
}}
"""
_ITEMS = """\
SELECT DISTINCT ?property ?value ?place
WHERE {{
  {places}
}}
"""
_LABELS = """\
SELECT DISTINCT ?place ?name
WHERE {{
  {places}
  ?place rdfs:label ?name .
}}
"""


def check_languages(languages: Iterable[str]) -> tuple[str, ...]:
    """Return the languages of names, each once, as Wikidata writes them, and behind each the one that it is a kind of.

    Raises
    ------
    SistermapError
        If there is none, if there are too many, or if one is no BCP 47 tag.

    Examples
    --------
    >>> check_languages(["ko", "zh-Hant", "ko"])
    ('ko', 'zh-hant', 'zh')
    """
    found = tuple(dict.fromkeys(language.lower() for language in languages))
    for language in found:
        if not _LANGUAGE.fullmatch(language):
            raise SistermapError(f"lang is {language[:40]!r}, expected a BCP 47 tag such as ko or zh-Hant")
    if not 0 < len(found) <= MOST_LANGUAGES:
        raise SistermapError(f"lang: {len(found)} languages, expected 1 to {MOST_LANGUAGES}")
    wider = (tag for language in found for tag in (language, language.partition("-")[0]))
    return tuple(dict.fromkeys(wider))


def ties_query(identifiers: Sequence[Identifier], languages: Sequence[str]) -> str:
    """Write the query for what Wikidata states of the twinned places (P190) of some places, in both directions.

    Parameters
    ----------
    identifiers
        The places.
    languages
        Of names, the best first, as `check_languages` gives them.

    Examples
    --------
    >>> print(ties_query([Identifier("Busan", "P1566", "1838524")], ["ko"]).partition("PREFIX")[0], end="")
    # What Wikidata states of the twinned administrative bodies (P190) of:
    #   Busan (P1566 1838524)
    """
    about = "".join(f"#   {comment(str(one))}\n" for one in identifiers)
    wanted = tuple(dict.fromkeys((*languages, *FALLBACKS)))
    sides = ("place", "partner")
    body = _TIES.format(
        names=" ".join(f"?{side}_name_{at}" for side in sides for at in range(len(wanted))),
        places=_places(identifiers),
        labels="\n".join(_label(side, at, language) for side in sides for at, language in enumerate(wanted)),
    )
    return f"# What Wikidata states of the twinned administrative bodies (P190) of:\n{about}{PREFIXES}{body}"


def items_query(identifiers: Sequence[Identifier]) -> str:
    """Write the query for the items that have the identifiers."""
    return PREFIXES + _ITEMS.format(
        places="\n  UNION\n  ".join(_found_by(*one) for one in _values(identifiers))
    )


def labels_query(items: Sequence[str]) -> str:
    """Write the query for the names of items in all languages."""
    return PREFIXES + _LABELS.format(places=f"VALUES ?place {{ {' '.join(map(entity, items))} }}")


def literal(text: str) -> str:
    r"""Write a text as a literal of SPARQL, whatever is in it.

    Examples
    --------
    >>> print(literal('a" } # \\'))
    "a\" } # \\"
    """
    return f'"{"".join(_ESCAPES.get(char, char) for char in text)}"'


def entity(item: str) -> str:
    """Write an item as SPARQL has it; what is no item is a fault of the program."""
    if not _Q_ID.fullmatch(item):
        raise ValueError(f"{item!r} is no item of Wikidata")
    return f"wd:{item}"


def comment(text: str) -> str:
    r"""Write a text for a comment, which it cannot end: SPARQL reads ``\u000A`` as a line end before it reads comments.

    Examples
    --------
    >>> print(comment("Bu\nsan \\u000A"))
    Bu san /u000A
    """
    return legal_line(text).replace("\\", "/")


def _places(identifiers: Sequence[Identifier]) -> str:
    """Write a group that binds ?place."""
    values = _values(identifiers)
    if [property_ for property_, _ in values] == [ITEM]:
        return f"VALUES ?place {{ {values[0][1]} }}"
    groups = "\n      UNION\n      ".join(_found_by(*one, named=False) for one in values)
    return f"{{ SELECT DISTINCT ?place WHERE {{\n      {groups}\n  }} }}"


def _values(identifiers: Iterable[Identifier]) -> list[tuple[str, str]]:
    """Return each property with its values, as SPARQL writes them."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, property_, value in identifiers:
        if property_ != ITEM and not _PROPERTY.fullmatch(property_):
            raise ValueError(f"{property_!r} is no property of Wikidata")
        found[property_].append(entity(value) if property_ == ITEM else literal(value))
    return [(property_, " ".join(values)) for property_, values in found.items()]


def _found_by(property_: str, values: str, named: bool = True) -> str:
    """Write a group that binds ?place, and with `named` also what it was found by."""
    if property_ == ITEM:  # an item that was deleted, or merged into another, has no class
        bound = (
            f' ?place wdt:P31 ?class . BIND("{ITEM}" AS ?property) BIND(STR(?place) AS ?value)'
            if named
            else ""
        )
        return f"{{ VALUES ?place {{ {values} }}{bound} }}"
    bound = f' BIND("{property_}" AS ?property)' if named else ""
    # Of every rank but the one for what is wrong: an item may have several numbers of GeoNames, one of them preferred.
    return (
        f"{{ VALUES ?value {{ {values} }} ?place p:{property_} ?stated . ?stated ps:{property_} ?value ;"
        f" wikibase:rank ?stated_rank . FILTER(?stated_rank != wikibase:DeprecatedRank){bound} }}"
    )


def _label(side: str, at: int, language: str) -> str:
    name = f"?{side}_name_{at}"
    return f"  OPTIONAL {{ ?{side} rdfs:label {name} . FILTER(LANG({name}) = {literal(language)}) }}"
