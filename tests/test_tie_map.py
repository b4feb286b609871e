"""Pages in a real browser: drawn, hovered, clicked, walked by keys; nothing leaves the page, nothing of the user's runs."""

import itertools
import re

import folium
import geopandas as gpd
import numpy as np
import pytest
import shapely
from sistermap.maps.boundaries import no_basemap
from sistermap.maps.page.embed import embed_snippet
from sistermap.maps.page.static import static_view
from sistermap.maps.page.tie_map import TieMap, render_page

ATTRIBUTION = [
    {"what": "boundaries", "text": "Boundaries: Natural Earth", "url": "https://www.naturalearthdata.com", "licence": "public domain"},
    {"what": "notice", "text": "Boundaries imply no opinion.", "url": "", "licence": ""},
]  # fmt: skip
HOSTILE = [
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=1>",
    "{{ 6*7 }}",
    "{% x",
    "${window.pwned=1}",
    "`+(window.pwned=1)+`",
    "javascript:window.pwned=1",
    "'\"--><!--",
    "\u2028\u202e\u0000abc",
    "👩‍🚀 قرطبة é",
]
STATE = "Object.values(sistermap.pages)[0]"


@pytest.fixture(scope="session")
def busan_page(busan, basemap):
    return render_page(busan, basemap=basemap, title="Busan", attribution=ATTRIBUTION)


def assert_quiet(opened):
    """Nothing left the page, failed or opened a dialog."""
    assert (opened.requests, opened.errors, opened.dialogs) == ([], [], [])
    assert opened.evaluate("window.pwned") is None


def screen_point(opened, place):
    """Where a place is on the screen."""
    return opened.evaluate(
        f"""(p) => {{
          const {{map, data}} = {STATE};
          const {{x, y}} = map.latLngToContainerPoint([data.places.lat[p], data.places.lon[p]]);
          const box = map.getContainer().getBoundingClientRect();
          return [box.left + x, box.top + y];
        }}""",
        place,
    )


def tie_point(opened, tie):
    """The middle of a tie's line on the screen."""
    return opened.evaluate(
        f"""(i) => {{
          const {{map}} = {STATE}, {{curves, pairs}} = map.sistermap.layer.scene().lines();
          const line = sistermap.pointsOf(curves, pairs.of[i]), k = line.length === 4 ? null : 2 * (line.length >> 2);
          const [x, y] = k === null ? [(line[0] + line[2]) / 2, (line[1] + line[3]) / 2] : [line[k], line[k + 1]];
          const scale = 256 * 2 ** map.getZoom(), corner = map.getPixelBounds().min, box = map.getContainer().getBoundingClientRect();
          return [box.left + x * scale - corner.x, box.top + y * scale - corner.y];
        }}""",
        tie,
    )


def inked(opened, pane="sm-ties"):
    """How many pixels of a pane's front canvas have ink."""
    return opened.evaluate(
        """(pane) => {
          const front = [...document.querySelectorAll(`.leaflet-${pane}-pane canvas`)].find((c) => c.style.visibility === "visible");
          const {data} = front.getContext("2d").getImageData(0, 0, front.width, front.height);
          let n = 0;
          for (let k = 3; k < data.length; k += 4) if (data[k]) n++;
          return n;
        }""",
        pane,
    )


def test_render_page_draws_offline_without_errors(open_page, busan_page):
    opened = open_page(busan_page)
    assert inked(opened) > 500
    assert_quiet(opened)


def test_render_page_tells_how_much_it_holds(open_page, busan_page):
    opened = open_page(busan_page)
    assert opened.evaluate("({...document.documentElement.dataset})") == {"ties": "5", "places": "7"}


def test_render_page_links_nothing(busan_page):
    markup = re.sub(r"(<(script|style)\b[^>]*>).*?</\2>", r"\1", busan_page, flags=re.S)
    assert "<svg" in markup
    addresses = re.findall(r"""\b(?:src|href|srcset|action)=["']?([^"'\s>]*)|url\((\S*)""", markup)
    assert {address.split(":")[0] for pair in addresses for address in pair if address} == {"data"}


def test_render_page_gives_the_same_bytes_for_the_same_input(busan, basemap, busan_page):
    assert render_page(busan, basemap=basemap, title="Busan", attribution=ATTRIBUTION) == busan_page


