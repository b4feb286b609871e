// On paper the list is a plain table below the map; it is made when printing begins and goes when it is done.
(function (sm) {
  "use strict";

  const MOST = 3000;

  function preparePrint(root, data, store) {
    let table = null;
    addEventListener("beforeprint", () => {
      table = printTable(data, store);
      root.append(table);
    });
    addEventListener("afterprint", () => {
      table?.remove();
      table = null;
    });
  }

  function printTable(data, store) {
    const { ties } = data, { lang } = store.get();
    const rows = sm.visibleRows(Int32Array.from({ length: ties.n }, (_, i) => i), store.visible);
    const head = sm.el("tr", {}, ["from", "to", "kind", "since"].map((key) => sm.el("th", { scope: "col" }, sm.say(`column.${key}`))));
    const body = Array.from(rows.subarray(0, MOST), (i) => sm.el("tr", {},
      sm.el("td", {}, sm.placeName(data, ties.from[i], lang)), sm.el("td", {}, sm.placeName(data, ties.to[i], lang)),
      sm.el("td", {}, sm.cell(ties.columns.kindOriginal, i) || sm.valueName(data, "kind", sm.cell(ties.columns.kind, i))), sm.el("td", {}, sm.sinceText(ties, i))));
    const more = rows.length > MOST && sm.el("p", {}, sm.say("card.more", { n: sm.formatNumber(rows.length - MOST, lang) }));
    const missing = data.unplaced.length > 0 && sm.el("ol", {}, data.unplaced.slice(0, MOST).map(({ row, reason }) => sm.el("li", { value: row }, `${sm.say("card.row", { n: row })}: ${reason}`)));
    return sm.el("div", { class: "sm-print" }, sm.el("table", {}, sm.el("thead", {}, head), sm.el("tbody", {}, body)), more, missing && sm.el("h2", {}, sm.say("tab.unplaced")), missing);
  }

  Object.assign(sm, { preparePrint });
})((globalThis.sistermap ??= {}));
