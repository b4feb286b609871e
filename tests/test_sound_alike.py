"""Names that writers of one script write in different ways: 布莱顿 and 布赖顿 are Brighton."""

import pytest
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.locate import locate
from sistermap.geo.naming.similar_names import candidates_by_transliteration
from sistermap.geo.naming.sound_alike import WrittenNames, likeness

GAZETTEER = Gazetteer.open(data.HERE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("布莱顿", "布赖顿"),  # 莱 and 赖 are both lài
        ("弗里德贝格", "弗里徳貝格"),
        ("ヴォルフスブルク", "ボルフスブルク"),
        ("레겐스부르크", "레겐스부르크"),
    ],
)
def test_likeness_is_whole_for_the_same_sounds(one, other):
    from sistermap.geo.gazetteer.keys import normalise

    assert likeness(normalise(one), other) == 1.0


@pytest.mark.parametrize(
    ("near", "name", "far"),
    [
        ("쾰른", "퀼른", "베른"),
        ("뉘른베르크", "뉘른베르그", "밤베르크"),
        ("ノリッチ", "ノリッジ", "ノーサム"),
        ("格鲁耶茨", "格罗耶茨", "格但斯克"),
    ],
)
def test_likeness_is_higher_for_sounds_that_writers_exchange(near, name, far):
    from sistermap.geo.gazetteer.keys import normalise

    key = normalise(name)
    assert likeness(key, near) > 0.75 > likeness(key, far)


@pytest.mark.parametrize(("one", "other"), [("파리", "パリ"), ("오다", "오타"), ("уэллс", "Уэльс"), ("", "")])
def test_likeness_is_nothing_for_other_scripts_short_names_and_alphabets(one, other):
    assert likeness(one, other) == 0.0


def test_written_names_are_found_by_sound_without_generic_terms():
    names = WrittenNames([("布赖顿", 1), ("布里斯托尔", 2), ("布赖顿市", 3), ("브라이턴", 4)], "CJK")
    assert list(names.alike("布莱顿")) == [(1, 1.0)]


@pytest.mark.parametrize(
    ("name", "country", "place"),
    [
        ("布莱顿", "GB", "Brighton"),
        ("班伯里", "AU", "Bunbury"),
        ("뉘른베르그", "DE", "Nürnberg"),
        ("ノリッジ", "GB", "Norwich"),
        ("썬더베이", "CA", "Thunder Bay"),
    ],
)
def test_candidates_by_transliteration_know_how_the_script_writes_a_place(name, country, place):
    found = candidates_by_transliteration(name, GAZETTEER, [country], stated=True)
    best = max(found, key=lambda one: one.log_odds)
    assert best.place.name in (place, "Nuremberg")


def test_candidates_by_transliteration_do_not_take_a_generic_term_for_likeness():
    found = candidates_by_transliteration("오다시", GAZETTEER, ["JP"], stated=True)
    assert max(found, key=lambda one: one.log_odds).place.name == "Oda"


def test_candidates_by_transliteration_do_not_tell_namesakes_apart_by_which_one_the_script_writes():
    found = candidates_by_transliteration("오렌지군", GAZETTEER, ["US"], stated=True)
    scores = [one.features["transliteration_hangul"] for one in found if one.place.name == "Orange"]
    assert len(scores) > 1
    assert max(scores) - min(scores) < 0.5


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("クラーク郡", "アメリカ"),  # in twelve states
        ("库克县", "美国"),  # in Illinois, Georgia and Minnesota
        ("푸퉈구", "중국"),  # in Shanghai and in Zhoushan
        ("톈허구", "중국"),  # of Guangzhou; towns called Tianhe are no quarters
    ],
)
def test_locate_asks_where_a_county_or_a_quarter_is_one_of_several(name, country):
    assert locate(name, country, gazetteer=GAZETTEER).verdict == "ambiguous"
