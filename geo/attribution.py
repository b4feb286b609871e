"""Whose data an output shows, and the one way in which it says so.

An attribution is a list of sources, each of them ``what`` it is (``places``, ``boundaries``, …), ``text``, ``url`` and
``licence``, as `data/attribution.json` has them. Every output names all of them, each with its licence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Source = Mapping[str, str]


def credit(source: Source, *, url: bool = False, stop: str = ".") -> str:
    """Name a source and its licence in one sentence.

    Parameters
    ----------
    source
        With ``text``; ``licence`` and ``url`` may be empty or absent.
    url
        Whether to add where it is, for outputs that have no links.
    stop
        What ends a sentence in its language; a text that ends with it gets no other.

    Examples
    --------
    >>> credit({"text": "Places: GeoNames", "licence": "CC BY 4.0", "url": "https://www.geonames.org"}, url=True)
    'Places: GeoNames (CC BY 4.0, https://www.geonames.org).'
    >>> credit({"text": "Boundaries: ours.gpkg"})
    'Boundaries: ours.gpkg.'
    >>> credit({"text": "境界と地名は出典のとおりです。"}, stop="。")
    '境界と地名は出典のとおりです。'
    """
    details = filter(None, (source.get("licence"), source.get("url") if url else None))
    beside = ", ".join(details)
    text = source.get("text", "").removesuffix(".").removesuffix(stop)
    return f"{text} ({beside}){stop}" if beside else f"{text}{stop}"


def credits(attribution: Iterable[Source], *, url: bool = False) -> list[str]:
    """Name every source of an attribution, one sentence each.

    Examples
    --------
    >>> credits([{"text": "Places: GeoNames"}, {"text": "Boundaries: Natural Earth", "licence": "public domain"}])
    ['Places: GeoNames.', 'Boundaries: Natural Earth (public domain).']
    """
    return [credit(source, url=url) for source in attribution if source.get("text")]
