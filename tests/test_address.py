"""What an address has around a town's name."""

import pytest
import sistermap as sm
from sistermap.geo.naming.address import postal_country, split_flag, without_address


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("75001 Paris", "Paris"),
        ("CH-8001 Zürich", "Zürich"),
        ("00-001 Warszawa", "Warszawa"),
        ("110 00 Praha", "Praha"),
        ("01310-100 São Paulo", "São Paulo"),
        ("1012 AB Amsterdam", "Amsterdam"),
        ("〒650-0001 神戸市", "神戸市"),
        ("101000 Москва", "Москва"),
        ("Toronto M5V 3L9", "Toronto"),
        ("Austin, 78701", "Austin"),
        ("Sydney NSW 2000", "Sydney NSW"),
        ("c/o Stadt Leipzig", "Stadt Leipzig"),
        ("Greater Toronto Area", "Toronto"),
        ("Lyon et environs", "Lyon"),
        ("Köln und Umgebung", "Köln"),
        ("Madrid y alrededores", "Madrid"),
        ("Kraków i okolice", "Kraków"),
        ("İzmir ve çevresi", "İzmir"),
        ("東京都市圏", "東京"),
        ("Großraum Stuttgart, Deutschland", "Stuttgart, Deutschland"),
    ],
)
def test_without_address_leaves_the_name(cell, name):
    assert without_address(cell) == name


@pytest.mark.parametrize(
    "cell", ["Lyon", "20 de Noviembre", "Kilometro 7", "Brno, Česko", "1770", "Seoul 1988"]
)
def test_without_address_keeps_what_is_a_name(cell):
    assert without_address(cell) == cell


def test_split_flag_takes_off_any_flag():
    assert split_flag("Perth 🇬🇧") == ("Perth", "🇬🇧")
    assert split_flag("Perth") == ("Perth", "")


def test_postal_country_is_the_sign_before_the_code():
    assert [postal_country(cell) for cell in ("A-1010 Wien", "1010 Wien", "F-75001 Paris")] == [
        "A",
        None,
        "F",
    ]


@pytest.mark.parametrize(
    ("cell", "verdict"),
    [
        ("Wellington 6011", "placed"),
        ("Kiruna 1450", "missing"),
        ("Campus 1450", "missing"),
        ("Campus 60920", "placed"),
        ("Boston 2108", "placed"),  # of 02108, without its first zero
        ("Dhaka 1000", "placed"),
        ("Cuxhaven 3411", "missing"),
        ("Hoorn 1621", "placed"),
        ("Amherst 1002, Massachusetts, USA", "placed"),
        ("Lexington 2420, MA, USA", "placed"),
    ],
)
def test_may_have_code_keeps_a_number_from_a_small_town_whose_codes_are_others(cell, verdict):
    assert sm.find(cell).verdict == verdict