def test_page_names_its_sources_in_one_line_that_opens(open_page, busan_page):
    opened = open_page(busan_page)
    line = opened.page.locator(".sm-attribution")
    assert line.locator(".sm-sources-line").inner_text() == "Borders: Natural Earth"
    assert line.bounding_box()["height"] < 30
    opener, terms = line.locator("button[aria-expanded]"), line.locator(".sm-terms")
    assert not terms.is_visible()
    opener.click()
    assert terms.is_visible() and opener.get_attribute("aria-expanded") == "true"
    assert "Borders: Natural Earth (public domain)" in terms.inner_text()
    assert "no opinion" in terms.inner_text()
    assert terms.locator("a").get_attribute("rel") == "noopener noreferrer"
    assert_quiet(opened)


def test_page_closes_its_sources_by_escape_and_keeps_what_is_chosen(open_page, busan_page):
    opened = open_page(busan_page)
    opened.evaluate(f"{STATE}.store.set({{selection: {{place: 1}}}})")
    opener = opened.page.locator(".sm-attribution > button")
    opener.focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.locator(".sm-terms").is_visible()
    opened.page.keyboard.press("Escape")
    assert not opened.page.locator(".sm-terms").is_visible()
    assert opener.evaluate("(button) => button === document.activeElement")
    assert opened.evaluate(f"{STATE}.store.get().selection.place") == 1


def test_page_tells_who_with_whom_under_the_pointer(open_page, busan_page):
    opened = open_page(busan_page)
    opened.page.mouse.move(*tie_point(opened, 0))
    tip = opened.page.locator(".sm-tip")
    tip.wait_for(state="visible")
    assert "Busan" in tip.inner_text()
    assert "Los Angeles" in tip.inner_text()
    assert "Sister city" in tip.inner_text()  # in the page's words; the file's own are in the card
    assert "December 18, 1967" in tip.inner_text()
    assert_quiet(opened)


def test_page_tells_the_organisation_at_a_place(open_page, busan_page):
    opened = open_page(busan_page)
    opened.page.mouse.move(*tie_point(opened, 4))
    opened.page.locator(".sm-tip").wait_for(state="visible")
    assert "Saemaul Foundation" in opened.page.locator(".sm-tip").inner_text()


@pytest.mark.parametrize("ends", [("city:1", "city:2"), ("city:2", "city:1")])
def test_page_draws_ties_of_a_pair_as_one_line_and_finds_the_first_that_is_seen(
    open_page, make_layer, basemap, ends
):
    kinds = ["sister", "treaty", "visit"]
    ties = [{"from_id": ends[0], "to_id": ends[1], "kind": kind} for kind in kinds]
    layer = make_layer([("city:1", "A", -30, 0), ("city:2", "B", 30, 0)], ties)
    opened = open_page(render_page(layer, basemap=basemap.iloc[:0]))
    opened.evaluate(f"{STATE}.store.set({{filters: {{kind: new Set(['treaty', 'visit'])}}}})")
    opened.page.mouse.move(*tie_point(opened, 2))
    opened.until(f"{STATE}.store.get().hover")
    assert opened.evaluate(f"{STATE}.store.get().hover.tie") == 1


def test_page_selects_the_tie_that_is_clicked(open_page, busan_page):
    opened = open_page(busan_page)
    opened.page.mouse.click(*tie_point(opened, 2))
    assert opened.evaluate(f"{STATE}.store.get().selection.tie") == 2


def test_page_selects_the_place_that_is_clicked_and_lets_go_on_escape(open_page, busan_page):
    opened = open_page(busan_page)
    opened.page.mouse.click(*screen_point(opened, 3))
    assert opened.evaluate(f"{STATE}.store.get().selection.place") == 3
    opened.page.locator(".sm-map").focus()
    opened.page.keyboard.press("Escape")
    assert opened.evaluate(f"{STATE}.store.get().selection.place") is None


def test_page_moves_and_zooms_by_keys(open_page, busan_page):
    opened = open_page(busan_page)
    opened.page.locator(".sm-map").focus()
    before = opened.evaluate(f"{STATE}.store.get().view")
    opened.page.keyboard.press("ArrowRight")
    opened.until(f"{STATE}.store.get().view.lon > {before['lon']} + 1")
    opened.page.keyboard.press("+")
    opened.until(f"{STATE}.store.get().view.zoom > {before['zoom']}")
    assert_quiet(opened)


