// The card of a partner in a list with one home, and of a tie in any other list.
(function (sm) {
  "use strict";

  // A partner: name, country and distance, and the agreements with it.
  function describePartner(part, p) {
    const { data, store } = part, { lang } = store.get();
    const ties = (sm.partnersOf(data, data.home, null).find(({ place }) => place === p) || { ties: [] }).ties;
    const shown = ties.filter((i) => store.visible[i]);
    return describeTies(part, shown.length ? shown : ties, {
      name: [sm.el("bdi", {}, sm.placeName(data, p, lang))],
      where: [sm.countryOf(data, p, lang), ties.length && sm.distanceText(data, ties[0], lang)],
      place: p,
    });
  }

  // A tie between any two places, with the others of the same pair.
  function describeTie(part, i) {
    const { data, store } = part, { lang } = store.get(), { from, to } = data.ties;
    const pair = (sm.partnersOf(data, from[i], store.visible).find(({ place }) => place === to[i]) || { ties: [i] }).ties;
    const countries = [...new Set([from[i], to[i]].map((p) => sm.countryOf(data, p, lang)))].filter(Boolean);
    return describeTies(part, [i, ...pair.filter((other) => other !== i)], {
      name: [sm.placeButton(data, store, from[i]), " – ", sm.placeButton(data, store, to[i])],
      where: [countries.join(" – "), sm.distanceText(data, i, lang)],
      place: -1,
    });
  }

  function describeTies(part, ties, { name, where, place }) {
    const { data, store } = part, { lang } = store.get();
    const written = writtenNames(data, ties, place, lang);
    const others = place >= 0 ? sm.otherNames(data, place, lang, written) : [];
    const about = [
      ["card.written", sm.apart(written, " · ")],
      ["card.otherNames", sm.apart(others, " · ")],
      ["card.networks", place >= 0 && sm.networkRoles(data, place, lang)],
    ].filter(([, value]) => value && value.length);
    const one = ties.length === 1;
    const agreements = ties.slice(0, 60).map((i) => (one ? sm.detailList([...oneLineEach(data, i, tieDetails(data, i, lang)), ...about, ...oneLineEach(data, i, ownDetails(data, i))]) : agreement(data, i, lang)));
    return {
      name, where, brief: briefOf(data, ties[0], where, lang),
      label: place >= 0 ? sm.placeName(data, place, lang) : endNames(data, ties[0], lang),
      picture: ties.map((i) => pictureOf(data, i)).find(Boolean),
      body: [
        place >= 0 && data.places.guessed[place] && sm.el("p", { class: "sm-warn" }, sm.translate("card.guessed")),
        sm.draftText(data.ties, ties) && sm.el("p", { class: "sm-warn" }, sm.translate("card.draft")),
        !one && sm.el("p", { class: "sm-soft" }, sm.translate("card.agreements", { count: sm.countTimes(data.ties, ties), n: sm.formatNumber(sm.countTimes(data.ties, ties), lang) })),
        ...agreements,
        !one && sm.detailList(about),
      ],
      row: rowText(data, ties, lang),
      compare: place >= 0 ? place : -1,
      steps: true,
    };
  }

  // The same in two lines, where there is no room for more.
  function briefOf(data, i, [country, distance], lang) {
    const year = sm.sinceText(data.ties, i).slice(0, 4);
    const km = sm.distanceText({ ...data, home: -1 }, i, lang);
    return [[country, year && sm.translate("card.sinceDate", { date: year })], [sm.kindText(data, i), distance && km]];
  }

  const endNames = (data, i, lang) => `${sm.placeName(data, data.ties.from[i], lang)} – ${sm.placeName(data, data.ties.to[i], lang)}`;

  // One of several agreements: its kind and date above what else is known of it.
  function agreement(data, i, lang) {
    const [since, until, , ...rest] = tieDetails(data, i, lang);
    const when = [since[1], until[1] && `– ${until[1]}`].filter(Boolean).join(" ");
    return sm.el("div", { class: "sm-agreement" },
      sm.el("h3", {}, sm.apart([sm.kindText(data, i), when, sm.draftText(data.ties, [i])], " · ")),
      sm.detailList(oneLineEach(data, i, [...rest, ...ownDetails(data, i)])),
    );
  }

  // A field that changed has one line: what it was and is.
  function oneLineEach(data, i, details) {
    const changed = new Set(sm.changedFields(data, i).map(([name]) => name));
    return details.filter(([name, content]) => !changed.has(name) || content.classList?.contains("sm-was"));
  }

  function tieDetails(data, i, lang) {
    const { columns } = data.ties, value = (name) => sm.cell(columns[name], i), telling = (name) => sm.telling(data, name, i);
    const source = value("source"), address = sm.safeLink(source);
    const status = telling("status");
    const change = value("change");
    return [
      ["card.since", sm.dateShown(data, i, "since")],
      ["card.until", sm.dateShown(data, i, "until")],
      ["card.kind", sm.kindText(data, i)],
      ["facet.change", change && sm.valueName(data, "change", change)],
      ...sm.changedFields(data, i),
      ["card.status", telling("statusOriginal") || (status && sm.valueName(data, "status", status))],
      ["card.organisation", sm.apart([value("fromOrg"), value("toOrg")], " – ")],
      ["card.value", sm.amount(value("value"), value("valueUnit"), lang)],
      ["tab.ties", sm.timesOf(data.ties, i) > 1 && sm.formatNumber(sm.timesOf(data.ties, i), lang)],
      ["card.title", value("title")],
      ["card.themes", telling("themes")],
      ["card.network", telling("network")],
      ["card.role", telling("role")],
      ["card.source", address ? sm.linked(source, sm.linkLabel(address)) : source],
      ["card.note", value("note")],
    ].map(([name, text, own]) => [name, Array.isArray(text) && !text.length ? "" : text, own]);
  }

  const ownDetails = (data, i) => sm.extraDetails(data, i).filter(([, text]) => !sm.isPicture(text)).map(([name, text]) => [name, sm.shownCell(text, name), true]);

  function pictureOf(data, i) {
    const found = (data.ties.extra || []).map((column) => [column.name, sm.cell(column, i)]).find(([, text]) => sm.isPicture(text));
    return found ? sm.shownCell(found[1], found[0]) : null;
  }

  // The cells that name the partner, or both ends; each wording once.
  function writtenNames(data, ties, place, lang) {
    const sides = (i) => (place >= 0 ? [sm.sideOf(data, i, place)] : ["from", "to"]);
    return [...new Set(ties.flatMap((i) => sides(i).map((side) => sm.writtenName(data, i, side, lang))))].filter(Boolean);
  }

  function rowText(data, ties, lang) {
    if (data.meta.public || ties.length > 3) return "";
    const sheets = [...new Set(ties.map((i) => sm.cell(data.ties.columns.sheet, i)))].filter(Boolean);
    const rows = ties.map((i) => sm.translate("card.row", { n: sm.formatNumber(data.ties.row[i], lang) }));
    return [...(sheets.length === 1 ? sheets : []), ...rows].join(", ");
  }

  Object.assign(sm, { describePartner, describeTie });
})((globalThis.sistermap ??= {}));
