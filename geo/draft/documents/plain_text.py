"""Text files: paragraphs between blank lines, items between lines of dashes or form feeds."""

from __future__ import annotations

import re

from .blocks import Part
from .line_breaks import LineJoiner

DIVIDER = re.compile(r"\s{0,3}(?:-{3,}|={3,}|\*{3,}|_{3,}|~{3,}|#{3,}|-(?: -){2,}|\*(?: \*){2,})\s*")


def read_plain_text(text: str) -> list[Part]:
    r"""Read a text file.

    Parameters
    ----------
    text
        With its line ends, of any kind. A form feed, or a line of dashes, equals signs, stars or the like that is no
        underline, divides items; one under the first line of a run underlines it as a heading.

    Examples
    --------
    >>> [[block.text for block in part.blocks] for part in read_plain_text("A title\n\nA text.\n\n---\nMore.")]
    [['A title', 'A text.'], ['More.']]
    """
    lines = text.replace("\f", "\n\f\n").split("\n") if "\f" in text else text.split("\n")
    joiner = LineJoiner(lines)
    parts, run = [Part()], list[tuple[int, str]]()
    number = 0
    for line in lines:
        if line == "\f":
            _end_run(run, parts[-1], joiner)
            parts.append(Part())
            number -= 1  # it is on the line before
            continue
        number += 1
        if not line.strip():
            _end_run(run, parts[-1], joiner)
        elif not DIVIDER.fullmatch(line):
            run.append((number, line))
        elif len(run) == 1 and len(line.strip()) > 3:
            parts[-1].add(run[0][1], run[0][0], heading=1 if "=" in line else 2)
            run.clear()
        else:
            _end_run(run, parts[-1], joiner)
            parts.append(Part())
    _end_run(run, parts[-1], joiner)
    return parts


def _end_run(run: list[tuple[int, str]], part: Part, joiner: LineJoiner) -> None:
    for lines in joiner.join(run):
        part.add_lines(lines)
    run.clear()
