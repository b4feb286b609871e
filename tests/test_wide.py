"""Partners beside one another in a row, against the two sides of one tie."""

import pytest
from sistermap.geo.tables.wide import unfold


def rows(labels, *cells, **options):
    found = unfold(labels, [(number, list(row)) for number, row in enumerate(cells, 2)], **options)
    return found and found.rows


@pytest.mark.parametrize(
    "labels",
    [
        ("Thành phố", "Đối tác 1", "Đối tác 2"),
        ("Stadt", "Partnerstadt (1)", "Partnerstadt (2)"),
        ("City", "Twin city #1", "Twin city #2"),
        ("Miasto", "Miasto partnerskie 01", "Miasto partnerskie 02"),
        ("도시", "자매도시1", "자매도시2"),
        ("Ville", "Ville jumelée", "Ville jumelée"),
    ],
)
def test_unfold_makes_a_row_of_each_partner(labels):
    assert rows(labels, ("Huế", "Kyoto", "Blois")) == [(2, ["Huế", "Kyoto"]), (2, ["Huế", "Blois"])]


def test_unfold_keeps_what_belongs_to_a_partner_together():
    labels = ("City", "Partner 1", "Country 1", "Since 1", "Partner 2", "Country 2", "Since 2")
    found = unfold(labels, [(2, ["Huế", "Kyoto", "Japan", 2013, "Blois", "France", 2007])])
    assert found.labels == ["City", "Partner", "Country", "Since"]
    assert found.rows == [(2, ["Huế", "Kyoto", "Japan", 2013]), (2, ["Huế", "Blois", "France", 2007])]
    assert found.columns == [(0,), (1, 4), (2, 5), (3, 6)]


def test_unfold_loses_no_row_and_makes_none_of_empty_partners():
    labels = ("City", "Partner 1", "Partner 2")
    assert rows(labels, ("Huế", "Kyoto", None), ("Vinh", None, None)) == [
        (2, ["Huế", "Kyoto"]),
        (3, ["Vinh", None]),
    ]


@pytest.mark.parametrize(
    "labels",
    [
        ("City 1", "Country 1", "City 2", "Country 2"),
        ("Stadt 1", "Stadt 2", "seit"),
        ("City", "Country", "Partner city", "Country"),
        ("Ville", "Pays", "Ville jumelée", "Pays", "Depuis"),
        ("Partner 1", "Partner 2"),
        ("City", "Partner city", "Visit 1", "Visit 2", "Visit 3"),
        ("City", "Partner city"),
        (),
    ],
)
def test_unfold_leaves_the_two_sides_of_a_tie_and_other_series_alone(labels):
    assert unfold(labels, [(2, ["a"] * len(labels))]) is None


def test_unfold_takes_two_sides_for_partners_where_home_is_stated():
    labels = ("Name 1", "Land 1", "Name 2", "Land 2")
    assert rows(labels, ("Oxford", "UK", "Minsk", "Belarus"), partners_only=True) == [
        (2, ["Oxford", "UK"]), (2, ["Minsk", "Belarus"]),
    ]  # fmt: skip


def test_unfold_takes_three_partners_for_a_series_without_a_column_of_towns():
    assert rows(("Partner 1", "Partner 2", "Partner 3"), ("a", "b", "c")) == [
        (2, ["a"]),
        (2, ["b"]),
        (2, ["c"]),
    ]
