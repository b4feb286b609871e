const test = require("node:test");
const assert = require("node:assert/strict");
require("../../maps/assets/js/data/projection.js");
const sm = globalThis.sistermap;

const near = (a, b, by = 1e-9) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);
const PLACES = [[129.0756, 35.1796], [-71.6273, -33.0393], [-118.2437, 34.0522], [0, 0], [179.99, -89], [-179.99, 71], [28.98, 41.01]];
const VIEWS = { "flat, middle 0": sm.flatProjection(0), "flat, middle 155": sm.flatProjection(155), "from Busan": sm.homeProjection(129.0756, 35.1796), "from the pole": sm.homeProjection(10, 90) };

for (const [name, projection] of Object.entries(VIEWS)) {
  test(`${name}: unproject takes project back`, () => {
    for (const [lon, lat] of PLACES) {
      if (projection.view === "flat" && Math.abs(lat) > 85) continue;
      const [lon2, lat2] = projection.unproject(...projection.project(lon, lat));
      near(lat2, lat, 1e-6);
      near(Math.cos(((lon2 - lon) * Math.PI) / 180), 1, 1e-9);
    }
  });
  test(`${name}: project stays in the one world`, () => {
    for (let lon = -180; lon <= 180; lon += 15) for (let lat = -90; lat <= 90; lat += 15) {
      for (const value of projection.project(lon, lat)) assert.ok(value >= -1e-9 && value <= 1 + 1e-9, `${lon} ${lat}: ${value}`);
    }
  });
}

test("flatProjection has its middle meridian in the middle", () => {
  assert.deepEqual(sm.flatProjection(155).project(155, 0), [0.5, 0.5]);
});

test("homeProjection has home exactly in the middle", () => {
  assert.deepEqual(VIEWS["from Busan"].project(129.0756, 35.1796), [0.5, 0.5]);
});

test("homeProjection keeps areas", () => {
  // A cap of 1 degree round any place has the same area: measured by the determinant of the projection.
  const { project } = VIEWS["from Busan"], h = 1e-4;
  const area = (lon, lat) => {
    const [x, y] = project(lon, lat), [ax, ay] = project(lon + h, lat), [bx, by] = project(lon, lat + h);
    return Math.abs((ax - x) * (by - y) - (ay - y) * (bx - x)) / Math.cos((lat * Math.PI) / 180);
  };
  for (const [lon, lat] of [[0, 0], [-71, -33], [60, 70]]) near(area(lon, lat) / area(130, 35), 1, 1e-3);
});

test("homeProjection shows the true distance by homeRadius", () => {
  const { project } = sm.homeProjection(0, 0);
  const quarter = (Math.PI / 2) * 6371.0088;
  near(project(90, 0)[0] - 0.5, sm.homeRadius(quarter), 1e-9);
  near(sm.homeRadius(2 * quarter), 0.5);
});

test("homeProjection has east to the right and north above", () => {
  const { project } = VIEWS["from Busan"];
  assert.ok(project(135, 35)[0] > 0.5 && project(129.0756, 40)[1] < 0.5);
});
