// The page on paper: title, map, legend, one table, what is not placed, sources. It is made when printing begins,
// whoever begins it, and goes when it is done. All of it is made at once: a browser does not wait.
(function (sm) {
  "use strict";

  // px of the map for upright paper and for paper across; the flat world is as high as its part between 80° N and 58° S.
  const FRAMES = { upright: { home: [960, 590], flat: [960, 564] }, across: { home: [1280, 720], flat: [1280, 720] } };
  const HIGHEST_WITH_LOUPE = 750; // px; a larger disc and the loupe would not lie side by side
  const LIVE_PX = { upright: [700, 700], across: [1030, 560] }; // what A4 has room for

  function preparePrint(root, data, store, map) {
    let takeAway = () => {};
    addEventListener("beforeprint", () => {
      takeAway();
      takeAway = putOnPaper(root, data, store, map);
    });
    addEventListener("afterprint", () => {
      takeAway();
      takeAway = () => {};
    });
  }

  // Returns what makes the page as it was.
  function putOnPaper(root, data, store, map) {
    const live = root.dataset.layers === "added" && liveMap(root, store, map), sheet = makePaper(data, store, map, live);
    root.append(sheet);
    root.setAttribute("data-paper", "");
    return () => {
      if (live) live.giveBack();
      sheet.remove();
      root.removeAttribute("data-paper");
    };
  }

  function makePaper(data, store, map, live) {
    const { lang } = store.get(), paper = sm.paperStore(store), { meta } = data;
    const own = sm.ownSource(meta, lang).join(" · ");
    return sm.el("article", { class: "sm-print" },
      paperHead(data, store),
      live ? live.figure : Object.keys(FRAMES).map((sheet) => mapOnPaper(data, store, map, sheet)),
      legendOnPaper(data, paper),
      sm.tiesOnPaper(data, store), sm.membersOnPaper(data, store), sm.unplacedOnPaper(data, store),
      sm.el("footer", {},
        sm.el("p", {}, [own && `${own}.`, ...sm.sourceLines(data)].filter(Boolean).join(" ")),
        sm.el("p", {}, sm.citation(sm.headlineText(data, lang), lang, meta))),
    );
  }

  function paperHead(data, store) {
    const { lang, filters } = store.get(), { seen, all } = sm.countListed(data, store.visible);
    const logo = /^data:image\//.test(data.meta.logo || "") && sm.el("img", { class: "sm-logo", src: data.meta.logo, alt: "" }), sub = sm.subline(data, lang);
    const filtered = sm.isFiltered(filters) && sm.translate("filter.shown", { n: sm.formatNumber(seen, lang), all: sm.formatNumber(all, lang) });
    return sm.el("header", {}, logo, sm.el("h1", {}, sm.headline(data, lang).map(({ text, home }) => sm.el("span", { class: home ? "sm-home-name" : null }, text))),
      [sub, filtered].filter(Boolean).map((text) => sm.el("p", { class: "sm-sub" }, text)));
  }

  // A picture for each way that paper may lie; the style sheet shows one of them. SVG brings it to the paper's width,
  // whatever that is.
  function mapOnPaper(data, store, map, sheet) {
    const { lang, greatCircles } = store.get(), { canvas, loupe, scene, view } = paintSheet(data, store, map, sheet), { width, height } = view;
    const picture = svg("svg", { viewBox: `0 0 ${width} ${height}` }, inPicture(canvas, { x: 0, y: 0, width, height }));
    if (loupe) picture.append(...loupeOnPaper(loupe, lang));
    const arcs = view.projection.view === "flat" && !greatCircles && data.ties.n > 0;
    const notes = [...sm.widthNotes(data, sm.paperStore(store), scene, view.zoom), arcs && sm.el("p", {}, sm.translate("map.arcs"))];
    return sm.el("figure", { class: `sm-paper-map sm-${sheet}` }, picture, sm.el("figcaption", { class: "sm-widths" }, notes));
  }

  function paintSheet(data, store, map, sheet) {
    const { view } = map.sistermap.projection, [width, usual] = FRAMES[sheet][view];
    const height = sheet === "upright" && view === "home" ? sm.uprightHeight(data, store, sm.SHORT_TABLE) : usual;
    const made = sm.paintPaperMap(map, data, store, { width, height });
    return made.loupe && height > HIGHEST_WITH_LOUPE ? sm.paintPaperMap(map, data, store, { width, height: HIGHEST_WITH_LOUPE }) : made;
  }

  // Layers that others added are known to Leaflet only: then its map itself goes on paper.
  function liveMap(root, store, map) {
    const { theme } = store.get(), dark = sm.isDark(store.get()), element = map.getContainer(), { clientWidth, clientHeight } = element;
    if (dark) store.set({ theme: "light" });
    map.sistermap.layer.repaintForPaper();
    const figure = sm.el("figure", { class: "sm-paper-map sm-live" }, element);
    for (const [name, [across, down]] of Object.entries(LIVE_PX)) figure.style.setProperty(`--sm-${name}`, Math.min(across / clientWidth, down / clientHeight));
    Object.assign(element.style, { width: `${clientWidth}px`, height: `${clientHeight}px` });
    const giveBack = () => {
      Object.assign(element.style, { width: "", height: "" });
      root.querySelector(".sm-stage").prepend(element);
      if (dark) store.set({ theme });
      else map.sistermap.layer.repaint();
    };
    return { figure, giveBack };
  }

  function loupeOnPaper({ canvas, km, x, y, size }, lang) {
    const caption = sm.el("p", { class: "sm-loupe-caption" }, sm.translate("map.near", { km: sm.translate("card.km", { n: sm.formatNumber(km, lang) }) }));
    canvas.className = "sm-round";
    return [inPicture(canvas, { x, y, width: size, height: size }), inPicture(caption, { x, y: y + size, width: size, height: sm.LOUPE_CAPTION_PX })];
  }

  const inPicture = (element, box) => svg("foreignObject", box, element);

  function svg(tag, attributes, child) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (child) element.append(child);
    return element;
  }

  // A kind's line as it is on the map, long enough for its dashes.
  function sample(data, kind) {
    const { dash = [] } = data.meta.kinds[kind] || {}, ends = { x1: 1, y1: 4, x2: 39, y2: 4 };
    const line = svg("line", { ...ends, stroke: sm.kindColour(data, kind, false), "stroke-width": 2.4, "stroke-dasharray": dash.join(" ") || "none" });
    return svg("svg", { class: "sm-sample", width: 40, height: 8, "aria-hidden": "true" }, line);
  }

  // Kinds and networks where there are several, and signs that are no ties.
  function legendOnPaper(data, paper) {
    const name = sm.lineFacet(data), { values } = sm.facet(data, name), counts = sm.countValues(data, paper.get().filters, name), { lang } = paper.get();
    const kinds = values.map((value, at) => ({ value, n: counts[at] })).filter(({ n }) => n).sort((a, b) => b.n - a.n);
    const items = [
      ...(values.length > 1 ? kinds.map(({ value, n }) => [sample(data, value), `${sm.valueName(data, name, value)} `, sm.el("span", { class: "sm-n" }, sm.formatNumber(n, lang))]) : []),
      ...data.networks.map((network) => [sm.ring(network, false), sm.el("bdi", {}, network.name)]),
      ...sm.signsOf(data).map((sign) => [sign]),
    ];
    return items.length > 0 && sm.el("ul", { class: "sm-paper-legend" }, items.map((parts) => sm.el("li", {}, parts)));
  }

  Object.assign(sm, { preparePrint });
})((globalThis.sistermap ??= {}));
