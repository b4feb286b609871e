"""How a table was read, for a terminal: a table of columns for each sheet, what was set aside, notes and the sum."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..cells import legal_line
from ..reasons import located, phrase, sentence, sentences
from ..terminal import display_width, side_by_side, wrapped

NARROW = 56  # columns; below it the parts of a row are written below one another
MOST_RANGES = 8  # of rows of one kind that were set aside
MOST_NOTES = 10  # of one code

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
    13 rows below the header = 12 read + 1 set aside
    """
    parts = [
        *(_sheet(plan["source"], sheet, lang, width) for sheet in plan["sheets"]),
        _notes(plan, lang, width),
        _sum(plan["sheets"], lang, width),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


# ---- a sheet ----


def _sheet(source: str, sheet: Described, lang: str, width: int) -> list[str]:
    if sheet["header_row"] is None:
        why = sentence("hidden_sheet" if sheet.get("hidden") else "no_header", {}, lang)
        return [legal_line(located(why, lang, source=source, sheet=sheet["name"]))]
    header = _say("header", lang, row=str(sheet["header_row"])) if sheet["header_row"] else _say("keys", lang)
    # Not wrapped: the terminal does it, and a path that is copied from there stays whole.
    lines = [legal_line(located(header, lang, source=source, sheet=sheet["name"]))]
    lines += ["", *_columns(sheet["columns"], lang, width)]
    if sheet["set_aside"]:
        lines += ["", f"  {_say('aside', lang)}", *_set_aside(sheet["set_aside"], lang, width)]
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
    """Return why a column is what it is: what was seen in it, or else by what it was recognised."""
    if column.get("why"):
        return _reason(column["why"], lang)
    if column.get("named"):
        return _say("given", lang)
    if column["role"] is None:
        return _say("kept", lang)
    return _say("guessed" if column.get("guessed") else "label", lang)


def _set_aside(rows: Sequence[Described], lang: str, width: int) -> Iterator[str]:
    """Write the rows that are no ties, those of one kind together, with the first of them."""
    kinds: dict[str, list[Described]] = {}
    for row in rows:
        kinds.setdefault(_kind(row["why"], lang), []).append(row)
    lines = [
        (
            phrase("where.row", {"row": row_ranges(row["row"] for row in found)}, lang),
            f"{kind}: {found[0]['text']}" if found[0]["text"] else kind,
        )
        for kind, found in kinds.items()
    ]
    if width < NARROW:
        for where, what in lines:
            yield from _hanging("  ", f"{where}: {what}", width)
    else:
        yield from _aligned(lines, most=(26,), width=width)


def _kind(why: Any, lang: str) -> str:
    """Return what a row is that is no tie; a kind that has no word yet is written as it is."""
    if isinstance(why, Mapping):
        return _reason(why, lang)
    known = sentences(lang).get(f"plan.aside.{why}".replace(" ", "_"))
    return known or str(why).replace("_", " ")


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
    """Write what is not certain; that a sheet was set aside is written where the sheet is."""
    by_code: dict[str, list[Described]] = {}
    for note in plan["notes"]:
        if note["code"] not in ("hidden_sheet", "no_header"):
            by_code.setdefault(note["code"], []).append(note)
    if not by_code:
        return []
    lines = [_say("notes", lang)]
    for notes in by_code.values():
        for note in notes[:MOST_NOTES]:
            text = located(_reason(note, lang), lang, sheet=note["sheet"], row=note["row"])
            lines += _hanging("  ", text, width)
        if len(notes) > MOST_NOTES:
            lines.append(f"  {phrase('rows_more', {'count': len(notes) - MOST_NOTES}, lang)}")
    return lines


def _sum(sheets: Sequence[Described], lang: str, width: int) -> list[str]:
    read = sum(sheet["rows"] for sheet in sheets)
    aside = sum(len(sheet["set_aside"]) for sheet in sheets)
    return wrapped(_say("sum", lang, count=read + aside, read=read, aside=aside), width)


# ---- words ----


def _say(word: str, lang: str, **params: Any) -> str:
    return phrase(f"plan.{word}", params, lang)


def _reason(why: Any, lang: str) -> str:
    """Write a reason that a plan holds as its code and parameters; a text is one already."""
    return sentence(why["code"], why["params"], lang) if isinstance(why, Mapping) else str(why)


def _hanging(first: str, text: str, width: int) -> Iterator[str]:
    """Write a text behind a mark, its other lines below its first."""
    indent = " " * len(first)
    lines = wrapped(text, width - len(first))
    yield (first + lines[0]).rstrip()
    yield from (indent + line for line in lines[1:])
