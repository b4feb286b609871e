"""Tables as CSV and workbooks: the one writer of both."""

import csv
import io
import time

import openpyxl
import pandas as pd
from sistermap.geo.sheets import add_sheet, book_bytes, csv_sheet, new_book, rows_of

HOSTILE = ["=1+1", "@SUM(1)", "a\x00b", "\ud800", "x" * 40_000, "부산"]
# By OWASP's rule a quote is put before a formula; by XML 1.0 two of these have no way to be written; Excel keeps 32,767.
SAFE = ["'=1+1", "'@SUM(1)", "a\ufffdb", "\ufffd", "x" * 32_766, "부산"]


def book_of(header, rows):
    book = new_book()
    add_sheet(book, "ties", header, rows, {})
    return book_bytes(book)


def test_both_kinds_of_file_have_the_same_safe_cells():
    rows = [[text, 3] for text in HOSTILE]
    listed = [*csv.reader(io.StringIO(csv_sheet(["name", "count"], rows).decode("utf-8-sig")))]
    assert listed == [["name", "count"], *([text, "3"] for text in SAFE)]
    sheet = openpyxl.load_workbook(io.BytesIO(book_of(["name", "count"], rows)))["ties"]
    assert [(name.value, name.data_type, count.value) for name, count in sheet.iter_rows(min_row=2)] == [
        (text, "s", 3) for text in SAFE
    ]


def test_book_bytes_does_not_depend_on_the_time(monkeypatch):
    first = book_of(["name"], [["Busan"]])
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert book_of(["name"], [["Busan"]]) == first


def test_rows_of_leaves_missing_cells_empty_and_whole_numbers_whole():
    table = pd.DataFrame({"name": ["Busan", None], "year": pd.array([1976, None], dtype="Int64")})
    assert rows_of(table) == [["Busan", 1976], [None, None]]
    assert csv_sheet(["name", "year"], rows_of(table)).decode("utf-8-sig").split() == [
        "name,year",
        "Busan,1976",
        ",",
    ]
