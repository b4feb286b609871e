"""The user's words for kinds and statuses, and ours. Readers are always shown the user's own word."""

from __future__ import annotations

import functools

from ..words import patterns_by_meaning
from .header_words import WORDS

# Looked for in this order inside the user's word: "friendship agreement (MOU)" is first of all an MOU, and a "friendly
# exchange" is a friendship, not a visit. The bare "partnership" means sister cities where no other word is found. An
# agreement is what it is an agreement of, and a treaty only where it is none of these.
KIND_ORDER = (
    "intent", "mou", "sister", "friendship", "project", "visit", "network", "partnership", "treaty",
)  # fmt: skip
STATUS_ORDER = ("ended", "dormant", "planned", "active")
# "not ended" before "not yet", "no longer active" before "no longer"; a mere "not" is looked for last.
NEGATED_ORDER = ("active", "planned", "dormant", "ended")


def kind_of(words: str | None, *, otherwise: str = "other") -> str:
    """Return our kind for the user's word.

    Parameters
    ----------
    words
        A cell such as ``"자매결연"``, or nothing.
    otherwise
        The kind where the word is not known or there is none.

    Returns
    -------
    str
        One of `geo.schema.KINDS`.

    Examples
    --------
    >>> [kind_of(word) for word in ("자매결연", "友好城市", "MOU", "jumelage", "Briefwechsel")]
    ['sister', 'friendship', 'mou', 'sister', 'other']
    """
    found = _first("kinds.tsv", KIND_ORDER, words) or otherwise
    return "sister" if found == "partnership" else found


def status_of(words: str | None) -> str | None:
    """Return our status for the user's word, or None where it is not known or there is none.

    What a tie is not is read first: "not active" is dormant, "not signed" planned, "no longer valid" ended.

    Examples
    --------
    >>> [status_of(word) for word in ("비활성", "未締結", "nicht mehr gültig", "not expired", "not quite active")]
    ['dormant', 'planned', 'ended', 'active', None]
    >>> [status_of(word) for word in ("교류 중", "inactive", "expired 2019", "?")]
    ['active', 'dormant', 'ended', None]
    """
    if negated := _first("negated_statuses.tsv", NEGATED_ORDER, words):
        return negated
    found = _first("statuses.tsv", STATUS_ORDER, words)
    return None if found == "active" and _first("negated_statuses.tsv", ("unknown",), words) else found


def kind_of_title(words: str) -> str | None:
    """Return the kind that a title, a heading, or the name of a sheet or a file says, or None.

    Examples
    --------
    >>> kind_of_title("Our_sister_cities 2024"), kind_of_title("Partners")
    ('sister', None)
    """
    return _first("titles.tsv", ("sister",), words)


@functools.lru_cache(maxsize=4096)
def _first(name: str, order: tuple[str, ...], words: str | None) -> str | None:
    if not words:
        return None
    patterns = patterns_by_meaning(WORDS / name)
    return next((meaning for meaning in order if patterns[meaning].search(words)), None)
