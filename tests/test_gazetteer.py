"""What the gazetteer knows. Places and codes were checked by hand against ISO 3166 and the places' own sites."""

import itertools
import math
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import sistermap as sm
from sistermap import data
from sistermap.data.recipes.villages import RIVALS
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.built import gazetteer_file
from sistermap.geo.gazetteer.keys import normalise


def found(gazetteer, name, level, country):
    return [p for p, _ in gazetteer.lookup(normalise(name)) if (p.level, p.country) == (level, country)]


@pytest.mark.parametrize(
    ("name", "level", "country", "admin1"),
    [
        ("부산", "city", "KR", "KR-26"),
        ("釜山", "city", "KR", "KR-26"),
        ("Пусан", "city", "KR", "KR-26"),
        ("용인시", "admin2", "KR", "KR-41"),
        ("佐賀県", "admin1", "JP", "JP-41"),
        ("佐賀縣", "admin1", "JP", "JP-41"),
        ("吉林省", "admin1", "CN", "CN-JL"),
        ("Москва", "city", "RU", "RU-MOW"),
        ("Московская область", "admin1", "RU", "RU-MOS"),
        ("Bayern", "admin1", "DE", "DE-BY"),
        ("Bretagne", "admin1", "FR", "FR-BRE"),
        ("Cook County", "admin2", "US", "US-IL"),
        ("Springfield", "city", "US", "US-MO"),
        ("さっぽろし", "city", "JP", "JP-01"),
    ],
)
def test_lookup_knows_a_place_in_its_region(gazetteer, name, level, country, admin1):
    assert admin1 in [place.admin1 for place in found(gazetteer, name, level, country)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("대한민국", "KR"),
        ("Deutschland", "DE"),
        ("Namibia", "NA"),
        ("Косово", "XK"),
        ("Taiwan", "TW"),
        ("香港", "HK"),
        ("Türkiye", "TR"),
    ],
)
def test_lookup_knows_countries_in_any_language(gazetteer, name, code):
    assert code in [
        place.country for place, _ in gazetteer.lookup(normalise(name)) if place.level == "country"
    ]


def test_lookup_of_nothing_known_is_empty(gazetteer):
    assert gazetteer.lookup("xyzzyville") == []
    assert gazetteer.lookup("") == []


def test_lookup_puts_the_larger_place_of_a_country_first(gazetteer):
    sizes = [place.population for place in found(gazetteer, "Springfield", "city", "US")]
    assert sizes == sorted(sizes, reverse=True) and len(sizes) > 5


@pytest.mark.parametrize(
    "slip", ["shimonoseky", "shimonoski", "shimonnoseki", "shimnooseki", "himonoseki", "shimonosek"]
)
def test_typos_finds_every_kind_of_slip(gazetteer, slip):
    assert "Shimonoseki" in [place.name for place, _ in gazetteer.typos(slip, "JP")]


def test_typos_finds_exactly_one_slip(gazetteer):
    assert "shimonoseki" not in [key for _, key in gazetteer.typos("shimonoseki", "JP")]  # none
    assert "shimonoseki" not in [key for _, key in gazetteer.typos("shimonsekk", "JP")]  # two


def test_typos_stays_in_the_country(gazetteer):
    assert gazetteer.typos("shimonoseky", "KR") == []


def test_place_finds_what_lookup_named(gazetteer):
    for place, _ in gazetteer.lookup("paris"):
        assert gazetteer.place(place.place_id) == place


@pytest.mark.parametrize("place_id", ["", "city:", "city:x", "town:1", "city:-1", "admin1:XX-99"])
def test_place_of_no_identity_is_none(gazetteer, place_id):
    assert gazetteer.place(place_id) is None


# Villages below 500 people, from their municipalities' own sites.
@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [("Arconcey", "FR", 47.22, 4.42), ("Orfű", "HU", 46.14, 18.15), ("Chambolle-Musigny", "FR", 47.19, 4.95)],
)
def test_lookup_knows_villages(gazetteer, name, country, lat, lon):
    [place] = found(gazetteer, name, "city", country)
    assert abs(place.lat - lat) < 0.05 and abs(place.lon - lon) < 0.05
    assert gazetteer.place(place.place_id) == place


def test_typos_never_mean_a_village(gazetteer):
    assert [place.name for place, _ in gazetteer.typos("arconcei", "FR")] == []


def test_largest_city_is_no_village(gazetteer):
    assert gazetteer.largest_city("FR-BFC", "FR").name == "Dijon"


