"""The user's decisions, from one review sheet or several, put together: what they say about each name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from ..errors import DecisionError
from ..reasons import Reason, because
from .decision import Decided, Decision
from .decision_sheet import ANY_COUNTRY, read_decision_sheets
from .mentions import Key, key_of, named


@dataclass(frozen=True)
class Decisions:
    """What was decided, by one user or several."""

    rows: Mapping[Key, Decided]
    own: Sequence[str] = ()  # columns that the user added, in their order
    remarks: Sequence[Reason] = field(default=())
    paths: Sequence[str] = ()  # the files that were read

    def get(self, key: tuple[str | None, str | None]) -> Decision | None:
        """Return the decision on (name, country) as the table writes them.

        Examples
        --------
        >>> here = Decided("Springfield", "USA", ("place", "city:4250542"), "1", None, {}, "places.csv", 2)
        >>> decisions = Decisions({("Springfield", "USA"): here})
        >>> decisions.get(("Springfield", "USA")), decisions.get(("Springfield", None))
        (('place', 'city:4250542'), None)
        """
        found = self.find(key_of(*key))
        return found.decision if found else None

    def find(self, key: Key) -> Decided | None:
        """Return the row on a name; a file without a column of countries decides for a name in any."""
        return self.rows.get(key) or self.rows.get((key[0], ANY_COUNTRY))

    def where(self, key: tuple[str | None, str | None]) -> str:
        """Say which file and row decided, for messages."""
        found = self.find(key_of(*key))
        return found.where if found else ""

    def joined(self, other: Decisions) -> Decisions:
        """Return the decisions of both.

        Raises
        ------
        DecisionError
            If they contradict each other.
        """
        rows = dict(self.rows)
        for key, decided in other.rows.items():
            rows[key] = _joined(rows.get(key), decided)
        remarks = [*self.remarks, *(one for one in other.remarks if one not in self.remarks)]
        return Decisions(rows, tuple(dict.fromkeys([*self.own, *other.own])), tuple(remarks))

    def unused(self, geocoded: pd.DataFrame) -> list[Reason]:
        """Return what in the files is not used: decisions that no longer apply, columns that are not read.

        Parameters
        ----------
        geocoded
            `schema.GEOCODED`, or TIES.

        Returns
        -------
        list of Reason
            Of `reason_codes.NOTE_CODES`.
        """
        keys = {key_of(*pair) for pair in named(geocoded)} if self.rows else set()
        keys |= {(name, ANY_COUNTRY) for name, _ in keys}
        return [
            *self.remarks,
            *(
                because("decision_not_used", file=made.file, row=str(made.row), name=_named(made))
                for key, made in self.rows.items()
                if key not in keys and made.decision
            ),
        ]


def read_decisions(paths: Iterable[str | os.PathLike[str]]) -> Decisions:
    """Read review sheets that were filled in, by one user or several.

    Parameters
    ----------
    paths
        .csv, .xlsx or .ods with the columns name, country and decision, or name, country, lat and lon.

    Returns
    -------
    Decisions
        Rows without a decision, a note or a cell of the user's own are left out.

    Raises
    ------
    DecisionError
        If a file has other columns, a decision is none that is known, or two rows contradict each other.
    TableError
        If a file cannot be read at all.

    Examples
    --------
    >>> read_decisions([]).get(("Seoul", "Korea")) is None
    True
    """
    rows: dict[Key, Decided] = {}
    own: dict[str, None] = {}
    remarks: list[Reason] = []
    paths = list(paths)
    for path in paths:
        for sheet in read_decision_sheets(str(path)):
            own.update(dict.fromkeys(sheet.own))
            remarks += sheet.remarks
            for key, decided in sheet.rows:
                rows[key] = _joined(rows.get(key), decided)
    return Decisions(rows, tuple(own), tuple(remarks), tuple(map(str, paths)))


def find_decisions(table: str | os.PathLike[str]) -> list[Path]:
    """Find the files of decisions that lie beside a table: ties.xlsx.places.csv, ties.places.csv, or .xlsx.

    Examples
    --------
    >>> find_decisions("no such table.csv"), find_decisions("-")
    ([], [])
    """
    path = Path(table)
    bases = [] if str(table) == "-" else [path, path.with_suffix("")]
    beside = [base.with_name(f"{base.name}.places{suffix}") for base in bases for suffix in (".csv", ".xlsx")]
    return [file for file in beside if file.is_file()]


def _joined(known: Decided | None, new: Decided) -> Decided:
    """Put together what two rows say of one name."""
    if known is None:
        return new
    if known.decision and new.decision and known.decision != new.decision:
        raise DecisionError(
            f"{new.where}: {_named(new)} is decided as {new.written!r}, but {known.where} says {known.written!r};"
            " expected one decision: mend one of them"
        )
    first, other = (known, new) if known.decision or not new.decision else (new, known)
    notes = dict.fromkeys(note for note in (known.note, new.note) if note)
    own = {
        **{k: v for k, v in other.own.items() if v is not None},
        **{k: v for k, v in first.own.items() if v is not None},
    }
    return Decided(
        first.name,
        first.country,
        first.decision,
        first.written,
        "; ".join(notes) or None,
        own,
        first.file,
        first.row,
    )


def _named(made: Decided) -> str:
    return f"'{made.name}' ({made.country})" if made.country else f"'{made.name}'"
