// Between degrees, unit vectors on the sphere, and Mercator where the world is 1 wide and 1 high.
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

  Object.assign(sm, { mercatorX, mercatorY, mercatorOfSine, lonOf, latOf, unitVectors, unitVector });
})((globalThis.sistermap ??= {}));
