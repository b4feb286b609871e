// What of the map can be seen, in px of its container: on a phone the headline lies over it, and the sheet.
(function (sm) {
  "use strict";

  // {left, top, right, bottom}: edges of the free part, counted from the map's left and top.
  function visibleMapBox(root) {
    const { width, height, top } = root.querySelector(".sm-map").getBoundingClientRect();
    const panel = root.querySelector(".sm-panel"), head = root.querySelector(".sm-head");
    const isSheet = panel && getComputedStyle(panel).position === "absolute" && panel.offsetHeight > 0;
    if (!isSheet) return { left: 0, top: 0, right: width, bottom: height - insetHeight(root) };
    const headBottom = head ? head.getBoundingClientRect().bottom - top : 0;
    return sm.freeOfSheet({ width, height }, headBottom, root.dataset.sheet || "middle");
  }

  // An inset lies over the lower part of the map for good.
  function insetHeight(root) {
    const picture = root.dataset.inset === "picture" && root.querySelector(".sm-inset canvas");
    return picture ? picture.offsetHeight + 28 : 0;
  }

  Object.assign(sm, { visibleMapBox });
})((globalThis.sistermap ??= {}));
