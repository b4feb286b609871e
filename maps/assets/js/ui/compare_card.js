// Two places side by side, and the choice of the second.
(function (sm) {
  "use strict";

  const MOST = 300; // places to choose from; shared partners in the page at once

  function describeComparison(part, a, b) {
    const { data, store } = part, { lang } = store.get(), both = [a, b];
    const names = both.map((p) => sm.placeName(data, p, lang));
    const shared = sm.isHomeList(data) ? [] : sharedDetails(part, a, b);
    const networks = sm.compare(data, a, b, store.visible).networks;
    return {
      name: [sm.placeButton(data, store, a), " – ", sm.placeButton(data, store, b)],
      label: names.join(" – "),
      where: [],
      body: [
        table(names, sm.isHomeList(data) ? partnerRows(data, both, lang) : placeRows(data, both, lang)),
        ...shared,
        networks.length > 0 && sm.el("h3", {}, sm.translate("compare.networks", { n: sm.formatNumber(networks.length, lang) })),
        networks.length > 0 && sm.el("ul", {}, networks.map((name) => sm.el("li", {}, sm.el("bdi", {}, name)))),
      ],
      compare: -1,
    };
  }

  function table(names, rows) {
    const cells = (tag, texts, scope) => texts.map((text) => sm.el(tag, { scope }, sm.el("bdi", {}, text || "–")));
    return sm.el("table", { class: "sm-side-by-side" },
      sm.el("thead", {}, sm.el("tr", {}, sm.el("td", {}), cells("th", names, "col"))),
      sm.el("tbody", {}, rows.filter(([, texts]) => texts.some(Boolean)).map(([key, texts]) => sm.el("tr", {}, sm.el("th", { scope: "row" }, sm.translate(key)), cells("td", texts)))),
    );
  }

  // Partners of one home: when, what and how far.
  function partnerRows(data, both, lang) {
    const first = both.map((p) => sm.partnersOf(data, data.home, null).find(({ place }) => place === p)?.ties[0] ?? -1);
    const of = (read) => first.map((i) => (i < 0 ? "" : read(i)));
    const km = (i) => (data.ties.distanceKm[i] > 0 ? sm.translate("card.km", { n: sm.formatNumber(sm.roundKm(data.ties.distanceKm[i]), lang) }) : "");
    return [
      ["facet.country", both.map((p) => sm.countryOf(data, p, lang))],
      ["card.since", of((i) => sm.dateShown(data, i, "since"))],
      ["card.kind", of((i) => sm.kindText(data, i))],
      ["card.distance", of(km)],
    ];
  }

  function placeRows(data, both, lang) {
    return [
      ["facet.country", both.map((p) => sm.countryOf(data, p, lang))],
      ["card.partners", both.map((p) => sm.formatNumber(sm.partnersOf(data, p, null).length, lang))],
    ];
  }

  function sharedDetails({ data, store }, a, b) {
    const { between, shared, onlyA, onlyB } = sm.compare(data, a, b, store.visible), { lang } = store.get();
    const n = (count) => sm.formatNumber(count, lang);
    return [
      sm.el("h3", {}, sm.translate("compare.between", { n: n(between.length) })),
      between.length > 0 && sm.el("ul", {}, between.slice(0, MOST).map((i) => sm.el("li", {}, sm.apart([sm.kindText(data, i), sm.dateShown(data, i, "since")], " · ")))),
      sm.el("h3", {}, sm.translate("compare.shared", { n: n(shared.length) })),
      shared.length > 0 && sm.el("ul", {}, shared.slice(0, MOST).map(({ place }) => sm.el("li", {}, sm.placeButton(data, store, place)))),
      sm.el("p", { class: "sm-soft" }, sm.translate("compare.only", { a: sm.placeName(data, a, lang), n: n(onlyA), b: sm.placeName(data, b, lang), m: n(onlyB) })),
    ];
  }

  // A button that becomes a list of places to compare `p` with.
  function makeComparing({ data, store }, p) {
    const others = sm.isHomeList(data) ? sm.partnersOfHome(data).filter((other) => other !== p) : byTies(data, p);
    if (!others.length) return null;
    const box = sm.el("span", { class: "sm-comparing" });
    const open = () => {
      const list = listOf(data, store, others);
      box.replaceChildren(list);
      list.focus();
      try {
        list.showPicker();
      } catch {
        /* older browsers leave the list closed */
      }
    };
    box.append(sm.button(sm.translate("card.compareWith"), open, { class: "sm-quiet", "data-keep": "compare" }));
    return box;
  }

  function listOf(data, store, others) {
    const { lang } = store.get(), { compare } = new Intl.Collator(lang);
    const named = others.map((p) => [p, sm.placeName(data, p, lang)]).sort((a, b) => compare(a[1], b[1]));
    const list = sm.el("select", { "aria-label": sm.translate("card.chooseOther"), "data-keep": "compare" }, sm.el("option", { value: "" }, sm.translate("card.compareWith")));
    list.append(...named.map(([p, name]) => sm.el("option", { value: String(p) }, name)));
    list.addEventListener("change", () => list.value && store.set({ selection: { compare: Number(list.value), tie: null } }));
    return list;
  }

  // The most tied places: those that share partners are among them.
  function byTies({ places }, p) {
    const order = Array.from(places.degree.keys()).filter((other) => other !== p && places.degree[other]);
    return order.sort((a, b) => places.degree[b] - places.degree[a]).slice(0, MOST);
  }

  Object.assign(sm, { describeComparison, makeComparing });
})((globalThis.sistermap ??= {}));
