// The island in the page → the data that everything else works on. maps/page/payload.py writes it.
(function (sm) {
  "use strict";

  const GRID_DEG = 1e-4;
  const UNPLACED = ["sheet", "side", "name", "country", "verdict", "reason", "reasonCode", "reasonParams", "otherReasonCode", "otherReasonParams", "change"];

  function decode(island) {
    const places = decodePlaces(island.places);
    const ties = decodeTies(island.ties, places);
    const memberships = decodeRows(island.memberships);
    places.degree = countDegree(ties, places.n);
    const meta = { ...island.meta, texts: decodeWords(island.meta.texts), kinds: island.kinds, countryNames: island.countryNames, admin1Names: island.admin1Names };
    return {
      home: meta.home ?? -1,
      places, ties, memberships, meta,
      unplaced: decodeUnplaced(island.unplaced),
      reasons: decodeWords(island.reasons),
      regions: decodeRegions(island.regions),
      networks: decodeNetworks(island.networks, memberships),
    };
  }

  // {keys, en: […], …} → {en: {key: text}, …}
  function decodeWords({ keys, ...languages } = { keys: [] }) {
    const words = (texts) => Object.fromEntries(keys.map((key, k) => [key, texts[k]]).filter(([, text]) => text !== null));
    return Object.fromEntries(Object.entries(languages).map(([tag, texts]) => [tag, words(texts)]));
  }

  function decodePlaces(packed) {
    const { n } = packed;
    const degrees = (text) => Float64Array.from(sm.unpackIntegers(text, n), (value) => value * GRID_DEG);
    const places = {
      n,
      name: sm.unpackTexts(packed.name, n),
      lon: degrees(packed.lon),
      lat: degrees(packed.lat),
      population: sm.unpackIntegers(packed.population, n, Float64Array),
      guessed: Array.from(sm.unpackIntegers(packed.guessed, n), Boolean),
      names: decodeNames(packed.names, n),
      written: decodeNames(packed.written, n),
    };
    for (const key of ["local", "level", "country", "admin1"]) places[key] = sm.unpackTextRows(packed[key], n);
    // A place that was given by coordinates has no place_id; they make one.
    places.id = sm.unpackTexts(packed.id, n).map(
      (id, p) => id || `at:${places.lat[p].toFixed(4)},${places.lon[p].toFixed(4)}:${places.name[p]}`,
    );
    return places;
  }

  function decodeNames(packed, n) {
    const names = Array.from({ length: n }, () => ({}));
    for (const [tag, column] of Object.entries(packed || {})) {
      sm.unpackTextRows(column, n).forEach((name, p) => name && (names[p][tag] = name));
    }
    return names;
  }

  function decodeTies(packed, places) {
    const { n } = packed;
    const columns = decodeColumns(packed.columns, n);
    const ties = {
      n,
      from: sm.unpackIntegers(packed.from, n),
      to: sm.unpackIntegers(packed.to, n),
      row: sm.unpackIntegers(packed.row, n),
      times: packed.times ? sm.unpackIntegers(packed.times, n) : null,
      sinceYear: years(columns.since, n),
      untilYear: years(columns.until, n),
      columns,
      extra: decodeExtra(packed.extra, n),
    };
    let distances;
    Object.defineProperty(ties, "distanceKm", { enumerable: true, get: () => (distances ??= sm.measureTies(ties, places)) });
    return ties;
  }

  function decodeColumns(packed, n) {
    return Object.fromEntries(Object.entries(packed).map(([name, column]) => [name, sm.unpackColumn(column, n)]));
  }

  function decodeExtra(packed, n) {
    return (packed || []).map((column) => ({ name: column.name, type: column.type || "text", ...sm.unpackColumn(column, n) }));
  }

  // The year of each date, 0 where none is known. "-0044" is a year too.
  function years(column, n) {
    const out = new Int16Array(n);
    if (!column) return out;
    const ofValue = column.values.map((text) => {
      const found = /^-?\d{1,4}/.exec(text);
      return found ? Number(found[0]) : 0;
    });
    for (let i = 0; i < n; i++) out[i] = ofValue[column.codes[i]];
    return out;
  }

  const sinceText = (ties, i) => cellOf(ties.columns.since, i);
  const untilText = (ties, i) => cellOf(ties.columns.until, i);
  const cellOf = (column, i) => (column ? column.values[column.codes[i]] : "");

  function decodeRows({ n, place, row, columns, extra }) {
    const table = decodeColumns(columns, n), more = decodeExtra(extra, n);
    const places = sm.unpackIntegers(place, n), rows = sm.unpackIntegers(row, n);
    const keys = ["sheet", "name", "org", "network", "role", "kindOriginal", "status", "since", "until", "value", "valueUnit", "title", "source", "note", "draft", "change"];
    return Array.from({ length: n }, (_, i) => ({
      place: places[i],
      row: rows[i],
      ...Object.fromEntries(keys.map((key) => [key, cellOf(table[key], i)])),
      extra: more.map((column) => [column.name, cellOf(column, i)]),
    }));
  }

  function decodeUnplaced({ n, row, columns, extra }) {
    const table = decodeColumns(columns, n), more = decodeExtra(extra, n);
    const rows = sm.unpackIntegers(row, n);
    return Array.from({ length: n }, (_, i) => ({
      row: rows[i],
      ...Object.fromEntries(UNPLACED.map((key) => [key, cellOf(table[key], i)])),
      columns: Object.fromEntries(more.map((column) => [column.name, cellOf(column, i)]).filter(([, text]) => text)),
    }));
  }

  function decodeRegions({ n, place, rings }) {
    if (!n) return [];
    const shapes = sm.unpackRings(rings, n);
    return Array.from(sm.unpackIntegers(place, n), (p, i) => ({ place: p, rings: shapes[i] }));
  }

  // The seat is a known one, or the member whose role is seat; whoever is a member twice is listed once.
  function decodeNetworks(networks, memberships) {
    return networks.map(({ name, colour, seat: known = -1 }) => {
      const rows = memberships.filter((member) => member.network === name);
      const seat = rows.find((member) => /\b(seat|secretariat|headquarters|hq)\b|사무국|본부|事務局|本部|秘书处|秘書處/i.test(member.role));
      return { name, colour, members: [...new Set(rows.map((member) => member.place))], seat: seat ? seat.place : known };
    });
  }

  function countDegree(ties, places) {
    const degree = new Int32Array(places), { n, from, to } = ties;
    for (let i = 0; i < n; i++) {
      const times = sm.timesOf(ties, i);
      degree[from[i]] += times;
      if (to[i] !== from[i]) degree[to[i]] += times;
    }
    return degree;
  }

  Object.assign(sm, { decode, sinceText, untilText });
})((globalThis.sistermap ??= {}));
