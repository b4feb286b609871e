"""Rows of the user's table as a page carries them: ties, memberships, and those that are not placed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import geopandas as gpd
import pandas as pd

from ...geo.schema import ANSWER, SIDES
from .columns import numbers_of, pack_columns, pack_extra
from .packed_reasons import known_codes
from .packing import pack_integers

# Names in our tables and, where it differs, in the page.
TIE_COLUMNS = {
    "sheet": "sheet",
    "kind": "kind",
    "kind_original": "kindOriginal",
    "status": "status",
    "status_original": "statusOriginal",
    "since": "since",
    "since_original": "sinceOriginal",
    "until": "until",
    "until_original": "untilOriginal",
    "value": "value",
    "value_unit": "valueUnit",
    "directed": "directed",
    "themes": "themes",
    "network": "network",
    "role": "role",
    "title": "title",
    "source": "source",
    "note": "note",
    "from_name": "fromName",
    "from_country": "fromCountry",
    "from_org": "fromOrg",
    "to_name": "toName",
    "to_country": "toCountry",
    "to_org": "toOrg",
}
MEMBER_COLUMNS = {
    "sheet": "sheet",
    "name": "name",
    "org": "org",
    "network": "network",
    "role": "role",
    "kind_original": "kindOriginal",
    "status": "status",
    "since": "since",
    "until": "until",
    "value": "value",
    "value_unit": "valueUnit",
    "title": "title",
    "source": "source",
    "note": "note",
}
UNPLACED_COLUMNS = {
    **{column: column for column in ("sheet", "side", "name", "country", "verdict", "reason")},
    "reason_code": "reasonCode",
    "reason_params": "reasonParams",
    "other_reason_code": "otherReasonCode",
    "other_reason_params": "otherReasonParams",
}
# What was made of the names of a row that is not placed is of no use to readers.
_ANSWERS = {f"{side}_{column}" for side in SIDES for column in ANSWER}
_TIE_INNER = {"tie_id", "row", "from_id", "to_id", "distance_km", "geometry"}


def pack_ties(ties: gpd.GeoDataFrame, number: pd.Series) -> dict[str, Any]:
    """Pack the ties; `number` has the number of each place_id."""
    extra = [column for column in ties.columns if column not in TIE_COLUMNS and column not in _TIE_INNER]
    return {
        "n": len(ties),
        "from": pack_integers(number.reindex(ties["from_id"]).to_numpy()),
        "to": pack_integers(number.reindex(ties["to_id"]).to_numpy()),
        "row": pack_integers(numbers_of(ties, "row")),
        "columns": pack_columns(ties, TIE_COLUMNS),
        "extra": pack_extra(ties, extra),
    }


def pack_rows(rows: pd.DataFrame, number: pd.Series, columns: Mapping[str, str]) -> dict[str, Any]:
    """Pack rows that belong to one place each."""
    extra = [column for column in rows.columns if column not in {*columns, "tie_id", "row", "place_id"}]
    return {
        "n": len(rows),
        "place": pack_integers(number.reindex(rows["place_id"]).to_numpy()) if len(rows) else "",
        "row": pack_integers(numbers_of(rows, "row")),
        "columns": pack_columns(rows, columns),
        "extra": pack_extra(rows, extra),
    }


def pack_unplaced(unplaced: pd.DataFrame) -> dict[str, Any]:
    """Pack what could not be placed: why, and every cell of the row that is not empty."""
    if "reason" in unplaced.columns:  # the page makes the sentence of a code in the reader's language
        unplaced = unplaced.assign(reason=unplaced["reason"].mask(known_codes(unplaced), ""))
    own = [
        column for column in unplaced.columns if column not in {*UNPLACED_COLUMNS, *_ANSWERS, "tie_id", "row"}
    ]
    return {
        "n": len(unplaced),
        "row": pack_integers(numbers_of(unplaced, "row")),
        "columns": pack_columns(unplaced, UNPLACED_COLUMNS),
        "extra": pack_extra(unplaced, own),
    }
