// Where the card of a selected place lies on the map: near its dot, clear of its tie, of dots, labels and notes.
(function (sm) {
  "use strict";

  const MARGIN = 12, DOT = 12; // px: to the map's edges; around the selected dot
  const GAPS = [18, 34, 60, 110];
  const ALONG = [-0.5, -0.2, -0.8]; // how much of the card lies before the dot on the other axis

  // map, size: {width, height}; dot: {x, y}; line: points [x, y] of the dot's own tie; taken: [{left, top, right, bottom,
  // weight?}], what else should be seen. All in px of the map. Gives {x, y} of the card's corner at top left.
  function placeCard(map, size, dot, line = [], taken = []) {
    const points = sample(line);
    let best = null, least = Infinity;
    for (const corner of candidates(map, size, dot)) {
      const spot = clamp(map, size, corner);
      const cost = costOf(boxAt(spot, size), dot, points, taken);
      if (cost < least - 1e-6) [best, least] = [spot, cost];
    }
    return best;
  }

  function* candidates(map, { width, height }, { x, y }) {
    for (const gap of GAPS) {
      for (const part of ALONG) {
        yield { x: x + part * width, y: y + gap };
        yield { x: x + gap, y: y + part * height };
        yield { x: x - gap - width, y: y + part * height };
        yield { x: x + part * width, y: y - gap - height };
      }
    }
    for (const cx of [MARGIN, map.width]) for (const cy of [map.height, MARGIN]) yield { x: cx, y: cy };
  }

  const clamp = (map, size, { x, y }) => ({
    x: Math.round(Math.max(MARGIN, Math.min(map.width - size.width - MARGIN, x))),
    y: Math.round(Math.max(MARGIN, Math.min(map.height - size.height - MARGIN, y))),
  });

  const boxAt = ({ x, y }, { width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height });

  // In px of its own tie that the card would hide, more or less.
  function costOf(box, dot, points, taken) {
    let cost = distance(box, dot) < DOT ? 4000 : 0;
    for (const point of points) if (distance(box, point) < 4) cost += 8;
    for (const other of taken) {
      const area = overlap(box, other);
      if (area > 0) cost += (other.weight ?? 1) * (20 + area / 40);
    }
    return cost + distance(box, dot) * 0.12;
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
