// Keeps the card on the map clear of what it is about: placed when it opens and whenever the map has come to rest.
(function (sm) {
  "use strict";

  const DOT = 7; // px around a dot

  function keepCardClear(part, card) {
    const { map, follow } = part;
    const put = () => {
      if (!card.isConnected) return void map.off("moveend resize", put); // the parts were made again
      if (card.hidden) return;
      const { clientWidth: width, clientHeight: height } = map.getContainer();
      card.style.maxHeight = `${Math.min(height - 24, Math.max(300, Math.round(height * 0.62)))}px`;
      letKeysScroll(card.querySelector(".sm-card-body"));
      const size = { width: card.offsetWidth, height: card.offsetHeight };
      const { dot, line } = subject(part);
      const { x, y } = sm.placeCard({ width, height }, size, dot || { x: width, y: height / 2 }, line, takenOnMap(part, card));
      card.style.left = `${x}px`;
      card.style.top = `${y}px`;
    };
    const later = sm.oncePerFrame(put);
    follow(["selection", "filters", "listOrder"], later);
    follow(["mapView"], later);
    map.on("moveend resize", put);
    new ResizeObserver(later).observe(card); // a picture has its height once it is read
  }

  function letKeysScroll(body) {
    if (body && body.scrollHeight > body.clientHeight + 1) body.tabIndex = 0;
    else body?.removeAttribute("tabindex");
  }

  // The dot that the card belongs to and the line of its tie, in px of the map.
  function subject({ data, map, store }) {
    const { selection } = store.get(), partner = sm.chosenPartner(data, selection);
    const p = partner >= 0 ? partner : sm.isIndex(selection.place) ? selection.place : sm.isIndex(selection.tie) ? data.ties.to[selection.tie] : -1;
    if (p < 0) return { dot: null, line: [] };
    const other = partner >= 0 ? data.home : sm.isIndex(selection.tie) ? data.ties.from[selection.tie] : sm.isIndex(selection.compare) ? selection.compare : -1;
    const dot = pointOf(map, data, p), tie = tieBetween(data, p, other, selection.tie);
    const drawn = tie >= 0 && map.sistermap.tieLine?.(tie);
    const end = other >= 0 && pointOf(map, data, other);
    return { dot, line: drawn || (end ? [[end.x, end.y], [dot.x, dot.y]] : []) };
  }

  const pointOf = (map, { places }, p) => map.latLngToContainerPoint([places.lat[p], places.lon[p]]);

  function tieBetween(data, a, b, known) {
    if (sm.isIndex(known)) return known;
    return b < 0 ? -1 : [...sm.tiesOf(data, a)].find((i) => sm.otherEnd(data.ties, i, a) === b) ?? -1;
  }

  // Dots of what is seen, labels where the map says where they are, and what else lies on the map.
  function takenOnMap({ root, data, map, store }, card) {
    const { left, top, width, height } = map.getContainer().getBoundingClientRect();
    const taken = [], seen = new Set();
    const { from, to, n } = data.ties;
    for (let i = 0; i < n && seen.size < 400; i++) if (store.visible[i]) seen.add(from[i]).add(to[i]);
    for (const p of seen) {
      const { x, y } = pointOf(map, data, p);
      if (x > 0 && y > 0 && x < width && y < height) taken.push({ left: x - DOT, top: y - DOT, right: x + DOT, bottom: y + DOT });
    }
    taken.push(...(map.sistermap.labelBoxes?.() || []));
    for (const element of root.querySelectorAll(".sm-over > *, .sm-notes")) {
      if (element === card || element.hidden) continue;
      const box = element.getBoundingClientRect();
      if (box.width && box.width * box.height < (width * height) / 3) taken.push({ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top, weight: 4 });
    }
    return taken;
  }

  Object.assign(sm, { keepCardClear });
})((globalThis.sistermap ??= {}));
