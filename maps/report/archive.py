"""Word and Excel files are ZIP archives that record when they were made; here they record the same each time."""

from __future__ import annotations

import io
import re
import zipfile

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows
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
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _STAMP.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", part)
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
    return written.getvalue()
