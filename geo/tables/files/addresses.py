"""Addresses of cells, and of pages in formulas."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from .grid import Cell

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_HYPERLINK = re.compile(r"\s*+(?:of:)?(?:=\s*+)?(?:_xlfn\.)?HYPERLINK\s*+\(", re.IGNORECASE)
_PIECE = re.compile(
    r'\s*(?:"(?P<text>(?:[^"]|"")*)"|\[?\.?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[0-9]{1,7})\]?|(?P<mark>[&,;)]))\s*'
)


def position_of(address: str) -> tuple[int, int] | None:
    """Return the row, as numbered, and the column, from 0, of an address.

    Examples
    --------
    >>> position_of("C7"), position_of("$AA$10"), position_of("all")
    ((7, 2), (10, 26), None)
    """
    match = _CELL.fullmatch(address)
    return (int(match[2]), column_of(match[1])) if match else None


def area_of(address: str) -> tuple[int, int, int, int] | None:
    """Return first row, first column, last row and last column of an area.

    Examples
    --------
    >>> area_of("A2:C3"), area_of("B5")
    ((2, 0, 3, 2), (5, 1, 5, 1))
    """
    first, _, last = address.partition(":")
    begin, end = position_of(first), position_of(last or first)
    return (*begin, *end) if begin and end else None


@functools.lru_cache(maxsize=20_000)
def column_of(letters: str) -> int:
    """Return the position of a column, from 0; -1 where it is none.

    Examples
    --------
    >>> column_of("A"), column_of("XFD"), column_of("-")
    (0, 16383, -1)
    """
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3):
        return -1
    position = 0
    for letter in letters.upper():
        position = position * 26 + ord(letter) - 64
    return position - 1


def hyperlink_of(formula: str, cell_at: Callable[[int, int], Cell]) -> tuple[str, Cell] | None:
    """Return the address and the text of a HYPERLINK formula of texts and of cells of its sheet; None if it is another.

    Examples
    --------
    >>> hyperlink_of('HYPERLINK("https://www.city.kobe.lg.jp/","Kobe")', lambda row, column: None)
    ('https://www.city.kobe.lg.jp/', 'Kobe')
    >>> hyperlink_of('=HYPERLINK("https://example.org/" & B2; A2)', lambda row, column: "kobe" if column else "Kobe")
    ('https://example.org/kobe', 'Kobe')
    """
    begin = _HYPERLINK.match(formula)
    if not begin:
        return None
    arguments: list[str] = [""]
    at = begin.end()
    while at < len(formula):
        piece = _PIECE.match(formula, at)
        if not piece:
            return None
        at = piece.end()
        if piece["mark"] == ")":
            break
        if piece["mark"] in (",", ";"):
            arguments.append("")
        elif piece["row"]:
            cell = cell_at(int(piece["row"]), column_of(piece["column"]))
            arguments[-1] += "" if cell is None else str(cell)
        else:
            arguments[-1] += (piece["text"] or "").replace('""', '"')
    if at < len(formula.rstrip()) or not arguments[0]:
        return None
    return arguments[0].strip(), (arguments[1].strip() if len(arguments) > 1 else "") or arguments[0].strip()
