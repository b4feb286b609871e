"""The networks that a sentence names, and who in it is a member."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from ..dates.text_date import TextDate
from ..item import Sentence
from ..names.mention import Mention
from ..word_lists import any_of, words_of
from .cues import Cue, fold, without_speech
from .network_names import NetworkName, network_names, network_words
from .parties import Parties, Party
from .sides import Group
from .statement import Statement

LONGEST_JOINT = 30  # letters between the founders of a list
_WORD = re.compile(r"[dlDL]['’](?=\w)|[^\W_][\w-]*")


class Networks:
    """Reads who is in a network, sentence by sentence: "the league" and "it" mean the one that was named before.

    Parameters
    ----------
    parties
        Of the item.
    language
        Of its text.
    """

    def __init__(self, parties: Parties, language: str) -> None:
        self._parties = parties
        self._language = language
        self._last: NetworkName | None = None
        self._paragraph = 0  # where it was last meant

    def read(
        self, sentence: Sentence, named: Sequence[Mention], groups: Sequence[Group], cues: Sequence[Cue],
        dates: Sequence[TextDate],
    ) -> list[Statement]:  # fmt: skip
        """Return the memberships that a sentence states; to be at a meeting is none."""
        text = without_speech(sentence.text)
        words = frozenset(fold(match[0]) for match in _WORD.finditer(text))
        names = network_names(text, self._language)
        network = names[0] if names else self._meant(text, words, sentence.paragraph)
        if network is None:
            return []
        self._last, self._paragraph = network, sentence.paragraph
        status = self._status(text, words, cues)
        if status is None:
            return []
        since, until = _when(dates, status)
        return [
            Statement(party, None, "network", status, since, until, sentence, 0.8 if names else 0.65, network=network.name)
            for party in self._founders(text, named) or self._members(groups, network if names else None, status)
        ]  # fmt: skip

    def _founders(self, text: str, named: Sequence[Mention]) -> list[Party]:
        """Return by whom a network was founded, or whom it took in: "fundada en 2003 por Burdeos, Mendoza y Oporto"."""
        folded = fold(text)
        by = _founded_by().search(folded)
        ends = [
            folded.find(word) + len(word) for word in network_words(self._language)["admit"] if word in folded
        ]
        end, found = min([by.end()] if by else ends, default=len(text)), []
        for one in named:
            if 0 <= one.start - end <= LONGEST_JOINT:
                found.append(self._parties.of(one))
                end = one.end
        return found

    def _meant(self, text: str, words: frozenset[str], paragraph: int) -> NetworkName | None:
        """Return the network that "the league", its acronym or "it" means."""
        last, of = self._last, network_words(self._language)
        if last is None or paragraph > self._paragraph + 1:
            return None
        nouns = {fold(word) for word in last.name.split()} & of["noun"]
        is_bare = bool(words & (nouns | of["bare"])) or bool(last.acronym and last.acronym in text)
        if is_bare or (
            paragraph == self._paragraph and (words & of["pronoun"] or self._is_any("apply", text, words))
        ):
            return last
        return None

    def _is_any(self, meaning: str, text: str, words: frozenset[str]) -> bool:
        folded = fold(text)
        return any(
            word in words if " " not in word and "'" not in word else word in folded
            for word in network_words(self._language)[meaning]
        )

    def _status(self, text: str, words: frozenset[str], cues: Sequence[Cue]) -> str | None:
        """Return what a sentence says of a membership; None where it says nothing."""
        meanings = frozenset().union(*(cue.meanings for cue in cues)) if cues else frozenset()
        if self._is_any("apply", text, words):
            return None if "negated" in meanings else "planned"
        if "negated" in meanings:
            return None
        if self._is_any("leave", text, words) or self._steps_out(text, words):
            return "ended"
        if not self._is_any("join", text, words):
            return None
        if "attend" in meanings and words & network_words(self._language)["members"]:
            return None
        return "planned" if "planned" in meanings else "active"

    def _steps_out(self, text: str, words: frozenset[str]) -> bool:
        """Tell whether a verb and the particle at the end of its clause say that somebody leaves: "tritt … aus"."""
        of, folded = network_words(self._language), f"{fold(text)}."
        ends = any(f" {particle}{mark}" in folded for particle in of["particle"] for mark in ",.;")
        return ends and bool(words & of["step"])

    def _members(self, groups: Sequence[Group], network: NetworkName | None, status: str) -> list[Party]:
        """Return who joins or leaves: the parties outside the name of the network, or the home side."""
        found: list[Party] = []
        for group in groups:
            for one in group.mentions:
                party = self._parties.of(one)
                is_inside = network is not None and network.start <= one.start < network.end
                if not is_inside and not party.is_country and party not in found:
                    found.append(party)
        if not found and status in ("planned", "ended") and self._parties.home and network is not None:
            return [self._parties.home]
        return found


@functools.cache
def _founded_by() -> re.Pattern[str]:
    """Return what finds the words before the founders: "fundada en 2003 por"."""
    stems = any_of(word.rstrip("*") for word in words_of("networks", "founded"))
    by = any_of(words_of("networks", "by"))
    return re.compile(rf"\b{stems}\w{{1,8}}\s(?:\w\w\s\d{{4}}\s)?{by}\s")


def _when(dates: Sequence[TextDate], status: str) -> tuple[str | None, str | None]:
    """Return since when and until when a membership is."""
    begins = [date.since for date in dates if date.kind != "date" and date.since]
    plain = [date.since for date in dates if date.kind == "date" and date.since]
    until = next((date.until for date in dates if date.until), None)
    if status == "planned":
        return None, None
    if status == "ended":
        return (begins[0] if begins else None), until or (plain[0] if plain else None)
    return next(iter(begins or plain), None), until
