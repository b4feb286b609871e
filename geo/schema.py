"""Columns of the tables that pass between the steps and between the rooms, what each means, and their check.

Every text column holds text or nothing: what the user did not say is missing (``pandas.isna``), never ``""``.
Columns that the user's file has beside these are carried through every table, untouched, in their order.
A user's column whose name is one of ours gets `` (original)`` behind its name.

A table is written as a mapping of column to meaning, from which `docs/make_reference.py` makes `docs/tables.md`; its
plain name (`TIES`) is the tuple of its columns.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

KINDS = ("sister", "friendship", "intent", "mou", "network", "project", "treaty", "visit", "other")
STATUSES = ("active", "planned", "dormant", "ended")

SIDES = ("from", "to")
VERDICTS = ("placed", "ambiguous", "missing")
MATCHES = ("coordinates", "decision", "exact", "alias", "normalised", "transliteration", "fuzzy", "guess")
SEVERITIES = ("error", "warning", "note")  # of what `check` finds; notes alone pass --strict
LEVELS = ("country", "admin1", "admin2", "city")

_TIES = {
    "tie_id": 'Text, "t1", "t2", … in the order of the file.',
    "sheet": "The sheet of a workbook; missing where the file has only one.",
    "row": "Whole number, 1-based as a spreadsheet shows it: the header is row 1 in a plain file.",
    "from_name": "The first place, as the file writes it.",
    "from_country": "Its country, as the file writes it.",
    "from_org": "The organisation that sits there.",
    "from_lat": "Degrees north, EPSG:4326, where the file has coordinates.",
    "from_lon": "Degrees east.",
    "to_name": "The second place, as the file writes it.",
    "to_country": "Its country, as the file writes it.",
    "to_org": "The organisation that sits there.",
    "to_lat": "Degrees north, EPSG:4326, where the file has coordinates.",
    "to_lon": "Degrees east.",
    "kind": f"One of {', '.join(KINDS)}.",
    "kind_original": "The file's own word for the kind, which is what readers are shown.",
    "status": f"One of {', '.join(STATUSES)}; missing where the file does not say.",
    "status_original": "The file's own word for the status.",
    "since": "YYYY, YYYY-MM or YYYY-MM-DD: as precise as the file is.",
    "since_original": "The cell as written, where it says more than `since`.",
    "until": "The last day, month or year: YYYY, YYYY-MM or YYYY-MM-DD.",
    "until_original": "The cell as written, where it says more than `until`.",
    "value": "How much the tie carries, a number: students, visits, money. Missing where the file does not say.",
    "value_unit": "What `value` counts, as the file writes it without its scale: USD, 명.",
    "directed": "True where the value goes from the first place to the second; missing where the file does not say.",
    "themes": 'Subjects of the tie; several are divided by "; ".',
    "network": "The network of which the first place is a member.",
    "role": "What the member is in the network.",
    "title": "Title of the agreement or project.",
    "source": "Where it is documented.",
    "note": "Any remark.",
    "draft": "True where the row is a proposal that is not confirmed: to be marked wherever it is shown.",
}
# One row is one tie (two places) or, where `network` is given and the `to` side is empty, one membership.
TIES = tuple(_TIES)

_ANSWER = {
    "verdict": f"One of {', '.join(VERDICTS)}; missing where the side has no name.",
    "match": f"How a placed name matched, one of {', '.join(MATCHES)}.",
    "score": "0 to 1: how likely the best candidate is the place that is meant.",
    "place_id": '"country:KR", "admin1:KR-26", "admin2:…", "city:1838524" or "at:35.18,129.07:Name".',
    "place_name": "The place's name in Latin script.",
    "level": f"One of {', '.join(LEVELS)}.",
    "country_code": "ISO 3166-1 alpha-2.",
    "admin1": "ISO 3166-2.",
    "lat": "Degrees north, EPSG:4326. Coordinates of the file are used as they are.",
    "lon": "Degrees east.",
    "reason": "Why, in English.",
    "reason_code": "The same for programs: one of `geo.reason_codes.NAME_CODES`.",
    "reason_params": "JSON object: what the code is about; places are objects with name, level, region and country.",
    "candidates": "JSON list of objects with place_id, name, level, country, region, population, lat and lon.",
}
# What geocoding adds to each side of a tie: "from_verdict", "to_verdict", …
ANSWER = tuple(_ANSWER)

# The coordinates of a file become those of the answer, which uses them as they are.
_GEOCODED = _TIES | {f"{side}_{column}": meaning for side in SIDES for column, meaning in _ANSWER.items()}
GEOCODED = tuple(_GEOCODED)

_PLACES = {
    "place_id": '"country:KR", "admin1:KR-26", "admin2:…", "city:1838524" or "at:35.18,129.07:Name".',
    "name": "The name that readers of Latin script know.",
    "local_name": "The name in the place's own script; missing where it is the same or unknown.",
    "names": 'JSON object, BCP 47 tag to name; "und-Hani" and the like where only the script is known, "de-x-old" a name of old.',
    "level": f"One of {', '.join(LEVELS)}.",
    "country": "ISO 3166-1 alpha-2.",
    "country_name": "In English.",
    "country_names": "JSON object, BCP 47 tag to name.",
    "admin1": "ISO 3166-2.",
    "admin1_name": "In Latin script.",
    "admin1_names": "JSON object, BCP 47 tag to name.",
    "population": "Inhabitants; missing where no source says.",
    "lat": "Degrees north, EPSG:4326.",
    "lon": "Degrees east.",
    "guessed": "True where `--guess` placed it: to be marked wherever it is shown.",
}
# One row per distinct place. `describe_places` makes it, `Layer.places` adds a point to it.
PLACES = tuple(_PLACES)

# The drawn layer. Geometry is EPSG:4326, lon before lat; one geometry type a table, as GIS programs want it.
_DEGREE = {"degree": "The number of ties that end here; one with both ends here counts once."}
_LAYER_PLACES = _PLACES | _DEGREE | {"geometry": "Point."}
LAYER_PLACES = tuple(_LAYER_PLACES)

_LAYER_REGIONS = (
    {column: _PLACES[column] for column in ("place_id", "name", "level", "country")}
    | _DEGREE
    | {"geometry": "MultiPolygon of a country, an admin1 or an admin2."}
)
LAYER_REGIONS = tuple(_LAYER_REGIONS)

_LAYER_TIES = {
    column: meaning
    for column, meaning in _TIES.items()
    if column not in ("from_lat", "from_lon", "to_lat", "to_lon")
} | {
    "from_id": "`place_id` of the first place.",
    "to_id": "`place_id` of the second place.",
    "distance_km": "Kilometres along the WGS 84 geodesic.",
    "geometry": "MultiLineString, cut at the 180th meridian; empty where both ends are one place.",
}
LAYER_TIES = tuple(_LAYER_TIES)

_MEMBER = {
    "place_id": "`place_id` of the member, whose point it shares.",
    "name": "The member's name, as the file writes it.",
    "country": "The member's country, as the file writes it.",
    "org": "The organisation that is the member.",
    "network": "The network.",
}
_LAYER_MEMBERSHIPS = {
    column: (_TIES | _MEMBER)[column]
    for column in (
        "tie_id", "sheet", "row", "place_id", "name", "country", "org", "network", "role", "kind", "kind_original",
        "status", "status_original", "since", "since_original", "until", "until_original", "value", "value_unit", "themes",
        "title", "source", "note", "draft", "to_country", "to_org",
    )
}  # fmt: skip
LAYER_MEMBERSHIPS = tuple(_LAYER_MEMBERSHIPS)

# Rows of GEOCODED that cannot be drawn, whole, and why.
_LAYER_UNPLACED = _GEOCODED | {
    "side": "The first side that is not placed: from or to.",
    "name": "Its name, as the file writes it.",
    "country": "Its country, as the file writes it.",
    "verdict": "ambiguous or missing.",
    "reason": "Why, in English, of both sides where neither is placed.",
    "reason_code": "The same for programs, of `side`: one of `geo.reason_codes.NAME_CODES`.",
    "reason_params": "JSON object: what the code is about.",
    "other_reason_code": "The code of the other side, where that is not placed either.",
    "other_reason_params": "JSON object: what that code is about.",
}
LAYER_UNPLACED = tuple(_LAYER_UNPLACED)

# Every table by the name under which users meet it: column -> meaning.
MEANINGS = {
    "ties as read": _TIES,
    "answer": _ANSWER,
    "places": _LAYER_PLACES,
    "regions": _LAYER_REGIONS,
    "ties": _LAYER_TIES,
    "memberships": _LAYER_MEMBERSHIPS,
    "unplaced": _LAYER_UNPLACED,
}


def require_columns(frame: pd.DataFrame, columns: Iterable[str], table: str) -> None:
    """Check that `frame` has the columns of a table.

    Parameters
    ----------
    frame
        Any frame.
    columns
        Such as `TIES`.
    table
        What the table is called in the message.

    Raises
    ------
    ValueError
        If one is absent. This is a bug of the calling program, not of the user's file.

    Examples
    --------
    >>> import pandas as pd
    >>> require_columns(pd.DataFrame({"tie_id": ["t1"]}), ["tie_id"], "TIES")
    """
    absent = [column for column in columns if column not in frame.columns]
    if absent:
        raise ValueError(f"{table} lacks the columns {', '.join(absent)}")
