// What lies under the pointer. Distances are computed on the sphere; no picture is read.
(function (sm) {
  "use strict";

  // {place}, {tie} or {band} within `reach` px of a point of the container, or null. Places come before ties.
  function findUnder(scene, { shown, gathered }, map, point, reach) {
    const { store, arcs, lanes } = scene;
    const zoom = map.getZoom(), scale = 256 * 2 ** zoom, origin = map.getPixelBounds().min;
    const x = (origin.x + point.x) / scale, y = (origin.y + point.y) / scale;
    if (y < 0 || y > 1) return null;
    const lat = sm.latOf(y), vector = sm.unitVector(sm.lonOf(x), lat);
    const radians = (px) => (px * 2 * Math.PI * Math.cos((lat * Math.PI) / 180)) / scale;
    if (gathered) return findBand(scene, gathered, vector, radians, reach);
    const place = nearestPlace(scene, shown, x, y, scale, reach);
    if (place >= 0) return { place };
    // A lane is counted to the right of the way from end to end, an angle from the circle's plane to the left.
    const offset = lanes && ((i) => -radians(lanes[i] * sm.LANE_PX));
    const tie = sm.nearestArc(arcs, vector, radians(reach), store.visible, offset);
    return tie < 0 ? null : { tie };
  }

  function nearestPlace(scene, shown, x, y, scale, reach) {
    const { data, dots } = scene;
    let best = -1, bestDistance = Infinity;
    for (let p = 0; p < dots.n; p++) {
      if (!shown[p]) continue;
      let dx = x - dots.x[p];
      dx = (dx - Math.round(dx)) * scale;
      const dy = (y - dots.y[p]) * scale;
      if (Math.abs(dx) > 20 || Math.abs(dy) > 20) continue;
      const distance = Math.hypot(dx, dy) - sm.dotRadius(data.places.degree[p], Math.log2(scale / 256));
      if (distance < Math.min(reach, bestDistance)) [best, bestDistance] = [p, distance];
    }
    return best;
  }

  function findBand({ data, store }, { nodes, bands, arcs }, vector, radians, reach) {
    const { lang } = store.get();
    const node = nearestNode(nodes, bands, vector, radians, reach);
    if (node >= 0) {
      const { from, to } = data.ties, { of } = nodes;
      const ties = marked(data.ties.n, (i) => store.visible[i] && (of[from[i]] === node || of[to[i]] === node));
      const own = marked(bands.n, (k) => bands.count[k] && (bands.from[k] === node || bands.to[k] === node));
      return { band: { ties, bands: own, ends: [sm.nodeName(data, nodes, node, lang)], key: `${nodes.mode} node ${node}` } };
    }
    const band = sm.nearestArc(arcs, vector, radians(reach + 2), bands.count);
    if (band < 0) return null;
    const ends = [bands.from[band], bands.to[band]].map((k) => sm.nodeName(data, nodes, k, lang));
    const ties = marked(data.ties.n, (i) => store.visible[i] && bands.bandOf[i] === band);
    return { band: { ties, bands: [band], ends, key: `${nodes.mode} ${band}` } };
  }

  function nearestNode(nodes, bands, [px, py, pz], radians, reach) {
    let best = -1, bestAway = Infinity;
    for (let k = 0; k < nodes.n; k++) {
      if (!bands.weight[k]) continue;
      const [x, y, z] = nodes.vectors.subarray(3 * k, 3 * k + 3);
      const away = Math.acos(Math.min(1, x * px + y * py + z * pz)) - radians(sm.nodeRadius(bands.weight[k], nodes.most));
      if (away < radians(reach / 2) && away < bestAway) [best, bestAway] = [k, away];
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
