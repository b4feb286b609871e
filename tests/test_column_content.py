"""What the cells of a column hold, in the languages of the people who wrote them."""

import datetime as dt

import pytest
from sistermap.geo.tables.column_content import SAMPLE, CellTypes, parts_of_name
from sistermap.geo.tables.lookup import Lookup


@pytest.fixture(scope="module")
def types(gazetteer):
    return CellTypes(Lookup(gazetteer))


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Nhật Bản", "country"), ("Tyskland", "country"), ("ประเทศญี่ปุ่น", "country"), ("Ελλάδα", "country"),
        ("ZAF", "country"), ("NL", "country"), ("الأردن", "country"), ("საქართველო", "country"), ("Chile\nPeru", "country"),
        ("Kielce", "place"), ("津", "place"), ("Đà Nẵng", "place"), ("札幌市", "place"), ("Θεσσαλονίκη", "place"),
        ("Oulu, Finland", "place"), ("Lyon (Rhône)", "place"), ("Stadt Freiburg", "place"), ("Bayern", "region"),
        ("1998", "date"), ("12.3.2004", "date"), ("昭和32年10月22日", "date"), ("3 de mayo de 1999", "date"), ("1998", "year"),
        (1967, "year"), (dt.date(1998, 4, 21), "date"), (12, "number"), ("1,200", "number"), ("35 %", "number"),
        ("https://www.bonn.de/x", "address"), ("www.kobe.jp", "address"), ("Q1726", "item"),
        ("http://www.wikidata.org/entity/Q64", "item"), ("POINT(7.1 50.7)", "point"), ("50.73, 7.10", "point"),
        ("Städtepartnerschaft", "kind"), ("ciudad hermana", "kind"), ("자매결연", "kind"), ("protocole d'accord", "kind"),
        ("ended", "status"), ("ruhend", "status"), ("휴면", "status"), ("Europe", "continent"), ("亚洲", "continent"),
        ("Kyoto University", "org"), ("Universidad de Chile", "org"),
    ],
)  # fmt: skip
def test_of_knows_what_a_cell_is(cell, found, types):
    assert found in types.of(cell)


@pytest.mark.parametrize(
    ("cell", "never"),
    [
        ("1998", "place"), ("35 %", "year"), ("0998", "year"), ("FRA", "place"), ("XQ", "country"), ("Mr Smith", "country"),
        (True, "number"), (None, "place"), ("the mayor met the guests from Lyon in the town hall and signed it once more", "place"),
        ("Städtepartnerschaft", "place"), ("x", "place"), ("N", "country"),
    ],
)  # fmt: skip
def test_of_takes_a_cell_for_nothing_that_it_is_not(cell, never, types):
    assert never not in types.of(cell)


def test_of_knows_no_place_without_a_gazetteer():
    assert CellTypes(None).of("Berlin") == frozenset()


def test_content_of_counts_filled_and_different_cells():
    content = CellTypes(None).content_of(["1998", "1998", None, "x"])
    assert (content.filled, content.distinct, content.counts["date"]) == (3, 2, 2)
    assert content.share("date", "number") == pytest.approx(2 / 3)


def test_content_of_has_no_share_where_nothing_is_filled():
    assert CellTypes(None).content_of([None, None]).share("date") == 0


def test_content_of_knows_a_long_column_by_a_sample():
    cells = [f"{year}" for year in range(1100, 1100 + 8 * SAMPLE)]
    content = CellTypes(None).content_of([*cells, *["nobody knows"] * 10])
    assert content.filled == len(cells) + 10
    assert content.share("date") > 0.9


@pytest.mark.parametrize(
    ("cell", "part"),
    [
        ("Lyon (France)", "Lyon"), ("Japan, Kobe", "Kobe"), ("上海，中国", "上海"), ("Kobe – Japan", "Kobe"),
        ("Gmina Kielce", "Kielce"), ("Tbilisi/Tiflis", "Tiflis"),
    ],
)  # fmt: skip
def test_parts_of_name_parts_a_cell(cell, part):
    assert part in parts_of_name(cell)
    assert parts_of_name(cell)[0] == cell
