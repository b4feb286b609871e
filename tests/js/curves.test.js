const test = require("node:test");
const assert = require("node:assert/strict");
const JS = "../../maps/assets/js/data/";
for (const name of ["projection", "great_circle", "pairs", "curves", "value_scale"]) require(`${JS}${name}.js`);
const sm = globalThis.sistermap;

const near = (a, b, by = 1e-9) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);
const LON = [129, -71.6, -118.2, 2.2, 139.7, 129.1], LAT = [35.2, -33, 34, 41.4, 35.7, 35.2];
const curvesOf = (projection, ends, options) => sm.makeCurves(projection, LON, LAT, Int32Array.from(ends, ([a]) => a), Int32Array.from(ends, ([, b]) => b), options);
const flat = sm.flatProjection(0);

for (const [name, projection, options] of [
  ["flat", flat, {}], ["flat and whole", sm.flatProjection(155), { whole: true }], ["great circles", flat, { greatCircles: true }], ["from home", sm.homeProjection(129, 35.2), {}],
]) {
  test(`makeCurves, ${name}: every line ends at both places, at one copy of the world`, () => {
    const ends = [[0, 1], [0, 2], [0, 3], [4, 2], [3, 1]], curves = curvesOf(projection, ends, options);
    ends.forEach(([a, b], i) => {
      const points = sm.pointsOf(curves, i);
      for (const [p, at] of [[a, 0], [b, points.length - 2]]) {
        const [x, y] = projection.project(LON[p], LAT[p]);
        near(points[at] - x - Math.round(points[at] - x), 0);
        near(points[at + 1], y);
      }
    });
  });
}

test("makeCurves from home draws ties of the home straight", () => {
  const curves = curvesOf(sm.homeProjection(129, 35.2), [[0, 1], [0, 3]]);
  assert.equal(sm.pointsOf(curves, 0).length, 4);
  assert.equal(sm.pointsOf(curves, 1).length, 4);
});

test("makeCurves goes the shorter way across the cut, and is shown at both edges", () => {
  const curves = curvesOf(flat, [[4, 2]]); // Tokyo to Los Angeles on a map cut in the Pacific
  assert.equal(sm.crossesCut(curves, 0), true);
  assert.equal(sm.shiftsOf(curves, 0).length, 2);
});

test("makeCurves keeps lines whole where they are to be", () => {
  const curves = curvesOf(flat, [[4, 2]], { whole: true });
  assert.equal(sm.crossesCut(curves, 0), false);
});

test("makeCurves bends towards the nearer pole and never over it", () => {
  const north = curvesOf(sm.flatProjection(180), [[4, 2]]), points = sm.pointsOf(north, 0);
  const [, y0] = flat.project(LON[4], LAT[4]);
  assert.ok(points[25] < y0, "the middle is north of the ends");
  const high = sm.makeCurves(sm.flatProjection(0), [-170, 170], [84, 84], [0], [1], { whole: true });
  for (let k = 1; k < 50; k += 2) assert.ok(sm.pointsOf(high, 0)[k] > 0);
});

test("nearestCurve finds the line under a point, and only a line that is seen", () => {
  const curves = curvesOf(sm.flatProjection(180), [[4, 2], [0, 1]]), middle = sm.pointsOf(curves, 0).slice(24, 26);
  assert.equal(sm.nearestCurve(curves, middle[0], middle[1] + 0.001, 0.002), 0);
  assert.equal(sm.nearestCurve(curves, middle[0], middle[1] + 0.1, 0.002), -1);
  assert.equal(sm.nearestCurve(curves, middle[0], middle[1], 0.002, Uint8Array.from([0, 1])), -1);
});

test("nearestCurve finds a line on the far side of the cut too", () => {
  const curves = curvesOf(flat, [[4, 2]]), points = sm.pointsOf(curves, 0), last = points.length - 2;
  const x = points[last] - Math.floor(points[last]);
  assert.equal(sm.nearestCurve(curves, x, points[last + 1], 0.002), 0);
});

test("makePairs puts ties of the same two places together, whichever way they run", () => {
  const ties = { n: 4, from: [0, 1, 2, 1], to: [1, 0, 1, 0] }, pairs = sm.makePairs(ties, 3);
  assert.equal(pairs.n, 2);
  assert.deepEqual([...sm.tiesOfPair(pairs, 0)], [0, 1, 3]);
  assert.deepEqual([...sm.countPairs(pairs, Uint8Array.from([1, 0, 1, 1]))], [2, 1]);
});

test("valueScale makes areas comparable: four times the value is twice the width", () => {
  const value = { values: ["", "100", "400"], codes: Uint8Array.from([1, 2, 0]) };
  const scale = sm.valueScale({ ties: { n: 3, from: [0, 0, 0], to: [1, 2, 3], columns: { value } } });
  near(scale.width(400) / scale.width(100), 2);
  assert.equal(scale.most, 400);
});

test("valueScale is null where no tie has a number", () => {
  assert.equal(sm.valueScale({ ties: { n: 1, from: [0], to: [1], columns: { value: { values: ["n/a"], codes: [0] } } } }), null);
  assert.equal(sm.valueScale({ ties: { n: 1, from: [0], to: [1], columns: {} } }), null);
});
