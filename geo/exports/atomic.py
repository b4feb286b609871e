"""The one writer of files: whole or not at all. An older file at the path stays until the new one is whole."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..cells import legal_in_utf8
from ..errors import ExportError
from ..exits import REASONS, Closed, explanation
from ..terminal import escaped
from .journal import Replacement, force_to_disk, scratch_folder

STDOUT = ("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
Content = bytes | str | Callable[[Path], None]
Files = dict[str | os.PathLike[str], Content]
"""Bytes, text (UTF-8), or a function that writes the file whose path it gets."""


def write_whole(path: str | os.PathLike[str], content: Content) -> None:
    """Write one file, whole or not at all.

    The file is written beside its place, forced to the disk and renamed, so that neither Ctrl-C nor a full disk
    nor a crash leaves half a file, and an older file stays as it was until the new one is whole. A symbolic link
    is kept and its target is replaced. ``-``, pipes and devices such as ``/dev/stdout`` receive the bytes at the
    end, when all of them are there.

    Parameters
    ----------
    path
        The file to write, ``-`` for standard output.
    content
        Bytes, text (written as UTF-8 with its line ends as they are), or a function that is called with the path
        of a file with the same name in a folder of its own and writes it there.

    Raises
    ------
    ExportError
        If the path cannot be written: it is a folder, its folder is absent or not writable, the disk is full.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> write_whole(Path(folder.name, "hello.txt"), "안녕")
    >>> Path(folder.name, "hello.txt").read_text(encoding="utf-8")
    '안녕'
    """
    write_together({path: content})


def write_together(
    files: Files, *, inputs: Iterable[str | os.PathLike[str]] = (), keep_same: bool = False
) -> list[str | os.PathLike[str]]:
    """Write several files that belong together: whatever stops the machine, all of them are the old ones or the new ones.

    Where the program is killed while they take their places, the next one that reads or writes in their folder
    completes the set: see `geo.exports.journal`. Streams are written first.

    Parameters
    ----------
    files
        What to write to which path, as `write_whole` takes it.
    inputs
        Files that were read, which none of them may replace.
    keep_same
        Leave a file alone that has the same bytes, its time of writing included.

    Returns
    -------
    list of str or os.PathLike
        Those of the paths that were written.

    Raises
    ------
    ExportError
        If one of them cannot be written, or is one of `inputs`. None has been replaced then.

    Examples
    --------
    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> written = write_together({Path(folder.name, "a.txt"): "a", Path(folder.name, "b.txt"): b"b"})
    >>> sorted(path.name for path in Path(folder.name).iterdir())
    ['a.txt', 'b.txt']
    """
    protected = list(inputs)
    for path in files:
        check_output(path, inputs=protected)
    with contextlib.ExitStack() as stack:
        replacement = Replacement(_explain_os_errors)
        stack.callback(replacement.close)
        streams = {path: _made(path, content, stack) for path, content in files.items() if _is_stream(path)}
        targets = {path: _target(path) for path in files if path not in streams}
        for path, target in targets.items():
            with _explain_os_errors(path):
                _make(files[path], replacement.stage(target))
        for path, made in streams.items():
            _pour(path, made)
        placed = set(replacement.commit(keep_same=keep_same))
    return [path for path in files if path in streams or targets[path] in placed]


def check_output(path: str | os.PathLike[str], *, inputs: Iterable[str | os.PathLike[str]] = ()) -> None:
    """Refuse an output that cannot be written, before any work is done for it.

    Parameters
    ----------
    path
        The file to be written, ``-`` for standard output.
    inputs
        Files that are read, and so must not be written over; ``-`` among them is standard input.

    Raises
    ------
    ExportError
        If `path` is a folder, one of the inputs, or lies in a folder that is absent or not writable.

    Examples
    --------
    >>> check_output("no such folder/map.html")
    Traceback (most recent call last):
    ...
    sistermap.geo.errors.ExportError: no such folder/map.html: the folder no such folder does not exist; make it first
    """
    name = os.fspath(path)
    if _is_stream(path):
        if (sys.stdout is None or isinstance(sys.stdout, Closed)) and name in STDOUT:
            raise ExportError(f"{name}: cannot be written: standard output is closed")
        return
    with _explain_os_errors(path):  # such as where a folder of another user cannot be looked into
        _check_place(path, inputs)


def _check_place(path: str | os.PathLike[str], inputs: Iterable[str | os.PathLike[str]]) -> None:
    name = os.fspath(path)
    if not name or name.endswith(("/", os.sep)) or Path(path).is_dir():
        raise ExportError(f"{name or repr(name)}: is a folder, expected the name of a file to write")
    target = _target(path)
    if not target.parent.is_dir():
        raise ExportError(f"{name}: the folder {Path(path).parent} does not exist; make it first")
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise ExportError(f"{name}: the folder {target.parent} is not writable; choose another")
    for given in inputs:
        if os.fspath(given) != "-" and _same(target, Path(given)):
            raise ExportError(f"{name}: is the file that is read; choose another name")


def _is_stream(path: str | os.PathLike[str]) -> bool:
    """Tell whether `path` takes bytes as they come, so that nothing can be renamed onto it."""
    name = os.fspath(path)
    if name in (*STDOUT, "/dev/stderr") or name.startswith(("/dev/fd/", "/proc/")):
        return True
    try:
        mode = Path(path).stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _target(path: str | os.PathLike[str]) -> Path:
    """Follow symbolic links, so that the link stays and what it points to is replaced."""
    try:
        return Path(path).resolve()
    except FileNotFoundError as error:  # of a relative path, whose folder was deleted
        raise ExportError(f"{os.fspath(path)}: cannot be written: {explanation(error)}") from error
    except (OSError, RuntimeError) as error:  # a loop of links: RuntimeError before Python 3.13
        raise ExportError(f"{os.fspath(path)}: cannot be written: a loop of symbolic links") from error


def _same(output: Path, given: Path) -> bool:
    try:
        return output.samefile(given)
    except OSError:  # one of them does not exist
        return output == given.resolve()


def _make(content: Content, whole: Path) -> None:
    """Write a file and force it to the disk. It is created, not copied, so it has what the user's umask gives."""
    if callable(content):
        content(whole)
    else:
        whole.write_bytes(_bytes(content))
    force_to_disk(whole)


