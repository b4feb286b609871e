// Gathers ties into bands: at world view between countries, nearer between clusters of places. draw/bands.js draws them.
(function (sm) {
  "use strict";

  const FEW = 600; // as many ties can be seen one by one at any zoom
  const COUNTRIES_BELOW = 3.6, CLUSTERS_BELOW = 6.1; // zoom
  const CELL_PX = 72;

  // How ties are gathered at a zoom: "country", "cluster4" … or null where each is drawn.
  function gathering(state, zoom, count) {
    if (state.everyTie || count <= FEW || zoom >= CLUSTERS_BELOW) return null;
    return zoom < COUNTRIES_BELOW ? "country" : `cluster${Math.floor(zoom)}`;
  }

  // For each place the node it belongs to: {n, of, x, y, country, size}. A node lies at the middle of its places,
  // weighted by their ties.
  function makeNodes(data, mode) {
    const { places } = data;
    const of = new Int32Array(places.n), numbers = new Map(), country = [];
    const cell = CELL_PX / (256 * 2 ** (mode === "country" ? 2 : Number(mode.slice(7))));
    for (let p = 0; p < places.n; p++) {
      const here = mode === "country" && places.country[p];
      const x = Math.floor(sm.mercatorX(places.lon[p]) / cell), y = Math.floor(sm.mercatorY(places.lat[p]) / cell);
      const key = here || `${x} ${y} ${places.country[p]}`;
      let node = numbers.get(key);
      if (node === undefined) {
        numbers.set(key, (node = numbers.size));
        country.push(places.country[p]);
      }
      of[p] = node;
    }
    return { n: numbers.size, of, country, mode, ...middles(data, of, numbers.size) };
  }

  function middles({ places }, of, n) {
    const sums = new Float64Array(3 * n), lon = new Float64Array(n), lat = new Float64Array(n), first = new Int32Array(n).fill(-1);
    const size = new Int32Array(n), vectors = sm.unitVectors(places.lon, places.lat);
    for (let p = 0; p < places.n; p++) {
      const node = of[p], weight = 1 + places.degree[p];
      for (let k = 0; k < 3; k++) sums[3 * node + k] += weight * vectors[3 * p + k];
      size[node]++;
      if (first[node] < 0 || isGreater(places, p, first[node])) first[node] = p;
    }
    for (let node = 0; node < n; node++) {
      const [x, y, z] = sums.subarray(3 * node, 3 * node + 3);
      lon[node] = (Math.atan2(y, x) * 180) / Math.PI;
      lat[node] = (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI;
    }
    return { lon, lat, size, first };
  }

  // The place that a cluster is called by: the most people, where that is known, else the most ties.
  function isGreater({ population, degree }, p, q) {
    return population[p] === population[q] ? degree[p] > degree[q] : population[p] > population[q];
  }

  // Which two nodes each tie joins, made once: {n, from, to, bandOf}; −1 for a tie that stays within a node.
  function makeBandFrame({ ties }, nodes) {
    const { of, n: N } = nodes;
    const numbers = new Map(), from = [], to = [], bandOf = new Int32Array(ties.n).fill(-1);
    for (let i = 0; i < ties.n; i++) {
      let a = of[ties.from[i]], b = of[ties.to[i]];
      if (a === b) continue;
      if (a > b) [a, b] = [b, a];
      let band = numbers.get(a * N + b);
      if (band === undefined) {
        numbers.set(a * N + b, (band = from.length));
        from.push(a);
        to.push(b);
      }
      bandOf[i] = band;
    }
    return { n: from.length, from, to, bandOf };
  }

  // How many of the ties that are seen each band has, and each node: {…frame, count, order, within, weight, drawn}.
  function countBands({ ties }, nodes, frame, seen) {
    const { of } = nodes, { n, bandOf, from, to } = frame;
    const count = new Int32Array(n), within = new Int32Array(nodes.n), weight = new Int32Array(nodes.n);
    for (let i = 0; i < ties.n; i++) {
      if (!seen[i]) continue;
      const times = sm.timesOf(ties, i);
      if (bandOf[i] < 0) within[of[ties.from[i]]] += times;
      else count[bandOf[i]] += times;
    }
    weight.set(within);
    for (let band = 0; band < n; band++) {
      weight[from[band]] += count[band];
      weight[to[band]] += count[band];
    }
    const order = Int32Array.from(count.keys()).filter((band) => count[band]).sort((a, b) => count[a] - count[b]);
    return { ...frame, count, within, weight, order, drawn: order.length };
  }

  const makeBands = (data, nodes, seen) => countBands(data, nodes, makeBandFrame(data, nodes), seen);

  Object.assign(sm, { gathering, makeNodes, makeBandFrame, countBands, makeBands });
})((globalThis.sistermap ??= {}));
