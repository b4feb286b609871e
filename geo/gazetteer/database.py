"""The gazetteer's SQLite file: which table holds what names, how codes are written in it, and how it is opened, read-only."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ..errors import GazetteerError
from ..scripts import is_latin

# Each table holds the names of some scripts: what is near to one another is read together.
NAMES_TABLES = ("name_latin", "name_cjk", "name_other")


def connect(file: Path) -> sqlite3.Connection:
    """Open the file of a gazetteer, read-only.

    Parameters
    ----------
    file
        As `geo.gazetteer.built.gazetteer_file` gives it.

    Raises
    ------
    GazetteerError
        If it is absent or is no gazetteer.
    """
    if not file.is_file():
        raise GazetteerError(f"{file} is absent; sistermap needs it to find places")
    try:
        # The store is only read, so one connection may serve any thread in turn. immutable: no lock and no journal, so
        # that read-only folders and many processes do not matter.
        base = sqlite3.connect(
            f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        base.execute("SELECT 1 FROM country").fetchone()
    except sqlite3.DatabaseError as error:
        raise GazetteerError(f"{file}: the gazetteer cannot be read ({error})") from error
    return base


def names_table(key: str) -> str:
    """Return which of `NAMES_TABLES` holds a key, by its first character.

    Examples
    --------
    >>> names_table("paris"), names_table("파리"), names_table("париж")
    ('name_latin', 'name_cjk', 'name_other')
    """
    if is_latin(key):
        return "name_latin"
    return "name_cjk" if "\u2e80" <= key[0] <= "\ud7ff" or key[0] >= "\uf900" else "name_other"


def stored_source(source: str) -> str | int:
    """Return what the file has behind "level:": GeoNames' numbers as numbers, all else as text.

    Examples
    --------
    >>> stored_source("1838524"), stored_source("KR-26")
    (1838524, 'KR-26')
    """
    return int(source) if source.isdecimal() and source.isascii() else source


def stored_admin1(code: str, country: str) -> str:
    """Return what the file has for a region: of ISO 3166-2 without the country, which the number of the place tells.

    Examples
    --------
    >>> stored_admin1("DE-BY", "DE"), stored_admin1("NE.1159", "DE")
    ('-BY', 'NE.1159')
    """
    return code.removeprefix(country) if code.startswith(f"{country}-") else code


def admin1_code(stored: str | None, country: str) -> str | None:
    """Return the code of a region of which the file has what `stored_admin1` gives.

    Examples
    --------
    >>> admin1_code("-BY", "DE"), admin1_code("NE.1159", "DE"), admin1_code(None, "DE")
    ('DE-BY', 'NE.1159', None)
    """
    return country + stored if stored and stored[0] == "-" else stored
