"""Every place that a table names, one side of a tie a row: what the user decides on and proof-reads."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

import pandas as pd

from ..distinct_rows import distinct_rows
from ..normal_forms import normal_form
from ..schema import ANSWER, SIDES

MENTIONS = ("side", "row", "sheet", "name", "country", *ANSWER)
LONGEST = 32_000  # characters that a spreadsheet keeps of a cell, less a margin
MOST_ROWS = 20  # listed one by one

Key = tuple[str, str]


def mentions(geocoded: pd.DataFrame) -> pd.DataFrame:
    """List both sides of every tie under one another.

    Parameters
    ----------
    geocoded
        `schema.GEOCODED`.

    Returns
    -------
    pandas.DataFrame
        The columns `MENTIONS`, indexed as `geocoded` is, in the order of its rows. `name` is the organisation where a
        side has no place, and the country where it has neither. Empty sides are left out.

    Examples
    --------
    >>> row = {"row": 2, "from_name": "Seoul", "to_org": "WeGO", "to_country": "Korea"}
    >>> mentions(pd.DataFrame([row]))[["side", "name", "country"]].values.tolist()
    [['from', 'Seoul', None], ['to', 'WeGO', 'Korea']]
    """
    sides = [_side(geocoded, side) for side in SIDES]
    table = pd.concat(sides).sort_index(kind="stable")
    return table[table["name"].notna()]


def named(geocoded: pd.DataFrame) -> set[tuple[str | None, str | None]]:
    """Return the (name, country) of every mention, once each.

    Examples
    --------
    >>> named(pd.DataFrame([{"from_name": "Seoul", "to_org": "WeGO"}] * 2)) == {("Seoul", None), ("WeGO", None)}
    True
    """
    own = ["name", "org", "country"]
    pairs = set()
    for side in SIDES:
        table = geocoded.reindex(columns=[f"{side}_{column}" for column in own])
        cells = table.astype(object).where(table.notna(), None)
        for name, org, country in distinct_rows(*(cells[column].tolist() for column in cells)).rows:
            text = next((cell for cell in (name, org, country) if cell is not None), None)
            if text is not None:
                pairs.add((text, country))
    return pairs


def _side(geocoded: pd.DataFrame, side: str) -> pd.DataFrame:
    own = ["name", "org", "country", *ANSWER]
    table = geocoded.reindex(columns=["row", "sheet", *(f"{side}_{column}" for column in own)]).astype(object)
    table.columns = pd.Index(["row", "sheet", *own])
    table = table.where(table.notna(), None)
    name = table["name"].combine_first(table["org"]).combine_first(table["country"])
    return table.assign(side=side, name=name.where(name.notna(), None))[list(MENTIONS)]


def key_of(name: object, country: object) -> Key:
    """Return what makes two mentions the same question: the text, but for its spaces and its Unicode form.

    Examples
    --------
    >>> key_of(" New  York ", None)
    ('New York', '')
    """
    return _plain(name), _plain(country)


@functools.lru_cache(maxsize=65536)
def _plain_text(text: str) -> str:
    shown = "".join(char for char in text[:LONGEST] if char.isprintable() or char.isspace())
    return " ".join(normal_form("NFC", shown).split())


def _plain(value: object) -> str:
    return _plain_text(value) if isinstance(value, str) else ""


def list_rows(rows: Sequence[object], sheets: Iterable[object]) -> str:
    """Write where something is in a table, in any language.

    Examples
    --------
    >>> list_rows([2, 5], [None, None]), list_rows([2], ["2024"])
    ('2; 5', '2024!2')
    """
    places = [
        f"{sheet}!{row}" if isinstance(sheet, str) else str(row)
        for row, sheet in zip(rows, sheets, strict=True)
    ]
    more = f"; … (+{len(places) - MOST_ROWS})" if len(places) > MOST_ROWS else ""
    return "; ".join(places[:MOST_ROWS]) + more
