// What a tie of two lists that are compared was before: each field that changed, its old and its new text.
(function (sm) {
  "use strict";

  // Our columns -> the page's word for them; others are the user's own.
  const WORDS = {
    kind: "card.kind", kind_original: "card.kind", status: "card.status", status_original: "card.status", since: "card.since",
    until: "card.until", value: "card.value", value_unit: "card.unit", title: "card.title", themes: "card.themes",
    network: "card.network", role: "card.role", source: "card.source", note: "card.note", directed: "card.directed",
    from_name: "card.written", to_name: "card.written", from_country: "facet.country", to_country: "facet.country",
    from_org: "card.organisation", to_org: "card.organisation",
  };

  // Lines of a list of details: [word or name, content, whether it is the user's own].
  function changedFields(data, i) {
    return fieldsOf(sm.cell(data.ties.columns.oldValues, i)).map(([field, old, now]) => [WORDS[field] ?? field, beforeAndAfter(data, field, old, now), !WORDS[field]]);
  }

  function fieldsOf(text) {
    return text ? JSON.parse(text) : [];
  }

  function beforeAndAfter(data, field, old, now) {
    const arrow = sm.textDirection() === "rtl" ? " ← " : " → ";
    const shown = (text) => sm.el("bdi", {}, shownText(data, field, text));
    return sm.el("span", { class: "sm-was" }, sm.el("del", {}, shown(old)), arrow, sm.el("ins", {}, shown(now)));
  }

  function shownText(data, field, text) {
    if (!text) return "–";
    if (field === "kind" || field === "status") return sm.valueName(data, field, text);
    return field === "since" || field === "until" ? sm.dateText(text) : text;
  }

  Object.assign(sm, { changedFields });
})((globalThis.sistermap ??= {}));
