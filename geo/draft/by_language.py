"""An item whose paragraphs are in several languages → one item for each language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .item import Item, Paragraph
from .language import clear_language_of, language_of

LONGEST_TITLE = 120  # characters of a paragraph that is the title of a version


def by_language(item: Item) -> list[Item]:
    """Divide an item by the languages of its paragraphs: a release and its translations, or paragraphs that take turns.

    A paragraph is in another language if it has at least the length of a sentence and is clearly in it. A heading goes
    with the paragraph below that is in its language, and what is too short to tell with what is before it.

    Parameters
    ----------
    item
        As it is read.

    Returns
    -------
    list of Item
        Itself alone where it is in one language. Otherwise each has the day of the whole, and a title in its own language.

    Examples
    --------
    >>> english = Paragraph("The mayors of Busan and Kobe signed a sister city agreement in the town hall.", 3)
    >>> korean = Paragraph("부산시와 고베시는 시청에서 자매도시 협정을 체결했다.", 5)
    >>> [(each.language, len(each.paragraphs)) for each in by_language(Item("A pact", None, (english, korean), "a.txt", "en"))]
    [('en', 1), ('ko', 1)]
    """
    clear = [clear_language_of(paragraph.text) for paragraph in item.paragraphs]
    known = [*dict.fromkeys(language for language in clear if language)]
    if len(known) < 2:
        return [item]
    languages = _languages(item.paragraphs, clear, item.language if item.language in known else known[0])
    titled = next((one for one in (language_of(item.title),) if one in known), languages[0])
    made = []
    for language in known:
        paragraphs = [one for one, of in zip(item.paragraphs, languages, strict=True) if of == language]
        version = replace(item, paragraphs=tuple(paragraphs), language=language)
        made.append(version if language == titled else _with_own_title(version))
    return made


def _languages(paragraphs: Sequence[Paragraph], clear: Sequence[str | None], first: str) -> list[str]:
    """Return the language that each paragraph is read in."""
    below: list[str | None] = []  # the next one that is clear
    following = None
    for language in reversed(clear):
        following = language or following
        below.append(following)
    found: list[str] = []
    before = next((language for language in clear[:1] if language), first)
    for paragraph, language, after in zip(paragraphs, clear, reversed(below), strict=True):
        if language is None and after is not None and after != before:
            language = after if _may_be(after, language_of(paragraph.text)) else None
        before = language or before
        found.append(before)
    return found


def _may_be(language: str, found: str | None) -> bool:
    """Tell whether a heading goes with a text: one in Han signs alone may be above a Japanese one."""
    return found == language or (found == "zh" and language == "ja")


def _with_own_title(version: Item) -> Item:
    """Take the heading above a translation as its title; it has none where it begins with a sentence."""
    first, *rest = version.paragraphs
    if rest and len(first.text) <= LONGEST_TITLE and first.text.rstrip()[-1:] not in ".!?。！？":
        return replace(version, title=first.text, title_line=first.line, paragraphs=tuple(rest))
    return replace(version, title="", title_line=first.line)
