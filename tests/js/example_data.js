// Four ties between four places, as sm.decode gives them, for the tests of the panel's pure parts.
"use strict";
const path = require("node:path");
const ASSETS = path.join(__dirname, "../../maps/assets/js/data");
for (const name of ["normal_form", "home", "store", "times", "decode", "names", "facets", "search", "filter", "sort", "csv", "table", "projection", "great_circle", "partners", "selection", "partner_rows", "tallies", "list_form", "permalink", "texts"]) {
  require(path.join(ASSETS, `${name}.js`));
}

function column(...texts) {
  const values = [...new Set(texts)];
  return { values, codes: Uint16Array.from(texts, (text) => values.indexOf(text)) };
}

function makeData() {
  const columns = {
    kind: column("sister", "sister", "mou", "visit"),
    kindOriginal: column("자매결연", "자매결연", "MOU", "=visit"),
    status: column("active", "", "ended", ""),
    themes: column("ports; culture", "culture", "", ""),
    since: column("1976-10-11", "1967", "2001-05", ""),
    until: column("", "", "2010", ""),
    title: column("", "Harbours, “old”\nand new", "", "-5"),
  };
  return {
    places: {
      n: 4, id: ["city:1", "city:2", "city:3", "admin1:BG-22"], name: ["Busan", "Kobe", "Los Angeles", "Sofia"],
      local: ["부산광역시", "神戸市", "", "София"], level: ["city", "city", "city", "admin1"], country: ["KR", "JP", "US", "BG"],
      names: [{ ko: "부산광역시", ja: "釜山", en: "Busan" }, { ja: "神戸市" }, { es: "Los Ángeles" }, {}], degree: [3, 2, 1, 2],
    },
    ties: {
      n: 4, from: Int32Array.of(0, 0, 1, 0), to: Int32Array.of(1, 2, 3, 3), row: Int32Array.of(2, 3, 4, 5),
      sinceYear: Int16Array.of(1976, 1967, 2001, 0), untilYear: Int16Array.of(0, 0, 2010, 0),
      columns, extra: [{ name: "desk", ...column("Kim", "", "@SUM(A1)", "-5") }],
    },
    memberships: [{ place: 0, network: "WeGO" }, { place: 1, network: "WeGO" }, { place: 3, network: "NEAR" }],
    networks: [], unplaced: [],
    meta: { countryNames: { KR: { en: "South Korea", ko: "대한민국" } }, kinds: {}, texts: {} },
  };
}

module.exports = { sm: globalThis.sistermap, makeData };
