"""What a name is to a place: its own, a part of its own, another word, or another place's name."""

import pytest
from sistermap.geo.gazetteer.place import NameType, Place
from sistermap.geo.naming.answer import Candidate
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.name_evidence import name_features, with_owners


class Labels:
    """A gazetteer in which every place has the same names to show."""

    def __init__(self, **labels):
        self.labels = labels

    def names(self, place_id):
        return self.labels


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
    first, second, third = with_owners([owner, here, abroad], [True, False, False], "jettingen", Labels())
    assert first == owner
    assert "owned_here" in second.features
    assert "owned_abroad" in third.features


def test_with_owners_knows_that_world_cities_have_many_names():
    owner = Candidate(city("Cologne", "IT"), "exact", {})
    koeln = Candidate(city("Köln", languages=90, place_id="2"), "alias", {"official": 1.0})
    assert with_owners([owner, koeln], [True, False], "cologne", Labels(en="Cologne"))[1] == koeln


@pytest.mark.parametrize("level", ["city", "country"])
def test_with_owners_takes_a_rare_name_of_a_known_place_for_its_owners(level):
    owner = Candidate(city("Inđija", "RS"), "exact", {})
    known = Place(f"{level}:2", "India", level, "IN", None, 10**9, 22.0, 79.0, None, 90)
    other = Candidate(known, "alias", {"official": 1.0})
    found = with_owners([owner, other], [True, True], "indija", Labels(es="India", de="Indien"))
    assert found[0] == owner
    assert "owned_exonym" in found[1].features


@pytest.mark.parametrize(
    ("name", "country"),
    [("Novara", "IT"), ("Inđija", "RS"), ("Russi", "IT"), ("Cologne", "DE"), ("Prag", "CZ")],
)
def test_locate_prefers_the_owner_of_a_name_to_a_rare_name_of_another_place(name, country, gazetteer):
    answer = locate(name, gazetteer=gazetteer)
    assert answer.place is not None and answer.place.country == country
