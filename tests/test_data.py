"""What ships: the data files, and what is known about them."""

import csv
import json

import geopandas
import pytest
import shapely
from sistermap import api, data
from sistermap.data.recipes import (
    fetch,
)
from sistermap.geo.errors import SistermapError
from sistermap.geo.gazetteer.keys import normalise
from sistermap.maps.boundaries import unite


@pytest.fixture(scope="module")
def polygons():
    return geopandas.read_parquet(data.path("regions.parquet")).set_index("place_id")


@pytest.fixture(scope="module")
def basemap():
    return geopandas.read_parquet(data.path("basemap.parquet"))


def land_of(basemap):
    return basemap.loc[basemap["kind"] == "land", "geometry"].values


def test_path_says_how_to_rebuild_what_is_absent():
    with pytest.raises(FileNotFoundError, match=r"data\.recipes"):
        data.path("absent.sqlite")


def test_no_shipped_file_passes_twenty_megabytes():
    # SQLite is built from these and is in no commit.
    files = [file for file in (*data.HERE.iterdir(), *(data.HERE / "gazetteer").iterdir()) if file.is_file()]
    assert {file.name for file in files if file.stat().st_size >= 20_000_000} == set()
    assert 30_000_000 < sum(file.stat().st_size for file in files) < 80_000_000


def test_sources_name_every_shipped_file_and_every_package():
    sources = data.path("SOURCES.md").read_text(encoding="utf-8")
    files = [f.name for f in data.HERE.iterdir() if f.suffix in (".parquet", ".csv", ".json")]
    packages = [package.name for package in fetch.PACKAGES.values()]
    assert [name for name in (*files, *packages) if f"`{name}`" not in sources] == []


def test_attribution_names_whose_data_a_page_shows():
    entries = json.loads(data.path("attribution.json").read_text(encoding="utf-8"))
    assert all({"what", "text", "url", "licence"} <= set(entry) for entry in entries)
    assert [entry["what"] for entry in entries if not entry.get("short")] == ["notice"]
    assert [entry["country"] for entry in entries if entry["what"] == "districts"] == ["KR", "DE"]
    whole = " ".join(entry["text"] for entry in entries)
    for source in ("GeoNames", "Natural Earth", "Unicode CLDR", "imply no position"):
        assert source in whole


def test_networks_sit_where_the_gazetteer_knows_a_city(gazetteer):
    with data.path("networks.csv").open(encoding="utf-8") as file:
        networks = list(csv.DictReader(file))
    unknown = [
        row["network"]
        for row in networks
        if not any(p.country == row["seat_country"] for p, _ in gazetteer.lookup(normalise(row["seat"])))
    ]
    assert unknown == [] and len(networks) > 10


def test_example_has_all_rows():
    with data.path("examples/korea_cooperation.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 38
    assert len([row for row in rows if row["network"] == "RCEP"]) == 15  # ten of ASEAN and five partners


def test_example_of_sister_cities_is_the_list_of_the_city_with_a_source_for_each_row():
    layer = api.read(api.example_path())
    assert layer.ties["kind"].value_counts().to_dict() == {"sister": 26, "friendship": 11}
    assert (len(layer.memberships), len(layer.unplaced)) == (5, 0)
    for table in (layer.ties, layer.memberships):
        assert table["source"].str.startswith("http").all()
    assert layer.ties["since"].notna().all() and layer.ties["to_id"].is_unique
    # The city counts its sister cities in 23 countries and territories, its friendship cities in six.
    lands = layer.ties.groupby("kind")["to_country"].nunique()
    assert lands.to_dict() == {"sister": 23, "friendship": 6}


def test_example_of_sister_cities_leaves_check_nothing_to_find():
    assert api.check(api.example_path()).empty


def test_example_path_refuses_a_name_that_it_does_not_know():
    with pytest.raises(SistermapError, match="sister-cities, sister-cities-2010, cooperation"):
        api.example_path("x")


def test_regions_are_valid_and_known_to_the_gazetteer(polygons, gazetteer):
    assert polygons.geometry.is_valid.all() and polygons.index.is_unique
    assert polygons.crs.to_epsg() == 4326
    assert [place_id for place_id in polygons.index[::50] if gazetteer.place(place_id) is None] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("admin1:DE-BY", "admin1:DE-BW"), ("admin1:KR-47", "admin1:KR-48"), ("country:FR", "country:ES")],
)
def test_neighbours_share_their_edge_and_nothing_else(polygons, one, other):
    shared = polygons.geometry[one].intersection(polygons.geometry[other])
    assert shared.length > 1 and shared.area < 1e-3


@pytest.mark.parametrize(
    ("place_id", "lon", "lat"),
    [
        ("admin1:KR-26", 129.0, 35.2),  # Busan
        ("admin1:RU-MOW", 37.62, 55.75),  # the Kremlin
        ("admin1:RU-MOS", 38.97, 55.80),  # Pavlovsky Posad
        ("admin1:UA-30", 30.52, 50.45),  # Kyiv
        ("admin1:UA-32", 30.11, 49.80),  # Bila Tserkva
        ("admin1:KG-O", 73.30, 40.75),  # Uzgen
        ("admin1:TW-CYI", 120.45, 23.48),  # Chiayi, the city
        ("admin1:AF-PIA", 69.22, 33.60),  # Gardez
        ("admin1:FR-BRE", -1.68, 48.11),  # Rennes
        ("admin1:GB-SCT", -3.19, 55.95),  # Edinburgh
        ("admin1:IT-52", 11.25, 43.77),  # Florence
        ("admin2:FR-59", 3.06, 50.63),  # Lille
        ("admin2:FR-B", -0.58, 44.84),  # Bordeaux, in Aquitaine until 2015
        ("admin1:KZ-71", 71.43, 51.13),  # Astana
    ],
)
def test_regions_have_the_code_of_iso_3166(polygons, place_id, lon, lat):
    assert polygons.geometry[place_id].distance(shapely.Point(lon, lat)) < 0.02


def test_regions_have_their_point_inside(polygons, gazetteer):
    outside = []
    for place_id, shape in polygons.geometry.items():
        place = gazetteer.place(place_id)
        # The store keeps four decimals, the polygons are on the same grid.
        if shape.distance(shapely.Point(place.lon, place.lat)) > 2e-4:
            outside.append(place_id)
    assert outside == []


def test_basemap_is_land_and_borders(basemap):
    assert set(basemap["kind"]) == {"land", "border", "united"}
    assert basemap.geometry.is_valid.all()
    assert unite(land_of(basemap)).equals(basemap.loc[basemap["kind"] == "united", "geometry"].item())
    assert basemap.total_bounds[1] >= -60 and basemap.total_bounds[3] <= 90


@pytest.mark.parametrize(
    ("lon", "lat"),
    [(166.93, -0.53), (14.40, 35.90), (103.82, 1.35), (73.51, 4.18), (179.20, -8.52)],
    ids=["Nauru", "Malta", "Singapore", "Maldives", "Tuvalu"],
)
def test_basemap_keeps_small_island_states(basemap, lon, lat):
    land = land_of(basemap)
    assert shapely.distance(land, shapely.Point(lon, lat)).min() < 0.3
