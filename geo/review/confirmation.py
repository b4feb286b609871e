"""Which rows of a table of proposals the user confirms, and which are set aside."""

from __future__ import annotations

import functools
from typing import NamedTuple

import pandas as pd

from ..errors import TableError
from ..plurals import counted
from ..reasons import because
from ..tables.header_words import WORDS
from ..tables.plan import Note
from ..tables.proposal_columns import CONFIRMED, proposal_columns
from ..words import fold, words_by_meaning

_MOST_SHOWN = 10  # row numbers in a note
_LONGEST_SHOWN = 40  # letters of a cell in a message
_AROUND = " \t\n.!！。'\"\ufe0f"  # marks around a word, and the sign that gives a tick its colour


class Confirmed(NamedTuple):
    """What `confirm` gives."""

    ties: pd.DataFrame
    notes: list[Note]


def confirm(ties: pd.DataFrame, path: str, *, drafts: bool) -> Confirmed:
    """Set aside the proposals that the user says no to, and mark those that nobody has confirmed in the column ``draft``.

    Parameters
    ----------
    ties
        The columns of `schema.TIES` and the user's own. A table that is none of proposals stays as it is.
    path
        What the table is called, in messages.
    drafts
        Whether proposals are taken that are not confirmed.

    Raises
    ------
    TableError
        If there is one and `drafts` is false, or if every row is set aside.

    Examples
    --------
    >>> ties = pd.DataFrame({"row": [2, 3, 4], "confirmed": ["yes", "아니오", None], "evidence": "…", "confidence": 0.9})
    >>> made = confirm(ties, "draft.csv", drafts=True)
    >>> made.ties[["row", "draft"]].values.tolist(), [str(note) for note in made.notes][0]
    ([[2, None], [4, True]], 'Set aside, because the column confirmed says no: 1 row (3).')
    >>> confirm(ties, "draft.csv", drafts=False)
    Traceback (most recent call last):
    sistermap.geo.errors.TableError: draft.csv: 1 row is a proposal that is not confirmed; write yes or no into its column confirmed, or take it as it is, marked, with --drafts (in Python drafts=True)
    """
    columns = proposal_columns(ties.columns)
    if not columns:
        return Confirmed(ties, [])
    if CONFIRMED in columns:
        label = str(ties.columns[columns[CONFIRMED]])
        stated = ties[label].map(_meaning_of)
    else:  # it was taken out, and with it what a user confirmed
        label, stated = CONFIRMED, pd.Series("", index=ties.index, dtype="str")
    declined, is_open = stated.eq("no"), stated.eq("")
    if is_open.any() and not drafts:
        count = int(ties.loc[is_open, "row"].nunique())
        raise TableError(
            f"{path}: {_unread(ties.loc[is_open], label)}{counted(count, 'row')} {'is a proposal that is' if count == 1 else 'are proposals that are'} not"
            f" confirmed; write yes or no into {'its' if count == 1 else 'their'} column {label}, or take"
            f" {'it as it is' if count == 1 else 'them as they are'}, marked, with --drafts (in Python drafts=True)"
        )
    notes = []
    if declined.any():
        if declined.all():
            raise TableError(f"{path}: the column {label} says no to every row; nothing is left to show")
        rows = list(dict.fromkeys(ties.loc[declined, "row"]))
        shown = ", ".join(map(str, rows[:_MOST_SHOWN])) + (" …" if len(rows) > _MOST_SHOWN else "")
        notes.append(Note(because("proposals_declined", rows=shown, count=len(rows))))
    if is_open.any():
        notes.append(Note(because("proposals_open", count=int(ties.loc[is_open, "row"].nunique()))))
    marks = pd.Series([True if each else None for each in is_open], index=ties.index, dtype=object)
    return Confirmed(ties.assign(draft=marks)[~declined].reset_index(drop=True), notes)


def _unread(ties: pd.DataFrame, label: str) -> str:
    """Name the first cell that says neither yes nor no, of those that are not empty, or the column that is not there."""
    if label not in ties:
        return f"the column {label} of a table of proposals was taken out; "
    for row, cell in zip(ties["row"], ties[label], strict=True):
        if cell is not None and cell == cell and str(cell).strip():
            shown = " ".join(str(cell).split())[:_LONGEST_SHOWN]
            return f"row {row}: {shown!r} is neither yes nor no; "
    return ""


def _meaning_of(cell: object) -> str:
    """Return yes, no, or "" for a cell that says neither."""
    if cell is None or cell != cell:
        return ""
    text = fold((f"{cell:g}" if isinstance(cell, float) else str(cell)).strip(_AROUND))
    if text in _words()["yes"]:
        return "yes"
    return "no" if text in _words()["no"] else ""


@functools.cache
def _words() -> dict[str, frozenset[str]]:
    meanings = words_by_meaning(WORDS / "confirmations.tsv")
    return {meaning: frozenset(map(fold, words)) for meaning, words in meanings.items()}
