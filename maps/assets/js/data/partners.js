// Who is tied to whom: the partners of a place, what two places share, who sits in the same networks.
(function (sm) {
  "use strict";

  const cache = new WeakMap();

  // Ties of each place: of place p those in `ties[starts[p]] … ties[starts[p + 1] - 1]`.
  function incidence(data) {
    let made = cache.get(data);
    if (made) return made;
    const { from, to, n } = data.ties;
    const starts = new Int32Array(data.places.n + 1);
    for (let i = 0; i < n; i++) {
      starts[from[i] + 1]++;
      if (to[i] !== from[i]) starts[to[i] + 1]++;
    }
    for (let p = 0; p < data.places.n; p++) starts[p + 1] += starts[p];
    const next = starts.slice(), ties = new Int32Array(starts[data.places.n]);
    for (let i = 0; i < n; i++) {
      ties[next[from[i]]++] = i;
      if (to[i] !== from[i]) ties[next[to[i]]++] = i;
    }
    cache.set(data, (made = { starts, ties }));
    return made;
  }

  function tiesOf(data, place) {
    const { starts, ties } = incidence(data);
    return ties.subarray(starts[place], starts[place + 1]);
  }

  const otherEnd = ({ from, to }, i, place) => (from[i] === place ? to[i] : from[i]);

  // [{place, ties: [i, …]}], the ties of each partner by date; partners by their first date, undated last.
  function partnersOf(data, place, visible) {
    const partners = new Map();
    for (const i of tiesOf(data, place)) {
      if (visible && !visible[i]) continue;
      const other = otherEnd(data.ties, i, place);
      if (!partners.has(other)) partners.set(other, []);
      partners.get(other).push(i);
    }
    const when = (i) => sm.sinceText(data.ties, i) || "9999-99-99~";
    const byDate = (i, j) => (data.ties.sinceYear[i] || 99999) - (data.ties.sinceYear[j] || 99999) || (when(i) < when(j) ? -1 : 1);
    return [...partners].map(([other, ties]) => ({ place: other, ties: ties.sort(byDate) })).sort((a, b) => byDate(a.ties[0], b.ties[0]));
  }

  // What two places have in common: ties between them, partners of both, networks of both.
  function compare(data, a, b, visible) {
    const ofA = partnersOf(data, a, visible), ofB = partnersOf(data, b, visible);
    const ids = new Map(ofB.map((partner) => [partner.place, partner]));
    const networks = new Set(networksOf(data, b));
    return {
      between: (ofA.find((partner) => partner.place === b) || { ties: [] }).ties,
      shared: ofA.filter(({ place }) => place !== b && place !== a && ids.has(place)).map((partner) => ({ place: partner.place, a: partner.ties, b: ids.get(partner.place).ties })),
      networks: networksOf(data, a).filter((name) => networks.has(name)),
      onlyA: ofA.filter(({ place }) => place !== b && !ids.has(place)).length,
      onlyB: ofB.filter(({ place }) => place !== a && !ofA.some((partner) => partner.place === place)).length,
    };
  }

  // Names of the networks that a place is a member of.
  function networksOf(data, place) {
    return [...new Set(data.memberships.filter((member) => member.place === place).map((member) => member.network))];
  }

  // Partners of a place that are members of one of its networks: [{place, networks}].
  function networkPartners(data, place, visible) {
    const ours = new Set(networksOf(data, place));
    if (!ours.size) return [];
    return partnersOf(data, place, visible)
      .map((partner) => ({ place: partner.place, networks: networksOf(data, partner.place).filter((name) => ours.has(name)) }))
      .filter((partner) => partner.networks.length && partner.place !== place);
  }

  Object.assign(sm, { tiesOf, otherEnd, partnersOf, compare, networksOf, networkPartners });
})((globalThis.sistermap ??= {}));
