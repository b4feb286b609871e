"""Locks between processes, which the system takes back when one of them is killed."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, getattr(errno, "EDEADLOCK", errno.EDEADLK))
_STEP = 0.05  # seconds between two tries


def try_lock(handle: int) -> bool | None:
    """Lock an open file until it is closed, without waiting.

    Returns
    -------
    bool or None
        Whether it is ours now; None where the file system has no locks.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.NamedTemporaryFile() as file, open(file.name) as again:
    ...     try_lock(file.fileno()), try_lock(again.fileno())
    (True, False)
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _HELD else None
    return True


@contextlib.contextmanager
def folder_lock(folder: Path, patience: float) -> Iterator[int | None]:
    """Keep other runs from replacing files in a folder.

    Parameters
    ----------
    folder
        One that exists. On Windows, which cannot lock folders, a file in it is locked.
    patience
        Seconds to wait for another run.

    Yields
    ------
    int or None
        The folder, open, to be forced to the disk; None where it cannot be opened.

    Raises
    ------
    TimeoutError
        If another run has it for longer.
    """
    handle, file = _open(folder)
    try:
        end = time.monotonic() + patience
        while handle is not None and try_lock(handle) is False:
            if time.monotonic() > end:
                raise TimeoutError(errno.ETIMEDOUT, "another program is writing into it", str(folder))
            time.sleep(_STEP)
        yield handle if file is None else None
    finally:
        if handle is not None:
            os.close(handle)
        if file is not None:
            with contextlib.suppress(OSError):
                file.unlink()


def _open(folder: Path) -> tuple[int | None, Path | None]:
    """Open what is locked for a folder: itself, or a file in it that has to be removed again."""
    if sys.platform != "win32":
        try:
            return os.open(folder, os.O_RDONLY | os.O_DIRECTORY), None
        except PermissionError:  # one that may be written but not listed
            return None, None
    file = folder / ".sistermap.lock"
    return os.open(file, os.O_RDWR | os.O_CREAT), file
