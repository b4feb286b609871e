"""Figures for print: where places lie on the sheet, what is written, and that nothing is guessed about fonts or homes."""

import io
import itertools
import re
import xml.etree.ElementTree as ElementTree
from importlib import import_module
from types import SimpleNamespace

import geopandas as gpd
import numpy as np
import pyproj
import pytest
import shapely
from matplotlib import font_manager
from matplotlib.figure import Figure
from PIL import Image
from sistermap.geo.errors import MapError
from sistermap.geo.languages import LANGUAGES
from sistermap.geo.layer import example_layer
from sistermap.maps.figure import fonts
from sistermap.maps.figure.alternative_text import alt_text
from sistermap.maps.figure.draw import draw_figure, draw_figures, draw_map
from sistermap.maps.figure.furniture import _free_corner
from sistermap.maps.figure.in_view import points_in_view
from sistermap.maps.figure.projection import PROJECTIONS, choose_projection

BASEMAP = gpd.GeoDataFrame(
    {"kind": ["land", "border"]},
    geometry=[shapely.box(100, 0, 150, 50), shapely.LineString([(100, 20), (150, 20)])],
    crs=4326,
)
PLACES = [
    ("city:1", "Busan", 129.03, 35.1),
    ("city:2", "Kobe", 135.18, 34.69),
    ("city:3", "Los Angeles", -118.24, 34.05),
]
ARRAY = np.array


@pytest.fixture
def layer(make_layer):
    made = make_layer(
        PLACES,
        [("city:1", "city:2"), {"from_id": "city:1", "to_id": "city:3", "kind": "mou"}],
        place_columns={"country": ["KR", "JP", "US"]},
    )
    made.places["degree"] = [2, 1, 1]
    return made


@pytest.mark.parametrize("projection", PROJECTIONS)
@pytest.mark.parametrize(("suffix", "magic"), [(".svg", b"<?xml"), (".pdf", b"%PDF"), (".png", b"\x89PNG")])
def test_draw_figure_gives_the_same_bytes_again(layer, projection, suffix, magic):
    first, second = (
        draw_figure(layer, suffix, basemap=BASEMAP, projection=projection, dpi=60) for _ in range(2)
    )
    assert first.startswith(magic) and first == second


def test_draw_figure_keeps_text_as_text_and_escapes_it(layer):
    svg = draw_figure(
        layer,
        ".svg",
        basemap=BASEMAP,
        title="<script>alert(1)</script> & Söhne",
        attribution=[{"text": "Boundaries: nobody's", "licence": "ours"}],
    )
    words = [
        "".join(node.itertext()).strip()
        for node in ElementTree.fromstring(svg).iter()
        if node.tag.endswith("text")
    ]
    assert {
        "<script>alert(1)</script> & Söhne",
        "Busan",
        "Los Angeles",
    } <= set(words)
    assert any(word.startswith("Boundaries: nobody's (ours).") for word in words)
    assert [word for word in words if "MOU" in word] == ["Memorandum (MOU) (1)"]


def test_draw_figure_with_dollars_and_carets_is_no_formula(layer):
    assert b"$x^" in draw_figure(layer, ".svg", basemap=BASEMAP, title="$x^ costs")


def test_azimuthal_equidistant_has_true_distances_from_home():
    busan, la = (129.03, 35.1), (-118.24, 34.05)
    sheet = choose_projection(
        "azimuthal-equidistant", ARRAY([busan[0], la[0]]), ARRAY([busan[1], la[1]]), home=busan
    )
    x, y = sheet.points(ARRAY([la[0]]), ARRAY([la[1]]))
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(*busan, *la)
    assert np.hypot(x[0], y[0]) == pytest.approx(metres, rel=1e-6)


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_lines_across_the_pacific_stay_whole_when_the_sheet_is_centred_there(projection):
    lon, ends = ARRAY([129.0, 180.0, -118.0]), (ARRAY([129.0]), ARRAY([-118.0]))
    sheet = choose_projection(projection, lon, ARRAY([35.0, 48.0, 34.0]), ties=ends)
    cut = shapely.MultiLineString([[(129, 35), (180, 48)], [(-180, 48), (-118, 34)]])
    west, east = shapely.get_parts(sheet.shapes(np.array([cut])))
    assert shapely.distance(west, east) < 1.0  # metres: the two halves meet


