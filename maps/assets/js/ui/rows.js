// Lines of a list: sorted by their heads, walked by keys, the chosen one kept in sight. Of a long list only as many are
// in the page as fit the screen.
(function (sm) {
  "use strict";

  const FEW = 300; // as many are in the page at once, each as high as its words
  const ROW_PX = { wide: 40, narrow: 48 }, SPARE = 6; // of longer lists

  // columns: [{key, label, width, sorts, class}]. → {element, show(lines, sort), mark(at)}, where
  // lines = {n, id(at), cells(at), choose(at), hover(at)}.
  function makeRows({ root, store, narrow }, { label, columns, onSort = () => {}, plain = false }) {
    const head = sm.el("div", { role: "row", class: "sm-row sm-row-head" });
    const space = sm.el("div", { class: "sm-space", role: "rowgroup" });
    const grid = sm.el("div", { role: "grid", tabindex: "0", class: "sm-grid", "aria-label": label, "aria-colcount": columns.length });
    grid.style.setProperty("--sm-columns", columns.map(({ width }) => width).join(" "));
    grid.append(sm.el("div", { role: "rowgroup", class: plain ? "sm-grid-head sm-unseen" : "sm-grid-head" }, head), space);
    const list = { root, store, grid, head, space, columns, onSort, rowPx: ROW_PX[narrow ? "narrow" : "wide"], lines: { n: 0 }, active: 0, chosen: -1, made: new Map() };
    const repaint = sm.oncePerFrame(() => paint(list));
    grid.addEventListener("scroll", () => isLong(list) && repaint(), { passive: true });
    new ResizeObserver(() => isLong(list) && repaint()).observe(grid);
    grid.addEventListener("keydown", (event) => event.target === grid && followKey(list, event));
    grid.addEventListener("blur", () => store.get().hover && store.set({ hover: null }));
    const show = (lines, sort = null) => {
      Object.assign(list, { lines, active: Math.max(0, Math.min(list.active, lines.n - 1)), chosen: -1 });
      list.made.clear();
      grid.setAttribute("aria-rowcount", lines.n + 1);
      space.style.height = isLong(list) ? `${lines.n * list.rowPx}px` : "";
      drawHead(list, sort);
      paint(list);
    };
    return { element: grid, show, mark: (at) => mark(list, at) };
  }

  const isLong = ({ lines }) => lines.n > FEW;

  function drawHead({ head, columns, onSort }, sort) {
    const focused = [...head.children].findIndex((cell) => cell.contains(document.activeElement));
    head.replaceChildren(...columns.map(({ key, label, sorts, class: name }) => {
      const order = sort && sort.key === key ? (sort.descending ? "descending" : "ascending") : "none";
      const text = sorts ? sm.button(label, () => onSort({ key, descending: order === "ascending" })) : label;
      return sm.el("span", { role: "columnheader", "aria-sort": sorts ? order : null, class: name }, text);
    }));
    if (focused >= 0) head.children[focused].querySelector("button")?.focus();
  }

  // Rows that are in the page already stay, so that the pointer over one of them does not leave it.
  function paint(list) {
    const { grid, space, lines, made, rowPx } = list, long = isLong(list);
    const top = long ? Math.max(0, Math.floor(grid.scrollTop / rowPx) - SPARE) : 0;
    const bottom = long ? Math.min(lines.n, Math.ceil((grid.scrollTop + (grid.clientHeight || 600)) / rowPx) + SPARE) : lines.n;
    const shown = [];
    for (let at = top; at < bottom; at++) {
      if (!made.has(at)) made.set(at, row(list, at));
      shown.push(made.get(at));
    }
    for (const at of long ? [...made.keys()] : []) if (at < top || at >= bottom) made.delete(at);
    if (shown.length !== space.childElementCount || shown.some((one, k) => one !== space.children[k])) space.replaceChildren(...shown);
    for (const [at, one] of made) {
      one.classList.toggle("sm-active", at === list.active);
      one.setAttribute("aria-selected", String(at === list.chosen));
    }
    if (made.has(list.active)) grid.setAttribute("aria-activedescendant", made.get(list.active).id);
    else grid.removeAttribute("aria-activedescendant");
  }

  function row(list, at) {
    const { root, store, lines, columns, rowPx } = list;
    const line = sm.el("div", {
      role: "row", class: "sm-row", id: `${root.id}-${lines.id(at)}`, "aria-rowindex": at + 2,
      onclick: () => ((list.active = at), lines.choose(at)),
      onpointerenter: () => store.set({ hover: lines.hover(at) }), onpointerleave: () => store.set({ hover: null }),
    });
    line.classList.toggle("sm-fixed", isLong(list));
    if (isLong(list)) Object.assign(line.style, { position: "absolute", height: `${rowPx}px`, transform: `translateY(${at * rowPx}px)` });
    line.append(...lines.cells(at).map((cell, k) => sm.el("span", { role: "gridcell", class: columns[k].class }, cell)));
    return line;
  }

  function mark(list, at) {
    const moved = at >= 0 && at !== list.chosen;
    list.chosen = at;
    if (moved) {
      list.active = at;
      keepInSight(list, at);
    }
    paint(list);
  }

  function followKey(list, event) {
    const { store, grid, lines, active, rowPx } = list;
    const fit = Math.max(1, Math.floor(grid.clientHeight / rowPx) - 2);
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + fit, PageUp: active - fit, Home: 0, End: lines.n - 1 }[event.key];
    if (!lines.n) return;
    if (to !== undefined) {
      list.active = Math.max(0, Math.min(lines.n - 1, to));
      keepInSight(list, list.active);
      paint(list);
      store.set({ hover: lines.hover(list.active) });
    } else if (event.key === "Enter" || event.key === " ") lines.choose(active);
    else return;
    event.preventDefault();
  }

  // The heads stay on top of what scrolls.
  function keepInSight(list, at) {
    const { grid, space, rowPx, made } = list, own = made.get(at);
    const top = isLong(list) ? at * rowPx : own ? own.offsetTop : 0, high = isLong(list) || !own ? rowPx : own.offsetHeight;
    const height = grid.clientHeight - space.offsetTop;
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top + high > grid.scrollTop + height) grid.scrollTop = top + high - height;
  }

  Object.assign(sm, { makeRows });
})((globalThis.sistermap ??= {}));
