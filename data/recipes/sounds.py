"""How other scripts write Latin spellings, learned from the places of the store that have names in both.

A Latin name and its transliteration are taken to be made of pieces: up to three letters, written as up to three units.
How often each piece is written as which units is found by expectation maximisation over all ways to cut both: first for
a script, then for each spelling in it. Pairs that the result does not explain are translations and errors; they are
dropped, and the tables are learned again. The same store gives the same bytes.
"""

from __future__ import annotations

import contextlib
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing import Pool
from pathlib import Path

from ...geo.gazetteer.database import connect
from ...geo.naming.transliteration_model import BackgroundModel, TransliterationModel
from ...geo.naming.transliteration_units import SPELLINGS, letters, units
from ...geo.scripts import HAN, script_of

Pair = tuple[str, str]  # letters, units
Counts = dict[str, dict[str, float]]  # letters of a piece -> the units it is written as -> how often
Table = Mapping[
    str, Mapping[str, float]
]  # counts with two digits; of the background, units and "" -> how often

MOST_LETTERS, MOST_UNITS = 3, 3
PAIRS_OF_SCRIPT, PAIRS_OF_SPELLING, LEAST_PAIRS = 8_000, 4_000, 250
FIRST_PAIRS = 1_500  # as many are cut in every way at the start
ROUNDS_OF_SCRIPT, ROUNDS_OF_SPELLING = 5, 2
DISCOUNT = 0.3  # a piece that was needed less often than this is not needed
EXPLAINED = 0.2  # the least log10 likelihood ratio a unit of a pair to learn from
LONGEST = 22
FLAT = 0.02  # a letter, a unit, before anything is known
BEAM, LEAST_USED = 1e-4, 0.02
SCRIPTS = ("HANGUL", "HIRAGANA", "CJK", "CYRILLIC", "ARABIC", "GREEK", "HEBREW", "THAI", "GEORGIAN", "ARMENIAN",
           "DEVANAGARI", "BENGALI", "TAMIL")  # fmt: skip
# Names of these countries are written in Chinese characters, not transliterated.
WRITTEN = frozenset(("CN", "TW", "HK", "MO", "JP", "KR", "KP", "SG"))


def write_sounds(store: Path, target: Path, keep: Callable[[int], bool] = bool) -> dict[str, int]:
    """Learn from the places that are to `keep`, and write the tables as text; return the pairs learned from by script.

    Parameters
    ----------
    store
        The built gazetteer, as `geo.gazetteer.built.gazetteer_file` gives it.
    target
        The file to write, such as ``transliteration.tsv``.
    keep
        Whether to learn from the place of a number.
    """
    tables, pairs = learn(read_pairs(store, keep))
    write_tables(tables, target)
    return pairs


def learn(pairs: dict[tuple[str, str], list[Pair]]) -> tuple[dict[tuple[str, str], Table], dict[str, int]]:
    """Learn one table per script, one per spelling in it, and the background: how any name of the script is written.

    Parameters
    ----------
    pairs
        (script, spelling) -> pairs, the surest first.

    Returns
    -------
    dict, dict
        (script, spelling) -> the table as written; script -> pairs learned from.
    """
    by_script: dict[str, dict[str, list[Pair]]] = defaultdict(dict)
    for (script, spelling), found in sorted(pairs.items()):
        by_script[script][spelling] = found
    jobs = sorted(by_script.items(), key=lambda job: -sum(map(len, job[1].values())))
    with Pool() as pool:
        done = pool.map(_learn_script, [groups for _, groups in jobs], chunksize=1)
    tables = {
        (script, name): table
        for (script, _), (made, _) in zip(jobs, done, strict=True)
        for name, table in made.items()
    }
    return tables, {script: count for (script, _), (_, count) in zip(jobs, done, strict=True)}


