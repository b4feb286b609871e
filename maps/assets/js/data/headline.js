// The headline and what is below it.
(function (sm) {
  "use strict";

  const headline = (data) => [{ text: data.meta.title, home: false }];
  const subline = () => "";
  const headlineText = (data, lang) => sm.headline(data, lang).map(({ text }) => text).join("");
  const sublineText = (data, lang) => sm.subline(data, lang);

  Object.assign(sm, { headline, subline, headlineText, sublineText });
})((globalThis.sistermap ??= {}));
