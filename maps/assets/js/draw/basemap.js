// Land, borders and the regions that have ties, in the view's projection.
(function (sm) {
  "use strict";

  const POLAR = -60; // what lies wholly south of it is left out: no one signs there
  const NEAR_RIM = -0.8; // cosine of the distance from home beyond which lines are bent in small steps
  const RIM_STEP = 0.02; // radians
  const FINER_FROM = 4.6, REGIONS_FROM = 5.5; // zoom

  // The packed basemap as rings, projected when a view first needs them.
  function decodeBasemap(packed) {
    if (!packed || !packed.land) return null;
    const land = sm.unpackRings(packed.land, 1)[0].filter((ring) => ring.some((value, k) => k % 2 && value > POLAR));
    return { land, borders: sm.unpackRings(packed.borders, 1)[0], closeUp: decodeCloseUp(packed.closeUp), paths: new Map() };
  }

  // Finer land round the places: {boxes, land, borders, regions}, each as rings; null where the page has none.
  function decodeCloseUp(packed) {
    if (!packed || !packed.boxes) return null;
    return Object.fromEntries(Object.entries(packed).map(([name, rings]) => [name, sm.unpackRings(rings, 1)[0] || []]));
  }

  function pathsOf(basemap, projection) {
    const key = projection.view;
    if (!basemap.paths.has(key)) {
      const { land, borders, closeUp } = basemap, path = (rings, closed) => ringsPath(rings, closed, projection, false);
      const finer = closeUp && { boxes: path(closeUp.boxes, true), land: path(closeUp.land, true), borders: path(closeUp.borders, false), regions: path(closeUp.regions, false) };
      basemap.paths.set(key, { land: ringsPath(land, true, projection), borders: ringsPath(borders, false, projection), finer });
    }
    return basemap.paths.get(key);
  }

  // Rings or lines of lon, lat as a path in widths of the world; `whole` rings are all there are, also at the antipode. In the flat view a ring keeps together across the cut:
  // it is painted once at each side.
  function ringsPath(rings, closed, projection, whole = true) {
    const path = new Path2D();
    if (projection.view === "flat") for (const ring of rings) traceFlat(path, ring, closed, projection.shift);
    else {
      for (const ring of rings) traceFromHome(path, ring, closed, projection);
      if (closed && whole && sm.isInside(rings, projection.lon0 - 180, -projection.lat0)) path.arc(0.5, 0.5, 0.5, 0, 2 * Math.PI);
    }
    return path;
  }

  function traceFlat(path, ring, closed, shift) {
    for (let k = 0; k < ring.length; k += 2) {
      const x = sm.mercatorX(ring[k]) + shift, y = sm.mercatorY(ring[k + 1]);
      if (k) path.lineTo(x, y);
      else path.moveTo(x, y);
    }
    if (closed) path.closePath();
  }

  // Near the antipode a short line is long on the map and bent: it is laid in small steps along its great circle.
  function traceFromHome(path, ring, closed, { lon0, lat0, project }) {
    const home = sm.unitVector(lon0, lat0), count = ring.length / 2;
    let before = null;
    for (let k = 0; k < count + (closed ? 1 : 0); k++) {
      const at = 2 * (k % count), lon = ring[at], lat = ring[at + 1], here = sm.unitVector(lon, lat);
      const cosine = here[0] * home[0] + here[1] * home[1] + here[2] * home[2];
      if (before && cosine < NEAR_RIM) for (const [x, y] of between(before, here)) path.lineTo(...project(x, y));
      const [x, y] = project(lon, lat);
      if (before) path.lineTo(x, y);
      else path.moveTo(x, y);
      before = here;
    }
    if (closed) path.closePath();
  }

  function between(a, b) {
    const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]))), steps = Math.ceil(angle / RIM_STEP), made = [];
    for (let k = 1; k < steps; k++) {
      const u = Math.sin((1 - k / steps) * angle) / Math.sin(angle), v = Math.sin((k / steps) * angle) / Math.sin(angle);
      const [x, y, z] = [0, 1, 2].map((c) => u * a[c] + v * b[c]);
      made.push([(Math.atan2(y, x) * 180) / Math.PI, (Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI]);
    }
    return made;
  }

  // Runs `paint(px)` in widths of the world, clipped to it: once from home, twice where the flat world's cut divides land.
  function inWorld(ctx, view, paint) {
    const { projection, scale, left, top, height } = view;
    const flat = projection.view === "flat", shifts = flat ? [0, projection.shift > 0 ? -1 : 1] : [0];
    ctx.save();
    ctx.beginPath();
    if (flat) ctx.rect(-left, 0, scale, height);
    else ctx.arc(scale / 2 - left, scale / 2 - top, scale / 2, 0, 2 * Math.PI);
    ctx.clip();
    for (const shift of flat && !projection.shift ? [0] : shifts) {
      ctx.setTransform(scale * view.ratio, 0, 0, scale * view.ratio, (shift * scale - left) * view.ratio, -top * view.ratio);
      paint(1 / scale);
    }
    ctx.restore();
  }

  function* paintBasemap(ctx, view, basemap, regions, { ink, filled }) {
    paintSea(ctx, view, ink);
    if (basemap) {
      const { land, borders, finer } = pathsOf(basemap, view.projection);
      inWorld(ctx, view, (px) => {
        ctx.lineJoin = "round";
        ctx.fillStyle = ctx.strokeStyle = ink.land;
        ctx.fill(land, "evenodd");
        ctx.lineWidth = 0.6 * px; // closes the seam at the antimeridian
        ctx.stroke(land);
        ctx.strokeStyle = ink.border;
        ctx.lineWidth = (view.zoom < 4 ? 0.7 : 1) * px;
        ctx.stroke(borders);
        if (finer && view.zoom >= FINER_FROM) paintFiner(ctx, view, finer, ink, px);
      });
      yield;
    }
    inWorld(ctx, view, (px) => {
      for (const region of regions) {
        const path = regionPath(region, view.projection);
        ctx.globalAlpha = filled.has(region.place) ? 0.3 : 0.12;
        ctx.fillStyle = ctx.strokeStyle = ink.accent;
        ctx.fill(path, "evenodd");
        ctx.globalAlpha = 0.45;
        ctx.lineWidth = 0.8 * px;
        ctx.stroke(path);
      }
      ctx.globalAlpha = 1;
    });
    if (view.projection.view === "home") paintRim(ctx, view, ink);
  }

  // Within its boxes the finer land takes the place of the other.
  function paintFiner(ctx, view, { boxes, land, borders, regions }, ink, px) {
    ctx.save();
    ctx.fillStyle = ink.sea;
    ctx.fill(boxes);
    ctx.clip(boxes);
    ctx.fillStyle = ink.land;
    ctx.fill(land, "evenodd");
    ctx.strokeStyle = ink.border;
    ctx.lineWidth = 1.2 * px;
    ctx.stroke(borders);
    if (view.zoom >= REGIONS_FROM) {
      ctx.lineWidth = 0.7 * px;
      ctx.setLineDash([4 * px, 3 * px]);
      ctx.stroke(regions);
    }
    ctx.restore();
  }

  // The sea fills the frame of the flat map; from home it is the disc, and round it lies the paper.
  function paintSea(ctx, { projection, scale, left, top, width, height }, ink) {
    ctx.fillStyle = projection.view === "flat" ? ink.sea : ink.paper;
    ctx.fillRect(0, 0, width, height);
    if (projection.view === "flat") return;
    ctx.fillStyle = ink.sea;
    ctx.beginPath();
    ctx.arc(scale / 2 - left, scale / 2 - top, scale / 2, 0, 2 * Math.PI);
    ctx.fill();
  }

  // Towards the antipode shapes are pulled apart: they fade into the sea, within a thin line.
  function paintRim(ctx, { scale, left, top }, ink) {
    const x = scale / 2 - left, y = scale / 2 - top, r = scale / 2;
    const fade = ctx.createRadialGradient(x, y, 0.9 * r, x, y, r);
    fade.addColorStop(0, `${ink.sea}00`);
    fade.addColorStop(1, ink.sea);
    ctx.beginPath();
    ctx.arc(x, y, r, 0, 2 * Math.PI);
    ctx.fillStyle = fade;
    ctx.fill();
    ctx.strokeStyle = ink.line;
    ctx.lineWidth = 1;
    ctx.stroke();
  }

  const decodeRegionPaths = (regions) => regions.map(({ place, rings }) => ({ place, rings, paths: new Map() }));

  function regionPath({ rings, paths }, projection) {
    const key = projection.view;
    if (!paths.has(key)) paths.set(key, ringsPath(rings, true, projection));
    return paths.get(key);
  }

  Object.assign(sm, { decodeBasemap, decodeRegionPaths, paintBasemap, ringsPath, inWorld });
})((globalThis.sistermap ??= {}));