def test_page_draws_only_what_the_store_lets_through(open_page, busan_page):
    opened = open_page(busan_page)
    before = inked(opened)
    opened.evaluate(f"{STATE}.store.set({{filters: {{kind: new Set(['mou'])}}}})")
    opened.page.wait_for_timeout(200)
    assert 0 < inked(opened) < before / 3


def test_page_crosses_the_pacific(open_page, make_layer, basemap):
    layer = make_layer(
        [("city:1", "Busan", 129, 35), ("city:2", "Los Angeles", -118, 34)], [("city:1", "city:2")]
    )
    opened = open_page(render_page(layer, basemap=basemap))
    west, east = opened.evaluate(f"[{STATE}.map.getBounds().getWest(), {STATE}.map.getBounds().getEast()]")
    assert west < -231 < -118 < east or west < 129 < 242 < east
    assert east - west < 300


@pytest.mark.parametrize("place", range(3))
def test_page_shows_hostile_text_as_text(open_page, make_layer, basemap, place):
    places = [(f"city:{n}", text, 20 * n - 90, 10 * (n % 4)) for n, text in enumerate(HOSTILE)]
    ties = [
        {"from_id": f"city:{a}", "to_id": f"city:{b}", **dict.fromkeys(["kind", "kind_original", "title", "source", "note", "from_org", "since"], HOSTILE[b]), HOSTILE[a]: HOSTILE[b]}
        for a, b in itertools.pairwise(range(len(HOSTILE)))
    ]  # fmt: skip
    layer = make_layer(
        places, ties, members=[{"place_id": "city:1", "network": HOSTILE[0], "role": HOSTILE[1]}]
    )
    opened = open_page(
        render_page(
            layer,
            basemap=basemap,
            title=HOSTILE[place],
            attribution=[{"what": "x", "text": HOSTILE[place], "url": HOSTILE[6], "licence": HOSTILE[2]}],
        )
    )
    opened.page.mouse.move(*screen_point(opened, place))
    opened.page.locator(".sm-tip").wait_for(state="visible")
    assert HOSTILE[place] in opened.page.locator(".sm-tip").inner_text()
    assert opened.evaluate(f"{STATE}.data.places.name") == HOSTILE
    assert opened.page.title() == HOSTILE[place]
    assert opened.page.locator("a[href^='javascript']").count() == 0
    assert_quiet(opened)


ODD = {
    "nothing": ([], []),
    "one place": ([("city:1", "A", 10, 10)], []),
    "one tie": ([("city:1", "A", 10, 10), ("city:2", "B", 20, 20)], [("city:1", "city:2")]),
    "both ends one place": ([("city:1", "A", 10, 10)], [("city:1", "city:1")]),
    "two places at one spot": ([("city:1", "A", 10, 10), ("city:2", "B", 10, 10)], [("city:1", "city:2")]),
    "nearly antipodes": ([("city:1", "A", 0, 0), ("city:2", "B", 179.9, 0)], [("city:1", "city:2")]),
    "antipodes": ([("city:1", "A", 0, 30), ("city:2", "B", 180, -30)], [("city:1", "city:2")]),
    "poles": ([("city:1", "A", 0, 90), ("city:2", "B", 50, -90), ("city:3", "C", 1, 1)], [("city:1", "city:2"), ("city:1", "city:3")]),
    "antimeridian": ([("city:1", "A", 180, 10), ("city:2", "B", -180, 20), ("city:3", "C", -179.9, 0)], [("city:1", "city:2"), ("city:1", "city:3")]),
    "all ties of one place": ([("city:0", "A", 0, 0), *((f"city:{n}", f"P{n}", n, n / 3) for n in range(1, 120))], [("city:0", f"city:{n}") for n in range(1, 120)]),
    "a long name": ([("city:1", "A" * 500, 10, 10), ("city:2", "가" * 500, 20, 20)], [("city:1", "city:2")]),
    "a thousand kinds": ([("city:1", "A", 10, 10), ("city:2", "B", 20, 20)], [{"from_id": "city:1", "to_id": "city:2", "kind": f"kind {n}"} for n in range(1000)]),
    "odd years": ([("city:1", "A", 10, 10), ("city:2", "B", 20, 20)], [{"from_id": "city:1", "to_id": "city:2", "since": "-0044", "until": "9999"}]),
    "many columns": ([("city:1", "A", 10, 10), ("city:2", "B", 20, 20)], [{"from_id": "city:1", "to_id": "city:2", **{f"column {n}": str(n) for n in range(300)}}]),
}  # fmt: skip


