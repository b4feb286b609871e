// What few readers want: filters of a short list, how the page and its lines look, whose data it is.
(function (sm) {
  "use strict";

  const GATHERED = 600; // more ties than these are gathered on the map

  function moreTools(part) {
    const { data, store, follow } = part;
    const circles = toggle(part, "greatCircles", "tool.greatCircles"), every = data.ties.n > GATHERED && toggle(part, "everyTie", "map.every");
    follow(["mapView"], ({ mapView }) => (circles.hidden = mapView !== "flat"));
    return [
      data.ties.n > 0 && !hasFilterButton(data) && sm.makeOpener(part, "filter", sm.translate("tab.filter"), { class: "sm-item" }),
      themes(part), circles, every, credits(part),
    ];
  }

  const hasFilterButton = (data) => sm.hasSearch(data) || sm.facet(data, sm.lineFacet(data)).values.length > 1;

  function themes({ root, store, follow }) {
    const choices = [null, "light", "dark"].map((theme) => {
      const input = sm.el("input", { type: "radio", name: `${root.id}-theme`, value: theme || "auto", onchange: () => store.set({ theme }) });
      follow(["theme"], (state) => (input.checked = state.theme === theme));
      return sm.el("label", { class: "sm-item" }, input, sm.translate(`theme.${theme || "auto"}`));
    });
    return sm.el("div", { role: "radiogroup", "aria-label": sm.translate("tool.theme") }, sm.el("h3", { "aria-hidden": "true" }, sm.translate("tool.theme")), choices);
  }

  function toggle({ store, follow }, key, label) {
    const input = sm.el("input", { type: "checkbox", onchange: () => store.set({ [key]: input.checked }) });
    follow([key], (state) => (input.checked = Boolean(state[key])));
    return sm.el("label", { class: "sm-item" }, input, sm.translate(label));
  }

  // They lie below the map, where they open.
  function credits({ root, data }) {
    const open = () => root.querySelector(".sm-attribution [aria-expanded]")?.click();
    return (data.meta.attribution || []).length > 0 && sm.button(sm.translate("tool.sources"), open, { class: "sm-item" });
  }

  Object.assign(sm, { moreTools });
})((globalThis.sistermap ??= {}));
