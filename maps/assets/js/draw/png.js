// The map as a picture for a slide, a post or a page: headline, map, kinds, sources, laid out for its own frame.
(function (sm) {
  "use strict";

  // CSS px and how many pixels make one: 1920 × 1080, 1080 × 1080, A4 across at 150 dpi.
  const FORMATS = { "16:9": [1280, 720, 1.5], "1:1": [720, 720, 1.5], A4: [1169, 827, 1.5] };
  const MARGIN = 28, LINE = 16, DISC_MARGIN = 16;

  // → Promise of a PNG Blob. Without a format the picture has the map's own size and part of the world.
  function exportPng(map, data, store, { format = null } = {}) {
    const own = [map.getSize().x, map.getSize().y + 120, 2], [width, height, ratio] = FORMATS[format] || own;
    const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    const ctx = canvas.getContext("2d"), state = store.get(), ink = sm.inkOf(data, sm.isDark(state));
    ctx.scale(ratio, ratio);
    ctx.direction = sm.textDirection();
    ctx.fillStyle = ink.paper;
    ctx.fillRect(0, 0, width, height);
    const page = { ctx, data, state, ink, width, height, start: ctx.direction === "rtl" ? width - MARGIN : MARGIN };
    const top = paintHead(page), bottom = height - paintFoot(page);
    const frame = { left: 0, top, width, height: bottom - top, ratio };
    paintMap(ctx, map, store, frame, pictureView(map, data, store, frame));
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  }

  // ---- the map ----

  // All of it where the reader sees all of it, else the same middle.
  function pictureView(map, data, store, { width, height, ratio }) {
    const { projection } = map.sistermap, { x: W, y: H } = map.getSize();
    let { x, y } = map.options.crs.project(map.getCenter()), scale = 256 * 2 ** map.getZoom() * Math.min(width / W, height / H);
    if (sm.isFitted(map)) {
      const flat = projection.view === "flat", box = flat ? sm.boxOf(map, data, store, null) : { left: 0, top: 0, right: 1, bottom: 1 };
      const margin = flat ? [width / 9, height / 9] : [DISC_MARGIN, DISC_MARGIN];
      scale = Math.min((width - 2 * margin[0]) / Math.max(1e-9, box.right - box.left), (height - 2 * margin[1]) / Math.max(1e-9, box.bottom - box.top), 256 * 2 ** 7.5);
      if (flat) scale = Math.max(scale, width);
      [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      if (flat) x = Math.max(width / 2 / scale, Math.min(1 - width / 2 / scale, x));
    }
    return { projection, zoom: Math.log2(scale / 256), scale, left: x * scale - width / 2, top: y * scale - height / 2, width, height, ratio, padding: 0, hasLoupe: false };
  }

  function paintMap(ctx, map, store, frame, view) {
    const scene = map.sistermap.layer.scene(), receded = scene.isLookedAt(store.get());
    for (const [painter, fades] of [["paintBase", false], ["paintTies", receded], ["paintFocus", false], ["paintNames", false]]) {
      const layer = Object.assign(document.createElement("canvas"), { width: Math.round(frame.width * frame.ratio), height: Math.round(frame.height * frame.ratio) });
      const own = layer.getContext("2d");
      own.scale(frame.ratio, frame.ratio);
      for (const painting = scene[painter](own, view); !painting.next().done; );
      ctx.globalAlpha = fades ? sm.RECEDED : 1;
      ctx.drawImage(layer, frame.left, frame.top, frame.width, frame.height);
    }
    ctx.globalAlpha = 1;
  }

  // ---- headline and foot ----

  function paintHead({ ctx, data, state, ink, width, start }) {
    const size = width > 900 ? 30 : 24, across = width - 2 * MARGIN;
    let y = MARGIN + size;
    const lines = wrap(ctx, sm.headlineText(data, state.lang), `700 ${size}px ${sm.MAP_FONT}`, across).slice(0, 2);
    ctx.fillStyle = ink.ink;
    ctx.textBaseline = "alphabetic";
    for (const line of lines) {
      ctx.fillText(line, start, y);
      y += size * 1.25;
    }
    const sub = sm.subline(data, state.lang);
    ctx.fillStyle = ink.ink2;
    for (const line of sub ? wrap(ctx, sub, `16px ${sm.MAP_FONT}`, across).slice(0, 2) : []) {
      ctx.fillText(line, start, y - 4);
      y += 22;
    }
    y = paintKinds({ ctx, data, state, ink, start, across }, y);
    return Math.round(y);
  }

  // Kinds in one row, where there are several.
  function paintKinds({ ctx, data, state, ink, start, across }, y) {
    const kind = sm.lineColumn(data), styles = sm.kindStyles(data, sm.isDark(state));
    if (!kind || kind.values.length < 2) return y;
    ctx.font = `14px ${sm.MAP_FONT}`;
    const rtl = ctx.direction === "rtl" ? -1 : 1;
    let x = start;
    kind.values.forEach((value, k) => {
      const text = sm.valueName(data, sm.lineFacet(data), value), wide = 28 + 8 + ctx.measureText(text).width + 22;
      if (Math.abs(x - start) + wide > across) return;
      ctx.strokeStyle = styles[k].colour;
      ctx.lineWidth = 2.4;
      ctx.setLineDash(styles[k].dash);
      ctx.beginPath();
      ctx.moveTo(x, y + 5);
      ctx.lineTo(x + rtl * 28, y + 5);
      ctx.stroke();
      ctx.fillStyle = ink.ink;
      ctx.fillText(text, x + rtl * 36, y + 10);
      x += rtl * wide;
    });
    ctx.setLineDash([]);
    return y + 24;
  }

  // From below: sources of data, then the source and the day that the user gives. Returns its height.
  function paintFoot({ ctx, data, state, ink, width, height, start }) {
    const { meta } = data, lines = [];
    const own = [meta.source && `${sm.translate("card.source")}: ${meta.source}`, meta.date && sm.dateText(meta.date, state.lang)].filter(Boolean).join(" · ");
    const credit = (meta.attribution || []).filter(({ what }) => what !== "notice").map((entry) => entry.short || sm.creditText(entry)).join(" · ");
    if (own) lines.push(...wrap(ctx, own, `12px ${sm.MAP_FONT}`, width - 2 * MARGIN).slice(0, 2));
    lines.push(...wrap(ctx, credit, `11px ${sm.MAP_FONT}`, width - 2 * MARGIN).slice(0, 3));
    ctx.fillStyle = ink.ink3;
    lines.forEach((line, k) => ctx.fillText(line, start, height - 14 - LINE * (lines.length - 1 - k)));
    return lines.length * LINE + 18;
  }

  // Sets the font and breaks a text into lines that are no wider than `width`, at blanks where there are any.
  function wrap(ctx, text, font, width) {
    ctx.font = font;
    const lines = [];
    let line = "";
    for (const word of String(text).slice(0, 600).split(/(?<=\s)|(?<=[、。，])/)) {
      if (line && ctx.measureText(line + word.trimEnd()).width > width) {
        lines.push(line.trimEnd());
        line = "";
      }
      line += word;
    }
    if (line.trim()) lines.push(line.trimEnd());
    return lines.map((one) => fitText(ctx, one, width));
  }

  function fitText(ctx, text, width) {
    if (ctx.measureText(text).width <= width) return text;
    let short = text;
    while (short && ctx.measureText(`${short}…`).width > width) short = short.slice(0, -1);
    return `${short}…`;
  }

  Object.assign(sm, { exportPng, pictureView, PNG_FORMATS: Object.keys(FORMATS) });
})((globalThis.sistermap ??= {}));
