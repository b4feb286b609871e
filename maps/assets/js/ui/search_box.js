// Search with suggestions: a combobox as the ARIA practices describe it.
(function (sm) {
  "use strict";

  const FEW_LINES = 20; // a list as short is read, not searched

  const hasSearch = (data) => sm.countListed(data, new Uint8Array(data.ties.n)).all > FEW_LINES;

  function makeSearch(part) {
    const { root, data, store } = part;
    if (!hasSearch(data)) return null;
    const listId = `${root.id}-found`;
    const input = sm.el("input", {
      type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": listId, "aria-autocomplete": "list",
      "aria-label": sm.translate("search.label"), placeholder: sm.translate("search.label"), autocomplete: "off", spellcheck: "false",
    });
    const list = sm.el("ul", { role: "listbox", id: listId, "aria-label": sm.translate("search.label"), hidden: true });
    const status = sm.el("span", { class: "sm-unseen", role: "status" });
    const nothing = sm.makeNothing("list.none", "search.clear", () => {
      input.value = "";
      show();
      input.focus();
    });
    let found = [], at = -1;

    const show = () => {
      found = sm.suggest(data, input.value, { names: (facet, value) => sm.valueName(data, facet, value) });
      list.replaceChildren(...found.map((hit, i) => option(data, store, hit, `${listId}-${i}`, () => take(hit))));
      list.hidden = !found.length;
      nothing.hidden = found.length > 0 || !input.value.trim();
      input.setAttribute("aria-expanded", String(Boolean(found.length)));
      status.textContent = input.value ? sm.translate("search.found", { count: found.length, n: found.length }) : "";
      move(-1);
    };
    const move = (to) => {
      at = to;
      [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
      if (at < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", `${listId}-${at}`);
    };
    const close = () => {
      list.hidden = true;
      nothing.hidden = true;
      input.setAttribute("aria-expanded", "false");
      move(-1);
    };
    const take = (hit) => {
      input.value = "";
      close();
      if (hit.type === "place") store.set({ selection: sm.selectionOf(data, { place: hit.value }) });
      else if (hit.type === "title") store.set({ filters: { text: hit.value } });
      else store.set({ filters: sm.toggleValue(store.get().filters, hit.type, hit.value) });
    };
    input.addEventListener("input", sm.oncePerFrame(show));
    nothing.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    input.addEventListener("blur", (event) => nothing.contains(event.relatedTarget) || close());
    nothing.addEventListener("focusout", (event) => event.relatedTarget === input || close());
    input.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && found.length) move((at + step + found.length) % found.length);
      else if (event.key === "Enter" && found.length) take(found[Math.max(0, at)]);
      else if (event.key === "Enter" && input.value) store.set({ filters: { text: input.value } });
      else if (event.key === "Escape" && (!list.hidden || !nothing.hidden)) close();
      else return;
      event.preventDefault();
    });
    return sm.el("div", { class: "sm-find" }, sm.el("div", { class: "sm-search" }, input, list, nothing, status), sm.makeFilterButton(part));
  }

  function option(data, store, { type, value }, id, take) {
    const { lang } = store.get();
    const label = type === "place" ? sm.placeName(data, value, lang) : type === "title" ? value : sm.valueName(data, type, value);
    const beside = type === "place" ? placeBeside(data, value, lang) : sm.translate(`facet.${type}`);
    const item = sm.el("li", { role: "option", id, "aria-selected": "false" }, sm.el("span", {}, label), sm.el("span", { class: "sm-soft" }, beside));
    item.addEventListener("pointerdown", (event) => (event.preventDefault(), take()));
    return item;
  }

  // The other script's name and the country distinguish namesakes.
  function placeBeside(data, p, lang) {
    const { places } = data;
    const other = places.local[p] && places.local[p] !== sm.placeName(data, p, lang) ? places.local[p] : "";
    return [other, sm.countryName(data, places.country[p], lang)].filter(Boolean).join(" · ");
  }

  Object.assign(sm, { makeSearch, hasSearch, placeBeside });
})((globalThis.sistermap ??= {}));
