"""Dates as people write them. The right answers were read by hand."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.lengths import DATE
from sistermap.geo.tables import date_words
from sistermap.geo.tables.dates import read_date_column, read_dates
from sistermap.geo.tables.header_words import WORDS
from sistermap.geo.words import read_words


@pytest.mark.parametrize(
    ("cell", "since"),
    [
        ("1998.4.21", "1998-04-21"),
        ("1998. 4. 21.", "1998-04-21"),
        ("1998-04-21", "1998-04-21"),
        ("1998/4", "1998-04"),
        ("2016年3月15日", "2016-03-15"),
        ("2016년 3월 15일", "2016-03-15"),
        ("2016년 3월", "2016-03"),
        ("２０１６年３月", "2016-03"),
        ("15 March 2016", "2016-03-15"),
        ("15. März 2016", "2016-03-15"),
        ("1er mai 1999", "1999-05-01"),
        ("15 de agosto de 2001", "2001-08-15"),
        ("March 15, 2016", "2016-03-15"),
        ("May 2003", "2003-05"),
        ("19980421", "1998-04-21"),
        ("21.4.1998", "1998-04-21"),
        ("03.04.2005", "2005-04-03"),  # a full stop puts the day first, as German does
        ("3. 4. 2005", "2005-04-03"),
        ("21/04/1998", "1998-04-21"),
        ("04/21/1998", "1998-04-21"),
        ("03/04/2005", "2005"),
        ("'98.4.21", "1998-04-21"),
        ("1997.1.25, 2006.4.28", "1997-01-25"),
        ("1998", "1998"),
        (1998, "1998"),
        (1998.0, "1998"),
        (36271, "1999-04-21"),  # what LibreOffice shows for the serial day 36271
        ("昭和51年10月11日", "1976-10-11"),
        ("平成元年", "1989"),
        ("令和2年5月", "2020-05"),
        ("S51.10.11", "1976-10-11"),
        ("民國87年4月21日", "1998-04-21"),
        (dt.datetime(1998, 4, 21, 9, 30), "1998-04-21"),
        ("signed 1998 in Busan", "1998"),
        ("Sep.23.1985", "1985-09-23"),
        ("21st of May, 1999", "1999-05-21"),
        ("15-Mar-2016", "2016-03-15"),
        ("15-Mar-16", "2016-03-15"),
        ("Jan-99", "1999-01"),
        ("2016-Mar-15", "2016-03-15"),
        ("04/2005", "2005-04"),
        ("199804", "1998-04"),
        ("98.4.21", "1998-04-21"),
        ("15.3.98", "1998-03-15"),
        ("1998, 4, 21", "1998-04-21"),
        ("2016-03-15T00:00:00", "2016-03-15"),
        ("二〇一六年十二月三日", "2016-12-03"),
        ("民國八十七年", "1998"),
        ("seit 1962 (erneuert 1997)", "1962"),
        ("2025-11-13 (우호 2024-01-29)", "2025-11-13"),
    ],
)
def test_read_dates_keeps_the_precision_that_was_written(cell, since):
    assert read_dates(cell)[:2] == (since, None)


@pytest.mark.parametrize(
    ("cell", "both"),
    [
        ("1998-2004", ("1998", "2004")),
        ("2003 ~ 2008", ("2003", "2008")),
        ("2003.5.1 – 2008.4.30", ("2003-05-01", "2008-04-30")),
        ("2003 ~", ("2003", None)),
        ("2003 bis heute", ("2003", None)),
        ("20 Nov 1998 - 19 Nov 2003", ("1998-11-20", "2003-11-19")),
        ("1998.4.21-2003.4.20", ("1998-04-21", "2003-04-20")),
        ("~ 2003", (None, "2003")),
        ("until 2003", (None, "2003")),
        ("2003년까지", (None, "2003")),
    ],
)
def test_read_dates_takes_a_range_as_beginning_and_end(cell, both):
    assert read_dates(cell)[:2] == both


@pytest.mark.parametrize("cell", [None, "", "-", "미상", "unknown", "n/a"])
def test_read_dates_of_a_cell_without_digits_is_nothing(cell):
    assert read_dates(cell) == (None, None, None, None)


@pytest.mark.parametrize(
    "cell", ["2019-13-45", "1998.2.30", "31 April 2016", "12", "昭和51年13月", 10**12, "-5"]
)
def test_read_dates_notes_what_is_no_date(cell):
    dates = read_dates(cell)
    assert dates[:2] == (None, None)
    assert dates.doubt


@pytest.mark.parametrize(
    ("cell", "since"),
    [
        ("03/04/2005", "2005"),
        ("1998/99", "1998"),
        ("2003-Q2", "2003"),
        ("15/3/16", None),
        ("(before 1996)", None),
        ("1990년대", None),
        ("9999-12-31", None),
        ("0000-00-00", None),
        ("5 years", None),
    ],
)
def test_read_dates_tells_what_it_leaves_out(cell, since):
    dates = read_dates(cell)
    assert dates[:2] == (since, None)
    assert dates.doubt


@given(st.dates(dt.date(1800, 1, 1), dt.date(2200, 12, 31)))
def test_read_dates_reads_every_iso_date_as_itself(day):
    assert read_dates(day.isoformat()) == (day.isoformat(), None, None, None)


@pytest.mark.parametrize(
    ("cell", "dates"),
    [
        ("1998 to 2003", ("1998", "2003")),
        ("1998 until 2003", ("1998", "2003")),
        ("1998 through 2003", ("1998", "2003")),
        ("1998년부터 2003년까지", ("1998", "2003")),
        ("1998年から2003年まで", ("1998", "2003")),
        ("1998年至2003年", ("1998", "2003")),
        ("1998年到2003年", ("1998", "2003")),
        ("1998 bis 2003", ("1998", "2003")),
        ("1.5.1998 au 3.6.2003", ("1998-05-01", "2003-06-03")),
        ("1998 à 2003", ("1998", "2003")),
        ("1998 hasta 2003", ("1998", "2003")),
        ("1998 até 2003", ("1998", "2003")),
        ("until 2008", (None, "2008")),
        ("Up to 2008", (None, "2008")),
        ("bis 2008", (None, "2008")),
        ("jusqu'en 2008", (None, "2008")),
        ("jusqu’au 1.5.2008", (None, "2008-05-01")),
        ("hasta 2008", (None, "2008")),
        ("2008년까지", (None, "2008")),
        ("2008年まで", (None, "2008")),
        ("至2008年", (None, "2008")),
        ("before 1990", (None, None)),
        ("Prior to 1990", (None, None)),
        ("avant 1990", (None, None)),
        ("1990年以前", (None, None)),
        ("1990년 이전", (None, None)),
        ("the 1990s", (None, None)),
        ("1990er", (None, None)),
        ("1990年代", (None, None)),
        ("Toronto 1998", ("1998", None)),
        ("明治三十年", ("1897", None)),
        ("H10.5.1", ("1998-05-01", None)),
        ("民国87年", ("1998", None)),
    ],
)
def test_read_dates_knows_the_words_among_digits(cell, dates):
    assert read_dates(cell)[:2] == dates


def test_words_of_dates_mean_what_the_code_knows():
    assert {row.meaning for row in read_words(WORDS / "date_words.tsv")} == date_words._ROLES
    known = {"persian", "islamic", "ethiopic", "nepali", "indian"}
    assert all(row.meaning in known or int(row.meaning) < 2100 for row in read_words(WORDS / "eras.tsv"))


@given(
    st.one_of(
        st.text(), st.text("0123456789./-~ MXI年月日мая"), st.floats(), st.integers(), st.lists(st.text())
    )
)
def test_read_dates_never_raises(cell):
    assert read_date_column([cell, cell], country="TH")[0] == read_date_column([cell], country="TH")[0]


@pytest.mark.parametrize(
    "unit",
    ["a", "1", "١", "1-", "1.", "一", "年", "may ", "to ", "(1)", "1998, ", "3 May 98 ", "\u0301", "'", "Ⅷ"],
)
def test_read_dates_takes_no_longer_for_a_long_cell(unit):
    began = time.perf_counter()
    read_dates(unit * 10_000)
    read_dates((unit * 1000)[:DATE])
    assert time.perf_counter() - began < 1


def test_read_dates_survives_numbers_without_an_end():
    assert [read_dates(cell).since for cell in (10**5000, float("inf"), float("nan"), 1e300, [1998, {}], {"a": 1})] == [
        None, None, None, None, "1998", None,
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["5年", "１０年間", "3년간", "6か月", "18个月", "5 años"])
def test_read_dates_takes_how_long_for_no_date(cell):
    assert read_dates(cell) == (None, None, "date_without_year", None)


@pytest.mark.parametrize(
    ("cell", "since", "doubt"),
    [
        ("2046", "1989", "date_calendar"),
        ("२०४६", "1989", "date_calendar"),
        ("2046-05-12", "1989", "date_calendar"),
        ("1989", "1989", None),
    ],
)
def test_read_date_column_takes_years_ahead_in_nepal_for_bikram_sambat(cell, since, doubt):
    (read,) = read_date_column([cell], country="NP")
    assert (read.since, read.doubt) == (since, doubt)
