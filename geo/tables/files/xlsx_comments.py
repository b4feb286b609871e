"""Notes on the cells of a workbook of Excel, old and threaded."""

from __future__ import annotations

from .addresses import position_of
from .packages import Package


def read_comments(package: Package, part: str) -> dict[tuple[int, int], str]:
    """Return the notes of a part; the name of their author, with which Excel begins them, is left out."""
    authors: list[str] = []
    notes: dict[tuple[int, int], str] = {}
    texts: list[str] = []
    reading = False
    where = author = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal reading, where, author
        name = name.rpartition(":")[2]
        if name in ("author", "comment"):
            texts.clear()
        if name == "comment":
            where, author = attributes.get("ref", ""), attributes.get("authorId", "")
        reading = name in ("author", "t")

    def end(name: str) -> None:
        nonlocal reading
        name = name.rpartition(":")[2]
        reading = False
        if name == "author":
            authors.append("".join(texts))
        elif name == "comment" and (position := position_of(where)):
            known = authors[int(author)] if author.isdecimal() and int(author) < len(authors) else ""
            if note := "".join(texts).strip().removeprefix(f"{known}:").strip():
                notes[position] = note

    package.parse(part, start, end, lambda text: texts.append(text) if reading else None)
    return notes


def read_threads(package: Package, part: str) -> dict[tuple[int, int], str]:
    """Return the threads of a part, one comment a line."""
    notes: dict[tuple[int, int], str] = {}
    texts: list[str] = []
    where = ""

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal where
        if name.rpartition(":")[2] == "threadedComment":
            where = attributes.get("ref", "")
            texts.clear()

    def end(name: str) -> None:
        position = position_of(where)
        if name.rpartition(":")[2] == "threadedComment" and position and (text := "".join(texts).strip()):
            notes[position] = f"{notes[position]}\n{text}" if position in notes else text

    package.parse(part, start, end, texts.append)
    return notes
