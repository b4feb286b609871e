"""Other usual ways to write a name."""

import pytest
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.variants import parts_of_name, variants


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("St. Gallen", "sankt gallen"),
        ("Ft. Worth", "fort worth"),
        ("The Hague", "hague"),
        ("Ash Shariqah", "shariqah"),
        ("Duesseldorf", "dusseldorf"),
        ("Sagaken", "saga"),
    ],
)
def test_variants_knows_the_other_way(name, other):
    assert other in [text for text, _ in variants(name)]


def test_variants_keeps_a_name_of_one_word():
    assert list(variants("Paris")) == []


@pytest.mark.parametrize(
    ("name", "parts"), [("Ostseebad Binz", ["Binz"]), ("Frankfurt am Main", []), ("Bad Au", [])]
)
def test_parts_of_name_leaves_titles_out_and_no_river(name, parts):
    assert parts_of_name(name) == parts


@pytest.mark.parametrize(
    "name", ["Gmina Brzesko gmina", "Bolzano comune", "Saint Gallen", "The Hague", "Muenchen"]
)
def test_variants_are_other_keys_than_the_name_has(name):
    assert normalise(name) not in {normalise(text) for text, _ in variants(name)}
