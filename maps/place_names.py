"""What a place is called on a page: as the user's list has it where that suits the page's language, else its current name."""

from __future__ import annotations

import functools
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from ..geo.distinct_rows import distinct_rows
from ..geo.languages import LANGUAGES, OLD, name_in
from ..geo.normal_forms import normal_form
from ..geo.schema import SIDES
from ..geo.scripts import HAN, script_of
from .layer_like import LayerLike, rows_of_ties

# The scripts that a language is written in, by their ISO 15924 codes, the likelier first; ``js/data/names.js`` has the same.
# Hani is what China, Taiwan and Japan write alike; Hans, Hant and Jpan are what only some of them do: 广岛, 廣島, 広島.
SCRIPTS_OF = {
    "ko": ("Hang",),
    "ja": ("Kana", "Jpan", "Hani"),
    "zh-Hans": ("Hans", "Hani"),
    "zh-Hant": ("Hant", "Hani"),
    "ar": ("Arab",),
}
_SCRIPTS = {"LATIN": "Latn", "HANGUL": "Hang", "ARABIC": "Arab"}
_HAN_ENCODINGS = {"Hans": "gb2312", "Hant": "big5", "Jpan": "shift_jis"}
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa]")
LATIN_ONLY = ("Latn",)
_ON_PAGES = {tag + end for tag in LANGUAGES for end in ("", OLD)}  # whose names a page knows
_PARTS = re.compile(r"[,;()\[\]（）、，|]| [-–—] ")
_SLASH = re.compile(r"(?:(?<!\s)\s++)?/\s*+")  # also within a name: Frankfurt/O.
LONGEST = 60  # letters; what is longer is a sentence and no name


WrittenNames = Sequence[Mapping[str, str]]


def written_names(layer: LayerLike) -> list[dict[str, str]]:
    """Return how the list writes the name of each place, by script, without its country and its level.

    Parameters
    ----------
    layer
        Places, ties and memberships.

    Returns
    -------
    list of dict
        One for each row of ``layer.places``: ISO 15924 code -> the wording that occurs most, of several the first.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> written_names(example_layer())[0]
    {'Latn': 'Busan'}
    """
    cells = pd.concat([*_cells(layer)], ignore_index=True)
    distinct = distinct_rows(cells["place_id"].tolist(), cells["name"].tolist())
    by_place: dict[str, list[tuple[str, int]]] = {}
    for (place_id, name), count in zip(distinct.rows, distinct.counts.tolist(), strict=True):
        by_place.setdefault(place_id, []).append((name, count))
    places = layer.places
    rows = zip(
        *(places[column] if column in places.columns else [None] * len(places) for column in _KNOWN),
        strict=True,
    )
    return [_wordings(by_place.get(str(place_id), []), *known) for place_id, *known in rows]


_KNOWN = ("place_id", "name", "local_name", "names", "country_name", "country_names")


def place_names(layer: LayerLike, lang: str, written: WrittenNames | None = None) -> list[str]:
    """Return what each place is called on a page in a language, in the order of ``layer.places``.

    `written` is what `written_names` returns, where that was made before.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> place_names(example_layer(), "de")
    ['Busan', 'Los Angeles', 'Shimonoseki']
    """
    places = layer.places
    names = places["names"] if "names" in places.columns else [None] * len(places)
    own = written_names(layer) if written is None else written
    rows = zip(own, names, places["name"], strict=True)
    return [_called(lang, written, known, str(name)) for written, known, name in rows]


def place_name(layer: LayerLike, row: int, lang: str, written: Mapping[str, str] | None = None) -> str:
    """Return what a place is called on a page in a language; ``js/data/names.js`` does the same.

    Parameters
    ----------
    layer, row
        The place is this row of ``layer.places``, counted from 0.
    lang
        BCP 47 tag of the page.
    written
        Its entry of `written_names`, where that was made before.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> place_name(example_layer(), 0, "de")
    'Busan'
    """
    place = layer.places.iloc[row]
    own = written_names(layer)[row] if written is None else written
    return _called(lang, own, place.get("names"), str(place["name"]))


def _called(lang: str, written: Mapping[str, str], names: object, name: str) -> str:
    for script in SCRIPTS_OF.get(lang, LATIN_ONLY):
        if script in written and not _is_foreign(written[script], names, name, lang):
            return written[script]
    return name_in(lang, names, name)


def _is_foreign(wording: str, names: object, name: str, lang: str) -> bool:
    """Tell whether a wording is what only other languages call the place: Trèves on a German page."""
    if wording == name or not isinstance(names, str):
        return False
    tags = [tag for tag, known in json.loads(names).items() if known == wording and tag in _ON_PAGES]
    return bool(tags) and not any(tag.split("-")[0] == lang.split("-")[0] for tag in tags)


