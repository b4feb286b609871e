// The card of what is chosen: its frame, its foot with the way to the next, and what becomes of focus.
(function (sm) {
  "use strict";

  function makeCard(part) {
    const { root, store, map, follow } = part;
    const card = sm.el("section", { class: "sm-card", tabindex: "-1", hidden: true, "aria-labelledby": `${root.id}-card` });
    const status = statusOf(root);
    let shown = "";
    follow(["selection", "filters", "listOrder"], ({ selection }) => {
      const made = describe(part, selection), focused = card.contains(document.activeElement) ? document.activeElement : null;
      const keep = focused && (focused.dataset.keep || "close");
      const key = made ? JSON.stringify([selection.place, selection.compare, selection.tie, selection.band?.key]) : "";
      card.hidden = !made;
      card.replaceChildren(...(made ? fill(part, made) : []));
      if (made && focused) (card.querySelector(`[data-keep="${keep}"]`) || card).focus({ preventScroll: true });
      else if (focused) map.getContainer().focus({ preventScroll: true });
      if (key !== shown) rise(card);
      if (key !== shown) status.textContent = made ? [made.label, ...made.where].filter(Boolean).join(", ") : "";
      shown = key;
    });
    if (!part.narrow || part.data.meta.embed) sm.keepCardClear(part, card);
    return card;
  }

  // {name, label, where, body, row, picture, brief, compare, steps} of what is chosen, or null.
  function describe(part, selection) {
    const { place, compare, tie, band } = selection;
    const partner = sm.chosenPartner(part.data, selection);
    if (sm.isIndex(place) && sm.isIndex(compare)) return sm.describeComparison(part, place, compare);
    if (partner >= 0) return sm.describePartner(part, partner);
    if (sm.isIndex(tie)) return sm.describeTie(part, tie);
    if (sm.isIndex(place) && place !== part.data.home) return sm.describePlace(part, place);
    return band ? sm.describeBand(part, band) : null;
  }

  function fill(part, { name, where, body, row, picture, brief, compare, steps }) {
    const { root, data, store } = part, isBrief = data.meta.embed && brief;
    const close = sm.button("", () => store.set({ selection: sm.NOTHING_CHOSEN }), { class: "sm-close", "aria-label": sm.translate("card.close"), "data-keep": "close" });
    const line = (words) => words.some(Boolean) && sm.el("p", { class: "sm-where" }, sm.apart(words, " · "));
    const head = sm.el("div", { class: "sm-card-head" },
      sm.el("h2", { id: `${root.id}-card` }, name), close,
      isBrief ? brief.map(line) : line(where),
    );
    const comparing = !isBrief && sm.isIndex(compare) && sm.makeComparing(part, compare);
    const last = (comparing || row) && sm.el("div", { class: "sm-card-last" }, comparing, row && sm.el("span", { class: "sm-row-number" }, row));
    const text = !isBrief && sm.el("div", { class: "sm-card-body" }, picture, body, last);
    return [head, text, steps && foot(part)].filter(Boolean);
  }

  // The one before, how many there are, the one after: as the list has them.
  function foot({ data, store }) {
    const { lang, selection } = store.get(), order = sm.partnerOrder(data, store), at = sm.stepOf(data, order, selection), n = order.length;
    if (at < 0 || n < 2) return null;
    const step = (by, keep) => {
      const to = sm.stepAt(data, order, at + by), name = sm.placeName(data, to.place, lang);
      const made = sm.button("", () => store.set({ selection: to.selection }), { class: `sm-step sm-${keep}`, "data-keep": keep, "aria-label": sm.translate(`card.${keep}`, { name }) });
      made.append(sm.el("bdi", {}, name));
      return made;
    };
    return sm.el("div", { class: "sm-card-foot" },
      step(-1, "previous"), sm.el("span", { class: "sm-of" }, `${sm.formatNumber(at + 1, lang)} / ${sm.formatNumber(n, lang)}`), step(1, "next"));
  }

  // What opens is announced; the element outlives the card, or a screen reader would miss it.
  function statusOf(root) {
    const found = root.querySelector(":scope > .sm-chosen");
    if (found) return found;
    const made = sm.el("div", { class: "sm-unseen sm-chosen", role: "status" });
    root.append(made);
    return made;
  }

  function rise(card) {
    card.classList.remove("sm-rising");
    void card.offsetWidth; // the animation begins again
    card.classList.add("sm-rising");
    for (const one of [card, ...card.querySelectorAll(".sm-card-body")]) one.scrollTop = 0;
  }

  Object.assign(sm, { makeCard });
})((globalThis.sistermap ??= {}));
