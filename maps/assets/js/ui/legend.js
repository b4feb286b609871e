// The legend filters: a kind, or what became of ties, is a button with its line, its name and how many ties it would show. One kind needs none.
(function (sm) {
  "use strict";

  const MOST = 9; // kinds; more are in the filter

  function makeLegend(part) {
    const { data, store, follow } = part, name = sm.lineFacet(data), { values } = sm.facet(data, name);
    if (values.length < 2) return null;
    const list = sm.el("ul", { class: "sm-legend", "aria-label": sm.translate(`facet.${name}`) });
    const filter = !sm.hasSearch(data) && sm.el("li", {}, sm.makeFilterButton(part));
    follow(["filters", "theme"], (state) => {
      const counts = sm.countValues(data, state.filters, name), all = sm.countValues(data, sm.NO_FILTERS, name);
      const order = values.map((_, at) => at).sort((a, b) => all[b] - all[a]).slice(0, MOST);
      const focused = list.contains(document.activeElement) ? document.activeElement.dataset.value ?? null : null;
      const items = order.map((at) => item(data, store, state, values[at], counts[at]));
      list.replaceChildren(...items, ...(filter ? [filter] : []));
      if (focused !== null) list.querySelector(`[data-value="${CSS.escape(focused)}"]`)?.focus();
    });
    return list;
  }

  function item(data, store, state, value, count) {
    const { filters, lang } = state, name = sm.lineFacet(data), chosen = filters[name];
    const choose = sm.button("", () => store.set({ filters: sm.toggleValue(filters, name, value) }), {
      "aria-pressed": String(Boolean(chosen?.has(value))), "data-value": value, class: chosen && !chosen.has(value) ? "sm-off" : null,
    });
    choose.append(sm.swatch(data, value, sm.isDark(state)), sm.el("span", {}, sm.valueName(data, name, value)), sm.el("span", { class: "sm-n" }, sm.formatNumber(count, lang)));
    return sm.el("li", {}, choose);
  }

  Object.assign(sm, { makeLegend });
})((globalThis.sistermap ??= {}));
