"""The twinned places that Wikidata states (property P190): a query for them, and what the service answers as a table of ties."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, eq=False, repr=False)
class TwinnedPlaces:
    """What Wikidata states of the twinned places of some places: the query for it and, once requested, the answer."""

    query: str | None = None
    """The whole query in SPARQL 1.1, for https://query.wikidata.org or any copy of Wikidata; None of a saved answer."""
    ties: pd.DataFrame | None = None
    """A table that `read` reads; None where only the query was written."""
    remarks: tuple[str, ...] = ()
    """What was not found, left out or counted, a line each."""
    inputs: tuple[Path, ...] = ()
    """The files that were read, which no output may replace."""

    def __repr__(self) -> str:
        """Return what there is."""
        return f"<TwinnedPlaces: {'query' if self.ties is None else f'ties {len(self.ties)}'}>"
