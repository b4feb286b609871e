"""What transliteration compares: the units of a script, the letters of a Latin name, and how a country spells."""

from __future__ import annotations

import functools
import re

from anyascii import anyascii

from ..gazetteer.keys import normalise
from ..normal_forms import normal_form
from ..scripts import HAN, HANGUL, KANA, script_of

# How a country's Latin names are spelled. A romanisation is a spelling too: Pinyin, Hepburn.
_COUNTRIES_OF_SPELLING = {
    "english": "US GB IE AU NZ CA ZA IM GG JE GI MT JM TT BS BB BZ GY GH NG KE UG TZ ZM ZW MW BW NA LR SL GM FJ PG",
    "french": "FR MC BE LU CI SN ML BF NE TD CM GA CG CD CF BJ TG GN MG HT RE GP MQ GF NC PF RW BI DJ",
    "german": "DE AT CH LI",
    "spanish": "ES MX AR CL CO PE VE EC BO PY UY CU DO GT HN SV NI CR PA PR AD GQ PH",
    "portuguese": "PT BR AO MZ CV GW ST TL",
    "italian": "IT SM VA",
    "polish": "PL",
    "czech": "CZ SK",
    "southslavic": "HR SI BA RS ME MK XK AL",
    "hungarian": "HU",
    "romanian": "RO MD",
    "baltic": "LT LV EE FI",
    "turkish": "TR AZ TM",
    "nordic": "SE NO DK FO IS AX GL SJ",
    "dutch": "NL SR AW CW",
    "russian": "RU UA BY BG KZ KG UZ TJ MN GE AM",
    "greek": "GR CY",
    "arabic": "SA AE QA KW BH OM YE IQ JO LB SY PS IL EG SD LY TN DZ MA MR EH",
    "persian": "IR AF PK",
    "indian": "IN NP LK BD BT MV",
    "malay": "ID MY BN SG",
    "siamese": "TH LA KH MM",
    "vietnamese": "VN",
    "pinyin": "CN TW HK MO",
    "hepburn": "JP",
    "korean": "KR KP",
}
SPELLINGS = {
    country: spelling for spelling, codes in _COUNTRIES_OF_SPELLING.items() for country in codes.split()
}


@functools.lru_cache(maxsize=20_000)
def units(key: str) -> str:
    """Return the units of sound of a key in another script than Latin, one character each.

    Hangul gives letters without the silent one, kana a consonant and a vowel, Chinese characters the initial and
    the final of their Mandarin reading, all other scripts their letters.

    Parameters
    ----------
    key
        As `normalise` gives it.

    Returns
    -------
    str
        Empty if a part of the key is in another script than its beginning.

    Examples
    --------
    >>> units("ぱり"), units("巴黎") == units("八里"), len(units("파리")), units("париж")
    ('pari', True, 4, 'париж')
    """
    script = script_of(key)
    if any(script_of(char) != script for char in key if char.isalpha()):
        return ""
    if script == HANGUL:
        return normal_form("NFD", key).replace("\u110b", "")
    if script == KANA:
        # みゅ is m, y and u, ふぃ is f and i.
        return re.sub("[aiueo](?=[AIUEOY])", "", "".join(map(_kana, key))).lower()
    if script == HAN:
        return "".join(_syllable(char) for char in key)
    return key


_SMALL = dict(
    zip("ぁぃぅぇぉゃゅょゎっん", ("A", "I", "U", "E", "O", "Ya", "Yu", "Yo", "Wa", "Q", "L"), strict=True)
)


@functools.cache
def _kana(char: str) -> str:
    sound = _SMALL.get(char) or anyascii(char).lower()
    return {"shi": "si", "chi": "ci", "tsu": "xu"}.get(sound, sound)


_SYLLABLE = re.compile("([zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(.*)")
_FINALS = (
    "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ve", "ue", "er", "an", "en", "in", "un", "vn",
    "ang", "eng", "ing", "ong", "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai", "uan", "uang",
)  # fmt: skip
HAN_FINALS = {final: chr(0xC0 + at) for at, final in enumerate(_FINALS)}
_INITIAL = {"zh": "Z", "ch": "C", "sh": "S"}


@functools.cache
def _syllable(char: str) -> str:
    match = _SYLLABLE.fullmatch(anyascii(char).lower().strip())
    if not match or match[2] not in HAN_FINALS:
        return ""
    initial = match[1] or ""
    return _INITIAL.get(initial, initial) + HAN_FINALS[match[2]]


@functools.lru_cache(maxsize=200_000)
def letters(name: str) -> str:
    """Return a Latin name as small letters, with a bar at either end of each word.

    Accents stay: š does not sound like s. A letter that few languages have loses its accent.

    Examples
    --------
    >>> letters("Saint-Denis"), letters("L'Aquila"), letters("Đà Nẵng")
    ('|saint|denis|', '|laquila|', '|đà|nang|')
    """
    if name.isascii():
        text = name.lower()
    else:
        text = normal_form("NFC", name.casefold().replace("i\u0307", "i"))
        text = "".join(char if char < "\u017f" or not char.isalpha() else normalise(char) for char in text)
    text = re.sub(r"['’ʻʼ`]", "", text)
    return "|" + "|".join(re.findall(r"[^\W\d_]+", text)) + "|"
