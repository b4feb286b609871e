// Where partners crowd, so that an inset, a loupe or a button can lead there.
(function (sm) {
  "use strict";

  const SHARE_OF_POINTS = 0.5, SHARE_OF_FRAME = 0.15;
  const PADDING_PX = 16, LEAST_PX = 48; // round the outermost dots, whose names need room; a smaller area is no area
  const FEWEST = 4; // of fewer, half are no crowd
  const MOST_EDGES = 160; // of each side; of more points only so many are tried as a side

  // The smallest upright rectangle, padded, that holds at least half of the points, where it fits into `area` of the frame
  // in the frame's own proportions (a long band cannot be enlarged, however narrow it is): {x, y, w, h, count} in px, in
  // the frame; else null. Points beyond the frame count among all, but are in no area.
  function denseArea(points, { width, height, share = SHARE_OF_POINTS, area = SHARE_OF_FRAME }) {
    const inside = points.filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height);
    const wanted = Math.ceil(share * points.length - 1e-9);
    if (points.length < FEWEST || inside.length < wanted) return null;
    const found = smallestBox(inside, wanted, { width, height });
    if (!found || fittedArea(found, { width, height }) > area) return null;
    return { ...found, count: inside.filter((point) => isIn(found, point)).length };
  }

  // For each pair of a left and a right side: the lowest window of heights that holds enough points between them. The
  // points between are kept in the order of their heights while the right side moves on.
  function smallestBox(points, wanted, frame) {
    const byX = [...points].sort((a, b) => a.x - b.x || a.y - b.y), step = Math.max(1, Math.ceil(byX.length / MOST_EDGES));
    let best = null, least = Infinity;
    for (let i = 0; i + wanted <= byX.length; i += step) {
      const heights = [];
      for (let j = i; j < byX.length; j++) {
        insertSorted(heights, byX[j].y);
        if (heights.length < wanted || ((j - i) % step && j < byX.length - 1)) continue;
        for (let k = 0; k + wanted <= heights.length; k++) {
          const box = padded(byX[i].x, heights[k], byX[j].x, heights[k + wanted - 1], frame), size = fittedArea(box, frame) + (1e-6 * box.w * box.h) / (frame.width * frame.height); // of equals the least in itself
          if (size < least - 1e-12) [best, least] = [box, size];
        }
      }
    }
    return best;
  }

  // The share of the frame that a box takes with the frame's proportions.
  const fittedArea = ({ w, h }, { width, height }) => Math.max(w / width, h / height) ** 2;

  function insertSorted(list, value) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1;
      else high = middle;
    }
    list.splice(low, 0, value);
  }

  function padded(l, t, r, b, { width, height }) {
    const [x, w] = stretch(l, r, width), [y, h] = stretch(t, b, height);
    return { x, y, w, h };
  }

  // From `start` to `end` with padding, at least LEAST_PX, within the frame.
  function stretch(start, end, most) {
    const extra = Math.max(PADDING_PX, (LEAST_PX - (end - start)) / 2), from = Math.max(0, start - extra);
    return [from, Math.min(most, end + extra) - from];
  }

  const isIn = ({ x, y, w, h }, point) => point.x >= x && point.x <= x + w && point.y >= y && point.y <= y + h;

  // The points that lie within `radius` of home, as indices, where they are three or more and so cannot be distinguished;
  // else none.
  function nearHome(points, home, radius = 40) {
    const near = [...points.keys()].filter((k) => Math.hypot(points[k].x - home.x, points[k].y - home.y) < radius);
    return near.length >= 3 ? near : [];
  }

  Object.assign(sm, { denseArea, nearHome });
})((globalThis.sistermap ??= {}));
