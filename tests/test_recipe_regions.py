"""Shapes and codes of regions: rules of `data.recipes.regions`."""

import geopandas as gpd
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


def test_middle_near_centroid_stays_beside_it_in_a_crescent():
    # Two arms, the left one wider; the centroid lies between them.
    crescent = shapely.box(0, 0, 30, 10).difference(shapely.box(8, -1, 27, 9))
    lon, lat = regions.middle_near_centroid(crescent)
    assert crescent.contains(shapely.Point(lon, lat))
    assert (
        crescent.centroid.distance(shapely.Point(lon, lat))
        < 6
        < crescent.centroid.distance(shapely.Point(4, 5))
    )
    assert regions.middle_near_centroid(shapely.box(0, 0, 4, 2)) == (2, 1)


def test_with_islands_moved_puts_amami_into_kagoshima():
    okinawa = shapely.MultiPolygon(
        [shapely.box(127.6, 26.1, 128.3, 26.8), shapely.box(129.2, 28.1, 129.6, 28.5)]
    )
    frame = gpd.GeoDataFrame(
        {"stated": ["JP-47", "JP-46", "JP-45"]},
        geometry=[okinawa, shapely.box(130, 31, 131, 32), shapely.box(131, 31.5, 132, 32)],
    )
    shapes = regions._with_islands_moved(frame)
    assert [len(shapely.get_parts(shape)) for shape in shapes] == [1, 2, 1]
