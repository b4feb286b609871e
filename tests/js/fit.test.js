const test = require("node:test");
const assert = require("node:assert/strict");
require("../../maps/assets/js/data/fit.js");
const sm = globalThis.sistermap;

const data = (places, ties) => ({
  places: { n: places.length, lon: Float64Array.from(places, ([x]) => x), lat: Float64Array.from(places, ([, y]) => y) },
  ties: { n: ties.length, from: Int32Array.from(ties, ([a]) => a), to: Int32Array.from(ties, ([, b]) => b) },
});
const covered = (places, ties) => {
  const { places: p, ties: t } = data(places, ties);
  return sm.coveredLongitudes(p, t);
};

test("coveredLongitudes keeps a tie across the Pacific together", () => {
  const [west, east] = covered([[129, 35], [-118, 34]], [[0, 1]]);
  assert.ok(east - west < 120, `${west} to ${east}`);
});

test("coveredLongitudes keeps a tie across the Atlantic together", () => {
  const [west, east] = covered([[-74, 40], [10, 53]], [[0, 1]]);
  assert.ok(west <= -74 && east >= 10 && east - west < 90, `${west} to ${east}`);
});

test("coveredLongitudes cuts a world of ties where the fewest cross", () => {
  // Three rings of ties around the world; one leg, over the Atlantic, has one tie only.
  const [west, east] = covered([[129, 35], [-118, 34], [10, 50], [-60, 40]], [[0, 1], [0, 1], [0, 2], [0, 2], [1, 3], [1, 3], [3, 2]]);
  assert.equal(Math.round(east - west), 360);
  assert.ok(((west + 360) % 360) > 300 || ((west + 360) % 360) < 10, `${west}`);
});

test("coveredLongitudes of nothing is the whole world", () => {
  assert.deepEqual(covered([], []), [-180, 180]);
});

test("fitBounds holds every place of the ties that are seen", () => {
  const bounds = sm.fitBounds(data([[10, 50], [20, 40], [150, -30]], [[0, 1], [0, 2]]), Uint8Array.from([1, 0]));
  assert.ok(bounds.south < 40 && bounds.north > 50 && bounds.east < 60, JSON.stringify(bounds));
});
