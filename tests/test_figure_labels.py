"""Names on a figure: which are written, where, and what they never cover."""

import itertools

import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from sistermap.maps.figure.label_layout import lay_out_labels
from sistermap.maps.figure.label_positions import Label, Surroundings, possible_positions
from sistermap.maps.figure.labels import order_of_names
from sistermap.maps.figure.tie_lines import Lines, paint_ties
from sistermap.maps.style import style_kinds

FRAME = (0.0, 0.0, 300.0, 200.0)
numbers = st.floats(5, 195, width=16)
dots = st.lists(st.tuples(numbers, numbers, st.floats(1, 6), st.integers(1, 12)), min_size=1, max_size=25)


@given(dots, st.booleans())
@example(dots=[(44.0, 46.0, 6.0, 12)], rtl=False)
@settings(max_examples=60)
def test_lay_out_labels_covers_no_dot_no_name_and_nothing_taken(dots, rtl):
    labels = [Label(x, y, r, 4.0 * letters, 8) for x, y, r, letters in dots]
    taken = np.array([[100.0, 50.0, 180.0, 90.0]])
    around = Surroundings(
        FRAME, np.array([dot[:3] for dot in dots]), boxes=taken, home=(150.0, 100.0), rtl=rtl
    )
    placed = lay_out_labels(labels, around, most=20)
    boxes = [shapely.box(*one.box) for one in placed]
    leaders = [shapely.LineString([one.leader[:2], one.leader[2:]]) for one in placed if one.leader]
    assert all(shapely.box(*FRAME).covers(box) for box in boxes)
    for box in boxes:
        within = box.intersection(shapely.box(*taken[0]))  # boxes may touch
        assert within.area == pytest.approx(0, abs=1e-6)
    for leader in leaders:
        assert leader.intersection(shapely.box(*taken[0])).length == pytest.approx(0, abs=1e-6)
    for box, (x, y, r, _) in itertools.product(boxes, dots):
        assert box.distance(shapely.Point(x, y)) >= r - 1e-6
    assert not any(a.intersection(b).area > 1e-6 for a, b in itertools.combinations(boxes, 2))
    assert not any(a.crosses(b) for a, b in itertools.combinations(leaders, 2))
    assert len(placed) <= 20 and placed == lay_out_labels(labels, around, most=20)


def test_lay_out_labels_writes_home_whatever_it_covers():
    crowd = np.array([[x, y, 9.0] for x in range(0, 300, 10) for y in range(0, 200, 10)])
    around = Surroundings(FRAME, crowd)
    assert not lay_out_labels([Label(150, 100, 5, 50, 10)], around, most=9)
    [home] = lay_out_labels([Label(150, 100, 5, 50, 10, must=True)], around, most=9)
    assert home.forced and shapely.box(*FRAME).covers(shapely.box(*home.box))


def crowded(*dots):
    """Return labels and what is around them in a small frame; each dot has the width of its name behind it."""
    labels = [Label(x, y, 2, width, 8) for x, y, width in dots]
    return labels, Surroundings((0, 0, 120, 60), np.array([[x, y, 2.0] for x, y, _ in dots]))


def test_lay_out_labels_makes_others_move_for_one_more():
    """Each at its best free position, only four of these five find room."""
    labels, around = crowded((57, 30, 63), (85, 48, 41), (13, 15, 33), (92, 47, 61), (34, 22, 32))
    assert [one.label for one in lay_out_labels(labels, around, most=9)] == [0, 1, 2, 3, 4]


def test_lay_out_labels_leaves_no_better_position_free():
    labels, around = crowded((91, 13, 36), (27, 19, 41), (28, 42, 51), (96, 33, 43), (13, 13, 33))
    placed = lay_out_labels(labels, around, most=9)
    for one in placed:
        others = shapely.union_all([shapely.box(*other.box) for other in placed if other is not one])
        positions = possible_positions(one.label, labels[one.label], around)
        better = [position for position in positions[: positions.index(one)] if not position.leader]
        # 0.36 of the letters' 7 px keeps two names apart.
        assert all(shapely.box(*position.box).distance(others) < 0.36 * 7 for position in better)


@pytest.mark.parametrize(("rtl", "side"), [(False, "right"), (True, "left")])
def test_possible_positions_begin_where_reading_does(rtl, side):
    first = possible_positions(0, Label(150, 100, 2, 40, 8), Surroundings(FRAME, rtl=rtl))[0]
    assert (first.box[0] > 150) == (side == "right") and first.leader is None


