// On paper the list is a plain table below the map; it is made when printing begins and goes when it is done.
(function (sm) {
  "use strict";

  const MOST = 3000;
  const PAPER_PX = [1000, 560]; // what is left of A4 across for the map

  let sheet = null; // what is on paper only

  function preparePrint(root, data, store) {
    addEventListener("beforeprint", () => {
      if (!sheet) root.append((sheet = printTable(data, store)));
      fitToPaper(root.querySelector(".sm-map"));
    });
    addEventListener("afterprint", () => {
      sheet?.remove();
      sheet = null;
      root.querySelector(".sm-map").removeAttribute("data-paper");
    });
  }

  // The button prints a picture of the map, fine enough for paper of any size. A browser's own "print" cannot wait for
  // the picture: then the map goes on paper as it is on the screen.
  async function printPage(root, data, store, map) {
    const url = URL.createObjectURL(await map.sistermap.exportPng());
    const picture = sm.el("img", { src: url, alt: "", class: "sm-print-map" });
    await picture.decode();
    sheet = printTable(data, store);
    sheet.prepend(picture);
    root.append(sheet);
    root.querySelector(".sm-map").setAttribute("data-paper", "picture");
    print();
    URL.revokeObjectURL(url);
  }

  function fitToPaper(map) {
    if (map.dataset.paper) return;
    map.setAttribute("data-paper", "screen");
    map.style.setProperty("--sm-width", `${map.clientWidth}px`);
    map.style.setProperty("--sm-height", `${map.clientHeight}px`);
    map.style.setProperty("--sm-zoom", Math.min(PAPER_PX[0] / map.clientWidth, PAPER_PX[1] / map.clientHeight));
  }

  function printTable(data, store) {
    const { ties } = data, { lang } = store.get();
    const rows = sm.visibleRows(Int32Array.from({ length: ties.n }, (_, i) => i), store.visible);
    const head = sm.el("tr", {}, ["from", "to", "kind", "since"].map((key) => sm.el("th", { scope: "col" }, sm.translate(`column.${key}`))));
    const body = Array.from(rows.subarray(0, MOST), (i) => sm.el("tr", {},
      sm.el("td", {}, sm.placeName(data, ties.from[i], lang)), sm.el("td", {}, sm.placeName(data, ties.to[i], lang)),
      sm.el("td", {}, sm.cell(ties.columns.kind, i) && sm.valueName(data, "kind", sm.cell(ties.columns.kind, i))), sm.el("td", {}, sm.dateText(sm.sinceText(ties, i)))));
    const more = rows.length > MOST && sm.el("p", {}, sm.countMore(rows.length - MOST, lang));
    const missing = data.unplaced.length > 0 && sm.el("ol", {}, data.unplaced.slice(0, MOST).map((row) => sm.el("li", { value: row.row }, `${sm.translate("card.row", { n: row.row })}: ${sm.unplacedReason(data, row, lang).text}`)));
    return sm.el("div", { class: "sm-print" }, sm.el("table", {}, sm.el("thead", {}, head), sm.el("tbody", {}, body)), more, missing && sm.el("h2", {}, sm.translate("tab.unplaced")), missing);
  }

  Object.assign(sm, { preparePrint, printPage });
})((globalThis.sistermap ??= {}));
