"""What is done once for each distinct row comes out as if it had been done for every row."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.distinct_rows import distinct_rows

cells = (
    st.none() | st.text(max_size=3) | st.integers(-2, 2) | st.booleans() | st.sampled_from([0.0, 1.0, 2.5])
)
dates = st.sampled_from([dt.date(1998, 4, 21), dt.datetime(1998, 4, 21)])


@given(st.lists(st.tuples(cells, cells | dates)))
def test_distinct_rows_are_spread_to_the_rows_that_were_given(rows):
    found = distinct_rows([a for a, _ in rows], [b for _, b in rows])
    spread = found.spread(found.rows)
    assert [[(type(cell), cell) for cell in row] for row in spread] == [
        [(type(cell), cell) for cell in row] for row in rows
    ]


@given(st.lists(st.tuples(cells, cells)))
def test_distinct_rows_has_each_once_in_the_order_of_the_rows(rows):
    found = distinct_rows([a for a, _ in rows], [b for _, b in rows])
    typed = [tuple((type(cell), cell) for cell in row) for row in rows]
    assert [tuple((type(cell), cell) for cell in row) for row in found.rows] == list(dict.fromkeys(typed))
    assert found.counts.tolist() == [typed.count(row) for row in dict.fromkeys(typed)]


def test_distinct_rows_numbers_two_columns_of_many_cells():
    numbers = list(range(3000))
    found = distinct_rows(*([numbers, numbers[::-1]] * 4))  # the products of their counts are beyond 64 bits
    assert found.rows == [(a, b) * 4 for a, b in zip(numbers, numbers[::-1], strict=True)]


def test_distinct_rows_takes_what_is_not_a_number_for_nothing():
    nan = float("nan")
    assert distinct_rows([nan, None, 1.5, nan]).codes.tolist() == [0, 0, 1, 0]
    assert distinct_rows([nan, "a", None]).codes.tolist() == [0, 1, 0]


def test_rows_of_gives_each_row_of_the_chosen_ones():
    assert distinct_rows(["a", "b", "a", "c"]).rows_of([0, 2]) == [0, 2, 3]
