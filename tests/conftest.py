"""A browser for the tests of pages, and small layers made by hand."""

import gc
import os
import shutil
import types
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import hypothesis
import pandas as pd
import pytest
import shapely
from sistermap import data
from sistermap.geo.errors import MapError
from sistermap.geo.gazetteer import Gazetteer
from sistermap.maps.figure.fonts import choose_fonts
from sistermap.maps.page.packed_reasons import REASON_COLUMNS

# A busy machine is no failure: no test here is about time.
hypothesis.settings.register_profile("sistermap", deadline=None)
hypothesis.settings.load_profile("sistermap")

# Files that take longest, of which none may come last: two processes that share the tests end together.
SLOWEST = (
    "page_fuzz", "kit", "exits", "offline", "limits", "report", "js", "patterns", "docs", "doctests", "aggregate", "slides",
)  # fmt: skip

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--in-process-gpu",  # a process less, which would draw in software too
]  # fmt: skip
LOCAL = ("file:", "data:", "blob:", "about:")

TIE_COLUMNS = [
    "tie_id",
    "sheet",
    "row",
    "from_name",
    "from_country",
    "from_org",
    "to_name",
    "to_country",
    "to_org",
    "kind",
    "kind_original",
    "status",
    "status_original",
    "since",
    "since_original",
    "until",
    "until_original",
    "themes",
    "network",
    "role",
    "title",
    "source",
    "note",
]
MEMBER_COLUMNS = [
    "tie_id",
    "sheet",
    "row",
    "place_id",
    "name",
    "org",
    "network",
    "role",
    "kind_original",
    "status",
    "since",
    "until",
    "title",
    "source",
    "note",
]


@pytest.hookimpl(wrapper=True)
def pytest_collection(session):
    """Collect without looking for garbage: thousands of tests are made, and all of them are kept."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_modifyitems(items):
    """Begin with the files that take longest."""
    order = {f"test_{name}.py": at for at, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: order.get(item.path.name, len(order)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give a whole file to one process: what its tests share is made once, not by each process that has some of them."""
    if config.option.dist != "load":
        return None  # as requested
    from xdist.scheduler import LoadFileScheduling

    config.option.loadscopereorder = False  # in the order above, not by the number of tests
    return LoadFileScheduling(config, log)


