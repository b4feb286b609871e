"""Paths in one cell: the part that is meant, and parts that do not fit together."""

import pytest
from sistermap.geo.errors import GeocodeError
from sistermap.geo.naming.home import resolve_home
from sistermap.geo.naming.locate import locate


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Fontana, San Bernardino", None, 34.09, -117.43),
        ("Hollywood, Los Angeles", "USA", 34.1, -118.33),
        ("Kirov, Kaluga Oblast", "Russia", 54.08, 34.3),
        ("Железногорск, Курская область", "Россия", 52.33, 35.35),
        ("Rionegro, Antioquia", "Colombia", 6.15, -75.37),
        ("Rionegro, Santander", "Colombia", 7.26, -73.15),
        ("江苏省苏州市昆山市", "中国", 31.38, 120.98),
        ("北海道伊達市", "日本", 42.47, 140.86),
        ("경상남도 고성군", "한국", 34.97, 128.32),
        ("加利福尼亞州 洛杉磯縣", "美國", 34.32, -118.22),
        ("加利福尼亚州洛杉矶县", "美国", 34.32, -118.22),
        ("캘리포니아주 오렌지 카운티", "미국", 33.68, -117.78),
        ("俄克拉何马州塔尔萨市", "美国", 36.13, -95.94),
        ("브리티시콜롬비아주버나비시", "캐나다", 49.25, -122.97),
        ("ザクセンアンハルト州マグデブルク市", "ドイツ", 52.13, 11.63),
        ("Bolzano/Bozen", None, 46.5, 11.35),
        ("Turku/Åbo", None, 60.45, 22.27),
        ("Paris, France, France", None, 48.85, 2.35),
        ("USA, Texas, Houston", None, 29.76, -95.37),
        ("Japan/Hokkaido/Sapporo", None, 43.06, 141.35),
        ("中国-山东-青岛", None, 36.07, 120.38),
        ("Việt Nam, Đà Nẵng", None, 16.06, 108.22),
        ("ประเทศไทย เชียงใหม่", None, 18.79, 98.99),
        ("مصر، الإسكندرية", None, 31.2, 29.9),
        ("Brno, ČR", None, 49.2, 16.6),
        ("Neustadt, Sachsen", "Deutschland", 51.02, 14.21),
        ("Recife-PE", "Brasil", -8.05, -34.9),
        ("São Paulo, SP", "Brasil", -23.55, -46.64),
        ("Paris TX", None, 33.66, -95.55),
        ("🇰🇷 Busan", None, 35.1, 129.04),
        ("Perth 🇬🇧", None, 56.4, -3.44),
        ("80331 München", "Deutschland", 48.14, 11.58),
        ("D-69117 Heidelberg", None, 49.4, 8.69),
        ("〒650-0001 神戸市", None, 34.69, 135.19),
        ("Greater Toronto Area", "Canada", 43.65, -79.38),
        ("c/o Stadt Leipzig", "Deutschland", 51.34, 12.37),
        ("Երևան, Հայաստան", None, 40.18, 44.51),
        ("Tbilisi, საქართველო", None, 41.69, 44.8),
    ],
)
def test_judge_takes_the_end_of_the_path(name, country, lat, lon, gazetteer):
    answer = locate(name, country, gazetteer=gazetteer)
    assert answer.verdict == "placed"
    assert (answer.place.lat, answer.place.lon) == pytest.approx((lat, lon), abs=0.3)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Busan, JP", None),
        ("Busan", "Japan"),
        ("부산", "일본"),
        ("Milano, Pavia", None),
        ("Milano, Pavia", "Italia"),
        ("Lyon, Marseille", "France"),
        ("Osaka, Hokkaido", "Japan"),
        ("Москва, Украина", None),
        ("القاهرة، المغرب", None),
        ("Αθήνα", "Τουρκία"),
        ("Toulouse, Bretagne", "France"),
        ("Chicago, Texas", "USA"),
        ("서울, 중국", None),
        ("Krakw County", "Poland"),
        ("Busan 🇯🇵", "Korea"),
        ("Bilbao, Gipuzkoa", "España"),
        ("広島県福岡市", "日本"),
        ("경기도 부산시", "대한민국"),
        ("Birmingham, England, USA", None),
        ("Zürich (Bern)", "Schweiz"),
        ("دمشق، لبنان", None),
        ("Харьков", "Россия"),
        ("Wien, Ungarn", None),
        ("İstanbul, Yunanistan", None),
    ],
)
def test_judge_asks_where_the_parts_do_not_agree(name, country, gazetteer):
    assert locate(name, country, gazetteer=gazetteer).verdict != "placed"


def test_judge_names_places_of_the_stated_country_only(gazetteer):
    answer = locate("San Carlos, Pangasinan", "Philippines", gazetteer=gazetteer)
    assert answer.verdict == "placed" or {one.place.country for one in answer.candidates} == {"PH"}


@pytest.mark.parametrize(
    ("home", "lat", "lon"),
    [
        ("Austin, State of Texas, USA", 30.27, -97.74),
        ("Manchester, U.K.", 53.48, -2.24),
        ("เทศบาลนครเชียงใหม่ ประเทศไทย", 18.79, 98.99),
        ("مدينة الإسكندرية، جمهورية مصر العربية", 31.2, 29.9),
        ("г. Екатеринбург, Свердловская область, Россия", 56.84, 60.6),
        ("м. Харків, Україна", 49.98, 36.25),
        ("中国山东省青岛市", 36.07, 120.38),
        ("日本国福岡県福岡市", 33.6, 130.4),
        ("台灣臺中市", 24.14, 120.68),
        ("São Paulo, SP, Brasil", -23.55, -46.64),
        ("Thành phố Đà Nẵng, Việt Nam", 16.06, 108.22),
        ("Kota Surabaya, Jawa Timur, Indonesia", -7.25, 112.75),
    ],
)
def test_resolve_home_reads_paths_of_all_languages(home, lat, lon, gazetteer):
    place = resolve_home(home, gazetteer).place
    assert (place.lat, place.lon) == pytest.approx((lat, lon), abs=0.3)


@pytest.mark.parametrize("home", ["Busan, JP", "Toyama, KR", "Korea", "Springfield"])
def test_resolve_home_refuses_what_is_open(home, gazetteer):
    with pytest.raises(GeocodeError):
        resolve_home(home, gazetteer)


@pytest.mark.parametrize(
    ("name", "country"), [("Province of Lyon", "France"), ("the French province of Lyon", None)]
)
def test_locate_heeds_the_level_that_a_cell_describes(name, country, gazetteer):
    assert locate(name, country, gazetteer=gazetteer).verdict != "placed"
