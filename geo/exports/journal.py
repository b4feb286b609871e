"""Files that take their places together, whenever the machine stops: the next run completes the set, or sweeps it.

New files are made in a folder ``.sistermap-…`` beside their places. Once all are whole, a record says which file goes
where, one file called ``commit`` says that the record holds, and the files are renamed one by one. A run that finds such
a folder whose maker is gone renames what is left if there is a commit, and deletes it otherwise. The maker holds a lock
as long as it lives.
"""

from __future__ import annotations

import contextlib
import filecmp
import json
import os
import re
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from ..exits import hold_endings, say
from ..locks import folder_lock, try_lock

_NAME = re.compile(r"\.sistermap-[0-9a-f]{16}")
_PATIENCE = 20  # seconds that one run waits for another to rename its files
_DAY = 86_400
_TRIES = 20
State = list[int] | None
Explain = Callable[[Path], contextlib.AbstractContextManager[None]]


class Replacement:
    """A set of files to come. `stage` gives a path to write each to, `commit` puts all of them in their places.

    Parameters
    ----------
    explain
        Turns what the system refuses about a path into an error of ours.
    """

    def __init__(self, explain: Explain) -> None:
        self._explain = explain
        self._name = f".sistermap-{secrets.token_hex(8)}"
        self._targets: list[Path] = []
        self._folders: dict[Path, _Staging] = {}  # by the folder of the targets; the first holds the commit
        self._unfinished = False

    def stage(self, target: Path) -> Path:
        """Return where a file is to be written that will replace `target`, which is no link."""
        folder = target.parent
        if folder not in self._folders:
            settle(folder)
            main = next(iter(self._folders.values()), None)
            if main is not None:
                main.note(others=[*main.record["others"], os.path.relpath(folder, main.parent)])
            pointer = None if main is None else os.path.relpath(main.parent, folder)
            self._folders[folder] = _Staging(folder, self._name, pointer)
        if target not in self._targets:
            self._targets.append(target)
        return self._new(target)

    def commit(self, *, keep_same: bool = False) -> list[Path]:
        """Put all files in their places, or none; give those that were.

        Parameters
        ----------
        keep_same
            Leave a file alone that has the same bytes, its time of writing included.
        """
        if not self._targets:
            return []
        with contextlib.ExitStack() as stack:
            handles = []
            # What was left while this run made its files, in whatever folders that is.
            for folder in self._folders:
                settle(folder)
            for folder in sorted(self._folders):
                with self._explain(folder):
                    handles.append(stack.enter_context(folder_lock(folder, _PATIENCE)))
            for folder in self._folders:
                settle(folder, locked=self._folders)
            changed = [target for target in self._targets if not (keep_same and self._is_same(target))]
            with hold_endings():
                self._replace(changed)
            for handle in filter(None, handles):  # the new names themselves have to reach the disk
                with contextlib.suppress(OSError):
                    os.fsync(handle)
        return changed

    def close(self) -> None:
        """Remove the folders, or leave them to the next run where the old files could not be put back."""
        for staging in (
            self._folders.values()
        ):  # the one with the commit first: what is left of the others is litter then
            staging.release() if self._unfinished else staging.remove()

    def _new(self, target: Path) -> Path:
        return self._folders[target.parent].path / "new" / target.name

    def _is_same(self, target: Path) -> bool:
        return target.is_file() and filecmp.cmp(self._new(target), target, shallow=False)

    def _replace(self, targets: list[Path]) -> None:
        for target in targets:
            with self._explain(target):
                if target.exists():
                    shutil.copymode(target, self._new(target))
        if len(targets) > 1:  # one rename is whole by itself
            self._prepare(targets)
        done = False
        try:
            for target in targets:
                with self._explain(target):
                    self._new(target).replace(target)
            done = True
        finally:
            if not done and len(targets) > 1:
                self._undo()

    def _prepare(self, targets: list[Path]) -> None:
        for folder, staging in self._folders.items():
            own = [target for target in targets if target.parent == folder]
            with self._explain(own[0] if own else folder):
                for target in own:
                    _keep_old(target, staging.path / "old" / target.name)
                staging.note(files={target.name: _state(target) for target in own})
                for path in (staging.path / "new", staging.path / "old", staging.path, folder):
                    force_to_disk(path)
        main = next(iter(self._folders.values())).path
        with self._explain(targets[0]):
            _write(main / "commit", "", force=True)

    def _undo(self) -> None:
        """Put the old files back: one of the new ones could not take its place."""
        main = next(iter(self._folders.values())).path
        self._unfinished = True
        (main / "commit").replace(main / "undo")
        for staging in self._folders.values():
            _roll_back(staging.path, staging.record["files"])
        self._unfinished = False


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """Make a folder for files that nobody is to keep; where this run is killed, the next one removes it.

    Examples
    --------
    >>> with scratch_folder() as folder:
    ...     _ = (folder / "a.txt").write_text("a")
    >>> folder.exists()
    False
    """
    parent = Path(tempfile.gettempdir())
    settle(parent)
    staging = _Staging(parent, f".sistermap-{secrets.token_hex(8)}", None)
    try:
        yield staging.path / "new"
    finally:
        staging.remove()


