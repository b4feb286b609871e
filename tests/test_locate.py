"""Names of real places: which places they mean is known from atlases, their coordinates to a degree."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.context import ListContext
from sistermap.geo.naming.home import resolve_home
from sistermap.geo.naming.locate import locate
from sistermap.geo.reason_codes import NAME_CODES

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
        ("Busan, KOR", None, "city", "KR"),
        ("吉林省吉林市", None, "city", "CN"),
        ("하남성 정주시", None, "city", "CN"),
        ("중국 길림성 장춘시", "중국", "city", "CN"),
        ("中国上海", None, "city", "CN"),
        ("중국상하이", "중국", "city", "CN"),
        ("日本国福岡市", "日本", "city", "JP"),
        ("Japan Fukuoka", None, "city", "JP"),
        ("Berlin Germany", None, "city", "DE"),
        ("广东省深圳市南山区", None, "admin2", "CN"),
        ("서울 강남구", "한국", "admin2", "KR"),
        ("Gangnam-gu, Seoul", None, "admin2", "KR"),
        ("충북 청주시", None, "city", "KR"),
        ("佐賀縣(Sagaken) 唐津市(Karatsu) 가라츠시", None, "city", "JP"),
        ("Xi'an, Shaanxi", "China", "city", "CN"),
        ("Hangzhou, Zhejiang, P.R. China", None, "city", "CN"),
        ("Nara City, Nara Pref.", "Japan", "city", "JP"),
        ("Kochi Pref.", None, "admin1", "JP"),
        ("Jeju Special Self-Governing Province", None, "admin1", "KR"),
        ("Mairie de Paris", None, "city", "FR"),
        ("USA: Boston", None, "city", "US"),
        ("1. Busan", "Korea", "city", "KR"),
        ("Lyon¹", "France", "city", "FR"),
        ("Seoul서울", "Korea", "city", "KR"),
        ("Frankfurt/Main", "Germany", "city", "DE"),
        ("None", "Italy", "city", "IT"),
        ("로스앤젤레스 카운티", "미국", "admin2", "US"),
        ("페어팩스 카운티", "미국", "admin2", "US"),
        ("诺福克岛", None, "country", "NF"),
        ("가고시마현 기리시마시", "일본", "city", "JP"),
        ("워싱턴주 타코마시", "미국", "city", "US"),
        ("浙江杭州", "中国", "city", "CN"),
        ("广东深圳", None, "city", "CN"),
        ("陕西省西安市碑林区", "中国", "admin2", "CN"),
        ("전북특별자치도 전주시", None, "city", "KR"),
        ("Junta de Andalucía", "España", "admin1", "ES"),
        ("Khanty-Mansi Autonomous Okrug", None, "admin1", "RU"),
        ("Belfast, N. Ireland", None, "city", "GB"),
        ("Canton (Guangzhou)", "China", "city", "CN"),
        ("Federal District", "Brazil", "admin1", "BR"),
        ("Comunidad Valenciana", "España", "admin1", "ES"),
        ("プリモルスキー地方", "ロシア", "admin1", "RU"),
        ("Land Niedersachsen", "Deutschland", "admin1", "DE"),
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
        ("Springfield IL", "USA", 39.8, -89.6),
        ("Portland, OR", None, 45.5, -122.7),
        ("Victoria, BC", None, 48.4, -123.4),
        ("Newcastle, NSW", "Australia", -32.9, 151.8),
        ("Mt. Vernon, NY", "USA", 40.9, -73.8),
        ("Perth (WA)", None, -31.95, 115.9),
        ("Bayonne (64)", "France", 43.5, -1.5),
        ("Paris (75)", None, 48.9, 2.35),
        ("Minato-ku, Tokyo", None, 35.66, 139.75),
        ("京都府京都市", None, 35.0, 135.8),
        ("新北市板橋區", None, 25.0, 121.5),
    ],
)
def test_locate_finds_the_right_namesake(name, country, lat, lon):
    answer = found(name, country)
    assert answer.verdict == "placed"
    assert (answer.place.lat, answer.place.lon) == pytest.approx((lat, lon), abs=0.5)


# The place is the part that lies in the other, though a town of the region's name is near and smaller.
@pytest.mark.parametrize(
    ("name", "country", "place"),
    [
        ("Vigo, Pontevedra", "Spain", "Vigo"),
        ("Vigo (Pontevedra)", None, "Vigo"),
        ("Pontevedra, Vigo", None, "Vigo"),
        ("Reus, Tarragona", "Spain", "Reus"),
        ("Irapuato (Guanajuato)", None, "Irapuato"),
        ("Elche/Alicante", None, "Elche"),
        ("Faenza/Ravenna", None, "Faenza"),
        ("Linares/Jaén", None, "Linares"),
        ("Tarsus, Mersin", "Türkiye", "Tarsus"),
        ("Visalia, Tulare, California", "USA", "Visalia"),
        ("Oakland, Alameda", "USA", "Oakland"),
        ("New York, Albany", None, "Albany"),
        ("Monza, Milano", "Italia", "Monza"),
    ],
)
def test_locate_takes_no_seat_of_a_region_for_the_town_in_it(name, country, place):
    assert found(name, country).place.name == place


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Springfield", "USA"),
        ("Montgomery County", "USA"),
        ("Jilin", "China"),
        ("Steiermark State", "Australia"),
        ("Paris", "Japan"),
        ("Lyon, Bavaria", None),
        ("Minneapolis–Saint Paul", "USA"),
        ("Seoul / Busan", "Korea"),
        ("Seoul and Busan", None),
        ("몽고메리 카운티", "미국"),
        ("オレンジ郡", "アメリカ"),
    ],
)
def test_locate_asks_rather_than_guesses(name, country):
    answer = found(name, country)
    assert (answer.verdict, answer.place) == ("ambiguous", None)
    assert answer.candidates


def test_locate_reports_a_country_that_contradicts_the_name():
    answer = found("Steiermark State", "Australia")
    assert answer.reason_code == "only_elsewhere"
    assert answer.reason_params["elsewhere"]["country"] == "AT"
    assert answer.candidates[0].place.country == "AT"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "   ",
        None,
        "?!",
        "12345",
        "\u200f\u200b",
        "x" * 10_000,
        "́́́",
        "١٢٣",
        "🗺",
        "#REF!",
        "TRUE",
        "tbd",
        "미정",
        "无",
    ],
)
def test_locate_says_why_a_cell_holds_no_name(name):
    answer = found(name, "Korea")
    assert answer.verdict == "missing"
    assert answer.reason_code.startswith("name_")


@pytest.mark.parametrize(
    "name",
    [
        "None",
        "nan",
        "TBD",
        "N/A",
        "brak",
        "NEMA",
        "nėra",
        "Ingen",
        "nuk ka të dhëna",
        "нет данных",
        "không có",
    ],
)
@pytest.mark.parametrize("country", [None, "Poland"])
def test_locate_takes_no_word_for_nothing_as_a_town(name, country):
    assert found(name, country).reason_code == "name_is_blank_word"


@pytest.mark.parametrize(("name", "country"), [("Brak", "Libya"), ("Ingen", "Nederland"), ("Néma", None)])
def test_locate_knows_towns_that_are_called_like_nothing(name, country):
    assert found(name, country).verdict == "placed"


# CLDR's names of a country in some language that are a town's elsewhere, too.
@pytest.mark.parametrize(
    "name", ["Ilha do Natal", "Isla de Navidad", "Åland", "Jordan", "Chad", "Mali", "Cuba", "Niger"]
)
def test_locate_never_puts_the_name_of_a_country_on_a_town_abroad(name):
    answer = found(name)
    assert answer.place is None or answer.place.level == "country"


@pytest.mark.parametrize(
    ("name", "country", "places"),
    [
        ("Seoul and Busan", "Korea", ["Seoul", "Busan"]),
        ("Minneapolis and Saint Paul", "USA", ["Minneapolis", "Saint Paul"]),
    ],
)
def test_locate_tells_two_places_in_one_cell(name, country, places):
    answer = found(name, country)
    assert answer.reason_code == "two_places"
    assert [answer.reason_params[part]["name"] for part in ("place", "other")] == places
    assert found(name, country).place is None


def test_locate_tells_regions_by_their_names():
    assert "Springfield (city in Illinois, US)" in found("Springfield").reason


def test_locate_uses_what_the_other_rows_are_of():
    region = locate("Yamanashi", "Japan", gazetteer=GAZETTEER, context=ListContext("admin1"))
    city = locate("Yamanashi", "Japan", gazetteer=GAZETTEER, context=ListContext("city"))
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
    assert answer.reason_code in NAME_CODES
    assert answer.reason.endswith(".")
    assert (answer.place is not None) == (answer.verdict == "placed")


def test_answer_explains_the_parts_of_each_score():
    text = found("Springfield", "USA").as_text(explain=True)
    assert "population +" in text
    best = json.loads(found("Springfield", "USA").as_json())["candidates"][0]
    assert best["log_odds"] == pytest.approx(sum(best["evidence"].values()), abs=0.05)


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


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("시드니 라이드시", "호주"),
        ("버지니아주 무명카운티", "미국"),
        ("뉴욕주 아무개카운티", "미국"),
        ("시드니 아무개시", "호주"),
    ],
)
def test_locate_asks_where_the_end_of_a_path_is_not_known(name, country):
    assert found(name, country).verdict == "ambiguous"


@pytest.mark.parametrize(
    ("name", "country", "level", "english"),
    [
        ("캘리포니아주 로스앤젤레스카운티", "미국", "admin2", "Los Angeles County"),
        ("보르도", "프랑스", "city", "Bordeaux"),  # no 도 (province)
        ("몽골", "몽골", "country", "Mongolia"),
    ],
)
def test_locate_tells_the_level_that_is_meant(name, country, level, english):
    place = found(name, country).place
    assert place is not None and (place.level, place.name) == (level, english)


@pytest.mark.parametrize("name", ["City of", "Town of", "N/A city"])
def test_locate_finds_no_place_in_a_level_word_alone(name):
    assert found(name).verdict == "missing"


@pytest.mark.parametrize("name", ["杭州", "福州", "抚州", "亳州", "郴州"])
def test_locate_takes_a_last_character_for_no_level_where_no_region_is_called_so(name):
    place = found(name).place
    assert place is not None and (place.level, place.country) == ("city", "CN")


@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        ("Andalucía", "España", "ES-AN"),
        ("Cataluña", "España", "ES-CT"),
        ("Castilla y León", "España", "ES-CL"),
        ("País Vasco", "España", "ES-PV"),
        ("Aragón", "España", "ES-AR"),
        ("Piemonte", "Italia", "IT-21"),
        ("Sicilia", "Italia", "IT-82"),
        ("Puglia", "Italia", "IT-75"),
        ("Bretagne", "France", "FR-BRE"),
    ],
)
def test_locate_prefers_a_region_to_districts_that_bear_its_name(name, country, code):
    assert found(name, country).place.place_id == f"admin1:{code}"


def test_locate_asks_where_two_letters_are_a_country_and_a_state():
    assert found("Salem, IN").verdict == "ambiguous"
    assert found("Gary, IN").place.country == "US"
    assert found("Berlin, DE").place.country == "DE"


@pytest.mark.parametrize("country", [12, float("nan"), True, ["KR"]])
def test_locate_takes_a_country_that_is_no_text_for_not_stated(country):
    assert found("Busan", country).place == found("Busan").place


@pytest.mark.parametrize("name", [12, float("nan"), b"Busan"])
def test_locate_takes_what_is_no_text_for_no_name(name):
    assert found(name).why.code == "name_empty"


@pytest.mark.parametrize(
    ("name", "country", "place_id"),
    [
        ("丹佛縣, 科羅拉多州", "美國", "admin2:US-08031"),
        ("마리코파카운티, 애리조나주", "미국", "admin2:US-04013"),
        ("콜럼버스시, 조지아주", "미국", "city:4188985"),
        ("버밍햄시, 미시간주", "미국", "city:4986172"),
        ("Estado de Zacatecas", "México", "admin1:MX-ZAC"),
        ("استان قونیه", "Türkiye", "admin1:TR-42"),
        ("مدينة بورصة", "تركيا", "city:750269"),
        ("м. Гдиня", "Польща", "city:3099424"),
        ("ქალაქი ბათუმი", "Georgia", "city:615532"),
        ("Thành phố Lyon, vùng Auvergne-Rhône-Alpes", "France", "city:2996944"),
        ("Kagoshima Prefecture", "Japan", "admin1:JP-46"),
        ("이르쿠츠크 주", "러시아", "admin1:RU-IRK"),
        ("下田", "日本", "city:1852357"),
        ("จังหวัดเชียงใหม่", "ไทย", "admin1:TH-50"),
        ("Ventspils novads", "Latvija", "admin1:LV-106"),
        ("Vilniaus miesto savivaldybė", "Lietuva", "city:593116"),
    ],
)
def test_locate_takes_the_level_and_the_region_from_generic_terms(name, country, place_id):
    assert found(name, country).place.place_id == place_id


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("紐倫堡縣", "德國"),
        ("Landkreis Görlitz", "Deutschland"),
        ("powiat Lyon", "Francja"),
        ("Provincia de Rotterdam", "Países Bajos"),
        ("Vilniaus rajonas", "Lietuva"),
        ("Vilniaus rajono savivaldybė", "LT"),
        ("Kauno rajonas", "Lietuva"),
        ("Rīgas novads", "Latvija"),
        ("powiat krakowski", "Polska"),
        ("Landkreis München", "Deutschland"),
    ],
)
def test_locate_never_places_a_town_where_another_level_is_stated(name, country):
    place = found(name, country).place
    assert place is None or place.level in ("admin1", "admin2")


def test_locate_does_not_transliterate_one_chinese_character():
    assert found("金郡", "美國").verdict != "placed"


@pytest.mark.parametrize("name", ["San Juan, Batangas", "바탕가스주 산후안시"])
def test_locate_takes_the_namesake_that_is_a_member_of_the_district(name):
    place = found(name, "Philippines").place
    assert place.admin2 == "admin2:PH-BTG"
    assert (place.lat, place.lon) == pytest.approx((13.83, 121.40), abs=0.02)  # not San Juan in Metro Manila


@pytest.mark.parametrize(
    ("home", "place_id"),
    [("จังหวัดเชียงใหม่ ประเทศไทย", "admin1:TH-50"), ("Thành phố Huế, nước Việt Nam", "city:1580240")],
)
def test_resolve_home_takes_its_last_part_as_country_columns_have_it(home, place_id):
    assert resolve_home(home, GAZETTEER).place.place_id == place_id


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Boston, California", "USA"),
        ("Rome, Oregon", "USA"),
        ("Paris, Wyoming", "USA"),
        ("Hoboken, NY", "USA"),
        ("Compton, LA", "USA"),
        ("Казань, Приморский край", "Россия"),
        ("Львів, Закарпатська область", "Україна"),
        ("서울특별시수원시", "대한민국"),
    ],
)
def test_locate_asks_where_a_path_contradicts_itself(name, country):
    assert found(name, country).verdict != "placed"


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("현월시", "대한민국"),
        ("김하재", "대한민국"),
        ("Екатеринбургово", "Россия"),
        ("Θεσσαλονικιός", "Ελλάδα"),
        ("البغدادي", "العراق"),
    ],
)
def test_locate_places_nothing_by_sound_that_its_own_people_write_otherwise(name, country):
    assert found(name, country).verdict != "placed"


@pytest.mark.parametrize(
    "name", ["縣" * 64, "시" * 180, "팲엀풆룈틅짂횯럘갎룱꼾괟냤쓁쌣쟹렃뙑걐읁긆뮼꿸씥댴쎧"]
)
def test_locate_answers_however_unlikely_a_name_is(name):
    assert found(name, "US").verdict != "placed"


@pytest.mark.parametrize("name", ["평창군", "영암군", "ლაგოდეხი", "Ναύπλιο"])
def test_locate_places_without_a_country_what_only_one_country_writes_so(name):
    assert found(name, None).verdict == "placed"
