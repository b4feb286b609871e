"""What a column is, by its label and by its cells. Labels of nobody's language have to be known by the cells."""

import pytest
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.column_fields import read_fields
from sistermap.geo.tables.lookup import Lookup

JAPANESE = ["神戸", "札幌", "仙台", "広島"]
COUNTRIES = ["Chile", "Finlande", "Japón", "Türkiye"]
YEARS = ["1998", "2004", "1967", "1980"]


@pytest.fixture(scope="module")
def types(gazetteer):
    return CellTypes(Lookup(gazetteer))


def fields(types, given=None, **columns):
    found = read_fields([*columns], [*columns.values()], types, given)
    return [(one.field, one.by) for one in found]


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (COUNTRIES, "country"), (JAPANESE, "name"), (YEARS, "since"), (["Bonn", "Lyon", "Turku"], "name"),
        (["https://a.org/1", "https://b.org/2"], "source"), (["50.7, 7.1", "35.1, 129.0"], "coordinates"),
        (["Städtepartnerschaft", "Freundschaft", "Städtepartnerschaft"], "kind"), (["aktiv", "ruhend", "beendet"], "status"),
        (["Keio University", "University of Oslo", "Universidad de Lima"], "org"), (["Europe", "Asia", "Africa"], "continent"),
        (["qwrtia", "zzplsk", "vrrt"], None), ([None, None], None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("label", ["Vrrt", "Ждрк"])
def test_read_fields_knows_a_column_by_its_cells(label, cells, field, types):
    assert fields(types, **{label: cells}) == [(field, field and "cells")]


@pytest.mark.parametrize(
    ("label", "cells", "field"),
    [
        ("Land", COUNTRIES, "country"),
        ("Stadt", ["Chile", "Finland", "Japan", "Peru"], "country"),
        ("Country", ["Bayern", "Hessen", "Sachsen", "Thüringen"], "region"),
        ("City", [1, 2, 3, 4], "id"),
        ("Partner", ["https://a.org", "https://b.org"], "source"),
        ("Partner", ["1998-04-21", "2004-05-01"], "since"),
        ("Type", ["active", "ended", "active"], "status"),
        ("Status", ["twin town", "sister city"], "kind"),
        ("City", ["Asia", "Europe", "Africa"], "continent"),
        ("Città", ["Qwrtia", "Zzplsk", "Vrrt"], "name"),
        ("도시", [None, None], "name"),
    ],
)
def test_read_fields_lets_cells_say_that_a_label_means_something_else(label, cells, field, types):
    assert fields(types, **{label: cells})[0][0] == field


def test_read_fields_takes_what_the_user_states_before_all_else(types):
    assert fields(types, {0: "to_name"}, Year=YEARS) == [("name", "user")]


def test_read_fields_needs_cells_that_agree_with_a_word_inside_a_label(types):
    assert fields(types, **{"Date of affiliation": YEARS}) == [("since", "word")]
    assert fields(types, **{"Date of affiliation": ["qwrtia", "zzplsk", "vrrt"]}) == [(None, None)]


def test_read_fields_takes_nothing_that_is_about_something_else(types):
    assert fields(types, **{"Date of last visit": YEARS}) == [(None, None)]


def test_read_fields_gives_a_column_of_a_tie_to_the_best_known_of_several(types):
    found = fields(types, Blorp=YEARS, Seit=YEARS, **{"Date of affiliation": YEARS})
    assert found == [(None, None), ("since", "label"), (None, None)]


def test_read_fields_takes_dates_among_notes_for_since_if_no_other_column_says_it(types):
    assert fields(types, Note=YEARS) == [("since", "cells")]
    assert fields(types, Note=YEARS, Since=YEARS) == [("note", "label"), ("since", "label")]


def test_read_fields_reads_source_and_target_as_the_ends_of_a_tie():
    ends = read_fields(["Source", "Target"], [["a"], ["b"]], CellTypes(None))
    assert [(one.field, one.side) for one in ends] == [("name", "from"), ("name", "to")]
    (alone,) = read_fields(["Source"], [["a"]], CellTypes(None))
    assert alone.field == "source"


def test_read_fields_takes_regions_beside_names_for_their_regions(types):
    found = fields(types, Stadt=["Kassel", "Köln"], Vrrt=["Hessen", "Bayern"])
    assert [field for field, _ in found] == ["name", "region"]


def test_holds_names_what_most_cells_are(types):
    (one,) = read_fields(["Land"], [COUNTRIES], types)
    assert (one.holds, one.content.counts["country"]) == ("country", 4)
    (other,) = read_fields(["Land"], [["qwrtia", "zzplsk"]], types)
    assert other.holds is None
