"""What of a table may leave the office."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from ..errors import TableError
from ..schema import TIES
from ..tables.header_words import OTHERS
from ..tables.plan import Note, counted

# Of a header: "Budget (internal)", "예산 [내부용]".
_INTERNAL = (
    "internal|private|confidential|내부용?|비공개|대외비|非公開|内部|社外秘|非公开|內部|保密|intern|vertraulich|interne|privé"
    "|confidentiel|interno|interna|privado|confidencial"
)
_MARKED = re.compile(rf"[(\[【]\s*(?:{_INTERNAL})\s*[)\]】]\s*$|^(?:{_INTERNAL})\s*:")
# Of a column that tells it row by row, and of its cells.
_VISIBILITY = re.compile(
    r"visibility|공개\s*(?:여부|구분|범위)?|公開(?:区分|範囲)?|公开|sichtbarkeit|visibilité|visibilidad"
)
_INTERNAL_CELL = re.compile(
    rf"(?:{_INTERNAL})(?: only| use only)?|no|n|false|0|hidden|아니오|아니요|否|×|nein|non"
)
_PUBLIC_CELL = re.compile(
    r"public|open|yes|y|true|1|공개|예|公開|公开|是|○|öffentlich|ja|publique|oui|público|sí|"
)
# What else tells the same as a column of ours.
_TWINS = {name: f"{name}_original" for name in ("kind", "status", "since", "until")}
_NEEDED = ("tie_id", "sheet", "row", "from_name", "to_name", "kind")


class PublicPart(NamedTuple):
    """What `public_part` gives."""

    ties: pd.DataFrame
    notes: list[Note]  # what was left out


def public_part(ties: pd.DataFrame, hide: Iterable[str] = ()) -> PublicPart:
    """Leave out of a table what is marked internal, before anything else is made of it.

    Parameters
    ----------
    ties
        The columns of `schema.TIES` and the user's own.
    hide
        Columns to leave out by name: the user's, or one of ours such as ``note``, which is emptied.

    Returns
    -------
    PublicPart
        ``ties`` without columns whose header is marked, such as ``Budget (internal)`` or ``예산 (비공개)``; without rows that a
        column ``visibility`` calls internal, and without that column; ``notes`` on what was left out.

    Raises
    ------
    TableError
        If a column of `hide` is not in the table or is one that no map can do without, if a cell of ``visibility`` is
        neither public nor internal nor empty, or if no row is left.

    Examples
    --------
    >>> ties = pd.DataFrame({"row": [2, 3], "visibility": ["public", "internal"], "Budget (internal)": [1, 2]})
    >>> public, notes = public_part(ties)
    >>> public.values.tolist()
    [[2]]
    >>> [str(note) for note in notes]
    ["left out as internal: the columns 'Budget (internal)', 'visibility'", 'left out as internal: 1 row']
    """
    own = [str(column) for column in ties.columns if column not in TIES]
    hidden = [_column(ties, own, name) for name in hide]
    marked = [column for column in own if _MARKED.search(_plain(column))]
    told = [column for column in own if _VISIBILITY.fullmatch(_plain(column))]

    secret = pd.Series(False, index=ties.index)
    for column in told:
        secret |= _internal_rows(ties, column)
    if len(ties) and secret.all():
        raise TableError(
            f"--public: every row is marked internal in the column {told[0]!r}; nothing is left to show"
        )
    gone = list(dict.fromkeys([*hidden, *marked, *told]))
    emptied = [name for column in gone if column in TIES for name in (column, _TWINS.get(column, column))]
    public = ties[~secret].drop(columns=[column for column in gone if column not in TIES])
    public = public.assign(**dict.fromkeys(emptied)).reset_index(drop=True)
    notes = []
    if gone:
        columns = "the column" if len(gone) == 1 else "the columns"
        notes.append(Note("internal", f"left out as internal: {columns} {', '.join(map(repr, gone))}"))
    if secret.any():
        notes.append(Note("internal", f"left out as internal: {counted(int(secret.sum()), 'row')}"))
    return PublicPart(public, notes)


def _column(ties: pd.DataFrame, own: list[str], name: str) -> str:
    """Find a column by its header, as the user writes it."""
    found = [str(column) for column in ties.columns if _plain(column) == _plain(name)]
    # "비고" was read as our column note, and that is what has to be emptied.
    found += [ours for ours, words in OTHERS.items() if _plain(name) in words.split("|")]
    if not found:
        shown = ", ".join([*own, *OTHERS])
        raise TableError(f"--hide {name!r}: the table has no such column, expected one of {shown}")
    if found[0] in _NEEDED:
        raise TableError(
            f"--hide {name!r}: no map can be made without it; leave rows out by a column visibility instead"
        )
    return found[0]


def _internal_rows(ties: pd.DataFrame, column: str) -> pd.Series[bool]:
    cells = ties[column].map(lambda cell: "" if pd.isna(cell) else _plain(cell)).astype("str")
    secret = cells.str.fullmatch(_INTERNAL_CELL.pattern)
    # A word that is not understood may mean "keep this in the office": it is asked about, never guessed.
    strange = ~secret & ~cells.str.fullmatch(_PUBLIC_CELL.pattern)
    if strange.any():
        at = ties[strange].iloc[0]
        raise TableError(f"row {at['row']}: column {column!r} is {at[column]!r}, expected public or internal")
    return secret.astype(bool)


def _plain(text: object) -> str:
    return unicodedata.normalize("NFKC", str(text)).casefold().strip()