def test_world_polygons_are_cut_at_the_seam_not_drawn_across():
    sheet = choose_projection("equal-earth", ARRAY([129.0, -118.0]), ARRAY([35.0, 34.0]))
    [shape] = sheet.shapes(np.array([shapely.box(-20, 0, 40, 20)]))
    assert shape.geom_type == "MultiPolygon" or shape.bounds[2] - shape.bounds[0] < 12_000_000


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"projection": "globe"}, "equal-earth"),
        ({"home": "city:9", "projection": "azimuthal-equidistant"}, "city:9"),
        ({"style": "neon"}, "grey"),
        ({"extent": (10, 50, 20, 40)}, "south"),
        ({"extent": (10, 40, 10, 50)}, "south"),
        ({"extent": (float("nan"), 40, 20, 50)}, "south"),
        ({"extent": (129.08, 35.18, 129.080001, 36)}, "1e-06° wide and 0.82° high, expected 0.01° at least"),
        ({"extent": (0, -10, 10, 10)}, "no place of the list lies in the extent"),
    ],
)
def test_draw_figure_refuses_in_one_line(layer, options, expected):
    with pytest.raises(MapError, match=expected) as error:
        draw_figure(layer, ".png", basemap=BASEMAP, **options)
    assert "\n" not in str(error.value)


def test_points_in_view_are_as_many_as_the_frame_is_wide():
    axes = Figure().add_axes((0, 0, 1, 1))
    axes.set(xlim=(-1, 1), ylim=(-1, 1))
    beyond = [shapely.LineString([(0, 0), (1_000_000, 0)]), shapely.LineString([(5, 5), (1_000_000, 5)])]
    points = points_in_view(np.array(beyond), axes, 0.1)
    assert len(points) == 12 and points.max() == pytest.approx(1.1)  # a twentieth of the frame is beside it


@pytest.mark.parametrize("projection", PROJECTIONS)
def test_draw_figure_of_the_smallest_extent_measures_no_line_beyond_it(layer, projection, monkeypatch):
    segmentize = shapely.segmentize

    def counted(shapes, step):
        made = segmentize(shapes, step)
        assert shapely.get_num_coordinates(made).sum() < 100_000
        return made

    monkeypatch.setattr(shapely, "segmentize", counted)
    extent = (129.025, 35.095, 129.035, 35.105)
    assert b"Busan" in draw_figure(layer, ".svg", basemap=BASEMAP, projection=projection, extent=extent)


def test_draw_figure_without_places_says_what_to_do(make_layer):
    with pytest.raises(MapError, match="sistermap review"):
        draw_figure(make_layer([]), ".png", basemap=BASEMAP)


def test_draw_figure_centres_on_home_by_its_place_id(layer):
    drawn = [
        draw_figure(layer, ".png", basemap=BASEMAP, projection="azimuthal-equidistant", home=home, dpi=50)
        for home in ("city:1", "city:3", None)
    ]
    busan, los_angeles, home_of_the_list = drawn
    assert busan == home_of_the_list != los_angeles


def test_draw_figure_takes_a_home_without_ties_where_it_is_no_centre(layer):
    assert draw_figure(layer, ".png", home="city:9", dpi=50) == draw_figure(layer, ".png", dpi=50)


