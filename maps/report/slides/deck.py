"""A deck as values: what each slide shows, before it is known how large slides are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Slide:
    """What every slide has: its title, and notes for who presents it."""

    title: str
    notes: str = ""


@dataclass(frozen=True, kw_only=True)
class Cover(Slide):
    """The first slide."""

    subtitle: str = ""
    line: str = ""  # whose data, and from when
    logo: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, kw_only=True)
class Picture(Slide):
    """A picture in the whole slide below its title."""

    png: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True, kw_only=True)
class Numbers(Slide):
    """A few large numbers, and what each counts."""

    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Bars(Slide):
    """A bar chart, and a sentence on what is not in it."""

    categories: tuple[str, ...]
    values: tuple[float, ...]
    series: str
    alt: str
    remark: str = ""


@dataclass(frozen=True)
class Group:
    """A heading and lines below it, each of a label and what belongs to it."""

    heading: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class Groups(Slide):
    """Groups in columns on as many slides as they take; where those are too many, shorter ones."""

    groups: tuple[Group, ...]
    short: tuple[Group, ...] = ()
    short_title: str = ""


@dataclass(frozen=True, kw_only=True)
class Grid(Slide):
    """A table of texts; rows for which there is no room are counted."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Profile(Slide):
    """One partner: labels with values, and where it is."""

    rows: tuple[tuple[str, str], ...]
    png: bytes = field(default=b"", repr=False)
    alt: str = ""


@dataclass(frozen=True, kw_only=True)
class Paragraphs(Slide):
    """Text."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Deck:
    """All slides in their order, their language, and the colours of a deck without a template."""

    title: str
    lang: str
    slides: tuple[Slide, ...]
    words: Mapping[str, str] = field(repr=False)
    accent: str
    home: str
