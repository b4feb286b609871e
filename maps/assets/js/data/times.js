// How many ties of the file one tie of the page is: of a very long list those of one pair, kind and year are one.
(function (sm) {
  "use strict";

  const timesOf = ({ times }, i) => (times ? times[i] : 1);

  // Of some ties, or of all.
  function countTimes(ties, rows) {
    if (!ties.times) return rows ? rows.length : ties.n;
    return rows ? rows.reduce((sum, i) => sum + ties.times[i], 0) : ties.times.reduce((sum, one) => sum + one, 0);
  }

  Object.assign(sm, { timesOf, countTimes });
})((globalThis.sistermap ??= {}));
