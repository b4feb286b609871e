// The two views of a page, from home and flat: which is shown, how far it goes, what fits into it.
(function (sm) {
  "use strict";

  const FIT_ZOOM = 7.5; // a list of one town's neighbours is not fitted closer than this
  const DISC_MARGIN = 30;

  // A projection for each view; only a list with one home has both.
  function makeViews(data) {
    const { places, home } = data;
    const flat = sm.flatProjection(sm.middleMeridian(data, data.memberships.map(({ place }) => place)));
    return { flat, home: sm.isHomeList(data) ? sm.homeProjection(places.lon[home], places.lat[home]) : null };
  }

  // Shows one of the views, all that fits into it.
  function switchView(map, data, store, view) {
    const chosen = sm.views(map)[view] ? view : "flat";
    if (store.get().mapView !== chosen) store.set({ mapView: chosen });
    if (map.sistermap.projection?.view === chosen) return;
    setProjection(map, sm.views(map)[chosen]);
    showAll(map, data, store, null, 0, { animate: false, reset: true });
  }

  function setProjection(map, projection) {
    map.options.crs = sm.crsOf(projection);
    map.sistermap.projection = projection;
    limitZoom(map);
  }

  // Zooming out ends where the world fills the width, or the disc the map.
  function limitZoom(map) {
    const { width, height, top, bottom } = freeBox(map), { projection } = map.sistermap, flat = projection.view === "flat";
    const world = flat ? map.getSize().x : Math.max(120, Math.min(width, height) - 2 * DISC_MARGIN);
    map.options.minZoom = Math.log2(world / 256);
    const full = map.getSize().y, middle = (top + bottom) / 2;
    map.options.maxBounds = sm.limitsOf(projection, height < full ? Math.max(middle, full - middle) / world : 0);
  }

  // The part of the map, in px of its container, that nothing lies over for good.
  function freeBox(map) {
    const { x, y } = map.getSize();
    const { left = 0, top = 0, right = x, bottom = y } = sm.visibleMapBox(map.getContainer().closest(".sm-page"));
    return { left, top, right, bottom, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
  }

  // Fits the map to the ties marked in `marks` (all that are seen, where it is null), no farther away than `least`.
  function showAll(map, data, store, marks = null, least = 0, options = {}) {
    const { projection } = map.sistermap, free = freeBox(map);
    limitZoom(map);
    const box = projection.view === "home" && !marks ? { left: 0, top: 0, right: 1, bottom: 1 } : boxOf(map, data, store, marks);
    const margin = projection.view === "home" && !marks ? [DISC_MARGIN, DISC_MARGIN] : [Math.min(110, free.width / 6), Math.min(70, free.height / 7)];
    setBox(map, box, { free, margin, least, options });
    if (!marks) map.sistermap.fitted = viewKey(map);
  }

  // Brings a box, in widths of the world, into the free part of the map.
  function setBox(map, box, { free, margin, least = 0, options = {} }) {
    const across = Math.max(1e-9, box.right - box.left), down = Math.max(1e-9, box.bottom - box.top);
    const [wide, high] = [free.width - 2 * margin[0], free.height - 2 * margin[1]].map((room) => Math.max(1, room));
    const fitting = Math.min(Math.log2(wide / across / 256), Math.log2(high / down / 256));
    const zoom = Math.max(map.getMinZoom(), Math.min(FIT_ZOOM, Math.max(least, fitting)));
    const px = 1 / (256 * 2 ** zoom), size = map.getSize();
    // The middle of what is free shows the middle of the box.
    const x = (box.left + box.right) / 2 + (size.x / 2 - (free.left + free.right) / 2) * px;
    const y = (box.top + box.bottom) / 2 + (size.y / 2 - (free.top + free.bottom) / 2) * px;
    map.setView(map.options.crs.pointToLatLng(L.point(x, y).multiplyBy(1 / px), zoom), zoom, options);
  }

  const showBox = (map, box) => setBox(map, box, { free: freeBox(map), margin: [12, 12] });

  // Whether the map is as it was fitted, so that no one has moved it since.
  const isFitted = (map) => map.sistermap.fitted === viewKey(map);
  const viewKey = (map) => [map.getZoom().toFixed(6), ...Object.values(map.options.crs.project(map.getCenter())).map((value) => value.toFixed(6))].join();

  // What is to be seen, in widths of the world.
  function boxOf(map, data, store, marks) {
    const scene = map.sistermap.layer.scene(), { x, y } = scene.positions(), { curves, pairs } = scene.lines(), { ties, memberships } = data;
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const take = (p) => {
      box.left = Math.min(box.left, x[p]); box.right = Math.max(box.right, x[p]);
      box.top = Math.min(box.top, y[p]); box.bottom = Math.max(box.bottom, y[p]);
    };
    const seen = marks || store.visible;
    for (let i = 0; i < ties.n; i++) {
      if (!seen[i]) continue;
      take(ties.from[i]);
      take(ties.to[i]);
      if (sm.crossesCut(curves, pairs.of[i])) [box.left, box.right] = [0, 1]; // both edges, where the line says where it goes
    }
    if (!marks) for (const { place } of memberships) take(place);
    if (box.left > box.right) for (let p = 0; p < data.places.n; p++) take(p);
    return box.left > box.right ? { left: 0, top: sm.mercatorY(72), right: 1, bottom: sm.mercatorY(-52) } : box;
  }

  const views = (map) => map.sistermap.views;

  Object.assign(sm, { makeViews, views, switchView, setProjection, limitZoom, showAll, showBox, boxOf, isFitted, freeBox });
})((globalThis.sistermap ??= {}));
