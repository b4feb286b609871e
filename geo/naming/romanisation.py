"""Names of other scripts in Latin letters: one form for the usual ways to write a sound, Ozyorsk and Ozersk, Ayios and Agios."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from ..scripts import is_latin

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

_Folds = tuple[tuple[str, str], ...]
# In this order: what several letters write, then single letters, then what is left of double ones.
_FOLDS: _Folds = (
    (r"^(?:el|al)(?=.{3})", "al"),
    (r"shch|shh?|sch|sz", "s"),
    (r"tsch|tch|ch|cz", "c"),
    (r"zh|dzh|dj|dsh", "z"),
    (r"kh|gh", "h"),
    (r"ph", "f"),
    (r"th", "t"),
    (r"dh", "d"),
    (r"ts|tz", "c"),
    (r"ck|q", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"ou|oo", "u"),
    (r"ee", "i"),
    (r"yo|jo|io|ye|je|ie", "e"),
    (r"iya|ija|ya|ja|ia", "A"),  # ия is no а
    (r"yu|ju|iu", "U"),
    (r"i[jy]+|y[ji]+|ei|oi", "i"),
    (r"[yj]", "i"),
    (r"(.)\1+", r"\1"),
)
# What the systems for one language write otherwise, before `_FOLDS`: by the first language of a country.
_ARABIC: _Folds = (
    (r"^[ae](?:sh(?=sh)|th(?=th)|dh(?=dh)|([dtrszn])(?=\1))(?=.{4})", ""),  # Az Zarqa and Zarqa
    (r"^[ae]l(?=.{4})", ""),
    (r"dsch|dzh|dj|j", "zh"),
    (r"s?ch", "sh"),  # French and German
    (r"[ae]h?$", "a"),
    (r"[ae][iy](?![aeiou])|e", "i"),
    (r"o[ou]?|a[uw](?![aeiou])", "u"),
)
_GREEK: _Folds = (
    (r"^(?:[ae]gh?i|[ae]yi)(?:os|oi|a|i)?(?=.{3})", "akhi"),  # Saint
    (r"^ne(?:a|o|os|oi)(?=.{4})", "ne"),  # New is of three genders, and so is Old
    (r"^pal(?:ai?|e|i)(?:os|oi|a|o|i)(?=.{3})", "pale"),
    (r"ch", "kh"),
    (r"a[ie]", "e"),
    (r"nt", "d"),
    (r"mp", "b"),
    (r"gk", "g"),
    (r"(?<=[ae])[uf]", "v"),
    (r"g(?=h?[eiy])|gh", "y"),
    (r"(?<!y)y++(?=i)", ""),
    (r"(?<=o)n$", ""),
    (r"(?<!i)i++o$", "i"),  # Aigio is Aigion in older use
)
_PERSIAN: _Folds = (
    (r"q|gh", "k"),
    (r"dj|j", "zh"),
    (r"[ae]h?$", "a"),
    (r"e", "i"),
    (r"o[ou]?|ow", "u"),
)
_INDIC: _Folds = ((r"chh", "ch"), (r"oo", "u"), (r"ee", "i"), (r"aa", "a"))
_WITHOUT_ASPIRATES: _Folds = (
    (r"ch|j", "c"),
    (r"(?<=[bdgkpt])h", ""),
    (r"orn(?![aeiou])", "on"),
    (r"k[ao]mp[ou]ng", "kampong"),
)
_UKRAINIAN: _Folds = ((r"kh|g", "h"), (r"[ieo]v(?=$|k|s|ts)", "ov"), (r"ts(?:ia|ya|ja)$", "tsa"))
_TURKIC: _Folds = ((r"kh|x", "h"), (r"gh", "g"), (r"q", "k"), (r"dzh|dj|j", "zh"), (r"[ou]", "a"))
_BY_LANGUAGE: dict[str, _Folds] = {
    "am": ((r"q|kh", "k"), (r"ie|e", "a")),
    "ar": _ARABIC,
    "az": ((r"kh|x", "h"), (r"gh|[qg]", "k"), (r"ch|dzh|dj|j", "c")),
    "be": ((r"kh|g", "h"), (r"dz(?!h)", "d"), (r"ie|e", "e"), (r"o", "a")),
    "bg": ((r"u", "a"),),  # ъ
    "bn": _INDIC,
    "el": _GREEK,
    "fa": _PERSIAN,
    "he": ((r"ch", "kh"), (r"[ae][iy](?![aeiou])", "e"), (r"(?<=[aeo])h$", ""), (r"i+y+o", "io")),
    "hi": _INDIC,
    "km": _WITHOUT_ASPIRATES,
    "lo": _WITHOUT_ASPIRATES,
    "my": ((r"ky|gy|ch|j", "c"), (r"(?<!s)h|(?<!^)h", ""), (r"aw|au", "o")),
    "ne": _INDIC,
    "th": _WITHOUT_ASPIRATES,
    "uk": _UKRAINIAN,
    "ur": _PERSIAN,
    "uz": _TURKIC,
}
# Whose own letters are Latin by now, while lists have the names by way of another script.
LATIN_OF_LATE = {"AZ": "az", "UZ": "uz"}
# How German writes the sounds of other scripts, as English does; the last is open: Rasgrad is Razgrad, Russe is Ruse.
_GERMAN: _Folds = (
    (r"schtsch", "shch"),
    (r"dsch", "dzh"),
    (r"tsch", "tch"),
    (r"(?<![sth])ch", "kh"),
    (r"sch", "sh"),
    (r"z", "ts"),
    (r"j", "y"),
)
_GERMAN_VOICED: _Folds = ((r"s(?=[aeioubdglmnrvwy])(?<!ss)", "z"),)
# Long vowels of Japanese, and the syllables that the systems of Hepburn and Kunrei write otherwise.
_JAPANESE_FOLDS: tuple[tuple[str, str], ...] = (
    (r"o[ouh](?![aeiou])|ou|oo", "o"),
    (r"uu", "u"),
    (r"m(?=[bpm])", "n"),
    (r"sy|si(?=[^aeiou]|$)", "sh"),
    (r"ty|ti(?=[^aeiou]|$)|tch", "ch"),
    (r"[zj]y|zi(?=[^aeiou]|$)", "j"),
    (r"(?<=sh|ch)i(?![aeiou])|(?<=j)i(?![aeiou])", ""),
    (r"tu", "tsu"),
    (r"(?<![sc])hu", "fu"),
    (r"dzu|du", "zu"),
)


# Lines are folded each by itself: all names of a country at once.
@functools.cache
def _compiled(folds: _Folds) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern, re.MULTILINE), new) for pattern, new in folds)


def _folded(key: str, folds: _Folds) -> str:
    for pattern, new in _compiled(folds):
        key = pattern.sub(new, key)
    return key


def fold_japanese(key: str) -> str:
    """Return one form of a Japanese name in Latin letters for the usual ways to write it.

    Examples
    --------
    >>> fold_japanese("kouchi") == fold_japanese("kochi"), fold_japanese("matuyama") == fold_japanese("matsuyama")
    (True, True)
    """
    return _folded(key, _JAPANESE_FOLDS)


def fold_romanisation(key: str, language: str = "") -> str:
    """Return one form of a romanised name for all the usual ways to write it.

    Parameters
    ----------
    key
        As `geo.gazetteer.keys.normalise` writes it; or several, as lines.
    language
        Of which the name is, where its own ways are known.

    Examples
    --------
    >>> fold_romanisation("zaporizhzhia") == fold_romanisation("zaporizhzhya")
    True
    >>> fold_romanisation("ayiosnikolaos", "el") == fold_romanisation("agiosnikolaos", "el")
    True
    >>> fold_romanisation("beitjala", "ar") == fold_romanisation("baytjala", "ar")
    True
    """
    return _folded(_folded(key, _BY_LANGUAGE.get(language, ())), _FOLDS)


def from_german(key: str) -> tuple[str, ...]:
    """Return the keys that a romanised name in German letters has in English ones, none where they are the same.

    Examples
    --------
    >>> from_german("tschechow"), from_german("baku")
    (('tchekhow',), ())
    """
    english = _folded(key, _GERMAN)
    forms = dict.fromkeys((english, _folded(english, _GERMAN_VOICED)))
    return tuple(form for form in forms if form != key)


def romanised_language(gazetteer: Gazetteer, country: str) -> str | None:
    """Return the language of a country whose names are romanised, empty if it has none of its own; None for others."""
    if country in LATIN_OF_LATE:
        return LATIN_OF_LATE[country]
    return gazetteer.language(country) or "" if is_romanised(gazetteer, country) else None


def is_romanised(gazetteer: Gazetteer, country: str) -> bool:
    """Tell whether the names of a country are written in another script than Latin at home."""
    own = gazetteer.names(f"country:{country}").get(gazetteer.language(country) or "", "")
    return bool(own) and not is_latin(own)
