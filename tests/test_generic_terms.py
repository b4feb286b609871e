"""Generic terms: which are stripped, and which only look like one."""

import pytest
from sistermap.geo.naming.generic_terms import levels_of_term, strip_concatenated_term, strip_generic_term


@pytest.mark.parametrize(
    ("name", "stripped"),
    [
        ("Jeju Special Self-Governing Province", "Jeju"),
        ("Nara Pref.", "Nara"),
        ("Junta de Andalucía", "Andalucía"),
        ("로스앤젤레스 카운티", "로스앤젤레스"),
        ("충청북도", "충청북"),
        ("신장위구르자치구", "신장"),
        ("Land de Bavière", "Bavière"),
        ("woj. małopolskie", "małopolskie"),
        ("Free State of Saxony", "Saxony"),
        ("Free State Province", "Free State"),
        ("堪察加边疆区", "堪察加"),
        ("하바롭스크 변강", "하바롭스크"),
    ],
)
def test_strip_generic_term_takes_it_away(name, stripped):
    assert stripped in [one.name.strip() for one in strip_generic_term(name)]


@pytest.mark.parametrize("name", ["Xi'an, Shaanxi", "Xi'an", "Machi", "시"])
def test_strip_generic_term_sees_none_in_a_name(name):
    assert strip_generic_term(name) == []


def test_strip_generic_term_gives_each_caller_a_list_of_its_own():
    strip_generic_term("Jilin Province").clear()
    assert strip_generic_term("Jilin Province")[0].name == "Jilin"


def test_levels_of_term_of_a_town_is_none():
    assert levels_of_term("Xi'an") is None
    assert levels_of_term("Stadt") == {"admin2", "city"}


@pytest.mark.parametrize("term", ["seldom", "dictrictcapital", "автономная"])
def test_levels_of_term_knows_no_word_that_is_no_term(term):
    assert levels_of_term(term) is None


def test_strip_generic_term_knows_terms_of_two_words_in_cyrillic():
    assert strip_generic_term("Еврейская автономная область")[0].name == "Еврейская"


def test_strip_concatenated_term_takes_the_longest_term_first():
    assert [one.name for one in strip_concatenated_term("Chungcheongbukdo")] == [
        "chungcheong",
        "chungcheongbuk",
    ]
