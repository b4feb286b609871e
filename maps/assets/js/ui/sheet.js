// The panel of a phone: a sheet over the foot of the map with three stops, moved by a finger, a button or keys.
(function (sm) {
  "use strict";

  const STILL_PX = 6; // a finger that moved less has tapped

  // The grip, and what the sheet holds, which scrolls.
  function makeSheet(part, children) {
    const { root, map, follow } = part;
    const body = sm.el("div", { class: "sm-sheet" }, children);
    const grip = sm.button("", () => grip.dragged || rest(nextOf(root.dataset.sheet)), { class: "sm-grip" });
    const rest = (stop) => {
      const before = root.dataset.sheet, fitted = map.sistermap && sm.isFitted(map);
      root.dataset.sheet = stop;
      root.style.removeProperty("--sm-sheet");
      grip.setAttribute("aria-expanded", String(stop !== "low"));
      grip.setAttribute("aria-label", sm.translate(`sheet.${nextOf(stop)}`));
      if (before && before !== stop && fitted) map.sistermap.fit(); // what was shown whole is shown whole in the room that is left
    };
    rest(root.dataset.sheet || "middle");
    grip.addEventListener("keydown", (event) => {
      const at = sm.SHEET_STOPS.indexOf(root.dataset.sheet);
      const to = { ArrowUp: at + 1, ArrowDown: at - 1, Home: 0, End: 2 }[event.key];
      if (to === undefined) return;
      rest(sm.SHEET_STOPS[Math.max(0, Math.min(2, to))]);
      event.preventDefault();
    });
    followFinger(root, grip, rest, () => true);
    followFinger(root, body, rest, (target) => target.closest(".sm-card-head") && !target.closest("button"));
    follow(["selection"], ({ selection }) => {
      if (!Object.values(selection).some((one) => one !== null)) return;
      body.scrollTop = 0;
      if (root.dataset.sheet === "low") rest("middle");
    });
    return [grip, body];
  }

  // Up to the next stop, and from the highest down to the lowest.
  const nextOf = (stop) => ({ low: "middle", middle: "high", high: "low" })[stop];

  // A handle that the sheet is drawn by; `holds` is whether a finger on that element does so.
  function followFinger(root, handle, rest, holds) {
    let start = null;
    handle.addEventListener("pointerdown", (event) => {
      if (event.button || !holds(event.target)) return;
      start = { y: event.clientY, height: root.querySelector(".sm-panel").offsetHeight, moves: [[event.timeStamp, event.clientY]] };
      handle.dragged = false;
      handle.setPointerCapture(event.pointerId); // at once: a quick finger is beyond the handle with its first move
    });
    handle.addEventListener("pointermove", (event) => {
      if (!start) return;
      const up = start.y - event.clientY;
      if (!handle.dragged && Math.abs(up) <= STILL_PX) return;
      handle.dragged = true;
      start.moves.push([event.timeStamp, event.clientY]);
      root.classList.add("sm-dragging");
      root.style.setProperty("--sm-sheet", `${Math.max(64, Math.min(root.clientHeight - 64, start.height + up))}px`);
    });
    const end = (event) => {
      if (!start) return;
      const { moves, height, y } = start;
      start = null;
      root.classList.remove("sm-dragging");
      if (handle.dragged) rest(sm.restOfSheet(height + y - event.clientY, root.clientHeight, speedOf(moves)));
      setTimeout(() => (handle.dragged = false)); // once the click that follows has gone by
    };
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  }

  // Upwards, over the last tenth of a second.
  function speedOf(moves) {
    const [time, y] = moves.at(-1), [before, from] = moves.find(([then]) => time - then < 100);
    return time > before ? (from - y) / (time - before) : 0;
  }

  Object.assign(sm, { makeSheet });
})((globalThis.sistermap ??= {}));
