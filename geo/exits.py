"""Every way in which a command ends: what the machine refuses becomes one line, and signals end it in order."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import signal
import sqlite3
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import TextIO

from .errors import ExportError, GazetteerError
from .terminal import escaped, escaped_line

REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your quota of the disk is used up",
    errno.EFBIG: "the file is too large for this disk",
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "no permission, or the file is open in another program",
    errno.EPERM: "no permission, or the file is open in another program",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ENOENT: "the file or its folder does not exist",
    errno.EMFILE: "too many files are open; close some, or raise the limit with ulimit -n",
    errno.ENFILE: "too many files are open on this machine; close some programs",
    errno.EBADF: "it is closed",
}
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_DATABASE_REASONS = {
    sqlite3.SQLITE_FULL: REASONS[errno.ENOSPC],
    sqlite3.SQLITE_READONLY: "it may only be read",
    sqlite3.SQLITE_PERM: REASONS[errno.EACCES],
    sqlite3.SQLITE_BUSY: "another program has locked it; run the command again when that has ended",
    sqlite3.SQLITE_CANTOPEN: "its file, or one beside it, cannot be opened",
    sqlite3.SQLITE_IOERR: "its disk reports an error",
}
NO_MEMORY = "there is not enough memory; close other programs, or divide the list"
TOO_DEEP = "the data is nested too deeply; expected a table"
_MEMORY = re.compile(
    r"out of memory|cannot allocate|not enough memory|unable to allocate|bad_?alloc|failed to map segment"
    r"|can't (?:start new thread|allocate)|malloc (?:of size|failed)",
    re.IGNORECASE,
)
# What these are written in has memory errors of its own.
_NATIVE = ("shapely", "pyarrow", "numpy", "pyogrio", "pyproj")
_OF_DATA = (ValueError, TypeError, LookupError)  # such as ArrowInvalid, whose text holds a cell
_EXPAT_NO_MEMORY = 1
# Signals that ask a program to end; Windows has some of them only.
ENDINGS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_NAMES = {"SIGINT": "interrupted", "SIGTERM": "ended from outside", "SIGHUP": "the terminal was closed"}


class Interrupted(KeyboardInterrupt):
    """A signal ends the program: as with Ctrl-C, nothing that catches errors catches it, and folders are cleared."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def explanation(error: BaseException) -> str | None:
    """Return one line on what the machine refused, or None where the error is a fault of the program.

    Parameters
    ----------
    error
        What ended the work, with all that it came from.

    Examples
    --------
    >>> explanation(OSError(errno.ENOSPC, "No space left on device", "map.html"))
    'map.html: the disk is full'
    >>> explanation(MemoryError())
    'there is not enough memory; close other programs, or divide the list'
    >>> explanation(KeyError("since")) is None
    True
    """
    chain = list(_chain(error))
    if any(_is_of_memory(each) for each in chain):
        return NO_MEMORY
    if any(isinstance(each, RecursionError) for each in chain):
        return TOO_DEEP
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, ImportError):
        return f"a library cannot be loaded: {error}; install sistermap again"
    if isinstance(error, sqlite3.DatabaseError):
        return _of_database(error)
    return None


def is_damaged_gazetteer(error: BaseException) -> bool:
    """Tell whether an error means that the gazetteer's file is damaged: not that it is locked, or that a disk is full.

    Examples
    --------
    >>> is_damaged_gazetteer(sqlite3.OperationalError("database is locked"))
    False
    """
    cause = error.__cause__ if isinstance(error, GazetteerError) else error
    return isinstance(cause, sqlite3.DatabaseError) and _code(cause) in _DAMAGED


def exit_line(error: KeyboardInterrupt) -> tuple[str, int]:
    """Return what is reported when a signal ends the program, and its exit code: 128 and the signal's number.

    Examples
    --------
    >>> exit_line(Interrupted(signal.SIGTERM))
    ('ended from outside (SIGTERM)', 143)
    """
    number = getattr(error, "number", signal.SIGINT)
    name = signal.Signals(number).name
    return f"{_NAMES.get(name, 'ended')} ({name})", 128 + number


