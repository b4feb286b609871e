// Ties by year: bars, a range that brushes them, and a clock that lets the net grow.
(function (sm) {
  "use strict";

  const LONGEST_S = 12, YEARS_A_SECOND = 8, CALM_STEPS = 10; // calm: few steps instead of a movement
  const WIDEST_PX = 26;

  function makeTimeline({ data, store, follow, map }) {
    const { all, undated } = sm.countYears(data, sm.NO_FILTERS);
    if (all.size < 2) return null;
    const years = [...all.keys()], first = Math.min(...years), last = Math.max(...years);
    const chart = sm.el("canvas", { class: "sm-bars", "aria-hidden": "true" });
    const range = (label) => sm.el("input", { type: "range", min: first, max: last, step: 1, "aria-label": sm.translate(label) });
    const from = range("time.from"), to = range("time.to");
    const shownYears = sm.el("output", { class: "sm-range", dir: "ltr" });
    const undatedBox = undated > 0 && sm.el("input", { type: "checkbox", onchange: () => store.set({ filters: { undated: undatedBox.checked } }) });
    const write = (a, b) => store.set({ filters: { years: a <= first && b >= last ? null : [a, b] } });
    for (const end of [from, to]) end.addEventListener("input", () => write(Math.min(+from.value, +to.value), +to.value));
    brush(chart, first, last, write);
    const { play, stop } = makeClock(store, from, last);
    const draw = () => drawBars(chart, data, store.get(), first, last);
    follow(["filters", "theme"], ({ filters }) => {
      const [a, b] = filters.years || [first, last];
      from.value = a;
      to.value = b;
      if (undatedBox) undatedBox.checked = filters.undated !== false;
      shownYears.textContent = a === b ? a : `${a}–${b}`;
      draw();
    });
    new ResizeObserver(sm.oncePerFrame(draw)).observe(chart);
    map.on("unload", stop);
    store.subscribe((state, changed) => changed.has("lang") && stop());
    return sm.el("section", { class: "sm-time", "aria-label": sm.translate("time.label") },
      sm.el("div", { class: "sm-time-chart" }, chart),
      sm.el("div", { class: "sm-time-range" }, play, from, to, shownYears),
      undatedBox && sm.el("label", { class: "sm-soft" }, undatedBox, sm.translate("time.undated", { count: undated, n: sm.formatNumber(undated, store.get().lang) })),
    );
  }

  // A button that lets the years pass from the chosen one to the last: {play, stop}.
  function makeClock(store, from, last) {
    let frame = 0;
    const play = sm.button("", () => (frame ? stop() : start()), { class: "sm-play" });
    const name = () => {
      play.textContent = frame ? "❚❚" : "▶";
      play.setAttribute("aria-label", sm.translate(frame ? "time.pause" : "time.play"));
    };
    function start() {
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const since = performance.now(), begin = +from.value;
      const rate = Math.max(YEARS_A_SECOND, (last - begin) / LONGEST_S), step = calm ? Math.ceil((last - begin) / CALM_STEPS) || 1 : 1;
      let shown = null;
      const tick = (now) => {
        const passed = Math.floor(((now - since) / 1000) * rate);
        const year = Math.min(last, begin + passed - (passed % step));
        if (year !== shown) store.set({ filters: { years: [begin, (shown = year)] } }); // to the end: what has ended stays so
        frame = year < last ? requestAnimationFrame(tick) : 0;
        if (!frame) stop();
      };
      frame = requestAnimationFrame(tick);
      name();
    }
    function stop() {
      cancelAnimationFrame(frame);
      frame = 0;
      name();
    }
    name();
    return { play, stop };
  }

  function drawBars(chart, data, { filters }, first, last) {
    const width = chart.clientWidth, height = chart.clientHeight, scale = devicePixelRatio || 1;
    if (!width) return;
    chart.width = width * scale;
    chart.height = height * scale;
    const pen = chart.getContext("2d"), style = getComputedStyle(chart);
    pen.scale(scale, scale);
    const { all, shown } = sm.countYears(data, filters);
    const most = Math.max(1, ...all.values()), step = width / (last - first + 1), wide = Math.min(WIDEST_PX, Math.max(1, step - 1));
    // Where the page runs from right to left, so does time: the bars are above their slider.
    if (style.direction === "rtl") {
      pen.translate(width, 0);
      pen.scale(-1, 1);
    }
    for (const [counts, colour] of [[all, style.getPropertyValue("--sm-line")], [shown, style.getPropertyValue("--sm-accent")]]) {
      pen.fillStyle = colour;
      for (const [year, n] of counts) {
        const tall = Math.max(1, (n / most) * height);
        pen.fillRect((year - first) * step + (step - wide) / 2, height - tall, wide, tall);
      }
    }
  }

  // Drag over the bars to choose years; a click without a drag takes them all.
  function brush(chart, first, last, write) {
    const yearAt = (event) => {
      const box = chart.getBoundingClientRect();
      const part = (event.clientX - box.left) / box.width, passed = getComputedStyle(chart).direction === "rtl" ? 1 - part : part;
      return Math.max(first, Math.min(last, first + Math.floor(passed * (last - first + 1))));
    };
    let began = null;
    chart.addEventListener("pointerdown", (event) => {
      began = yearAt(event);
      chart.setPointerCapture(event.pointerId);
    });
    chart.addEventListener("pointermove", (event) => {
      if (began === null) return;
      const [a, b] = [began, yearAt(event)].sort((x, y) => x - y);
      if (a !== b) write(a, b);
    });
    chart.addEventListener("pointerup", (event) => {
      if (began !== null && yearAt(event) === began) write(first, last);
      began = null;
    });
  }

  Object.assign(sm, { makeTimeline });
})((globalThis.sistermap ??= {}));
