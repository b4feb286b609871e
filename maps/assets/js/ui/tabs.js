// A row of tabs as the ARIA practices describe it: one Tab stop, arrows between them.
(function (sm) {
  "use strict";

  // tabs: [{name, label, id}] → {element, choose(name)}.
  function makeTabs(tabs, controls, onChoose) {
    const made = tabs.map(({ name, label, id }) => sm.button(label, () => onChoose(name), { role: "tab", id, "aria-controls": controls, "data-tab": name }));
    const element = sm.el("div", { role: "tablist", class: "sm-tabs", "aria-label": sm.translate("tab.list") }, made);
    element.addEventListener("keydown", (event) => {
      const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key] * (sm.textDirection() === "rtl" ? -1 : 1);
      const to = { Home: 0, End: made.length - 1 }[event.key] ?? (made.indexOf(document.activeElement) + by + made.length) % made.length;
      if (Number.isNaN(to)) return;
      onChoose(made[to].dataset.tab);
      made[to].focus();
      event.preventDefault();
    });
    const choose = (name) => {
      for (const tab of made) {
        tab.setAttribute("aria-selected", String(tab.dataset.tab === name));
        tab.tabIndex = tab.dataset.tab === name ? 0 : -1;
      }
    };
    return { element, choose };
  }

  Object.assign(sm, { makeTabs });
})((globalThis.sistermap ??= {}));
