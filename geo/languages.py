"""The languages that sistermap writes, which tag is one of them, and what a thing is called in one of them."""

from __future__ import annotations

import json
from collections.abc import Sequence

from .errors import SistermapError

# BCP 47 tags, in the order in which a page offers them.
LANGUAGES = ("en", "ko", "ja", "zh-Hans", "zh-Hant", "de", "fr", "es", "ar")
OLD = "-x-old"  # after a tag, in a place's names: the name of old in that language, found and not shown


def check_language(lang: str, known: Sequence[str] = LANGUAGES) -> str:
    """Return a language's tag, if there are words in it.

    Parameters
    ----------
    lang
        BCP 47 tag.
    known
        Those that there are words in: all, or those of documents.

    Raises
    ------
    SistermapError
        If it is none of them.

    Examples
    --------
    >>> check_language("zh-Hant")
    'zh-Hant'
    >>> check_language("de", ("en", "ko"))
    Traceback (most recent call last):
    ...
    sistermap.geo.errors.SistermapError: lang is 'de', expected one of en, ko
    """
    if lang not in known:
        raise SistermapError(f"lang is {lang!r}, expected one of {', '.join(known)}")
    return lang


def name_in(lang: str, names: object, name: str) -> str:
    """Return what a place or country is called in a language; ``maps/assets/js/data/names.js`` does the same.

    Parameters
    ----------
    lang
        BCP 47 tag.
    names
        JSON of names by tag, as the columns ``names`` and ``country_names`` of the layer's places have it; anything else
        counts as none.
    name
        The name that it has where there is none in `lang`, nor in the language of its first part.

    Examples
    --------
    >>> names = '{"ko": "부산", "zh": "釜山"}'
    >>> name_in("ko", names, "Busan"), name_in("zh-Hant", names, "Busan"), name_in("de", names, "Busan")
    ('부산', '釜山', 'Busan')
    """
    found: dict[str, str] = json.loads(names) if isinstance(names, str) else {}
    return found.get(lang) or found.get(lang.split("-")[0]) or name
