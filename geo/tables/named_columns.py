"""The roles that the user gives to columns by their labels: {"to_name": "Kota Kembar"}."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches

from ..errors import TableError
from ..gazetteer.keys import normalise
from ..schema import SIDES
from ..words import fold
from .header_words import FIELDS, OTHERS

# What a column can be. A table names at least one place or network of each row.
ROLES = (*(f"{side}_{field}" for side in SIDES for field in FIELDS), *OTHERS)

# How a label is compared, the strictest way first.
_WAYS: tuple[Callable[[str], str], ...] = (str, fold, normalise)


def check_roles(named: Mapping[str, str], where: str = "") -> None:
    """Raise TableError, which begins with `where`, if a role is none of `ROLES`.

    Examples
    --------
    >>> check_roles({"to_name": "Kota Kembar"})
    >>> check_roles({"to_nam": "Kota Kembar"})
    Traceback (most recent call last):
    sistermap.geo.errors.TableError: columns: 'to_nam' is no role, do you mean 'to_name'? Expected some of from_name, ...
    """
    for role in named:
        if role not in ROLES:
            close = get_close_matches(str(role), ROLES, n=1)
            meant = f", do you mean {close[0]!r}?" if close else ";"
            expected = "Expected" if close else "expected"
            raise TableError(
                f"{where}columns: {role!r} is no role{meant} {expected} some of {', '.join(ROLES)}"
            )


def find_named(labels: Sequence[str], named: Mapping[str, str]) -> dict[str, int]:
    """Return role -> index of its column, of the roles whose label is here.

    Examples
    --------
    >>> find_named(["No", "KOTA KEMBAR", "Tanggal"], {"to_name": "Kota Kembar", "since": "Tanggal", "note": "Ket"})
    {'to_name': 1, 'since': 2}
    """
    found: dict[str, int] = {}
    lower = [label.rpartition(" / ")[2] for label in labels]  # below a heading, the lower label is enough
    for written, way in itertools.product((labels, lower), _WAYS):
        keys = [way(label) for label in written]
        for role in (role for role in named if role not in found):
            key = way(str(named[role]))
            free = (at for at, each in enumerate(keys) if each == key and key and at not in found.values())
            if (at := next(free, None)) is not None:
                found[role] = at
    return {role: found[role] for role in named if role in found}


def check_found(named: Mapping[str, str], found: Iterable[str], labels: Iterable[str], source: str) -> None:
    """Raise TableError if a role's label is in no sheet.

    Parameters
    ----------
    named
        Role -> label.
    found
        The roles whose labels are in some sheet.
    labels
        What the columns are called, for the message.
    source
        The file as the user named it.
    """
    lost = [role for role in named if role not in set(found)]
    if lost:
        seen = ", ".join(repr(label) for label in dict.fromkeys(labels) if label)[:300]
        second = "second " if [*named.values()].count(named[lost[0]]) > 1 else ""
        raise TableError(
            f"{source}: no {second}column {str(named[lost[0]])!r}, which columns gives as {lost[0]};"
            f" found {seen or 'no labels'}, expected its label as the table has it"
        )
