"""What the gazetteer knows of a cell, before anything is decided: the evidence for what a column holds."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from .. import lengths
from ..naming.candidates import candidates_by_key
from ..naming.country import country_coded, country_named, read_country

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer, Place


class Lookup:
    """Whole cells as countries and as places. Each distinct text is looked up only once; nothing is corrected."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.countries = functools.cache(self._countries)
        self.named_countries = functools.cache(self._named_countries)
        self.places = functools.cache(self._places)

    def _countries(self, text: str) -> frozenset[str]:
        """Return the ISO 3166-1 alpha-2 codes of the countries that a text names; empty where it names none."""
        found = read_country(text, self.gazetteer, in_country_column=False)
        return frozenset() if found is None else found.codes

    def _named_countries(self, text: str) -> frozenset[str]:
        """Return the same where the whole text is one name or code, and nothing is read from its parts."""
        if len(text) > lengths.NAME:
            return frozenset()
        return country_named(text, self.gazetteer) or country_coded(text)

    def likely_country(self, text: str) -> str | None:
        """Return the country of the most populous place that is called so; None where none is."""
        best = max(self.places(text), key=lambda place: place.population, default=None)
        return None if best is None else best.country

    def _places(self, text: str) -> tuple[Place, ...]:
        """Return the places below a country that are called so, the likeliest first."""
        if len(text) > lengths.NAME:
            return ()
        found = candidates_by_key(text, self.gazetteer)
        return tuple(one.place for one in found if one.place.level != "country")
