// Places names beside their dots, where there is room.
(function (sm) {
  "use strict";
  function layoutLabels(labels, { width, height, dots, boxes, most }) {
    const taken = [...boxes, ...dots.map(({ x, y, r }) => [x - r, y - r, x + r, y + r])], out = [];
    labels.forEach((l, index) => {
      if (out.length >= most) return;
      for (const [dx, dy, anchor] of [[1, 0, "E"], [-1, 0, "W"], [1, -1, "NE"], [1, 1, "SE"], [-1, -1, "NW"], [-1, 1, "SW"]]) {
        const x = dx > 0 ? l.x + l.r + 5 : l.x - l.r - 5 - l.w, y = l.y - l.h / 2 + dy * (l.h / 2 + l.r);
        const box = [x, y, x + l.w, y + l.h];
        if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) continue;
        if (taken.some((o) => box[0] < o[2] && o[0] < box[2] && box[1] < o[3] && o[1] < box[3])) continue;
        taken.push(box);
        out.push({ index, x, y, anchor, gap: 5, leader: null, box });
        return;
      }
    });
    return out;
  }
  Object.assign(sm, { layoutLabels });
})((globalThis.sistermap ??= {}));
