// Lines that run over the edge of the flat map: where they go, by name, at the edge where they leave.
(function (sm) {
  "use strict";

  const EACH = 4; // so many lines of a side are named one by one
  const NEAR_EDGE = 40; // px beyond the frame
  const NAMES = 3; // of more lines, the strongest names of all

  // Labels for sm.layoutLabels. `lines`: curves, which of them are drawn (weights), and the name of the place or country
  // at each of their ends: nameOf(curve, "from" | "to").
  function edgeLabels(view, { curves, weight, nameOf }, free) {
    const leaving = { left: [], right: [] };
    for (let i = 0; i < curves.n; i++) {
      if (!weight[i] || !sm.crossesCut(curves, i)) continue;
      const points = sm.pointsOf(curves, i), y = crossingHeight(points) * view.scale - view.top;
      const right = endBeyond(points); // the end that is beyond the right edge when the other is on the map
      leaving.right.push({ y, name: nameOf(i, right), weight: weight[i] });
      leaving.left.push({ y, name: nameOf(i, right === "to" ? "from" : "to"), weight: weight[i] });
    }
    const edges = { left: -view.left, right: view.scale - view.left };
    return Object.keys(leaving).flatMap((side) => {
      const x = Math.max(free.left, Math.min(free.left + free.width, edges[side]));
      if (Math.abs(x - edges[side]) > NEAR_EDGE) return [];
      return labelsOf(side, leaving[side].filter(({ y }) => y > free.top && y < free.top + free.height)).map((label) => ({ ...label, x, r: 0, must: false, soft: true, direction: "ltr", font: `500 12px ${sm.MAP_FONT}` }));
    });
  }

  // A line that runs over the right edge at its end runs over it backwards from its start; one that runs over the left
  // edge is at the right one a world later.
  function endBeyond(points) {
    const last = points[points.length - 2];
    if (last > 1) return "to";
    if (points[0] > 1) return "from";
    return last < 0 ? "from" : "to";
  }

  function crossingHeight(points) {
    for (let k = 2; k < points.length; k += 2) {
      const edge = points[k - 2] < 0 !== points[k] < 0 ? 0 : points[k - 2] > 1 !== points[k] > 1 ? 1 : null;
      if (edge === null) continue;
      const part = (edge - points[k - 2]) / (points[k] - points[k - 2]);
      return points[k - 1] + part * (points[k + 1] - points[k - 1]);
    }
    return points[1];
  }

  function labelsOf(side, lines) {
    const arrow = (text) => (side === "left" ? `← ${text}` : `${text} →`);
    if (lines.length <= EACH) return lines.map(({ y, name }) => ({ text: arrow(name), y }));
    const names = new Map();
    for (const { name, weight } of lines) names.set(name, (names.get(name) || 0) + weight);
    const sorted = [...names].sort((a, b) => b[1] - a[1]), more = sorted.length > NAMES ? " …" : "";
    const total = lines.reduce((sum, { weight }) => sum + weight, 0);
    const y = lines.reduce((sum, line) => sum + line.y * line.weight, 0) / total;
    return [{ text: arrow(sorted.slice(0, NAMES).map(([name]) => name).join(", ") + more), y: y + 24 }];
  }

  Object.assign(sm, { edgeLabels });
})((globalThis.sistermap ??= {}));
