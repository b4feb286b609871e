"""Texts → what is drafted from them, file by file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DocumentError, SistermapError
from ..local_files import shown_path
from ..naming.home import resolve_home
from ..plurals import counted
from ..tables.dates import read_dates
from .by_language import by_language
from .documents import read_items
from .documents.reading import Remark, Text
from .item import Item
from .language import LONGEST_UNKNOWN, language_of
from .proposal import Drafts
from .versions import merge_versions

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer

    DraftTies = Callable[[Item, Gazetteer, str | None], Drafts]

NOTHING = Drafts((), ())
Progress = Callable[[int, int], object]
Refuse = Callable[[SistermapError], object]


@dataclass(frozen=True, slots=True)
class Drafted:
    """One item and what is drafted from it."""

    item: Item
    drafts: Drafts
    languages: tuple[str, ...]  # that it is in


def draft_texts(
    sources: Iterable[Text],
    gazetteer: Gazetteer,
    draft_ties: DraftTies,
    *,
    published: str | None = None,
    home: str | None = None,
    remark: Remark | None = None,
    unreadable: Refuse | None = None,
    progress: Progress | None = None,
) -> list[Drafted]:
    """Read texts and draft the ties that their items state.

    Parameters
    ----------
    sources
        As `documents.read_items` takes them. A file that is among them twice is read once.
    gazetteer
        The places.
    draft_ties
        Drafts from an item, given the gazetteer and `home`.
    published
        The day of items that state none, in any way that dates are written.
    home
        The place of who issues the texts, such as ``"Busan, KR"``.
    remark
        Called with what the user should know of a file, and what is drafted from it.
    unreadable
        Called with what is wrong with a file, after which the others are read; None: it is raised.
    progress
        Called with how many of how many items are done.

    Raises
    ------
    SistermapError
        If a file cannot be read, `published` is no date, or `home` no place.
    """
    day = None if published is None else _day(published)
    if home is not None:
        resolve_home(home, gazetteer)
    items: list[list[Item]] = []
    for source in _each_once(sources, remark):
        try:
            items.append(read_items(source, published=day, remark=remark))
        except SistermapError as error:
            if unreadable is None:
                raise
            unreadable(error)
    whole, made = sum(map(len, items)), list[Drafted]()
    for of_file in items:
        first = len(made)
        for item in of_file:
            versions = by_language(item)
            drafts = _draft(versions, home, lambda each, place: draft_ties(each, gazetteer, place))
            made.append(Drafted(item, drafts, tuple(each.language for each in versions)))
            if progress is not None:
                progress(len(made), whole)
        if remark is not None:
            remark(_summary(made[first:]))
    return made


def _each_once(sources: Iterable[Text], remark: Remark | None) -> Iterator[Text]:
    """Leave out a file that was given before, under the same path, another one, or a link."""
    given: dict[tuple[int, int], str] = {}
    for source in sources:
        if isinstance(source, str | os.PathLike) and (key := _identity(source)):
            if key in given:
                if remark is not None:
                    name, first = shown_path(source), given[key]
                    why = "is given more than once" if name == first else f"is the same file as {first}"
                    remark(f"{name} {why}: it is read once")
                continue
            given[key] = shown_path(source)
        yield source


def _identity(path: str | os.PathLike[str]) -> tuple[int, int] | None:
    try:
        found = Path(path).stat()
    except (OSError, ValueError):  # reading it says what is wrong
        return None
    return (found.st_dev, found.st_ino) if found.st_ino else None


def _draft(versions: Sequence[Item], home: str | None, draft: Callable[[Item, str | None], Drafts]) -> Drafts:
    """Draft from each version of an item; the dateline or address of one says whose the others are."""
    drafted = [NOTHING if is_list_of_names(each) else draft(each, home) for each in versions]
    if len(versions) == 1:
        return drafted[0]
    issuer = next((each.issuer for each in drafted if each.issuer), None)
    for at, version in enumerate(versions):
        if issuer and not home and drafted[at] is not NOTHING and not drafted[at].issuer:
            drafted[at] = draft(version, issuer)
    return merge_versions(drafted)


def is_list_of_names(item: Item) -> bool:
    """Tell whether a text is long and in no language that is read: a list of names, which states nothing, but takes hours.

    Examples
    --------
    >>> from sistermap.geo.draft.item import Paragraph
    >>> is_list_of_names(Item("", None, (Paragraph("Busan, Kobe, Lyon, " * 5000, 1),), "a.txt", "en"))
    True
    """
    length = sum(len(paragraph.text) for paragraph in item.paragraphs)
    return length > LONGEST_UNKNOWN and language_of(" ".join(item.beginning())) is None


def _day(published: str) -> str:
    day = read_dates(published).since
    if day is None:
        raise DocumentError(f"published is {published!r}, expected a date such as 2024-05-31")
    return day


def _summary(drafted: list[Drafted]) -> str:
    """Say how many items a file has and what is drafted from them."""
    proposals = sum(len(each.drafts.proposals) for each in drafted)
    near = sum(len(each.drafts.near_misses) for each in drafted)
    found = counted(proposals, "proposal") if proposals else "no tie is stated"
    nearly = (
        f"; {counted(near, 'sentence')} {'was' if near == 1 else 'were'} nearly one (--all lists them)"
        if near
        else ""
    )
    return f"{drafted[0].item.path}: {counted(len(drafted), 'item')}{_in_several(drafted)}, {found}{nearly}"


def _in_several(drafted: list[Drafted]) -> str:
    """Say how many items are in several languages, each of which is read by itself, and in which."""
    several = [each.languages for each in drafted if len(each.languages) > 1]
    if not several:
        return ""
    languages = ", ".join(dict.fromkeys(language for each in several for language in each))
    which = "" if len(drafted) == 1 else f"{len(several)} of them "
    return f" ({which}in several languages: {languages})"
