// Where names go beside their dots: eight positions at five distances, the important ones first; then names that found
// no room push others aside, where those can move. The same input gives the same layout.
(function (sm) {
  "use strict";

  const GAPS = [5, 11, 20, 32, 46]; // px between dot and name
  const LEADER_FROM = 15; // px; a name that is farther away is joined to its dot by a line
  const POSITIONS = { E: [1, 0], NE: [1, -1], SE: [1, 1], W: [-1, 0], NW: [-1, -1], SW: [-1, 1], N: [0, -1], S: [0, 1] };
  const ORDER = ["E", "W", "NE", "SE", "NW", "SW", "N", "S"], RTL_ORDER = ["W", "E", "NW", "SW", "NE", "SE", "N", "S"];
  const COST = { gap: 6, position: 0.6, softLine: 5, towardsHome: 8, edge: 2 };
  const CELL = 48, PUSHES = 400;

  // labels: [{x, y, r, w, h, must}], the most important first; `must` is never left out, whatever it covers.
  // options: {width, height} of the frame; dots [{x, y, r}], boxes [[l, t, r, b]] and lines [x, y, x, y …] that no name
  // covers; softLines that it had better not; most labels; home {x, y}, from which leaders point away; rtl.
  // → [{index, x, y, anchor, gap, leader: null | [x1, y1, x2, y2], box: [l, t, r, b]}], x, y the name's left and middle.
  function layoutLabels(labels, options) {
    const scene = { labels, ...options, home: options.home || null, softLines: options.softLines || [], dotIndex: indexDots(options.dots) };
    const placed = new Map(), left = [];
    labels.forEach((label, index) => {
      if (placed.size >= scene.most && !label.must) return;
      const best = candidates(scene, index).find((one) => isFree(one, placed));
      if (best) placed.set(index, best);
      else if (label.must) force(scene, index, placed);
      else left.push(index);
    });
    pushAside(scene, left, placed);
    return [...placed.values()].sort((a, b) => a.index - b.index).slice(0, Math.max(scene.most, labels.filter(({ must }) => must).length)).map(({ cost, ...label }) => label);
  }

  // ---- candidates of one label, the cheapest first; none that covers a dot, a line, a box or the frame's edge ----

  function candidates(scene, index) {
    const label = scene.labels[index];
    label.found ??= allPositions(scene, index).filter((one) => fits(scene, label, one)).sort((a, b) => a.cost - b.cost);
    return label.found;
  }

  function allPositions(scene, index) {
    const label = scene.labels[index], order = scene.rtl ? RTL_ORDER : ORDER, made = [];
    GAPS.forEach((gap, g) => order.forEach((anchor, p) => made.push(position(scene, index, label, anchor, gap, COST.gap * g + COST.position * p))));
    return made;
  }

  function position(scene, index, { x, y, r, w, h }, anchor, gap, cost) {
    const [dx, dy] = POSITIONS[anchor], away = r + gap, slant = dx && dy ? 0.75 : 1;
    const cx = x + dx * (away * slant + w / 2), cy = y + dy * (away * slant + (dx ? h / 4 : h / 2));
    const box = [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2];
    const leader = gap < LEADER_FROM ? null : leaderTo(box, x, y, r);
    let total = cost;
    if (leader && scene.home && (cx - x) * (x - scene.home.x) + (cy - y) * (y - scene.home.y) < 0) total += COST.towardsHome;
    total += COST.softLine * scene.softLines.reduce((sum, line) => sum + (crosses(line, box) ? 1 : 0), 0);
    if (box[0] < 4 || box[1] < 4 || box[2] > scene.width - 4 || box[3] > scene.height - 4) total += COST.edge;
    return { index, x: box[0], y: cy, anchor, gap, leader, box, cost: total };
  }

  function leaderTo([l, t, r, b], x, y, radius) {
    const ex = Math.max(l, Math.min(r, x)), ey = Math.max(t + 2, Math.min(b - 2, y)), length = Math.hypot(ex - x, ey - y) || 1;
    return [x + ((ex - x) * radius) / length, y + ((ey - y) * radius) / length, ex, ey];
  }

  function fits({ width, height, boxes, lines, dotIndex }, label, { box, leader }) {
    if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) return false;
    if (boxes.some((other) => overlaps(box, other))) return false;
    if (coversDot(dotIndex, box) || lines.some((line) => crosses(line, box))) return false;
    return !leader || !leaderCoversDot(dotIndex, leader, label);
  }

  // ---- room among the others ----

  const overlaps = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  const touches = (a, b) => overlaps(a.box, b.box) || (a.leader && segmentInBox(...a.leader, b.box)) || (b.leader && segmentInBox(...b.leader, a.box));

  const isFree = (one, placed) => ![...placed.values()].some((other) => touches(one, other));

  // A name that found no room takes the place of one other that can move.
  function pushAside(scene, left, placed) {
    let tries = PUSHES;
    for (const index of left) {
      if (placed.size >= scene.most) return;
      for (const wanted of candidates(scene, index)) {
        if (--tries < 0) return;
        const inTheWay = [...placed.values()].filter((other) => touches(wanted, other));
        if (!inTheWay.length) {
          placed.set(index, wanted);
          break;
        }
        if (inTheWay.length > 1) continue;
        const other = inTheWay[0];
        placed.delete(other.index);
        const elsewhere = candidates(scene, other.index).find((one) => !touches(one, wanted) && isFree(one, placed));
        placed.set(other.index, elsewhere || other);
        if (!elsewhere) continue;
        placed.set(index, wanted);
        break;
      }
    }
  }

  // Where it covers least; names that it covers and that need not stay, go.
  function force(scene, index, placed) {
    const { width, height, boxes, lines } = scene, label = scene.labels[index];
    const others = [...placed.values()].filter((other) => scene.labels[other.index].must);
    const cover = ({ box, leader, cost }) =>
      (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height ? 300 : 0)
      + 100 * others.filter((other) => overlaps(box, other.box)).length + 60 * boxes.filter((other) => overlaps(box, other)).length
      + 40 * (coversDot(scene.dotIndex, box) || (leader && leaderCoversDot(scene.dotIndex, leader, label)) ? 1 : 0)
      + 20 * lines.filter((line) => crosses(line, box)).length + cost;
    const all = allPositions(scene, index);
    const best = all.reduce((a, b) => (cover(b) < cover(a) ? b : a));
    for (const other of [...placed.values()]) if (touches(best, other) && !scene.labels[other.index].must) placed.delete(other.index);
    placed.set(index, best);
  }

  // ---- dots and lines ----

  function indexDots(dots) {
    const cells = new Map();
    for (const dot of dots) {
      for (let cx = Math.floor((dot.x - dot.r) / CELL); cx <= Math.floor((dot.x + dot.r) / CELL); cx++) {
        for (let cy = Math.floor((dot.y - dot.r) / CELL); cy <= Math.floor((dot.y + dot.r) / CELL); cy++) {
          const key = `${cx} ${cy}`;
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push(dot);
        }
      }
    }
    return cells;
  }

  function near(index, [l, t, r, b], found) {
    for (let cx = Math.floor(l / CELL); cx <= Math.floor(r / CELL); cx++) {
      for (let cy = Math.floor(t / CELL); cy <= Math.floor(b / CELL); cy++) for (const dot of index.get(`${cx} ${cy}`) || []) if (found(dot)) return true;
    }
    return false;
  }

  const coversDot = (index, box) => near(index, box, ({ x, y, r }) => Math.hypot(x - Math.max(box[0], Math.min(box[2], x)), y - Math.max(box[1], Math.min(box[3], y))) < r);

  function leaderCoversDot(index, [x1, y1, x2, y2], own) {
    const box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)], length2 = (x2 - x1) ** 2 + (y2 - y1) ** 2 || 1;
    return near(index, box, ({ x, y, r }) => {
      if (Math.hypot(x - own.x, y - own.y) < 0.5) return false;
      const t = Math.max(0, Math.min(1, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length2));
      return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1)) < r;
    });
  }

  function crosses(line, box) {
    for (let k = 2; k < line.length; k += 2) if (segmentInBox(line[k - 2], line[k - 1], line[k], line[k + 1], box)) return true;
    return false;
  }

  // Liang and Barsky: whether a segment has a part within a box.
  function segmentInBox(x1, y1, x2, y2, [l, t, r, b]) {
    const dx = x2 - x1, dy = y2 - y1;
    let start = 0, end = 1;
    for (const [p, q] of [[-dx, x1 - l], [dx, r - x1], [-dy, y1 - t], [dy, b - y1]]) {
      if (p === 0) {
        if (q < 0) return false;
      } else if (p < 0) start = Math.max(start, q / p);
      else end = Math.min(end, q / p);
    }
    return start < end;
  }

  Object.assign(sm, { layoutLabels, LABEL_GAPS: GAPS });
})((globalThis.sistermap ??= {}));
