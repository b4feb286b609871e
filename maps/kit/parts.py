"""What a kit is made of: each part makes its files when its turn comes, so that a bar can show how far it is."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from ...geo.collector import cycles_collected
from ...geo.errors import MissingFontError
from ..boundaries import no_basemap
from ..calendar import draw_year, name_events, render_calendar, year_to_plan
from ..figure.alternative_text import alt_text
from ..figure.cover import draw_cover
from ..figure.draw import draw_map
from ..headline import home_of, split_headline, subline_text
from ..layer_like import LayerLike
from ..page.embed import embed_snippet
from ..page.look import PageLook
from ..page.tie_map import render_page
from ..place_names import place_names
from ..report import (
    draw_report_map,
    make_report,
    make_slides,
    report_drawing,
    slide_drawing,
    with_map,
    write_report,
    write_slides,
)
from ..sources import citation, shown_sources, source_lines, state_of
from .contents import choose_outputs
from .index import render_index
from .overview import INDEX, README, Overview
from .readme import render_readme

COVER, EMBED, FIGURE = "og.png", "embed.html", "map.png"
GREY = "map-grey.png"
FIGURES = ("map.pdf", FIGURE, "map.svg")
Summary = Callable[[], Mapping[str, pd.DataFrame]]
SLIDES, YEAR = "slides.pptx", "year.pdf"
REPORTS = ("report.docx", "report.xlsx", "report.html", "report.md")
DATA = ("ties.gpkg", "ties.csv", "ties.geojson", "ties-unplaced.csv")


@dataclass
class Made:
    """What the parts of a kit have made so far."""

    files: dict[str, dict[str, bytes]] = field(default_factory=dict)  # by output, by name in the kit
    cover: bytes | None = None
    alt: str = ""  # of the figure
    remarks: list[str] = field(default_factory=list)  # on what a file lacks

    def add(self, output: str, content: bytes, name: str | None = None) -> None:
        """Take a file of an output; its name in the kit is that of the output unless another is given."""
        self.files.setdefault(output, {})[name or output] = content


@dataclass(frozen=True)
class Part:
    """A step of making a kit.

    Attributes
    ----------
    name
        The files that it makes, for people.
    make
        Adds its files to what is made so far.
    """

    name: str
    make: Callable[[Made], object]


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
    close_up: gpd.GeoDataFrame | None
    outputs: Collection[str]
    live: Callable[[], str]

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
    summary: Summary,
    events: pd.DataFrame,
    year_events: pd.DataFrame | None = None,
    data_files: Callable[[Collection[str]], Mapping[str, Mapping[str, bytes]]],
    outputs: Collection[str] | None = None,
    lang: str = "en",
    home: str | None = None,
    basemap: gpd.GeoDataFrame | None = None,
    attribution: Sequence[Mapping[str, str]] = (),
    seats: Mapping[str, str] | None = None,
    headline: str | None = None,
    look: PageLook | None = None,
    close_up: gpd.GeoDataFrame | None = None,
    published: LayerLike | None = None,
    live: Callable[[], str] = str,
) -> list[Part]:
    """List the parts of a kit: pages, figures, reports, calendar and data, as far as they are chosen and have a content.

    A layer without a place has no map, nor a list without events a calendar.

    Parameters
    ----------
    layer, basemap, attribution, seats, close_up
        As `TieMap` has them.
    title
        Of the figures, the report and the calendar.
    today
        The day that is written on figures and reports, and that events are counted from.
    summary
        Counts what documents show: frames by name, as `make_report` takes them. Called when the documents are made.
    events
        As `render_calendar` takes them.
    year_events
        Those of the year from `year_to_plan`, also before `today`.
    data_files
        Makes the files for other programs: of those outputs that it is given, by their name in the folder ``data``, their
        bytes.
    outputs
        From `choose_outputs`; what is usual if None.
    lang
        A BCP 47 tag of a language.
    home
        The place_id of the place that the page opens with.
    headline
        Title of the page; if None, a sentence that follows the reader's language.
    look
        Of the page; its source and date are on the figures too.
    published
        The layer that reports are made of, where that is not all of `layer`.
    live
        Renders the live map of the report as a page, as `make_report` takes it.

    Returns
    -------
    list of Part
        In the order in which a kit lists them. Nothing is made before a part's `make` is called.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> day, none = dt.date(2026, 1, 1), pd.DataFrame(columns=["date"])
    >>> parts = kit_parts(example_layer(), title="Busan", today=day, summary=dict, events=none, data_files=dict)
    >>> [part.name for part in parts]
    ['map.html', 'embed.html', 'og.png', 'map.pdf, map.png', 'report.docx, report.xlsx, slides.pptx', 'data']
    """
    chosen = choose_outputs() if outputs is None else outputs
    kit = _Kit(
        layer, title, lang, today, home, basemap, attribution, seats, headline, look or PageLook(), published or layer,
        close_up, chosen, live,
    )  # fmt: skip
    placed = len(layer.places) > 0
    figures, reports, data = (
        [name for name in names if name in chosen] for names in (FIGURES, REPORTS, DATA)
    )
    documents = [*reports, *([SLIDES] if placed and SLIDES in chosen else [])]
    year = events.head(0) if year_events is None else year_events
    parts = [
        ("map.html", placed and "map.html" in chosen, lambda made: _add_page(made, kit, "map.html")),
        (EMBED, placed and EMBED in chosen, lambda made: _add_page(made, kit, EMBED)),
        (COVER, placed, lambda made: _add_cover(made, kit)),
        (", ".join(figures), placed and figures, lambda made: _add_figures(made, kit, figures)),
        (GREY, placed and GREY in chosen, lambda made: _add_figures(made, kit, [GREY], style="grey")),
        (", ".join(documents), documents, lambda made: _add_documents(made, kit, summary, documents)),
        (YEAR, bool(len(year)) and YEAR in chosen, lambda made: _add_year(made, kit, year)),
        ("ties.ics", len(events) and "ties.ics" in chosen, lambda made: _add_calendar(made, kit, events)),
        ("data", data, lambda made: _add_data(made, data_files(data))),
    ]
    return [Part(name, make) for name, wanted, make in parts if wanted]


def make_kit(
    parts: Iterable[Part],
    overview: Overview,
    *,
    remark: Callable[[str], object] | None = None,
) -> dict[str, bytes]:
    """Make every part, the README, and the index page that leads to them.

    A part that needs a font which the machine lacks is left out, with one remark.

    Parameters
    ----------
    parts
        From `kit_parts`, maybe by way of a progress bar.
    overview
        From `kit_overview`: what the index says, but for files and pictures.
    remark
        Called with one line on what is left out.

    Returns
    -------
    dict
        Bytes by name, with ``/`` between folder and file. The same input gives the same bytes.

    Examples
    --------
    >>> list(make_kit([Part("map.svg", lambda made: made.add("map.svg", b"<svg/>"))], Overview("Busan")))
    ['map.svg', 'README.txt', 'index.html']
    """
    made = Made()
    left_out: dict[str, list[str]] = {}  # names by the reason
    for part in parts:
        with cycles_collected():
            try:
                part.make(made)
            except MissingFontError as error:
                left_out.setdefault(str(error), []).append(part.name)
    if remark is not None:
        for reason, names in left_out.items():
            remark(f"{', '.join(names)}: left out: {reason}")
        for line in dict.fromkeys(made.remarks):
            if not line.endswith(tuple(left_out)):  # the reason was given
                remark(line)
    overview = replace(
        overview,
        files={output: [(name, len(content)) for name, content in files.items()] for output, files in made.files.items()},
        cover=made.cover,
        alt=made.alt or overview.alt,
        sheet=made.files.get(FIGURE, {}).get(FIGURE),
        snippet=embed_snippet(EMBED, overview.title) if EMBED in made.files else "",
    )  # fmt: skip
    written = {name: content for files in made.files.values() for name, content in files.items()}
    written[README] = render_readme(overview)
    record = {name: hashlib.sha256(content).hexdigest() for name, content in written.items()}
    return {**written, INDEX: render_index(overview, record).encode()}


def kit_overview(
    layer: LayerLike,
    *,
    title: str,
    lang: str = "en",
    home: str | None = None,
    attribution: Sequence[Mapping[str, str]] = (),
    look: PageLook | None = None,
    today: dt.date | None = None,
) -> Overview:
    """Write what the index of a kit says of a layer, before any file is made.

    Parameters
    ----------
    layer, title, lang, home, attribution, look, today
        As `kit_parts` has them.

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> kit_overview(example_layer(), title="Busan’s 2 sister cities").home
    'Busan'
    """
    look = look or PageLook()
    date = state_of(look.date, today)
    row = home_of(layer, home)
    placed = len(layer.places) > 0
    name = "" if row is None else place_names(layer, lang)[row]
    return Overview(
        title=title,
        lang=lang,
        subtitle=look.subtitle or (subline_text(layer, row, lang) if placed else ""),
        home=split_headline(title, name)[1],
        logo=look.logo,
        accent=look.accent,
        alt=alt_text(layer, title, lang=lang, home=home) if placed else "",
        attribution=shown_sources(layer, attribution, land=True) if placed else (),
        citation=citation(title, lang, source=look.source or None, date=date) if placed else "",
        nothing_placed=not placed,
    )


def _add_page(made: Made, kit: _Kit, name: str) -> None:
    look = kit.page if kit.page.og_image or COVER not in kit.outputs else replace(kit.page, og_image=COVER)
    page = render_page(
        kit.layer,
        title=kit.headline,
        embed=name == EMBED,
        seats=kit.seats,
        look=look,
        close_up=kit.close_up,
        **kit.look,
    )
    made.add(name, page.encode())


def _add_cover(made: Made, kit: _Kit) -> None:
    """Draw the cover, which the index shows also where it is no file of the kit."""
    land = no_basemap() if kit.basemap is None else kit.basemap
    try:
        made.cover = draw_cover(
            kit.layer,
            title=kit.headline,
            kind_colours=kit.page.colours,
            accent=kit.page.accent,
            **{**kit.look, "basemap": land},
        )
    except MissingFontError:
        if COVER in kit.outputs:
            raise
    else:
        if COVER in kit.outputs:
            made.add(COVER, made.cover)


def _add_figures(made: Made, kit: _Kit, names: Sequence[str], *, style: str = "print") -> None:
    look = kit.page
    drawn = draw_map(
        kit.layer, [Path(name).suffix for name in names], style=style, title=kit.title, subtitle=look.subtitle or None,
        date=state_of(look.date, kit.today), source=look.source or None, kind_colours=look.colours, accent=look.accent,
        logo=look.logo, **kit.look,
    )  # fmt: skip
    made.remarks += drawn.remarks
    made.alt = made.alt or drawn.alt
    for name in names:
        made.add(name, drawn.files[Path(name).suffix])


def _add_documents(made: Made, kit: _Kit, summary: Summary, names: Sequence[str]) -> None:
    """Make reports and slides of one outline, which is made after their maps: each takes much memory."""
    reports, has_slides = [name for name in names if name != SLIDES], SLIDES in names
    ways = [report_drawing(kit.page)] * bool(reports) + [slide_drawing(kit.page)] * has_slides
    maps = []
    for way in ways:
        with cycles_collected():
            maps.append(draw_report_map(kit.published, made.remarks.append, **kit.look, **way))
    counted = summary()
    outline = make_report(
        kit.published, counted, title=kit.title, today=kit.today, source=kit.page.source or None,
        date=kit.page.date or None, subtitle=kit.page.subtitle or None, live=kit.live() if "report.html" in names else "",
        drawn=maps[0], **kit.look,
    )  # fmt: skip
    for name in reports:
        for path, content in write_report(outline, name).items():
            made.add(name, content, path.name)
    if has_slides:
        deck = make_slides(
            with_map(outline, *maps[-1]), kit.published, counted, look=kit.page, today=kit.today, home=kit.home,
            basemap=kit.basemap, remark=made.remarks.append,
        )  # fmt: skip
        made.add(SLIDES, write_slides(deck, remark=made.remarks.append))


def _add_calendar(made: Made, kit: _Kit, events: pd.DataFrame) -> None:
    named, notes = name_events(events, kit.published, kit.lang), " ".join(_notes(kit))
    made.add(
        "ties.ics", render_calendar(named, start=kit.today, lang=kit.lang, name=kit.title, sources=notes)
    )


def _add_year(made: Made, kit: _Kit, events: pd.DataFrame) -> None:
    named, year = name_events(events, kit.published, kit.lang), year_to_plan(kit.today)
    made.add(YEAR, draw_year(named, year=year, lang=kit.lang, title=kit.title, notes=_notes(kit)))


def _notes(kit: _Kit) -> list[str]:
    """Name the sources of places and names, and write how the calendar is cited."""
    sources = source_lines(shown_sources(kit.layer, kit.attribution, land=False), kit.lang)
    cited = citation(
        kit.title, kit.lang, source=kit.page.source or None, date=state_of(kit.page.date, kit.today)
    )
    return [" ".join(sources), cited]


def _add_data(made: Made, files: Mapping[str, Mapping[str, bytes]]) -> None:
    for output, held in files.items():
        for name, content in held.items():
            made.add(output, content, f"data/{name}")
