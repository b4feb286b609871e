// What a card says of a tie, a partner and a place: texts, ready to be shown.
(function (sm) {
  "use strict";

  const PICTURE = /^data:image\/(png|jpeg|gif|webp|avif|svg\+xml);base64,[A-Za-z0-9+/=\s]+$/;
  const constants = new WeakMap();

  // Three figures are as exact as a distance between cities is.
  function roundKm(km) {
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(km || 1)) - 2);
    return Math.round(km / unit) * unit;
  }

  function distanceText(data, i, lang) {
    const km = data.ties.distanceKm?.[i];
    if (!(km > 0)) return "";
    const n = sm.formatNumber(roundKm(km), lang);
    return sm.isHomeList(data) ? sm.translate("card.fromHome", { n, home: sm.placeName(data, data.home, lang) }) : sm.translate("card.km", { n });
  }

  // The country of a place, unless the place is a country.
  function countryOf(data, p, lang) {
    const { places } = data;
    if (places.level[p] === "country" || !places.country[p]) return "";
    return sm.countryName(data, places.country[p], lang);
  }

  // The kind in the page's words; the file's own where it is another.
  function kindText(data, i) {
    const { ties } = data;
    const kind = sm.cell(ties.columns.kind, i), own = sm.cell(ties.columns.kindOriginal, i).trim();
    if (!kind || (kind === "other" && !own)) return own; // the file states none
    const name = sm.valueName(data, "kind", kind);
    return own && ![name, kind].some((word) => fold(word) === fold(own)) ? `${name} (${own})` : name;
  }

  const fold = (text) => sm.normalForm("NFKC", text).toLowerCase().replace(/\s+/g, " ").trim();

  // A date as the page writes dates; as the file has it where it is none.
  function dateShown({ ties }, i, name) {
    const date = sm.cell(ties.columns[name], i);
    return date ? sm.dateText(date) : sm.cell(ties.columns[`${name}Original`], i);
  }

  // The cell that names one end, exactly as it is; "" where the card shows the same.
  function writtenName(data, i, side, lang) {
    const cell = sm.cell(data.ties.columns[`${side}Name`], i);
    return cell && cell !== sm.placeName(data, data.ties[side][i], lang) ? cell : "";
  }

  const sideOf = ({ ties }, i, p) => (ties.to[i] === p ? "to" : "from");

  // What else a place is called, at most three names.
  function otherNames(data, p, lang, known = []) {
    const { places } = data;
    const shown = sm.placeName(data, p, lang), used = new Set([shown, ...known].map(fold));
    const names = [];
    for (const name of [places.names[p]?.[lang], places.local[p], places.name[p], places.names[p]?.[`${lang}-x-old`]]) {
      if (!name || used.has(fold(name))) continue;
      used.add(fold(name));
      names.push(name);
    }
    return names.slice(0, 3);
  }

  // [name, text] of the user's own columns: those that say the same in every row say nothing.
  function extraDetails({ ties }, i) {
    return (ties.extra || []).filter((column) => !isConstant(column, ties.n)).map((column) => [column.name, sm.cell(column, i)]).filter(([, text]) => text);
  }

  function isConstant(column, n) {
    if (n < 2) return false;
    let known = constants.get(column);
    if (known === undefined) constants.set(column, (known = column.codes.every((code) => code === column.codes[0])));
    return known;
  }

  // A column of ours that differs between ties, or "".
  function telling({ ties }, name, i) {
    const column = ties.columns[name];
    return column && !isConstant(column, ties.n) ? sm.cell(column, i) : "";
  }

  const amount = (number, unit, lang) => [number && sm.formatNumber(Number(number), lang), unit].filter(Boolean).join(" ");

  const isPicture = (text) => PICTURE.test(text);

  // "busan.go.kr/…" is as much of an address as a card has room for.
  function linkLabel(address) {
    const { hostname, pathname } = new URL(address);
    const path = pathname.length > 1 ? pathname.replace(/\/$/, "") : "";
    return hostname.replace(/^www\./, "") + (path.length > 16 ? "/…" : path);
  }

  // Proposals that nobody has confirmed: their word where all of these ties are.
  const isDraft = ({ columns }, i) => Boolean(columns.draft && sm.cell(columns.draft, i));
  const draftText = (ties, of) => (of.length && of.every((i) => isDraft(ties, i)) ? sm.translate("tie.draft") : "");

  Object.assign(sm, { roundKm, distanceText, countryOf, kindText, dateShown, writtenName, sideOf, otherNames, extraDetails, telling, amount, isPicture, linkLabel, isDraft, draftText });
})((globalThis.sistermap ??= {}));
