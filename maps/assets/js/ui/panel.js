// The panel beside the map: what it holds, in the order it is read, kept in step with the store.
(function (sm) {
  "use strict";

  const TABS = ["list", "filter", "networks", "unplaced"];

  function startPanel(root, data, store, map) {
    const panel = root.querySelector(".sm-panel");
    const draw = () => {
      const { lang } = store.get();
      sm.useTexts(data.meta.texts, lang);
      const html = document.documentElement;
      html.lang = lang;
      html.dir = sm.textDirection();
      for (const stop of stops.splice(0)) stop();
      panel.replaceChildren(...contents(root, data, store, map, stops));
    };
    const stops = [];
    panel.setAttribute("aria-label", data.meta.title);
    draw();
    store.subscribe((state, changed) => changed.has("lang") && draw());
    leaveByEscape(root, store);
    sm.followAddress(data, store);
    sm.preparePrint(root, data, store);
  }

  function contents(root, data, store, map, stops) {
    // Every part subscribes through here, so that a change of language can let the old parts go.
    const follow = (keys, work) => {
      work(store.get());
      stops.push(store.subscribe((state, changed) => keys.some((key) => changed.has(key)) && work(state)));
    };
    const part = { root, data, store, map, follow };
    return [
      header(part),
      sm.makeSearch(part),
      sm.makeLegend(part),
      sm.makeTimeline(part),
      sm.makeCard(part),
      tabs(part),
      sm.makeToolbar(part),
    ].filter(Boolean);
  }

  function header({ root, data, follow, store }) {
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
    return sm.el("header", { class: "sm-head" }, grow, sm.el("h1", {}, sm.el("bdi", {}, data.meta.title)), totals, status);
  }

  function tabs(part) {
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

  // Esc gives up the narrower choice first: the comparison, then the tie, then the place.
  function leaveByEscape(root, store) {
    document.addEventListener("keydown", (event) => {
      const page = event.target.closest?.(".sm-page");
      if (event.key !== "Escape" || event.defaultPrevented || (page && page !== root)) return;
      const { selection } = store.get();
      if (sm.isIndex(selection.compare)) store.set({ selection: { compare: null } });
      else if (sm.isIndex(selection.tie)) store.set({ selection: { tie: null } });
      else if (sm.isIndex(selection.place)) store.set({ selection: { place: null } });
    });
  }

  Object.assign(sm, { startPanel });
})((globalThis.sistermap ??= {}));
