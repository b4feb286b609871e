const test = require("node:test");
const assert = require("node:assert/strict");
const JS = "../../maps/assets/js/data/";
for (const name of ["projection", "great_circle", "curves", "pixel_grid", "label_positions", "label_layout"]) require(`${JS}${name}.js`);
const sm = globalThis.sistermap;

const overlaps = (a, b) => a[0] < b[2] - 1e-9 && b[0] < a[2] - 1e-9 && a[1] < b[3] - 1e-9 && b[1] < a[3] - 1e-9;
const covers = ([l, t, r, b], { x, y, r: radius }) => Math.hypot(x - Math.max(l, Math.min(r, x)), y - Math.max(t, Math.min(b, y))) < radius - 1e-9;
const along = (line, steps = 200) => Array.from({ length: (line.length / 2 - 1) * steps + 1 }, (_, i) => {
  const k = Math.min(line.length / 2 - 2, Math.floor(i / steps)), t = i / steps - k;
  return [line[2 * k] + t * (line[2 * k + 2] - line[2 * k]), line[2 * k + 1] + t * (line[2 * k + 3] - line[2 * k + 1])];
});
const within = ([l, t, r, b], [x, y]) => x > l + 1e-6 && x < r - 1e-6 && y > t + 1e-6 && y < b - 1e-6;

// The laws, each tested in another way than the layout itself does: by points along lines, pair by pair.
function checkLaws(labels, placed, { width, height, dots, lines, boxes, home, most }) {
  const free = placed.filter(({ index }) => !labels[index].must), sampled = lines.map((line) => along(line));
  for (const { box, index, leader, gap } of free) {
    const { x, y } = labels[index];
    assert.ok(box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height, "inside the frame");
    assert.ok(!dots.some((dot) => covers(box, dot)), "over no dot");
    assert.ok(!boxes.some((other) => overlaps(box, other)), "over nothing that is taken");
    assert.ok(!sampled.some((line) => line.some((point) => within(box, point))), "over no chosen tie");
    assert.equal(leader !== null, gap >= 15, "a leader from 15 px");
    if (!leader) continue;
    const others = dots.filter((dot) => Math.hypot(dot.x - x, dot.y - y) > 0.5);
    assert.ok(!along(leader).some(([px, py]) => others.some((dot) => Math.hypot(dot.x - px, dot.y - py) < dot.r - 0.1)), "a leader across no dot");
    if (home) assert.ok(angle([x - home.x, y - home.y], [leader[2] - leader[0], leader[3] - leader[1]]) < 102, "a leader away from home");
  }
  placed.forEach((a, i) => placed.slice(i + 1).forEach((b) => {
    if (labels[a.index].must && labels[b.index].must) return;
    assert.ok(!overlaps(a.box, b.box), "over no other name");
    for (const [one, other] of [[a, b], [b, a]]) if (one.leader) assert.ok(!along(one.leader).some((point) => within(other.box, point)), "a leader under no other name");
  }));
  const musts = [...labels.keys()].filter((index) => labels[index].must), seen = new Set(placed.map(({ index }) => index));
  assert.deepEqual(musts.filter((index) => !seen.has(index)), [], "all that must be there");
  assert.equal(seen.size, placed.length);
  assert.ok(placed.length <= Math.max(most, musts.length));
}

function angle([ax, ay], [bx, by]) {
  return (Math.acos(Math.max(-1, Math.min(1, (ax * bx + ay * by) / (Math.hypot(ax, ay) * Math.hypot(bx, by) || 1)))) * 180) / Math.PI;
}

// Names and places of two real lists; widths as 14 px letters have them.
const BUSAN = [["부산광역시", 129.08, 35.18], ["가오슝", 120.31, 22.62], ["로스앤젤레스", -118.24, 34.05], ["시모노세키", 130.94, 33.95], ["바르셀로나", 2.16, 41.39],
  ["리우데자네이루", -43.17, -22.91], ["블라디보스토크", 131.89, 43.12], ["상하이", 121.47, 31.23], ["수라바야", 112.75, -7.25], ["티후아나", -117.04, 32.53],
  ["호찌민", 106.66, 10.78], ["오클랜드", 174.76, -36.85], ["발파라이소", -71.63, -33.04], ["웨스턴케이프", 18.42, -33.92], ["몬트리올", -73.57, 45.5], ["이스탄불", 28.98, 41.01], ["두바이", 55.3, 25.26]];
