// The layer of ties: what is seen of them, painted in four canvases, found again under the pointer.
(function (sm) {
  "use strict";

  const PANES = [["sm-base", 150], ["sm-ties", 410], ["sm-focus", 420], ["sm-names", 430]];

  const TieLayer = typeof L === "undefined" ? null : L.Layer.extend({
    initialize(data, store, basemap, views) {
      this._data = data;
      this._store = store;
      this._scene = sm.makeScene(data, store, basemap, views);
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
      this._focus = canvas("sm-focus", scene.paintFocus);
      this._names = canvas("sm-names", scene.paintNames).on("painted", () => this.fire("named"));
      this._unsubscribe = this._store.subscribe((state, changed) => this._follow(state, changed));
      this._recede();
    },

    onRemove() {
      for (const layer of this._layers()) layer.remove();
      this._unsubscribe();
    },

    _layers() {
      return [this._base, this._ties, this._focus, this._names];
    },

    _follow(state, changed) {
      const any = (...keys) => keys.some((key) => changed.has(key));
      if (any("theme", "greatCircles")) return this.repaint();
      if (any("filters", "everyTie")) this._ties.redraw();
      if (any("selection") && this._data.regions.length) this._base.redraw();
      if (any("filters", "everyTie", "lang", "spokes", "selection", "hover")) {
        this._recede();
        this._focus.redraw();
        this._names.redraw();
      }
    },

    // The browser fades what steps back; no need to paint it again.
    _recede() {
      this._map.getPane("sm-ties").classList.toggle("sm-receded", this._scene.isLookedAt(this._store.get()));
    },

    repaint() {
      for (const layer of this._layers()) layer.redraw();
    },

    repaintForPaper() {
      for (const layer of this._layers()) layer.repaintForPaper();
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
