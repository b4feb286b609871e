"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { sm, makeData } = require("./example_data.js");

// Busan is home; a second agreement with Kobe, and a tie between Kobe and Sofia, in which it has no part.
function makeHomeList() {
  const data = { ...makeData(), home: 0 }, { ties } = data;
  ties.n = 5;
  ties.from = Int32Array.of(0, 0, 1, 0, 1);
  ties.to = Int32Array.of(1, 2, 3, 3, 0);
  ties.sinceYear = Int16Array.of(1976, 1967, 2001, 0, 1990);
  ties.columns.since = { values: ["1976-10-11", "1967", "2001-05", "", "1990"], codes: Uint8Array.of(0, 1, 2, 3, 4) };
  return data;
}

test("a partner is one line, its agreements by date, lines by their first, strangers' ties last", () => {
  assert.deepEqual(sm.partnerRows(makeHomeList()), [
    { place: 2, ties: [1] }, { place: 1, ties: [0, 4] }, { place: 3, ties: [3] }, { place: -1, ties: [2] },
  ]);
});

test("only lines with a tie that is seen are seen, with those of their ties", () => {
  const rows = sm.partnerRows(makeHomeList());
  assert.deepEqual(sm.seenRows(rows, Uint8Array.of(0, 1, 0, 0, 1)), [{ place: 2, ties: [1] }, { place: 1, ties: [4] }]);
});

test("lines sort by name, country and date, and those without a value stay last", () => {
  const data = makeHomeList(), rows = sm.partnerRows(data);
  const order = (key, descending) => sm.sortRows(data, rows, { key, descending }, "en").map(({ place }) => place);
  assert.deepEqual(order("place", false), [1, -1, 2, 3]); // Kobe, Kobe – Sofia, Los Angeles, Sofia
  assert.deepEqual(order("since", false), [2, 1, -1, 3]);
  assert.deepEqual(order("since", true), [-1, 1, 2, 3]);
  assert.deepEqual(order("country", false), [3, 1, 2, -1]); // Bulgaria, Japan, United States
});

test("what is listed is counted in partners, or else in ties", () => {
  assert.deepEqual(sm.countListed(makeHomeList(), Uint8Array.of(1, 0, 0, 0, 1)), { seen: 1, all: 4 });
  assert.deepEqual(sm.countListed(makeData(), Uint8Array.of(1, 0, 0, 1)), { seen: 2, all: 4 });
});

test("a page opens on its ties, else on its members, else on what is not placed", () => {
  const empty = { ...makeData(), ties: { n: 0 }, networks: [], unplaced: [] };
  assert.equal(sm.firstPage(makeData()), "list");
  assert.equal(sm.firstPage({ ...empty, networks: [{}], unplaced: [{}] }), "networks");
  assert.equal(sm.firstPage({ ...empty, unplaced: [{}] }), "unplaced");
  assert.equal(sm.shownPage(makeData(), "__proto__"), "list");
});
