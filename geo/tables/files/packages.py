"""Files that are a zip of XML parts, opened within limits: a small file can unpack to more than any memory."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import IO
from xml.parsers import expat

from ...errors import TableError
from .limits import Allowance

LARGEST_PACKAGE = 2**30  # bytes of all parts that are read, unpacked
LARGEST_RATIO = 200  # of a part's size to its packed size; XML of real workbooks is at about 20
SMALL_PART = 10_000_000  # bytes; below it no ratio matters
_CHUNK = 2**16
_SIEVED_CHUNK = 2**20
_NO_PART = zipfile.ZipInfo()
# What zipfile raises for broken files; a LookupError is of an encoding that is none.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, LookupError)

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Package:
    """A zip file whose parts are read by name, whatever the case of its letters.

    Parameters
    ----------
    content, path
        Of the file.
    expected
        What the user can save instead, in messages.
    called
        What the file is, in messages.
    largest
        Bytes that the parts which are read may have, unpacked, in all.

    Raises
    ------
    TableError
        If it is no zip file, encrypted, or unpacks to more than `largest`.
    """

    def __init__(
        self,
        content: bytes,
        path: str,
        expected: str,
        *,
        called: str = "workbook",
        largest: int = LARGEST_PACKAGE,
    ) -> None:
        self.path = path
        self.expected = expected
        self._called = called
        self.allowance = Allowance(path, len(content))
        self._largest = largest
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise TableError(
                f"{path} is no {called} that can be read ({error}); expected {expected}"
            ) from error
        self._parts = {_plain(info.filename): info for info in self._zip.infolist()}
        self._left = largest

    def names(self) -> list[str]:
        """Return the names of the parts, in small letters."""
        return [*self._parts]

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def parse(
        self,
        name: str,
        start: Start,
        end: End | None = None,
        text: Text | None = None,
        *,
        sieve: Callable[[bytes], bytes] | None = None,
    ) -> None:
        """Read an XML part and hand over its elements as they come.

        Parameters
        ----------
        name
            Of the part.
        start, end, text
            What takes the beginning and the end of an element, and the characters between.
        sieve
            Takes whole tags out of the bytes before they are read as XML, which is much slower.

        Raises
        ------
        TableError
            If it is absent, broken, too large, or declares entities.
        """
        try:
            with self._opened(name) as stream:
                metered = _Metered(stream, self)
                parse_xml(_Counted(_Sieved(metered, sieve) if sieve else metered, self), start, end, text)
        except (*_BROKEN, expat.ExpatError) as error:
            raise self._broken(name, error) from error
        except EntityError as error:
            raise TableError(
                f"{self.path}: {name} declares entities; expected {self.expected} without"
            ) from error

    def read(self, name: str) -> bytes:
        """Return a part whole.

        Raises
        ------
        TableError
            If it is absent, broken or too large.
        """
        try:
            with self._opened(name) as stream:
                metered = _Metered(stream, self)
                return b"".join(iter(lambda: metered.read(_CHUNK), b""))
        except _BROKEN as error:
            raise self._broken(name, error) from error

    def check_cells(self, name: str, mark: bytes) -> None:
        """Refuse a part of more cells than any list has before one of them is made: reading them takes a minute.

        Parameters
        ----------
        name
            Of the part.
        mark
            What is written in each cell that holds something; a part that writes it otherwise is counted while it is read.
        """
        if self._parts.get(_plain(name), _NO_PART).file_size <= SMALL_PART:
            return
        try:
            with self._opened(name) as stream:
                left, count = self._left, 0
                while left > 0 and (chunk := stream.read(_SIEVED_CHUNK)):
                    left -= len(chunk)
                    count += chunk.count(mark)
                    self.allowance.check_room(count)
        except _BROKEN as error:
            raise self._broken(name, error) from error

    def _opened(self, name: str) -> IO[bytes]:
        info = self._parts.get(_plain(name))
        if info is None:
            raise TableError(f"{self.path} has no part {name}; expected {self.expected}, whole")
        if info.flag_bits & 1:
            raise TableError(f"{self.path} is encrypted; save it without a password")
        if info.file_size > self._left or (
            info.file_size > SMALL_PART and info.file_size > LARGEST_RATIO * info.compress_size
        ):
            raise self._too_large(info.file_size)
        try:
            return self._zip.open(info)
        except ValueError as error:  # a part that begins before the file
            raise self._broken(name, error) from error

    def _broken(self, name: str, error: Exception) -> TableError:
        return TableError(
            f"{self.path} is no {self._called} that can be read ({name}: {error}); expected {self.expected}"
        )

    def spend(self, size: int) -> None:
        """Count unpacked bytes, of a file that may lie about its size."""
        self._left -= size
        self.allowance.unpack(size)
        if self._left < 0:
            raise self._too_large(self._largest)

    def _too_large(self, size: int) -> TableError:
        return TableError(
            f"{self.path} unpacks to more than {size // 1_000_000:,} MB, which no list needs; save the list alone"
            f" as {self.expected}"
        )


class EntityError(Exception):
    """The XML declares a document type, and so perhaps entities that grow without end."""


def parse_xml(stream: _Counted | IO[bytes], start: Start, end: End | None, text: Text | None) -> None:
    """Read XML piece by piece."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    while chunk := stream.read(_CHUNK):
        parser.Parse(chunk)
    parser.Parse(b"", True)


def _refuse_doctype(*_: object) -> None:
    raise EntityError


class _Metered:
    def __init__(self, stream: IO[bytes], package: Package) -> None:
        self._stream = stream
        self._package = package

    def read(self, size: int) -> bytes:
        chunk = self._stream.read(size)
        self._package.spend(len(chunk))
        return chunk


class _Counted:
    """Counts the tags that are to be read as XML."""

    def __init__(self, stream: _Metered | _Sieved, package: Package) -> None:
        self._stream = stream
        self._package = package

    def read(self, size: int) -> bytes:
        chunk = self._stream.read(size)
        self._package.allowance.unpack(0, chunk.count(b"<"))
        return chunk


class _Sieved:
    """Hands pieces that end behind a tag to a sieve."""

    def __init__(self, stream: _Metered, sieve: Callable[[bytes], bytes]) -> None:
        self._stream = stream
        self._sieve = sieve
        self._rest = b""

    def read(self, _: int) -> bytes:
        while chunk := self._stream.read(_SIEVED_CHUNK):
            after = chunk.rfind(b">") + 1 or len(chunk)
            piece = self._sieve(self._rest + chunk[:after])
            self._rest = chunk[after:]
            if piece:
                return piece
        rest, self._rest = self._rest, b""
        return rest


def resolved(target: str, part: str) -> str:
    """Return the name of a part that another part points to.

    Examples
    --------
    >>> resolved("../comments1.xml", "xl/worksheets/sheet1.xml"), resolved("/xl/styles.xml", "xl/workbook.xml")
    ('xl/comments1.xml', 'xl/styles.xml')
    """
    steps: list[str] = [] if target.startswith(("/", "\\")) else list(PurePosixPath(part).parts[:-1])
    for step in target.replace("\\", "/").split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
