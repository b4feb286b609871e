// What lies under the pointer, measured on the map; no picture is read.
(function (sm) {
  "use strict";

  // {place}, {tie} or {band} within `reach` px of a point of the container, or null. Places come before ties.
  function findUnder(scene, drawing, { shown, gathered }, map, point, reach) {
    const scale = 256 * 2 ** map.getZoom(), origin = map.getPixelBounds().min;
    const x = (origin.x + point.x) / scale, y = (origin.y + point.y) / scale;
    if (gathered) return findBand(scene, gathered, x, y, scale, reach);
    const place = nearestPlace(scene, drawing.dots, shown, x, y, scale, reach);
    if (place >= 0) return { place };
    const { pairs, store } = scene, count = sm.countPairs(pairs, store.visible);
    const pair = sm.nearestCurve(drawing.curves, x, y, reach / scale, count);
    if (pair < 0) return null;
    return { tie: sm.tiesOfPair(pairs, pair).find((i) => store.visible[i]) };
  }

  function nearestPlace({ data }, dots, shown, x, y, scale, reach) {
    let best = -1, least = reach;
    for (const p of dots.byRank) {
      if (!shown[p]) continue;
      const dx = (x - dots.x[p]) * scale, dy = (y - dots.y[p]) * scale;
      if (Math.abs(dx) > 40 || Math.abs(dy) > 40) continue;
      const away = Math.hypot(dx, dy) - sm.dotRadius(data, p);
      if (away < least) [best, least] = [p, away];
    }
    return best;
  }

  function findBand({ data, store }, { nodes, bands, curves }, x, y, scale, reach) {
    const { lang } = store.get(), node = nearestNode(nodes, bands, x, y, scale, reach);
    if (node >= 0) {
      const { from, to } = data.ties, { of } = nodes;
      const ties = marked(data.ties.n, (i) => store.visible[i] && (of[from[i]] === node || of[to[i]] === node));
      const own = marked(bands.n, (k) => bands.count[k] && (bands.from[k] === node || bands.to[k] === node));
      return { band: { ties, bands: own, ends: [sm.nodeName(data, nodes, node, lang)], key: `${nodes.mode} node ${node}` } };
    }
    const drawn = new Uint8Array(bands.n);
    for (const k of bands.order.subarray(Math.max(0, bands.order.length - sm.MOST_BANDS))) drawn[k] = 1;
    const band = sm.nearestCurve(curves, x, y, (reach + 2) / scale, drawn);
    if (band < 0) return null;
    const ends = [bands.from[band], bands.to[band]].map((k) => sm.nodeName(data, nodes, k, lang));
    const ties = marked(data.ties.n, (i) => store.visible[i] && bands.bandOf[i] === band);
    return { band: { ties, bands: [band], ends, key: `${nodes.mode} ${band}` } };
  }

  function nearestNode(nodes, bands, x, y, scale, reach) {
    let best = -1, least = reach / 2;
    for (let k = 0; k < nodes.n; k++) {
      if (!bands.weight[k]) continue;
      const away = Math.hypot(x - nodes.x[k], y - nodes.y[k]) * scale - sm.nodeRadius(bands.weight[k], nodes.most);
      if (away < least) [best, least] = [k, away];
    }
    return best;
  }

  function marked(n, wanted) {
    const found = [];
    for (let i = 0; i < n; i++) if (wanted(i)) found.push(i);
    return found;
  }

  Object.assign(sm, { findUnder });
})((globalThis.sistermap ??= {}));
