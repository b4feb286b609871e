// The pages of the panel: the list, and behind it filters, networks and what is not placed.
(function (sm) {
  "use strict";

  function makePages(part) {
    const { root, data, store, follow } = part;
    const makers = { list: sm.makeList, filter: sm.makeFilters, networks: sm.makeNetworks, unplaced: sm.makeUnplaced };
    const pages = sm.el("div", { class: "sm-pages" }), made = {};
    const body = sm.el("div", { class: "sm-body" }, sm.makeFilterState(part), pages);
    let shown = null;
    follow(["page"], ({ page: wanted }) => {
      const name = sm.shownPage(data, wanted), before = shown;
      if (name === before) return;
      if (!made[name]) {
        made[name] = sm.el("section", { class: `sm-page-${name} sm-${name}` }, name !== "list" && pageHead(part, name));
        pages.append(made[name]);
        makers[name](part, made[name]);
        if (name !== "filter" && name !== "unplaced") made[name].append(...sm.makeFootLines(part, name));
      }
      shown = name;
      root.dataset.page = name;
      for (const [one, page] of Object.entries(made)) page.hidden = one !== name;
      if (before) moveFocus(root, made[name], name, before);
    });
    return body;
  }

  function pageHead({ root, data, store }, name) {
    const { lang } = store.get(), count = { networks: data.networks.length > 1 && data.networks.length, unplaced: data.unplaced.length }[name];
    const only = name === "networks" && data.networks.length === 1 && data.networks[0].name;
    const title = only || sm.translate(`tab.${name}`), first = sm.firstPage(data);
    return sm.el("header", { class: "sm-page-head" },
      name !== first && sm.button(sm.translate(`tab.${first}`), () => store.set({ page: first }), { class: "sm-back", "aria-label": `${sm.translate(`tab.${first}`)}: ${sm.translate("list.back")}` }),
      sm.el("h2", { tabindex: "-1", id: `${root.id}-${name}` }, sm.el("bdi", {}, title), count && sm.el("span", { class: "sm-n" }, sm.formatNumber(count, lang))),
    );
  }

  // A page that opens takes the focus; one that closes gives it back to what opened it.
  function moveFocus(root, page, name, before) {
    const opener = root.querySelector(`[data-opens="${before}"]`);
    const target = page.querySelector("h2") && name !== "list" ? page.querySelector("h2") : opener && opener.checkVisibility?.() !== false ? opener : page.querySelector(".sm-grid");
    target?.focus({ preventScroll: true });
  }

  // A button that opens a page, and from there leads back.
  function makeOpener({ data, store }, name, label, attributes = {}) {
    return sm.button(label, () => store.set({ page: store.get().page === name ? sm.firstPage(data) : name }), { "data-opens": name, ...attributes });
  }

  Object.assign(sm, { makePages, makeOpener });
})((globalThis.sistermap ??= {}));
