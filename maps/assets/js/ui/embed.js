// A page in another page's iframe: a bar with its headline, the map, a foot; the host scrolls over it and may choose
// what is shown.
(function (sm) {
  "use strict";

  const LIKED = 0.62, LOWEST = 320, HIGHEST = 720; // the height that is sent to the host, as a part of the width; px

  // What the address says of a page in an iframe: "?embed=1" makes any page slim, "?full=1" an embedded one whole;
  // "title=0" and "legend=0" leave those out. A page in a document that has the headline itself has no title at all.
  function readEmbed(meta, search) {
    const given = new URLSearchParams(search), isOff = (key) => given.get(key) === "0";
    if (given.get("full") === "1" || (!meta.embed && given.get("embed") !== "1")) return null;
    return { title: !isOff("title") && meta.embed?.title !== false, legend: !isOff("legend") };
  }

  // The host may send {sistermap: "set", hash: "kind=mou&lang=ko"}: what readPermalink lets through, as an address would.
  function startEmbed(root, data, store, map, host = window.parent) {
    letHostScroll(root, map);
    if (host === window) return;
    let sent = 0;
    const send = () => {
      const height = Math.round(Math.min(HIGHEST, Math.max(LOWEST, root.clientWidth * LIKED)));
      if (height !== sent) host.postMessage({ sistermap: "size", height: (sent = height) }, "*");
    };
    send();
    addEventListener("resize", send);
    addEventListener("message", ({ source, data: message }) => {
      if (source !== host || !message || message.sistermap !== "set" || typeof message.hash !== "string") return;
      store.set(sm.readPermalink(data, message.hash, { langs: Object.keys(data.meta.texts || {}) }));
    });
  }

  // A wheel alone and one finger scroll the host's page; Ctrl (or a pinch on a touchpad) and two fingers move the map.
  function letHostScroll(root, map) {
    root.querySelector(".sm-stage").addEventListener("wheel", (event) => event.ctrlKey || event.metaKey || event.stopPropagation(), { capture: true, passive: true });
    if (matchMedia("(pointer: coarse)").matches) map.dragging.disable();
  }

  // The bar: headline, full screen, and the whole map in a window of its own.
  function makeEmbedBar({ data, root, store, follow }) {
    const { embed } = data.meta, { lang } = store.get();
    root.classList.toggle("sm-no-title", !embed.title);
    const title = sm.el("h1", {}, sm.headline(data, lang).map(({ text, home }) => sm.el("span", { class: home ? "sm-home-name" : null }, text)));
    const whole = sm.el("a", { class: "sm-whole", target: "_blank", rel: "noopener" }, sm.el("span", {}, sm.translate("embed.full")), sm.el("span", { "aria-hidden": "true" }, " ↗"));
    follow(["filters", "selection", "lang", "theme", "mapView"], () => (whole.href = wholeAddress(data, store)));
    const hasAddress = /^(https?|file):$/.test(location.protocol);
    const screen = document.fullscreenEnabled && sm.button("⛶", () => (document.fullscreenElement ? document.exitFullscreen() : root.requestFullscreen()), { class: "sm-screen", "aria-label": sm.translate("embed.screen"), title: sm.translate("embed.screen") });
    return [embed.title && title, hasAddress && whole, screen];
  }

  function wholeAddress(data, store) {
    const address = new URL(location.href);
    address.search = "?full=1";
    address.hash = sm.writePermalink(data, { ...store.get(), view: null }, {});
    return address.href;
  }

  // The foot: kinds as they are drawn, whose data it is, how the map is moved.
  function makeEmbedFoot(part) {
    const { data, follow } = part, { embed } = data.meta, kinds = sm.lineColumn(data)?.values ?? [];
    const legend = sm.el("ul", { class: "sm-embed-kinds" }), coarse = matchMedia("(pointer: coarse)").matches;
    follow(["theme"], (state) => {
      const dark = sm.isDark(state);
      legend.replaceChildren(...kinds.slice(0, 9).map((kind) => sm.el("li", {}, sm.swatch(data, kind, dark), sm.valueName(data, sm.lineFacet(data), kind))));
    });
    return [embed.legend && kinds.length > 1 && legend, sm.makeAttribution(part), sm.el("p", {}, sm.translate(coarse ? "embed.fingers" : "embed.wheel"))];
  }

  Object.assign(sm, { readEmbed, startEmbed, makeEmbedBar, makeEmbedFoot });
})((globalThis.sistermap ??= {}));
