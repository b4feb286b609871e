"""Word and Excel files are ZIP archives that record when they were made; here they record the same each time."""

from __future__ import annotations

import io
import re
import zipfile

from ..zipped import zip_files

_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def without_clock(archive: bytes) -> bytes:
    """Write a .docx or .xlsx again so that the same content has the same bytes.

    Parameters
    ----------
    archive
        The file.

    Returns
    -------
    bytes
        The same parts in the same order; every time in it is 1980-01-01.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    if _CORE in parts:
        parts[_CORE] = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", parts[_CORE])
    return zip_files(parts)
