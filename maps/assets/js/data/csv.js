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
    const flat = (text) => neutral(text).replace(/[\t\r\n]+/g, " ");
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
      column("themes", "themes"), column("network", "network"), column("role", "role"), column("title", "title"),
      column("source", "source"), column("note", "note"),
      ["distance_km", (i) => (ties.distanceKm ? Math.round(ties.distanceKm[i]) : "")],
      ...(ties.extra || []).map((extra) => [extra.name, (i) => sm.cell(extra, i)]),
    ].filter(Boolean);
  }

  // A cell that a spreadsheet would run gets an apostrophe before it; plain numbers may keep their minus.
  function neutral(value) {
    const text = String(value ?? "");
    return /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  }

  function quote(value) {
    const text = neutral(value);
    return /[",\r\n;\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  }

  Object.assign(sm, { toCsv, toTsv });
})((globalThis.sistermap ??= {}));
