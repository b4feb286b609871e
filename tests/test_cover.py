"""The picture that a link to a page is shown with."""

import io

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from sistermap.maps.boundaries import no_basemap
from sistermap.maps.colours import Pair
from sistermap.maps.figure import cover
from sistermap.maps.figure.cover import HOME_COLOUR, MIDDLE, draw_cover
from sistermap.maps.figure.segments import overlap

PLACES = [("city:1", "Busan", 129, 35), ("city:2", "Kaohsiung", 120, 22), ("city:3", "Dubai", 55, 25)]
TIES = [
    {"from_id": "city:1", "to_id": "city:2", "kind": "sister"},
    {"from_id": "city:1", "to_id": "city:3", "kind": "sister"},
]


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def blank_axes():
    figure = Figure(figsize=(12, 6.3), dpi=100)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1200), ylim=(630, 0))
    return axes


def test_draw_cover_has_the_size_that_sites_want_and_home_in_the_middle(make_layer, basemap):
    picture = pixels(draw_cover(make_layer(PLACES, TIES), basemap))
    assert picture.shape == (630, 1200, 3)
    assert "#{:02x}{:02x}{:02x}".format(*picture[MIDDLE[1], MIDDLE[0]]) == HOME_COLOUR


def test_draw_cover_gives_the_same_bytes_again(make_layer, basemap):
    layer = make_layer(PLACES, TIES)
    assert draw_cover(layer, basemap) == draw_cover(layer, basemap)


@pytest.mark.parametrize("title", ["x" * 500, "word " * 120, "$\\alpha$ <b>"])
def test_draw_cover_keeps_a_headline_of_any_length_beside_the_disc(make_layer, title):
    picture = pixels(draw_cover(make_layer(PLACES, TIES), no_basemap(), title=title))
    assert (picture[:, 482:490] == 255).all()


@pytest.mark.parametrize(
    "name", ["Województwo małopolskie", "Nouvelle-Aquitaine-Limousin-Charentes", "Busan"]
)
def test_write_headline_cuts_no_word_of_a_long_name(name):
    axes = blank_axes()
    cover._write_headline(axes, f"{name}’s 22 partners", "", name, rtl=False, colour=HOME_COLOUR)
    written = "".join("".join(text.get_text().split()) for text in axes.texts)
    assert written == "".join(f"{name}’s22partners".split())


@pytest.mark.parametrize("name", ["Busan", "Województwo małopolskie", "x" * 500])
@pytest.mark.parametrize("x", [842, 1150])
def test_write_home_keeps_its_name_in_the_picture_and_off_the_dots(name, x):
    dots = [(x + 10 * k - 7, 310, x + 10 * k + 7, 330) for k in range(-3, 4)]
    axes = blank_axes()
    left, top, right, bottom = cover._write_home(axes, name, (x, 320), dots)
    assert 480 < left < right < 1200 and 0 < top < bottom < 630
    assert not any(overlap((left, top, right, bottom), dot) for dot in dots)
    assert axes.texts[0].get_text() == name or len(name) == 500


def test_draw_cover_gives_home_the_accent(make_layer):
    accent = Pair("#008080", "#00a0a0")
    picture = pixels(draw_cover(make_layer(PLACES, TIES), no_basemap(), accent=accent))
    assert tuple(picture[MIDDLE[1], MIDDLE[0]]) == (0, 128, 128)


def test_draw_cover_of_nothing_is_its_headline(make_layer):
    assert pixels(draw_cover(make_layer([], []), no_basemap(), title="Nothing yet")).shape == (630, 1200, 3)


def test_draw_cover_draws_thousands_of_ties(make_layer):
    places = [(f"city:{k}", f"P{k}", (k * 37) % 360 - 180, (k * 17) % 140 - 70) for k in range(200)]
    ties = [
        {"from_id": f"city:{k % 200}", "to_id": f"city:{(k * 7 + 1) % 200}", "kind": "sister"}
        for k in range(3000)
    ]
    assert len(draw_cover(make_layer(places, ties), no_basemap())) > 10_000
