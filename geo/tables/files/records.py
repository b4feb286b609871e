"""Records with named fields: Parquet and data frames."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from ...errors import TableError
from .grid import Cell, Sheet, carried_cell, numbered
from .layers import read_geoparquet

if TYPE_CHECKING:
    import pandas as pd


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
        if b"geo" in (pq.read_schema(io.BytesIO(content)).metadata or {}):
            return read_geoparquet(content, path)
        frame = pd.read_parquet(io.BytesIO(content))
    except TableError:
        raise
    except Exception as error:  # pyarrow's errors have no common base that names them
        raise TableError(f"{path} is no Parquet file that can be read ({error})") from error
    return [_frame_sheet(frame, header_row=0)]


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
    rows = [[carried_cell(row[at]) for at in kept] for row in cells.itertuples(index=False, name=None)]
    named = not all(isinstance(name, int) for name in frame.columns)  # those without names are numbered
    return Sheet(None, [(header_row, header), *numbered(rows, header_row + 1)], labelled=named)


def _label(name: Any) -> str:
    """Return the label of a column; the levels of a heading over several columns are parted by " / "."""
    levels = name if isinstance(name, tuple) else (name,)
    return " / ".join(str(level) for level in levels if level is not None and str(level))
