const test = require("node:test");
const assert = require("node:assert/strict");
const JS = "../../maps/assets/js/data/";
for (const name of ["projection", "label_layout"]) require(`${JS}${name}.js`);
const sm = globalThis.sistermap;

const overlaps = (a, b) => a[0] < b[2] - 1e-9 && b[0] < a[2] - 1e-9 && a[1] < b[3] - 1e-9 && b[1] < a[3] - 1e-9;
const covers = ([l, t, r, b], { x, y, r: radius }) => Math.hypot(x - Math.max(l, Math.min(r, x)), y - Math.max(t, Math.min(b, y))) < radius - 1e-9;

function checkLaws(labels, placed, { width, height, dots, boxes = [] }) {
  for (const { box, index } of placed) {
    if (labels[index].must) continue;
    assert.ok(box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height, "inside the frame");
    assert.ok(!dots.some((dot) => covers(box, dot)), "over no dot");
    assert.ok(!boxes.some((other) => overlaps(box, other)), "over nothing that is taken");
  }
  placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => {
    if (!(labels[a.index].must && labels[b.index].must)) assert.ok(!overlaps(a.box, b.box), "over no other name");
  }));
}

// Names and places of two real lists; widths as 14 px letters have them.
const BUSAN = [["부산광역시", 129.08, 35.18], ["가오슝", 120.31, 22.62], ["로스앤젤레스", -118.24, 34.05], ["시모노세키", 130.94, 33.95], ["바르셀로나", 2.16, 41.39],
  ["리우데자네이루", -43.17, -22.91], ["블라디보스토크", 131.89, 43.12], ["상하이", 121.47, 31.23], ["수라바야", 112.75, -7.25], ["티후아나", -117.04, 32.53],
  ["호찌민", 106.66, 10.78], ["오클랜드", 174.76, -36.85], ["발파라이소", -71.63, -33.04], ["웨스턴케이프", 18.42, -33.92], ["몬트리올", -73.57, 45.5], ["이스탄불", 28.98, 41.01], ["두바이", 55.3, 25.26]];
const LEIPZIG = [["Leipzig", 12.37, 51.34], ["Birmingham", -1.9, 52.48], ["Bologna", 11.34, 44.49], ["Brno", 16.61, 49.2], ["Frankfurt am Main", 8.68, 50.11], ["Hannover", 9.73, 52.37],
  ["Houston", -95.37, 29.76], ["Kiew", 30.52, 50.45], ["Kraków", 19.94, 50.06], ["Lyon", 4.84, 45.76], ["Nanjing", 118.78, 32.06], ["Thessaloniki", 22.94, 40.64], ["Travnik", 17.66, 44.23]];

function layoutOf(list, projection, { width, height, scale, left, top }) {
  const labels = list.map(([name, lon, lat], k) => {
    const [x, y] = projection.project(lon, lat), px = k ? 14 : 18;
    return { x: x * scale - left, y: y * scale - top, r: k ? 5.4 : 9, w: [...name].reduce((sum, c) => sum + (c > "\u1100" ? 0.92 : 0.55) * px, 2), h: px * 1.2, must: k === 0 };
  });
  const options = { width, height, dots: labels.map(({ x, y, r }) => ({ x, y, r: r - 0.5 })), lines: [], boxes: [], most: 24, home: labels[0] };
  return { labels, options, placed: sm.layoutLabels(labels, options) };
}

const disc = (D, width, height) => ({ width, height, scale: D, left: D / 2 - width / 2, top: D / 2 - height / 2 });
for (const [name, list, projection, frame] of [
  ["all 17 of Busan's, from home", BUSAN, sm.homeProjection(129.08, 35.18), disc(736, 1056, 796)],
  ["all 17 of Busan's, flat", BUSAN, sm.flatProjection(160), { width: 1056, height: 796, scale: 1056, left: 0, top: 10 }],
  ["all 13 of Leipzig's, flat", LEIPZIG, sm.flatProjection(12), { width: 1056, height: 796, scale: 1500, left: 222, top: 210 }],
]) {
  test(`layoutLabels places ${name}`, () => {
    const { labels, options, placed } = layoutOf(list, projection, frame);
    assert.deepEqual(placed.map(({ index }) => list[index][0]), list.map(([one]) => one));
    checkLaws(labels, placed, options);
  });
}

// A small generator of Park and Miller, so that every run is the same.
function randomly(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

test("layoutLabels keeps its laws on 300 random layouts, and gives the same for the same", () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = randomly(seed), width = 300 + 900 * random(), height = 200 + 600 * random(), n = Math.ceil(60 * random() ** 2) + 1;
    const make = () => {
      const next = randomly(seed + 1000);
      return Array.from({ length: n }, (_, k) => ({ x: width * next(), y: height * next(), r: 3 + 6 * next(), w: 20 + 120 * next(), h: 17, must: k === 0 }));
    };
    const labels = make(), dots = labels.map(({ x, y, r }) => ({ x, y, r: r - 1 })), boxes = [[0, 0, 60, 60]];
    const options = { width, height, dots, boxes, lines: [], most: 24, home: null };
    const placed = sm.layoutLabels(labels, options);
    checkLaws(labels, placed, options);
    assert.ok(placed.length <= 24 && placed.some(({ index }) => index === 0));
    assert.deepEqual(sm.layoutLabels(make(), options), placed);
  }
});

test("layoutLabels covers no line that is chosen", () => {
  const line = Float64Array.from([0, 50, 400, 50]), label = { x: 200, y: 50, r: 4, w: 60, h: 16 };
  const [placed] = sm.layoutLabels([label], { width: 400, height: 100, dots: [], boxes: [], lines: [line], most: 9 });
  assert.ok(placed.box[3] <= 50 || placed.box[1] >= 50);
});

test("layoutLabels joins a name that is far from its dot by a line, away from home", () => {
  const wall = [[-100, -100, 218, 200]], label = { x: 200, y: 50, r: 4, w: 60, h: 16 };
  const [placed] = sm.layoutLabels([label], { width: 400, height: 100, dots: [], boxes: wall, lines: [], most: 9, home: { x: 0, y: 50 } });
  assert.ok(placed.leader && placed.gap >= 15 && placed.box[0] >= 218);
});

test("layoutLabels prefers the right, and the left where text runs leftwards", () => {
  const one = () => [{ x: 200, y: 50, r: 4, w: 60, h: 16 }], options = { width: 400, height: 100, dots: [], boxes: [], lines: [], most: 9 };
  assert.equal(sm.layoutLabels(one(), options)[0].anchor, "E");
  assert.equal(sm.layoutLabels(one(), { ...options, rtl: true })[0].anchor, "W");
});

test("layoutLabels moves a name aside for another that has no other room", () => {
  // The first could go left or right; the second, at the frame's left, only where the first went.
  const labels = [{ x: 100, y: 50, r: 4, w: 60, h: 16 }, { x: 190, y: 50, r: 4, w: 60, h: 16 }];
  const boxes = [[0, 0, 400, 40], [0, 60, 400, 100], [196, 0, 400, 100]];
  const placed = sm.layoutLabels(labels, { width: 400, height: 100, dots: [], boxes, lines: [], most: 9 });
  assert.equal(placed.length, 2);
});
