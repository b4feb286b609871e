"""How a table was read: what each sheet and column is, which rows were set aside, and what is not certain."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..reasons import Reason, located
from .plan_text import plan_text, rows_accounted


@dataclass(frozen=True, slots=True)
class Note:
    """One remark on how a table was read.

    Attributes
    ----------
    why
        One of `reason_codes.NOTE_CODES`; its sentence holds without the place, which `as_text` puts before it.
    source, sheet, row, column
        Where: the file as the user named it, the sheet's name, the row as a spreadsheet counts, the column's label.
        None where the note is about more than one.
    """

    why: Reason
    source: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None

    @property
    def code(self) -> str:
        """What the note is about, for programs."""
        return self.why.code

    @property
    def sentence(self) -> str:
        """The same in English; `why.sentence` writes it in other languages."""
        return self.why.sentence()

    def as_text(self, lang: str = "en") -> str:
        """Return the note in a language, with its place before it.

        Examples
        --------
        >>> from sistermap.geo.reasons import because
        >>> Note(because("hidden_sheet"), "ties.xlsx", "draft").as_text()
        'ties.xlsx, sheet draft: The sheet is hidden and was set aside.'
        """
        message = self.why.sentence(lang)
        return located(message, lang, source=self.source, sheet=self.sheet, row=self.row)

    def __str__(self) -> str:
        """Return `as_text`."""
        return self.as_text()

    def as_dict(self) -> dict[str, Any]:
        """Return the note as what JSON can hold.

        Examples
        --------
        >>> from sistermap.geo.reasons import because
        >>> Note(because("no_header"), "ties.csv").as_dict()["code"]
        'no_header'
        """
        why = {"code": self.code, "params": dict(self.why.params), "sentence": self.sentence}
        where = {"source": self.source, "sheet": self.sheet, "row": self.row, "column": self.column}
        return why | where


class ColumnPlan(NamedTuple):
    """What one column of a sheet is."""

    position: int  # 1 is the first
    label: str  # as written; under a heading over several columns, "heading / label"
    role: (
        str | None
    )  # a column of `schema.TIES`, from_region or to_region; None: the user's own, carried along
    guessed: bool = False  # recognised by a word inside the label only
    named: bool = False  # the role was given by the user


class SetAside(NamedTuple):
    """A row below the header that is no tie."""

    row: int
    why: str  # "total" or "repeated header"
    text: str  # its cells


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How one sheet was read.

    Attributes
    ----------
    name
        None where the file has only one and gives it no name.
    header_row
        The row of the labels, as a spreadsheet counts; 0 where the records of a file carry their labels themselves.
        None where no column names a place: the sheet was set aside.
    columns
        In the order of the sheet.
    rows
        How many rows became ties or memberships.
    set_aside
        Rows below the header that did not.
    hidden
        Whether the sheet is hidden, and was set aside for that.
    """

    name: str | None
    header_row: int | None = None
    columns: tuple[ColumnPlan, ...] = ()
    rows: int = 0
    set_aside: tuple[SetAside, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """How a table was read.

    Attributes
    ----------
    source
        The file as the user named it.
    sheets
        Every sheet of it, in its order.
    notes
        What was left out and what is not certain.
    """

    source: str
    sheets: tuple[SheetPlan, ...] = ()
    notes: tuple[Note, ...] = ()

    def as_text(self, lang: str = "en", *, width: int = 80) -> str:
        """Return the plan for a terminal of a width, several lines.

        Examples
        --------
        >>> columns = (ColumnPlan(1, "자매도시", "to_name"), ColumnPlan(2, "담당", None))
        >>> print(Plan("ties.csv", (SheetPlan(None, 1, columns, rows=12),)))
        ties.csv: header in row 1
        <BLANKLINE>
             column    role     why
          A  자매도시  to_name  by its label
          B  담당      –        kept as it is
        <BLANKLINE>
        12 rows = 12 read
        """
        return plan_text(self.as_dict(), lang, width)

    def accounts(self, lang: str = "en") -> str:
        """Return what became of all rows, in one line.

        Examples
        --------
        >>> columns = (ColumnPlan(1, "City", "from_name"),)
        >>> Plan("ties.csv", (SheetPlan(None, 1, columns, rows=12, set_aside=(SetAside(14, "total", "12"),)),)).accounts()
        '13 rows = 12 read + 1 set aside'
        """
        return "; ".join(rows_accounted(self.as_dict()["sheets"], lang))

    def __str__(self) -> str:
        """Return `as_text`."""
        return self.as_text()

    def as_dict(self) -> dict[str, Any]:
        """Return the plan as what JSON can hold.

        Examples
        --------
        >>> Plan("ties.csv", (SheetPlan(None, 1, (ColumnPlan(1, "City", "from_name"),), 2),)).as_dict()["sheets"][0]["columns"]
        [{'position': 1, 'label': 'City', 'role': 'from_name', 'guessed': False, 'named': False}]
        """
        sheets = [
            {field.name: getattr(sheet, field.name) for field in dataclasses.fields(sheet)}
            | {"columns": [column._asdict() for column in sheet.columns]}
            | {"set_aside": [row._asdict() for row in sheet.set_aside]}
            for sheet in self.sheets
        ]
        return {
            "source": self.source,
            "sheets": sheets,
            "notes": [note.as_dict() for note in self.notes],
        }
