// What is not mapped, whole: the row, the name, why, and every column of the user's.
(function (sm) {
  "use strict";

  const AT_ONCE = 300; // rows that a press on "more" adds

  function makeUnplaced({ data, store }, page) {
    const { lang } = store.get();
    page.append(sm.el("p", { class: "sm-soft" }, `${sm.translate("unplaced.why")} ${sm.translate("unplaced.todo")}`));
    const list = sm.el("ol", {});
    const more = sm.button("", () => add(), { class: "sm-clear" });
    const add = () => {
      const from = list.childElementCount;
      list.append(...data.unplaced.slice(from, from + AT_ONCE).map((row) => item(row, sm.unplacedReason(data, row, lang), data)));
      const left = data.unplaced.length - list.childElementCount;
      more.hidden = !left;
      more.textContent = sm.countMore(left, lang);
      if (from) list.children[from].scrollIntoView({ block: "nearest" });
    };
    add();
    page.append(list, more);
  }

  function item({ row, sheet, name, country, verdict, columns, change }, why, data) {
    const where = data.meta.public ? "" : [sheet, sm.translate("card.row", { n: row })].filter(Boolean).join(", ");
    const cells = Object.entries(columns || {}).filter(([, value]) => value);
    const list = sm.el("dl", {});
    for (const [key, value] of cells) list.append(sm.el("dt", {}, key), sm.el("dd", {}, sm.el("bdi", {}, sm.linked(String(value)))));
    return sm.el("li", {},
      sm.el("strong", {}, sm.el("bdi", {}, [name, country].filter(Boolean).join(", ") || "–")),
      sm.el("span", { class: "sm-soft" }, ` ${[sm.changeText(data, change), sm.translate(`verdict.${verdict}`), where].filter(Boolean).join(" · ")}`),
      sm.el("p", why.lang ? { lang: why.lang, dir: "ltr" } : {}, why.text),
      cells.length > 0 && sm.el("details", {}, sm.el("summary", {}, sm.translate("unplaced.columns")), list),
    );
  }

  Object.assign(sm, { makeUnplaced });
})((globalThis.sistermap ??= {}));
