"""Hostile lists, addresses, messages and stores in a browser: nothing runs, nothing is fetched, nothing is made of text."""

import json
import random
import re

import pytest
from fuzz.browse import Fuzzer
from fuzz.hostile import PAYLOADS
from panel_layer import BASEMAP, COLUMNS, MEMBERS, PLACES, TIES, UNPLACED, rows, state
from sistermap.maps.page.embed import embed_snippet
from sistermap.maps.page.tie_map import render_page


@pytest.fixture
def layer(make_layer):
    return make_layer(PLACES, TIES, members=MEMBERS, unplaced=UNPLACED, place_columns=COLUMNS)


@pytest.fixture(scope="module")
def fuzzer(browser, tmp_path_factory):
    """Fuzzers that have learned, once for all, what the page's own code makes."""
    first = Fuzzer(browser, tmp_path_factory.mktemp("gentle"), seed=0)
    first.learn()
    assert first.found == []
    return lambda seed: Fuzzer(browser, tmp_path_factory.mktemp("hostile"), seed, allowed=first.allowed)


def test_hostile_lists_run_nothing_fetch_nothing_and_make_no_element(fuzzer):
    hostile = fuzzer(20)
    hostile.run(100, whole=50)
    assert hostile.found == []


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("el = (tag, given, ...children) => { const made = document.createElement(tag); made.innerHTML = children.flat().join(''); return made; }", "element"),
        ("toCsv = (rows) => '\\ufeff' + rows.map((cells) => cells.join(',')).join('\\r\\n') + '\\r\\n'", ".csv"),
        ("unpackTexts = (packed) => [packed].flat()", "texts:"),
        ("startFrame = () => { const image = new Image(); image.src = 'http://canary.invalid/1'; document.body.append(image); }", "requests:|policy:"),
        ("startFrame = () => { window.__pwned = ['1']; }", "ran: 1"),
        ("startFrame = () => { document.body.insertAdjacentHTML('beforeend', '<a href=javascript:1>x</a>'); }", "link: javascript:1"),
    ],
)  # fmt: skip
def test_fuzzer_finds_what_a_page_does_wrong(fuzzer, script, found):
    hostile = fuzzer(3)
    hostile._base().page.evaluate(f"() => {{ sistermap.{script}; }}")
    hostile._open_batch(100, 8)
    assert any(re.search(found, text) for _, text in hostile.found), hostile.found[:5]


def test_island_that_ends_too_early_is_found(fuzzer, monkeypatch):
    monkeypatch.setattr("fuzz.browse.island", json.dumps)
    hostile = fuzzer(3)
    hostile._base()
    hostile._open_batch(100, 4)
    assert any("island breaks out" in text or "open:" in text for _, text in hostile.found)


# ---- the address ----

KEYS = (
    "kind", "status", "country", "about", "network", "level", "text", "years", "undated", "of", "place", "compare", "tie", "view", "lang", "theme", "every",
    "step", "map", "circles", "page", "embed", "full", "title", "legend", "__proto__", "constructor", "hash", "", "selection", "filters", "hover",
)  # fmt: skip
VALUES = (
    *PAYLOADS, "1e999~0~3", "NaN~NaN~NaN", "-91~0~1", "90~720~20", "0~0~0", "1990~1990", "9999~-9999", "2001~1967", "-0~0", "city:1", "city:2", "city:999", "2", "2~", "KR", "KR,JP", "sister", "mou", "WeGO", "en", "ko", "ar", "zz",
    "list", "unplaced", "networks", "filter", "overview", "home", "flat", "1", "0", "-1", "1.5", "999999999999999999999", "dark", "light", "[]", "{}", "%", "%E0%A4%A", "%00", "%ff", "+", "a" * 199 + "\U0001f1f0", "~", "~~", "1~2~3~4",
)  # fmt: skip

