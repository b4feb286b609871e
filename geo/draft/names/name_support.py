"""Which names that may be words of the language are places': what is beside them, and the rest of the item, shows it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...gazetteer.keys import normalise
from ...naming.generic_terms import strip_generic_term
from ..ties.cues import find_cues
from .containment import Located
from .name_words import neighbours

_AND = re.compile(r"\s?(?:[,、，·・/&–—-]|and|und|et|y|e|和|与|與|及|과|와|と|や|및)\s?")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{1,20})['’ ]\Z")
_LONGEST_WORD = 20
_TIES = frozenset(
    (
        "sister",
        "friendship",
        "mou",
        "intent",
        "treaty",
        "project",
        "sign",
        "ended",
        "dormant",
        "join",
        "leave",
        "renew",
    )
)
_HAN_BEFORE = "在到往赴抵从從经經与與和及对對"


def supported(texts: Sequence[str], names: Sequence[list[Located]], language: str) -> list[list[Located]]:
    """Return the names of each sentence without those that nothing supports.

    Examples
    --------
    >>> supported(["Nice"], [[]], "en")
    [[]]
    """
    likely = [_is_of_tie(text, some, language) for text, some in zip(texts, names, strict=True)]
    sure = {
        bare_key(one.name.text)
        for some, is_of_tie in zip(names, likely, strict=True)
        for one in some
        if not one.name.dropped and (not one.name.weak or one.around or (is_of_tie and one.name.likely))
    }
    return [_supported_in(text, some, sure, language) for text, some in zip(texts, names, strict=True)]


def bare_key(name: str) -> str:
    """Return the key of a name without its generic term.

    Examples
    --------
    >>> bare_key("天理市") == bare_key("天理")
    True
    """
    readings = strip_generic_term(name)
    return normalise(readings[0].name if readings and len(readings[0].name) > 1 else name)


def _is_of_tie(text: str, names: Sequence[Located], language: str) -> bool:
    """Tell whether a sentence speaks of a tie, so that Gießen and Coburg are towns in it."""
    if not any(one.name.likely for one in names):
        return False
    return any(cue.meanings & _TIES for cue in find_cues(text, language))


def _supported_in(text: str, some: list[Located], sure: set[str], language: str) -> list[Located]:
    found: list[Located] = []
    for at, one in enumerate(some):
        behind = some[at + 1] if at + 1 < len(some) else None
        if one.name.dropped:
            continue
        if _is_sure(one, sure) or _is_beside(text, found[-1] if found else None, one, behind, language):
            found.append(one)
    return found


def _is_sure(one: Located, sure: set[str]) -> bool:
    return not one.name.weak or bool(one.around) or bare_key(one.name.text) in sure


def _is_beside(
    text: str, before: Located | None, one: Located, behind: Located | None, language: str
) -> bool:
    """Tell whether a name is in a list with others, or behind a preposition of places."""
    if before is not None and _is_listed(text, before, one):
        return True
    if behind is not None and not behind.name.dropped and _is_listed(text, one, behind):
        return True  # two words of a list are hardly both towns by chance
    if language == "zh":
        return one.start > 0 and text[one.start - 1] in _HAN_BEFORE
    word = _WORD_BEFORE.search(text[max(0, one.start - _LONGEST_WORD) : one.start])
    return word is not None and word[1] in neighbours("preposition", language)


def _is_listed(text: str, one: Located, other: Located) -> bool:
    return bool(_AND.fullmatch(text[one.end : other.start]))
