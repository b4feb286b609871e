// The address behind "#" and the page's state, one following the other.
(function (sm) {
  "use strict";

  // The state that the address names when the page opens. "?" serves those who embed; "#" is what readers share.
  function openedState(data) {
    const langs = Object.keys(data.meta.texts || {});
    const embedded = sm.readPermalink(data, location.search, { langs });
    const shared = sm.readPermalink(data, location.hash, { langs });
    const state = { ...embedded, ...shared };
    sm.useTexts(data.meta.texts, state.lang || data.meta.lang);
    return state;
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

  Object.assign(sm, { openedState, followAddress });
})((globalThis.sistermap ??= {}));
