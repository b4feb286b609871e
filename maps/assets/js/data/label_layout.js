// Where names go beside their dots: the important ones first, each at its best free position; a name that finds none
// makes others move, where they can; at last each takes a better place that came free. The same input gives the same layout.
(function (sm) {
  "use strict";

  const MOVES = 600; // positions that may be tried by making others move
  const DEPTH = 2; // who has to move may make others move so often
  const MOST_MOVED = 2; // at once
  const ROUNDS = 3;
  const SPACE_PX = 5; // between two names in a row, that they are not read as one

  // labels: [{x, y, r, w, h, must, kept}], the most important first; `must` is never left out, whatever it covers; `kept`
  // is the {anchor, gap} that the name had before and keeps where it can, so that names do not jump under the pointer.
  // options: {width, height} of the frame; dots [{x, y, r}], boxes [[l, t, r, b]] and lines [x, y, x, y …] that no name
  // covers; softLines that it had better not; most labels; home {x, y}, from which leaders point away;
  // round, where the frame is the circle in it; rtl.
  // → [{index, x, y, anchor, gap, leader: null | [x1, y1, x2, y2], box: [l, t, r, b]}], x, y the name's left and middle.
  function layoutLabels(labels, options) {
    const { width, height, most = Infinity } = options, around = sm.makeSurroundings(options);
    const scene = { labels, around, found: new Map(), placed: new Map(), grid: sm.makeGrid(width, height), trail: [], moves: MOVES };
    for (const index of labels.keys()) if (labels[index].must && !insert(scene, index)) force(scene, index);
    for (const index of labels.keys()) {
      if (scene.placed.size >= most) break;
      if (!labels[index].must) insert(scene, index);
    }
    improve(scene);
    const found = [...scene.placed.values()].sort((a, b) => a.index - b.index);
    return found.map(({ index, anchor, gap, leader, box }) => ({ index, x: box[0], y: (box[1] + box[3]) / 2, anchor, gap, leader, box }));
  }

  // Puts a name at its best free position, or at one from which others can move; says whether it could.
  function insert(scene, index, depth = DEPTH, fixed = new Set()) {
    const free = bestFree(scene, index);
    if (free) {
      put(scene, free);
      return true;
    }
    if (!depth) return false;
    fixed.add(index);
    for (const wanted of possible(scene, index)) {
      const others = inTheWay(scene, wanted);
      if (others.size > MOST_MOVED || [...others].some((other) => fixed.has(other.index))) continue;
      if (--scene.moves < 0) break;
      const done = scene.trail.length;
      for (const other of others) take(scene, other);
      put(scene, wanted);
      if ([...others].every((other) => insert(scene, other.index, depth - 1, new Set(fixed)))) return true;
      goBack(scene, done);
    }
    return false;
  }

  // A name's possible positions that are not yet known to cover something, the cheapest first.
  function possible(scene, index) {
    let list = scene.found.get(index);
    if (list) return list;
    const { labels, around } = scene, label = labels[index];
    list = sm.positionsOf(index, label, around).filter((one) => sm.isPossible(around, label, one));
    for (const one of list) one.cost += sm.costOfSurroundings(around, label, one);
    scene.found.set(index, list.sort((a, b) => a.cost - b.cost));
    return list;
  }

  const bestFree = (scene, index) => possible(scene, index).find((one) => isFree(scene, one));

  // Each name in turn takes the best position that is free by now.
  function improve(scene) {
    for (let round = 0, moved = true; round < ROUNDS && moved; round++) {
      moved = false;
      for (const now of [...scene.placed.values()].sort((a, b) => a.index - b.index)) {
        if (now.forced) continue;
        take(scene, now);
        const best = bestFree(scene, now.index);
        put(scene, best);
        moved ||= best !== now;
      }
    }
  }

  // Puts a name that must be seen where that is least bad; as yet only others that must be seen are there.
  function force(scene, index) {
    const { labels, around } = scene, label = labels[index], all = sm.positionsOf(index, label, around);
    const least = [...all, ...all.map((one) => sm.movedInside(around, one))]
      .map((one) => ({ one, bad: sm.badness(around, label, one) + 100 * inTheWay(scene, one).size }))
      .reduce((a, b) => (b.bad < a.bad ? b : a)).one;
    put(scene, { ...least, forced: true });
  }

  // ---- the names that have a place ----

  function put(scene, one) {
    scene.placed.set(one.index, one);
    scene.trail.push(one);
    sm.addToGrid(scene.grid, one, ...extent(one));
  }

  function take(scene, one) {
    scene.placed.delete(one.index);
    scene.trail.push(one);
    sm.removeFromGrid(scene.grid, one, ...extent(one));
  }

  // Undoes what was put and taken since the trail was `done` long.
  function goBack(scene, done) {
    const { trail, placed } = scene;
    while (trail.length > done) {
      const one = trail[trail.length - 1];
      if (placed.get(one.index) === one) take(scene, one);
      else put(scene, one);
      trail.length -= 2;
    }
  }

  // The box of a name with its leader and the space beside it.
  function extent(one) {
    return (one.extent ??= (({ box: [l, t, r, b], leader }) => {
      if (!leader) return [l - SPACE_PX, t, r + SPACE_PX, b];
      return [Math.min(l - SPACE_PX, leader[0]), Math.min(t, leader[1]), Math.max(r + SPACE_PX, leader[0]), Math.max(b, leader[1])];
    })(one));
  }

  function touches(a, b) {
    if (a.box[0] - SPACE_PX < b.box[2] && b.box[0] - SPACE_PX < a.box[2] && a.box[1] < b.box[3] && b.box[1] < a.box[3]) return true;
    if (a.leader && sm.segmentInBox(...a.leader, b.box)) return true;
    if (b.leader && sm.segmentInBox(...b.leader, a.box)) return true;
    return Boolean(a.leader && b.leader && sm.segmentsCross(...a.leader, ...b.leader));
  }

  const isFree = ({ grid }, one) => !sm.someInGrid(grid, ...extent(one), (other) => touches(one, other));

  function inTheWay({ grid }, one) {
    const others = new Set();
    sm.someInGrid(grid, ...extent(one), (other) => {
      if (touches(one, other)) others.add(other);
      return false;
    });
    return others;
  }

  Object.assign(sm, { layoutLabels });
})((globalThis.sistermap ??= {}));
