"""The tables of header words: what each label, side and part means."""

import pytest
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.schema import TIES
from sistermap.geo.tables.header_words import (
    EXTRAS,
    FIELDS,
    OTHERS,
    WORDS,
    field_of,
    parts_of,
    side_of,
    without_side,
)
from sistermap.geo.words import read_words


def test_a_label_has_one_meaning():
    meanings = {}
    for word in read_words(WORDS / "headers.tsv"):
        meanings.setdefault(normalise(word.word), set()).add(word.meaning)
    assert {key: found for key, found in meanings.items() if len(found) > 1} == {}
    assert set().union(*meanings.values()) <= {
        *FIELDS, *OTHERS, *EXTRAS, "from_name", "to_name", "from_country", "to_country",
    }  # fmt: skip
    assert set(OTHERS) <= set(TIES)


@pytest.mark.parametrize("name", ["sides.tsv", "header_parts.tsv"])
def test_words_of_sides_and_parts_mean_what_the_code_knows(name):
    known = {"from", "to"} if name == "sides.tsv" else {"not", *FIELDS, *OTHERS}
    assert {word.meaning for word in read_words(WORDS / name)} <= known


@pytest.mark.parametrize(
    ("label", "field"), [("CITY  NAME", "name"), ("国家", "country"), ("País", "country"), ("Etat", "status")]
)
def test_field_of_passes_over_case_blanks_accents_and_shapes(label, field):
    assert field_of(label) == field


@pytest.mark.parametrize("label", ["Partner country", "Country 2", "상대국가", "Partnerland"])
def test_without_side_tells_whose_country(label):
    assert without_side(label) == ("to", "country")


PARTNERS = [
    "Foreign town", "Foreign townships", "Overseas municipality", "Our partner", "Twin town", "Sister cities abroad",
    "海外自治体", "相手自治体", "提携自治体", "姉妹自治体", "외국 자치단체", "상대측 지자체", "국외 도시", "国外城市", "对方城市",
    "Partnerkommune", "Ausländische Gemeinde", "Commune étrangère", "Ville jumelée", "Ciudad extranjera", "Socios",
]  # fmt: skip
HOMES = [
    "Our town", "Own municipality", "Home", "Local authority", "우리 시", "국내 자치단체", "国内自治体", "自国", "我方城市",
    "Eigene Gemeinde", "Unsere Stadt", "Notre commune", "Nuestra ciudad", "Municipio español",
]  # fmt: skip
NEITHER = [
    "Town", "Tourism", "Source", "History", "Total", "Resource", "Trend", "Calendar", "Hour", "Downtown",
    "自治体", "자치단체", "Gegend", "Tour", "Histoire", "Tótem",
]  # fmt: skip
SIDES = [
    *((heading, "to") for heading in PARTNERS),
    *((heading, "from") for heading in HOMES),
    *((heading, None) for heading in NEITHER),
]


@pytest.mark.parametrize(
    ("heading", "side"), [("Our side", "from"), ("외국 도시", "to"), ("姉妹都市", "to"), ("A", None), *SIDES]
)
def test_side_of_reads_headings(heading, side):
    assert side_of(heading) == side


def test_parts_of_takes_no_sentence_for_a_label():
    assert parts_of("Please write the date on which the agreement was signed") == (None, None)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Край на партньорството", "until"),
        ("Крайна дата на договора", "until"),
        ("Край партнёра", "region"),
        ("Установяване на връзката", "since"),
        ("Установа домаћина", "org"),
        ("Nazwa kraju miasta", "country"),
        ("Kraj miasta bliźniaczego", "country"),
        ("Název kraje partnera", "region"),
        ("Krajské zařazení", "region"),
        ("Kapcsolatfelvétel kezdőév", "since"),
        ("Event of the partners", "name"),
        ("Área de trabajo conjunto", "themes"),
        ("Land area", None),
        ("Area (km²)", None),
        ("Населённый пункт партнёра", "name"),
        ("Кількість населення", None),
    ],
)
def test_parts_of_keeps_apart_words_that_languages_share(label, field):
    assert parts_of(label)[1] == field
