// Places as dots, rings of networks, nodes of gathered ties as discs.
(function (sm) {
  "use strict";

  const RING = 1.3, HOME_RING = 2;

  // Positions of places on the map, and their order: the most tied last, on top, of two lists that are compared those with
  // a tie that changed; home above all.
  function makeDots(data, projection) {
    const { places, ties, home } = data, changed = new Uint8Array(places.n);
    for (let i = 0; i < ties.n; i++) if (sm.isChanged(data, i)) changed[ties.from[i]] = changed[ties.to[i]] = 1;
    // More than any place has ties.
    const score = (p) => (p === home ? Infinity : places.degree[p] + (changed[p] ? ties.n : 0));
    const byRank = Int32Array.from(places.degree.keys()).sort((a, b) => score(b) - score(a) || a - b);
    return { n: places.n, ...sm.projectAll(projection, places.lon, places.lat), byRank };
  }

  const pixelOf = ({ scale, left, top }, { x, y }, p) => [x[p] * scale - left, y[p] * scale - top];

  // `which(p)` is whether a place is shown; a crowd is drawn smaller. colourOf(p) is the fill.
  function* paintDots(ctx, view, data, dots, { ink, which, crowded, colourOf }) {
    const sprites = new Map(), { ratio, width, height } = view;
    for (let k = dots.n - 1; k >= 0; k--) {
      const p = dots.byRank[k];
      if (!which(p)) continue;
      const [x, y] = pixelOf(view, dots, p);
      if (x < -12 || y < -12 || x > width + 12 || y > height + 12) continue;
      const look = { r: sm.dotRadius(data, p, crowded), colour: p === data.home ? ink.home : colourOf(p), guessed: data.places.guessed[p], home: p === data.home };
      const key = `${look.r.toFixed(1)} ${look.colour} ${look.guessed}`;
      if (!sprites.has(key)) sprites.set(key, makeSprite(look, ratio, ink));
      const { canvas, half } = sprites.get(key);
      ctx.drawImage(canvas, x - half, y - half, 2 * half, 2 * half);
      if (k % 512 === 0) yield;
    }
  }

  // One dot, painted once and then copied: as many places as there are, as few looks they have.
  function makeSprite({ r, colour, guessed, home }, ratio, ink) {
    const ring = home ? HOME_RING : r < 2 ? 0.5 : RING, half = Math.ceil(r + ring + 1), canvas = document.createElement("canvas");
    canvas.width = canvas.height = 2 * half * ratio;
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    paintDot(ctx, half, half, { r, ring, colour, guessed, ink });
    return { canvas, half };
  }

  // A dot with a ring of the paper's colour; a guessed place is a dashed ring.
  function paintDot(ctx, x, y, { r, ring = RING, colour, guessed, ink }) {
    ctx.beginPath();
    ctx.arc(x, y, r + ring, 0, 2 * Math.PI);
    ctx.fillStyle = ink.paper;
    ctx.fill();
    ctx.beginPath();
    ctx.arc(x, y, guessed ? r - 0.6 : r, 0, 2 * Math.PI);
    ctx.fillStyle = ctx.strokeStyle = colour;
    if (!guessed) return ctx.fill();
    ctx.lineWidth = 1.4;
    ctx.setLineDash([2, 2]);
    ctx.stroke();
    ctx.setLineDash([]);
  }

  // Rings of networks, one outside the other; the seat has a star.
  function paintNetworkRings(ctx, view, data, dots, { dark, networks }) {
    const rings = new Map();
    for (const network of networks) {
      ctx.strokeStyle = network.colour[dark ? "dark" : "light"];
      ctx.lineWidth = 1.6;
      for (const p of network.members) {
        if (p === data.home) continue; // the home of a list is marked already
        const already = rings.get(p) || 0, r = sm.dotRadius(data, p, false) + 3 + 3 * already, [x, y] = pixelOf(view, dots, p);
        rings.set(p, already + 1);
        ctx.beginPath();
        ctx.arc(x, y, r, 0, 2 * Math.PI);
        ctx.stroke();
        if (p === network.seat) paintSeat(ctx, x, y - r - 4);
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

  // Discs of gathered places, as large as their ties are many.
  function* paintNodes(ctx, view, nodes, { weight, ink }) {
    ctx.lineWidth = 1.2;
    ctx.strokeStyle = ink.sea;
    ctx.fillStyle = ink.ink;
    for (let node = 0; node < nodes.n; node++) {
      if (!weight[node]) continue;
      const [x, y] = pixelOf(view, nodes, node), r = nodeRadius(weight[node], nodes.most);
      ctx.beginPath();
      ctx.arc(x, y, r, 0, 2 * Math.PI);
      ctx.fill();
      ctx.stroke();
      if (node % 100 === 99) yield;
    }
  }

  const nodeRadius = (weight, most) => Math.max(1.6, 12 * Math.sqrt(weight / Math.max(most, 60)));

  Object.assign(sm, { makeDots, paintDots, paintDot, paintNetworkRings, paintNodes, nodeRadius, pixelOf });
})((globalThis.sistermap ??= {}));
