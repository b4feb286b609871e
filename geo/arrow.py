"""How bytes are handed to Arrow, whose threads work beside the interpreter."""

from __future__ import annotations

from typing import Any


def open_bytes(content: bytes) -> Any:
    """Return a file's bytes as Arrow reads them by itself.

    From a file of Python's its threads read ahead through the interpreter. One that still does when the process ends,
    as after an error, is stopped in the midst of C++, which ends the process with SIGABRT.

    Parameters
    ----------
    content
        Of the file.

    Returns
    -------
    pyarrow.BufferReader
        Which pandas and geopandas read too, although their types do not know it.

    Examples
    --------
    >>> import pandas as pd
    >>> content = pd.DataFrame({"city": ["Busan"]}).to_parquet()
    >>> pd.read_parquet(open_bytes(content))
        city
    0  Busan
    """
    import pyarrow as pa

    return pa.BufferReader(content)
