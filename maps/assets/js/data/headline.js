// The headline and the line below it, in the reader's language: the user's own, else what maps/headline.py counts.
(function (sm) {
  "use strict";

  const HOME = "\u0001", SHORT = "\u0002"; // hold the place of home's name, and of what is left of it behind an article
  const ARTICLE = /^Les? /, VOWEL = /^(?:[aeiouœæ]|y(?![aeiou]))/i;

  // [{text, home}] in the order in which they are read; home is true for the name of the home.
  function headline(data, lang) {
    const { title, headline: summary } = data.meta;
    if (title || !summary) return [{ text: title || "", home: false }];
    const home = "home" in summary ? sm.placeName(data, summary.home, lang) : "";
    const [before, rest] = afterDe(home), names = { [HOME]: home, [SHORT]: rest };
    const text = sm.translate(`headline.${summary.key}`, { ...paramsOf(data, summary, lang), home: HOME, of_home: before + SHORT });
    return text.split(/([\u0001\u0002])/).filter(Boolean).map((part) => ({ text: names[part] ?? part, home: part in names }));
  }

  // French "de" and "à" before a name, and what is left of it: maps/headline.py has the same.
  function afterDe(name) {
    const article = ARTICLE.exec(name)?.[0];
    if (article) return [article === "Le " ? "du " : "des ", name.slice(article.length)];
    return [VOWEL.test(sm.normalForm("NFD", name)) ? "d’" : "de ", name];
  }

  function afterA(name) {
    const article = ARTICLE.exec(name)?.[0];
    return article ? [article === "Le " ? "au " : "aux ", name.slice(article.length)] : ["à ", name];
  }

  // The dates and countries of a home list, or how many places a list with several homes has; "" where neither is known.
  function subline(data, lang) {
    const { subtitle, headline: summary } = data.meta;
    if (subtitle || !summary) return subtitle || "";
    const { countries = 0 } = summary, ends = endsOf(data, summary, lang);
    const params = { ...ends, count: countries, n: sm.formatNumber(countries, lang) };
    if ("places" in summary) return sm.translate("headline.between", params);
    const parts = [summary.first && sm.translate("headline.span", ends), countries > 1 && sm.translate("headline.countries", params)];
    const text = parts.filter(Boolean).join(sm.translate("headline.comma"));
    return text.charAt(0).toLocaleUpperCase(lang) + text.slice(1);
  }

  function paramsOf(data, summary, lang) {
    const number = (value) => (value === undefined ? "" : sm.formatNumber(value, lang));
    return { count: summary.count, n: number(summary.count), network: summary.network, networks: number(summary.networks) };
  }

  function endsOf(data, summary, lang) {
    const params = { places: sm.formatNumber(summary.places ?? 0, lang) };
    for (const end of ["first", "last"]) {
      if (!summary[end]) continue;
      const [who, year] = summary[end], name = typeof who === "string" ? who : sm.placeName(data, who, lang);
      Object.assign(params, { [end]: name, [`of_${end}`]: afterDe(name).join(""), [`to_${end}`]: afterA(name).join(""), [`${end}Year`]: String(year) });
    }
    return params;
  }

  const headlineText = (data, lang) => headline(data, lang).map(({ text }) => text).join("");

  Object.assign(sm, { headline, subline, headlineText });
})((globalThis.sistermap ??= {}));
