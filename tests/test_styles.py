"""Colours: those of dark paper are stated once, and apply when the system or the reader wants them."""

import re
from pathlib import Path

from sistermap.geo.exports.about import PLAIN_COLOUR
from sistermap.maps import style
from sistermap.maps.assets import read_styles

ROOT = Path(__file__).parents[1]


def dark_colours(selector):
    """Return what rules for a selector say of our colours: name -> value."""
    rules = re.findall(re.escape(selector) + r" \{([^}]*)\}", read_styles())
    return {name: value for rule in rules for name, value in re.findall(r"(--sm-[\w-]+): ([^;]+);", rule)}


def test_dark_colours_are_the_same_by_the_system_and_by_choice():
    chosen = dark_colours(':root[data-theme="dark"]')
    assert chosen == dark_colours(':root:not([data-theme="light"])')
    assert {"--sm-paper", "--sm-ink", "--sm-edge"} <= set(chosen)
    assert "dark-paper" not in read_styles()


def test_braces_of_the_styles_are_closed():
    assert read_styles().count("{") == read_styles().count("}")


def test_a_colour_is_stated_once_in_each_room():
    for room, colour in (("geo", PLAIN_COLOUR), ("maps", style.ACCENT)):
        files = [f for f in (ROOT / room).rglob("*.py") if colour in f.read_text(encoding="utf-8")]
        assert len(files) == 1
        assert files[0].read_text(encoding="utf-8").count(colour) == 1
