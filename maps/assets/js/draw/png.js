// The map as it is seen, as a picture: twice as fine, with title, legend, count and sources.
(function (sm) {
  "use strict";

  const MARGIN = 16, LINE = 17;

  // → Promise of a PNG Blob. `ratio` is how many pixels of the picture make one of the screen.
  function exportPng(map, data, store, { ratio = 2 } = {}) {
    const view = sm.viewOf(map, 0, ratio);
    const state = store.get(), ink = sm.paper(sm.isDark(state));
    const head = 46, foot = footLines(data, map).length * 14 + 12;
    const canvas = document.createElement("canvas");
    canvas.width = view.width * ratio;
    canvas.height = (view.height + head + foot) * ratio;
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.fillStyle = ink.paper;
    ctx.fillRect(0, 0, view.width, view.height + head + foot);
    paintMap(ctx, map, view, state, head, ink);
    paintTitle(ctx, data.meta.title, view.width, ink);
    paintLegend(ctx, data, store, head, ink);
    paintFoot(ctx, footLines(data, map), head + view.height, view.width, ink);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  function paintMap(ctx, map, view, state, head, ink) {
    const scene = map.sistermap.layer.scene();
    const receded = scene.isLookedAt(state);
    ctx.save();
    ctx.translate(0, head);
    ctx.beginPath();
    ctx.rect(0, 0, view.width, view.height);
    ctx.clip();
    ctx.fillStyle = ink.sea;
    ctx.fillRect(0, 0, view.width, view.height);
    for (const [painter, steps] of [["paintBase", false], ["paintTies", receded], ["paintFocus", false], ["paintNames", false]]) {
      const layer = document.createElement("canvas");
      layer.width = view.width * view.ratio;
      layer.height = view.height * view.ratio;
      const own = layer.getContext("2d");
      own.scale(view.ratio, view.ratio);
      for (const painting = scene[painter](own, view); !painting.next().done; );
      ctx.globalAlpha = steps ? sm.RECEDED : 1;
      ctx.drawImage(layer, 0, 0, view.width, view.height);
    }
    ctx.restore();
    ctx.globalAlpha = 1;
  }

  function paintTitle(ctx, title, width, ink) {
    ctx.fillStyle = ink.ink;
    ctx.font = `650 20px ${sm.MAP_FONT}`;
    ctx.textBaseline = "middle";
    ctx.fillText(fitText(ctx, title, width - 2 * MARGIN), MARGIN, 24);
  }

  function paintLegend(ctx, data, store, head, ink) {
    const dark = sm.isDark(store.get());
    const entries = Object.entries(data.meta.kinds).slice(0, 12);
    ctx.font = `12px ${sm.MAP_FONT}`;
    const labels = entries.map(([kind]) => sm.valueName(data, "kind", kind));
    const width = 58 + Math.max(0, ...labels.map((label) => ctx.measureText(label).width));
    if (!entries.length) return;
    ctx.globalAlpha = 0.9;
    ctx.fillStyle = ink.land;
    ctx.fillRect(MARGIN, head + MARGIN, width, entries.length * LINE + 12);
    ctx.globalAlpha = 1;
    entries.forEach(([kind, { dash }], k) => {
      const y = head + MARGIN + 6 + (k + 0.5) * LINE;
      ctx.strokeStyle = sm.kindColour(data, kind, dark);
      ctx.setLineDash(dash);
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.moveTo(MARGIN + 10, y);
      ctx.lineTo(MARGIN + 38, y);
      ctx.stroke();
      ctx.setLineDash([]);
      ctx.fillStyle = ink.ink;
      ctx.fillText(labels[k], MARGIN + 46, y);
    });
  }

  function footLines({ meta }, map) {
    const count = map.getContainer().querySelector(".sm-count span");
    const sources = (meta.attribution || []).map(sm.creditText);
    return [count ? count.textContent : "", ...sources].filter(Boolean);
  }

  function paintFoot(ctx, lines, top, width, ink) {
    ctx.font = `11px ${sm.MAP_FONT}`;
    ctx.fillStyle = ink.ink2;
    lines.forEach((line, k) => ctx.fillText(fitText(ctx, line, width - 2 * MARGIN), MARGIN, top + 13 + 14 * k));
  }

  function fitText(ctx, text, width) {
    if (ctx.measureText(text).width <= width) return text;
    let short = text.slice(0, 300);
    while (short && ctx.measureText(`${short}…`).width > width) short = short.slice(0, -1);
    return `${short}…`;
  }

  Object.assign(sm, { exportPng });
})((globalThis.sistermap ??= {}));
