"""Villages of the postal lists: rules of `data.recipes.villages`."""

import geopandas
import pytest
from recipe_rows import city
from sistermap.data.recipes import villages
from sistermap.data.recipes.places import Row
from sistermap.geo.gazetteer.place import NameType


def entry(*names, lat=60.4, country="NO"):
    return villages.Entry(country, "Vestland", list(names), lat, 5.2)


@pytest.fixture
def listed(monkeypatch):
    """Make `village_rows` see these entries of the postal list, all in one region."""

    def see(rows, *entries):
        monkeypatch.setattr(villages, "_entries", lambda: list(entries))
        monkeypatch.setattr(villages, "regions_of", lambda cities, regions: ["NO-46"] * len(cities))
        return list(villages.village_rows(rows, geopandas.GeoDataFrame({"level": []})))

    return see


def test_village_rows_adds_a_place_whose_name_no_town_has(listed):
    [row] = listed([city("Bergen")], entry("Herdla", "Херла"))
    assert (row.name, row.level, row.population, row.admin1, row.lat) == ("Herdla", "city", 0, "NO-46", 60.4)
    assert row.aliases == {"Herdla": NameType.PRIMARY, "Херла": NameType.ALIAS}
    assert row.is_village and not city("Bergen").is_village


def test_village_rows_leaves_out_names_of_towns(listed):
    assert listed([city("Bergen")], entry("BERGEN", lat=70.0), entry("Bergen", country="DK")) == []


def test_village_rows_leaves_out_villages_of_one_name(listed):
    assert listed([], entry("Vik", lat=60.0), entry("Vik", lat=68.0)) == []
    assert len(listed([], entry("Vik", lat=60.0), entry("Vik", lat=60.1))) == 1


@pytest.mark.parametrize(("lat", "added"), [(60.4, 0), (60.5, 0), (60.6, 1), (70.0, 1)])
def test_village_rows_keeps_rivals_that_are_far_from_the_town(listed, lat, added):
    town = city("Ahorn", lat=60.4)
    town.country = "DE"
    assert len(listed([town], entry("AHORN", lat=lat, country="DE"))) == added


def test_village_rows_keeps_rivals_that_lie_apart(listed):
    rows = listed([], *(entry("Stetten", lat=lat, country="CH") for lat in (60.0, 60.1, 68.0)))
    assert [row.lat for row in rows] == [60.0, 68.0]


def test_village_rows_leaves_out_what_a_region_of_the_country_is_called(listed):
    region = Row("admin1", "IT-75", "Apulia", "IT")
    region.add(["Puglia"], NameType.OFFICIAL)
    assert listed([region], entry("Puglia", country="IT")) == []


def test_entries_of_switzerland_lose_their_canton():
    assert [villages.CANTON.sub("", name) for name in ("Carrouge VD", "Stetten AG", "Bex")] == [
        "Carrouge",
        "Stetten",
        "Bex",
    ]


def test_source_of_a_village_is_its_own_and_stays():
    sources = [
        villages.source(e) for e in (entry("Vik"), entry("Vik"), entry("Vik", lat=60.5), entry("Vika"))
    ]
    assert sources[0] == sources[1] and len(set(sources)) == 3
    assert all(len(source) == 9 and source.isalnum() for source in sources)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Айтос / Ajtos", ["Ajtos", "Айтос"]),
        ("Celerina/Schlarigna", ["Celerina/Schlarigna"]),
        ("Rodeiro (Santa Maria)", ["Rodeiro"]),
        ("Crissier 1", []),
        ("Porto, O", []),
        ("Ahrens & Sieberz", []),
        ("BP", []),
        ("", []),
    ],
)
def test_names_of_the_postal_list_are_those_of_settlements(text, names):
    assert villages._names(text) == names


@pytest.mark.parametrize(
    ("accuracy", "name", "sure"),
    [
        (4.0, "Bad Grund", True),
        (3.0, "Zwalm", False),
        (0.0, "Pohlheim", True),
        (None, "Deutsche Bank", False),
    ],
)
def test_entries_are_sure_by_their_mark(accuracy, name, sure):
    assert villages._is_sure({"accuracy": accuracy, "city": name}) is sure


@pytest.mark.parametrize(
    ("country", "state", "name", "own"),
    [
        ("CH", "Canton de Vaud", "Carrouge VD", "Carrouge"),
        ("PH", "Ilocos", "San Carlos City", "San Carlos"),
        ("PH", "National Capital Region", "San Isidro", ""),
        ("US", "Michigan", "Bay City", "Bay City"),
    ],
)
def test_own_name_of_an_entry(country, state, name, own):
    assert villages._own({"country_code": country, "state": state, "city": name}) == own
