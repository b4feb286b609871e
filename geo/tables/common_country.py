"""The only country in which all places of a column may lie: the country of a home side that nobody wrote down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .column_content import parts_of_name
from .column_fields import Column

if TYPE_CHECKING:
    from .lookup import Lookup

_LOOKED_AT = 60  # distinct cells
_DWARFS = 20  # so many times as many inhabitants


def common_country(column: Column, lookup: Lookup) -> str | None:
    """Return the only country in which every place of a column may lie; None where there are several, or too few places.

    The towns of one region or nation, such as "Wellington", "Dunedin" and "Christchurch", need no country beside them.
    Two places are enough only where they are repeated, as the home side of a list is. Hamlets elsewhere that share all
    the names do not count.
    """
    names = [str(cell) for cell in dict.fromkeys(column.cells) if cell is not None][:_LOOKED_AT]
    if len(names) < 3 and not (len(names) == 2 and column.content.filled > 2):
        return None
    largest = [_largest_by_country(name, lookup) for name in names]
    common = set.intersection(*map(set, largest)) if largest else set()
    for country in common:
        if all(
            known[country] > 0 and known[country] >= _DWARFS * known[other]
            for known in largest
            for other in common - {country}
        ):
            return country
    return None


def _largest_by_country(name: str, lookup: Lookup) -> dict[str, int]:
    """Return country -> the inhabitants of its largest place that a cell may mean."""
    found: dict[str, int] = {}
    for part in parts_of_name(name)[:2]:
        for place in lookup.places(part):
            found[place.country] = max(found.get(place.country, 0), place.population)
    return found
