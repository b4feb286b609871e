"""Several partners in one cell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.tables import split
from sistermap.geo.tables.lookup import Lookup
from sistermap.geo.tables.split import split_parallel, split_partners


@pytest.fixture(scope="module")
def lookup():
    with Gazetteer.open(data.HERE) as gazetteer:
        yield Lookup(gazetteer)


def names(cell, lookup):
    [parts] = split_partners([cell], lookup)
    return [part.name for part in parts]


SEVERAL = [
    ("Kyoto, Japan (1959); Strasbourg, France (1960)", ["Kyoto", "Strasbourg"]),
    ("Birmingham, Leipzig, Milan", ["Birmingham", "Leipzig", "Milan"]),
    ("Milan, Rome and Naples", ["Milan", "Rome", "Naples"]),
    ("Miskolc, Debrecen és Szeged", ["Miskolc", "Debrecen", "Szeged"]),
    ("Vigo, A Coruña e Lugo", ["Vigo", "A Coruña", "Lugo"]),
    ("Київ, Львів та Одеса", ["Київ", "Львів", "Одеса"]),
    ("İstanbul, Ankara ve Paris", ["İstanbul", "Ankara", "Paris"]),
    ("Kuala Lumpur, Jakarta dan Manila", ["Kuala Lumpur", "Jakarta", "Manila"]),
    ("Hà Nội, Paris và Tokyo", ["Hà Nội", "Paris", "Tokyo"]),
    ("ميلانو وروما ونابولي", ["ميلانو", "روما", "نابولي"]),
    ("ירושלים, חיפה ותל אביב", ["ירושלים", "חיפה", "תל אביב"]),
    ("अहमदाबाद और मुंबई", ["अहमदाबाद", "मुंबई"]),
    ("กรุงเทพและโตเกียว", ["กรุงเทพ", "โตเกียว"]),
    ("თბილისი და ბათუმი", ["თბილისი", "ბათუმი"]),
    ("오사카, 교토 및 상하이", ["오사카", "교토", "상하이"]),
    ("중국 상하이, 일본 오사카", ["상하이", "오사카"]),
    ("大阪、ソウル、パリ", ["大阪", "ソウル", "パリ"]),
    ("上海，东京，巴黎", ["上海", "东京", "巴黎"]),
    ("서울·부산", ["서울", "부산"]),
    ("1. Kyoto\n2. Lyon\n3. Turin", ["Kyoto", "Lyon", "Turin"]),
    ("① 도쿄 ② 파리", ["도쿄", "파리"]),
    ("1、上海 2、大阪", ["上海", "大阪"]),
    ("- Lyon\n- Torino", ["Lyon", "Torino"]),
    ("Lyon • Torino • Genève", ["Lyon", "Torino", "Genève"]),
    ("Córdoba, Argentina / Sevilla, España", ["Córdoba", "Sevilla"]),
    ("London, Brighton and Hove", ["London", "Brighton and Hove"]),
    ("France, Italy and Spain", ["France", "Italy", "Spain"]),
    ("Las Vegas, Nevada; Springfield, Ohio", ["Las Vegas, Nevada", "Springfield, Ohio"]),
    ("Lyon; Turin; Xyzzy", ["Lyon", "Turin", "Xyzzy"]),
]
ONE = [
    "Duluth, Minnesota", "Sydney, New South Wales", "Hania, Crete", "Springfield, IL", "Washington, D.C.",
    "Ringerike kommun, Hönefoss", "Chaoyang (Distrito de Pequim)", "Gent, Oost-Vlaanderen", "Bandung, Jawa Barat",
    "Bosnia and Herzegovina", "Trinidad and Tobago", "São Tomé e Príncipe", "Congo, Democratic Republic of the",
    "Newcastle upon Tyne", "Brighton and Hove", "Tyne and Wear", "Perth and Kinross", "Castilla y León",
    "St. John's, Newfoundland and Labrador", "Guadalajara, Jalisco, México", "Vallejo, California (USA)",
    "Kyiv / Kiev", "Poreč/Parenzo", "Biel/Bienne", "Freiburg/Fribourg", "Gdańsk / Danzig", "Košice / Kassa",
    "Al Qud's As Shareef atau Jerusalem", "Los\nAngeles", "Lyon\nFrance", "Kyoto City\nKyoto Prefecture\nJapan",
    "Palma, Mallorca", "Mytilene, Lesbos", "Atlanta, Georgia", "Paris, Texas", "Québec, QC, Canada", "서울특별시 강남구",
    "University of Vienna", "Halle (Saale)", "Tel Aviv-Yafo", "Stoke-on-Trent", "Vitoria-Gasteiz",
]  # fmt: skip
# Neighbours may be one municipality, or a town and its city.
OPEN = ["Kyoto, Osaka", "Minneapolis/St. Paul", "Bournemouth, Christchurch and Poole", "Porto e Gaia"]


@pytest.mark.parametrize(("cell", "found"), SEVERAL)
def test_split_partners_divides_places_of_their_own(cell, found, lookup):
    assert names(cell, lookup) == found


@pytest.mark.parametrize("cell", ONE)
def test_split_partners_keeps_paths_and_names_of_one_place(cell, lookup):
    [[part]] = split_partners([cell], lookup)
    assert not part.uncertain


@pytest.mark.parametrize(
    ("cell", "country", "count"),
    [
        ("Колумбия, Мисури", "САЩ", 1),
        ("روتشستر، مينيسوتا", "الولايات المتحدة", 1),
        ("रोचेस्टर, मिनेसोटा", "संयुक्त राज्य अमेरिका", 1),
        ("Колумбия, Мисури, САЩ", None, 1),
        ("Колумбия, Мисури", None, 1),
        ("Lyon, Bavaria", None, 2),
        ("Graz, Salzburg", "Österreich", 2),
        ("Lyon, Bretagne", "France", 2),
        ("Kyoto, Hokkaido", "Japan", 2),
        ("Πάτρα, Κρήτη", "Ελλάδα", 2),
    ],
)
def test_split_partners_takes_a_region_for_what_holds_the_town(cell, country, count, lookup):
    [parts] = split_partners([cell], lookup, [country])
    assert len(parts) == count


@pytest.mark.parametrize("cell", OPEN)
def test_split_partners_marks_what_may_be_several(cell, lookup):
    assert [(part.name, part.uncertain) for part in split_partners([cell], lookup)[0]] == [(cell, True)]


def test_split_partners_follows_the_other_cells_of_the_column(lookup):
    column = ["Milan, Rome, Naples", "Kyoto, Osaka", "Lyon, Xyzzy"]
    assert [len(parts) for parts in split_partners(column, lookup)] == [3, 2, 2]
    column = ["Milan, Rome, Naples", "Kyoto, Osaka", "Duluth, Minnesota"]
    assert [len(parts) for parts in split_partners(column, lookup)] == [3, 1, 1]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Miami (1986), Houston (1975)", [(None, "1986"), (None, "1975")]),
        ("Lyon (France), Milan (Italie)", [("France", None), ("Italie", None)]),
        ("Kyoto, Japan (1959); Strasbourg, France (1960)", [("Japan", "1959"), ("France", "1960")]),
        ("일본(오사카), 중국(상하이)", [("일본", None), ("중국", None)]),
        ("Kaohsiung, Taiwan, 1982; Mobile, USA, 1993", [("Taiwan", "1982"), ("USA", "1993")]),
        ("Kyoto (Japan, 1959)\nLyon (France, 1960)", [("Japan", "1959"), ("France", "1960")]),
        ("Parma seit 1959; Bergen seit 1980", [(None, "seit 1959"), (None, "seit 1980")]),
        ("Kyoto: 12.3.1959, Lyon: 5.6.1961", [(None, "12.3.1959"), (None, "5.6.1961")]),
        ("Japan: Kyoto; France: Lyon", [("Japan", None), ("France", None)]),
        ("Rome and Naples, Italy", [("Italy", None), ("Italy", None)]),
        ("Tbilisi, Georgia", [("Georgia", None)]),
        ("Atlanta, Georgia", [(None, None)]),
    ],
)
def test_split_partners_reads_country_and_date_of_each(cell, found, lookup):
    assert [(part.country, part.since) for part in split_partners([cell], lookup)[0]] == found


def test_split_partners_without_a_gazetteer_divides_by_marks_alone():
    [items, semicolons, comma] = split_partners(["• Aa\n• Bb", "Aa; Bb", "Aa, Bb and Cc"], None)
    assert (len(items), len(semicolons), len(comma)) == (2, 2, 1)


def test_split_parallel_keeps_rows_whose_lines_are_not_equally_many():
    assert split_parallel([["A\nB\nC"], ["a\nb"]]) == [[("A\nB\nC", "a\nb")]]
    assert split_parallel([["A; B"], ["a; b"], ["x"]]) == [[("A", "a", "x"), ("B", "b", "x")]]
    assert split_parallel([["A\nB"], ["a"]]) == [[("A\nB", "a")]]


CELL = st.text(st.sampled_from("AaÉя가東ー 12. ,;/()·•\n、-&و") | st.characters(codec="utf-8"), max_size=30)
LIST = st.lists(st.sampled_from(["Lyon", "Kyoto", "Rome (1960)", "Japan", "and", "上海", "x"]), max_size=6)


@settings(deadline=None, max_examples=300)
@given(cells=st.lists(CELL | LIST.map(", ".join) | LIST.map("\n".join) | st.none(), max_size=4))
def test_split_partners_loses_no_letter(cells):
    with Gazetteer.open(data.HERE) as gazetteer:
        for lookup in (None, Lookup(gazetteer)):
            found = split_partners(cells, lookup)
            assert len(found) == len(cells)
            for cell, parts in zip(cells, found, strict=True):
                assert bool(parts) == bool(cell and cell.strip())
                if len(parts) == 1:
                    assert parts[0].text == cell.strip()
                rest = cell or ""
                for part in parts:
                    assert part.name and part.text in rest
                    rest = rest[rest.index(part.text) + len(part.text) :]


@pytest.mark.parametrize("cell", ["Frankfurt/O.", "Neustadt/W.", "Halle/S"])
def test_split_partners_keeps_a_short_word_with_the_name(cell, lookup):
    assert len(names(cell, lookup)) == 1


@pytest.mark.parametrize(
    "cell", ["- Kyoto\n- Lyon", "• Kyoto • Lyon", "1. Kyoto 2. Lyon", "Kyoto；Lyon", "Kyoto<br>Lyon"]
)
def test_has_several_lines_sees_every_mark_of_a_list(cell):
    assert split.has_several_lines(cell)
