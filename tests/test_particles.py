"""Small words of names."""

import pytest
from sistermap.geo.naming.cell import split_cell, split_pair
from sistermap.geo.naming.particles import alternatives, particles

MEANINGS = ("article", "link", "title", "and", "in", "unit", "river")


@pytest.mark.parametrize("meaning", MEANINGS)
def test_every_meaning_has_words(meaning):
    assert particles(meaning)


def test_alternatives_puts_the_longest_word_first():
    words = alternatives("unit").split("|")
    assert words == sorted(words, key=len, reverse=True)


@pytest.mark.parametrize("word", ["and", "UND", "et", "y", "и"])
def test_split_pair_cuts_at_words_of_many_languages(word):
    assert split_pair(f"Lyon {word} Paris") == ["Lyon", "Paris"]


@pytest.mark.parametrize(
    ("cell", "tokens"),
    [
        ("the Japanese city of Hagi", ["Hagi", "Japanese"]),
        ("The City of Hagi", ["Hagi"]),
        ("Brühl bei Köln", ["Brühl", "Köln"]),
        ("Hagi in Yamaguchi", ["Hagi", "Yamaguchi"]),
    ],
)
def test_split_cell_cuts_at_small_words(cell, tokens):
    assert tokens in split_cell(cell)
