// Ties of the same two places are one line: which ties each pair has.
(function (sm) {
  "use strict";

  // {n, from, to, of, starts, ties}: pair k joins from[k] and to[k]; its ties are ties[starts[k]] … ties[starts[k + 1] - 1];
  // of[i] is the pair of tie i. A pair runs as its first tie does.
  function makePairs({ n, from, to }, places) {
    const numbers = new Map(), of = new Int32Array(n), first = [];
    for (let i = 0; i < n; i++) {
      const key = from[i] < to[i] ? from[i] * places + to[i] : to[i] * places + from[i];
      let pair = numbers.get(key);
      if (pair === undefined) {
        numbers.set(key, (pair = first.length));
        first.push(i);
      }
      of[i] = pair;
    }
    const count = first.length, starts = new Int32Array(count + 1), ties = new Int32Array(n);
    for (let i = 0; i < n; i++) starts[of[i] + 1]++;
    for (let k = 0; k < count; k++) starts[k + 1] += starts[k];
    const next = starts.slice();
    for (let i = 0; i < n; i++) ties[next[of[i]]++] = i;
    return { n: count, from: Int32Array.from(first, (i) => from[i]), to: Int32Array.from(first, (i) => to[i]), of, starts, ties };
  }

  // How many of the ties that are seen each pair has.
  function countPairs({ n, of }, seen) {
    const count = new Int32Array(n);
    for (let i = 0; i < of.length; i++) count[of[i]] += seen[i];
    return count;
  }

  const tiesOfPair = ({ starts, ties }, k) => ties.subarray(starts[k], starts[k + 1]);

  Object.assign(sm, { makePairs, countPairs, tiesOfPair });
})((globalThis.sistermap ??= {}));