def settle(folder: Path, *, locked: Collection[Path] = ()) -> None:
    """Complete or sweep what runs that were killed have left in a folder. What another run or user has is left alone.

    Parameters
    ----------
    folder
        One that is about to be read or written.
    locked
        The folders whose locks this run has. What was left in others, too, stays as it is then: another run may be
        writing there, and to wait for one lock more could be to wait for each other.

    Examples
    --------
    >>> settle(Path("no such folder"))
    """
    ours = {Path(os.path.realpath(each)) for each in locked}
    for left in _left_in(folder):
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError, AttributeError):
            _settle(left, ours)


# ---- one folder of files to come ----


class _Staging:
    """The hidden folder beside the targets of one folder: lock, record, new and old files."""

    def __init__(self, parent: Path, name: str, main: str | None) -> None:
        self.parent, self.path = parent, parent / name
        self.record: dict[str, Any] = {"main": main, "others": [], "files": {}}
        self._lock: int | None = None
        for left in reversed(range(_TRIES)):
            try:
                self._make()
                return
            except (FileExistsError, FileNotFoundError):  # another run swept it before it was locked
                self.release()
                if not left or not parent.is_dir():
                    raise
                time.sleep(0.01)
            except BaseException:
                self.remove()
                raise

    def _make(self) -> None:
        self.path.mkdir(mode=0o700)
        self._lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        if try_lock(self._lock) is False:
            raise FileExistsError
        for part in ("new", "old"):
            (self.path / part).mkdir()
        self.note()

    def note(self, **changed: Any) -> None:
        """Write the record; before there is a commit it need not outlive the machine."""
        self.record.update(changed)
        _write(self.path / "record", json.dumps(self.record), force="files" in changed)

    def remove(self) -> None:
        """Remove the folder, and only then let go of it."""
        _remove(self.path)
        self.release()
        if self.path.exists():  # no file could be opened to list it, or Windows keeps what is locked
            _remove(self.path)

    def release(self) -> None:
        """Let other runs settle the folder."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def force_to_disk(path: Path) -> None:
    """Wait until a file or, where the system can, the names in a folder are on the disk."""
    if os.name != "posix" and path.is_dir():
        return
    # Windows flushes only what is open for writing, POSIX opens folders only for reading.
    handle = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(path: Path, text: str, *, force: bool) -> None:
    """Write a small file, whole or not at all."""
    half = path.with_name(f"{path.name}.half")
    half.write_text(text, encoding="ascii")
    if force:
        force_to_disk(half)
    half.replace(path)
    if force:
        force_to_disk(path.parent)


def _remove(folder: Path) -> None:
    """Remove a folder, first what says that its files are to be renamed. Mostly without opening any file to list it."""
    with contextlib.suppress(OSError):
        for name in ("commit", "undo"):
            (folder / name).unlink(missing_ok=True)
        for part in (folder / "new", folder / "old"):
            if part.is_symlink():
                part.unlink()
                continue
            for path in list(part.iterdir()):
                path.unlink()
            part.rmdir()
        for name in ("record", "lock"):
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()
        return
    if not any((folder / name).exists() for name in ("commit", "undo")):
        shutil.rmtree(folder, ignore_errors=True)


def _keep_old(target: Path, old: Path) -> None:
    if not target.exists():
        return
    try:
        old.hardlink_to(target)
    except OSError:  # a file system without links
        shutil.copy2(target, old)


def _state(path: Path) -> State:
    """Return what changes when a file is written again; None where there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return [status.st_mtime_ns, status.st_size]


# ---- what a run that was killed has left ----


def _left_in(folder: Path) -> list[Path]:
    """List what was left, by real paths: those that a record gives lead from them, not from a link or a short form."""
    try:
        with os.scandir(os.path.realpath(folder)) as entries:
            return [Path(entry.path) for entry in entries if _is_left(entry)]
    except OSError:
        return []


