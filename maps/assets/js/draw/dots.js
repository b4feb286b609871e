// Places as dots, their marks and their names; nodes of gathered ties as discs.
(function (sm) {
  "use strict";

  const MOST_LABELS = 70;
  const SQUARE = 1, DIAMOND = 2; // 0 is a circle, for cities
  const SHAPES = { country: SQUARE, admin1: DIAMOND, admin2: DIAMOND };

  // {n, x, y, …} of all places in Mercator, and which of them hold an organisation.
  function makeDots(data) {
    const { places } = data;
    return {
      n: places.n,
      x: Float64Array.from(places.lon, sm.mercatorX),
      y: Float64Array.from(places.lat, sm.mercatorY),
      byDegree: Int32Array.from(places.degree.keys()).sort((a, b) => places.degree[b] - places.degree[a] || a - b),
      organisation: withOrganisation(data),
    };
  }

  function withOrganisation({ places, ties, memberships }) {
    const marked = new Uint8Array(places.n);
    for (const [end, column] of [[ties.from, ties.columns.fromOrg], [ties.to, ties.columns.toOrg]]) {
      if (column) for (let i = 0; i < ties.n; i++) if (column.values[column.codes[i]]) marked[end[i]] = 1;
    }
    for (const { place, org } of memberships) if (org) marked[place] = 1;
    return marked;
  }

  // Calls paint(px, py) wherever a point of the Mercator world is seen.
  function eachCopy(view, x, y, margin, paint) {
    const m = margin / view.scale;
    const py = y * view.scale - view.top;
    if (py < -margin || py > view.height + margin) return;
    const [first, last] = sm.worldCopies(view, x - m, x + m);
    for (let world = first; world <= last; world++) paint((x + world) * view.scale - view.left, py);
  }

  // `which(p)` is whether a place is shown; `crowded` draws all of them smaller.
  function* paintDots(ctx, view, data, dots, { dark, which, crowded }) {
    const sprites = [], ink = sm.paper(dark);
    const { scale, left, top, ratio, zoom } = view;
    for (let k = dots.n - 1; k >= 0; k--) {
      const p = dots.byDegree[k];
      if (!which(p)) continue;
      const key = lookOf(data.places, dots, p, zoom, crowded);
      const { canvas, half } = (sprites[key] ??= makeSprite(key, ratio, ink));
      const y = dots.y[p] * scale - top;
      if (y < -half || y > view.height + half) continue;
      const [first, last] = sm.worldCopies(view, dots.x[p] - half / scale, dots.x[p] + half / scale);
      for (let world = first; world <= last; world++) {
        ctx.drawImage(canvas, (dots.x[p] + world) * scale - left - half, y - half, 2 * half, 2 * half);
      }
      if (k % 512 === 0) yield;
    }
  }

  // How a dot looks, as one number: twice its radius, its shape, whether it is guessed, whether it holds an organisation.
  function lookOf({ degree, level, guessed }, { organisation }, p, zoom, crowded) {
    const r2 = Math.round(2 * sm.dotRadius(degree[p], zoom, crowded));
    return ((r2 * 3 + (SHAPES[level[p]] || 0)) * 2 + (guessed[p] ? 1 : 0)) * 2 + (crowded ? 0 : organisation[p]);
  }

  // One dot, painted once and then copied: as many places as there are, as few looks they have.
  function makeSprite(key, ratio, ink) {
    const organisation = key % 2, guessed = (key >> 1) % 2, shape = (key >> 2) % 3, r = Math.floor(key / 12) / 2;
    const half = Math.ceil(r * 1.3 + 2), canvas = document.createElement("canvas");
    canvas.width = canvas.height = 2 * half * ratio;
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.beginPath();
    traceShape(ctx, shape, half, half, r);
    ctx.fillStyle = guessed ? ink.dotLine : ink.dot;
    ctx.strokeStyle = guessed ? ink.accent : ink.dotLine;
    ctx.lineWidth = r < 2 ? 0.5 : 1.2;
    ctx.setLineDash(guessed ? [2, 2] : []);
    ctx.fill();
    ctx.stroke();
    if (organisation) paintOrganisation(ctx, ink, half, half, r);
    return { canvas, half };
  }

  function traceShape(ctx, shape, x, y, r) {
    if (shape === SQUARE) ctx.rect(x - r, y - r, 2 * r, 2 * r);
    else if (shape === DIAMOND) {
      const d = r * 1.3;
      ctx.moveTo(x, y - d);
      ctx.lineTo(x + d, y);
      ctx.lineTo(x, y + d);
      ctx.lineTo(x - d, y);
      ctx.closePath();
    } else ctx.arc(x, y, r, 0, 2 * Math.PI);
  }

  // An organisation sits here: a bright core.
  function paintOrganisation(ctx, ink, x, y, r) {
    ctx.beginPath();
    ctx.fillStyle = ink.dotLine;
    ctx.arc(x, y, Math.max(1.2, r * 0.38), 0, 2 * Math.PI);
    ctx.fill();
  }

  // Rings of networks, one outside the other; the seat has a star.
  function paintRings(ctx, view, data, dots, { dark, networks }) {
    const rings = new Map();
    for (const network of networks) {
      ctx.strokeStyle = network.colour[dark ? "dark" : "light"];
      ctx.lineWidth = 1.6;
      for (const p of network.members) {
        const already = rings.get(p) || 0;
        rings.set(p, already + 1);
        const r = sm.dotRadius(data.places.degree[p], view.zoom) + 3 + 3 * already;
        eachCopy(view, dots.x[p], dots.y[p], r + 2, (x, y) => {
          ctx.beginPath();
          ctx.arc(x, y, r, 0, 2 * Math.PI);
          ctx.stroke();
          if (p === network.seat) paintSeat(ctx, x, y - r - 4);
        });
      }
    }
  }

  function paintSeat(ctx, x, y) {
    ctx.beginPath();
    for (let k = 0; k < 10; k++) {
      const r = k % 2 ? 2.2 : 5.2, angle = -Math.PI / 2 + (k * Math.PI) / 5;
      ctx.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
    }
    ctx.closePath();
    ctx.fillStyle = ctx.strokeStyle;
    ctx.fill();
  }

  // Names beside dots, the most tied first, where there is room. `taken` are boxes that are not free.
  function paintLabels(ctx, view, labels, { dark, taken = [], most = MOST_LABELS }) {
    const ink = sm.paper(dark);
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    let drawn = 0;
    for (const { text, x, y, gap, size = 12, weight = 500, soft, centred } of labels) {
      if (drawn >= most) break;
      ctx.font = `${weight} ${size}px ${sm.MAP_FONT}`;
      const short = text.length > 40 ? `${text.slice(0, 39)}…` : text;
      const width = ctx.measureText(short).width;
      eachCopy(view, x, y, 0, (px, py) => {
        const left = centred ? px - width / 2 : px + gap + 3;
        const box = [left - 2, py - size * 0.65, left + width + 2, py + size * 0.65];
        if (taken.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return;
        taken.push(box);
        drawn++;
        ctx.strokeStyle = ink.halo;
        ctx.lineWidth = 3;
        ctx.strokeText(short, left, py);
        ctx.fillStyle = soft ? ink.inkSoft : ink.ink;
        ctx.fillText(short, left, py);
      });
    }
  }

  // Discs of gathered places, as large as their ties are many.
  function* paintNodes(ctx, view, nodes, { weight, dark }) {
    const ink = sm.paper(dark);
    ctx.lineWidth = 1.2;
    ctx.strokeStyle = ink.dotLine;
    for (let node = 0; node < nodes.n; node++) {
      if (!weight[node]) continue;
      const r = nodeRadius(weight[node], nodes.most);
      eachCopy(view, nodes.x[node], nodes.y[node], r, (x, y) => {
        ctx.beginPath();
        ctx.fillStyle = ink.dot;
        ctx.arc(x, y, r, 0, 2 * Math.PI);
        ctx.fill();
        ctx.stroke();
      });
      if (node % 100 === 99) yield;
    }
  }

  const nodeRadius = (weight, most) => 2 + 7 * Math.sqrt(weight / Math.max(most, 60));

  Object.assign(sm, { makeDots, paintDots, paintRings, paintLabels, paintNodes, nodeRadius, eachCopy });
})((globalThis.sistermap ??= {}));
