"""An outline as Markdown, its figure in a file beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from .outline import Block, Chart, Figure, KeyFigures, Outline, Table, cut_rows, table_of, write_cell

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
            if isinstance(block, Figure | Chart) and block.png:
                name = "map" if isinstance(block, Figure) else "chart"
                picture = path.with_name(f"{path.stem}-{name}.png")
                files[picture] = block.png
                lines += [
                    f"![{escape(block.alt)}]({quote(picture.name)})",
                    "",
                    f"*{escape(block.caption)}*",
                    "",
                ]
            else:
                lines += [*_text(block, outline), ""]
    return {path: "\n".join(lines).encode(), **files}


def escape(text: str) -> str:
    r"""Keep text from being taken for Markdown or HTML.

    Examples
    --------
    >>> print(escape("<b>|x|"))
    \<b\>\|x\|
    """
    return _MARKS.sub(r"\\\1", text)


def _text(block: Block, outline: Outline) -> Iterator[str]:
    if isinstance(block, KeyFigures):
        for figure in block.figures:
            yield f"- **{escape(write_cell(figure.value, figure.holds, outline.lang))}** {escape(figure.label)}"
    elif isinstance(block, Table):
        yield from _table(block, outline)
    elif isinstance(block, Chart):
        yield from _table(table_of(block), outline)
    elif isinstance(block, str):
        yield escape(block)


def _table(table: Table, outline: Outline) -> Iterator[str]:
    yield f"**{escape(table.caption)}**"
    yield ""
    yield f"| {' | '.join(escape(column.label) for column in table.columns)} |"
    yield f"| {' | '.join('---:' if column.is_number else '---' for column in table.columns)} |"
    shown, more = cut_rows(table, MOST_ROWS, outline.words, outline.lang)
    for row in shown:
        cells = zip(row, table.columns, strict=True)
        yield f"| {' | '.join(escape(write_cell(cell, column.holds, outline.lang)) for cell, column in cells)} |"
    if more:
        yield ""
        yield escape(more)
