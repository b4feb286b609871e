"""What changed between two states of a list → a document: a table of counts, and one for each class of changes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ...geo.cells import legal_line
from ...geo.errors import MapError
from ...geo.field_names import field_name
from ...geo.languages import check_language
from ...geo.reasons import phrase
from ...geo.sheets import csv_sheet
from ..texts import document_words
from .markdown import write_markdown
from .outline import Column, Outline, Section, Table
from .xlsx import write_xlsx

FORMATS = (".csv", ".xlsx", ".md")
PAGE = ".html"  # which is a map: see `page.tie_map.TieMap`

Described = Mapping[str, Any]  # what the comparison of two lists gives as what JSON can hold


def check_changes(path: str | Path) -> str:
    """Return the suffix of `path` in lower case, if changes can be written so.

    Raises
    ------
    MapError
        If they cannot.

    Examples
    --------
    >>> check_changes("changes.XLSX")
    '.xlsx'
    """
    suffix, known = Path(path).suffix.lower(), (PAGE, *FORMATS)
    if suffix not in known:
        raise MapError(f"{path}: changes are {', '.join(known)}, not {suffix or 'a file without a suffix'}")
    return suffix


def write_changes(
    found: Described, path: str | Path, *, columns: Sequence[str], lang: str = "en"
) -> dict[Path, bytes]:
    """Write changes in the format that the suffix of `path` names, but for the page.

    Parameters
    ----------
    found
        From `Comparison.as_dict`.
    path
        ``.csv``, one row a change with the columns of `Comparison.changes`; ``.xlsx`` or ``.md``, the same by classes in
        words of the language.
    columns
        Of a change, in their order.
    lang
        BCP 47 tag.

    Returns
    -------
    dict
        Bytes by path; the same changes give the same bytes.

    Raises
    ------
    MapError
        If there is no such format.
    """
    at = Path(path)
    writers: dict[str, Callable[[], dict[Path, bytes]]] = {
        ".csv": lambda: {at: _csv(found, columns)},
        ".xlsx": lambda: {at: write_xlsx(changes_outline(found, lang))},
        ".md": lambda: write_markdown(changes_outline(found, lang), at),
    }
    return writers[check_changes(path)]()


def changes_outline(found: Described, lang: str = "en") -> Outline:
    """Lay out changes as a document.

    Examples
    --------
    >>> found = {"title": "What changed: a → b", "counts": {"unchanged": 1}}
    >>> outline = changes_outline({**found, "changes": [], "sums": [], "remarks": []})
    >>> outline.title, outline.sections[0].blocks[0].rows
    ('What changed: a → b', [('Unchanged', 1)])
    """
    words = document_words(check_language(lang))
    counts = [(_say(f"class.{name}", lang), count) for name, count in found["counts"].items() if count]
    columns = (Column(_say("change", lang)), Column(words["column.ties"], "count"))
    head = Section(
        words["section.overview"],
        (
            Table(_say("counts", lang), _say("counts", lang), columns, counts),
            *map(legal_line, found["remarks"]),
        ),
    )
    classes = itertools.groupby(found["changes"], key=lambda change: str(change["change"]))
    sections = [_section(name, list(changes), words, lang) for name, changes in classes]
    return Outline(
        legal_line(found["title"]), lang, legal_line(" · ".join(found["sums"])), (head, *sections), words
    )


def _section(name: str, changes: Sequence[Described], words: Mapping[str, str], lang: str) -> Section:
    label = _say(f"class.{name}", lang)
    columns = [
        *(Column(_say(key, lang)) for key in ("from", "to")),
        *(Column(words[f"column.{key}"], holds) for key, holds in (("kind", "text"), ("since", "date"))),
        *(Column(_say(key, lang)) for key in ("column", "old", "new", "old_row", "new_row")),
        Column(words["column.why"]),
    ]
    rows = [
        tuple(legal_line(cell) if isinstance(cell, str) else cell for cell in _row(change, words, lang))
        for change in changes
    ]
    # What is empty throughout says nothing: what is new has no state before.
    kept = [at for at in range(len(columns)) if at < 2 or any(row[at] is not None for row in rows)]
    table = Table(
        f"{label} ({len(rows):,})",
        label,
        tuple(columns[at] for at in kept),
        [tuple(row[at] for at in kept) for row in rows],
    )
    return Section(label, (table,), name=name)


def _row(change: Described, words: Mapping[str, str], lang: str) -> tuple[Any, ...]:
    ends = [_end(change, "from"), _end(change, "to") or change["network"]]
    where = [_where(change[f"{state}_sheet"], change[f"{state}_row"]) for state in ("old", "new")]
    single = change["change"] in ("added", "gone")
    doubt = None if change["certain"] else _say("unplaced" if single else "uncertain", lang)
    return (
        *ends,
        words.get(f"kind.{change['kind']}", change["kind"]),
        change["since"],
        *_values(change, words, lang),
        *where,
        doubt,
    )


def _values(change: Described, words: Mapping[str, str], lang: str) -> list[str | None]:
    """Return the column that changed, its old and its new text: kinds and statuses in words."""
    column = change["column"]
    if change["change"] == "moved" or column is None:
        return [None] * 3
    shown = [words.get(f"{column}.{change[state]}", change[state]) for state in ("old", "new")]
    return [field_name(column, lang), *shown]


def _end(change: Described, side: str) -> str | None:
    return " · ".join(filter(None, (change[f"{side}_name"], change[f"{side}_org"]))) or None


def _where(sheet: str | None, row: int | None) -> str | int | None:
    return f"{sheet} {row}" if sheet and row is not None else row


def _csv(found: Described, columns: Sequence[str]) -> bytes:
    return csv_sheet(columns, [[change[column] for column in columns] for change in found["changes"]])


def _say(key: str, lang: str, **params: Any) -> str:
    return phrase(f"compare.{key}", params, lang)