def test_draw_figure_of_ten_thousand_places_labels_a_few(make_layer):
    places = [(f"city:{n}", f"Town {n}", 100 + n % 100 / 5, 20 + n // 100 / 5) for n in range(10_000)]
    layer = make_layer(places, [("city:0", "city:9999")])
    layer.places["degree"] = 1
    svg = draw_figure(layer, ".svg", basemap=BASEMAP)
    assert 5 < svg.count(b"Town ") < 200


def test_draw_figure_leaves_holes_of_regions_open(make_layer):
    neighbours = gpd.GeoDataFrame(
        {
            "place_id": ["country:ZA"],
            "name": ["South Africa"],
            "level": ["country"],
            "country": ["ZA"],
            "degree": [1],
        },
        geometry=[shapely.box(100, 0, 150, 50).difference(shapely.box(115, 15, 135, 35))],
        crs=4326,
    )
    layer = make_layer([("country:ZA", "", 125.0, 25.0)], regions=neighbours)
    layer.places["degree"] = 0
    png = draw_figure(
        layer, ".png", basemap=BASEMAP.iloc[:0], projection="mercator", extent=(100, 0, 150, 50), dpi=50
    )
    picture = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))
    height, width, _ = picture.shape
    sand = [tuple(picture[row, width // 2]) == (0xE8, 0xCF, 0x98) for row in range(height)]
    runs = [value for value, _ in itertools.groupby(sand)]
    assert runs == [False, True, False, True, False]  # paper, region, hole, region, paper


def test_draw_figure_writes_no_finer_than_a_printer_shows(make_layer):
    turn = np.linspace(0, 2 * np.pi, 100_000)
    coast = shapely.Polygon(np.column_stack([125 + 20 * np.cos(turn), 25 + 20 * np.sin(turn)]))
    basemap = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[coast], crs=4326)
    layer = make_layer(PLACES[:2], [("city:1", "city:2")])
    assert len(draw_figure(layer, ".svg", basemap=basemap)) < 200_000


@pytest.mark.parametrize(
    ("start", "cff"),
    [
        (b"OTTO" + bytes(20), True),
        (b"\0\1\0\0" + bytes(20), False),
        (b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x14" + bytes(4) + b"OTTO", True),
        (b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x14" + bytes(4) + b"true", False),
    ],
)
def test_pdf_font_type_knows_outlines_that_are_no_truetype(tmp_path, monkeypatch, start, cff):
    font = tmp_path / "font.otf"
    font.write_bytes(start)
    monkeypatch.setattr(font_manager, "findfont", lambda family: str(font))
    assert fonts.pdf_font_type(["Any"]) == (3 if cff else 42)


def test_writable_names_replaces_or_leaves_out_what_no_font_writes(monkeypatch):
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"DejaVu Sans"}))
    found = fonts.writable_names(["Busan", "ལྷ་ས", "བོད"], ["Busan", "Lhasa", "བོད"])
    assert found.names == ["Busan", "Lhasa", ""]
    [remark] = found.remarks
    assert remark.startswith(
        "ལྷ་ས, བོད: written otherwise or left out: no font here writes Tibetan; install Noto"
    )


def test_draw_map_is_drawn_without_the_names_that_no_font_writes(make_layer, monkeypatch):
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"DejaVu Sans"}))
    layer = make_layer([*PLACES, ("city:4", "ལྷ་ས", 91.1, 29.6)], [("city:1", "city:4"), ("city:1", "city:2")])
    for extent in (None, (120, 30, 140, 40)):
        made = draw_map(layer, [".svg"], basemap=BASEMAP, extent=extent)
        svg = ElementTree.fromstring(made.files[".svg"])
        texts = ["".join(text.itertext()) for text in svg.iter("{http://www.w3.org/2000/svg}text")]
        assert "Kobe" in texts and not [text for text in texts if "ལྷ" in text]
        assert "no font here writes Tibetan" in made.remarks[0]


def test_choose_fonts_says_which_font_to_install(monkeypatch):
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"DejaVu Sans"}))
    with pytest.raises(MapError, match="Noto Sans CJK KR"):
        fonts.choose_fonts(["부산"])


@pytest.mark.parametrize(("text", "font"), [("ကခဂ", "Noto Sans Myanmar"), ("አዲስ", "Noto Sans Ethiopic")])
def test_choose_fonts_names_the_script_that_no_font_of_ours_writes(monkeypatch, text, font):
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"DejaVu Sans", font}))
    assert fonts.choose_fonts(["Busan", text]) == [font, "DejaVu Sans"]
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"DejaVu Sans"}))
    with pytest.raises(MapError, match=f"no font here writes .*; install {font}"):
        fonts.choose_fonts(["Busan", text])


