"""Level words: which are seen, and which only look like one."""

import pytest
from sistermap.geo.naming import generic_terms as levels
from sistermap.geo.naming.generic_terms import levels_of_term, strip_generic_term


@pytest.mark.parametrize(
    ("name", "bare"),
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
def test_bare_names_takes_the_level_word_away(name, bare):
    assert bare in [one.name.strip() for one in strip_generic_term(name)]


@pytest.mark.parametrize("name", ["Xi'an, Shaanxi", "Xi'an", "Machi", "시"])
def test_bare_names_sees_no_level_word_in_a_name(name):
    assert strip_generic_term(name) == []


def test_bare_names_gives_each_caller_a_list_of_its_own():
    strip_generic_term("Jilin Province").clear()
    assert strip_generic_term("Jilin Province")[0].name == "Jilin"


def test_is_level_word_is_not_taken_in_by_a_town():
    assert levels_of_term("Xi'an") is None
    assert levels_of_term("Stadt") == {"admin2", "city"}


def test_suffixes_are_none_longer_than_are_looked_for():
    assert max(map(len, levels._suffixes())) <= levels.LONGEST_SUFFIX
