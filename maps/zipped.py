"""Files as one ZIP that records no time: the same files have the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that ZIP knows
_UNIX, _PLAIN_FILE = 3, 0o100644 << 16  # whatever system this runs on


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
