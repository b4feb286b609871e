"""What each figure is called, what it means, and whose formula it is."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parent / "definitions.tsv"


class Definition(NamedTuple):
    """A row of ``definitions.tsv``; a unit or a source that there is none of is ``""``."""

    group: str
    name: str
    label: str
    unit: str
    definition: str
    source: str


@functools.cache
def definitions() -> tuple[Definition, ...]:
    """Return all figures in the order in which they are shown.

    Examples
    --------
    >>> [one.label for one in definitions()[:2]]
    ['Ties', 'Pairs of places']
    """
    _, *rows = _FILE.read_text(encoding="utf-8").splitlines()
    return tuple(Definition(*("" if cell == "-" else cell for cell in row.split("\t"))) for row in rows)
