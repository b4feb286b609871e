// Measures and paints names on the map.
(function (sm) {
  "use strict";

  const LONGEST = 40; // letters; longer names are shortened on the map, and whole in the list and the card
  const HALO_PX = 3;
  const widths = new Map();

  // {text, w, h} of a name as it is painted, measured once for each font.
  function measureLabel(ctx, text, font) {
    const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text, key = `${font}\n${short}`;
    if (!widths.has(key)) {
      if (widths.size > 5000) widths.clear();
      ctx.font = font;
      widths.set(key, ctx.measureText(short).width);
    }
    return { text: short, w: widths.get(key) + 2, h: sizeOf(font) * 1.2 };
  }

  const sizeOf = (font) => Number(/([\d.]+)px/.exec(font)[1]);

  // What layoutLabels gives: leader, halo, name.
  function paintPlacedLabels(ctx, placed, labels, { dark }) {
    const ink = sm.paper(dark);
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    ctx.lineJoin = "round";
    ctx.lineWidth = 0.9;
    ctx.strokeStyle = ink.ink3;
    ctx.beginPath();
    for (const { leader } of placed) {
      if (!leader) continue;
      ctx.moveTo(leader[0], leader[1]);
      ctx.lineTo(leader[2], leader[3]);
    }
    ctx.stroke();
    ctx.lineWidth = HALO_PX;
    ctx.strokeStyle = ink.halo;
    for (const { index, x, y } of placed) {
      ctx.font = labels[index].font;
      ctx.strokeText(labels[index].text, x + 1, y + 1);
    }
    for (const { index, x, y } of placed) {
      ctx.font = labels[index].font;
      ctx.fillStyle = labels[index].soft ? ink.ink2 : ink.ink;
      ctx.fillText(labels[index].text, x + 1, y + 1);
    }
  }

  Object.assign(sm, { measureLabel, paintPlacedLabels });
})((globalThis.sistermap ??= {}));
