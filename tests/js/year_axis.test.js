"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const path = require("node:path");
const { sm, makeData } = require("./example_data.js");
require(path.join(__dirname, "../../maps/assets/js/data/times.js"));
require(path.join(__dirname, "../../maps/assets/js/data/year_axis.js"));

const axisOf = (...years) => sm.makeYearAxis({ ties: { n: years.length, sinceYear: Int16Array.from(years) } });
const between = (first, last) => Array.from({ length: last - first + 1 }, (_, k) => first + k);

test("makeYearAxis gives none where fewer than three ties have a date, or all have the same", () => {
  assert.equal(axisOf(1990, 1991, 0, 0), null);
  assert.equal(axisOf(1990, 1990, 1990), null);
});

test("makeYearAxis has a bin a year and counts undated ties apart", () => {
  const { first, last, bins, undated, early } = axisOf(1966, 0, 2006, 1970);
  assert.deepEqual([first, last, bins, undated, early], [1966, 2006, 41, 1, false]);
});

test("makeYearAxis draws a dot a tie up to sixty ties and stacks of four", () => {
  assert.equal(axisOf(...between(1941, 2000)).dots, true);
  assert.equal(axisOf(...between(1940, 2000)).dots, false);
  assert.equal(axisOf(1990, 1990, 1990, 1990, 1999).dots, true);
  assert.equal(axisOf(1990, 1990, 1990, 1990, 1990, 1999).dots, false);
});

test("makeYearAxis puts one tie of long ago into a bin before the others", () => {
  const axis = axisOf(836, 1962, 1973, 2003);
  assert.deepEqual([axis.first, axis.start, axis.bins, axis.early], [836, 1962, 43, true]);
  assert.deepEqual([836, 1900, 1962, 2003].map((year) => sm.binOf(axis, year)), [0, 0, 1, 42]);
  assert.deepEqual([sm.firstYear(axis, 0), sm.lastYear(axis, 0), sm.firstYear(axis, 1)], [836, 1961, 1962]);
  assert.deepEqual(sm.yearsOf(axis, 0, 1), [836, 1962]);
});

test("windowOf and yearsOf are each other's opposite, and all years are no filter", () => {
  const axis = axisOf(1966, 1980, 2006);
  assert.deepEqual(sm.windowOf(axis, null), [0, 40]);
  assert.equal(sm.yearsOf(axis, 0, 40), null);
  assert.deepEqual(sm.yearsOf(axis, ...sm.windowOf(axis, [1970, 1985])), [1970, 1985]);
  assert.deepEqual(sm.windowOf(axis, [1900, 2100]), [0, 40]); // an address may name any years
});

test("moveEnd stops at the other end and at the ends of the axis", () => {
  const axis = axisOf(1966, 1980, 2006);
  assert.deepEqual(sm.moveEnd(axis, [5, 10], 0, 12), [10, 10]);
  assert.deepEqual(sm.moveEnd(axis, [5, 10], 1, 2), [5, 5]);
  assert.deepEqual(sm.moveEnd(axis, [5, 10], 0, -3), [0, 10]);
  assert.deepEqual(sm.moveEnd(axis, [5, 10], 1, 99), [5, 40]);
});

test("moveWindow keeps the window's length", () => {
  const axis = axisOf(1966, 1980, 2006);
  assert.deepEqual(sm.moveWindow(axis, [5, 10], 3), [8, 13]);
  assert.deepEqual(sm.moveWindow(axis, [5, 10], -9), [0, 5]);
  assert.deepEqual(sm.moveWindow(axis, [5, 10], 90), [35, 40]);
});

const written = (axis, width, window) => sm.yearLabels(axis, width, window).filter(({ text }) => text).map(({ text, strong }) => (strong ? `*${text}` : text));

test("yearLabels writes decades 34 px apart, and the window's own years strongly", () => {
  const axis = axisOf(1966, 1980, 2006);
  assert.deepEqual(written(axis, 900, [0, 40]), ["*1966", "*2006", "1970", "1980", "1990", "2000"]);
  assert.deepEqual(written(axis, 294, [0, 40]), ["*1966", "*2006", "1980", "1990", "2000"]); // 1970 would touch 1966
  assert.deepEqual(written(axis, 120, [0, 40]), ["*1966", "*2006", "1980"]);
});

test("yearLabels joins the years of a narrow window", () => {
  const axis = axisOf(1966, 1980, 2006);
  assert.equal(written(axis, 500, [24, 25])[0], "*1990–1991");
  assert.equal(written(axis, 900, [24, 24])[0], "*1990");
});

for (const width of [240, 294, 500, 900]) {
  test(`yearLabels in ${width} px never overlap, wherever the window is`, () => {
    const axis = axisOf(1947, 1980, 2023);
    for (let low = 0; low < axis.bins; low += 3) for (let high = low; high < axis.bins; high += 3) {
      const places = sm.yearLabels(axis, width, [low, high]).filter(({ text }) => text).sort((a, b) => a.x - b.x);
      for (let k = 1; k < places.length; k++) {
        const half = (places[k].text.length + places[k - 1].text.length) * 3.4; // digits of 12 px are 6.8 px wide
        assert.ok(places[k].x - places[k - 1].x >= half, `${low}–${high}: ${places[k - 1].text} ${places[k].text}`);
      }
    }
  });
}

test("playSteps gives a year with ties 0.4 s and all twelve seconds at most", () => {
  const few = axisOf(1990, 1991, 1992), all = sm.playSteps(few, () => true, 0);
  assert.deepEqual(all, { steps: [{ bin: 0, at: 0 }, { bin: 1, at: 400 }, { bin: 2, at: 800 }], end: 1200 });
  const busan = axisOf(1966, 1980, 2006), some = sm.playSteps(busan, (bin) => bin % 3 === 0, 0);
  assert.ok(Math.abs(some.end - 12000) < 1);
  const many = axisOf(...between(1900, 2020)), full = sm.playSteps(many, () => true, 0);
  assert.ok(Math.abs(full.end - 12000) < 1 && full.steps.length === 121);
});

test("playSteps starts at the window's first year and is calm in ten steps that end at the last", () => {
  const axis = axisOf(1966, 1980, 2006);
  assert.equal(sm.playSteps(axis, () => true, 10).steps[0].bin, 10);
  const { steps } = sm.playSteps(axis, () => true, 0, true);
  assert.ok(steps.length <= 11 && steps.at(-1).bin === 40);
});

test("countYears counts by year and kind under the other filters", () => {
  const data = makeData(), axis = sm.makeYearAxis(data), kinds = data.ties.columns.kind.values;
  const { all, shown, most, count } = sm.countYears(data, { ...sm.NO_FILTERS, years: [1970, 2011] }, axis);
  const at = (year, kind) => sm.binOf(axis, year) * kinds.length + kinds.indexOf(kind);
  assert.deepEqual([at(1967, "sister"), at(1976, "sister"), at(2001, "mou")].map((k) => [all[k], shown[k]]), [[1, 0], [1, 1], [1, 0]]);
  assert.deepEqual([most, count, all.reduce((a, b) => a + b)], [1, 1, 3]);
  const filtered = sm.countYears(data, { ...sm.NO_FILTERS, kind: new Set(["mou"]) }, axis);
  assert.deepEqual([filtered.count, filtered.all.reduce((a, b) => a + b)], [1, 1]);
});
