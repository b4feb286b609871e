// A button that shows what belongs to it in a box beside it; Esc, or a press elsewhere, puts that away again.
(function (sm) {
  "use strict";

  // → [button, box]. The box closes when one of its buttons has been pressed, unless that has data-stays.
  function makePopover({ root }, { name, label, attributes = {} }, ...children) {
    const id = `${root.id}-${name}`;
    const box = sm.el("div", { class: `sm-pop sm-pop-${name}`, id, role: "group", "aria-label": label, hidden: true }, children.flat());
    const opener = sm.button(label, () => show(box.hidden), { "aria-expanded": "false", "aria-controls": id, ...attributes });
    const outside = (event) => box.contains(event.target) || opener.contains(event.target) || show(false);
    function show(open, focus) {
      box.hidden = !open;
      opener.setAttribute("aria-expanded", String(open));
      document[open ? "addEventListener" : "removeEventListener"]("pointerdown", outside, true);
      if (focus) opener.focus();
    }
    for (const element of [box, opener]) element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || box.hidden) return;
      show(false, true);
      event.preventDefault();
    });
    box.addEventListener("focusout", ({ relatedTarget: to }) => to && !box.contains(to) && to !== opener && show(false));
    box.addEventListener("click", ({ target }) => target.closest("button:not([data-stays])") && show(false, box.contains(document.activeElement)));
    return [opener, box];
  }

  Object.assign(sm, { makePopover });
})((globalThis.sistermap ??= {}));
