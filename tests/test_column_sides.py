"""Whose a column is: the user's own or the partner's. What each table means was read by hand."""

import pytest
from sistermap.geo.naming.home import resolve_home
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.column_fields import read_fields
from sistermap.geo.tables.column_sides import give_sides
from sistermap.geo.tables.lookup import Lookup


@pytest.fixture(scope="module")
def types(gazetteer):
    return CellTypes(Lookup(gazetteer))


@pytest.fixture
def sides(types, gazetteer):
    """Return who a table's columns belong to: role -> label."""

    def give(table, home=None, **options):
        columns = read_fields([*table], [*table.values()], types)
        place = resolve_home(home, gazetteer).place if home else None
        found = give_sides(columns, types.lookup, home=place, partners_only=home is not None, **options)
        named = {role: columns[index].label for role, index in found.roles.items()}
        return named, [one.label for one in found.same], [one.label for one in found.unused]

    return give


@pytest.mark.parametrize("order", [1, -1])
def test_give_sides_gives_regions_and_countries_to_the_partner_where_home_is_stated(sides, order):
    table = {"State": ["Texas", "Oregon"], "Stadt": ["Dallas", "Portland"], "Land": ["USA", "USA"]}
    table = dict([*table.items()][::order])
    roles, same, unused = sides(table, "Ulsan, KR")
    assert roles == {"to_region": "State", "to_name": "Stadt", "to_country": "Land"}
    assert (same, unused) == ([], [])


def test_give_sides_takes_a_column_of_towns_at_home_for_the_home_side(sides):
    table = {"Vrrt": ["Gangnam", "Jongno", "Mapo"], "Stadt": ["Kobe", "Lyon", "Porto"]}
    roles, *_ = sides(table, "Seoul, KR")
    assert roles == {"from_name": "Vrrt", "to_name": "Stadt"}


def test_give_sides_takes_no_foreign_name_for_the_users_own(sides):
    table = {"Vrrt": ["Lyon", "Porto", "Kobe"], "Partnerstadt": ["Turku", "Graz", "Minsk"]}
    roles, _, unused = sides(table, "Seoul, KR")
    assert (roles, unused) == ({"to_name": "Partnerstadt"}, ["Vrrt"])


def test_give_sides_takes_a_column_that_is_called_town_for_the_users_own_wherever_its_places_are(sides):
    table = {"Stadt": ["Lyon", "Porto", "Kobe"], "Partnerstadt": ["Turku", "Graz", "Minsk"]}
    assert sides(table, "Seoul, KR")[0] == {"from_name": "Stadt", "to_name": "Partnerstadt"}


@pytest.mark.parametrize(
    ("table", "same"),
    [
        (
            {"国家": ["日本", "法国"], "country": ["Japan", "France"], "友好城市": ["神户", "马赛"]},
            ["country"],
        ),
        (
            {"Państwo": ["Niemcy", "Chile"], "Kraj": ["DE", "CL"], "Miasto partnerskie": ["Gotha", "Arica"]},
            ["Kraj"],
        ),
    ],
)
def test_give_sides_takes_two_columns_of_one_country_for_one(sides, table, same):
    roles, found, unused = sides(table, "Kielce, PL")
    assert (found, unused) == (same, [])
    assert roles["to_country"] == next(iter(table))


def test_give_sides_puts_a_country_beside_its_town(sides):
    table = {
        "Città": ["Torino", "Milano"], "Paese": ["Italia", "Italia"],
        "Città gemellata": ["Lione", "Chicago"], "Nazione": ["Francia", "Stati Uniti"],
    }  # fmt: skip
    roles, *_ = sides(table)
    assert (roles["from_country"], roles["to_country"]) == ("Paese", "Nazione")


def test_give_sides_gives_a_country_to_the_side_in_which_it_lies(sides):
    table = {
        "Ville": ["Lyon", "Lille", "Nantes"],
        "Pays": ["Japon", "Chine", "Chili"],
        "Ville jumelée": ["Kobe", "Wuhan", "Arica"],
    }
    roles, *_ = sides(table)
    assert roles["to_country"] == "Pays"


def test_give_sides_takes_the_repeated_column_for_the_home_side(sides):
    table = {"Vrrt": ["Seattle", "Turku", "Rostock", "Århus"], "Zmlk": ["Bergen", "Bergen", "Bergen", "Oslo"]}
    roles, *_ = sides(table)
    assert roles == {"to_name": "Vrrt", "from_name": "Zmlk"}


def test_give_sides_gives_the_places_of_members_to_their_own_side(sides):
    roles, *_ = sides({"Członek": ["Kielce", "Lyon"], "Kraj": ["Polska", "Francja"]}, members=True)
    assert roles == {"from_name": "Członek", "from_country": "Kraj"}


def test_give_sides_names_a_column_of_places_that_it_cannot_use(sides):
    table = {"Partner city": ["Oxford"], "Partner town": ["Minsk"], "City": ["Bonn"]}
    roles, _, unused = sides(table)
    assert roles == {"to_name": "Partner city", "from_name": "City"}
    assert unused == ["Partner town"]


def test_give_sides_takes_districts_before_the_towns_for_their_regions(sides):
    table = {
        "Kreis": ["Rhein-Sieg", "Rhein-Sieg"],
        "Gemeinde": ["Troisdorf", "Siegburg"],
        "Partnerstadt": ["Genk", "Selçuk"],
    }
    roles, *_ = sides(table)
    assert (roles["from_name"], roles["from_region"], roles["to_name"]) == (
        "Gemeinde",
        "Kreis",
        "Partnerstadt",
    )


def test_give_sides_gives_several_points_to_no_single_place(sides):
    table = {
        "Partner city": ["Kobe", "Lyon"],
        "City": ["Busan", "Busan"],
        "lat": [34.7, 45.8],
        "lon": [135.2, 4.8],
    }
    assert sides(table)[0] == {
        "to_name": "Partner city",
        "from_name": "City",
        "to_lat": "lat",
        "to_lon": "lon",
    }