SET = """(hashes) => {
  const found = [];
  const failed = ({message}) => found.push(message);
  addEventListener("error", failed);
  const {store, data} = Object.values(sistermap.pages)[0];
  for (const hash of hashes) {
    try {
      history.replaceState(null, "", "#");
      const patch = sistermap.readPermalink(data, "#" + hash, {langs: Object.keys(data.meta.texts)});
      store.set(patch);
      const state = store.get(), {filters, selection, view} = state;
      const whole = (value, n) => value === null || value === undefined || (Number.isInteger(value) && value >= 0 && value < n);
      if (!whole(selection.place, data.places.n) || !whole(selection.compare, data.places.n) || !whole(selection.tie, data.ties.n) || !whole(filters.place, data.places.n)) found.push(`selects what is not there: ${hash.slice(0, 99)}`);
      if (!(state.lang in data.meta.texts) || ![null, "light", "dark"].includes(state.theme) || !["home", "flat"].includes(state.mapView)) found.push(`state: ${hash.slice(0, 99)}`);
      if (filters.text.length > 200 || (view && ![view.lat, view.lon, view.zoom].every(Number.isFinite))) found.push(`text or view: ${hash.slice(0, 99)}`);
      const again = sistermap.writePermalink(data, state, {}), read = sistermap.readPermalink(data, again, {langs: Object.keys(data.meta.texts)});
      if (sistermap.writePermalink(data, {...state, ...read}, {}) !== again && again.length <= 4000) found.push(`does not read back: ${again.slice(0, 200)}`);
      store.set({filters: {...sistermap.NO_FILTERS}, selection: sistermap.NOTHING_CHOSEN});
    } catch (error) { found.push(`${hash.slice(0, 99)}: ${error.stack.slice(0, 300)}`); }
  }
  removeEventListener("error", failed);
  if (window.__pwned || {}.pwned) found.push("ran");
  return found;
}"""


def hashes(count, seed=5):
    chance = random.Random(seed)
    for number in range(count):
        pairs = [f"{chance.choice(KEYS)}={chance.choice(VALUES)}" for _ in range(chance.randint(1, 4))]
        text = "&".join(pairs).replace("@", str(number))
        yield text.encode("utf-8", "replace").decode()
    yield "kind=" + "x" * 100_000
    yield "&".join(["kind=sister"] * 10_000)
    yield "=" * 100_000
    yield "%25" * 30_000
    yield "#" * 100_000


def test_hostile_addresses_select_only_what_is_there(open_page, layer):
    page = open_page(render_page(layer, basemap=BASEMAP, title="T"))
    assert page.evaluate(SET, [*hashes(400)]) == []
    page.wait_for_timeout(400)  # the address is written a moment later
    assert (page.errors, page.requests, page.dialogs) == ([], [], [])


@pytest.mark.parametrize("address", ["#" + "x" * 100_000, "#text=" + "a" * 199 + "\U0001f1f0", "#view=NaN~NaN~NaN&years=9999~-9999&tie=__proto__", "?embed=1&title=<script>&legend=%00#kind=</script>"])  # fmt: skip
def test_page_opens_at_hostile_addresses_and_goes_on(open_page, layer, address):
    page = open_page(render_page(layer, basemap=BASEMAP, title="T"), suffix=address)
    page.evaluate("Object.values(sistermap.pages)[0].store.set({filters: {kind: new Set(['mou'])}})")
    page.wait_for_timeout(400)
    assert "kind=mou" in page.evaluate("location.hash")
    assert (page.errors, page.requests, page.dialogs) == ([], [], [])


# ---- messages ----

MESSAGES = """() => {
  const cycle = {sistermap: "set"}; cycle.hash = cycle;
  const deep = {}; let inner = deep; for (let i = 0; i < 2000; i++) inner = inner.hash = {sistermap: "set"};
  const hashes = [undefined, null, 0, NaN, 1n, "", "#", "x".repeat(1e6), [], ["kind=mou"], {}, {toString: 1}, new Date(), new Date(NaN), /x/, new Map([["hash", "kind=mou"]]), new Set(["kind=mou"]), new Error("kind=mou"), new ArrayBuffer(8), new Uint8Array(9), new String("kind=mou"), new Boolean(true), true, new Blob(["kind=mou"]), cycle, deep,
    "kind=<img src=x onerror=window.__pwned=1>", "lang=__proto__", "place=javascript:window.__pwned=1", "text=%", "view=1e999~0~3", "page=constructor", "step=1e9", "__proto__=1", "tie=-1", "text=" + "\\ud800"];
  const whole = [undefined, null, 0, 1n, NaN, "", "set", "sistermap", '{"sistermap":"set","hash":"kind=mou"}', [], ["set"], new Date(), new Map([["sistermap", "set"]]), new Error("set"), new ArrayBuffer(9), cycle, deep, {sistermap: ["set"], hash: "kind=mou"}, {sistermap: new String("set"), hash: "kind=mou"}, {sistermap: "size", height: 9e9}, {sistermap: "set"}, {hash: "kind=mou"}, Array(1e5).fill("set"), {__proto__: {sistermap: "set", hash: "kind=mou"}}, {["__proto__"]: {sistermap: "set", hash: "kind=mou"}}, {get sistermap() { return "set"; }, get hash() { return {}; }}];
  return [...whole, ...hashes.map((hash) => ({sistermap: "set", hash}))];
}"""
HOST = """<!doctype html><title>host</title><iframe class="sistermap" src="map.html" width="700" height="500"></iframe>
<iframe id="stranger" sandbox="allow-scripts" srcdoc="<script>addEventListener('message', ({data}) => parent.frames[0].postMessage(data, '*'))</script>"></iframe>"""


