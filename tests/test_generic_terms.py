"""Generic terms: which are stripped, and which only look like one."""

import pytest
from sistermap.geo.gazetteer.keys import normalise
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


@pytest.mark.parametrize(
    ("name", "stripped", "levels"),
    [
        ("Thành phố Huế", "Huế", {"admin2", "city"}),
        ("Tỉnh Bình Định", "Bình Định", {"admin1", "admin2"}),
        ("Kabupaten Sleman", "Sleman", {"admin1", "admin2"}),
        ("Negara Bagian Bayern", "Bayern", {"admin1"}),
        ("Bursa ili", "Bursa", {"admin1", "admin2"}),
        ("město Olomouc", "Olomouc", {"admin2", "city"}),
        ("Statutární město Olomouc", "Olomouc", {"admin2", "city"}),
        ("județul Iași", "Iași", {"admin1", "admin2"}),
        ("Δήμος Πάφου", "Πάφου", {"admin2", "city"}),
        ("Dimos Pafou", "Pafou", {"admin2", "city"}),
        ("Changwat Lampang", "Lampang", {"admin1", "admin2"}),
        ("Wilayat Bizerte", "Bizerte", {"admin1", "admin2"}),
        ("Ostan-e Gilan", "Gilan", {"admin1", "admin2"}),
        ("Misto Poltava", "Poltava", {"admin2", "city"}),
        ("gorod Omsk", "Omsk", {"admin2", "city"}),
        ("Patna Nagar Nigam", "Patna", {"admin2", "city"}),
        ("гр. Варна", "Варна", {"admin2", "city"}),
        ("м. Одеса", "Одеса", {"admin2", "city"}),
        ("Атырау облысы", "Атырау", {"admin1"}),
        ("ქალაქი ქუთაისი", "ქუთაისი", {"admin2", "city"}),
        ("Սյունիքի մարզ", "Սյունիքի", {"admin1"}),
        ("محافظة أسوان", "أسوان", {"admin1", "admin2"}),
        ("شهر تبریز", "تبریز", {"admin2", "city"}),
        ("עיריית חיפה", "חיפה", {"admin2", "city"}),
        ("जयपुर शहर", "जयपुर", {"admin2", "city"}),
        ("นครราชสีมา", "ราชสีมา", {"admin2", "city"}),
        ("จังหวัดลำปาง", "ลำปาง", {"admin1", "admin2"}),
        ("ແຂວງຫົວພັນ", "ຫົວພັນ", {"admin1", "admin2"}),
        ("ក្រុងបាត់ដំបង", "បាត់ដំបង", {"admin2", "city"}),
        ("မန္တလေးမြို့", "မန္တလေး", {"admin2", "city"}),
    ],
)
def test_strip_generic_term_knows_terms_of_many_languages(name, stripped, levels):
    found = [(normalise(one.name), one.levels) for one in strip_generic_term(name)]
    assert (normalise(stripped), levels) in found


@pytest.mark.parametrize("name", ["Commune urbaine d'Agadir", "Ville d’Agadir", "Comune dell'Aquila"])
def test_strip_generic_term_takes_an_elided_link_away(name):
    assert strip_generic_term(name)[0].name in ("Agadir", "Aquila")


def test_strip_generic_term_leaves_no_name_that_is_only_a_term():
    assert [one.name for one in strip_generic_term("Stad Kommune")] == ["Stad"]


@pytest.mark.parametrize(
    ("name", "certain"),
    [("보르도", False), ("보르도시", False), ("波尔多市", True), ("로스앤젤레스카운티", True)],
)
def test_strip_generic_term_says_whether_a_last_syllable_is_surely_a_term(name, certain):
    assert strip_generic_term(name)[0].certain is certain
