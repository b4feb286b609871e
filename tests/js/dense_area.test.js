const test = require("node:test");
const assert = require("node:assert/strict");
const JS = "../../maps/assets/js/data/";
for (const name of ["projection", "dense_area"]) require(`${JS}${name}.js`);
const sm = globalThis.sistermap;

const FRAME = { width: 1000, height: 800 };
const at = (x, y) => ({ x, y });
const CROWD = [at(500, 300), at(510, 320), at(540, 310), at(520, 340)], FAR = [at(20, 20), at(980, 780), at(30, 700)];

test("denseArea finds where at least half of the points lie, with room round them", () => {
  const found = sm.denseArea([...CROWD, ...FAR], FRAME);
  assert.deepEqual(found, { x: 484, y: 284, w: 72, h: 72, count: 4 });
});

test("denseArea is null where less than half of the points are close together", () => {
  assert.equal(sm.denseArea([...CROWD, ...FAR, at(900, 50), at(60, 780)], FRAME), null);
});

test("denseArea is null where the half fills more than its share of the frame", () => {
  const points = [at(100, 100), at(600, 100), at(100, 500), at(600, 500), at(900, 700)];
  assert.equal(sm.denseArea(points, FRAME), null);
  assert.equal(sm.denseArea(points, { ...FRAME, area: 0.5 }).count, 4); // 532 × 432 px fit into 0.29 of the frame
});

test("denseArea is null for a long band, which cannot be enlarged", () => {
  const band = [100, 250, 400, 550, 700, 850].map((x) => at(x, 400));
  assert.equal(sm.denseArea(band, { ...FRAME, share: 1 }), null);
  assert.equal(sm.denseArea(band, { ...FRAME, share: 0.5 }).count, 3);
});

test("denseArea takes both shares from its caller", () => {
  const points = [...CROWD, ...FAR, at(900, 50), at(60, 780)];
  assert.equal(sm.denseArea(points, { ...FRAME, share: 0.4 }).count, 4);
  assert.equal(sm.denseArea(CROWD, { ...FRAME, area: 0.001 }), null);
});

test("denseArea is null for a few points, and none", () => {
  assert.equal(sm.denseArea(CROWD.slice(0, 3), FRAME), null);
  assert.equal(sm.denseArea([], FRAME), null);
});

test("denseArea counts points beyond the frame among all, and lies in the frame", () => {
  const corner = CROWD.map(({ x, y }) => at(x - 498, y - 298));
  const { x, y } = sm.denseArea(corner, FRAME);
  assert.deepEqual([x, y], [0, 0]);
  const beyond = [at(-50, 10), at(2000, 10), at(10, -90), at(10, 3000)];
  assert.equal(sm.denseArea([...CROWD, ...beyond], FRAME).count, 4);
  assert.equal(sm.denseArea([...CROWD, ...beyond, at(-1, -1)], FRAME), null);
});

test("denseArea stays small and does not depend on the order of the points", () => {
  const points = [...CROWD, ...FAR];
  assert.deepEqual(sm.denseArea([...points].reverse(), FRAME), sm.denseArea(points, FRAME));
  const { w, h } = sm.denseArea([at(5, 5), at(5, 5), at(5, 5), at(5, 5)], FRAME);
  assert.ok(w >= 29 && w <= 48 && h >= 29 && h <= 48);
});

// Every box with a point on each of its sides, tried one by one.
function smallestByTrial(points, wanted) {
  let least = Infinity;
  const xs = points.map(({ x }) => x), ys = points.map(({ y }) => y);
  for (const l of xs) for (const r of xs) for (const t of ys) for (const b of ys) {
    if (l > r || t > b || points.filter(({ x, y }) => x >= l && x <= r && y >= t && y <= b).length < wanted) continue;
    const padding = (from, to) => Math.max(16, (48 - (to - from)) / 2) * 2;
    least = Math.min(least, Math.max((r - l + padding(l, r)) / FRAME.width, (b - t + padding(t, b)) / FRAME.height));
  }
  return least;
}

test("denseArea finds the smallest area there is", () => {
  let state = 5;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  for (let run = 0; run < 12; run++) {
    const points = Array.from({ length: 9 }, () => at(80 + 840 * random(), 80 + 640 * random()));
    const { w, h } = sm.denseArea(points, { ...FRAME, area: 1 });
    assert.ok(Math.abs(Math.max(w / FRAME.width, h / FRAME.height) - smallestByTrial(points, 5)) < 1e-3);
  }
});

test("denseArea finds Europe for a German town on the flat map, and nothing for partners all over the world", () => {
  const px = (lon, lat) => { const [x, y] = sm.flatProjection(12).project(lon, lat); return at(x * 1056, y * 1056 - 130); };
  const european = [[-1.9, 52.48], [11.34, 44.49], [16.61, 49.2], [8.68, 50.11], [9.73, 52.37], [30.52, 50.45], [19.94, 50.06], [4.84, 45.76], [22.94, 40.64], [17.66, 44.23]];
  const found = sm.denseArea([...european, [-95.37, 29.76], [118.78, 32.06]].map(([lon, lat]) => px(lon, lat)), { width: 1056, height: 796 });
  assert.ok(found.count >= 6 && found.w < 120 && found.h < 120);
  const worldwide = [[-118, 34], [-43, -23], [2, 41], [121, 31], [175, -37], [18, -34], [-74, 45], [55, 25], [139, 36], [28, 41], [-58, -34], [77, 28]];
  assert.equal(sm.denseArea(worldwide.map(([lon, lat]) => px(lon, lat)), { width: 1056, height: 796, area: 0.05 }), null);
});

test("denseArea is quick for a thousand points", () => {
  const points = Array.from({ length: 1000 }, (_, k) => at((k * 7919) % 1000, (k * 104729) % 800)), start = process.cpuUsage();
  sm.denseArea(points, FRAME);
  assert.ok(process.cpuUsage(start).user < 1e6);
});

test("nearHome gives three or more partners that are too near to home, and none where they are fewer", () => {
  const home = at(100, 100), points = [at(110, 100), at(100, 139), at(400, 100), at(72, 72), at(100, 141)];
  assert.deepEqual(sm.nearHome(points, home, 40), [0, 1, 3]);
  assert.deepEqual(sm.nearHome(points.slice(0, 3), home, 40), []);
  assert.deepEqual(sm.nearHome(points, home, 20), []);
});
