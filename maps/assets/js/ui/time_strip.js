// Time: when the ties were made, which years are shown, and a clock that lets the net grow.
(function (sm) {
  "use strict";

  const NONE = new Set();

  function makeTimeStrip(part) {
    const { data, store, follow, map } = part, axis = sm.makeYearAxis(data);
    if (!axis) return null;
    const canvas = sm.el("canvas", { class: "sm-marks", "aria-hidden": "true" });
    const band = sm.el("div", { class: "sm-time-band" }, canvas), labels = sm.el("div", { class: "sm-years", "aria-hidden": "true" });
    const caption = sm.el("span", { class: "sm-time-caption" });
    const clock = sm.makeClock(part, axis);
    const strip = { ...part, axis, canvas, labels, caption, dots: [], counts: null, pointed: null };
    const setWindow = ([low, high]) => {
      const years = sm.yearsOf(axis, low, high), now = store.get().filters.years;
      if (String(years) !== String(now)) store.set({ filters: { years } });
    };
    strip.brush = sm.makeTimeBrush(band, axis, {
      get: () => sm.windowOf(axis, store.get().filters.years), set: setWindow,
      on: { take: () => clock.stop(), point: (x, y) => point(strip, x, y), click: (x, y) => choose(strip, x, y) },
    });
    const head = sm.el("div", { class: "sm-time-head" }, caption, resetButton(part, axis, clock), undatedButton(part, axis));
    const paint = sm.oncePerFrame(() => canvas.isConnected && paintMarks(strip));
    follow(["filters"], () => (count(strip), write(strip)));
    follow(["filters", "selection", "hover", "theme"], paint);
    new ResizeObserver(() => (lay(strip), paintMarks(strip))).observe(band);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    map.on("unload", clock.stop);
    return sm.el("section", { class: "sm-time", "aria-label": sm.translate("time.label") },
      clock.play, sm.el("div", { class: "sm-time-chart" }, head, band, labels));
  }

  function count(strip) {
    strip.counts = sm.countYears(strip.data, strip.store.get().filters, strip.axis);
  }

  // What is written: the window's years, how many ties it has, and the years of the axis.
  function write({ axis, store, caption, labels, brush, counts, width, pointed }) {
    const { filters, lang } = store.get(), window = sm.windowOf(axis, filters.years);
    const shown = windowText(axis, window, counts.count, lang);
    brush.show(window, shown);
    caption.textContent = pointed || (filters.years ? shown : sm.translate(axis.dots ? "time.dots" : "time.bars"));
    if (width) labels.replaceChildren(...sm.yearLabels(axis, width, window).map(yearLabel));
  }

  function windowText(axis, [low, high], n, lang) {
    const from = sm.firstYear(axis, low), to = sm.lastYear(axis, high);
    return sm.translate("time.window", { count: n, n: sm.formatNumber(n, lang), years: from === to ? from : `${from}–${to}` });
  }

  function yearLabel({ text, x, strong }) {
    const label = sm.el(strong ? "b" : "span", {}, sm.el("bdi", { dir: "ltr" }, text));
    label.style.insetInlineStart = `${x}px`;
    return label;
  }

  // ---- marks ----

  function lay(strip) {
    const { clientWidth: width, clientHeight: height } = strip.canvas;
    if (!width) return;
    strip.width = width;
    if (strip.axis.dots) strip.dots = sm.placeYearDots(strip.data, strip.axis, width, height);
    write(strip);
  }

  function paintMarks({ data, store, axis, canvas, dots, counts, width }) {
    if (!width) return;
    const state = store.get(), dark = sm.isDark(state), chosen = chosenTies(data, state.selection), hovered = chosenTies(data, state.hover);
    if (axis.dots) sm.paintYearDots(canvas, data, dots, { visible: store.visible, dark, chosen, hovered });
    else sm.paintYearBars(canvas, data, axis, counts, { dark, chosen });
  }

  // The ties that a selection or what is hovered means; home is in all ties and means none.
  function chosenTies(data, of) {
    const { place, compare, tie } = of || {};
    if (sm.isIndex(tie)) return new Set([tie]);
    if (!sm.isIndex(place) || place === data.home) return NONE;
    const ties = [...sm.tiesOf(data, place)];
    return new Set(sm.isIndex(compare) ? ties.filter((i) => sm.otherEnd(data.ties, i, place) === compare) : ties);
  }

  // ---- pointer ----

  // The tie under the pointer is hovered, and named in the caption; over a bar its year and number.
  function point(strip, x, y) {
    const { data, store, axis, dots, counts, canvas } = strip, { lang, hover } = store.get();
    const tie = x === null ? null : sm.dotAt(dots, x, y);
    const bin = x === null || axis.dots ? -1 : Math.floor((x / canvas.clientWidth) * axis.bins);
    const n = bin < 0 ? 0 : sumOf(counts, bin);
    strip.pointed = tie !== null ? tieText(data, tie, lang) : n ? windowText(axis, [bin, bin], n, lang) : null;
    write(strip);
    if (tie !== null ? hover?.tie !== tie : strip.hovering) store.set({ hover: tie === null ? null : { tie } });
    strip.hovering = tie !== null;
  }

  const sumOf = ({ all, kinds }, bin) => all.subarray(bin * kinds, (bin + 1) * kinds).reduce((sum, n) => sum + n, 0);

  function tieText(data, i, lang) {
    const { from, to, sinceYear } = data.ties, ends = [from[i], to[i]].filter((p) => p !== data.home);
    return `${sinceYear[i]} · ${ends.map((p) => sm.placeName(data, p, lang)).join(" – ")}`;
  }

  // A click on a dot is one on its tie; of a home list, on the partner.
  function choose({ data, store, dots }, x, y) {
    const tie = sm.dotAt(dots, x, y, 10);
    if (tie !== null) store.set({ selection: sm.selectionOf(data, { tie }) });
  }

  // ---- buttons ----

  function resetButton({ store, follow }, axis, clock) {
    const reset = sm.button(sm.translate("time.all"), () => {
      clock.stop();
      store.set({ filters: { years: null } });
    }, { class: "sm-time-button" });
    follow(["filters"], ({ filters }) => (reset.hidden = !filters.years));
    return reset;
  }

  // Ties without a date, counted; pressed while they are shown.
  function undatedButton({ store, follow }, { undated }) {
    if (!undated) return null;
    const words = sm.translate("time.undated", { count: undated, n: sm.formatNumber(undated, store.get().lang) });
    const toggle = sm.button(words, () => store.set({ filters: { undated: store.get().filters.undated === false } }), { class: "sm-time-button sm-undated", title: sm.translate("time.undatedHint") });
    follow(["filters"], ({ filters }) => toggle.setAttribute("aria-pressed", String(filters.undated !== false)));
    return toggle;
  }

  Object.assign(sm, { makeTimeStrip });
})((globalThis.sistermap ??= {}));
