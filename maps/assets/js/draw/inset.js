// Where most ties crowd in a small part of the flat map: which part, and a picture of it, enlarged.
(function (sm) {
  "use strict";

  const SAMPLE = 600; // ends of ties among which the crowd is looked for
  const AREA = 0.15, AREA_OF_FEW = 0.05; // of the frame; where ties are drawn one by one a crowd has to be closer
  const CROP = [80, -58]; // degrees of latitude that the flat map shows

  // {left, top, right, bottom, places, ties}: the part of the flat world, and how many of what is seen lies within it;
  // null where nothing crowds. Made once for each change of the filters.
  function denseBox({ data, store }, { x, y }, few) {
    const { ties } = data, ends = [], [north, south] = CROP.map(sm.mercatorY), seen = [];
    for (let i = 0; i < ties.n; i++) if (store.visible[i]) seen.push(i);
    const step = Math.max(1, Math.ceil((2 * seen.length) / SAMPLE));
    for (let k = 0; k < 2 * seen.length; k += step) ends.push(k % 2 ? ties.to[seen[k >> 1]] : ties.from[seen[k >> 1]]);
    const px = 1000, frame = { width: px, height: (south - north) * px };
    const found = sm.denseArea(ends.map((p) => ({ x: x[p] * px, y: (y[p] - north) * px })), { ...frame, area: few ? AREA_OF_FEW : AREA });
    if (!found) return null;
    const box = { left: found.x / px, top: found.y / px + north, right: (found.x + found.w) / px, bottom: (found.y + found.h) / px + north };
    const isIn = (p) => x[p] >= box.left && x[p] <= box.right && y[p] >= box.top && y[p] <= box.bottom;
    const places = new Set(seen.flatMap((i) => [ties.from[i], ties.to[i]]).filter(isIn));
    return { ...box, places: places.size, ties: seen.reduce((sum, i) => sum + (isIn(ties.from[i]) && isIn(ties.to[i]) ? sm.timesOf(ties, i) : 0), 0) };
  }

  // The view of a picture of `width` × `height` px that shows a box.
  function insetView(box, projection, { width, height, ratio }) {
    const scale = Math.min(width / (box.right - box.left), height / (box.bottom - box.top));
    const left = ((box.left + box.right) / 2) * scale - width / 2, top = ((box.top + box.bottom) / 2) * scale - height / 2;
    return { projection, zoom: Math.log2(scale / 256), scale, left, top, width, height, ratio, padding: 0, inset: box };
  }

  function paintInset(painters, ctx, view) {
    ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    ctx.clearRect(0, 0, view.width, view.height);
    for (const painter of painters) for (const steps = painter(ctx, view); !steps.next().done; );
  }

  // Of bands those with both ends in the box, and how many ties each node has within it.
  function withinBox({ nodes, bands, ...gathered }, box) {
    const isIn = (k) => nodes.x[k] >= box.left && nodes.x[k] <= box.right && nodes.y[k] >= box.top && nodes.y[k] <= box.bottom;
    const count = bands.count.map((n, k) => (isIn(bands.from[k]) && isIn(bands.to[k]) ? n : 0)), weight = new Int32Array(nodes.n);
    count.forEach((n, k) => {
      weight[bands.from[k]] += n;
      weight[bands.to[k]] += n;
    });
    const order = bands.order.filter((k) => count[k]).sort((a, b) => count[a] - count[b]);
    return { ...gathered, nodes: { ...nodes, most: Math.max(1, ...weight) }, bands: { ...bands, count, weight, order } };
  }

  // The frame of the box on the main map.
  function paintBoxFrame(ctx, { scale, left, top }, box, ink) {
    ctx.save();
    ctx.strokeStyle = ink.ink2;
    ctx.lineWidth = 1;
    ctx.setLineDash([3, 3]);
    ctx.strokeRect(box.left * scale - left, box.top * scale - top, (box.right - box.left) * scale, (box.bottom - box.top) * scale);
    ctx.restore();
  }

  Object.assign(sm, { denseBox, insetView, paintInset, withinBox, paintBoxFrame });
})((globalThis.sistermap ??= {}));
