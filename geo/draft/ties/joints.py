"""The small words between the names of a sentence, and how they join them."""

from __future__ import annotations

import re

from ..language import EAST_ASIAN
from ..names.mention import Mention
from .cues import fold, folded_words

PARTICLES = {
    "ko": re.compile(
        r"\s?(은|는|이|가|도|와|과|랑|하고|의|에서|에게|에|으로|로|을|를|및|인)(?:의|는|도)?(?![가-힣])"
    ),
    "ja": re.compile(r"(は|が|も|と|の|で|に|を|へ|から|や|間)"),
}
SUBJECTS = frozenset("은는이가도はがも")
_WITH = frozenset("와과と")
_BRACKET = re.compile(r"[(（][^()（）]{1,30}[)）]")
_LISTING = re.compile(r"[,、，;；／/\s]+")
_DASH = re.compile(r"\s*[-–—‐/↔⇔~〜]+\s*")
_WORD = re.compile(r"[^\W\d_]+['’]?|\d+|[^\w\s]")


def opening(gap: str, language: str) -> str:
    """Return what the words before the first name of a sentence make of it."""
    words = words_of(gap, language)
    tail = [word for word in words if word not in roles(language)["empty"]][-1:]
    for role in ("between", "with", "place"):
        if tail and tail[0] in roles(language)[role]:
            return role
    if language == "zh" and (found := _han_role(gap)):
        return found
    return ""


def joint_of(gap: str, language: str) -> str:
    """Return how the words between two names join them: "and", "list", "dash", "with", "between", "place" or ""."""
    if not gap.strip():
        return "list" if language in EAST_ASIAN else ""
    if _DASH.fullmatch(gap):
        return "dash"
    if language in ("ko", "ja"):
        return _particle_joint(gap, language)
    if language == "zh":
        return _han_joint(gap)
    of = roles(language)
    words = [word for word in words_of(gap, language) if word not in of["empty"]]
    if not words:
        return ""
    if all(word in ",;" for word in words):
        return "list"
    if all(word in of["and"] or word in ",;" for word in words):
        return "and"
    for role in ("between", "with", "place"):
        if words[-1] in of[role]:
            return role
    return ""


def _particle_joint(gap: str, language: str) -> str:
    core = gap.strip()
    if core in roles(language)["and"]:
        return "and"
    if _LISTING.fullmatch(core):
        return "list"
    return ""


def _han_joint(gap: str) -> str:
    core = _strip_empty(gap.strip())
    if core in ("、", ",", "，", ";", "；"):
        return "list"
    if core in roles("zh")["and"]:
        return "and" if len(core) == len(gap.strip()) else "with"
    return _han_role(gap)


def _han_role(gap: str) -> str:
    core = _strip_empty(gap)
    if core and core[-1] in "与與和同跟":
        return "with"
    if core and core[-1] in roles("zh")["place"]:
        return "place"
    return ""


def _strip_empty(gap: str) -> str:
    """Return what is between two Chinese names without words that say nothing of how they are joined."""
    changed = True
    while changed:
        changed = False
        for word in roles("zh")["empty"]:
            if word not in "同" and (gap.startswith(word) or gap.endswith(word)):
                gap, changed = gap.removeprefix(word).removesuffix(word), True
    return gap.strip()


def particle_behind(behind: str, language: str) -> str:
    """Return the particle that begins a text, in Korean and Japanese; "" where there is none."""
    bracket = _BRACKET.match(behind)  # 전장(鎭江)과
    behind = behind[bracket.end() :] if bracket else behind
    found = PARTICLES[language].match(behind) if language in PARTICLES else None
    return found[1] if found else ""


def own_particle(text: str, mention: Mention) -> str:
    """Return the particle that is in the span of a side that the text only describes: 市長は, 도는."""
    last = text[mention.end - 1 : mention.end]
    return last if (last in SUBJECTS or last in _WITH) and not mention.name.endswith(last) else ""


def words_of(gap: str, language: str) -> list[str]:
    """Return the last words of what is before a name, in small letters, and the marks between them."""
    return _WORD.findall(fold(gap[-200:]))


def roles(language: str) -> dict[str, frozenset[str]]:
    """Return the words of roles.tsv of a language, by what they make of a name."""
    return folded_words("roles", language)
