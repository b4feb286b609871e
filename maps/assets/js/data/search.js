// Names, kinds and titles found by any of their spellings.
(function (sm) {
  "use strict";

  // Marks over Latin, Greek, Cyrillic, Hebrew and Arabic letters; the dots of か/が stay, they make another sound.
  const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
  const PLAIN = { ß: "ss", ø: "o", ł: "l", æ: "ae", œ: "oe", đ: "d", ð: "d", þ: "th", ı: "i", "’": "'", "ʼ": "'", أ: "ا", إ: "ا", آ: "ا", ى: "ي" };
  const LETTERS = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");
  // Hangul falls apart into its letters, so that what an input method has half written already finds.
  const fold = (text) =>
    sm.normalForm("NFKD", String(text ?? "")).replace(MARKS, "").toLowerCase().replace(LETTERS, (c) => PLAIN[c]).replace(/\s+/g, " ").trim();

  const FIELD = "\u0001"; // between the names of one place; no name holds it after folding
  const cache = new WeakMap();

  // All names of each place, folded, made when first needed.
  function placeNames(data) {
    let names = cache.get(data);
    if (names) return names;
    const { places } = data;
    names = new Array(places.n);
    const cells = cellsOf(data);
    for (let p = 0; p < places.n; p++) {
      const all = new Set([places.name[p], places.local[p], ...Object.values(places.names[p] || {}), ...Object.values(places.written?.[p] || {})].map(fold).concat([...(cells.get(p) || [])]));
      all.delete("");
      names[p] = FIELD + [...all].join(FIELD);
    }
    cache.set(data, names);
    return names;
  }

  // Place -> what the list writes of it, folded.
  function cellsOf({ ties }) {
    const found = new Map();
    for (const side of ["from", "to"]) {
      const column = ties.columns?.[`${side}Name`];
      if (!column) continue;
      const folded = column.values.map(fold);
      for (let i = 0; i < ties.n; i++) {
        const p = ties[side][i];
        if (!found.has(p)) found.set(p, new Set());
        found.get(p).add(folded[column.codes[i]] ?? "");
      }
    }
    return found;
  }

  // 1 for each tie in which every word of `text` is somewhere.
  function matchTies(data, text) {
    const { ties, places } = data;
    const found = new Uint8Array(ties.n).fill(1);
    const columns = [...Object.values(ties.columns || {}), ...(ties.extra || []).filter(({ type }) => type !== "picture")].filter(Boolean);
    const countries = sm.countrySpellings(data);
    for (const word of fold(text).split(" ").filter(Boolean)) {
      const named = placeNames(data).map((names, p) => names.includes(word) || (countries.get(places.country[p]) || "").includes(word));
      const hits = columns.map((column) => column.values.map((value) => fold(value).includes(word)));
      const useful = columns.map((column, c) => [column.codes, hits[c]]).filter(([, hit]) => hit.includes(true));
      for (let i = 0; i < ties.n; i++) {
        if (!found[i] || named[ties.from[i]] || named[ties.to[i]]) continue;
        if (!useful.some(([codes, hit]) => hit[codes[i]])) found[i] = 0;
      }
    }
    return found;
  }

  // Country code -> its names in all languages the page has, folded.
  function countrySpellings(data) {
    const names = (data.meta && data.meta.countryNames) || {};
    return new Map(Object.entries(names).map(([code, forms]) => [code, FIELD + Object.values(forms || {}).map(fold).join(FIELD)]));
  }

  // The best of what `query` may mean, best first: {type, value, label, count}.
  function suggest(data, query, { names, limit = 8 } = {}) {
    const wanted = fold(query);
    if (!wanted) return [];
    const found = [];
    placeNames(data).forEach((text, p) => {
      const rank = rankOf(text, wanted);
      if (rank) found.push({ type: "place", value: p, rank, weight: data.places.degree[p] || 0 });
    });
    for (const name of ["country", "kind", "network", "theme"]) found.push(...suggestValues(data, name, wanted, names));
    found.push(...suggestTitles(data, wanted));
    found.sort((a, b) => b.rank - a.rank || b.weight - a.weight);
    return found.slice(0, limit);
  }

  function suggestValues(data, name, wanted, names) {
    const countries = name === "country" ? sm.countrySpellings(data) : null;
    return sm.facet(data, name).values.flatMap((value) => {
      if (!value) return [];
      const label = names ? names(name, value) : value;
      const rank = rankOf(FIELD + [value, label].map(fold).join(FIELD) + (countries?.get(value) || ""), wanted);
      return rank ? [{ type: name, value, rank: rank + 0.5, weight: 0 }] : [];
    });
  }

  function suggestTitles({ ties }, wanted) {
    const title = ties.columns && ties.columns.title;
    if (!title) return [];
    return title.values.flatMap((value) => {
      const rank = value ? rankOf(FIELD + fold(value), wanted) : 0;
      return rank ? [{ type: "title", value, rank: rank - 0.5, weight: 0 }] : [];
    });
  }

  // 4 the whole name, 3 its beginning, 2 the beginning of a word in it, 1 anywhere, 0 nowhere.
  function rankOf(text, wanted) {
    if (!text.includes(wanted)) return 0;
    if ((text + FIELD).includes(FIELD + wanted + FIELD)) return 4;
    if (text.includes(FIELD + wanted)) return 3;
    return /[\s(\-,/]/.test(text[text.indexOf(wanted) - 1]) ? 2 : 1;
  }

  Object.assign(sm, { fold, suggest, matchTies, countrySpellings });
})((globalThis.sistermap ??= {}));
