// Land, borders, graticule and the regions that have ties.
(function (sm) {
  "use strict";

  // The packed basemap → paths in Mercator, made once.
  function decodeBasemap(packed) {
    if (!packed || !packed.land) return null;
    return {
      land: ringsPath(sm.unpackRings(packed.land, 1)[0], true),
      borders: ringsPath(sm.unpackRings(packed.borders, 1)[0], false),
      labels: decodeLabels(packed.labels),
    };
  }

  function decodeLabels(packed) {
    if (!packed) return [];
    const { n, step } = packed;
    const countries = sm.unpackTexts(packed.country, n);
    const [lon, lat, width] = ["lon", "lat", "width"].map((key) => sm.unpackIntegers(packed[key], n));
    return countries
      .map((country, i) => ({ country, x: sm.mercatorX(lon[i] * step), y: sm.mercatorY(lat[i] * step), width: (width[i] * step) / 360 }))
      .sort((a, b) => b.width - a.width);
  }

  function ringsPath(rings, closed) {
    const path = new Path2D();
    for (const ring of rings) {
      for (let k = 0; k < ring.length; k += 2) {
        const x = sm.mercatorX(ring[k]), y = sm.mercatorY(ring[k + 1]);
        if (k) path.lineTo(x, y);
        else path.moveTo(x, y);
      }
      if (closed) path.closePath();
    }
    return path;
  }

  // Run `paint` once for each copy of the world in view, with the world as unit.
  function eachWorld(ctx, view, paint) {
    const [first, last] = sm.worldCopies(view, 0, 1);
    for (let world = first; world <= last; world++) {
      ctx.save();
      ctx.translate(world * view.scale - view.left, -view.top);
      ctx.scale(view.scale, view.scale);
      paint(1 / view.scale);
      ctx.restore();
    }
  }

  function* paintBasemap(ctx, view, basemap, regions, { dark }) {
    const ink = sm.paper(dark);
    if (basemap) {
      paintGraticule(ctx, view, ink);
      eachWorld(ctx, view, (px) => {
        ctx.lineJoin = "round";
        ctx.fillStyle = ink.land;
        ctx.fill(basemap.land, "evenodd");
        ctx.strokeStyle = ink.coast;
        ctx.lineWidth = 0.8 * px;
        ctx.stroke(basemap.land);
        ctx.strokeStyle = ink.border;
        ctx.lineWidth = 0.8 * px;
        ctx.stroke(basemap.borders);
      });
      yield;
    }
    eachWorld(ctx, view, (px) => {
      for (const { path } of regions) {
        ctx.fillStyle = ink.region;
        ctx.fill(path, "evenodd");
        ctx.strokeStyle = ink.regionLine;
        ctx.lineWidth = 0.7 * px;
        ctx.stroke(path);
      }
    });
  }

  function paintGraticule(ctx, view, ink) {
    const every = view.zoom < 3 ? 30 : view.zoom < 5 ? 10 : 5;
    ctx.strokeStyle = ink.graticule;
    ctx.lineWidth = 1;
    ctx.beginPath();
    const west = Math.ceil(sm.lonOf(view.left / view.scale) / every) * every;
    for (let lon = west; lon <= sm.lonOf((view.left + view.width) / view.scale); lon += every) {
      const x = Math.round(sm.mercatorX(lon) * view.scale - view.left) + 0.5;
      ctx.moveTo(x, 0);
      ctx.lineTo(x, view.height);
    }
    for (let lat = -80; lat <= 80; lat += every) {
      const y = Math.round(sm.mercatorY(lat) * view.scale - view.top) + 0.5;
      ctx.moveTo(0, y);
      ctx.lineTo(view.width, y);
    }
    ctx.stroke();
  }

  const decodeRegionPaths = (regions) => regions.map(({ place, rings }) => ({ place, path: ringsPath(rings, true) }));

  Object.assign(sm, { decodeBasemap, decodeRegionPaths, paintBasemap });
})((globalThis.sistermap ??= {}));
