"""The words of every language: of the page, of figures, and of documents and calendars. The only reader of these files."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from ...geo.languages import LANGUAGES, check_language

HERE = Path(__file__).parent


@functools.cache
def page_words() -> dict[str, dict[str, Any]]:
    """Return the page's words in every language: ``{tag: {key: text}}``."""
    return {tag: _read("page", tag) for tag in LANGUAGES}


def direction(lang: str) -> str:
    """Return ``"rtl"`` for a language whose words are written from right to left, else ``"ltr"``.

    Raises
    ------
    SistermapError
        If there are no words in it.

    Examples
    --------
    >>> direction("ar"), direction("ko")
    ('rtl', 'ltr')
    """
    return str(page_words()[check_language(lang)]["language.direction"])


@functools.cache
def document_words(lang: str) -> dict[str, str]:
    """Return the words of reports in a language, with those that the page has for kinds and statuses.

    Parameters
    ----------
    lang
        A BCP 47 tag of `languages.LANGUAGES`.

    Raises
    ------
    SistermapError
        If there are none in that language.

    Examples
    --------
    >>> document_words("ko")["kind.sister"], document_words("de")["column.since"]
    ('자매결연', 'Seit')
    """
    own = _read("report", check_language(lang))
    return _kinds_and_statuses(lang) | own


@functools.cache
def slide_words(lang: str) -> dict[str, str]:
    """Return the words that slides have of their own in a language.

    Raises
    ------
    SistermapError
        If there are none in that language.

    Examples
    --------
    >>> slide_words("de")["slide.figures"]
    'Auf einen Blick'
    """
    return _read("slides", check_language(lang))


@functools.cache
def calendar_words(lang: str) -> dict[str, str]:
    """Return the words of calendars in a language, with those that the page has for kinds.

    Examples
    --------
    >>> calendar_words("ko")["name"]
    '국제교류'
    """
    own = _read("calendar", check_language(lang))
    return _kinds_and_statuses(lang) | own


@functools.cache
def kit_words(lang: str) -> dict[str, str]:
    """Return the words of a kit's index and README in a language.

    Examples
    --------
    >>> kit_words("de")["group.print"]
    'Gedruckt'
    """
    return _read("kit", check_language(lang))


@functools.cache
def figure_words(lang: str) -> dict[str, str]:
    """Return the templates of a figure's alternative text in a language.

    Raises
    ------
    SistermapError
        If there are none in that language.

    Examples
    --------
    >>> figure_words("de")["ties.one"]
    '{count} Verbindung'
    """
    return _read("figure", check_language(lang))


def kind_words(lang: str) -> dict[str, str]:
    """Return the names of the kinds of ties in a language, and under ``"guessed"`` and ``"draft"`` what a guessed place and a proposal are.

    Examples
    --------
    >>> kind_words("de")["friendship"]
    'Freundschaft'
    """
    words = page_words()[check_language(lang)]
    kinds = {key.removeprefix("kind."): text for key, text in words.items() if key.startswith("kind.")}
    return {**kinds, "guessed": words["place.guessed"], "draft": words["legend.draft"]}


def _kinds_and_statuses(lang: str) -> dict[str, str]:
    words = page_words()[check_language(lang)]
    return {key: str(text) for key, text in words.items() if key.startswith(("kind.", "status."))}


def _read(folder: str, lang: str) -> dict[str, str]:
    words: dict[str, str] = json.loads((HERE / folder / f"{lang}.json").read_text(encoding="utf-8"))
    return words
