"""Which columns of a large table are read, and what each is: understood once, from the header and the first rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from ..errors import TableError
from ..schema import SIDES
from ..tables.header_words import FIELDS
from ..tables.named_columns import ROLES
from ..tables.options import ReadOptions
from ..tables.proposal_columns import proposal_columns
from ..tables.read_ties import read_ties
from ..tables.units import unit_of_label

if TYPE_CHECKING:
    import pandas as pd

    from ..gazetteer import Gazetteer
    from ..tables.plan import Plan
    from .parts import Parts

# What a sum is by, and what says between whom a tie is; themes, titles and remarks are not read.
_READ = (
    *(f"{side}_{field}" for side in SIDES for field in FIELDS),
    "kind", "kind_original", "status", "status_original", "since", "until", "value", "value_unit", "directed", "network",
)  # fmt: skip
_LAYOUTS = ("pairs", "partners", "members")


@dataclass(frozen=True)
class Roles:
    """What is read of each block.

    Attributes
    ----------
    positions
        Role -> position of its column.
    labels
        Role -> its label.
    scale, unit
        By how much all values are multiplied, and what they count, as the label says.
    """

    positions: dict[str, int]
    labels: dict[str, str]
    scale: float = 1.0
    unit: str | None = None

    @property
    def options(self) -> dict[str, str]:
        """The roles as a user would state them, so that no part is understood otherwise."""
        return {role: label for role, label in self.labels.items() if role in ROLES}


def understand(
    parts: Parts, columns: Mapping[str, str], value: str | None, options: ReadOptions, gazetteer: Gazetteer
) -> tuple[Roles, Plan]:
    """Say what each column is.

    Parameters
    ----------
    parts
        The table.
    columns
        Role -> label, as the user states it.
    value
        The label of the column that is summed; None: the one that is recognised as a value, if any.
    options
        What else is stated.
    gazetteer
        By which places are recognised.

    Raises
    ------
    TableError
        If no column names a place, the table is none in which a row is a tie, or one of proposals.
    """
    if proposal_columns(parts.labels):
        raise TableError(
            f"{parts.name}: is a table of proposals, whose column confirmed is not read here; expected ties: write those"
            " that are confirmed with sistermap layer first"
        )
    named = {**columns, **({} if value is None else {"value": value})}
    stated = dataclasses.replace(options, columns=named)
    sample = parts.sample.set_axis(parts.labels, axis=1)
    plan = read_ties(named_table(sample, parts.name), stated, gazetteer=gazetteer).plan
    sheet = plan.sheets[0]
    if sheet.layout not in _LAYOUTS:
        raise TableError(
            f"{parts.name}: is a table of the layout {sheet.layout!r}; expected one tie a row, which aggregate sums"
        )
    found = {column.role: column for column in sheet.columns if column.role in _READ}
    # A column without a label cannot be named, and so is not read.
    found = {role: column for role, column in found.items() if role and column.label}
    positions = {role: column.position - 1 for role, column in found.items() if role}
    labels = {role: parts.labels[at] for role, at in positions.items()}
    unit = unit_of_label(labels["value"]) if "value" in labels else None
    return Roles(positions, labels, unit.scale if unit else 1.0, unit.unit if unit else None), plan


def named_table(frame: pd.DataFrame, name: str) -> BinaryIO:
    """Return a frame as a file of a name, as which it is read just as the file itself.

    Examples
    --------
    >>> import pandas as pd
    >>> named_table(pd.DataFrame({"a": [1]}), "part-1.parquet").name
    'part-1.parquet'
    """
    import io

    import pandas as pd

    if frame.columns.has_duplicates:
        twice = frame.columns[frame.columns.duplicated()][0]
        raise TableError(f"{name}: two columns are called {twice!r}; expected each label once")
    content = io.BytesIO()
    texts = frame.copy()
    for label in [label for label, dtype in texts.dtypes.items() if str(dtype) == "object"]:
        kinds = {type(cell) for cell in texts[label].dropna()}
        if len(kinds) > 1:  # Parquet wants one type a column
            texts[label] = [None if pd.isna(cell) else str(cell) for cell in texts[label]]
    texts.to_parquet(content, index=False)
    content.seek(0)
    content.name = name  # what an open file has
    return content
