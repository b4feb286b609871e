"""Numbers of a layer → a document: HTML, Markdown, Word or Excel, all from one outline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ...geo.errors import MapError
from .docx import write_docx
from .html import write_html
from .markdown import write_markdown
from .outline import Outline
from .sections import make_outline
from .xlsx import write_xlsx

__all__ = ["FORMATS", "Outline", "check_report", "make_outline", "write_report"]

Files = dict[Path, bytes]
FORMATS: dict[str, Callable[[Outline, Path], Files]] = {
    ".html": lambda outline, path: {path: write_html(outline)},
    ".md": write_markdown,
    ".docx": lambda outline, path: {path: write_docx(outline)},
    ".xlsx": lambda outline, path: {path: write_xlsx(outline)},
}


def write_report(outline: Outline, path: str | Path) -> Files:
    """Write an outline in the format that the suffix of `path` names.

    Parameters
    ----------
    outline
        From `make_outline`.
    path
        ``.html``, ``.md``, ``.docx`` or ``.xlsx``.

    Returns
    -------
    dict
        Bytes by path: nothing is on the disk yet. Markdown has its figure in a file beside it. The same outline gives
        the same bytes.

    Raises
    ------
    MapError
        If there is no such format.
    """
    return FORMATS[check_report(path)](outline, Path(path))


def check_report(path: str | Path) -> str:
    """Return the suffix of `path` in lower case, if a report can be that.

    Raises
    ------
    MapError
        If it cannot.

    Examples
    --------
    >>> check_report("Report.DOCX")
    '.docx'
    """
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise MapError(f"{path}: a report is {', '.join(FORMATS)}, not {suffix or 'a file without a suffix'}")
    return suffix
