"""What a written file contains beside the user's data: its sources, its program, and the look of its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..attribution import credits

PLAIN_COLOUR = "#0b5fa5"  # of regions, and of kinds without a style


@dataclass(frozen=True)
class About:
    """What goes into every file beside the user's data.

    Attributes
    ----------
    attribution
        Whose data the layer shows: ``what``, ``text``, ``url`` and ``licence`` of each, any of them empty.
    version
        The version of sistermap that wrote the file; empty leaves it out.
    styles
        Kind -> ``light`` (``"#rrggbb"``), ``dash`` (px of line and gap) and ``label``.
    """

    attribution: Iterable[Mapping[str, str]] = ()
    version: str = ""
    styles: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def program(self) -> str:
        """Name what wrote the file.

        Examples
        --------
        >>> About(version="0.1.0").program
        'sistermap 0.1.0'
        """
        return f"sistermap {self.version}".strip()

    @property
    def description(self) -> str:
        """Describe in one paragraph what the file is and whose data it shows.

        Examples
        --------
        >>> About([{"text": "Boundaries: Natural Earth", "licence": "public domain", "url": ""}]).description
        'Partnerships of places, written by sistermap. Boundaries: Natural Earth (public domain).'
        """
        sources = credits(self.attribution, url=True)
        return " ".join([f"Partnerships of places, written by {self.program}.", *sources])

    def metadata(self) -> dict[str, str]:
        """Return the same for formats that keep names and values.

        Examples
        --------
        >>> sorted(About().metadata())
        ['ATTRIBUTION', 'DESCRIPTION', 'SOFTWARE']
        """
        sources = " ".join(credits(self.attribution, url=True))
        return {"DESCRIPTION": self.description, "ATTRIBUTION": sources, "SOFTWARE": self.program}
