const test = require("node:test");
const assert = require("node:assert/strict");
require("../../maps/assets/js/data/card_position.js");
const sm = globalThis.sistermap;

const MAP = { width: 1000, height: 700 }, CARD = { width: 308, height: 200 };
const covers = ({ x, y }, [px, py]) => px > x && px < x + CARD.width && py > y && py < y + CARD.height;
const inside = ({ x, y }) => x >= 12 && y >= 12 && x + CARD.width <= MAP.width - 12 && y + CARD.height <= MAP.height - 12;
const along = ([ax, ay], [bx, by]) => Array.from({ length: 101 }, (_, k) => [ax + ((bx - ax) * k) / 100, ay + ((by - ay) * k) / 100]);

test("placeCard lies below a dot where nothing is in the way", () => {
  assert.deepEqual(sm.placeCard(MAP, CARD, { x: 500, y: 200 }), { x: 346, y: 218, clear: true });
});

test("placeCard leaves the dot and its line free wherever the line comes from", () => {
  const dot = { x: 500, y: 350 };
  for (let angle = 0; angle < 360; angle += 15) {
    const end = [500 + 600 * Math.cos((angle * Math.PI) / 180), 350 + 600 * Math.sin((angle * Math.PI) / 180)];
    const spot = sm.placeCard(MAP, CARD, dot, [[500, 350], end]);
    assert.ok(inside(spot), `${angle}`);
    assert.deepEqual(along([500, 350], end).filter((point) => covers(spot, point)), [], `${angle}`);
  }
});

test("placeCard stays on the map in every corner and for a dot outside it", () => {
  for (const [x, y] of [[5, 5], [995, 5], [5, 695], [995, 695], [-400, 300], [1500, 900]]) {
    const spot = sm.placeCard(MAP, CARD, { x, y }, [[500, 350], [x, y]]);
    assert.ok(inside(spot), `${x} ${y}`);
    assert.ok(!covers(spot, [x, y]), `${x} ${y}`);
  }
});

test("placeCard reports where a card is too large to leave its line free", () => {
  const line = [[560, 350], [988, 350]], dot = { x: 988, y: 350 };
  assert.equal(sm.placeCard(MAP, { width: 308, height: 420 }, dot, line, [{ left: 0, top: 0, right: 500, bottom: 700, weight: 50 }]).clear, false);
  assert.equal(sm.placeCard(MAP, { width: 308, height: 300 }, dot, line).clear, true);
});

test("placeCard goes where the fewest dots are", () => {
  const below = [];
  for (let x = 360; x < 640; x += 40) for (let y = 380; y < 600; y += 40) below.push({ left: x, top: y, right: x + 12, bottom: y + 12 });
  const spot = sm.placeCard(MAP, CARD, { x: 500, y: 350 }, [], below);
  assert.deepEqual(below.filter((box) => covers(spot, [box.left + 6, box.top + 6])), []);
});

test("placeCard leaves the line of attribution free", () => {
  const notes = { left: 300, top: 660, right: 1000, bottom: 700, weight: 4 };
  const spot = sm.placeCard(MAP, CARD, { x: 700, y: 470 }, [[700, 470], [700, 0]], [notes]);
  assert.ok(spot.y + CARD.height <= notes.top, JSON.stringify(spot));
});

test("placeCard on a map smaller than the card begins at its top", () => {
  assert.deepEqual(sm.placeCard({ width: 300, height: 150 }, CARD, { x: 100, y: 100 }), { x: 12, y: 12, clear: false });
});
