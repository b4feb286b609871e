"""What a deck shows and in which order, from the outline that every document is made of."""

from __future__ import annotations

import base64
import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping

import geopandas as gpd
import pandas as pd

from ....geo.cells import legal_line
from ....geo.reasons import fill
from ...headline import home_of, subline_text
from ...layer_like import LayerLike, rows_of_ties
from ...page.look import PageLook
from ...proposals import proposals_text
from ...sources import state_of, state_text
from ...style import ACCENT, HOME_COLOUR, style_kinds
from ...texts import document_words, page_words, slide_words
from ..outline import Chart, Figure, KeyFigures, Outline, Table, write_cell
from ..tables import TableWriter, known
from ..tie_tables import anniversaries, days_left, marked
from .deck import Bars, Cover, Deck, Grid, Numbers, Paragraphs, Picture, Slide
from .partners import make_groups, make_profiles


def make_slides(
    outline: Outline,
    layer: LayerLike,
    summary: Mapping[str, pd.DataFrame],
    *,
    look: PageLook,
    today: dt.date,
    home: str | None = None,
    basemap: gpd.GeoDataFrame | None = None,
    partner_slides: bool = False,
    remark: Callable[[str], object] | None = None,
) -> Deck:
    """Lay out a deck with the numbers of a report.

    Parameters
    ----------
    outline
        From `make_report`.
    layer, summary, home, basemap
        What it was made of.
    look
        Subtitle, source, logo and colours.
    today
        The day that the numbers hold for.
    partner_slides
        Whether each partner has a slide.
    remark
        Called with one line on what is left out.

    Returns
    -------
    Deck
        For `write_slides`.

    Examples
    --------
    >>> from sistermap.geo.analysis.summary import summarise
    >>> from sistermap.geo.layer import example_layer
    >>> from sistermap.maps.report import make_report
    >>> layer, today = example_layer(), dt.date(2026, 1, 1)
    >>> summary = summarise(layer, today=today)
    >>> outline = make_report(layer, summary, title="Our partners", today=today)
    >>> [type(slide).__name__ for slide in make_slides(outline, layer, summary, look=PageLook(), today=today).slides]
    ['Cover', 'Picture', 'Numbers', 'Bars', 'Groups', 'Grid', 'Grid', 'Paragraphs']
    """
    words = _words(outline.lang)
    write = TableWriter(summary, words, outline.lang)
    # The user's colour is that of home on every map, and of what a deck emphasises.
    accent, dot = (look.accent.light,) * 2 if look.accent else (ACCENT, HOME_COLOUR)
    row = home_of(layer, home)
    slides: list[Slide] = [
        _cover(outline, layer, row, look, today, words, remark),
        *_overview(outline, layer, summary, words),
        *make_groups(summary, words, outline.lang),
        *_grids(write),
    ]
    if partner_slides:
        kinds = style_kinds(rows_of_ties(layer)["kind"].dropna(), look.colours)
        lines = {kind: line["light"] for kind, line in kinds.items()}
        slides += make_profiles(layer, write, basemap, lines=lines, dot=dot, remark=remark)
    slides += _sources(outline)
    return Deck(outline.title, outline.lang, tuple(slides), words, accent, dot)


def _words(lang: str) -> dict[str, str]:
    page = {key: text for key, text in page_words()[lang].items() if isinstance(text, str)}
    return {**page, **document_words(lang), **slide_words(lang)}


def _cover(
    outline: Outline,
    layer: LayerLike,
    home: int | None,
    look: PageLook,
    today: dt.date,
    words: Mapping[str, str],
    remark: Callable[[str], object] | None,
) -> Cover:
    state = state_text(state_of(look.date, today), outline.lang)
    source = [words["attribution.data"].format(name=look.source)] if look.source else []
    open_rows = proposals_text(layer, outline.lang)
    line = legal_line(" · ".join(filter(None, [*source, state, open_rows])))
    subtitle = look.subtitle or subline_text(layer, home, outline.lang)
    return Cover(
        title=outline.title,
        subtitle=legal_line(subtitle),
        line=line[:1].upper() + line[1:],
        logo=_logo(look.logo, remark),
    )


def _logo(address: str, remark: Callable[[str], object] | None) -> bytes:
    """Return a logo as a picture that slides take; one drawn by lines has no pixels to take."""
    if not address:
        return b""
    from PIL import Image

    kind, _, content = address.partition(";base64,")
    if kind.endswith("svg+xml"):
        if remark is not None:
            remark(
                "the logo is SVG, which slides do not take; expected PNG, JPEG, WebP or GIF. The slides have none"
            )
        return b""
    made = io.BytesIO()
    Image.open(io.BytesIO(base64.b64decode(content))).convert("RGBA").save(made, "PNG")
    return made.getvalue()


def _overview(
    outline: Outline, layer: LayerLike, summary: Mapping[str, pd.DataFrame], words: Mapping[str, str]
) -> Iterator[Slide]:
    """Give the map, the key figures and the chart, those that there are."""
    if not len(layer.places):
        rows = len(layer.unplaced)
        texts = (fill(words, "slide.nothing.text", {"count": rows, "n": rows}, outline.lang),)
        yield Paragraphs(title=words["slide.nothing"], texts=texts)
    blocks = [block for section in outline.sections for block in section.blocks]
    for block in blocks:
        if isinstance(block, Figure):
            yield Picture(title=words["slide.map"], png=block.png, alt=block.alt, notes=block.alt)
    for block, after in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, KeyFigures):
            shown = tuple((write_cell(f.value, f.holds, outline.lang), f.label) for f in block.figures)
            yield Numbers(title=words["slide.figures"], figures=shown)
        elif isinstance(block, Chart):
            yield Bars(
                title=words[f"table.{_step(summary)}"], categories=block.categories, values=block.values, series=block.series,
                alt=block.alt, notes=block.alt, remark=after if isinstance(after, str) else "",
            )  # fmt: skip


def _step(summary: Mapping[str, pd.DataFrame]) -> str:
    return "decade" if summary["time"]["step"].iloc[0] > 1 else "year"


def _grids(write: TableWriter) -> Iterator[Grid]:
    for name, tables in (("anniversaries", anniversaries(write)), ("expiring", _ending(write))):
        for table in tables:
            heads = tuple(column.label for column in table.columns)
            holds = [column.holds for column in table.columns]
            rows = (
                tuple(write_cell(cell, what, write.lang) for cell, what in zip(row, holds, strict=True))
                for row in table.rows
            )
            yield Grid(title=write.words[f"table.{name}"], heads=heads, rows=tuple(rows))


def _ending(write: TableWriter) -> Iterator[Table]:
    """List agreements that end, with as much of each as a slide has room for."""
    heads = [
        ("until", "date"), ("days_left", "days"), ("home", "text"), ("partner", "text"), ("country", "text"), ("since", "date"),
    ]  # fmt: skip
    rows = [
        (
            known(row["until"]), days_left(write, row), row["home"] if write.has_homes else None, marked(write, row, row["name"]),
            write.label("country", row), known(row["since"]),
        )
        for row in write.summary["expiring"].to_dict("records")
    ]  # fmt: skip
    yield from write.table("expiring", heads, rows)


def _sources(outline: Outline) -> Iterator[Paragraphs]:
    for section in outline.sections:
        if section.name == "sources":
            texts = tuple(block for block in section.blocks if isinstance(block, str))
            yield Paragraphs(title=section.title, texts=texts)
