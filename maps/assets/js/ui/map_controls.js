// What moves the map: from home or flat, nearer or farther, all of it.
(function (sm) {
  "use strict";

  // Two buttons, one of them pressed; a list without one home has no such choice.
  function makeViewSwitch(part) {
    const { data, map, follow } = part;
    if (!sm.isHomeList(data)) return null;
    const views = [["home", sm.translate("map.fromHome", { home: sm.placeName(data, data.home, document.documentElement.lang) })], ["flat", sm.translate("map.flat")]];
    if (part.narrow && !data.meta.embed) return makeViewButton(part, Object.fromEntries(views));
    const buttons = views.map(([view, label]) => sm.button(label, () => map.sistermap.switchView(view), { "data-view": view }));
    follow(["mapView"], ({ mapView }) => buttons.forEach((one) => one.setAttribute("aria-pressed", String(one.dataset.view === mapView))));
    return sm.el("div", { class: "sm-views", role: "group", "aria-label": sm.translate("map.views") }, buttons);
  }

  // On a phone: one button, which leads to the other view.
  function makeViewButton({ map, follow }, labels) {
    const made = sm.button("", () => map.sistermap.switchView(made.dataset.view), { class: "sm-view-round" });
    follow(["mapView"], ({ mapView }) => {
      made.dataset.view = mapView === "home" ? "flat" : "home";
      made.title = labels[made.dataset.view];
      made.setAttribute("aria-label", made.title);
    });
    return made;
  }

  function makeZoom({ map }) {
    const act = (sign, label, work) => sm.button(sign, work, { "aria-label": sm.translate(label), title: sm.translate(label) });
    return sm.el("div", { class: "sm-zoom" },
      act("+", "map.zoomIn", () => map.zoomIn(1)),
      act("−", "map.zoomOut", () => map.zoomOut(1)),
      act("⤢", "tool.fit", () => map.sistermap.fit()),
    );
  }

  Object.assign(sm, { makeViewSwitch, makeZoom });
})((globalThis.sistermap ??= {}));
