"""Whether known names with a divider between them are a list of partners, or may be one place after all."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .dividers import Divider
from .place_evidence import are_near, has_people, is_well_known

if TYPE_CHECKING:
    from .lookup import Lookup


def are_apart(names: Sequence[str], divider: Divider, lookup: Lookup) -> bool:
    """Tell whether names, all of them known, are certainly places of their own.

    They may be one municipality ("Windsor and Maidenhead"), or a town and an island or a region that is called like some
    small town elsewhere.
    """
    if divider is Divider.LINE:
        return True
    well_known = sum(is_well_known(name, lookup) for name in names)
    if divider > Divider.COMMA:  # no path is written so
        some = well_known > 0 and all(has_people(name, lookup) for name in names)
        return some and not are_near(names[0], names[-1], lookup)
    if len(names) > 2:
        near = (are_near(one, other, lookup) for one, other in itertools.pairwise(names))
        return well_known * 2 >= len(names) and not all(near)
    return well_known == len(names) and not are_near(names[0], names[-1], lookup)


def are_clear(names: Sequence[str], divider: Divider, count: int, lookup: Lookup) -> bool:
    """Tell whether names are places of their own, where the divider is certain in other cells of the column.

    Parameters
    ----------
    names
        Those that are known.
    divider
        What is between them.
    count
        How many names there are.
    lookup
        What the gazetteer knows.
    """
    if divider > Divider.COMMA:
        return not are_near(names[0], names[-1], lookup)
    well_known = [is_well_known(name, lookup) for name in names]
    return sum(well_known) * 2 >= len(well_known) if count > 2 else all(well_known)
