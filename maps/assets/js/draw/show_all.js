// Brings ties and places into view.
(function (sm) {
  "use strict";

  // Fits the map to the ties marked in `marks` (all that are seen, where it is null), no farther away than `least`.
  function showAll(map, data, store, marks = null, least = 0, options = {}) {
    const { south, west, north, east } = marks ? sm.fitBounds(data, marks) : sm.fitBounds(data, store.visible, data.memberships.map(({ place }) => place));
    const bounds = L.latLngBounds([south, west], [north, east]);
    const size = map.getSize();
    const pad = L.point(Math.min(150, size.x / 5), Math.min(90, size.y / 7)); // room for names and notes
    const zoom = Math.min(7.5, Math.max(least, map.getBoundsZoom(bounds, false, pad)));
    const middle = map.project(bounds.getSouthWest(), zoom).add(map.project(bounds.getNorthEast(), zoom)).divideBy(2);
    map.setView(map.unproject(middle, zoom), Math.max(zoom, map.getMinZoom()), options);
  }

  Object.assign(sm, { showAll });
})((globalThis.sistermap ??= {}));
