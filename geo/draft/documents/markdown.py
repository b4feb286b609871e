"""Markdown: its text without its marks."""

from __future__ import annotations

import re

from .blocks import Part
from .plain_text import DIVIDER

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*)")
_ENTRY = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)")
_QUOTED = re.compile(r"\s{0,3}>\s?")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_RULE_OF_TABLE = re.compile(r"[\s|:]*-[\s|:-]*")
_REFERENCE = re.compile(r"\s{0,3}\[[^\[\]]{1,300}\]:\s")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_PICTURE = re.compile(r"!\[[^\[\]]{0,300}\](?:\([^()]{0,1000}\)|\[[^\[\]]{0,300}\])")
_LINK = re.compile(
    r"\[([^\[\]]{0,300})\](?:\([^()]{0,1000}(?:\([^()]{0,200}\)[^()]{0,200})?\)|\[[^\[\]]{0,300}\])"
)
_NOTE_MARK = re.compile(r"\[\^[^\[\]\s]{1,50}\]:?")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[^\s_])_{1,3}(?!\w)|`{1,3}|~~")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_FIELD = re.compile(r"([A-Za-z_]{1,40})\s{0,9}:\s*(.*)")
_PUBLISHED = ("published", "date", "pubdate", "pub_date", "publishdate", "created")


def read_markdown(text: str) -> list[Part]:
    r"""Read Markdown: headings, paragraphs, entries of lists and cells of tables become blocks; front matter is read.

    Examples
    --------
    >>> [part] = read_markdown("# Sister cities\n\n*Busan* and [Kobe](https://x.org)\nsigned.\n\n- one\n- two")
    >>> [(block.line, block.text) for block in part.blocks]
    [(1, 'Sister cities'), (3, 'Busan and Kobe signed.'), (6, 'one'), (7, 'two')]
    """
    lines = _without_comments(text).split("\n")
    first = Part()
    begin = _read_front_matter(lines, first)
    return _Reader(first).read(lines, begin)


class _Reader:
    def __init__(self, first: Part) -> None:
        self._parts = [first]
        self._run: list[str] = []
        self._start = 0
        self._entry = False  # whether the run is an entry of a list, which nothing underlines

    def read(self, lines: list[str], begin: int) -> list[Part]:
        fenced = False
        for number, line in enumerate(lines[begin:], begin + 1):
            if _FENCE.match(line):
                fenced = not fenced
                self._end()
            elif fenced:
                self._parts[-1].add(line, number)
            else:
                self._read_line(line, number)
        self._end()
        return self._parts

    def _read_line(self, line: str, number: int) -> None:
        while quoted := _QUOTED.match(line):
            line = line[quoted.end() :]
        if not line.strip() or _REFERENCE.match(line):
            self._end()
        elif DIVIDER.fullmatch(line):
            self._divide(line)
        elif heading := _HEADING.match(line):
            self._end()
            self._parts[-1].add(_without_marks(heading[2].rstrip("# ")), number, len(heading[1]))
        elif line.count("|") > 1 and line.strip().startswith("|"):
            self._end()
            for cell in () if _RULE_OF_TABLE.fullmatch(line) else line.strip().strip("|").split("|"):
                self._parts[-1].add(_without_marks(cell), number)
        elif entry := _ENTRY.match(line):
            self._end()
            self._run, self._start, self._entry = [entry[1]], number, True
        else:
            self._start = self._start if self._run else number
            self._run.append(line.strip())
            if line.endswith(("  ", "\\")):
                self._end()

    def _divide(self, line: str) -> None:
        """Take a line of marks as the underline of a heading, or as what divides two items."""
        if len(self._run) == 1 and not self._entry and line.strip()[0] in "-=":
            self._end(heading=1 if "=" in line else 2)
            return
        self._end()
        self._parts.append(Part())

    def _end(self, heading: int = 0) -> None:
        self._parts[-1].add(_without_marks("\n".join(self._run).rstrip("\\")), self._start, heading)
        self._run, self._entry = [], False


def _without_comments(text: str) -> str:
    """Leave out comments, but not their line ends: lines keep their numbers."""
    kept, at = [], 0
    while (begin := text.find("<!--", at)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept += [text[at:begin], "\n" * text.count("\n", begin, end)]
        at = end + 3
    return "".join([*kept, text[at:]])


def _without_marks(text: str) -> str:
    text = _PICTURE.sub("", text)
    text = _NOTE_MARK.sub("", _LINK.sub(r"\1", text))
    text = _EMPHASIS.sub("", _TAG.sub("", text))
    return _ESCAPED.sub(r"\1", text)


def _read_front_matter(lines: list[str], part: Part) -> int:
    """Read title and date between two lines of dashes at the top; return how many lines that takes."""
    if lines[0].strip() != "---":
        return 0
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:100], 2):
        if line.strip() in ("---", "..."):
            part.title = fields.get("title", "")
            part.published = next((fields[name] for name in _PUBLISHED if name in fields), "")
            return number
        if field := _FIELD.fullmatch(line.rstrip()):
            fields[field[1].lower()] = field[2].strip("\"' ")
    return 0
