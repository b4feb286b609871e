"""A drawing on paper: heading and legend above the map, captions below it, names where there is room."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ...geo.errors import MapError
from .captions import Captions
from .drawing import HOME_AREA, Drawing
from .edge_labels import add_edge_labels
from .fonts import pdf_font_type
from .furniture import Inset, add_inset, set_limits
from .heading import Heading
from .in_view import parts_of
from .kind_labels import Written, can_name_kinds, name_kinds, written_on
from .labels import HALO_MARK, lift_texts, order_of_names, paper_box, write_labels
from .legend import Legend
from .logo import Logo
from .paper import Paper
from .print_styles import Style
from .rings import add_directions, add_rings
from .scale_bar import add_scale_bar
from .size import MM, Size, check_pixels
from .svg import finish_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes

LEAST_MAP_MM = 25.0  # its height
# The height of the map, as a part of its width: the world's, a disc's and a region's.
_PARTS, _PART = {"equal-earth": 0.5, "azimuthal-equidistant": 0.8}, 0.62
_IN_INSET = 20  # names
_MOST_SOFT = 400  # lines that names cover as little of as they can
_THIN = 0.85 / 7  # of a point of the names' letters, to which lines and dots are drawn


class Words(NamedTuple):
    """What is written on a figure."""

    title: str
    subtitle: str
    credits: tuple[str, ...]
    lang: str
    rtl: bool


class Scene(NamedTuple):
    """A figure that is laid out."""

    paper: Paper
    seen: np.ndarray[Any, Any]  # whether each place is in the map's frame
    at_edge: frozenset[int]  # rows of places that are named where lines to them leave the map
    named: frozenset[int]  # rows of places whose names found room beside their dots
    logo: Logo | None


def settings(families: list[str]) -> dict[Any, Any]:
    """Return how `matplotlib` has to write text, and that the same input gives the same bytes."""
    return {
        "font.family": families, "font.size": 8, "svg.fonttype": "none", "pdf.fonttype": pdf_font_type(families),
        "text.parse_math": False, "text.hinting": "none",
        # Names inside the SVG come from this salt, not from chance.
        "svg.hashsalt": "sistermap",
    }  # fmt: skip


def lay_out(
    drawing: Drawing,
    words: Words,
    size: Size,
    style: Style,
    *,
    extent: tuple[float, float, float, float] | None,
    logo: Logo | None,
) -> Scene:
    """Put everything where it belongs; kinds are named on their lines, or in a legend where one of them finds no room.

    Raises
    ------
    MapError
        If the paper has no room for a map beside what is written on it.
    """
    how = drawing, words, size, style, extent, logo
    scene, is_whole = _compose(*how, on_lines=can_name_kinds(drawing))
    return scene if is_whole else _compose(*how, on_lines=False)[0]


def _compose(
    drawing: Drawing,
    words: Words,
    size: Size,
    style: Style,
    extent: tuple[float, float, float, float] | None,
    logo: Logo | None,
    *,
    on_lines: bool,
) -> tuple[Scene, bool]:
    """Lay it out with kinds named on their lines or in a legend; return whether all that has to be written found room."""
    paper = Paper(size, style, rtl=words.rtl)
    home = None if drawing.home is None else drawing.names[drawing.home] or None
    heading = Heading(paper, words.title, words.subtitle, home, logo)
    legend = None if on_lines else Legend(paper, drawing, words.lang, paper.inner)
    captions = Captions(paper, words.credits)
    top = paper.margin + heading.height + (legend.height if legend else 0.0)
    paper.fit(top + paper.margin + captions.height, _PARTS.get(drawing.sheet.name, _PART))
    bottom = paper.height - paper.margin - captions.height
    _check_room(paper, bottom - top)
    heading.paint(paper.margin)
    if legend:
        legend.paint(paper.margin + heading.height)
    captions.paint(paper.height - paper.margin)
    axes = paper.map_axes(top, bottom)
    set_limits(axes, drawing, extent)
    thin = _THIN * paper.type.label * min(1.0, paper.scale) ** 0.4
    drawing.paint(axes, thin)
    add_rings(axes, drawing, paper.type.credits)
    add_directions(axes, drawing, paper.type.label)
    add_scale_bar(axes, drawing, paper.type.credits)
    at_edge = frozenset(one.beyond for one in add_edge_labels(axes, drawing, paper.type.label))
    inset = add_inset(axes, drawing, thin) if extent is None else None
    rows, written = _write_names(paper, axes, drawing, inset, thin)
    is_whole = not on_lines or name_kinds(paper, axes, drawing, words.lang, written)
    return Scene(paper, drawing.seen(axes), at_edge, rows, logo), is_whole


def write(scene: Scene, suffix: str, *, dpi: int, title: str, alt: str) -> bytes:
    """Write a figure that is laid out, in one format."""
    figure, style = scene.paper.figure, scene.paper.style
    halos = [text for axes in figure.axes for text in axes.texts if text.get_gid() == HALO_MARK]
    for halo in halos:
        halo.set_visible(suffix != ".svg")
    if suffix == ".png":
        check_pixels(*scene.paper.size_mm, dpi)
    written = io.BytesIO()
    figure.savefig(
        written,
        format=suffix[1:],
        dpi=dpi,
        metadata=_metadata(suffix, title, alt),
        facecolor=style.colours["paper"],
    )
    content = written.getvalue()
    if suffix != ".svg":
        return content
    logo = scene.logo.address if scene.logo else ""
    return finish_svg(
        content,
        scene.paper.size_mm,
        title=title or "sistermap",
        alt=alt,
        paper=style.colours["paper"],
        logo=logo,
    )


def _check_room(paper: Paper, points: float) -> None:
    """Check that a map fits between heading and captions."""
    room = points / 72 * MM["in"]
    if room < LEAST_MAP_MM:
        width, height = paper.size_mm
        needed = np.ceil(height + LEAST_MAP_MM - room)
        raise MapError(
            f"size {width:.4g}x{height:.4g}mm leaves {max(room, 0):.0f} mm for the map beside title, legend and sources, "
            f"expected {LEAST_MAP_MM:.0f} mm: {width:.4g}x{needed:g}mm"
        )


def _write_names(
    paper: Paper, axes: Axes, drawing: Drawing, inset: Inset | None, thin: float
) -> tuple[frozenset[int], Written]:
    """Write names beside their dots; return whose they are, and what is written and dotted by then."""
    layers = paper.layer("leaders", 6), paper.layer("labels", 7)
    order = order_of_names(drawing.layer, drawing.home)
    areas = drawing.dot_areas(thin)
    if drawing.home is not None:
        areas[drawing.home] = HOME_AREA * thin
    lines = [np.asarray(part.coords) for part in parts_of(drawing.ties[:_MOST_SOFT])]
    taken = lift_texts(paper, axes, layers[1])
    names, written = drawing.names, []
    if inset is not None:
        inside = [name if seen else "" for name, seen in zip(names, inset.rows, strict=True)]
        written = write_labels(
            paper, inset.axes, layers, inside, order, drawing.x, drawing.y, areas, home=drawing.home, lines=lines, most=_IN_INSET
        )  # fmt: skip
        taken.append(paper_box(paper, inset.axes))
        once = {*written} - {drawing.home}
        names = ["" if row in once else name for row, name in enumerate(names)]
    written += write_labels(
        paper,
        axes,
        layers,
        names,
        order,
        drawing.x,
        drawing.y,
        areas,
        home=drawing.home,
        lines=lines,
        taken=taken,
    )
    return frozenset(written), written_on(paper, axes, layers, taken, drawing, areas)


def _metadata(suffix: str, title: str, alt: str) -> dict[str, Any]:
    """Name the program and the figure; without the time of day, the same input gives the same bytes."""
    by_suffix: dict[str, dict[str, Any]] = {
        ".svg": {"Date": None, "Creator": "sistermap"},
        ".pdf": {"CreationDate": None, "Creator": "sistermap", "Producer": "sistermap", "Subject": alt},
        ".png": {"Software": "sistermap", "Description": alt},
    }
    return {**by_suffix[suffix], "Title": title or "sistermap"}
