"""Files as one ZIP that records no time, as are documents of Word, Excel and PowerPoint: the same content has the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16  # whatever system this runs on
_CORE = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:)")


def zip_files(files: Mapping[str, bytes]) -> bytes:
    """Pack files in their order; names that are not ASCII are marked as UTF-8.

    Parameters
    ----------
    files
        Contents by name, with ``/`` between folder and file.

    Examples
    --------
    >>> with zipfile.ZipFile(io.BytesIO(zip_files({"kit/부산.txt": b"a"}))) as packed:
    ...     packed.namelist()
    ['kit/부산.txt']
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = _UNIX, _PLAIN_FILE
            packed.writestr(entry, content)
    return made.getvalue()


def without_clock(document: bytes) -> bytes:
    """Write a .docx, .xlsx or .pptx again so that the same content has the same bytes.

    Parameters
    ----------
    document
        The file.

    Returns
    -------
    bytes
        The same parts in the same order; every time in it is 1980-01-01.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    if _CORE in parts:
        parts[_CORE] = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", parts[_CORE])
    return zip_files(parts)