def _is_left(entry: os.DirEntry[str]) -> bool:
    """Tell whether an entry is a folder that this user's runs have made: in a shared folder anybody may put one."""
    if not _NAME.fullmatch(entry.name):
        return False
    with contextlib.suppress(OSError):
        return _is_ours(entry.stat(follow_symlinks=False))
    return False


def _is_ours(status: os.stat_result) -> bool:
    return stat.S_ISDIR(status.st_mode) and (not hasattr(os, "getuid") or status.st_uid == os.getuid())


def _settle(left: Path, locked: set[Path]) -> None:
    pointer = _record(left)["main"]
    main = _partner(left, pointer) if pointer else None
    if main is not None and left in (_others(main) or []):
        left = main
    with _taken(left) as free:
        if free:
            _finish(left, locked)


def _finish(left: Path, locked: set[Path]) -> None:
    """Complete or sweep what nobody else has; a set that cannot be seen whole is left for when it can be."""
    pointer = _record(left)["main"]
    if pointer:
        if _is_never_committed(_place(left, pointer)):
            _remove(left)
        return
    others = _others(left)
    folders = [left, *(others or [])]
    if not _is_never_committed(left):
        parents = {each.parent for each in folders}
        if others is None or (locked and not parents <= locked):
            return
        with contextlib.ExitStack() as stack:
            for folder in sorted(parents - locked):
                stack.enter_context(folder_lock(folder, _PATIENCE))
            finish = _roll_forward if (left / "commit").exists() else _roll_back
            for each in folders:
                finish(each, _record(each)["files"])
    for each in folders:
        _remove(each)


def _record(left: Path) -> dict[str, Any]:
    """Read what a folder is for; one that has no record yet is for nothing."""
    try:
        found = json.loads((left / "record").read_text(encoding="ascii"))
    except FileNotFoundError:
        return {"main": None, "others": [], "files": {}}
    return dict(found)


def _place(left: Path, parent: str) -> Path:
    """Return where the folder of the same set beside other targets is to be."""
    return Path(os.path.realpath(left.parent / parent), left.name)


def _partner(left: Path, parent: str) -> Path | None:
    """Return the folder of the same set beside other targets, if it is ours."""
    path = _place(left, parent)
    with contextlib.suppress(OSError):
        return path if _is_ours(path.lstat()) else None
    return None


def _others(main: Path) -> list[Path] | None:
    """Return the folders of a set beside the main one, without those that are gone; None where one cannot be recognised.

    Each has to name the main one, too: nobody else's files are touched.
    """
    found = []
    for parent in _record(main)["others"]:
        other = _partner(main, parent)
        if other is not None and (pointer := _record(other)["main"]) and _partner(other, pointer) == main:
            found.append(other)
        elif not _is_gone(_place(main, parent)):
            return None
    return found


def _is_gone(path: Path) -> bool:
    """Tell whether there certainly is nothing: what may not be looked at may be there."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _is_never_committed(main: Path) -> bool:
    """Tell whether the files of a set certainly are not to take their places any more.

    Where the folder around `main` is absent, it may have been moved, or be on a disk that is not there now.
    """
    return not _is_gone(main.parent) and all(_is_gone(main / name) for name in ("commit", "undo"))


@contextlib.contextmanager
def _taken(left: Path) -> Iterator[bool]:
    """Take a folder over, unless the run that made it lives. Where there are no locks, it may live for a day."""
    handle = os.open(left / "lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        ours = try_lock(handle)
        yield time.time() - left.stat().st_mtime > _DAY if ours is None else ours
    finally:
        os.close(handle)


def _roll_forward(left: Path, files: dict[str, State]) -> None:
    for target, new, before in _entries(left, files):
        if not new.exists():  # it has taken its place
            continue
        if _state(target) != before:
            say(f"{target}: was changed after a command that would replace it was ended; it stays as it is")
            continue
        new.replace(target)
    force_to_disk(left.parent)


def _roll_back(left: Path, files: dict[str, State]) -> None:
    for target, new, before in _entries(left, files):
        if new.exists():
            continue
        if before is None:
            target.unlink(missing_ok=True)
        elif (old := left / "old" / target.name).exists():
            old.replace(target)
    force_to_disk(left.parent)


def _entries(left: Path, files: dict[str, State]) -> Iterator[tuple[Path, Path, State]]:
    """Give where each file goes, where it is now, and what was there. A name that leads elsewhere is none of ours."""
    if any((left / part).is_symlink() for part in ("new", "old")):
        return
    for name, before in files.items():
        if Path(name).name == name and name not in (".", ".."):
            yield left.parent / name, left / "new" / name, before
