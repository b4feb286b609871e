// Elements of the panel. Text goes in as text, never as markup.
(function (sm) {
  "use strict";

  // el("button", {class: "x", "aria-label": "y", onclick}, "text", child, …); what is null or false is left out.
  function el(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null || value === undefined || value === false) continue;
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "value" || name === "checked") element[name] = value;
      else element.setAttribute(name, value === true ? "" : value);
    }
    element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
    return element;
  }

  const button = (label, onclick, attributes = {}) => el("button", { type: "button", onclick, ...attributes }, label);

  // Runs at most once a frame, however often it is called.
  function oncePerFrame(work) {
    let frame = 0;
    return () => (frame ||= requestAnimationFrame(() => ((frame = 0), work())));
  }

  // A line as the map draws a kind: its colour and its dash.
  function swatch(data, kind, dark) {
    const { dash = [] } = data.meta.kinds[kind] || {};
    const colour = sm.kindColour(data, kind, dark);
    const mark = el("span", { class: "sm-swatch", "aria-hidden": "true" });
    let at = 0;
    const stops = dash.map((px, i) => `${i % 2 ? "transparent" : colour} ${at}px ${(at += px)}px`);
    mark.style.background = stops.length ? `repeating-linear-gradient(90deg, ${stops.join(", ")})` : colour;
    return mark;
  }

  Object.assign(sm, { el, button, oncePerFrame, swatch });
})((globalThis.sistermap ??= {}));
