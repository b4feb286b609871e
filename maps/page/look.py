"""What the user says of a page's looks, checked and ready to be put into it."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...geo.errors import MapError
from ...geo.languages import LANGUAGES
from ...geo.words import fold
from ..colours import MARK_CONTRAST, TEXT_CONTRAST, Pair, fit_pair, parse_colour
from ..layer_like import LayerLike, rows_of_ties
from ..notes import read_notes
from ..public import left_out
from ..style import KINDS
from ..texts import kind_words
from .columns import texts_of
from .pictures import read_cell_pictures, read_logo
from .rows import own_cells
from .tiles import tile_origins, tile_source


@dataclass(frozen=True)
class PageLook:
    """How a page looks, beside its title.

    Attributes
    ----------
    subtitle, source
        Below the headline, and whose data it is.
    date
        The state of the data: YYYY, YYYY-MM, YYYY-MM-DD, which the page writes in its language, or any text.
    logo
        A ``data:`` address of a picture.
    accent
        Of links and of home.
    colours
        Kind -> its colour.
    tiles, origins
        Template of a layer of tiles, and where its pictures come from.
    sources
        Whose tiles these are, as an attribution has it.
    og_image
        Address of a preview of the page.
    public
        Whether rows that are not placed, and where each row stood, are left out.
    pictures
        Cell -> ``data:`` address of the picture that it names.
    notes
        Steps of a story: heading, text and hash of each.
    remarks
        What was changed, and what is left out: one line each.
    """

    subtitle: str = ""
    source: str = ""
    date: str = ""
    logo: str = ""
    accent: Pair | None = None
    colours: Mapping[str, Pair] = field(default_factory=dict)
    tiles: str = ""
    origins: tuple[str, ...] = ()
    sources: tuple[Mapping[str, str], ...] = ()
    og_image: str = ""
    public: bool = False
    pictures: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Mapping[str, str], ...] = ()
    remarks: tuple[str, ...] = ()

    def meta(self) -> dict[str, Any]:
        """Return what the page's island has of it."""
        return {
            "subtitle": self.subtitle or None,
            "source": self.source,
            "date": self.date,
            "logo": self.logo,
            "accent": self.accent and self.accent._asdict(),
            "tiles": self.tiles,
            "public": self.public,
            "notes": [dict(step) for step in self.notes],
        }


def make_look(
    layer: LayerLike,
    *,
    subtitle: str | None = None,
    source: str | None = None,
    date: str | dt.date | None = None,
    logo: str | os.PathLike[str] | None = None,
    accent: str | None = None,
    colours: Mapping[str, str] | None = None,
    tiles: str | None = None,
    tiles_attribution: str | None = None,
    og_image: str | None = None,
    notes: str | os.PathLike[str] | None = None,
    public: bool = False,
    folder: Path | None = None,
) -> PageLook:
    """Check what the user says of a page's looks.

    Parameters
    ----------
    layer
        What is drawn: its kinds can have colours, its cells can name pictures.
    subtitle, source, date, logo, accent, colours, tiles, tiles_attribution, og_image, notes
        As `api.explore` takes them.
    public
        See `PageLook`.
    folder
        Where the table lies.

    Raises
    ------
    MapError
        If a value is none that can be used: one line with what was found and expected.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> look = make_look(example_layer(), accent="gold", colours={"sister": "#0a7"})
    >>> look.colours["sister"].light, look.remarks[0]
    ('#009166', 'accent gold has a contrast of 1.4:1 on light paper, expected 4.5:1; drawn as #8b7500 there')
    """
    remarks: list[str] = []
    pictures = read_cell_pictures(own_cells(layer), folder)
    return PageLook(
        subtitle=(subtitle or "").strip(),
        source=(source or "").strip(),
        date=_read_date(date),
        logo=read_logo(logo) if logo else "",
        accent=_fitted("accent", accent, remarks, text=True) if accent else None,
        colours=_kind_colours(layer, colours or {}, remarks),
        tiles=tiles or "",
        origins=tile_origins(tiles) if tiles else (),
        sources=(tile_source(tiles, tiles_attribution),) if tiles else (),
        og_image=og_image or "",
        notes=read_notes(notes, layer) if notes else (),
        public=public,
        pictures=pictures.shown,
        remarks=(*remarks, *pictures.remarks, *([left_out(layer, "the page")] if public else [])),
    )


def _read_date(date: str | dt.date | None) -> str:
    if isinstance(date, dt.date):
        return date.isoformat()[:10]
    text = (date or "").strip()
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if found:
        try:
            dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
        except ValueError:
            raise MapError(f"date {text!r} is no day, expected one such as 2026-01-31, or any text") from None
    return text


def _fitted(name: str, colour: str, remarks: list[str], *, text: bool) -> Pair:
    fitted = fit_pair(parse_colour(colour), text=text)
    if fitted.changed:
        least = TEXT_CONTRAST if text else MARK_CONTRAST
        remarks.append(
            f"{name} {colour} has a contrast of {fitted.contrast:.1f}:1 on light paper, expected {least:g}:1; "
            f"drawn as {fitted.pair.light} there"
        )
    return fitted.pair


def _kind_colours(layer: LayerLike, given: Mapping[str, str], remarks: list[str]) -> dict[str, Pair]:
    """Find which kinds are meant: by our names of them, or by the words of the table."""
    known = _known_kinds(layer) if given else {}
    made: dict[str, Pair] = {}
    called: dict[str, str] = {}
    for word, colour in given.items():
        kinds = known.get(fold(word))
        if not kinds:
            raise MapError(f"colour {word!r}: no tie is of that kind, expected one of {_offered(layer)}")
        pair = _fitted(f"colour {word}", colour, remarks, text=False)
        for kind in sorted(kinds):
            if made.setdefault(kind, pair) != pair:
                raise MapError(
                    f"colour {word!r}: {word} and {called[kind]} are one kind, {kind}; expected one colour"
                )
            called[kind] = word
    return made


def _known_kinds(layer: LayerLike) -> dict[str, set[str]]:
    """Word -> the kinds that it means among those that occur."""
    kinds = set(filter(None, texts_of(rows_of_ties(layer), "kind")))
    known: dict[str, set[str]] = {fold(kind): {kind} for kind in kinds}
    for lang in LANGUAGES:
        words = kind_words(lang)
        for kind in kinds & set(KINDS):
            known.setdefault(fold(words[kind]), set()).add(kind)
    for kind, word in _pairs(layer):
        if word and kind:
            known.setdefault(fold(word), set()).add(kind)
    return known


def _offered(layer: LayerLike) -> str:
    words: dict[str, list[str]] = {}
    for kind, word in _pairs(layer):
        if kind:
            words.setdefault(kind, []).extend([word] if word and fold(word) != fold(kind) else [])
    return (
        ", ".join(f"{kind} ({', '.join(own[:3])})" if own else kind for kind, own in words.items()) or "none"
    )


def _pairs(layer: LayerLike) -> Iterable[tuple[str, str]]:
    kinds = texts_of(rows_of_ties(layer), "kind")
    words = texts_of(rows_of_ties(layer), "kind_original") or [""] * len(kinds)
    return dict.fromkeys(zip(kinds, words, strict=True))
