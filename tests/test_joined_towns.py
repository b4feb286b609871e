"""Names of two towns that became one, and parts of cities that have numbers; which they are is known from atlases."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.joined_towns import is_joined
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.numbered_districts import candidates_by_number, numbers_in
from sistermap.geo.naming.relations import great_circle_km
from sistermap.geo.naming.romanisation import fold_japanese, fold_romanisation, from_german

GAZETTEER = Gazetteer.open(data.HERE)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Rapperswil-Jona", "Switzerland", 47.227, 8.82),
        ("Epsom and Ewell", "UK", 51.335, -0.265),
        ("Hartford and Huntington", None, None, None),  # are 900 km apart
        ("Seoul and Busan", None, None, None),
        ("Berlin/Potsdam", "Germany", None, None),
        ("Busan/Ulsan", "Korea", None, None),
        ("Brest/Bretagne", "France", 48.39, -4.49),
        ("Minneapolis-Saint Paul", "USA", None, None),  # are two large cities
        ("Budapest District XIII", "Hungary", 47.53, 19.08),
        ("Budapest District XI", "Hungary", 47.47, 19.04),
        ("Prague 5", "Czechia", 50.05, 14.36),
        ("Prag 8", "Tschechien", 50.12, 14.46),
        ("Lyon 3e", "France", 45.755, 4.855),
        ("Budapest District XXX", "Hungary", None, None),  # there are 23
        ("Prague 99", "Czechia", None, None),
    ],
)
def test_locate_joined_and_numbered(name, country, lat, lon):
    answer = locate(name, country, gazetteer=GAZETTEER)
    if lat is None:
        assert answer.verdict != "placed"
    else:
        assert answer.place is not None, answer.reason
        assert great_circle_km(lat, lon, answer.place.lat, answer.place.lon) <= 10.0


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("Budapest XIII. kerület", {13}),
        ("Lyon 03", {3}),
        ("Paris 13e", {13}),
        ("Lima", set()),
        ("VIII", set()),
    ],
)
def test_numbers_in_reads_roman_and_other_numerals(name, numbers):
    assert numbers_in(name) == numbers


def test_candidates_by_number_are_of_that_number_only():
    found = candidates_by_number("Budapest, District XI", GAZETTEER, frozenset(["HU"]))
    assert {frozenset([11])} == {numbers_in(one.place.name) for one in found}


@pytest.mark.parametrize(
    ("text", "joined"),
    [("Rapperswil-Jona", True), ("Nuneaton and Bedworth", True), ("Lyon", False), ("Bonn – Köln", False)],
)
def test_is_joined_by_hyphen_or_and(text, joined):
    assert is_joined(text) is joined


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("zaporizhzhia", "zaporizhzhya"),
        ("khorramabad", "horamabad"),
        ("nalchik", "naltchik"),
        ("assiout", "asyut"),
        ("tsalenjikha", "calenjiha"),
        ("novyy", "noviy"),
    ],
)
def test_fold_romanisation_is_the_same_for_usual_spellings(one, other):
    assert fold_romanisation(one) == fold_romanisation(other)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ar", "beitjala", "baytjala"),
        ("ar", "azzarqa", "zarqa"),
        ("ar", "jubayl", "dschubail"),
        ("az", "xacmaz", "khachmaz"),
        ("be", "baranavichy", "baranovichi"),
        ("bg", "turnovo", "tarnovo"),
        ("el", "ayiosnikolaos", "agiosnikolaos"),
        ("el", "aigion", "aigio"),
        ("el", "neaionia", "neoionia"),
        ("fa", "qazvin", "ghazvin"),
        ("he", "qiryatshemonah", "kiryatshemona"),
        ("km", "kampongspeu", "kompongspeu"),
        ("th", "nakhonpathom", "nakornpathom"),
        ("uk", "drohobych", "drogobych"),
        ("uz", "toraqorgon", "turakurgan"),
    ],
)
def test_fold_romanisation_knows_the_ways_of_a_language(language, one, other):
    assert fold_romanisation(one, language) == fold_romanisation(other, language)


@pytest.mark.parametrize(
    ("key", "english"),
    [("mzcheta", "mtskheta"), ("rasgrad", "razgrad"), ("baku", None)],
)
def test_from_german_writes_sounds_as_english_does(key, english):
    assert english in from_german(key) if english else not from_german(key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kouchi", "kochi"),
        ("oosaka", "osaka"),
        ("matuyama", "matsuyama"),
        ("hukuoka", "fukuoka"),
        ("namba", "nanba"),
    ],
)
def test_fold_japanese_is_the_same_for_hepburn_and_kunrei(one, other):
    assert fold_japanese(one) == fold_japanese(other)


@pytest.mark.parametrize(
    ("fold", "one", "other"),
    [
        (fold_japanese, "kyushu", "kusu"),
        (fold_japanese, "shiogama", "shogama"),
        (fold_romanisation, "ryazan", "razan"),
    ],
)
def test_folds_keep_other_names_apart(fold, one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Nizhnii Novgorod", "Russia", 56.33, 44.0),
        ("Khmelnitskiy", "Ukraine", 49.42, 26.98),
        ("Kjustendil", "Bulgaria", 42.28, 22.69),
        ("Nea Moudhania", "Greece", 40.24, 23.28),
        ("Suq Ahras", "Algeria", 36.286, 7.951),
        ("Asyout", "Egypt", 27.18, 31.18),
        ("Kutaissi", "Georgia", 42.25, 42.7),
        ("Schymkent", "Kazakhstan", 42.3, 69.6),
        ("Dschubail", "Saudi Arabia", 27.0, 49.66),
        ("Nakorn Pathom", "Thailand", 13.82, 100.06),
        ("Debra Marqos", "Ethiopia", 10.35, 37.73),
        ("Samtredija", "Georgia", 42.16, 42.34),
    ],
)
def test_locate_knows_usual_romanisations(name, country, lat, lon):
    answer = locate(name, country, gazetteer=GAZETTEER)
    assert answer.place is not None, answer.reason
    assert great_circle_km(lat, lon, answer.place.lat, answer.place.lon) <= 25.0
