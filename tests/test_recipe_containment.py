"""Which region a town is in: rules of `data.recipes.containment`."""

import geopandas
import shapely
from sistermap.data.recipes import containment


def square(lon, lat, half):
    return shapely.box(lon - half, lat - half, lon + half, lat + half)


def regions_like(*given_regions):
    return geopandas.GeoDataFrame(
        [
            {"country": "KR", "code": code, "name": name, "names": {}, "geometry": shape}
            for code, name, shape in given_regions
        ],
        geometry="geometry",
    )


def town(name, admin1code, lon, population=0):
    return {
        "name": name,
        "countrycode": "KR",
        "admin1code": admin1code,
        "latitude": 37.0,
        "longitude": lon,
        "population": population,
    }


PROVINCE = ("KR-41", "Gyeonggi", square(127.0, 37.0, 1.0).difference(square(126.5, 37.0, 0.1)))


METROPOLIS = ("KR-28", "Incheon", square(126.5, 37.0, 0.1))


def test_regions_of_takes_the_towns_of_a_metropolis_with_it():
    cities = [
        *(town(f"Town {n}", "13", 127.0 + n / 10) for n in range(5)),
        town("Incheon", "12", 126.65, 3_000_000),  # 5 km outside its simplified outline
        town("Ganghwa", "12", 126.75, 20_000),
    ]
    assert containment.regions_of(cities, regions_like(PROVINCE, METROPOLIS)) == ["KR-41"] * 5 + ["KR-28"] * 2


def test_regions_of_leaves_a_seat_in_the_county_that_its_code_is_for():
    cities = [town("Incheon", "13", 126.5, 200_000), *(town(f"Town {n}", "13", 127.0) for n in range(9))]
    assert containment.regions_of(cities, regions_like(PROVINCE, METROPOLIS)) == ["KR-41"] * 10


def test_regions_of_keeps_a_capital_out_of_the_larger_region_of_its_name():
    district, larger = METROPOLIS, ("KR-41", "Incheon Province", PROVINCE[2])
    cities = [town("Incheon", "12", 126.5, 3_000_000)]
    assert containment.regions_of(cities, regions_like(district, larger)) == ["KR-28"]
