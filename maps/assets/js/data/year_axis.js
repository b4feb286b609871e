// The years of a list as places on an axis, a bin a year; a few far earlier years share the first bin.
(function (sm) {
  "use strict";

  const FEWEST_DATES = 3, MOST_DOTS = 60, HIGHEST_STACK = 4;
  const LABEL_PX = 34, BOTH_ENDS_PX = 40;
  const LONG_YEARS = 150, EARLY_SHARE = 0.02; // one tie of 836 must not press all others into the last centimetre
  const PLAY_MS = 12000, YEAR_MS = 400, SHORTEST_MS = 40, CALM_STEPS = 10;

  // {first, last, start, bins, undated, dots}, or null where there are too few dates to see anything.
  function makeYearAxis({ ties }) {
    const years = Array.from(ties.sinceYear).filter(Boolean).sort((a, b) => a - b);
    const first = years[0], last = years.at(-1);
    if (years.length < FEWEST_DATES || first === last) return null;
    const early = countEarly(years), start = years[early];
    const undated = sm.countTimes(ties, [...ties.sinceYear.keys()].filter((i) => ties.sinceYear[i] === 0));
    const axis = { first, last, start, early: early > 0, bins: last - start + 1 + (early ? 1 : 0), undated };
    const stacks = new Int32Array(axis.bins);
    for (const year of years) stacks[binOf(axis, year)]++;
    axis.dots = years.length <= MOST_DOTS && Math.max(...stacks) <= HIGHEST_STACK;
    return axis;
  }

  // How many of the years, in their order, lie so far before all others that they share a bin.
  function countEarly(years) {
    const last = years.at(-1), span = last - years[0] + 1, most = Math.max(1, Math.floor(years.length * EARLY_SHARE));
    if (span < LONG_YEARS) return 0;
    for (let k = 1; k <= most && years[k] < last; k++) if ((last - years[k] + 1) * 3 <= span) return k;
    return 0;
  }

  const binOf = ({ start, early, bins }, year) => Math.max(0, Math.min(bins - 1, year - start + (early ? 1 : 0)));

  // The first and the last year of a bin; they differ only where early years share one.
  const firstYear = ({ start, early, first }, bin) => (early && bin === 0 ? first : start + bin - (early ? 1 : 0));
  const lastYear = ({ start, early }, bin) => start + bin - (early ? 1 : 0);

  // Filter of years ↔ first and last bin of the window; null is all.
  const windowOf = (axis, years) => (years ? [binOf(axis, years[0]), Math.max(binOf(axis, years[0]), binOf(axis, years[1]))] : [0, axis.bins - 1]);
  const yearsOf = (axis, low, high) => (low <= 0 && high >= axis.bins - 1 ? null : [firstYear(axis, low), lastYear(axis, high)]);

  // What a window becomes when its end (0 or 1) goes to a bin: ends do not pass one another.
  function moveEnd(axis, [low, high], end, bin) {
    return end === 0 ? [Math.max(0, Math.min(high, bin)), high] : [low, Math.min(axis.bins - 1, Math.max(low, bin))];
  }

  function moveWindow(axis, [low, high], by) {
    const shift = Math.max(-low, Math.min(axis.bins - 1 - high, by));
    return [low + shift, high + shift];
  }

  // Labels of the axis in a width: [{text, x, strong}], the window's own years first, then years that find room.
  function yearLabels(axis, width, [low, high]) {
    const step = width / axis.bins, from = low * step, to = (high + 1) * step;
    const text = [firstYear(axis, low), lastYear(axis, high)];
    const labels = to - from >= BOTH_ENDS_PX
      ? [{ text: `${text[0]}`, x: from, strong: true }, { text: `${text[1]}`, x: to, strong: true }]
      : [{ text: text[0] === text[1] ? `${text[0]}` : `${text[0]}–${text[1]}`, x: (from + to) / 2, strong: true }];
    const reach = labels.length === 1 && text[0] !== text[1] ? LABEL_PX * 1.5 : LABEL_PX;
    const years = roundYears(axis, step), ticks = [];
    for (const year of [axis.first, axis.last, ...years]) {
      const x = (binOf(axis, year) + 0.5) * step;
      if (ticks.some((other) => Math.abs(other.x - x) < LABEL_PX)) continue;
      const free = labels.every((other) => Math.abs(other.x - x) >= reach) && x <= width - 8;
      ticks.push({ text: free ? `${year}` : "", x, strong: false, round: years.includes(year) });
    }
    return [...labels, ...ticks.filter(({ text: shown, round }) => shown || round)];
  }

  // Decades, or what is rounder where they are too near; single years where there are few.
  function roundYears({ start, last }, step) {
    const sizes = last - start < 20 ? [1, 2, 5, 10] : [10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
    const size = sizes.find((years) => years * step >= LABEL_PX) ?? sizes.at(-1);
    const years = [];
    for (let year = Math.ceil(start / size) * size; year <= last; year += size) if (year !== 0) years.push(year);
    return years;
  }

  // How time plays from a bin on: [{bin, at}], bins in their order and the ms at which each is reached, and {end}. A year
  // with ties takes 0.4 s; the others share what is left of twelve seconds. Calm: a few steps.
  function playSteps(axis, hasTies, low, calm = false) {
    const bins = Array.from({ length: axis.bins - low }, (_, k) => low + k);
    const tied = bins.filter((bin) => hasTies(bin)).length, bare = bins.length - tied;
    const short = bare ? Math.max(SHORTEST_MS, Math.min(YEAR_MS, (PLAY_MS - tied * YEAR_MS) / bare)) : 0;
    const scale = Math.min(1, PLAY_MS / (tied * YEAR_MS + bare * short));
    const every = calm ? Math.ceil(bins.length / CALM_STEPS) : 1;
    let at = 0;
    const steps = bins.map((bin) => {
      const step = { bin, at };
      at += scale * (hasTies(bin) ? YEAR_MS : short);
      return step;
    });
    return { steps: steps.filter(({ bin }, k) => k % every === 0 || bin === axis.bins - 1), end: at };
  }

  Object.assign(sm, { makeYearAxis, binOf, firstYear, lastYear, windowOf, yearsOf, moveEnd, moveWindow, yearLabels, playSteps });
})((globalThis.sistermap ??= {}));
