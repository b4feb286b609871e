// The stops of the sheet that a phone has for a panel, and what it and the headline leave free of the map.
(function (sm) {
  "use strict";

  const SHEET_STOPS = ["low", "middle", "high"];
  const FLICK = 0.45; // px a millisecond; as fast a finger means the next stop, wherever it lets go

  // The sheet's height in px at a stop; css/ui/phone.css has the same.
  function sheetHeight(stop, pageHeight) {
    if (stop === "low") return 96;
    return stop === "high" ? Math.max(96, pageHeight - 64) : Math.round(pageHeight * 0.45);
  }

  // Where a sheet rests that is let go at a height, moving upwards by `speed` px a millisecond.
  function restOfSheet(height, pageHeight, speed = 0) {
    const heights = SHEET_STOPS.map((stop) => sheetHeight(stop, pageHeight));
    if (speed > FLICK) return SHEET_STOPS[heights.findIndex((one) => one > height)] || "high";
    if (speed < -FLICK) return SHEET_STOPS[heights.findLastIndex((one) => one < height)] || "low";
    const away = heights.map((one) => Math.abs(one - height));
    return SHEET_STOPS[away.indexOf(Math.min(...away))];
  }

  // Of a map of {width, height} what a headline over its top and a sheet over its foot leave: {left, top, right, bottom}.
  // A sheet that covers nearly all counts as half open: nobody looks at a strip of a map.
  function freeOfSheet({ width, height }, headBottom, stop) {
    const sheet = sheetHeight(stop === "high" ? "middle" : stop, height);
    const top = Math.min(Math.max(0, headBottom), height / 3);
    return { left: 0, top, right: width, bottom: Math.max(top + 1, height - sheet) };
  }

  Object.assign(sm, { SHEET_STOPS, sheetHeight, restOfSheet, freeOfSheet });
})((globalThis.sistermap ??= {}));
