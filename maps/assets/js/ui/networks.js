// Networks as sets: each with its members, their roles and years. Spokes to the seat only on request.
(function (sm) {
  "use strict";

  function makeNetworks({ data, store, follow }, page) {
    follow(["spokes", "theme"], (state) => {
      const open = new Set([...page.querySelectorAll("details[open]")].map((box) => box.dataset.network));
      page.replaceChildren(...data.networks.map((network) => box(data, store, state, network, open.has(network.name) || data.networks.length === 1)));
    });
  }

  function box(data, store, state, network, open) {
    const members = data.memberships.filter((member) => member.network === network.name);
    const ring = sm.el("span", { class: "sm-ring", "aria-hidden": "true" });
    ring.style.borderColor = network.colour[sm.isDark(state) ? "dark" : "light"];
    const spokes = network.seat >= 0 && sm.button(sm.translate("networks.spokes"), () => store.set({ spokes: state.spokes === network.name ? null : network.name }), { "aria-pressed": String(state.spokes === network.name), class: "sm-chip" });
    return sm.el("details", { open, "data-network": network.name },
      sm.el("summary", {}, ring, network.name, sm.el("span", { class: "sm-n" }, sm.translate("networks.members", { count: members.length, n: sm.formatNumber(members.length, state.lang) }))),
      spokes,
      sm.el("ul", {}, members.map((member) => sm.el("li", {},
        sm.placeButton(data, store, member.place),
        sm.el("span", { class: "sm-soft" }, [member.place === network.seat && sm.translate("networks.seat"), member.org, member.role, member.since && sm.dateText(member.since)].filter(Boolean).map((text) => ` · ${text}`).join(""))))),
    );
  }

  Object.assign(sm, { makeNetworks });
})((globalThis.sistermap ??= {}));
