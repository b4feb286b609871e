// The order of ties in the list.
(function (sm) {
  "use strict";

  const SORTS = ["from", "to", "kind", "since", "status"];
  const cache = new WeakMap();

  // Indices of all ties in the order of a column; ties without a value come last either way.
  // Names are ranked once per distinct text: 50,000 ties compare numbers, not words.
  function orderTies(data, key, descending, namer) {
    const ranks = ranksOf(data, key, namer);
    const order = Int32Array.from({ length: data.ties.n }, (_, i) => i);
    const sign = descending ? -1 : 1;
    return order.sort((a, b) => {
      if (ranks[a] === ranks[b]) return a - b;
      if (ranks[a] === 0) return 1;
      if (ranks[b] === 0) return -1;
      return sign * (ranks[a] - ranks[b]);
    });
  }

  // Of an order only what is seen.
  function visibleRows(order, visible) {
    const rows = new Int32Array(order.length);
    let n = 0;
    for (const i of order) if (visible[i]) rows[n++] = i;
    return rows.subarray(0, n);
  }

  function ranksOf(data, key, { lang, placeName, valueName }) {
    let made = cache.get(data);
    if (!made) cache.set(data, (made = new Map()));
    const name = `${key} ${lang}`;
    if (!made.has(name)) made.set(name, build(data, key, { lang, placeName, valueName }));
    return made.get(name);
  }

  function build({ ties, places }, key, { lang, placeName, valueName }) {
    const ranks = new Int32Array(ties.n);
    if (key === "from" || key === "to") {
      const byPlace = rankTexts(Array.from({ length: places.n }, (_, p) => placeName(p)), lang);
      for (let i = 0; i < ties.n; i++) ranks[i] = byPlace[ties[key][i]];
    } else if (key === "since") {
      const texts = dateTexts(ties);
      const rank = new Map([...new Set(texts)].filter(Boolean).sort(byDate).map((text, r) => [text, r + 1]));
      for (let i = 0; i < ties.n; i++) ranks[i] = rank.get(texts[i]) || 0;
    } else {
      const column = ties.columns[key];
      if (!column) return ranks;
      const byCode = rankTexts(column.values.map((value) => valueName(key, value ?? "")), lang);
      for (let i = 0; i < ties.n; i++) ranks[i] = byCode[column.codes[i]] || 0;
    }
    return ranks;
  }

  function rankTexts(texts, lang) {
    const { compare } = new Intl.Collator(lang, { numeric: true });
    const rank = new Map([...new Set(texts)].filter(Boolean).sort(compare).map((text, r) => [text, r + 1]));
    return texts.map((text) => rank.get(text) || 0);
  }

  const dateTexts = (ties) => Array.from({ length: ties.n }, (_, i) => sm.sinceText(ties, i));

  // "-0044" < "1998" < "1998-04" < "1998-04-21"
  function byDate(a, b) {
    const [x, y] = [a, b].map((text) => parseInt(text, 10));
    return x - y || (a < b ? -1 : 1);
  }

  Object.assign(sm, { SORTS, orderTies, visibleRows });
})((globalThis.sistermap ??= {}));
