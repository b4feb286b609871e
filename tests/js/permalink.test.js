"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { sm, makeData } = require("./example_data.js");

const LANGS = { langs: ["en", "ko"] };

test("what is written reads the same", () => {
  const data = makeData();
  const state = {
    filters: { ...sm.NO_FILTERS, kind: new Set(["mou", "sister"]), theme: new Set([""]), text: "a&b=c+d 한", years: [-44, 2010], undated: false, place: 1 },
    selection: { place: 0, compare: 3, tie: 2, band: null }, lang: "ko", theme: "dark", view: { lat: -35.5, lon: 200.25, zoom: 4.5 }, everyTie: true,
  };
  const text = sm.writePermalink(data, state, { lang: "en", theme: null });
  assert.deepEqual(sm.readPermalink(data, `#${text}`, LANGS), state);
});

test("page of the panel, view of the map and great circles are written where they are not the first", () => {
  const data = { ...makeData(), home: 0, unplaced: [{}] };
  const state = { filters: sm.NO_FILTERS, selection: {}, lang: "en", view: null, page: "unplaced", mapView: "flat", greatCircles: true };
  const text = sm.writePermalink(data, state, { lang: "en" });
  assert.equal(text, "map=flat&circles=1&page=unplaced");
  const { page, mapView, greatCircles } = sm.readPermalink(data, text);
  assert.deepEqual({ page, mapView, greatCircles }, { page: "unplaced", mapView: "flat", greatCircles: true });
  assert.equal(sm.writePermalink(data, { ...state, page: "list", mapView: "home", greatCircles: false }, { lang: "en" }), "");
});

test("a page as it was opened needs no address", () => {
  const state = { filters: { ...sm.NO_FILTERS }, selection: { place: null, compare: null, tie: null, band: null }, lang: "en", theme: null, view: null };
  assert.equal(sm.writePermalink(makeData(), state, { lang: "en" }), "");
});

test("a tie is identified by its row and its sheet", () => {
  const data = makeData();
  data.ties.row = Int32Array.of(2, 3, 2, 3);
  data.ties.columns.sheet = { values: ["2019", "2020~x"], codes: Uint8Array.of(0, 0, 1, 1) };
  const state = { filters: sm.NO_FILTERS, selection: { place: null, compare: null, tie: 2 }, lang: "en", view: null };
  assert.equal(sm.readPermalink(data, sm.writePermalink(data, state, state), LANGS).selection.tie, 2);
});

const nothing = { filters: { ...sm.NO_FILTERS }, selection: { place: null, compare: null, tie: null, band: null } };
for (const text of [
  "kind=<img src=x onerror=alert(1)>", "kind=%3Cscript%3E", "place=city:999", "place=0", "tie=99", "lang=xx&theme=__proto__", "__proto__=1&constructor=2",
  "view=1e99~0~3", "view=91~0~3", "view=0~0~99", "view=NaN~0~1", "years=a~b", "years=1~99999", "every=yes", "compare=city:1",
  "page=__proto__", "page=unplaced", "map=flat", "map=evil", "circles=yes",
]) {
  test(`a stranger's "${text}" changes nothing`, () => assert.deepEqual(sm.readPermalink(makeData(), `#${text}`, LANGS), nothing));
}

for (const text of ["", "#", "#%", "#kind", "#=x", `#text=${"x".repeat(5000)}`, null, undefined]) {
  test(`${String(text).slice(0, 9)} is no address`, () => assert.deepEqual(sm.readPermalink(makeData(), text, LANGS), {}));
}

test("a text that was cut within a letter is written as one that can be read", () => {
  const data = makeData();
  const state = { filters: { ...sm.NO_FILTERS, text: "a\ud83c" }, selection: {}, lang: "en", view: null };
  const text = sm.writePermalink(data, state, { lang: "en" });
  assert.equal(sm.readPermalink(data, text, LANGS).filters.text, "a\ufffd");
});
