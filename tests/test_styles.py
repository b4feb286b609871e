"""Colours: those of dark paper are stated once, and apply when the system or the reader wants them."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest
from colour_vision import SIGHTS, difference, seen
from sistermap.geo.exports.about import PLAIN_COLOUR
from sistermap.maps import style
from sistermap.maps.assets import read_styles
from sistermap.maps.colours import LANDS, PAPERS, SEAS, contrast
from sistermap.maps.style import KINDS, network_colours, style_kinds

ROOT = Path(__file__).parents[1]
PAPER = ("light", "dark")
FAMILIES = ("sister", "friendship", "mou", "other")
HOME = {"light": "#c8321f", "dark": "#ff7f66"}


def dark_colours(selector):
    """Return what rules for a selector say of our colours: name -> value."""
    rules = re.findall(re.escape(selector) + r"\s*\{([^}]*)\}", read_styles())
    return {name: value for rule in rules for name, value in re.findall(r"(--sm-[\w-]+):\s*([^;]+)", rule)}


def test_dark_colours_are_the_same_by_the_system_and_by_choice():
    chosen = dark_colours(':root[data-theme="dark"]')
    assert chosen == dark_colours(':root:not([data-theme="light"])')
    assert {"--sm-paper", "--sm-ink", "--sm-field"} <= set(chosen)
    assert "dark-paper" not in read_styles()


def test_braces_of_the_styles_are_closed():
    assert read_styles().count("{") == read_styles().count("}")


def test_a_colour_is_stated_once_in_each_room():
    for room, colour in (("geo", PLAIN_COLOUR), ("maps", style.ACCENT)):
        files = [f for f in (ROOT / room).rglob("*.py") if colour in f.read_text(encoding="utf-8")]
        assert len(files) == 1
        assert files[0].read_text(encoding="utf-8").count(colour) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # of the pairs that Sharma, Wu and Dalal (2005) publish to test programs with
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1, 2), (50, 0, 0), 2.3669),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_difference_is_what_its_authors_publish(one, other, expected):
    assert round(difference(one, other), 4) == expected


@pytest.mark.parametrize(("paper", "least"), [("light", 19.9), ("dark", 27)])
def test_families_of_kinds_are_far_apart_in_cielab_to_colour_blind_readers(paper, least):
    colours = [KINDS[kind][paper] for kind in FAMILIES]
    apart = [
        np.linalg.norm(seen(a, sight) - seen(b, sight))
        for a, b in itertools.combinations(colours, 2)
        for sight in ("protan", "deutan", "tritan")
    ]
    assert min(apart) >= least


@pytest.mark.parametrize(("paper", "least"), [("light", 11), ("dark", 11)])
def test_kinds_of_other_families_can_be_distinguished_by_colour_alone(paper, least):
    ours = [KINDS[kind][paper] for kind in FAMILIES]
    others = [KINDS[kind][paper] for kind in ("network", "project", "treaty", "visit")]
    pairs = [*itertools.combinations(others, 2), *itertools.product(others, [*ours, HOME[paper]])]
    assert {(a, b): d for a, b in pairs if (d := worst(a, b)) < least} == {}


@pytest.mark.parametrize("paper", PAPER)
def test_kinds_that_are_close_to_some_eye_have_other_dashes(paper):
    lines = [(style[paper], tuple(style["dash"])) for style in KINDS.values()]
    close = [pair for pair in itertools.combinations(lines, 2) if worst(pair[0][0], pair[1][0]) < 11]
    assert close and [pair for pair in close if pair[0][1] == pair[1][1]] == []


def worst(one, other):
    """The least CIEDE2000 of two colours to any sight."""
    return min(difference(seen(one, sight), seen(other, sight)) for sight in SIGHTS)


@pytest.mark.parametrize("paper", PAPER)
def test_kinds_and_networks_stand_out_from_paper_sea_and_land(paper):
    colours = {style[paper] for style in KINDS.values()} | {ring[paper] for ring in network_colours("abcdef")}
    grounds = [getattr(pair, paper) for pair in (PAPERS, SEAS, LANDS)]
    assert {(c, ground) for c in colours for ground in grounds if contrast(c, ground) < 3} == set()


def test_style_kinds_takes_the_colours_that_the_user_gives():
    styles = style_kinds(["sister", "mou"], {"sister": style.Pair("#111111", "#eeeeee"), "visit": style.BLUE})
    assert {kind: (look["light"], look["dark"]) for kind, look in styles.items()} == {
        "sister": ("#111111", "#eeeeee"),
        "mou": ("#7b16d9", "#9966ff"),
    }


def test_papers_are_those_of_the_page():
    sheet = read_styles()
    for name, pair in (("paper", PAPERS), ("sea", SEAS), ("land", LANDS)):
        assert re.findall(rf"--sm-{name}: ([^;]+);", sheet)[:2] == list(pair)
