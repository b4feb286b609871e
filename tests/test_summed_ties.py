"""A table of sums counts by its column of ties, and no other table does."""

import pandas as pd
import pytest
from sistermap.geo.summed_ties import count_ties, times_of


@pytest.mark.parametrize(
    "columns",
    [
        {"ties": [3, 2]},
        {"ties": ["many", "2"], "valued": [0, 0]},
        {"ties": [0, 2], "valued": [0, 0]},
        {"ties": [None, 2], "valued": [0, 0]},
        {"kind": ["mou", "mou"]},
    ],
)
def test_times_of_leaves_a_users_own_column_alone(columns):
    table = pd.DataFrame(columns)
    assert times_of(table) is None and count_ties(table) == 2


def test_count_ties_adds_up_a_table_of_sums():
    assert count_ties(pd.DataFrame({"ties": ["3", "40"], "valued": ["3", "0"]})) == 43
