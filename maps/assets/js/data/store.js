// What the reader sees and has chosen, in one place; whoever is interested subscribes.
(function (sm) {
  "use strict";

  const NO_FILTERS = {
    change: null, kind: null, status: null, country: null, theme: null, network: null, level: null,
    text: "", years: null, undated: true, place: null,
  };

  function createStore(data, patch = {}) {
    const subscribers = new Set();
    let state = merge(
      {
        filters: { ...NO_FILTERS },
        selection: { place: null, compare: null, tie: null, band: null },
        hover: null, lang: data.meta.lang, theme: null, view: null, everyTie: false, spokes: null,
        mapView: sm.isHomeList(data) ? "home" : "flat", greatCircles: false, page: "list", step: null, listOrder: null,
      },
      patch,
    );
    const store = { get: () => state, set, subscribe, visible: seen(data, state.filters) };

    function set(change) {
      const before = state;
      state = merge(before, change);
      const changed = new Set(Object.keys(change).filter((key) => state[key] !== before[key]));
      if (!changed.size) return;
      if (changed.has("filters")) store.visible = seen(data, state.filters);
      for (const subscriber of [...subscribers]) subscriber(state, changed);
    }

    function subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    }

    return store;
  }

  function merge(state, change) {
    const next = { ...state, ...change };
    for (const key of ["filters", "selection"]) if (change[key]) next[key] = { ...state[key], ...change[key] };
    return next;
  }

  const seen = (data, filters) => (sm.filter ? sm.filter(data, filters) : new Uint8Array(data.ties.n).fill(1));

  // A place or tie is chosen by its number; null is none.
  const isIndex = (value) => Number.isInteger(value) && value >= 0;

  Object.assign(sm, { createStore, isIndex });
})((globalThis.sistermap ??= {}));
