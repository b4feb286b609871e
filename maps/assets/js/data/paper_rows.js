// The table on paper: which columns it has, and its lines in the order of the list.
(function (sm) {
  "use strict";

  // [{key, label}] of what tells the ties apart; the home of a list with one home needs no column.
  function paperColumns(data) {
    const useful = sm.usefulColumns(data), home = sm.isHomeList(data), word = sm.translate;
    const ends = home
      ? [{ key: "partner", label: word(useful.cities ? "level.city" : "column.place") }, useful.countries && { key: "country", label: word("column.country") }]
      : [{ key: "from", label: word("column.from") }, { key: "to", label: word("column.to") }];
    return [
      ...ends,
      data.ties.columns.change && { key: "change", label: word("facet.change") },
      useful.kinds && { key: "kind", label: word("column.kind") },
      useful.years && { key: "since", label: word("column.since") },
      data.ties.distanceKm && { key: "distance", label: word("card.distance") },
    ].filter(Boolean);
  }

  // [{place, ties}] of what is seen, in the order of the list: the ties of a partner are together. Without one home
  // each tie is alone, and place is -1. No more than `most` ties.
  function paperGroups(data, store, most) {
    const order = store.get().listOrder || firstOrder(data), seen = [...sm.visibleRows(Int32Array.from(order), store.visible)].slice(0, most);
    if (!sm.isHomeList(data)) return seen.map((i) => ({ place: -1, ties: [i] }));
    const groups = new Map();
    for (const i of seen) {
      const partner = sm.partnerOf(data, i), place = partner === data.home ? -1 : partner, key = place < 0 ? `tie ${i}` : place;
      if (!groups.has(key)) groups.set(key, { place, ties: [] });
      groups.get(key).ties.push(i);
    }
    return [...groups.values()];
  }

  // px of a sheet of A4 as the map measures it (960 across): all of it, what is neither map nor table, a line, a heading.
  const SHEET = 1419, REST = 280, LINE = 30, HEADING = 60;
  const LEAST_HIGH = 480, USUAL = 590, HIGHEST = 880;
  const LETTERS = 95, OTHERS = 32; // letters in a line of the table, and those of kind, day and distance

  // How high the map from home may be on upright A4: as high as the table beside it lets it be on one sheet. Where the
  // table needs another sheet anyway, it begins on the first one, unless it is kept whole (`short` lines).
  function uprightHeight(data, store, short) {
    const { lang } = store.get(), groups = paperGroups(data, store, short + 1), ties = groups.flatMap((group) => group.ties).length;
    if (ties > short) return USUAL;
    const members = data.memberships.length, unplaced = data.unplaced.length, heads = [members, unplaced].filter(Boolean).length * HEADING;
    const table = groups.reduce((sum, { place, ties }) => sum + ties.length - 1 + linesOf(data, place, ties[0], lang), 0);
    const room = [table + members + unplaced, table].map((lines, k) => SHEET - REST - LINE * lines - (k ? 0 : heads)).find((px) => px >= LEAST_HIGH);
    return Math.min(HIGHEST, room ?? HIGHEST);
  }

  function linesOf(data, place, tie, lang) {
    const names = place < 0 ? [data.ties.from[tie], data.ties.to[tie]] : [place];
    const letters = names.map((p) => `${sm.placeName(data, p, lang)}${sm.rowCountry(data, p, lang)}`).join("");
    const wide = letters.match(/[\u1100-\uffdc]/g)?.length || 0; // East Asian letters count twice
    return Math.ceil((letters.length + wide + OTHERS) / LETTERS);
  }

  const firstOrder = (data) => (sm.isHomeList(data) ? sm.partnerRows(data).flatMap(({ ties }) => ties) : Array.from({ length: data.ties.n }, (_, i) => i));

  Object.assign(sm, { paperColumns, paperGroups, uprightHeight });
})((globalThis.sistermap ??= {}));