@pytest.fixture
def hosted(open_page, layer, tmp_path):
    (tmp_path / "map.html").write_text(
        render_page(layer, basemap=BASEMAP, title="T", embed=True), encoding="utf-8"
    )
    snippet = embed_snippet("map.html", "T").partition("</iframe>")[2]
    (tmp_path / "host.html").write_text(HOST + snippet, encoding="utf-8")
    page = open_page(tmp_path / "host.html", wait=None)
    frame = page.page.frames[1]
    for _ in range(500):
        if frame.evaluate("performance.getEntriesByName('sistermap-drawn').length"):
            break
        page.wait_for_timeout(20)
    return page, frame


def kinds(frame):
    return frame.evaluate("[...(Object.values(sistermap.pages)[0].store.get().filters.kind || [])]")


def test_hostile_messages_of_the_host_change_nothing(hosted):
    page, frame = hosted
    count = page.evaluate(
        f"() => {{ const all = ({MESSAGES})(); for (const message of all) frames[0].postMessage(message, '*'); return all.length; }}"
    )
    page.wait_for_timeout(500)
    assert count > 50 and kinds(frame) == []
    page.evaluate("frames[0].postMessage({sistermap: 'set', hash: 'kind=mou'}, '*')")  # and it still listens
    for _ in range(100):
        if kinds(frame):
            break
        page.wait_for_timeout(20)
    assert kinds(frame) == ["mou"]
    assert frame.evaluate("window.__pwned") is None and (page.errors, page.requests) == ([], [])


def test_messages_of_another_origin_change_nothing(hosted):
    page, frame = hosted
    page.evaluate(
        "document.querySelector('#stranger').contentWindow.postMessage({sistermap: 'set', hash: 'kind=mou'}, '*')"
    )
    page.wait_for_timeout(500)
    assert kinds(frame) == [] and page.errors == []


def test_hostile_messages_of_the_page_give_the_host_no_other_height_than_a_number(hosted):
    page, frame = hosted
    heights = "[undefined, null, {}, [], [[9]], '9e9', '1px;position:fixed', -5, NaN, 1e308, 5n, new Date(), new Map(), 'x'.repeat(1e6), {valueOf: 1}]"
    frame.evaluate(
        f"() => {{ for (const height of {heights}) parent.postMessage({{sistermap: 'size', height}}, '*'); for (const message of ({MESSAGES})()) parent.postMessage(message, '*'); }}"
    )
    page.wait_for_timeout(500)
    style = page.evaluate("document.querySelector('iframe.sistermap').style.cssText")
    assert style == "" or style.replace("height: ", "").rstrip("px;").replace(".", "").isdigit(), style
    assert page.errors == []


# ---- what a browser keeps ----

STORED = """
for (const [n, text] of ["", "null", "{", "[]", '{"lang":"<img src=x onerror=window.__pwned=1>"}', "__proto__", "\\u0000", "x".repeat(1e5)].entries())
  for (const store of [localStorage, sessionStorage])
    for (const key of ["sistermap", "sm", "lang", "theme", "state", "view", "__proto__", "length", "getItem"]) try { store.setItem(key + (n ? n : ""), text); store.setItem(key, text); } catch {}
history.replaceState({sistermapCard: 0, page: "<b>", selection: {place: -1}}, "");
window.name = "<img src=x onerror=window.__pwned=1>";
"""


@pytest.mark.parametrize("init", [STORED, "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {get() { throw new DOMException('no', 'SecurityError'); }})"])  # fmt: skip
def test_page_does_without_what_the_browser_keeps(open_page, layer, init):
    page = open_page(render_page(layer, basemap=BASEMAP, title="T"), init=init)
    assert rows(page).count() == 4 and state(page, "s.lang") == "en"
    page.evaluate("Object.values(sistermap.pages)[0].store.set({selection: {place: 1}})")
    page.evaluate("Object.values(sistermap.pages)[0].store.set({selection: sistermap.NOTHING_CHOSEN})")
    page.wait_for_timeout(400)
    assert page.evaluate("window.__pwned") is None and (page.errors, page.requests) == ([], [])
