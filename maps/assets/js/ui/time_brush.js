// The window of years: two handles that are sliders, moved by keys or a finger, and the band between and beside them.
(function (sm) {
  "use strict";

  const REACH = { touch: 22, mouse: 9 }, STILL_PX = 3, PAGE_YEARS = 10;

  // Fills `band`. get() → [low, high] bins of the window, set([low, high]); on.point(x, y | null) and on.click(x, y) in px
  // from the start of the line; on.take() when the reader begins to move something. → {show(window, texts)}
  function makeTimeBrush(band, axis, { get, set, on }) {
    const handles = ["time.from", "time.to"].map((label, end) => makeHandle(axis, end, label, { get, set, on }));
    const shade = sm.el("div", { class: "sm-window", "aria-hidden": "true" });
    band.prepend(shade);
    band.append(...handles);
    followPointer(band, axis, handles, { get, set, on });
    return {
      show([low, high], texts) {
        const percent = (bin) => `${(100 * bin) / axis.bins}%`;
        Object.assign(shade.style, { insetInlineStart: percent(low), insetInlineEnd: percent(axis.bins - 1 - high) });
        handles[0].style.insetInlineStart = percent(low);
        handles[1].style.insetInlineStart = percent(high + 1);
        handles.forEach((handle, end) => {
          const year = end ? sm.lastYear(axis, high) : sm.firstYear(axis, low);
          const limits = end ? [sm.firstYear(axis, low), axis.last] : [axis.first, sm.lastYear(axis, high)];
          const values = { valuemin: limits[0], valuemax: limits[1], valuenow: year, valuetext: `${year} · ${texts}` };
          for (const [name, value] of Object.entries(values)) handle.setAttribute(`aria-${name}`, value);
        });
      },
    };
  }

  function makeHandle(axis, end, label, { get, set, on }) {
    const handle = sm.el("div", { class: "sm-handle", role: "slider", tabindex: 0, "aria-label": sm.translate(label), "aria-orientation": "horizontal" });
    handle.addEventListener("keydown", (event) => {
      const bin = get()[end], on_ = getComputedStyle(handle).direction === "rtl" ? -1 : 1;
      const to = {
        ArrowRight: bin + on_, ArrowLeft: bin - on_, ArrowUp: bin + 1, ArrowDown: bin - 1,
        PageUp: bin + PAGE_YEARS, PageDown: bin - PAGE_YEARS, Home: 0, End: axis.bins - 1,
      }[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      on.take();
      set(sm.moveEnd(axis, get(), end, to));
    });
    return handle;
  }

  function followPointer(band, axis, handles, { get, set, on }) {
    let drag = null;
    const place = (event) => {
      const box = band.getBoundingClientRect(), rtl = getComputedStyle(band).direction === "rtl";
      return { x: rtl ? box.right - event.clientX : event.clientX - box.left, y: event.clientY - box.top, step: box.width / axis.bins };
    };
    band.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      const { x, step } = place(event), what = grasp(axis, get(), x, step, event.pointerType);
      drag = { what, x, window: get(), moved: false };
      band.setPointerCapture(event.pointerId);
      if (typeof what === "number") handles[what].focus({ focusVisible: false });
      event.preventDefault(); // no text is marked; a handle has the focus already
    });
    band.addEventListener("pointermove", (event) => {
      const { x, y, step } = place(event);
      if (!drag) {
        const what = grasp(axis, get(), x, step, event.pointerType);
        band.style.cursor = typeof what === "number" ? "ew-resize" : what === "window" ? "grab" : "crosshair";
        return on.point(x, y);
      }
      if (!drag.moved && Math.abs(x - drag.x) < STILL_PX) return;
      if (!drag.moved) on.take();
      drag.moved = true;
      set(dragged(axis, drag, x, step));
    });
    const end = (event) => {
      const was = drag;
      drag = null;
      if (was && !was.moved && event.type === "pointerup") on.click(...Object.values(place(event)).slice(0, 2));
    };
    band.addEventListener("pointerup", end);
    band.addEventListener("pointercancel", end);
    band.addEventListener("pointerleave", () => on.point(null));
    band.addEventListener("dblclick", () => {
      on.take();
      set([0, axis.bins - 1]);
    });
  }

  // What is at x: an end of the window (0, 1), the "window" itself where it is not all, or nothing ("new").
  function grasp(axis, [low, high], x, step, pointer) {
    const away = [Math.abs(x - low * step), Math.abs(x - (high + 1) * step)];
    const reach = pointer === "mouse" ? REACH.mouse : REACH.touch;
    if (Math.min(...away) <= reach) return away[0] < away[1] || (away[0] === away[1] && x < low * step) ? 0 : 1;
    return x > low * step && x < (high + 1) * step && (low > 0 || high < axis.bins - 1) ? "window" : "new";
  }

  function dragged(axis, { what, x: began, window }, x, step) {
    if (what === 0) return sm.moveEnd(axis, window, 0, Math.round(x / step));
    if (what === 1) return sm.moveEnd(axis, window, 1, Math.round(x / step) - 1);
    if (what === "window") return sm.moveWindow(axis, window, Math.round((x - began) / step));
    const bin = (px) => Math.max(0, Math.min(axis.bins - 1, Math.floor(px / step)));
    return [bin(began), bin(x)].sort((a, b) => a - b);
  }

  Object.assign(sm, { makeTimeBrush });
})((globalThis.sistermap ??= {}));
