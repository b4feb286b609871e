// The part of the flat map where most ties crowd: an inset where there is room for one, else a button that leads there.
(function (sm) {
  "use strict";

  const LEAST_MAP_PX = [1000, 640], SHARE_OF_MAP = [0.62, 0.45], MOST_PX = [660, 390];

  function makeInset({ root, data, store, map, follow }) {
    const canvas = sm.el("canvas", { width: 1, height: 1, "aria-hidden": "true" });
    const title = sm.el("span", {}), open = sm.button("", () => map.sistermap.fitBox(sm.denseOf(map)), { class: "sm-inset-open" });
    open.append(title);
    const inset = sm.el("figure", { class: "sm-inset", hidden: true }, canvas, open);
    const draw = sm.oncePerFrame(() => show({ root, data, store, map, inset, canvas, title }));
    follow(["filters", "theme", "mapView", "everyTie", "view"], draw);
    map.on("resize zoomend", draw);
    return inset;
  }

  const denseOf = (map) => map.sistermap.layer.scene().dense();

  function show({ root, store, map, inset, canvas, title }) {
    const scene = map.sistermap.layer.scene(), state = store.get(), box = state.mapView === "flat" ? scene.dense() : null;
    const { x, y } = map.getSize(), all = sm.isFitted(map), was = root.dataset.inset;
    const picture = Boolean(box && x >= LEAST_MAP_PX[0] && y >= LEAST_MAP_PX[1] && scene.gatheredAt(map.getZoom()));
    inset.hidden = !box || !all;
    inset.classList.toggle("sm-inset-picture", picture);
    root.dataset.inset = !inset.hidden && picture ? "picture" : "";
    if (!inset.hidden) title.textContent = picture ? sm.translate("map.dense", { ties: sm.countTies(box.ties, state.lang) }) : sm.translate("map.crowd", { count: box.places, n: sm.formatNumber(box.places, state.lang) });
    scene.showInset(root.dataset.inset === "picture");
    if (picture && !inset.hidden) paint(scene, canvas, box, x, y);
    if (was !== undefined && was !== root.dataset.inset && all) map.sistermap.fit({ animate: false });
  }

  function paint(scene, canvas, box, mapWidth, mapHeight) {
    const width = Math.round(Math.min(MOST_PX[0], mapWidth * SHARE_OF_MAP[0])), height = Math.round(Math.min(MOST_PX[1], mapHeight * SHARE_OF_MAP[1]));
    const ratio = Math.min(2, devicePixelRatio || 1);
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      Object.assign(canvas, { width: Math.round(width * ratio), height: Math.round(height * ratio) });
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    }
    scene.paintInset(canvas.getContext("2d"), { width, height, ratio }, box);
  }

  Object.assign(sm, { makeInset, denseOf });
})((globalThis.sistermap ??= {}));
