// The head of the page: what it finds, in one sentence.
(function (sm) {
  "use strict";

  // The elements of the page's head.
  function makeHead(part) {
    const { root, data, store } = part, { meta } = data, { lang } = store.get();
    const title = sm.el("h1", {}, sm.el("bdi", {}, sm.headline(data, lang).map(({ text, home }) => sm.el("span", { class: home ? "sm-home-name" : null }, text))));
    const logo = /^data:image\//.test(meta.logo || "") && sm.el("img", { class: "sm-logo", src: meta.logo, alt: "" });
    const sub = sm.subline(data, lang) || totalsText(data, lang, new Uint8Array(data.ties.n).fill(1));
    root.querySelector(".sm-panel").setAttribute("aria-label", sm.headlineText(data, lang));
    return [logo, title, sub && sm.el("p", { class: "sm-sub" }, sub), makeAnnouncer(part)].filter(Boolean);
  }

  // While time plays or a slider moves, numbers change many times a second: only where they rest is announced.
  function makeAnnouncer({ data, store, follow }) {
    const status = sm.el("p", { class: "sm-unseen", role: "status" });
    let waiting = 0, before = null;
    follow(["filters"], ({ lang, filters }) => {
      const totals = totalsText(data, lang, store.visible), text = sm.isFiltered(filters) ? sm.translate("totals.filtered", { totals }) : totals;
      clearTimeout(waiting);
      if (before !== null && before !== text) waiting = setTimeout(() => (status.textContent = text), 700);
      before = text;
    });
    return status;
  }

  // "16 partners · 16 countries" of one home, "4 ties · 4 places · 3 countries" of others.
  function totalsText(data, lang, visible) {
    const { ties, places, countries } = sm.countTotals(data, visible), word = (key, n) => n > 0 && sm.translate(key, { count: n, n: sm.formatNumber(n, lang) });
    if (sm.isHomeList(data)) {
      const partners = sm.seenRows(sm.partnerRows(data), visible), abroad = new Set(partners.map(({ place }) => data.places.country[place]).filter(Boolean));
      return [word("totals.partners", partners.length) || sm.countTies(0, lang), word("totals.countries", abroad.size)].filter(Boolean).join(" · ");
    }
    const members = data.memberships.length;
    return [(ties || !members) && sm.countTies(ties, lang), word("totals.places", places), word("totals.countries", countries), word("totals.memberships", members)].filter(Boolean).join(" · ");
  }

  Object.assign(sm, { makeHead });
})((globalThis.sistermap ??= {}));
