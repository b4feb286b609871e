// The filter page: every facet with its values and how many ties each would show, combined.
(function (sm) {
  "use strict";

  const MOST = 200; // values of one facet in the page at once; typing narrows them

  function makeFilters({ data, store, follow }, page) {
    const clear = sm.button(sm.translate("filter.clear"), () => store.set({ filters: { ...sm.NO_FILTERS } }), { class: "sm-clear" });
    const text = sm.el("input", { type: "search", "aria-label": sm.translate("filter.text"), placeholder: sm.translate("filter.text"), spellcheck: "false" });
    let waiting = 0;
    text.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => store.set({ filters: { text: text.value } }), 120);
    });
    page.append(text, clear, ...sm.FACETS.filter((name) => isUseful(data, name)).map((name) => facetBox({ data, store, follow }, name)));
    follow(["filters"], ({ filters }) => {
      if (document.activeElement !== text) text.value = filters.text;
      clear.hidden = !sm.isFiltered(filters);
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

  Object.assign(sm, { makeFilters });
})((globalThis.sistermap ??= {}));
