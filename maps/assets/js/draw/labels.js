// Measures and paints names on the map.
(function (sm) {
  "use strict";

  const LONGEST = 40; // letters; longer names are shortened on the map, and whole in the list and the card
  const HALO_PX = 3, LEADER_PX = 0.9;
  const MOST_KEPT = 5000;
  const RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
  const measured = new Map();

  // {text, w, h} of a name as it is painted, measured once for each font.
  function measureLabel(ctx, text, font) {
    const key = `${font}\n${text}`;
    let found = measured.get(key);
    if (found) return { ...found };
    const short = shorten(text);
    setUp(ctx);
    ctx.font = font;
    ctx.direction = directionOf(short);
    const { width, actualBoundingBoxAscent: up = 0, actualBoundingBoxDescent: down = 0 } = ctx.measureText(short);
    found = { text: short, w: width + 2, h: Math.max(sizeOf(font) * 1.2, 2 * Math.max(up, down) + 2) }; // marks above and below letters need more
    if (measured.size >= MOST_KEPT) measured.clear();
    measured.set(key, found);
    return { ...found };
  }

  const sizeOf = (font) => Number(/(?<![\d.])([\d.]+)px/.exec(font)[1]);

  function shorten(text) {
    if (text.length <= LONGEST) return text;
    const letters = lettersOf(text);
    return letters.length <= LONGEST ? text : `${letters.slice(0, LONGEST - 1).join("").trimEnd()}…`;
  }

  // A letter with its marks is one.
  const lettersOf = (text) => (Intl.Segmenter ? Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment) : Array.from(text));

  // A name is written in the direction of its own first letter, whatever the page's.
  const directionOf = (text) => (RTL.test(/\p{L}/u.exec(text)?.[0] || "") ? "rtl" : "ltr");

  // The canvas inherits spacing and direction from the page that it is on.
  function setUp(ctx) {
    ctx.textBaseline = "middle";
    ctx.textAlign = "left";
    ctx.letterSpacing = "0px";
    ctx.wordSpacing = "0px";
    ctx.fontKerning = "normal";
  }

  // What layoutLabels gives: leaders, then halos, then names, so that no halo cuts into a name. labels: {text, font, soft,
  // direction}; the direction of one that begins with a sign is given, of others it is that of the name.
  function paintPlacedLabels(ctx, placed, labels, { dark }) {
    const ink = sm.paper(dark);
    ctx.save();
    setUp(ctx);
    paintLeaders(ctx, placed, ink);
    ctx.lineJoin = "round";
    ctx.lineWidth = HALO_PX;
    ctx.strokeStyle = ink.halo;
    for (const { text, x, y } of written(ctx, placed, labels)) ctx.strokeText(text, x, y);
    for (const { text, x, y, soft } of written(ctx, placed, labels)) {
      ctx.fillStyle = soft ? ink.ink2 : ink.ink;
      ctx.fillText(text, x, y);
    }
    ctx.restore();
  }

  function paintLeaders(ctx, placed, ink) {
    ctx.lineWidth = LEADER_PX;
    ctx.strokeStyle = ink.ink3;
    ctx.setLineDash([]);
    ctx.beginPath();
    for (const { leader } of placed) {
      if (!leader) continue;
      ctx.moveTo(leader[0], leader[1]);
      ctx.lineTo(leader[2], leader[3]);
    }
    ctx.stroke();
  }

  // Each name with its point, the pen set to its font and direction.
  function* written(ctx, placed, labels) {
    for (const { index, x, y } of placed) {
      const { text, font, soft, direction } = labels[index];
      ctx.font = font;
      ctx.direction = direction || directionOf(text);
      yield { text, soft, x: x + 1, y: y + 1 }; // boxes are 1 px wider on each side, and letters stand above the line's middle
    }
  }

  Object.assign(sm, { measureLabel, paintPlacedLabels });
})((globalThis.sistermap ??= {}));
