// Ties by year on a canvas: a dot each, or bars stacked by kind.
(function (sm) {
  "use strict";

  const RADIUS = 4.5, PITCH = 10, GAP = 1.5, WIDEST_BAR = 26, CHOSEN = 1.4, PALE = 0.3;

  // Where each dated tie has its dot: [{tie, x, y}], from the start of the line, stacked by date and then by row.
  function placeYearDots({ ties }, axis, width, height) {
    const step = width / axis.bins, stacks = new Int32Array(axis.bins);
    const dated = Array.from({ length: ties.n }, (_, i) => i).filter((i) => ties.sinceYear[i] !== 0);
    const date = (i) => sm.sinceText(ties, i);
    dated.sort((i, j) => ties.sinceYear[i] - ties.sinceYear[j] || (date(i) < date(j) ? -1 : date(i) > date(j) ? 1 : i - j));
    return dated.map((tie) => {
      const bin = sm.binOf(axis, ties.sinceYear[tie]);
      return { tie, x: (bin + 0.5) * step, y: height - RADIUS - GAP - PITCH * stacks[bin]++ };
    });
  }

  // The tie whose dot is at a point, or null.
  function dotAt(dots, x, y, reach = RADIUS + 2) {
    let best = null, least = reach * reach;
    for (const dot of dots) {
      const away = (dot.x - x) ** 2 + (dot.y - y) ** 2;
      if (away <= least) [best, least] = [dot.tie, away];
    }
    return best;
  }

  // A canvas as large as its element, in device pixels; its pen counts CSS px from the start of the line.
  function penOf(canvas) {
    const width = canvas.clientWidth, height = canvas.clientHeight, ratio = globalThis.devicePixelRatio || 1;
    const across = Math.round(width * ratio), down = Math.round(height * ratio);
    if (canvas.width !== across || canvas.height !== down) Object.assign(canvas, { width: across, height: down });
    const pen = canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    if (getComputedStyle(canvas).direction === "rtl") {
      pen.translate(width, 0);
      pen.scale(-1, 1);
    }
    return { pen, width, height };
  }

  // chosen, hovered: Set of ties that stand out; where some are chosen the others recede.
  function paintYearDots(canvas, data, dots, { visible, dark, chosen, hovered }) {
    const { pen } = penOf(canvas), styles = sm.kindStyles(data, dark), codes = sm.lineColumn(data)?.codes;
    const dot = ({ tie, x, y }, radius, opacity) => {
      pen.globalAlpha = opacity;
      pen.fillStyle = styles[codes ? codes[tie] : 0].colour;
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fill();
    };
    const ahead = dots.filter(({ tie }) => chosen.has(tie) || hovered.has(tie));
    for (const one of dots) if (!ahead.includes(one)) dot(one, RADIUS, visible[one.tie] && !chosen.size ? 1 : PALE);
    for (const one of ahead) dot(one, RADIUS + CHOSEN, visible[one.tie] ? 1 : PALE);
  }

  // Bars of `counts` (js/data/filter.js): all pale, what is seen in full, of the kinds the first at the foot.
  function paintYearBars(canvas, data, axis, counts, { dark, chosen }) {
    const { pen, width, height } = penOf(canvas), styles = sm.kindStyles(data, dark), step = width / axis.bins;
    const wide = Math.min(WIDEST_BAR, Math.max(1, step - 1)), scale = (height - 2) / Math.max(1, counts.most);
    const draw = (numbers, opacity) => {
      pen.globalAlpha = opacity;
      for (let kind = 0; kind < counts.kinds; kind++) {
        pen.fillStyle = styles[kind].colour;
        for (let bin = 0; bin < axis.bins; bin++) {
          const count = numbers[bin * counts.kinds + kind];
          if (count) pen.fillRect(bin * step + (step - wide) / 2, height - bases[bin] - count * scale, wide, count * scale);
          bases[bin] += count * scale;
        }
      }
      bases.fill(0);
    };
    const bases = new Float64Array(axis.bins);
    draw(counts.all, PALE);
    if (!chosen.size) return draw(counts.shown, 1);
    draw(counts.shown, PALE);
    draw(countChosen(data, axis, counts.kinds, chosen), 1);
  }

  function countChosen({ ties }, axis, kinds, chosen) {
    const numbers = new Int32Array(axis.bins * kinds);
    for (const i of chosen) if (ties.sinceYear[i]) numbers[sm.binOf(axis, ties.sinceYear[i]) * kinds + (sm.lineColumn({ ties })?.codes[i] || 0)]++;
    return numbers;
  }

  Object.assign(sm, { placeYearDots, dotAt, paintYearDots, paintYearBars });
})((globalThis.sistermap ??= {}));
