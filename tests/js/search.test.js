"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { sm, makeData } = require("./example_data.js");

for (const [typed, place] of [
  ["부산", 0], ["釜山", 0], ["busan", 0], ["BUSÁN", 0], ["부사", 0], ["ㅂ", 0], // half a syllable, as it is typed
  ["los angeles", 2], ["ángel", 2], ["софия", 3], ["神戸", 1], ["ｋｏｂｅ", 1], // full width
]) {
  test(`search finds ${typed}`, () => {
    const [best] = sm.suggest(makeData(), typed);
    assert.deepEqual([best.type, best.value], ["place", place]);
  });
}

test("search finds names of old, and what the list writes", () => {
  const data = makeData();
  data.places.names[1] = { "de-x-old": "Hiogo" };
  data.ties.columns.toName = { values: ["", "Sofie"], codes: Uint8Array.of(0, 0, 1, 0) };
  assert.deepEqual(["hiogo", "sofie"].map((typed) => sm.suggest(data, typed)[0]?.value), [1, 3]);
});

test("the beginning of a name comes before its middle", () => {
  const data = makeData();
  data.places.name = ["Westbury", "Burnaby", "Los Angeles", "Bury"];
  data.places.names = [{}, {}, {}, {}];
  assert.deepEqual(sm.suggest(data, "bur").map(({ value }) => value), [1, 3, 0]);
});

test("kinds, countries and titles are suggested by their words", () => {
  const found = (typed) => sm.suggest(makeData(), typed, { names: (facet, value) => `${facet} ${value}` }).map(({ type, value }) => [type, value]);
  assert.deepEqual(found("mou"), [["kind", "mou"]]);
  assert.deepEqual(found("대한"), [["country", "KR"]]);
  assert.deepEqual(found("harbours").map(([type]) => type), ["title"]);
});

test("nothing typed suggests nothing", () => assert.deepEqual(sm.suggest(makeData(), "  "), []));

for (const [text, folded] of [["Århus", "arhus"], ["Łódź", "lodz"], ["İzmir", "izmir"], ["Straße", "strasse"], ["か゛", "か ゙"], ["القاهِرة", "القاهرة"], ["إسبانيا", "اسبانيا"]]) {
  test(`fold ${text}`, () => assert.equal(sm.fold(text), folded));
}
