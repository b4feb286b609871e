"""The ties as a file that every command reads: .csv or .xlsx, in which no cell is run as a formula."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ExportError
from ..sheets import add_sheet, book_bytes, csv_sheet, new_book, rows_of

if TYPE_CHECKING:
    import pandas as pd

TABLES = (".csv", ".xlsx")
QUERIES = (".rq", ".sparql", ".txt")


def check_output_name(path: str | os.PathLike[str], *, is_table: bool) -> None:
    """Refuse a name whose suffix is of something else than what is written.

    Raises
    ------
    ExportError
        With what was expected.

    Examples
    --------
    >>> check_output_name("ties.csv", is_table=False)
    Traceback (most recent call last):
    sistermap.geo.errors.ExportError: ties.csv: is a table, which needs --online or --answer; a query is written as .rq, .sparql, .txt
    """
    suffix = Path(path).suffix.lower()
    if os.fspath(path).startswith(("-", "/dev/")) or suffix in (TABLES if is_table else QUERIES):
        return
    if is_table:
        raise ExportError(f"{path}: has the suffix {suffix!r}, expected one of {' '.join(TABLES)}")
    if suffix in TABLES:
        raise ExportError(
            f"{path}: is a table, which needs --online or --answer; a query is written as {', '.join(QUERIES)}"
        )
    raise ExportError(f"{path}: has the suffix {suffix!r}, expected one of {' '.join(QUERIES)}")


def table_bytes(ties: pd.DataFrame, path: str | os.PathLike[str]) -> bytes:
    """Write a table of ties: a workbook for a path that ends in .xlsx, else CSV.

    Examples
    --------
    >>> import pandas as pd
    >>> table_bytes(pd.DataFrame({"from_name": ["Busan"], "to_name": ["=1+1"]}), "ties.csv").decode("utf-8-sig").split()
    ['from_name,to_name', "Busan,'=1+1"]
    """
    header, rows = list(ties.columns), rows_of(ties)
    if Path(path).suffix.lower() != ".xlsx":
        return csv_sheet(header, rows)
    book = new_book()
    add_sheet(book, "ties", header, rows, {}, wraps=False)
    return book_bytes(book)
