// The state of the page in the address behind "#", and back.
(function (sm) {
  "use strict";

  const LONGEST = 4000; // characters; an address beyond it is not read
  const THEMES = ["light", "dark"], MAP_VIEWS = ["home", "flat"];

  // "theme" is how the page looks; what ties are about goes by another key.
  const keyOf = (facet) => (facet === "theme" ? "about" : facet);

  // State -> "kind=sister&years=1990~2010…". What is as it was when the page opened is left out.
  function writePermalink(data, state, opened = {}) {
    const pairs = [];
    const { filters, selection, view } = state;
    for (const name of sm.FACETS) for (const value of [...(filters[name] || [])].sort()) pairs.push([keyOf(name), value]);
    if (filters.text) pairs.push(["text", filters.text]);
    if (filters.years) pairs.push(["years", filters.years.join("~")]);
    if (filters.undated === false) pairs.push(["undated", "0"]);
    if (sm.isIndex(filters.place)) pairs.push(["of", data.places.id[filters.place]]);
    const { place, compare, tie } = selection;
    if (sm.isIndex(place)) pairs.push(["place", data.places.id[place]]);
    if (sm.isIndex(compare)) pairs.push(["compare", data.places.id[compare]]);
    if (sm.isIndex(tie)) pairs.push(["tie", tieName(data, tie)]);
    if (view) pairs.push(["view", [view.lat.toFixed(4), view.lon.toFixed(4), +view.zoom.toFixed(2)].join("~")]);
    if (state.lang !== opened.lang) pairs.push(["lang", state.lang]);
    if (state.theme && state.theme !== opened.theme) pairs.push(["theme", state.theme]);
    if (state.everyTie) pairs.push(["every", "1"]);
    if (sm.isIndex(state.step)) pairs.push(["step", String(state.step + 1)]);
    if (sm.isHomeList(data) && state.mapView === "flat") pairs.push(["map", "flat"]);
    if (state.greatCircles) pairs.push(["circles", "1"]);
    if (sm.PANEL_PAGES.includes(state.page) && state.page !== sm.firstPage(data)) pairs.push(["page", state.page]);
    return pairs.map(([key, value]) => `${key}=${encode(value)}`).join("&");
  }

  // The opposite. Only what this page knows comes through: a value, place or tie that is not in the data is dropped.
  // Gives a patch for the store; {} where nothing can be read.
  function readPermalink(data, text, { langs = [] } = {}) {
    const params = parse(text);
    if (!params.size) return {};
    const patch = { filters: readFilters(data, params), selection: readSelection(data, params) };
    const view = readView(params.get("view")?.[0]);
    if (view) patch.view = view;
    const lang = params.get("lang")?.[0], theme = params.get("theme")?.[0];
    if (langs.includes(lang)) patch.lang = lang;
    if (THEMES.includes(theme)) patch.theme = theme;
    const step = Number(params.get("step")?.[0]) - 1;
    if (sm.isIndex(step) && step < (data.meta.notes || []).length) patch.step = step;
    if (params.get("every")?.[0] === "1") patch.everyTie = true;
    if (sm.isHomeList(data) && MAP_VIEWS.includes(params.get("map")?.[0])) patch.mapView = params.get("map")[0];
    if (params.get("circles")?.[0] === "1") patch.greatCircles = true;
    if (sm.hasPage(data, params.get("page")?.[0])) patch.page = params.get("page")[0];
    return patch;
  }

  function parse(text) {
    const params = new Map();
    const body = String(text ?? "").replace(/^[#?]/, "");
    if (body.length > LONGEST) return params;
    for (const pair of body.split("&")) {
      const at = pair.indexOf("=");
      const value = at > 0 ? decode(pair.slice(at + 1)) : null;
      if (value === null) continue;
      const key = pair.slice(0, at);
      params.set(key, [...(params.get(key) || []), value]);
    }
    return params;
  }

  function readFilters(data, params) {
    const filters = { ...sm.NO_FILTERS };
    for (const name of sm.FACETS) {
      if (!params.has(keyOf(name))) continue;
      const known = new Set(sm.facet(data, name).values);
      const chosen = params.get(keyOf(name)).filter((value) => known.has(value));
      if (chosen.length) filters[name] = new Set(chosen);
    }
    filters.text = (params.get("text")?.[0] ?? "").slice(0, 200);
    const years = /^(-?\d{1,4})~(-?\d{1,4})$/.exec(params.get("years")?.[0] ?? "");
    if (years) filters.years = [+years[1], +years[2]].sort((a, b) => a - b);
    if (params.get("undated")?.[0] === "0") filters.undated = false;
    filters.place = placeCalled(data, params.get("of")?.[0]);
    return filters;
  }

  function readSelection(data, params) {
    const place = placeCalled(data, params.get("place")?.[0]);
    const compare = place === null ? null : placeCalled(data, params.get("compare")?.[0]);
    return { place, compare, tie: findTie(data, params.get("tie")?.[0]), band: null };
  }

  // The number of the place with an id, or null.
  function placeCalled(data, id) {
    const p = id === undefined ? -1 : Array.prototype.indexOf.call(data.places.id, id);
    return p < 0 ? null : p;
  }

  function readView(text) {
    const found = /^(-?\d+(?:\.\d+)?)~(-?\d+(?:\.\d+)?)~(\d+(?:\.\d+)?)$/.exec(text ?? "");
    if (!found) return null;
    const [lat, lon, zoom] = found.slice(1).map(Number);
    return Math.abs(lat) <= 90 && Math.abs(lon) <= 720 && zoom <= 20 ? { lat, lon, zoom } : null;
  }

  // A tie is named by its row in the user's file, and by the sheet where there are several; by its number where
  // the page does not say where a row stood.
  function tieName({ ties, meta }, i) {
    if (meta?.public) return String(i + 1);
    const sheet = sm.cell(ties.columns.sheet, i);
    return sheet ? `${ties.row[i]}~${sheet}` : String(ties.row[i]);
  }

  function findTie(data, name) {
    if (name === undefined) return null;
    for (let i = 0; i < data.ties.n; i++) if (tieName(data, i) === name) return i;
    return null;
  }

  // Letters of all scripts stay readable in the address. Half of a pair, where a text was cut, is no letter.
  const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const encode = (value) => encodeURIComponent(value.replace(HALVES, "\ufffd")).replace(/%(3A|2C|2F|20)/gi, (c) => (c === "%20" ? "+" : decodeURIComponent(c)));

  function decode(value) {
    try {
      return decodeURIComponent(value.replace(/\+/g, " "));
    } catch {
      return null; // a lone "%"
    }
  }

  Object.assign(sm, { writePermalink, readPermalink });
})((globalThis.sistermap ??= {}));
