// Colours, widths and sizes of what is drawn, on light and on dark paper.
(function (sm) {
  "use strict";

  const PAPER = {
    light: {
      paper: "#ffffff", sea: "#f2f5f7", land: "#e2e0d9", border: "#ffffff", ink: "#16202a", ink2: "#47535e", ink3: "#64707b",
      home: "#c8321f", line: "#e1e5e8", field: "#8a96a0", halo: "rgba(242,245,247,0.92)", accent: "#0b5fa5", other: "#4a5560",
    },
    dark: {
      paper: "#12181e", sea: "#161d24", land: "#28323b", border: "#161d24", ink: "#e9eef2", ink2: "#aab5bf", ink3: "#8894a0",
      home: "#ff7f66", line: "#2a343d", field: "#66737f", halo: "rgba(22,29,36,0.92)", accent: "#62b0f0", other: "#b4bec8",
    },
  };
  const FONT = 'system-ui, "Noto Sans", "Noto Sans CJK KR", "Apple SD Gothic Neo", "Malgun Gothic", sans-serif';
  const RECEDED = 0.26;
  const THIN = 1.1; // px of a line that is as it was, where others are not

  function isDark(state) {
    if (state && state.theme) return state.theme === "dark";
    return typeof matchMedia === "function" && matchMedia("(prefers-color-scheme: dark)").matches;
  }

  const paper = (dark) => PAPER[dark ? "dark" : "light"];

  // The paper's colours with the page's own accent, where it has one.
  function inkOf({ meta }, dark) {
    const ink = paper(dark), own = meta.accent;
    return own ? { ...ink, accent: own[dark ? "dark" : "light"], home: own[dark ? "dark" : "light"] } : ink;
  }

  // Where the file states no kind at all, ties have the page's first colour.
  function kindColour({ meta }, kind, dark) {
    const only = Object.keys(meta.kinds).length <= 1 && (!kind || kind === "other"), style = meta.kinds[kind];
    if (only) return inkOf({ meta }, dark).accent;
    return style ? style[dark ? "dark" : "light"] : paper(dark).other;
  }

  const DRAFT_DASH = [1, 9]; // sparser than any kind's

  // For each code of the column of kinds how its ties are drawn, of one kind alone without a dash; behind them, where the
  // list has proposals, how those of each kind are: dotted.
  function kindStyles({ ties, meta }, dark) {
    const column = sm.lineColumn({ ties }), values = column ? column.values : [""];
    const styles = values.map((value) => ({
      colour: kindColour({ meta }, value, dark),
      dash: values.length > 1 ? (meta.kinds[value] || { dash: [] }).dash : [],
      ...(ties.columns.change && value === "unchanged" && { width: THIN }),
    }));
    return ties.columns.draft ? [...styles, ...styles.map((style) => ({ ...style, dash: DRAFT_DASH }))] : styles;
  }

  // Widths at both ends and opacity of a tie: the more there are, the finer each.
  function tieLook(count, narrow) {
    if (count <= 60) return { start: narrow ? 3 : 3.4, end: narrow ? 1.1 : 1.2, even: 2, opacity: 0.9 };
    if (count <= 400) return { start: 2.2, end: 0.8, even: 1.4, opacity: 0.6 };
    return { start: 1, end: 1, even: 1, opacity: Math.min(0.6, Math.max(0.1, 2.6 / Math.log2(2 + count / 8) ** 1.4)) };
  }

  const HOME_RADIUS = 7, CHOSEN_RADIUS = 6;

  // A place's radius in px: alike in a home list, by the number of its ties elsewhere, smaller in a crowd.
  function dotRadius(data, p, crowded) {
    if (p === data.home) return HOME_RADIUS;
    if (sm.isHomeList(data)) return crowded ? 2.2 : 3.4;
    return crowded ? 1.2 : Math.min(9, 2.6 + 0.8 * Math.log2(1 + data.places.degree[p]));
  }

  Object.assign(sm, { isDark, paper, inkOf, kindColour, kindStyles, tieLook, dotRadius, HOME_RADIUS, CHOSEN_RADIUS, RECEDED, MAP_FONT: FONT });
})((globalThis.sistermap ??= {}));
