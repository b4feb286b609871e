// Colours, dashes and widths of what is drawn, for light and for dark paper.
(function (sm) {
  "use strict";

  const PAPER = {
    light: {
      sea: "#e9eef2", land: "#fbfaf7", coast: "#cdd5da", border: "#d9d5cc", graticule: "#dde4e9",
      region: "rgba(226,178,84,0.26)", regionLine: "rgba(150,108,30,0.55)",
      dot: "#22303c", dotLine: "#ffffff", ink: "#1c2731", inkSoft: "#7b8791", halo: "rgba(251,250,247,0.92)",
      band: "#4a5f73", accent: "#c2361b",
    },
    dark: {
      sea: "#11181f", land: "#212b35", coast: "#33414d", border: "#313d48", graticule: "#1a232b",
      region: "rgba(232,190,110,0.15)", regionLine: "rgba(232,190,110,0.45)",
      dot: "#e8edf1", dotLine: "#11181f", ink: "#eef2f5", inkSoft: "#8795a1", halo: "rgba(17,24,31,0.9)",
      band: "#9fb3c6", accent: "#ff8a6b",
    },
  };
  const FONT = 'system-ui, "Noto Sans", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif';

  function isDark(state) {
    if (state && state.theme) return state.theme === "dark";
    return typeof matchMedia === "function" && matchMedia("(prefers-color-scheme: dark)").matches;
  }

  const paper = (dark) => PAPER[dark ? "dark" : "light"];

  function kindColour({ meta }, kind, dark) {
    const style = meta.kinds[kind];
    return style ? style[dark ? "dark" : "light"] : paper(dark).band;
  }

  // For each code of the column of kinds how its ties are drawn.
  function kindStyles({ ties, meta }, dark) {
    const { kind } = ties.columns;
    return (kind ? kind.values : [""]).map((value) => ({
      colour: kindColour({ meta }, value, dark),
      dash: (meta.kinds[value] || { dash: [] }).dash,
    }));
  }

  // The more there is to see, the finer each line.
  const tieOpacity = (count) => Math.min(0.85, Math.max(0.08, 2.6 / Math.log2(2 + count / 8) ** 1.4));
  const tieWidth = (count, zoom) => (count > 400 ? 1 : 1.6) * (zoom > 6 && count <= 400 ? 1.25 : 1);
  const dotRadius = (degree, zoom, crowded) => (crowded ? 0.5 : 1) * Math.min(9, 1.7 + 0.9 * Math.log2(1 + degree) + Math.max(0, zoom - 4) * 0.25);

  Object.assign(sm, { isDark, paper, kindColour, kindStyles, tieOpacity, tieWidth, dotRadius, MAP_FONT: FONT });
})((globalThis.sistermap ??= {}));
