"""What a day to keep is called: in a language, with the names that places have in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from ...geo.cells import legal_line
from ...geo.languages import name_in
from ...geo.terminal import escaped_line
from ..dates import date_text
from ..layer_like import LayerLike
from ..place_names import place_names
from ..texts import calendar_words, kind_words

Record = Mapping[str, Any]


def name_events(events: pd.DataFrame, layer: LayerLike, lang: str) -> pd.DataFrame:
    """Add to events what a language calls their places: home_name, partner_name, and country_name in its stead.

    Parameters
    ----------
    events
        Columns home_id and partner_id, which are places of `layer`.
    layer
        Where the events come from.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.

    Examples
    --------
    >>> import datetime as dt
    >>> from sistermap.geo.layer import example_layer
    >>> found = pd.DataFrame({"home_id": ["Busan"], "partner_id": ["Shimonoseki"]})
    >>> name_events(found, example_layer(), "ko")[["home_name", "partner_name"]].values.tolist()
    [['Busan', 'Shimonoseki']]
    """
    places = layer.places
    names = pd.Series(place_names(layer, lang), index=places["place_id"], dtype=object)
    countries = [
        name_in(lang, every, one)
        for every, one in zip(places["country_names"], places["country_name"], strict=True)
    ]
    country = pd.Series(countries, index=places["place_id"], dtype=object)
    return events.assign(
        home_name=events["home_id"].map(names),
        partner_name=events["partner_id"].map(names),
        country_name=events["partner_id"].map(country),
    )


def format_events(events: pd.DataFrame, *, lang: str = "en") -> list[str]:
    """Write events as lines of a table: day, what, and what is not known of the day.

    Where the list has no day, the month or the year is shown.

    Examples
    --------
    >>> format_events(pd.DataFrame(columns=["date"]))
    ['nothing in these months']
    """
    words = calendar_words(lang)
    if events.empty:
        return [words["none"]]
    length = {"day": 10, "month": 7, "year": 4}
    records = records_of(events)
    shown = ((record["date"].isoformat()[: length[known_part(record)]], record) for record in records)
    return [f"{day:<10}  {escaped_line(summary(record, lang))}" for day, record in shown]


def records_of(events: pd.DataFrame) -> list[dict[str, Any]]:
    """Return events as dictionaries; what is missing is None.

    Examples
    --------
    >>> records_of(pd.DataFrame({"years": pd.array([5, None], dtype="Int64")}))
    [{'years': 5}, {'years': None}]
    """
    records: Any = events.astype(object).where(events.notna(), None).to_dict("records")
    return list(records)


def known_part(record: Record) -> str:
    """Return what is known of an event's day: ``day``, ``month`` or ``year``.

    The day of a renewal is computed by us: no more than its month can be meant.

    Examples
    --------
    >>> known_part({"event": "renewal", "precision": "day"}), known_part({"event": "expiry", "precision": "year"})
    ('month', 'year')
    """
    return "month" if record["event"] == "renewal" else str(record["precision"])


def summary(record: Record, lang: str) -> str:
    """Write an event as one line, with what is not known of its day.

    Examples
    --------
    >>> event = {"event": "anniversary", "years": 50, "home": "Busan", "partner": "Shimonoseki", "moved": False}
    >>> summary({**event, "precision": "month", "date_text": "1976-10"}, "de")
    '50 Jahre: Busan und Shimonoseki (nur der Monat ist bekannt)'
    """
    words = calendar_words(lang)
    text = _fill(words, f"event.{record['event']}", record, **_names(record), date_text=_date(record, lang))
    doubts = [words[f"event.{record['precision']}"]] if record["precision"] != "day" else []
    doubts += [words["event.moved"]] if record["moved"] else []
    doubts += [kind_words(lang)["draft"]] if record.get("draft") else []
    return f"{text} ({'; '.join(doubts)})" if doubts else text


def short_summary(record: Record, lang: str, *, home: bool) -> str:
    """Write an event as a list on paper has it; `home` says whether the home is named.

    Examples
    --------
    >>> event = {"event": "anniversary", "years": 50, "home": "Busan", "partner": "Shimonoseki"}
    >>> short_summary(event, "en", home=False), short_summary(event, "ko", home=True)
    ('Shimonoseki: 50 years', 'Busan – Shimonoseki 50주년')
    """
    named = _names(record)
    names = f"{named['home']} – {named['partner']}" if home else named["partner"]
    text = _fill(calendar_words(lang), f"list.{record['event']}", record, names=names)
    return legal_line(f"{text} ({kind_words(lang)['draft']})" if record.get("draft") else text)


def details(record: Record, lang: str) -> Iterator[str]:
    """Write what else the list says of an event: kind, title, country, date.

    No row of the table: who subscribes to a calendar has no table.

    Examples
    --------
    >>> event = {"event": "expiry", "kind": "sister", "kind_original": None, "title": None, "country_name": "Japan"}
    >>> list(details({**event, "date_text": "2026-12-31"}, "en"))
    ['Sister city', 'Japan', 'Until December 31, 2026']
    """
    words = calendar_words(lang)
    kind = record["kind_original"] or words.get(f"kind.{record['kind']}") or record["kind"]
    yield from (str(line) for line in (kind, record["title"], record["country_name"]) if line)
    bound = "since" if record["event"] == "anniversary" else "until"
    yield words[f"event.{bound}"].format(date_text=_date(record, lang))


def _fill(words: Mapping[str, str], key: str, record: Record, **values: object) -> str:
    template = words.get(f"{key}.{record['years']}", words[key])
    return template.format_map({"years": record["years"], **values})


def _names(record: Record) -> dict[str, str]:
    return {end: str(record.get(f"{end}_name") or record[end]) for end in ("home", "partner")}


def _date(record: Record, lang: str) -> str:
    return date_text(str(record["date_text"]), lang)
