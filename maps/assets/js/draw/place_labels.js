// The names on the map: which, how large, where there is room.
(function (sm) {
  "use strict";

  const MOST = [[1000, 24], [600, 14], [0, 10]]; // labels by the map's width in px
  const FEW = 30; // places, all of which are named where there is room
  const PHONE = 600;
  const NODE_LABELS = 40;
  const LOUPE_EDGE_PX = 3;
  const MOST_LINES = 60; // that names keep clear of

  // How many names at most: paper and the loupe are bound by room alone, a screen of a list of few as well.
  function mostLabels({ most, loupe }, { width }, count) {
    if (most || loupe) return most || Infinity;
    return width >= PHONE && count <= FEW ? FEW : MOST.find(([from]) => width >= from)[1];
  }

  // Places the labels of what is seen and paints them; returns their boxes in px of the picture.
  function paintPlaceLabels(scene, ctx, view, drawing, shown) {
    const { data, store } = scene, state = store.get(), dark = sm.isDark(state), gathered = view.gathered;
    const free = freeArea(view);
    let taken = view.projection.view === "home" ? paintRings(scene, ctx, view, drawing, shown, state, dark) : [];
    taken = [...taken, ...(view.taken || [])];
    const labels = gathered ? nodeLabels(scene, gathered, view, state) : placeLabels(scene, view, drawing, shown, state, free);
    if (view.projection.view === "flat" && !view.inset) labels.push(...sm.edgeLabels(view, leavingLines(scene, drawing, gathered, state), free));
    for (const label of labels) Object.assign(label, sm.measureLabel(ctx, label.text, label.font));
    keepPlaces(scene, view, state, labels);
    const placed = sm.layoutLabels(shiftAll(labels, free), {
      width: free.width, height: free.height,
      dots: dotsIn(scene, view, drawing, shown, gathered).map((dot) => ({ ...dot, x: dot.x - free.left, y: dot.y - free.top })),
      lines: linesOf(scene, view, drawing, free, sm.inFocus(scene, { ...state, hover: null }).lines), softLines: gathered ? [] : linesOf(scene, view, drawing, free, pairsToSpare(scene, view, drawing)), boxes: taken.map(([l, t, r, b]) => [l - free.left, t - free.top, r - free.left, b - free.top]),
      most: gathered ? NODE_LABELS : Math.max(mostLabels(view, free, labels.length), labels.filter(({ must }) => must).length),
      home: homePoint(scene, view, drawing, free), round: Boolean(view.loupe), rtl: sm.textDirection() === "rtl",
    });
    ctx.save();
    ctx.translate(free.left, free.top);
    sm.paintPlacedLabels(ctx, placed, labels, { dark });
    ctx.restore();
    if (!state.hover && !view.loupe && !view.inset) scene.names = { ...restOf(scene, view, state), at: new Map(placed.map(({ index, anchor, gap }) => [labels[index].p, { anchor, gap }])) };
    return placed;
  }

  // While the pointer is on something, the names stay where they were when it was on nothing.
  function keepPlaces(scene, view, state, labels) {
    const { names } = scene, now = restOf(scene, view, state);
    if (!state.hover || view.loupe || view.inset || !names || Object.keys(now).some((key) => now[key] !== names[key])) return;
    for (const label of labels) label.kept = label.p === undefined ? undefined : names.at.get(label.p);
  }

  // What the places of names depend on, but for the pointer.
  const restOf = ({ store }, { projection, scale, left, top, width, height }, { selection, lang }) =>
    ({ projection, scale, left, top, width, height, visible: store.visible, selection, lang });

  // The lines that may run over the edge: bands, or ties one by one.
  function leavingLines({ data, pairs, store }, { curves }, gathered, { lang }) {
    if (!gathered) return { curves, weight: sm.countPairs(pairs, store.visible), nameOf: (k, end) => sm.placeName(data, pairs[end][k], lang) };
    const { nodes, bands } = gathered;
    return { curves: gathered.curves, weight: bands.count, nameOf: (k, end) => nodeName(data, nodes, bands[end][k], lang) };
  }

  // The part of the picture that the reader sees: the canvas reaches a little beyond the map's edges.
  function freeArea({ width, height, padding = 0, box }) {
    const across = width / (1 + 2 * padding), down = height / (1 + 2 * padding);
    const { left = 0, top = 0, right = across, bottom = down } = box || {};
    return { left: (width - across) / 2 + left, top: (height - down) / 2 + top, width: right - left, height: bottom - top };
  }

  const shiftAll = (labels, { left, top }) => labels.map((label) => ({ ...label, x: label.x - left, y: label.y - top }));

  function paintRings(scene, ctx, view, { dots }, shown, state, dark) {
    const { data } = scene, angles = [];
    for (let p = 0; p < dots.n; p++) if (shown[p] && p !== data.home) angles.push(Math.atan2(dots.y[p] - 0.5, dots.x[p] - 0.5));
    const kilometres = view.loupe ? (view.loupe.names ? [] : [view.loupe.km / 2]) : undefined, solid = view.near ? view.near.km : 0;
    return sm.paintDistanceRings(ctx, view, { ink: sm.inkOf(data, dark), lang: state.lang, angles, kilometres, solid, named: !view.loupe });
  }

  function placeLabels(scene, view, { dots }, shown, state, free) {
    const { data } = scene, phone = free.width < PHONE, chosen = sm.chosenPlaces(scene, state), focus = sm.inFocus(scene, state).places;
    const looked = sm.isIndex(state.selection.place) || sm.isIndex(state.selection.tie);
    const order = [data.home, ...chosen, ...focus, ...dots.byRank].filter((p) => p >= 0 && (shown[p] || chosen.has(p)));
    const labels = [];
    for (const p of new Set(order)) {
      if (labels.length >= 300) break;
      const [x, y] = sm.pixelOf(view, dots, p);
      if (x < free.left || y < free.top || x > free.left + free.width || y > free.top + free.height || isBeyondLoupe(view, x, y) || (isHidden(view, p) && !chosen.has(p))) continue;
      const home = p === data.home, must = (home && !view.loupe) || chosen.has(p) || focus.has(p);
      const font = home ? `700 ${view.loupe ? 12.5 : phone ? 16 : 18}px` : chosen.has(p) ? `700 ${phone ? 14.5 : 16}px` : `500 ${phone ? 12.5 : 14}px`;
      const r = home ? sm.HOME_RADIUS : chosen.has(p) ? sm.CHOSEN_RADIUS : sm.dotRadius(data, p);
      labels.push({ p, text: nameOf(data, p, state.lang), x, y, r: r + 2, must: must && focus.size <= 40, font: `${font} ${sm.MAP_FONT}`, soft: looked && !must });
    }
    return labels;
  }

  // The corners of the loupe's frame are not in the loupe.
  const isBeyondLoupe = ({ loupe, width }, x, y) => Boolean(loupe) && Math.hypot(x - width / 2, y - width / 2) > width / 2 - LOUPE_EDGE_PX;

  // What the loupe shows is named there.
  const isHidden = ({ near, loupe }, p) => Boolean((near && near.places.has(p)) || (loupe?.names && !loupe.names.has(p)));

  const nameOf = (data, p, lang) => sm.placeName(data, p, lang) + (data.places.guessed[p] ? " ?" : "");

  function dotsIn(scene, view, { dots }, shown, gathered) {
    const { data } = scene;
    if (gathered) return nodeDots(gathered, view);
    const found = [];
    for (let p = 0; p < dots.n; p++) {
      if (!shown[p]) continue;
      const [x, y] = sm.pixelOf(view, dots, p);
      if (x > -20 && y > -20 && x < view.width + 20 && y < view.height + 20) found.push({ x, y, r: sm.dotRadius(data, p) + 1 });
      if (found.length > 3000) break;
    }
    return found;
  }

  // Lines of pairs in px of the free area; none where they are too many to be avoided.
  function linesOf(scene, view, { curves }, { left, top }, pairs) {
    if (pairs.size > MOST_LINES) return [];
    return [...pairs].flatMap((k) => sm.shiftsOf(curves, k).map((shift) => sm.toPixels(view, sm.pointsOf(curves, k, 8), shift).map((value, i) => value - (i % 2 ? top : left))));
  }

  // The lines that names had better not lie on: in the loupe not those that only pass, which step back.
  function pairsToSpare({ pairs, store }, { loupe }, { dots: { x, y } }) {
    const seen = sm.countPairs(pairs, store.visible), reach = loupe && sm.homeRadius(loupe.km);
    const isIn = (p) => !loupe || Math.hypot(x[p] - 0.5, y[p] - 0.5) < reach, count = seen.map((n, k) => (isIn(pairs.from[k]) && isIn(pairs.to[k]) ? n : 0));
    return new Set(Array.from(count.keys()).filter((k) => count[k]));
  }

  function homePoint({ data }, view, { dots }, { left, top }) {
    if (data.home < 0) return null;
    const [x, y] = sm.pixelOf(view, dots, data.home);
    return { x: x - left, y: y - top };
  }

  // ---- gathered ties ----

  function nodeDots({ nodes, bands }, view) {
    const found = [];
    for (let k = 0; k < nodes.n; k++) {
      if (!bands.weight[k]) continue;
      const [x, y] = sm.pixelOf(view, nodes, k);
      found.push({ x, y, r: sm.nodeRadius(bands.weight[k], nodes.most) + 1 });
    }
    return found;
  }

  function nodeLabels({ data }, { nodes, bands }, view, state) {
    const order = Array.from(bands.weight.keys()).filter((k) => bands.weight[k]).sort((a, b) => bands.weight[b] - bands.weight[a]);
    const isApart = (k) => view.crowd && nodes.x[k] > view.crowd.left && nodes.x[k] < view.crowd.right && nodes.y[k] > view.crowd.top && nodes.y[k] < view.crowd.bottom; // named in the inset
    return order.filter((k) => !isApart(k)).slice(0, 160).map((k, rank) => {
      const [x, y] = sm.pixelOf(view, nodes, k);
      const font = rank < 12 ? `700 15px ${sm.MAP_FONT}` : `500 13px ${sm.MAP_FONT}`;
      return { text: nodeName(data, nodes, k, state.lang), x, y, r: sm.nodeRadius(bands.weight[k], nodes.most) + 1, font, soft: rank >= 12 };
    });
  }

  // A country by its name; a cluster by its most tied place and how many more there are.
  function nodeName(data, nodes, k, lang) {
    if (nodes.mode === "country" && nodes.country[k]) return sm.countryName(data, nodes.country[k], lang);
    const name = sm.placeName(data, nodes.first[k], lang);
    return nodes.size[k] > 1 ? `${name} +${nodes.size[k] - 1}` : name;
  }

  Object.assign(sm, { paintPlaceLabels, nodeName });
})((globalThis.sistermap ??= {}));
