"""The user's words for kinds and statuses, and ours. Readers are always shown the user's own word."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from .. import lengths
from ..words import patterns_by_meaning
from .dividers import Divider, cut, cut_words
from .header_words import WORDS

# Looked for in this order inside the user's word: "friendship agreement (MOU)" is first of all an MOU, and a "friendly
# exchange" is a friendship, not a visit. The bare "partnership" and "cooperation" count where no other word is found.
# An agreement is what it is an agreement of, and a treaty only where it is none of these.
KIND_ORDER = (
    "intent", "mou", "sister", "friendship_city", "friendship", "project", "visit", "network", "partnership",
    "cooperation", "treaty",
)  # fmt: skip
# Words whose kind depends on the list that they are in, and their kind where nothing is known of it.
_ALONE = {"friendship_city": "friendship", "partnership": "sister", "cooperation": "friendship"}
STATUS_ORDER = ("ended", "dormant", "planned", "active")
# "not ended" before "not yet", "no longer active" before "no longer"; a mere "not" is looked for last.
NEGATED_ORDER = ("active", "planned", "dormant", "ended")
TITLE_KINDS = ("intent", "mou", "sister", "friendship_city", "friendship", "network", "project")

# Countries whose lists call sister cities 友好城市, and those whose 友好都市 is a grade of its own.
_CHINESE = ("CN", "TW", "HK", "MO", "SG")
_MARKS = (Divider.LINE, Divider.SEMICOLON, Divider.SPACED_MARK, Divider.COMMA, Divider.MARK)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class KindFound(NamedTuple):
    """One of the kinds that a cell names."""

    kind: str  # one of `geo.schema.KINDS`
    word: str  # as the user writes it
    year: int | None = None  # where the cell says since when


def kind_of(words: str | None, *, otherwise: str = "other") -> str:
    """Return our kind for the user's word, where nothing is known of the list it is in.

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
    return _ALONE.get(found, found)


def read_kinds(
    cells: Sequence[str | None], *, title_kind: str | None = None, country: str | None = None
) -> list[str]:
    """Return our kinds for a column of the user's words, which are two grades where the user has two.

    In a Chinese list 友好城市 are its sister cities, unless it has 姊妹城市 as well; 友好关系城市 and 友好交流城市 are
    the lower grade. A bare "partnership" is the lower grade in a list that has sister cities beside it.

    Parameters
    ----------
    cells
        The cells of the column.
    title_kind
        The kind of cells without a word, as a title says it.
    country
        ISO 3166-1 alpha-2 of the user's own place. Where it is not known, 城市 makes a list Chinese.

    Examples
    --------
    >>> read_kinds(["国际友好城市", "友好关系城市", None], country="CN")
    ['sister', 'friendship', 'other']
    >>> read_kinds(["姊妹市", "友好城市"], country="TW"), read_kinds(["姉妹都市", "友好都市"], country="JP")
    (['sister', 'friendship'], ['sister', 'friendship'])
    >>> read_kinds(["Partnership", "Sister City"]), read_kinds(["Partnership", "MOU"])
    (['friendship', 'sister'], ['sister', 'mou'])
    """
    found = {cell: _first("kinds.tsv", KIND_ORDER, cell) for cell in {*cells}}
    chinese = country in _CHINESE if country else any("城市" in (cell or "") for cell in found)
    has_sister = "sister" in found.values()
    mine = _ALONE | {"partnership": "friendship" if has_sister else "sister"}
    if chinese and not has_sister:
        mine["friendship_city"] = "sister"
    kinds = {
        cell: (title_kind or "other") if not (cell or "").strip() else mine.get(kind or "", kind or "other")
        for cell, kind in found.items()
    }
    return [kinds[cell] for cell in cells]


