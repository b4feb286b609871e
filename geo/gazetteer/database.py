"""The gazetteer's SQLite files: which file holds what, and how they are opened together, read-only."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ..errors import GazetteerError
from ..scripts import is_latin

# Each file holds the names of some scripts: a look-up opens only the file it needs.
NAMES_FILES = ("latin", "cjk", "other")
COMPANIONS = {  # schema in SQL -> file, beside places.sqlite, which is "main"
    "labels": "labels",
    "spellings": "spellings",
    "sounds": "sounds",
    **{file: f"names-{file}" for file in NAMES_FILES},
}


def connect(folder: Path) -> sqlite3.Connection:
    """Open the files of a gazetteer as one database, read-only.

    Parameters
    ----------
    folder
        Where ``places.sqlite`` and its companions lie.

    Raises
    ------
    GazetteerError
        If a file is absent or is no gazetteer, or if the files are of different builds.
    """
    for file in ("places", *COMPANIONS.values()):
        if not (folder / f"{file}.sqlite").is_file():
            raise GazetteerError(f"{folder / file}.sqlite is absent; sistermap needs it to find places")
    try:
        # The store is only read, so one connection may serve any thread in turn.
        base = sqlite3.connect(_uri(folder, "places"), uri=True, check_same_thread=False)
        for schema, file in COMPANIONS.items():
            base.execute(f"ATTACH ? AS {schema}", (_uri(folder, file),))
        base.execute("SELECT 1 FROM country").fetchone()
        # The tables of transliteration hold no row numbers of places, so they may be of another build.
        numbered = ("main", *(schema for schema in COMPANIONS if schema != "sounds"))
        stamps = [base.execute(f"PRAGMA {schema}.user_version").fetchone() for schema in numbered]
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"{folder}: the gazetteer cannot be read ({error})") from error
    if len(set(stamps)) > 1:
        base.close()
        # Row numbers mean other places in another build: every name would be wrong.
        raise GazetteerError(
            f"{folder}: the gazetteer's files are of different builds; take all but sounds.sqlite from one"
        )
    return base


def names_file(key: str) -> str:
    """Return which of `NAMES_FILES` holds a key, by its first character.

    Examples
    --------
    >>> names_file("paris"), names_file("파리"), names_file("париж")
    ('latin', 'cjk', 'other')
    """
    if is_latin(key):
        return "latin"
    # Where the files are cut is part of their format: some rare scripts, such as Vai, are in the second too.
    return "cjk" if "\u2e80" <= key[0] <= "\ud7ff" or key[0] >= "\uf900" else "other"


def _uri(folder: Path, file: str) -> str:
    # immutable: no lock and no journal, so that read-only folders and many processes do not matter.
    return f"{(folder / file).resolve().as_uri()}.sqlite?mode=ro&immutable=1"
