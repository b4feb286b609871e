"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { sm, makeData } = require("./example_data.js");
for (const name of ["counts", "selection", "partner_order", "card_texts"]) require(`../../maps/assets/js/data/${name}.js`);

const TEXTS = { en: { "kind.sister": "Sister city", "kind.mou": "Memorandum", "card.fromHome": "{n} km from {home}", "card.km": "{n} km" } };
const homeData = () => ({ ...makeData(), home: 0 });

test("roundKm keeps three figures", () => {
  assert.deepEqual([3.14, 27, 829, 8268, 18104].map(sm.roundKm), [3, 27, 829, 8270, 18100]);
});

test("kindText has the page's words, and the file's where they are others", () => {
  sm.useTexts(TEXTS, "en");
  const data = makeData();
  assert.equal(sm.kindText(data, 0), "Sister city (자매결연)");
  data.ties.columns.kindOriginal = { values: ["SISTER  city", "", "mou"], codes: Uint8Array.of(0, 1, 2, 1) };
  assert.deepEqual([0, 1, 2].map((i) => sm.kindText(data, i)), ["Sister city", "Sister city", "Memorandum"]);
});

test("writtenName is the cell where the card shows another name, else nothing", () => {
  const data = makeData();
  data.ties.columns.toName = { values: ["Kobe", "L.A., USA"], codes: Uint8Array.of(0, 1, 0, 0) };
  assert.equal(sm.writtenName(data, 0, "to", "en"), "Kobe" === sm.placeName(data, 1, "en") ? "" : "Kobe");
  assert.equal(sm.writtenName(data, 1, "to", "en"), "L.A., USA");
});

test("extraDetails leave out columns that say the same in every row, and empty cells", () => {
  const data = makeData();
  data.ties.extra.push({ name: "list", values: ["A"], codes: Uint8Array.of(0, 0, 0, 0) });
  assert.deepEqual(sm.extraDetails(data, 0), [["desk", "Kim"]]);
  assert.deepEqual(sm.extraDetails(data, 1), []);
});

for (const text of ["javascript:alert(1)", "data:text/html;base64,PGI+", "https://example.org/a.png", "data:image/png;base64,A\" onerror=\"x", ""]) {
  test(`isPicture takes no "${text}"`, () => assert.equal(sm.isPicture(text), false));
}

// As the source of an image an SVG runs no script and loads nothing.
test("isPicture takes pictures as data", () => {
  assert.ok(["png", "jpeg", "webp", "svg+xml"].every((kind) => sm.isPicture(`data:image/${kind};base64,iVBORw0KGgo=`)));
});

test("linkLabel is the host and a short path", () => {
  assert.equal(sm.linkLabel("https://www.busan.go.kr/"), "busan.go.kr");
  assert.equal(sm.linkLabel("https://busan.go.kr/eng/cities/"), "busan.go.kr/eng/cities");
  assert.equal(sm.linkLabel("https://busan.go.kr/a/very/long/path/of/words"), "busan.go.kr/…");
});

test("selectionOf gives a line of a home list as its partner, and home as nothing", () => {
  const data = homeData();
  assert.equal(sm.selectionOf(data, { tie: 1 }).place, 2);
  assert.equal(sm.selectionOf(data, { place: 3 }).place, 3);
  assert.equal(sm.selectionOf(data, { place: 0 }), sm.NOTHING_CHOSEN);
  assert.equal(sm.selectionOf(data, null), sm.NOTHING_CHOSEN);
  assert.equal(sm.selectionOf(data, { tie: 2 }).tie, 2); // a tie without the home stays a tie
});

test("selectionOf gives dots and lines of other lists as they are, and a band of one tie as that tie", () => {
  const data = { ...makeData(), home: -1 };
  assert.equal(sm.selectionOf(data, { place: 0 }).place, 0);
  assert.equal(sm.selectionOf(data, { tie: 1 }).tie, 1);
  assert.equal(sm.selectionOf(data, { band: { ties: [3] } }).tie, 3);
  assert.deepEqual(sm.selectionOf(data, { band: { ties: [1, 3] } }).band.ties, [1, 3]);
});

test("partnerOrder is by date, undated last, of what is seen", () => {
  const data = homeData(), store = sm.createStore(data);
  assert.deepEqual(sm.partnerOrder(data, store), [2, 1, 3]);
  store.set({ filters: { kind: new Set(["sister"]) } });
  assert.deepEqual(sm.partnerOrder(data, store), [2, 1]);
});

test("partnerOrder follows the list", () => {
  const data = homeData(), store = sm.createStore(data);
  store.set({ listOrder: [3, 0, 1] });
  assert.deepEqual(sm.partnerOrder(data, store), [3, 1, 2]);
});

test("nextSelection goes round, and from nothing to an end", () => {
  const data = homeData(), store = sm.createStore(data);
  assert.equal(sm.nextSelection(data, store, 1).place, 2);
  assert.equal(sm.nextSelection(data, store, -1).place, 3);
  store.set({ selection: { place: 3 } });
  assert.equal(sm.nextSelection(data, store, 1).place, 2);
});

test("nextSelection of a list without home goes from tie to tie", () => {
  const data = { ...makeData(), home: -1 }, store = sm.createStore(data);
  store.set({ selection: { tie: 1 } });
  assert.equal(sm.nextSelection(data, store, 1).tie, 0);
});
