// Great circles: what is known of each arc, its points in Mercator, how long a tie is.
(function (sm) {
  "use strict";

  const TWO_PI = 2 * Math.PI;
  const LONGEST = 400; // points of one arc

  // For each pair of places the normal of its great circle and the angle between the ends.
  // Ends that are the same have angle 0; of the many ways between antipodes the one over the north pole is taken.
  function makeArcs(vectors, from, to) {
    const n = from.length;
    const arcs = { n, vectors, from, to, normals: new Float64Array(3 * n), angles: new Float64Array(n) };
    for (let i = 0; i < n; i++) setArc(arcs, i);
    return arcs;
  }

  function setArc({ vectors: v, from, to, normals, angles }, i) {
    const a = 3 * from[i], b = 3 * to[i];
    let nx = v[a + 1] * v[b + 2] - v[a + 2] * v[b + 1];
    let ny = v[a + 2] * v[b] - v[a] * v[b + 2];
    let nz = v[a] * v[b + 1] - v[a + 1] * v[b];
    const sine = Math.hypot(nx, ny, nz), cosine = v[a] * v[b] + v[a + 1] * v[b + 1] + v[a + 2] * v[b + 2];
    angles[i] = Math.atan2(sine, cosine);
    let length = sine;
    if (sine < 1e-9) {
      [nx, ny, nz] = Math.hypot(v[a], v[a + 1]) > 1e-9 ? [v[a + 1], -v[a], 0] : [0, 1, 0];
      length = Math.hypot(nx, ny, nz);
    }
    normals[3 * i] = nx / length;
    normals[3 * i + 1] = ny / length;
    normals[3 * i + 2] = nz / length;
  }

  // Points of the arc from `start` to `end` (radians) as x, y in Mercator; x runs on across the antimeridian.
  // Each point comes from the two before it: 2 cos(step) · p[k] − p[k − 1]. Gives how many there are.
  function walkArc(arcs, i, start, end, step, out) {
    const { vectors: v, normals } = arcs;
    const a = 3 * arcs.from[i], ax = v[a], ay = v[a + 1], az = v[a + 2];
    const nx = normals[3 * i], ny = normals[3 * i + 1], nz = normals[3 * i + 2];
    const ex = ny * az - nz * ay, ey = nz * ax - nx * az, ez = nx * ay - ny * ax;
    const segments = Math.max(1, Math.min(LONGEST - 1, Math.ceil((end - start) / step)));
    const turn = (end - start) / segments, twice = 2 * Math.cos(turn);
    const c = Math.cos(start), s = Math.sin(start), cb = Math.cos(start - turn), sb = Math.sin(start - turn);
    let x = ax * c + ex * s, y = ay * c + ey * s, z = az * c + ez * s;
    let bx = ax * cb + ex * sb, by = ay * cb + ey * sb, bz = az * cb + ez * sb;
    let lon = Math.atan2(y, x);
    for (let k = 0; k <= segments; k++) {
      let now = Math.atan2(y, x);
      now += TWO_PI * Math.round((lon - now) / TWO_PI);
      out[2 * k] = now / TWO_PI + 0.5;
      out[2 * k + 1] = sm.mercatorOfSine(z);
      lon = now;
      const tx = twice * x - bx, ty = twice * y - by, tz = twice * z - bz;
      bx = x; by = y; bz = z;
      x = tx; y = ty; z = tz;
    }
    return segments + 1;
  }

  // Kilometres between the ends of every tie on the ellipsoid WGS 84, by Lambert's formula for long lines.
  function measureTies({ n, from, to }, { lon, lat }) {
    const F = 1 / 298.257223563, A_KM = 6378.137, DEG = Math.PI / 180;
    const beta = Float64Array.from(lat, (value) => Math.atan((1 - F) * Math.tan(value * DEG)));
    const out = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      const b1 = beta[from[i]], b2 = beta[to[i]];
      const half = Math.sin((b2 - b1) / 2), dl = Math.sin(((lon[to[i]] - lon[from[i]]) * DEG) / 2);
      const h = Math.min(1, half * half + Math.cos(b1) * Math.cos(b2) * dl * dl);
      const sigma = 2 * Math.asin(Math.sqrt(h));
      if (sigma < 1e-12) continue;
      const p = Math.sin((b1 + b2) / 2) ** 2, q = Math.sin((b2 - b1) / 2) ** 2;
      const near = Math.max(1e-9, 1 - h); // at the antipode the formula has no answer; the sphere's will do
      const x = ((sigma - Math.sin(sigma)) * p * (1 - q)) / near;
      const y = ((sigma + Math.sin(sigma)) * q * (1 - p)) / h;
      out[i] = A_KM * (sigma - (F / 2) * (x + y));
    }
    return out;
  }

  Object.assign(sm, { makeArcs, walkArc, measureTies, LONGEST_ARC: LONGEST });
})((globalThis.sistermap ??= {}));
