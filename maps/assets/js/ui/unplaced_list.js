// What is not drawn, whole: the row, the name, why, and every column of the office's.
(function (sm) {
  "use strict";

  const MOST = 500;

  function makeUnplaced({ data, store }, page) {
    const { lang } = store.get();
    page.append(sm.el("p", { class: "sm-soft" }, sm.say("unplaced.why")));
    page.append(sm.el("ol", {}, data.unplaced.slice(0, MOST).map((row) => item(row))));
    if (data.unplaced.length > MOST) page.append(sm.el("p", { class: "sm-soft" }, sm.say("card.more", { n: sm.formatNumber(data.unplaced.length - MOST, lang) })));
  }

  function item({ row, sheet, name, country, verdict, reason, columns }) {
    const where = [sheet, sm.say("card.row", { n: row })].filter(Boolean).join(", ");
    const facts = Object.entries(columns || {}).filter(([, value]) => value);
    const list = sm.el("dl", {});
    for (const [key, value] of facts) list.append(sm.el("dt", {}, key), sm.el("dd", {}, sm.linked(String(value))));
    return sm.el("li", {},
      sm.el("strong", {}, [name, country].filter(Boolean).join(", ") || "–"),
      sm.el("span", { class: "sm-soft" }, ` ${sm.say(`verdict.${verdict}`)} · ${where}`),
      sm.el("p", { lang: "en", dir: "ltr" }, reason),
      facts.length > 0 && sm.el("details", {}, sm.el("summary", {}, sm.say("unplaced.columns")), list),
    );
  }

  Object.assign(sm, { makeUnplaced });
})((globalThis.sistermap ??= {}));
