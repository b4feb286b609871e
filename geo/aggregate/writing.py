"""Sums -> files: the ties, which every command reads back with their coordinates, and beside them what was not placed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from ..cells import guard_formula, unguard_formula
from ..errors import ExportError, TableError
from ..exports.atomic import write_together

if TYPE_CHECKING:
    import pandas as pd

SUFFIXES = (".parquet", ".csv")
UNPLACED_COLUMNS = ("name", "country", "reason", "ties")  # of those in the file beside, what is read again


def check_sums(path: str | os.PathLike[str]) -> None:
    """Refuse what sums are not written as.

    Raises
    ------
    ExportError
        With what is expected.

    Examples
    --------
    >>> check_sums("ties.parquet")
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportError(
            f"{os.fspath(path)}: has the suffix {suffix!r}, expected one of {' '.join(SUFFIXES)}"
        )


def unplaced_path(path: str | os.PathLike[str]) -> Path:
    """Return where what was not placed is written.

    Examples
    --------
    >>> unplaced_path("out/ties.parquet").as_posix()
    'out/ties-unplaced.csv'
    """
    return Path(path).with_name(f"{Path(path).stem}-unplaced.csv")


def read_unplaced(path: str | os.PathLike[str]) -> pd.DataFrame | None:
    """Read what was not placed when a table of sums was made, if that lies beside it.

    Parameters
    ----------
    path
        Of the table of sums.

    Returns
    -------
    pandas.DataFrame or None
        `UNPLACED_COLUMNS`, the most ties first; None where there is no such file, or another one of its name.

    Raises
    ------
    TableError
        If it is there and cannot be read.

    Examples
    --------
    >>> read_unplaced("absent/ties.parquet") is None
    True
    """
    import pandas as pd

    try:
        table = pd.read_csv(unplaced_path(path), keep_default_na=False, dtype=str)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        why = " ".join(str(getattr(error, "strerror", None) or error).split())
        raise TableError(
            f"{unplaced_path(path)} cannot be read: {why}; expected the table beside its sums, or none"
        ) from error
    if not {*UNPLACED_COLUMNS} <= {*table.columns}:
        return None
    table = table[list(UNPLACED_COLUMNS)].map(unguard_formula)
    table["ties"] = pd.to_numeric(table["ties"], errors="coerce").fillna(0).astype("int64")
    # A name may be at either end of ties, also of such whose other end is not placed.
    table = table.sort_values("ties", ascending=False, kind="stable")
    by_name = table.groupby(["name", "country"], sort=False)
    sums = by_name.agg(reason=("reason", "first"), ties=("ties", "sum")).reset_index()
    table = sums.sort_values("ties", ascending=False, kind="stable", ignore_index=True)
    return table.astype(object).replace("", None)


def write_sums(
    ties: pd.DataFrame, unplaced: pd.DataFrame, path: str | os.PathLike[str], inputs: Iterable[Path] = ()
) -> list[Path]:
    """Write both tables, whole or not at all.

    Raises
    ------
    ExportError
        If one cannot be written, or is a file that was read.
    """
    check_sums(path)
    table = ties.dropna(axis=1, how="all") if len(ties) else ties
    beside = unplaced_path(path)

    def write(at: Path) -> None:
        if at.suffix.lower() == ".parquet":
            table.to_parquet(at, index=False)
        else:
            _write_csv(table, at)

    write_together({path: write, beside: lambda at: _write_csv(unplaced, at)}, inputs=inputs)
    return [Path(path), beside]


def _write_csv(table: pd.DataFrame, at: Path) -> None:
    texts = table.copy()
    for label in texts.columns[texts.dtypes == "str"]:
        texts[label] = texts[label].map(guard_formula, na_action="ignore")
    texts.to_csv(at, index=False, lineterminator="\n")
