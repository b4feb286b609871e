"""Which names of a town in another language are still in use, and which its people's name has replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from ..scripts import is_latin

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
FEW_LANGUAGES = 2  # that share an exonym which is passing out of use
LARGEST_SHARE = 0.6  # of the other languages, that agree on the people's name
FEWEST = 5  # languages, below which nothing can be concluded
WELL_KNOWN = 1_000_000  # people; the exonyms of the largest cities stay in use
CAPITAL = "PPLC"


def is_current(
    tag: str, names: Mapping[str, str], *, country: str, population: int = 0, feature: str = ""
) -> bool:
    """Tell whether a town's name in a language is what that language calls it today.

    A name that one or two languages have for themselves, while most others took over the people's own, is a historical
    one: Diedenhofen for Thionville. Where languages each have a name of their own, each is in use: Lissabon, Lisbonne.

    Parameters
    ----------
    tag
        BCP 47 tag of a language that is written in Latin letters; names in other scripts are always current, since they
        are transcriptions.
    names
        Tag -> name of the town, in all languages that are known.
    country
        ISO 3166-1 alpha-2 of the country that the town is in.
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
    """
    language = tag.split("-")[0]
    name = names[tag]
    if language not in SPOKEN or country in SPOKEN[language] or not is_latin(name):
        return True
    if feature == CAPITAL or population >= WELL_KNOWN:
        return True
    others = [
        other for key, other in names.items() if key != tag and not key.startswith("und") and is_latin(other)
    ]
    if others.count(name) >= FEW_LANGUAGES or len(others) < FEWEST:
        return True
    return Counter(others).most_common(1)[0][1] < LARGEST_SHARE * len(others)
