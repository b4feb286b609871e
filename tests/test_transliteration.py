"""Names heard in other scripts. What is expected is how these towns are written, as encyclopedias print it."""

import math
import sqlite3

import pytest
from sistermap import data
from sistermap.data.recipes import sounds
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.naming.script import letters, script_of, units
from sistermap.geo.naming.transliteration import _bare, transliterate
from sistermap.geo.naming.transliteration_model import (
    BackgroundModel,
    TransliterationModel,
    TransliterationScorer,
)


@pytest.fixture(scope="module")
def gazetteer():
    with Gazetteer.open(data.HERE) as gazetteer:
        yield gazetteer


def first(name, country, gazetteer):
    found = transliterate(name, [country], gazetteer)
    return gazetteer.place_by_rowid(found[0].number).name if found else None


@pytest.mark.parametrize(
    ("written", "country", "name"),
    [
        ("파리", "FR", "Paris"),
        ("シエナ", "IT", "Siena"),
        ("툴루즈", "FR", "Toulouse"),
        ("ボローニャ", "IT", "Bologna"),
        ("瓦莱塔", "MT", "Valletta"),
        ("Екатеринбург", "RU", "Yekaterinburg"),
        ("Мюнстер", "DE", "Münster"),
        ("Θεσσαλονίκη", "GR", "Thessaloníki"),
        ("ירושלים", "IL", "Jerusalem"),
        ("تورنتو", "CA", "Toronto"),
        ("თბილისი", "GE", "Tbilisi"),
        ("삿포로", "JP", "Sapporo"),
    ],
)
def test_hear_finds_the_town(written, country, name, gazetteer):
    assert first(written, country, gazetteer) == name


@pytest.mark.parametrize("written", ["뮌헨", "ミュンヘン", "Мюнхен"])
def test_hear_knows_what_a_town_calls_itself(written, gazetteer):
    assert first(written, "DE", gazetteer) == "Munich"


@pytest.mark.parametrize("written", ["東京", "東海市", "Paris", "", "!", "パリ市"])
def test_hear_leaves_what_is_not_a_transcription(written, gazetteer):
    assert transliterate(written, ["JP"], gazetteer) == []


def test_hear_gives_the_best_first_and_each_place_once(gazetteer):
    found = transliterate("산타크루스", ["ES", "BO"], gazetteer)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.number for one in found}) == len(found) > 1


def test_hear_looks_everywhere_without_a_country(gazetteer):
    assert "Belgrade" in [
        gazetteer.place_by_rowid(one.number).name for one in transliterate("베오그라드", [], gazetteer)[:2]
    ]


def test_hear_keeps_a_city_beside_a_village_that_sounds_as_much_like_it(gazetteer):
    # Marcé, of 900 people, is as good a guess; that it is the smaller one is weighed elsewhere.
    found = [
        gazetteer.place_by_rowid(one.number).name for one in transliterate("마르세유", ["FR"], gazetteer)
    ]
    assert "Marseille" in found[:2]


def test_hear_tells_a_towns_own_name_from_others(gazetteer):
    found = {one.spelling: one.own for one in transliterate("Мюнхен", ["DE"], gazetteer)}
    assert found["munchen"] is False
    assert all(own for spelling, own in found.items() if not spelling.islower())


def test_hear_puts_a_towns_own_name_before_the_same_name_of_another(gazetteer):
    # The capital is Zagreb; its county is called so in some languages only.
    assert gazetteer.place_by_rowid(transliterate("자그레브", ["HR"], gazetteer)[0].number).name == "Zagreb"


def test_hear_finds_the_same_with_and_without_accents_and_capitals(gazetteer):
    assert transliterate("ΑΘΉΝΑ", ["GR"], gazetteer) == transliterate("αθηνα", ["GR"], gazetteer) != []


@pytest.mark.parametrize(
    ("names", "bare"),
    [
        (["Łódź", "L'Aquila", "Saint-Denis"], ["lodz", "laquila", "saintdenis"]),
        (["Groß-Gerau", "Massa", "İzmir"], ["grosgerau", "masa", "izmir"]),
        ([], [""]),
    ],
)
def test_bare_makes_each_name_its_key_with_double_letters_once(names, bare):
    assert _bare(names) == bare


# ---- units and letters ----


@pytest.mark.parametrize(
    ("one", "other"),
    [("パリ", "ぱり"), ("巴黎", "巴梨"), ("東京", "东京"), ("ЁЛКА", "елка"), ("ΑΘΉΝΑ", "αθηνα")],
)
def test_units_are_one_for_what_sounds_alike(one, other):
    assert units(normalise(one)) == units(normalise(other)) != ""


