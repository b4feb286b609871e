"""Whose data an output shows, named in its language, and how to cite it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from ..geo.attribution import credit
from ..geo.cells import legal_line
from ..geo.languages import check_language
from .dates import date_text
from .layer_like import LayerLike
from .texts import page_words

Entry = Mapping[str, str]
# How ids of districts begin that come from no source of all countries.
_DISTRICTS = {"KR": "admin2:KR-", "DE": "admin2:DE-"}


_LABELS = {
    "places": "attribution.places",
    "names": "attribution.names",
    "boundaries": "attribution.borders",
    "tiles": "attribution.tiles",
}
_LICENCES = {
    "public domain": "attribution.publicDomain",
    "open public data, source to be named": "attribution.openData",
}


def shown_sources(
    layer: LayerLike, attribution: Iterable[Entry], *, land: bool, tiles: Iterable[Entry] = ()
) -> list[dict[str, str]]:
    """Leave out of an attribution the sources that an output shows nothing of.

    Parameters
    ----------
    layer
        What is shown.
    attribution
        Entries with ``what`` they are; those that are not known here are kept. Districts have the ``country`` too.
    land
        Whether land is drawn.
    tiles
        Entries for tiles, put before the notice on borders.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> shipped = [{"what": "places"}, {"what": "districts", "country": "DE"}, {"what": "notice"}]
    >>> [entry["what"] for entry in shown_sources(example_layer(), shipped, land=True, tiles=[{"what": "tiles"}])]
    ['places', 'tiles', 'notice']
    """
    shown = [dict(entry) for entry in attribution if _is_shown(layer, entry, land)]
    at = next((k for k, entry in enumerate(shown) if entry.get("what") == "notice"), len(shown))
    return [*shown[:at], *map(dict, tiles), *shown[at:]]


def source_lines(attribution: Iterable[Entry], lang: str, *, url: bool = False) -> list[str]:
    """Name every source with its licence, and the notice on borders, in a language; ``ui/attribution.js`` does the same.

    Parameters
    ----------
    attribution
        From `shown_sources`. Another's notice, and a licence that we have no words for, stay as they are.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    url
        Whether to add where a source is, for outputs that have no links.

    Returns
    -------
    list of str
        One sentence a source.

    Examples
    --------
    >>> entries = [{"what": "boundaries", "short": "Natural Earth", "text": "Boundaries: Natural Earth", "licence": "public domain"}]
    >>> source_lines(entries, "de")
    ['Grenzen: Natural Earth (gemeinfrei).']
    """
    stop = page_words()[check_language(lang)]["mark.stop"].strip()
    return [
        credit(_in_language(entry, lang), url=url, stop=stop) for entry in attribution if entry.get("text")
    ]


def state_of(stated: str | None, today: dt.date | None) -> str | None:
    """Return of when the data is, in all that is made of it: the date that was stated, else the day it is made.

    Examples
    --------
    >>> state_of("2026-06", dt.date(2026, 11, 29)), state_of("", dt.date(2026, 11, 29)), state_of(None, None)
    ('2026-06', '2026-11-29', None)
    """
    return stated or (today.isoformat() if today else None)


def state_text(date: str | None, lang: str) -> str:
    """Write the state of the data; nothing for None.

    Examples
    --------
    >>> state_text("2026-11-29", "de"), state_text("2026-11-29", "ja")
    ('Stand: 29. November 2026', '2026年11月29日現在')
    """
    words = page_words()[check_language(lang)]
    return words["attribution.state"].format(date=date_text(date, lang)) if date else ""


def citation(title: str, lang: str, *, source: str | None = None, date: str | None = None) -> str:
    """Write how a map is cited.

    Parameters
    ----------
    title
        Of the map.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.
    source
        Whose data it is; nothing for None.
    date
        The state of the data; nothing for None.

    Examples
    --------
    >>> citation("Busan’s 2 sister cities", "en", source="City of Busan", date="2026-01-31")
    'How to cite: City of Busan: Busan’s 2 sister cities, as of January 31, 2026. Map: sistermap.'
    >>> citation("釜山の2姉妹都市", "ja", source="釜山市", date="2026-01-31")
    '引用例：釜山市：釜山の2姉妹都市、2026年1月31日現在。地図：sistermap。'
    """
    words = page_words()[check_language(lang)]
    stop, colon, comma = (words[f"mark.{mark}"] for mark in ("stop", "colon", "comma"))
    named = colon.join(filter(None, (source, title.rstrip(f" .{stop}"))))
    stated = comma.join(filter(None, (named, state_text(date, lang))))
    whole = f"{stated}{stop}{words['attribution.map']}{colon}sistermap{stop.strip()}"
    return legal_line(words["attribution.cite"].format(citation=whole))


def _in_language(entry: Entry, lang: str) -> Entry:
    words, what = page_words()[check_language(lang)], entry.get("what", "")
    if entry["text"] == page_words()["en"]["attribution.notice"]:
        return {"text": words["attribution.notice"]}
    label = f"attribution.districts{entry.get('country')}" if what == "districts" else _LABELS.get(what, "")
    if label not in words:
        return entry
    name = entry.get("short") or entry["text"].partition(": ")[2] or entry["text"]
    licence = entry.get("licence", "")
    return {
        **entry,
        "text": f"{words[label]}{words['mark.colon']}{name}",
        "licence": words.get(_LICENCES.get(licence, ""), licence),
    }


def _is_shown(layer: LayerLike, entry: Entry, land: bool) -> bool:
    places = layer.places
    ids = places["place_id"].astype(str)
    match entry.get("what"):
        case "places":
            return any(not place_id.startswith("at:") for place_id in ids)
        case "names":
            return any(
                column in places and (places[column].notna() & places[column].ne("")).any()
                for column in ("country_name", "admin1_name")
            )
        case "districts":
            return any(
                place_id.startswith(_DISTRICTS.get(entry.get("country", ""), "admin2:")) for place_id in ids
            )
        case "boundaries":
            return land or len(layer.regions) > 0
    return True
