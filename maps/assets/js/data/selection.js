// What the reader has chosen: a place, two places to compare, a tie, or a band of ties that opens to them.
(function (sm) {
  "use strict";

  const NOTHING_CHOSEN = Object.freeze({ place: null, compare: null, tie: null, band: null });

  const isChosen = (selection) => Object.values(selection).some((value) => value !== null && value !== undefined);

  // The selection for what lies under the pointer: {place}, {tie}, {band} or null. In a list with one home a line is its
  // partner, and home, where all lines end, is nobody's partner.
  function selectionOf(data, found) {
    if (!found) return NOTHING_CHOSEN;
    if (found.band) return found.band.ties.length === 1 ? selectionOf(data, { tie: found.band.ties[0] }) : { ...NOTHING_CHOSEN, band: found.band };
    const { home } = data, isTie = sm.isIndex(found.tie);
    if (!sm.isHomeList(data)) return isTie ? { ...NOTHING_CHOSEN, tie: found.tie } : { ...NOTHING_CHOSEN, place: found.place };
    const partner = isTie ? partnerOf(data, found.tie) : found.place;
    if (partner < 0) return { ...NOTHING_CHOSEN, tie: found.tie };
    return partner === home ? NOTHING_CHOSEN : { ...NOTHING_CHOSEN, place: partner };
  }

  // The end of a tie that is not the home; home where both are; -1 where none is.
  function partnerOf({ ties, home }, i) {
    if (ties.from[i] === home) return ties.to[i];
    return ties.to[i] === home ? ties.from[i] : -1;
  }

  // The partner whose card is open in a list with one home, or -1.
  function chosenPartner(data, { place, tie }) {
    if (!sm.isHomeList(data)) return -1;
    if (sm.isIndex(place)) return place === data.home ? -1 : place;
    return sm.isIndex(tie) ? partnerOf(data, tie) : -1;
  }

  Object.assign(sm, { NOTHING_CHOSEN, isChosen, selectionOf, partnerOf, chosenPartner });
})((globalThis.sistermap ??= {}));
