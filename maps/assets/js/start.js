// The map: made, filled, kept in step with the store.
(function (sm) {
  "use strict";

  const MAX_ZOOM = 12;

  function makeMap(element) {
    return L.map(element, {
      attributionControl: false, zoomControl: false, zoomSnap: 0, zoomDelta: 1, wheelPxPerZoomLevel: 90, maxZoom: MAX_ZOOM,
      maxBoundsViscosity: 1, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    });
  }

  // Shows `data` on a Leaflet map and follows the store.
  function startMap(map, data, store, basemap) {
    const views = sm.makeViews(data), layer = new sm.TieLayer(data, store, basemap, views);
    map.sistermap = {
      layer, views,
      fit: (options) => sm.showAll(map, data, store, null, 0, options),
      fitTo: (marks) => sm.showAll(map, data, store, marks, 0, { animate: false }),
      fitBox: (box) => sm.showBox(map, box),
      switchView: (view) => sm.switchView(map, data, store, view),
      exportPng: (options) => sm.exportPng(map, data, store, options),
    };
    const { view, mapView } = store.get();
    sm.switchView(map, data, store, mapView);
    if (view) map.setView([view.lat, view.lon], view.zoom, { animate: false });
    layer.addTo(map);
    sm.watchPointer(map, data, store, layer);
    sm.watchAddedLayers(map, data, store);
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
      if (changed.has("mapView") && state.mapView !== map.sistermap.projection.view) sm.switchView(map, data, store, state.mapView);
      if (changed.has("view") && state.view && state.view !== written) map.setView([state.view.lat, state.view.lon], state.view.zoom);
      if (changed.has("selection")) bringIntoView(map, data, state);
    });
  }

  // System theme, printing and size are the reader's to change.
  function followReader(map, store, layer) {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => store.get().theme || layer.repaint());
    new ResizeObserver(() => {
      const fitted = sm.isFitted(map); // then all of it is fitted again; else a new size shows more or less of the same
      map.invalidateSize({ animate: false, pan: false });
      sm.limitZoom(map);
      if (fitted) map.sistermap.fit({ animate: false });
      else if (map.getZoom() < map.getMinZoom()) map.setZoom(map.getMinZoom(), { animate: false });
    }).observe(map.getContainer());
  }

  // What is chosen comes into view, if it is not: the map goes no nearer than it is.
  function bringIntoView(map, data, { selection }) {
    const points = [];
    const { places, ties } = data;
    if (sm.isIndex(selection.tie)) points.push(ties.from[selection.tie], ties.to[selection.tie]);
    else if (sm.isIndex(selection.place)) points.push(selection.place);
    if (!points.length || points.every((p) => isSeen(map, places, p))) return;
    if (points.length === 1) map.panTo([places.lat[points[0]], places.lon[points[0]]]);
    else sm.showAll(map, data, null, Uint8Array.from({ length: ties.n }, (_, i) => (i === selection.tie ? 1 : 0)), 0);
  }

  function isSeen(map, places, p) {
    const { x, y } = map.latLngToContainerPoint([places.lat[p], places.lon[p]]), free = sm.freeBox(map);
    return x >= free.left && x <= free.right && y >= free.top && y <= free.bottom;
  }

  Object.assign(sm, { makeMap, startMap, markDrawn });
})((globalThis.sistermap ??= {}));
