// Runs inside a page: opens lists in it one after the other, does what readers do, and watches what comes of it.
(function () {
  "use strict";

  // ---- watching, from before the page's own scripts on ----

  const seen = (window.__fuzz = { violations: [], allowed: null });
  addEventListener("securitypolicyviolation", (event) => seen.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`), true);
  // Frames are drawn when they are wanted: no list waits for the screen.
  const frames = new Map();
  let handle = 0;
  window.requestAnimationFrame = (work) => (frames.set(++handle, work), handle);
  window.cancelAnimationFrame = (number) => frames.delete(number);
  function flush() {
    for (let round = 0; frames.size && round < 30; round++) {
      const now = [...frames.values()];
      frames.clear();
      for (const work of now) work(performance.now());
    }
  }

  // Canvases hold no elements: what is written on them takes its time for nothing here.
  for (const name of ["fillText", "strokeText", "stroke", "fill", "drawImage", "save", "restore", "scale", "setTransform", "translate", "rotate", "clip", "clearRect", "fillRect"]) CanvasRenderingContext2D.prototype[name] = () => {};
  CanvasRenderingContext2D.prototype.measureText = (text) => ({ width: 6 * text.length, actualBoundingBoxAscent: 8, actualBoundingBoxDescent: 2, actualBoundingBoxLeft: 0, actualBoundingBoxRight: 6 * text.length });

  // Nor does a list that was put aside listen any longer: each would be printed again with every one that follows.
  const aside = [];
  for (const target of [window, document, MediaQueryList.prototype]) {
    const add = target.addEventListener;
    target.addEventListener = function (...given) {
      const owner = this ?? window; // as a script calls it, without a target
      aside.push(() => owner.removeEventListener(...given));
      return add.apply(owner, given);
    };
  }

  // A list that was put aside has no size any more, and nothing may be drawn of it.
  const Observer = window.ResizeObserver;
  window.ResizeObserver = class extends Observer {
    constructor(work) {
      super((entries, observer) => entries.some(({ target }) => target.isConnected) && work(entries, observer));
    }
  };

  // ---- what may be in a page ----

  const key = (element, name) => `${element.localName}[${name}]`;

  function* wrong(allowed, root = document) {
    for (const element of root.querySelectorAll("*")) {
      const tag = `${element.namespaceURI?.endsWith("svg") ? "svg:" : ""}${element.localName}`;
      if (allowed && !allowed.has(tag)) yield `element ${tag}: ${element.outerHTML.slice(0, 200)}`;
      for (const { name, value } of element.attributes) {
        if (allowed && !allowed.has(key(element, name))) yield `attribute ${key(element, name)}: ${value.slice(0, 200)}`;
        if (/^on/i.test(name)) yield `handler ${key(element, name)}: ${value.slice(0, 200)}`;
        if (name === "style" && /url\(\s*["']?(?!data:|blob:|#)|expression|@import/i.test(value)) yield `style: ${value.slice(0, 200)}`;
        if (name === "src" && !/^(data:image\/|blob:)/.test(value)) yield `source: ${value.slice(0, 200)}`;
        if (name === "href" && element.localName === "a" && !["http:", "https:", "blob:", "file:"].includes(element.protocol)) yield `link: ${value.slice(0, 200)}`;
        if (name === "href" && element.protocol === "file:" && element.pathname !== location.pathname) yield `link to a file: ${value.slice(0, 200)}`;
        if (name === "target" && !/noopener|noreferrer/.test(element.rel)) yield `link that gives its opener: ${element.outerHTML.slice(0, 200)}`;
      }
    }
  }

  // What readers without scripts see is text to this browser; parsed, it may be no more than text and drawing.
  function wrongWithoutScripts() {
    const text = [...document.querySelectorAll("noscript")].map((element) => element.textContent).join("");
    const parsed = new DOMParser().parseFromString(text, "text/html");
    const active = [...parsed.querySelectorAll("script, iframe, object, embed, img, image, use, foreignObject, link, base, meta, form, input, video, audio, template, noscript")];
    return [...active.map((element) => `element ${element.outerHTML.slice(0, 200)}`), ...wrong(null, parsed)];
  }

  // ---- a list in place of the one before ----

  function swap(name, island) {
    const sm = sistermap, old = Object.values(sm.pages || {})[0];
    if (old) {
      const root = document.querySelector("main.sm-page");
      root.remove();
      for (const script of document.querySelectorAll('script[type="application/json"]')) script.remove();
    }
    for (const end of aside.splice(0)) end();
    sm.pages = {};
    history.replaceState(null, "", "#");
    // As the page's own HTML has it, read by the HTML parser: an island that ends too early leaves elements behind.
    const parsed = new DOMParser().parseFromString(`<body><script type="application/json" id="${name}-data">${island}</script></body>`, "text/html");
    const found = [];
    if (parsed.body.childNodes.length !== 1 || parsed.querySelectorAll("*").length !== 4) found.push(`island breaks out: ${parsed.body.innerHTML.slice(0, 300)}`);
    const payload = JSON.parse(parsed.body.firstChild.textContent);
    const given = JSON.parse(JSON.stringify(payload));
    payload.meta.texts = seen.base.meta.texts;
    Object.assign(payload, { basemap: seen.base.basemap, regions: { n: 0 } });
    const script = document.createElement("script");
    Object.assign(script, { type: "application/json", id: `${name}-data`, textContent: JSON.stringify(payload) });
    const main = seen.main.cloneNode(true);
    main.id = `${name}-page`;
    main.querySelector(".sm-map").id = name;
    document.body.prepend(main, script);
    sm.openPage(name);
    flush();
    return { found, given };
  }

  function same(one, two, path = "") {
    if (Object.is(one, two)) return "";
    if (typeof one !== "object" || typeof two !== "object" || !one || !two) return `${path}: ${JSON.stringify(one)?.slice(0, 80)} is not ${JSON.stringify(two)?.slice(0, 80)}`;
    const keys = Object.keys(one);
    if (keys.length !== Object.keys(two).length) return `${path}: other keys`;
    for (const name of keys) {
      const other = Object.hasOwn(two, name) ? same(one[name], two[name], `${path}.${name}`) : `${path}.${name} is missing`;
      if (other) return other;
    }
    return "";
  }

  // ---- what readers do ----

  const pick = (chance, values) => values[Math.floor(chance() * values.length)];
  function random(seed) { // mulberry32
    return () => {
      seed = (seed + 0x6d2b79f5) | 0;
      let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
  }

  const NONE = { place: null, compare: null, tie: null, band: null };
  const STEPS = {
    tie: ({ store, data, chance }) => store.set({ selection: { ...NONE, tie: Math.floor(chance() * data.ties.n) } }),
    place: ({ store, data, chance }) => store.set({ selection: { ...NONE, place: Math.floor(chance() * data.places.n) } }),
    compare: ({ store, data, chance }) => store.set({ selection: { ...NONE, place: 0, compare: 1 + Math.floor(chance() * (data.places.n - 1)) } }),
    page: ({ store, chance }) => store.set({ page: pick(chance, sistermap.PANEL_PAGES) }),
    list: ({ store }) => store.set({ page: "list", selection: NONE }),
    lang: ({ store, data, chance }) => store.set({ lang: pick(chance, Object.keys(data.meta.texts)) }),
    theme: ({ store, chance }) => store.set({ theme: pick(chance, ["dark", "light", null]) }),
    map: ({ store, chance }) => store.set({ mapView: pick(chance, ["home", "flat"]) }),
    every: ({ store, chance }) => store.set({ everyTie: chance() < 0.5, greatCircles: chance() < 0.5 }),
    hover: ({ store, data, chance }) => store.set({ hover: chance() < 0.5 ? { tie: Math.floor(chance() * data.ties.n) } : { place: Math.floor(chance() * data.places.n) } }),
    text: ({ store, data, chance }) => store.set({ filters: { text: pick(chance, data.places.name).slice(0, 5) } }),
    facet: ({ store, data, chance }) => {
      const name = pick(chance, sistermap.FACETS), { values } = sistermap.facet(data, name);
      if (values.length) store.set({ filters: { [name]: new Set([pick(chance, values)]) } });
    },
    step: ({ store, data, chance }) => data.meta.notes?.length && store.set({ step: Math.floor(chance() * data.meta.notes.length) }),
    search: ({ data, chance }) => {
      const input = document.querySelector(".sm-search input");
      if (!input) return;
      input.value = pick(chance, data.places.name).slice(0, 1 + Math.floor(chance() * 6));
      input.dispatchEvent(new Event("input"));
      flush();
      if (chance() < 0.3) document.querySelector('[role="option"]')?.click();
    },
    press: ({ chance }) => {
      const buttons = [...document.querySelectorAll("main button:not([disabled])")].filter((button) => button.checkVisibility({ visibilityProperty: true }) && !button.closest(".sm-tools, .sm-menu") && !button.matches(".sm-item, .sm-screen"));
      if (buttons.length) pick(chance, buttons).click();
    },
    print: () => {
      dispatchEvent(new Event("beforeprint"));
      const found = [...wrong(seen.allowed)];
      dispatchEvent(new Event("afterprint"));
      return found;
    },
    link: ({ store, data }) => {
      const text = sistermap.writePermalink(data, store.get(), {}), langs = Object.keys(data.meta.texts);
      const read = sistermap.readPermalink(data, `#${text}`, { langs });
      store.set(read);
    },
    files: ({ store, data, chance }) => checkFiles(data, store.get().lang, chance),
  };

  // ---- files that are made in the browser ----

  // As OWASP has it; numbers are written as digits alone.
  const RUNS = /^[\t\r\n\0]|^[\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\-@＝＋－＠]/;
  const IS_NUMBER = /^\s*[-+]?[\d.,]+(?:[eE][-+]?\d+)?%?\s*$/;

  function checkFiles(data, lang) {
    const found = [], rows = Int32Array.from({ length: data.ties.n }, (_, i) => i), table = sistermap.tieTable(data, rows, lang);
    const csv = readCsv(sistermap.toCsv(table).replace(/^\ufeff/, ""));
    if (csv.length !== table.length) found.push(`.csv has ${csv.length} rows of ${table.length}`);
    for (const cells of csv) {
      if (cells.length !== table[0].length) found.push(`.csv has a row of ${cells.length} cells of ${table[0].length}`);
      for (const cell of cells) if (RUNS.test(cell) && !IS_NUMBER.test(cell)) found.push(`.csv runs ${JSON.stringify(cell.slice(0, 80))}`);
    }
    for (const line of sistermap.toTsv(table).split("\n")) for (const cell of line.split("\t")) if (RUNS.test(cell) && !IS_NUMBER.test(cell)) found.push(`clipboard runs ${JSON.stringify(cell.slice(0, 80))}`);
    const book = new TextDecoder().decode(sistermap.toXlsx(table)), sheet = /<worksheet[\s\S]*<\/worksheet>/.exec(book);
    if (!sheet) return [...found, ".xlsx has no sheet"];
    const xml = new DOMParser().parseFromString(sheet[0], "application/xml");
    if (xml.querySelector("parsererror")) found.push(`.xlsx is no XML: ${xml.querySelector("parsererror").textContent.slice(0, 200)}`);
    if (xml.querySelector("f, hyperlink, externalReference")) found.push(".xlsx has a formula");
    return found;
  }

  function readCsv(text) {
    const rows = [];
    let cells = [], cell = "", quoted = false;
    for (let i = 0; i < text.length; i++) {
      const c = text[i];
      if (quoted) {
        if (c !== '"') cell += c;
        else if (text[i + 1] === '"') (cell += '"'), i++;
        else quoted = false;
      } else if (c === '"' && cell === "") quoted = true;
      else if (c === ",") cells.push(cell), (cell = "");
      else if (c === "\r" && text[i + 1] === "\n") cells.push(cell), rows.push(cells), (cells = []), (cell = ""), i++;
      else cell += c;
    }
    return rows;
  }

  // ---- one list ----

  function exercise({ seed, steps, all }) {
    const chance = random(seed), page = Object.values(sistermap.pages)[0], part = { ...page, chance }, found = [], names = Object.keys(STEPS);
    for (const name of all ? names : Array.from({ length: steps }, () => pick(chance, names))) {
      try {
        found.push(...(STEPS[name](part) || []).map?.((text) => `${name}: ${text}`) ?? []);
        flush();
        found.push(...Array.from(wrong(seen.allowed), (text) => `${name}: ${text}`));
      } catch (error) {
        found.push(`${name}: ${error.stack.slice(0, 400)}`);
      }
    }
    if (all) found.push(...wrongWithoutScripts().map((text) => `noscript: ${text}`));
    if (window.__pwned) found.push(`ran: ${window.__pwned}`);
    if ({}.pwned) found.push("prototype was changed");
    found.push(...seen.violations.splice(0).map((text) => `policy: ${text}`));
    return found.slice(0, 20);
  }

  Object.assign(seen, {
    flush, exercise,
    // Learns from gentle lists which elements and attributes the page's own code makes.
    learn() {
      seen.allowed ??= new Set();
      for (const element of document.querySelectorAll("*")) {
        seen.allowed.add(`${element.namespaceURI?.endsWith("svg") ? "svg:" : ""}${element.localName}`);
        for (const { name } of element.attributes) seen.allowed.add(key(element, name));
      }
    },
    prepare() {
      flush();
      // Lists that were put aside all follow the one history: going back there would leave the page.
      history.back = () => (history.replaceState(null, ""), dispatchEvent(new PopStateEvent("popstate")));
      const root = document.querySelector("main.sm-page"), script = document.querySelector('script[type="application/json"]');
      seen.base = JSON.parse(script.textContent);
      const plain = new DOMParser().parseFromString(seen.markup, "text/html");
      seen.main = document.adoptNode(plain.querySelector("main"));
      seen.main.querySelector("noscript").remove(); // this parser, which runs no scripts, made elements of it
      return Boolean(root);
    },
    teach(lists) {
      const allowed = new Set();
      for (const { island, seed } of lists) {
        swap("fuzz", island);
        const page = Object.values(sistermap.pages)[0], chance = random(seed);
        for (let round = 0; round < 2; round++) for (const step of Object.values(STEPS)) {
          seen.allowed = null;
          step({ ...page, chance });
          flush();
          seen.allowed = allowed;
          seen.learn();
        }
        seen.allowed = null;
        dispatchEvent(new Event("beforeprint"));
        seen.allowed = allowed;
        seen.learn();
        dispatchEvent(new Event("afterprint"));
      }
      return [...allowed].sort();
    },
    // [{island, given, lists, seed}] → [[what was found], …]
    run(lists, steps) {
      return lists.map(({ island, given, texts, seed }) => {
        let found = [];
        try {
          const swapped = swap("fuzz", island);
          found = swapped.found;
          const other = same(JSON.parse(given), swapped.given);
          if (other) found.push(`island: ${other}`);
          for (const [packed, plain] of texts) {
            const read = same(plain, sistermap.unpackTexts(packed, plain.length));
            if (read) found.push(`texts: ${read}`);
          }
          found.push(...exercise({ seed, steps }));
        } catch (error) {
          found.push(`open: ${error.stack.slice(0, 400)}`);
        }
        return found;
      });
    },
  });
})();