def _made(path: str | os.PathLike[str], content: Content, stack: contextlib.ExitStack) -> bytes | Path:
    """Make what a stream gets: bytes, or a file that goes when `stack` ends."""
    if not callable(content):
        return _bytes(content)
    with _explain_os_errors(path):
        whole = stack.enter_context(scratch_folder()) / "stream"
        content(whole)
    return whole


def _bytes(content: bytes | str) -> bytes:
    if isinstance(content, bytes):
        return content
    try:
        return content.encode()
    except UnicodeEncodeError:
        return legal_in_utf8(content).encode()


def _pour(path: str | os.PathLike[str], made: bytes | Path) -> None:
    """Write into a stream all that it gets, at once."""
    with _explain_os_errors(path), contextlib.ExitStack() as stack:
        source = io.BytesIO(made) if isinstance(made, bytes) else stack.enter_context(made.open("rb"))
        if os.fspath(path) != "-":
            # "a": /dev/stdout may be a file that the shell appends to.
            shutil.copyfileobj(source, stack.enter_context(Path(path).open("ab")))
        elif sys.stdout.isatty():  # text for a person, which the terminal must not obey
            sys.stdout.write(escaped(source.read().decode(errors="backslashreplace")))
            sys.stdout.flush()
        else:
            shutil.copyfileobj(source, sys.stdout.buffer)
            sys.stdout.buffer.flush()


@contextlib.contextmanager
def _explain_os_errors(path: str | os.PathLike[str]) -> Iterator[None]:
    """Turn an error of the operating system into one line; a reader who closes the pipe is no error of ours."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = REASONS.get(error.errno or 0, error.strerror or str(error))
        raise ExportError(f"{os.fspath(path)}: cannot be written: {reason}") from error
