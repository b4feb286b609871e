"""Names of months in every language of Unicode CLDR, as keys that `geo.tables.date_words` looks up."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from ...geo.gazetteer.keys import normalise
from ...geo.scripts import is_latin
from . import cldr

# Months of other calendars are wanted in the languages of those who count by them, and in English.
CALENDARS = {
    "gregorian": None,
    "persian": ("fa", "ps", "ckb", "en"),
    "islamic": ("ar", "fa", "ur", "ms", "id", "tr", "en"),
    "ethiopic": ("am", "ti", "om", "en"),
    "hebrew": ("he", "en"),
}
COMMENTS = """\
# Built by data/recipes/months.py from Unicode CLDR 48 (npm cldr 8.0.0, Unicode-3.0): do not edit, add words to months.tsv.
# languages: all that have the word. key: `normalise` of it. month: its number, behind its calendar's name where that is
# not the Gregorian.
"""
_SHORT = 3  # letters of a Latin abbreviation that may be a word of another language


def month_rows() -> list[tuple[str, str, str]]:
    """Return languages, key and meaning of each name, sorted by key.

    Of a word that means two months, those languages count that CLDR covers well, where there are any. Abbreviations of
    up to three Latin letters are taken from those languages only: "her", "see" and "sun" are months somewhere.
    """
    covered = cldr.modern_languages()
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for calendar, languages in CALENDARS.items():
        for tag, number, name in cldr.month_names(calendar):
            key = normalise(name)
            short = languages is not None and is_latin(key) and len(key) <= _SHORT
            if (
                short
                or (languages and tag.split("-")[0] not in languages)
                or not key
                or any(map(str.isdigit, key))
            ):
                continue
            meaning = number if languages is None else f"{calendar} {number}"
            found[key][meaning].add(tag.split("-")[0])
    rows = []
    for key, meanings in sorted(found.items()):
        months = {meaning for meaning in meanings if meaning.isdigit()}
        strict = len(months) > 1 and any(covered & meanings[month] for month in months)
        strict = strict or (is_latin(key) and len(key) <= _SHORT)
        for meaning in sorted(months or meanings, key=_order):
            if not strict or not months or covered & meanings[meaning]:
                rows.append((" ".join(sorted(meanings[meaning])), key, meaning))
    return rows


def write_months(target: Path) -> int:
    """Write the names as a word list and return how many rows it has."""
    rows = month_rows()
    lines = "".join("\t".join(row) + "\n" for row in rows)
    target.write_text(f"languages\tkey\tmonth\n{COMMENTS}{lines}", encoding="utf-8")
    return len(rows)


def _order(meaning: str) -> tuple[str, int]:
    calendar, _, number = meaning.rpartition(" ")
    return calendar, int(re.sub(r"\D", "", number))
