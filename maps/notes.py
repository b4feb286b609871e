"""The steps of a story that a page tells over its map, as the user writes them in a small table or in Markdown."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import pandas as pd

from ..geo.errors import MapError
from .layer_like import LayerLike, rows_of_ties
from .place_names import known_names

MOST_STEPS = 40
MOST_LETTERS = 1200  # of a step's text: it lies over the map
COLUMNS = ("heading", "text", "place", "years", "kind", "country", "map")
_VIEWS = ("home", "flat")


def read_notes(path: str | os.PathLike[str], layer: LayerLike) -> tuple[dict[str, str], ...]:
    """Read the steps and check that what they show is on the map.

    Parameters
    ----------
    path
        A .csv or .xlsx with the columns heading, text, place, years, kind, country and map, of which only heading must be;
        or a .md where each step is a ``## heading``, lines ``place: …`` and the like, and its text.
    layer
        What the page draws: a place is named as the list or the map names it, a kind by our name or the list's word.

    Returns
    -------
    tuple of dict
        ``heading``, ``text`` and ``hash`` of each step, the last being what the page's address has behind ``#``.

    Raises
    ------
    MapError
        If the file cannot be read, or a step shows what is not on the map: one line with file and row.
    """
    file = Path(path)
    rows = _read_markdown(file) if file.suffix.lower() in (".md", ".markdown") else _read_table(file)
    if not rows:
        raise MapError(f"{file}: has no steps, expected rows with a heading")
    if len(rows) > MOST_STEPS:
        raise MapError(f"{file}: has {len(rows)} steps, expected {MOST_STEPS} at most")
    return tuple(_step(f"{file}, row {number}", cells, layer) for number, cells in rows)


# ---- the file ----


def _read_table(file: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        if file.suffix.lower() == ".xlsx":
            table = pd.read_excel(file, dtype=str)
        else:
            table = pd.read_csv(file, dtype=str, encoding="utf-8-sig", sep=None, engine="python")
    except OSError:
        raise
    except Exception as error:  # each reader has errors of its own
        raise MapError(f"{file}: cannot be read as notes: {str(error).splitlines()[0]}") from error
    table.columns = [str(name).strip().casefold() for name in table.columns]
    if "heading" not in table.columns:
        found = ", ".join(table.columns)
        raise MapError(
            f"{file}: has the columns {found}, expected heading and any of {', '.join(COLUMNS[1:])}"
        )
    twice = [name for name in COLUMNS if (table.columns == name).sum() > 1]
    if twice:
        raise MapError(f"{file}: has more than one column {twice[0]}, expected each only once")
    known = table.loc[:, table.columns.isin(COLUMNS)].reindex(columns=list(COLUMNS)).astype(object).fillna("")
    rows = [{str(key): str(value).strip() for key, value in row.items()} for row in known.to_dict("records")]
    return [(number, cells) for number, cells in enumerate(rows, start=2) if any(cells.values())]


def _read_markdown(file: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise MapError(f"{file}: is no UTF-8 at byte {error.start}; save it as UTF-8") from error
    rows: list[tuple[int, dict[str, str]]] = []
    for number, line in enumerate(map(str.rstrip, lines), start=1):
        if heading := re.fullmatch(r"#{1,6}\s++(\S.*+)", line):
            rows.append((number, dict.fromkeys(COLUMNS, "") | {"heading": heading[1]}))
        elif rows and (setting := re.fullmatch(r"\s*+(place|years|kind|country|map)\s*+:\s*+(\S.*+)", line)):
            rows[-1][1][setting[1]] = setting[2]
        elif rows and line.strip():
            rows[-1][1]["text"] = f"{rows[-1][1]['text']} {line.strip()}".strip()
    return rows


# ---- a step ----


def _step(where: str, cells: Mapping[str, str], layer: LayerLike) -> dict[str, str]:
    if not cells["heading"]:
        raise MapError(f"{where}: has no heading, expected a few words")
    if len(cells["text"]) > MOST_LETTERS:
        raise MapError(f"{where}: the text has {len(cells['text'])} letters, expected {MOST_LETTERS} at most")
    pairs = []
    if cells["map"]:
        if cells["map"].casefold() not in _VIEWS:
            raise MapError(f"{where}: map is {cells['map']!r}, expected home or flat")
        pairs.append(("map", cells["map"].casefold()))
    if cells["years"]:
        pairs.append(("years", _years(where, cells["years"])))
    if cells["kind"]:
        pairs.append(("kind", _kind(where, cells["kind"], layer)))
    if cells["country"]:
        pairs.append(("country", _country(where, cells["country"], layer)))
    if cells["place"]:
        pairs.append(("place", _place(where, cells["place"], layer)))
    address = "&".join(f"{key}={quote(value, safe=':,~')}" for key, value in pairs)
    return {"heading": cells["heading"], "text": cells["text"], "hash": address}


def _years(where: str, text: str) -> str:
    found = re.fullmatch(r"(\d{4})(?:\s*[-–~]\s*(\d{4}))?", text)
    if not found:
        raise MapError(f"{where}: years is {text!r}, expected a year or two, such as 1990-2000")
    first, last = sorted((found[1], found[2] or found[1]))
    return f"{first}~{last}"


def _kind(where: str, text: str, layer: LayerLike) -> str:
    kinds = (
        rows_of_ties(layer)["kind"].dropna()
        if "kind" in rows_of_ties(layer).columns
        else pd.Series(dtype=object)
    )
    own = rows_of_ties(layer).get("kind_original", pd.Series(index=rows_of_ties(layer).index, dtype=object))
    for kind, word in zip(kinds, own.reindex(kinds.index), strict=True):
        if text.casefold() in (str(kind).casefold(), str(word).casefold()):
            return str(kind)
    raise MapError(f"{where}: kind is {text!r}, expected one of {', '.join(sorted(set(map(str, kinds))))}")


def _country(where: str, text: str, layer: LayerLike) -> str:
    places = layer.places
    names = places.get("country_name", places["country"]).fillna("")
    for code, name in zip(places["country"].fillna(""), names, strict=True):
        if code and text.casefold() in (str(code).casefold(), str(name).casefold()):
            return str(code)
    raise MapError(
        f"{where}: country is {text!r}, which no place of the map is in; expected a code such as JP"
    )


def _place(where: str, text: str, layer: LayerLike) -> str:
    names = known_names(layer)
    wanted = text.casefold().strip()
    found = [
        place_id for place_id, known in zip(layer.places["place_id"], names, strict=True) if wanted in known
    ]
    if len(found) != 1:
        problem = f"is {len(found)} places of the map" if found else "is not on the map"
        example = layer.places["name"].iloc[0] if len(layer.places) else "Busan"
        raise MapError(
            f"{where}: place {text!r} {problem}, expected a name as the list has it, such as {example!r}"
        )
    return str(found[0])
