// Mouse, touch and keys on the map → what is hovered and chosen.
(function (sm) {
  "use strict";

  const TOUCH_REACH = 16; // px; a finger is blunt

  function watchPointer(map, data, store, layer) {
    const tip = sm.makeTooltip(map.getContainer());
    let frame = 0, latest = null;
    const look = () => {
      frame = 0;
      if (latest) hover(latest);
    };
    const hover = (point) => {
      const found = layer.at(point);
      const before = store.get().hover;
      if (!same(found, before)) store.set({ hover: found });
      map.getContainer().classList.toggle("sm-on-something", Boolean(found));
      const now = store.get();
      if (now.hover) tip.show(sm.hoverLines(data, now, now.hover, store.visible), point);
      else tip.hide();
    };
    const leave = () => {
      latest = null;
      tip.hide();
      if (store.get().hover) store.set({ hover: null });
    };
    map.on("mousemove", (event) => {
      latest = event.containerPoint;
      frame ||= requestAnimationFrame(look);
    });
    map.on("mouseout dragstart zoomstart", leave);
    map.on("click", (event) => {
      const touch = event.originalEvent && event.originalEvent.pointerType === "touch";
      choose(map, data, store, layer.at(event.containerPoint, touch ? TOUCH_REACH : 6));
      if (touch) leave();
    });
    map.getContainer().addEventListener("keydown", (event) => {
      if (event.key === "Escape") store.set({ selection: { place: null, compare: null, tie: null } });
      else if (event.key === "Home" || event.key === "0") sm.showAll(map, data, store);
      else return;
      event.preventDefault();
    });
  }

  const same = (a, b) => a === b || (a && b && a.place === b.place && a.tie === b.tie && (a.band && a.band.key) === (b.band && b.band.key));

  // A place is kept; a second place is compared with it; a band opens.
  function choose(map, data, store, found) {
    const { selection } = store.get();
    if (!found) store.set({ selection: { place: null, compare: null, tie: null } });
    else if (found.band) openBand(map, data, store, found.band);
    else if (sm.isIndex(found.tie)) store.set({ selection: { tie: found.tie } });
    else if (sm.isIndex(selection.place) && found.place !== selection.place && isPartner(data, selection.place, found.place)) {
      store.set({ selection: { compare: found.place, tie: null } });
    } else store.set({ selection: { place: found.place, compare: null, tie: null } });
  }

  function isPartner({ ties }, a, b) {
    for (let i = 0; i < ties.n; i++) {
      if ((ties.from[i] === a && ties.to[i] === b) || (ties.from[i] === b && ties.to[i] === a)) return true;
    }
    return false;
  }

  // A band opens into its ties: one alone is chosen, more are shown so near that they come apart.
  function openBand(map, data, store, band) {
    if (band.ties.length === 1) store.set({ selection: { tie: band.ties[0], place: null, compare: null } });
    const marks = new Uint8Array(data.ties.n);
    for (const i of band.ties) marks[i] = 1;
    sm.showAll(map, data, store, marks, map.getZoom() + 1);
  }

  Object.assign(sm, { watchPointer });
})((globalThis.sistermap ??= {}));
