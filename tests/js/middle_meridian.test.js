const test = require("node:test");
const assert = require("node:assert/strict");
require("../../maps/assets/js/data/middle_meridian.js");
const sm = globalThis.sistermap;

const data = (places, ties) => ({
  places: { n: places.length, lon: Float64Array.from(places, ([x]) => x), lat: Float64Array.from(places, ([, y]) => y) },
  ties: { n: ties.length, from: Int32Array.from(ties, ([a]) => a), to: Int32Array.from(ties, ([, b]) => b) },
});
const cutOf = (places, ties) => (sm.middleMeridian(data(places, ties)) + 360) % 360 - 180; // -180 up to 180
const between = (value, west, east) => assert.ok(value > west && value < east, `${value} is not between ${west} and ${east}`);

test("middleMeridian keeps a tie across the Pacific together", () => {
  between(cutOf([[129, 35], [-118, 34]], [[0, 1]]), -117, 128);
});

test("middleMeridian keeps a tie across the Atlantic together", () => {
  const cut = cutOf([[-74, 40], [10, 53]], [[0, 1]]);
  assert.ok(cut < -74 || cut > 10, String(cut));
});

test("middleMeridian cuts where the fewest ties cross", () => {
  // Ties round the whole world; one leg, over the Pacific, has one tie only.
  const ties = [[0, 1], ...Array(9).fill([0, 2]), ...Array(9).fill([3, 1]), ...Array(9).fill([2, 3])];
  const cut = cutOf([[129, 35], [-118, 34], [10, 50], [-60, 40]], ties);
  assert.ok(cut > 129 || cut < -118, String(cut));
});

test("middleMeridian cuts at sea where ties leave the choice", () => {
  between(cutOf([[100, 20], [110, 20]], [[0, 1]]), -180.5, -150); // not through the Americas, Europe or Africa
});

test("middleMeridian of nothing cuts at sea", () => {
  const cut = cutOf([], []);
  assert.ok(cut < -150 || cut > 170 || (cut > -35 && cut < -15), String(cut));
});
