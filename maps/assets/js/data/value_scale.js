// Widths of lines by the number that the file has for each tie: students, flights, money.
(function (sm) {
  "use strict";

  const WIDEST = 12, FINEST = 1;

  // {of: Float64Array of the ties' numbers, most, unit, width(sum) → px, steps: sums for a legend}; null where the file
  // has no such numbers. Areas compare better than lengths: the width grows with the root.
  function valueScale({ ties }) {
    const { value, valueUnit } = ties.columns;
    if (!value && !ties.times) return null;
    const numbers = value ? value.values.map((text) => (text === "" ? NaN : Number(text))) : [];
    // Of a very long list without numbers the ties themselves are counted.
    const of = value ? Float64Array.from(value.codes, (code) => (numbers[code] > 0 ? numbers[code] : 0)) : Float64Array.from(ties.times);
    const pairs = new Map();
    for (let i = 0; i < ties.n; i++) {
      const key = [ties.from[i], ties.to[i]].sort((a, b) => a - b).join();
      pairs.set(key, (pairs.get(key) || 0) + of[i]);
    }
    let most = 0; // not by spreading them: a call takes some 100,000 arguments
    for (const sum of pairs.values()) most = Math.max(most, sum);
    if (!most) return null;
    const width = (sum) => Math.max(FINEST, WIDEST * Math.sqrt(sum / most));
    const steps = [...new Set([most, most / 4, most / 25].map((sum) => Number(sum.toPrecision(1))))].filter((sum) => value || sum >= 1);
    return { of, most, unit: valueUnit ? valueUnit.values.find(Boolean) || "" : "", width, steps };
  }

  Object.assign(sm, { valueScale });
})((globalThis.sistermap ??= {}));
