"""Places that have a name: with its generic term and without, and what they share with their regions."""

from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.candidates import candidates_by_key, is_own_name, merge

GAZETTEER = Gazetteer.open(data.HERE)


def levels(name):
    return {one.place.level for one in candidates_by_key(name, GAZETTEER) if one.match == "normalised"}


def test_candidates_by_key_keeps_to_the_levels_of_a_generic_term():
    assert levels("Jilin Province") == {"admin1"}


def test_candidates_by_key_tells_a_places_own_name_from_others():
    found = {one.place.place_id: one for one in candidates_by_key("Busan", GAZETTEER)}
    assert is_own_name(found["city:1838524"])
    stripped = [one for one in candidates_by_key("Jilin Province", GAZETTEER) if one.match == "normalised"]
    assert stripped and not any(map(is_own_name, stripped))


def test_merge_keeps_the_likelier_of_one_place():
    found = candidates_by_key("Busan", GAZETTEER)
    weaker = [one.with_features(typo=1.0) for one in found]
    assert merge(weaker, found) == merge(found, weaker) == found
