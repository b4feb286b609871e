"""Models of transliteration, learned from an invented language and scored."""

import math
import sqlite3

import pytest
from sistermap.data.recipes import sounds
from sistermap.geo.naming.transliteration_model import (
    BackgroundModel,
    TransliterationModel,
    TransliterationScorer,
)
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


@pytest.fixture(scope="module")
def toy():
    made, _ = sounds._learn_script({"english": toy_pairs()["CYRILLIC", "english"]})
    return made


def test_learn_gives_the_same_bytes_again(toy):
    again, _ = sounds._learn_script({"english": toy_pairs()["CYRILLIC", "english"]})
    assert again == toy


def test_learn_explains_names_that_it_was_not_shown(toy):
    model, background = sounds.unpacked(toy[""]), BackgroundModel(sounds.unpacked(toy["background"]))
    score = TransliterationScorer("кубадомиша", TransliterationModel([model])).log10(
        letters("kubadomisha")
    ) - background.log10("кубадомиша")
    other = TransliterationScorer("кубадомиша", TransliterationModel([model])).log10(
        letters("chirekudomi")
    ) - background.log10("кубадомиша")
    assert score > 1 > 0 > other


def test_learn_leaves_translations_out(toy):
    model, background = (
        TransliterationModel([sounds.unpacked(toy[""])]),
        BackgroundModel(sounds.unpacked(toy["background"])),
    )
    assert sounds.explained((letters("mishaku"), "мишаку"), model, background)
    assert not sounds.explained((letters("mishaku"), "добаре"), model, background)


def test_log10_is_less_the_more_it_is_changed(toy):
    scorer = TransliterationScorer("бадоми", TransliterationModel([sounds.unpacked(toy[""])]))
    scores = [scorer.log10(letters(name)) for name in ("badomi", "badomim", "badoku")]
    assert scores[0] > scores[1] > scores[2]


def test_log10_is_the_same_after_others_that_begin_with_it(toy):
    model = TransliterationModel([sounds.unpacked(toy[""])])
    scorer = TransliterationScorer("бадоми", model)
    names = [letters(name) for name in ("ba", "bado", "badomi", "badomim", "badoku")]
    assert [scorer.log10(name) for name in names] == [
        TransliterationScorer("бадоми", model).log10(name) for name in names
    ]


def test_log10_gives_up_below_the_least(toy):
    scorer = TransliterationScorer("бадоми", TransliterationModel([sounds.unpacked(toy[""])]))
    assert scorer.log10(letters("badomim"), -0.5) < -99 < scorer.log10(letters("badomim"))


def test_initials_are_what_names_may_begin_with(toy):
    model = TransliterationModel([sounds.unpacked(toy[""])])
    assert "s" in model.initials("ша") and "b" not in model.initials("ша")
    assert "b" in model.initials("ба") and "s" not in model.initials("ба")


def test_background_shares_out_no_more_than_all():
    background = BackgroundModel(sounds.count_background(["аб", "ба", "аа"] * 10))
    assert sum(10 ** background.log10(a + b) for a in "аб" for b in "аб") < 1
    assert background.log10("аб") > background.log10("бб")
    assert math.isfinite(background.log10("щщщ"))


def test_write_tables_gives_the_same_bytes_again(tmp_path, toy):
    files = [tmp_path / "a.sqlite", tmp_path / "b.sqlite"]
    for file in files:
        sounds.write_tables({("CYRILLIC", name): blob for name, blob in toy.items()}, file)
    assert files[0].read_bytes() == files[1].read_bytes()
    with sqlite3.connect(files[0]) as base:
        assert base.execute("SELECT count(*) FROM sound").fetchone()[0] == len(toy)
