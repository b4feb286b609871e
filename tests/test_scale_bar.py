"""The scale bar of a regional map: a round length, true on the sheet, where no dot is."""

from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib.figure import Figure
from sistermap.maps.figure.scale_bar import add_scale_bar


def drawn(sheet, wide, dots=(), lang="en"):
    drawing = SimpleNamespace(
        sheet=SimpleNamespace(name=sheet), colours={"ink": "#000000"}, ties=np.array([], dtype=object), lang=lang,
        x=np.array([x for x, _ in dots], dtype=float), y=np.array([y for _, y in dots], dtype=float),
    )  # fmt: skip
    axes = Figure(figsize=(8, 4)).add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, wide), ylim=(0, wide / 2))
    add_scale_bar(axes, drawing)
    return axes


@pytest.mark.parametrize(
    ("wide", "lang", "text", "metres"),
    [
        (2e6, "en", "250 km", 250_000),
        (4.9e6, "en", "500 km", 500_000),
        (6e5, "ar", "100 كم", 100_000),
        (2e4, "en", "10 km", 10_000),
    ],
)
def test_add_scale_bar_is_a_round_length_of_the_sheet(wide, lang, text, metres):
    axes = drawn("lambert", wide, lang=lang)
    [bar], [label] = axes.lines, axes.texts
    assert np.ptp(bar.get_xdata()) == metres and label.get_text() == text


@pytest.mark.parametrize(("sheet", "wide"), [("lambert", 6e6), ("equal-earth", 1e6), ("mercator", 1e6)])
def test_add_scale_bar_draws_none_where_no_one_scale_holds(sheet, wide):
    assert not drawn(sheet, wide).lines


@pytest.mark.parametrize(
    ("dot", "side"), [((2e5, 4e4), "right"), ((1.8e6, 4e4), "left"), ((1e6, 8e5), "left")]
)
def test_add_scale_bar_is_in_the_corner_without_dots(dot, side):
    [bar] = drawn("lambert", 2e6, [dot]).lines
    assert (bar.get_xdata().mean() > 1e6) == (side == "right")
