"""The context of a list: what the other rows say of a country, a level and a place."""

from collections import Counter

import pytest
from sistermap.geo.gazetteer import Place
from sistermap.geo.naming.answer import Answer, Candidate
from sistermap.geo.naming.context import CountryCounts, ListContext, ListEvidence

TWO_LEVELS = (
    Candidate(Place("admin1:MN-1", "Middle", "admin1", "MN", None, 0, 0.0, 0.0, None, 0), "exact", {}),
    Candidate(Place("city:99", "Middle", "city", "MN", None, 0, 0.0, 0.0, None, 0), "exact", {}),
)


def placed(place_id, country="FR"):
    level = place_id.split(":")[0]
    place = Place(place_id, place_id, level, country, None, 0, 0.0, 0.0, None, 0)
    return Answer("placed", "", place=place, candidates=(Candidate(place, "exact", {}),))


def in_a_list(answers, at, names=None):
    names = names or [f"name {number}" for number in range(len(answers))]
    return ListEvidence([(name, None) for name in names], answers).context(at)


def test_share_is_neutral_in_an_empty_list():
    assert ListContext().share("FR") == 0.0


def test_share_makes_a_country_that_a_list_names_likelier():
    context = ListContext(counts=CountryCounts(Counter(FR=100, IT=50)))
    assert context.share("FR") > 0 > context.share("DE")


@pytest.mark.parametrize(
    ("regions", "cities", "level"),
    [
        (3, 0, "admin1"),  # three rows are enough
        (2, 0, None),  # two are not, however much they agree
        (3, 2, "admin1"),  # three in five
        (4, 3, None),  # less than that
        (2, 3, "city"),
        (0, 0, None),
    ],
)
def test_context_takes_a_level_from_three_rows_and_three_in_five(regions, cities, level):
    rows = [placed(f"admin1:FR-{number}") for number in range(regions)]
    rows += [placed(f"city:{number}") for number in range(cities)]
    middle = len(rows) // 2
    rows.insert(middle, Answer("ambiguous", "", candidates=TWO_LEVELS))
    context = in_a_list(rows, middle)
    assert (context.level if context else None) == level


def test_context_takes_no_level_where_the_name_is_of_one_level():
    rows = [*(placed(f"admin1:FR-{number}") for number in range(5)), placed("city:1")]
    assert in_a_list(rows, 5).level is None


def test_context_has_places_that_nearby_rows_call_otherwise():
    rows = [placed("city:1"), Answer("ambiguous", "", candidates=TWO_LEVELS), placed("city:2")]
    assert in_a_list(rows, 1).nearby_places == {"city:1", "city:2"}


def test_context_has_no_place_that_nearby_rows_call_by_the_same_name():
    rows = [placed("city:1"), placed("city:1"), placed("city:2")]
    assert in_a_list(rows, 1, ["Lyon", "Lyon", "Nice"]).nearby_places == {"city:2"}


def test_context_looks_three_rows_up_and_down_for_places():
    rows = [placed(f"city:{number}") for number in range(9)]
    assert in_a_list(rows, 4).nearby_places == {f"city:{number}" for number in (1, 2, 3, 5, 6, 7)}
