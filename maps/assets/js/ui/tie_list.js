// The list of ties that are seen: sortable, walked by keyboard, and only as many rows in the page as fit the screen.
(function (sm) {
  "use strict";

  const ROW_PX = 40, SPARE = 6;
  const COLUMNS = ["from", "to", "kind", "since"];

  function makeList({ root, data, store, follow }, page) {
    const head = sm.el("div", { role: "row", class: "sm-row sm-row-head" });
    const space = sm.el("div", { class: "sm-space", role: "rowgroup" });
    const grid = sm.el("div", { role: "grid", tabindex: "0", class: "sm-grid", "aria-label": sm.translate("tab.list"), "aria-colcount": COLUMNS.length });
    grid.append(sm.el("div", { role: "rowgroup", class: "sm-grid-head" }, head), space);
    page.append(grid);
    // `rows` are the ties that are seen, in their order; `active` is the row that keys act on.
    const list = { root, data, store, head, space, grid, sort: { key: null, descending: false }, order: null, rows: new Int32Array(0), active: 0 };
    const repaint = sm.oncePerFrame(() => paint(list));
    grid.addEventListener("scroll", repaint, { passive: true });
    new ResizeObserver(repaint).observe(grid);
    grid.addEventListener("keydown", (event) => event.target === grid && followKey(list, event));
    drawHead(list);
    follow(["filters"], () => arrange(list));
    follow(["selection", "theme"], ({ selection }) => {
      const at = sm.isIndex(selection.tie) ? list.rows.indexOf(selection.tie) : -1;
      if (at >= 0 && at !== list.active) activate(list, at);
      paint(list);
    });
  }

  function drawHead(list) {
    const { head, sort } = list;
    head.replaceChildren(...COLUMNS.map((key) => {
      const sorted = sort.key === key ? (sort.descending ? "descending" : "ascending") : "none";
      const by = sm.button(sm.translate(`column.${key}`), () => {
        list.sort = { key, descending: list.sort.key === key && !list.sort.descending };
        list.order = null;
        drawHead(list);
        arrange(list);
        head.querySelectorAll("button")[COLUMNS.indexOf(key)].focus();
      });
      return sm.el("span", { role: "columnheader", "aria-sort": sorted }, by);
    }));
  }

  function arrange(list) {
    const { store, grid, space } = list;
    list.order ??= orderOf(list);
    list.rows = sm.visibleRows(list.order, store.visible);
    list.active = Math.max(0, Math.min(list.active, list.rows.length - 1));
    grid.setAttribute("aria-rowcount", list.rows.length + 1);
    space.style.height = `${list.rows.length * ROW_PX}px`;
    paint(list);
  }

  function orderOf({ data, store, sort }) {
    if (!sort.key) return Int32Array.from({ length: data.ties.n }, (_, i) => i);
    const { lang } = store.get();
    const valueName = (key, value) => (key === "kind" && data.ties.columns.kindOriginal ? value : sm.valueName(data, key, value));
    return sm.orderTies(data, sort.key, sort.descending, { lang, placeName: (p) => sm.placeName(data, p, lang), valueName });
  }

  function paint(list) {
    const { root, grid, space, rows, active } = list;
    const top = Math.max(0, Math.floor(grid.scrollTop / ROW_PX) - SPARE);
    const bottom = Math.min(rows.length, Math.ceil((grid.scrollTop + (grid.clientHeight || 600)) / ROW_PX) + SPARE);
    const made = [];
    for (let at = top; at < bottom; at++) made.push(row(list, at));
    space.replaceChildren(...made);
    if (rows.length && active >= top && active < bottom) grid.setAttribute("aria-activedescendant", `${root.id}-tie-${rows[active]}`);
    else grid.removeAttribute("aria-activedescendant");
  }

  function row(list, at) {
    const { root, data, store, rows, active } = list;
    const i = rows[at], state = store.get(), { ties, places } = data;
    const selected = state.selection.tie === i, kind = sm.cell(ties.columns.kind, i);
    const line = sm.el("div", {
      role: "row", class: `sm-row${at === active ? " sm-active" : ""}`, id: `${root.id}-tie-${i}`, "aria-rowindex": at + 2, "aria-selected": String(selected),
      onclick: () => ((list.active = at), choose(store, i)),
      onpointerenter: () => store.set({ hover: { tie: i } }), onpointerleave: () => store.set({ hover: null }),
    });
    line.style.transform = `translateY(${at * ROW_PX}px)`;
    const place = (p) => sm.el("span", { role: "gridcell", class: places.guessed[p] ? "sm-guessed" : null }, sm.el("bdi", {}, sm.placeName(data, p, state.lang)), places.guessed[p] && " ?");
    line.append(
      place(ties.from[i]), place(ties.to[i]),
      sm.el("span", { role: "gridcell" }, sm.swatch(data, kind, sm.isDark(state)), sm.el("bdi", {}, sm.cell(ties.columns.kindOriginal, i) || sm.valueName(data, "kind", kind))),
      sm.el("span", { role: "gridcell", class: "sm-soft" }, sm.sinceText(ties, i)),
    );
    return line;
  }

  function followKey(list, event) {
    const { store, grid, rows, active } = list;
    const fit = Math.max(1, Math.floor(grid.clientHeight / ROW_PX) - 2);
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + fit, PageUp: active - fit, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      activate(list, Math.max(0, Math.min(rows.length - 1, to)));
      paint(list);
    } else if ((event.key === "Enter" || event.key === " ") && rows.length) choose(store, rows[active]);
    else return;
    event.preventDefault();
  }

  const choose = (store, i) => store.set({ selection: { tie: store.get().selection.tie === i ? null : i } });

  function activate(list, at) {
    list.active = at;
    keepInSight(list.grid, at);
  }

  function keepInSight(grid, at) {
    const top = at * ROW_PX, height = grid.clientHeight - ROW_PX; // the header stays on top
    if (top < grid.scrollTop) grid.scrollTop = top;
    else if (top + ROW_PX > grid.scrollTop + height) grid.scrollTop = top + ROW_PX - height;
  }

  Object.assign(sm, { makeList });
})((globalThis.sistermap ??= {}));