const LEIPZIG = [["Leipzig", 12.37, 51.34], ["Birmingham", -1.9, 52.48], ["Bologna", 11.34, 44.49], ["Brno", 16.61, 49.2], ["Frankfurt am Main", 8.68, 50.11], ["Hannover", 9.73, 52.37],
  ["Houston", -95.37, 29.76], ["Kiew", 30.52, 50.45], ["Kraków", 19.94, 50.06], ["Lyon", 4.84, 45.76], ["Nanjing", 118.78, 32.06], ["Thessaloniki", 22.94, 40.64], ["Travnik", 17.66, 44.23]];

// The names of a list in a view: the home's first, at 18 px, the others at 14; ties to home as the map draws them.
function sceneOf(list, projection, { width, height, scale, left, top }, { selected = 0, boxes = [] } = {}) {
  const lon = list.map((one) => one[1]), lat = list.map((one) => one[2]), ends = list.slice(1).map((_, k) => k + 1);
  const curves = sm.makeCurves(projection, lon, lat, Int32Array.from(ends.map(() => 0)), Int32Array.from(ends), { whole: true });
  const toPixels = (points) => points.map((value, i) => value * scale - (i % 2 ? top : left));
  const ties = ends.map((_, k) => toPixels(sm.pointsOf(curves, k, 8)));
  const labels = list.map(([name, ...place], k) => {
    const [x, y] = toPixels(projection.project(...place)), px = k === 0 ? 18 : k === selected ? 16 : 14;
    return { x, y, r: k === 0 ? 9 : k === selected ? 8 : 5.4, w: [...name].reduce((sum, c) => sum + (c > "\u1100" ? 0.92 : 0.55) * px, 2), h: px * 1.2, must: k === 0 || (selected > 0 && k === selected) };
  });
  const dots = labels.map(({ x, y }, k) => ({ x, y, r: k ? 4.4 : 8 }));
  return { labels, options: { width, height, dots, lines: selected ? [ties[selected - 1]] : [], softLines: ties, boxes, most: 24, home: labels[0] } };
}

const disc = (D, width, height) => ({ width, height, scale: D, left: D / 2 - width / 2, top: D / 2 - height / 2 });
const fromBusan = sm.homeProjection(129.08, 35.18), CONTROLS = [[20, 20, 220, 58], [1000, 20, 1036, 130], [760, 770, 1056, 796]];
const BUSAN_VIEWS = [
  ["from home", fromBusan, disc(736, 1056, 796)],
  ["from home in 760 px", fromBusan, disc(760, 1056, 796)],
  ["in the flat view round the Atlantic", sm.flatProjection(-25), { width: 1056, height: 796, scale: 1056, left: 0, top: 10 }],
  ["in the flat view round the Pacific", sm.flatProjection(155), { width: 1056, height: 796, scale: 1056, left: 0, top: 10 }],
];
const LEIPZIG_VIEWS = [
  ["in the flat view of the world", sm.flatProjection(12), { width: 1056, height: 796, scale: 1500, left: 222, top: 210 }],
  ["enlarged round home, the far ones at the edge of the paper", sm.flatProjection(12), { width: 4000, height: 3000, scale: 6000, left: 1000, top: 900 }],
];

for (const [town, list, views] of [["Busan", BUSAN, BUSAN_VIEWS], ["Leipzig", LEIPZIG, LEIPZIG_VIEWS]]) {
  for (const [name, projection, frame] of views) {
    test(`layoutLabels places all of ${town}'s ${name}`, () => {
      const { labels, options } = sceneOf(list, projection, frame, { boxes: frame.width === 1056 ? CONTROLS : [] }), placed = sm.layoutLabels(labels, options);
      assert.deepEqual(placed.map(({ index }) => list[index][0]), list.map(([one]) => one));
      checkLaws(labels, placed, options);
    });
    test(`layoutLabels keeps clear of each selected tie of ${town}'s ${name}`, () => {
      for (let selected = 1; selected < list.length; selected++) {
        const { labels, options } = sceneOf(list, projection, frame, { selected }), placed = sm.layoutLabels(labels, options);
        checkLaws(labels, placed, options);
        const tie = along(options.lines[0]), own = placed.find(({ index }) => index === selected);
        assert.ok(!tie.some((point) => within(own.box, point)), `the tie of ${list[selected][0]} is under its name`);
        assert.ok(placed.length >= list.length - 1, `${list.length - placed.length} names are left out`);
      }
    });
  }
}

