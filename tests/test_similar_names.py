"""Places whose names resemble a name: each way finds its own kind, and only in the countries it is given."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.similar_names import (
    candidates_by_label,
    candidates_by_part,
    candidates_by_romanisation,
    candidates_by_transliteration,
    candidates_by_typo,
    candidates_by_variant,
)

GAZETTEER = Gazetteer.open(data.HERE)


def ids(candidates):
    return {(one.place.name, one.place.country) for one in candidates}


def test_candidates_by_variant_knows_saints():
    assert ("Sankt Gallen", "CH") in ids(candidates_by_variant("Saint Gallen", GAZETTEER))


@pytest.mark.parametrize(
    ("name", "place", "country"),
    [("Villefranche", "Villefranche-sur-Saône", "FR"), ("Bath Spa", "Bath", "GB")],
)
def test_candidates_by_part_complete_a_name_and_leave_out_titles(name, place, country):
    assert (place, country) in ids(candidates_by_part(name, GAZETTEER, [country]))


def test_candidates_by_part_never_drop_what_tells_namesakes_apart():
    assert ids(candidates_by_part("Hattersheim am Main", GAZETTEER, ["DE"])) == set()


@pytest.mark.parametrize(
    ("find", "name", "place", "country"),
    [
        (candidates_by_typo, "Erlagnen", "Erlangen", "DE"),
        (candidates_by_romanisation, "Kyongsangbuk-do", "North Gyeongsang", "KR"),
        (candidates_by_transliteration, "에를랑겐", "Erlangen", "DE"),
        (candidates_by_label, "오하이주", "Ohio", "US"),
    ],
)
def test_candidates_are_of_the_countries_that_are_given(find, name, place, country):
    assert (place, country) in ids(find(name, GAZETTEER, [country]))
    assert (place, country) not in ids(find(name, GAZETTEER, ["FR"]))
