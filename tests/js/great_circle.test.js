const test = require("node:test");
const assert = require("node:assert/strict");
const JS = "../../maps/assets/js/data/";
require(JS + "projection.js");
require(JS + "great_circle.js");
const sm = globalThis.sistermap;

const arcsOf = (pairs) => {
  const lon = Float64Array.from(pairs.flat(), ([x]) => x), lat = Float64Array.from(pairs.flat(), ([, y]) => y);
  const from = Int32Array.from(pairs, (_, i) => 2 * i), to = Int32Array.from(pairs, (_, i) => 2 * i + 1);
  return sm.makeArcs(sm.unitVectors(lon, lat), from, to);
};
const walk = (arcs, i = 0, step = 0.05) => {
  const out = new Float64Array(2 * sm.LONGEST_ARC), n = sm.walkArc(arcs, i, 0, arcs.angles[i], step, out);
  return Array.from({ length: n }, (_, k) => [sm.lonOf(out[2 * k]), sm.latOf(out[2 * k + 1])]);
};
const near = (a, b, by = 1e-6) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);

const BUSAN = [129.0756, 35.1796], LOS_ANGELES = [-118.2437, 34.0522], HAMBURG = [9.9937, 53.5511];

test("walkArc begins and ends at the places", () => {
  const points = walk(arcsOf([[BUSAN, HAMBURG]]));
  near(points[0][0], BUSAN[0]);
  near(points[0][1], BUSAN[1]);
  near(points.at(-1)[0], HAMBURG[0]);
  near(points.at(-1)[1], HAMBURG[1]);
});

test("walkArc crosses the Pacific without a leap", () => {
  const points = walk(arcsOf([[BUSAN, LOS_ANGELES]]));
  near(points.at(-1)[0], LOS_ANGELES[0] + 360);
  for (let k = 1; k < points.length; k++) assert.ok(points[k][0] > points[k - 1][0]);
});

test("walkArc reaches the northernmost point of the great circle", () => {
  // New York (40.7, -74.0) to Rome (41.9, 12.5): the vertex by Clairaut's relation, worked out by hand.
  const [lon1, lat1, lon2, lat2] = [-74.0, 40.7, 12.5, 41.9].map((d) => (d * Math.PI) / 180);
  const course = Math.atan2(
    Math.sin(lon2 - lon1) * Math.cos(lat2),
    Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(lon2 - lon1),
  );
  const vertex = (Math.acos(Math.abs(Math.sin(course) * Math.cos(lat1))) * 180) / Math.PI;
  const points = walk(arcsOf([[[-74.0, 40.7], [12.5, 41.9]]]), 0, 0.003);
  near(Math.max(...points.map(([, lat]) => lat)), vertex, 0.01);
});

for (const [name, pair] of Object.entries({
  "the same place": [BUSAN, BUSAN],
  antipodes: [[0, 30], [180, -30]],
  "the poles": [[10, 90], [70, -90]],
  "179.9 degrees": [[0, 0], [179.9, 0]],
  "both sides of the antimeridian": [[180, 10], [-180, 20]],
})) {
  test(`walkArc gives finite points between ${name}`, () => {
    for (const point of walk(arcsOf([pair]))) assert.ok(point.every(Number.isFinite), String(point));
  });
}

test("walkArc goes on where a clipped arc begins in the middle", () => {
  const arcs = arcsOf([[BUSAN, LOS_ANGELES]]), out = new Float64Array(2 * sm.LONGEST_ARC);
  const n = sm.walkArc(arcs, 0, arcs.angles[0] / 2, arcs.angles[0], 0.1, out);
  const whole = walk(arcs, 0, arcs.angles[0] / 2);
  near(Math.cos(((sm.lonOf(out[0]) - whole[1][0]) * Math.PI) / 180), 1);
  near(sm.lonOf(out[2 * n - 2]) - sm.lonOf(out[0]), whole[2][0] - whole[1][0], 1e-5);
});

test("clipArc keeps the part that a small view can see", () => {
  const arcs = arcsOf([[[0, 0], [90, 0]]]), range = [0, 0], radius = Math.PI / 36;
  assert.equal(sm.clipArc(arcs, 0, { centre: sm.unitVector(45, 0), radius }, range), true);
  near((range[0] * 180) / Math.PI, 40, 1e-4);
  near((range[1] * 180) / Math.PI, 50, 1e-4);
});

test("clipArc leaves out an arc that the view cannot see", () => {
  const arcs = arcsOf([[[0, 0], [90, 0]]]), radius = Math.PI / 36;
  assert.equal(sm.clipArc(arcs, 0, { centre: sm.unitVector(45, 6), radius }, [0, 0]), false);
  assert.equal(sm.clipArc(arcs, 0, { centre: sm.unitVector(100, 0), radius }, [0, 0]), false);
  assert.equal(sm.clipArc(arcs, 0, { centre: sm.unitVector(-135, 0), radius }, [0, 0]), false);
});

test("nearestArc finds the arc under a point, and only it", () => {
  const arcs = arcsOf([[[0, 0], [90, 0]], [[0, 10], [90, 10]]]);
  assert.equal(sm.nearestArc(arcs, sm.unitVector(45, 0.5), 0.02), 0);
  assert.equal(sm.nearestArc(arcs, sm.unitVector(45, 5), 0.02), -1);
});

for (const [where, lon] of [["behind its first end", -3], ["beyond its last end", 93], ["on the other side of the world", 225]]) {
  test(`nearestArc finds nothing ${where}`, () => {
    assert.equal(sm.nearestArc(arcsOf([[[0, 0], [90, 0]]]), sm.unitVector(lon, 0), 0.02), -1);
  });
}

test("nearestArc leaves out what is not seen", () => {
  assert.equal(sm.nearestArc(arcsOf([[[0, 0], [90, 0]]]), sm.unitVector(45, 0), 0.02, new Uint8Array(1)), -1);
});
