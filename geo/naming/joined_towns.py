"""A name that joins two: Rapperswil-Jona, Nuneaton and Bedworth are one town, Seoul and Busan are two."""

from __future__ import annotations

import functools
import re

from .answer import Candidate
from .particles import alternatives
from .relations import distance_km

JOINED_KM = 15.0  # towns that were joined are at most so far apart
SPREAD_KM = 25.0  # where there are several such pairs, they are one place if they are as near
LARGE_CITY = 100_000  # people; two cities so large are two places
UNLIKELY = 1.0  # log10 of how much less likely a place is than the best of its name


def is_joined(text: str) -> bool:
    """Tell whether a cell joins two names as one town's name does, by a hyphen or "and".

    Examples
    --------
    >>> is_joined("Rapperswil-Jona"), is_joined("Epsom and Ewell"), is_joined("Berlin / Bonn")
    (True, True, False)
    """
    return len(_joint().split(text)) == 2


def neighbours(groups: list[list[Candidate]], *, in_country: bool) -> tuple[Candidate, Candidate] | None:
    """Return the two towns that a joined name joins, the larger first; None where it is not clear which.

    Parameters
    ----------
    groups
        The places that either part of the name may be.
    in_country
        Whether they are those of a stated country. In the whole world nearly any two names are neighbours somewhere.
    """
    firsts, seconds = groups if in_country else map(_likely, groups)
    pairs = [
        (one, other)
        for one in firsts
        for other in seconds
        if one.place.level == other.place.level == "city"
        and one.place.country == other.place.country
        and one.place.place_id != other.place.place_id
        and distance_km(one.place, other.place) <= JOINED_KM
    ]
    if not pairs:
        return None
    pair = max(pairs, key=lambda pair: pair[0].log_odds + pair[1].log_odds)
    if any(distance_km(pair[0].place, one.place) > SPREAD_KM for one, _ in pairs):
        return None
    one, other = sorted(pair, key=lambda each: -each.place.population)
    return None if other.place.population >= LARGE_CITY else (one, other)


@functools.cache
def _joint() -> re.Pattern[str]:
    """Return the pattern of a hyphen or a word between two joined names."""
    return re.compile(rf"(?<=\w)[-‐](?=\w)|(?<!\s)\s++(?:{alternatives('and')})\s++", re.IGNORECASE)


def _likely(group: list[Candidate]) -> list[Candidate]:
    least = max(one.log_odds for one in group) - UNLIKELY
    return [one for one in group if one.log_odds >= least]
