const test = require("node:test");
const assert = require("node:assert/strict");
const JS = "../../maps/assets/js/data/";
require(JS + "projection.js");
require("../../maps/assets/js/data/times.js");
require(JS + "aggregate.js");
const sm = globalThis.sistermap;

const PLACES = [["KR", 129, 35], ["KR", 127, 37], ["JP", 139, 35], ["JP", 135, 34], ["", 10, 50]];
const TIES = [[0, 2, 0], [2, 1, 0], [1, 3, 1], [0, 1, 0], [4, 0, 1]];
const data = {
  places: {
    n: PLACES.length, country: PLACES.map(([c]) => c),
    lon: Float64Array.from(PLACES, ([, x]) => x), lat: Float64Array.from(PLACES, ([, , y]) => y), population: new Float64Array(5), degree: Int32Array.from([3, 3, 2, 1, 1]),
  },
  ties: {
    n: TIES.length, from: Int32Array.from(TIES, ([a]) => a), to: Int32Array.from(TIES, ([, b]) => b),
    columns: { kind: { values: ["sister", "mou"], codes: Uint8Array.from(TIES, ([, , k]) => k) } },
  },
};
const all = () => new Uint8Array(TIES.length).fill(1);

test("makeNodes gathers places of one country, and a place without one stays alone", () => {
  const nodes = sm.makeNodes(data, "country");
  assert.equal(nodes.n, 3);
  assert.deepEqual([...nodes.size], [2, 2, 1]);
});

test("makeBands counts the ties between two countries whichever way they are written", () => {
  const bands = sm.makeBands(data, sm.makeNodes(data, "country"), all());
  assert.deepEqual([...bands.count], [3, 1]);
});

test("makeBands counts ties inside a country apart", () => {
  assert.deepEqual([...sm.makeBands(data, sm.makeNodes(data, "country"), all()).within], [1, 0, 0]);
});

test("makeBands counts only ties that are seen", () => {
  const bands = sm.makeBands(data, sm.makeNodes(data, "country"), Uint8Array.from([1, 0, 0, 0, 0]));
  assert.deepEqual([...bands.count], [1, 0]);
  assert.equal(bands.drawn, 1);
});

test("makeBands and what stays within a node add up to all ties", () => {
  for (const mode of ["country", "cluster3", "cluster5"]) {
    const bands = sm.makeBands(data, sm.makeNodes(data, mode), all());
    const sum = (list) => list.reduce((a, b) => a + b, 0);
    assert.equal(sum([...bands.count]) + sum([...bands.within]), TIES.length, mode);
  }
});

test("makeBands tells the band of each tie", () => {
  assert.deepEqual([...sm.makeBands(data, sm.makeNodes(data, "country"), all()).bandOf], [0, 0, 0, -1, 1]);
});

test("gathering is off where ties are few, the zoom is near or every tie is requested", () => {
  assert.equal(sm.gathering({ everyTie: false }, 1, 300), null);
  assert.equal(sm.gathering({ everyTie: false }, 7, 50000), null);
  assert.equal(sm.gathering({ everyTie: true }, 1, 50000), null);
  assert.equal(sm.gathering({ everyTie: false }, 1, 50000), "country");
});
