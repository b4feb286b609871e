"""Fit what evidence weighs: ``python benchmarks/fit_weights.py [--folds 5] TRUTH.csv [TRUTH.csv …]``.

A truth file has the columns name, country, lat and lon. Each is judged with its countries, without them, and without them
in another order, so that no order is believed too much. The weights of `geo.naming.evidence` are those that make the right
candidates likeliest, "none of these" included where no candidate is right (a conditional logit), held near the present
ones by a ridge, so that what the files hardly show stays as it is. Prints the new weights, how likely answers were predicted
to be against how often they were right, and the loss of each fold of countries under weights fitted on the others.
Nothing of a truth file is kept.
"""

from __future__ import annotations

import argparse
import csv
import random
from pathlib import Path
from typing import NamedTuple

import numpy as np
from bench_names import read_cities, slip
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer, Place
from sistermap.geo.naming import evidence
from sistermap.geo.naming.geocode_names import geocode_names
from sistermap.geo.naming.relations import distance_km

NAMES = [*evidence.WEIGHTS, "NONE_LOG_ODDS"]
NEAR_KM = {"city": 25.0, "admin2": 60.0, "admin1": 150.0, "country": 1500.0}
# Set by hand: lists of cities whose answers are known have too few or too odd rows of these. They hold no regions, so
# that what tells regions from cities cannot be learned from them.
HELD = ("level_stated", "level_other", "stripped", "reading", "admin1", "admin1_transliterated", "country", "country_foreign", "country_beside",
        "country_transliterated", "away", "territory", "typo_town", "neighbours", "region", "holds", "part")  # fmt: skip
MOST = 10  # candidates of a row
FREE = np.array([name not in HELD for name in NAMES])
RIDGE = 3.0  # rows' worth of belief in each present weight, a power of ten either way
SLIPS_ABOVE = 30_000  # people of a city that is misspelt
STEPS, PACE = 600, 0.02


class Choices(NamedTuple):
    """Rows to choose in: features (rows, MOST + 1, weights), which are there, which are right, and each row's fold."""

    features: np.ndarray
    there: np.ndarray
    right: np.ndarray
    fold: np.ndarray