def kinds_of(cell: str | None) -> list[KindFound]:
    """Return the kinds that a cell names, several where its parts are of several kinds.

    Examples
    --------
    >>> kinds_of("Sister city (1967), MOU (2009)")
    [KindFound(kind='sister', word='Sister city', year=1967), KindFound(kind='mou', word='MOU', year=2009)]
    >>> [found.kind for found in kinds_of("자매결연, 우호협력")], kinds_of("MOU on culture, trade and tourism")
    (['sister', 'friendship'], [KindFound(kind='mou', word='MOU on culture, trade and tourism', year=None)])
    """
    if not cell or not cell.strip():
        return []
    if len(cell) > lengths.KIND:
        return [KindFound("other", cell.strip())]
    for parts in (_between_marks(cell), cut_words(cell, "and")):
        found = [
            KindFound(kind, *_without_year(part)) for part in parts if (kind := kind_of(part)) != "other"
        ]
        if len({one.kind for one in found}) > 1:
            return found
    return [KindFound(kind_of(cell), cell.strip(), _without_year(cell)[1])]


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


def status_of_kind(words: str | None) -> str | None:
    """Return the status that a word for a kind says beside the kind; None where it only says that the tie was made.

    Examples
    --------
    >>> [status_of_kind(word) for word in ("Historic sister city", "ehemalige Städtepartnerschaft", "MOU signed")]
    ['ended', 'ended', None]
    """
    found = status_of(words)
    return None if found == "active" else found


def kind_of_title(words: str, *, country: str | None = None) -> str | None:
    """Return the kind that a title, a heading, or the name of a sheet or a file says, or None.

    A title that names sister cities and friendships says neither.

    Parameters
    ----------
    words
        The title.
    country
        ISO 3166-1 alpha-2 of the user's own place, as for `read_kinds`.

    Examples
    --------
    >>> kind_of_title("Our_sister_cities 2024"), kind_of_title("Friendship cities"), kind_of_title("Partners")
    ('sister', 'friendship', None)
    >>> kind_of_title("国际友好城市一览"), kind_of_title("友好都市一覧", country="JP")
    ('sister', 'friendship')
    """
    if len(words) > lengths.TITLE:
        return None
    patterns = patterns_by_meaning(WORDS / "titles.tsv")
    found = [kind for kind in TITLE_KINDS if patterns[kind].search(words)]
    if "friendship_city" in found:
        chinese = country in _CHINESE if country else "城市" in words
        found = [kind for kind in found if kind not in ("friendship_city", "friendship")]
        found = found or ["sister" if chinese else "friendship"]
    if {"sister", "friendship"} <= {*found}:
        return None
    return found[0] if found else None


def status_of_title(words: str) -> str | None:
    """Return the status that a title, a heading or the name of a sheet says of every tie below it, or None.

    A title that names current and former partnerships says neither.

    Examples
    --------
    >>> status_of_title("Terminated partnerships"), status_of_title("Sister cities"), status_of_title("Inactive")
    ('ended', None, 'dormant')
    >>> status_of_title("Current and former partners")
    """
    if len(words) > lengths.TITLE:
        return None
    found = [_first("titles.tsv", STATUS_ORDER, piece) for piece in cut_words(words, "and")]
    return found[0] if found and {*found[1:]} <= {None, found[0]} else None


def _between_marks(cell: str) -> list[str]:
    """Cut a cell at every mark that parts the items of a list."""
    parts = [cell]
    for divider in _MARKS:
        parts = [piece for part in parts for piece in cut(part, divider)]
    return parts


def _without_year(part: str) -> tuple[str, int | None]:
    """Take the year out of a part such as "Sister city (1967)"; a part with several years or a day stays whole."""
    years = _YEAR.findall(part)
    if len(years) != 1 or len(re.findall(r"\d+", part)) != 1:
        return part, int(years[0]) if len(years) == 1 else None
    bare = _YEAR.sub("", part)
    word = re.sub(r"[(（\[]\s*[)）\]]", "", bare).strip(" \t,:-–—")
    return (word, int(years[0])) if kind_of(word) == kind_of(part) else (part, int(years[0]))


@functools.lru_cache(maxsize=4096)
def _first(name: str, order: tuple[str, ...], words: str | None) -> str | None:
    if not words or len(words) > lengths.TITLE:
        return None
    patterns = patterns_by_meaning(WORDS / name)
    return next((meaning for meaning in order if patterns[meaning].search(words)), None)
