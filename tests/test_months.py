"""Months; their names are those of the Unicode CLDR."""

import re

import pytest
from sistermap.geo.months import month_pattern


@pytest.mark.parametrize("name", ["jan", "sept.", "février", "settembre", "Dez.", "Mai"])
def test_month_pattern_takes_whole_names_and_abbreviations(name):
    assert re.fullmatch(month_pattern(), name, re.IGNORECASE)


@pytest.mark.parametrize("name", ["Marseille", "Augsburg", "Junin", "Decatur", "Octeville", "Mayen"])
def test_month_pattern_takes_no_town_that_begins_like_a_month(name):
    assert not re.fullmatch(month_pattern(), name, re.IGNORECASE)
