// The map: made, filled, kept in step with the store.
(function (sm) {
  "use strict";

  const MAX_ZOOM = 12;

  function makeMap(element) {
    return L.map(element, {
      attributionControl: false, zoomControl: false, worldCopyJump: false, zoomSnap: 0.25, zoomDelta: 1,
      wheelPxPerZoomLevel: 90, minZoom: 0.5, maxZoom: MAX_ZOOM, maxBoundsViscosity: 1,
      maxBounds: [[-87, -100000], [87, 100000]],
      zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    });
  }

  // Shows `data` on a Leaflet map and follows the store.
  function startMap(map, data, store, basemap) {
    const layer = new sm.TieLayer(data, store, basemap);
    map.sistermap = {
      layer,
      fit: () => sm.showAll(map, data, store),
      exportPng: (options) => sm.exportPng(map, data, store, options),
    };
    L.control.zoom({ position: "topright" }).addTo(map);
    const { view } = store.get();
    if (view) map.setView([view.lat, view.lon], view.zoom, { animate: false });
    else sm.showAll(map, data, store, null, 0, { animate: false });
    layer.addTo(map);
    sm.watchPointer(map, data, store, layer);
    followStore(map, data, store);
    followReader(map, store, layer);
    const name = () => map.getContainer().setAttribute("aria-label", sm.translate("map.label"));
    name();
    store.subscribe((state, changed) => changed.has("lang") && requestAnimationFrame(name)); // once the words have changed
    map.getContainer().setAttribute("role", "region");
    return map;
  }

  // The mark is set while the page still loads: once the first picture, or a fair part of it, lies on the canvas.
  function markDrawn(map) {
    map.sistermap.layer.tiesCanvas().settle();
    performance.mark("sistermap-drawn");
  }

  function followStore(map, data, store) {
    let written = null;
    const write = () => {
      const { lat, lng } = map.getCenter();
      written = { lat, lon: lng, zoom: map.getZoom() };
      store.set({ view: written });
    };
    write();
    map.on("moveend", write);
    store.subscribe((state, changed) => {
      if (changed.has("view") && state.view && state.view !== written) map.setView([state.view.lat, state.view.lon], state.view.zoom);
      if (changed.has("selection")) bringIntoView(map, data, state);
    });
  }

  // System theme, printing and size are the reader's to change.
  function followReader(map, store, layer) {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => store.get().theme || layer.repaint());
    new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(map.getContainer());
  }

  function bringIntoView(map, data, { selection }) {
    const points = [];
    const { places, ties } = data;
    if (sm.isIndex(selection.tie)) points.push(ties.from[selection.tie], ties.to[selection.tie]);
    else if (sm.isIndex(selection.place)) points.push(selection.place);
    if (!points.length || points.every((p) => isSeen(map, places, p))) return;
    const marks = new Uint8Array(ties.n);
    if (sm.isIndex(selection.tie)) marks[selection.tie] = 1;
    else for (let i = 0; i < ties.n; i++) if (ties.from[i] === points[0] || ties.to[i] === points[0]) marks[i] = 1;
    if (marks.includes(1)) sm.showAll(map, data, null, marks, 0);
    else map.panTo([places.lat[points[0]], places.lon[points[0]]]);
  }

  function isSeen(map, places, p) {
    const bounds = map.getBounds();
    const turns = Math.round((map.getCenter().lng - places.lon[p]) / 360);
    return bounds.contains([places.lat[p], places.lon[p] + 360 * turns]);
  }

  Object.assign(sm, { makeMap, startMap, markDrawn });
})((globalThis.sistermap ??= {}));
