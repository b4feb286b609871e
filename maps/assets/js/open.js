// Opens a page: its island → data, store, map and panel. Gives the Leaflet map, as folium's own layers want it.
(function (sm) {
  "use strict";

  function openPage(name) {
    const island = JSON.parse(document.getElementById(`${name}-data`).textContent);
    const element = document.getElementById(name), root = document.getElementById(`${name}-page`);
    const data = sm.decode(island);
    data.meta.embed = sm.readEmbed(data.meta, location.search);
    root.classList.toggle("sm-embed", Boolean(data.meta.embed));
    const opened = sm.openedState ? sm.openedState(data, root) : {};
    const store = sm.createStore(data, { page: sm.firstPage(data), ...opened });
    const { dataset } = document.documentElement;
    dataset.ties = sm.countTimes(data.ties);
    dataset.places = data.places.n;
    followTheme(store);
    sm.useTexts(data.meta.texts, store.get().lang);
    const map = sm.makeMap(element);
    sm.startMap(map, data, store, island.basemap);
    if (data.meta.embed) sm.startEmbed(root, data, store, map);
    sm.startFrame(root, data, store, map);
    if (!opened.view) fitFirst(map, data); // the parts of the page are there now, and leave less of the map free
    // A frame that is hidden, or whose document has no layout yet, gives the map no room to be fitted into.
    if (!opened.view && !map.getSize().x) map.once("resize", () => fitFirst(map, data));
    sm.markDrawn(map);
    sm.pages = { ...sm.pages, [name]: { data, store, map } };
    return map;
  }

  // A small frame opens on the partners near home, where most are near.
  function fitFirst(map, data) {
    const near = data.meta.embed && map.sistermap.projection.view === "home" && sm.markNear(data, map.sistermap.layer.scene().positions());
    if (near) map.sistermap.fitTo(near);
    else map.sistermap.fit({ animate: false });
  }

  function followTheme(store) {
    const write = ({ theme }) => {
      if (theme) document.documentElement.dataset.theme = theme;
      else delete document.documentElement.dataset.theme;
    };
    write(store.get());
    store.subscribe((state, changed) => changed.has("theme") && write(state));
  }

  Object.assign(sm, { openPage });
})((globalThis.sistermap ??= {}));
