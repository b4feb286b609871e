// Why a row is not mapped, in the reader's language: the same templates and the same rules as geo/reasons.py.
(function (sm) {
  "use strict";

  const LARGEST = 1e15; // a number that is larger is none of ours

  // The sentences of a code: its own, and one for each "also.…" whose parameter is given. null where there is none.
  function reasonSentence(words, code, params, lang) {
    const own = template(words, code, params, lang);
    if (own === null) return null;
    const also = Object.keys(words).filter((key) => key.startsWith("also.") && key.slice(5) in params).map((key) => words[key]);
    return [own, ...also].map((text) => fill(text, (name) => shown(params[name], words))).join(words.between);
  }

  // What is written of a row of the unplaced list: {text, lang}, lang where it is not the reader's.
  function unplacedReason(data, row, lang) {
    const words = data.reasons[lang] || data.reasons.en;
    const why = (code, params) => (words && code ? reasonSentence(words, code, parse(params), lang) : null);
    const texts = [why(row.reasonCode, row.reasonParams), why(row.otherReasonCode, row.otherReasonParams)];
    if (texts[0] === null) return { text: row.reason, lang: "en" };
    return { text: texts.filter((text) => text !== null).join(words.between), lang: words === data.reasons[lang] ? null : "en" };
  }

  function template(words, code, params, lang) {
    const forms = "count" in params ? [`${code}.${plural(params.count, lang)}`, `${code}.other`, code] : [code];
    const found = forms.find((form) => Object.hasOwn(words, form));
    return found === undefined ? null : words[found];
  }

  const plural = (count, lang) => (Number.isInteger(count) ? new Intl.PluralRules(lang).select(count) : "other");

  function parse(text) {
    try {
      const params = JSON.parse(text || "{}");
      return params && typeof params === "object" ? params : {};
    } catch {
      return {};
    }
  }

  const fill = (text, value) => text.replace(/\{(\w+)\}/g, (whole, name) => value(name) ?? "…");

  function shown(value, words) {
    if (value === undefined) return undefined;
    if (value && typeof value === "object") return place(value, words);
    if (typeof value === "number") {
      if (Math.abs(value) >= LARGEST) return "…";
      const whole = String(Math.round(value)), figures = whole.replace("-", "").length;
      return figures < Number(words["number.grouped_from"]) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, words["number.group"]);
    }
    return typeof value === "string" ? value : "";
  }

  // A place with its level, region and country.
  function place(value, words) {
    const level = `place.${value.level}`;
    const text = (value.region && words[`${level}.in`]) || words[level] || words.place;
    return fill(text, (name) => (name in value ? (typeof value[name] === "string" ? value[name] : "") : undefined));
  }

  Object.assign(sm, { reasonSentence, unplacedReason });
})((globalThis.sistermap ??= {}));
