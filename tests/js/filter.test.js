"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { sm, makeData } = require("./example_data.js");

const seen = (data, patch) => [...sm.filter(data, { ...sm.NO_FILTERS, ...patch })];

test("no filter lets every tie through", () => assert.deepEqual(seen(makeData(), {}), [1, 1, 1, 1]));

for (const [patch, expected] of [
  [{ kind: new Set(["sister"]) }, [1, 1, 0, 0]],
  [{ kind: new Set(["mou", "visit"]) }, [0, 0, 1, 1]],
  [{ status: new Set([""]) }, [0, 1, 0, 1]], // what the file does not say can be chosen too
  [{ country: new Set(["BG"]) }, [0, 0, 1, 1]], // either end
  [{ theme: new Set(["culture"]) }, [1, 1, 0, 0]], // one of several in a cell
  [{ level: new Set(["admin1"]) }, [0, 0, 1, 1]],
  [{ kind: new Set(["sister"]), country: new Set(["US"]) }, [0, 1, 0, 0]],
  [{ undated: false }, [1, 1, 1, 0]],
  [{ years: [1970, 2005] }, [1, 0, 1, 1]], // undated ties stay until they are put away
  [{ years: [1960, 2010] }, [1, 1, 1, 1]], // still in force in its last year
  [{ years: [1960, 2011] }, [1, 1, 0, 1]], // an ended tie ends
  [{ text: "harbours" }, [0, 1, 0, 0]],
  [{ text: "BUSÁN kim" }, [1, 0, 0, 0]], // each word somewhere
  [{ text: "대한민국" }, [1, 1, 0, 1]],
  [{ text: "nowhere" }, [0, 0, 0, 0]],
]) {
  const name = JSON.stringify(patch, (key, value) => (value instanceof Set ? [...value] : value));
  test(`filter ${name}`, () => assert.deepEqual(seen(makeData(), patch), expected));
}

test("counts of a facet are under all other filters, not its own", () => {
  const data = makeData(), filters = { ...sm.NO_FILTERS, kind: new Set(["sister"]), country: new Set(["US", "BG"]) };
  const counts = (name) => Object.fromEntries(sm.facet(data, name).values.map((value, at) => [value, sm.countValues(data, filters, name)[at]]));
  assert.deepEqual(counts("kind"), { sister: 1, mou: 1, visit: 1 });
  assert.deepEqual(counts("country"), { KR: 2, JP: 1, US: 1, BG: 0 });
});

test("totals count each place and country once", () => {
  assert.deepEqual(sm.countTotals(makeData(), Uint8Array.of(1, 1, 0, 1)), { ties: 3, places: 4, countries: 4 });
});

test("choosing a value twice leaves no filter", () => {
  const once = sm.toggleValue(sm.NO_FILTERS, "kind", "mou");
  assert.deepEqual([...once.kind], ["mou"]);
  assert.equal(sm.toggleValue(once, "kind", "mou").kind, null);
});
