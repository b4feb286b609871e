"use strict";
const path = require("node:path");
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { sm, makeData } = require("./example_data.js");
for (const name of ["counts", "sources", "paper_rows"]) require(path.join(__dirname, `../../maps/assets/js/data/${name}.js`));

const WORDS = Object.fromEntries(["en", "de", "ko", "ja"].map((lang) => [lang, require(`../../maps/texts/page/${lang}.json`)]));
const ENTRIES = [
  { what: "places", text: "Places: GeoNames", short: "GeoNames", licence: "CC BY 4.0" },
  { what: "boundaries", text: "Boundaries: Natural Earth", short: "Natural Earth", licence: "public domain" },
  { what: "mine", text: "Our archive" },
  { what: "notice", text: WORDS.en["attribution.notice"] },
];

test("a citation is that of maps/sources.py", () => {
  sm.useTexts(WORDS, "en");
  assert.equal(sm.citation("Busan’s 2 sister cities.", "en", { source: "City of Busan", date: "2026-01-31" }), "How to cite: City of Busan: Busan’s 2 sister cities, as of January 31, 2026. Map: sistermap.");
  assert.equal(sm.citation("T", "en", { source: "", date: "" }), "How to cite: T. Map: sistermap.");
  sm.useTexts(WORDS, "de");
  assert.equal(sm.citation("Unsere Partner", "de", { date: "2026-01" }), "Zitierweise: Unsere Partner, Stand: Januar 2026. Karte: sistermap.");
  sm.useTexts(WORDS, "ja");
  assert.equal(sm.citation("釜山の2姉妹都市。", "ja", { source: "釜山市", date: "2026-01-31" }), "引用例：釜山市：釜山の2姉妹都市、2026年1月31日現在。地図：sistermap。");
  assert.equal(sm.sourceLines({ meta: { attribution: ENTRIES, texts: WORDS } }).some((line) => line.includes("。.")), false);
});

test("sources are named in the reader's language, another's words stay as they are", () => {
  sm.useTexts(WORDS, "de");
  const lines = sm.sourceLines({ meta: { attribution: ENTRIES, texts: WORDS } });
  assert.deepEqual(lines.slice(0, 3), ["Orte: GeoNames (CC BY 4.0).", "Grenzen: Natural Earth (gemeinfrei).", "Our archive."]);
  assert.equal(lines[3], WORDS.de["attribution.notice"]);
});

const PAPER = { data: { ...makeData(), home: 0 }, seen: Uint8Array.of(1, 1, 1, 1) };
const groups = (data, visible, most, listOrder = null) => sm.paperGroups(data, { get: () => ({ listOrder }), visible }, most).map(({ place, ties }) => [place, ...ties]);

test("lines on paper come as those of the list: by partner, what the home has no part in alone", () => {
  const { data, seen } = PAPER;
  data.ties = { ...data.ties, from: Int32Array.of(0, 0, 1, 1), to: Int32Array.of(1, 2, 3, 0) };
  assert.deepEqual(groups(data, seen, 9, [3, 1, 0, 2]), [[1, 3, 0], [2, 1], [-1, 2]]);
  assert.deepEqual(groups(data, Uint8Array.of(1, 0, 0, 1), 9, [3, 1, 0, 2]), [[1, 3, 0]]);
  assert.deepEqual(groups(data, seen, 2, [3, 1, 0, 2]), [[1, 3], [2, 1]]);
  assert.deepEqual(groups({ ...makeData(), home: -1 }, seen, 3), [[-1, 0], [-1, 1], [-1, 2]]);
});

test("columns on paper are those that tell lines apart", () => {
  sm.useTexts(WORDS, "en");
  const keys = (data) => sm.paperColumns(data).map(({ key }) => key);
  assert.deepEqual(keys({ ...makeData(), home: 0 }), ["partner", "country", "kind", "since"]);
  const plain = makeData();
  plain.ties = { ...plain.ties, columns: {}, sinceYear: new Int16Array(4), distanceKm: Float64Array.of(1, 2, 3, 4) };
  assert.deepEqual(keys({ ...plain, home: -1 }), ["from", "to", "distance"]);
});
