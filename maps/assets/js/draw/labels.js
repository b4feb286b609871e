// Measures and paints names.
(function (sm) {
  "use strict";

  function measureLabel(ctx, text, font) { ctx.font = font; return { w: ctx.measureText(text).width, h: parseInt(font.split(" ")[1]) * 1.25 }; }
  function paintPlacedLabels(ctx, placed, labels, { dark }) {
    const ink = sm.paper(dark);
    ctx.textBaseline = "middle"; ctx.lineJoin = "round";
    for (const { index, box } of placed) {
      const l = labels[index]; ctx.font = l.font; ctx.strokeStyle = ink.halo; ctx.lineWidth = 3;
      ctx.strokeText(l.text, box[0], (box[1] + box[3]) / 2); ctx.fillStyle = l.soft ? ink.ink2 : ink.ink; ctx.fillText(l.text, box[0], (box[1] + box[3]) / 2);
    }
  }
  Object.assign(sm, { measureLabel, paintPlacedLabels });
})((globalThis.sistermap ??= {}));
