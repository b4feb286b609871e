"""Kinds that a figure names on their own lines, and the legend that it has where one of them finds no room."""

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
import shapely
from sistermap.maps.figure.draw import draw_map

SVG = "{http://www.w3.org/2000/svg}"
PLACES = [("h", "Home", 0, 0), ("w", "West", -90, 10), ("e", "East", 90, 10), ("s", "South", 10, -50), ("n", "North", 20, 60)]  # fmt: skip
KINDS = {"w": "sister", "e": "mou", "s": "friendship"}


def ties_of(kinds):
    return [{"from_id": "h", "to_id": end, "kind": kind} for end, kind in kinds.items()]


def drawn(layer, **options):
    return ElementTree.fromstring(draw_map(layer, [".svg"], **options).files[".svg"])


def group(svg, name):
    return next((node for node in svg.iter(f"{SVG}g") if node.get("id") == name), None)


def texts(svg, name):
    found = group(svg, name)
    return {} if found is None else {"".join(node.itertext()): node for node in found.iter(f"{SVG}text")}


def lines(svg, kind):
    paths = [node.get("d") for node in group(svg, f"ties-{kind}").iter(f"{SVG}path")]
    return [np.array(re.findall(r"(-?[\d.]+) (-?[\d.]+)", path), dtype=float) for path in paths]


@pytest.mark.parametrize("options", [{}, {"style": "journal", "size": "single"}, {"style": "grey"}, {"lang": "ar"}, {"size": "160x90mm"}])  # fmt: skip
def test_draw_map_names_each_kind_beside_a_line_of_its_own(make_layer, options):
    svg = drawn(make_layer(PLACES, ties_of(KINDS)), **options)
    names = texts(svg, "kind-labels")
    assert len(names) == 3 and all("(1)" in name for name in names)
    assert texts(svg, "legend") == {}
    assert {name[0] == "\u202b" for name in names} == {options.get("lang") == "ar"}
    kinds = sorted(KINDS.values())
    nearest = []
    for node in names.values():
        middle = shapely.Point(float(node.get("x")), float(node.get("y")) - 3)
        away = [min(shapely.LineString(line).distance(middle) for line in lines(svg, kind)) for kind in kinds]
        nearest.append(kinds[int(np.argmin(away))])
    assert sorted(nearest) == kinds


def test_draw_map_names_kinds_in_their_colours_with_halos_behind_them(make_layer):
    svg = drawn(make_layer(PLACES, ties_of(KINDS)))
    names = texts(svg, "kind-labels")
    assert [*names] and texts(svg, "label-halos-2").keys() == names.keys()
    fill = re.search(r"fill: (#\w+)", names["Sister city (1)"].get("style"))[1]
    assert f"stroke: {fill}" in next(group(svg, "ties-sister").iter(f"{SVG}path")).get("style")


def legend_needed(make_layer):
    near = [*PLACES, ("x", "Near", 0.3, 0.3)]
    crowd = [*PLACES, *((f"p{k}", "", -60 + k, 40) for k in range(38))]
    guessed = {"guessed": [True, False, False, False, False]}
    return {
        "one has no room": make_layer(near, ties_of({**KINDS, "x": "mou2"})),
        "lines run side by side": make_layer(
            [*PLACES, ("x", "East too", 90, 11)], ties_of({"w": "friendship", "e": "mou", "x": "sister"})
        ),
        "a name is long": make_layer(PLACES, ties_of({**KINDS, "n": "Of a very long name " * 12})),
        "41 lines": make_layer(crowd, ties_of(KINDS | {f"p{k}": "sister" for k in range(38)})),
        "5 kinds": make_layer(
            [*PLACES, ("x", "Far", -40, 40)], ties_of({**KINDS, "n": "visit", "x": "project"})
        ),
        "a mark is explained": make_layer(PLACES, ties_of(KINDS), place_columns=guessed),
        "widths are explained": make_layer(PLACES, [{**tie, "value": 3} for tie in ties_of(KINDS)]),
    }


@pytest.mark.parametrize("case", ["one has no room", "lines run side by side", "a name is long", "41 lines", "5 kinds", "a mark is explained", "widths are explained"])  # fmt: skip
def test_draw_map_has_a_legend_of_all_kinds(make_layer, case):
    layer = legend_needed(make_layer)[case]
    svg = drawn(layer)
    assert texts(svg, "kind-labels") == {}
    assert len(texts(svg, "legend")) >= layer.ties["kind"].nunique()


def test_draw_map_describes_kinds_alike_however_they_are_named(make_layer):
    alt = draw_map(make_layer(PLACES, ties_of(KINDS)), [".svg"]).alt
    assert "By kind: Sister city 1, " in alt
