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
    """What one column of a table is, and why."""

    position: int  # 1 is the first of the sheet
    label: str  # as written; under a heading over several columns, "heading / label"
    role: str | None  # one of `named_columns.ROLES`; None: the user's own, carried along
    by: str | None = None  # "user", "label", "word" inside the label, or "cells"; None where it has no role
    holds: str | None = None  # what most of its cells are: country, place, date, kind, …
    matching: int = 0  # how many of the filled cells are that
    filled: int = 0
    hidden: bool = False  # whether the user's program hides it


class SetAside(NamedTuple):
    """A row below the header that is no tie."""

    row: int
    why: str  # "total", "repeated_header", "footnote" or "mirrored"
    text: str  # its cells


class HeadingRow(NamedTuple):
    """A row below the header that says something of the rows below it."""

    row: int
    says: str  # "country", "kind", "status", "place", or "group" where a tie has nothing of the kind
    text: str


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How one table on a sheet was read.

    Attributes
    ----------
    name
        Of the sheet; None where the file has only one and gives it no name.
    header_row
        The row of the labels, as a spreadsheet counts, the lower one of two; 0 where the records of a file carry their
        labels themselves. None where there is none, and where the table was set aside.
    columns
        In the order of the sheet; empty where no column names a place: the table was set aside.
    layout
        "partners" of one place, "pairs", "members" of a network, "series" of partners beside one another, "matrix",
        or "edges" between the ids of a table of nodes; None where it was set aside, or holds the nodes.
    rows
        How many rows became ties or memberships.
    ties
        How many ties and memberships these are: a row with three partners is three.
    title_rows, header_rows
        Numbers of the rows above and of the header.
    headings, set_aside
        Rows below the header that are no ties.
    hidden
        Whether the sheet is hidden, and was set aside for that.
    hidden_rows
        Numbers of the rows that the user's program hides; they are read, but not published.
    rows_in
        How many rows of the sheet hold something.
    """

    name: str | None
    header_row: int | None = None
    columns: tuple[ColumnPlan, ...] = ()
    layout: str | None = None
    rows: int = 0
    ties: int = 0
    title_rows: tuple[int, ...] = ()
    header_rows: tuple[int, ...] = ()
    headings: tuple[HeadingRow, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    hidden: bool = False
    hidden_rows: tuple[int, ...] = ()
    rows_in: int = 0

    @property
    def accounted(self) -> int:
        """How many rows are in a class; all of `rows_in`, but for a table that was set aside whole."""
        return sum(map(len, (self.title_rows, self.header_rows, self.headings, self.set_aside))) + self.rows


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
        >>> columns = (ColumnPlan(1, "자매도시", "to_name", "label"), ColumnPlan(2, "담당", None))
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
        >>> sheet = SheetPlan(None, 1, (ColumnPlan(1, "City", "from_name", "label"),))
        >>> Plan("ties.csv", (sheet,)).as_dict()["sheets"][0]["columns"][0]["role"]
        'from_name'
        """
        sheets = [
            {field.name: getattr(sheet, field.name) for field in dataclasses.fields(sheet)}
            | {"columns": [column._asdict() for column in sheet.columns]}
            | {"headings": [row._asdict() for row in sheet.headings]}
            | {"set_aside": [row._asdict() for row in sheet.set_aside]}
            for sheet in self.sheets
        ]
        return {
            "source": self.source,
            "sheets": sheets,
            "notes": [note.as_dict() for note in self.notes],
        }