@pytest.mark.parametrize("text", ["Ελλάδα", "Москва", "Łódź → ½", "სოფია", "🌍 e\u0301"])
def test_choose_fonts_needs_nothing_for_what_matplotlib_carries(monkeypatch, text):
    monkeypatch.setattr(fonts, "_installed", lambda: frozenset({"DejaVu Sans"}))
    assert fonts.choose_fonts([text]) == ["DejaVu Sans"]


def test_draw_figure_enlarges_the_densest_part_where_it_hides_no_place(make_layer):
    crowd = [(f"city:{n}", f"Town {n}", 130 + n % 5 / 2, 33 + n // 5 / 2) for n in range(20)]
    corners = [("city:a", "SW", -20.0, -60.0), ("city:b", "NE", -80.0, 70.0), ("city:c", "E", -70.0, 0.0)]
    ties = [(crowd[0][0], place[0]) for place in corners]
    layer = make_layer([*crowd, *corners], ties)
    whole, part = (draw_figure(layer, ".svg", extent=extent) for extent in (None, (-30, -70, -60, 75)))
    assert b'id="places-2"' in whole and b'id="places-2"' not in part


@pytest.mark.parametrize(
    ("x", "y", "covered"), [([10, 10, 90, 90], [10, 90, 10, 90], None), ([10, 10, 50], [10, 90, 50], "right")]
)
def test_free_corner_covers_no_dot(x, y, covered):
    figure = Figure(figsize=(4, 4))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 100), ylim=(0, 100))
    drawing = SimpleNamespace(
        x=ARRAY(x, dtype=float), y=ARRAY(y, dtype=float), ties=ARRAY([]), sheet=SimpleNamespace(radius=None)
    )
    found = _free_corner(axes, drawing)
    assert (found is None) if covered is None else found[0] > 0.5


