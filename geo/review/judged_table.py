"""A user's table with a verdict on every name: what the map, the review sheet and the proof-reading all start from."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from ..naming.geocode_ties import geocode_ties
from ..naming.home import find_home, resolve_home
from ..reasons import because
from ..tables.files import name_of
from ..tables.options import ReadOptions
from ..tables.plan import Note, Plan
from ..tables.read_ties import read_ties
from .confirmation import confirm
from .decisions import Decisions, find_decisions, read_decisions
from .visibility import public_part

if TYPE_CHECKING:
    import pandas as pd

    from ..gazetteer import Gazetteer, Place

    PathLike: TypeAlias = str | os.PathLike[str]
    Source: TypeAlias = PathLike | BinaryIO | pd.DataFrame


@dataclass(frozen=True)
class JudgedTable:
    """A table, how it was read, and the places that its names mean.

    Attributes
    ----------
    geocoded
        `schema.GEOCODED`, then the user's own columns.
    plan
        How it was read, with what was noted on decisions and on the user's own place.
    decisions
        The user's decisions that were taken into account.
    home
        The user's own place; None where none was given.
    """

    geocoded: pd.DataFrame
    plan: Plan
    decisions: Decisions
    home: Place | None


def judge_table(
    source: Source,
    gazetteer: Gazetteer,
    *,
    options: ReadOptions | None = None,
    decisions: PathLike | Iterable[PathLike] = (),
    guess: bool = False,
    drafts: bool = True,
    hide: Iterable[str] | None = None,
    namesakes: bool = True,
    progress: Callable[[int, int], object] | None = None,
) -> JudgedTable:
    r"""Read a table and judge every name in it.

    Parameters
    ----------
    source
        A path, an open binary file or a DataFrame, as `tables.read_ties.read_ties` takes it.
    gazetteer
        The places.
    options
        What the user states about the table. The user's own place is resolved once, for all rows.
    decisions
        Review sheets that came back; with none, those beside the table.
    guess
        Whether the likeliest place of an ambiguous name is taken, as a guess.
    drafts
        Whether proposals are taken that are not confirmed, marked in the column ``draft``; otherwise they are refused.
    hide
        Columns to leave out beside what is marked internal. With None nothing is left out, with ``[]`` what is marked.
    namesakes
        As `naming.geocode_ties.geocode_ties` takes it.
    progress
        Called with how many of how many rows are done.

    Raises
    ------
    SistermapError
        If the table or a decision cannot be used, or `home` is not placed.

    Examples
    --------
    >>> import io
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> with Gazetteer.open(data.HERE) as gazetteer:
    ...     judged = judge_table(io.BytesIO("City,Partner city\nBusan,Shimonoseki".encode()), gazetteer)
    >>> judged.geocoded[["from_verdict", "to_verdict"]].values.tolist()
    [['placed', 'placed']]
    """
    options = options or ReadOptions()
    home = options.home
    ties, plan = read_ties(source, options, gazetteer=gazetteer)
    ties, decided = confirm(ties, name_of(source), drafts=drafts)
    plan = _with_notes(plan, decided)
    if hide is not None:
        ties, left_out = public_part(ties, hide, plan)
        # That hidden rows and columns were read no longer holds.
        kept = tuple(note for note in plan.notes if note.code not in ("hidden_rows", "hidden_columns"))
        plan = _with_notes(dataclasses.replace(plan, notes=kept), left_out)
    made = read_decisions(_decision_files(source, decisions))
    answer = None if home is None else resolve_home(home, gazetteer)
    geocoded = geocode_ties(
        ties,
        gazetteer,
        decisions=made,
        guess=guess,
        known_answers={} if answer is None else {(home, None): answer},
        namesakes=namesakes,
        progress=None if progress is None else _counting(progress, len(ties)),
    )
    plan = _with_notes(plan, (Note(why) for why in made.unused(geocoded)))
    return JudgedTable(geocoded, plan, made, answer.place if answer else None)


def plan_table(source: Source, gazetteer: Gazetteer, options: ReadOptions) -> Plan:
    """Say how a table is read, and which of its proposals are not confirmed; no name is judged.

    Raises
    ------
    TableError
        If the table cannot be used.
    """
    ties, plan = read_ties(source, options, gazetteer=gazetteer)
    return _with_notes(plan, confirm(ties, name_of(source), drafts=True).notes)


def home_of(judged: JudgedTable, places: pd.DataFrame) -> tuple[str | None, Plan]:
    """Find the user's own place among those of a table.

    Parameters
    ----------
    judged
        From `judge_table`.
    places
        Those of the layer.

    Returns
    -------
    tuple
        The place_id, None where there is none; and the plan, with a note where a home was given and the table lacks it.
    """
    if judged.home is None:
        return None, judged.plan
    found = find_home(judged.home, places)
    if found is None:
        note = Note(because("home_absent", name=judged.home.name))
        return None, _with_notes(judged.plan, [note])
    return found, judged.plan


def _decision_files(source: Source, decisions: PathLike | Iterable[PathLike]) -> list[PathLike]:
    named = [decisions] if isinstance(decisions, str | os.PathLike) else list(decisions)
    beside = find_decisions(source) if isinstance(source, str | os.PathLike) else []
    return named or [*beside]


def _with_notes(plan: Plan, notes: Iterable[Note]) -> Plan:
    return dataclasses.replace(plan, notes=(*plan.notes, *notes))


def _counting(progress: Callable[[int, int], object], rows: int) -> Callable[[int], object]:
    """Turn a count of rows since the last call into a count of all rows."""
    done = 0

    def more(count: int) -> object:
        nonlocal done
        done += count
        return progress(done, rows)

    return more
