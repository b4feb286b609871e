// What there is to paint in the present view, kept ready: painters for the canvases of the layer of ties.
(function (sm) {
  "use strict";

  const CROWD = 350; // places in view; so many need smaller dots, or they hide the land
  const NARROW_PX = 600;

  function makeScene(data, store, packedBasemap, views) {
    const scene = {
      data, store, views,
      basemap: sm.decodeBasemap(packedBasemap),
      regions: sm.decodeRegionPaths(data.regions),
      pairs: sm.makePairs(data.ties, data.places.n),
      values: sm.valueScale(data),
      drawn: new Map(), // what depends on the projection, by view and kind of line
      gathered: new Map(),
    };
    return paintersOf(scene);
  }

  function paintersOf(scene) {
    return {
      withStore: (store) => paintersOf({ ...scene, store }), // the same, as another state has it
      paintBase: (ctx, view) => paintBase(scene, ctx, view),
      paintTies: (ctx, view) => paintTies(scene, ctx, view),
      paintFocus: (ctx, view) => paintFocus(scene, ctx, view),
      paintNames: (ctx, view) => paintNames(scene, ctx, view),
      find: (map, point, reach) => sm.findUnder(scene, drawing(scene), { shown: placesSeen(scene), gathered: gatheredAt(scene, map.getZoom()) }, map, point, reach),
      line: (i) => sm.pointsOf(drawing(scene).curves, scene.pairs.of[i]), // of tie i, in widths of the world: x, y, x, y …
      positions: () => drawing(scene).dots,
      lines: () => ({ curves: drawing(scene).curves, pairs: scene.pairs }),
      gatheredAt: (zoom) => gatheredAt(scene, zoom),
      loupe: (scale, radius) => (scene.store.get().mapView === "home" ? sm.findLoupe(scene, drawing(scene), placesSeen(scene), scale, radius) : null),
      paintLoupe: (ctx, options) => paintLoupe(scene, ctx, options),
      dense: () => (scene.store.get().mapView === "flat" ? dense(scene) : null),
      showInset: (shown) => (scene.hasInset = shown),
      paintInset: (ctx, size, box) => paintInset(scene, ctx, size, box),
      isLookedAt,
      named: () => scene.named,
      values: () => scene.values,
      counts: () => ({ places: placesSeen(scene) && scene.tiedPlaces, ties: total(scene.store.visible) }),
    };
  }

  // Dots, curves and their order in the view that is shown.
  function drawing({ data, store, views, pairs, drawn }) {
    const { mapView, greatCircles } = store.get(), view = views[mapView] ? mapView : "flat", key = `${view} ${greatCircles}`;
    if (!drawn.has(key)) {
      const projection = views[view], { lon, lat } = data.places;
      const curves = sm.makeCurves(projection, lon, lat, pairs.from, pairs.to, { greatCircles, whole: sm.isHomeList(data) });
      drawn.set(key, { projection, curves, order: changedLast(data, pairs, sm.drawOrder(curves, null)), dots: sm.makeDots(data, projection) });
    }
    return drawn.get(key);
  }

  // What is as it was lies below what is not.
  function changedLast(data, pairs, order) {
    if (!data.ties.columns.change) return order;
    const changed = Array.from({ length: pairs.n }, (_, k) => [...sm.tiesOfPair(pairs, k)].some((i) => sm.isChanged(data, i)));
    return Int32Array.from([...order].sort((a, b) => changed[a] - changed[b]));
  }

  function* paintBase({ data, basemap, regions, store }, ctx, view) {
    const state = store.get(), ink = sm.inkOf(data, sm.isDark(state));
    const filled = new Set([state.selection.place, state.hover && state.hover.place]);
    yield* sm.paintBasemap(ctx, view, basemap, regions, { ink, filled });
  }

  function* paintTies(scene, ctx, view) {
    const { data, store } = scene, state = store.get(), dark = sm.isDark(state), ink = sm.inkOf(data, dark);
    const { curves, order, dots } = drawing(scene), gathered = gatheredAt(scene, view.inset ? 0 : view.zoom);
    if (gathered) {
      const { nodes, bands } = view.inset ? sm.withinBox(gathered, view.inset) : gathered;
      yield* sm.paintBands(ctx, view, { bands, curves: gathered.curves, dark });
      yield* sm.paintNodes(ctx, view, nodes, { weight: bands.weight, ink });
      return;
    }
    const counts = pairCounts(scene);
    const task = tieTask(scene, view, counts.count, dark);
    if (view.loupe && !view.loupe.names) paintPassing(scene, ctx, view, { ...task, curves, order, seen: counts.count });
    yield* sm.paintCurves(ctx, view, { ...task, curves, order, seen: view.loupe && !view.loupe.names ? endingInLoupe(scene, view, counts.count) : counts.count });
    const shown = placesSeen(scene);
    yield* sm.paintDots(ctx, view, data, dots, { ink, which: (p) => shown[p], crowded: counts.places > CROWD, colourOf: dotColour(data, ink, dark) });
    if (data.networks.length) sm.paintNetworkRings(ctx, view, data, dots, { dark, networks: data.networks });
  }

  // In the loupe lines that only pass step back behind those that end in it.
  function paintPassing(scene, ctx, view, task) {
    const ending = endingInLoupe(scene, view, task.seen), seen = task.seen.map((n, k) => (ending[k] ? 0 : n));
    for (const steps = sm.paintCurves(ctx, view, { ...task, seen, opacity: task.opacity * sm.RECEDED }); !steps.next().done; );
  }

  function endingInLoupe(scene, { loupe }, count) {
    const { pairs } = scene, { x, y } = drawing(scene).dots, reach = sm.homeRadius(loupe.km);
    const isIn = (p) => Math.hypot(x[p] - 0.5, y[p] - 0.5) < reach;
    return count.map((n, k) => (isIn(pairs.from[k]) && isIn(pairs.to[k]) ? n : 0));
  }

  // How lines look: tapered where all are of one kind and run from home or the file states a direction.
  function tieTask(scene, view, count, dark) {
    const { data, pairs, values } = scene, styles = sm.kindStyles(data, dark), styleOf = pairKinds(scene);
    const look = sm.tieLook(count.reduce((sum, n) => sum + (n > 0), 0), view.width < NARROW_PX);
    const tapers = styles.length === 1 && look.start > look.end && !values;
    const directed = data.ties.columns.directed;
    const taper = (i) => {
      const home = pairs.from[i] === data.home ? "from" : pairs.to[i] === data.home ? "to" : null;
      const side = home || (directed && isDirected(sm.cell(directed, pairs.ties[pairs.starts[i]])) ? "from" : null);
      const several = 1 + 0.5 * Math.min(4, count[i] - 1);
      return side && { start: look.start * several, end: look.end * several, from: side, gap: home ? sm.HOME_RADIUS + 4 : 2 };
    };
    const wide = (i) => (values ? values.width(sumOf(scene, i)) : count[i] > 1 && look.even > 1 ? look.even + Math.min(4, count[i] - 1) : 0);
    return { styles, styleOf, width: look.even, opacity: look.opacity, taper: tapers ? taper : null, widthOf: wide, dashes: count.length <= 4000 };
  }

  const isDirected = (text) => ["true", "1", "yes"].includes(text.toLowerCase());

  function sumOf({ pairs, values, store }, k) {
    let sum = 0;
    for (const i of sm.tiesOfPair(pairs, k)) if (store.visible[i]) sum += values.of[i];
    return sum;
  }

  // A pair looks as the first of its ties that is seen.
  function pairKinds({ data, pairs, store }) {
    const kind = sm.lineColumn(data), drafts = data.ties.columns.draft;
    if (!kind && !drafts) return null;
    const styleOf = (i) => (kind ? kind.codes[i] : 0) + (sm.isDraft(data.ties, i) ? (kind ? kind.values.length : 1) : 0);
    return Int32Array.from({ length: pairs.n }, (_, k) => {
      const ties = sm.tiesOfPair(pairs, k);
      for (const i of ties) if (store.visible[i]) return styleOf(i);
      return styleOf(ties[0]);
    });
  }

  function dotColour({ ties, meta }, ink, dark) {
    const kind = sm.lineColumn({ ties }), only = !kind || kind.values.length === 1;
    const colour = only ? sm.kindColour({ meta }, kind ? kind.values[0] : "", dark) : ink.ink2;
    return () => colour;
  }

  // While one place or tie is chosen, the rest steps back.
  const isLookedAt = ({ selection }) => sm.isIndex(selection.place) || sm.isIndex(selection.tie);

  // Over everything: what the pointer or the selection is on.
  function* paintFocus(scene, ctx, view) {
    const { data, store } = scene, state = store.get(), dark = sm.isDark(state), ink = sm.inkOf(data, dark);
    const { curves, dots } = drawing(scene), band = state.hover && state.hover.band;
    if (band) yield* paintBandFocus(scene, ctx, view, band, ink);
    if (state.spokes) paintSpokes(scene, ctx, view, state, dark);
    const { lines, places } = sm.inFocus(scene, state);
    if (!lines.size && !places.size) return;
    const order = Int32Array.from(lines), count = pairCounts(scene).count, task = tieTask(scene, view, count, dark);
    const many = order.length > 60 ? 1 : 1.35;
    const taper = task.taper && ((i) => stronger(task.taper(i), many));
    const widthOf = (i) => 1.5 * (task.widthOf(i) || task.width);
    yield* sm.paintCurves(ctx, view, { ...task, curves, order, taper, widthOf, opacity: order.length > 400 ? 0.6 : 1 });
    const colourOf = dotColour(data, ink, dark);
    yield* sm.paintDots(ctx, view, data, dots, { ink, which: (p) => places.has(p), colourOf });
    for (const p of chosenPlaces(scene, state)) {
      const [x, y] = sm.pixelOf(view, dots, p);
      if (p !== data.home) sm.paintDot(ctx, x, y, { r: sm.CHOSEN_RADIUS, ring: 2, colour: colourOf(p), guessed: data.places.guessed[p], ink });
    }
  }

  const stronger = (taper, many) => taper && { ...taper, start: taper.start * many, end: taper.end * (many > 1 ? 2 : 1) };

  // The places that the pointer or the selection is on themselves, without home.
  function chosenPlaces({ data }, { selection, hover }) {
    const chosen = [selection.place, selection.compare, hover && hover.place];
    for (const i of [selection.tie, hover && hover.tie]) if (sm.isIndex(i)) chosen.push(data.ties.from[i], data.ties.to[i]);
    return new Set(chosen.filter((p) => sm.isIndex(p) && p !== data.home));
  }

  // A hovered band, or those of a hovered node, in the colour that means "this".
  function* paintBandFocus(scene, ctx, view, { bands }, ink) {
    const gathered = gatheredAt(scene, view.zoom);
    if (!gathered) return;
    const width = bands.length === 1 ? 4 : 1.2;
    yield* sm.paintCurves(ctx, view, { curves: gathered.curves, order: Int32Array.from(bands), styles: [{ colour: ink.home, dash: [] }], width, opacity: bands.length > 60 ? 0.5 : 0.9 });
  }

  function paintSpokes(scene, ctx, view, { spokes }, dark) {
    const { data } = scene, network = data.networks.find(({ name }) => name === spokes);
    if (!network || network.seat < 0) return;
    const to = Int32Array.from(network.members.filter((p) => p !== network.seat));
    const { lon, lat } = data.places;
    const curves = sm.makeCurves(view.projection, lon, lat, new Int32Array(to.length).fill(network.seat), to);
    const styles = [{ colour: network.colour[dark ? "dark" : "light"], dash: [2, 4] }];
    for (const steps = sm.paintCurves(ctx, view, { curves, order: Int32Array.from(to.keys()), styles, width: 1.6, opacity: 0.9 }); !steps.next().done; );
  }

  function* paintNames(scene, ctx, view) {
    const drawn = drawing(scene), shown = placesSeen(scene), gathered = gatheredAt(scene, view.inset ? 0 : view.zoom);
    const picture = view.loupe || view.inset || view.hasLoupe === false; // has no loupe or inset beside it
    const near = picture || view.projection.view !== "home" || view.width / (1 + 2 * view.padding) < sm.LEAST_LOUPE_MAP_PX ? null : sm.findLoupe(scene, drawn, shown, view.scale, view.loupeRadius);
    const crowd = !picture && gathered && scene.hasInset ? dense(scene) : null;
    if (crowd) sm.paintBoxFrame(ctx, view, crowd, sm.inkOf(scene.data, sm.isDark(scene.store.get())));
    const placed = sm.paintPlaceLabels(scene, ctx, { ...view, gathered: gathered && view.inset ? sm.withinBox(gathered, view.inset) : gathered, near, crowd }, drawn, shown);
    if (!view.loupe && !view.inset) scene.named = placed;
    yield;
  }

  // Where most ties that are seen crowd on the flat map.
  function dense(scene) {
    if (scene.denseFor !== scene.store.visible) {
      scene.denseFor = scene.store.visible;
      scene.denseBox = sm.denseBox(scene, drawing(scene).dots, !gatheredAt(scene, 0));
    }
    return scene.denseBox;
  }

  function paintInset(scene, ctx, size, box) {
    const painters = [paintBase, paintTies, paintNames].map((painter) => (pen, view) => painter(scene, pen, view));
    sm.paintInset(painters, ctx, sm.insetView(box, scene.views.flat, size));
  }

  function paintLoupe(scene, ctx, options) {
    const { data, store, views } = scene, dark = sm.isDark(store.get());
    const painters = [paintBase, paintTies, paintFocus, paintNames].map((painter) => (pen, view) => painter(scene, pen, view));
    return sm.paintLoupe(painters, ctx, { ...options, projection: views.home, ink: sm.inkOf(data, dark) });
  }

  // Nodes and bands at a zoom, of the ties that are seen now; null where ties are drawn one by one.
  function gatheredAt(scene, zoom) {
    const { data, store, gathered, views } = scene;
    const mode = store.get().mapView === "home" ? null : sm.gathering(store.get(), zoom, total(store.visible));
    if (!mode) return null;
    let made = gathered.get(mode);
    if (!made) gathered.set(mode, (made = gather(data, mode, views.flat)));
    if (made.visible !== store.visible) {
      made.visible = store.visible;
      made.bands = sm.countBands(data, made.nodes, made.frame, store.visible);
      made.nodes.most = made.bands.weight.reduce((a, b) => Math.max(a, b), 1);
    }
    return made;
  }

  function gather(data, mode, projection) {
    const nodes = sm.makeNodes(data, mode), frame = sm.makeBandFrame(data, nodes);
    Object.assign(nodes, sm.projectAll(projection, nodes.lon, nodes.lat));
    return { nodes, frame, curves: sm.makeCurves(projection, nodes.lon, nodes.lat, frame.from, frame.to) };
  }

  // How many ties of each pair are seen, made once for each change of the filters.
  function pairCounts(scene) {
    const { pairs, store } = scene;
    if (scene.countedFor !== store.visible) {
      scene.countedFor = store.visible;
      scene.counted = { count: sm.countPairs(pairs, store.visible), places: total(placesSeen(scene)) };
    }
    return scene.counted;
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
    if (scene.data.home >= 0) shown[scene.data.home] = 1;
    scene.seenFor = visible;
    return (scene.placesSeen = shown);
  }

  const total = (marks) => {
    let sum = 0;
    for (let i = 0; i < marks.length; i++) sum += marks[i];
    return sum;
  };

  Object.assign(sm, { makeScene, chosenPlaces });
})((globalThis.sistermap ??= {}));