@contextlib.contextmanager
def orderly_end() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the program as Ctrl-C does. One that is ignored (nohup) stays ignored."""

    def end(number: int, frame: FrameType | None) -> None:
        raise Interrupted(number)

    before = {number: signal.getsignal(number) for number in ENDINGS if number != signal.SIGINT}
    taken = {number: handler for number, handler in before.items() if handler == signal.SIG_DFL}
    for number in taken:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in taken.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def hold_endings() -> Iterator[None]:
    """Hold Ctrl-C and other requests to end back for a moment, such as that in which files take their places."""
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


# ---- what is printed ----


def open_standard_streams() -> None:
    """Open nothing on standard streams that are closed, so that no file takes their numbers and gets what is printed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    if sys.stdout is None:
        sys.stdout = Closed()
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process


class Closed(io.TextIOBase):
    """A standard output that is closed: Python has None for it, on which libraries lose what they print."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        """Refuse whatever it is."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def close_standard_output() -> None:
    """Turn standard output away from a pipe that is closed, since Python writes what is left at its end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        handle = os.open(os.devnull, os.O_WRONLY)
        os.dup2(handle, sys.stdout.fileno())
        os.close(handle)


def say(line: str) -> None:
    """Print a line on stderr. Where that cannot be written, the work goes on and the exit code reports it."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        _write(sys.stderr, f"{escaped(line)}\n")


def print_out(text: str, *, json: bool = False) -> None:
    r"""Print a text on standard output, safe for terminals, in whatever encoding that has.

    Parameters
    ----------
    text
        What a command was called for.
    json
        Whether it is JSON, whose own escapes lose nothing.

    Raises
    ------
    ExportError
        If standard output is closed or cannot be written. A reader who closes the pipe is no error of ours.

    Examples
    --------
    >>> print_out('{"name": "Bu\u202esan\x7f"}', json=True)
    {"name": "Bu\u202esan\u007f"}
    """
    stream: TextIO | Closed = sys.stdout or Closed()
    shown = _in_json(text, stream.encoding or "utf-8") if json else escaped(text)
    try:
        _write(stream, f"{shown}\n")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(f"standard output cannot be written: {_reason(error)}") from error


def _write(stream: TextIO | Closed, text: str) -> None:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
    stream.flush()


def _in_json(text: str, encoding: str) -> str:
    """Escape in JSON what a terminal would obey, and all that the encoding lacks. Outside of its texts JSON is ASCII."""
    try:
        text.encode(encoding)
        unsafe = "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]"
    except UnicodeEncodeError:
        unsafe = r"[^\x00-\x7e]"
    return re.sub(unsafe, lambda found: _units(found[0]), text)


def _units(letter: str) -> str:
    units = letter.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


# ---- what the machine refused ----


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Give an error and what it came from."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__  # type: ignore[assignment]


def _is_of_memory(error: BaseException) -> bool:
    """Tell whether memory ran out. The text of an error is looked at only where it is the machine's, not a cell's."""
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError) and error.errno is not None:  # its text holds a path
        return error.errno == errno.ENOMEM
    if isinstance(error, SystemError):  # what Python reports where it finds no memory for the error itself
        return "without setting an exception" in str(error) or "without exception set" in str(error)
    if type(error).__name__ in ("ExpatError", "ParseError"):  # their text may hold a tag, their code does not
        return getattr(error, "code", None) == _EXPAT_NO_MEMORY
    native = type(error).__module__.partition(".")[0] in _NATIVE and not isinstance(error, _OF_DATA)
    return (native or isinstance(error, (RuntimeError, OSError, ImportError))) and bool(
        _MEMORY.search(str(error))
    )


def _of_system(error: OSError) -> str:
    if error.errno == errno.ENOENT and not _has_folder():
        return "the current folder does not exist any more; change to one that does"
    if error.filename is not None:
        return f"{escaped_line(os.fsdecode(error.filename))}: {_reason(error)}"
    return f"an output cannot be written: {_reason(error)}"


def _of_database(error: sqlite3.DatabaseError) -> str:
    if is_damaged_gazetteer(error):
        return f"the gazetteer cannot be used: {error}"
    return f"a database cannot be used: {_DATABASE_REASONS.get(_code(error), error)}"


def _code(error: sqlite3.DatabaseError) -> int:
    """Return the kind of an error, without what SQLite adds to it in higher bits; 0 for one that Python found itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _reason(error: OSError) -> str:
    return REASONS.get(error.errno or 0, error.strerror or str(error) or type(error).__name__)


def _has_folder() -> bool:
    try:
        os.getcwd()  # noqa: PTH109 - Path.cwd is the same
    except OSError:
        return False
    return True
