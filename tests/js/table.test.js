"use strict";
const { test } = require("node:test");
const assert = require("node:assert/strict");
const { sm, makeData } = require("./example_data.js");

const TEXTS = require("../../maps/texts/page/en.json");
sm.useTexts({ en: TEXTS }, "en");

const namer = (data) => ({ lang: "en", placeName: (p) => data.places.name[p], valueName: (key, value) => value });
const order = (key, descending) => [...sm.orderTies(makeData(), key, descending, namer(makeData()))];

test("dates sort by time whatever their precision, undated last both ways", () => {
  assert.deepEqual(order("since", false), [1, 0, 2, 3]);
  assert.deepEqual(order("since", true), [2, 0, 1, 3]);
});

test("names sort as the language sorts them, equal ones as in the file", () => {
  assert.deepEqual(order("from", false), [0, 1, 3, 2]);
  assert.deepEqual(order("to", true), [2, 3, 1, 0]);
});

test("only what is seen has a row", () => assert.deepEqual([...sm.visibleRows(Int32Array.of(3, 1, 0, 2), Uint8Array.of(1, 0, 1, 1))], [3, 0, 2]));

// RFC 4180, read back by a reader that is not ours: quotes double, a line may break inside them.
function parseCsv(text) {
  const rows = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const c = text[at], row = rows.at(-1);
    if (quoted) {
      if (c === '"' && text[at + 1] === '"') { row[row.length - 1] += c; at++; }
      else if (c === '"') quoted = false;
      else row[row.length - 1] += c;
    } else if (c === '"') quoted = true;
    else if (c === ",") row.push("");
    else if (c === "\r" && text[at + 1] === "\n") { rows.push([""]); at++; }
    else row[row.length - 1] += c;
  }
  return rows.slice(0, -1);
}

test("csv gives back every cell, and formulas as text", () => {
  const [header, ...rows] = parseCsv(sm.toCsv(sm.tieTable(makeData(), [1, 2, 3], "en")).slice(1));
  const cell = (row, name) => rows[row][header.indexOf(name)];
  assert.equal(cell(0, "Title"), "Harbours, “old”\nand new");
  assert.deepEqual([cell(0, "From"), cell(0, "Kind"), cell(0, "Kind · As written")], ["Busan", "Sister city", "자매결연"]);
  assert.deepEqual([cell(1, "desk"), cell(2, "desk"), cell(2, "Kind · As written")], ["'@SUM(A1)", "-5", "'=visit"]);
  assert.ok(rows.every((row) => row.length === header.length));
});

test("the clipboard has one line a tie", () => {
  const lines = sm.toTsv(sm.tieTable(makeData(), [0, 1, 2, 3], "en")).split("\n");
  assert.equal(lines.length, 5);
  assert.ok(lines.every((line) => line.split("\t").length === lines[0].split("\t").length));
});

test("partners come by their first date, undated last", () => {
  assert.deepEqual(sm.partnersOf(makeData(), 0).map(({ place }) => place), [2, 1, 3]);
  assert.deepEqual(sm.partnersOf(makeData(), 0, Uint8Array.of(1, 0, 1, 1)).map(({ place }) => place), [1, 3]);
});

test("two places share partners and networks", () => {
  const { between, shared, networks, onlyA, onlyB } = sm.compare(makeData(), 0, 1);
  assert.deepEqual([between, shared.map(({ place }) => place), networks, onlyA, onlyB], [[0], [3], ["WeGO"], 1, 0]);
});

test("partners who share a network are those in one of ours", () => {
  assert.deepEqual(sm.networkPartners(makeData(), 0), [{ place: 1, networks: ["WeGO"] }]);
});

test("tieTable has the page's language, and rows only where they are not private", () => {
  const data = makeData(), [head] = sm.tieTable(data, [0], "en");
  assert.equal(head.at(-1), "Row");
  data.meta.public = true;
  assert.ok(!sm.tieTable(data, [0], "en")[0].includes("Row"));
});
