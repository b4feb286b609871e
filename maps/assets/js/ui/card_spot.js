// Keeps the card on the map clear of what it is about: placed when it opens and whenever the map has come to rest.
(function (sm) {
  "use strict";

  const DOT = 7; // px around a dot
  const LOWER = [300, 250, 200]; // px: heights of a card that scrolls; a lower one shows too little at once

  function keepCardClear(part, card) {
    const { map, follow } = part, { layer } = map.sistermap;
    const later = sm.oncePerFrame(() => put());
    const put = () => {
      if (card.hidden || !card.isConnected) return;
      const { clientWidth: width, clientHeight: height } = map.getContainer(), { dot, line } = subject(part);
      const taken = takenOnMap(part, card, dot), at = dot || { x: width, y: height / 2 };
      const place = (most) => {
        card.style.maxHeight = `${Math.round(most)}px`;
        return sm.placeCard({ width, height }, { width: card.offsetWidth, height: card.offsetHeight }, at, line, taken);
      };
      const most = Math.min(height - 24, Math.max(300, height * 0.62));
      let spot = place(most);
      // A card that is too high to lie beside its tie scrolls, where that leaves the tie free.
      for (const lower of spot.clear ? [] : [Math.max(at.y, height - at.y) - 34, ...LOWER]) {
        if (!spot.clear && lower >= LOWER.at(-1) && lower < card.offsetHeight) spot = place(lower);
      }
      if (!spot.clear) spot = place(most);
      card.style.left = `${spot.x}px`;
      card.style.top = `${spot.y}px`;
      letKeysScroll(card.querySelector(".sm-card-body"));
    };
    // Where names come to lie is known once they are painted: then the card gives way to them, and to later ones no more.
    let awaited = false;
    const open = () => ((awaited = true), later());
    const moved = () => (card.isConnected ? ((awaited = true), put()) : map.off("moveend resize", moved)); // the parts were made again
    const named = () => (card.isConnected ? awaited && ((awaited = false), put()) : layer.off("named", named));
    follow(["selection", "filters", "listOrder", "mapView"], open);
    map.on("moveend resize", moved);
    layer.on("named", named);
    new ResizeObserver(later).observe(card); // a picture has its height once it is read
  }

  function letKeysScroll(body) {
    if (body && body.scrollHeight > body.clientHeight + 1) body.tabIndex = 0;
    else body?.removeAttribute("tabindex");
  }

  // The dot that the card belongs to and the line of its tie, in px of the map.
  function subject({ data, map, store }) {
    const { selection } = store.get(), partner = sm.chosenPartner(data, selection), { tie, place } = selection;
    if (partner >= 0) {
      const own = [...sm.tiesOf(data, partner)].find((i) => sm.otherEnd(data.ties, i, partner) === data.home);
      return { dot: pointOf(map, data, partner), line: own === undefined ? [] : lineOf(map, own) };
    }
    if (sm.isIndex(tie)) return { dot: pointOf(map, data, data.ties.to[tie]), line: lineOf(map, tie) };
    return { dot: sm.isIndex(place) ? pointOf(map, data, place) : null, line: [] };
  }

  const pointOf = (map, { places }, p) => map.latLngToContainerPoint([places.lat[p], places.lon[p]]);

  function lineOf(map, i) {
    const line = map.sistermap.layer.scene().line(i), scale = 256 * 2 ** map.getZoom(), { x, y } = map.getPixelBounds().min, points = [];
    for (let k = 0; k < line.length; k += 2) points.push([line[k] * scale - x, line[k + 1] * scale - y]);
    return points;
  }

  // Names as they were painted last; that of the dot itself counts most.
  function labelBoxes(map, dot) {
    const { left, top } = sm.freeBox(map);
    return (map.sistermap.layer.scene().named() || []).map(({ box: [l, t, r, b] }) => {
      const box = { left: l + left, top: t + top, right: r + left, bottom: b + top };
      const own = dot && dot.x > box.left - 24 && dot.x < box.right + 24 && dot.y > box.top - 16 && dot.y < box.bottom + 16;
      return { ...box, weight: own ? 7 : 1 };
    });
  }

  // Dots of what is seen, labels where the map says where they are, and what else lies on the map.
  function takenOnMap({ root, data, map, store }, card, dot) {
    const { left, top, width, height } = map.getContainer().getBoundingClientRect();
    const taken = [], seen = new Set();
    const { from, to, n } = data.ties;
    for (let i = 0; i < n && seen.size < 400; i++) if (store.visible[i]) seen.add(from[i]).add(to[i]);
    for (const p of seen) {
      const { x, y } = pointOf(map, data, p);
      if (x > 0 && y > 0 && x < width && y < height) taken.push({ left: x - DOT, top: y - DOT, right: x + DOT, bottom: y + DOT, weight: p === data.home ? 8 : 1 });
    }
    taken.push(...labelBoxes(map, dot));
    for (const element of root.querySelectorAll(".sm-over > *")) {
      if (element === card || element.hidden) continue;
      const box = element.getBoundingClientRect();
      if (box.width && box.width * box.height < (width * height) / 3) taken.push({ left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top, weight: element.matches(".sm-attribution") ? 5 : 14 });
    }
    return taken;
  }

  Object.assign(sm, { keepCardClear });
})((globalThis.sistermap ??= {}));
