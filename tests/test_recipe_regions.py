"""Shapes and codes of regions: rules of `data.recipes.regions`."""

import pandas as pd
import pytest
import shapely
from sistermap.data.recipes import regions


def test_by_names_gives_each_code_once_and_to_its_own_names():
    mine = {0: {"moskva", "moscow", "moskau"}, 1: {"moskovskaya", "moscowprovince", "moskauoblast"}}
    known = {"RU-MOW": mine[0], "RU-MOS": mine[1]}
    assert regions._by_names(mine, known, ["RU-MOS", "RU-MOW"]) == {0: "RU-MOW", 1: "RU-MOS"}


@pytest.mark.parametrize(
    ("shape", "inside"),
    [
        (shapely.box(0, 0, 4, 2), (2, 1)),
        (
            shapely.MultiPolygon([shapely.box(0, 0, 4, 2), shapely.box(50, 50, 51, 51)]),
            (2, 1),
        ),  # not on a far island
    ],
)
def test_middle_is_the_centroid_of_the_largest_part(shape, inside):
    assert regions.middle(shape) == pytest.approx(inside)


def test_middle_lies_inside_a_ring():
    ring = shapely.Point(0, 0).buffer(2).difference(shapely.Point(0, 0).buffer(1))
    assert not ring.contains(ring.centroid)
    assert ring.contains(shapely.Point(regions.middle(ring)))


def test_eponym_is_the_unit_that_goes_by_the_names_of_the_code():
    def unit(**names):
        return {"names": names, "others": [], "adm1_code": next(iter(names.values()))}

    official = {"en": "Pangasinan", "ko": "팡가시난", "fr": "Pangasinan"}
    members = pd.DataFrame([unit(en="Dagupan", ko="다구판"), unit(en="Pangasinan", ko="팡가시난")])
    assert regions._eponym(members, official)["adm1_code"] == "Pangasinan"
    assert regions._eponym(members, {"en": "Ilocos", "ko": "일로코스"}) is None
    assert regions._eponym(members[:1], {})["adm1_code"] == "Dagupan"
