// Draws the bands that ties are gathered into.
(function (sm) {
  "use strict";

  const CLASSES = 14; // of width, so that bands alike share a stroke
  const HAIRLINES = 3, MOST_WIDE = 300; // bands: lines of one pixel are drawn many times as fast as wider ones

  // The bands, the strongest on top: width and opacity show how many ties each has. Bands that only pass through the
  // view are faint; so is the single tie among thousands of bands.
  function* paintBands(ctx, view, { bands, arcs, styles, neutral, ends }) {
    const most = Math.max(60, bands.order.length ? bands.count[bands.order[bands.order.length - 1]] : 1);
    const made = [], styleOf = new Int32Array(bands.n);
    const fade = Math.min(1, Math.sqrt(2500 / Math.max(1, bands.drawn)));
    const wideFrom = bands.order.length > MOST_WIDE ? bands.count[bands.order[bands.order.length - MOST_WIDE]] : 0;
    for (const band of bands.order) {
      const wide = bands.count[band] > wideFrom;
      const width = Math.ceil(CLASSES * Math.sqrt(bands.count[band] / most)), kind = bands.kind[band];
      const through = ends[bands.from[band]] || ends[bands.to[band]] ? 0 : 1;
      const style = (((kind + 1) * 2 + through) * 2 + (wide ? 1 : 0)) * (CLASSES + 1) + width;
      styleOf[band] = style;
      made[style] ??= {
        colour: kind < 0 ? neutral : styles[kind].colour,
        dash: [],
        width: width < HAIRLINES || !wide ? 1 : (10 * width) / CLASSES,
        opacity: bandOpacity(width, through ? 0.3 * fade : fade),
      };
    }
    yield* sm.paintArcs(ctx, view, { arcs, order: bands.order, styleOf, styles: made, width: 1, opacity: 1, inStroke: 3 });
  }

  function bandOpacity(width, fade) {
    const full = 0.06 + 0.15 * Math.log2(1 + 60 * (width / CLASSES) ** 2);
    return Math.min(0.62, full * (width < HAIRLINES ? fade : Math.sqrt(fade)));
  }

  Object.assign(sm, { paintBands });
})((globalThis.sistermap ??= {}));