def known_names(layer: LayerLike) -> list[set[str]]:
    """Return all names by which each place is known, the list's own among them, in small letters.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> "busan" in known_names(example_layer())[0]
    True
    """
    places = layer.places
    columns = (
        places[column] if column in places.columns else [None] * len(places)
        for column in ("name", "local_name", "names")
    )
    rows = zip(written_names(layer), *columns, strict=True)
    return [
        {text.casefold().strip() for text in [*written.values(), *_texts(name, local), *_values(names)]}
        for written, name, local, names in rows
    ]


def _cells(layer: LayerLike) -> Iterable[pd.DataFrame]:
    yield pd.DataFrame({"place_id": [], "name": []}, dtype=object)
    tables = [(rows_of_ties(layer), f"{side}_id", f"{side}_name") for side in SIDES]
    for table, place, name in [*tables, (layer.memberships, "place_id", "name")]:
        if {place, name} <= set(table.columns):
            cells = pd.DataFrame({"place_id": table[place], "name": table[name]}).dropna().astype(str)
            yield cells[cells["name"].str.strip() != ""]


def _wordings(
    cells: list[tuple[str, int]], name: Any, local: Any, names: Any, country: Any, countries: Any
) -> dict[str, str]:
    if len(cells) == 1 and cells[0][0] == name and _is_plain(name):
        return {} if _shouts(name) else dict.fromkeys(scripts_of_wording(name), name)
    known = {_fold(text) for text in [*_texts(name, local), *_values(names)]} - {""}
    ours = {_fold(text) for text in [*_texts(country), *_values(countries)]} - {""}
    found: dict[str, Counter[str]] = {}
    for cell, count in cells:
        if (wording := _without_clutter(cell, known, ours)) and not _shouts(wording):
            for script in scripts_of_wording(wording):
                found.setdefault(script, Counter())[wording] += count
    return {script: counter.most_common(1)[0][0] for script, counter in found.items()}


def scripts_of_wording(wording: str) -> tuple[str, ...]:
    """Return the ISO 15924 codes of the scripts that a name is written in, of those that a page's languages are written in.

    Examples
    --------
    >>> scripts_of_wording("釜山"), scripts_of_wording("広島"), scripts_of_wording("廣島"), scripts_of_wording("南アルプス市")
    (('Hani',), ('Jpan',), ('Hant', 'Jpan'), ('Kana',))
    >>> scripts_of_wording("Łódź"), scripts_of_wording("Θεσσαλονίκη")
    (('Latn',), ())
    """
    if _KANA.search(wording):
        return ("Kana",)
    script = script_of(wording.casefold())
    if script != HAN:
        return (_SCRIPTS[script],) if script in _SCRIPTS else ()
    found = tuple(script for script, encoding in _HAN_ENCODINGS.items() if _encodes(wording, encoding))
    return ("Hani",) if len(found) in (0, len(_HAN_ENCODINGS)) else found


def _encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _without_clutter(cell: str, known: set[str], countries: set[str]) -> str | None:
    """Take the part of a cell that is the place's name: "City of Busan, Korea" has Busan."""
    parts = [" ".join(part.split()) for part in _PARTS.split(cell)]
    parts = [half for part in parts for half in _halves(part, known)]
    parts = [part for part in parts if part and (_fold(part) in known or _fold(part) not in countries)]
    whole = " ".join(cell.split())
    if _fold(whole) in known or (len(parts) == 1 and parts[0] == whole and not _holds_known(whole, known)):
        return whole if len(whole) <= LONGEST else None
    for part in parts:
        if _fold(part) in known:
            return part
    for part in parts:
        if inner := _holds_known(part, known):
            return inner
    # Of a name that is written in no way that we know, the first part that is not the country.
    return parts[0] if parts and len(parts[0]) <= LONGEST else None


def _is_plain(name: str) -> bool:
    """Tell whether a text is a name with nothing that could be taken off it."""
    return len(name) <= LONGEST and " ".join(name.split()) == name and bool(_fold(name))


def _halves(part: str, known: set[str]) -> list[str]:
    """Part "Busan/부산", which is two names, and leave "Frankfurt/O." as it is."""
    halves = _SLASH.split(part)
    return halves if any(_fold(half) in known for half in halves) else [part]


def _holds_known(text: str, known: set[str]) -> str | None:
    """Find the longest run of whole words that is a name of the place, in a text of several words."""
    words = text.split()
    runs = [(a, b) for a in range(len(words)) for b in range(len(words), a, -1) if b - a < len(words)]
    for a, b in sorted(runs, key=lambda run: run[0] - run[1]):
        run = " ".join(words[a:b])
        if _fold(run) in known:
            return run
    return None


def _shouts(text: str) -> bool:
    return len(text) > 3 and text.isupper() and text != text.lower()


@functools.lru_cache(maxsize=100_000)
def _fold(text: str) -> str:
    plain = normal_form("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def _texts(*values: Any) -> list[str]:
    return [value for value in values if isinstance(value, str)]


def _values(names: Any) -> list[str]:
    return list(json.loads(names).values()) if isinstance(names, str) and names else []
