// What must always be readable on the map: whose data it is, that borders are no opinion.
(function (sm) {
  "use strict";

  function showNotes(map, data) {
    const box = sourceNote(data);
    map.getContainer().append(box);
    L.DomEvent.disableClickPropagation(box);
  }

  function sourceNote({ meta }) {
    const line = document.createElement("div");
    line.className = "sm-sources";
    for (const source of meta.attribution || []) {
      const link = source.url && sm.safeLink(source.url);
      const entry = document.createElement(link ? "a" : "span");
      if (link) Object.assign(entry, { href: link, rel: "noopener noreferrer", target: "_blank" });
      entry.textContent = sm.creditText(source);
      line.append(entry, " ");
    }
    return line;
  }

  Object.assign(sm, { showNotes });
})((globalThis.sistermap ??= {}));
