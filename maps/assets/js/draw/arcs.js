// Draws arcs: ties one by one, or the bands they are gathered into.
(function (sm) {
  "use strict";

  const IN_ONE_STROKE = 48;
  const LANE_PX = 3.4;
  const points = new Float64Array(2 * 400), range = [0, 0]; // the arc that is being drawn

  // Which points of the Mercator world the view shows: 1 for each that it does.
  function pointsInView(view, x, y) {
    const seen = new Uint8Array(x.length);
    for (let p = 0; p < x.length; p++) {
      const py = y[p] * view.scale - view.top;
      if (py < 0 || py > view.height) continue;
      const [first, last] = sm.worldCopies(view, x[p], x[p]);
      seen[p] = first <= last ? 1 : 0;
    }
    return seen;
  }

  // The order in which ties are drawn: shuffled, always the same way, so that half a picture is a fair sample; within
  // each block sorted by style, so that the pen is seldom changed.
  function drawOrder(n, styleOf) {
    const order = Int32Array.from({ length: n }, (_, i) => i);
    let seed = 20240229;
    for (let i = n - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const j = seed % (i + 1), swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    if (!styleOf) return order;
    const block = 1024;
    for (let at = 0; at < n; at += block) order.subarray(at, at + block).sort((a, b) => styleOf[a] - styleOf[b]);
    return order;
  }

  // Ties between the same two places lie side by side: for each tie its lane, 0 on the great circle itself.
  function makeLanes({ n, from, to }, places) {
    const key = (i) => (from[i] < to[i] ? from[i] * places + to[i] : to[i] * places + from[i]);
    const count = new Map(), lanes = new Float32Array(n);
    for (let i = 0; i < n; i++) count.set(key(i), (count.get(key(i)) || 0) + 1);
    if (count.size === n) return null;
    const used = new Map();
    for (let i = 0; i < n; i++) {
      const all = count.get(key(i));
      if (all === 1) continue;
      const k = used.get(key(i)) || 0;
      used.set(key(i), k + 1);
      lanes[i] = (k - (all - 1) / 2) * Math.min(1, 9 / all) * (from[i] < to[i] ? 1 : -1);
    }
    return lanes;
  }

  // styles[styleOf[i]] is {colour, dash, width?, opacity?}; without `styleOf` there is one style.
  function* paintArcs(ctx, view, task) {
    const { arcs, order, seen, styleOf, styles, lanes, width, opacity, dashes = true, inStroke: most = IN_ONE_STROKE } = task;
    ctx.lineJoin = "bevel"; // the quickest, and arcs have no corners
    ctx.lineCap = "butt";
    let inStroke = 0, pen = -1;
    ctx.beginPath();
    for (let k = 0; k < order.length; k++) {
      const i = order[k];
      if (seen && !seen[i]) continue;
      const style = styleOf ? styleOf[i] : 0;
      if (style !== pen || inStroke >= most) {
        if (inStroke) ctx.stroke();
        ctx.beginPath();
        if (style !== pen) take(ctx, { width, opacity, ...styles[style] }, dashes);
        pen = style;
        inStroke = 0;
        yield;
      }
      traceArc(ctx, view, arcs, i, lanes ? lanes[i] * LANE_PX : 0);
      inStroke++;
    }
    if (inStroke) ctx.stroke();
    ctx.setLineDash([]);
    ctx.globalAlpha = 1;
  }

  function take(ctx, { colour, dash, width, opacity }, dashes) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.globalAlpha = opacity;
    ctx.setLineDash(dashes ? dash.map((length) => length * Math.max(1, width / 1.6)) : []);
  }

  // Adds one arc to the path, in every copy of the world that shows it.
  function traceArc(ctx, view, arcs, i, lane) {
    if (arcs.angles[i] < 1e-7) return traceLoop(ctx, view, arcs, i);
    if (!sm.clipArc(arcs, i, view, range)) return;
    const count = sm.walkArc(arcs, i, range[0], range[1], sm.stepOf(arcs, i, view.pixelsPerRadian), points);
    let low = points[0], high = points[0];
    for (let k = 1; k < count; k++) {
      if (points[2 * k] < low) low = points[2 * k];
      if (points[2 * k] > high) high = points[2 * k];
    }
    const [first, last] = sm.worldCopies(view, low, high);
    if (first > last) return;
    toPixels(count, view);
    if (lane) shift(count, lane, arcs.angles[i]);
    for (let world = first; world <= last; world++) traceLine(ctx, view, world * view.scale, count);
  }

  // Beyond 85 degrees there is no Mercator: the line leaves at the edge of the world and comes back where it does.
  function traceLine(ctx, view, dx, count) {
    const north = 0.5 - view.top, south = view.scale - 0.5 - view.top;
    let out = true;
    for (let k = 0; k < count; k++) {
      const x = points[2 * k] + dx, y = points[2 * k + 1], beyond = y < north || y > south;
      if (out && (beyond || !k)) ctx.moveTo(x, y);
      else ctx.lineTo(x, y);
      out = beyond;
    }
  }

  function toPixels(count, view) {
    for (let k = 0; k < count; k++) {
      points[2 * k] = points[2 * k] * view.scale - view.left;
      points[2 * k + 1] = points[2 * k + 1] * view.scale - view.top;
    }
  }

  // Beside the great circle by `lane` px in the middle, by nothing at the ends.
  function shift(count, lane, angle) {
    const [start, end] = range;
    let bx = points[0], by = points[1];
    for (let k = 0; k < count; k++) {
      const x = points[2 * k], y = points[2 * k + 1];
      const n = Math.min(k + 1, count - 1);
      const dx = points[2 * n] - bx, dy = points[2 * n + 1] - by, length = Math.hypot(dx, dy) || 1;
      const along = (start + ((end - start) * k) / (count - 1)) / angle;
      const by2 = lane * Math.min(1, 3 * Math.sin(Math.PI * Math.min(1, along)));
      points[2 * k] = x + (-dy / length) * by2;
      points[2 * k + 1] = y + (dx / length) * by2;
      bx = x;
      by = y;
    }
  }

  // Both ends at one place: a small ring that touches it.
  function traceLoop(ctx, view, arcs, i) {
    const v = arcs.vectors, a = 3 * arcs.from[i];
    const x = Math.atan2(v[a + 1], v[a]) / (2 * Math.PI) + 0.5, y = sm.mercatorOfSine(v[a + 2]);
    const [first, last] = sm.worldCopies(view, x, x);
    for (let world = first; world <= last; world++) {
      const px = (x + world) * view.scale - view.left, py = y * view.scale - view.top;
      ctx.moveTo(px + 6, py - 6);
      ctx.arc(px, py - 6, 6, 0, 2 * Math.PI);
    }
  }

  Object.assign(sm, { pointsInView, drawOrder, makeLanes, paintArcs, LANE_PX });
})((globalThis.sistermap ??= {}));
