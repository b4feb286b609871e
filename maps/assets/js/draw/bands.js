// Draws the bands that ties are gathered into: between two countries, or two clusters of places.
(function (sm) {
  "use strict";

  const CLASSES = 14; // of width, so that bands alike share a stroke
  const WIDEST = 13, FINEST = 0.5;
  const MOST_DRAWN = 260; // the strongest; the rest is in the list, and comes nearer
  const RAMP = { light: ["#9db9d3", "#4f86b8", "#0b4f8c"], dark: ["#2b5578", "#4f9bdb", "#a9d5fa"] };

  // The bands, the strongest on top: width and colour show how many ties each has.
  function* paintBands(ctx, view, { bands, curves, dark }) {
    const most = bands.order.length ? bands.count[bands.order[bands.order.length - 1]] : 1;
    const styleOf = new Int32Array(bands.n), styles = [];
    const order = bands.order.subarray(Math.max(0, bands.order.length - MOST_DRAWN));
    for (const band of order) {
      const share = Math.sqrt(bands.count[band] / most), level = Math.round(share * CLASSES);
      styleOf[band] = level;
      styles[level] ??= { colour: rampColour(level / CLASSES, dark), dash: [], width: Math.max(FINEST, (WIDEST * level) / CLASSES), opacity: 0.55 + 0.4 * share };
    }
    yield* sm.paintCurves(ctx, view, { curves, order, styleOf, styles, width: 1, opacity: 1, inStroke: 3 });
  }

  function rampColour(share, dark) {
    const ramp = RAMP[dark ? "dark" : "light"], at = share * 2, k = Math.min(1, Math.floor(at));
    const channel = (from, to, c) => Math.round(parseInt(from.slice(c, c + 2), 16) * (1 - at + k) + parseInt(to.slice(c, c + 2), 16) * (at - k));
    return `#${[1, 3, 5].map((c) => channel(ramp[k], ramp[k + 1], c).toString(16).padStart(2, "0")).join("")}`;
  }

  // What the widths mean: [{count, width, colour}], the widest first.
  function bandLegend({ bands }, dark) {
    const most = bands.order.length ? bands.count[bands.order[bands.order.length - 1]] : 0;
    const round = (value) => Number(value.toPrecision(1));
    const counts = [...new Set([most, most / 2, most / 8, most / 32].map(round))].filter((count) => count >= 1);
    return counts.map((count) => ({ count, width: Math.max(FINEST, WIDEST * Math.sqrt(count / most)), colour: rampColour(Math.min(1, Math.sqrt(count / most)), dark) }));
  }

  // How many bands are drawn, and what share of the ties is in them.
  function drawnBands({ bands }) {
    const drawn = bands.order.subarray(Math.max(0, bands.order.length - MOST_DRAWN));
    const sum = (list) => list.reduce((total, band) => total + bands.count[band], 0);
    return { drawn: drawn.length, all: bands.order.length, share: sum(drawn) / Math.max(1, sum(bands.order)) };
  }

  Object.assign(sm, { paintBands, bandLegend, drawnBands, MOST_BANDS: MOST_DRAWN });
})((globalThis.sistermap ??= {}));
