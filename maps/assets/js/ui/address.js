// The address behind "#" and the page's state, one following the other; what a host page may ask of an embedded one.
(function (sm) {
  "use strict";

  // What the address asks for when the page opens. "?" serves those who embed; "#" is what readers share.
  function openedState(data) {
    const langs = Object.keys(data.meta.texts || {});
    const asked = sm.readPermalink(data, location.search, { langs });
    const shared = sm.readPermalink(data, location.hash, { langs });
    return { ...asked, ...shared };
  }

  function followAddress(data, store) {
    const opened = { lang: data.meta.lang, theme: null };
    const langs = Object.keys(data.meta.texts || {});
    let written = location.hash, waiting = 0;
    store.subscribe((state, changed) => {
      if (![...changed].some((key) => key !== "hover")) return;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        written = `#${sm.writePermalink(data, store.get(), opened)}`;
        try {
          history.replaceState(null, "", written);
        } catch {
          /* an embedded page without an address of its own */
        }
      }, 250);
    });
    addEventListener("hashchange", () => location.hash !== written && store.set(sm.readPermalink(data, location.hash, { langs })));
  }

  // An embedded page tells its host how tall it would like to be, and takes "#…" texts from it: nothing else.
  function tellHost(root, data, store) {
    if (parent === window) return;
    const langs = Object.keys(data.meta.texts || {});
    new ResizeObserver(sm.oncePerFrame(() => {
      parent.postMessage({ sistermap: { height: Math.ceil(Math.min(1200, Math.max(360, root.clientWidth * 0.62))) } }, "*");
    })).observe(root);
    addEventListener("message", ({ source, data: message }) => {
      const text = source === parent && message && typeof message.sistermap === "string" ? message.sistermap : null;
      if (text !== null) store.set(sm.readPermalink(data, text, { langs }));
    });
  }

  Object.assign(sm, { openedState, followAddress, tellHost });
})((globalThis.sistermap ??= {}));
