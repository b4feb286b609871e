"""Sums of many rows: the same answer as `read` gives on the same rows, whoever does the work."""

import itertools
from pathlib import Path

import pandas as pd
import pytest
import sistermap as sm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

# Cities, cities that are regions too, regions, countries, names of nothing and of several places.
PLACES = [
    ("Busan", "KR"), ("부산", "KR"), ("Paris", "FR"), ("Berlin", "Germany"), ("New York", "US"), ("Vienna", "AT"),
    ("Hamburg", "DE"), ("Bavaria", "DE"), ("Gyeonggi", "KR"), ("Atlantis", "GR"), ("Springfield", "US"), ("Bremen", "DE"),
    ("Veneto", "IT"), ("Geneva", "CH"), ("Luxembourg", "LU"), ("Shimonoseki", "JP"), ("", "FR"), ("Córdoba", "AR"),
]  # fmt: skip
KINDS = ["sister", "MOU", "Friendship", "", "Sister city (1967), MOU (2009)", "Partnership"]
DATES = [
    "1998",
    "1998-04-21",
    "2004-05",
    "21/04/1998",
    "03/04/2005",
    "",
    "unknown",
    "2026-02-01",
    "1999 ~ 2008",
    "20200131",
]
VALUES = ["3", "1,234.5", "", "many", "12", "1,500"]
LABELS = ["City", "Country", "Partner city", "Partner country", "Kind", "Since", "Students", "Remark"]


@pytest.fixture(scope="module")
def scheduler():
    """The address of two workers in this process, which start at once."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        dashboard_address=None,
        host="127.0.0.1",
        protocol="tcp",
        silence_logs=50,
    ) as cluster:
        yield cluster.scheduler_address


def frame(rows, labels=LABELS):
    return pd.DataFrame([[cell or None for cell in row] for row in rows], columns=labels, dtype="str")


def write_parts(table, folder, cuts=(), suffix=".parquet"):
    """Write a table in parts that begin at `cuts`, and return a pattern that names them all."""
    for old in Path(folder).glob("part-*"):
        old.unlink()
    for number, (begin, end) in enumerate(itertools.pairwise([0, *cuts, len(table)])):
        path = Path(folder, f"part-{number:02}{suffix}")
        piece = table.iloc[begin:end]
        piece.to_parquet(path) if suffix == ".parquet" else piece.to_csv(path, index=False)
    return str(Path(folder, f"part-*{suffix}"))


def sums_of(layer):
    """Sum a layer as the command would: by pair, kind and year."""
    ties = layer.ties.assign(year=layer.ties["since"].str[:4].fillna(""))
    groups = ties.groupby(["from_id", "to_id", "kind", "year"])
    return {key: (len(rows), round(rows["value"].sum(), 6)) for key, rows in groups}


def sums_in(aggregate):
    """The same of what was aggregated."""
    found = {}
    for row in aggregate.ties.itertuples():
        key = (row.from_id, row.to_id, row.kind, "" if pd.isna(row.since) else str(row.since))
        count, value = found.get(key, (0, 0.0))
        more = 0.0 if row.value_unit == "ties" or pd.isna(row.value) else row.value
        found[key] = (count + row.ties, round(value + more, 6))
    return found


def unplaced_of(table, count=None):
    columns = ["side", "name", "country", "verdict", "reason_code"]
    rows = table[columns].fillna("")
    return (
        (table[count] if count else pd.Series(1, index=table.index))
        .groupby([rows[c] for c in columns])
        .sum()
        .to_dict()
    )


def check_same(table, layer, aggregate):
    assert sums_in(aggregate) == sums_of(layer)
    assert unplaced_of(aggregate.unplaced, "ties") == unplaced_of(layer.unplaced)
    assert aggregate.placed == len(layer.ties)
    assert aggregate.not_placed == len(layer.unplaced)
    [sheet] = layer.plan.sheets
    blank = len(table) + 1 - sheet.rows_in  # the header is one of them
    assert sum(aggregate.set_aside.values()) == len(sheet.set_aside) + blank


ROWS = st.tuples(
    st.sampled_from(PLACES), st.sampled_from(PLACES), st.sampled_from(KINDS), st.sampled_from(DATES),
    st.sampled_from(VALUES), st.sampled_from(["", "x"]),
).map(lambda row: (*row[0], *row[1], *row[2:]))  # fmt: skip


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=st.lists(ROWS, min_size=4, max_size=80), data=st.data())
def test_aggregate_gives_what_read_gives(rows, data, scheduler, tmp_path_factory):
    # A regular row first: by it the columns are known, whatever follows.
    rows = [
        ("Busan", "KR", "Paris", "FR", "sister", "1998", "12", ""),
        ("Busan", "KR", "Geneva", "CH", "MOU", "2004-05", "3", ""),
        *rows,
    ]
    table = frame(rows)
    suffix = data.draw(st.sampled_from([".parquet", ".csv"]))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(rows) - 1), max_size=3)))
    pattern = write_parts(table, tmp_path_factory.mktemp("parts"), cuts, suffix)
    layer = sm.read(table, columns={"value": "Students"})
    check_same(table, layer, sm.aggregate(pattern, value="Students", scheduler=scheduler))
