"""Rows of the user's table as a page carries them: ties, memberships, and those that are not placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ...geo.schema import ANSWER, SIDES
from ..layer_like import LayerLike, rows_of_ties
from .columns import as_text, numbers_of, pack_columns, pack_extra
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
    "draft": "draft",
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
    "draft": "draft",
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
TIE_INNER = {"tie_id", "row", "from_id", "to_id", "distance_km", "geometry"}


def pack_ties(
    ties: pd.DataFrame,
    number: pd.Series,
    pictures: Mapping[str, str] | None = None,
    *,
    public: bool = False,
    times: NDArray[np.int64] | None = None,
    named: Mapping[str, str] = TIE_COLUMNS,
) -> dict[str, Any]:
    """Pack the ties; `number` has the number of each place_id, `times` how many ties of the list each is.

    `named` has our columns in the tables and in the page. In public no row says where in the file it stood.
    """
    return {
        **({} if times is None else {"times": pack_integers(times)}),
        "n": len(ties),
        "from": pack_integers(number.reindex(ties["from_id"]).to_numpy()),
        "to": pack_integers(number.reindex(ties["to_id"]).to_numpy()),
        "row": _pack_rows_of_file(ties, public),
        "columns": pack_columns(ties, _stated(named, public)),
        "extra": pack_extra(ties, [name for name in own_columns(ties) if name not in named], pictures),
    }


def pack_members(
    members: pd.DataFrame,
    number: pd.Series,
    pictures: Mapping[str, str] | None = None,
    *,
    public: bool = False,
    named: Mapping[str, str] = MEMBER_COLUMNS,
) -> dict[str, Any]:
    """Pack the memberships, as `pack_ties` does ties."""
    return {
        "n": len(members),
        "place": pack_integers(number.reindex(members["place_id"]).to_numpy()) if len(members) else "",
        "row": _pack_rows_of_file(members, public),
        "columns": pack_columns(members, _stated(named, public)),
        "extra": pack_extra(members, [name for name in own_columns(members) if name not in named], pictures),
    }


def own_columns(rows: pd.DataFrame) -> list[str]:
    """Return which columns of ties or of memberships are the user's own."""
    ours = (
        {*MEMBER_COLUMNS, "tie_id", "row", "place_id"}
        if "place_id" in rows.columns
        else {*TIE_COLUMNS, *TIE_INNER}
    )
    return [column for column in rows.columns if column not in ours]


def own_cells(layer: LayerLike) -> Iterator[str]:
    """Give each text in the user's own columns of what is drawn, those of ties first."""
    for rows in (rows_of_ties(layer), layer.memberships):
        for column in own_columns(rows):
            yield from as_text(rows[column].drop_duplicates())


def _stated(columns: Mapping[str, str], public: bool) -> dict[str, str]:
    return {outer: inner for outer, inner in columns.items() if not (public and outer == "sheet")}


def _pack_rows_of_file(rows: pd.DataFrame, public: bool) -> str:
    numbers = numbers_of(rows, "row")
    return pack_integers(0 * numbers if public else numbers)


def pack_unplaced(unplaced: pd.DataFrame, named: Mapping[str, str] = UNPLACED_COLUMNS) -> dict[str, Any]:
    """Pack what could not be placed: why, and every cell of the row that is not empty."""
    if "reason" in unplaced.columns:  # the page makes the sentence of a code in the reader's language
        unplaced = unplaced.assign(reason=unplaced["reason"].mask(known_codes(unplaced), ""))
    own = [column for column in unplaced.columns if column not in {*named, *_ANSWERS, "tie_id", "row"}]
    return {
        "n": len(unplaced),
        "row": pack_integers(numbers_of(unplaced, "row")),
        "columns": pack_columns(unplaced, named),
        "extra": pack_extra(unplaced, own),
    }
