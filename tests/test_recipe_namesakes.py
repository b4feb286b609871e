"""Names of namesakes: rules of `data.recipes.namesakes`."""

import pytest
from recipe_rows import city
from sistermap.data.recipes import namesakes
from sistermap.geo.gazetteer.place import NameType


def named(name, population, *aliases, country="US"):
    row = city(name, population)
    row.country = country
    row.add(aliases, NameType.ALIAS)
    return row


def test_share_transcriptions_gives_them_to_the_larger_namesake():
    large, small = named("Des Moines", 214_000, "德梅因"), named("Des Moines", 31_000, "得梅因")
    assert namesakes.share_transcriptions([large, small]) == 1
    assert "得梅因" in large.aliases and "德梅因" not in small.aliases


def test_share_transcriptions_leaves_latin_names_to_their_place():
    large, small = named("Lebanon", 40_000), named("Lebanon", 5_000, "Old Lebanon", "Ливан", "لبنان، كنساس")
    namesakes.share_transcriptions([large, small])
    assert set(large.aliases) == {"Lebanon", "Ливан"}


def test_share_transcriptions_trusts_no_spelling_of_another_script():
    large, small = (
        named("Yamato", 230_000, "大和", country="JP"),
        named("Yamato", 15_000, "山都", country="JP"),
    )
    assert namesakes.share_transcriptions([large, small]) == 0


@pytest.mark.parametrize(
    ("small", "alias", "large", "population", "dropped"),
    [
        ("Milan", "Brooklyn", "Brooklyn", 2_700_000, 1),
        ("Milan", "Brooklyn", "Brooklyn", 15_000, 0),  # not so much larger
        ("San Pedro Viejo", "San Pedro", "San Pedro", 48_000, 0),  # its own, shortened
        ("Milan", "Mílan", "Milan", 90_000, 0),  # its own, spelled otherwise
        ("Milan", "Shelby", "Brooklyn", 2_700_000, 0),
    ],
)
def test_drop_aliases_of_larger_places_leaves_own_names(small, alias, large, population, dropped):
    rows = [named(small, 1_900, alias), named(large, population)]
    assert namesakes.drop_aliases_of_larger_places(rows) == dropped
    assert (alias in rows[0].aliases) is not bool(dropped)


def test_drop_aliases_of_larger_places_keeps_names_abroad():
    rows = [named("Milan", 1_900, "Brooklyn"), named("Brooklyn", 900_000, country="ZA")]
    assert namesakes.drop_aliases_of_larger_places(rows) == 0
