"""Latin names as columns. The distances that are expected are those that rapidfuzz gives one by one."""

import random

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein
from sistermap.geo.naming.transliteration_names import LatinNames, code_of, letter_codes, skeletons
from sistermap.geo.naming.transliteration_units import letters

NAMES = [
    "Łódź", "L'Aquila", "Saint-Denis", "Groß-Gerau", "İzmir", "Ağrı", "Đà Nẵng", "Sankt Pölten", "Nuku‘alofa", "Ōita",
    "9 de Julio", "Šiauliai", "Bielsko-Biała", "Ílhavo", "Žďár nad Sázavou", "Ålesund", "Œuilly", "K'Bang", "Þorlákshöfn",
]  # fmt: skip


@pytest.mark.parametrize(
    ("names", "bare"),
    [
        (["Łódź", "L'Aquila", "Saint-Denis"], ["lodz", "laquila", "saintdenis"]),
        (["Groß-Gerau", "Massa", "İzmir"], ["grosgerau", "masa", "izmir"]),
        ([], [""]),
    ],
)
def test_skeletons_make_each_name_its_key_with_double_letters_once(names, bare):
    assert skeletons(names) == bare


def test_letter_codes_are_the_letters_of_each_name():
    lines = letter_codes(NAMES).split(b"\n")[:-1]
    assert lines == [bytes(map(code_of, letters(name))) for name in NAMES]


def test_letters_are_rows_filled_up_with_nothing():
    names = LatinNames([("Lyon", 1, 0), ("Lille", 2, 0)])
    rows, sizes = names.letters(np.array([1, 0]))
    assert [bytes(row) for row in rows] == [b"|lille|", b"|lyon|\0"]
    assert sizes.tolist() == [7, 6]


def test_nearest_gives_what_one_by_one_is_nearest():
    chance = random.Random(1)
    words = ["".join(chance.choices("abelmorst", k=chance.randint(2, 9))) for _ in range(400)]
    names = LatinNames([(word, at, 0) for at, word in enumerate(words)])
    guesses = skeletons(words[:20])
    found = names.nearest(guesses, [frozenset("abm")] * 20, 12)
    for at, guess in enumerate(guesses):
        bare = dict(zip(words, skeletons(words), strict=True))
        possible = [word for word in words if word[0] in "abm"]
        distances = sorted(Levenshtein.normalized_distance(guess, bare[word]) for word in possible)
        near = [one for one in distances if one < 0.7 and one <= distances[0] + 0.3][:12]
        assert found.distance[found.guess == at].tolist() == pytest.approx(near)


def test_nearest_of_nothing_is_nothing():
    assert len(LatinNames([("Lyon", 1, 0)]).nearest([], [], 5).at) == 0
    assert len(LatinNames([]).nearest(["lyon"], [frozenset("l")], 5).at) == 0
