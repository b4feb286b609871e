// The lines of ties on the map. In the flat view arcs of one family, a sign and not a route; from home straight lines;
// or great circles. In widths of the world, running on across the cut of the flat map unless they are to stay whole.
(function (sm) {
  "use strict";

  const BEND = 0.1, UPRIGHT_BEND = 0.03; // of the chord; upright ties would bulge sideways
  const EQUATOR = 0.485; // a tie whose middle is north of it bends north; a little north of the true one, so that ties of the two hemispheres part
  const POLEMOST = 0.03; // no arc goes nearer to the world's edge at the poles
  const STEPS = 24; // pieces of an arc where it is measured or tapered

  // {n, projection, at, boxes, circles}: curve i is the quadratic Bézier at[6i …] = x0, y0, x, y of its control, x1, y1, or,
  // with great circles, the polyline circles[i]; it lies in boxes[4i …] = left, top, right, bottom.
  function makeCurves(projection, lon, lat, from, to, { greatCircles = false, whole = false } = {}) {
    const n = from.length, { x, y } = sm.projectAll(projection, lon, lat);
    const curves = { n, projection, at: new Float64Array(6 * n), boxes: new Float64Array(4 * n), circles: null };
    const flat = projection.view === "flat";
    for (let i = 0; i < n; i++) {
      const a = from[i], b = to[i];
      let bx = x[b];
      if (flat && !whole && Math.abs(bx - x[a]) > 0.5) bx += bx < x[a] ? 1 : -1; // the shorter way is across the cut
      setCurve(curves, i, x[a], y[a], bx, y[b], flat);
    }
    if (greatCircles && flat) layCircles(curves, lon, lat, from, to);
    return curves;
  }

  function setCurve({ at, boxes }, i, x0, y0, x1, y1, bent) {
    const dx = x1 - x0, dy = y1 - y0;
    let cx = (x0 + x1) / 2, cy = (y0 + y1) / 2;
    if (bent) {
      const chord = Math.hypot(dx, dy) || 1, level = Math.min(1, Math.abs(dx) / chord);
      const bend = 2 * (UPRIGHT_BEND + (BEND - UPRIGHT_BEND) * level); // the arc rises half as high as its control
      const up = cy < EQUATOR ? -1 : 1, side = dx < 0 ? -1 : 1; // towards the nearer pole
      cx += bend * dy * -up * side;
      cy = Math.max(POLEMOST, Math.min(1 - POLEMOST, cy + bend * Math.abs(dx) * up));
    }
    at.set([x0, y0, cx, cy, x1, y1], 6 * i);
    boxes.set([Math.min(x0, cx, x1), Math.min(y0, cy, y1), Math.max(x0, cx, x1), Math.max(y0, cy, y1)], 4 * i);
  }

  function layCircles(curves, lon, lat, from, to) {
    const arcs = sm.makeArcs(sm.unitVectors(lon, lat), from, to), points = new Float64Array(2 * sm.LONGEST_ARC);
    const { shift } = curves.projection;
    curves.circles = Array.from({ length: curves.n }, (_, i) => {
      const count = sm.walkArc(arcs, i, 0, arcs.angles[i], 0.02, points), line = points.slice(0, 2 * count);
      const turns = Math.round(curves.at[6 * i] - line[0] - shift) + shift;
      const box = [Infinity, Infinity, -Infinity, -Infinity];
      for (let k = 0; k < line.length; k += 2) {
        line[k] += turns;
        box[0] = Math.min(box[0], line[k]); box[2] = Math.max(box[2], line[k]);
        box[1] = Math.min(box[1], line[k + 1]); box[3] = Math.max(box[3], line[k + 1]);
      }
      curves.boxes.set(box, 4 * i);
      return line;
    });
  }

  // The shifts, in worlds, at which a curve lies in the one world that is shown: 0, and another where it runs across the cut.
  function shiftsOf({ boxes, projection }, i) {
    if (projection.view !== "flat") return [0];
    const left = boxes[4 * i], right = boxes[4 * i + 2];
    return left < 0 ? [0, 1] : right > 1 ? [0, -1] : [0];
  }

  const crossesCut = ({ boxes, projection }, i) => projection.view === "flat" && (boxes[4 * i] < 0 || boxes[4 * i + 2] > 1);

  // Points along a curve as x, y, x, y …, end to end.
  function pointsOf(curves, i, steps = STEPS) {
    if (curves.circles) return curves.circles[i];
    const [x0, y0, cx, cy, x1, y1] = curves.at.subarray(6 * i, 6 * i + 6);
    const straight = Math.abs((x1 - x0) * (cy - y0) - (y1 - y0) * (cx - x0)) < 1e-12, n = straight ? 1 : steps;
    const out = new Float64Array(2 * n + 2);
    for (let k = 0; k <= n; k++) {
      const t = k / n, u = 1 - t;
      out[2 * k] = u * u * x0 + 2 * u * t * cx + t * t * x1;
      out[2 * k + 1] = u * u * y0 + 2 * u * t * cy + t * t * y1;
    }
    return out;
  }

  // The curve nearest to a point within `reach`, or -1; `seen` leaves out curves.
  function nearestCurve(curves, x, y, reach, seen) {
    const { n, boxes } = curves, flat = curves.projection.view === "flat";
    let best = -1, least = reach;
    for (let i = 0; i < n; i++) {
      if (seen && !seen[i]) continue;
      if (y < boxes[4 * i + 1] - least || y > boxes[4 * i + 3] + least) continue;
      const left = boxes[4 * i] - least, right = boxes[4 * i + 2] + least;
      for (const px of flat ? [x, x - 1, x + 1] : [x]) {
        if (px < left || px > right) continue;
        const away = awayFrom(pointsOf(curves, i), px, y);
        if (away < least) [best, least] = [i, away];
      }
    }
    return best;
  }

  function awayFrom(line, x, y) {
    let least = Infinity;
    for (let k = 2; k < line.length; k += 2) {
      const ax = line[k - 2], ay = line[k - 1], dx = line[k] - ax, dy = line[k + 1] - ay;
      const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(x - ax - t * dx, y - ay - t * dy));
    }
    return least;
  }

  Object.assign(sm, { makeCurves, shiftsOf, crossesCut, pointsOf, nearestCurve });
})((globalThis.sistermap ??= {}));
