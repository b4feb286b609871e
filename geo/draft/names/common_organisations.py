"""Organisations that a text writes in small letters beside the name of their town: "the Mombasa chamber of commerce"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .name_spans import NameSpan
from .name_words import neighbours

_WINDOW = 80  # letters before and behind a name that are looked at
_OF = re.compile(r"(?<=\w)\s(?:of|in|at)\s(?:the\s)?\Z")
_KIND_BEFORE = re.compile(r"(?<!\w)[a-z][\w'’-]{4,20}\s\Z")  # "mission hospital"
_KIND_BEHIND = re.compile(r"\s(?:[a-z][\w'’-]{4,20}\s)?")


def with_common_organisations(text: str, spans: Sequence[NameSpan], language: str) -> list[NameSpan]:
    """Return names of which those beside the word for an organisation are within its name.

    Examples
    --------
    >>> text = "The mission hospital of Vellore wrote to the Mombasa chamber of commerce."
    >>> spans = [NameSpan(text.find(name), text.find(name) + len(name), name) for name in ("Vellore", "Mombasa")]
    >>> [text[slice(*span.organisation)] for span in with_common_organisations(text, spans, "en")]
    ['mission hospital of Vellore', 'Mombasa chamber of commerce']
    """
    nouns = sorted(neighbours("common organisation", language), key=lambda noun: (-len(noun), noun))
    found = []
    for span in spans:
        if nouns and not (span.organisation or span.dropped):
            begin, end = _begin(text, span, nouns), _end(text, span, nouns)
            if begin is not None or end is not None:
                begin = span.start if begin is None else begin
                span = replace(span, organisation=(begin, end or span.end), weak=False)
        found.append(span)
    return found


def _begin(text: str, span: NameSpan, nouns: Sequence[str]) -> int | None:
    """Return where the name of an organisation begins whose noun is before the town: "children's hospital of"."""
    first = max(0, span.start - _WINDOW)
    before = text[first : span.start]
    of = _OF.search(before)
    noun = next((noun for noun in nouns if of and before[: of.start()].endswith(noun)), None)
    if of is None or noun is None:
        return None
    at = of.start() - len(noun)
    if before[at - 1 : at].isalnum():
        return None
    kind = _KIND_BEFORE.search(before[:at])
    return first + (kind.start() if kind else at)


def _end(text: str, span: NameSpan, nouns: Sequence[str]) -> int | None:
    """Return where the name of an organisation ends whose noun is behind the town: "chamber of commerce"."""
    behind = text[span.end : span.end + _WINDOW]
    for at in {kind.end() for kind in [_KIND_BEHIND.match(behind)] if kind} | {1}:
        noun = next((noun for noun in nouns if behind.startswith(noun, at)), None)
        if noun and behind[:1] == " " and not behind[at + len(noun) : at + len(noun) + 1].isalnum():
            return span.end + at + len(noun)
    return None
