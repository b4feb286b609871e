// Whether rings of lon, lat enclose a point.
(function (sm) {
  "use strict";

  // Counts crossings of the meridian's half north of the point: an odd number is inside.
  function isInside(rings, lon, lat) {
    const x = lon - 360 * Math.round(lon / 360);
    let inside = false;
    for (const ring of rings) {
      for (let k = 0, before = ring.length - 2; k < ring.length; before = k, k += 2) {
        const ax = ring[before], ay = ring[before + 1], bx = ring[k], by = ring[k + 1];
        if (ax > x !== bx > x && lat < ay + ((x - ax) / (bx - ax)) * (by - ay)) inside = !inside;
      }
    }
    return inside;
  }

  Object.assign(sm, { isInside });
})((globalThis.sistermap ??= {}));
