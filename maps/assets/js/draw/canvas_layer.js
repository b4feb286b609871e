// A canvas over the map that a painter fills in slices: the old picture stays, moved and scaled with the map, until the
// new one is whole. A painter is function*(ctx, view): it yields whenever it may be interrupted.
(function (sm) {
  "use strict";

  const SLICE_MS = 9; // of each frame, so that a pan stays smooth while a picture is made
  const FIRST_MS = 60; // a page that opens has nothing better to do
  const REST_MS = 140;
  const PAPER_RATIO = 2;
  const PADDING = 0.12; // of the map's size, painted beyond each edge

  const CanvasLayer = typeof L === "undefined" ? null : L.Layer.extend({
    options: { pane: "overlayPane", progressive: false },

    initialize(painter, options) {
      L.setOptions(this, options);
      this._painter = painter;
    },

    onAdd() {
      this._pictures = [newPicture(this.getPane()), newPicture(this.getPane())];
      this._front = null;
      this._job = null;
      this.redraw();
    },

    onRemove() {
      clearTimeout(this._rest);
      this._cancel();
      for (const { canvas } of this._pictures) canvas.remove();
    },

    getEvents() {
      return {
        zoomanim: (event) => this._place(event.center, event.zoom),
        zoom: () => this._place(this._map.getCenter(), this._map.getZoom()),
        move: this._followPan,
        moveend: this._settleView,
        viewreset: this.redraw,
        resize: this.redraw,
      };
    },

    // Paint again, as what is drawn or the view has changed.
    redraw() {
      if (!this._map || !this._map._loaded) return;
      this._cancel();
      const back = this._pictures[this._front === this._pictures[0] ? 1 : 0];
      const view = viewOf(this._map, PADDING, this._ratio || Math.min(2, window.devicePixelRatio || 1));
      prepare(back, view);
      this._job = { picture: back, view, steps: this._painter(back.ctx, view) };
      if (this._front) return enqueue(this);
      if (this.options.progressive) this._show(back);
      if (!this._work(performance.now() + FIRST_MS)) enqueue(this);
    },

    // Paint until the picture is whole or the time is up; true when it is whole.
    _work(until) {
      const job = this._job;
      do {
        if (!job.steps.next().done) continue;
        this._job = null;
        this._show(job.picture);
        this.fire("painted", { view: job.view });
        return true;
      } while (performance.now() < until);
      return false;
    },

    _show(picture) {
      const other = this._front;
      this._front = picture;
      this._place(this._map.getCenter(), this._map.getZoom());
      picture.canvas.style.visibility = "visible";
      if (other && other !== picture) other.canvas.style.visibility = "hidden";
    },

    // Where the front picture lies while the map shows `centre` at `zoom`.
    _place(centre, zoom) {
      if (!this._front) return;
      const { view, canvas } = this._front;
      const scale = this._map.getZoomScale(zoom, view.zoom);
      const origin = this._map._getNewPixelOrigin(centre, zoom);
      L.DomUtil.setTransform(canvas, L.point(view.left, view.top).multiplyBy(scale).subtract(origin), scale);
    },

    // A pan within what is painted needs no new picture until it rests.
    _settleView() {
      clearTimeout(this._rest);
      const front = this._front, still = front && !this._job && this._map.getZoom() === front.view.zoom;
      if (still && this._covers(front.view)) this._rest = setTimeout(() => this.redraw(), REST_MS);
      else this.redraw();
    },

    _covers(view) {
      const { min, max } = this._map.getPixelBounds();
      return min.x >= view.left && min.y >= view.top && max.x <= view.left + view.width && max.y <= view.top + view.height;
    },

    // A pan that leaves what was painted cannot wait for its end.
    _followPan() {
      if (!this._front || this._map._animatingZoom || this._map.getZoom() !== this._front.view.zoom) return;
      if (!this._covers(this._job ? this._job.view : this._front.view)) this.redraw();
    },

    // Have all of it painted now, and as pixels: of strokes that are painted while printing begins some are lost.
    repaintForPaper() {
      this._ratio = PAPER_RATIO;
      this.redraw();
      if (this._job) this._work(Infinity);
      waiting.delete(this);
      this._ratio = 0;
      const { ctx, canvas } = this._front;
      ctx.putImageData(ctx.getImageData(0, 0, canvas.width, canvas.height), 0, 0);
    },

    // Have what was painted put to pixels now: reading one waits for it.
    settle() {
      if (this._front) this._front.ctx.getImageData(0, 0, 1, 1);
    },

    _cancel() {
      waiting.delete(this);
      this._job = null;
    },
  });

  // All canvases share the time of a frame.
  const waiting = new Set();
  let frame = 0;

  function enqueue(layer) {
    waiting.add(layer);
    frame ||= requestAnimationFrame(workAll);
  }

  function workAll() {
    frame = 0;
    const until = performance.now() + SLICE_MS;
    for (const layer of [...waiting]) {
      if (layer._work(until)) waiting.delete(layer);
      if (performance.now() >= until) break;
    }
    if (waiting.size) frame ||= requestAnimationFrame(workAll);
  }

  // Painted at once, not put off until the end of the frame: only so do slices keep to their time.
  function newPicture(pane) {
    const canvas = L.DomUtil.create("canvas", "sm-canvas leaflet-zoom-animated", pane);
    canvas.style.visibility = "hidden";
    canvas.setAttribute("aria-hidden", "true");
    return { canvas, ctx: canvas.getContext("2d", { willReadFrequently: true }), view: null };
  }

  function prepare(picture, view) {
    const { canvas, ctx } = picture;
    const width = Math.round(view.width * view.ratio), height = Math.round(view.height * view.ratio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${view.width}px`;
      canvas.style.height = `${view.height}px`;
    }
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    picture.view = view;
  }

  // What a painter must know of the view. A point x, y of the world lies at x·scale − left, y·scale − top.
  function viewOf(map, padding, ratio) {
    const size = map.getSize(), zoom = map.getZoom(), bounds = map.getPixelBounds();
    const width = Math.round(size.x * (1 + 2 * padding)), height = Math.round(size.y * (1 + 2 * padding));
    const left = Math.round(bounds.min.x - size.x * padding), top = Math.round(bounds.min.y - size.y * padding);
    return { zoom, scale: 256 * 2 ** zoom, left, top, width, height, ratio, padding, projection: map.sistermap.projection };
  }

  Object.assign(sm, { CanvasLayer, viewOf });
})((globalThis.sistermap ??= {}));
