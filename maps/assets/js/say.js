// The engine's own words, for a page without the panel's texts. sm.say(key, params) of the panel replaces them.
(function (sm) {
  "use strict";

  const ENGLISH = {
    "map.ties.one": "{n} tie", "map.ties.other": "{n} ties",
    "map.count": "{ties} between {places} places",
    "map.drawn": "drawn as {bands} bands",
    "map.every": "Show every tie", "map.gather": "Gather ties",
    "map.fit": "Show all", "map.more": "and {n} more",
    "map.place": "{ties}", "map.label": "Map of ties. Arrow keys move it, + and − zoom; the list holds every tie.",
  };

  function words(key, params = {}) {
    if (sm.say) {
      const said = sm.say(key, params);
      if (said && said !== key) return said;
    }
    return fill(ENGLISH[key] || ENGLISH[`${key}.${params.count === 1 ? "one" : "other"}`] || key, params);
  }

  const fill = (text, params) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in params ? params[name] : whole));

  const number = (value, lang) => new Intl.NumberFormat(lang || "en").format(value);

  const countTies = (n, lang) => words("map.ties", { count: n, n: number(n, lang) });

  Object.assign(sm, { words, formatNumber: number, countTies });
})((globalThis.sistermap ??= {}));
