// The ties that are seen, as a spreadsheet file.
(function (sm) {
  "use strict";

  const BOM = "\ufeff"; // without it Excel takes UTF-8 for the machine's own encoding

  // Rows of ties as CSV text (RFC 4180), the user's columns behind ours.
  function toCsv(data, rows) {
    const columns = tableColumns(data);
    const lines = [columns.map(([name]) => quote(name))];
    for (const i of rows) lines.push(columns.map(([, value]) => quote(value(i))));
    return BOM + lines.map((cells) => cells.join(",")).join("\r\n") + "\r\n";
  }

  // The same as tab-divided text, which spreadsheets take from the clipboard.
  function toTsv(data, rows) {
    const columns = tableColumns(data);
    const flat = (text) => guardFormula(text).replace(/[\t\r\n]+/g, " ");
    return [columns.map(([name]) => flat(name)), ...Array.from(rows, (i) => columns.map(([, value]) => flat(value(i))))]
      .map((cells) => cells.join("\t")).join("\n");
  }

  function tableColumns({ ties, places }) {
    const column = (name, key) => ties.columns[key] && [name, (i) => sm.cell(ties.columns[key], i)];
    const end = (side) => [
      [`${side}_name`, (i) => places.name[ties[side][i]]],
      [`${side}_local_name`, (i) => places.local[ties[side][i]] || ""],
      [`${side}_country`, (i) => places.country[ties[side][i]] || ""],
      column(`${side}_written`, `${side}Name`), column(`${side}_org`, `${side}Org`),
    ];
    return [
      column("sheet", "sheet"), ["row", (i) => ties.row[i]],
      ...end("from"), ...end("to"),
      column("kind", "kind"), column("kind_original", "kindOriginal"), column("status", "status"), column("status_original", "statusOriginal"),
      ["since", (i) => sm.sinceText(ties, i)], column("since_original", "sinceOriginal"),
      ["until", (i) => sm.untilText(ties, i)], column("until_original", "untilOriginal"),
      column("value", "value"), column("value_unit", "valueUnit"), column("directed", "directed"),
      column("themes", "themes"), column("network", "network"), column("role", "role"), column("title", "title"),
      column("source", "source"), column("note", "note"),
      ["distance_km", (i) => (ties.distanceKm ? Math.round(ties.distanceKm[i]) : "")],
      ...(ties.extra || []).map((extra) => [extra.name, (i) => sm.cell(extra, i)]),
    ].filter(Boolean);
  }

  // The rule of geo/cells.py, where its reasons are: text that a spreadsheet may run gets an apostrophe before it,
  // numbers stay numbers. A test holds the two together.
  const BLANK = "[\\s\\x00-\\x1f\\x7f-\\x9f\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff]";
  const FORMULA = new RegExp(`^('*)(?:[\\t\\r\\n\\0]|${BLANK}*[=+\\-@＝＋－＠﹦﹢﹣﹫])`);
  const NUMBER = /^ *(?:-\.?[0-9][0-9.,]*|\+[0-9]+\.[0-9]+)(?:[eE][+-]?[0-9]+)?%? *$/;

  function guardFormula(value) {
    const text = String(value ?? "");
    return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  }

  function quote(value) {
    const text = guardFormula(value);
    return /[",\r\n;\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  }

  Object.assign(sm, { guardFormula, toCsv, toTsv });
})((globalThis.sistermap ??= {}));
