"""The review sheet: one row per name that needs a decision, for the user to fill in."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from ..errors import DecisionError
from ..exports.atomic import write_whole
from ..exports.filled_in_sheet import add_list, open_book
from ..reasons import because, phrase, read_reason
from ..sheets import book_bytes, csv_sheet, safe_cell
from .decision import Decided
from .decision_sheet import ANY_COUNTRY, COLUMNS
from .decisions import Decisions, read_decisions
from .mentions import Key, key_of, list_rows, mentions

if TYPE_CHECKING:
    from ..gazetteer.store import Gazetteer

# Of the .xlsx, in characters.
WIDTHS = {"name": 28, "country": 18, "rows": 12, "verdict": 11, "reason": 44, "place": 30, "candidates": 78,
          "decision": 34, "note": 24}  # fmt: skip
HELP = "Pick a candidate, or write a place_id, 'lat, lon' such as 35.18, 129.07, or skip."

Row = dict[str, Any]
NameOf = Callable[[str], str | None]


def write_review(
    geocoded: pd.DataFrame,
    path: str | os.PathLike[str],
    *,
    all_names: bool = False,
    previous: Decisions | None = None,
    gazetteer: Gazetteer | None = None,
    lang: str = "en",
) -> int:
    """Write one row per distinct name and country that needs a decision.

    What the user decided and noted before is carried over: from `previous` and from the file at `path`, if there is
    one, also where the table no longer has the name.

    Parameters
    ----------
    geocoded
        `schema.GEOCODED`.
    path
        Ends in .csv or .xlsx, or ``-`` for CSV on standard output. The workbook has a list to pick from in each row.
    all_names
        Every name, also those that are placed.
    previous
        Decisions made in other files.
    gazetteer
        Names regions and countries, which go by their codes without it.
    lang
        The language of the reasons and the candidates: a BCP 47 tag of `languages.LANGUAGES`. The headers stay as they
        are, so that the sheet can be read again.

    Returns
    -------
    int
        How many names still wait for a decision.

    Raises
    ------
    DecisionError
        If the suffix is another, or the file at `path` is no review sheet: it is not written over.
    ExportError
        If the file cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> from sistermap import data
    >>> from sistermap.geo.gazetteer import Gazetteer
    >>> from sistermap.geo.naming.geocode_ties import geocode_ties
    >>> from sistermap.geo.schema import TIES
    >>> ties = pd.DataFrame({"from_name": ["Busan"], "to_name": ["Springfield"]}).reindex(columns=TIES)
    >>> with Gazetteer.open(data.HERE) as gazetteer, tempfile.TemporaryDirectory() as folder:
    ...     write_review(geocode_ties(ties, gazetteer), f"{folder}/ties.xlsx.places.csv")
    1
    """
    write = csv_sheet if str(path) == "-" else WRITERS.get(Path(path).suffix.lower())
    if write is None:
        raise DecisionError(f"{path}: a review sheet is written as .csv or .xlsx")
    known = _known(path, previous)
    rows = _review_rows(geocoded, known, all_names=all_names, name_of=_names(gazetteer), lang=lang)
    header = [*COLUMNS, *known.own]
    write_whole(path, write(header, [[row.get(column) for column in header] for row in rows]))
    return sum(row["verdict"] in ("ambiguous", "missing") and not row["decision"] for row in rows)


def _names(gazetteer: Gazetteer | None) -> NameOf:
    """Return what names the place of a place_id."""

    @functools.cache
    def name_of(place_id: str) -> str | None:
        place = gazetteer.place(place_id) if gazetteer else None
        return place.name if place else None

    return name_of


def _known(path: str | os.PathLike[str], previous: Decisions | None) -> Decisions:
    """Join what was decided elsewhere with the file that is about to be written over."""
    if not Path(path).is_file() or not Path(path).stat().st_size:
        return previous or Decisions({})
    here = read_decisions([path])
    if previous is None:
        return here
    return here.joined(previous)


def _review_rows(
    geocoded: pd.DataFrame, known: Decisions, *, all_names: bool, name_of: NameOf, lang: str
) -> list[Row]:
    """Make the rows in the order in which the table first names them; names that it no longer has come last."""
    table = mentions(geocoded)
    keys = [key_of(*pair) for pair in zip(table["name"], table["country"], strict=True)]
    table = table.assign(key=pd.Series(keys, index=table.index, dtype=object))
    table = table[table["key"].str[0].ne("")]
    waiting = set(
        table.loc[table["verdict"].fillna("missing").ne("placed") | table["match"].eq("guess"), "key"]
    )
    groups: dict[Key, list[Row]] = {}
    records: list[Any] = table.to_dict("records")
    for record in records:
        groups.setdefault(record["key"], []).append(record)
    rows = [
        _row(key, group, known.find(key), name_of, lang)
        for key, group in groups.items()
        if all_names or key in waiting or known.find(key)
    ]
    held = {made.where for key in groups if (made := known.find(key))}
    return rows + [
        _absent_name(key, made, lang) for key, made in known.rows.items() if made.where not in held
    ]


def _row(key: Key, group: list[Row], decided: Decided | None, name_of: NameOf, lang: str) -> Row:
    # Where the rows of one name were judged differently, the one that is not placed is shown.
    first = next((one for one in group if one["verdict"] != "placed"), group[0])
    why = read_reason(first["reason_code"], first["reason_params"])
    return {
        "name": key[0],
        "country": key[1] or None,
        "rows": list_rows([one["row"] for one in group], [one["sheet"] for one in group]),
        "verdict": first["verdict"] or "missing",
        "reason": why.sentence(lang) if why else first["reason"],
        "place": _placed(first, name_of),
        "candidates": "\n".join(_candidates(first["candidates"], name_of, lang)),
        **_carried(decided),
    }


def _absent_name(key: Key, made: Decided, lang: str) -> Row:
    country = None if key[1] == ANY_COUNTRY else made.country
    reason = because("decision_unused").sentence(lang)
    return {"name": made.name, "country": country, "verdict": None, "reason": reason, **_carried(made)}


def _carried(decided: Decided | None) -> Row:
    if decided is None:
        return {"decision": None, "note": None}
    return {**decided.own, "decision": decided.written or None, "note": decided.note}


def _placed(row: Mapping[str, Any], name_of: NameOf) -> str | None:
    if row["verdict"] != "placed":
        return None
    name = row["place_name"] or f"{row['lat']}, {row['lon']}"
    return _within(name, row["admin1"], row["country_code"], name_of)


def _candidates(listed: str | None, name_of: NameOf, lang: str) -> list[str]:
    """Write the candidates under one another, numbered, each with what distinguishes it from the others and its place_id."""
    lines = []
    for number, one in enumerate(json.loads(listed) if listed else (), start=1):
        region = one.get("region") if one["level"] != "admin1" else None
        where = _within(one["name"], region, one["country"], name_of)
        level = phrase(f"level.{one['level']}", {}, lang)
        people = f", {phrase('people', {'count': one['population']}, lang)}" if one.get("population") else ""
        point = f", {one['lat']:.2f} {one['lon']:.2f}" if one.get("lat") is not None else ""
        lines.append(f"{number}. {where}: {level}{people}{point} [{one['place_id']}]")
    return lines


def _within(name: str, region: str | None, country: str | None, name_of: NameOf) -> str:
    """Write a place with what it lies in."""
    parts = [
        (name_of(f"{level}:{code}") or code)
        for level, code in (("admin1", region), ("country", country))
        if isinstance(code, str) and code
    ]
    return ", ".join(dict.fromkeys([name, *parts]))


# ---- the files ----


def _xlsx(header: Sequence[str], rows: Sequence[Sequence[object]]) -> bytes:
    """Make the workbook; a hidden sheet holds each row's choices, for a list in a cell may have only 255 characters."""
    from openpyxl.utils import get_column_letter

    book = open_book("review", header, rows, WIDTHS, "decision")
    picks = book.create_sheet("picks")
    picks.sheet_state = "hidden"
    column, at_candidates = get_column_letter(header.index("decision") + 1), header.index("candidates")
    for number, row in enumerate(rows, start=2):
        candidates = row[at_candidates]
        choices = [*(str(candidates).split("\n") if candidates else []), "skip"]
        for at, choice in enumerate(choices, start=1):
            picks.cell(number, at, safe_cell(choice))
        listed = f"picks!$A${number}:${get_column_letter(len(choices))}${number}"
        add_list(book.worksheets[0], f"{column}{number}", listed, title="Decision", prompt=HELP)
    return book_bytes(book)


WRITERS = {".csv": csv_sheet, ".xlsx": _xlsx}
