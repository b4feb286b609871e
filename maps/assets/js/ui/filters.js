// The filter page: every facet with its values and how many ties each would show, combined.
(function (sm) {
  "use strict";

  const MOST = 200; // values of one facet in the page at once; typing narrows them

  function makeFilters({ data, store, follow }, page) {
    const text = sm.el("input", { type: "search", "aria-label": sm.translate("filter.text"), placeholder: sm.translate("filter.text"), spellcheck: "false" });
    let waiting = 0;
    text.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => store.set({ filters: { text: text.value } }), 120);
    });
    page.append(text, ...sm.FACETS.filter((name) => isUseful(data, name)).map((name) => facetBox({ data, store, follow }, name)));
    follow(["filters"], ({ filters }) => {
      if (document.activeElement !== text) text.value = filters.text;
    });
  }

  const isUseful = (data, name) => sm.facet(data, name).values.filter(Boolean).length > 1 || (name === "status" && sm.facet(data, name).values.some(Boolean));

  function facetBox({ data, store, follow }, name) {
    const list = sm.el("ul", {}), { values } = sm.facet(data, name);
    const narrow = values.length > 12 && sm.el("input", { type: "search", "aria-label": sm.translate("filter.narrow", { facet: sm.translate(`facet.${name}`) }), placeholder: sm.translate("filter.narrow", { facet: sm.translate(`facet.${name}`) }) });
    const draw = () => {
      const { filters, lang } = store.get(), counts = sm.countValues(data, filters, name);
      const wanted = narrow ? sm.fold(narrow.value) : "";
      const shown = values.map((value, at) => ({ value, count: counts[at], label: sm.valueName(data, name, value) }))
        .filter(({ value, count, label }) => (count || filters[name]?.has(value)) && (!wanted || sm.fold(label).includes(wanted)))
        .sort((a, b) => b.count - a.count).slice(0, MOST);
      const focused = list.contains(document.activeElement) ? document.activeElement.dataset.value : null;
      list.replaceChildren(...shown.map(({ value, count, label }) => sm.el("li", {}, sm.el("label", {},
        sm.el("input", { type: "checkbox", checked: Boolean(filters[name]?.has(value)), "data-value": value, onchange: () => store.set({ filters: sm.toggleValue(store.get().filters, name, value) }) }),
        sm.el("span", {}, label), sm.el("span", { class: "sm-n" }, sm.formatNumber(count, lang)),
      ))));
      if (focused !== null) list.querySelector(`[data-value="${CSS.escape(focused)}"]`)?.focus();
    };
    if (narrow) narrow.addEventListener("input", draw);
    const box = sm.el("details", { open: values.length <= 12 || name === "country" }, sm.el("summary", {}, sm.translate(`facet.${name}`)), narrow, list);
    box.addEventListener("toggle", () => box.open && draw());
    follow(["filters"], () => box.open && draw());
    return box;
  }

  // The button that opens the page of filters.
  const makeFilterButton = (part) => sm.makeOpener(part, "filter", sm.translate("tab.filter"), { class: "sm-filter-button" });

  // How much of the list the filters leave, and the way back to all of it.
  function makeFilterState(part) {
    const { data, store, follow } = part;
    const shown = sm.el("span", {}), clear = sm.button(sm.translate("filter.clear"), () => sm.clearFilters(part), { class: "sm-clear" });
    const bar = sm.el("p", { class: "sm-filtered" }, shown, clear);
    follow(["filters"], ({ filters, lang }) => {
      bar.hidden = !sm.isFiltered(filters);
      if (bar.hidden) return;
      const { seen, all } = sm.countListed(data, store.visible);
      shown.textContent = sm.translate("filter.shown", { n: sm.formatNumber(seen, lang), all: sm.formatNumber(all, lang) });
      clear.hidden = seen === 0 && store.get().page === "list"; // the list itself has the button then
    });
    return bar;
  }

  Object.assign(sm, { makeFilters, makeFilterButton, makeFilterState });
})((globalThis.sistermap ??= {}));
