"""One place that a text names, judged with the whole item as its context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...gazetteer.place import Place


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a sentence and the place that it is.

    "Newcastle in New South Wales, Australia" is one mention, and so are "중국 윈난성 쿤밍", 台湾の台南市 and "Rioverde, San Luis
    Potosí": its `name` is the place's own, and its span holds the places around it that only say where it is.
    """

    start: int  # of the whole, with what says where it is, in the sentence's text
    end: int
    name: str  # as the text writes it, with its generic term where it is written together: "New Taipei City", "윈청시", "瑞山市"
    name_start: int
    name_end: int
    place: Place | None  # None where several places are as likely, or none is known under this name
    country: (
        str | None
    )  # ISO 3166-1 alpha-2, of the place or as the text states it; None where it is not known
    region: str | None = None  # the region as the text writes it ("New South Wales"), where it states one
    organisation: str | None = (
        None  # "University of Guam": the mention is that of an organisation that sits at the place
    )
