"""Which columns two lists share, and which only one of them has: those are reported once, not with every row."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

import pandas as pd

from ...layer import Layer
from ...schema import GEOCODED, LAYER_MEMBERSHIPS, LAYER_TIES, LAYER_UNPLACED, SIDES
from .entry import FIELDS, SIDE_COLUMNS, SIDE_FIELDS, cell_text

_OURS = {*LAYER_TIES, *LAYER_MEMBERSHIPS, *LAYER_UNPLACED, *GEOCODED}


class SharedColumns(NamedTuple):
    """The columns of two lists."""

    compared: list[str]  # fields, and the user's own under the name that both know
    own_old: dict[str, str]  # of these, the user's own -> what the list calls it
    own_new: dict[str, str]
    unstated_old: frozenset[str]  # of the sides
    unstated_new: frozenset[str]
    only_old: list[str]  # as the files call them
    only_new: list[str]


def shared_columns(old: Layer, new: Layer) -> SharedColumns:
    """Find what can be compared.

    Examples
    --------
    >>> from ...layer import example_layer
    >>> found = shared_columns(example_layer(), example_layer())
    >>> found.compared[6:], found.only_old
    (['kind', 'since', 'until', 'network'], [])
    """
    fields = [stated_fields(layer) for layer in (old, new)]
    own = [{cell_text(column).casefold(): column for column in own_columns(layer)} for layer in (old, new)]
    # Both ways round the same name, so that it does not matter which list is the new one.
    both = {min(own[0][key], own[1][key]): key for key in own[0] if key in own[1]}
    only = [
        [
            *_labels(layer, fields[at] - fields[1 - at]),
            *(own[at][key] for key in own[at] if key not in own[1 - at]),
        ]
        for at, layer in enumerate((old, new))
    ]
    # Which side of a tie comes first is up to each list: whether it states a field of one is looked at tie by tie.
    compared = [field for field in FIELDS if field in SIDE_COLUMNS or field in fields[0] & fields[1]]
    return SharedColumns(
        [*compared, *both],
        {name: own[0][key] for name, key in both.items()},
        {name: own[1][key] for name, key in both.items()},
        frozenset(SIDE_COLUMNS) - fields[0],
        frozenset(SIDE_COLUMNS) - fields[1],
        *only,
    )


def _labels(layer: Layer, fields: Set[str]) -> list[str]:
    """Return what a list calls the columns of fields; what it states without a column, such as in its title, is none."""
    stated = [field for field in FIELDS if field in fields and not field.endswith("_original")]
    if layer.plan is None:
        return stated
    columns = [column for sheet in layer.plan.sheets for column in sheet.columns]
    return [*dict.fromkeys(column.label for field in stated for column in columns if column.role == field)]


def own_columns(layer: Layer) -> list[str]:
    """Return the user's own columns of a layer, in their order."""
    tables = (layer.tie_rows, layer.memberships, layer.unplaced)
    return list(
        dict.fromkeys(str(column) for table in tables for column in table.columns if column not in _OURS)
    )


def stated_fields(layer: Layer) -> set[str]:
    """Return the fields that a list states: it has a column of them, or something in them.

    A kind that is never anything but other, and the home that a list of partners was given, are stated by no list.
    """
    roles = {
        column.role
        for sheet in (layer.plan.sheets if layer.plan else ())
        for column in sheet.columns
        if column.role
    }
    found = {field for field in FIELDS if field in roles or _is_filled(layer, field)}
    if "kind" not in roles and not any(
        (table["kind"].notna() & table["kind"].ne("other")).any()
        for table in (layer.tie_rows, layer.memberships, layer.unplaced)
    ):
        found.discard("kind")
    for side in SIDES:
        # Of a list of partners the other side is what the user stated for the whole.
        other = SIDES[1 - SIDES.index(side)]
        if (
            layer.home
            and f"{other}_name" in roles
            and not any(f"{side}_{field}" in roles for field in SIDE_FIELDS)
        ):
            found -= {f"{side}_{field}" for field in SIDE_FIELDS}
    return found


def _is_filled(layer: Layer, field: str) -> bool:
    side, _, rest = field.partition("_")
    member = rest if side == "from" and rest in SIDE_FIELDS else field
    tables = ((layer.tie_rows, field), (layer.memberships, member), (layer.unplaced, field))
    return any(_holds(table, column) for table, column in tables)


def _holds(table: pd.DataFrame, column: str) -> bool:
    return column in table.columns and bool(table[column].notna().any())
