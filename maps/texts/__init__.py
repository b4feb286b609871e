"""The words of every language: of the page, and of documents and calendars. The only reader of these files."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from ...geo.errors import MapError

HERE = Path(__file__).parent
LANGUAGES = ("en", "ko", "ja", "zh-Hans", "zh-Hant", "de", "fr", "es", "ar")


@functools.cache
def page_words() -> dict[str, dict[str, Any]]:
    """Return the page's words in every language: ``{tag: {key: text}}``."""
    return {tag: json.loads((HERE / "page" / f"{tag}.json").read_text(encoding="utf-8")) for tag in LANGUAGES}


def direction(lang: str) -> str:
    """Return ``"rtl"`` for a language whose words are written from right to left, else ``"ltr"``.

    Where there are no words in a language, a page has English ones, from left to right.

    Examples
    --------
    >>> direction("ar"), direction("ko"), direction("xx")
    ('rtl', 'ltr', 'ltr')
    """
    return str(page_words().get(lang, page_words()["en"])["language.direction"])


@functools.cache
def document_words(lang: str) -> dict[str, str]:
    """Return the words of documents in a language, with those that the page has for kinds and statuses.

    Parameters
    ----------
    lang
        BCP 47 tag.

    Raises
    ------
    MapError
        If there are none in that language.

    Examples
    --------
    >>> document_words("ko")["kind.sister"]
    '자매결연'
    """
    folder = HERE / "report"
    known = sorted(path.stem for path in folder.glob("*.json"))
    if lang not in known:
        raise MapError(f"documents are written in {', '.join(known)}, not in {lang!r}; choose with --lang")
    page = {
        key: str(text) for key, text in page_words()[lang].items() if key.startswith(("kind.", "status."))
    }
    own: dict[str, str] = json.loads((folder / f"{lang}.json").read_text(encoding="utf-8"))
    return page | own


def kind_words(lang: str) -> dict[str, str]:
    """Return the names of the kinds of ties in a language, and under ``"guessed"`` what a guessed place is called.

    Examples
    --------
    >>> kind_words("de")["friendship"]
    'Freundschaft'
    """
    words = page_words().get(lang, page_words()["en"])
    kinds = {key.removeprefix("kind."): text for key, text in words.items() if key.startswith("kind.")}
    return {**kinds, "guessed": words["place.guessed"]}
