// What things are called in the reader's language, and what may be linked.
(function (sm) {
  "use strict";

  // The scripts that a language is written in, the first the likelier; maps/place_names.py has the same.
  const SCRIPTS = { ko: ["Hang"], ja: ["Kana", "Jpan", "Hani"], "zh-Hans": ["Hans", "Hani"], "zh-Hant": ["Hant", "Hani"], ar: ["Arab"] };
  const LATIN = ["Latn"];

  // What a place is called on the page: as the list writes it, where that suits the language; else its current name.
  function placeName({ places }, p, lang) {
    const written = places.written?.[p] || {}, names = places.names[p], name = places.name[p];
    const current = names[lang] || names[baseOf(lang)] || name;
    for (const script of SCRIPTS[lang] || LATIN) if (written[script] && !isForeign(written[script], names, name, lang)) return written[script];
    return current;
  }

  // Whether a wording is what only other languages call the place: Trèves on a German page.
  function isForeign(wording, names, name, lang) {
    if (wording === name) return false;
    const tags = Object.keys(names).filter((tag) => names[tag] === wording);
    return tags.length > 0 && !tags.some((tag) => tag === lang || baseOf(tag) === baseOf(lang));
  }

  function countryName({ meta }, code, lang) {
    const names = (meta.countryNames || {})[code] || {};
    return names[lang] || names[baseOf(lang)] || byIntl(code, lang) || names.en || code;
  }

  const baseOf = (lang) => (lang || "en").split("-")[0];

  function byIntl(code, lang) {
    try {
      return new Intl.DisplayNames([lang], { type: "region", fallback: "none" }).of(code);
    } catch {
      return undefined; // not a code, as in a layer made elsewhere
    }
  }

  // An http(s) address as it may be linked, or null.
  function safeLink(text) {
    try {
      const url = new URL(String(text).trim());
      return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
    } catch {
      return null;
    }
  }

  // A source and its licence in one sentence, as geo/attribution.py writes it.
  const creditText = ({ text, licence }, stop = ".") => `${text.replace(/\.$/, "")}${licence ? ` (${licence})` : ""}${stop}`;

  Object.assign(sm, { placeName, countryName, safeLink, creditText });
})((globalThis.sistermap ??= {}));