def test_possible_positions_avoid_lines_and_point_leaders_away_from_home():
    label = Label(150, 100, 2, 40, 8)
    line = np.array([[150.0, 100.0, 300.0, 100.0]])
    first = possible_positions(0, label, Surroundings(FRAME, lines=line))[0]
    assert not shapely.box(*first.box).intersects(shapely.LineString([(150, 100), (300, 100)]))
    led = [one for one in possible_positions(0, label, Surroundings(FRAME, home=(150.0, 20.0))) if one.leader]
    assert led and all(one.leader[3] > one.leader[1] - 12 for one in led)


def test_order_of_names_is_home_ties_date_size(make_layer):
    places = [(f"city:{k}", name, k, k) for k, name in enumerate(["Home", "Late", "Early", "Two", "Large"])]
    rows = [("city:0", "city:1", "2001"), ("city:0", "city:2", "1967-10"), ("city:0", "city:3", None),
            ("city:0", "city:3", "2010"), ("city:0", "city:4", "2001")]  # fmt: skip
    ties = [{"from_id": a, "to_id": b, "kind": "sister", "since": since} for a, b, since in rows]
    layer = make_layer(places, ties, place_columns={"population": [1, 1, 1, 1, 9]})
    names = layer.places["name"].iloc[order_of_names(layer, 0)].tolist()
    assert names == ["Home", "Two", "Early", "Large", "Late"]
    sums = make_layer(places, [{**tie, "ties": 9 - k, "valued": 0} for k, tie in enumerate(ties)])
    assert sums.places["name"].iloc[order_of_names(sums, None)].tolist()[:3] == ["Home", "Two", "Late"]


@given(dots, st.integers(1, 12), st.booleans())
@settings(max_examples=60)
def test_lay_out_labels_puts_no_name_nearer_to_another_dot_without_a_leader(dots, letters, rtl):
    home = (150.0, 100.0, 6.0)
    labels = [Label(*home, 5.0 * letters, 9, must=True)] + [Label(x, y, r, 4.0 * n, 8) for x, y, r, n in dots]
    every = [home, *(dot[:3] for dot in dots)]
    around = Surroundings(FRAME, np.array(every), home=home[:2], rtl=rtl, home_r=home[2])
    placed = lay_out_labels(labels, around, most=30)
    assert placed[0].label == 0 and placed[0].leader is None
    assert shapely.box(*placed[0].box).distance(shapely.Point(home[:2])) < 6 + 9
    for one in placed[1:]:
        box, own = shapely.box(*one.box), labels[one.label]

        def apart(x, y, r, box=box):
            return box.distance(shapely.Point(x, y)) - r

        mine = apart(own.x, own.y, own.r)
        if max(abs(own.x - 150), abs(own.y - 100)) > 0.3:
            assert apart(*home) >= mine - 0.2
            if one.leader:
                line = shapely.LineString([one.leader[:2], one.leader[2:]])
                assert line.distance(shapely.Point(home[:2])) > 6
        if not one.leader:
            others = [dot for dot in every if max(abs(own.x - dot[0]), abs(own.y - dot[1])) > 0.3]
            assert all(apart(*dot) >= mine - 0.2 for dot in others)


def test_lay_out_labels_makes_home_move_for_no_other():
    home = Label(100, 100, 4, 40, 8, must=True)
    wall = np.array([[0.0, 0.0, 300.0, 90.0], [0.0, 112.0, 300.0, 200.0], [0.0, 90.0, 90.0, 112.0]])
    alone = lay_out_labels([home], Surroundings(FRAME, boxes=wall), most=9)[0]
    other = Label(108, 100, 2, 38, 8)
    assert lay_out_labels([home, other], Surroundings(FRAME, boxes=wall), most=9)[0] == alone


def test_paint_ties_draws_a_crowd_in_grey_much_fainter_than_in_colours():
    shapes = np.array([shapely.LineString([(0, 0), (1, k / 2100)]) for k in range(2100)])
    styles, alphas = style_kinds(pd.Series(["sister"])), {}
    for ink in (None, "#000000"):
        axes = Figure().add_subplot()
        paint_ties(
            axes, Lines(shapes, np.full(2100, "sister"), np.zeros(2100, dtype=bool), None, styles, ink), 1.0
        )
        alphas[ink] = axes.collections[0].get_alpha()
    assert 0.01 < alphas["#000000"] < 0.4 * alphas[None]
