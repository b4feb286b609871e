"""Widths of a figure's lines: what they mean, and how wide they are."""

import xml.etree.ElementTree as ElementTree

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.maps.boundaries import no_basemap
from sistermap.maps.figure.draw import draw_figure
from sistermap.maps.figure.tie_lines import Values, dash_of, sum_values

VALUES = Values(np.array([1.0]), 1.0, "", False)


def ties(**columns):
    return pd.DataFrame({"from_id": ["a", "b", "a"], "to_id": ["b", "a", "c"], "kind": "mou", **columns})


@pytest.mark.parametrize(
    ("columns", "sums"),
    [
        ({"value": [3, 1, 2]}, [4, 2]),
        ({"value": [3, None, None]}, [3, 0]),
        ({"value": ["3", "x", "-2"]}, [3, 0]),
        ({"value": [0, 0, 0]}, None),
        ({"value": [np.inf, 1, 1]}, None),
        ({}, None),
        ({"ties": [5, 1, 7], "valued": [0, 0, 0]}, [6, 7]),
        ({"ties": [5, 1, 7], "valued": [1, 0, 1], "value": [10, 0, 30]}, [10, 30]),
        ({"ties": [5, 1, 7]}, None),
    ],
)
def test_sum_values_adds_what_lies_on_one_line(columns, sums):
    rows = ties(**columns)
    found = sum_values(rows, rows.iloc[[0, 2]])
    assert (None if found is None else found.of.tolist()) == sums


@given(st.lists(st.floats(0, 1e12), min_size=1, max_size=20), st.floats(100, 3000))
def test_widths_grow_with_values_and_are_never_finer_than_print(values, across):
    most = max([*values, 1.0])
    widths = Values(np.array(values), most, "", False).widths(values, across)
    assert (np.diff(widths[np.argsort(values)]) >= 0).all()
    assert widths.min() >= 0.25 and widths.max() <= 13 * across / 1000 + 1e-9


@pytest.mark.parametrize(
    ("most", "counted", "steps"), [(100, False, [100, 20, 4]), (3, True, [3]), (3, False, [3, 0.8, 0.1])]
)
def test_steps_are_round_and_of_ties_whole(most, counted, steps):
    assert Values(np.array([most]), most, "", counted).steps == steps


def test_draw_figure_draws_values_as_widths(make_layer):
    places = [("city:1", "Busan", 129, 35), ("city:2", "Kobe", 135, 34), ("city:3", "Taipei", 121, 25)]
    rows = [
        {"from_id": "city:1", "to_id": f"city:{k}", "kind": "mou", "value": v} for k, v in ((2, 4), (3, 1))
    ]
    svg = ElementTree.fromstring(draw_figure(make_layer(places, rows), ".svg", basemap=no_basemap()))
    group = next(one for one in svg.iter() if one.get("id") == "ties-mou")
    styles = [one.get("style") for one in group.iter() if one.tag.endswith("path")]
    widths = [float(style.split("stroke-width: ")[1].split(";")[0]) for style in styles]
    assert widths[1] == pytest.approx(2 * widths[0], rel=1e-3)  # the root of 4; the widest comes last


@pytest.mark.parametrize(
    ("values", "grey", "solid"), [(None, False, False), (VALUES, False, True), (VALUES, True, False)]
)
def test_dash_of_wide_lines_is_none_where_colours_differ(values, grey, solid):
    assert (dash_of([9, 5], values, grey=grey) == "solid") == solid
    assert dash_of([], values, grey=grey) == "solid"


@pytest.mark.parametrize(("kinds", "dashed"), [(["mou"], False), (["mou", "sister"], True)])
def test_draw_figure_of_one_kind_has_whole_lines(make_layer, kinds, dashed):
    places = [("city:1", "Busan", 129, 35), ("city:2", "Kobe", 135, 34), ("city:3", "Taipei", 121, 25)]
    rows = [{"from_id": "city:1", "to_id": f"city:{k + 2}", "kind": kind} for k, kind in enumerate(kinds)]
    svg = ElementTree.fromstring(draw_figure(make_layer(places, rows), ".svg", basemap=no_basemap()))
    group = next(one for one in svg.iter() if one.get("id") == "ties-mou")
    assert any("stroke-dasharray" in (one.get("style") or "") for one in group.iter()) == dashed
