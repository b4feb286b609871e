// A list with one home: the home, and the places that it is tied to.
(function (sm) {
  "use strict";

  const isHomeList = (data) => data.home >= 0;

  // The partners of the home, in the order in which their first ties come in the file, without the home itself.
  function partnersOfHome(data) {
    const { from, to, n } = data.ties, partners = new Set();
    for (let i = 0; i < n; i++) {
      if (from[i] === data.home) partners.add(to[i]);
      else if (to[i] === data.home) partners.add(from[i]);
    }
    partners.delete(data.home);
    return [...partners];
  }

  Object.assign(sm, { isHomeList, partnersOfHome });
})((globalThis.sistermap ??= {}));
