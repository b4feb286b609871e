// Draws the lines of ties: tapered from home, dashed where kinds mix, hair-fine where they are many.
(function (sm) {
  "use strict";

  const IN_ONE_STROKE = 48;
  const FADE = 0.07; // of the world's width, in which a line that runs over the edge fades
  const LONGEST_FIRST = 3000; // more lines are not sorted by length

  // The order in which curves are drawn: the longest below; where they are many, shuffled, always the same way, so that
  // half a picture is a fair sample, and within each block sorted by style, so that the pen is seldom changed.
  function drawOrder(curves, styleOf) {
    const { n, boxes } = curves, order = Int32Array.from({ length: n }, (_, i) => i);
    if (n <= LONGEST_FIRST) {
      const length = (i) => Math.hypot(boxes[4 * i + 2] - boxes[4 * i], boxes[4 * i + 3] - boxes[4 * i + 1]);
      return order.sort((a, b) => length(b) - length(a) || a - b);
    }
    let seed = 20240229;
    for (let i = n - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      const j = seed % (i + 1), swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
    const block = 1024;
    if (styleOf) for (let at = 0; at < n; at += block) order.subarray(at, at + block).sort((a, b) => styleOf[a] - styleOf[b]);
    return order;
  }

  // task: curves, order, seen (0 leaves a curve out), styleOf and styles ({colour, dash, width?, opacity?}), width and
  // opacity; taper(i) → null or {start, end, from, gap}: px of width at the two ends, from which of them, how far away
  // from it the line begins; widthOf(i) → px, where each has its own.
  function* paintCurves(ctx, view, task) {
    const { curves, order, seen, styleOf, styles, inStroke: most = IN_ONE_STROKE } = task;
    ctx.save();
    clipToWorld(ctx, view);
    ctx.lineJoin = "round";
    ctx.lineCap = "butt";
    let inStroke = 0, pen = null;
    ctx.beginPath();
    const finish = () => {
      if (inStroke) ctx.stroke();
      ctx.beginPath();
      inStroke = 0;
    };
    for (let k = 0; k < order.length; k++) {
      const i = order[k];
      if (seen && !seen[i]) continue;
      const style = styleOf ? styleOf[i] : 0, taper = task.taper ? task.taper(i) : null, own = task.widthOf ? task.widthOf(i) : 0;
      const crossing = sm.crossesCut(curves, i), key = taper || crossing || own ? null : style;
      if (key === null || key !== pen || inStroke >= most) {
        finish();
        if (key === null || key !== pen) take(ctx, view, { ...task, ...styles[style], ...(own && { width: own }) }, crossing);
        pen = key;
        if (k % 16 === 0 || key !== null) yield;
      }
      for (const shift of sm.shiftsOf(curves, i)) {
        if (!isInView(view, curves.boxes, i, shift)) continue;
        if (taper) fillTapered(ctx, view, curves, i, shift, taper);
        else if (isLoop(curves, i)) traceLoop(ctx, view, curves, i);
        else traceCurve(ctx, view, curves, i, shift);
        inStroke += taper ? 0 : 1;
      }
    }
    finish();
    ctx.restore();
  }

  // Of a curve that runs over the edge only the two ends are shown, each fading towards the edge.
  function take(ctx, view, { colour, dash, width, opacity, dashes = true }, crossing) {
    ctx.strokeStyle = ctx.fillStyle = crossing ? fading(ctx, view, colour) : colour;
    ctx.lineWidth = width;
    ctx.globalAlpha = opacity;
    ctx.lineCap = dash.length && dash[0] < 3 ? "round" : "butt";
    ctx.setLineDash(dashes ? dash : []);
  }

  function fading(ctx, { scale, left }, colour) {
    const gradient = ctx.createLinearGradient(-left, 0, scale - left, 0);
    for (const [at, alpha] of [[0, "00"], [FADE, "ff"], [1 - FADE, "ff"], [1, "00"]]) gradient.addColorStop(at, colour + alpha);
    return gradient;
  }

  function clipToWorld(ctx, { projection, scale, left, height }) {
    if (projection.view !== "flat") return;
    ctx.beginPath();
    ctx.rect(-left, 0, scale, height);
    ctx.clip();
  }

  function isInView({ scale, left, top, width, height }, boxes, i, shift) {
    const at = 4 * i, margin = 12;
    return (boxes[at + 2] + shift) * scale - left > -margin && (boxes[at] + shift) * scale - left < width + margin
      && boxes[at + 3] * scale - top > -margin && boxes[at + 1] * scale - top < height + margin;
  }

  function traceCurve(ctx, { scale, left, top }, curves, i, shift) {
    const px = (x) => (x + shift) * scale - left, py = (y) => y * scale - top;
    if (curves.circles) {
      const line = curves.circles[i];
      ctx.moveTo(px(line[0]), py(line[1]));
      for (let k = 2; k < line.length; k += 2) ctx.lineTo(px(line[k]), py(line[k + 1]));
      return;
    }
    const { at } = curves, b = 6 * i;
    ctx.moveTo(px(at[b]), py(at[b + 1]));
    ctx.quadraticCurveTo(px(at[b + 2]), py(at[b + 3]), px(at[b + 4]), py(at[b + 5]));
  }

  const isLoop = ({ at }, i) => at[6 * i] === at[6 * i + 4] && at[6 * i + 1] === at[6 * i + 5];

  // Both ends at one place: a small ring that touches it.
  function traceLoop(ctx, { scale, left, top }, { at }, i) {
    const x = at[6 * i] * scale - left, y = at[6 * i + 1] * scale - top;
    ctx.moveTo(x + 6, y - 6);
    ctx.arc(x, y - 6, 6, 0, 2 * Math.PI);
  }

  function fillTapered(ctx, view, curves, i, shift, { start, end, from, gap }) {
    let line = toPixels(view, sm.pointsOf(curves, i), shift);
    if (from === "to") line = reversed(line);
    line = withoutStart(line, gap);
    if (!line) return;
    const n = line.length / 2, side = new Float64Array(2 * n);
    for (let k = 0; k < n; k++) {
      const a = 2 * Math.max(0, k - 1), b = 2 * Math.min(n - 1, k + 1);
      const dx = line[b] - line[a], dy = line[b + 1] - line[a + 1], length = Math.hypot(dx, dy) || 1;
      const half = (start + ((end - start) * k) / (n - 1)) / 2;
      side[2 * k] = (-dy / length) * half;
      side[2 * k + 1] = (dx / length) * half;
    }
    ctx.beginPath();
    for (let k = 0; k < n; k++) ctx.lineTo(line[2 * k] + side[2 * k], line[2 * k + 1] + side[2 * k + 1]);
    for (let k = n - 1; k >= 0; k--) ctx.lineTo(line[2 * k] - side[2 * k], line[2 * k + 1] - side[2 * k + 1]);
    ctx.closePath();
    ctx.fill();
    ctx.beginPath();
  }

  function toPixels({ scale, left, top }, points, shift = 0) {
    const out = new Float64Array(points.length);
    for (let k = 0; k < points.length; k += 2) {
      out[k] = (points[k] + shift) * scale - left;
      out[k + 1] = points[k + 1] * scale - top;
    }
    return out;
  }

  function reversed(line) {
    const out = new Float64Array(line.length);
    for (let k = 0; k < line.length; k += 2) [out[k], out[k + 1]] = [line[line.length - 2 - k], line[line.length - 1 - k]];
    return out;
  }

  // The line from `gap` px on; null where nothing is left of it.
  function withoutStart(line, gap) {
    let left = gap;
    for (let k = 2; k < line.length; k += 2) {
      const dx = line[k] - line[k - 2], dy = line[k + 1] - line[k - 1], length = Math.hypot(dx, dy);
      if (length > left) {
        const rest = line.slice(k - 2);
        rest[0] += (dx * left) / length;
        rest[1] += (dy * left) / length;
        return rest;
      }
      left -= length;
    }
    return null;
  }

  Object.assign(sm, { drawOrder, paintCurves, toPixels });
})((globalThis.sistermap ??= {}));
