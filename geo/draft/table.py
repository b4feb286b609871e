"""Proposals as a table that a user confirms, row by row."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ..errors import ExportError
from ..exports.atomic import write_whole
from ..exports.filled_in_sheet import add_list, open_book
from ..reasons import because
from ..sheets import book_bytes, csv_sheet, rows_of
from .item import Item
from .proposal import Drafts

if TYPE_CHECKING:
    import pandas as pd

_SIDE = ("name", "country", "region", "org")
COLUMNS = (
    "confirmed",  # empty: the user writes yes or no
    *(f"from_{field}" for field in _SIDE),
    *(f"to_{field}" for field in _SIDE),
    "kind", "status", "since", "until", "network", "title", "evidence", "confidence", "source", "published",
)  # fmt: skip
SUFFIXES = (".csv", ".xlsx")
# Of the .xlsx: by these columns a proposal is judged, so that they come first and are printed, large enough to read.
PRINTED = (
    "confirmed", "from_name", "from_org", "to_name", "to_org", "kind", "status", "since", "network", "evidence", "source",
)  # fmt: skip
_SHEET_COLUMNS = (*PRINTED, *(column for column in COLUMNS if column not in PRINTED))
_WIDTHS = dict.fromkeys(COLUMNS, 14) | {
    "confirmed": 11, "from_name": 17, "to_name": 17, "kind": 10, "status": 9, "since": 11, "until": 11, "title": 30,
    "evidence": 60, "confidence": 11, "source": 18, "published": 11,
}  # fmt: skip
_HELP = "yes: it is a tie. no: it is none. Empty: it is not confirmed."
_PAGE_HEAD = "Proposals. Write yes or no into the column confirmed."


def proposals_table(drafted: Iterable[tuple[Item, Drafts]]) -> pd.DataFrame:
    """Make the table of what is proposed: one row a tie, with the sentence that states it.

    Parameters
    ----------
    drafted
        Items and what is drafted from each. What an item states twice in the same words is one row.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, of text where they are not confidence; what is not stated is missing.

    Examples
    --------
    >>> proposals_table([]).columns[:3].tolist()
    ['confirmed', 'from_name', 'from_country']
    """
    import pandas as pd

    rows: dict[tuple[object, ...], dict[str, object]] = {}
    drafted = list(drafted)
    called = _called(item.path for item, _ in drafted)
    for item, drafts in drafted:
        for proposal in drafts.proposals:
            row = {column: getattr(proposal, column, None) for column in COLUMNS}
            row["confidence"] = round(proposal.confidence, 2)
            row["source"] = f"{called[item.path]}, line {proposal.line}"
            row["published"] = item.published
            stated = tuple(value for column, value in row.items() if column not in ("source", "confidence"))
            rows.setdefault((item.path, item.title_line, *stated), row)
    table = pd.DataFrame(list(rows.values()), columns=list(COLUMNS))
    texts = [column for column in COLUMNS if column != "confidence"]
    return table.astype(dict.fromkeys(texts, "str") | {"confidence": "float64"})


def _called(paths: Iterable[str]) -> dict[str, str]:
    """Name each file without the folders of this machine, which are nobody else's matter; two of one name with theirs."""
    names = {path: PurePath(path).name or path for path in paths}
    counts = Counter(names.values())
    return {
        path: name if counts[name] == 1 else "/".join(PurePath(path).parts[-2:])
        for path, name in names.items()
    }


def near_misses(drafted: Iterable[tuple[Item, Drafts]], lang: str = "en") -> list[dict[str, str]]:
    """List the sentences that are nearly a proposal, each with the reason why it is none.

    Examples
    --------
    >>> near_misses([])
    []
    """
    drafted = list(drafted)
    called = _called(item.path for item, _ in drafted)
    return [
        {
            "source": f"{called[item.path]}, line {miss.line}",
            "evidence": miss.evidence,
            "reason": because(miss.reason_code, **miss.params).sentence(lang),
            "reason_code": miss.reason_code,
        }
        for item, drafts in drafted
        for miss in drafts.near_misses
    ]


def check_proposals_path(path: str | os.PathLike[str]) -> None:
    """Refuse a file that proposals are not written as.

    Raises
    ------
    ExportError
        If its suffix is another.

    Examples
    --------
    >>> check_proposals_path("draft.pdf")
    Traceback (most recent call last):
    ...
    sistermap.geo.errors.ExportError: draft.pdf: proposals are written as .csv or .xlsx
    """
    if os.fspath(path) != "-" and PurePath(path).suffix.lower() not in SUFFIXES:
        raise ExportError(f"{os.fspath(path)}: proposals are written as .csv or .xlsx")


def write_proposals(table: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Write a table of proposals as .csv or .xlsx; ``-`` is CSV on standard output.

    A sheet has the columns first by which a proposal is judged, and prints these.

    Raises
    ------
    ExportError
        If the suffix is another, or the file cannot be written.
    """
    check_proposals_path(path)
    header, rows = list(table.columns), rows_of(table)
    if Path(path).suffix.lower() != ".xlsx":
        confidence = header.index("confidence")
        rows = [[f"{cell:.2f}" if at == confidence else cell for at, cell in enumerate(row)] for row in rows]
        write_whole(path, csv_sheet(header, rows))
        return
    write_whole(path, _workbook(table[list(_SHEET_COLUMNS)]))


def _workbook(table: pd.DataFrame) -> bytes:
    header, rows = list(table.columns), rows_of(table)
    book = open_book("Proposals", header, rows, _WIDTHS, "confirmed")
    sheet = book.worksheets[0]
    sheet.oddHeader.center.text = _PAGE_HEAD
    last = sheet.cell(len(rows) + 1, len(PRINTED)).coordinate
    sheet.print_area = f"A1:{last}"
    if rows:
        add_list(sheet, f"A2:A{len(rows) + 1}", '"yes,no"', title="Confirmed", prompt=_HELP)
    for cells in sheet.iter_cols(
        min_col=header.index("confidence") + 1, max_col=header.index("confidence") + 1, min_row=2
    ):
        for cell in cells:
            cell.number_format = "0.00"
    return book_bytes(book)
