// How many ties each country, pair of countries and place has, for lists too long to be read tie by tie.
(function (sm) {
  "use strict";

  // [{code, n}], most ties first. A tie within one country counts once.
  function tallyCountries({ ties, places }, visible) {
    const counts = new Map(), add = (code, times) => code && counts.set(code, (counts.get(code) || 0) + times);
    for (let i = 0; i < ties.n; i++) {
      if (!visible[i]) continue;
      const a = places.country[ties.from[i]], b = places.country[ties.to[i]];
      const times = sm.timesOf(ties, i);
      add(a, times);
      if (b !== a) add(b, times);
    }
    return [...counts].map(([code, n]) => ({ code, n })).sort((a, b) => b.n - a.n);
  }

  // [{codes: [a, b], n}] of two countries each, or of one with itself.
  function tallyPairs({ ties, places }, visible) {
    const counts = new Map();
    for (let i = 0; i < ties.n; i++) {
      const a = places.country[ties.from[i]], b = places.country[ties.to[i]];
      if (!visible[i] || !a || !b) continue;
      const key = a < b ? `${a} ${b}` : `${b} ${a}`;
      counts.set(key, (counts.get(key) || 0) + sm.timesOf(ties, i));
    }
    return [...counts].map(([key, n]) => ({ codes: key.split(" "), n })).sort((a, b) => b.n - a.n);
  }

  // [{place, n}]; with `codes` only places of these countries.
  function tallyPlaces({ ties, places }, visible, codes = null) {
    const counts = new Int32Array(places.n);
    for (let i = 0; i < ties.n; i++) {
      if (!visible[i]) continue;
      const times = sm.timesOf(ties, i);
      counts[ties.from[i]] += times;
      if (ties.to[i] !== ties.from[i]) counts[ties.to[i]] += times;
    }
    const found = [];
    counts.forEach((n, place) => n && (!codes || codes.has(places.country[place])) && found.push({ place, n }));
    return found.sort((a, b) => b.n - a.n);
  }

  // The ties of a pair of countries that are seen.
  function tiesOfCountries({ ties, places }, visible, [a, b]) {
    const found = [];
    for (let i = 0; i < ties.n; i++) {
      const c = places.country[ties.from[i]], d = places.country[ties.to[i]];
      if (visible[i] && ((c === a && d === b) || (c === b && d === a))) found.push(i);
    }
    return found;
  }

  Object.assign(sm, { tallyCountries, tallyPairs, tallyPlaces, tiesOfCountries });
})((globalThis.sistermap ??= {}));
