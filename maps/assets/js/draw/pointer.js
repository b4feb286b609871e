// Mouse, touch and keys on the map → what is hovered and chosen.
(function (sm) {
  "use strict";

  const REACH = { mouse: [6], pen: [8, 14], touch: [6, 12, 17, 22] }; // px; a finger is blunt, and the nearest is meant

  function watchPointer(map, data, store, layer) {
    const tip = sm.makeTooltip(map.getContainer()), device = followDevice(map.getContainer());
    let frame = 0, latest = null;
    const look = () => {
      frame = 0;
      if (latest) hover(latest);
    };
    const hover = (point) => {
      const found = layer.at(point);
      if (!same(found, store.get().hover)) store.set({ hover: found });
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
      if (device.kind !== "mouse") return; // a finger that taps does not hover
      latest = event.containerPoint;
      frame ||= requestAnimationFrame(look);
    });
    map.on("mouseout dragstart zoomstart", leave);
    map.on("click", (event) => {
      store.set({ selection: sm.selectionOf(data, findNear(layer, event.containerPoint, device.kind)) });
      if (device.kind === "mouse") tip.hide();
      else leave();
    });
    map.getContainer().addEventListener("keydown", (event) => event.target === map.getContainer() && followKey(map, data, store, event));
  }

  // Which device moved or pressed last: what browsers make of a tap for old pages looks like a mouse.
  function followDevice(container) {
    const device = { kind: "mouse" };
    const note = (event) => (device.kind = REACH[event.pointerType] ? event.pointerType : "mouse");
    for (const name of ["pointerdown", "pointermove"]) container.addEventListener(name, note, { capture: true, passive: true });
    return device;
  }

  function findNear(layer, point, kind) {
    for (const reach of REACH[kind]) {
      const found = layer.at(point, reach);
      if (found) return found;
    }
    return null;
  }

  const same = (a, b) => a === b || (a && b && a.place === b.place && a.tie === b.tie && (a.band && a.band.key) === (b.band && b.band.key));

  // Leaflet pans by arrows and zooms by + and −; Esc is everybody's.
  function followKey(map, data, store, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { n: 1, p: -1 }[event.key.toLowerCase()];
    if (by) step(data, store, by);
    else if (event.key === "Enter") store.set({ selection: sm.selectionOf(data, nearestToMiddle(map, data, store)) });
    else if (event.key === "Home" || event.key === "0") map.sistermap.fit();
    else return;
    event.preventDefault();
  }

  function step(data, store, by) {
    const selection = sm.nextSelection(data, store, by);
    if (selection) store.set({ selection });
  }

  // The place with a tie that is seen nearest to the middle of what the reader sees of the map; not the home.
  function nearestToMiddle(map, data, store) {
    const { left, top, right, bottom } = sm.visibleMapBox(map.getContainer().closest(".sm-page"));
    const { places, ties } = data, tied = new Set();
    for (let i = 0; i < ties.n; i++) if (store.visible[i]) tied.add(ties.from[i]).add(ties.to[i]);
    let best = null, least = Infinity;
    for (const p of tied) {
      if (p === data.home) continue;
      const { x, y } = map.latLngToContainerPoint([places.lat[p], places.lon[p]]);
      const away = Math.hypot(x - (left + right) / 2, y - (top + bottom) / 2);
      if (away < least) [best, least] = [{ place: p }, away];
    }
    return best;
  }

  // Brings some ties into view, no farther away than the map is now.
  function showTies(map, data, store, ties) {
    const marks = new Uint8Array(data.ties.n);
    for (const i of ties) marks[i] = 1;
    sm.showAll(map, data, store, marks, map.getZoom() + 1);
  }

  Object.assign(sm, { watchPointer, showTies });
})((globalThis.sistermap ??= {}));
