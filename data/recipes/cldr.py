"""What Unicode CLDR says: names of countries and their regions in its languages, and which region holds which."""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from . import fetch

# CLDR writes the script of its Chinese files only where it is not the usual one.
# CLDR 48 gives each the names of the other: ISO 3166-2 has CYI for the city and CYQ for the county of Chiayi.
SWAPPED = {"TW-CYI": "TW-CYQ", "TW-CYQ": "TW-CYI"}
TAGS = {"zh": "zh-Hans", "zh_Hant": "zh-Hant", "yue": "yue-Hant", "no": "nb"}


@functools.cache
def country_names() -> dict[str, dict[str, list[str]]]:
    """Return ISO 3166-1 alpha-2 -> BCP 47 tag -> names, the usual one first, its variants behind it."""
    names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for tag, root in _documents("main"):
        for territory in root.iter("territory"):
            code, text = territory.get("type", ""), territory.text or ""
            # Inheritance marks (↑↑↑) repeat another file's name.
            if len(code) == 2 and code.isalpha() and "↑" not in text and text != code:
                names[code][tag].append(text)
    return names


@functools.cache
def coverage() -> dict[str, str]:
    """Return BCP 47 tag -> how well CLDR covers the language: modern, moderate or basic."""
    lines = (_common() / "properties/coverageLevels.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.split("#")[0].split(";") for line in lines)
    levels = {row[0].strip(): row[1].strip() for row in rows if len(row) > 1}
    return {TAGS.get(name, name.replace("_", "-")): level for name, level in levels.items()}


@functools.cache
def country_codes() -> dict[str, tuple[str, str]]:
    """Return ISO 3166-1 alpha-2 -> alpha-3 and the three digits of the numeric code; empty where CLDR has none."""
    return {
        codes.get("type", ""): (codes.get("alpha3", ""), codes.get("numeric", ""))
        for codes in _document("supplemental/supplementalData.xml").iter("territoryCodes")
    }


@functools.cache
def region_names() -> dict[str, dict[str, str]]:
    """Return ISO 3166-2 -> BCP 47 tag -> name."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for tag, root in _documents("subdivisions"):
        for region in root.iter("subdivision"):
            if region.text and "↑" not in region.text:
                # A raised figure only tells namesakes apart (Île-de-France²), a dagger marks a city's parts (Čair †).
                code = iso(region.get("type", ""))
                names[SWAPPED.get(code, code)].setdefault(tag, region.text.rstrip("¹²³† "))
    return names


@functools.cache
def city_names() -> dict[tuple[str, str], dict[str, str]]:
    """Return ISO 3166-1 alpha-2 and English name of the cities that name time zones -> BCP 47 tag -> name."""
    countries = {
        zone: kind.get("name", "")[:2].upper()
        for kind in _document("bcp47/timezone.xml").iter("type")
        for zone in kind.get("alias", "").split()
    }
    names: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for tag, root in _documents("main"):
        for zone in root.iter("zone"):
            city = zone.findtext("exemplarCity")
            path = zone.get("type", "")
            if city and "↑" not in city and path in countries:
                names[countries[path], path.split("/")[-1].replace("_", " ")][tag] = city
    return names


@functools.cache
def parents() -> dict[str, str]:
    """Return each current ISO 3166-2 code -> the code right above it: a region's, or the country's."""
    above = {}
    for group in _document("supplemental/subdivisions.xml").iter("subgroup"):
        for child in group.get("contains", "").split():
            above[iso(child)] = iso(group.get("type", ""))
    return above


@functools.cache
def aliases() -> dict[str, str]:
    """Return withdrawn ISO 3166-2 codes -> the code that replaced them: a region's or a country's."""
    return {
        iso(alias.get("type", "")): iso(alias.get("replacement", "").split()[0])
        for alias in _document("supplemental/supplementalMetadata.xml").iter("subdivisionAlias")
    }


def iso(code: str) -> str:
    """Write CLDR's ``krbsn`` style as ISO 3166-2; a country's code stays.

    Examples
    --------
    >>> iso("kr26"), iso("KR")
    ('KR-26', 'KR')
    """
    return code if code.isupper() and len(code) == 2 else f"{code[:2]}-{code[2:]}".upper()


def texts(elements: Iterable[str]) -> dict[str, list[str]]:
    """Return BCP 47 tag -> the texts of elements of these names, among them names of countries, cities and months."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in ("main", "subdivisions"):
        for tag, root in _documents(folder):
            for element in elements:
                # Inheritance marks repeat another file's name, braces are filled by programs.
                found[tag] += [
                    each.text
                    for each in root.iter(element)
                    if each.text and not re.search(r"[↑{†¹²³]", each.text)
                ]
    return found


def month_names(calendar: str) -> list[tuple[str, str, str]]:
    """Return BCP 47 tag, number and name of each month of a calendar, in full and abbreviated, in every case.

    Some languages glue a letter or an ending to the month of a date (במאי, maiatzaren): such names are given as well.
    """
    found = []
    for tag, root in _documents("main"):
        for listed in root.iterfind(f"dates/calendars/calendar[@type='{calendar}']"):
            glued = {
                (match[1], match[2] or "")
                for pattern in listed.iterfind("dateFormats/dateFormatLength/dateFormat/pattern")
                if (match := _GLUED.search(pattern.text or ""))
            }
            for width in listed.iterfind("months/monthContext/monthWidth"):
                if width.get("type") == "narrow":
                    continue
                for month in width.iterfind("month"):
                    if month.text and "↑" not in month.text and month.get("yeartype") is None:
                        for before, behind in {("", ""), *glued}:
                            name = before.strip("'") + month.text + behind.strip("'")
                            found.append((tag, month.get("type", ""), name))
    return found


# The letters right before and right behind a month in the pattern of a date.
_GLUED = re.compile(r"((?:(?![a-zA-Z])[^\W\d_])*|'[^\W\d_]+')MMMM((?:(?![a-zA-Z])[^\W\d_])+|'[^\W\d_]+')?")


def modern_languages() -> frozenset[str]:
    """Return the languages that CLDR covers well (its level "modern")."""
    lines = (_common() / "properties/coverageLevels.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("#")[0].split(";") for line in lines if ";" in line.split("#")[0]]
    return frozenset(row[0].strip().split("_")[0] for row in rows if row[1].strip() == "modern")


def _documents(kind: str) -> list[tuple[str, ElementTree.Element]]:
    found = []
    for file in sorted((_common() / kind).glob("*.xml")):
        if file.stem != "root":
            found.append(
                (TAGS.get(file.stem, file.stem.replace("_", "-")), ElementTree.parse(file).getroot())
            )
    return found


def _document(name: str) -> ElementTree.Element:
    return ElementTree.parse(_common() / name).getroot()


def _common() -> Path:
    return fetch.folder("cldr") / "package/3rdparty/cldr/common"
