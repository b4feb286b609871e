// In a small frame that shows the partners near home: the whole world in a corner, with those that are farther away.
(function (sm) {
  "use strict";

  const RADIUS_PX = 64, WHOLE_KM = 20015, LEAST_FRAME_PX = [460, 300];

  function makeOverview({ data, store, map, follow }) {
    if (!sm.isHomeList(data)) return null;
    const canvas = sm.el("canvas", { width: 1, height: 1 });
    const overview = sm.button("", () => map.sistermap.fit(), { class: "sm-overview", "aria-label": sm.translate("tool.fit"), title: sm.translate("tool.fit") });
    overview.append(canvas);
    const draw = sm.oncePerFrame(() => {
      const { x, y } = map.getSize(), far = x < LEAST_FRAME_PX[0] || y < LEAST_FRAME_PX[1] ? [] : beyondFrame(data, store, map);
      overview.hidden = !far.length;
      if (!far.length) return;
      const ratio = Math.min(2, devicePixelRatio || 1), size = 2 * RADIUS_PX * ratio;
      if (canvas.width !== size) Object.assign(canvas, { width: size, height: size });
      const ctx = canvas.getContext("2d"), view = map.sistermap.layer.scene().paintLoupe(ctx, { km: WHOLE_KM, radius: RADIUS_PX, names: new Set(far), ratio });
      frameOf(ctx, view, map, sm.inkOf(data, sm.isDark(store.get())));
    });
    follow(["filters", "selection", "theme", "mapView", "view"], draw);
    map.on("moveend resize", draw);
    return overview;
  }

  // Partners that the map does not show.
  function beyondFrame(data, store, map) {
    if (store.get().mapView !== "home") return [];
    const size = map.getSize();
    return sm.partnersOfHome(data).filter((p) => {
      const { x, y } = map.latLngToContainerPoint([data.places.lat[p], data.places.lon[p]]);
      return x < 0 || y < 0 || x > size.x || y > size.y;
    });
  }

  // The part of the world that the map shows.
  function frameOf(ctx, { scale, left, top }, map, ink) {
    const { min, max } = map.getPixelBounds(), world = 256 * 2 ** map.getZoom();
    const [x, y] = [(min.x / world) * scale - left, (min.y / world) * scale - top];
    ctx.strokeStyle = ink.ink2;
    ctx.lineWidth = 1;
    ctx.strokeRect(x, y, ((max.x - min.x) / world) * scale, ((max.y - min.y) / world) * scale);
  }

  Object.assign(sm, { makeOverview });
})((globalThis.sistermap ??= {}));
