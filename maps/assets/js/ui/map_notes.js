// What the reader must know of the map: that arcs are no routes, what widths mean, how much of it is drawn.
(function (sm) {
  "use strict";

  const GROUND_ENDS = 8.3; // zoom

  function makeMapNotes(part) {
    const { store, map, follow } = part;
    const legend = sm.el("div", { class: "sm-widths" }), arcs = sm.el("p", {}, sm.translate("map.arcs"));
    const ends = makeGroundEnd(part), notes = sm.el("div", { class: "sm-notes" }, legend, arcs, ends);
    const write = sm.oncePerFrame(() => {
      const { mapView, greatCircles } = store.get();
      arcs.hidden = mapView === "home" || greatCircles;
      ends.hidden = map.getZoom() < GROUND_ENDS;
      legend.replaceChildren(...widthNotes(part.data, store, map.sistermap.layer.scene(), map.getZoom()).filter(Boolean));
      legend.hidden = !legend.childElementCount;
    });
    follow(["filters", "everyTie", "mapView", "greatCircles", "theme", "view"], write);
    map.on("zoomend", write);
    return notes;
  }

  // Nearer than this the basemap has nothing finer to show; tiles are loaded where the page was made with some, and only
  // when the reader wants them.
  function makeGroundEnd({ data, map }) {
    const { tiles } = data.meta, load = tiles && sm.button(sm.translate("map.tiles"), () => {
      L.tileLayer(tiles, { maxZoom: 19 }).addTo(map);
      load.remove();
    }, { class: "sm-link" });
    return sm.el("p", { hidden: true }, sm.translate("map.groundEnds"), load && " ", load);
  }

  // Of gathered ties the widths of bands; of a list with numbers the widths of its values; else nothing.
  function widthNotes(data, store, scene, zoom) {
    const state = store.get(), { lang } = state, dark = sm.isDark(state), gathered = scene.gatheredAt(zoom);
    if (gathered) return bandWidths(gathered, lang, dark, store);
    const back = state.everyTie && sm.button(sm.translate("map.gather"), () => store.set({ everyTie: false }), { class: "sm-link" });
    const values = scene.values();
    if (!values) return [back];
    const colour = sm.inkOf(data, dark).accent;
    return [sm.el("h2", {}, values.unit || sm.translate(data.ties.columns.value ? "card.value" : "tab.ties")), ...values.steps.map((sum) => sample(values.width(sum), colour, sm.formatNumber(sum, lang))), back];
  }

  function bandWidths(gathered, lang, dark, store) {
    const title = gathered.nodes.mode === "country" ? "map.betweenCountries" : "map.betweenAreas";
    const { drawn, all, share } = sm.drawnBands(gathered), number = (n) => sm.formatNumber(n, lang);
    const percent = new Intl.NumberFormat(lang, { style: "percent" }).format(share);
    return [
      sm.el("h2", {}, sm.translate(title)),
      ...sm.bandLegend(gathered, dark).map(({ count, width, colour }) => sample(width, colour, number(count))),
      drawn < all && sm.el("p", {}, sm.translate("map.share", { count: all, drawn: number(drawn), all: number(all), percent })),
      sm.button(sm.translate("map.every"), () => store.set({ everyTie: true }), { class: "sm-link" }),
    ];
  }

  function sample(width, colour, text) {
    const line = sm.el("i", { "aria-hidden": "true" });
    Object.assign(line.style, { height: `${Math.max(1, width)}px`, background: colour });
    return sm.el("div", { class: "sm-width" }, line, sm.el("span", {}, text));
  }

  Object.assign(sm, { makeMapNotes, widthNotes });
})((globalThis.sistermap ??= {}));
