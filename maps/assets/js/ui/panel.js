// The head of the page, and the pages of its panel.
(function (sm) {
  "use strict";

  const TABS = ["list", "filter", "networks", "unplaced"];

  // The elements of the page's head.
  function makeHead({ root, data, follow, store }) {
    const totals = sm.el("p", { class: "sm-totals" });
    const status = sm.el("p", { class: "sm-unseen", role: "status" });
    let waiting = 0;
    follow(["filters"], ({ lang, filters }) => {
      const { ties, places, countries } = sm.countTotals(data, store.visible);
      const number = (n) => sm.formatNumber(n, lang);
      const parts = [
        sm.translate("totals.ties", { count: ties, n: number(ties) }),
        sm.translate("totals.places", { count: places, n: number(places) }),
        countries > 0 && sm.translate("totals.countries", { count: countries, n: number(countries) }),
        data.memberships.length && sm.translate("totals.memberships", { count: data.memberships.length, n: number(data.memberships.length) }),
      ];
      const text = parts.filter(Boolean).join(" · ");
      const before = totals.textContent;
      totals.textContent = sm.isFiltered(filters) ? sm.translate("totals.filtered", { totals: text }) : text;
      // While time plays or a slider moves, numbers change many times a second: only where they rest is announced.
      clearTimeout(waiting);
      if (before && before !== totals.textContent) waiting = setTimeout(() => (status.textContent = totals.textContent), 700);
    });
    const grow = sm.button("", () => grow.setAttribute("aria-expanded", String(root.classList.toggle("sm-tall"))), {
      class: "sm-grow", "aria-expanded": "false", "aria-label": sm.translate("panel.grow"),
    });
    root.querySelector(".sm-panel").setAttribute("aria-label", sm.headlineText(data, store.get().lang));
    return [grow, sm.el("h1", {}, sm.headline(data, store.get().lang).map(({ text, home }) => sm.el("span", { class: home ? "sm-home-name" : null }, text))), sm.el("p", { class: "sm-sub" }, sm.subline(data, store.get().lang)), totals, status];
  }

  function makePages(part) {
    const { data } = part;
    const makers = { list: sm.makeList, filter: sm.makeFilters, networks: sm.makeNetworks, unplaced: sm.makeUnplaced };
    const shown = TABS.filter((name) => (name !== "networks" || data.networks.length) && (name !== "unplaced" || data.unplaced.length));
    const bar = sm.el("div", { role: "tablist", class: "sm-tabs", "aria-label": sm.translate("panel.tabs") });
    const pages = sm.el("div", { class: "sm-pages" });
    const made = shown.map((name) => {
      const id = `${part.root.id}-${name}`;
      const count = { networks: data.networks.length, unplaced: data.unplaced.length }[name];
      const label = count ? `${sm.translate(`tab.${name}`)} (${sm.formatNumber(count, part.store.get().lang)})` : sm.translate(`tab.${name}`);
      const tab = sm.button(label, () => choose(name), { role: "tab", id: `${id}-tab`, "aria-controls": id });
      const page = sm.el("section", { role: "tabpanel", id, "aria-labelledby": `${id}-tab`, class: `sm-${name}` });
      bar.append(tab);
      pages.append(page);
      return { name, tab, page, full: false };
    });
    function choose(name, focus) {
      for (const one of made) {
        const chosen = one.name === name;
        one.tab.setAttribute("aria-selected", String(chosen));
        one.tab.tabIndex = chosen ? 0 : -1;
        one.page.hidden = !chosen;
        if (chosen && focus) one.tab.focus();
        if (chosen && !one.full) {
          one.full = true;
          makers[one.name](part, one.page);
        }
      }
    }
    bar.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] * (document.documentElement.dir === "rtl" ? -1 : 1);
      if (!step) return;
      const at = made.findIndex(({ tab }) => tab === document.activeElement);
      choose(made[(at + step + made.length) % made.length].name, true);
      event.preventDefault();
    });
    choose("list");
    return sm.el("div", { class: "sm-body" }, bar, pages);
  }

  Object.assign(sm, { makeHead, makePages });
})((globalThis.sistermap ??= {}));
