"""Files of the user: a path is one on this computer, of a known size, before a byte of it is read."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable
from pathlib import Path

from .errors import ExportError, SistermapError

MOST_SHOWN = 100  # characters of a path in a message
_ADDRESS = re.compile(r"/vsi\w|[A-Za-z][A-Za-z0-9+.-]+:", re.ASCII)  # longer than the letter of a drive
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def local_bytes(
    path: str | os.PathLike[str], error: type[SistermapError], expected: str, *, most: int
) -> bytes:
    """Read a file of this computer.

    Parameters
    ----------
    path
        Of a regular file: an address, a folder, a pipe and a device are refused.
    error
        What is raised.
    expected
        What the file should be, in messages.
    most
        Bytes that it may have.

    Raises
    ------
    SistermapError
        `error`, in one line.

    Examples
    --------
    >>> local_bytes("https://example.org/land.geojson", SistermapError, "a file", most=100)
    Traceback (most recent call last):
    sistermap.geo.errors.SistermapError: https://example.org/land.geojson is an address; expected a file on this computer: download it first
    """
    shown = shown_path(path)
    size = _size(path, shown, error, expected)
    if size > most:
        raise error(f"{shown} has {size:,} bytes; expected {expected} of at most {most:,}")
    try:
        return Path(path).read_bytes()
    except OSError as problem:
        raise error(f"{shown} cannot be read: {problem.strerror}") from problem


def _size(path: str | os.PathLike[str], shown: str, error: type[SistermapError], expected: str) -> int:
    try:
        found = os.stat(path)  # noqa: PTH116  # Path would take away what makes an address one
    except ValueError as problem:
        raise error(f"{shown} holds a NUL character; expected {expected}") from problem
    except OSError as problem:
        if _ADDRESS.match(os.fspath(path)):
            raise error(
                f"{shown} is an address; expected {expected} on this computer: download it first"
            ) from problem
        raise error(f"{shown} cannot be read: {problem.strerror}") from problem
    for is_kind, kind in _KINDS:
        if is_kind(found.st_mode):
            raise error(f"{shown} is {kind}; expected {expected}")
    return found.st_size


def suffix_among(path: str | os.PathLike[str], known: Iterable[str]) -> str:
    """Return the suffix of a path to be written, in lower case, if it is one of those that are known.

    Raises
    ------
    ExportError
        If it is none of them.

    Examples
    --------
    >>> suffix_among("Ties.GPKG", [".csv", ".gpkg"])
    '.gpkg'
    """
    suffix, known = Path(path).suffix.lower(), list(known)
    if suffix not in known:
        found = f"the suffix {suffix!r}" if suffix else "no suffix"
        raise ExportError(f"{os.fspath(path)}: has {found}, expected one of {' '.join(known)}")
    return suffix


def shown_path(path: str | os.PathLike[str]) -> str:
    r"""Return a path on one line, not too long.

    Examples
    --------
    >>> shown_path("lists/ties.csv"), shown_path("a\0b\n.csv"), len(shown_path("x" * 5000))
    ('lists/ties.csv', 'a\\x00b\\n.csv', 100)
    """
    text = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in os.fspath(path))
    half = MOST_SHOWN // 2 - 2
    return text if len(text) <= MOST_SHOWN else f"{text[:half]} … {text[-half - 1 :]}"