def test_largest_city_is_found_in_whatever_order_regions_are_looked_up():
    regions = ["FR-20R", "FR-IDF", "FR-BFC", "FR-none"]
    for order in (regions, regions[::-1]):
        with Gazetteer.open(data.HERE) as gazetteer:
            found = {region: gazetteer.largest_city(region, "FR") for region in order}
        names = [found[region] and found[region].name for region in regions]
        assert names == ["Ajaccio", "Paris", "Dijon", None]


@pytest.mark.parametrize(
    ("name", "country", "place_id"),
    [
        ("浦項市", "KR", "admin2:KR-경상-포항시"),
        ("西帰浦", "KR", "admin2:KR-제주-서귀포시"),
        ("圣多明各", "DO", "city:3492908"),
        ("加拉加斯", "VE", "city:3646738"),
        ("バイエルン", "DE", "admin1:DE-BY"),
        ("동관", "CN", "city:1812545"),
        ("영파", "CN", "city:1799397"),
        ("경덕진", "CN", "city:1805680"),
        ("동경", "JP", "admin1:JP-13"),
        ("북해도", "JP", "admin1:JP-01"),
    ],
)
def test_lookup_knows_names_that_follow_from_others(gazetteer, name, country, place_id):
    assert place_id in [p.place_id for p, _ in gazetteer.lookup(normalise(name)) if p.country == country]


def test_names_of_japanese_municipalities_are_their_own(gazetteer):
    assert [place.name for place in found(gazetteer, "檜原村", "city", "JP")] == ["Hinohara"]


# ISO 3166-2: the region that a city is, or that is named after it and holds it.
@pytest.mark.parametrize(
    ("name", "country", "code"),
    [
        *(("Seoul", "KR", "KR-11"), ("Busan", "KR", "KR-26"), ("Daegu", "KR", "KR-27")),
        *(("Incheon", "KR", "KR-28"), ("Gwangju", "KR", "KR-29"), ("Daejeon", "KR", "KR-30")),
        *(("Ulsan", "KR", "KR-31"), ("Sejong", "KR", "KR-50"), ("Pyongyang", "KP", "KP-01")),
        *(("Beijing", "CN", "CN-BJ"), ("Shanghai", "CN", "CN-SH"), ("Tianjin", "CN", "CN-TJ")),
        *(("Chongqing", "CN", "CN-CQ"), ("Ulaanbaatar", "MN", "MN-1"), ("Taipei", "TW", "TW-TPE")),
        *(("Kaohsiung", "TW", "TW-KHH"), ("Taichung", "TW", "TW-TXG"), ("Tainan", "TW", "TW-TNN")),
        *(("Taoyuan City", "TW", "TW-TAO"), ("Banqiao", "TW", "TW-NWT"), ("Hanoi", "VN", "VN-HN")),
        *(("Ho Chi Minh City", "VN", "VN-SG"), ("Haiphong", "VN", "VN-HP"), ("Da Nang", "VN", "VN-DN")),
        *(("Can Tho", "VN", "VN-CT"), ("Jakarta", "ID", "ID-JK"), ("Bangkok", "TH", "TH-10")),
        *(("Moscow", "RU", "RU-MOW"), ("Saint Petersburg", "RU", "RU-SPE"), ("Kyiv", "UA", "UA-30")),
        *(("Minsk", "BY", "BY-HM"), ("Hamburg", "DE", "DE-HH"), ("Bremen", "DE", "DE-HB")),
        *(("Berlin", "DE", "DE-BE"), ("Vienna", "AT", "AT-9"), ("Prague", "CZ", "CZ-10")),
        *(("Budapest", "HU", "HU-BU"), ("Bucharest", "RO", "RO-B"), ("Sofia", "BG", "BG-22")),
        *(("Tashkent", "UZ", "UZ-TK"), ("Almaty", "KZ", "KZ-75"), ("Astana", "KZ", "KZ-71")),
        *(("Bishkek", "KG", "KG-GB"), ("Baku", "AZ", "AZ-BA"), ("Yerevan", "AM", "AM-ER")),
        *(("Addis Ababa", "ET", "ET-AA"), ("Nairobi", "KE", "KE-30"), ("Bogotá", "CO", "CO-DC")),
        *(("Mexico City", "MX", "MX-CMX"), ("Brasília", "BR", "BR-DF"), ("Buenos Aires", "AR", "AR-C")),
        ("Washington", "US", "US-DC"),
    ],
)
def test_lookup_knows_a_metropolis_in_its_own_region(gazetteer, name, country, code):
    largest = max(found(gazetteer, name, "city", country), key=lambda place: place.population)
    assert largest.admin1 == code


