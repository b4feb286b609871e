// The order in which cards follow one another: that of the list, of what is seen.
(function (sm) {
  "use strict";

  const memory = new WeakMap();

  // [{selection, place}]: in a list with one home a step for each partner, else for each tie; `place` is what it is called by.
  // `listOrder` of the state holds the ties as the list has them; without it they come by date, as a list begins.
  function partnerOrder(data, store) {
    const { listOrder = null } = store.get(), last = memory.get(store);
    if (last && last.visible === store.visible && last.listOrder === listOrder) return last.steps;
    const ties = Array.from(listOrder || byDate(data)).filter((i) => store.visible[i]);
    const steps = sm.isHomeList(data) ? partnerSteps(data, ties) : ties.map((i) => ({ selection: { ...sm.NOTHING_CHOSEN, tie: i }, place: data.ties.to[i] }));
    memory.set(store, { visible: store.visible, listOrder, steps });
    return steps;
  }

  function partnerSteps(data, ties) {
    const partners = new Set(ties.map((i) => sm.partnerOf(data, i)));
    return [...partners].filter((p) => p >= 0 && p !== data.home).map((p) => ({ selection: { ...sm.NOTHING_CHOSEN, place: p }, place: p }));
  }

  function byDate({ ties }) {
    const when = (i) => ties.sinceYear[i] || 99999;
    const order = Array.from({ length: ties.n }, (_, i) => i);
    return order.sort((a, b) => when(a) - when(b) || sm.sinceText(ties, a).localeCompare(sm.sinceText(ties, b)) || a - b);
  }

  // Where a selection is in the order, or -1.
  function stepOf(data, steps, selection) {
    const partner = sm.chosenPartner(data, selection);
    if (partner >= 0) return steps.findIndex(({ place }) => place === partner);
    return sm.isIndex(selection.tie) ? steps.findIndex((step) => step.selection.tie === selection.tie) : -1;
  }

  // The selection one step on (+1) or back (-1), round and round; from nothing the first or the last.
  function nextSelection(data, store, by) {
    const steps = partnerOrder(data, store);
    if (!steps.length) return null;
    const at = stepOf(data, steps, store.get().selection);
    const to = at < 0 ? (by > 0 ? 0 : steps.length - 1) : (at + by + steps.length) % steps.length;
    return steps[to].selection;
  }

  Object.assign(sm, { partnerOrder, stepOf, nextSelection });
})((globalThis.sistermap ??= {}));
