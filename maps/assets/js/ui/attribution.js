// Whose data the map shows: one line at its lower end, which opens to all sources with their licences.
(function (sm) {
  "use strict";

  const IN_LINE = { places: "attribution.data", boundaries: "attribution.bordersOf", tiles: "attribution.tilesOf" };
  const LABELS = { places: "attribution.places", names: "attribution.names", boundaries: "attribution.borders", tiles: "attribution.tiles" };
  const DISTRICTS = { KR: "attribution.districtsKR", DE: "attribution.districtsDE" };
  const LICENCES = { "public domain": "attribution.publicDomain", "open public data, source to be named": "attribution.openData" };

  function makeAttribution(part) {
    const { root, data, store, narrow } = part, { meta } = data, { lang } = store.get();
    const entries = meta.attribution || [], own = ownSource(meta, lang);
    if (!entries.length && !own.length) return null;
    const id = `${root.id}-sources`, brief = narrow || meta.embed;
    const shown = entries.filter(({ what }) => what in IN_LINE || !(what in LABELS || what === "districts" || what === "notice"));
    const words = [...own, ...shown.map((entry) => (IN_LINE[entry.what] ? sm.translate(IN_LINE[entry.what], { name: nameOf(entry) }) : nameOf(entry)))];
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

  // The user's own source and the state of the data, in the page's language.
  function ownSource({ source, date }, lang) {
    const state = date && (/^\d{4}(-\d\d){0,2}$/.test(date) ? sm.translate("attribution.state", { date: sm.dateText(date, lang) }) : date);
    return [source, state].filter(Boolean);
  }

  function termsOf({ root, data }, id, entries, own, close) {
    const title = sm.el("h2", { id: `${id}-title` }, sm.translate("attribution.terms"));
    const notices = entries.filter(({ what }) => what === "notice");
    const list = sm.el("ul", {},
      own.length > 0 && sm.el("li", {}, `${sm.translate("attribution.list")}: `, sm.apart(own, " · ")),
      entries.filter((entry) => !notices.includes(entry)).map(entryOf),
    );
    return sm.el("div", { class: "sm-terms", id, role: "dialog", "aria-labelledby": title.id, tabindex: "-1", hidden: true },
      title, sm.button("", close, { class: "sm-close", "aria-label": sm.translate("card.close") }),
      list, notices.map(({ text }) => sm.el("p", {}, noticeOf(data, text))),
    );
  }

  function entryOf(entry) {
    const { what, country, url, licence } = entry, label = what === "districts" ? DISTRICTS[country] : LABELS[what];
    const link = url && sm.safeLink(url), name = nameOf(entry);
    const terms = licence && (LICENCES[licence] ? sm.translate(LICENCES[licence]) : licence);
    return sm.el("li", {}, label && `${sm.translate(label)}: `,
      link ? sm.el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, name) : sm.el("bdi", {}, name),
      terms && " (", terms && sm.el("bdi", {}, terms), terms && ")");
  }

  // "Boundaries: ours.gpkg" has its label itself, where it has no short form.
  const nameOf = ({ what, short, text }) => short || String(text || "").replace(what in LABELS ? /^[^:]{1,40}: / : "", "").replace(/\.$/, "");

  // Ours is there in the reader's language; another's stays as it is.
  const noticeOf = ({ meta }, text) => (text === meta.texts?.en?.["attribution.notice"] ? sm.translate("attribution.notice") : text);

  Object.assign(sm, { makeAttribution });
})((globalThis.sistermap ??= {}));
