"""Layers of tiles, which a page has only where they were requested: where they come from and whose they are."""

from __future__ import annotations

import re

from ...geo.errors import MapError

_TEMPLATE = re.compile(
    r"(https?)://((?:\{s\}\.)?)([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?)(/[^\s\"'<>;,]*)"
)
_SUBDOMAINS = "abc"  # that Leaflet takes for {s}
_OSM = "https://www.openstreetmap.org/copyright"
# End of the host -> whose tiles these are, where they say so, and the licence.
KNOWN = {
    "openstreetmap.org": ("© OpenStreetMap contributors", _OSM, "ODbL"),
    "openstreetmap.de": ("© OpenStreetMap contributors", _OSM, "ODbL"),
    "openstreetmap.fr": ("© OpenStreetMap contributors, OpenStreetMap France", _OSM, "ODbL"),
    "opentopomap.org": ("© OpenStreetMap contributors, OpenTopoMap", "https://opentopomap.org", "CC BY-SA"),
    "cartocdn.com": ("© OpenStreetMap contributors, © CARTO", "https://carto.com/attributions", "ODbL"),
}


def tile_origins(template: str) -> tuple[str, ...]:
    """Return the origins that pictures of a layer of tiles come from.

    Raises
    ------
    MapError
        If it is no template of addresses.

    Examples
    --------
    >>> tile_origins("https://tile.openstreetmap.org/{z}/{x}/{y}.png")
    ('https://tile.openstreetmap.org',)
    >>> tile_origins("https://{s}.example.org/{z}/{x}/{y}.png")
    ('https://a.example.org', 'https://b.example.org', 'https://c.example.org')
    """
    found = _TEMPLATE.fullmatch(template)
    if not found or not all(part in found[4] for part in ("{z}", "{x}", "{y}")):
        raise MapError(
            f"tiles {template!r}: expected an address such as https://tile.openstreetmap.org/{{z}}/{{x}}/{{y}}.png"
        )
    scheme, several, host, _ = found.groups()
    return tuple(f"{scheme}://{sub}{host}" for sub in ([f"{s}." for s in _SUBDOMAINS] if several else [""]))


def tile_source(template: str, attribution: str | None) -> dict[str, str]:
    """Say whose a layer of tiles is, as an entry of an attribution.

    Raises
    ------
    MapError
        If that is not given, and the layer is none that we know.

    Examples
    --------
    >>> tile_source("https://tile.openstreetmap.org/{z}/{x}/{y}.png", None)["short"]
    '© OpenStreetMap contributors'
    """
    if attribution and attribution.strip():
        text = attribution.strip()
        return {"what": "tiles", "short": text, "text": text, "url": "", "licence": ""}
    host = tile_origins(template)[0].split("://")[1].split(":")[0]
    for end, (short, url, licence) in KNOWN.items():
        if host == end or host.endswith(f".{end}"):
            return {
                "what": "tiles",
                "short": short,
                "text": f"Tiles: {short}",
                "url": url,
                "licence": licence,
            }
    raise MapError(f"tiles {template!r}: whose they are is not known, expected it in --tiles-attribution")
