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

  const firstOrder = (data) => (sm.isHomeList(data) ? sm.partnerRows(data).flatMap(({ ties }) => ties) : Array.from({ length: data.ties.n }, (_, i) => i));

  Object.assign(sm, { paperColumns, paperGroups });
})((globalThis.sistermap ??= {}));
