// The foot of the panel: what a reader takes away, the language, and how the page looks. On a phone all of it is in one
// menu, one part below the other.
(function (sm) {
  "use strict";

  function makeToolbar(part) {
    const status = sm.el("span", { role: "status", class: "sm-unseen" });
    const groups = [["share", sm.shareTools(part, status)], ["download", sm.downloadTools(part, status)], ["more", sm.moreTools(part)]];
    const language = makeLanguages(part);
    if (part.narrow) {
      const sections = groups.map(([name, tools]) => sm.el("section", {}, name !== "more" && sm.el("h3", {}, sm.translate(`tool.${name}`)), tools));
      return sm.el("div", { class: "sm-tools sm-tools-all" }, language, sections, status);
    }
    const [share, download, more] = groups.map(([name, tools]) => sm.makePopover(part, { name, label: sm.translate(`tool.${name}`), attributes: { class: `sm-tool sm-tool-${name}`, title: name === "more" ? sm.translate("tool.more") : null } }, tools));
    return sm.el("div", { class: "sm-tools" }, share, download, language, more, status);
  }

  // The language's own name is what is seen of it.
  function makeLanguages({ root, data, store }) {
    const tags = Object.keys(data.meta.texts || {});
    if (tags.length < 2) return null;
    const list = sm.el("select", { class: "sm-language", "aria-label": sm.translate("tool.language"), onchange: () => {
      store.set({ lang: list.value });
      root.querySelector(".sm-language")?.focus(); // the parts of the page are new
    } });
    for (const tag of tags) list.append(sm.el("option", { value: tag, lang: tag }, data.meta.texts[tag]["language.name"] || tag));
    list.value = store.get().lang;
    return list;
  }

  Object.assign(sm, { makeToolbar });
})((globalThis.sistermap ??= {}));