def test_names_of_regions_are_not_those_of_others(gazetteer):
    codes = {p.place_id for p, _ in gazetteer.lookup(normalise("Casablanca-Settat"))}
    assert codes and "admin1:MA-06" not in codes  # Meknès-Tafilalet had that code before


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("朝阳区", "Chaoyang District"),
        ("长宁区", "Changning District"),
        ("碑林区", "Beilin District"),
        ("浦东新区", "Pudong New Area"),
        ("花都区", "Huadu District"),
    ],
)
def test_districts_of_china_have_the_latin_name_that_they_use(gazetteer, name, english):
    assert english in [place.name for place in found(gazetteer, name, "admin2", "CN")]


@pytest.mark.parametrize("name", ["Aquitaine", "아키텐", "阿基坦大区", "アキテーヌ"])
def test_lookup_knows_former_regions_of_france(gazetteer, name):
    assert "admin2:FR-B" in [place.place_id for place in found(gazetteer, name, "admin2", "FR")]


def test_no_city_is_there_twice():
    with sqlite3.connect(gazetteer_file(data.HERE)) as base:
        cities = base.execute(
            "SELECT c.code, p.name, p.lat_e4, p.lon_e4 FROM place p JOIN country c ON p.id BETWEEN c.first AND c.last"
            " WHERE p.level = 3"
        ).fetchall()
    named = {}
    for country, name, lat, lon in cities:
        named.setdefault((country, normalise(name)), []).append((lat / 1e4, lon / 1e4))
    twins = [
        (key, one, other)
        for key, points in named.items()
        for one, other in itertools.combinations(points, 2)
        if 111.2 * math.hypot(one[0] - other[0], (one[1] - other[1]) * math.cos(math.radians(one[0]))) < 0.99
    ]
    assert twins == []


def test_villages_share_no_name_with_a_larger_place_but_where_they_are_as_large():
    with sqlite3.connect(gazetteer_file(data.HERE)) as base:
        villages = dict(
            base.execute(
                "SELECT p.id, c.code FROM place p JOIN country c ON p.id BETWEEN c.first AND c.last"
                " WHERE p.level = 3 AND p.source LIKE 'P________'"
            )
        )
        holders = {}
        for key, number in base.execute("SELECT key, id FROM name_latin"):
            holders.setdefault(key, []).append(number)
    shared = [
        key
        for key, ids in holders.items()
        if len(ids) > 1
        and any(villages.get(number) not in (None, *RIVALS) for number in ids)
        and set(ids) - set(villages)
    ]
    assert len(villages) > 50_000 and shared == []


def test_places_lie_in_a_region_of_their_own_country():
    with sqlite3.connect(gazetteer_file(data.HERE)) as base:
        wrong = base.execute(
            "SELECT c.code, p.admin1 FROM place p JOIN country c ON p.id BETWEEN c.first AND c.last"
            " WHERE p.admin1 NOT LIKE '-%' AND p.admin1 NOT LIKE 'NE.%'"
            " AND substr(p.admin1, 4) NOT IN (c.code, '21')"  # ISO 3166-2 lists some under both: US-PR is PR, NO-21 is SJ
        ).fetchall()
    assert wrong == []


def test_lookup_finds_places_by_their_own_name(gazetteer):
    # The keys were made when the store was built: a later change of `normalise` would lose places.
    with sqlite3.connect(gazetteer_file(data.HERE)) as base:
        names = base.execute("SELECT id, name FROM place WHERE id % 499 = 0").fetchall()
    lost = [
        name
        for number, name in names
        if gazetteer.place_by_rowid(number) not in [p for p, _ in gazetteer.lookup(normalise(name))]
    ]
    assert len(names) > 500 and lost == []


def test_countries_called_finds_the_names_that_begin_so(gazetteer):
    assert gazetteer.countries_with_prefix("norweg", 9) == {"NO"}
    assert gazetteer.countries_with_prefix("norweg", 6) == set()


def test_once_makes_a_thing_again_only_after_close():
    made = []

    def make(gazetteer, word):
        made.append(word)
        return word.upper()

    with Gazetteer.open(data.HERE) as gazetteer:
        assert [gazetteer.cached(make, word) for word in ("a", "a", "b")] == ["A", "A", "B"]
    gazetteer.cached(make, "a")
    assert made == ["a", "b", "a"]


def test_gazetteer_answers_several_threads():
    names = [
        [f"{town}, {state}" for state in ("Ohio", "Texas", "Illinois", "Maine", "Iowa")]
        for town in ("Salem", "Lexington", "Auburn", "Paris")
    ]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)  # so that threads take turns in the midst of each look-up
    try:
        with ThreadPoolExecutor(len(names)) as threads:
            found = [*threads.map(lambda some: [sm.find(name).verdict for name in some], names)]
    finally:
        sys.setswitchinterval(before)
    assert found == [[sm.find(name).verdict for name in some] for some in names]
