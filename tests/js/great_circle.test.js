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
