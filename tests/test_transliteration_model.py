"""Models of transliteration, learned from an invented language and scored."""

import json
import math
import zlib

import numpy as np
import pytest
from sistermap.data.recipes import sounds
from sistermap.geo.gazetteer.build import read_transliteration
from sistermap.geo.naming.transliteration_model import BackgroundModel, TransliterationModel
from sistermap.geo.naming.transliteration_names import LatinNames
from sistermap.geo.naming.transliteration_scores import PieceTable, likelihoods
from sistermap.geo.naming.transliteration_units import letters

SYLLABLES = {"ba": "ба", "do": "до", "mi": "ми", "ku": "ку", "re": "ре", "sha": "ша", "chi": "чи"}


def toy_pairs():
    pairs = [
        (letters(a + b + c), SYLLABLES[a] + SYLLABLES[b] + SYLLABLES[c])
        for a in SYLLABLES
        for b in SYLLABLES
        for c in SYLLABLES
    ]
    return {("CYRILLIC", "english"): pairs}


def background_of(toy):
    """How often each run of units is there."""
    return {units: counts[""] for units, counts in toy["background"].items()}


@pytest.fixture(scope="module")
def toy():
    made, _ = sounds._learn_script({"english": toy_pairs()["CYRILLIC", "english"]})
    return made


def log10(written, names, model):
    columns = LatinNames([(name, at, 0) for at, name in enumerate(names)])
    ats = np.array([columns.rowids.tolist().index(at) for at in range(len(names))])
    pairs = np.zeros(len(names), dtype=np.intp)
    floors = np.zeros(len(names))
    found = likelihoods([(written, PieceTable(model))], pairs, *columns.letters(ats), floors)
    return np.log10(np.maximum(found.whole, 1e-200)).tolist()


def test_learn_gives_the_same_bytes_again(toy):
    again, _ = sounds._learn_script({"english": toy_pairs()["CYRILLIC", "english"]})
    assert again == toy


def test_learn_explains_names_that_it_was_not_shown(toy):
    model, background = toy[""], BackgroundModel(background_of(toy))
    found = log10("кубадомиша", ["kubadomisha", "chirekudomi"], TransliterationModel([model]))
    score, other = (one - background.log10("кубадомиша") for one in found)
    assert score > 1 > 0 > other


def test_learn_leaves_translations_out(toy):
    model, background = (
        TransliterationModel([toy[""]]),
        BackgroundModel(background_of(toy)),
    )
    assert sounds.explained((letters("mishaku"), "мишаку"), model, background)
    assert not sounds.explained((letters("mishaku"), "добаре"), model, background)


def test_likelihoods_are_less_the_more_a_name_is_changed(toy):
    model = TransliterationModel([toy[""]])
    scores = log10("бадоми", ["badomi", "badomim", "badoku"], model)
    assert scores[0] > scores[1] > scores[2]


def test_initials_are_what_names_may_begin_with(toy):
    model = TransliterationModel([toy[""]])
    assert "s" in model.initials("ша") and "b" not in model.initials("ша")
    assert "b" in model.initials("ба") and "s" not in model.initials("ба")


def test_background_shares_out_no_more_than_all():
    background = BackgroundModel(sounds.count_background(["аб", "ба", "аа"] * 10))
    assert sum(10 ** background.log10(a + b) for a in "аб" for b in "аб") < 1
    assert background.log10("аб") > background.log10("бб")
    assert math.isfinite(background.log10("щщщ"))


def test_write_tables_gives_the_same_bytes_again_and_is_read_back(tmp_path, toy):
    files = [tmp_path / "a.tsv", tmp_path / "b.tsv"]
    for file in files:
        sounds.write_tables({("CYRILLIC", name): table for name, table in toy.items()}, file)
    assert files[0].read_bytes() == files[1].read_bytes()
    read = {
        spelling: json.loads(zlib.decompress(packed))
        for _, spelling, packed in read_transliteration(files[0])
    }
    assert read == {
        name: table if name != "background" else background_of(toy) for name, table in toy.items()
    }
