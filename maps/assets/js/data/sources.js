// Whose data a page shows, in the reader's language, and how to cite it; maps/sources.py does the same.
(function (sm) {
  "use strict";

  const LABELS = { places: "attribution.places", names: "attribution.names", boundaries: "attribution.borders", tiles: "attribution.tiles" };
  const DISTRICTS = { KR: "attribution.districtsKR", DE: "attribution.districtsDE" };
  const LICENCES = { "public domain": "attribution.publicDomain", "open public data, source to be named": "attribution.openData" };

  // What an entry of the attribution is called, by whom it is, and on which terms: {label, name, licence}, "" for what
  // is not known. "Boundaries: ours.gpkg" has its label itself, where it has no short form.
  function sourceParts({ what, country, short, text, licence }) {
    const key = what === "districts" ? DISTRICTS[country] : LABELS[what];
    const name = short || String(text || "").replace(what in LABELS ? /^[^:]{1,40}: / : "", "").replace(/\.$/, "");
    return { label: key ? sm.translate(key) : "", name, licence: licence ? (LICENCES[licence] ? sm.translate(LICENCES[licence]) : licence) : "" };
  }

  // A notice: ours is there in the reader's language, another's stays as it is.
  const noticeText = ({ meta }, text) => (text === meta.texts?.en?.["attribution.notice"] ? sm.translate("attribution.notice") : text);

  // What ends a sentence, and what is between its parts.
  const mark = (name) => sm.translate(`mark.${name}`);

  // One sentence a source, the notice on borders last.
  function sourceLines(data) {
    return (data.meta.attribution || []).filter(({ text }) => text).map((entry) => {
      if (entry.what === "notice") return noticeText(data, entry.text);
      const { label, name, licence } = sourceParts(entry);
      return sm.creditText({ text: label ? `${label}${mark("colon")}${name}` : entry.text, licence }, mark("stop").trim());
    });
  }

  // The user's own source and the state of the data; what is no date stays as it is.
  function ownSource({ source, date }, lang) {
    const state = date && (/^\d{4}(-\d\d){0,2}$/.test(date) ? sm.translate("attribution.state", { date: sm.dateText(date, lang) }) : date);
    return [source, state].filter(Boolean);
  }

  // "How to cite: City of Busan: Busan’s 16 sister cities, as of 2026. Map: sistermap."
  function citation(title, lang, { source, date } = {}) {
    const stop = mark("stop"), colon = mark("colon"), own = sm.translate("attribution.map");
    let end = title.length;
    while (end && ` .${stop}`.includes(title[end - 1])) end--;
    const named = [source, title.slice(0, end)].filter(Boolean).join(colon);
    const state = date && sm.translate("attribution.state", { date: sm.dateText(date, lang) });
    const stated = [named, state].filter(Boolean).join(mark("comma"));
    return sm.translate("attribution.cite", { citation: `${stated}${stop}${own}${colon}sistermap${stop.trim()}` });
  }

  Object.assign(sm, { sourceParts, noticeText, sourceLines, ownSource, citation });
})((globalThis.sistermap ??= {}));