def crowded(make_layer, near, far):
    """A list with so many towns in a crowd at home, and so many elsewhere."""
    at = [(10 + 0.9 * (k % 4), 45 + 0.9 * (k // 4)) for k in range(near)]
    at += [(-70 + 15 * k, -20 + 3 * k) for k in range(far)]
    places = [(f"city:{k}", f"Town number {k}", *place) for k, place in enumerate(at)]
    return make_layer(places, [("city:0", f"city:{k}") for k in range(1, len(places))])


@pytest.mark.parametrize(
    ("near", "far", "enlarged"), [(10, 8, True), (3, 8, False), (8, 14, False), (11, 12, True)]
)
def test_draw_figure_enlarges_where_half_of_a_list_crowds(make_layer, near, far, enlarged):
    figure = draw_figure(crowded(make_layer, near, far), ".svg", basemap=BASEMAP)
    assert (b'id="places-2"' in figure) == enlarged


@pytest.mark.parametrize("lang", ["en", "de"])
def test_draw_figure_names_every_place_of_a_small_list_on_the_map_or_below_it(make_layer, lang):
    layer = crowded(make_layer, 20, 1)
    svg = draw_figure(layer, ".svg", basemap=BASEMAP, style="journal", size="single", lang=lang)
    nodes = [node for node in ElementTree.fromstring(svg).iter() if node.tag.endswith("}g")]
    written = "\n".join(
        "".join(node.itertext()) for node in nodes if node.get("id") in ("labels", "captions")
    )
    missing = [
        name for name in layer.places["name"] if not re.search(rf"{name}\b", re.sub(r"\s+", " ", written))
    ]
    assert missing == []
    assert ("Without a name on the map (" in written) == (lang == "en")


@pytest.mark.parametrize("style", ["print", "grey"])
def test_draw_figure_explains_filled_regions(make_layer, style):
    mou = {"from_id": "city:1", "to_id": "city:3", "kind": "mou"}
    layer = make_layer(PLACES, [("city:1", "city:2"), mou])
    assert b"Region or country as a whole" not in draw_figure(layer, ".svg", basemap=BASEMAP, style=style)
    layer.regions = gpd.GeoDataFrame(geometry=[shapely.box(125, 34, 130, 38)], crs=4326)
    assert b"Region or country as a whole" in draw_figure(layer, ".svg", basemap=BASEMAP, style=style)


def test_draw_figure_tells_what_was_guessed(make_layer):
    guessed = make_layer(PLACES, [("city:1", "city:2")], place_columns={"guessed": [False, True, False]})
    assert b"Guessed" in draw_figure(guessed, ".svg", basemap=BASEMAP)
    assert b"Guessed" not in draw_figure(make_layer(PLACES), ".svg", basemap=BASEMAP)


ALT_TEXTS = {
    "en": "Ours. Map of 2 ties between Busan and 2 places in 2 countries. By kind: Sister city 1, Memorandum (MOU) 1. Most ties: Busan 2, Kobe 1, Los Angeles 1.",
    "de": "Ours. Karte mit 2 Verbindungen zwischen Busan und 2 Orten in 2 Ländern. Nach Art: ",
    "fr": "Ours. Carte de 2 liens entre Busan et 2 lieux dans 2 pays. Par type : Jumelage 1, ",
    "es": "Ours. Mapa de 2 vínculos entre Busan y 2 lugares en 2 países. Por tipo: Hermanamiento 1, ",
    "ko": "Ours. 2개국 2곳과 Busan 사이의 교류 2건을 나타낸 지도. 유형별: 자매결연 1, ",
    "ja": "Ours。Busanと2 か国、2 か所の間の交流 2 件を示す地図。種別：姉妹提携 1、",
    "zh-Hans": "Ours。显示Busan与 2 个国家和地区的 2 个地点之间 2 项往来的地图。按类型：友好城市 1，",
    "zh-Hant": "Ours。顯示Busan與 2 個國家和地區的 2 個地點之間 2 項往來的地圖。依類型：姊妹市 1，",
    "ar": "Ours. خريطة تحتوي على رابطين بين Busan ومكانين في بلدين. حسب النوع: توأمة 1، ",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_alt_text_is_whole_sentences_in_every_language(layer, lang):
    assert alt_text(layer, "Ours", lang=lang).startswith(ALT_TEXTS[lang])


def test_alt_text_of_one_tie_is_in_the_singular(make_layer):
    layer = make_layer(PLACES[:2], [("city:1", "city:2")], place_columns={"country": ["KR", "KR"]})
    layer.places["degree"] = 1
    assert "1 tie between 2 places in 1 country." in alt_text(layer)
    assert "1 Verbindung zwischen 2 Orten in 1 Land." in alt_text(layer, lang="de")


def test_alt_text_writes_numbers_and_names_as_the_language_does(layer):
    layer.places["degree"] = [1200, 1, 0]
    layer.places["names"] = ['{"de": "Pusan"}', None, None]
    assert "Pusan 1.200, Kobe 1." in alt_text(layer, lang="de")


def test_alt_text_of_places_without_ties_counts_places_alone(make_layer):
    layer = make_layer(PLACES, place_columns={"country": ["KR", "US", "JP"]})
    layer.places["degree"] = 0
    assert alt_text(layer, "Where?") == "Where? Map of 3 places in 3 countries."


def test_importing_a_figure_leaves_pyplot_alone():
    assert not hasattr(import_module("sistermap.maps.figure.draw"), "plt")


@pytest.mark.parametrize("dpi", [0, -1, 10**9, 72.5, "300", True])
def test_draw_figure_refuses_a_resolution_that_no_printer_has(dpi):
    with pytest.raises(MapError, match=r"dpi is .*, expected a whole number from 36 to 1200"):
        draw_figure(example_layer(), ".png", dpi=dpi)


def test_draw_figures_gives_what_draw_figure_gives():
    made = draw_figures(example_layer(), [".SVG", ".png"], title="Busan")
    assert made == {
        suffix: draw_figure(example_layer(), suffix, title="Busan") for suffix in (".svg", ".png")
    }
