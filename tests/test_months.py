"""Months; their names are those of the Unicode CLDR."""

import re

import pytest
from sistermap.geo.months import month_number, month_pattern


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("MÄRZ", 3),
        ("juin", 6),
        ("Juillet", 7),
        ("maio", 5),
        ("Maggio", 5),
        ("lokakuu", None),
        ("oktober", 10),
        ("", None),
    ],
)
def test_month_number_reads_names_by_their_beginning(name, number):
    assert month_number(name) == number


@pytest.mark.parametrize("name", ["jan", "sept.", "février", "settembre", "Dez.", "Mai"])
def test_month_pattern_takes_whole_names_and_abbreviations(name):
    assert re.fullmatch(month_pattern(), name, re.IGNORECASE)


@pytest.mark.parametrize("name", ["Marseille", "Augsburg", "Junin", "Decatur", "Octeville", "Mayen"])
def test_month_pattern_takes_no_town_that_begins_like_a_month(name):
    assert not re.fullmatch(month_pattern(), name, re.IGNORECASE)
