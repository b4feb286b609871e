// What the mouse is on, beside it.
(function (sm) {
  "use strict";

  function makeTooltip(container) {
    const tip = document.createElement("div");
    tip.className = "sm-tip";
    tip.setAttribute("aria-hidden", "true"); // the list has the same for those who do not see it
    tip.hidden = true;
    container.append(tip);
    return {
      hide: () => (tip.hidden = true),
      show(lines, point) {
        tip.replaceChildren(...lines.map(lineOf));
        tip.hidden = false;
        const { clientWidth: width, clientHeight: height } = container;
        const right = point.x + 18 + tip.offsetWidth > width;
        const low = point.y + 18 + tip.offsetHeight > height;
        tip.style.left = `${Math.max(4, right ? point.x - tip.offsetWidth - 12 : point.x + 16)}px`;
        tip.style.top = `${Math.max(4, low ? point.y - tip.offsetHeight - 12 : point.y + 16)}px`;
      },
    };
  }

  function lineOf({ text, kind, colour }) {
    const line = document.createElement("div");
    line.className = `sm-tip-${kind}`;
    if (colour) {
      const mark = document.createElement("i");
      mark.style.background = colour;
      line.append(mark);
    }
    const words = document.createElement("bdi");
    words.textContent = text;
    line.append(words);
    return line;
  }

  // The lines for what is hovered.
  function hoverLines(data, state, hover, visible) {
    const partner = sm.chosenPartner(data, hover);
    if (partner >= 0) return placeLines(data, state, partner, visible);
    if (sm.isIndex(hover.tie)) return tieLines(data, state, hover.tie);
    if (sm.isIndex(hover.place)) return placeLines(data, state, hover.place, visible);
    if (hover.band) return bandLines(data, state, hover.band);
    return [];
  }

  function tieLines(data, state, i) {
    const { ties } = data;
    const lines = [{ kind: "head", text: `${endName(data, i, "from", state.lang)} – ${endName(data, i, "to", state.lang)}` }];
    const when = [sm.sinceText(ties, i), sm.untilText(ties, i)].map((date) => sm.dateText(date));
    const dates = when[1] ? `${when[0]} – ${when[1]}` : when[0];
    lines.push({ kind: "kind", colour: colourOf(data, state, i), text: [changeName(data, i), kindName(data, i), dates, sm.draftText(data.ties, [i])].filter(Boolean).join(" · ") });
    const title = ties.columns.title && ties.columns.title.values[ties.columns.title.codes[i]];
    if (title) lines.push({ kind: "soft", text: shorten(title, 120) });
    return lines;
  }

  function changeName(data, i) {
    const change = sm.cell(data.ties.columns.change, i);
    return change && sm.valueName(data, "change", change);
  }

  function kindName(data, i) {
    const kind = sm.cell(data.ties.columns.kind, i);
    return kind && sm.valueName(data, "kind", kind);
  }

  // The organisation, where there is one, and the place where it sits.
  function endName(data, i, side, lang) {
    const column = data.ties.columns[`${side}Org`];
    const org = column ? column.values[column.codes[i]] : "";
    const place = sm.placeName(data, data.ties[side][i], lang);
    return shorten(org ? `${org}, ${place}` : place, 80);
  }

  // Name, country, and since when: of a partner of the home the year, of any other place how many ties.
  function placeLines(data, state, p, visible) {
    const { ties, places } = data;
    const name = sm.placeName(data, p, state.lang);
    const country = places.country[p] ? sm.countryName(data, places.country[p], state.lang) : "";
    const lines = [{ kind: "head", text: shorten(name, 80) }];
    const own = [...sm.tiesOf(data, p)].filter((i) => visible[i]);
    const isPartner = sm.chosenPartner(data, { place: p }) >= 0;
    const years = isPartner && [...new Set(own.map((i) => sm.sinceText(ties, i).slice(0, 4)))].filter(Boolean).sort().slice(0, 4).join(", ");
    const soft = [country !== name && country, isPartner ? years : sm.countTies(sm.countTimes(ties, own), state.lang)].filter(Boolean).join(" · ");
    if (soft) lines.push({ kind: "soft", text: soft });
    return lines;
  }

  function bandLines(data, state, { ties, ends }) {
    const places = new Set(ties.flatMap((i) => [data.ties.from[i], data.ties.to[i]]));
    const count = sm.countBoth(sm.countTimes(data.ties, ties), places.size, state.lang);
    return [{ kind: "head", text: ends.map((name) => shorten(name, 40)).join(" – ") }, { kind: "soft", text: count }];
  }

  function colourOf(data, state, i) {
    return sm.kindColour(data, sm.cell(sm.lineColumn(data), i), sm.isDark(state));
  }

  const shorten = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

  Object.assign(sm, { makeTooltip, hoverLines });
})((globalThis.sistermap ??= {}));
