"""What a kit holds: each part makes its files when its turn comes, so that a bar can show how far it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import pandas as pd

from ...geo.attribution import credits
from ...geo.collector import cycles_collected
from ..boundaries import no_basemap
from ..calendar import render_calendar
from ..figure.alternative_text import alt_text
from ..figure.cover import draw_cover
from ..figure.draw import draw_figures
from ..layer_like import LayerLike
from ..page.embed import embed_snippet
from ..page.look import PageLook
from ..page.tie_map import render_page
from ..report import make_report, write_report
from .index import render_index

PICTURE, ALT, SNIPPET, INDEX = "map.png", "map.txt", "embed.txt", "index.html"
COVER = "og.png"  # the name by which pages call it
FIGURES = {"map.svg": "figure.svg", "map.pdf": "figure.pdf", PICTURE: "figure.png"}
REPORTS = (".html", ".docx", ".xlsx", ".md")


class KitFile(NamedTuple):
    """A file of a kit."""

    what: str  # what it is: "page" is described by the words "kit.page"
    content: bytes


@dataclass(frozen=True)
class Part:
    """A step of making a kit.

    Attributes
    ----------
    name
        The file or folder that it makes, to be shown while it is made.
    make
        Makes its files: by their name in the kit, what each is and its bytes.
    """

    name: str
    make: Callable[[], Mapping[str, KitFile]]


@dataclass(frozen=True)
class _Kit:
    """What all parts are made of."""

    layer: LayerLike
    title: str
    lang: str
    today: dt.date
    home: str | None
    basemap: gpd.GeoDataFrame | None
    attribution: Sequence[Mapping[str, str]]
    seats: Mapping[str, str] | None
    headline: str | None
    page: PageLook
    published: LayerLike
    close_up: gpd.GeoDataFrame | None = None

    @property
    def look(self) -> dict[str, Any]:
        """What the page and every figure have alike, but for the title."""
        return {
            "basemap": self.basemap,
            "lang": self.lang,
            "home": self.home,
            "attribution": self.attribution,
        }


def kit_parts(
    layer: LayerLike,
    *,
    title: str,
    today: dt.date,
    summary: Mapping[str, pd.DataFrame],
    events: pd.DataFrame,
    data_files: Callable[[], Mapping[str, bytes]],
    lang: str = "en",
    home: str | None = None,
    basemap: gpd.GeoDataFrame | None = None,
    attribution: Sequence[Mapping[str, str]] = (),
    seats: Mapping[str, str] | None = None,
    headline: str | None = None,
    look: PageLook | None = None,
    close_up: gpd.GeoDataFrame | None = None,
    published: LayerLike | None = None,
) -> list[Part]:
    """List the parts of a kit: page, page for other sites, figures, report, calendar and data.

    A layer without a place has no figures and no alternative text; everything else is made.

    Parameters
    ----------
    layer, basemap, attribution, seats, close_up
        As `TieMap` has them.
    title
        Of the figures, the report and the calendar.
    today
        The day that is written on figures and reports, and that events are counted from.
    summary
        Frames by name, as `make_report` takes them.
    events
        As `render_calendar` takes them.
    data_files
        Makes the files for other programs: by their name in the folder ``data``, their bytes.
    lang
        ``en`` or ``ko``.
    home
        The place_id of the place that the page opens with.
    headline
        Title of the page; if None, a sentence that follows the reader's language.
    look
        Of the page; its source and date are on the figures too.
    published
        The layer that reports are made of, where that is not all of `layer`.

    Returns
    -------
    list of Part
        In the order in which a kit lists them. Nothing is made before a part's `make` is called.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> day, none = dt.date(2026, 1, 1), pd.DataFrame(columns=["date"])
    >>> parts = kit_parts(example_layer(), title="Busan", today=day, summary={}, events=none, data_files=dict)
    >>> [part.name for part in parts][:3]
    ['map.html', 'embed.html', 'map.svg']
    >>> sorted(parts[-2].make())
    ['embed.txt', 'ties.ics']
    """
    kit = _Kit(
        layer, title, lang, today, home, basemap, attribution, seats, headline, look or PageLook(), published or layer, close_up
    )  # fmt: skip
    figures = [
        Part("map.svg", lambda: _figures(kit, FIGURES)),
        Part("map-grey.png", lambda: _figures(kit, {"map-grey.png": "figure.grey"}, style="grey")),
        Part(COVER, lambda: _cover(kit)),
        Part(ALT, lambda: _alt(kit)),
    ]
    return [
        Part("map.html", lambda: _page(kit, "map.html", "page", embed=False)),
        Part("embed.html", lambda: _page(kit, "embed.html", "embed", embed=True)),
        *(figures if len(layer.places) else []),
        Part("report.docx", lambda: _reports(kit, summary)),
        Part("ties.ics", lambda: _texts(kit, events)),
        Part("data", lambda: _data(data_files())),
    ]


def make_kit(
    parts: Iterable[Part],
    *,
    title: str,
    lang: str = "en",
    attribution: Sequence[Mapping[str, str]] = (),
) -> dict[str, bytes]:
    """Make every part, the list of sources, and the index page that leads to them.

    Parameters
    ----------
    parts
        From `kit_parts`, maybe by way of a progress bar.
    title, lang, attribution
        As `kit_parts` has them.

    Returns
    -------
    dict
        Bytes by name, with ``/`` between folder and file. The same input gives the same bytes.

    Examples
    --------
    >>> list(make_kit([Part("a.txt", lambda: {"a.txt": KitFile("alt", b"A map")})], title="Busan"))
    ['a.txt', 'attribution.txt', 'index.html']
    """
    made: dict[str, KitFile] = {}
    for part in parts:
        with cycles_collected():
            made |= part.make()
    sources = "\n".join([*credits(attribution, url=True), ""])
    made["attribution.txt"] = KitFile("attribution", sources.encode())
    index = render_index(
        {name: (file.what, len(file.content)) for name, file in made.items()},
        title=title,
        lang=lang,
        picture=PICTURE if PICTURE in made else None,
        alt=made[ALT].content.decode() if ALT in made else "",
        snippet=made[SNIPPET].content.decode() if SNIPPET in made else None,
        attribution=attribution,
    )
    return {**{name: file.content for name, file in made.items()}, INDEX: index.encode()}


def _page(kit: _Kit, name: str, what: str, *, embed: bool) -> dict[str, KitFile]:
    page_look = (
        kit.page if kit.page.og_image or not len(kit.layer.places) else replace(kit.page, og_image=COVER)
    )
    page = render_page(
        kit.layer,
        title=kit.headline,
        embed=embed,
        seats=kit.seats,
        look=page_look,
        close_up=kit.close_up,
        **kit.look,
    )
    return {name: KitFile(what, page.encode())}


def _figures(kit: _Kit, files: Mapping[str, str], *, style: str = "print") -> dict[str, KitFile]:
    drawn = draw_figures(
        kit.layer, [Path(name).suffix for name in files], style=style, title=kit.title, date=kit.page.date or kit.today.isoformat(),
        source=kit.page.source, kind_colours=kit.page.colours, **kit.look,
    )  # fmt: skip
    return {name: KitFile(what, drawn[Path(name).suffix]) for name, what in files.items()}


def _cover(kit: _Kit) -> dict[str, KitFile]:
    land = no_basemap() if kit.basemap is None else kit.basemap
    look = {**kit.look, "basemap": land}
    return {COVER: KitFile("cover", draw_cover(kit.layer, title=kit.headline, **look))}


def _alt(kit: _Kit) -> dict[str, KitFile]:
    return {ALT: KitFile("alt", f"{alt_text(kit.layer, kit.title, lang=kit.lang)}\n".encode())}


def _reports(kit: _Kit, summary: Mapping[str, pd.DataFrame]) -> dict[str, KitFile]:
    outline = make_report(kit.published, summary, title=kit.title, today=kit.today, **kit.look)
    written = (write_report(outline, f"report{suffix}") for suffix in REPORTS)
    return {
        path.name: KitFile(f"report{path.suffix}", content)
        for files in written
        for path, content in files.items()
    }


def _texts(kit: _Kit, events: pd.DataFrame) -> dict[str, KitFile]:
    calendar = render_calendar(events, start=kit.today, lang=kit.lang, name=kit.title)
    return {
        SNIPPET: KitFile("snippet", embed_snippet("embed.html", kit.title).encode()),
        "ties.ics": KitFile("calendar", calendar),
    }


def _data(files: Mapping[str, bytes]) -> dict[str, KitFile]:
    return {f"data/{name}": KitFile(f"data{Path(name).suffix}", content) for name, content in files.items()}
