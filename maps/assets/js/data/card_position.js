// Where the card of a selected place lies on the map: near its dot, clear of its tie, of dots, labels and notes.
(function (sm) {
  "use strict";

  const MARGIN = 12, DOT = 12; // px: to the map's edges; around the selected dot
  const GAPS = [18, 34, 60, 110];
  const STEP = 24, ASIDE = 6; // px between the places tried all over the map; what they cost more than those beside the dot
  const ALONG = [-0.5, -0.2, -0.8]; // how much of the card lies before the dot on the other axis

  // map, size: {width, height}; dot: {x, y}; line: points [x, y] of the dot's own tie; taken: [{left, top, right, bottom,
  // weight?}], what else should be seen. All in px of the map. Gives {x, y, clear}: the card's corner at top left, and whether dot
  // and line can be seen.
  function placeCard(map, size, dot, line = [], taken = []) {
    const points = sample(line);
    let best = null, least = Infinity;
    const consider = (corner, penalty) => {
      const spot = clamp(map, size, corner), box = boxAt(spot, size);
      const cost = penalty + costOf(box, dot, points, taken, least - penalty);
      if (cost < least - 1e-6) [best, least] = [spot, cost];
    };
    for (const corner of besides(size, dot)) consider(corner, 0);
    for (const corner of anywhere(map, size)) consider(corner, ASIDE);
    const box = boxAt(best, size);
    return { ...best, clear: distance(box, dot) >= DOT && points.every((point) => distance(box, point) > 0) };
  }

  function* besides({ width, height }, { x, y }) {
    for (const gap of GAPS) {
      for (const part of ALONG) {
        yield { x: x + part * width, y: y + gap };
        yield { x: x + gap, y: y + part * height };
        yield { x: x - gap - width, y: y + part * height };
        yield { x: x + part * width, y: y - gap - height };
      }
    }
  }

  function* anywhere(map, { width, height }) {
    for (let x = MARGIN; x + width <= map.width - MARGIN; x += STEP) {
      for (let y = MARGIN; y + height <= map.height - MARGIN; y += STEP) yield { x, y };
    }
  }

  const clamp = (map, size, { x, y }) => ({
    x: Math.round(Math.max(MARGIN, Math.min(map.width - size.width - MARGIN, x))),
    y: Math.round(Math.max(MARGIN, Math.min(map.height - size.height - MARGIN, y))),
  });

  const boxAt = ({ x, y }, { width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height });

  // In half px of its own tie that the card would hide, more or less.
  // No more is added up than `enough`, which another place costs.
  function costOf(box, dot, points, taken, enough) {
    const away = distance(box, dot);
    let cost = (away < DOT ? 4000 : 0) + away * 0.12;
    for (const point of points) if (cost < enough && distance(box, point) < 4) cost += 16;
    for (const other of taken) {
      if (cost >= enough) break;
      const area = overlap(box, other);
      if (area > 0) cost += (other.weight ?? 1) * (20 + area / 40);
    }
    return cost;
  }

  const distance = ({ left, top, right, bottom }, { x, y }) => Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

  const overlap = (a, b) => Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

  // A point every 8 px along a line.
  function sample(line) {
    const points = [];
    for (let k = 1; k < line.length; k++) {
      const [[ax, ay], [bx, by]] = [line[k - 1], line[k]], steps = Math.max(1, Math.min(1000, Math.round(Math.hypot(bx - ax, by - ay) / 8)));
      for (let s = 0; s < steps; s++) points.push({ x: ax + ((bx - ax) * s) / steps, y: ay + ((by - ay) * s) / steps });
    }
    return points;
  }

  Object.assign(sm, { placeCard });
})((globalThis.sistermap ??= {}));
