// The card of what is chosen: a tie, a place with its partners, or what two places share.
(function (sm) {
  "use strict";

  const MOST = 300; // partners in the page at once

  function makeCard(part) {
    const { data, store, follow } = part;
    const card = sm.el("section", { class: "sm-card", "aria-label": sm.translate("card.label"), tabindex: "-1" });
    follow(["selection", "filters"], ({ selection }) => {
      const body = sm.isIndex(selection.tie) ? tieCard(part, selection.tie)
        : sm.isIndex(selection.place) && sm.isIndex(selection.compare) ? compareCard(part, selection.place, selection.compare)
        : sm.isIndex(selection.place) ? placeCard(part, selection.place) : null;
      card.hidden = !body;
      card.replaceChildren(...(body ? [closer(store), ...body.filter(Boolean)] : []));
      card.scrollTop = 0;
    });
    return card;
  }

  const closer = (store) => sm.button("×", () => store.set({ selection: { place: null, compare: null, tie: null } }), { class: "sm-close", "aria-label": sm.translate("card.close") });

  // ---- a tie ----

  function tieCard({ data, store }, i) {
    const { ties } = data, { lang } = store.get();
    const value = (name) => sm.cell(ties.columns[name], i);
    const kind = value("kind");
    const ends = sm.el("h2", {}, placeButton(data, store, ties.from[i]), sm.el("span", { class: "sm-soft", "aria-hidden": "true" }, " – "), placeButton(data, store, ties.to[i]));
    const details = [
      ["card.kind", sm.el("span", {}, sm.swatch(data, kind, sm.isDark(store.get())), value("kindOriginal") || sm.valueName(data, "kind", kind))],
      ["card.since", when(value("since") || sm.sinceText(ties, i), value("sinceOriginal"))],
      ["card.until", when(value("until") || sm.untilText(ties, i), value("untilOriginal"))],
      ["card.status", value("statusOriginal") || (value("status") && sm.valueName(data, "status", value("status")))],
      ["card.value", amount(value("value"), value("valueUnit"), lang)],
      ["card.title", value("title")],
      ["card.themes", value("themes")],
      ["card.network", value("network")],
      ["card.role", value("role")],
      ["card.written", asWritten(data, i)],
      ["card.distance", ties.distanceKm && ties.distanceKm[i] > 0 ? sm.translate("card.km", { n: sm.formatNumber(Math.round(ties.distanceKm[i]), lang) }) : ""],
      ["card.note", value("note")],
      ["card.source", linked(value("source"))],
    ];
    const extra = (ties.extra || []).map((column) => [column.name, linked(sm.cell(column, i)), true]);
    const row = [value("sheet"), sm.translate("card.row", { n: ties.row[i] })].filter(Boolean).join(", ");
    return [ends, detailList([...details, ...extra]), sm.el("p", { class: "sm-soft" }, row)];
  }

  // Names and organisations as the user's file has them, where they differ from the map's own.
  function asWritten(data, i) {
    const { ties, places } = data, cell = (name) => sm.cell(ties.columns[name], i);
    const end = (side, p) => [cell(`${side}Org`), cell(`${side}Name`) === places.name[p] ? "" : cell(`${side}Name`), cell(`${side}Country`)].filter(Boolean).join(", ");
    const both = [end("from", ties.from[i]), end("to", ties.to[i])];
    return both.some(Boolean) ? both.map((text) => text || "…").join(" – ") : "";
  }

  const amount = (number, unit, lang) => [number && sm.formatNumber(Number(number), lang), unit].filter(Boolean).join(" ");

  const when = (date, original) => [sm.dateText(date), original && original !== date ? `(${original})` : ""].filter(Boolean).join(" ");

  // Each word in a direction of its own: Latin names among Arabic words do not change places.
  const apart = (words, between) => words.filter(Boolean).flatMap((word, at) => [at ? between : "", sm.el("bdi", {}, word)]);

  function linked(text, label = text) {
    const link = text && sm.safeLink(text);
    return link ? sm.el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, label) : text;
  }

  function detailList(details) {
    const list = sm.el("dl", {});
    for (const [name, value, own] of details) if (value) list.append(sm.el("dt", {}, own ? name : sm.translate(name)), sm.el("dd", {}, sm.el("bdi", {}, value)));
    return list;
  }

  // ---- a place ----

  function placeCard(part, p) {
    const { data, store } = part, { lang } = store.get(), { places } = data;
    const partners = sm.partnersOf(data, p, store.visible);
    const where = [sm.valueName(data, "level", places.level[p]), regionName(data, p, lang), sm.countryName(data, places.country[p], lang)].filter(Boolean).join(", ");
    const count = partners.reduce((sum, { ties }) => sum + ties.length, 0);
    const number = (n) => sm.formatNumber(n, lang);
    return [
      sm.el("h2", {}, sm.placeName(data, p, lang), local(data, p, lang)),
      sm.el("p", { class: "sm-soft" }, where),
      places.guessed[p] && sm.el("p", { class: "sm-warn" }, sm.translate("card.guessed")),
      sm.el("p", {}, [sm.translate("totals.ties", { count, n: number(count) }), sm.translate("totals.partners", { count: partners.length, n: number(partners.length) })].join(" · ")),
      ...byCountry(part, p, partners),
      ...memberships(part, p),
      ...throughNetworks(part, p),
    ];
  }

  function local(data, p, lang) {
    const { places } = data;
    return places.local[p] && places.local[p] !== sm.placeName(data, p, lang) ? sm.el("span", { class: "sm-local" }, places.local[p]) : null;
  }

  function regionName({ places, meta }, p, lang) {
    const names = (meta.admin1Names || {})[places.admin1[p]];
    if (!names || places.level[p] === "admin1" || places.level[p] === "country") return "";
    return names[lang] || names[lang.split("-")[0]] || names.en || "";
  }

  function byCountry(part, p, partners) {
    const { data, store } = part, { lang } = store.get();
    const countries = new Map();
    for (const partner of partners.slice(0, MOST)) {
      const code = data.places.country[partner.place];
      countries.set(code, [...(countries.get(code) || []), partner]);
    }
    const groups = [...countries].map(([code, group]) => [sm.countryName(data, code, lang), group]).sort((a, b) => a[0].localeCompare(b[0], lang));
    const made = groups.map(([country, group]) => sm.el("div", {}, sm.el("h3", {}, country), sm.el("ul", {}, group.map((partner) => partnerItem(part, p, partner)))));
    if (partners.length > MOST) made.push(sm.el("p", { class: "sm-soft" }, sm.countMore(partners.length - MOST, lang)));
    return made;
  }

  function partnerItem({ data, store }, p, { place, ties }) {
    const comparing = sm.button("⇄", () => store.set({ selection: { compare: place, tie: null } }), {
      class: "sm-compare", "aria-label": sm.translate("card.compare", { place: sm.placeName(data, place, store.get().lang) }), title: sm.translate("card.compare", { place: sm.placeName(data, place, store.get().lang) }),
    });
    return sm.el("li", {}, sm.el("span", { class: "sm-partner" }, placeButton(data, store, place), place !== p && comparing), sm.el("ul", {}, ties.map((i) => tieItem(data, store, i))));
  }

  function tieItem(data, store, i) {
    const { columns } = data.ties, kind = sm.cell(columns.kind, i);
    const status = sm.cell(columns.statusOriginal, i) || sm.cell(columns.status, i);
    const words = [sm.cell(columns.kindOriginal, i) || sm.valueName(data, "kind", kind), sm.dateText(sm.sinceText(data.ties, i)), status];
    const link = sm.button("", () => store.set({ selection: { tie: i } }), { class: "sm-link" });
    link.append(...apart(words, ", "));
    const source = sm.cell(columns.source, i);
    return sm.el("li", {}, sm.swatch(data, kind, sm.isDark(store.get())), link, sm.safeLink(source) && sm.el("span", { class: "sm-soft" }, " ", linked(source, sm.translate("card.source"))));
  }

  const placeButton = (data, store, p) => sm.button(sm.placeName(data, p, store.get().lang), () => store.set({ selection: { place: p, compare: null, tie: null } }), { class: "sm-link" });

  function memberships({ data, store }, p) {
    const member = data.memberships.filter(({ place }) => place === p);
    if (!member.length) return [];
    return [
      sm.el("h3", {}, sm.translate("tab.networks")),
      sm.el("ul", {}, member.map(({ network, org, role, since, value, valueUnit, title, source }) => sm.el("li", {},
        ...apart([network, org, role, since && sm.dateText(since), amount(value, valueUnit, store.get().lang)], ", "), title && sm.el("span", { class: "sm-soft" }, " ", sm.el("bdi", {}, title)), source && sm.el("span", { class: "sm-soft" }, " ", linked(source))))),
    ];
  }

  function throughNetworks({ data, store }, p) {
    const sharing = sm.networkPartners(data, p, store.visible);
    if (!sharing.length) return [];
    return [sm.el("h3", {}, sm.translate("card.throughNetworks")), sm.el("ul", {}, sharing.map(({ place, networks }) => sm.el("li", {}, placeButton(data, store, place), sm.el("span", { class: "sm-soft" }, ` ${networks.join(", ")}`))))];
  }

  // ---- two places ----

  function compareCard({ data, store }, a, b) {
    const { between, shared, networks, onlyA, onlyB } = sm.compare(data, a, b, store.visible), { lang } = store.get();
    const number = (n) => sm.formatNumber(n, lang);
    return [
      sm.el("h2", {}, placeButton(data, store, a), sm.el("span", { class: "sm-soft" }, " ⇄ "), placeButton(data, store, b)),
      sm.el("h3", {}, sm.translate("compare.between", { n: number(between.length) })),
      sm.el("ul", {}, between.map((i) => tieItem(data, store, i))),
      sm.el("h3", {}, sm.translate("compare.shared", { n: number(shared.length) })),
      sm.el("ul", {}, shared.slice(0, MOST).map(({ place }) => sm.el("li", {}, placeButton(data, store, place)))),
      networks.length && sm.el("h3", {}, sm.translate("compare.networks", { n: number(networks.length) })),
      networks.length && sm.el("ul", {}, networks.map((name) => sm.el("li", {}, name))),
      sm.el("p", { class: "sm-soft" }, sm.translate("compare.only", { a: sm.placeName(data, a, lang), n: number(onlyA), b: sm.placeName(data, b, lang), m: number(onlyB) })),
    ];
  }

  Object.assign(sm, { makeCard, placeButton, linked });
})((globalThis.sistermap ??= {}));
