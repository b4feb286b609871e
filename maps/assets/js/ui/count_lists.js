// The lists of a page with many ties: countries, pairs of countries and places with a bar for how many ties each has,
// and the ties themselves.
(function (sm) {
  "use strict";

  const FIRST = 17; // lines before "all" is pressed
  const TABS = ["countries", "pairs", "cities", "ties"];

  function makeCountLists(part) {
    const { root, data, store, follow } = part, id = `${root.id}-lines`;
    const box = sm.el("div", { class: "sm-counts", role: "tabpanel", id });
    const tabs = sm.makeTabs(TABS.map((name) => ({ name, label: sm.translate(`tab.${name}`), id: `${id}-${name}` })), id, (name) => store.set({ listTab: name }));
    const back = sm.button("", () => store.set({ filters: { country: null }, listTab: "countries" }), { class: "sm-back", hidden: true });
    const lists = {}, whole = new Set();
    const draw = (state) => {
      const tab = state.listTab || "countries", one = onlyCountry(state);
      back.hidden = !one;
      back.textContent = one ? sm.countryName(data, one, state.lang) : "";
      back.setAttribute("aria-label", one ? `${back.textContent}: ${sm.translate("list.back")}` : "");
      tabs.choose(tab);
      box.setAttribute("aria-labelledby", `${id}-${tab}`);
      if (tab === "ties") return box.replaceChildren(...(lists.ties ??= sm.makeTieList(part)));
      const list = (lists[tab] ??= countList(part, tab));
      box.replaceChildren(...fill(part, tab, list, whole, () => draw(store.get())));
    };
    follow(["filters", "listTab", "theme"], draw);
    return [back, tabs.element, box];
  }

  function countList(part, tab) {
    const columns = [
      { key: "name", label: sm.translate(`tab.${tab}`), width: "minmax(0, 132fr)", class: "sm-name" },
      { key: "bar", label: "", width: "minmax(0, 126fr)" },
      { key: "n", label: sm.translate("tab.ties"), width: "58px", class: "sm-year" },
    ];
    return sm.makeRows(part, { label: sm.translate(`tab.${tab}`), columns, plain: true });
  }

  // The list, and a button for the rest of it.
  function fill(part, tab, list, whole, redraw) {
    const { data, store } = part, { lang } = store.get(), lines = linesOf(part, tab);
    const shown = whole.has(tab) || lines.length <= FIRST + 3 ? lines : lines.slice(0, FIRST), most = lines.length ? lines[0].n : 1;
    list.show({
      n: shown.length,
      id: (at) => `${tab}-${shown[at].key}`,
      cells: (at) => [shown[at].name(), bar(shown[at].n / most), sm.formatNumber(shown[at].n, lang)],
      hover: (at) => shown[at].hover || null,
      choose: (at) => shown[at].choose(),
    });
    if (shown.length === lines.length) return [list.element];
    const what = sm.translate({ countries: "totals.countries", pairs: "totals.pairs", cities: "totals.places" }[tab], { count: lines.length, n: sm.formatNumber(lines.length, lang) });
    const all = sm.button(sm.translate("list.all", { what }), () => {
      whole.add(tab);
      redraw();
      list.element.focus({ preventScroll: true });
    }, { class: "sm-link sm-all" });
    return [list.element, all];
  }

  function linesOf({ data, store }, tab) {
    const { visible } = store, state = store.get(), { lang } = state, country = (code) => sm.countryName(data, code, lang);
    if (tab === "countries") return sm.tallyCountries(data, visible).map(({ code, n }) => ({
      key: code, n, name: () => sm.el("bdi", {}, country(code)),
      choose: () => store.set({ filters: { country: new Set([code]) }, listTab: "cities" }),
    }));
    if (tab === "pairs") return sm.tallyPairs(data, visible).map(({ codes, n }) => ({
      key: codes.join("-"), n, name: () => sm.apart(codes.map(country), " – "),
      choose: () => store.set({ selection: sm.selectionOf(data, { band: { ties: sm.tiesOfCountries(data, store.visible, codes), ends: codes.map(country), key: codes.join(" ") } }) }),
    }));
    return sm.tallyPlaces(data, visible, state.filters.country).map(({ place, n }) => ({
      key: place, n, hover: { place }, name: () => [sm.el("bdi", {}, sm.placeName(data, place, lang)), sm.guessMark(data.places, place)].flat(),
      choose: () => store.set({ selection: sm.selectionOf(data, { place }) }),
    }));
  }

  function bar(part) {
    const line = sm.el("i", { class: "sm-share" });
    line.style.width = `${Math.max(1, 100 * part)}%`;
    return line;
  }

  const onlyCountry = ({ filters }) => (filters.country?.size === 1 ? [...filters.country][0] : "");

  Object.assign(sm, { makeCountLists });
})((globalThis.sistermap ??= {}));
