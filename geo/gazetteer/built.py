"""Where the gazetteer's SQLite file is: beside the text that it ships instead of, or built from it, once, into a cache."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from ..errors import GazetteerError
from ..exits import say
from .text import text_files

FILE = "gazetteer.sqlite"
TEXT = "gazetteer"  # the folder of the text
_BUILDERS = (
    "build.py", "corrections.py", "database.py", "keys.py", "han.json", "place.py", "shown_languages.py", "spellings.py",
    "text.py", "../schema.py", "../scripts.py",
)  # fmt: skip
_SECONDS = 15  # about how long a build takes
_PATIENCE = 300  # seconds that one process waits for another that builds
_BAR = 30  # columns


def gazetteer_file(folder: Path) -> Path:
    """Return the SQLite file of the gazetteer in a folder.

    A wheel has the file. A checkout has the text: the file is built from it when it is first needed and when the
    text or the code that reads it has changed, into the user's cache.

    Parameters
    ----------
    folder
        Where ``gazetteer.sqlite`` or the folder ``gazetteer`` lies, such as ``data.HERE``.

    Raises
    ------
    GazetteerError
        If there is neither, or if the text cannot be read.
    """
    text = folder / TEXT
    if not text.is_dir():
        return folder / FILE
    name = f"{_checkout(text)}-{_state(text)}.sqlite"
    for cache in _caches():
        if _is_ours(cache) and _is_whole(cache / name):
            return cache / name
    problem: OSError | sqlite3.DatabaseError | None = None
    for cache in _caches():
        try:
            cache.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _is_ours(cache):
                raise PermissionError("it belongs to another user")
            with _alone(cache / f"{_checkout(text)}.lock"):
                return _built(text, cache / name)
        except (OSError, sqlite3.DatabaseError) as error:
            say(f"the gazetteer cannot be kept in {cache} ({error})")
            problem = error
    raise GazetteerError(
        f"{text}: no folder was found to build the gazetteer in; set XDG_CACHE_HOME to one that can be written"
    ) from problem


def discard(folder: Path) -> bool:
    """Have a gazetteer that was built, and is damaged, built again when it is needed next; tell whether it will be.

    It raises no error of the system: it is called while another error is reported.
    """
    text = folder / TEXT
    with contextlib.suppress(OSError):  # also of a text that is being replaced
        if text.is_dir():
            name = f"{_checkout(text)}-{_state(text)}.sqlite"
            stamps = [_stamp(cache / name) for cache in _caches() if _is_ours(cache)]
            there = [stamp for stamp in stamps if os.path.isfile(stamp)]  # noqa: PTH113 - as in _is_whole
            removed = [_is_removed(stamp) for stamp in there]
            return bool(removed) and all(removed)
    return False


def _is_removed(stamp: Path) -> bool:
    try:
        stamp.unlink(missing_ok=True)  # another command may have met the same damage
    except OSError:  # a cache that may only be read
        return False
    return True


def _built(text: Path, target: Path) -> Path:
    """Build the file beside its place and put it there, unless another process has; delete what older text gave."""
    from .build import build

    if _is_whole(target):
        return target
    if target.is_file():
        say(f"the gazetteer in {target.parent} is not known to be whole and is built again")
    say(f"building the gazetteer from {text} (about {_SECONDS} s, once)")
    for file in target.parent.glob(f"{_checkout(text)}-*"):
        with contextlib.suppress(OSError):  # also what a build that was ended left: nobody else builds now
            file.unlink()
    half = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        build(text, half, _show_progress)
        _force_to_disk(half)
        half.replace(target)
        _stamp(target).write_text(_marks(target), encoding="ascii")
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
    return target


def _is_whole(file: Path) -> bool:
    """Tell whether a file that was built is there as it was written: nobody writes into it afterwards."""
    try:
        return _stamp(file).read_text(encoding="ascii") == _marks(file)
    except (OSError, UnicodeDecodeError):  # also where the folder is another user's
        return False


def _stamp(file: Path) -> Path:
    """Return where it is noted that a file is whole; written last."""
    return file.with_name(f"{file.name}.whole")


def _marks(file: Path) -> str:
    """Return what changes when a file is written to or cut."""
    status = file.stat()
    return f"{status.st_size} {status.st_mtime_ns}"


def _force_to_disk(file: Path) -> None:
    with file.open("rb+") as handle:
        os.fsync(handle.fileno())


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that other processes wait for, and that the system takes back if this one is ended: SQLite's own."""
    with contextlib.closing(sqlite3.connect(lock, timeout=0, isolation_level=None)) as base:
        try:
            base.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            say(f"another process builds the gazetteer; waiting for it ({_PATIENCE} s at most)")
            base.execute(f"PRAGMA busy_timeout = {1000 * _PATIENCE}")
            base.execute("BEGIN EXCLUSIVE")
        yield


# ---- which file, and where ----


def _checkout(text: Path) -> str:
    return hashlib.sha256(os.fsencode(text.resolve())).hexdigest()[:12]


def _state(text: Path) -> str:
    """Return a digest of the sizes and times of the text, and of the code that reads it."""
    digest = hashlib.sha256()
    files = [*text_files(text), *(file for file in sorted(text.glob("*.tsv")) if len(file.stem) > 2)]
    for file in files:
        status = file.stat()
        digest.update(f"{file.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    for name in _BUILDERS:
        digest.update((Path(__file__).parent / name).read_bytes())
    return digest.hexdigest()[:16]


def _is_ours(cache: Path) -> bool:
    """Tell whether a folder is the user's own: in a shared temporary folder anybody may have made it, or a link to another."""
    try:
        status = cache.lstat()
    except OSError:
        return False
    shared = cache.parent == Path(tempfile.gettempdir())
    return (
        not shared
        or not hasattr(os, "getuid")
        or (stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid())
    )


def _caches() -> list[Path]:
    """Return where a built file may lie, the better place first."""
    who = os.getuid() if hasattr(os, "getuid") else "user"
    temporary = Path(tempfile.gettempdir()) / f"sistermap-{who}"
    stated = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", "")
    # A relative one is to be ignored, by the XDG specification.
    if sys.platform != "darwin" and Path(stated).is_absolute():
        return [Path(stated) / "sistermap", temporary]
    try:
        home = Path.home()
    except RuntimeError:  # a container's user may have none
        return [temporary]
    usual = {"win32": "AppData/Local", "darwin": "Library/Caches"}.get(sys.platform, ".cache")
    return [home / usual / "sistermap", temporary]


# ---- what the user sees ----


def _show_progress(done: int, whole: int) -> None:
    with contextlib.suppress(OSError, ValueError, AttributeError):  # a terminal that was closed, or none
        if sys.stderr.isatty():
            full = _BAR * done // max(whole, 1)
            end = "\n" if done == whole else ""
            bar = f"\r[{'#' * full}{'-' * (_BAR - full)}] {100 * done // max(whole, 1):3d}%{end}"
            sys.stderr.write(bar)
            sys.stderr.flush()
