// Layers that others add, as folium does: they know only the flat map, and longitudes from -180 to 180.
(function (sm) {
  "use strict";

  // A map with such layers is flat, each of them where its middle is on the one world that is shown.
  function watchAddedLayers(map, data, store) {
    map.on("layeradd", ({ layer }) => {
      if (!isAdded(layer)) return;
      map.getContainer().closest(".sm-page")?.setAttribute("data-layers", "added"); // there is no view from home to switch to
      sm.switchView(map, data, store, "flat");
      moveIntoWorld(layer, map.sistermap.projection.middle);
    });
  }

  const isAdded = (layer) => layer instanceof L.Marker || layer instanceof L.Path || layer instanceof L.GridLayer || layer instanceof L.ImageOverlay;

  function moveIntoWorld(layer, middle) {
    const turns = (lon) => 360 * Math.round((middle - lon) / 360);
    if (layer instanceof L.Marker || layer instanceof L.CircleMarker) {
      const { lat, lng } = layer.getLatLng(), shift = turns(lng);
      if (shift) layer.setLatLng([lat, lng + shift]);
    } else if (layer instanceof L.Polyline) {
      const shift = turns(layer.getBounds().getCenter().lng);
      if (shift) layer.setLatLngs(shifted(layer.getLatLngs(), shift));
    }
  }

  const shifted = (points, shift) => (Array.isArray(points) ? points.map((point) => shifted(point, shift)) : L.latLng(points.lat, points.lng + shift));

  Object.assign(sm, { watchAddedLayers });
})((globalThis.sistermap ??= {}));
