"""What each figure is called, what it means, and whose formula it is."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import NamedTuple

_HERE = Path(__file__).parent


class Definition(NamedTuple):
    """A row of ``definitions.tsv``; a unit or a source that there is none of is ``""``."""

    group: str
    name: str
    label: str
    unit: str
    definition: str
    source: str


class ListDefinition(NamedTuple):
    """A row of ``lists.tsv``: what a list of places, years or pairs has."""

    name: str
    label: str
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
    return tuple(Definition(*row) for row in _rows("definitions.tsv"))


@functools.cache
def list_definitions() -> dict[str, ListDefinition]:
    """Return all lists by their names.

    Examples
    --------
    >>> list_definitions()["degree"].definition
    'How many other places each is tied to.'
    """
    return {row[0]: ListDefinition(*row) for row in _rows("lists.tsv")}


def _rows(name: str) -> list[list[str]]:
    _, *lines = (_HERE / name).read_text(encoding="utf-8").splitlines()
    return [["" if cell == "-" else cell for cell in line.split("\t")] for line in lines]
