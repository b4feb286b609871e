// A story over the map: steps, each with a heading, a text and what the map shows meanwhile.
(function (sm) {
  "use strict";

  function makeStory(part) {
    const { data, store, follow } = part, steps = data.meta.notes || [];
    if (!steps.length) return null;
    const start = sm.button(startLabel(steps, store), () => tell(part, 0), { class: "sm-story-start" });
    const place = sm.el("p", { class: "sm-story-step" }), heading = sm.el("h2", {}), text = sm.el("p", {});
    const back = sm.button("‹", () => tell(part, store.get().step - 1), named("story.previous"));
    const next = sm.button("›", () => tell(part, store.get().step + 1), named("story.next"));
    const close = sm.button("×", () => leave(part, start), { ...named("story.close"), class: "sm-story-close" });
    const spoken = sm.el("div", { "aria-live": "polite" }, place, heading, text);
    const box = sm.el("section", { class: "sm-story-box", tabindex: "-1", "aria-label": sm.translate("story.label") }, close, spoken, sm.el("div", { class: "sm-story-foot" }, back, next));
    box.addEventListener("keydown", (event) => followKey(event, part, start));
    follow(["step"], ({ step, lang }) => {
      const on = sm.isIndex(step), number = (n) => sm.formatNumber(n, lang);
      start.hidden = on;
      box.hidden = !on;
      part.root.dataset.story = on ? "on" : "";
      if (!on) return;
      place.textContent = sm.translate("story.step", { n: number(step + 1), all: number(steps.length) });
      heading.textContent = steps[step].heading;
      text.textContent = steps[step].text;
      back.disabled = step === 0;
      next.disabled = step === steps.length - 1;
    });
    openedStep(part);
    return sm.el("div", { class: "sm-story" }, start, box);
  }

  const named = (key) => ({ "aria-label": sm.translate(key), title: sm.translate(key) });

  const startLabel = (steps, store) => sm.translate("story.start", { count: steps.length, n: sm.formatNumber(steps.length, store.get().lang) });

  // An address that names a step opens on what it shows.
  function openedStep(part) {
    const { step } = part.store.get();
    if (sm.isIndex(step) && !part.root.storyBefore) requestAnimationFrame(() => tell(part, step, false));
  }

  // Shows a step: its filters, place and view; what the reader had seen before comes back when the story is left.
  function tell(part, step, focus = true) {
    const { root, data, store, map } = part, steps = data.meta.notes;
    if (!steps[step]) return;
    const { filters, selection, mapView } = store.get();
    root.storyBefore ??= { filters, selection, mapView };
    const shown = sm.readPermalink(data, steps[step].hash, { langs: [] });
    store.set({ filters: { ...sm.NO_FILTERS, ...shown.filters }, selection: { ...sm.NOTHING_CHOSEN }, mapView: shown.mapView || root.storyBefore.mapView, step });
    map.sistermap.fit({ animate: false });
    if (shown.selection) store.set({ selection: { ...sm.NOTHING_CHOSEN, ...shown.selection } });
    if (focus) root.querySelector(".sm-story-box").focus({ preventScroll: true });
  }

  function leave({ root, store, map }, start) {
    store.set({ ...root.storyBefore, step: null });
    root.storyBefore = null;
    map.sistermap.fit({ animate: false });
    start.focus();
  }

  function followKey(event, part, start) {
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight", { step } = part.store.get();
    if (event.key === "Escape") leave(part, start);
    else if (event.key === "ArrowLeft" || event.key === "ArrowRight") tell(part, step + (event.key === forward ? 1 : -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  Object.assign(sm, { makeStory });
})((globalThis.sistermap ??= {}));
