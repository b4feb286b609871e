"""How a table was read, for a terminal: a table of columns for each sheet, what was set aside, notes and the sum."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..reasons import located, phrase, sentence, sentences
from ..terminal import display_width, escaped_line, side_by_side, wrapped

NARROW = 56  # columns; below it the parts of a row are written below one another
MOST_RANGES = 8  # of rows of one kind that were set aside
MOST_ROWS = 12  # headings, and kinds of rows that were set aside
MOST_NOTES = 10  # of one code
# By what a column was recognised, as `ColumnPlan` has it -> our word for it.
_RECOGNISED = {"user": "given", "label": "label", "word": "guessed", "cells": "cells"}
# Notes on what the columns and rows of a sheet are, which are listed with the sheet.
_SHOWN_ELSEWHERE = {
    "hidden_sheet", "no_header", "without_header", "guessed_column", "column_by_cells", "total", "heading", "footnote",
}  # fmt: skip

# A plan, or a part of it, as `Plan.as_dict` gives it: what is printed for people is what programs get.
Described = Mapping[str, Any]


def plan_text(plan: Described, lang: str = "en", width: int = 80) -> str:
    """Write a plan for a terminal.

    Parameters
    ----------
    plan
        As `Plan.as_dict` gives it.
    lang
        BCP 47 tag: one of `languages.LANGUAGES`.
    width
        How many columns there are; a Chinese, Japanese or Korean letter takes two.

    Returns
    -------
    str
        Several lines; only the name of a file may be wider.

    Examples
    --------
    >>> columns = [{"position": 1, "label": "자매도시", "role": "to_name"}, {"position": 2, "label": "Desk", "role": None}]
    >>> total = {"row": 14, "why": "total", "text": "Total, 12"}
    >>> sheet = {"name": None, "header_row": 1, "columns": columns, "rows": 12, "set_aside": [total]}
    >>> print(plan_text({"source": "ties.csv", "sheets": [sheet], "notes": []}))
    ties.csv: header in row 1
    <BLANKLINE>
         column    role     why
      A  자매도시  to_name  by its label
      B  Desk      –        kept as it is
    <BLANKLINE>
      set aside
      row 14  total: Total, 12
    <BLANKLINE>
    13 rows = 12 read + 1 set aside
    """
    parts = [
        *(_sheet(plan["source"], sheet, lang, width) for sheet in plan["sheets"]),
        _notes(plan, lang, width),
        [line for text in rows_accounted(plan["sheets"], lang) for line in wrapped(text, width)],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


# ---- a sheet ----


def _sheet(source: str, sheet: Described, lang: str, width: int) -> list[str]:
    # The first line is not wrapped: the terminal does it, and a path that is copied from there stays whole.
    first = functools.partial(located, lang=lang, source=source, sheet=sheet["name"])
    if not sheet["columns"]:
        return [
            escaped_line(first(sentence("hidden_sheet" if sheet.get("hidden") else "no_header", {}, lang)))
        ]
    row, layout = sheet["header_row"], sheet.get("layout")
    header = _say("header", lang, row=str(row)) if row else _say("keys" if row == 0 else "no_header", lang)
    parts = [header, *([_say(f"layout.{layout}", lang)] if layout else [])]
    lines = [escaped_line(first(phrase("separator", {}, lang).join(parts)))]
    lines += ["", *_columns(sheet["columns"], lang, width)]
    if sheet.get("headings"):
        rows = ((_row(str(heading["row"]), lang), heading["text"]) for heading in sheet["headings"])
        lines += ["", f"  {_say('headings', lang)}", *_listed(rows, lang, width)]
    if sheet["set_aside"]:
        lines += ["", f"  {_say('aside', lang)}", *_listed(_set_aside(sheet["set_aside"], lang), lang, width)]
    return lines


def _columns(columns: Sequence[Described], lang: str, width: int) -> Iterator[str]:
    """Write one row a column: its letter, its label, what it is, and why."""
    rows = [
        (letters(column["position"]), column["label"], column["role"] or "–", _why(column, lang))
        for column in columns
    ]
    if width < NARROW:
        for letter, label, role, why in rows:
            yield from _hanging(f"{letter}  ", label, width)
            yield from _hanging("     ", f"{role}: {why}" if role != "–" else why, width)
        return
    head = ("", *(_say(word, lang) for word in ("column", "role", "why")))
    yield from _aligned([head, *rows], most=(4, (width - 16) * 2 // 5, 16), width=width)


def _aligned(rows: Sequence[Sequence[str]], most: Sequence[int], width: int) -> Iterator[str]:
    """Write rows with all cells but the last in columns that are as wide as they need, up to `most`."""
    widths = [
        min(limit, max(max(map(display_width, wrapped(row[at], limit))) for row in rows))
        for at, limit in enumerate(most)
    ]
    widths.append(max(8, width - 2 - sum(widths) - 2 * len(widths)))
    for row in rows:
        yield from (f"  {line}".rstrip() for line in side_by_side(row, widths))


def _why(column: Described, lang: str) -> str:
    """Return by what a column was recognised, and what is in it."""
    by = column.get("by") or ("user" if column.get("named") else "word" if column.get("guessed") else "label")
    parts = [_say("kept" if column["role"] is None else _RECOGNISED.get(by, "label"), lang)]
    holds = f"plan.holds.{column.get('holds')}"
    if holds in sentences(lang):
        counts = {"matching": column["matching"], "filled": column["filled"]}
        parts.append(_say("evidence", lang, **counts, holds=phrase(holds, {}, lang)))
    if column.get("hidden"):
        parts.append(_say("hidden", lang))
    return "; ".join(parts)


def _set_aside(rows: Sequence[Described], lang: str) -> Iterator[tuple[str, str]]:
    """Give the rows that are no ties, those of one kind together, and the text of the first of them."""
    kinds: dict[str, list[Described]] = {}
    for row in rows:
        kinds.setdefault(row["why"], []).append(row)
    for why, found in kinds.items():
        kind = _kind(why, lang)
        text = found[0]["text"]
        yield _row(row_ranges(row["row"] for row in found), lang), f"{kind}: {text}" if text else kind


def _listed(rows: Iterable[tuple[str, str]], lang: str, width: int) -> Iterator[str]:
    """Write rows of the sheet with what they are, up to `MOST_ROWS`."""
    lines = list(rows)
    shown = lines[:MOST_ROWS]
    if width < NARROW:
        for where, what in shown:
            yield from _hanging("  ", f"{where}: {what}", width)
    else:
        yield from _aligned(shown, most=(26,), width=width)
    if len(lines) > MOST_ROWS:
        yield f"  {phrase('rows_more', {'count': len(lines) - MOST_ROWS}, lang)}"


def _kind(why: str, lang: str) -> str:
    """Return what a row is that is no tie; a kind that has no word yet is written as it is."""
    key = f"plan.aside.{why}"
    return phrase(key, {}, lang) if key in sentences(lang) else why.replace("_", " ")


def row_ranges(rows: Iterable[int], most: int = MOST_RANGES) -> str:
    """Write numbers of rows shortly.

    Examples
    --------
    >>> row_ranges([4, 9, 10, 11]), row_ranges(range(1, 100, 2), most=3)
    ('4, 9–11', '1, 3, 5, …')
    """
    ordered = sorted(set(rows))
    groups = itertools.groupby(enumerate(ordered), key=lambda each: each[1] - each[0])
    ranges = [[row for _, row in group] for _, group in groups]
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in ranges[:most]]
    return ", ".join([*shown, "…"] if len(ranges) > most else shown)


def letters(position: int) -> str:
    """Return what a spreadsheet calls a column; 1 is the first.

    Examples
    --------
    >>> letters(1), letters(26), letters(27), letters(703)
    ('A', 'Z', 'AA', 'AAA')
    """
    name = ""
    while position > 0:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


# ---- the whole ----


def _notes(plan: Described, lang: str, width: int) -> list[str]:
    """Write what is not certain; what a column or a row is is written where its sheet is."""
    by_code: dict[str, list[Described]] = {}
    for note in plan["notes"]:
        if note["code"] not in _SHOWN_ELSEWHERE:
            by_code.setdefault(note["code"], []).append(note)
    if not by_code:
        return []
    lines = [_say("notes", lang)]
    for notes in by_code.values():
        for note in notes[:MOST_NOTES]:
            text = located(
                sentence(note["code"], note["params"], lang), lang, sheet=note["sheet"], row=note["row"]
            )
            lines += _hanging("  ", text, width)
        if len(notes) > MOST_NOTES:
            lines.append(f"  {phrase('rows_more', {'count': len(notes) - MOST_NOTES}, lang)}")
    return lines


def rows_accounted(sheets: Sequence[Described], lang: str = "en") -> list[str]:
    """Write what became of all rows: each is in one part of the sum.

    Examples
    --------
    >>> sheet = {"columns": [{}], "rows": 12, "ties": 14, "header_rows": [1], "set_aside": [{}]}
    >>> rows_accounted([sheet])
    ['14 rows = 12 read + 1 header + 1 set aside', 'ties and memberships: 14']
    """
    numbers = {
        "read": sum(sheet["rows"] for sheet in sheets),
        "title": sum(len(sheet.get("title_rows", ())) for sheet in sheets),
        "header": sum(len(sheet.get("header_rows", ())) for sheet in sheets),
        "heading": sum(len(sheet.get("headings", ())) for sheet in sheets),
        "aside": sum(len(sheet["set_aside"]) for sheet in sheets),
    }
    numbers["aside"] += sum(sheet.get("rows_in", 0) for sheet in sheets if not sheet["columns"])
    parts = [_say(f"part.{part}", lang, count=number) for part, number in numbers.items() if number]
    lines = [_say("sum", lang, count=sum(numbers.values()), parts=" + ".join(parts))]
    if made := sum(sheet.get("ties", 0) for sheet in sheets):
        lines.append(_say("made", lang, number=made))
    return lines


# ---- words ----


def _say(word: str, lang: str, **params: Any) -> str:
    return phrase(f"plan.{word}", params, lang)


def _row(rows: str, lang: str) -> str:
    return phrase("where.row", {"row": rows}, lang)


def _hanging(first: str, text: str, width: int) -> Iterator[str]:
    """Write a text behind a mark, its other lines below its first."""
    indent = " " * len(first)
    lines = wrapped(text, width - len(first))
    yield (first + lines[0]).rstrip()
    yield from (indent + line for line in lines[1:])
