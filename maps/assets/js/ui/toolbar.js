// What a reader takes away, and how the page looks: link, table, picture, print, language, theme.
(function (sm) {
  "use strict";

  const THEMES = [null, "light", "dark"];

  function makeToolbar({ root, data, store, map, follow }) {
    const status = sm.el("span", { role: "status", class: "sm-unseen" });
    const announce = (key) => (status.textContent = sm.translate(key));
    const file = fileName(sm.headlineText(data, store.get().lang));
    const tools = sm.el("div", { class: "sm-tools" },
      sm.button(sm.translate("tool.link"), () => copy(location.href).then(() => announce("tool.copied"))),
      sm.button(sm.translate("tool.copy"), () => copy(sm.toTsv(sm.tieTable(data, seen(data, store), store.get().lang))).then(() => announce("tool.copied"))),
      sm.button("CSV", () => save(new Blob([sm.toCsv(sm.tieTable(data, seen(data, store), store.get().lang))], { type: "text/csv" }), `${file}.csv`), { "aria-label": sm.translate("tool.csv"), title: sm.translate("tool.csv") }),
      sm.button("PNG", async () => save(await map.sistermap.exportPng(), `${file}.png`), { "aria-label": sm.translate("tool.png"), title: sm.translate("tool.png") }),
      sm.button(sm.translate("tool.print"), () => sm.printPage(root, data, store, map)),
      sm.button(sm.translate("tool.fit"), () => map.sistermap.fit()),
      themeButton(store, follow),
      languageList(data, store),
      status,
    );
    return tools;
  }

  const seen = (data, store) => sm.visibleRows(Int32Array.from({ length: data.ties.n }, (_, i) => i), store.visible);

  const fileName = (title) => title.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").trim().slice(0, 80) || "sistermap";

  function themeButton(store, follow) {
    const toggle = sm.button("", () => store.set({ theme: THEMES[(THEMES.indexOf(store.get().theme) + 1) % THEMES.length] }));
    follow(["theme"], ({ theme }) => (toggle.textContent = sm.translate(`theme.${theme || "auto"}`)));
    return toggle;
  }

  function languageList(data, store) {
    const tags = Object.keys(data.meta.texts || {});
    if (tags.length < 2) return null;
    const list = sm.el("select", { "aria-label": sm.translate("tool.language"), onchange: () => store.set({ lang: list.value }) });
    for (const tag of tags) list.append(sm.el("option", { value: tag, lang: tag }, data.meta.texts[tag]["language.name"] || tag));
    list.value = store.get().lang;
    return list;
  }

  function save(blob, name) {
    const link = sm.el("a", { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  // A page from disk may have no clipboard; an unseen text field still copies.
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = sm.el("textarea", { class: "sm-unseen", value: text });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  Object.assign(sm, { makeToolbar });
})((globalThis.sistermap ??= {}));