// A small generator of Park and Miller, so that every run is the same.
function randomly(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function randomScene(seed) {
  const next = randomly(seed), width = 300 + 900 * next(), height = 200 + 600 * next(), n = Math.ceil(60 * next() ** 2) + 1, crowded = next() < 0.3 ? 0.2 : 1;
  const home = next() < 0.5 ? { x: width * next(), y: height * next() } : null;
  const labels = Array.from({ length: n }, (_, k) => ({ x: width * (1 - crowded + crowded * next()), y: height * next(), r: 3 + 6 * next(), w: 20 + 120 * next(), h: 17, must: next() < 0.04 || k === 0 }));
  const line = () => Float64Array.from([width * next(), height * next(), width * next(), height * next(), width * next(), height * next()]);
  const options = {
    width, height, home, most: next() < 0.5 ? 24 : 12, boxes: [[0, 0, 60, 60], [width - 120, height - 80, width, height]],
    dots: labels.map(({ x, y, r }) => ({ x, y, r: r - 1 })), lines: next() < 0.5 ? [line()] : [], softLines: [line(), line()], rtl: next() < 0.2,
  };
  return { labels, options };
}

for (const from of [1, 201, 401]) {
  test(`layoutLabels keeps its laws on random layouts ${from} to ${from + 199}, and gives the same for the same`, () => {
    for (let seed = from; seed < from + 200; seed++) {
      const { labels, options } = randomScene(seed), placed = sm.layoutLabels(labels, options);
      checkLaws(labels, placed, options);
      assert.deepEqual(sm.layoutLabels(labels, options), placed);
    }
  });
}

// Each name is tried alone among the others, as boxes that are taken; leaders as rows of small ones.
test("layoutLabels leaves no name out that has a free position, and none farther from its dot than it need be", () => {
  for (let seed = 1; seed <= 150; seed++) {
    const { labels, options } = randomScene(seed), placed = sm.layoutLabels(labels, { ...options, most: 999 }), at = new Map(placed.map((one) => [one.index, one]));
    for (const [index, label] of labels.entries()) {
      if (label.must) continue;
      const others = placed.filter((one) => one.index !== index);
      const boxes = [...options.boxes, ...others.flatMap(({ box: [l, t, r, b], leader }) => [[l - 5, t, r + 5, b], ...(leader ? along(leader, 40).map(([x, y]) => [x - 1, y - 1, x + 1, y + 1]) : [])])];
      const [alone] = sm.layoutLabels([label], { ...options, boxes, most: 1 });
      if (!at.has(index)) assert.equal(alone, undefined, "left out for nothing");
      else if (alone) assert.ok(alone.gap >= at.get(index).gap || alone.anchor !== at.get(index).anchor, "farther than it need be");
    }
  }
});

test("layoutLabels covers no line that is chosen", () => {
  const line = Float64Array.from([0, 50, 400, 50]), label = { x: 200, y: 50, r: 4, w: 60, h: 16 };
  const [placed] = sm.layoutLabels([label], { width: 400, height: 100, dots: [], boxes: [], lines: [line], most: 9 });
  assert.ok(placed.box[3] <= 50 || placed.box[1] >= 50);
});

test("layoutLabels joins a name that is far from its dot by a line, away from home", () => {
  const wall = [[0, 0, 194, 100], [206, 0, 218, 48], [206, 52, 218, 100]], label = { x: 200, y: 50, r: 4, w: 60, h: 16 };
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

test("layoutLabels keeps two names in a row apart", () => {
  const labels = [{ x: 40, y: 50, r: 4, w: 60, h: 16 }, { x: 190, y: 50, r: 4, w: 76, h: 16 }]; // at their nearest, 109 and 105
  const boxes = [[0, 0, 400, 40], [0, 60, 400, 100], [0, 0, 38, 100], [194, 0, 400, 100]];
  assert.deepEqual(sm.layoutLabels(labels, { width: 400, height: 100, dots: [], boxes, lines: [], most: 9 }).map(({ index }) => index), [0]);
});

test("layoutLabels leaves a name at its own dot where another's is nearer", () => {
  const label = { x: 100, y: 50, r: 4, w: 60, h: 16 }, dots = [{ x: 100, y: 50, r: 3 }, { x: 172, y: 50, r: 3 }]; // E ends at 169
  const [placed] = sm.layoutLabels([label], { width: 400, height: 100, dots, boxes: [], lines: [], most: 9 });
  assert.equal(placed.anchor, "W");
});

test("layoutLabels moves a name that must be seen into the frame, and the others out of its way", () => {
  const labels = [{ x: 60, y: 20, r: 4, w: 30, h: 16 }, { x: 20, y: 20, r: 4, w: 98, h: 16, must: true }];
  const placed = sm.layoutLabels(labels, { width: 100, height: 40, dots: [], boxes: [], lines: [], most: 9 });
  assert.deepEqual(placed.map(({ index }) => index), [1]);
  assert.ok(placed[0].box[0] >= 0 && placed[0].box[2] <= 100);
});

test("layoutLabels counts those that must be seen among the most", () => {
  const labels = Array.from({ length: 8 }, (_, k) => ({ x: 50 + 100 * k, y: 50, r: 4, w: 40, h: 16, must: k > 5 }));
  const placed = sm.layoutLabels(labels, { width: 900, height: 100, dots: [], boxes: [], lines: [], most: 4 });
  assert.deepEqual(placed.map(({ index }) => index), [0, 1, 6, 7]);
});

test("layoutLabels places all of Leipzig's near ones in a round frame of 240 px", () => {
  const near = LEIPZIG.filter(([name]) => !["Houston", "Nanjing"].includes(name)), D = 240 / (2 * sm.homeRadius(2000));
  const { labels, options } = sceneOf(near, sm.homeProjection(12.37, 51.34), disc(D, 240, 240)), names = labels.slice(1).map((label) => ({ ...label, w: label.w * 0.85, h: 15 }));
  const placed = sm.layoutLabels(names, { ...options, round: true });
  assert.equal(placed.length, 10);
  for (const { box: [l, t, r, b] } of placed) for (const x of [l, r]) for (const y of [t, b]) assert.ok(Math.hypot(x - 120, y - 120) <= 120);
});

const keptOf = (labels, placed) => labels.map((label, k) => ({ ...label, kept: placed.find(({ index }) => index === k) }));

test("layoutLabels gives the same again where each name keeps its place", () => {
  for (let seed = 1; seed <= 100; seed++) {
    const { labels, options } = randomScene(seed), all = { ...options, most: 999 }, placed = sm.layoutLabels(labels, all);
    if (labels.filter(({ must }) => must).length < 2) assert.deepEqual(sm.layoutLabels(keptOf(labels, placed), all), placed);
  }
});

test("layoutLabels moves few names for one that the pointer is on", () => {
  let moved = 0, stayed = 0;
  for (const [, projection, frame] of BUSAN_VIEWS) {
    const rest = sceneOf(BUSAN, projection, frame), before = sm.layoutLabels(rest.labels, rest.options);
    for (let selected = 1; selected < BUSAN.length; selected++) {
      const { labels, options } = sceneOf(BUSAN, projection, frame, { selected });
      for (const { index, anchor, gap } of sm.layoutLabels(keptOf(labels, before), { ...options, lines: [] })) {
        const was = before.find((one) => one.index === index);
        if (index !== selected && was) was.anchor === anchor && was.gap === gap ? stayed++ : moved++;
      }
    }
  }
  assert.ok(moved / (moved + stayed) < 0.04, `${moved} of ${moved + stayed}`);
});

test("layoutLabels would rather have a line touch a name's corner than run through it", () => {
  const label = { x: 100, y: 50, r: 4, w: 60, h: 16 }, boxes = [[0, 0, 90, 100]];
  const softLines = [[100, 50, 300, 50], [150, 25, 180, 45], [100, 60, 300, 60]].map((line) => Float64Array.from(line));
  const [placed] = sm.layoutLabels([label], { width: 400, height: 100, dots: [], boxes, lines: [], softLines, most: 9 });
  assert.equal(placed.anchor, "NE");
});

// Processor time, which other programs do not lengthen; four times what it takes where it was written.
test("layoutLabels places names among 3,000 dots and 60 lines at once", () => {
  const next = randomly(7), width = 1056, height = 796, point = () => ({ x: width * next(), y: height * next() });
  const labels = Array.from({ length: 300 }, () => ({ ...point(), r: 5, w: 30 + 80 * next(), h: 17 }));
  const dots = [...labels, ...Array.from({ length: 2700 }, point)].map(({ x, y }) => ({ x, y, r: 3.4 }));
  const softLines = labels.slice(0, 60).map(({ x, y }) => Float64Array.from([width / 2, height / 2, x, y]));
  const times = Array.from({ length: 9 }, () => {
    const start = process.cpuUsage();
    sm.layoutLabels(labels, { width, height, dots, boxes: [], lines: [], softLines, most: 24, home: null });
    return process.cpuUsage(start).user / 1000;
  });
  assert.ok(times.sort((a, b) => a - b)[4] < 40, `${times[4]} ms`);
});
