"""What is reported of a list that cannot be read: what each column was taken for, and the one option that mends it."""

from __future__ import annotations

import itertools
import shlex
from collections.abc import Iterable, Sequence

from ..errors import TableError
from ..terminal import escaped_line
from .files import Sheet
from .plan import ColumnPlan

MOST_COLUMNS = 12
MOST_RUNS = 8  # of rows that follow one another
LONGEST_LABEL = 40


def unreadable(source: str, columns: Iterable[ColumnPlan], *, home: str | None = None) -> TableError:
    """Return the error on a list in which no reading finds partnerships.

    Parameters
    ----------
    source
        The file as the user named it.
    columns
        Those of the table that was nearest to being read; none where no row looks like a header.
    home
        The user's own place, if it was given.

    Examples
    --------
    >>> columns = [ColumnPlan(1, "Nama", None), ColumnPlan(2, "Negara", None), ColumnPlan(3, "Tahun", "since")]
    >>> print(unreadable("rekan.csv", columns, home="Surabaya, ID"))
    rekan.csv: no column names a partner; found 'Nama' (not recognised), 'Negara' (not recognised), 'Tahun' (since). State which one does: --column "to_name=Nama"
    >>> print(unreadable("links.csv", [ColumnPlan(1, "source", None), ColumnPlan(2, "target", None)]))
    links.csv: places are named by ids only; found 'source' (not recognised), 'target' (not recognised). State the table that has them: --nodes FILE
    >>> print(unreadable("rekan.csv", []))
    rekan.csv: no row looks like a header; state which one it is, such as: --header 1
    """
    known = [column for column in columns if column.label]
    if not known:
        return TableError(f"{source}: no row looks like a header; state which one it is, such as: --header 1")
    roles = {column.role for column in known}
    found = ", ".join(
        f"{_quoted(column.label)} ({column.role or 'not recognised'})" for column in known[:MOST_COLUMNS]
    )
    more = f" and {len(known) - MOST_COLUMNS} more" if len(known) > MOST_COLUMNS else ""
    lacks, mend = _mend(known, home, partner={"to_name", "to_org", "to_country"} & roles != set())
    return TableError(f"{source}: {lacks}; found {found}{more}. {mend}")


def no_such_row(source: str, row: int, sheets: Iterable[Sheet]) -> TableError | None:
    """Return the error on a stated header that is no row of any sheet; None where it is one.

    Examples
    --------
    >>> sheet = Sheet(None, [(1, ["Twins"]), (3, ["City", "Country"]), (4, ["Kobe", "Japan"]), (5, ["Lyon", "France"])])
    >>> print(no_such_row("ties.csv", 99, [sheet]))
    ties.csv: row 99 holds nothing; found rows 1, 3 to 5. State the row of the labels, such as: --header 1
    """
    rows = {sheet.name: [number for number, _ in sheet.rows] for sheet in sheets if sheet.rows}
    if any(row in numbers for numbers in rows.values()):
        return None
    found = "; ".join(
        (f"on sheet '{_line(name)}' " if name and len(rows) > 1 else "") + f"rows {_runs(numbers)}"
        for name, numbers in itertools.islice(rows.items(), MOST_COLUMNS)
    )
    first = next(iter(rows.values()), [1])[0]
    return TableError(
        f"{source}: row {row} holds nothing; found {found or 'no rows'}. State the row of the labels, such as: --header {first}"
    )


def _runs(numbers: Sequence[int]) -> str:
    """Write rising numbers, those that follow one another by the first and the last."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        first = runs.pop()[0] if runs and runs[-1][1] == number - 1 else number
        runs.append((first, number))
    written = [str(first) if first == last else f"{first} to {last}" for first, last in runs[:MOST_RUNS]]
    more = f" and more to {runs[-1][1]}" if len(runs) > MOST_RUNS else ""
    return ", ".join(written) + more


def _mend(columns: Sequence[ColumnPlan], home: str | None, *, partner: bool) -> tuple[str, str]:
    """Return what is missing and how it is given."""
    if partner and home is None:
        return "nothing names whose partners these are", 'State your own place: --home "Goyang, KR"'
    if (
        sum(column.holds == "item" or column.label.casefold() in ("source", "target") for column in columns)
        > 1
    ):
        return "places are named by ids only", "State the table that has them: --nodes FILE"
    free = [column for column in columns if column.role is None] or list(columns)
    # A column of places first; the first of several is as likely as the others to be the partner.
    best = next((column for column in free if column.holds in ("place", "region")), free[0])
    stated = f"to_name={_line(best.label)}"
    option = shlex.quote(stated) if set(stated) & set('"$`\\!') else f'"{stated}"'
    return "no column names a partner", f"State which one does: --column {option}"


def _quoted(label: str) -> str:
    line = _line(label)
    return f"'{line}'" if len(line) <= LONGEST_LABEL else f"'{line[:LONGEST_LABEL]}…'"


def _line(label: str) -> str:
    return " ".join(escaped_line(label).split())
