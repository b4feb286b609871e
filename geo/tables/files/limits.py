"""How much one file may bring: the only place that states it. Larger lists are none, and small files can unpack to any size.

A file is measured before it is opened, or while it is unpacked: what is counted are bytes, tags of XML, cells that hold
something and the characters in them. Rows and columns that hold nothing cost nothing.
"""

from __future__ import annotations

from ... import lengths
from ...errors import TableError

LARGEST_FILE = 200_000_000  # bytes; two million rows of text
LONGEST_LINE = 1_000_000  # bytes of a line of text
MOST_LINES = 5_000_000
MOST_SHEETS = 1000
MOST_PARTS = 100_000  # of a zip file, whose directory is read whole before any part is
MOST_COLUMNS = 1000
MOST_ROWS = 1_048_576  # what Excel and LibreOffice can show
LONGEST_CELL = lengths.CELL  # characters; a longer cell is a broken quote or a pasted file
MOST_PLACES = 20_000_000  # of cells, also of empty ones before a filled one, and of those that a link covers
MOST_COVERED = 100_000  # by merged cells that lie over one another
MOST_CONTAINERS = 5_000_000  # lists and records of a JSON file
MOST_TREE_TAGS = 3_000_000  # of a page or a document, which is held as a tree

# What a file brings beyond its own bytes: real workbooks have four bytes a cell, packed, and a tag a byte.
_FREE_CELLS = 500_000
_FREE_CHARACTERS = 20_000_000
_FREE_TAGS = 2_000_000
_TAGS_A_BYTE = 4
_CHARACTERS_A_BYTE = 2  # of what is unpacked


class Allowance:
    """Counts what a file brings, over all its sheets, and refuses it once that is more than its bytes can mean.

    Parameters
    ----------
    path
        For messages.
    size
        Bytes of the file as it is, packed.
    cells_a_byte
        Cells that a byte may hold where a format packs well.

    Examples
    --------
    >>> allowance = Allowance("ties.ods", 500)
    >>> allowance.take_cells(1_000_000)
    Traceback (most recent call last):
    sistermap.geo.errors.TableError: ties.ods: its 500 bytes make more than 500,500 cells, which no list does; keep only the list in it
    """

    def __init__(self, path: str, size: int, *, cells_a_byte: int = 1) -> None:
        self._path = path
        self._size = size
        self._unpacked = size
        self._most_cells = _FREE_CELLS + cells_a_byte * size
        self._most_tags = _FREE_TAGS + _TAGS_A_BYTE * size
        self._cells = self._characters = self._places = self._tags = 0

    def unpack(self, size: int, tags: int = 0) -> None:
        """Count bytes that are unpacked, with the tags in them."""
        self._unpacked += size
        self._tags += tags
        if self._tags > self._most_tags:
            raise self._refusal(self._most_tags, "tags")

    def take(self, value: object) -> None:
        """Count a cell that holds something."""
        self._cells += 1
        if isinstance(value, str):
            self._characters += len(value)
            if self._characters > _FREE_CHARACTERS:
                self._check_characters()
        if self._cells > self._most_cells:
            raise self._refusal(self._most_cells, "cells")

    def take_cells(self, count: int, characters: int = 0) -> None:
        """Count cells that hold something, with the characters in them."""
        self._cells += count
        self._characters += characters
        if self._cells > self._most_cells:
            raise self._refusal(self._most_cells, "cells")
        self._check_characters()

    def check_room(self, cells: int) -> None:
        """Refuse cells that are to be counted one by one, before the first of them is made."""
        if self._cells + cells > self._most_cells:
            raise self._refusal(self._most_cells, "cells")

    def take_places(self, count: int) -> None:
        """Count places of cells, filled or not."""
        self._places += count
        if self._places > MOST_PLACES:
            raise self._refusal(MOST_PLACES, "places of cells")

    def _check_characters(self) -> None:
        most = _FREE_CHARACTERS + _CHARACTERS_A_BYTE * self._unpacked
        if self._characters > most:
            raise self._refusal(most, "characters in cells")

    def _refusal(self, most: int, what: str) -> TableError:
        return TableError(
            f"{self._path}: its {self._size:,} bytes make more than {most:,} {what}, which no list does;"
            " keep only the list in it"
        )


def check_parts(content: bytes, path: str) -> None:
    """Refuse a zip file of more parts than a workbook has, before its directory is read."""
    if content.startswith(b"PK") and (count := content.count(b"PK\x01\x02")) > MOST_PARTS:
        raise TableError(
            f"{path} has {count:,} parts, expected at most {MOST_PARTS:,}; save the list alone as .xlsx or .csv"
        )


def check_sheets(count: int, path: str) -> None:
    """Refuse more sheets than a workbook has."""
    if count > MOST_SHEETS:
        raise TableError(
            f"{path} has {count:,} sheets, expected at most {MOST_SHEETS:,}; keep only the list in it"
        )


def check_width(count: int, path: str, where: str) -> None:
    """Refuse more columns than a table has, before room is made for them in every row."""
    if count > MOST_COLUMNS:
        raise TableError(f"{path}, {where}: has {count:,} columns, expected at most {MOST_COLUMNS:,}")


def check_tree(content: bytes, path: str) -> None:
    """Refuse a page or a document of more tags than a list has: as a tree each of them takes some hundred bytes."""
    if (tags := content.count(b"<")) > MOST_TREE_TAGS:
        raise TableError(
            f"{path} has {tags:,} tags, expected at most {MOST_TREE_TAGS:,}; keep only the list in it"
        )


def check_lines(content: bytes, path: str) -> None:
    """Refuse a text with a line or more lines than a list has, before it is decoded."""
    at, size = 0, len(content)
    while size - at > LONGEST_LINE:
        end = max(content.rfind(mark, at, at + LONGEST_LINE) for mark in (b"\n", b"\r"))
        if end < 0:
            row = content.count(b"\n", 0, at) + 1
            raise TableError(
                f"{path}, row {row:,}: has more than {LONGEST_LINE:,} bytes; expected a line for each row"
            )
        at = end + 1
