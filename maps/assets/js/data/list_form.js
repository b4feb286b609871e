// Which list a page has, how long it is, and which page of the panel comes first.
(function (sm) {
  "use strict";

  const FEW_TIES = 200; // as many are listed one by one
  const PAGES = ["list", "filter", "networks", "unplaced"];

  // "partners" of one home, "ties" one by one, or "counts" of countries, pairs and places.
  function listForm(data) {
    if (sm.isHomeList(data)) return "partners";
    return data.ties.n > FEW_TIES ? "counts" : "ties";
  }

  // Whether the panel has something to show on a page.
  function hasPage({ ties, networks, unplaced }, page) {
    return PAGES.includes(page) && { list: ties.n > 0, filter: ties.n > 0, networks: networks.length > 0, unplaced: unplaced.length > 0 }[page];
  }

  // A list of members opens on them, a list of which nothing is placed on what is not.
  const firstPage = (data) => ["list", "networks", "unplaced"].find((page) => hasPage(data, page)) || "list";

  // The page that is shown where a state asks for one that is empty.
  const shownPage = (data, page) => (hasPage(data, page) ? page : firstPage(data));

  // Lines of the list: how many of them are seen, and how many there are.
  function countListed(data, visible) {
    if (!sm.isHomeList(data)) return { seen: visible.reduce((sum, one, i) => sum + one * sm.timesOf(data.ties, i), 0), all: sm.countTimes(data.ties) };
    const rows = sm.partnerRows(data);
    return { seen: sm.seenRows(rows, visible).length, all: rows.length };
  }

  Object.assign(sm, { PANEL_PAGES: PAGES, listForm, hasPage, firstPage, shownPage, countListed });
})((globalThis.sistermap ??= {}));
