"""Points as programs write them: WKT, GeoJSON, geo addresses, links of maps."""

from __future__ import annotations

import re
from collections.abc import Callable

_N = r"([-+]?\d{1,3}(?:\.\d{1,20})?)"
_SEPARATOR = r"(?:\s*+,\s*+|%2C\s*+|~|\s++)"
_PAIR = _N + _SEPARATOR + _N
Pair = tuple[float, float]

_WKT = re.compile(
    rf"(?:SRID=\d{{1,9}};|<[^<>]{{1,200}}>\s*+)?POINT\s*+(?:(?:ZM|Z|M)\s*+)?\(\s*+{_N}[\s,]++{_N}(?:[\s,]++[-+\d.]{{1,24}}){{0,2}}\s*+\)",
    re.IGNORECASE,
)
_GEO = re.compile(rf"geo:{_N},{_N}(?:,[-+\d.]{{1,24}})?(?:[;?].{{0,200}})?", re.IGNORECASE)
_GEOJSON = re.compile(rf"[\"']coordinates[\"']\s*:\s*\[\s*{_N}\s*,\s*{_N}")
_NAMED = {
    "lat": re.compile(rf"(?<![a-z])[\"']?(?:lat|latitude|y)[\"']?\s*[:=]\s*[\"']?{_N}", re.IGNORECASE),
    "lon": re.compile(
        rf"(?<![a-z])[\"']?(?:lon|lng|long|longitude|x)[\"']?\s*[:=]\s*[\"']?{_N}", re.IGNORECASE
    ),
}
# In links, the place that is marked goes before the middle of the view.
_LINKS = (
    re.compile(rf"!3d{_N}!4d{_N}"),
    re.compile(rf"[?&#]mlat={_N}&(?:amp;)?mlon={_N}"),
    re.compile(
        rf"[?&#](?:q|ll|sll|query|destination|daddr|center|cp|coordinate|loc|markers)=(?:loc:|point:)?{_PAIR}"
    ),
    re.compile(rf"[?&#]lat={_N}&(?:amp;)?l(?:on|ng)={_N}"),
    re.compile(
        rf"/(?:map|to|search)/(?:[^/?#,]{{0,100}},)?{_N},\+?{_N}(?=$|[/?#&])"
    ),  # Kakao, searches of Google
    re.compile(rf"/@{_N},{_N}"),
    re.compile(rf"#map=[\d.]{{1,5}}/{_N}/{_N}"),
    re.compile(rf"geohack.{{0,200}}params={_N}[;_]{_N}"),
)


def read_form(text: str) -> Pair | None:
    """Return latitude and longitude of a point as a program writes it; None if it is none.

    Examples
    --------
    >>> read_form("SRID=4326;POINT Z (135.7681 35.0116 56)"), read_form("geo:35.0116,135.7681?z=12")
    ((35.0116, 135.7681), (35.0116, 135.7681))
    >>> read_form("https://www.openstreetmap.org/?mlat=35.01&mlon=135.77#map=5/1.0/2.0")
    (35.01, 135.77)
    >>> read_form('{"lat": "35.01", "long": "135.77"}'), read_form("35.01, 135.77")
    ((35.01, 135.77), None)
    """
    text = text.strip()
    return next((pair for form in _FORMS if (pair := form(text)) is not None), None)


def _lon_lat(text: str) -> Pair | None:
    match = _WKT.fullmatch(text) or (_GEOJSON.search(text) if text[:1] == "{" else None)
    return (float(match[2]), float(match[1])) if match else None


def _geo(text: str) -> Pair | None:
    match = _GEO.fullmatch(text)
    return (float(match[1]), float(match[2])) if match else None


def _link(text: str) -> Pair | None:
    if not re.match(r"https?://|www\.", text, re.IGNORECASE):
        return None
    found = (match for link in _LINKS if (match := link.search(text)))
    match = next(found, None)
    return (float(match[1]), float(match[2])) if match else None


def _named(text: str) -> Pair | None:
    if "://" in text:
        return None
    lat, lon = (pattern.search(text) for pattern in _NAMED.values())
    return (float(lat[1]), float(lon[1])) if lat and lon else None


_FORMS: tuple[Callable[[str], Pair | None], ...] = (_lon_lat, _geo, _link, _named)
