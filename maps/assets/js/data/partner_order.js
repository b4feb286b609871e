// The order in which cards follow one another: that of the list, of what is seen.
(function (sm) {
  "use strict";

  const memory = new WeakMap();

  // In a list with one home its partners, as numbers of places; in any other list ties. `listOrder` of the state holds the
  // ties as the list has them; without it they come by date, as a list begins.
  function partnerOrder(data, store) {
    const { listOrder = null } = store.get(), last = memory.get(store);
    if (last && last.visible === store.visible && last.listOrder === listOrder) return last.order;
    const ties = (listOrder || sm.orderTies(data, "since", false, {})).filter((i) => store.visible[i]);
    const order = sm.isHomeList(data) ? partnersIn(data, ties) : ties;
    memory.set(store, { visible: store.visible, listOrder, order });
    return order;
  }

  function partnersIn(data, ties) {
    const partners = new Set();
    for (const i of ties) partners.add(sm.partnerOf(data, i));
    for (const none of [-1, data.home]) partners.delete(none);
    return [...partners];
  }

  // What is chosen at a step of the order, and the place that it is called by.
  function stepAt(data, order, at) {
    const step = order[(at + order.length) % order.length];
    if (sm.isHomeList(data)) return { selection: { ...sm.NOTHING_CHOSEN, place: step }, place: step };
    return { selection: { ...sm.NOTHING_CHOSEN, tie: step }, place: data.ties.to[step] };
  }

  // Where a selection is in the order, or -1.
  function stepOf(data, order, selection) {
    if (sm.isHomeList(data)) return order.indexOf(sm.chosenPartner(data, selection));
    return sm.isIndex(selection.tie) ? order.indexOf(selection.tie) : -1;
  }

  // The selection one step on (+1) or back (-1), round and round; from nothing the first or the last; null where there is none.
  function nextSelection(data, store, by) {
    const order = partnerOrder(data, store);
    if (!order.length) return null;
    const at = stepOf(data, order, store.get().selection);
    return stepAt(data, order, at < 0 ? (by > 0 ? 0 : -1) : at + by).selection;
  }

  Object.assign(sm, { partnerOrder, stepAt, stepOf, nextSelection });
})((globalThis.sistermap ??= {}));
