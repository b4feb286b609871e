"""Names of real places: what they stand for is known from atlases, their coordinates to a degree."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import data
from geo.gazetteer import Gazetteer
from geo.naming.column import Around
from geo.naming.locate import locate

GAZETTEER = Gazetteer.open(data.HERE)


def found(name, country=None):
    return locate(name, country, gazetteer=GAZETTEER)


@pytest.mark.parametrize(
    ("name", "country", "level", "where"),
    [
        ("Busan", "Korea", "city", "KR"),
        ("부산", None, "city", "KR"),
        ("Köln", "Deutschland", "city", "DE"),
        ("Москва", "Russia", "city", "RU"),
        ("巴黎", "法国", "city", "FR"),
        ("伯明翰", "英国", "city", "GB"),
        ("伯明翰", "美国", "city", "US"),
        ("Jilin Province", "China", "admin1", "CN"),
        ("Jilin City", "China", "city", "CN"),
        ("하남성", "중국", "admin1", "CN"),
        ("Gillimseong", "China", "admin1", "CN"),
        ("히로시마현", "일본", "admin1", "JP"),
        ("히로시마시", "일본", "city", "JP"),
        ("佐賀縣(Sagaken) 唐津市(Karatsu) 가라츠시", "일본(Japan)", "city", "JP"),
        ("浙江省(Zhejiang) 杭州市(HangZhou) 항저우시", "중국 (China)", "city", "CN"),
        ("Dalian City, Liaoning province", "China", "city", "CN"),
        ("Guadalajara, Jalisco", None, "city", "MX"),
        ("Guadalajara, Mexico", None, "city", "MX"),
        ("Orange County in California", None, "admin2", "US"),
        ("the Japanese city of Hagi", None, "city", "JP"),
        ("오하이주", "미국", "admin1", "US"),
        ("Idaho", "USA", "admin1", "US"),
        ("Busan, KR", None, "city", "KR"),
    ],
)
def test_locate_places_a_name(name, country, level, where):
    answer = found(name, country)
    assert (answer.verdict, answer.place.country) == ("placed", where)
    assert answer.place.level == level


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("伯明翰", "美国", 33.5, -86.8),
        ("Chambery", "France", 45.6, 5.9),
        ("Saint Petersburg", "Russia", 59.9, 30.3),
        ("St. Petersburg", "USA", 27.8, -82.7),
        ("Silverton, Devon", "UK", 50.8, -3.5),
        ("쑤저우", "중국", 31.3, 120.6),
        ("Kyongju", "Korea", 35.8, 129.2),
        ("Bombay", "India", 19.0, 72.9),
        ("Barcelna", "Spain", 41.4, 2.2),
    ],
)
def test_locate_finds_the_right_namesake(name, country, lat, lon):
    answer = found(name, country)
    assert answer.verdict == "placed"
    assert (answer.place.lat, answer.place.lon) == pytest.approx((lat, lon), abs=0.5)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Springfield", "USA"),
        ("Montgomery County", "USA"),
        ("Jilin", "China"),
        ("Steiermark State", "Australia"),
        ("Paris", "Japan"),
        ("Lyon, Bavaria", None),
    ],
)
def test_locate_asks_rather_than_guesses(name, country):
    answer = found(name, country)
    assert (answer.verdict, answer.place) == ("ambiguous", None)
    assert answer.candidates


def test_locate_reports_a_country_that_contradicts_the_name():
    answer = found("Steiermark State", "Australia")
    assert "; it would fit " in answer.reason
    assert answer.candidates[0].place.country == "AT"


@pytest.mark.parametrize(
    "name", ["", "   ", None, "?!", "12345", "\u200f\u200b", "x" * 10_000, "́́́", "١٢٣", "🗺"]
)
def test_locate_says_why_a_cell_holds_no_name(name):
    answer = found(name, "Korea")
    assert answer.verdict == "missing"
    assert answer.reason.endswith(".")


def test_locate_uses_what_the_other_rows_are_of():
    region = locate("Yamanashi", "Japan", gazetteer=GAZETTEER, around=Around("admin1"))
    city = locate("Yamanashi", "Japan", gazetteer=GAZETTEER, around=Around("city"))
    assert region.place.level == "admin1"
    assert city.place is None or city.place.level == "city"


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=40),
    st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["KR", "일본", "France"])),
)
def test_locate_always_gives_a_verdict_and_a_reason(name, country):
    answer = found(name, country)
    assert answer.verdict in ("placed", "ambiguous", "missing")
    assert answer.reason
    assert (answer.place is not None) == (answer.verdict == "placed")


def test_answer_explains_the_parts_of_each_score():
    text = found("Springfield", "USA").as_text(explain=True)
    assert "population +" in text
    best = json.loads(found("Springfield", "USA").as_json())["candidates"][0]
    assert best["weight"] == pytest.approx(sum(best["evidence"].values()), abs=0.05)


@pytest.mark.parametrize(
    ("name", "admin1"),
    [
        ("Kyongsangbuk-do", "KR-47"),
        ("Kangwon-do", "KR-42"),
        ("Taejon", "KR-30"),
        ("Kyongju", "KR-47"),
        ("Ch'onan", "KR-44"),
        ("Chinju", "KR-48"),
    ],
)
def test_locate_reads_older_romanisations_of_korean_names(name, admin1):
    answer = found(name, "Korea")
    assert answer.place is not None and answer.place.admin1 == admin1
