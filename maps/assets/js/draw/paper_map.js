// The map for paper: light whatever the screen is, nothing chosen, painted at once into a canvas of its own.
(function (sm) {
  "use strict";

  const RATIO = 4; // pixels for each px. Chromium prints the strokes themselves, and scales them by steps of 1/64 only
  const CAPTION = 22; // px below the loupe

  // The state as paper has it.
  const paperStore = (store) => ({
    get: () => ({ ...store.get(), theme: "light", hover: null, selection: { ...sm.NOTHING_CHOSEN } }),
    get visible() {
      return store.visible;
    },
  });

  // → {canvas, scene, view, loupe}: all of it where the reader sees all of it, else the same middle; what crowds round
  // home is in a loupe {canvas, km, x, y, size}, in the lower corner where lines begin.
  function paintPaperMap(map, data, store, { width, height }) {
    const scene = map.sistermap.layer.scene().withStore(paperStore(store)), frame = sm.pictureView(map, data, store, { width, height, ratio: RATIO });
    const loupe = paintPaperLoupe(scene, frame), box = loupe && [loupe.x, loupe.y, loupe.x + loupe.size, height];
    const { canvas, ctx } = newCanvas(width, height), view = { ...frame, hasLoupe: undefined, taken: box ? [box] : [] };
    ctx.direction = sm.textDirection();
    for (const painter of ["paintBase", "paintTies", "paintFocus", "paintNames"]) for (const steps = scene[painter](ctx, view); !steps.next().done; );
    return { canvas, scene, view, loupe };
  }

  function paintPaperLoupe(scene, { scale, width, height }) {
    const found = scene.loupe(scale), size = 2 * sm.LOUPE_PX;
    if (!found) return null;
    const { canvas, ctx } = newCanvas(size, size);
    scene.paintLoupe(ctx, { km: found.km, ratio: RATIO });
    return { canvas, km: found.km, size, x: sm.textDirection() === "rtl" ? width - size : 0, y: height - size - CAPTION };
  }

  function newCanvas(width, height) {
    const canvas = Object.assign(document.createElement("canvas"), { width: width * RATIO, height: height * RATIO }), ctx = canvas.getContext("2d");
    Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` });
    ctx.scale(RATIO, RATIO);
    return { canvas, ctx };
  }

  Object.assign(sm, { paperStore, paintPaperMap, LOUPE_CAPTION_PX: CAPTION });
})((globalThis.sistermap ??= {}));
