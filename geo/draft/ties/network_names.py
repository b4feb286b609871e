"""A sentence in Latin script → the networks that it names, and the words beside them that say who is in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from .cues import fold, folded_words
from .joints import roles

MOST_WORDS = 9  # of a name, to each side of its noun
_TOKEN = re.compile(r"[dlDL]['’](?=\w)|[^\W_][\w-]*|[^\w\s]")
_ACRONYM = re.compile(r"\s?[(（]([A-Z][A-Za-z0-9]{1,9})[)）]")


class NetworkName(NamedTuple):
    """The name of a network in a sentence."""

    start: int
    end: int
    name: str
    acronym: str | None = None  # "(GCL)" behind it


def network_names(text: str, language: str) -> list[NetworkName]:
    """Find the names of networks in a sentence.

    Parameters
    ----------
    text
        A sentence.
    language
        One that is written in Latin script.

    Returns
    -------
    list of NetworkName
        In the order of the text. A bare "the league" is no name.

    Examples
    --------
    >>> text = "Kigali was admitted to the Green Capitals League (GCL)."
    >>> [(found.name, found.acronym) for found in network_names(text, "en")]
    [('Green Capitals League', 'GCL')]
    >>> [found.name for found in network_names("Gao a fondé l'Alliance des villes du Niger, qui vit.", "fr")]
    ['Alliance des villes du Niger']
    """
    words = network_words(language)
    tokens = [match.span() for match in _TOKEN.finditer(text)]
    found: list[NetworkName] = []
    for start, end in _known(text, language):
        found.append(_named(text, start, end))
    for at, (start, end) in enumerate(tokens):
        if any(one.start <= start < one.end for one in found):
            continue
        token = text[start:end]
        if fold(token) not in words["noun"] and not _is_compound(token, words["noun"], language):
            continue
        begin = _first(text, tokens, at, language)
        last = _last(text, tokens, at, language)
        name = text[tokens[begin][0] : tokens[last][1]]
        if (begin < last or _is_compound(token, words["noun"], language)) and _is_name(name, token, language):
            found.append(_named(text, tokens[begin][0], tokens[last][1]))
    return sorted(found)


def _known(text: str, language: str) -> list[tuple[int, int]]:
    found = []
    folded = fold(text)
    for name in network_words(language)["known"] | network_words("mul")["known"]:
        at = folded.find(name)
        end = at + len(name)
        if (
            at >= 0
            and text[at].isupper()
            and not (folded[at - 1 : at].isalnum() or folded[end : end + 1].isalnum())
        ):
            found.append((at, end))
    return found


def _is_compound(token: str, nouns: frozenset[str], language: str) -> bool:
    """Tell whether a word ends in the noun: Klima-Bündnis, Donaustädtebund."""
    folded = fold(token)
    return (
        language == "de"
        and token[:1].isupper()
        and any(len(folded) > len(noun) + 3 and folded.endswith(noun) for noun in nouns if len(noun) > 5)
    )


def _first(text: str, tokens: list[tuple[int, int]], at: int, language: str) -> int:
    """Return the first word of a name, whose noun is at a place: "Baltic Ports | Network"."""
    token = text[slice(*tokens[at])]
    if not token[:1].isupper():
        return at
    begin, links = at, network_words(language)["link"]
    for before in range(at - 1, max(-1, at - MOST_WORDS), -1):
        word = text[slice(*tokens[before])]
        if word[:1].isupper() and not word.endswith(("’", "'")) and fold(word) not in links:
            begin = before
        elif fold(word) not in ("of", "and", "for") or language != "en":
            break
    return begin


def _last(text: str, tokens: list[tuple[int, int]], at: int, language: str) -> int:
    """Return the last word of a name, whose noun is at a place: "Alliance | des villes du Niger"."""
    links, last, is_linked = network_words(language)["link"], at, False
    is_name = text[tokens[at][0]].isupper()
    for behind in range(at + 1, min(len(tokens), at + MOST_WORDS)):
        word, before = text[slice(*tokens[behind])], text[slice(*tokens[behind - 1])]
        if fold(word) in links and not (last == at and fold(word) in roles(language)["clause"]):
            is_linked = True
        elif word[:1].isupper() and (is_linked or language != "en" or last > at):
            last, is_linked = behind, False
        elif language in ("fr", "es") and word.isalpha() and (is_name or last > at):
            if not is_linked and not (word.endswith("s") and before.endswith("s") and last == behind - 1):
                break  # villes créatives
            last, is_linked = behind, False
        else:
            break
    return last


def _is_name(name: str, noun: str, language: str) -> bool:
    """Tell whether what was found is the name of a network of places: a capital beside its noun, and no union of states."""
    if fold(name) in network_words(language)["none"]:
        return False
    return noun[:1].isupper() or any(word[:1].isupper() for word in name.split() if word != noun)


def _named(text: str, start: int, end: int) -> NetworkName:
    acronym = _ACRONYM.match(text, end)
    name = text[start:end]
    if name[:1].islower() and " " in name:  # le réseau Fleuves du monde
        head, _, rest = name.partition(" ")
        if rest[:1].isupper():
            return NetworkName(start + len(head) + 1, end, rest, acronym[1] if acronym else None)
    return NetworkName(start, end, name, acronym[1] if acronym else None)


def network_words(language: str) -> dict[str, frozenset[str]]:
    """Return the words of networks.tsv of a language, by what they mean."""
    return folded_words("networks", language)
