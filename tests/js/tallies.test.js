"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { sm, makeData } = require("./example_data.js");

const ALL = Uint8Array.of(1, 1, 1, 1);

test("tallyCountries counts each tie once for each of its countries, the most first", () => {
  const data = makeData();
  assert.deepEqual(sm.tallyCountries(data, ALL), [{ code: "KR", n: 3 }, { code: "JP", n: 2 }, { code: "BG", n: 2 }, { code: "US", n: 1 }]);
  data.places.country = ["KR", "KR", "US", "BG"];
  assert.deepEqual(sm.tallyCountries(data, Uint8Array.of(1, 0, 0, 0)), [{ code: "KR", n: 1 }]);
});

test("tallyPairs joins both directions, and tiesOfCountries gives the ties of a pair", () => {
  const data = makeData();
  data.ties.from = Int32Array.of(0, 1, 1, 0);
  data.ties.to = Int32Array.of(1, 0, 3, 3);
  assert.deepEqual(sm.tallyPairs(data, ALL)[0], { codes: ["JP", "KR"], n: 2 });
  assert.deepEqual(sm.tiesOfCountries(data, ALL, ["KR", "JP"]), [0, 1]);
  assert.deepEqual(sm.tiesOfCountries(data, Uint8Array.of(0, 1, 1, 1), ["JP", "KR"]), [1]);
});

test("tallyPlaces keeps to the countries that are wanted", () => {
  const data = makeData();
  assert.deepEqual(sm.tallyPlaces(data, ALL).slice(0, 2), [{ place: 0, n: 3 }, { place: 1, n: 2 }]);
  assert.deepEqual(sm.tallyPlaces(data, ALL, new Set(["BG"])), [{ place: 3, n: 2 }]);
});
