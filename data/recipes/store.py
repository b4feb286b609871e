"""The gazetteer's text, written from the rows of the recipes. The same rows give the same bytes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from ...geo.gazetteer.place import NameType
from ...geo.gazetteer.text import BETWEEN, Entry, text_files, write_country
from .places import Row

# What encodings broke, and what parts names in a file.
NOT_IN_A_NAME = re.compile(rf"[\x00-\x1f\x7f-\x9f\u2028\u2029{re.escape(BETWEEN)}]")


def write_store(rows: Iterable[Row], folder: Path) -> dict[str, int]:
    """Write one file a country, and delete those of countries that are gone; return how much is written.

    Of rows with one identity the first is taken.
    """
    countries: dict[str, dict[str, Entry]] = defaultdict(dict)
    for row in rows:
        entry = to_entry(row)
        countries[row.country].setdefault(entry.place_id, entry)
    folder.mkdir(parents=True, exist_ok=True)
    for country, entries in countries.items():
        write_country(entries.values(), folder / f"{country}.tsv")
    for file in text_files(folder):
        if file.stem not in countries:
            file.unlink()
    every = [entry for entries in countries.values() for entry in entries.values()]
    return {
        "countries": len(countries),
        "places": len(every),
        "names": sum(len(entry.names | {entry.name: 0}) for entry in every),
        "bytes": sum(file.stat().st_size for file in text_files(folder)),
    }


def to_entry(row: Row) -> Entry:
    """Turn a row into what the text has of a place: one blank between words, and no name that is empty or broken."""
    names: dict[str, NameType] = {}
    for name, how in sorted(row.aliases.items(), key=lambda item: item[1]):
        if written := _one_line(name):
            # The usual name is one; a source that has two has the other as another official name.
            names.setdefault(written, max(NameType(how), NameType.OFFICIAL))
    return Entry(
        row.level, str(row.source), _one_line(row.name), row.admin1 or "",
        (row.admin2 or "").removeprefix("admin2:"), row.feature, row.population, row.lat, row.lon,
        _one_line(row.type) if isinstance(row.type, str) else "", names,
        {tag: written for tag, name in row.tags.items() if (written := _one_line(name))},
    )  # fmt: skip


def _one_line(name: str) -> str:
    return "" if NOT_IN_A_NAME.search(name) else " ".join(name.split())
