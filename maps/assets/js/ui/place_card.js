// The card of a place in a list without one home, and of a band of ties, which opens to them.
(function (sm) {
  "use strict";

  const MOST = 100; // ties of a band in the page at once

  function describePlace(part, p) {
    const { data, store } = part, { lang } = store.get(), { places } = data;
    const partners = sm.partnersOf(data, p, null);
    const ties = partners.reduce((sum, one) => sum + sm.countTimes(data.ties, one.ties), 0), number = (n) => sm.formatNumber(n, lang);
    const name = sm.placeName(data, p, lang);
    const details = [
      ["card.otherNames", sm.apart(sm.otherNames(data, p, lang), " · ")],
      ["card.networks", networkRoles(data, p, lang)],
    ].filter(([, value]) => value.length);
    return {
      name: [sm.el("bdi", {}, name)], label: name,
      where: [[regionName(data, p, lang), sm.countryOf(data, p, lang)].filter(Boolean).join(", ")],
      body: [
        places.guessed[p] && sm.el("p", { class: "sm-warn" }, sm.translate("card.guessed")),
        sm.el("p", {}, [sm.translate("totals.partners", { count: partners.length, n: number(partners.length) }), ties !== partners.length && sm.countTies(ties, lang)].filter(Boolean).join(" · ")),
        sm.detailList(details),
        ties > 0 && narrowing(store, p),
      ],
      compare: p,
    };
  }

  // Leaves only this place's ties in list and map, and lets all come back.
  function narrowing(store, p) {
    const narrowed = store.get().filters.place === p;
    return sm.button(sm.translate("card.narrow"), () => store.set({ filters: { place: narrowed ? null : p } }), { class: "sm-narrow", "aria-pressed": String(narrowed), "data-keep": "narrow" });
  }

  function regionName({ places, meta }, p, lang) {
    const names = (meta.admin1Names || {})[places.admin1[p]];
    if (!names || places.level[p] === "admin1" || places.level[p] === "country") return "";
    return names[lang] || names[lang.split("-")[0]] || names.en || "";
  }

  // "WeGO (member, 2010)", one line each.
  function networkRoles(data, p, lang) {
    return data.memberships.filter(({ place }) => place === p).map(({ network, org, role, since, value, valueUnit, change }) => {
      const more = [org, role, since && sm.dateText(since), sm.amount(value, valueUnit, lang), sm.changeText(data, change)].filter(Boolean);
      return sm.el("span", { class: "sm-membership" }, sm.el("bdi", {}, network), more.length ? " (" : "", ...sm.apart(more, ", "), more.length ? ")" : "");
    });
  }

  function describeBand(part, { ties, ends }) {
    const { data, store, map } = part, { lang } = store.get(), label = ends.join(" – ");
    return {
      name: sm.apart(ends, " – "), label,
      where: [sm.countTies(sm.countTimes(data.ties, ties), lang)],
      body: [
        sm.el("ul", { class: "sm-band" }, ties.slice(0, MOST).map((i) => sm.el("li", {}, tieButton(data, store, i)))),
        ties.length > MOST && sm.el("p", { class: "sm-soft" }, sm.countMore(ties.length - MOST, lang)),
        sm.button(sm.translate("card.zoom"), () => sm.showTies(map, data, store, ties), { class: "sm-narrow" }),
      ],
      compare: -1,
    };
  }

  function tieButton(data, store, i) {
    const { lang } = store.get(), { from, to } = data.ties;
    const names = sm.apart([sm.placeName(data, from[i], lang), sm.placeName(data, to[i], lang)], " – ");
    const year = sm.sinceText(data.ties, i).slice(0, 4);
    const made = sm.button("", () => store.set({ selection: sm.selectionOf(data, { tie: i }) }), { class: "sm-band-tie" });
    made.append(sm.el("span", {}, names), sm.el("span", { class: "sm-soft" }, year));
    return made;
  }

  Object.assign(sm, { describePlace, describeBand, networkRoles });
})((globalThis.sistermap ??= {}));
