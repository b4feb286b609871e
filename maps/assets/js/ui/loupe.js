// The loupe on the map from home: a round picture of the partners that crowd round it, to be clicked like the map.
(function (sm) {
  "use strict";

  function makeLoupe({ data, store, map, follow }) {
    if (!sm.isHomeList(data)) return null;
    const canvas = sm.el("canvas", { width: 1, height: 1, "aria-hidden": "true" }), caption = sm.el("figcaption", {});
    const loupe = sm.el("figure", { class: "sm-loupe", hidden: true }, canvas, caption);
    const draw = sm.oncePerFrame(() => show(loupe, canvas, caption, data, store, map));
    follow(["filters", "selection", "hover", "theme", "mapView", "view"], draw);
    map.on("zoomend resize", draw);
    canvas.addEventListener("click", (event) => {
      const found = placeAt(event, data, map);
      if (found >= 0) store.set({ selection: { place: found === data.home ? null : found, compare: null, tie: null } });
    });
    canvas.addEventListener("pointermove", (event) => {
      const found = placeAt(event, data, map), before = store.get().hover;
      if ((before?.place ?? -1) !== found) store.set({ hover: found < 0 ? null : { place: found } });
    });
    canvas.addEventListener("pointerleave", () => store.set({ hover: null }));
    return loupe;
  }

  function show(loupe, canvas, caption, data, store, map) {
    const scene = map.sistermap.layer.scene(), found = map.getSize().x < sm.LEAST_LOUPE_MAP_PX ? null : scene.loupe(256 * 2 ** map.getZoom());
    loupe.hidden = !found;
    if (!found) return;
    const { lang } = store.get(), ratio = Math.min(2, devicePixelRatio || 1), size = 2 * sm.LOUPE_PX;
    if (canvas.width !== size * ratio) Object.assign(canvas, { width: size * ratio, height: size * ratio });
    loupe.view = scene.paintLoupe(canvas.getContext("2d"), { km: found.km, ratio });
    caption.textContent = sm.translate("map.near", { km: sm.translate("card.km", { n: sm.formatNumber(found.km, lang) }) });
  }

  // The place under the pointer, home too; -1 where there is none.
  function placeAt(event, data, map) {
    const { view } = event.currentTarget.parentElement, box = event.currentTarget.getBoundingClientRect();
    if (!view) return -1;
    const { x, y } = map.sistermap.layer.scene().positions();
    let best = -1, least = event.pointerType === "touch" ? 22 : 12;
    for (const p of [data.home, ...sm.partnersOfHome(data)]) {
      const away = Math.hypot(x[p] * view.scale - view.left - (event.clientX - box.left), y[p] * view.scale - view.top - (event.clientY - box.top));
      if (away < least) [best, least] = [p, away];
    }
    return best;
  }

  Object.assign(sm, { makeLoupe });
})((globalThis.sistermap ??= {}));
