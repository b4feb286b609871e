// Circles round home at round distances, each labelled once, where the widest gap between ties is; the loupe's is solid.
(function (sm) {
  "use strict";

  const KILOMETRES = [5000, 10000, 15000];

  function paintDistanceRings(ctx, view, { ink, lang, angles, kilometres = KILOMETRES, solid = 0, named = true }) {
    const { scale, left, top } = view, x = scale / 2 - left, y = scale / 2 - top;
    ctx.save();
    ctx.strokeStyle = ink.ink3;
    ctx.globalAlpha = 0.55;
    ctx.lineWidth = 0.8;
    ctx.setLineDash([2, 4]);
    for (const km of kilometres) {
      ctx.beginPath();
      ctx.arc(x, y, sm.homeRadius(km) * scale, 0, 2 * Math.PI);
      ctx.stroke();
    }
    if (solid) {
      ctx.setLineDash([]);
      ctx.strokeStyle = ink.field;
      ctx.globalAlpha = 1;
      ctx.beginPath();
      ctx.arc(x, y, sm.homeRadius(solid) * scale, 0, 2 * Math.PI);
      ctx.stroke();
    }
    ctx.restore();
    if (!named) return [];
    const angle = widestGap(angles);
    return kilometres.map((km) => ringLabel(ctx, { x, y }, km, sm.homeRadius(km) * scale, angle, ink, lang));
  }

  function ringLabel(ctx, centre, km, r, angle, ink, lang) {
    const text = sm.translate("card.km", { n: sm.formatNumber(km, lang) });
    const x = centre.x + r * Math.cos(angle), y = centre.y + r * Math.sin(angle);
    ctx.font = `11px ${sm.MAP_FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    const half = ctx.measureText(text).width / 2 + 3;
    ctx.strokeStyle = ink.halo;
    ctx.lineWidth = 4;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = ink.ink3;
    ctx.fillText(text, x, y);
    ctx.textAlign = "start";
    return [x - half, y - 8, x + half, y + 8];
  }

  // The middle of the widest gap between directions, in radians; downwards where there are none.
  function widestGap(angles) {
    const sorted = [...angles].sort((a, b) => a - b);
    if (!sorted.length) return Math.PI / 2;
    let best = -1, middle = Math.PI / 2;
    sorted.forEach((angle, k) => {
      const next = k + 1 < sorted.length ? sorted[k + 1] : sorted[0] + 2 * Math.PI, gap = next - angle;
      if (gap > best + 1e-9) [best, middle] = [gap, angle + gap / 2];
    });
    return middle;
  }

  Object.assign(sm, { paintDistanceRings, widestGap });
})((globalThis.sistermap ??= {}));
