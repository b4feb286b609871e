// Networks as sets: each with its members, their roles and years. Spokes to the seat only on request.
(function (sm) {
  "use strict";

  const AT_ONCE = 300; // members that a press on "more" adds

  function makeNetworks({ data, store, follow }, page) {
    const one = data.networks.length === 1, box = sm.el("div", {});
    page.append(box);
    follow(["theme", "spokes"], (state) => {
      const open = new Set([...box.querySelectorAll("details[open]")].map((details) => details.dataset.network));
      box.replaceChildren(...data.networks.map((network) => (one ? sm.el("div", {}, content(data, store, state, network)) : details(data, store, state, network, open.has(network.name)))));
    });
  }

  function details(data, store, state, network, open) {
    const n = membersOf(data, network).length;
    return sm.el("details", { open, "data-network": network.name },
      sm.el("summary", {}, sm.ring(network, sm.isDark(state)), sm.el("bdi", {}, network.name), sm.el("span", { class: "sm-n" }, sm.translate("networks.members", { count: n, n: sm.formatNumber(n, state.lang) }))),
      content(data, store, state, network),
    );
  }

  function content(data, store, state, network) {
    const members = membersOf(data, network);
    if (!members.length) return [sm.el("div", { class: "sm-nothing" }, sm.el("p", {}, sm.translate("networks.none")), wayOut(data, store))];
    const spokes = network.seat >= 0 && sm.button(sm.translate("networks.spokes"), () => store.set({ spokes: state.spokes === network.name ? null : network.name }), { "aria-pressed": String(state.spokes === network.name), class: "sm-chip" });
    const list = sm.el("ul", {}), more = sm.button("", () => add(), { class: "sm-clear" });
    const add = () => {
      list.append(...members.slice(list.childElementCount, list.childElementCount + AT_ONCE).map((member) => line(data, store, state, network, member)));
      more.hidden = list.childElementCount >= members.length;
      more.textContent = sm.countMore(members.length - list.childElementCount, state.lang);
    };
    add();
    return [spokes, list, more];
  }

  function line(data, store, { lang }, network, { place, org, role, since, draft, change }) {
    const words = [place === network.seat && sm.translate("networks.seat"), sm.rowCountry(data, place, lang), org, role, since && sm.dateText(since), draft && sm.translate("tie.draft"), sm.changeText(data, change)];
    return sm.el("li", {}, sm.placeButton(data, store, place), sm.el("span", { class: "sm-soft" }, sm.apart(words, " · ")));
  }

  const membersOf = (data, network) => data.memberships.filter((member) => member.network === network.name);

  const wayOut = (data, store) => {
    const page = ["unplaced", "list"].find((name) => sm.hasPage(data, name));
    return page && sm.button(sm.translate(`tab.${page}`), () => store.set({ page }), { class: "sm-clear" });
  };

  Object.assign(sm, { makeNetworks });
})((globalThis.sistermap ??= {}));
