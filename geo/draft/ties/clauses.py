"""A sentence → its clauses that each state something of a tie, in scripts in which one sentence often states several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..dates.text_date import TextDate
from ..language import EAST_ASIAN
from ..names.mention import Mention
from .cues import Cue
from .latin_clauses import latin_clauses

_TIE = frozenset(("sister", "friendship", "mou", "intent", "other", "treaty", "project", "join", "leave"))
_VERBS = frozenset(
    ("sign", "begin", "planned", "ended", "dormant", "renew", "negated", "join", "leave", "visit")
)
_OTHER_SIDE = frozenset(("both", "home", "pronoun"))

# Behind these a new clause may begin. Names in a list are parted by the same comma, so that both sides have to state something.
_ENDS = {
    "ko": re.compile(
        r"(?<=[고며나데만서자]),\s?|(?<=[았었했됐]고)\s|(?<=[은한된])\s(?:뒤|후|다음|데\s이어),?\s|[,;]\s?"
    ),
    "ja": re.compile(r"、|；|(?:た|の)(?:後|あと|のち)に?"),
    "zh": re.compile(r"[，,；;]"),
}
_OBJECT = re.compile(
    r"[을를],\s?$"
)  # its verb is at the end of the sentence: 금산군은 A와 자매결연을, 부여군은 B와 협약을 각각
_SUBJECT_AHEAD = re.compile(r"(?:[가-힣]{1,8} ){0,2}[가-힣]{1,8}[은는] ")
_VERB_BEFORE = {
    "ko": re.compile(r"[고며나데만서자된은한뒤후음어],?\s?$|다음,?\s$"),
    "ja": re.compile(r"(?:[しりびみいきちてで]|[ただすい]が|が|けど|後|ほか|あと|のち)[、；]?に?$"),
    "zh": re.compile(r"$"),
}


def split_clauses(
    text: str, language: str, cues: Sequence[Cue], mentions: Sequence[Mention]
) -> list[tuple[int, int]]:
    """Return where the clauses of a sentence are that each state something; one where it is not to be cut.

    Examples
    --------
    >>> from sistermap.geo.draft.ties.cues import find_cues
    >>> text = "A시는 B시와 자매결연을 맺었고, C시와는 우호도시 협정을 체결했다."
    >>> names = [Mention(at, at + 2, text[at : at + 2], at, at + 2, None, None) for at in (0, 4, 17)]
    >>> [text[begin:end] for begin, end in split_clauses(text, "ko", find_cues(text, "ko"), names)]
    ['A시는 B시와 자매결연을 맺었고, ', 'C시와는 우호도시 협정을 체결했다.']
    """
    if language not in EAST_ASIAN:
        return latin_clauses(text, language, cues, mentions)
    cuts = [0]
    for at in _places(text, language, cues):
        is_left = _states(cuts[-1], at, cues, mentions) and _is_done(text, cuts[-1], at, cues)
        if is_left and _states(at, len(text), cues, mentions):
            cuts.append(at)
    return list(zip(cuts, [*cuts[1:], len(text)], strict=True))


def _places(text: str, language: str, cues: Sequence[Cue]) -> Iterator[int]:
    """Give the places at which a verb is behind, or a new subject that names the tie is ahead (、友好都市は)."""
    for mark in _ENDS[language].finditer(text):
        at = mark.end()
        is_subject = any(0 <= cue.start - at <= 2 and _is_subject(text, cue) for cue in cues)
        is_object = language == "ko" and bool(_OBJECT.search(text[max(0, at - 4) : at]))
        # Aとは姉妹都市、Bとは友好都市である; A시는 B시와 우호도시, C시는 D시와 자매도시 협정에
        is_predicate = (language == "ja" or bool(_SUBJECT_AHEAD.match(text, at))) and any(
            cue.end == mark.start() and cue.meanings & _TIE for cue in cues
        )
        if (
            is_subject
            or is_object
            or is_predicate
            or _VERB_BEFORE[language].search(text[max(0, at - 8) : at])
        ):
            yield at


def _is_done(text: str, begin: int, end: int, cues: Sequence[Cue]) -> bool:
    """Tell whether a part of a sentence has a verb of its own, or names the tie as its subject."""
    own = [cue for cue in cues if begin <= cue.start < end]
    is_object = bool(_OBJECT.search(text[max(begin, end - 4) : end])) and any(
        cue.meanings & _TIE for cue in own
    )
    is_predicate = any(cue.meanings & _TIE and len(text[cue.end : end].strip()) == 1 for cue in own)
    return is_object or is_predicate or any(cue.meanings & _VERBS or _is_subject(text, cue) for cue in own)


def shared_verb(
    text: str, end: int, cues: Sequence[Cue], dates: Sequence[TextDate]
) -> tuple[list[Cue], list[TextDate]]:
    """Return the verbs and dates of the rest of a sentence for a clause that ends with the object of them."""
    if not _OBJECT.search(text[max(0, end - 4) : end]):
        return [], []
    verbs = [cue for cue in cues if cue.start >= end and cue.meanings & _VERBS and not cue.meanings & _TIE]
    return verbs, [date for date in dates if date.start >= end]


def _is_subject(text: str, cue: Cue) -> bool:
    return bool(cue.meanings & _TIE) and text[cue.end : cue.end + 1] in tuple("는은は为為")


def _states(begin: int, end: int, cues: Sequence[Cue], mentions: Sequence[Mention]) -> bool:
    """Tell whether a part of a sentence states something of a tie that has a side."""
    own = [cue for cue in cues if begin <= cue.start < end]
    is_named = any(begin <= one.start < end for one in mentions)
    meanings = frozenset().union(*(cue.meanings for cue in own)) if own else frozenset()
    if meanings & _TIE:
        return is_named or bool(meanings & (_OTHER_SIDE | {"sign"}))
    return is_named and {"agreement", "sign"} <= meanings
