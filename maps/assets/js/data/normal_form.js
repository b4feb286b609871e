// Normal forms of Unicode in time that is linear in the text: geo/normal_forms.py has the same.
(function (sm) {
  "use strict";

  // Browsers take the square of the number of marks on one letter: 20 s for 80,000. Among more than 30 a joiner is put,
  // as the Stream-Safe Text Format of Unicode does.
  const SHORT = 300, MANY_MARKS = /\p{M}{30}(?=\p{M})/gu;

  function normalForm(form, text) {
    return (text.length > SHORT ? text.replace(MANY_MARKS, "$&\u034f") : text).normalize(form);
  }

  Object.assign(sm, { normalForm });
})((globalThis.sistermap ??= {}));
