const test = require("node:test");
const assert = require("node:assert/strict");
require("../../maps/assets/js/data/home.js");
require("../../maps/assets/js/data/store.js");
const sm = globalThis.sistermap;

const data = { home: -1, ties: { n: 3 }, meta: { lang: "ko" } };

test("createStore begins with every tie seen, in the page's language", () => {
  const store = sm.createStore(data);
  assert.deepEqual([...store.visible], [1, 1, 1]);
  assert.equal(store.get().lang, "ko");
});

test("set merges filters and selection and replaces the rest", () => {
  const store = sm.createStore(data);
  store.set({ filters: { text: "a" }, selection: { tie: 1 } });
  store.set({ filters: { undated: false } });
  assert.equal(store.get().filters.text, "a");
  assert.equal(store.get().filters.undated, false);
  assert.deepEqual(store.get().selection, { place: null, compare: null, tie: 1, band: null });
});

test("subscribers receive what changed, and nothing when nothing did", () => {
  const store = sm.createStore(data), received = [];
  const stop = store.subscribe((state, changed) => received.push([...changed]));
  store.set({ theme: "dark" });
  store.set({ theme: "dark" });
  stop();
  store.set({ theme: "light" });
  assert.deepEqual(received, [["theme"]]);
});

test("visible follows the filters before subscribers are called", () => {
  sm.filter = (_, { text }) => Uint8Array.from([1, text ? 0 : 1, 1]);
  const store = sm.createStore(data);
  let seen;
  store.subscribe(() => (seen = [...store.visible]));
  store.set({ filters: { text: "x" } });
  delete sm.filter;
  assert.deepEqual(seen, [1, 0, 1]);
});
