// Numbers, and how many ties, in the reader's language.
(function (sm) {
  "use strict";

  const formats = new Map();

  function formatNumber(value, lang) {
    if (!formats.has(lang)) formats.set(lang, new Intl.NumberFormat(lang || "en"));
    return formats.get(lang).format(value);
  }

  const countTies = (n, lang) => sm.translate("totals.ties", { count: n, n: formatNumber(n, lang) });

  // "318 ties between 41 places"
  const countBoth = (ties, places, lang) => sm.translate("map.count", { count: places, ties: countTies(ties, lang), places: formatNumber(places, lang) });

  // "and 12 more"
  const countMore = (n, lang) => sm.translate("card.more", { count: n, n: formatNumber(n, lang) });

  Object.assign(sm, { formatNumber, countTies, countBoth, countMore });
})((globalThis.sistermap ??= {}));
