// Widths of lines by the number that the file has for each tie: students, flights, money.
(function (sm) {
  "use strict";

  const WIDEST = 12, FINEST = 1;

  // {of: Float64Array of the ties' numbers, most, unit, width(sum) → px, steps: sums for a legend}; null where the file
  // has no such numbers. Areas compare better than lengths: the width grows with the root.
  function valueScale({ ties }) {
    const { value, valueUnit } = ties.columns;
    if (!value) return null;
    const numbers = value.values.map((text) => (text === "" ? NaN : Number(text)));
    const of = Float64Array.from(value.codes, (code) => (numbers[code] > 0 ? numbers[code] : 0));
    const pairs = new Map();
    for (let i = 0; i < ties.n; i++) {
      const key = [ties.from[i], ties.to[i]].sort((a, b) => a - b).join();
      pairs.set(key, (pairs.get(key) || 0) + of[i]);
    }
    const most = Math.max(0, ...pairs.values());
    if (!most) return null;
    const width = (sum) => Math.max(FINEST, WIDEST * Math.sqrt(sum / most));
    const steps = [...new Set([most, most / 4, most / 25].map((sum) => Number(sum.toPrecision(1))))];
    return { of, most, unit: valueUnit ? valueUnit.values.find(Boolean) || "" : "", width, steps };
  }

  Object.assign(sm, { valueScale });
})((globalThis.sistermap ??= {}));
