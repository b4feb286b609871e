const test = require("node:test");
const assert = require("node:assert/strict");
for (const name of ["look", "labels"]) require(`../../maps/assets/js/draw/${name}.js`);
const sm = globalThis.sistermap;

// A pen that notes what it writes, and with what.
function makePen({ up = 5, down = 5 } = {}) {
  const done = [], state = {};
  const note = (verb) => (...values) => done.push({ verb, values, ...state });
  return Object.assign(state, {
    done, measures: 0, save() {}, restore() {}, setLineDash() {}, beginPath() {}, stroke: note("stroke"), moveTo: note("moveTo"), lineTo: note("lineTo"),
    strokeText: note("strokeText"), fillText: note("fillText"),
    measureText(text) {
      this.measures++;
      return { width: 7 * text.length, actualBoundingBoxAscent: up, actualBoundingBoxDescent: down };
    },
  });
}

const of = (pen, verb) => pen.done.filter((one) => one.verb === verb);
const place = (index, x, leader = null) => ({ index, x, y: 10, leader });

test("measureLabel measures a name once for each font", () => {
  const pen = makePen();
  const first = sm.measureLabel(pen, "Lyon", "500 14px a");
  assert.deepEqual(first, { text: "Lyon", w: 30, h: 14 * 1.2 });
  assert.deepEqual(sm.measureLabel(pen, "Lyon", "500 14px a"), first);
  assert.equal(pen.measures, 1);
  sm.measureLabel(pen, "Lyon", "700 16px a");
  assert.equal(pen.measures, 2);
});

test("measureLabel gives each caller its own", () => {
  const pen = makePen();
  sm.measureLabel(pen, "Kiew", "500 14px a").w = 0;
  assert.equal(sm.measureLabel(pen, "Kiew", "500 14px a").w, 30);
});

test("measureLabel leaves 40 letters, and shortens more", () => {
  const pen = makePen(), forty = "a".repeat(40);
  assert.equal(sm.measureLabel(pen, forty, "500 14px a").text, forty);
  assert.equal(sm.measureLabel(pen, `${forty}b`, "500 14px a").text, `${"a".repeat(39)}…`);
  assert.equal(sm.measureLabel(pen, `${"a".repeat(38)} bcd`, "500 14px a").text, `${"a".repeat(38)}…`);
});

test("measureLabel cuts no letter in two", () => {
  const letter = "e\u0301\u0323"; // one letter of three characters
  assert.equal(sm.measureLabel(makePen(), letter.repeat(30), "500 14px a").text, letter.repeat(30));
  assert.equal(sm.measureLabel(makePen(), letter.repeat(50), "500 14px a").text, `${letter.repeat(39)}…`);
  assert.equal(sm.measureLabel(makePen(), "\u{20BB7}".repeat(41), "500 14px a").text, `${"\u{20BB7}".repeat(39)}…`);
});

test("measureLabel gives high letters the height that they need", () => {
  assert.equal(sm.measureLabel(makePen({ up: 8, down: 12 }), "بيروت", "500 14px a").h, 26);
});

test("paintPlacedLabels writes every halo before the first name", () => {
  const pen = makePen(), labels = [{ text: "A", font: "f" }, { text: "B", font: "f" }];
  sm.paintPlacedLabels(pen, [place(0, 10), place(1, 30)], labels, { dark: false });
  assert.deepEqual(pen.done.filter(({ verb }) => verb.endsWith("Text")).map(({ verb, values }) => verb + values[0]), ["strokeTextA", "strokeTextB", "fillTextA", "fillTextB"]);
  const [halo] = of(pen, "strokeText");
  assert.deepEqual([halo.lineWidth, halo.strokeStyle], [3, sm.paper(false).halo]);
});

test("paintPlacedLabels writes each name in the direction of its first letter", () => {
  const texts = ["Lyon", "دبي", "?חיפה", "(2) Nice", "부산광역시", "← دبي"], pen = makePen();
  const labels = texts.map((text, k) => ({ text, font: "f", direction: k === 5 ? "ltr" : undefined }));
  sm.paintPlacedLabels(pen, texts.map((_, k) => place(k, 10)), labels, { dark: false });
  assert.deepEqual(of(pen, "fillText").map(({ direction }) => direction), ["ltr", "rtl", "rtl", "ltr", "ltr", "ltr"]);
  assert.ok(pen.done.filter(({ verb }) => verb.endsWith("Text")).every(({ textAlign, letterSpacing }) => textAlign === "left" && letterSpacing === "0px"));
});

test("paintPlacedLabels draws leaders of 0.9 px in the third ink", () => {
  const pen = makePen();
  sm.paintPlacedLabels(pen, [place(0, 10, [1, 2, 3, 4]), place(1, 50)], [{ text: "A", font: "f" }, { text: "B", font: "f" }], { dark: true });
  assert.deepEqual([of(pen, "moveTo").map(({ values }) => values), of(pen, "lineTo").map(({ values }) => values)], [[[1, 2]], [[3, 4]]]);
  const [line] = of(pen, "stroke");
  assert.deepEqual([line.lineWidth, line.strokeStyle], [0.9, sm.paper(true).ink3]);
});

test("paintPlacedLabels writes names that step back in the second ink", () => {
  const pen = makePen();
  sm.paintPlacedLabels(pen, [place(0, 10), place(1, 50)], [{ text: "A", font: "f", soft: true }, { text: "B", font: "f" }], { dark: false });
  assert.deepEqual(of(pen, "fillText").map(({ fillStyle }) => fillStyle), [sm.paper(false).ink2, sm.paper(false).ink]);
});
