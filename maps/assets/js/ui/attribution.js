// Whose data the map shows: one line at its lower end, which opens to all sources with their licences.
(function (sm) {
  "use strict";

  const IN_LINE = { places: "attribution.data", boundaries: "attribution.bordersOf", tiles: "attribution.tilesOf" };
  const UNDER_TERMS = ["names", "districts", "notice"];

  function makeAttribution(part) {
    const { root, data, store, narrow } = part, { meta } = data, { lang } = store.get();
    const entries = meta.attribution || [], own = sm.ownSource(meta, lang);
    if (!entries.length && !own.length) return null;
    const id = `${root.id}-sources`, brief = narrow || meta.embed;
    const words = [...own, ...entries.filter(({ what }) => !UNDER_TERMS.includes(what)).map(inLine)];
    const line = sm.el("span", { class: "sm-sources-line" }, sm.apart(words, " · "));
    const opener = sm.button(sm.translate(brief ? "attribution.brief" : "attribution.terms"), () => show(terms.hidden), { class: "sm-link", "aria-expanded": "false", "aria-controls": id });
    const terms = termsOf(part, id, entries, own, () => show(false));
    const box = sm.el("div", { class: "sm-attribution" }, line, words.length > 0 && sm.el("span", { "aria-hidden": "true" }, "·"), opener, terms);
    const outside = (event) => box.contains(event.target) || show(false, false);
    function show(open, back = true) {
      if (open === !terms.hidden) return;
      terms.hidden = !open;
      opener.setAttribute("aria-expanded", String(open));
      document[open ? "addEventListener" : "removeEventListener"]("pointerdown", outside, true);
      if (open) terms.focus({ preventScroll: true });
      else if (back) opener.focus({ preventScroll: true });
    }
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || terms.hidden) return;
      event.preventDefault(); // Esc leaves what is chosen as it is
      event.stopPropagation();
      show(false);
    });
    return box;
  }

  function inLine(entry) {
    const { name } = sm.sourceParts(entry);
    return IN_LINE[entry.what] ? sm.translate(IN_LINE[entry.what], { name }) : name;
  }

  function termsOf({ root, data, store }, id, entries, own, close) {
    const title = sm.el("h2", { id: `${id}-title` }, sm.translate("attribution.terms")), { lang } = store.get();
    const notices = entries.filter(({ what }) => what === "notice");
    const list = sm.el("ul", {},
      own.length > 0 && sm.el("li", {}, `${sm.translate("attribution.list")}: `, sm.apart(own, " · ")),
      entries.filter((entry) => !notices.includes(entry)).map(entryOf),
    );
    return sm.el("div", { class: "sm-terms", id, role: "dialog", "aria-labelledby": title.id, tabindex: "-1", hidden: true },
      title, sm.button("", close, { class: "sm-close", "aria-label": sm.translate("card.close") }),
      list, notices.map(({ text }) => sm.el("p", {}, sm.noticeText(data, text))),
      sm.el("p", { class: "sm-cite" }, sm.citation(sm.headlineText(data, lang), lang, data.meta)),
    );
  }

  function entryOf(entry) {
    const { label, name, licence } = sm.sourceParts(entry), link = entry.url && sm.safeLink(entry.url);
    return sm.el("li", {}, label && `${label}: `,
      link ? sm.el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, name) : sm.el("bdi", {}, name),
      licence && " (", licence && sm.el("bdi", {}, licence), licence && ")");
  }

  Object.assign(sm, { makeAttribution });
})((globalThis.sistermap ??= {}));
