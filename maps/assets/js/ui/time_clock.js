// A button that lets the years pass from the window's first to the last, and the year large over the map meanwhile.
(function (sm) {
  "use strict";

  // {play, stop}: the button, and what ends the movement.
  function makeClock({ root, data, store }, axis) {
    let run = null, paused = null; // the last year at which the reader stopped it
    const big = sm.el("div", { class: "sm-big-year", "aria-hidden": "true" });
    const play = sm.button("", () => (run ? stop(true) : start()), { class: "sm-play" });
    const name = () => {
      play.replaceChildren(sm.el("i", { class: run ? "sm-pause-mark" : "sm-play-mark", "aria-hidden": "true" }));
      for (const key of ["aria-label", "title"]) play.setAttribute(key, sm.translate(run ? "time.pause" : "time.play"));
    };

    function start() {
      const [low, high] = sm.windowOf(axis, store.get().filters.years);
      const { all, kinds } = sm.countYears(data, store.get().filters, axis);
      const hasTies = (bin) => all.subarray(bin * kinds, (bin + 1) * kinds).some(Boolean);
      const from = paused !== null && store.get().filters.years === paused && high < axis.bins - 1 ? high : low;
      const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
      const { steps, end } = sm.playSteps(axis, hasTies, low, calm);
      const before = steps.findLast(({ bin }) => bin <= from).at;
      run = { low, steps, end, began: performance.now() - before, at: -1, written: null, frame: 0 };
      root.querySelector(".sm-over").append(big);
      name();
      tick(performance.now());
    }

    function tick(now) {
      if (!play.isConnected) return stop(); // the page has made its parts again
      const { steps, low, end } = run, passed = now - run.began;
      if (run.written && store.get().filters.years !== run.written) return stop(); // the reader chose other years meanwhile
      let at = Math.max(0, run.at);
      while (at + 1 < steps.length && steps[at + 1].at <= passed) at++;
      if (at !== run.at) show(at, low, steps[at].bin);
      if (!run) return;
      if (passed >= end) finish(low);
      else run.frame = requestAnimationFrame(tick);
    }

    function show(at, low, bin) {
      run.at = at;
      run.written = [sm.firstYear(axis, low), sm.lastYear(axis, bin)];
      big.textContent = run.written[1];
      store.set({ filters: { years: run.written } });
    }

    // At the end all years since the first are seen: of all, that is no filter.
    function finish(low) {
      store.set({ filters: { years: sm.yearsOf(axis, low, axis.bins - 1) } });
      stop();
    }

    function stop(byReader = false) {
      if (!run) return;
      cancelAnimationFrame(run.frame);
      paused = byReader ? run.written : null;
      run = null;
      big.remove();
      name();
    }

    name();
    return { play, stop };
  }

  Object.assign(sm, { makeClock });
})((globalThis.sistermap ??= {}));
