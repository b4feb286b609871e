"""Forms of states around names of countries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.naming.country_forms import distinguish, inflected, without_form


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Korea, Republic of", "Korea"),
        ("Republic of Trinidad and Tobago", "Trinidad and Tobago"),
        ("Kongeriget Spanien", "Spanien"),
        ("Repubblica d'Italia", "Italia"),
        ("สาธารณรัฐฝรั่งเศส", "ฝรั่งเศส"),
        ("프랑스 공화국", "프랑스"),
    ],
)
def test_without_form_leaves_the_name(text, name):
    assert name in [one.name for one in without_form(text)]


def test_without_form_keeps_the_words_within_a_name():
    assert without_form("Papua New Guinea") == []


@given(st.text(max_size=60))
def test_without_form_never_fails_and_leaves_something(text):
    assert all(one.name and one.forms for one in without_form(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ranskan tasavalta", "FR"),
        ("Lenkijos Respublika", "PL"),
        ("الجمهورية التونسية", "TN"),
        ("Русская Федерация", None),
    ],
)
def test_inflected_wants_one_beginning_and_two_known_ends(text, code):
    found = frozenset().union(*(inflected(one) for one in without_form(text)))
    assert found == ({code} if code else frozenset())


def test_distinguish_knows_no_northern_part_of_a_country_without_one():
    assert distinguish(frozenset({"CY"}), frozenset({"north"})) == frozenset()
    assert distinguish(frozenset({"KR"}), frozenset({"north"})) == {"KP"}
