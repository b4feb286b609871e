"""Columns of the tables that pass between the steps and between the rooms, and their check.

Every text column holds text or nothing: what the user did not say is missing (``pandas.isna``), never ``""``.
Columns that the user's file has beside these are carried through every table, untouched, in their order.
A user's column whose name is one of ours gets `` (original)`` behind its name.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

# One row is one tie (two places) or, where `network` is given and the `to` side is empty, one membership.
TIES = (
    "tie_id",  # text, "t1", "t2", … in the order of the file
    "sheet",  # text, the sheet of a workbook; missing where a file has but one
    "row",  # whole number, 1-based as a spreadsheet shows it: the header is row 1 in a plain file
    "from_name",
    "from_country",
    "from_org",
    "from_lat",  # degrees north, EPSG:4326, where the file has coordinates
    "from_lon",  # degrees east
    "to_name",
    "to_country",
    "to_org",
    "to_lat",
    "to_lon",
    "kind",  # one of KINDS
    "kind_original",  # the office's own word, which is what readers are shown
    "status",  # one of STATUSES, missing where the file does not say
    "status_original",
    "since",  # YYYY, YYYY-MM or YYYY-MM-DD: the precision is what the office wrote
    "since_original",  # the cell as written, where it says more than `since`
    "until",
    "until_original",
    "themes",  # several are divided by "; "
    "network",
    "role",
    "title",
    "source",
    "note",
)

KINDS = ("sister", "friendship", "intent", "mou", "network", "project", "treaty", "visit", "other")
STATUSES = ("active", "planned", "dormant", "ended")

SIDES = ("from", "to")
VERDICTS = ("placed", "ambiguous", "missing")
MATCHES = ("coordinates", "decision", "exact", "alias", "normalised", "transliteration", "fuzzy", "guess")
LEVELS = ("country", "admin1", "admin2", "city")

# What geocoding adds to each side of a tie: "from_verdict", "to_verdict", … A side without a name has verdict NA.
ANSWER = (
    "verdict",  # one of VERDICTS
    "match",  # one of MATCHES where placed
    "score",  # 0 to 1
    "place_id",  # "country:KR", "admin1:KR-26", "admin2:…", "city:1838524" or "at:35.18,129.07:Name"
    "place_name",
    "level",  # one of LEVELS
    "country_code",  # ISO 3166-1 alpha-2
    "admin1",  # ISO 3166-2
    "lat",
    "lon",
    "reason",  # one sentence, in English
    "candidates",  # JSON list of {"place_id", "name", "level", "country", "region", "population", "lat", "lon"}
)
# The coordinates of a file become those of the answer, which uses them as they are.
GEOCODED = tuple(dict.fromkeys(TIES + tuple(f"{side}_{column}" for side in SIDES for column in ANSWER)))

# One row per distinct place. `describe_places` makes it, `Layer.places` adds a point to it.
PLACES = (
    "place_id",
    "name",  # the name readers of Latin script know
    "local_name",  # in the place's own script, missing where it is the same or unknown
    "names",  # JSON object: BCP 47 tag -> name. "und-Hani" and the like where only the script is known
    "level",
    "country",  # ISO 3166-1 alpha-2
    "country_name",  # in English
    "country_names",  # JSON object: BCP 47 tag -> name
    "admin1",  # ISO 3166-2
    "admin1_name",
    "admin1_names",  # JSON object: BCP 47 tag -> name
    "population",
    "lat",
    "lon",
    "guessed",  # True where --guess placed it: to be marked wherever it is shown
)

# The drawn layer. Geometry is EPSG:4326, lon before lat; one geometry type a table, as GIS programs want it.
LAYER_PLACES = (*PLACES, "degree", "geometry")  # points; `degree` is the number of ties that end here
LAYER_REGIONS = (
    "place_id",
    "name",
    "level",
    "country",
    "degree",
    "geometry",
)  # polygons of countries, admin-1, admin-2
LAYER_TIES = (  # lines; empty where both ends are one place
    *(column for column in TIES if column not in ("from_lat", "from_lon", "to_lat", "to_lon")),
    "from_id",
    "to_id",
    "distance_km",  # along the WGS 84 geodesic
    "geometry",
)
LAYER_MEMBERSHIPS = (  # no geometry: the place has it
    "tie_id", "sheet", "row", "place_id", "name", "country", "org", "network", "role", "kind", "kind_original",
    "status", "status_original", "since", "since_original", "until", "until_original", "themes", "title", "source",
    "note", "to_country", "to_org",
)  # fmt: skip
# Rows of GEOCODED that cannot be drawn, whole, and why. `side` is the first end that is not placed, and `name`,
# `country` and `verdict` are its own; `reason` tells of both ends where neither is placed.
LAYER_UNPLACED = (*GEOCODED, "side", "name", "country", "verdict", "reason")


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
    >>> require_columns(pd.DataFrame({"tie_id": ["t1"]}), ["tie_id"], "TIES")
    """
    absent = [column for column in columns if column not in frame.columns]
    if absent:
        raise ValueError(f"{table} lacks the columns {', '.join(absent)}")
