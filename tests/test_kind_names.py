"""What kinds are called: the list's own word or ours, the same in tables and legends."""

import pandas as pd
import pytest
from sistermap.geo.layer import Layer, example_layer
from sistermap.maps.kind_names import kind_names, kind_names_of
from sistermap.maps.texts import kind_words


def ties(words, kind="friendship", level="city"):
    return pd.DataFrame({"kind": kind, "kind_original": words, "level": level})


@pytest.mark.parametrize(
    ("words", "lang", "expected"),
    [
        (["Acordo de cooperação"] * 2, "es", "Acordo de cooperação"),
        (["Acordo de cooperação", "ACORDO DE COOPERAÇÃO"], "es", "Acordo de cooperação"),
        (["Acordo de cooperação", "Acordo cultural"], "es", "Amistad"),
        (["Acordo de cooperação", None], "es", "Amistad"),
        (["우호도시"], "ko", "우호도시"),
        (["우호도시"], "en", "Friendship"),
        (["友好都市"], "ja", "友好都市"),
        (["Acordo de cooperação"], "ja", "友好交流"),
        (["Friendship"], "de", "Freundschaft"),
        (["x" * 50], "en", "Friendship"),
    ],
)
def test_kind_names_takes_the_lists_one_word_where_it_suits(words, lang, expected):
    assert kind_names(ties(words), lang)["friendship"] == expected


@pytest.mark.parametrize(("level", "city"), [("admin1", False), ("country", False), ("city", True)])
def test_kind_names_between_regions_names_no_city(level, city):
    name = kind_names(ties([None], "sister", level), "en")["sister"]
    assert ("city" in name.lower()) is city


def test_kind_names_tells_kinds_apart():
    both = pd.concat([ties(["Acordo"], "sister"), ties(["Acordo"])])
    names = kind_names(both, "es")
    assert (names["sister"], names["friendship"]) == ("Hermanamiento", "Amistad")


def test_kind_names_without_words_are_ours():
    assert kind_names(pd.DataFrame({"kind": ["mou", None]}), "fr") == kind_words("fr")


def test_kind_names_of_a_layer_knows_its_regions():
    whole = example_layer()
    layer = Layer(
        whole.places.assign(level="admin1"),
        whole.regions,
        whole.ties.assign(kind_original=None),
        whole.memberships,
        whole.unplaced,
    )
    assert kind_names_of(layer, "de")["sister"] == "Partnerschaft"
