// Which ties the filters let through, and how many each value would show.
(function (sm) {
  "use strict";

  const TEXT = 1 << sm.FACETS.length;
  const YEARS = TEXT << 1;
  const PLACE = YEARS << 1;
  const memory = new WeakMap();

  const NO_FILTERS = Object.freeze({
    change: null, kind: null, status: null, country: null, theme: null, network: null, level: null,
    text: "", years: null, undated: true, place: null,
  });

  // 1 for each tie that is to be seen.
  function filter(data, filters) {
    const marks = fails(data, filters);
    const visible = new Uint8Array(marks.length);
    for (let i = 0; i < marks.length; i++) visible[i] = marks[i] === 0 ? 1 : 0;
    return visible;
  }

  // For each tie one bit per filter that hides it: counts beside a value need all filters but its own.
  function fails(data, filters) {
    const last = memory.get(data);
    if (last && last.filters === filters) return last.marks;
    const marks = new Uint16Array(data.ties.n);
    sm.FACETS.forEach((name, bit) => filters[name] && markFacet(marks, sm.facet(data, name), filters[name], 1 << bit));
    if (filters.text && filters.text.trim()) markText(marks, data, filters.text);
    if (filters.years || filters.undated === false) markYears(marks, data.ties, filters);
    if (sm.isIndex(filters.place)) markPlace(marks, data.ties, filters.place);
    memory.set(data, { filters, marks });
    return marks;
  }

  function markFacet(marks, { values, items, starts }, chosen, bit) {
    const wanted = Uint8Array.from(values, (value) => (chosen.has(value) ? 1 : 0));
    for (let i = 0; i < marks.length; i++) {
      let found = 0;
      if (starts) for (let k = starts[i]; k < starts[i + 1]; k++) found |= wanted[items[k]];
      else found = wanted[items[i]];
      if (!found) marks[i] |= bit;
    }
  }

  function markText(marks, data, text) {
    const found = sm.matchTies(data, text);
    for (let i = 0; i < marks.length; i++) if (!found[i]) marks[i] |= TEXT;
  }

  // Years [a, b] show the net as it was at the end of b, of ties begun since a: an ended tie ends.
  function markYears(marks, { sinceYear, untilYear }, { years, undated }) {
    for (let i = 0; i < marks.length; i++) {
      const since = sinceYear[i], until = untilYear[i];
      if (since === 0 && undated === false) marks[i] |= YEARS;
      if (!years) continue;
      if (since !== 0 && (since < years[0] || since > years[1])) marks[i] |= YEARS;
      if (until !== 0 && until < years[1]) marks[i] |= YEARS;
    }
  }

  // Only the ties of one place.
  function markPlace(marks, { from, to }, place) {
    for (let i = 0; i < marks.length; i++) if (from[i] !== place && to[i] !== place) marks[i] |= PLACE;
  }

  // Ties per value of a facet, under all filters but its own.
  function countValues(data, filters, name) {
    const marks = fails(data, filters);
    const others = ~(1 << sm.FACETS.indexOf(name));
    const { values, items, starts } = sm.facet(data, name);
    const counts = new Int32Array(values.length);
    for (let i = 0; i < marks.length; i++) {
      if (marks[i] & others) continue;
      const times = sm.timesOf(data.ties, i);
      if (starts) for (let k = starts[i]; k < starts[i + 1]; k++) counts[items[k]] += times;
      else counts[items[i]] += times;
    }
    return counts;
  }

  // Ties per bin of an axis of years and of what gives them their colour, at [bin * kinds + code of the kind]: `all` under the other filters, `shown`
  // of them those that are seen now; `most` ties in a bin. Time plays over 50,000 ties: no objects, one pass.
  function countYears(data, filters, axis) {
    const marks = fails(data, filters), { sinceYear, times } = data.ties, column = sm.lineColumn(data);
    const codes = column?.codes, kinds = column?.values.length || 1;
    const all = new Int32Array(axis.bins * kinds), shown = new Int32Array(axis.bins * kinds), sums = new Int32Array(axis.bins);
    const offset = axis.start - (axis.early ? 1 : 0);
    let count = 0, most = 0;
    for (let i = 0; i < marks.length; i++) {
      if (sinceYear[i] === 0 || marks[i] & ~YEARS) continue;
      const bin = Math.max(0, sinceYear[i] - offset), at = bin * kinds + (codes ? codes[i] : 0);
      const own = times ? times[i] : 1;
      all[at] += own;
      if ((sums[bin] += own) > most) most = sums[bin];
      if (marks[i] === 0) {
        shown[at] += own;
        count += own;
      }
    }
    return { all, shown, kinds, most, count };
  }

  // {ties, places, countries} of what is seen.
  function countTotals(data, visible) {
    const { from, to } = data.ties, seen = new Uint8Array(data.places.n), countries = new Set();
    let ties = 0, places = 0;
    for (let i = 0; i < visible.length; i++) {
      if (!visible[i]) continue;
      ties += sm.timesOf(data.ties, i);
      seen[from[i]] = seen[to[i]] = 1;
    }
    for (let p = 0; p < seen.length; p++) {
      if (!seen[p]) continue;
      places++;
      if (data.places.country[p]) countries.add(data.places.country[p]);
    }
    return { ties, places, countries: countries.size };
  }

  // A value in or out of a facet's choice; an empty choice is no filter.
  function toggleValue(filters, name, value) {
    const chosen = new Set(filters[name] || []);
    if (!chosen.delete(value)) chosen.add(value);
    return { ...filters, [name]: chosen.size ? chosen : null };
  }

  function isFiltered(filters) {
    return Boolean(
      sm.FACETS.some((name) => filters[name]) || (filters.text || "").trim() || filters.years || filters.undated === false || sm.isIndex(filters.place),
    );
  }

  Object.assign(sm, { NO_FILTERS, filter, countValues, countYears, countTotals, toggleValue, isFiltered });
})((globalThis.sistermap ??= {}));
