"""Which names of a town in another language are still in use, and which its people's name has replaced."""

from __future__ import annotations

import difflib
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping

from ..normal_forms import normal_form
from ..scripts import is_latin
from .shown_languages import LOCAL_LANGUAGES

# Where a language of the page that is written in Latin letters is the people's own: official languages by CLDR.
SPOKEN = {
    "de": frozenset(["AT", "BE", "CH", "DE", "LI", "LU"]),
    "es": frozenset(
        ["AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "UY", "VE", "PH", "EH"]
    ),
    "fr": frozenset(
        ["BE", "BF", "BI", "BJ", "BL", "CA", "CD", "CF", "CG", "CH", "CI", "CM", "DJ", "DZ", "FR", "GA", "GF", "GN", "GP", "GQ", "HT", "KM", "LU", "MA", "MC", "MF", "MG", "ML", "MQ", "MR", "MU", "NC", "NE", "PF", "PM", "RE", "RW", "SC", "SN", "SY", "TD", "TG", "TN", "VU", "WF", "YT"]
    ),
}  # fmt: skip
# Where it once was the language of the administration and is no more: its names of towns there are those of that time,
# unless it is a large city that many languages have names for: Danzig, Straßburg.
FORMERLY_SPOKEN = {
    "de": frozenset(["CZ", "EE", "FR", "HR", "HU", "LT", "LV", "NA", "PL", "RO", "RS", "SI", "SK"]),
    "fr": frozenset(["KH", "LA", "VN"]),
}
LARGE, MANY_NAMES = 250_000, 45  # people; languages
FEW_LANGUAGES = 2  # that share an exonym which is passing out of use
LARGEST_SHARE = 0.6  # of the other languages, that agree on the people's name
FEWEST = 5  # languages; of fewer nothing can be concluded but whether it is a transcription
WELL_KNOWN = 1_000_000  # people; the exonyms of the largest cities stay in use
CAPITAL = "PPLC"
LIKENESS = 0.65  # of two transcriptions of one name
# The language that names a town at home, where that is written in Latin letters and the gazetteer's own name may be English.
HOME_LANGUAGES = {
    "BR": "pt", "CZ": "cs", "DE": "de", "DK": "da", "ES": "es", "FR": "fr", "HU": "hu", "IT": "it", "NL": "nl",
    "PL": "pl", "PT": "pt", "RO": "ro", "SE": "sv", "TR": "tr",
}  # fmt: skip

# An administration's or an encyclopaedia's words round a name are none of the name.
_DESCRIBED = re.compile(
    r"[(,]|\b(?:kommune|provin[cz]\w*|distri[ck]t\w*|distrito|municip\w+|arrondissement|agglomération|borough|"
    r"área|xian|gemeinde|landkreis|stadtbezirk|communauté|amphoe)\b",
    re.IGNORECASE,
)
# Spellings of one sound in German, French, Spanish and English transcriptions.
_SOUNDS = (("tsch", "c"), ("dsch", "j"), ("tch", "c"), ("sch", "s"), ("ch", "k"), ("sh", "s"), ("kh", "k"), ("ou", "u"), ("w", "v"), ("y", "i"), ("j", "i"), ("z", "s"))  # fmt: skip
# The romanisation of Korean before 2000 has p, t, k, ch where the present one has b, d, g, j.
_KOREAN = (("ch", "j"), ("b", "p"), ("d", "t"), ("g", "k"))


def is_current(
    tag: str, names: Mapping[str, str], *, country: str, own: str = "", population: int = 0, feature: str = ""
) -> bool:
    """Tell whether a town's name in a language is what that language calls it today.

    A name that one or two languages have for themselves, while most others took over the people's own, is a historical
    one; so is that of a small town where the language was once official: Diedenhofen for Thionville. Where languages
    each have a name of their own, each is in use: Lissabon, Lisbonne.

    Parameters
    ----------
    tag
        BCP 47 tag of a language that is written in Latin letters; names in other scripts are always current, since they
        are transcriptions.
    names
        Tag -> name of the town, in all languages that are known.
    country
        ISO 3166-1 alpha-2 of the country that the town is in.
    own
        The name that the town goes by, in Latin letters.
    population
        0 where it is not known.
    feature
        GeoNames' code.

    Examples
    --------
    >>> thionville = {**dict.fromkeys(("en", "fr", "it", "nl", "pl", "pt"), "Thionville"), "de": "Diedenhofen"}
    >>> is_current("de", thionville, country="FR"), is_current("fr", thionville, country="FR")
    (False, True)
    >>> lisbon = {"en": "Lisbon", "fr": "Lisbonne", "de": "Lissabon", "nl": "Lissabon", "sv": "Lissabon", "pt": "Lisboa"}
    >>> is_current("de", lisbon, country="PT")
    True
    >>> is_current("de", {"de": "Tarnowitz", "pl": "Tarnowskie Góry"}, country="PL", population=60_000)
    False
    """
    language, name = tag.split("-")[0], names[tag]
    if language not in SPOKEN or country in SPOKEN[language] or not is_latin(name):
        return True
    if feature == CAPITAL:
        return True
    if is_old_romanisation(name, own, country) or is_described(name, own):
        return False
    if country not in LOCAL_LANGUAGES and _lacks_marks(name, own):
        return False
    if population >= WELL_KNOWN or (country in LOCAL_LANGUAGES and _sound_alike(name, own)):
        return True
    if country in FORMERLY_SPOKEN.get(language, ()) and (population < LARGE or len(names) < MANY_NAMES):
        return _plain(name) == _plain(own)
    return _is_shared(tag, names) if len(names) > FEWEST else _sound_alike(name, own)


def is_old_romanisation(name: str, own: str, country: str) -> bool:
    """Tell whether a name is that of a Korean place in the spelling before 2000.

    Examples
    --------
    >>> is_old_romanisation("Pusan", "Busan", "KR"), is_old_romanisation("Busán", "Busan", "KR")
    (True, False)
    """
    if country != "KR":
        return False
    ours, theirs = _plain(name), _plain(own)
    voiced, theirs_voiced = (sum(map(text.count, "bdgj")) for text in (ours, theirs))
    return voiced < theirs_voiced and _replaced(ours, _KOREAN) == _replaced(theirs, _KOREAN)


def is_described(name: str, own: str) -> bool:
    """Tell whether a name says what the place is, or where, and the name that it goes by does not.

    Examples
    --------
    >>> is_described("Provinz Mantua", "Mantua"), is_described("Venedig", "Venice")
    (True, False)
    """
    return bool(_DESCRIBED.search(name)) and not _DESCRIBED.search(own)


def _lacks_marks(name: str, own: str) -> bool:
    return name.isascii() and not own.isascii() and _plain(name) == _plain(own)


def _sound_alike(name: str, own: str) -> bool:
    return (
        difflib.SequenceMatcher(
            None, _replaced(_plain(name), _SOUNDS), _replaced(_plain(own), _SOUNDS), autojunk=False
        ).ratio()
        >= LIKENESS
    )


def _is_shared(tag: str, names: Mapping[str, str]) -> bool:
    others = [
        other for key, other in names.items() if key != tag and not key.startswith("und") and is_latin(other)
    ]
    if others.count(names[tag]) >= FEW_LANGUAGES:
        return True
    return not others or Counter(others).most_common(1)[0][1] < LARGEST_SHARE * len(others)


def _replaced(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    return functools.reduce(lambda made, pair: made.replace(*pair), pairs, text)


def _plain(text: str) -> str:
    return "".join(letter for letter in normal_form("NFKD", text.casefold()) if letter.isalnum())
