// The list of a page with one home: its partners, one line each.
(function (sm) {
  "use strict";

  const YEAR = "52px";

  function makePartnerList(part) {
    const { data, store, follow } = part, useful = sm.usefulColumns(data);
    const columns = [
      { key: "place", label: sm.translate(useful.cities ? "level.city" : "column.place"), width: "minmax(0, 150fr)", sorts: true, class: "sm-name" },
      useful.countries && { key: "country", label: sm.translate("column.country"), width: "minmax(0, 118fr)", sorts: true, class: "sm-second" },
      useful.years && { key: "since", label: sm.translate("column.since"), width: YEAR, sorts: true, class: "sm-year" },
    ].filter(Boolean);
    const list = { part, columns, useful, sort: { key: useful.years ? "since" : "place", descending: false }, rows: [], order: [] };
    list.grid = sm.makeRows(part, {
      label: sm.translate("tab.list"), columns,
      onSort: (sort) => ((list.sort = sort), arrange(list)),
    });
    arrange(list);
    follow(["filters", "theme"], () => show(list));
    follow(["selection"], () => markChosen(list));
    return [list.grid.element];
  }

  // Cards follow one another as the list has its lines.
  function arrange(list) {
    const { data, store } = list.part;
    list.order = sm.sortRows(data, sm.partnerRows(data), list.sort, store.get().lang);
    store.set({ listOrder: list.order.flatMap(({ ties }) => ties) });
    show(list);
  }

  function show(list) {
    const { store } = list.part;
    list.rows = sm.seenRows(list.order, store.visible);
    const { rows } = list, found = (at) => (rows[at].place < 0 ? { tie: rows[at].ties[0] } : { place: rows[at].place });
    list.grid.show({
      n: rows.length,
      id: (at) => (rows[at].place < 0 ? `tie-${rows[at].ties[0]}` : `place-${rows[at].place}`),
      cells: (at) => cells(list, rows[at]),
      hover: found,
      choose: (at) => store.set({ selection: at === chosenLine(list) ? sm.NOTHING_CHOSEN : sm.selectionOf(list.part.data, found(at)) }),
    }, list.sort);
    markChosen(list);
  }

  function cells({ part, columns, useful }, { place, ties }) {
    const { data, store } = part, state = store.get(), { lang } = state;
    const made = {
      place: () => [
        useful.lines && sm.kindSamples(data, ties, sm.isDark(state)),
        place < 0 ? sm.pairName(data, ties[0], lang) : [sm.el("bdi", {}, sm.placeName(data, place, lang)), sm.guessMark(data.places, place)],
        sm.draftMark(data.ties, ties),
        sm.timesMark(sm.countTimes(data.ties, ties), lang),
      ].flat(2),
      country: () => sm.rowCountry(data, place, lang),
      since: () => sm.yearText(data.ties, ties[0]),
    };
    return columns.map(({ key }) => made[key]());
  }

  function chosenLine({ part, rows }) {
    const { selection } = part.store.get(), partner = sm.chosenPartner(part.data, selection);
    if (partner >= 0 && partner !== part.data.home) return rows.findIndex(({ place }) => place === partner);
    return sm.isIndex(selection.tie) ? rows.findIndex(({ place, ties }) => place < 0 && ties[0] === selection.tie) : -1;
  }

  const markChosen = (list) => list.grid.mark(chosenLine(list));

  Object.assign(sm, { makePartnerList });
})((globalThis.sistermap ??= {}));
