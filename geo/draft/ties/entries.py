"""Lists under headings: "Partnerstädte", and below it "Kranj, Slowenien, seit 1970"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..dates.text_date import TextDate
from ..item import Sentence
from ..names.mention import Mention
from .claim import KIND_ORDER, Claim
from .cues import Cue

LONGEST_HEADING, LONGEST_ENTRY = 70, 160
_ENDS = (".", "!", "?", ";", "。", "！", "？")
_BULLETS = "-–—•*·▪◦○●■□►▶・ \t0123456789.)（）()、一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩◎※"
_MARKS = "-–—•*·▪◦○●■□►▶・"
_STATES = ("ended", "dormant", "planned")


class Heading(NamedTuple):
    """What the entries below a heading are."""

    kind: str | None
    status: str | None
    is_of_ties: bool = False  # "Existing relationships": each entry says by itself what it is


class Lists:
    """Follows the headings of an item, and reads the entries below them."""

    def __init__(self) -> None:
        self._heading = Heading(None, None)
        self._kind: str | None = None  # of the last heading that names one
        self._stated: tuple[int, str | None] = (0, None)  # the paragraph before, and the kind that it names
        self._is_list = False  # whether the title says so

    def read(
        self, sentence: Sentence, named: Sequence[Mention], cues: Sequence[Cue], dates: Sequence[TextDate],
        is_alone: bool,
    ) -> Claim | None:  # fmt: skip
        """Return what an entry says of the partner with which it begins; None where a sentence is no entry.

        Parameters
        ----------
        sentence
            Of the item.
        named
            The places and organisations that it names.
        cues
            In it.
        dates
            In it.
        is_alone
            Whether it is a paragraph of its own.
        """
        text = sentence.text
        kinds = tuple(kind for kind in KIND_ORDER if any(kind in cue.meanings for cue in cues))
        if not is_alone or text.rstrip().endswith(_ENDS):
            self._announce(sentence, kinds)
            return None
        states = [state for state in _STATES if any(state in cue.meanings for cue in cues)]
        begins = bool(named) and not text[: named[0].start].strip(_BULLETS)
        if sentence.paragraph == 0 and any("list" in cue.meanings for cue in cues):
            self._is_list, self._kind = True, kinds[0] if kinds else None
        if not (begins and len(text) <= LONGEST_ENTRY):
            if len(text) <= LONGEST_HEADING:
                is_of_ties = any("agreement" in cue.meanings for cue in cues)
                self._heading = Heading(
                    kinds[0] if kinds else None, states[0] if states else None, is_of_ties
                )
                self._kind = self._heading.kind or self._kind
            return None
        is_listed = text[:1] in _MARKS and bool(kinds)  # it says by itself what it is
        is_listed = is_listed or (self._is_list and bool(kinds or self._kind))
        is_listed = is_listed or (self._heading.is_of_ties and bool(kinds))
        if sentence.paragraph == 0 or not (self._heading.kind or self._heading.status or is_listed):
            return None
        kind = next((kind for kind in kinds if kind != "project"), self._heading.kind or self._kind)
        status = self._heading.status or (states[0] if states else "active")
        until = next((date.until for date in dates if date.until), None)
        since = next((date.since for date in dates if date.since), None)
        days = [date.since for date in dates if date.since]
        if status == "ended" and until is None and len(days) > 1:
            until = days[-1]
        if until and not self._heading.status and status == "active" and kind != "project":
            status = "ended"
        return Claim(
            kind,
            status,
            None if status == "planned" and kind != "intent" else since,
            until,
            frozenset(("begin",)),
            kinds,
            -1,
            False,
        )

    def _announce(self, sentence: Sentence, kinds: Sequence[str]) -> None:
        """Take a sentence that ends with a colon for the heading of what follows: "… verbunden ist. Es folgen:"."""
        number, kind = self._stated
        kind = kinds[0] if kinds else kind if number == sentence.paragraph else None
        self._stated = sentence.paragraph, kind
        if kind in ("sister", "friendship") and sentence.text.rstrip().endswith((":", "：")):
            self._heading, self._kind = Heading(kind, None), kind
