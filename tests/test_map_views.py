"""The two views of a page in a real browser: from home and flat, one world, every line whole."""

import folium
import pytest
from sistermap.maps.page.tie_map import TieMap, render_page

STATE = "Object.values(sistermap.pages)[0]"
PLACES = [
    ("city:1", "Busan", 129.08, 35.18), ("city:2", "Valparaíso", -71.63, -33.04), ("city:3", "Montréal", -73.57, 45.5),
    ("city:4", "Auckland", 174.76, -36.85), ("city:5", "Shanghai", 121.47, 31.23), ("city:6", "Shimonoseki", 130.94, 33.95),
    ("city:7", "Vladivostok", 131.89, 43.12), ("city:8", "Barcelona", 2.16, 41.39),
]  # fmt: skip
# Where each place's dot is painted, and where each line ends, in px of the map.
ENDS = f"""() => {{
  const {{map, data}} = {STATE}, scene = map.sistermap.layer.scene(), scale = 256 * 2 ** map.getZoom(), corner = map.getPixelBounds().min;
  const toPixels = (x, y) => [x * scale - corner.x, y * scale - corner.y];
  const dot = (p) => {{ const {{x, y}} = map.latLngToContainerPoint([data.places.lat[p], data.places.lon[p]]); return [x, y]; }};
  return Array.from({{length: data.ties.n}}, (_, i) => {{
    const line = scene.line(i), last = line.length - 2;
    return {{ straight: line.length === 4, away: [[line[0], line[1], data.ties.from[i]], [line[last], line[last + 1], data.ties.to[i]]].map(([x, y, p]) => {{
      const [a, b] = toPixels(x - Math.floor(x), y), [c, d] = dot(p);
      return Math.hypot(a - c, b - d);
    }}) }};
  }});
}}"""


@pytest.fixture
def home_list(make_layer):
    return make_layer(
        PLACES, [{"from_id": "city:1", "to_id": place[0], "kind": "sister"} for place in PLACES[1:]]
    )


@pytest.fixture
def opened(open_page, home_list, basemap):
    return open_page(render_page(home_list, basemap=basemap))


def test_home_list_opens_on_the_disc_with_home_in_its_middle(opened):
    assert opened.evaluate(f"{STATE}.store.get().mapView") == "home"
    middle = opened.evaluate(
        f"(() => {{ const {{map, data}} = {STATE}, p = map.latLngToContainerPoint([data.places.lat[0], data.places.lon[0]]); const s = map.getSize(); return [p.x - s.x / 2, p.y - s.y / 2]; }})()"
    )
    assert middle == pytest.approx([0, 0], abs=1.5)


def test_every_line_from_home_is_straight_and_ends_at_both_dots(opened):
    lines = opened.evaluate(f"({ENDS})()")
    assert all(line["straight"] for line in lines)
    assert max(away for line in lines for away in line["away"]) < 2


@pytest.mark.parametrize("circles", [False, True])
def test_every_line_of_the_flat_view_ends_at_both_dots(opened, circles):
    opened.evaluate(f"{STATE}.map.sistermap.switchView('flat')")
    opened.evaluate(f"{STATE}.store.set({{greatCircles: {str(circles).lower()}}})")
    lines = opened.evaluate(f"({ENDS})()")
    assert max(away for line in lines for away in line["away"]) < 2


def test_flat_view_is_one_world_that_fills_the_width_and_goes_no_farther(opened):
    opened.page.locator(".sm-views button", has_text="Flat").click()
    opened.evaluate(f"{STATE}.map.setZoom(-5, {{animate: false}})")
    width, world, west = opened.evaluate(
        f"(() => {{ const {{map}} = {STATE}; return [map.getSize().x, 256 * 2 ** map.getZoom(), map.getPixelBounds().min.x]; }})()"
    )
    assert world == pytest.approx(width, abs=1)
    assert west == pytest.approx(0, abs=1)


def test_each_name_is_painted_once(opened):
    for view in ("home", "flat"):
        opened.evaluate(f"{STATE}.map.sistermap.switchView('{view}')")
        opened.page.wait_for_timeout(200)
        named = opened.evaluate(f"{STATE}.map.sistermap.layer.scene().named().map(({{index}}) => index)")
        assert len(named) == len(set(named)) >= 4


def test_link_keeps_which_view_is_shown(open_page, opened, home_list, basemap):
    opened.page.locator(".sm-views button", has_text="Flat").click()
    opened.until("location.hash.includes('map=flat')")
    again = open_page(render_page(home_list, basemap=basemap), suffix=opened.evaluate("location.hash"))
    assert again.evaluate(f"{STATE}.store.get().mapView") == "flat"


def test_loupe_shows_partners_near_home_and_chooses_them(opened):
    loupe = opened.page.locator(".sm-loupe")
    loupe.wait_for(state="visible")
    at = opened.evaluate(
        f"""(() => {{
          const {{view}} = document.querySelector('.sm-loupe'), {{x, y}} = {STATE}.map.sistermap.layer.scene().positions();
          const box = document.querySelector('.sm-loupe canvas').getBoundingClientRect();
          return [box.left + x[4] * view.scale - view.left, box.top + y[4] * view.scale - view.top];
        }})()"""
    )
    opened.page.mouse.click(*at)
    assert opened.evaluate(f"{STATE}.store.get().selection.place") == 4


