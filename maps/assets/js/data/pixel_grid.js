// What lies where in a frame of pixels: boxes, dots and lines by the cells that they touch, to be found again quickly.
(function (sm) {
  "use strict";

  const CELL = 32, PIECE = 48; // px; a line is filed in pieces, as its whole box would fill the frame

  // What is beyond the frame is filed in the cells at its edge.
  function makeGrid(width, height) {
    const columns = Math.max(1, Math.ceil(width / CELL)), rows = Math.max(1, Math.ceil(height / CELL));
    return { columns, rows, cells: new Array(columns * rows) };
  }

  const cellOf = (value, count) => Math.max(0, Math.min(count - 1, Math.floor(value / CELL)));

  function addToGrid(grid, item, l, t, r, b) {
    const { columns, rows, cells } = grid, right = cellOf(r, columns), bottom = cellOf(b, rows);
    for (let row = cellOf(t, rows); row <= bottom; row++) {
      for (let column = cellOf(l, columns), at = row * columns + column; column <= right; column++, at++) (cells[at] ??= []).push(item);
    }
  }

  function removeFromGrid({ columns, rows, cells }, item, l, t, r, b) {
    const right = cellOf(r, columns), bottom = cellOf(b, rows);
    for (let row = cellOf(t, rows); row <= bottom; row++) {
      for (let column = cellOf(l, columns); column <= right; column++) {
        const held = cells[row * columns + column];
        held.splice(held.indexOf(item), 1);
      }
    }
  }

  // Whether a test is true of something near a box; it is put once for each cell that both touch.
  function someInGrid({ columns, rows, cells }, l, t, r, b, test) {
    const right = cellOf(r, columns), bottom = cellOf(b, rows);
    for (let row = cellOf(t, rows); row <= bottom; row++) {
      for (let column = cellOf(l, columns), at = row * columns + column; column <= right; column++, at++) {
        const held = cells[at];
        if (held) for (let k = 0; k < held.length; k++) if (test(held[k])) return true;
      }
    }
    return false;
  }

  // Files the pieces of a polyline x, y, x, y … that come into the frame, each with the number of its line.
  function addLine(grid, line, number) {
    const width = grid.columns * CELL, height = grid.rows * CELL;
    for (let k = 2; k < line.length; k += 2) {
      const x1 = line[k - 2], y1 = line[k - 1], dx = line[k] - x1, dy = line[k + 1] - y1;
      const inside = clip(x1, y1, line[k], line[k + 1], 0, 0, width, height);
      if (!inside) continue;
      const [start, end] = inside, pieces = Math.max(1, Math.ceil(((end - start) * Math.hypot(dx, dy)) / PIECE));
      for (let p = 0; p < pieces; p++) {
        const s = start + ((end - start) * p) / pieces, e = start + ((end - start) * (p + 1)) / pieces;
        const piece = { line: number, x1: x1 + s * dx, y1: y1 + s * dy, x2: x1 + e * dx, y2: y1 + e * dy };
        addToGrid(grid, piece, Math.min(piece.x1, piece.x2), Math.min(piece.y1, piece.y2), Math.max(piece.x1, piece.x2), Math.max(piece.y1, piece.y2));
      }
    }
  }

  // How many lines something is true of, each counted once.
  function countLines(grid, l, t, r, b, test) {
    const found = new Set();
    someInGrid(grid, l, t, r, b, (piece) => {
      if (!found.has(piece.line) && test(piece)) found.add(piece.line);
      return false;
    });
    return found.size;
  }

  // How many lines run through a box, and how many px of them are in it.
  function linesInBox(grid, [l, t, r, b]) {
    const pieces = new Set(), lines = new Set();
    let length = 0;
    someInGrid(grid, l, t, r, b, (piece) => {
      if (pieces.has(piece)) return false;
      pieces.add(piece);
      const { x1, y1, x2, y2 } = piece, inside = clip(x1, y1, x2, y2, l, t, r, b);
      if (!inside) return false;
      lines.add(piece.line);
      length += (inside[1] - inside[0]) * Math.hypot(x2 - x1, y2 - y1);
      return false;
    });
    return { count: lines.size, length };
  }

  // The part of a segment that is within a box, as [start, end] of its length; null where there is none. Liang and Barsky.
  function clip(x1, y1, x2, y2, l, t, r, b) {
    const dx = x2 - x1, dy = y2 - y1;
    let start = 0, end = 1;
    for (let side = 0; side < 4; side++) {
      const p = side === 0 ? -dx : side === 1 ? dx : side === 2 ? -dy : dy;
      const q = side === 0 ? x1 - l : side === 1 ? r - x1 : side === 2 ? y1 - t : b - y1;
      if (p === 0) {
        if (q < 0) return null;
      } else if (p < 0) start = Math.max(start, q / p);
      else end = Math.min(end, q / p);
      if (start >= end) return null;
    }
    return [start, end];
  }

  const segmentInBox = (x1, y1, x2, y2, [l, t, r, b]) => clip(x1, y1, x2, y2, l, t, r, b) !== null;

  function segmentsCross(ax, ay, bx, by, cx, cy, dx, dy) {
    const side = (px, py, qx, qy, x, y) => (qx - px) * (y - py) - (qy - py) * (x - px);
    return side(ax, ay, bx, by, cx, cy) * side(ax, ay, bx, by, dx, dy) < 0 && side(cx, cy, dx, dy, ax, ay) * side(cx, cy, dx, dy, bx, by) < 0;
  }

  const distanceToBox = (x, y, [l, t, r, b]) => Math.hypot(x - Math.max(l, Math.min(r, x)), y - Math.max(t, Math.min(b, y)));

  function distanceToSegment(x, y, x1, y1, x2, y2) {
    const dx = x2 - x1, dy = y2 - y1, t = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - x1 - t * dx, y - y1 - t * dy);
  }

  const boxesOverlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  Object.assign(sm, { makeGrid, addToGrid, removeFromGrid, someInGrid, addLine, countLines, linesInBox, segmentInBox, segmentsCross, distanceToBox, distanceToSegment, boxesOverlap });
})((globalThis.sistermap ??= {}));
