// The list of a page without one home: ties, one line each.
(function (sm) {
  "use strict";

  function makeTieList(part) {
    const { data, store, follow } = part, useful = sm.usefulColumns(data);
    const columns = [
      { key: "from", label: sm.translate("tab.ties"), width: "minmax(0, 1fr)", sorts: true, class: "sm-name" },
      useful.years && { key: "since", label: sm.translate("column.since"), width: "52px", sorts: true, class: "sm-year" },
    ].filter(Boolean);
    const list = { part, columns, useful, sort: null, rows: new Int32Array(0), order: null };
    list.grid = sm.makeRows(part, {
      label: sm.translate("tab.list"), columns,
      onSort: (sort) => ((list.sort = sort), arrange(list)),
    });
    arrange(list);
    follow(["filters", "theme"], () => show(list));
    follow(["selection"], ({ selection }) => list.grid.mark(lineOf(list, selection)));
    return [list.grid.element];
  }

  // As the file has them until a head is pressed.
  function arrange(list) {
    const { data, store } = list.part, { lang } = store.get(), { sort } = list;
    list.order = sort
      ? sm.orderTies(data, sort.key, sort.descending, { lang, placeName: (p) => sm.placeName(data, p, lang), valueName: (key, value) => sm.valueName(data, key, value) })
      : Int32Array.from({ length: data.ties.n }, (_, i) => i);
    store.set({ listOrder: list.order });
    show(list);
  }

  function show(list) {
    const { data, store } = list.part;
    const rows = (list.rows = sm.visibleRows(list.order, store.visible));
    list.grid.show({
      n: rows.length,
      id: (at) => `tie-${rows[at]}`,
      cells: (at) => cells(list, rows[at]),
      hover: (at) => ({ tie: rows[at] }),
      choose: (at) => store.set({ selection: store.get().selection.tie === rows[at] ? sm.NOTHING_CHOSEN : sm.selectionOf(data, { tie: rows[at] }) }),
    }, list.sort);
    list.grid.mark(lineOf(list, store.get().selection));
  }

  function cells({ part, columns, useful }, i) {
    const { data, store } = part, state = store.get();
    const made = {
      from: () => [useful.lines && sm.kindSamples(data, [i], sm.isDark(state)), sm.pairName(data, i, state.lang), sm.draftMark(data.ties, [i]), sm.timesMark(sm.timesOf(data.ties, i), state.lang)].flat(),
      since: () => sm.yearText(data.ties, i),
    };
    return columns.map(({ key }) => made[key]());
  }

  const lineOf = ({ rows }, { tie }) => (sm.isIndex(tie) ? rows.indexOf(tie) : -1);

  Object.assign(sm, { makeTieList });
})((globalThis.sistermap ??= {}));
