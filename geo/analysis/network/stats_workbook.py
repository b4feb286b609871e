"""Figures of a network as a workbook: a sheet of figures with their definitions, and one for each kind of list."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd

from ...cells import CELL_LENGTH, guard_formula, legal_in_xml

WIDTHS = {"definition": 80, "source": 50, "label": 40, "place_id": 24, "name": 28, "other_name": 28}
WIDTH = 14


def stats_workbook(tables: dict[str, pd.DataFrame]) -> bytes:
    """Write tables as sheets, by their names; those without a row are left out.

    Examples
    --------
    >>> import openpyxl
    >>> made = stats_workbook({"figures": pd.DataFrame({"label": ["Ties"], "value": [2]}), "growth": pd.DataFrame()})
    >>> [sheet.title for sheet in openpyxl.load_workbook(io.BytesIO(made))]
    ['figures']
    """
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, table in tables.items():
        if len(table):
            _fill(book.create_sheet(name), table)
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def _fill(sheet: Any, table: pd.DataFrame) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.append(list(table.columns))
    for row in table.astype(object).where(table.notna(), None).itertuples(index=False):
        sheet.append([_cell(value) for value in row])
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.data_type == "f":
                cell.data_type = "s"
    for at, column in enumerate(table.columns, start=1):
        sheet.cell(1, at).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(at)].width = WIDTHS.get(column, WIDTH)
    sheet.freeze_panes = "A2"


def _cell(value: object) -> object:
    """Make a value what a cell can hold, and no program runs."""
    return guard_formula(legal_in_xml(value)[: CELL_LENGTH - 1]) if isinstance(value, str) else value
