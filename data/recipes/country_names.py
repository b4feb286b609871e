"""Names of countries by language, from CLDR, for `geo.naming`: what the words of a state's form are written around."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from ...geo.gazetteer import Gazetteer
from ...geo.gazetteer.keys import normalise
from ...geo.naming.country_words import word_key
from ...geo.words import read_words
from . import cldr

_LEVELS = ("basic", "moderate", "modern")  # of CLDR's coverage, the least first
_HEADER = "language\tword\tmeaning\n"
_NAMES = (
    "# Names of countries by language, from Unicode CLDR 48 (Unicode-3.0), of the languages of country_endings.tsv. Written by\n"
    "# `python -m sistermap.data.recipes country_names`: mend the recipe, not this file. The meaning is ISO 3166-1 alpha-2.\n"
)
_REST = (
    "# Names of Unicode CLDR 48 (Unicode-3.0) that the gazetteer does not have, or has of another country as well. Of a name\n"
    "# that is two countries', in two languages, that of the language which CLDR covers better is here. Written by\n"
    "# `python -m sistermap.data.recipes country_names`: mend the recipe, not this file. The meaning is ISO 3166-1 alpha-2.\n"
)
Row = tuple[str, str, str]


def write_country_names(folder: Path, gazetteer: Gazetteer) -> dict[str, int]:
    """Write ``country_cldr.tsv`` and ``country_not_in_gazetteer.tsv`` into a folder of word lists; return their rows."""
    rows = sorted(_rows(gazetteer.countries))
    languages = {row.language for row in read_words(folder / "country_endings.tsv")}
    by_key = {(tag, word_key(name), code): (tag, name, code) for tag, name, code in reversed(rows)}
    named = sorted(row for row in by_key.values() if row[0] in languages)
    rest = _not_in_gazetteer(rows, gazetteer)
    for name, comment, chosen in (
        ("country_cldr.tsv", _NAMES, named),
        ("country_not_in_gazetteer.tsv", _REST, rest),
    ):
        text = _HEADER + comment + "".join("\t".join(row) + "\n" for row in chosen)
        (folder / name).write_text(text, encoding="utf-8")
    return {"country names": len(named), "country names not in gazetteer": len(rest)}


def _rows(countries: Iterable[str]) -> set[Row]:
    names = cldr.country_names()
    codes = {one for alpha_2, (alpha_3, _) in cldr.country_codes().items() for one in (alpha_2, alpha_3)}
    return {
        (tag, " ".join(name.split()), code)
        for code in countries
        for tag, texts in names.get(code, {}).items()
        for name in texts
        # A short form that is a code means what the code says: AS is American Samoa, EU the Union.
        if normalise(name) and name not in codes | {"EU", "UN"}
    }


def _not_in_gazetteer(rows: list[Row], gazetteer: Gazetteer) -> list[Row]:
    covered = cldr.coverage()
    meant: dict[str, dict[str, int]] = defaultdict(dict)
    for tag, name, code in rows:
        key = word_key(name)
        level = _LEVELS.index(covered[tag]) if covered.get(tag) in _LEVELS else -1
        meant[key][code] = max(level, meant[key].get(code, -1))
    found: dict[tuple[str, str], Row] = {}
    for tag, name, code in rows:
        key = word_key(name)
        best = {one for one, level in meant[key].items() if level == max(meant[key].values())}
        held = {place.country for place, _ in gazetteer.lookup(normalise(name)) if place.level == "country"}
        if code in best and (held != best or key != normalise(name)):
            found.setdefault((key, code), (tag, name, code))
    return sorted(found.values())