def main() -> None:
    """Print fitted weights and how well they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("truth", nargs="+")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--slips", type=int, default=2000)
    args = parser.parse_args()
    with Gazetteer.open(data.HERE) as gazetteer:
        lists = [judged for path in args.truth for judged in read_truth(path)]
        choices = read_choices([*lists, make_slips(args.slips, gazetteer)], args.folds, gazetteer)
    before = np.array([*evidence.WEIGHTS.values(), evidence.NONE_LOG_ODDS])
    after = fit(choices, before)
    print(f"{'feature':16} {'now':>7} {'fitted':>7} {'rows':>6}")
    for at, name in enumerate(NAMES):
        seen = int((choices.features[:, :, at] != 0).any(axis=1).sum())
        print(f"{name:16} {before[at]:7.2f} {after[at]:7.2f} {seen:6}")
    print("\nloss a row:", f"now {loss(choices, before):.4f}, fitted {loss(choices, after):.4f}")
    for fold in range(args.folds):
        mine = Choices(*(each[choices.fold == fold] for each in choices))
        others = Choices(*(each[choices.fold != fold] for each in choices))
        held = fit(others, before)
        print(f"fold {fold}: now {loss(mine, before):.4f}, fitted without it {loss(mine, held):.4f}")
    print("\nsaid to be   was right   rows")
    for low, right, rows in calibration(choices, after):
        print(f"  {low:.2f} …      {right:.3f}   {rows}")


class Named(NamedTuple):
    """A name whose place is known."""

    name: str
    country: str
    lat: float
    lon: float


class Judged(NamedTuple):
    """Lists of names with their countries, or without."""

    names: list[Named]
    ways: tuple[bool, ...]  # with its countries, without, or both


def read_truth(path: str) -> list[Judged]:
    """Read a truth file: as it stands, with its countries and without, and once more in no order."""
    with Path(path).open(encoding="utf-8") as stream:
        names = [
            Named(r["name"], r["country"], float(r["lat"]), float(r["lon"])) for r in csv.DictReader(stream)
        ]
    return [Judged(names, (True, False)), Judged(random.Random(1).sample(names, len(names)), (False,))]


def make_slips(times: int, gazetteer: Gazetteer) -> Judged:
    """Misspell cities that are drawn from the gazetteer."""
    chance = random.Random(7)
    cities = chance.sample(read_cities(gazetteer, SLIPS_ABOVE), times)
    return Judged([Named(slip(one.name, chance), one.country, one.lat, one.lon) for one in cities], (True,))


def read_choices(lists: list[Judged], folds: int, gazetteer: Gazetteer) -> Choices:
    """Judge lists of names and keep the candidates of each row."""
    rows: list[tuple[list[dict[str, float]], list[bool], int]] = []
    for truth in lists:
        for stated in truth.ways:
            countries = [one.country for one in truth.names] if stated else None
            answers = geocode_names([one.name for one in truth.names], countries, gazetteer)
            for row, answer in zip(truth.names, answers, strict=True):
                found = answer.candidates[:MOST]
                if found and answer.score is not None:
                    right = are_right([one.place for one in found], row)
                    rows.append(
                        ([one.features for one in found], right, sum(map(ord, row.country)) % max(folds, 1))
                    )
    features = np.zeros((len(rows), MOST + 1, len(NAMES)), dtype=np.float32)
    there, right = (np.zeros((len(rows), MOST + 1), dtype=bool) for _ in range(2))
    features[:, MOST, -1] = 1.0
    there[:, MOST] = True
    for at, (found, good, _) in enumerate(rows):
        for nth, one in enumerate(found):
            for name, value in one.items():
                features[at, nth, NAMES.index(name)] = value
        there[at, : len(found)] = True
        right[at, : len(found)] = good
        right[at, MOST] = not any(good)
    return Choices(features, there, right, np.array([fold for _, _, fold in rows]))


def are_right(places: list[Place], row: Named) -> list[bool]:
    """Tell which places are where the truth says, as near as places of their levels can be.

    The truth is of cities; a region is right only where no city or district is.
    """
    there = Place("truth:", "", "city", "", None, 0, row.lat, row.lon, None)
    near = [distance_km(place, there) <= NEAR_KM[place.level] for place in places]
    towns = [good and place.level in ("city", "admin2") for good, place in zip(near, places, strict=True)]
    return towns if any(towns) else near


def fit(choices: Choices, start: np.ndarray) -> np.ndarray:
    """Return the weights of least loss, by Adam: enough for thirty of them."""
    weights, mean, square = start.copy(), np.zeros_like(start), np.zeros_like(start)
    for step in range(1, STEPS + 1):
        slope = gradient(choices, weights) * FREE + 2 * RIDGE * (weights - start) / len(choices.fold)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        weights = weights - PACE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def loss(choices: Choices, weights: np.ndarray) -> float:
    """Return the mean of -ln of how likely the right answer is predicted to be."""
    likely = shares(choices, weights)
    return float(-np.log(np.maximum((likely * choices.right).sum(axis=1), 1e-12)).mean())


def gradient(choices: Choices, weights: np.ndarray) -> np.ndarray:
    """Return how the loss rises with each weight."""
    likely = shares(choices, weights)
    right = likely * choices.right
    right /= np.maximum(right.sum(axis=1, keepdims=True), 1e-12)
    slopes = np.einsum("rc,rcw->w", likely - right, choices.features)
    return np.asarray(np.log(10) * slopes / len(choices.fold))


def shares(choices: Choices, weights: np.ndarray) -> np.ndarray:
    """Return how likely each candidate of each row is."""
    logits = np.where(choices.there, choices.features @ weights.astype(np.float32) * np.log(10), -np.inf)
    odds = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def calibration(choices: Choices, weights: np.ndarray) -> list[tuple[float, float, int]]:
    """Return, for answers predicted to be this likely, how many were right."""
    likely = shares(choices, weights)
    best = likely[:, :MOST].argmax(axis=1)
    rows = np.arange(len(best))
    predicted, right = likely[rows, best], choices.right[rows, best]
    table = []
    for low in (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99):
        high = next((edge for edge in (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99) if edge > low), 1.01)
        inside = (predicted >= low) & (predicted < high)
        if inside.any():
            table.append((low, float(right[inside].mean()), int(inside.sum())))
    return table


if __name__ == "__main__":
    main()
