// What ties can be filtered by: for each facet its values, and which of them each tie has.
(function (sm) {
  "use strict";

  // A facet's place in this list is its bit in the marks that filter.js makes.
  const FACETS = ["change", "kind", "status", "country", "theme", "network", "level"];
  const cache = new WeakMap();

  // {values, items, starts}: tie i has values[items[k]] for starts[i] <= k < starts[i + 1];
  // without starts it has just values[items[i]]. The value "" means that the file states none.
  function facet(data, name) {
    let made = cache.get(data);
    if (!made) cache.set(data, (made = {}));
    return (made[name] ??= build(data, name));
  }

  function build(data, name) {
    const { ties, places } = data;
    if (name === "country") return ofEnds(ties, places.country, data.home);
    if (name === "level") return ofEnds(ties, places.level, data.home);
    if (name === "theme") return ofList(ties.n, ties.columns.themes);
    return ofColumn(ties.n, ties.columns[name]);
  }

  function ofColumn(n, column) {
    if (!column) return { values: [""], items: new Int32Array(n), starts: null };
    const values = new Map();
    const renamed = column.values.map((value) => number(values, value ?? ""));
    const items = new Int32Array(n);
    for (let i = 0; i < n; i++) items[i] = renamed[column.codes[i]] ?? number(values, "");
    return { values: [...values.keys()], items, starts: null };
  }

  // A cell of themes holds several, divided by ";".
  function ofList(n, column) {
    if (!column) return ofColumn(n, column);
    const values = new Map();
    const parts = (text) => {
      const list = String(text ?? "").split(";").map((part) => part.trim()).filter(Boolean);
      return [...new Set(list.length ? list : [""])].map((part) => number(values, part));
    };
    const split = column.values.map(parts);
    let none;
    return pack(n, values, (i) => split[column.codes[i]] ?? (none ??= parts("")));
  }

  // A tie has the countries (levels) of both its ends; in a list with one home those of the partner, or every tie would have
  // the home's.
  function ofEnds(ties, texts, home = -1) {
    const values = new Map();
    const codes = Array.from(texts, (text) => number(values, text ?? ""));
    return pack(ties.n, values, (i) => {
      const a = codes[ties.from[i]], b = codes[ties.to[i]];
      if (ties.from[i] === home) return [b];
      if (ties.to[i] === home) return [a];
      return a === b ? [a] : [a, b];
    });
  }

  function pack(n, values, listOf) {
    const starts = new Int32Array(n + 1), items = [];
    for (let i = 0; i < n; i++) {
      for (const item of listOf(i)) items.push(item);
      starts[i + 1] = items.length;
    }
    return { values: [...values.keys()], items: Int32Array.from(items), starts };
  }

  function number(values, value) {
    if (!values.has(value)) values.set(value, values.size);
    return values.get(value);
  }

  // The text of a column at tie i; "" where it is empty.
  function cell(column, i) {
    return (column && column.values[column.codes[i]]) ?? "";
  }

  // What ties have their colours by: what became of them where two lists are compared, else their kind.
  const lineFacet = ({ ties }) => (ties.columns.change ? "change" : "kind");
  const lineColumn = (data) => data.ties.columns[lineFacet(data)];

  // Whether two lists that are compared differ in a tie.
  const isChanged = ({ ties }, i) => !["", "unchanged"].includes(cell(ties.columns.change, i));

  // What became of a membership or of a row that is not placed, in a word; "" where nothing did.
  const changeText = (data, change) => (change && change !== "unchanged" ? sm.valueName(data, "change", change) : "");

  Object.assign(sm, { FACETS, facet, cell, lineFacet, lineColumn, isChanged, changeText });
})((globalThis.sistermap ??= {}));
