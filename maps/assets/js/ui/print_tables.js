// The tables on paper: ties, members of networks, what is not placed.
(function (sm) {
  "use strict";

  const MOST = 3000; // lines of each
  const SHORT = 25, LONG = 150; // lines; a shorter table is on one sheet, a longer one set smaller
  const MEMBER_COLUMNS = [["network", "facet.network"], ["place", "column.place"], ["country", "column.country"], ["organisation", "card.organisation"], ["role", "card.role"], ["since", "column.since"], ["change", "facet.change"]];

  function tiesOnPaper(data, store) {
    if (!data.ties.n) return [];
    const columns = sm.paperColumns(data), groups = sm.paperGroups(data, store, MOST), { lang } = store.get();
    const all = store.visible.reduce((sum, one) => sum + one, 0);
    const bodies = groups.map((group) => sm.el("tbody", {}, group.ties.map((i, at) => sm.el("tr", {}, columns.map(({ key }) => sm.el("td", { class: `sm-${key}` }, cell(data, group, i, at, key, lang)))))));
    return [table(columns, bodies), all > MOST && more(all - MOST, lang)];
  }

  // The partner is named once, above all its ties.
  function cell(data, { place }, i, at, key, lang) {
    const { ties } = data, kind = sm.cell(ties.columns.kind, i);
    const made = {
      partner: () => (at ? "" : place < 0 ? [name(data, ties.from[i], lang), " – ", name(data, ties.to[i], lang)] : name(data, place, lang)),
      country: () => (at ? "" : sm.rowCountry(data, place, lang)),
      from: () => named(data, ties.from[i], lang),
      to: () => [...named(data, ties.to[i], lang), sm.timesMark(sm.timesOf(ties, i), lang)],
      change: () => sm.valueName(data, "change", sm.cell(ties.columns.change, i)),
      kind: () => sm.apart([kind && sm.valueName(data, "kind", kind), sm.draftText(ties, [i])], " · "),
      since: () => sm.dateText(sm.sinceText(ties, i), lang),
      distance: () => (ties.distanceKm[i] > 0 ? sm.translate("card.km", { n: sm.formatNumber(Math.round(ties.distanceKm[i]), lang) }) : ""),
    };
    const content = [made[key]()].flat();
    return key === "partner" ? [...content, sm.timesMark(sm.timesOf(ties, i), lang)] : content;
  }

  const name = (data, p, lang) => sm.el("bdi", {}, sm.placeName(data, p, lang) + (data.places.guessed[p] ? " ?" : ""));

  // A place with its country.
  function named(data, p, lang) {
    const country = sm.rowCountry(data, p, lang);
    return [name(data, p, lang), country && ", ", country && sm.el("bdi", { class: "sm-soft" }, country)];
  }

  // Of one network under its name, of several in one table: each is named once, above its members.
  function membersOnPaper(data, { get }) {
    const { lang } = get(), groups = data.networks.map((network) => ({ network, members: data.memberships.filter((member) => member.network === network.name) })).filter(({ members }) => members.length);
    if (!groups.length) return [];
    const made = firstOf(groups).map(({ network, members }) => members.map((member) => memberTexts(data, network, member, lang)));
    const columns = MEMBER_COLUMNS.filter(([key]) => (key === "network" ? groups.length > 1 : made.flat().some((member) => member[key]))).map(([key, word]) => ({ key, label: sm.translate(word) }));
    const line = (member, at) => sm.el("tr", {}, columns.map(({ key }) => sm.el("td", { class: `sm-${key}` }, (key !== "network" || !at) && sm.el("bdi", {}, member[key]))));
    const all = groups.reduce((sum, { members }) => sum + members.length, 0), title = groups.length > 1 ? sm.translate("tab.networks") : groups[0].network.name;
    return [
      sm.el("h2", {}, sm.el("bdi", {}, title), ` · ${sm.translate("networks.members", { count: all, n: sm.formatNumber(all, lang) })}`),
      table(columns, made.map((members) => sm.el("tbody", {}, members.map(line)))),
      all > MOST && more(all - MOST, lang),
    ];
  }

  // The first of the members of all groups, as many as are printed.
  function firstOf(groups) {
    let left = MOST;
    return groups.map(({ network, members }) => {
      const taken = members.slice(0, left);
      left -= taken.length;
      return { network, members: taken };
    });
  }

  function memberTexts(data, network, { place, org, role, since, change }, lang) {
    const roles = [place === network.seat && sm.translate("networks.seat"), role].filter(Boolean).join(", ");
    return { network: network.name, place: sm.placeName(data, place, lang), country: sm.rowCountry(data, place, lang), organisation: org || "", role: roles, since: since ? sm.dateText(since, lang) : "", change: sm.changeText(data, change) };
  }

  // The name as written, and in a word why: rows and advice are for who keeps the list.
  function unplacedOnPaper(data, { get }) {
    const { unplaced } = data, { lang } = get();
    if (!unplaced.length) return [];
    const items = unplaced.slice(0, MOST).map(({ name, country, verdict, change }) =>
      sm.el("li", {}, sm.el("bdi", { class: "sm-name" }, [name, country].filter(Boolean).join(", ") || "–"), sm.el("span", { class: "sm-soft" }, ` · ${[sm.translate(`verdict.${verdict}`), sm.changeText(data, change)].filter(Boolean).join(" · ")}`)));
    const title = sm.el("h2", {}, `${sm.translate("tab.unplaced")} · ${sm.formatNumber(unplaced.length, lang)}`);
    return sm.el("section", { class: items.length <= SHORT ? "sm-short" : null }, title, sm.el("ul", { class: "sm-missing" }, items), unplaced.length > MOST && more(unplaced.length - MOST, lang));
  }

  function table(columns, bodies) {
    const n = bodies.reduce((sum, body) => sum + body.childElementCount, 0), name = n > LONG ? "sm-dense" : n <= SHORT ? "sm-short" : null;
    return sm.el("table", { class: name }, sm.el("thead", {}, sm.el("tr", {}, columns.map(({ key, label }) => sm.el("th", { scope: "col", class: `sm-${key}` }, label)))), bodies);
  }

  const more = (n, lang) => sm.el("p", {}, sm.countMore(n, lang));

  Object.assign(sm, { SHORT_TABLE: SHORT, tiesOnPaper, membersOnPaper, unplacedOnPaper });
})((globalThis.sistermap ??= {}));
