// The page's words in the reader's language; what a language lacks is in English.
(function (sm) {
  "use strict";

  let texts = {}, lang = "en", rules = new Intl.PluralRules("en");

  function useTexts(all, tag) {
    texts = all || {};
    lang = tag;
    rules = new Intl.PluralRules(tag);
  }

  // The words for `key`. params.count chooses the plural form "key.one", "key.other" …; {name} becomes params.name.
  function translate(key, params = {}) {
    const forms = "count" in params ? [`${key}.${rules.select(params.count)}`, `${key}.other`] : [key];
    const text = find(...forms);
    if (text === undefined) return key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? String(params[name]) : whole));
  }

  // The first of some keys that the reader's language has words for, or else English.
  function find(...keys) {
    for (const words of [texts[lang], texts.en]) for (const key of keys) if (words?.[key] !== undefined) return words[key];
    return undefined;
  }

  // Which way the reader's language is written, "ltr" or "rtl".
  const textDirection = () => translate("language.direction");

  // "1998", "1998-04" or "1998-04-21" as the reader's language writes it, no more precise than it is known.
  function dateText(text, tag = lang) {
    const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text || "");
    if (!found) return text || "";
    const [, year, month, day] = found;
    const options = { year: "numeric", timeZone: "UTC", ...(month && { month: "long" }), ...(day && { day: "numeric" }) };
    const date = new Date(Date.UTC(2000, (month || 1) - 1, day || 1));
    date.setUTCFullYear(+year); // Date.UTC takes 0 to 99 for 1900 to 1999
    const isNone = date.getUTCMonth() + 1 !== +(month || 1) || date.getUTCDate() !== +(day || 1);
    if (isNone) return text;
    return month ? new Intl.DateTimeFormat(tag, { calendar: "gregory", ...options }).format(date) : year;
  }

  // What a value of a facet is called; "" where the file states none.
  function valueName(data, facet, value) {
    if (!value) return translate("facet.none");
    if (facet === "country") return sm.countryName(data, value, lang);
    return find(`${facet}.${value}`) ?? value;
  }

  Object.assign(sm, { useTexts, translate, textDirection, dateText, valueName });
})((globalThis.sistermap ??= {}));
