"""Words that say what kind of place a name is, such as Province, 도, 県, Oblast, City, 시, Landkreis."""

from __future__ import annotations

import functools
import re
from typing import NamedTuple

from ..gazetteer.keys import normalise

REGION = frozenset({"admin1"})
PROVINCE = frozenset({"admin1", "admin2"})  # Italy, Spain, the Philippines have them below their regions
DISTRICT = frozenset({"admin2", "city"})
CITY = frozenset({"city", "admin2"})
METROPOLIS = frozenset({"city", "admin1", "admin2"})  # these three may be anything but a country


class StrippedName(NamedTuple):
    """A name without its level word."""

    name: str
    levels: frozenset[str]  # where it may lie
    term: str  # the generic term as written


# Words of their own, before or behind the name. Keys are normalised.
_WORDS = (
    (PROVINCE, """area pref prefectura département province provincia provincie provinz prov state staat estado stato etat prefecture prefektur
        préfecture"""),
    (REGION, """land woj comunidad comunitat comunidade freestate metropolisregion metropolitanregion gobiernoregional
        regiãoautónoma regiãoautônoma regionautonoma régionautonome regioneautonoma
        region región région regione regio oblast oblys krai kray oblysy oblasy wilayah wilaya mintaqah voivodeship województwo woiwodschaft
        governorate gouvernorat bundesland freistaat territory emirate viloyat velayat aimag
        autonomousregion autonomouscommunity autonomousprovince autonomousrepublic specialadministrativeregion
        zhuangautonomousregion huiautonomousregion uyghurautonomousregion uygurautonomousregion
        specialselfgoverningprovince specialautonomousprovince comunidadautonoma federalsubject junta gobierno generalitat xunta conseilregional autonomousokrug specialcapitalregion
        область обл край республика губерния воеводство провинция префектура штат регион автономная область
        ken do seong sheng"""),
    (PROVINCE, """department departement département departamento dipartimento canton kanton cantón департамент
        кантон county comté comitat komitat län lan fylke megye judet judeţ zupanija županija maakond landkreis kreis
        grafschaft powiat okres okrug gun xian графство уезд округ"""),
    (DISTRICT, """district distrito distretto distrikt bezirk rayon raion arrondissement cercle ward borough parish
        vald seldom gu ku район municipaldistrict urbandistrict stadtbezirk statistischebezirk prefecturelevelcity
        autonomousprefecture banner league newarea newdistrict island isle"""),
    (CITY, """city mairie ayuntamiento stadt ville ciudad città citta cidade town townof commune comune comuna kommune kommun municipality
        municipio município municipalité municipalidad concelho gemeente gemeinde markt marktgemeinde miasto gmina
        obec město mesto grad village freguesia shi si machi cho mura cityof hansestadt landeshauptstadt universitätsstadt
        kreisfreiestadt stadtgemeinde opština općina obshtina bashkia beldesi belediyesi kaupunki kunta by kotaadministratif
        metropolitanmunicipality districtmunicipality localmunicipality ruralmunicipality
        город г гор посёлок пгт село деревня муниципалитет"""),
    (METROPOLIS, """metropolitancity specialcity specialselfgoverningcity metropolis capital metropolitanarea
        metropolitan capitalcity fu to dictrictcapital federaldistrict
        freiehansestadt freieundhansestadt
        metropole communauteurbaine buyuksehirbelediyesi metropolitanassembly municipalassembly"""),
    (METROPOLIS, "government gov administration"),
)  # fmt: skip

# Syllables and characters glued to the end of the name.
_SUFFIXES = (
    (REGION, """특별자치도 특별주 특별지역 변강 변강주 변경주 크라이 도 성 주 자치구 회족자치구 후이족자치구 좡족자치구 장족자치구 위구르자치구 지방 연방주
        省 道 都 地方 边疆区 边疆州 自治区 维吾尔自治区 回族自治区 壮族自治区 州 大区 邦 공화국 共和国
        自由州 自由国家 自由邦 地域圏 准州 連邦直轄地 中央直辖区 자유주 준주 연방직할지"""),
    (METROPOLIS, "광역시 특별시 특별자치시 직할시 특별구 直辖市 特別市 特別区 广域市 特別行政区 联邦区"),
    (PROVINCE, "카운티 カウンティ 県 县 현 府 부 郡 군 州 盟 自治州 자치주 地区 자치현 自治县"),
    (DISTRICT, "구 区 旗 쿠 구역 岛"),
    (CITY, "시 읍 면 정 초 촌 마을 마치 무라 市 町 村 镇 乡 特别市"),
)  # fmt: skip
# Romanised, glued without a hyphen: Sagaken, Gillimseong. Tried last.
_GLUED = (
    (REGION, "ken seong sheng pukto bukdo namdo do"),
    (METROPOLIS, "fu to"),
    (CITY, "shi si machi cho mura"),
    (PROVINCE, "gun xian"),
    (DISTRICT, "ku gu qu"),
)
# Syllables of East Asian names, which stand behind them: Xi'an is no "xian".
_BEHIND = frozenset(
    [
        "ken",
        "do",
        "seong",
        "sheng",
        "gun",
        "xian",
        "gu",
        "ku",
        "shi",
        "si",
        "machi",
        "cho",
        "mura",
        "fu",
        "to",
    ]
)
_OF = frozenset(
    ["of", "de", "di", "du", "da", "do", "des", "der", "del", "la", "le", "van", "von", "the", "d"]
)
LONGEST_SUFFIX = 10  # characters; a test compares
_TOKEN = re.compile(r"[^\s\-‐-―]+")


