// What a reader takes away: the link, the picture, the table, the page on paper.
(function (sm) {
  "use strict";

  const NOTICE_MS = 1600;

  const item = (label, work, attributes = {}) => sm.button(label, work, { class: "sm-item", ...attributes });

  function shareTools({ data, store }, status) {
    const link = item(sm.translate("tool.link"), () => copy(location.href).then(() => say(link, status)), { "data-stays": true });
    const share = () => navigator.share({ title: document.title, text: sm.headlineText(data, store.get().lang), url: location.href }).catch(() => {}); // the reader changed their mind
    return [link, navigator.share && item(sm.translate("tool.shareWith"), share)];
  }

  function downloadTools({ data, store, map }, status) {
    const table = () => sm.tieTable(data, sm.visibleRows(store.get().listOrder || Int32Array.from({ length: data.ties.n }, (_, i) => i), store.visible), store.get().lang);
    const name = (end) => `${fileName(sm.headlineText(data, store.get().lang))}${end}`;
    const picture = (format) => item(sm.translate("tool.image", { format }), async () => save(await map.sistermap.exportPng({ format }), name(` ${format.replace(":", "x")}.png`)));
    const copied = item(sm.translate("tool.copy"), () => copy(sm.toTsv(table())).then(() => say(copied, status)), { "data-stays": true });
    return [
      ...sm.PNG_FORMATS.map(picture),
      data.ties.n > 0 && [
        item(sm.translate("tool.table", { format: ".xlsx" }), () => save(new Blob([sm.toXlsx(table())], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }), name(".xlsx"))),
        item(sm.translate("tool.table", { format: ".csv" }), () => save(new Blob([sm.toCsv(table())], { type: "text/csv" }), name(".csv"))),
        copied,
      ],
      item(sm.translate("tool.print"), () => print()),
    ].flat();
  }

  // Shown where it was pressed, and announced to those who cannot see it.
  function say(button, status) {
    const label = button.textContent;
    button.textContent = status.textContent = sm.translate("tool.copied");
    setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, NOTICE_MS);
  }

  const fileName = (title) => title.replace(/[\\/:*?"<>|\s\u0000-\u001f]+/g, " ").trim().slice(0, 80) || "sistermap";

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

  Object.assign(sm, { shareTools, downloadTools });
})((globalThis.sistermap ??= {}));
