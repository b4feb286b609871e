// The map for paper: light whatever the screen is, nothing chosen, painted at once into a canvas of its own.
(function (sm) {
  "use strict";

  const RATIO = 4; // pixels for each px. Chromium prints the strokes themselves, and scales them by steps of 1/64 only
  const CAPTION = 22; // px below the loupe
  const RADIUS = 130; // px of the loupe
  const APART = 8, EDGE = 16; // px between the loupe and the disc, and round the disc
  const MOST = 60; // names

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
    const scene = map.sistermap.layer.scene().withStore(paperStore(store)), whole = sm.pictureView(map, data, store, { width, height, ratio: RATIO });
    const loupe = paintPaperLoupe(scene, whole), frame = loupe ? besideLoupe(whole, loupe) : whole, box = loupe && [loupe.x, loupe.y, loupe.x + loupe.size, height];
    const { canvas, ctx } = newCanvas(width, height), view = { ...frame, hasLoupe: undefined, loupeRadius: RADIUS, most: MOST, taken: box ? [box] : [] };
    ctx.direction = sm.textDirection();
    for (const painter of ["paintBase", "paintTies", "paintFocus", "paintNames"]) for (const steps = scene[painter](ctx, view); !steps.next().done; );
    return { canvas, scene, view, loupe };
  }

  // The disc moves aside where the loupe would lie on it, as far as the paper reaches.
  function besideLoupe(view, loupe) {
    const { scale, left, top, width } = view, disc = scale / 2, down = disc - top - (loupe.y + RADIUS);
    const from = Math.sqrt(Math.max(0, (disc + RADIUS + APART) ** 2 - down ** 2)), now = disc - left, towards = loupe.x ? -1 : 1;
    const wanted = from - towards * (now - loupe.x - RADIUS), room = Math.max(0, (towards > 0 ? width - now : now) - disc - EDGE);
    return { ...view, left: left - towards * Math.max(0, Math.min(wanted, room)) };
  }

  function paintPaperLoupe(scene, { scale, width, height }) {
    const found = scene.loupe(scale, RADIUS), size = 2 * RADIUS;
    if (!found) return null;
    const { canvas, ctx } = newCanvas(size, size);
    scene.paintLoupe(ctx, { km: found.km, radius: RADIUS, ratio: RATIO });
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
