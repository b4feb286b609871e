// The lines of a list with one home: one for each partner, whatever the number of agreements with it.
(function (sm) {
  "use strict";

  const cache = new WeakMap();

  // [{place, ties}], ties by date, lines by their first. A tie that the home has no part in is a line of its own, with
  // place -1.
  function partnerRows(data) {
    let rows = cache.get(data);
    if (rows) return rows;
    const { ties, home } = data;
    rows = sm.partnersOf(data, home, null).filter(({ place }) => place !== home);
    for (let i = 0; i < ties.n; i++) {
      const partner = sm.partnerOf(data, i);
      if (partner < 0 || partner === home) rows.push({ place: -1, ties: [i] });
    }
    cache.set(data, rows);
    return rows;
  }

  // Of the lines those with a tie that is seen, and of their ties those that are.
  function seenRows(rows, visible) {
    const seen = [];
    for (const row of rows) {
      const ties = row.ties.filter((i) => visible[i]);
      if (ties.length) seen.push({ place: row.place, ties });
    }
    return seen;
  }

  // Lines in the order of a column, "place", "country" or "since"; those without a value come last either way.
  function sortRows(data, rows, { key, descending }, lang) {
    const { compare } = new Intl.Collator(lang, { numeric: true }), sign = descending ? -1 : 1;
    const values = new Map(rows.map((row, at) => [row, { at, value: valueOf(data, row, key, lang) }]));
    return [...rows].sort((one, other) => {
      const a = values.get(one), b = values.get(other);
      if (!a.value || !b.value) return (a.value ? 0 : 1) - (b.value ? 0 : 1) || a.at - b.at;
      return sign * (key === "since" ? byDate(a.value, b.value) : compare(a.value, b.value)) || a.at - b.at;
    });
  }

  function valueOf(data, { place, ties }, key, lang) {
    if (key === "since") return sm.sinceText(data.ties, ties[0]);
    const p = place < 0 ? data.ties.from[ties[0]] : place;
    return key === "country" ? rowCountry(data, place, lang) : sm.placeName(data, p, lang);
  }

  // "-0044" < "1998" < "1998-04" < "1998-04-21"
  const byDate = (a, b) => parseInt(a, 10) - parseInt(b, 10) || (a < b ? -1 : Number(a > b));

  // A partner that is a country is its own.
  function rowCountry(data, p, lang) {
    if (p < 0 || data.places.level[p] === "country" || !data.places.country[p]) return "";
    return sm.countryName(data, data.places.country[p], lang);
  }

  // Which columns tell lines apart: {cities, countries, years, kinds, lines}.
  function usefulColumns(data) {
    const { places, ties } = data, rows = sm.isHomeList(data) ? partnerRows(data) : [];
    const countries = new Set(rows.filter(({ place }) => place >= 0).map(({ place }) => places.country[place]).filter(Boolean));
    return {
      cities: rows.every(({ place }) => place >= 0 && places.level[place] === "city"),
      countries: countries.size > 1,
      years: ties.sinceYear.some((year) => year !== 0),
      kinds: sm.facet(data, "kind").values.length > 1,
      lines: sm.facet(data, sm.lineFacet(data)).values.length > 1,
    };
  }

  // The year in which a tie begins, "" where none is known.
  const yearText = ({ sinceYear }, i) => (sinceYear[i] ? String(sinceYear[i]) : "");

  Object.assign(sm, { partnerRows, seenRows, sortRows, rowCountry, usefulColumns, yearText });
})((globalThis.sistermap ??= {}));
