"""Keys of a country that are spelled like another key: by their beginning, or with one typo."""

from __future__ import annotations

import sqlite3

LEAST_LETTERS = 4  # a shorter key is one typo away from too many others
Spelling = tuple[str, int]  # a key and the row number of its place


def spelled(
    base: sqlite3.Connection, country: str, prefix: str, lengths: tuple[int, int] = (0, 1000)
) -> list[Spelling]:
    """Return the keys of a country that begin with `prefix`, of a length between two bounds, both included."""
    return _in_table(base, "forward", country, prefix, lengths)


def spelled_backward(base: sqlite3.Connection, country: str, suffix: str) -> list[Spelling]:
    """Return the keys of a country that end with `suffix`, each written backward."""
    return _in_table(base, "backward", country, suffix[::-1], (0, 1000))


def typos(base: sqlite3.Connection, country: str, key: str) -> list[Spelling]:
    """Return the keys of a country that are one typo away: a letter more, less, other, or two exchanged.

    Parameters
    ----------
    base
        A database as `geo.gazetteer.database.connect` opens it.
    country
        ISO 3166-1 alpha-2.
    key
        In Latin script; others, and those of less than `LEAST_LETTERS`, give nothing.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if len(key) < LEAST_LETTERS:
        return []
    # One typo leaves one half of the key whole, unless it exchanges the two letters in the middle.
    half = len(key) // 2
    exchanged = key[: half - 1] + key[half] + key[half - 1] + key[half + 1 :]
    lengths = (len(key) - 1, len(key) + 1)
    backward = _in_table(base, "backward", country, key[half:][::-1], lengths)
    near = sorted(
        {
            *spelled(base, country, key[:half], lengths),
            *((other[::-1], rowid) for other, rowid in backward),
            *spelled(base, country, exchanged, lengths),
        }
    )
    distances = process.extract_iter(key, [other for other, _ in near], scorer=OSA.distance, score_cutoff=1)
    return [near[at] for _, distance, at in distances if distance == 1]


def _in_table(
    base: sqlite3.Connection, table: str, country: str, prefix: str, lengths: tuple[int, int]
) -> list[Spelling]:
    return base.execute(
        f"SELECT key, id FROM {table} WHERE country = ? AND key >= ? AND key < ? AND length(key) BETWEEN ? AND ?",
        (country, prefix, prefix + "\uffff", *lengths),
    ).fetchall()