@pytest.mark.parametrize(
    ("written", "heard"), [("ミュンヘン", "myulhel"), ("フィレンツェ", "firelxe"), ("シャロン", "syarol")]
)
def test_units_of_small_kana_join_the_syllable_before(written, heard):
    assert units(normalise(written)) == heard


def test_units_of_two_scripts_are_none():
    assert units(normalise("シエナ市")) == ""


@pytest.mark.parametrize(
    ("key", "script"), [("파리", "HANGUL"), ("مكة", "ARABIC"), ("oslo", "LATIN"), ("", "LATIN")]
)
def test_script_of_names_the_script(key, script):
    assert script_of(key) == script


@pytest.mark.parametrize(
    ("name", "spelled"),
    [("Stratford-upon-Avon", "|stratford|upon|avon|"), ("Şile", "|şile|"), ("İzmir", "|izmir|")],
)
def test_letters_mark_the_ends_of_words(name, spelled):
    assert letters(name) == spelled


# ---- learning ----

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
    made, _ = sounds._learn_script("CYRILLIC", {"english": toy_pairs()["CYRILLIC", "english"]})
    return made


def test_learn_gives_the_same_bytes_again(toy):
    again, _ = sounds._learn_script("CYRILLIC", {"english": toy_pairs()["CYRILLIC", "english"]})
    assert again == toy


def test_learn_hears_names_that_it_was_not_shown(toy):
    table, anyway = sounds.unpacked(toy[""]), BackgroundModel(sounds.unpacked(toy["background"]))
    score = TransliterationScorer("кубадомиша", TransliterationModel([table])).log10(
        letters("kubadomisha")
    ) - anyway.log10("кубадомиша")
    other = TransliterationScorer("кубадомиша", TransliterationModel([table])).log10(
        letters("chirekudomi")
    ) - anyway.log10("кубадомиша")
    assert score > 1 > 0 > other


def test_learn_leaves_translations_out(toy):
    table, anyway = (
        TransliterationModel([sounds.unpacked(toy[""])]),
        BackgroundModel(sounds.unpacked(toy["background"])),
    )
    assert sounds.explained((letters("mishaku"), "мишаку"), table, anyway)
    assert not sounds.explained((letters("mishaku"), "добаре"), table, anyway)


def test_listener_likes_a_name_less_the_more_it_is_changed(toy):
    listener = TransliterationScorer("бадоми", TransliterationModel([sounds.unpacked(toy[""])]))
    scores = [listener.log10(letters(name)) for name in ("badomi", "badomim", "badoku")]
    assert scores[0] > scores[1] > scores[2]


def test_listener_scores_a_name_the_same_after_others_that_begin_with_it(toy):
    table = TransliterationModel([sounds.unpacked(toy[""])])
    listener = TransliterationScorer("бадоми", table)
    names = [letters(name) for name in ("ba", "bado", "badomi", "badomim", "badoku")]
    assert [listener.log10(name) for name in names] == [
        TransliterationScorer("бадоми", table).log10(name) for name in names
    ]


def test_listener_gives_up_what_is_less_than_asked_for(toy):
    listener = TransliterationScorer("бадоми", TransliterationModel([sounds.unpacked(toy[""])]))
    assert listener.log10(letters("badomim"), -0.5) < -99 < listener.log10(letters("badomim"))


def test_table_knows_what_names_may_begin_with(toy):
    table = TransliterationModel([sounds.unpacked(toy[""])])
    assert "s" in table.initials("ша") and "b" not in table.initials("ша")
    assert "b" in table.initials("ба") and "s" not in table.initials("ба")


def test_background_shares_out_no_more_than_all():
    anyway = BackgroundModel(sounds.count_background(["аб", "ба", "аа"] * 10))
    assert sum(10 ** anyway.log10(a + b) for a in "аб" for b in "аб") < 1
    assert anyway.log10("аб") > anyway.log10("бб")
    assert math.isfinite(anyway.log10("щщщ"))


def test_write_tables_gives_the_same_bytes_again(tmp_path, toy):
    files = [tmp_path / "a.sqlite", tmp_path / "b.sqlite"]
    for file in files:
        sounds.write_tables({("CYRILLIC", name): blob for name, blob in toy.items()}, file)
    assert files[0].read_bytes() == files[1].read_bytes()
    with sqlite3.connect(files[0]) as base:
        assert base.execute("SELECT count(*) FROM sound").fetchone()[0] == len(toy)
