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

MOST_CELLS = 12_000_000  # that hold something: a million rows of ten columns, and room for more
MOST_TREE_CELLS = 6_000_000  # of a page or a document, beside the tree
MOST_FIELDS = 4_000_000  # of JSON beyond its bytes, which repeat what is around a list; each takes the room of four cells
MOST_MARKS = 2_000_000  # links, notes, merged, hidden and struck cells: each takes the room of twenty cells
# Characters of cells: a text that many cells share takes no room, but each of them is looked at.
_FREE_CHARACTERS = LARGEST_FILE
_CHARACTERS_A_BYTE = 2  # of what is unpacked
# Tags that bring no cells; a byte of a real workbook, packed, has about one.
_FREE_TAGS = 2_000_000
_TAGS_A_BYTE = 4
_TAGS_A_CELL = 8


class Allowance:
    """Counts what a file brings, over all its sheets, and refuses it once that costs more than any list does.

    What counts is what reading costs, not how large the file is: lists of few words pack to less than a byte a cell.

    Parameters
    ----------
    path
        For messages.
    size
        Bytes of the file as it is, packed.
    most_cells
        Cells that it may hold, fewer where a format takes more room for each.

    Examples
    --------
    >>> allowance = Allowance("ties.ods", 500)
    >>> allowance.take_cells(10_000_000)
    >>> allowance.take_cells(10_000_000)
    Traceback (most recent call last):
    sistermap.geo.errors.TableError: ties.ods holds more than 12,000,000 cells; keep only the columns of the list, or save it as .csv
    """

    def __init__(self, path: str, size: int, *, most_cells: int = MOST_CELLS) -> None:
        self._path = path
        self._size = size
        self._unpacked = size
        self._most_cells = most_cells
        self._most_tags = _FREE_TAGS + _TAGS_A_BYTE * size
        self._cells = self._characters = self._places = self._tags = self._marks = 0

    def unpack(self, size: int, tags: int = 0) -> None:
        """Count bytes that are unpacked, with the tags in them."""
        self._unpacked += size
        self._tags += tags
        if self._tags > self._most_tags + _TAGS_A_CELL * self._cells:
            raise TableError(
                f"{self._path}: its {self._size:,} bytes make {self._tags:,} tags around {self._cells:,} cells, which"
                " no list does; keep only the list in it"
            )

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
        self.check_room(0)
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

    def take_marks(self, count: int = 1) -> None:
        """Count what is kept of cells beside their values."""
        self._marks += count
        if self._marks > MOST_MARKS:
            raise self._refusal(MOST_MARKS, "links, notes and marks of cells")

    def _check_characters(self) -> None:
        most = _FREE_CHARACTERS + _CHARACTERS_A_BYTE * self._unpacked
        if self._characters > most:
            raise self._refusal(most, "characters in cells")

    def _refusal(self, most: int, what: str) -> TableError:
        return TableError(
            f"{self._path} holds more than {most:,} {what}; keep only the columns of the list, or save it as .csv"
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
            f"{path} has {tags:,} tags, expected at most {MOST_TREE_TAGS:,}; keep only the list in it, or save it as .csv"
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
