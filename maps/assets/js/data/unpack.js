// Reads what maps/page/packing.py writes: whole numbers, texts, columns and rings as short strings.
(function (sm) {
  "use strict";

  const DIGITS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter((c) => !'"\\<'.includes(c));
  const BASE = DIGITS.length;
  const HALF = BASE / 2;
  const DIVIDER = "\x7f";
  const VALUE = new Uint8Array(127);
  DIGITS.forEach((digit, value) => (VALUE[digit.charCodeAt(0)] = value));

  // n whole numbers; `Kind` is the array to fill.
  function unpackIntegers(text, n, Kind = Int32Array) {
    const out = new Kind(n);
    if (!n || !text) return out;
    if (text[0] === "s") {
      const [start, step] = text.slice(1).split(",").map(Number);
      for (let i = 0; i < n; i++) out[i] = start + i * step;
      return out;
    }
    const colon = text.indexOf(":");
    if (text[0] === "d") return sum(differences(text, colon + 1, n, out));
    const [width, low] = text.slice(0, colon).split(",").map(Number);
    for (let i = 0, at = colon + 1; i < n; i++) {
      let value = 0;
      for (let k = 0; k < width; k++) value = value * BASE + VALUE[text.charCodeAt(at++)];
      out[i] = value + low;
    }
    return out;
  }

  function differences(text, at, n, out) {
    for (let i = 0; i < n; i++) {
      let value = 0, weight = 1, digit;
      do {
        digit = VALUE[text.charCodeAt(at++)];
        value += (digit % HALF) * weight;
        weight *= HALF;
      } while (digit >= HALF);
      out[i] = value % 2 ? -(value + 1) / 2 : value / 2;
    }
    return out;
  }

  function sum(out) {
    for (let i = 1; i < out.length; i++) out[i] += out[i - 1];
    return out;
  }

  // Texts, each of which was written without what it shares with the one before.
  function unpackTexts(packed, n) {
    if (Array.isArray(packed)) return packed;
    if (!n) return [];
    const texts = packed.split(DIVIDER);
    for (let i = 0, before = ""; i < texts.length; i++) {
      const shared = VALUE[texts[i].charCodeAt(0)];
      before = texts[i] = before.slice(0, shared) + texts[i].slice(1);
    }
    return texts;
  }

  // {values, codes}; null where the column is absent.
  function unpackColumn(packed, rows) {
    if (!packed) return null;
    const Kind = packed.n <= 256 ? Uint8Array : packed.n <= 65536 ? Uint16Array : Uint32Array;
    return { values: unpackTexts(packed.v, packed.n), codes: unpackIntegers(packed.c, rows, Kind) };
  }

  // The texts of a column row by row, "" where it is absent.
  function unpackTextRows(packed, rows) {
    const column = unpackColumn(packed, rows);
    return column ? Array.from(column.codes, (code) => column.values[code]) : new Array(rows).fill("");
  }

  // For each shape its rings: Float64Array of lon, lat, lon, lat …
  function unpackRings(packed, shapes) {
    const of = unpackIntegers(packed.of, packed.n);
    const sizes = unpackIntegers(packed.sizes, packed.n);
    const points = sizes.reduce((total, size) => total + size, 0);
    const steps = differences(packed.xy, 0, 2 * points, new Int32Array(2 * points));
    const made = Array.from({ length: shapes }, () => []);
    let x = 0, y = 0, at = 0;
    for (let r = 0; r < packed.n; r++) {
      const ring = new Float64Array(2 * sizes[r]);
      for (let k = 0; k < ring.length; k += 2) {
        ring[k] = (x += steps[at++]) * packed.step;
        ring[k + 1] = (y += steps[at++]) * packed.step;
      }
      made[of[r]].push(ring);
    }
    return made;
  }

  Object.assign(sm, { unpackIntegers, unpackTexts, unpackColumn, unpackTextRows, unpackRings });
})((globalThis.sistermap ??= {}));
