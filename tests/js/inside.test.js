const test = require("node:test");
const assert = require("node:assert/strict");
require("../../maps/assets/js/data/inside.js");
const sm = globalThis.sistermap;

const SQUARE = Float64Array.from([0, 0, 10, 0, 10, 10, 0, 10, 0, 0]), HOLE = Float64Array.from([4, 4, 6, 4, 6, 6, 4, 6, 4, 4]);

test("isInside tells a point within a ring from one beside it", () => {
  assert.equal(sm.isInside([SQUARE], 5, 5), true);
  assert.equal(sm.isInside([SQUARE], 365, 5), true); // the same meridian
  assert.equal(sm.isInside([SQUARE], 15, 5), false);
});

test("isInside takes a hole for outside", () => {
  assert.equal(sm.isInside([SQUARE, HOLE], 5, 5), false);
});