@pytest.mark.parametrize("lon", [-118.24, 241.76])
def test_layers_that_are_added_open_flat_and_lie_on_the_one_world(open_page, home_list, basemap, lon):
    tie_map = TieMap(home_list, basemap=basemap)
    folium.Marker([34.05, lon]).add_to(tie_map)
    folium.GeoJson({"type": "LineString", "coordinates": [[-118.24, 34.05], [-110, 40]]}).add_to(tie_map)
    opened = open_page(tie_map.get_root().render())
    assert opened.evaluate(f"{STATE}.store.get().mapView") == "flat"
    away = opened.evaluate(
        f"""(() => {{
          const {{map}} = {STATE}, want = map.latLngToContainerPoint([34.05, -118.24]), box = map.getContainer().getBoundingClientRect();
          const icon = document.querySelector('.leaflet-marker-icon').getBoundingClientRect();
          const line = document.querySelector('.leaflet-overlay-pane path').getBoundingClientRect();
          return [icon.left + icon.width / 2 - box.left - want.x, icon.bottom - box.top - want.y, line.left - box.left - want.x];
        }})()"""
    )
    assert away == pytest.approx([0, 0, 0], abs=3)
    assert opened.page.locator(".sm-views").is_hidden()


def test_line_over_the_edge_names_where_it_goes(open_page, make_layer, basemap):
    places = [
        ("city:1", "Nairobi", 36.8, -1.3),
        ("city:2", "Denver", -105, 39.7),
        ("city:3", "Tokyo", 139.7, 35.7),
        ("city:4", "Paris", 2.3, 48.9),
    ]
    ties = [
        {"from_id": a, "to_id": b}
        for a, b in (("city:1", "city:2"), ("city:3", "city:4"), ("city:3", "city:2"), ("city:1", "city:3"))
    ]
    opened = open_page(render_page(make_layer(places, ties), basemap=basemap))
    edges = opened.evaluate(
        f"""(() => {{
          const {{map, data}} = {STATE}, {{curves, pairs}} = map.sistermap.layer.scene().lines(), view = sistermap.viewOf(map, 0, 1);
          const nameOf = (k, end) => data.places.name[pairs[end][k]];
          const crossing = Array.from({{length: curves.n}}, (_, k) => k).filter((k) => sistermap.crossesCut(curves, k));
          const labels = sistermap.edgeLabels(view, {{curves, weight: new Uint8Array(curves.n).fill(1), nameOf}}, {{left: 0, top: 0, width: view.width, height: view.height}});
          return [crossing.map((k) => ["from", "to"].map((end) => nameOf(k, end))), labels.map(({{text}}) => text)];
        }})()"""
    )
    crossing, labels = edges
    assert len(crossing) >= 1
    assert all(any(name in label for label in labels) for pair in crossing for name in pair)


@pytest.mark.parametrize(("query", "slim"), [("", True), ("?full=1", False)])
def test_embedded_page_opens_whole_in_a_window_of_its_own(open_page, home_list, basemap, query, slim):
    opened = open_page(render_page(home_list, basemap=basemap, embed=True), suffix=query)
    assert opened.page.locator(".sm-panel").is_visible() is not slim
    assert opened.page.locator(".sm-whole").count() == (1 if slim else 0)


def test_embed_leaves_the_wheel_to_its_host(open_page, home_list, basemap):
    opened = open_page(render_page(home_list, basemap=basemap, embed=True))
    before = opened.evaluate(f"{STATE}.map.getZoom()")
    opened.page.mouse.move(300, 300)
    opened.page.mouse.wheel(0, -300)
    opened.page.wait_for_timeout(300)
    assert opened.evaluate(f"{STATE}.map.getZoom()") == before
    opened.page.keyboard.down("Control")
    opened.page.mouse.wheel(0, -300)
    opened.page.keyboard.up("Control")
    opened.until(f"{STATE}.map.getZoom() > {before}")


@pytest.mark.parametrize(("query", "count"), [("?title=0", 0), ("?embed=1", 1)])
def test_embed_takes_title_and_slimness_from_its_address(open_page, home_list, basemap, query, count):
    opened = open_page(render_page(home_list, basemap=basemap, embed=query == "?title=0"), suffix=query)
    assert opened.page.locator(".sm-embed .sm-head h1").count() == count


@pytest.mark.parametrize(
    ("format", "size"), [("16:9", (1920, 1080)), ("1:1", (1080, 1080)), ("A4", (1754, 1240))]
)
def test_export_png_has_the_size_of_its_format(opened, format, size):
    made = opened.evaluate(
        f"{STATE}.map.sistermap.exportPng({{format: '{format}'}}).then((blob) => createImageBitmap(blob)).then(({{width, height}}) => [width, height])"
    )
    assert made == pytest.approx(list(size), abs=1)
