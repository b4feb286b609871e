"""The one writer of files: whole or not at all. An older file at the path stays until the new one is whole."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import stat
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..errors import ExportError
from ..exits import ENDINGS, REASONS, Closed, explanation

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
    >>> folder = tempfile.TemporaryDirectory()
    >>> write_whole(Path(folder.name, "hello.txt"), "안녕")
    >>> Path(folder.name, "hello.txt").read_text(encoding="utf-8")
    '안녕'
    """
    write_together({path: content})


def write_together(files: Files, *, inputs: Iterable[str | os.PathLike[str]] = ()) -> None:
    """Write several files that belong together: all of them are whole before the first takes its place.

    Parameters
    ----------
    files
        What to write to which path, as `write_whole` takes it.
    inputs
        Files that were read, which none of them may replace.

    Raises
    ------
    ExportError
        If one of them cannot be written, or is one of `inputs`. None has been replaced then.

    Examples
    --------
    >>> folder = tempfile.TemporaryDirectory()
    >>> write_together({Path(folder.name, "a.txt"): "a", Path(folder.name, "b.txt"): b"b"})
    >>> sorted(path.name for path in Path(folder.name).iterdir())
    ['a.txt', 'b.txt']
    """
    protected = list(inputs)
    for path in files:
        check_output(path, inputs=protected)
    with contextlib.ExitStack() as temporary:
        made = [(path, _write_beside(path, content, temporary)) for path, content in files.items()]
        with _hold_interrupts():
            for path, whole in made:
                _put_in_place(path, whole)


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


def _write_beside(path: str | os.PathLike[str], content: Content, temporary: contextlib.ExitStack) -> Path:
    """Write `content` to a file of the same name in a folder beside `path`, which goes when `temporary` ends.

    The folder takes what a writer may put beside its file, such as SQLite's journals. The file itself is created, not
    copied, so that it has the permissions that the user's umask gives.
    """
    place = None if _is_stream(path) else _target(path).parent
    name = "stream" if place is None else _target(path).name
    with _explain_os_errors(path):
        folder = temporary.enter_context(tempfile.TemporaryDirectory(dir=place, prefix=".sistermap-"))
        whole = Path(folder, name)
        if callable(content):
            content(whole)
        else:
            whole.write_bytes(content.encode() if isinstance(content, str) else content)
        _force_to_disk(whole)
    return whole


def _put_in_place(path: str | os.PathLike[str], whole: Path) -> None:
    with _explain_os_errors(path):
        if os.fspath(path) == "-":
            with whole.open("rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
            sys.stdout.buffer.flush()
        elif _is_stream(path):
            # "a": /dev/stdout may be a file that the shell appends to.
            with whole.open("rb") as file, Path(path).open("ab") as stream:
                shutil.copyfileobj(file, stream)
        else:
            target = _target(path)
            if target.exists():
                shutil.copymode(target, whole)
            whole.replace(target)
            if os.name == "posix":  # the new name itself has to reach the disk; Windows cannot open folders
                _force_to_disk(target.parent)


def _force_to_disk(path: Path) -> None:
    # Windows flushes only what is open for writing, POSIX opens folders only for reading.
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


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


@contextlib.contextmanager
def _hold_interrupts() -> Iterator[None]:
    """Hold Ctrl-C and other requests to end back while files that belong together take their places."""
    if threading.current_thread() is not threading.main_thread():  # only there can signals be handled
        yield
        return
    caught: list[int] = []
    before = {number: signal.getsignal(number) for number in ENDINGS}
    # One that is ignored stays so; None is a handler of another language, which Python cannot put back.
    held = {number: by for number, by in before.items() if by not in (signal.SIG_IGN, None)}
    for number in held:
        signal.signal(number, lambda number, frame: caught.append(number))
    try:
        yield
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)
        if caught:
            signal.raise_signal(caught[-1])
