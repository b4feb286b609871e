// The view that shows a net best: cut where the fewest ties cross, not always at the antimeridian.
(function (sm) {
  "use strict";

  const BINS = 360;

  // The longitudes that ties and places cover, as [west, east] with west < east, east − west ≤ 360 and maybe beyond 180.
  function coveredLongitudes(places, ties, seen, members = []) {
    const cover = new Int32Array(BINS + 1);
    const add = (lon, span) => {
      const first = Math.floor(mod(lon, 360)), count = Math.min(BINS, Math.max(1, Math.ceil(span)));
      for (let k = 0; k <= count; k++) cover[(first + k) % BINS]++;
    };
    for (let i = 0; i < ties.n; i++) {
      if (seen && !seen[i]) continue;
      const a = places.lon[ties.from[i]], b = places.lon[ties.to[i]], turn = mod(b - a + 180, 360) - 180;
      add(turn < 0 ? b : a, Math.abs(turn));
    }
    for (const p of members) add(places.lon[p], 1);
    if (!ties.n) for (let p = 0; p < places.n; p++) add(places.lon[p], 1);
    return cutAt(cover);
  }

  function cutAt(cover) {
    const least = Math.min(...cover.subarray(0, BINS));
    let best = 0, bestStart = 0;
    for (let start = 0; start < BINS; start++) {
      if (cover[start] !== least || (cover[(start + BINS - 1) % BINS] === least && best)) continue;
      let run = 0;
      while (run < BINS && cover[(start + run) % BINS] === least) run++;
      if (run > best) [best, bestStart] = [run, start];
    }
    if (least > 0) {
      const west = bestStart + best / 2;
      return shiftHome(west, west + 360);
    }
    return best >= BINS ? [-180, 180] : shiftHome(bestStart + best, bestStart + BINS);
  }

  // The copy whose middle is nearest to Greenwich.
  function shiftHome(west, east) {
    const turns = Math.round((west + east) / 2 / 360);
    return [west - 360 * turns, east - 360 * turns];
  }

  // {south, west, north, east} of all that is seen, and of `members`, if any.
  function fitBounds(data, seen, members = []) {
    const { places, ties } = data;
    const [west, east] = coveredLongitudes(places, ties, seen, members);
    let south = 90, north = -90;
    const take = (lat) => {
      if (lat < south) south = lat;
      if (lat > north) north = lat;
    };
    if (ties.n) for (let i = 0; i < ties.n; i++) (!seen || seen[i]) && [ties.from[i], ties.to[i]].forEach((p) => take(places.lat[p]));
    for (const p of members) take(places.lat[p]);
    if (south > north) for (let p = 0; p < places.n; p++) take(places.lat[p]);
    if (south > north) return { south: -50, west: -170, north: 70, east: 190 };
    // Long arcs bulge towards the nearer pole.
    const bulge = Math.min(14, (east - west) / 14);
    const clampLat = (lat) => Math.max(-72, Math.min(80, lat));
    return { south: clampLat(south - (south < 0 ? bulge : 2)), west, north: clampLat(north + (north > 0 ? bulge : 2)), east };
  }

  const mod = (value, base) => ((value % base) + base) % base;

  Object.assign(sm, { coveredLongitudes, fitBounds });
})((globalThis.sistermap ??= {}));