def missing_program(name):
    """Skip where a program is absent; where CI runs, its absence is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{name} is not installed, and CI must have it", pytrace=False)
    pytest.skip(f"{name} is not installed")


@pytest.fixture(scope="session")
def node():
    """Path of node."""
    return shutil.which("node") or missing_program("node")


@pytest.fixture(scope="session")
def gazetteer():
    """The gazetteer that ships; it is only read."""
    with Gazetteer.open(data.HERE) as opened:
        yield opened


@pytest.fixture(scope="session")
def korean_font():
    """A font that writes Hangul."""
    try:
        return choose_fonts(["부산"])
    except MapError:
        return missing_program("a Korean font")


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        missing_program("chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Opened:
    """A page that was opened, and what it tried to do meanwhile."""

    page: object
    requests: list = field(default_factory=list)
    errors: list = field(default_factory=list)
    dialogs: list = field(default_factory=list)

    def __getattr__(self, name):
        return getattr(self.page, name)

    def until(self, expression, seconds=10):
        """Wait until an expression holds. Playwright's own waiting needs eval, which the page's policy forbids."""
        for _ in range(seconds * 50):
            if self.page.evaluate(expression):
                return
            self.page.wait_for_timeout(20)
        raise AssertionError(f"never came true: {expression}")


@pytest.fixture
def open_page(browser, tmp_path):
    """Open HTML from disk with every request refused; whatever leaves the page or fails is kept."""
    contexts = []

    def open_html(
        html,
        *,
        width=1280,
        height=800,
        theme="light",
        wait="sistermap-drawn",
        suffix="",
        init=None,
        **settings,
    ):
        path = html if isinstance(html, Path) else tmp_path / f"page{len(contexts)}.html"
        if path is not html:
            path.write_text(html, encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=theme, **settings
        )
        contexts.append(context)
        if init:
            context.add_init_script(init)
        opened = Opened(context.new_page())
        watch(opened)
        opened.page.goto(path.as_uri() + suffix)
        if wait:
            opened.until(f"performance.getEntriesByName('{wait}').length > 0")
        return opened

    yield open_html
    for context in contexts:
        context.close()


def watch(opened):
    """Keep requests, console errors and dialogs; let nothing out."""

    def on_route(route):
        url = route.request.url
        if url.startswith(LOCAL):
            return route.continue_()
        opened.requests.append(url)
        return route.abort()

    opened.page.route("**/*", on_route)
    opened.page.on(
        "console", lambda message: opened.errors.append(message.text) if message.type == "error" else None
    )
    opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
    opened.page.on("dialog", lambda dialog: (opened.dialogs.append(dialog.message), dialog.dismiss()))


@pytest.fixture(scope="session")
def make_layer():
    """Make a layer of a few places and ties: places as (id, name, lon, lat), ties as (from id, to id) or dicts."""
    return build


def build(places, ties=(), *, members=(), unplaced=(), regions=None, place_columns=None):
    frame = pd.DataFrame([place[:4] for place in places], columns=["place_id", "name", "lon", "lat"])
    defaults = {
        "local_name": None, "names": "{}", "level": frame["place_id"].str.split(":").str[0], "country": None,
        "country_name": None, "country_names": "{}", "admin1": None, "admin1_name": None, "admin1_names": "{}",
        "population": None, "guessed": False,
    }  # fmt: skip
    frame = frame.assign(**{**defaults, **(place_columns or {})})
    points = gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame.lon, frame.lat), crs=4326)
    return types.SimpleNamespace(
        places=points,
        ties=tie_frame(points, ties),
        regions=regions if regions is not None else no_regions(),
        memberships=pd.DataFrame(list(members), columns=MEMBER_COLUMNS),
        unplaced=pd.DataFrame(
            list(unplaced),
            columns=["row", "sheet", "name", "country", "side", "verdict", "reason", *REASON_COLUMNS],
        ),
    )


def tie_frame(points, ties):
    rows = [tie if isinstance(tie, dict) else {"from_id": tie[0], "to_id": tie[1]} for tie in ties]
    frame = pd.DataFrame(rows)
    for column in TIE_COLUMNS:
        if column not in frame:
            frame[column] = None
    frame["row"] = range(2, len(frame) + 2)
    frame["kind"] = frame["kind"].fillna("sister")
    where = points.set_index("place_id").geometry
    if len(frame) == 0:
        return gpd.GeoDataFrame(frame.assign(from_id=[], to_id=[]), geometry=[], crs=4326)
    ends = zip(where.reindex(frame["from_id"]), where.reindex(frame["to_id"]), strict=True)
    return gpd.GeoDataFrame(frame, geometry=[shapely.LineString(pair) for pair in ends], crs=4326)


def no_regions():
    columns = ["place_id", "name", "level", "country", "degree"]
    return gpd.GeoDataFrame({name: [] for name in columns}, geometry=[], crs=4326)


@pytest.fixture(scope="session")
def basemap():
    """Two squares of land with the border between them."""
    return gpd.GeoDataFrame(
        {"kind": ["land", "land", "border"]},
        geometry=[
            shapely.box(0, 0, 20, 20),
            shapely.box(20, 0, 40, 20),
            shapely.LineString([(20, 0), (20, 20)]),
        ],
        crs=4326,
    )


@pytest.fixture(scope="session")
def busan():
    """Seven places of three levels and what binds them: ties of four kinds, a network, a row not placed."""
    return build(
        [
            ("city:1838524", "Busan", 129.0756, 35.1796),
            ("city:5368361", "Los Angeles", -118.2437, 34.0522),
            ("city:1852357", "Shimonoseki", 130.9413, 33.9567),
            ("city:2911298", "Hamburg", 9.9937, 53.5511),
            ("city:1796236", "Shanghai", 121.4737, 31.2304),
            ("admin1:KR-47", "North Gyeongsang", 128.7, 36.4),
            ("country:VN", "Viet Nam", 106.0, 16.0),
        ],
        [
            {"from_id": "city:1838524", "to_id": "city:5368361", "kind_original": "자매결연", "since": "1967-12-18", "source": "https://www.busan.go.kr"},
            {"from_id": "city:1838524", "to_id": "city:1852357", "kind_original": "자매결연", "since": "1976-10-11"},
            {"from_id": "city:1838524", "to_id": "city:2911298", "kind": "friendship", "kind_original": "우호협력", "since": "2010", "Desk": "Kim"},
            {"from_id": "city:1838524", "to_id": "city:1796236", "kind": "mou", "kind_original": "MOU", "since": "1993-08"},
            {"from_id": "admin1:KR-47", "to_id": "country:VN", "kind": "project", "from_org": "Saemaul Foundation", "since": "2014", "until": "2018"},
        ],
        members=[
            {"row": 7, "place_id": "city:1838524", "network": "WeGO", "role": "member"},
            {"row": 8, "place_id": "city:1796236", "network": "WeGO", "role": "secretariat"},
        ],
        unplaced=[{"row": 9, "name": "Xyzzyville", "verdict": "missing", "reason": "No place of this name is known."}],
        place_columns={
            "local_name": ["부산", None, "下関", None, "上海", "경상북도", None],
            "country": ["KR", "US", "JP", "DE", "CN", "KR", "VN"],
            "names": ['{"ko": "부산광역시", "ja": "釜山"}', '{"ko": "로스앤젤레스"}', "{}", "{}", "{}", "{}", "{}"],
        },
    )  # fmt: skip
