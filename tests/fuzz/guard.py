"""What no input may make the package do: run without end, reach a network, write elsewhere than requested."""

import contextlib
import os
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

CPU_SECONDS = 20  # of the processor, so that a busy machine is no hang
WALL_SECONDS = 150
# Inputs name this address. `Guard` puts the port in its place on which this process listens, which has five
# digits too: whoever opens it, in Python or below, is seen.
ADDRESS = "http://127.0.0.1:48631"

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request")
_PROGRAMS = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn")
_PATHS = (
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.symlink",
    "os.truncate",
    "shutil.rmtree",
)
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Broken(Exception):  # noqa: N818
    """A property does not hold."""


class Hang(BaseException):
    """No ``except Exception`` may swallow it."""


class Guard:
    """Watches what happens while a case runs; one in a process, as its hook can never be taken out."""

    def __init__(self) -> None:
        self._root: str | None = None
        self.violations: list[str] = []
        self._callers: list[object] = []
        self.address = _listen(self._callers)
        sys.dont_write_bytecode = True
        sys.addaudithook(self._audit)

    def armed(self, content: bytes) -> bytes:
        """Return a file's bytes with the address on which this process listens in place of `ADDRESS`."""
        return content.replace(ADDRESS.encode(), self.address.encode())

    @contextlib.contextmanager
    def watching(self, root: Path) -> Iterator[None]:
        """Let nothing be written but below a folder; raise what was tried."""
        self.violations.clear()
        before, tempfile.tempdir = tempfile.tempdir, str(root / "temporary")
        Path(tempfile.tempdir).mkdir()
        handlers = {number: signal.signal(number, _on_alarm) for number in (signal.SIGPROF, signal.SIGALRM)}
        signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
        signal.setitimer(signal.ITIMER_REAL, WALL_SECONDS)
        self._root = str(root.resolve())
        try:
            yield
        except Hang as hang:
            # The frame that hung is what the finding is known by.
            raise Broken(f"ran for more than {CPU_SECONDS} s").with_traceback(hang.__traceback__) from None
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
            self._root = None
            left = sorted(path.name for path in Path(tempfile.tempdir).iterdir())
            tempfile.tempdir = before
            for number, handler in handlers.items():
                signal.signal(number, handler)
        if left:
            raise Broken(f"left temporary files: {left}")
        if self._callers:
            self._callers.clear()
            raise Broken("opened a connection")
        if self.violations:
            raise Broken(self.violations[0])

    def _audit(self, event: str, arguments: tuple) -> None:
        if self._root is None:
            return
        if event in _NETWORK or event in _PROGRAMS:
            self._refuse(f"{event} {str(arguments)[:200]}")
        elif event == "open" and _is_writing(arguments[1], arguments[2]):
            self._check(event, arguments[0])
        elif event in _PATHS:
            for path in arguments[:2]:
                self._check(event, path)

    def _check(self, event: str, path: object) -> None:
        if not isinstance(path, str | bytes | os.PathLike):  # an open file, a mode
            return
        full = os.path.realpath(os.fsdecode(path))
        if not full.startswith((self._root or "") + os.sep) and full != os.devnull:
            self._refuse(f"{event} {full}")

    def _refuse(self, what: str) -> None:
        self.violations.append(what)  # also where the error below is swallowed
        raise Broken(what)


def _is_writing(mode: object, flags: object) -> bool:
    return bool(set(str(mode or "")) & set("wax+")) or (isinstance(flags, int) and bool(flags & _WRITES))


def _on_alarm(number: int, frame: object) -> None:
    raise Hang


def _listen(callers: list[object]) -> str:
    """Note who opens an address, and hang up at once: a library below Python would wait for an answer.

    Returns
    -------
    str
        The address.
    """
    server = socket.socket()
    server.bind(("127.0.0.1", 0))
    server.listen()

    def accept() -> None:
        while True:
            connection, caller = server.accept()
            callers.append(caller)
            connection.close()

    threading.Thread(target=accept, daemon=True).start()
    return f"http://127.0.0.1:{server.getsockname()[1]}"