@pytest.mark.parametrize("case", ODD)
def test_page_draws_odd_layers_without_errors(open_page, make_layer, basemap, case):
    places, ties = ODD[case]
    opened = open_page(render_page(make_layer(places, ties), basemap=basemap))
    assert opened.evaluate(
        "[document.documentElement.dataset.ties, document.documentElement.dataset.places]"
    ) == [str(len(ties)), str(len(places))]
    for point in ([300, 300], [640, 400]):
        opened.page.mouse.move(*point)
        opened.page.mouse.click(*point)
    opened.page.wait_for_timeout(100)
    if ties:
        assert inked(opened) + inked(opened, "sm-focus") > 0
    assert_quiet(opened)


def test_page_without_a_basemap_still_draws_ties(open_page, busan, basemap):
    opened = open_page(render_page(busan, basemap=basemap.iloc[:0]))
    assert inked(opened) > 500
    assert_quiet(opened)


@pytest.mark.parametrize("width, height, theme", [(390, 844, "light"), (1280, 800, "dark")])
def test_page_fits_every_place_into_the_view(open_page, busan_page, width, height, theme):
    opened = open_page(busan_page, width=width, height=height, theme=theme)
    box = opened.page.locator(".sm-map").bounding_box()
    for place in range(7):
        x, y = screen_point(opened, place)
        assert box["x"] <= x <= box["x"] + box["width"]
        assert box["y"] <= y <= box["y"] + box["height"]


def test_tie_map_takes_foliums_own_layers(open_page, busan, basemap):
    tie_map = TieMap(busan, basemap=basemap)
    folium.Marker([35.1, 129.0], popup="Popup", tooltip="Tip", icon=folium.Icon(color="red")).add_to(tie_map)
    group = folium.FeatureGroup(name="Group").add_to(tie_map)
    folium.GeoJson({"type": "Point", "coordinates": [9, 53]}, name="GeoJson").add_to(group)
    folium.CircleMarker([0, 0]).add_to(tie_map)
    square = {"type": "Polygon", "coordinates": [[[0, 0], [9, 0], [9, 9], [0, 0]]]}
    folium.GeoJson(square, tooltip="Square").add_to(tie_map)
    folium.LayerControl(collapsed=False).add_to(tie_map)
    opened = open_page(tie_map.get_root().render())
    assert opened.page.locator(".leaflet-marker-icon").count() == 2
    assert opened.page.locator(".leaflet-overlay-pane path").count() == 2  # a circle and a polygon
    assert "Group" in opened.page.locator(".leaflet-control-layers").inner_text()
    opened.page.locator(".leaflet-marker-icon").first.click()
    opened.page.locator(".leaflet-popup").wait_for(state="visible")
    assert "Popup" in opened.page.locator(".leaflet-popup").inner_text()
    assert_quiet(opened)


def test_tie_map_lets_tiles_in_that_were_added(open_page, busan, basemap):
    tie_map = TieMap(busan, basemap=basemap)
    folium.TileLayer("https://tiles.example.org/{z}/{x}/{y}.png", attr="Example").add_to(tie_map)
    opened = open_page(tie_map.get_root().render())
    opened.page.wait_for_timeout(200)
    assert {url.split("/")[2] for url in opened.requests} == {"tiles.example.org"}


def test_tie_map_shows_itself_in_a_notebook(open_page, busan, basemap):
    tie_map = TieMap(busan, basemap=basemap)
    folium.Marker([35.1, 129.0], tooltip="Tip").add_to(tie_map)
    opened = open_page(f"<!DOCTYPE html><body>{tie_map._repr_html_()}</body>", wait=None)
    opened.page.frame_locator("iframe").locator(".sm-notes").wait_for(state="visible")
    frame = opened.page.frames[1]
    assert frame.locator(".leaflet-marker-icon").count() == 1
    assert inked(frame) > 500
    assert_quiet(opened)


def test_tie_map_saves_the_page_that_render_page_gives(tmp_path, busan, basemap):
    tie_map = TieMap(busan, basemap=basemap, title="Busan", attribution=ATTRIBUTION)
    tie_map._repr_html_()  # a notebook shows it first
    tie_map.save(tmp_path / "map.html")
    tie_map.save(tmp_path / "again.html")
    page = render_page(busan, basemap=basemap, title="Busan", attribution=ATTRIBUTION)
    assert (tmp_path / "map.html").read_bytes() == (tmp_path / "again.html").read_bytes() == page.encode()