def _learn_script(groups: dict[str, list[Pair]]) -> tuple[dict[str, Table], int]:
    background = count_background(written for found in groups.values() for _, written in found)
    background_model = BackgroundModel(background)
    share = max(200, PAIRS_OF_SCRIPT // len(groups))
    sample = [pair for found in groups.values() for pair in found[:share]]
    sample.sort(key=lambda pair: (hash_of(pair), pair))
    counts = first_counts(sample[:FIRST_PAIRS])
    for _ in range(ROUNDS_OF_SCRIPT - 2):
        counts = count_again(sample, TransliterationModel([counts]))
    table = TransliterationModel([counts])
    sample = [pair for pair in sample if explained(pair, table, background_model)]
    for _ in range(2):
        counts = count_again(sample, TransliterationModel([counts]))
    made, total = {"": _rounded(counts, 0.7)}, 0
    table = TransliterationModel([counts])
    for spelling, found in groups.items():
        mine = [pair for pair in found[:PAIRS_OF_SPELLING] if explained(pair, table, background_model)]
        total += len(mine)
        if spelling and len(mine) >= LEAST_PAIRS:
            own = counts
            for round_ in range(ROUNDS_OF_SPELLING):
                own = count_again(mine, TransliterationModel([counts, own] if round_ else [counts]))
            made[spelling] = _rounded(own, 0.5)
    made["background"] = {gram: {"": count} for gram, count in sorted(background.items())}
    return made, total


def hash_of(pair: Pair) -> int:
    """Return a number that shuffles pairs alike in every run."""
    return zlib.crc32(f"{pair[0]} {pair[1]}".encode())


def explained(pair: Pair, table: TransliterationModel, background_model: BackgroundModel) -> bool:
    """Tell whether the letters say more about the units than their script does."""
    _, forward = _ways(*pair, table)
    if not forward[-1]:
        return False
    written = math.log10(forward[-1]) - table.spelled_log10(pair[0])
    return written - background_model.log10(pair[1]) >= EXPLAINED * len(pair[1])


# ---- expectation maximisation ----

Arc = tuple[
    int, int, str, str, float
]  # from and to where, of all pairs of a place in the letters and one in the units


def first_counts(pairs: Iterable[Pair]) -> Counts:
    """Cut pairs in every way that keeps them abreast, all ways being equal."""
    total: Counts = defaultdict(lambda: defaultdict(float))
    for name, written in pairs:
        wide, slope = len(written) + 1, len(written) / len(name)
        forward = [1.0] + [0.0] * (wide * (len(name) + 1) - 1)
        arcs: list[Arc] = []
        for i in range(len(name)):
            for j in range(max(0, math.ceil(i * slope - 2)), min(wide, int(i * slope + 2) + 1)):
                before = forward[i * wide + j]
                if not before:
                    continue
                for a in range(1, min(MOST_LETTERS, len(name) - i) + 1):
                    for b in range(min(MOST_UNITS, len(written) - j) + 1):
                        to, p = (i + a) * wide + j + b, FLAT ** (a + b) * (1.0 if b else 0.3)
                        arcs.append((i * wide + j, to, name[i : i + a], written[j : j + b], p))
                        forward[to] += before * p
        _share_out(arcs, forward, total)
    return _discounted(total)


def count_again(pairs: Iterable[Pair], table: TransliterationModel) -> Counts:
    """Cut pairs in the ways that a table knows, each counting as much as it is likely."""
    total: Counts = defaultdict(lambda: defaultdict(float))
    for name, written in pairs:
        _share_out(*_ways(name, written, table), total)
    return _discounted(total)


def _ways(name: str, written: str, table: TransliterationModel) -> tuple[list[Arc], list[float]]:
    """Return the arcs of all likely ways, and how likely each point is reached, the end last."""
    wide = len(written) + 1
    forward = [1.0] + [0.0] * (wide * (len(name) + 1) - 1)
    arcs: list[Arc] = []
    for i in range(len(name)):
        row = forward[i * wide : (i + 1) * wide]
        least = max(row) * BEAM
        pieces = [
            ((i + a) * wide, name[i : i + a], table.pieces[name[i : i + a]])
            for a in range(1, min(MOST_LETTERS, len(name) - i) + 1)
            if name[i : i + a] in table.pieces
        ]
        for j, before in enumerate(row):
            if before > least:
                for b in range(min(MOST_UNITS, len(written) - j) + 1):
                    target = written[j : j + b]
                    for end, piece, targets in pieces:
                        if target in targets:
                            p = targets[target]
                            arcs.append((i * wide + j, end + j + b, piece, target, p))
                            forward[end + j + b] += before * p
    return arcs, forward


def _share_out(arcs: list[Arc], forward: list[float], total: Counts) -> None:
    """Add how much each arc is likely to be used: what leads to it times what goes on from it."""
    whole = forward[-1]
    if not whole:
        return
    backward = [0.0] * (len(forward) - 1) + [1 / whole]
    for start, end, piece, target, p in reversed(arcs):
        behind = backward[end] * p
        if behind:
            backward[start] += behind
            used = forward[start] * behind
            if used > LEAST_USED:
                total[piece][target] += used


def _discounted(total: Counts) -> Counts:
    kept = {
        piece: {target: count - DISCOUNT for target, count in targets.items() if count > DISCOUNT}
        for piece, targets in total.items()
    }
    return {piece: targets for piece, targets in kept.items() if targets}


# ---- the background of a script ----


def count_background(writings: Iterable[str]) -> dict[str, int]:
    """Count one, two and three units on end, ``<`` before the first and ``>`` behind the last."""
    counts: Counter[str] = Counter()
    for written in writings:
        text = f"<{written}>"
        for size in (1, 2, 3):
            counts.update(text[at : at + size] for at in range(len(text) - size + 1))
    return {gram: count for gram, count in counts.items() if count >= (1, 2, 4)[len(gram) - 1]}


# ---- from and to files ----


def read_pairs(store: Path, keep: Callable[[int], bool]) -> dict[tuple[str, str], list[Pair]]:
    """Read (script, spelling) -> the names of places in Latin letters and in another script."""
    pairs: dict[tuple[str, str], dict[Pair, tuple[int, int, int]]] = defaultdict(dict)
    for number, name, country, population, key, how in names(store):
        script = script_of(key)
        if script not in SCRIPTS or (script == HAN and country in WRITTEN) or how > 2 or not keep(number):
            continue
        pair = (letters(name), units(key))
        if 5 <= len(pair[0]) <= LONGEST and 2 <= len(pair[1]) <= LONGEST and " " not in pair[1]:
            pairs[script, SPELLINGS.get(country, "")].setdefault(pair, (how, -population, number))
    return {group: sorted(found, key=lambda pair: (found[pair], pair)) for group, found in pairs.items()}


def names(store: Path) -> Iterator[tuple[int, str, str, int, str, int]]:
    """Yield number, name, country and population of a place, with a key in another script and how sure that is."""
    with contextlib.closing(connect(store)) as base:
        places = {
            number: (name, country, population)
            for country, first, last in base.execute("SELECT code, first, last FROM country").fetchall()
            for number, name, population in base.execute(
                "SELECT id, name, population FROM place WHERE id BETWEEN ? AND ?", (first, last)
            )
        }
        for table in ("name_cjk", "name_other"):
            for key, number, how in base.execute(f"SELECT key, id, how FROM {table} ORDER BY key, id"):
                yield number, *places[number], key, how


def _rounded(counts: Counts, least: float) -> Table:
    """Return counts of at least `least`, two digits of each."""
    kept = {
        piece: {target: float(f"{count:.2g}") for target, count in sorted(targets.items()) if count >= least}
        for piece, targets in sorted(counts.items())
    }
    return {piece: targets for piece, targets in kept.items() if targets}


def write_tables(tables: Mapping[tuple[str, str], Table], target: Path) -> None:
    """Write a line for each script, spelling and piece: what it is written as, and how often, in turn."""
    lines = ["script\tspelling\tpiece\tcounts"]
    for (script, spelling), table in sorted(tables.items()):
        for piece, targets in sorted(table.items()):
            counted = (
                cell for units_, count in sorted(targets.items()) for cell in (units_, f"{count:.15g}")
            )
            lines.append("\t".join((script, spelling, piece, *counted)))
    half = target.with_name(target.name + ".part")
    half.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    half.replace(target)
