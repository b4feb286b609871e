"""What in a table may be published."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from ..errors import TableError
from ..reasons import because
from ..schema import TIES
from ..tables.header_words import OTHERS, WORDS, field_of
from ..tables.plan import Note, Plan
from ..words import fold, words_by_meaning

# What else holds the same as a column of ours.
_TWINS = {name: f"{name}_original" for name in ("kind", "status", "since", "until")}
# What a second column of one label has behind it. All columns of a label are left out where one of them is hidden.
_REPEATED = re.compile(r" \(\d+\)$")
_NEEDED = ("tie_id", "sheet", "row", "from_name", "to_name", "from_region", "to_region", "kind")


class PublicPart(NamedTuple):
    """What `public_part` gives."""

    ties: pd.DataFrame
    notes: list[Note]  # what was left out


def public_part(ties: pd.DataFrame, hide: Iterable[str] = (), plan: Plan | None = None) -> PublicPart:
    """Leave out of a table what is marked internal, before anything else is made of it.

    Parameters
    ----------
    ties
        The columns of `schema.TIES` and the user's own.
    hide
        Columns to leave out by name: the user's, or one of ours such as ``note``, which is emptied.
    plan
        How the table was read: by it a column such as ``Note (internal)``, which became our ``note``, is emptied, and so
        is what the user's program hides.

    Returns
    -------
    PublicPart
        ``ties`` without columns whose header is marked, such as ``Budget (internal)`` or ``예산 (비공개)``; without rows that a
        column ``visibility`` calls internal, and without that column; without columns and rows that are hidden in the
        file, by hand or by a filter; ``notes`` on what was left out.

    Raises
    ------
    TableError
        If a column of `hide` is not in the table or is one that no map can do without, if a cell of ``visibility`` is
        neither public nor internal nor empty, if a column that is marked or hidden is one that no map can do without, or if
        no row is left.

    Examples
    --------
    >>> ties = pd.DataFrame({"row": [2, 3], "visibility": ["public", "internal"], "Budget (internal)": [1, 2]})
    >>> public, notes = public_part(ties)
    >>> public.values.tolist()
    [[2]]
    >>> [str(note) for note in notes]
    ['Left out as internal: the columns Budget (internal), visibility.', 'Left out as internal: 1 row.']
    """
    own = [str(column) for column in ties.columns if column not in TIES]
    role_of = _roles(plan)
    hidden = [_column(ties, own, name, role_of) for name in hide]
    unseen = _hidden_columns(plan)
    marked = [column for column in own if _is_marked(column) or _REPEATED.sub("", column) in unseen]
    roles = {role: label for label, role in role_of.items() if _is_marked(label) or label in unseen}
    for role, label in roles.items():
        if role in _NEEDED:
            why = "marked internal" if _is_marked(label) else "hidden in the file"
            raise TableError(
                f"column {label!r} is {why}, and no map can be made without it; "
                "leave rows out by a column visibility instead"
            )
    visibility = [column for column in own if _key(column) in _keys("column")]

    secret = _hidden_rows(ties, plan)
    for column in visibility:
        secret |= _internal_rows(ties, column)
    if len(ties) and secret.all():
        where = f"marked internal in the column {visibility[0]!r}" if visibility else "hidden in the file"
        raise TableError(f"public: every row is {where}; nothing is left to show")
    gone = list(dict.fromkeys([*hidden, *marked, *roles, *visibility]))
    emptied = [name for column in gone if column in TIES for name in (column, _TWINS.get(column, column))]
    if "since" in gone and "until" not in role_of.values():  # a range in the column since gave both
        emptied += ["until", "until_original"]
    public = ties[~secret].drop(columns=[column for column in gone if column not in TIES])
    public = public.assign(**dict.fromkeys(emptied)).reset_index(drop=True)
    notes = []
    if gone:
        columns = ", ".join(roles.get(column, column) for column in gone)
        notes.append(Note(because("internal_columns", columns=columns, count=len(gone))))
    if secret.any():
        notes.append(Note(because("internal_rows", count=int(secret.sum()))))
    return PublicPart(public, notes)


def _roles(plan: Plan | None) -> dict[str, str]:
    """Return the label of each column that became one of ours -> which."""
    sheets = plan.sheets if plan else ()
    return {column.label: column.role for sheet in sheets for column in sheet.columns if column.role}


def _hidden_columns(plan: Plan | None) -> set[str]:
    """Return the labels of the columns that the user's program hides."""
    return {
        column.label for sheet in (plan.sheets if plan else ()) for column in sheet.columns if column.hidden
    }


def _hidden_rows(ties: pd.DataFrame, plan: Plan | None) -> pd.Series[bool]:
    """Tell which ties are of rows that the user's program hides; a file of one sheet gives its rows no sheet."""
    sheets = plan.sheets if plan else ()
    hidden = {(sheet.name, row) for sheet in sheets for row in sheet.hidden_rows}
    hidden |= {(None, row) for _, row in hidden}
    if not hidden:
        return pd.Series(False, index=ties.index)
    names = ties["sheet"].astype(object).where(ties["sheet"].notna(), None)
    at = zip(names, ties["row"], strict=True)
    return pd.Series([place in hidden for place in at], index=ties.index, dtype=bool)


def _is_marked(label: str) -> bool:
    return any(_marked().search(fold(part)) for part in (label, *label.split(" / ")))


def _column(ties: pd.DataFrame, own: list[str], name: str, role_of: Mapping[str, str]) -> str:
    """Find a column by its header, as the user writes it."""
    found = [str(column) for column in ties.columns if fold(str(column)) == fold(name)]
    # "비고" was read as our column note, and that is what has to be emptied.
    found += [role for label, role in role_of.items() if fold(label) == fold(name)]
    found += [ours for ours in OTHERS if field_of(name) == ours]
    if not found:
        shown = ", ".join([*own, *OTHERS])
        raise TableError(f"hide {name!r}: the table has no such column, expected one of {shown}")
    if found[0] in _NEEDED:
        raise TableError(
            f"hide {name!r}: no map can be made without it; leave rows out by a column visibility instead"
        )
    return found[0]


def _internal_rows(ties: pd.DataFrame, column: str) -> pd.Series[bool]:
    cells = ties[column].map(lambda cell: "" if pd.isna(cell) else _key(str(cell)))
    internal = cells.isin(_keys("internal") | _keys("hidden"))
    # A word that is not understood may mean "keep this internal": it is an error, never a guess.
    strange = ~internal & ~cells.isin(_keys("public") | {""})
    if strange.any():
        at = ties[strange].iloc[0]
        raise TableError(f"row {at['row']}: column {column!r} is {at[column]!r}, expected public or internal")
    return internal


def _key(text: str) -> str:
    return "".join(fold(text).split())


@functools.cache
def _keys(meaning: str) -> frozenset[str]:
    return frozenset(map(_key, words_by_meaning(WORDS / "visibility.tsv")[meaning]))


@functools.cache
def _marked() -> re.Pattern[str]:
    """Return a pattern of the labels that are marked: "Budget (internal)", "예산 [내부용]", "internal: budget"."""
    internal = "|".join(
        r"\s*".join(map(re.escape, fold(word).split()))
        for word in words_by_meaning(WORDS / "visibility.tsv")["internal"]
    )
    return re.compile(rf"[(\[【]\s*(?:{internal})\s*[)\]】]\s*$|^(?:{internal})\s*:")