def test_tie_map_needs_nothing_but_a_layer(open_page, busan):
    opened = open_page(TieMap(busan).get_root().render())
    assert opened.page.title() == "5 ties"
    assert opened.page.locator(".sm-attribution").count() == 0
    assert inked(opened) > 500
    assert_quiet(opened)


@pytest.mark.parametrize(("home", "place"), [("city:1838524", 0), ("Busan", -1), (None, -1)])
def test_page_opens_unselected_and_knows_its_home_by_place_id(open_page, busan, home, place):
    opened = open_page(render_page(busan, home=home))
    assert opened.evaluate(f"{STATE}.data.home") == place
    assert opened.evaluate(f"{STATE}.store.get().selection") == dict.fromkeys(
        ("place", "compare", "tie", "band")
    )


def test_page_exports_the_map_as_a_picture_twice_as_fine(open_page, busan_page):
    opened = open_page(busan_page)
    size = opened.evaluate(
        f"""async () => {{
          const blob = await {STATE}.map.sistermap.exportPng();
          const picture = await createImageBitmap(blob);
          return [blob.type, picture.width, {STATE}.map.getSize().x];
        }}"""
    )
    assert size[0] == "image/png"
    assert size[1] == 2 * size[2]
    assert_quiet(opened)


@pytest.fixture(scope="module")
def crowd(make_layer):
    """A thousand ties between forty cities each of Korea and Japan."""
    places = [(f"city:{n}", f"Place {n}", 127 + n % 8 / 4, 35 + n // 8 / 4) for n in range(40)]
    places += [(f"city:{n}", f"Place {n}", 136 + n % 8 / 4, 34 + n // 8 / 4) for n in range(40, 80)]
    ties = [(f"city:{n % 40}", f"city:{40 + (n * 7) % 40}") for n in range(1000)]
    return make_layer(places, ties, place_columns={"country": ["KR"] * 40 + ["JP"] * 40})


def test_page_gathers_many_ties_and_shows_each_on_request(open_page, crowd, basemap):
    opened = open_page(render_page(crowd, basemap=basemap))
    opened.evaluate(f"{STATE}.map.setView([35, 132], 3, {{animate: false}})")
    notes = opened.page.locator(".sm-notes")
    notes.locator(".sm-width").first.wait_for(state="visible")
    assert notes.locator("h2").inner_text() == "Ties between two countries"
    notes.get_by_role("button", name="Show every tie").click()
    notes.get_by_role("button", name="Group ties").wait_for(state="visible")
    assert notes.locator(".sm-width").count() == 0
    assert_quiet(opened)


def test_page_opens_a_band_on_a_click(open_page, crowd, basemap):
    opened = open_page(render_page(crowd, basemap=basemap))
    opened.evaluate(f"{STATE}.map.setView([35, 132], 3, {{animate: false}})")
    middle = opened.evaluate(
        f"(() => {{ const b = {STATE}.map.getContainer().getBoundingClientRect(), p = {STATE}.map.latLngToContainerPoint([35.6, 132.3]); return [b.left + p.x, b.top + p.y]; }})()"
    )
    opened.page.mouse.move(*middle)
    opened.page.locator(".sm-tip").wait_for(state="visible")
    assert "1,000 ties between 80 places" in opened.page.locator(".sm-tip").inner_text()
    opened.page.mouse.click(*middle)
    card = opened.page.locator(".sm-card")
    assert card.locator(".sm-where").inner_text() == "1,000 ties"
    assert card.locator(".sm-band li").count() == 100 and "and 900 more" in card.inner_text()
    card.get_by_role("button", name="Zoom to these ties").click()
    opened.until(f"{STATE}.map.getZoom() > 3.5")
    assert_quiet(opened)


@pytest.fixture
def host(open_page, busan, basemap, tmp_path):
    """A host page with two embeds of one map."""
    (tmp_path / "map.html").write_text(
        render_page(busan, basemap=basemap, title="Busan", embed=True), encoding="utf-8"
    )
    snippet = embed_snippet("map.html", "Busan <partners>")
    path = tmp_path / "host.html"
    path.write_text(
        f"<!DOCTYPE html><body style='margin:0'>{snippet}<p>Host</p>{snippet}</body>", encoding="utf-8"
    )
    return open_page(path, wait=None)


def test_embed_snippet_gives_each_frame_the_height_it_asks_for(host):
    host.until("[...document.querySelectorAll('iframe')].every((frame) => frame.style.height === '720px')")
    assert host.page.locator("iframe").first.get_attribute("title") == "Busan <partners>"
    assert_quiet(host)


def test_embed_lets_its_host_filter_one_frame_and_not_the_other(host):
    frames = [frame for frame in host.page.frames if frame.parent_frame]
    for frame in frames:
        frame.locator(".sm-head h1").wait_for(state="visible")
    host.evaluate("window.frames[0].postMessage({sistermap: 'set', hash: 'kind=mou'}, '*')")
    host.page.wait_for_timeout(200)
    assert [frame.evaluate(f"{STATE}.store.visible.reduce((a, b) => a + b)") for frame in frames] == [1, 5]


@pytest.mark.parametrize(
    "message",
    [
        "null",
        "'x'",
        "{sistermap: 'set', hash: {}}",
        "{sistermap: 'set', hash: 'lang=<b>&text=</script><script>parent.pwned=1</script>'}",
    ],
)
def test_embed_takes_nothing_but_choices_from_a_message(host, message):
    frame = host.page.frames[1]
    frame.locator(".sm-head h1").wait_for(state="visible")
    host.evaluate(f"window.frames[0].postMessage({message}, '*')")
    host.page.wait_for_timeout(100)
    assert frame.evaluate(f"{STATE}.store.get().lang") == "en"
    assert_quiet(host)


def test_page_without_javascript_shows_map_and_table(open_page, busan_page):
    opened = open_page(busan_page, wait=None, java_script_enabled=False)
    assert opened.page.locator("noscript svg path").count() > 1
    assert "Shimonoseki" in opened.page.locator("noscript table").inner_text()
    assert opened.page.locator(".sm-map").is_hidden()


def test_static_view_has_land_where_it_is(make_layer):
    layer = make_layer([("city:1", "A", 0, 10), ("city:2", "B", 30, 10), ("city:3", "C", 40, 10)], [{"from_id": "city:1", "to_id": "city:2"}, {"from_id": "city:1", "to_id": "city:3"}])  # fmt: skip
    square = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(0, -60, 90, 84)], crs=4326)
    view = static_view(layer, square, "T", [])
    land = re.search(r'<path d="M([^"]*)z"', view)[1]
    numbers = [int(number) for number in re.findall(r"-?\d+", land)]
    x, y = np.cumsum(numbers[::2]), np.cumsum(numbers[1::2])
    width, height = (int(n) for n in re.search(r'viewBox="0 0 (\d+) (\d+)"', view).groups())
    # Home's meridian is the middle, 90 degrees east are a quarter more; what lies beyond the crop is cut.
    assert (x.min(), x.max(), y.min(), y.max()) == (width / 2, width * 3 / 4, 0, height)


@pytest.mark.parametrize(("lang", "words"), [("ko", ("부산", "상대 지역")), ("de", ("Los Angeles", "Seit"))])
def test_static_view_speaks_the_language_of_the_page(busan, basemap, lang, words):
    busan.places["names"] = busan.places["name"].map({"Busan": '{"ko": "부산"}'})
    view = static_view(busan, basemap, "T", lang=lang, home="city:1838524")
    assert all(word in view for word in words)


@pytest.mark.parametrize(
    ("lang", "left", "expected"),
    [
        ("en", 1001, "and 1,001 more"),
        ("de", 1001, "und 1.001 weitere"),
        ("fr", 1, "et 1 autre"),
        ("fr", 3, "et 3 autres"),
    ],
)
def test_static_view_counts_what_it_leaves_out_as_the_language_does(
    make_layer, monkeypatch, lang, left, expected
):
    monkeypatch.setattr("sistermap.maps.page.static.MOST_ROWS", 2)
    places = [("city:a", "A", 0, 0), ("city:b", "B", 1, 1)]
    view = static_view(make_layer(places, [("city:a", "city:b")] * (2 + left)), no_basemap(), "T", lang=lang)
    assert f">{expected}<" in view


def test_static_view_escapes_every_name(make_layer):
    places = [("city:1", '<b>&"', 0, 10), ("city:2", "<i>", 30, 10)]
    view = static_view(
        make_layer(places, [{"from_id": "city:1", "to_id": "city:2", "since": "<u>"}]),
        gpd.GeoDataFrame({"kind": []}, geometry=[], crs=4326),
        "<s>",
    )
    assert not re.search(r"<[biuS]>|<s>", view)
