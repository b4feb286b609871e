// The tools of a phone, behind one button.
(function (sm) {
  "use strict";

  function makeToolsMenu(part) {
    const { root, map } = part, id = `${root.id}-tools`;
    const act = (key, sign, work) => sm.button(sign, work, { "aria-label": sm.translate(key), title: sm.translate(key) });
    const zoom = sm.el("div", { class: "sm-menu-zoom" },
      act("map.zoomIn", "+", () => map.zoomIn(1)),
      act("map.zoomOut", "−", () => map.zoomOut(1)),
      act("tool.fit", "⤢", () => map.sistermap.fit()),
    );
    const menu = sm.el("div", { class: "sm-menu", id, hidden: true }, zoom, sm.makeToolbar(part));
    const opener = sm.button("⋯", () => show(menu.hidden), { class: "sm-tools-open", "aria-expanded": "false", "aria-controls": id, "aria-label": sm.translate("sheet.tools") });
    const box = sm.el("div", { class: "sm-tools-menu" }, opener, menu);
    const outside = (event) => box.contains(event.target) || show(false);
    function show(open) {
      menu.hidden = !open;
      opener.setAttribute("aria-expanded", String(open));
      document[open ? "addEventListener" : "removeEventListener"]("pointerdown", outside, true);
    }
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || menu.hidden) return;
      show(false);
      opener.focus();
      event.preventDefault();
    });
    return box;
  }

  Object.assign(sm, { makeToolsMenu });
})((globalThis.sistermap ??= {}));
