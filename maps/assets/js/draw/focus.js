// What stands out: the pairs and places that the pointer or the selection is on.
(function (sm) {
  "use strict";

  // {lines: Set of pairs, places: Set}, both ends of each line among the places.
  function inFocus({ data, store, pairs }, { hover, selection }) {
    const lines = new Set(), places = new Set();
    for (const p of [selection.place, selection.compare, hover && hover.place]) {
      if (!sm.isIndex(p) || p === data.home) continue;
      for (const i of sm.tiesOf(data, p)) if (store.visible[i]) lines.add(pairs.of[i]);
      places.add(p);
    }
    for (const i of [selection.tie, hover && hover.tie]) if (sm.isIndex(i)) lines.add(pairs.of[i]);
    for (const k of lines) places.add(pairs.from[k]).add(pairs.to[k]);
    return { lines, places };
  }

  Object.assign(sm, { inFocus });
})((globalThis.sistermap ??= {}));
