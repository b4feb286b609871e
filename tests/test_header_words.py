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
    is_something_else,
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
        *FIELDS, *OTHERS, *EXTRAS, "from_name", "to_name", "from_country", "to_country", "from_org", "to_org",
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


SINCE = [
    "Sutartis galioja nuo", "Kehtib alates", "Érvényes ettől", "Geçerlilik başlangıcı", "Veljavnost od", "Valido dal",
    "Umowa obowiązuje od", "Važi od", "Gäller från", "Voimassa alkaen", "Діє з", "Действует с", "Gültig ab", "से मान्य",
    "Valable à partir du", "Vigente desde", "Válido a partir de", "Berlaku dari", "Có hiệu lực từ", "صالح من",
    "有効開始日", "유효 시작일", "有效期自", "Ισχύει από", "Valabil de la", "Entry into force", "Inkrafttreten", "Data wejścia w życie",
]  # fmt: skip
UNTIL = [
    "Sutartis galioja iki", "Kehtib kuni", "Érvényes eddig", "Geçerlilik bitişi", "Veljavnost do", "Valido al",
    "Umowa obowiązuje do", "Važi do", "Gäller till", "Voimassa asti", "Діє до", "Действует до", "Gültig bis", "तक मान्य",
    "Valable jusqu'au", "Vigente hasta", "Válido até", "Berlaku sampai", "Có hiệu lực đến", "صالح حتى", "Platné do",
    "有効終了日", "유효 종료일", "有效期至", "Ισχύει έως", "Valabil până la", "Platnosť zmluvy", "Vigencia del convenio",
    "Durée de la convention", "Срок действия договора",
]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "field"), [*((label, "since") for label in SINCE), *((label, "until") for label in UNTIL)]
)
def test_parts_of_tells_the_beginning_of_validity_from_its_end(label, field):
    assert parts_of(label)[1] == field


@pytest.mark.parametrize(
    "label", ["Vigencia", "Laufzeit", "durée", "срок действия", "유효기간", "有効期間", "有效期"]
)
def test_field_of_takes_how_long_something_is_valid_for_its_end(label):
    assert field_of(label) == "until"


def test_parts_of_takes_a_bound_alone_for_none():
    assert [parts_of(label)[1] for label in ("Umowa z", "Договор с", "Do", "Valid")] == [None] * 4


def test_parts_of_takes_no_name_for_a_year_without_its_accents():
    assert parts_of("Name of city")[1] == "name"  # "năm" is a year in Vietnamese


@pytest.mark.parametrize(
    "label",
    [
        "Place of signature", "Mjesto potpisivanja", "Lugar de firma", "署名地", "Место подписания", "Lieu de signature",
        "Miejsce podpisania", "İmza yeri", "Nơi ký kết", "체결장소", "签署地点", "مكان التوقيع", "Aláírás helye", "開催地",
        "Venue", "Birthplace", "Seat of the secretariat", "Contact address", "Pasirašymo vieta", "Allekirjoituspaikka",
    ],
)  # fmt: skip
def test_is_something_else_knows_places_that_are_no_partners(label):
    assert field_of(label) is None and is_something_else(label)


@pytest.mark.parametrize(
    "label", ["Lugar y fecha de firma", "Datum i mjesto potpisivanja", "Место и дата подписания"]
)
def test_field_of_keeps_the_day_beside_the_place_of_signature(label):
    assert field_of(label) == "since"


def test_read_label_lets_the_cells_of_an_entity_decide():
    assert field_of("Entidad") is None and parts_of("Entidad") == (None, None)
