// What must always be readable on the map: how many ties are seen, whose data it is, that borders are no opinion.
(function (sm) {
  "use strict";

  function showNotes(map, data, store) {
    const box = document.createElement("div");
    box.className = "sm-notes";
    map.getContainer().append(box);
    L.DomEvent.disableClickPropagation(box);
    box.append(countNote(map, store), sourceNote(data));
  }

  function countNote(map, store) {
    const line = document.createElement("div"), text = document.createElement("span"), every = document.createElement("button");
    line.className = "sm-count";
    every.type = "button";
    every.addEventListener("click", () => store.set({ everyTie: !store.get().everyTie }));
    line.append(text, every);
    const write = () => {
      const state = store.get();
      const scene = map.sistermap.layer.scene(), gathered = scene.gatheredAt(map.getZoom()), seen = scene.counts();
      const count = sm.countBoth(seen.ties, seen.places, state.lang);
      const bands = gathered && sm.translate("map.drawn", { count: gathered.bands.drawn, bands: sm.formatNumber(gathered.bands.drawn, state.lang) });
      text.textContent = [count, bands].filter(Boolean).join(", ");
      every.hidden = !gathered && !state.everyTie;
      every.textContent = sm.translate(state.everyTie ? "map.gather" : "map.every");
      every.setAttribute("aria-pressed", String(state.everyTie));
    };
    write();
    let frame = 0;
    const later = () => (frame ||= requestAnimationFrame(() => ((frame = 0), write())));
    store.subscribe((state, changed) => ["filters", "lang", "everyTie"].some((key) => changed.has(key)) && later());
    map.on("zoomend", later);
    return line;
  }

  function sourceNote({ meta }) {
    const line = document.createElement("div");
    line.className = "sm-sources";
    for (const source of meta.attribution || []) {
      const link = source.url && sm.safeLink(source.url);
      const entry = document.createElement(link ? "a" : "span");
      if (link) Object.assign(entry, { href: link, rel: "noopener noreferrer", target: "_blank" });
      entry.textContent = sm.creditText(source);
      line.append(entry, " ");
    }
    return line;
  }

  Object.assign(sm, { showNotes });
})((globalThis.sistermap ??= {}));
