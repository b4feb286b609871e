"""What a name is to a place: its own, a part of its own, another word, or another place's name."""

import pytest
from sistermap.geo.gazetteer.place import NameType, Place
from sistermap.geo.naming.answer import Candidate
from sistermap.geo.naming.name_evidence import name_features, with_owners


def city(name, country="DE", languages=1, place_id="1"):
    return Place(f"city:{place_id}", name, "city", country, None, 5000, 50.0, 10.0, None, languages)


@pytest.mark.parametrize(
    ("name", "key", "own", "expected"),
    [
        ("Belén", "belen", "Belén Gualcho", "words_missing"),
        ("Wells", "wells", "Wells-next-the-Sea", "words_missing"),
        ("Neustadt", "neustadt", "Neustadt an der Weinstraße", "words_missing"),
        ("Mautern an der Donau", "mauternanderdonau", "Mautern", "words_added"),
        ("Świnoujście", "swinoujscie", "Swinemünde", "unlike"),
    ],
)
def test_name_features_tell_a_part_of_a_name_from_another_word(name, key, own, expected):
    assert expected in name_features(name, key, city(own), NameType.ALIAS)


def test_name_features_take_no_part_of_a_word_for_a_word():
    assert "words_missing" not in name_features("Bern", "bern", city("Bernau"), NameType.ALIAS)


@pytest.mark.parametrize(
    ("name", "expected"), [("Melle", {"accents_left": 1.0}), ("Mèlle", {"accents_other": 1.0}), ("Mellé", {})]
)
def test_name_features_compare_accents_of_a_places_own_name(name, expected):
    assert name_features(name, "melle", city("Mellé"), NameType.PRIMARY) == expected


def test_with_owners_weakens_what_is_only_also_called_so():
    owner = Candidate(city("Jettingen", "FR"), "exact", {})
    here = Candidate(city("Jettingen-Scheppach", "FR", place_id="2"), "alias", {"alias": 1.0})
    abroad = Candidate(city("Jettingen-Scheppach", "DE", place_id="3"), "alias", {"alias": 1.0})
    first, second, third = with_owners([owner, here, abroad], [True, False, False])
    assert first == owner
    assert "owned_here" in second.features
    assert "owned_abroad" in third.features


def test_with_owners_knows_that_world_cities_have_many_names():
    owner = Candidate(city("Cologne", "IT"), "exact", {})
    koeln = Candidate(city("Köln", languages=90, place_id="2"), "alias", {"official": 1.0})
    assert with_owners([owner, koeln], [True, False])[1] == koeln
