const test = require("node:test");
const assert = require("node:assert/strict");
require("../../maps/assets/js/data/sheet_stops.js");
const sm = globalThis.sistermap;

test("sheetHeight has three stops: 96 px, 45 % and all but 64 px", () => {
  assert.deepEqual(sm.SHEET_STOPS.map((stop) => sm.sheetHeight(stop, 844)), [96, 380, 780]);
});

test("restOfSheet goes to the nearest stop", () => {
  assert.deepEqual([100, 230, 250, 570, 590].map((height) => sm.restOfSheet(height, 844)), ["low", "low", "middle", "middle", "high"]);
});

test("restOfSheet follows a flick to the next stop, and stays where there is none", () => {
  assert.equal(sm.restOfSheet(120, 844, 1), "middle");
  assert.equal(sm.restOfSheet(400, 844, 1), "high");
  assert.equal(sm.restOfSheet(400, 844, -1), "middle");
  assert.equal(sm.restOfSheet(370, 844, -1), "low");
  assert.equal(sm.restOfSheet(820, 844, 1), "high");
  assert.equal(sm.restOfSheet(70, 844, -1), "low");
});

test("freeOfSheet leaves what lies between headline and sheet", () => {
  assert.deepEqual(sm.freeOfSheet({ width: 390, height: 844 }, 76, "low"), { left: 0, top: 76, right: 390, bottom: 748 });
  assert.deepEqual(sm.freeOfSheet({ width: 390, height: 844 }, 76, "middle"), { left: 0, top: 76, right: 390, bottom: 464 });
});

test("freeOfSheet takes a sheet that covers nearly all for one that is half open", () => {
  assert.equal(sm.freeOfSheet({ width: 390, height: 844 }, 76, "high").bottom, 464);
});

test("freeOfSheet never gives an empty box, however long the headline", () => {
  const { top, bottom } = sm.freeOfSheet({ width: 320, height: 300 }, 280, "middle");
  assert.ok(bottom > top);
});
