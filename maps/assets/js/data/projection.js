// Between degrees, unit vectors on the sphere, and the map, whose world is 1 wide and 1 high: flat (Mercator round a
// middle meridian) or seen from home (Lambert's azimuthal equal-area).
(function (sm) {
  "use strict";

  const DEG = Math.PI / 180;
  const FARTHEST = Math.sin(85.05112878 * DEG); // where the square Mercator world ends

  const mercatorX = (lon) => lon / 360 + 0.5;
  const mercatorY = (lat) => mercatorOfSine(Math.sin(lat * DEG));

  function mercatorOfSine(sine) {
    const s = sine > FARTHEST ? FARTHEST : sine < -FARTHEST ? -FARTHEST : sine;
    return 0.5 - Math.log((1 + s) / (1 - s)) / (4 * Math.PI);
  }

  const lonOf = (x) => (x - 0.5) * 360;
  const latOf = (y) => (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / DEG;

  // x, y, z of each place, one behind the other.
  function unitVectors(lon, lat) {
    const out = new Float64Array(3 * lon.length);
    for (let i = 0; i < lon.length; i++) unitVector(lon[i], lat[i], out, 3 * i);
    return out;
  }

  function unitVector(lon, lat, out = new Float64Array(3), at = 0) {
    const c = Math.cos(lat * DEG);
    out[at] = c * Math.cos(lon * DEG);
    out[at + 1] = c * Math.sin(lon * DEG);
    out[at + 2] = Math.sin(lat * DEG);
    return out;
  }

  // One Mercator world, cut opposite its middle meridian: x is 0 at the cut's one side and 1 at the other.
  function flatProjection(middle) {
    const shift = -middle / 360;
    return {
      view: "flat", middle, shift,
      project(lon, lat) {
        const x = mercatorX(lon) + shift;
        return [x - Math.floor(x), mercatorY(lat)];
      },
      unproject: (x, y) => [lonOf(x - shift), latOf(y)],
    };
  }

  // The whole sphere as a disc round a place: what is as far from home is as far from the middle, in its true direction,
  // and areas are true. Snyder, Map Projections: A Working Manual (1987), p. 185.
  function homeProjection(lon0, lat0) {
    const s0 = Math.sin(lat0 * DEG), c0 = Math.cos(lat0 * DEG);
    return {
      view: "home", lon0, lat0,
      project(lon, lat) {
        const s = Math.sin(lat * DEG), c = Math.cos(lat * DEG), d = (lon - lon0) * DEG, cd = Math.cos(d);
        const near = 1 + s0 * s + c0 * c * cd;
        if (near < 1e-12) return [0.5, 0]; // the antipode is the whole rim
        const k = Math.sqrt(2 / near) / 4; // the disc's radius, 2, becomes 0.5
        return [0.5 + k * c * Math.sin(d), 0.5 - k * (c0 * s - s0 * c * cd)];
      },
      unproject(px, py) {
        const x = 4 * (px - 0.5), y = 4 * (0.5 - py), rho = Math.min(2, Math.hypot(x, y));
        if (rho < 1e-9) return [lon0, lat0];
        const angle = 2 * Math.asin(rho / 2), s = Math.sin(angle), c = Math.cos(angle);
        const lat = Math.asin(Math.max(-1, Math.min(1, c * s0 + (y * s * c0) / rho)));
        const lon = lon0 + Math.atan2(x * s, rho * c0 * c - y * s0 * s) / DEG;
        return [lon - 360 * Math.round(lon / 360), lat / DEG];
      },
    };
  }

  // Where the disc of the home view has what is `km` away from home, in widths of the world.
  const homeRadius = (km) => 0.5 * Math.sin(Math.min(Math.PI, km / 6371.0088) / 2);

  // {x, y} of many places.
  function projectAll(projection, lon, lat) {
    const x = new Float64Array(lon.length), y = new Float64Array(lon.length);
    for (let i = 0; i < lon.length; i++) [x[i], y[i]] = projection.project(lon[i], lat[i]);
    return { x, y };
  }

  Object.assign(sm, {
    mercatorX, mercatorY, mercatorOfSine, lonOf, latOf, unitVectors, unitVector, flatProjection, homeProjection, homeRadius, projectAll,
  });
})((globalThis.sistermap ??= {}));
