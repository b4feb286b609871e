"""The languages in which a place's names are kept to be shown."""

from __future__ import annotations

# The language of a country whose names are not written in Latin script, so that a card can show the local one.
LOCAL_LANGUAGES = {
    "KR": "ko", "KP": "ko", "JP": "ja", "CN": "zh-Hans", "SG": "zh-Hans", "TW": "zh-Hant", "HK": "zh-Hant",
    "MO": "zh-Hant", "RU": "ru", "UA": "uk", "BY": "be", "BG": "bg", "RS": "sr", "MK": "mk", "KZ": "kk", "KG": "ky",
    "MN": "mn", "GR": "el", "CY": "el", "IL": "he", "TH": "th", "GE": "ka", "AM": "hy", "IN": "hi", "NP": "ne",
    "KH": "km", "LA": "lo", "MM": "my", "IR": "fa", "AF": "fa", "PK": "ur", "BD": "bn", "ET": "am",
    **dict.fromkeys(("AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA", "SD", "SY",
                     "TN", "YE"), "ar"),
}  # fmt: skip

# A page shows names in its own languages and in the place's; und-Hani is Chinese script of an unknown language.
PAGE_LANGUAGES = (
    "en",
    "ko",
    "ja",
    "zh-Hans",
    "zh-Hant",
    "und-Hani",
    "de",
    "fr",
    "es",
    "ar",
    "ru",
    "und-Cyrl",
)
