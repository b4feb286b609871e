// The list of the panel, in the form that suits the data, and what stands in its place where nothing is found.
(function (sm) {
  "use strict";

  function makeList(part, page) {
    const { data, store, follow } = part;
    if (!data.ties.n) return;
    const makers = { partners: sm.makePartnerList, ties: sm.makeTieList, counts: sm.makeCountLists };
    const list = makers[sm.listForm(data)](part);
    const nothing = sm.makeNothing("list.none", "filter.clear", () => sm.clearFilters(part));
    page.append(...list, nothing);
    follow(["filters"], () => {
      const none = !store.visible.includes(1);
      nothing.hidden = !none;
      for (const one of list) one.classList.toggle("sm-gone", none);
    });
  }

  // A sentence and the one button that helps.
  function makeNothing(sentence, label, work) {
    return sm.el("div", { class: "sm-nothing", hidden: true }, sm.el("p", {}, sm.translate(sentence)), sm.button(sm.translate(label), work, { class: "sm-clear" }));
  }

  // Focus goes where there is something again.
  function clearFilters({ root, store }) {
    store.set({ filters: { ...sm.NO_FILTERS } });
    root.querySelector(".sm-panel .sm-grid")?.focus({ preventScroll: true });
  }

  // What comes before a name: the lines of the kinds of some ties, where kinds differ.
  function kindSamples(data, ties, dark) {
    const kinds = [...new Set(ties.map((i) => sm.cell(sm.lineColumn(data), i)))].slice(0, 3);
    return [
      sm.el("span", { class: "sm-samples" }, kinds.map((kind) => sm.swatch(data, kind, dark))),
      sm.el("span", { class: "sm-unseen" }, `${kinds.map((kind) => sm.valueName(data, sm.lineFacet(data), kind)).join(", ")}: `),
    ];
  }

  const draftMark = (ties, of) => sm.draftText(ties, of) && sm.el("em", { class: "sm-draft-word" }, ` ${sm.draftText(ties, of)}`);

  const guessMark = (places, p) => places.guessed[p] && [sm.el("i", { class: "sm-guess", "aria-hidden": "true" }), sm.el("span", { class: "sm-unseen" }, ` (${sm.translate("place.guessed")})`)];

  // Two names, each in a direction of its own.
  function pairName(data, i, lang) {
    const { ties, places } = data;
    const end = (p) => [sm.el("bdi", {}, sm.placeName(data, p, lang)), guessMark(places, p)];
    return [...end(ties.from[i]), " – ", ...end(ties.to[i])].flat();
  }

  // "×3" behind a line of several ties of the file.
  const timesMark = (times, lang) => times > 1 && sm.el("span", { class: "sm-times" }, ` ×${sm.formatNumber(times, lang)}`);

  Object.assign(sm, { makeList, makeNothing, clearFilters, kindSamples, guessMark, draftMark, pairName, timesMark });
})((globalThis.sistermap ??= {}));
