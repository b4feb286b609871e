// The positions that one name can have beside its dot: eight directions at five distances, what each costs, and which
// are out of the question. The cheapest position is the one that a reader joins to its dot most easily.
(function (sm) {
  "use strict";

  const GAPS = [5, 11, 20, 32, 46]; // px between dot and name
  const GAP_COSTS = [0, 4, 11, 17, 24];
  const LEADER_FROM = 15; // px; a name that is farther away is joined to its dot by a line
  const DIRECTIONS = { E: [1, 0], NE: [1, -1], SE: [1, 1], W: [-1, 0], NW: [-1, -1], SW: [-1, 1], N: [0, -1], S: [0, 1] };
  const ORDER = ["E", "W", "NE", "SE", "NW", "SW", "N", "S"], RTL_ORDER = ["W", "E", "NW", "SW", "NE", "SE", "N", "S"];
  const COST = { direction: 0.6, softLine: 2.5, softLinePx: 0.12, leaderOverLine: 2, otherDotNearer: 6, edge: 2, kept: -60 };
  const EDGE_PX = 4; // nearer to the frame's edge a name looks cut
  const TOWARDS_HOME = -0.2; // cosine; a leader in home's direction would be read as its tie

  // What stands in the frame already, filed for quick questions.
  function makeSurroundings({ width, height, dots = [], lines = [], softLines = [], boxes = [], home = null, round = false, rtl = false }) {
    const grid = () => sm.makeGrid(width, height);
    const around = { width, height, boxes, home, round, order: rtl ? RTL_ORDER : ORDER, dots: grid(), lines: grid(), softLines: grid() };
    for (const dot of dots) sm.addToGrid(around.dots, dot, dot.x - dot.r, dot.y - dot.r, dot.x + dot.r, dot.y + dot.r);
    lines.forEach((line, k) => sm.addLine(around.lines, line, k));
    softLines.forEach((line, k) => sm.addLine(around.softLines, line, k));
    return around;
  }

  // All forty positions of a name, possible or not, with what each costs for its direction and distance alone.
  function positionsOf(index, label, { order }) {
    const made = [];
    GAPS.forEach((gap, g) => order.forEach((anchor, d) => made.push(positionOf(index, label, anchor, gap, GAP_COSTS[g] + COST.direction * d))));
    return made;
  }

  function positionOf(index, { x, y, r, w, h }, anchor, gap, cost) {
    const [dx, dy] = DIRECTIONS[anchor], away = (r + gap) * (dx && dy ? 0.75 : 1);
    const cx = x + dx * (away + w / 2), cy = y + dy * (away + (dx ? h / 4 : h / 2));
    const box = [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2];
    return { index, anchor, gap, cost, box, leader: gap < LEADER_FROM ? null : leaderTo(box, x, y, r) };
  }

  // From the dot's edge to the nearest of the name, a little into it where letters do not fill its height.
  function leaderTo([l, t, r, b], x, y, radius) {
    const ex = Math.max(l, Math.min(r, x)), ey = Math.max(t + 2, Math.min(b - 2, y)), length = Math.hypot(ex - x, ey - y) || 1;
    return [x + ((ex - x) * radius) / length, y + ((ey - y) * radius) / length, ex, ey];
  }

  // Whether a name may be there: in the frame, over no dot, chosen line or taken box; its leader away from home, over
  // no dot and under no box.
  function isPossible(around, label, { box, leader }) {
    if (isOutside(around, box) || around.boxes.some((other) => sm.boxesOverlap(box, other))) return false;
    if (coversDot(around, box) || coversLine(around, box)) return false;
    if (!leader) return true;
    return !pointsHome(around, label, leader) && !leaderOverDot(around, label, leader) && !around.boxes.some((other) => sm.segmentInBox(...leader, other));
  }

  // What a position costs beyond its direction and distance. Where the name was before it stays, if it can.
  function costOfSurroundings(around, label, { box, leader, gap, anchor }) {
    const { count, length } = sm.linesInBox(around.softLines, box);
    let cost = COST.softLine * count + COST.softLinePx * length + (isOutside(around, box, EDGE_PX) ? COST.edge : 0);
    if (label.kept?.anchor === anchor && label.kept.gap === gap) cost += COST.kept;
    if (leader) cost += COST.leaderOverLine * linesUnder(around, leader);
    else if (isNearerToOther(around, label, box, gap)) cost += COST.otherDotNearer;
    return cost;
  }

  // How bad a position is for a name that must be somewhere: first it is to be read, then to hide nothing.
  function badness(around, label, { box, leader, cost }) {
    const under = around.boxes.filter((other) => sm.boxesOverlap(box, other)).length;
    const dot = coversDot(around, box) || (leader && leaderOverDot(around, label, leader));
    return 300 * isOutside(around, box) + 60 * under + 40 * Boolean(dot) + 20 * coversLine(around, box) + 8 * Boolean(leader && pointsHome(around, label, leader)) + cost;
  }

  // A position moved into the frame as far as it needs; without its leader, which would point elsewhere.
  function movedInside({ width, height }, { box: [l, t, r, b], ...position }) {
    const dx = Math.max(-l, Math.min(0, width - r)), dy = Math.max(-t, Math.min(0, height - b));
    return { ...position, leader: null, cost: position.cost + 4, box: [l + dx, t + dy, r + dx, b + dy] };
  }

  // Whether a box reaches beyond the frame less an edge: beyond the circle in it, where it is round.
  function isOutside({ width, height, round }, [l, t, r, b], edge = 0) {
    if (l < edge || t < edge || r > width - edge || b > height - edge) return true;
    const x = width / 2, y = height / 2;
    return round && Math.hypot(Math.max(x - l, r - x), Math.max(y - t, b - y)) > Math.min(x, y) - edge;
  }

  const coversDot = ({ dots }, box) => sm.someInGrid(dots, ...box, ({ x, y, r }) => sm.distanceToBox(x, y, box) < r);

  const coversLine = ({ lines }, box) => sm.someInGrid(lines, ...box, ({ x1, y1, x2, y2 }) => sm.segmentInBox(x1, y1, x2, y2, box));

  function pointsHome({ home }, { x, y }, [x1, y1, x2, y2]) {
    if (!home) return false;
    const ax = x - home.x, ay = y - home.y, bx = x2 - x1, by = y2 - y1;
    return ax * bx + ay * by < TOWARDS_HOME * Math.hypot(ax, ay) * Math.hypot(bx, by);
  }

  const boundsOf = ([x1, y1, x2, y2]) => [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];

  const isOwn = (label, { x, y }) => Math.abs(x - label.x) < 0.5 && Math.abs(y - label.y) < 0.5;

  const leaderOverDot = ({ dots }, label, leader) =>
    sm.someInGrid(dots, ...boundsOf(leader), (dot) => !isOwn(label, dot) && sm.distanceToSegment(dot.x, dot.y, ...leader) < dot.r);

  function linesUnder({ lines, softLines }, leader) {
    const crossed = ({ x1, y1, x2, y2 }) => sm.segmentsCross(...leader, x1, y1, x2, y2), bounds = boundsOf(leader);
    return 3 * sm.countLines(lines, ...bounds, crossed) + sm.countLines(softLines, ...bounds, crossed);
  }

  // A name that is nearer to another's dot than to its own is taken for the other's.
  function isNearerToOther({ dots }, label, box, gap) {
    const near = Math.min(gap, GAPS[0]);
    return sm.someInGrid(dots, box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap, (dot) => !isOwn(label, dot) && sm.distanceToBox(dot.x, dot.y, box) - dot.r < near);
  }

  Object.assign(sm, { makeSurroundings, positionsOf, isPossible, costOfSurroundings, badness, movedInside });
})((globalThis.sistermap ??= {}));
