// A panel of last resort: title, totals, legend and a list, where the page has no other.
(function (sm) {
  "use strict";

  const MOST_ROWS = 2000;

  function startPlainPanel(root, data, store) {
    const panel = root.querySelector(".sm-panel");
    const { meta, ties } = data;
    panel.append(
      text("h1", meta.title),
      text("p", `${sm.countTies(ties.n, meta.lang)} · ${data.places.n} places · ${data.memberships.length} memberships`),
      legend(data, store),
      table(data, store),
      unplaced(data),
    );
  }

  function text(tag, content) {
    const element = document.createElement(tag);
    element.textContent = content;
    return element;
  }

  function legend({ meta }, store) {
    const list = document.createElement("ul");
    list.className = "sm-plain-legend";
    for (const [kind, { label }] of Object.entries(meta.kinds)) {
      const item = text("li", label), mark = document.createElement("i");
      mark.style.background = sm.kindColour({ meta }, kind, sm.isDark(store.get()));
      item.prepend(mark);
      list.append(item);
    }
    return list;
  }

  function table(data, store) {
    const { ties } = data;
    const body = document.createElement("tbody");
    for (let i = 0; i < Math.min(ties.n, MOST_ROWS); i++) {
      const row = document.createElement("tr");
      const choose = document.createElement("button");
      choose.type = "button";
      choose.textContent = sm.placeName(data, ties.from[i], data.meta.lang);
      choose.addEventListener("click", () => store.set({ selection: { tie: i, place: null, compare: null } }));
      const first = document.createElement("td");
      first.append(choose);
      row.append(first, text("td", sm.placeName(data, ties.to[i], data.meta.lang)), text("td", sm.kindWord(data, i)), text("td", sm.sinceText(ties, i)));
      body.append(row);
    }
    const whole = document.createElement("table");
    whole.append(body);
    return whole;
  }

  function unplaced(data) {
    const list = document.createElement("ul");
    for (const { row, reason } of data.unplaced.slice(0, MOST_ROWS)) list.append(text("li", `${row}: ${reason}`));
    return list;
  }

  Object.assign(sm, { startPlainPanel });
})((globalThis.sistermap ??= {}));
