"""The sides that a sentence names together without saying how they are tied, for the sentence behind it that says so.

"The mayors of Osaka and Kiel met on Monday. A twinning charter is to be signed in autumn."
"""

from __future__ import annotations

from collections.abc import Sequence

from .parties import Parties
from .sides import Group, each_with_each, join_sides
from .who import Sides

_CERTAINTY = 0.6


def unstated_pairs(groups: Sequence[Group], parties: Parties) -> list[Sides]:
    """Return the pairs of a sentence whose only names are those of sides in different countries; none where it has others.

    Parameters
    ----------
    groups
        Of the sentence. What only says where something happens is in none of them.
    parties
        Of the item.
    """
    pairs, left_over = join_sides(groups)
    if not pairs and len(groups) == 1 and "dash" not in groups[0].joints:
        pairs, left_over = list(each_with_each(groups[0].mentions)), []
    found = [Sides(parties.of(pair.left), parties.of(pair.right), _CERTAINTY) for pair in pairs]
    if left_over or not all(_may_be(sides) for sides in found):
        return []
    return found


def _may_be(sides: Sides) -> bool:
    left, right = sides.left, sides.right
    is_abroad = left.mention.country != right.mention.country
    return (
        is_abroad
        and left.is_country == right.is_country
        and None not in (left.mention.country, right.mention.country)
    )
