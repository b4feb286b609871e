// Where partners crowd round home: which, and a round picture of them, enlarged.
(function (sm) {
  "use strict";

  const RADII_KM = [100, 250, 500, 1000, 2000, 3000];
  const LOUPE_PX = 108; // radius
  const LEAST_MAP_PX = 700; // narrower maps have no corner to spare
  const LEAST_ENLARGED = 1.7;
  const MOST_OF_THEM = 0.6, NEAR_KM = 4000;

  // {km, places: Set} of the partners that the loupe shows at a scale (px a world); null where none is needed.
  function findLoupe({ data, views }, { dots }, shown, scale, radius = LOUPE_PX) {
    if (!views.home) return null;
    const partners = sm.partnersOfHome(data).filter((p) => shown[p]), inPixels = partners.map((p) => ({ x: dots.x[p] * scale, y: dots.y[p] * scale }));
    const near = sm.nearHome(inPixels, { x: scale / 2, y: scale / 2 }).map((k) => partners[k]);
    if (!near.length) return null;
    const farthest = Math.max(...near.map((p) => away(dots, p)));
    const km = RADII_KM.find((radius) => sm.homeRadius(radius) > farthest * 1.12);
    if (!km || radius / sm.homeRadius(km) < LEAST_ENLARGED * scale) return null;
    return { km, places: new Set(partners.filter((p) => away(dots, p) < sm.homeRadius(km) * 0.97)) };
  }

  const away = ({ x, y }, p) => Math.hypot(x[p] - 0.5, y[p] - 0.5);

  // The ties of home to partners near it, where most are near, as marks; null elsewhere. In a small frame they are the map.
  function markNear(data, { x, y }) {
    const partners = sm.partnersOfHome(data).sort((p, q) => away({ x, y }, p) - away({ x, y }, q));
    const reach = partners.length && away({ x, y }, partners[Math.ceil(MOST_OF_THEM * partners.length) - 1]);
    if (!reach || reach > sm.homeRadius(NEAR_KM)) return null;
    const near = new Set(partners.filter((p) => away({ x, y }, p) <= 1.4 * reach)), { from, to, n } = data.ties;
    return Uint8Array.from({ length: n }, (_, i) => (near.has(from[i]) || near.has(to[i]) ? 1 : 0));
  }

  // Paints what is within `km` of home as a disc into a canvas of 2 · radius px each way; `names` are the places that are
  // named there, null for all.
  function paintLoupe(painters, ctx, { km, radius = LOUPE_PX, names = null, projection, ratio, ink }) {
    const size = 2 * radius, scale = radius / sm.homeRadius(km), left = scale / 2 - radius;
    const view = { projection, zoom: Math.log2(scale / 256), scale, left, top: left, width: size, height: size, ratio, padding: 0, loupe: { km, names } };
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, size, size);
    ctx.save();
    ctx.beginPath();
    ctx.arc(radius, radius, radius - 1, 0, 2 * Math.PI);
    ctx.clip();
    for (const painter of painters) for (const steps = painter(ctx, view); !steps.next().done; );
    ctx.restore();
    ctx.beginPath();
    ctx.arc(radius, radius, radius - 1, 0, 2 * Math.PI);
    ctx.strokeStyle = ink.field;
    ctx.lineWidth = 1;
    ctx.stroke();
    return view;
  }

  Object.assign(sm, { findLoupe, markNear, paintLoupe, LOUPE_PX, LEAST_LOUPE_MAP_PX: LEAST_MAP_PX });
})((globalThis.sistermap ??= {}));
