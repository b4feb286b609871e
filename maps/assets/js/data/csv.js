// A table as text that spreadsheets read.
(function (sm) {
  "use strict";

  const BOM = "\ufeff"; // without it Excel takes UTF-8 for the machine's own encoding

  // A table as CSV text (RFC 4180).
  function toCsv(rows) {
    return BOM + rows.map((cells) => cells.map(quote).join(",")).join("\r\n") + "\r\n";
  }

  // The same as tab-divided text, which spreadsheets take from the clipboard.
  const toTsv = (rows) => rows.map((cells) => cells.map((value) => guardFormula(value).replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");

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
