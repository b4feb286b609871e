"""A table of partnerships, however untidy -> tidy ties, and how they were read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..errors import TableError
from ..reasons import because
from ..schema import TIES
from .files import Sheet, Source, name_of, read_sheets
from .header import Header, find_header
from .header_row import DEEPEST
from .named_columns import check_found, check_roles, find_named
from .options import ReadOptions
from .plan import Note, Plan, SheetPlan
from .sheet_rows import SheetReader

if TYPE_CHECKING:
    import pandas as pd

    from ..gazetteer import Gazetteer


class Reading(NamedTuple):
    """What `read_ties` gives."""

    ties: pd.DataFrame  # `schema.TIES`, then the user's other columns
    plan: Plan


def read_ties(
    table: Source, options: ReadOptions | None = None, *, gazetteer: Gazetteer | None = None
) -> Reading:
    r"""Read a table of partnerships.

    Parameters
    ----------
    table
        The path of a file, an open binary file, whose name says what it is, or else its first bytes; or a data frame,
        whose columns are the header, in row 1, and whose index is not looked at. Encodings, delimiters, headers, titles
        above the header, headers of two rows and several sheets are found out.
    options
        What the user states about it; None: nothing.
    gazetteer
        By which places and countries are recognised in the cells. None: columns are known by their words alone.

    Returns
    -------
    Reading
        ``ties``: the columns of `geo.schema.TIES`, then the user's other columns, untouched; one row per row of the
        file, in its order. ``plan``: what each sheet and column is, what was set aside and what is not certain.

    Raises
    ------
    TableError
        If the file, a date or a coordinate cannot be read, if a role of `columns` is none, or its label nowhere; with
        the place and what was expected.

    Examples
    --------
    >>> import io, pandas as pd
    >>> ties, plan = read_ties(io.BytesIO("자매도시,국가\n上海,中国\n".encode()), ReadOptions(home="Busan, KR"))
    >>> ties[["row", "from_name", "to_name", "to_country", "kind"]].values.tolist()
    [[2, 'Busan, KR', '上海', '中国', 'sister']]
    >>> [(column.label, column.role) for column in plan.sheets[0].columns]
    [('자매도시', 'to_name'), ('국가', 'to_country')]
    >>> frame = pd.DataFrame({"from": ["Busan"], "to": ["Kobe"]})
    >>> read_ties(frame).ties[["row", "from_name", "to_name"]].values.tolist()
    [[2, 'Busan', 'Kobe']]
    >>> frame = pd.DataFrame({"Kota": ["Surabaya"], "Kota Kembar": ["Busan"], "Tanggal": ["1994-11-10"]})
    >>> columns = {"from_name": "Kota", "to_name": "Kota kembar", "since": "Tanggal"}
    >>> read_ties(frame, ReadOptions(columns=columns)).ties[["from_name", "to_name", "since"]].values.tolist()
    [['Surabaya', 'Busan', '1994-11-10']]
    """
    import pandas as pd

    options = options or ReadOptions()
    home, named = options.home, options.columns
    check_roles(named)
    source = name_of(table)
    sheets = read_sheets(table, encoding=options.encoding)
    visible = [sheet for sheet in sheets if not sheet.hidden]
    headers = {
        id(sheet): header
        for sheet in visible
        if (header := find_header(sheet, partners_only=home is not None, named=named))
    }
    _check_named(named, visible, headers, source)
    if not headers:
        raise _no_header(visible, source)
    frames: list[pd.DataFrame] = []
    plans: list[SheetPlan] = []
    notes: list[Note] = []
    for sheet in sheets:
        if header := headers.get(id(sheet)):
            reader = SheetReader(sheet, header, source, home)
            frames.append(reader.read())
            plans.append(reader.plan)
            notes += reader.notes
        else:
            plans.append(SheetPlan(sheet.name, hidden=sheet.hidden))
            notes += _set_aside(sheet, source)
    ties = pd.concat(frames, ignore_index=True)
    if ties.empty:
        raise TableError(f"{source} has a header and no rows; expected at least one partnership")
    ties["tie_id"] = [f"t{number}" for number in range(1, len(ties) + 1)]
    if len(visible) == 1:
        ties["sheet"] = None
    others = [column for column in ties.columns if column not in TIES]
    return Reading(ties.reindex(columns=[*TIES, *others]), Plan(source, tuple(plans), tuple(notes)))


def _check_named(
    named: Mapping[str, str], sheets: list[Sheet], headers: Mapping[int, Header], source: str
) -> None:
    found = {role for header in headers.values() for role in header.named}
    labels = [label for header in headers.values() for label in header.labels]
    first = [
        str(cell) for sheet in sheets for _, cells in sheet.rows[:1] for cell in cells if cell is not None
    ]
    if headers:
        check_found(named, found, labels, source)
    else:
        everywhere = {
            role
            for sheet in sheets
            for _, cells in sheet.rows[:DEEPEST]
            for role in find_named([str(cell) for cell in cells if cell is not None], named)
        }
        check_found(named, everywhere, first, source)


def _set_aside(sheet: Sheet, source: str) -> list[Note]:
    """Note why a sheet was not read; an empty one needs no note."""
    if sheet.hidden:
        return [Note(because("hidden_sheet"), source, sheet.name)]
    if sheet.rows:
        return [Note(because("no_header"), source, sheet.name)]
    return []


def _no_header(sheets: list[Sheet], source: str) -> TableError:
    rows = next((sheet.rows for sheet in sheets if sheet.rows), [])
    seen = ", ".join(str(cell) for cell in (rows[0][1] if rows else []) if cell is not None)[:200]
    return TableError(
        f"{source}: no header names a place; found the columns {seen or 'none'},"
        " expected at least a partner city (or from and to, or a city and a network)"
    )
