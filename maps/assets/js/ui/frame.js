// The parts of the page, each in its place: made again when the language changes, kept in step with the store.
(function (sm) {
  "use strict";

  const NARROW = "(max-width: 899px)"; // as page.css has it: the panel is a sheet over the map

  function startFrame(root, data, store, map) {
    const stops = [];
    const draw = () => {
      const { lang } = store.get();
      sm.useTexts(data.meta.texts, lang);
      Object.assign(document.documentElement, { lang, dir: sm.textDirection() });
      for (const stop of stops.splice(0)) stop();
      fill(root, makePart(root, data, store, map, stops));
    };
    draw();
    store.subscribe((state, changed) => changed.has("lang") && draw());
    matchMedia(NARROW).addEventListener("change", draw);
    leaveByEscape(root, store);
    sm.followAddress(data, store);
    sm.preparePrint(root, data, store, map);
  }

  // What every part is made of. Parts subscribe through `follow`, so that a change of language can let the old ones go.
  function makePart(root, data, store, map, stops) {
    const follow = (keys, work) => {
      work(store.get());
      stops.push(store.subscribe((state, changed) => keys.some((key) => changed.has(key)) && work(state)));
    };
    return { root, data, store, map, follow, narrow: matchMedia(NARROW).matches };
  }

  function fill(root, part) {
    const put = (where, ...made) => root.querySelector(where).replaceChildren(...made.filter(Boolean));
    if (part.data.meta.embed) return fillEmbed(part, put);
    const strip = sm.makeTimeStrip(part), card = sm.makeCard(part);
    const sheet = part.narrow, story = sm.makeStory(part);
    const panel = [sm.makeSearch(part), sm.makeLegend(part), sm.makePages(part)];
    put(".sm-head", ...(sheet ? [sm.el("div", {}, sm.makeHead(part)), sm.makeToolsMenu(part)] : sm.makeHead(part)));
    put(".sm-panel", ...(sheet ? sm.makeSheet(part, [story, card, strip, ...panel]) : [...panel, sm.makeToolbar(part)]));
    put(".sm-over", !sheet && story, sm.makeInset(part), sm.makeMapNotes(part), sm.makeLoupe(part), sm.makeViewSwitch(part), sm.makeZoom(part), !sheet && card, sm.makeAttribution(part));
    put(".sm-strip", !sheet && strip);
  }

  function fillEmbed(part, put) {
    put(".sm-head", ...sm.makeEmbedBar(part));
    put(".sm-panel");
    put(".sm-over", sm.makeMapNotes(part), sm.makeOverview(part), sm.makeCard(part));
    put(".sm-strip", ...sm.makeEmbedFoot(part));
  }

  // Esc gives up the narrower choice first: the comparison, then the tie, then the place.
  function leaveByEscape(root, store) {
    document.addEventListener("keydown", (event) => {
      const page = event.target.closest?.(".sm-page");
      if (event.key !== "Escape" || event.defaultPrevented || (page && page !== root)) return;
      const { selection } = store.get();
      if (sm.isIndex(selection.compare)) store.set({ selection: { compare: null } });
      else if (sm.isIndex(selection.tie)) store.set({ selection: { tie: null } });
      else if (sm.isIndex(selection.place)) store.set({ selection: { place: null } });
    });
  }

  Object.assign(sm, { startFrame });
})((globalThis.sistermap ??= {}));
