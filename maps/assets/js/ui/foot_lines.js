// What is below a list: what is not on the map, networks, and signs of the map that are no ties.
(function (sm) {
  "use strict";

  const NAMED = 2, RINGS = 4;

  function makeFootLines(part, page) {
    const { data } = part;
    return [
      data.unplaced.length > 0 && unplacedLine(part),
      page === "list" && data.networks.length > 0 && networksLine(part),
      signsLine(part),
    ].filter(Boolean);
  }

  // A place that several rows name is one.
  function unplacedLine(part) {
    const { data, store } = part, { lang } = store.get();
    const names = [...new Set(data.unplaced.map(({ name, country }) => [name, country].filter(Boolean).join(", ") || "–"))];
    const quoted = names.slice(0, NAMED).map((text) => sm.translate("unplaced.quoted", { text })).join(" ") + (names.length > NAMED ? " …" : "");
    const text = sm.translate("unplaced.line", { count: names.length, n: sm.formatNumber(names.length, lang), names: quoted });
    return line("sm-missing", sm.el("i", { class: "sm-guess", "aria-hidden": "true" }), text, " ", look(part, "unplaced"));
  }

  function networksLine(part) {
    const { data, follow } = part, rings = sm.el("span", {});
    follow(["theme"], (state) => rings.replaceChildren(...data.networks.slice(0, RINGS).map((network) => sm.el("span", { class: "sm-ringed" }, sm.ring(network, sm.isDark(state)), sm.el("bdi", {}, network.name)))));
    const more = data.networks.length > RINGS && ` ${sm.countMore(data.networks.length - RINGS, part.store.get().lang)}`;
    return line("sm-rings", rings, more, " ", look(part, "networks"));
  }

  function signsLine({ data }) {
    const signs = signsOf(data);
    return signs.length > 0 && line("sm-signs", signs);
  }

  function signsOf(data) {
    const guessed = data.places.guessed.includes(true), sign = (mark, key) => sm.el("span", { class: "sm-ringed" }, sm.el("i", { class: mark, "aria-hidden": "true" }), sm.translate(key));
    return [data.regions.length > 0 && sign("sm-area", "legend.region"), guessed && sign("sm-guess", "legend.guessed"), data.ties.columns.draft && sign("sm-draft", "legend.draft")].filter(Boolean);
  }

  const line = (name, ...children) => sm.el("p", { class: `sm-line ${name}` }, children.flat());

  function look(part, page) {
    const word = sm.translate("list.look");
    return sm.makeOpener(part, page, word, { class: "sm-link", "aria-label": `${word}: ${sm.translate(`tab.${page}`)}` });
  }

  function ring({ colour }, dark) {
    const made = sm.el("span", { class: "sm-ring", "aria-hidden": "true" });
    made.style.borderColor = colour[dark ? "dark" : "light"];
    return made;
  }

  Object.assign(sm, { makeFootLines, signsOf, ring });
})((globalThis.sistermap ??= {}));
