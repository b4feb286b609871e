// Gathers ties into bands: at world view between countries, nearer between clusters of places.
(function (sm) {
  "use strict";

  const FEW = 600; // as many ties can be seen one by one at any zoom
  const COUNTRIES_BELOW = 3.6, CLUSTERS_BELOW = 6.1; // zoom
  const CELL_PX = 56;

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
      if (first[node] < 0 || places.degree[p] > places.degree[first[node]]) first[node] = p;
    }
    for (let node = 0; node < n; node++) {
      const [x, y, z] = sums.subarray(3 * node, 3 * node + 3);
      lon[node] = (Math.atan2(y, x) * 180) / Math.PI;
      lat[node] = (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI;
    }
    return { lon, lat, size, first };
  }

  // The ties that are seen between each two nodes: {n, from, to, count, kind, ties(i)}; and how many stay within a node.
  function makeBands({ ties }, nodes, seen) {
    const { of, n: N } = nodes;
    const numbers = new Map(), from = [], to = [], count = [], within = new Int32Array(N), weight = new Int32Array(N);
    const bandOf = new Int32Array(ties.n).fill(-1);
    for (let i = 0; i < ties.n; i++) {
      if (!seen[i]) continue;
      let a = of[ties.from[i]], b = of[ties.to[i]];
      weight[a]++;
      if (a === b) {
        within[a]++;
        continue;
      }
      weight[b]++;
      if (a > b) [a, b] = [b, a];
      const key = a * N + b;
      let band = numbers.get(key);
      if (band === undefined) {
        numbers.set(key, (band = from.length));
        from.push(a);
        to.push(b);
        count.push(0);
      }
      count[band]++;
      bandOf[i] = band;
    }
    const order = Int32Array.from(from.keys()).sort((a, b) => count[a] - count[b]);
    return { n: from.length, from, to, count, order, bandOf, within, weight, kind: mainKinds(ties, bandOf, count) };
  }

  // The kind of two thirds of a band's ties, as a code; −1 where there is none.
  function mainKinds(ties, bandOf, count) {
    const codes = ties.columns.kind && ties.columns.kind.codes;
    const best = new Int32Array(count.length).fill(-1);
    if (!codes) return best;
    const kinds = ties.columns.kind.values.length, tally = new Map();
    for (let i = 0; i < ties.n; i++) {
      if (bandOf[i] < 0) continue;
      const key = bandOf[i] * kinds + codes[i], so = (tally.get(key) || 0) + 1;
      tally.set(key, so);
      if (so * 3 >= count[bandOf[i]] * 2) best[bandOf[i]] = codes[i];
    }
    return best;
  }

  function tiesOfBand({ bandOf }, band) {
    const found = [];
    for (let i = 0; i < bandOf.length; i++) if (bandOf[i] === band) found.push(i);
    return found;
  }

  // px, by the root of the number: areas tell numbers.
  const bandWidth = (count, most) => 0.7 + 11 * Math.sqrt(count / Math.max(most, 60));
  const bandOpacity = (count, most) => 0.16 + 0.5 * (Math.log(1 + count) / Math.log(1 + Math.max(most, 60)));

  function* paintBands(ctx, view, { bands, arcs, styles, neutral }) {
    const most = bands.order.length ? bands.count[bands.order[bands.order.length - 1]] : 1;
    const one = new Int32Array(1);
    for (const band of bands.order) {
      one[0] = band;
      const kind = bands.kind[band];
      const style = { colour: kind < 0 || styles.length < 2 ? neutral : styles[kind].colour, dash: [] };
      const width = bandWidth(bands.count[band], most), opacity = bandOpacity(bands.count[band], most);
      yield* sm.paintArcs(ctx, view, { arcs, order: one, styleOf: null, styles: [style], width, opacity });
    }
  }

  Object.assign(sm, { gathering, makeNodes, makeBands, tiesOfBand, paintBands, bandWidth });
})((globalThis.sistermap ??= {}));
