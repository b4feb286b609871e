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
    const hash = () => `#${sm.writePermalink(data, store.get(), opened)}`;
    const write = () => {
      clearTimeout(waiting);
      written = hash();
      change("replaceState", history.state, written);
    };
    store.subscribe((state, changed) => {
      if (![...changed].some((key) => key !== "hover")) return;
      clearTimeout(waiting);
      waiting = setTimeout(write, 250);
    });
    const read = () => store.set(sm.readPermalink(data, location.hash, { langs }));
    addEventListener("hashchange", () => location.hash !== written && read());
    leaveByBack(store, write, hash);
  }

  // Back closes the card: its first opening is a step in the history, which closing it in any other way takes back.
  // Inside a frame the history is the host's, and stays as it is.
  function leaveByBack(store, write, hash) {
    if (window.parent !== window) return;
    const isOurs = () => Boolean(history.state && history.state.sistermapCard);
    let leaving = false;
    store.subscribe((state, changed) => {
      if (!changed.has("selection")) return;
      const chosen = sm.isChosen(state.selection);
      if (chosen && !isOurs()) change("pushState", { sistermapCard: true }, hash());
      else if (!chosen && isOurs() && !leaving) {
        leaving = true;
        history.back();
      }
    });
    addEventListener("popstate", () => {
      const chosen = sm.isChosen(store.get().selection), left = leaving;
      leaving = false;
      if (isOurs()) return;
      if (left && chosen) return change("pushState", { sistermapCard: true }, hash()); // opened again in between
      if (chosen) store.set({ selection: sm.NOTHING_CHOSEN });
      write();
    });
  }

  function change(how, state, address) {
    try {
      history[how](state, "", address);
    } catch {
      /* a page without an address of its own */
    }
  }

  Object.assign(sm, { openedState, followAddress });
})((globalThis.sistermap ??= {}));
