"""An answer that the user saved from the page of the service, or by another program -> its rows. Nothing is sent."""

from __future__ import annotations

import json
import os

from ..errors import TableError
from ..local_files import local_bytes, shown_path
from .statements import Bindings, item_of, rows_of

MOST_BYTES = 256 << 20
EXPECTED = "the answer to a query that sistermap wrote, as JSON"


def read_saved_answer(path: str | os.PathLike[str]) -> list[Bindings]:
    """Read the saved answer to a query that `ties_query` wrote.

    Parameters
    ----------
    path
        JSON as services send it (application/sparql-results+json), or as the page of Wikidata's service saves it with all
        of its types: a list of rows.

    Raises
    ------
    TableError
        If it is something else.
    """
    shown = shown_path(path)
    content = local_bytes(path, TableError, EXPECTED, most=MOST_BYTES)
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except RecursionError as problem:
        raise TableError(f"{shown}: is nested too deeply; expected {EXPECTED}") from problem
    except ValueError as problem:
        raise TableError(f"{shown}: is no whole JSON in UTF-8 ({problem}); expected {EXPECTED}") from problem
    rows = rows_of({"results": {"bindings": whole}} if isinstance(whole, list) else whole)
    if rows is None:
        raise TableError(f"{shown}: is JSON without results.bindings; expected {EXPECTED}")
    if rows and all(isinstance(value, str) for row in rows for value in row.values()):
        raise TableError(
            f"{shown}: is the short JSON, which lacks the languages of names; save the one with all types (verbose)"
        )
    return rows


def places_of(rows: list[Bindings]) -> list[str]:
    """Return the items that the query was about, in the order of the answer."""
    return list(dict.fromkeys(item for row in rows if (item := item_of(row, "place"))))
