// The ties that are seen as a table for spreadsheets: in the page's language, with the user's own words and columns behind.
(function (sm) {
  "use strict";

  // [head, row …] for the ties `rows`; numbers are numbers.
  function tieTable(data, rows, lang) {
    const columns = tableColumns(data, lang);
    return [columns.map(([name]) => name), ...Array.from(rows, (i) => columns.map(([, value]) => value(i)))];
  }

  function tableColumns(data, lang) {
    const { ties, places } = data, word = (key) => sm.translate(key);
    const column = (name, key) => ties.columns[key] && [name, (i) => sm.cell(ties.columns[key], i)];
    const named = (name, key) => ties.columns[key] && [name, (i) => (sm.cell(ties.columns[key], i) ? sm.valueName(data, key, sm.cell(ties.columns[key], i)) : "")];
    const end = (side) => [
      [word(`column.${side}`), (i) => sm.placeName(data, ties[side][i], lang)],
      [`${word(`column.${side}`)} · ${word("facet.country")}`, (i) => sm.countryName(data, places.country[ties[side][i]], lang)],
      column(`${word(`column.${side}`)} · ${word("card.written")}`, `${side}Name`),
      column(`${word(`column.${side}`)} · ${word("card.organisation")}`, `${side}Org`),
    ];
    const value = ties.columns.value && [word("card.value"), (i) => numberOf(sm.cell(ties.columns.value, i))];
    return [
      ...end("from"), ...end("to"),
      named(word("facet.change"), "change"),
      named(word("card.kind"), "kind"), column(`${word("card.kind")} · ${word("card.written")}`, "kindOriginal"),
      named(word("card.status"), "status"), column(`${word("card.status")} · ${word("card.written")}`, "statusOriginal"),
      ties.columns.draft && [word("legend.draft"), (i) => sm.draftText(ties, [i])],
      [word("card.since"), (i) => sm.sinceText(ties, i)], column(word("card.until"), "until"),
      ties.times && [word("tab.ties"), (i) => ties.times[i]],
      value, column(`${word("card.value")} · ${word("card.unit")}`, "valueUnit"),
      column(word("card.title"), "title"), column(word("card.themes"), "themes"), column(word("card.network"), "network"), column(word("card.role"), "role"),
      [`${word("card.distance")} (km)`, (i) => (ties.distanceKm ? Math.round(ties.distanceKm[i]) : "")],
      column(word("card.source"), "source"), column(word("card.note"), "note"),
      ...(ties.extra || []).map((extra) => [extra.name, (i) => wordsOf(sm.cell(extra, i))]),
      ...(data.meta.public ? [] : [column(word("card.sheet"), "sheet"), [word("card.rowNumber"), (i) => ties.row[i]]]),
    ].filter(Boolean);
  }

  // A picture is none for a spreadsheet.
  const wordsOf = (text) => (text.startsWith("data:image/") ? "" : text);

  const numberOf = (text) => (text !== "" && Number.isFinite(Number(text)) ? Number(text) : text);

  Object.assign(sm, { tieTable });
})((globalThis.sistermap ??= {}));
