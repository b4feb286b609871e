"""Large regular texts are read by Arrow exactly as the careful way reads them, or not at all."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.tables.files import large_text, read_sheets
from sistermap.geo.tables.files.dialect import Dialect, find_dialect
from sistermap.geo.tables.files.large_text import read_regular


@pytest.mark.parametrize(
    "text",
    [
        "City,Country\nKobe\n",
        "City,Country\nKobe,Japan,1998\n",
        'City,Country\n"Kobe,Japan\nLyon,France\n',
        'City,Country\n"Kobe\nHyogo",Japan\n',
        'City,Country\nKo"be,Japan\n',
        'City,Country\nKobe, "Japan"\n',
        "City,Country\n" + 100_001 * "x" + ",Japan\n",
        "City,Country\n" + 2_000_000 * "x" + ",Japan\n",
        "," * 1000 + "\n",
    ],
    ids=["short", "long", "unclosed", "lines", "quote inside", "quote behind a blank", "cell", "block", "columns"],
)  # fmt: skip
def test_read_regular_leaves_what_is_odd(text):
    assert read_regular(text, Dialect(",")) is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_read_regular_keeps_the_numbers_of_rows_where_blank_ones_are_left_out(end):
    text = end.join(["City,Country", " Kobe ,Japan", " , ", "", "Lyon,", ""])
    found = [(1, ["City", "Country"]), (2, ["Kobe", "Japan"]), (5, ["Lyon", None])]
    assert read_regular(text, Dialect(",")) == found


@given(
    st.lists(st.lists(st.text('ab ,;"\n1é東', max_size=5), min_size=2, max_size=3), min_size=2, max_size=6),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONE]),
)
def test_read_sheets_reads_large_texts_as_small_ones(rows, quoting):
    written = io.StringIO(newline="")
    csv.writer(written, quoting=quoting, escapechar="\\").writerows(rows)
    content = written.getvalue().encode()
    if not content.strip():
        return
    read = []
    for large in (0, 10**9):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sistermap.geo.tables.files.text.LARGE", large)
            try:
                read.append(read_sheets(io.BytesIO(content)))
            except Exception as error:
                read.append(str(error))
    assert read[0] == read[1]


def test_read_regular_reads_what_is_large_and_regular():
    text = "City;Since\n" + "Kobe;1998\n" * 200_000
    assert len(text) > large_text.LARGE
    rows = read_regular(text, find_dialect(text))
    assert rows is not None
    assert (len(rows), rows[0], rows[-1]) == (200_001, (1, ["City", "Since"]), (200_001, ["Kobe", "1998"]))
