// A page in another page's iframe: it sends the host the height it wants, and lets it choose what is shown.
(function (sm) {
  "use strict";

  // The host may send {sistermap: "set", hash: "kind=mou&lang=ko"}: what readPermalink lets through, as an address would.
  function startEmbed(root, data, store, host = window.parent) {
    if (host === window) return;
    let sent = 0;
    const send = () => {
      const height = Math.round(Math.min(720, Math.max(320, root.clientWidth * 0.62)));
      if (height !== sent) host.postMessage({ sistermap: "size", height: (sent = height) }, "*");
    };
    send();
    addEventListener("resize", send);
    addEventListener("message", ({ source, data: message }) => {
      if (source !== host || !message || message.sistermap !== "set" || typeof message.hash !== "string") return;
      store.set(sm.readPermalink(data, message.hash, { langs: Object.keys(data.meta.texts || {}) }));
    });
  }

  // Title and kinds over the map, as an embedded page has no panel.
  function showCaption(map, data, store) {
    const box = document.createElement("div");
    box.className = "sm-caption";
    const title = document.createElement("h1");
    title.textContent = data.meta.title;
    box.append(title);
    map.getContainer().append(box);
    const list = document.createElement("ul");
    box.append(list);
    const write = () => {
      list.replaceChildren(...Object.keys(data.meta.kinds).slice(0, 9).map((kind) => {
        const item = document.createElement("li"), mark = document.createElement("i");
        mark.style.background = sm.kindColour(data, kind, sm.isDark(store.get()));
        item.append(mark, sm.valueName(data, "kind", kind));
        return item;
      }));
    };
    write();
    store.subscribe((state, changed) => (changed.has("theme") || changed.has("lang")) && write());
  }

  Object.assign(sm, { startEmbed, showCaption });
})((globalThis.sistermap ??= {}));
