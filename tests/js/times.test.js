"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { sm, makeData } = require("./example_data.js");

const ALL = Uint8Array.of(1, 1, 1, 1);

test("a tie that is several counts as often", () => {
  const data = makeData();
  data.ties.times = Int32Array.of(5, 1, 1, 2);
  assert.equal(sm.countTimes(data.ties), 9);
  assert.equal(sm.countTimes(data.ties, [0, 3]), 7);
  assert.deepEqual(sm.tallyCountries(data, ALL)[0], { code: "KR", n: 8 });
  assert.deepEqual(sm.tallyPairs(data, ALL)[0], { codes: ["JP", "KR"], n: 5 });
  assert.deepEqual(sm.tallyPlaces(data, ALL)[0], { place: 0, n: 8 });
  assert.equal(sm.countTotals(data, ALL).ties, 9);
  assert.deepEqual([...sm.countValues(data, sm.createStore({ ...data, meta: { ...data.meta, lang: "en" } }).get().filters, "kind")], [6, 1, 2]);
});

test("a table to take away has the number of ties of each row", () => {
  const data = makeData();
  const head = () => sm.tieTable(data, [0, 3], "en").map((row) => row.filter((_, c) => sm.tieTable(data, [0], "en")[0][c] === "tab.ties"));
  assert.deepEqual(head(), [[], [], []]);
  data.ties.times = Int32Array.of(5, 1, 1, 2);
  assert.deepEqual(head(), [["tab.ties"], [5], [2]]);
});

test("without numbers each tie counts once", () => {
  const { ties } = makeData();
  assert.deepEqual([sm.timesOf(ties, 0), sm.countTimes(ties), sm.countTimes(ties, [1, 2])], [1, 4, 2]);
});
