"""What is reported of a list that cannot be read: what each column was taken for, and the one option that mends it."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from ..cells import legal_line
from ..errors import TableError
from .plan import ColumnPlan

MOST_COLUMNS = 12
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
    return " ".join(legal_line(label).split())
