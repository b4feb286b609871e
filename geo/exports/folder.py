"""A folder of outputs that belong together, written whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from ..errors import ExportError
from .atomic import Content, check_output, write_together

_NOT_IN_NAMES = '<>:"|?*\\'  # Windows has no file of such a name, and kits travel


def check_folder(folder: str | os.PathLike[str]) -> None:
    """Refuse a folder that cannot be written into, before any work is done for it.

    Parameters
    ----------
    folder
        One that exists, or one that can be made in a folder that does.

    Raises
    ------
    ExportError
        If `folder` is a file, or neither it nor the folder around it can be written into.

    Examples
    --------
    >>> check_folder("no such folder/kit")
    Traceback (most recent call last):
    ...
    sistermap.geo.errors.ExportError: no such folder/kit: the folder no such folder does not exist; make it first
    """
    path = Path(folder)
    try:
        # Path's own raise in the folder of another user.
        if os.path.exists(path) and not os.path.isdir(path):  # noqa: PTH110, PTH112
            raise ExportError(f"{folder}: is a file, expected a folder")
        check_output(path / "index.html" if os.path.isdir(path) else path)  # noqa: PTH112
    except ExportError:
        if not os.path.isdir(path):  # noqa: PTH112
            raise
        check_output(path / "index.html")  # another run may have made it in the meantime


def write_folder(
    folder: str | os.PathLike[str],
    files: Mapping[str, Content],
    *,
    inputs: Iterable[str | os.PathLike[str]] = (),
) -> list[str]:
    """Write files into a folder: all of them are whole before the first takes its place.

    A file that is there with the same bytes is left alone, its time of writing included. Other files stay.

    Parameters
    ----------
    folder
        Made if absent; the folder around it must exist.
    files
        Contents by name, as `geo.exports.atomic.write_whole` takes them. A name may have folders in it, divided by ``/``.
    inputs
        Files that were read, which none of them may replace.

    Returns
    -------
    list of str
        The names of the files that were written: those that are new or changed.

    Raises
    ------
    ExportError
        If a name leads out of the folder, a file is one of `inputs`, or anything cannot be written. Nothing is changed
        then.

    Examples
    --------
    >>> write_folder("kit", {"../index.html": "…"})
    Traceback (most recent call last):
    ...
    sistermap.geo.errors.ExportError: kit: the name '../index.html' leads out of the folder
    """
    for name in files:
        _check_name(folder, name)
    check_folder(folder)
    _check_inputs(folder, files, inputs)
    made = _make_folders([Path(folder), *(Path(folder, name).parent for name in files)])
    paths = {name: Path(folder, name) for name in files}
    try:
        written = set(write_together({paths[name]: files[name] for name in files}, keep_same=True))
    except BaseException:
        for empty in reversed(made):
            with contextlib.suppress(OSError):  # another run has written into it
                empty.rmdir()
        raise
    return [name for name in files if paths[name] in written]


def check_overwritten(
    folder: str | os.PathLike[str],
    files: Mapping[str, bytes],
    digests: Mapping[str, str],
    *,
    inputs: Iterable[str | os.PathLike[str]] = (),
) -> None:
    """Refuse to write over files that no earlier run wrote, or that have been changed since.

    Parameters
    ----------
    folder
        Where they are.
    files
        Contents by name: those of the same bytes are no matter.
    digests
        SHA-256 by name of what an earlier run wrote; "" for a file of its own whatever is in it.
    inputs
        As `write_folder` takes them.

    Raises
    ------
    ExportError
        With the names of such files, or if one is among `inputs`.

    Examples
    --------
    >>> check_overwritten("no such folder", {"map.svg": b"<svg/>"}, {})
    """
    _check_inputs(folder, files, inputs)
    others = []
    for name, content in files.items():
        path = Path(folder, name)
        if digests.get(name) == "" or not path.is_file():
            continue
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found not in (digests.get(name), hashlib.sha256(content).hexdigest()):
            others.append(name)
    if others:
        raise ExportError(
            f"{os.fspath(folder)}: would overwrite what no earlier run wrote, or what was changed since: "
            f"{', '.join(others)}; delete or rename {'it' if len(others) == 1 else 'them'}, or write into another folder"
        )


def remove_unchanged(
    folder: str | os.PathLike[str],
    digests: Mapping[str, str],
    *,
    inputs: Iterable[str | os.PathLike[str]] = (),
) -> tuple[list[str], list[str]]:
    """Remove files that an earlier run wrote and that are as it wrote them, and folders that are empty then.

    Parameters
    ----------
    folder
        Where they are.
    digests
        SHA-256 of each as it was written, by name. What is a link, a folder, or leads out of `folder` is left alone.
    inputs
        Files that were read, which are left alone.

    Returns
    -------
    tuple of list of str
        The names of the files that were removed, and of those that have been changed since and so are left.

    Examples
    --------
    >>> remove_unchanged("no such folder", {"map.svg": "00"})
    ([], [])
    """
    protected = [Path(given).resolve() for given in inputs]
    removed, changed = [], []
    for name, digest in digests.items():
        path = Path(folder, name)
        try:
            _check_name(folder, name)
            inside = path.resolve() == Path(folder).resolve() / name
            if not inside or not path.is_file() or path.resolve() in protected:
                continue
            if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                changed.append(name)
                continue
            path.unlink()
        except (OSError, ExportError):
            continue
        removed.append(name)
        with contextlib.suppress(OSError):  # not empty
            if path.parent != Path(folder):
                path.parent.rmdir()
    return removed, changed


def _check_inputs(
    folder: str | os.PathLike[str], names: Iterable[str], inputs: Iterable[str | os.PathLike[str]]
) -> None:
    protected = list(inputs)
    for name in names:  # also of files that would stay as they are
        if Path(folder, name).exists():
            check_output(Path(folder, name), inputs=protected)


def _check_name(folder: str | os.PathLike[str], name: str) -> None:
    path = PurePosixPath(name)
    if ".." in path.parts or path.is_absolute() or PureWindowsPath(name).drive or not path.parts:
        raise ExportError(f"{os.fspath(folder)}: the name {name!r} leads out of the folder")
    odd = sorted({char for char in name if char in _NOT_IN_NAMES or char < " "})
    if odd:
        raise ExportError(f"{os.fspath(folder)}: the name {name!r} holds {odd[0]!r}, which file names cannot")


def _make_folders(folders: list[Path]) -> list[Path]:
    made = []
    for folder in dict.fromkeys(folders):
        absent = [path for path in (folder, *folder.parents) if not path.exists()]
        for path in reversed(absent):
            try:
                path.mkdir()
            except OSError as error:
                if path.is_dir():  # another run has made it in the meantime
                    continue
                raise ExportError(f"{path}: the folder cannot be made: {error.strerror}") from error
            made.append(path)
    return made
