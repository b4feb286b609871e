// The layer of ties: what is seen of them, painted in four canvases, found again under the pointer.
(function (sm) {
  "use strict";

  const PANES = [["sm-base", 150], ["sm-ties", 410], ["sm-places", 420], ["sm-focus", 430]];

  const TieLayer = typeof L === "undefined" ? null : L.Layer.extend({
    initialize(data, store, basemap) {
      this._data = data;
      this._store = store;
      this._scene = sm.makeScene(data, store, basemap);
    },

    onAdd(map) {
      for (const [name, z] of PANES) {
        const pane = map.getPane(name) || map.createPane(name);
        pane.style.zIndex = z;
        pane.style.pointerEvents = "none";
      }
      const scene = this._scene;
      const canvas = (pane, painter, options) => new sm.CanvasLayer(painter, { pane, ...options }).addTo(map);
      this._base = canvas("sm-base", scene.paintBase);
      this._ties = canvas("sm-ties", scene.paintTies, { progressive: true });
      this._places = canvas("sm-places", scene.paintPlaces);
      this._focus = canvas("sm-focus", scene.paintFocus);
      this._unsubscribe = this._store.subscribe((state, changed) => this._follow(state, changed));
      this._recede();
    },

    onRemove() {
      for (const layer of [this._base, this._ties, this._places, this._focus]) layer.remove();
      this._unsubscribe();
    },

    _follow(state, changed) {
      const any = (...keys) => keys.some((key) => changed.has(key));
      if (any("theme")) this._base.redraw();
      if (any("filters", "theme", "everyTie")) this._ties.redraw();
      if (any("filters", "theme", "everyTie", "lang", "spokes")) this._places.redraw();
      if (any("hover", "selection", "spokes") || (any("filters", "theme", "lang") && this._scene.hasFocus())) {
        this._recede();
        this._focus.redraw();
      }
    },

    // The browser fades what steps back; no need to paint it again.
    _recede() {
      const looked = this._scene.isLookedAt(this._store.get());
      for (const name of ["sm-ties", "sm-places"]) this._map.getPane(name).classList.toggle("sm-receded", looked);
    },

    repaint() {
      for (const layer of [this._base, this._ties, this._places, this._focus]) layer.redraw();
    },

    // What lies under a point of the container: {place}, {tie}, {band} or null.
    at(point, reach = 6) {
      return this._scene.find(this._map, point, reach);
    },

    tiesCanvas() {
      return this._ties;
    },

    scene() {
      return this._scene;
    },
  });


  Object.assign(sm, { TieLayer });
})((globalThis.sistermap ??= {}));
