"""Records with named fields: Parquet and data frames."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...arrow import open_bytes
from ...cells import legal_in_utf8
from ...errors import TableError
from ...parquet import check_parquet
from .grid import Cell, Sheet, carried_cell, numbered
from .layers import read_geoparquet
from .limits import Allowance, check_width

if TYPE_CHECKING:
    import pandas as pd

_LONGEST_REASON = 200


def read_parquet(content: bytes, path: str) -> list[Sheet]:
    """Read Parquet and GeoParquet; columns of bytes, such as geometry, are left out. Labels are row 0.

    Raises
    ------
    TableError
        If it is no Parquet file.
    """
    import pandas as pd
    import pyarrow.parquet as pq

    try:
        found = pq.ParquetFile(open_bytes(content)).metadata
        check_width(found.num_columns, path, "its schema")
        _check_cells(found, Allowance(path, len(content)))
        check_parquet(content)
        if b"geo" in (found.metadata or {}):
            return read_geoparquet(content, path)
        frame = pd.read_parquet(open_bytes(content))
    except TableError:
        raise
    except Exception as error:  # pyarrow's errors have no common base that names them
        raise TableError(f"{path} is no Parquet file that can be read ({error})") from error
    return [_frame_sheet(frame, header_row=0)]


def _check_cells(found: Any, allowance: Allowance) -> None:
    """Count what a file states that it holds: a value that comes again takes no byte."""
    groups = [found.row_group(at) for at in range(found.num_row_groups)]
    allowance.take_cells(
        max(
            sum(group.column(at).num_values for group in groups for at in range(found.num_columns)),
            found.num_rows * found.num_columns,
        )
    )


def read_frame(frame: pd.DataFrame) -> list[Sheet]:
    """Read a data frame: its columns are row 1, its first row is row 2, whatever its index is.

    Cells may be None, NaN, NaT, NumPy scalars, timestamps or lists; lists of texts are joined by "; ". Columns of bytes
    and of geometry are left out.

    Examples
    --------
    >>> import pandas as pd
    >>> read_frame(pd.DataFrame({"from": ["Busan", None], "to": ["Kobe", float("nan")], "since": [1998, 1999]}))[0].rows
    [(1, ['from', 'to', 'since']), (2, ['Busan', 'Kobe', 1998]), (3, [None, None, 1999])]
    """
    return [_frame_sheet(frame, header_row=1)]


def _frame_sheet(frame: pd.DataFrame, header_row: int) -> Sheet:
    cells = frame.astype(object).where(frame.notna(), None)
    kept = [
        at
        for at, dtype in enumerate(frame.dtypes)
        if str(dtype) != "geometry" and not any(isinstance(cell, bytes) for cell in cells.iloc[:, at])
    ]
    header: list[Cell] = [_label(frame.columns[at]) for at in kept]
    rows = [
        [_cell(row[at], number, header[place]) for place, at in enumerate(kept)]
        for number, row in enumerate(cells.itertuples(index=False, name=None), header_row + 1)
    ]
    named = not all(isinstance(name, int) for name in frame.columns)  # those without names are numbered
    return Sheet(None, [(header_row, header), *numbered(rows, header_row + 1)], labelled=named)


def _cell(value: Any, row: int, label: Cell) -> Cell:
    try:
        cell = carried_cell(value)
        if isinstance(cell, int):
            str(cell)  # Python writes out no number of some thousand digits
    except Exception as error:  # whatever the user's own classes raise
        kind = type(value).__name__
        why = " ".join(str(error).split())[:_LONGEST_REASON] or type(error).__name__
        raise TableError(
            f"the data frame, row {row}, column {label!r}: a cell of type {kind} cannot be read as text ({why});"
            " expected a text, a number or a date"
        ) from error
    return cell


def _label(name: Any) -> str:
    """Return the label of a column; the levels of a heading over several columns are parted by " / "."""
    levels = name if isinstance(name, tuple) else (name,)
    return legal_in_utf8(" / ".join(str(level) for level in levels if level is not None and str(level)))
