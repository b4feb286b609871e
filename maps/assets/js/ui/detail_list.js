// Parts that cards are made of: the list of details, and a cell of the user's shown for what it is.
(function (sm) {
  "use strict";

  // [[key of the label, or the label itself where `own` is true, value, own]]; what has no value is left out.
  function detailList(details) {
    const list = sm.el("dl", {});
    for (const [name, value, own] of details) {
      if (value) list.append(sm.el("dt", {}, own ? sm.el("bdi", {}, name) : sm.translate(name)), sm.el("dd", {}, sm.el("bdi", {}, value)));
    }
    return list.childElementCount ? list : null;
  }

  function linked(text, label = text) {
    const link = text && sm.safeLink(text);
    return link ? sm.el("a", { href: link, rel: "noopener noreferrer", target: "_blank" }, label) : text;
  }

  // A picture as a picture, an address as a link, everything else as the text it is.
  function shownCell(text, name) {
    if (sm.isPicture(text)) return sm.el("img", { src: text, alt: name, class: "sm-picture" });
    const link = sm.safeLink(text);
    return link ? linked(text, sm.linkLabel(link)) : text;
  }

  // Each word in a direction of its own: Latin names among Arabic words do not change places.
  const apart = (words, between) => words.filter(Boolean).flatMap((word, at) => [at ? between : "", sm.el("bdi", {}, word)]);

  const placeButton = (data, store, p) => sm.button(sm.placeName(data, p, store.get().lang), () => store.set({ selection: sm.selectionOf(data, { place: p }) }), { class: "sm-link" });

  Object.assign(sm, { detailList, linked, shownCell, apart, placeButton });
})((globalThis.sistermap ??= {}));
