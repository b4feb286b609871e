// What there is to paint, kept ready: painters for the canvases of the layer of ties.
(function (sm) {
  "use strict";

  const THROUGH_FADES = 600; // ties
  const CROWD = 350; // places in view; so many need smaller dots, or they hide the land

  function makeScene(data, store, packedBasemap) {
    const vectors = sm.unitVectors(data.places.lon, data.places.lat);
    const styleOf = data.ties.columns.kind ? data.ties.columns.kind.codes : null;
    const scene = {
      data, store, vectors, styleOf,
      basemap: sm.decodeBasemap(packedBasemap),
      regions: sm.decodeRegionPaths(data.regions),
      arcs: sm.makeArcs(vectors, data.ties.from, data.ties.to),
      order: sm.drawOrder(data.ties.n, styleOf),
      lanes: sm.makeLanes(data.ties, data.places.n),
      dots: sm.makeDots(data),
      gathered: new Map(),
    };
    return {
      paintBase: (ctx, view) => paintBase(scene, ctx, view),
      paintTies: (ctx, view) => paintTies(scene, ctx, view),
      paintPlaces: (ctx, view) => paintPlaces(scene, ctx, view),
      paintFocus: (ctx, view) => paintFocus(scene, ctx, view),
      find: (map, point, reach) => sm.findUnder(scene, { shown: placesSeen(scene), gathered: gatheredAt(scene, map.getZoom()) }, map, point, reach),
      gatheredAt: (zoom) => gatheredAt(scene, zoom),
      isLookedAt,
      hasFocus: () => hasFocus(store.get()),
      counts: () => ({ places: placesSeen(scene) && scene.tiedPlaces, ties: total(store.visible) }),
    };
  }

  function paintBase({ basemap, regions, store }, ctx, view) {
    return sm.paintBasemap(ctx, view, basemap, regions, { dark: sm.isDark(store.get()) });
  }

  function* paintTies(scene, ctx, view) {
    const { data, store, arcs, order, styleOf, lanes, dots } = scene;
    const dark = sm.isDark(store.get()), styles = sm.kindStyles(data, dark);
    const gathered = gatheredAt(scene, view.zoom);
    if (gathered) {
      const { nodes, bands } = gathered, ends = sm.pointsInView(view, nodes.x, nodes.y);
      yield* sm.paintBands(ctx, view, { bands, arcs: gathered.arcs, styles, neutral: sm.paper(dark).band, ends });
      return;
    }
    const count = total(store.visible);
    const task = { arcs, order, styleOf, styles, lanes, width: sm.tieWidth(count, view.zoom), dashes: count <= 4000 };
    if (count <= THROUGH_FADES) {
      yield* sm.paintArcs(ctx, view, { ...task, seen: store.visible, opacity: sm.tieOpacity(count) });
      return;
    }
    // Among many, ties that only pass through the view step back behind those that end in it.
    const { through, ending } = divide(data.ties, store.visible, sm.pointsInView(view, dots.x, dots.y));
    const opacity = sm.tieOpacity(total(ending));
    yield* sm.paintArcs(ctx, view, { ...task, seen: through, opacity: Math.min(opacity, sm.tieOpacity(count)) * 0.4 });
    yield* sm.paintArcs(ctx, view, { ...task, seen: ending, opacity });
  }

  function divide({ n, from, to }, visible, inView) {
    const through = new Uint8Array(n), ending = new Uint8Array(n);
    for (let i = 0; i < n; i++) {
      if (!visible[i]) continue;
      if (inView[from[i]] || inView[to[i]]) ending[i] = 1;
      else through[i] = 1;
    }
    return { through, ending };
  }

  function* paintPlaces(scene, ctx, view) {
    const { data, store, dots } = scene;
    const state = store.get(), dark = sm.isDark(state);
    const gathered = gatheredAt(scene, view.zoom);
    if (gathered) {
      const { nodes, bands } = gathered;
      yield* sm.paintNodes(ctx, view, nodes, { weight: bands.weight, dark });
      sm.paintLabels(ctx, view, nodeLabels(scene, gathered, state), { dark, most: 40 });
      return;
    }
    const shown = placesSeen(scene), inView = sm.pointsInView(view, dots.x, dots.y);
    const crowded = inView.reduce((sum, seen, p) => sum + (seen & shown[p]), 0) > CROWD;
    yield* sm.paintDots(ctx, view, data, dots, { dark, which: (p) => shown[p], crowded });
    if (data.networks.length) sm.paintRings(ctx, view, data, dots, { dark, networks: data.networks });
    yield;
    sm.paintLabels(ctx, view, [...placeLabels(scene, view, shown, state), ...countryLabels(scene, view, state)], { dark });
  }

  // While one place or tie is looked at, the rest steps back.
  const isLookedAt = ({ selection, hover }) => sm.isIndex(selection.place) || sm.isIndex(selection.tie) || Boolean(hover && sm.isIndex(hover.place));

  const hasFocus = ({ selection, hover, spokes }) => Boolean(Object.values(selection).some(sm.isIndex) || hover || spokes);

  // Over everything: what the pointer or the selection is on.
  function* paintFocus(scene, ctx, view) {
    const { data, store, dots, arcs, styleOf } = scene;
    const state = store.get(), dark = sm.isDark(state);
    const { ties, places } = tiesInFocus(scene, state);
    const band = state.hover && state.hover.band;
    if (band) yield* paintBandFocus(scene, ctx, view, band, dark);
    if (state.spokes) paintSpokes(scene, ctx, view, state, dark);
    if (!ties.length && !places.size) return;
    const styles = sm.kindStyles(data, dark), order = Int32Array.from(ties);
    yield* sm.paintArcs(ctx, view, {
      arcs, order, styleOf, styles, lanes: scene.lanes,
      width: ties.length > 60 ? 1.6 : 2.6, opacity: ties.length > 400 ? 0.6 : 0.95, dashes: ties.length < 400,
    });
    yield* sm.paintDots(ctx, view, data, dots, { dark, which: (p) => places.has(p) });
    const labels = [...places].sort((a, b) => data.places.degree[b] - data.places.degree[a]).map((p) => labelOf(scene, p, view, state));
    const first = state.selection.place ?? (state.hover && state.hover.place);
    if (sm.isIndex(first)) labels.unshift({ ...labelOf(scene, first, view, state), weight: 700, size: 13.5 });
    sm.paintLabels(ctx, view, labels, { dark, most: 40 });
  }

  // A hovered band, or those of a hovered node, in the colour that means "this".
  function* paintBandFocus(scene, ctx, view, { bands }, dark) {
    const gathered = gatheredAt(scene, view.zoom);
    if (!gathered) return;
    const styles = [{ colour: sm.paper(dark).accent, dash: [] }];
    const width = bands.length === 1 ? 3 : 1;
    yield* sm.paintArcs(ctx, view, { arcs: gathered.arcs, order: Int32Array.from(bands), styles, width, opacity: bands.length > 60 ? 0.5 : 0.85 });
  }

  // The ties to be lifted out, and the places at their ends.
  function tiesInFocus({ data, store }, { hover, selection }) {
    const { ties } = data;
    const chosen = new Set();
    const addPlace = (p) => {
      for (let i = 0; i < ties.n; i++) if ((ties.from[i] === p || ties.to[i] === p) && store.visible[i]) chosen.add(i);
    };
    const places = new Set();
    for (const p of [selection.place, selection.compare, hover && hover.place]) {
      if (!sm.isIndex(p)) continue;
      addPlace(p);
      places.add(p);
    }
    for (const i of [selection.tie, hover && hover.tie]) if (sm.isIndex(i)) chosen.add(i);
    for (const i of chosen) places.add(ties.from[i]).add(ties.to[i]);
    return { ties: [...chosen], places };
  }

  function paintSpokes({ data, vectors }, ctx, view, { spokes }, dark) {
    const network = data.networks.find(({ name }) => name === spokes);
    if (!network || network.seat < 0) return;
    const to = Int32Array.from(network.members.filter((p) => p !== network.seat));
    const arcs = sm.makeArcs(vectors, new Int32Array(to.length).fill(network.seat), to);
    const style = { colour: network.colour[dark ? "dark" : "light"], dash: [2, 4] };
    const steps = sm.paintArcs(ctx, view, { arcs, order: Int32Array.from(to.keys()), styles: [style], width: 1.6, opacity: 0.9 });
    while (!steps.next().done);
  }

  // Nodes and bands at a zoom, of the ties that are seen now; null where ties are drawn one by one.
  function gatheredAt(scene, zoom) {
    const { data, store, gathered } = scene;
    const mode = sm.gathering(store.get(), zoom, total(store.visible));
    if (!mode) return null;
    let made = gathered.get(mode);
    if (!made) gathered.set(mode, (made = gather(data, mode)));
    if (made.visible !== store.visible) {
      made.visible = store.visible;
      made.bands = sm.countBands(data, made.nodes, made.frame, store.visible);
      made.nodes.most = made.bands.weight.reduce((a, b) => Math.max(a, b), 1);
    }
    return made;
  }

  function gather(data, mode) {
    const nodes = sm.makeNodes(data, mode), frame = sm.makeBandFrame(data, nodes);
    nodes.vectors = sm.unitVectors(nodes.lon, nodes.lat);
    nodes.x = Float64Array.from(nodes.lon, sm.mercatorX);
    nodes.y = Float64Array.from(nodes.lat, sm.mercatorY);
    return { nodes, frame, arcs: sm.makeArcs(nodes.vectors, frame.from, frame.to) };
  }

  // ---- names on the map ----

  function labelOf({ data, dots }, p, view, state) {
    const name = sm.placeName(data, p, state.lang) + (data.places.guessed[p] ? " ?" : "");
    return { text: name, x: dots.x[p], y: dots.y[p], gap: sm.dotRadius(data.places.degree[p], view.zoom) };
  }

  function placeLabels(scene, view, shown, state) {
    const labels = [];
    const { dots } = scene;
    const low = view.left / view.scale, high = (view.left + view.width) / view.scale;
    for (const p of dots.byDegree) {
      if (labels.length >= 300) break;
      const [first, last] = [Math.ceil(low - dots.x[p]), Math.floor(high - dots.x[p])];
      const py = dots.y[p] * view.scale - view.top;
      if (shown[p] && first <= last && py > 0 && py < view.height) labels.push(labelOf(scene, p, view, state));
    }
    return labels;
  }

  function countryLabels({ basemap, data }, view, state) {
    if (!basemap || view.zoom < 2.4) return [];
    return basemap.labels
      .filter(({ width }) => width * view.scale > 60)
      .map(({ country, x, y }) => ({ text: sm.countryName(data, country, state.lang), x, y, gap: 0, size: 11, soft: true, centred: true }));
  }

  function nodeLabels({ data }, { nodes, bands }, state) {
    const order = Array.from(bands.weight.keys()).filter((k) => bands.weight[k]).sort((a, b) => bands.weight[b] - bands.weight[a]);
    return order.slice(0, 120).map((k) => ({
      text: nodeName(data, nodes, k, state.lang),
      x: nodes.x[k], y: nodes.y[k],
      gap: sm.nodeRadius(bands.weight[k], nodes.most),
    }));
  }

  // A country by its name; a cluster by its most tied place and how many more there are.
  function nodeName(data, nodes, k, lang) {
    if (nodes.mode === "country" && nodes.country[k]) return sm.countryName(data, nodes.country[k], lang);
    const name = sm.placeName(data, nodes.first[k], lang);
    return nodes.size[k] > 1 ? `${name} +${nodes.size[k] - 1}` : name;
  }

  // 1 for each place with a tie that is seen, or a membership; made once for each change of the filters.
  function placesSeen(scene) {
    const { ties, places, memberships } = scene.data, { visible } = scene.store;
    if (scene.seenFor === visible) return scene.placesSeen;
    const shown = new Uint8Array(places.n);
    for (let i = 0; i < ties.n; i++) if (visible[i]) shown[ties.from[i]] = shown[ties.to[i]] = 1;
    scene.tiedPlaces = total(shown);
    for (const { place } of memberships) shown[place] = 1;
    if (!ties.n) shown.fill(1);
    scene.seenFor = visible;
    return (scene.placesSeen = shown);
  }

  const total = (marks) => {
    let sum = 0;
    for (let i = 0; i < marks.length; i++) sum += marks[i];
    return sum;
  };

  Object.assign(sm, { makeScene, nodeName });
})((globalThis.sistermap ??= {}));
