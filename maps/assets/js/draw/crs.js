// A projection as Leaflet knows it, so that panning, zooming and folium's own layers work in it.
(function (sm) {
  "use strict";

  const FLAT_LIMITS = { north: 80, south: -58 };

  function crsOf(projection) {
    const world = L.bounds([0, 0], [1, 1]);
    return L.extend({}, L.CRS, {
      code: `sistermap:${projection.view}`,
      infinite: true, // no wrapping of Leaflet's own: there is one world
      R: L.CRS.Earth.R,
      distance: L.CRS.Earth.distance,
      transformation: L.transformation(1, 0, 1, 0),
      projection: {
        bounds: world,
        project: ({ lat, lng, world }) => L.point(...(world || projection.project(lng, lat))),
        unproject: ({ x, y }) => latLngAt(projection, x, y),
      },
    });
  }

  // Where the map shows nothing of the sphere, a point keeps its place on the map, as it has none on the sphere.
  function latLngAt(projection, x, y) {
    const [lng, lat] = projection.unproject(x, y), at = L.latLng(Math.max(-90, Math.min(90, lat)), lng);
    const outside = projection.view === "flat" ? x < 0 || x > 1 || y < 0 || y > 1 : Math.hypot(x - 0.5, y - 0.5) > 0.5;
    return outside ? Object.assign(at, { world: [x, y] }) : at;
  }

  // What the reader may pan over, as bounds that Leaflet asks for corners only: a crop of the flat world, or the square
  // round the disc. Where something lies over the map, `beyond` is how much farther up and down, in worlds: what is covered
  // must come to where it can be seen.
  function limitsOf(projection, beyond = 0) {
    const edges = projection.view === "flat" ? [FLAT_LIMITS.north, FLAT_LIMITS.south].map(sm.mercatorY) : [0, 1];
    const [north, south] = [edges[0] - beyond, edges[1] + beyond];
    const corner = (x, y) => () => Object.assign(L.latLng(0, 0), { world: [x, y] });
    return Object.assign(L.latLngBounds([-1, -1], [1, 1]), {
      getNorthWest: corner(0, north), getNorthEast: corner(1, north), getSouthWest: corner(0, south), getSouthEast: corner(1, south),
    });
  }

  Object.assign(sm, { crsOf, limitsOf });
})((globalThis.sistermap ??= {}));
