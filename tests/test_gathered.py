"""A page of a very long list holds ties of one pair, kind and year as one, and no number is lost by that."""

import numpy as np
import pandas as pd
import pytest
from sistermap.maps.page import gathered
from sistermap.maps.page.gathered import gather_ties


@pytest.fixture
def short_pages(monkeypatch):
    monkeypatch.setattr(gathered, "MOST_TIES", 3)


def ties_of(*rows):
    columns = ("from_id", "to_id", "kind", "since", "value", "note")
    return pd.DataFrame(rows, columns=columns).assign(row=range(2, 2 + len(rows)))


ROWS = (
    ("a", "b", "sister", "1998-04-21", 3.0, "x"),
    ("a", "b", "mou", "1998", None, None),
    ("a", "b", "sister", "1998", 4.5, "y"),
    ("b", "a", "sister", "1998", 1.0, None),
    ("a", "b", "sister", None, None, None),
    ("a", "b", "mou", "1998-01", None, None),
)


def test_gather_ties_leaves_a_list_that_a_page_holds_as_it_is():
    ties = ties_of(*ROWS)
    assert gather_ties(ties).ties is ties and gather_ties(ties).times is None


def test_gather_ties_leaves_a_list_without_two_of_one_pair_kind_and_year_as_it_is(short_pages):
    ties = ties_of(*(("a", "b", "sister", str(year), None, "x") for year in range(1990, 2000)))
    assert gather_ties(ties).ties is ties and gather_ties(ties).times is None


def test_gather_ties_keeps_those_that_ended_apart(short_pages):
    ties = ties_of(*(("a", "b", "sister", "1990", None, "") for _ in range(5)))
    ties["until"] = [None, "2000-01-31", "2000", None, "2001"]
    made, times = gather_ties(ties)
    assert made["until"].astype(object).where(made["until"].notna(), None).tolist() == [None, "2000", "2001"]
    assert times.tolist() == [2, 2, 1]


def test_gather_ties_joins_those_of_one_pair_kind_and_year(short_pages):
    ties, times = gather_ties(ties_of(*ROWS))
    assert times.tolist() == [2, 2, 1, 1]
    shown = ties.astype(object).where(ties.notna(), None)
    assert shown[["row", "from_id", "kind", "since", "value"]].values.tolist() == [
        [2, "a", "sister", "1998", 7.5],
        [3, "a", "mou", "1998", None],
        [5, "b", "sister", "1998", 1.0],
        [6, "a", "sister", None, None],
    ]
    assert "note" not in ties


def test_gather_ties_keeps_the_number_of_ties_and_the_sum_of_values(short_pages):
    rng = np.random.default_rng(1)
    table = ties_of(
        *(
            ("abc"[a], "abc"[b], "sister", str(1990 + y), float(v), "")
            for a, b, y, v in rng.integers(0, 3, (500, 4))
        )
    )
    ties, times = gather_ties(table)
    assert times.sum() == 500 and ties["value"].sum() == table["value"].sum()
    assert len(ties) == len(table.drop_duplicates(["from_id", "to_id", "since"]))


def test_gather_ties_counts_by_the_numbers_of_a_table_of_sums(short_pages, monkeypatch):
    sums = ties_of(*(("a", "b", "sister", str(year), None, "") for year in (1990, 1990, 1991, 1992)))
    sums = sums.assign(ties=["3", "2", "1", "4"], valued=["0", "0", "0", "0"])
    ties, times = gather_ties(sums)
    assert times.tolist() == [5, 1, 4] and "ties" not in ties
    monkeypatch.setattr(gathered, "MOST_TIES", 4)
    ties, times = gather_ties(sums)
    assert times.tolist() == [3, 2, 1, 4] and len(ties) == 4 and "valued" not in ties
