"""An outline as Markdown, its figure in a file beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from .outline import Figure, Outline, Table, Words, cut_rows, write_cell

MOST_ROWS = 1000
_MARKS = re.compile(r"([\\`*_\[\]<>|~#&!$])")


def write_markdown(outline: Outline, path: Path) -> dict[Path, bytes]:
    """Write an outline as Markdown with tables, UTF-8.

    Parameters
    ----------
    outline
        From `make_outline`.
    path
        Of the document; its figure is NAME-map.png beside it.

    Returns
    -------
    dict
        Bytes by path. A table's rows beyond `MOST_ROWS` are counted, not shown.
    """
    files: dict[Path, bytes] = {}
    lines = [f"# {escape(outline.title)}", "", escape(outline.lead), ""]
    for section in outline.sections:
        lines += [f"## {escape(section.title)}", ""]
        for block in section.blocks:
            if isinstance(block, Table):
                lines += [*_table(block, outline.words), ""]
            elif isinstance(block, Figure):
                picture = path.with_name(f"{path.stem}-map.png")
                files[picture] = block.png
                lines += [
                    f"![{escape(block.alt)}]({quote(picture.name)})",
                    "",
                    f"*{escape(block.caption)}*",
                    "",
                ]
            else:
                lines += [escape(block), ""]
    return {path: "\n".join(lines).encode(), **files}


def escape(text: str) -> str:
    r"""Keep text from being taken for Markdown or HTML.

    Examples
    --------
    >>> print(escape("<b>|x|"))
    \<b\>\|x\|
    """
    return _MARKS.sub(r"\\\1", text)


def _table(table: Table, words: Words) -> Iterator[str]:
    yield f"**{escape(table.caption)}**"
    yield ""
    yield f"| {' | '.join(escape(column.label) for column in table.columns)} |"
    yield f"| {' | '.join('---' if column.holds == 'text' else '---:' for column in table.columns)} |"
    shown, more = cut_rows(table, MOST_ROWS, words)
    for row in shown:
        cells = zip(row, table.columns, strict=True)
        yield f"| {' | '.join(escape(write_cell(cell, column.holds)) for cell, column in cells)} |"
    if more:
        yield ""
        yield escape(more)