def strip_generic_term(name: str) -> list[StrippedName]:
    """Return the readings of a name without its level word, the likeliest first.

    Parameters
    ----------
    name
        One name, without commas and brackets.

    Returns
    -------
    list of StrippedName
        Empty if no level word is seen.

    Examples
    --------
    >>> [(stripped.name, sorted(stripped.levels)) for stripped in strip_generic_term("Jilin Province")]
    [('Jilin', ['admin1', 'admin2'])]
    >>> strip_generic_term("Ville de Genève")[0].name, strip_generic_term("히로시마시")[0].name
    ('Genève', '히로시마')
    """
    return [*_read(name)]


@functools.lru_cache(maxsize=65536)
def _read(name: str) -> tuple[StrippedName, ...]:
    return tuple(_by_words(name) or _by_suffix(name))


def strip_glued_term(name: str) -> list[StrippedName]:
    """Return the readings with a romanised suffix written together with the name.

    Examples
    --------
    >>> strip_glued_term("Sagaken")[0].name
    'saga'
    """
    key = normalise(name)
    if not key.isascii():
        return []
    return [
        StrippedName(key[: -len(suffix)], levels, suffix)
        for suffix, levels in _flat("glued")
        if key.endswith(suffix) and len(key) >= len(suffix) + 3
    ]


def levels_of_term(text: str) -> frozenset[str] | None:
    """Return the levels that a text stands for if it is nothing but a level word.

    Examples
    --------
    >>> sorted(levels_of_term("Stadt")), levels_of_term("Berlin")
    (['admin2', 'city'], None)
    """
    if not text.replace("-", "").replace(" ", "").isalpha():
        return None
    key = normalise(text)
    return _words().get(key) or _suffixes().get(key)


def _by_words(name: str) -> list[StrippedName]:
    words, known = list(_TOKEN.finditer(name)), _words()
    if len(words) < 2:
        return []
    keys = [normalise(word[0]) for word in words]
    found = []
    for size in range(min(4, len(words) - 1), 0, -1):
        last = "".join(word[0] for word in words[-size:])
        if (levels := known.get("".join(keys[-size:]))) and last.rstrip(".").isalpha():
            # "Gmina Rudniki Municipality", "City of Glasgow District"
            found.append(StrippedName(name[words[0].start() : words[-size - 1].end()], levels, last))
        key = "".join(keys[:size])
        if levels := known.get(key):
            first = "".join(word[0] for word in words[:size])
            at = size
            while at < len(words) - 1 and keys[at] in _OF:
                at += 1
            if size > 1 and "".join(keys[at:]) in known:
                continue  # "Free State Province" is no Free State called Province
            # "Woj." is an abbreviation, "Gu" may be a part of the name.
            short = len(key) <= 3 and first.isascii() and size == 1 and not first.endswith(".")
            rest_says_nothing = all(word in _OF for word in keys[at:])  # "City of" is no city called Of
            if not short and key not in _BEHIND and not rest_says_nothing:
                found.append(StrippedName(name[words[at].start() : words[-1].end()], levels, first))
        if found:
            return found
    return found


def _by_suffix(name: str) -> list[StrippedName]:
    text = name.strip()
    if text.isascii():
        return []
    key = normalise(text)
    if key.isascii():
        return []
    suffixes = _suffixes()
    endings = (key[at:] for at in range(max(1, len(key) - LONGEST_SUFFIX), len(key)))
    return [
        StrippedName(key[: -len(ending)], suffixes[ending], ending)
        for ending in endings
        if ending in suffixes
    ]


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    words: dict[str, frozenset[str]] = {}
    for levels, text in _WORDS:
        for word in text.split():
            key = normalise(word)
            words[key] = words.get(key, frozenset()) | levels
    return words


@functools.cache
def _suffixes() -> dict[str, frozenset[str]]:
    return dict(_flat("suffix"))


@functools.cache
def _flat(table: str) -> tuple[tuple[str, frozenset[str]], ...]:
    source = {"suffix": _SUFFIXES, "glued": _GLUED}[table]
    merged: dict[str, frozenset[str]] = {}
    for levels, text in source:
        for word in text.split():
            key = normalise(word)
            merged[key] = merged.get(key, frozenset()) | levels
    return tuple(sorted(merged.items(), key=lambda item: -len(item[0])))
