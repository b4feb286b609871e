// The middle of the flat map: opposite the meridian that the fewest ties cross, at sea where it can be.
(function (sm) {
  "use strict";

  const BINS = 360;
  const LAND_COSTS = 0.25; // a cut through land alone is as bad as one that a quarter of the ties cross
  // The share of the flat map's height that is land at 0, 10, 20 … 350 degrees east: Natural Earth, between 58 S and 78 N.
  const LAND = [
    0.25, 0.37, 0.54, 0.6, 0.46, 0.35, 0.38, 0.43, 0.48, 0.48, 0.57, 0.53, 0.5, 0.39, 0.43, 0.25, 0.16, 0.12,
    0.06, 0, 0.15, 0.13, 0.12, 0.18, 0.36, 0.42, 0.45, 0.34, 0.28, 0.65, 0.34, 0.4, 0.3, 0.17, 0.07, 0.13,
  ];

  // Degrees from -180 up to 180. `members` are places that count beside the ends of ties.
  function middleMeridian({ places, ties }, members = []) {
    const cover = new Int32Array(BINS);
    const add = (lon, span) => {
      const first = Math.floor(mod(lon, 360)), count = Math.min(BINS - 1, Math.ceil(span));
      for (let k = 0; k <= count; k++) cover[(first + k) % BINS]++;
    };
    for (let i = 0; i < ties.n; i++) {
      const a = places.lon[ties.from[i]], b = places.lon[ties.to[i]], turn = mod(b - a + 180, 360) - 180;
      add(turn < 0 ? b : a, Math.abs(turn));
    }
    for (const p of members) add(places.lon[p], 1);
    if (!ties.n) for (let p = 0; p < places.n; p++) add(places.lon[p], 1);
    const middle = cheapestCut(cover, Math.max(1, ties.n)) + 180;
    return middle - 360 * Math.round(middle / 360);
  }

  // The middle of the longest run of meridians that cost least: ties that cross it, and land that it would cut.
  function cheapestCut(cover, count) {
    const cost = Array.from(cover, (crossed, lon) => crossed + count * LAND_COSTS * landAt(lon));
    const least = Math.min(...cost) + 0.02 * count;
    let best = 0, cut = 190;
    for (let start = 0; start < BINS; start++) {
      if (cost[start] > least || cost[(start + BINS - 1) % BINS] <= least) continue;
      let run = 0;
      while (cost[(start + run) % BINS] <= least) run++;
      if (run > best) [best, cut] = [run, start + run / 2];
    }
    return Math.round(cut);
  }

  // Between the tens of degrees as a straight line.
  function landAt(lon) {
    const at = lon / 10, k = Math.floor(at), part = at - k;
    return LAND[k % 36] * (1 - part) + LAND[(k + 1) % 36] * part;
  }

  const mod = (value, base) => ((value % base) + base) % base;

  Object.assign(sm, { middleMeridian });
})((globalThis.sistermap ??= {}));
