"""Sums of many rows: the same answer as `read` gives on the same rows, whoever does the work."""

import itertools
import json
import os
import random
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import hostile_files
import numpy as np
import pandas as pd
import pytest
import sistermap as sm
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sistermap.cli import cli
from sistermap.geo.aggregate import csv_parts, parts
from sistermap.geo.aggregate.writing import read_unplaced, unplaced_path
from sistermap.geo.errors import ExportError, SistermapError, TableError

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
    rows = table[columns].astype(object).fillna("")
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


# ---- rows that are no plain ties ----


@pytest.mark.parametrize(
    "odd",
    [
        ("Total", "", "12개국", "", "", "", "15", ""),
        ("", "", "", "", "", "", "15", "Total"),
        ("합계", "", "", "", "", "", "31", ""),
        ("* suspended since 2022", "", "", "", "", "", "", ""),
        ("", "", "Paris", "FR", "sister", "1998", "", ""),
        ("Busan", "KR", "", "", "", "", "", "a remark"),
        ("Busan", "", "Busan", "", "", "", "", "x"),
        ("Busan", "KR", "1. Lyon\n2. Turin", "", "MOU", "2001", "4", ""),
        ("Busan", "KR", "Lyon\nTurin", "France\nItaly", "MOU", "2001\n2002", "4", ""),
        ("Busan", "KR", "Kyoto (1986)", "JP", "", "", "7", ""),
        ("", "", "", "", "", "", "", "x"),
    ],
    ids=lambda row: " ".join(filter(None, row))[:30].replace("\n", "|"),
)
def test_aggregate_takes_odd_rows_as_read_does(odd, scheduler, tmp_path):
    plain = [
        ("Busan", "KR", "Paris", "FR", "sister", "1998", "12", ""),
        ("Seoul", "KR", "Geneva", "CH", "MOU", "2004-05", "3", ""),
        ("Seoul", "KR", "Paris", "FR", "MOU", "2005", "3", ""),
    ]
    table = frame([*plain, odd, *plain, odd])
    found = sm.aggregate(write_parts(table, tmp_path, [5]), value="Students", scheduler=scheduler)
    check_same(table, sm.read(table, columns={"value": "Students"}), found)


def test_aggregate_takes_what_is_typed_as_read_does(scheduler, tmp_path):
    days = pd.to_datetime(["1998-04-21", "2026-03-02", None, "1999-01-01"] * 30)
    table = pd.DataFrame(
        {
            "From": ["Busan", "Somewhere", "Somewhere", "Seoul"] * 30, "From lat": [None, 35.5, 35.5, None] * 30,
            "From lon": [None, 129.25, 129.25, None] * 30, "To": ["Kobe", "Lyon", "Kobe", "Milan"] * 30,
            "To country": ["JP", "FR", "JP", "IT"] * 30, "Date": days, "Amount (USD million)": [1.5, 2, None, 0.00001] * 30,
        }
    )  # fmt: skip
    layer = sm.read(table)
    assert layer.ties["value"].max() == 2e6
    check_same(table, layer, sm.aggregate(write_parts(table, tmp_path, [50]), scheduler=scheduler))


def test_aggregate_takes_names_without_countries_as_read_does(scheduler, tmp_path):
    # Well-known ones: of others, `read` also looks at the rows beside.
    cities = ["Busan", "Paris", "Osaka", "Madrid", "Warsaw", "서울", "Nowhere at all"]
    pairs = [(one, other) for one in cities for other in cities if one != other]
    table = pd.DataFrame(pairs * 3, columns=["City", "Partner city"])
    check_same(table, sm.read(table), sm.aggregate(write_parts(table, tmp_path, [40]), scheduler=scheduler))


def test_aggregate_fills_in_home(scheduler, tmp_path):
    table = pd.DataFrame(
        {"Sister city": ["Kobe", "Lyon", "Kobe"], "Country": ["JP", "FR", "JP"], "Since": [1998, 1999, 1998]}
    )
    layer = sm.read(table, home="Goyang, KR")
    found = sm.aggregate(write_parts(table, tmp_path, [2]), home="Goyang, KR", scheduler=scheduler)
    check_same(table, layer, found)
    assert found.ties["ties"].tolist() == [2, 1] or found.ties["ties"].tolist() == [1, 2]


def test_aggregate_takes_decisions(scheduler, tmp_path):
    table = frame([("Busan", "KR", "Springfield", "US", "sister", "1998", "1", "")] * 5)
    pattern = write_parts(table, tmp_path)
    decisions = tmp_path / "places.csv"
    decisions.write_text("name,country,decision\nSpringfield,US,city:4250542\n", encoding="utf-8")
    assert sm.aggregate(pattern, scheduler=scheduler).not_placed == 5
    assert sm.aggregate(pattern, decisions=decisions, scheduler=scheduler).ties["to_id"].tolist() == [
        "city:4250542"
    ]


def test_aggregate_takes_dask_frames(scheduler, tmp_path):
    import dask.dataframe as dd

    table = frame([("Busan", "KR", "Paris", "FR", "sister", str(1990 + n % 7), "2", "") for n in range(50)])
    found = sm.aggregate(dd.from_pandas(table, npartitions=3), value="Students", scheduler=scheduler)
    check_same(table, sm.read(table, columns={"value": "Students"}), found)


def test_aggregate_sums_by_what_is_wanted(scheduler, tmp_path):
    rows = [
        ("Busan", "KR", "Paris", "FR", kind, year, "2", "")
        for kind in ("sister", "MOU")
        for year in ("1998", "2001")
    ]
    pattern = write_parts(frame(rows), tmp_path)
    counts = {
        by: len(sm.aggregate(pattern, by=by, scheduler=scheduler).ties)
        for by in ("kind,year", "kind", "year")
    }
    assert counts == {"kind,year": 4, "kind": 2, "year": 2}
    assert sm.aggregate(pattern, by=[], value="Students", scheduler=scheduler).ties[
        ["ties", "value"]
    ].values.tolist() == [[4, 8]]


# ---- parts and blocks ----


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_csv_blocks_begin_outside_quotes(newline, tmp_path):
    rows = [f'"a ""b""{newline}c, {n}",{n}' for n in range(200)] + [f"plain,{n}" for n in range(200)]
    path = tmp_path / "x.csv"
    path.write_bytes(newline.join(["name,number", *rows, ""]).encode())
    dialect = csv_parts.read_dialect(path, None)
    blocks = csv_parts.csv_blocks(path, dialect, size=97)
    read = pd.concat([block.read([1]) for block in blocks])[1].tolist()
    assert len(blocks) > 20
    assert read == [str(n) for n in (*range(200), *range(200))]


def test_aggregate_is_the_same_in_small_blocks(scheduler, tmp_path, monkeypatch):
    random_ = random.Random(7)
    rows = [
        (
            *random_.choice(PLACES),
            *random_.choice(PLACES),
            random_.choice(KINDS),
            random_.choice(DATES),
            "3",
            "",
        )
        for _ in range(300)
    ]
    table = frame([("Busan", "KR", "Paris", "FR", "sister", "1998", "12", ""), *rows])
    layer = sm.read(table, columns={"value": "Students"})
    for name, module, suffix in (("BLOCK_BYTES", csv_parts, ".csv"), ("BLOCK_ROWS", parts, ".parquet")):
        monkeypatch.setattr(module, name, 700)
        pattern = write_parts(table, tmp_path, [100, 150], suffix)
        check_same(table, layer, sm.aggregate(pattern, value="Students", scheduler=scheduler))


# ---- what is wrong ----


def test_aggregate_refuses_what_it_cannot_sum(scheduler, tmp_path):
    good = frame([("Busan", "KR", "Paris", "FR", "sister", "1998", "12", "")] * 3)
    write_parts(good, tmp_path)
    good.drop(columns="Kind").to_parquet(tmp_path / "part-99.parquet")
    with pytest.raises(TableError, match=r"part-99\.parquet: no column 'Kind', which .*part-00\.parquet has"):
        sm.aggregate(str(tmp_path / "part-*.parquet"), scheduler=scheduler)
    with pytest.raises(TableError, match="no such file"):
        sm.aggregate(str(tmp_path / "absent-*.parquet"), scheduler=scheduler)
    with pytest.raises(SistermapError, match="by: 'month' is not known; expected some of kind, year, status"):
        sm.aggregate(str(tmp_path / "part-00.parquet"), by="month", scheduler=scheduler)
    with pytest.raises(TableError, match="no column 'Studenten'"):
        sm.aggregate(str(tmp_path / "part-00.parquet"), value="Studenten", scheduler=scheduler)
    (tmp_path / "x.csv").write_bytes("City,Partner city\nBusan,Kobe\n".encode("utf-16"))
    with pytest.raises(TableError, match="UTF-16"):
        sm.aggregate(tmp_path / "x.csv", scheduler=scheduler)
    (tmp_path / "y.parquet").write_bytes(b"no parquet")
    with pytest.raises(TableError, match="is no Parquet file"):
        sm.aggregate(tmp_path / "y.parquet", scheduler=scheduler)


def test_aggregate_refuses_headings_as_parts_have_no_order(scheduler, tmp_path):
    rows = [("Busan", "KR", "Paris", "FR", "sister", "1998", "", "")] * 2
    table = frame([*rows, ("Terminated", *[""] * 7), *rows])
    with pytest.raises(TableError, match="found a heading, 'Terminated'"):
        sm.aggregate(write_parts(table, tmp_path), scheduler=scheduler)


def test_aggregate_names_the_scheduler_that_is_not_there(tmp_path, monkeypatch):
    from sistermap.geo.aggregate import workers

    monkeypatch.setattr(workers, "PATIENCE_S", 0.5)
    pattern = write_parts(frame([("Busan", "KR", "Paris", "FR", "sister", "1998", "12", "")] * 3), tmp_path)
    with pytest.raises(SistermapError, match=r"scheduler tcp://127\.0\.0\.1:1: no answer"):
        sm.aggregate(pattern, scheduler="tcp://127.0.0.1:1")


def test_aggregate_without_dask_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(SistermapError, match=r"^aggregate needs Dask: pip install 'sistermap\[scale\]'$"):
        sm.aggregate(tmp_path / "x.parquet")


# ---- parts that are more than they seem ----


@pytest.mark.parametrize("name", ["texts_same.parquet", "lists_huge.parquet", "columns_many.parquet"])
@pytest.mark.parametrize("at", [0, 1])
def test_aggregate_refuses_parts_of_few_bytes_that_are_gigabytes(name, at, scheduler, tmp_path):
    bomb, good = (tmp_path / f"part-{number}.parquet" for number in (at, 1 - at))
    bomb.write_bytes(hostile_files.FILES[name]())
    pd.DataFrame({"City": ["Busan", "Seoul"], "Partner city": ["Kobe", "Paris"]}).to_parquet(good)
    assert bomb.stat().st_size < 10_000_000
    options = ["-o", str(tmp_path / "ties.parquet"), "--scheduler", scheduler]
    done = CliRunner().invoke(cli, ["aggregate", str(tmp_path / "part-*.parquet"), *options])
    assert done.exit_code == 1
    [line] = [line for line in done.stderr.splitlines() if line.startswith("Error: ")]
    assert f"part-{at}.parquet" in line
    assert "200,000,000 bytes" in line or "20,000 columns" in line


def test_aggregate_takes_parts_that_are_large_in_all(scheduler, tmp_path, monkeypatch):
    monkeypatch.setattr("sistermap.geo.parquet.MOST_BYTES", 2_000)  # of a block, not of a part
    monkeypatch.setattr(parts, "BLOCK_ROWS", 30)
    monkeypatch.setattr(parts, "SAMPLE_ROWS", 30)
    table = pd.DataFrame({"City": ["Busan", "Seoul"] * 200, "Partner city": ["Kobe", "Paris"] * 200})
    found = sm.aggregate(write_parts(table, tmp_path), scheduler=scheduler)
    check_same(table, sm.read(table), found)


def test_aggregate_takes_parts_with_long_lists_of_numbers_that_it_does_not_use(
    scheduler, tmp_path, monkeypatch
):
    monkeypatch.setattr("sistermap.geo.parquet.MOST_BYTES", 20_000)
    table = pd.DataFrame(
        {"City": ["Busan", "Seoul"] * 200, "Partner city": ["Kobe", "Paris", None, "Lille"] * 100}
    )
    long = table.assign(embedding=[[0.5] * 60] * 400)  # 192,000 bytes
    assert parts.open_parts(write_parts(long, tmp_path)).sample[2].isna().all()
    found = sm.aggregate(str(tmp_path / "part-*.parquet"), scheduler=scheduler)
    check_same(table, sm.read(table), found)


def test_aggregate_takes_lists_that_are_large_in_a_row_group_and_small_in_each_block(
    scheduler, tmp_path, monkeypatch
):
    monkeypatch.setattr("sistermap.geo.parquet.MOST_BYTES", 2_000)
    monkeypatch.setattr(parts, "BLOCK_ROWS", 30)
    monkeypatch.setattr(parts, "SAMPLE_ROWS", 30)
    table = pd.DataFrame({"City": ["Busan", "Seoul"] * 200, "Twins": [["Kobe", "Paris", "Lille"]] * 400})
    found = sm.aggregate(write_parts(table, tmp_path), scheduler=scheduler)
    assert (found.rows, found.placed) == (400, 1_200)


def test_parquet_block_names_the_row_of_the_file_from_which_it_cannot_be_read(tmp_path, monkeypatch):
    monkeypatch.setattr("sistermap.geo.parquet.MOST_BYTES", 2_000)
    monkeypatch.setattr(parts, "BLOCK_ROWS", 20)
    table = pd.DataFrame({"City": ["Busan"] * 60, "Partner city": ["Kobe"] * 55 + ["x" * 900] * 5})
    for size, row in ((3, 55), (30, 51), (60, 41)):
        table.to_parquet(tmp_path / "x.parquet", row_group_size=size)
        *good, last = parts.open_parts(tmp_path / "x.parquet").blocks
        assert sum(len(block.read(None)) for block in good) == row - 1
        with pytest.raises(
            TableError, match=rf"x\.parquet, row {row} and those below: .* more than 2,000 bytes"
        ):
            last.read(None)


def test_parquet_blocks_are_all_rows_once(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "BLOCK_ROWS", 7)
    table = pd.DataFrame({"City": [f"c{n}" for n in range(40)], "Number": range(40)})
    for size in (1, 3, 7, 8, 20, 40):
        table.to_parquet(tmp_path / "x.parquet", row_group_size=size)
        blocks = parts.open_parts(tmp_path / "x.parquet").blocks
        read = pd.concat([block.read([1, 0]).astype({0: str}) for block in blocks])
        assert read[1].tolist() == table["Number"].tolist() and read[0].tolist() == table["City"].tolist()
        assert max(len(block.read([1])) for block in blocks) <= 7


def test_parquet_blocks_divide_the_row_groups_that_pandas_writes(tmp_path):
    pd.DataFrame({"City": np.zeros(2_200_000, dtype=np.int8)}).to_parquet(tmp_path / "x.parquet")
    blocks = parts.open_parts(tmp_path / "x.parquet").blocks
    assert len({block.end - block.begin for block in blocks[:-1]}) == 1


# ---- what workers hold ----


def test_reduce_lets_go_of_what_is_merged(scheduler):
    from distributed import Client
    from sistermap.geo.aggregate.workers import Work

    held, steps = [], []
    with Client(scheduler, set_as_default=False) as client:

        def look(done, whole):
            steps.append((done, whole))
            held.append(sum(len(keys) for keys in client.has_what().values()))

        work = Work(client, look, phases=2)
        merged = work.reduce(concatenate, work.submit(slowly_listed, [(number,) for number in range(64)]))
        assert merged == list(range(64))  # in their order
    assert max(held) < 32
    assert steps == sorted(steps) and steps[0] == (0, 200) and steps[-1] == (100, 200) and len(steps) > 60


def slowly_listed(number):
    time.sleep(0.15)  # a busy machine is as late as a tenth of a second with what is let go
    return [number]


def concatenate(lists):
    return [number for some in lists for number in some]


def test_merge_sums_gives_the_same_whatever_is_merged_at_once(monkeypatch):
    from sistermap.geo.aggregate import sums

    random_ = np.random.default_rng(3)

    def table(rows):
        columns = {
            key: random_.integers(0, high, rows)
            for key, high in zip(sums.KEY, (9, 9, 4, 4, 3, 2), strict=True)
        }
        made = pd.DataFrame(columns).assign(ties=1, valued=1, value=random_.integers(0, 99, rows) / 4)
        made["unit"] -= 1
        return sums.Sums(sums._summed(made), rows, pd.Series({3: rows})), made

    (first, rows), (second, more) = table(2_000), table(50)
    every = pd.concat([rows, more]).groupby(sums.KEY, as_index=False)[sums.SUMS].sum()
    for size in (1, 7, 100_000):
        monkeypatch.setattr(sums, "_SUMS_AT_ONCE", size)
        merged = sums.merge_sums([first, second])
        pd.testing.assert_frame_equal(merged.ties, every, check_dtype=False)
        assert (merged.rows, merged.set_aside.to_dict()) == (2_050, {3: 2_050})
    monkeypatch.setattr(sums, "_MOST_KEYS", 50)  # numbers of several columns together are numbered again
    pd.testing.assert_frame_equal(sums._summed(pd.concat([rows, more])), every, check_dtype=False)


def test_aggregate_reports_steps_while_names_are_judged(scheduler, tmp_path, monkeypatch):
    from sistermap.geo.aggregate import aggregate

    monkeypatch.setattr(aggregate, "_NAMES", 5)
    table = pd.DataFrame({"City": ["Busan", "Seoul"] * 20, "Partner city": [f"Xqz{n}w" for n in range(40)]})
    steps = []
    sm.aggregate(write_parts(table, tmp_path), scheduler=scheduler, progress=lambda *step: steps.append(step))
    assert steps == sorted(steps) and steps[0] == (0, 500) and steps[-1] == (500, 500)
    assert len([done for done, _ in steps if 100 < done < 200]) >= 7  # 42 names, five at once


# ---- what is left on the disk ----

ENDED = """
import os, signal, sys
from sistermap import api, cli
from sistermap.geo.aggregate.workers import Work
HOW, BY = os.environ["HOW"].split()
def report(self, done):
    if HOW == "raise":
        raise ZeroDivisionError
    if HOW != "end":
        os.kill(os.getpid(), getattr(signal, HOW))
if __name__ == "__main__":
    Work._report = report
    if BY == "api":
        api.aggregate("part-00.parquet", workers=1)
    sys.argv = ["sistermap", "aggregate", "part-00.parquet", "-o", "ties.csv", "--workers", "1"]
    if BY == "cli":
        cli.main()
"""


@pytest.mark.parametrize(
    ("how", "by", "code"),
    [("end", "api", 0), ("raise", "api", 1), ("SIGTERM", "api", -15), ("SIGTERM", "cli", 143), ("SIGINT", "cli", 130)],
)  # fmt: skip
def test_aggregate_leaves_nothing_in_the_temporary_folder(how, by, code, tmp_path):
    write_parts(frame([("Busan", "KR", "Paris", "FR", "sister", "1998", "12", "")] * 3), tmp_path)
    (tmp_path / "run.py").write_text(ENDED, encoding="utf-8")
    left = tmp_path / "temporary"
    left.mkdir()
    done = subprocess.run(
        [sys.executable, "run.py"], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "HOW": f"{how} {by}", "TMPDIR": str(left), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )  # fmt: skip
    assert done.returncode == code, done.stderr[-2000:]
    assert list(left.iterdir()) == []


# ---- the command, and workers of one's own ----


def start(*arguments):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}
    environment["DASK_DISTRIBUTED__WORKER__DAEMON"] = "false"
    command = [sys.executable, "-m", "dask", *arguments]
    return subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )


@pytest.fixture
def own_cluster(tmp_path):
    """A `dask scheduler` and two `dask worker`, started by hand on the loopback; gives the address and the workers."""
    address_file = tmp_path / "scheduler.json"
    common = ("--scheduler-file", str(address_file), "--no-dashboard")
    begun = [start("scheduler", "--host", "127.0.0.1", "--port", "0", *common)]
    try:
        for _ in range(2):
            begun.append(
                start(
                    "worker",
                    "--host",
                    "127.0.0.1",
                    "--nthreads",
                    "1",
                    "--no-nanny",
                    "--local-directory",
                    str(tmp_path),
                    *common,
                )
            )
        for _ in range(300):
            if address_file.exists() and address_file.read_text():
                break
            time.sleep(0.1)
        yield json.loads(address_file.read_text())["address"], begun[1:]
    finally:
        for process in reversed(begun):
            process.kill()
            process.communicate()


def test_aggregate_is_the_same_when_a_worker_is_killed(own_cluster, tmp_path):
    address, workers = own_cluster
    rows = [
        (*PLACES[n % 18], *PLACES[n * 7 % 18], "sister", str(1990 + n % 5), str(n % 9), "")
        for n in range(1, 400)
    ]
    table = frame([("Busan", "KR", "Paris", "FR", "sister", "1998", "12", ""), *rows])
    pattern = write_parts(table, tmp_path, [50, 100, 150, 200, 300])
    killed = []

    def kill_once(done, whole):
        if done >= 30 and not killed:  # in the midst: some blocks are read, most are not
            workers[0].send_signal(signal.SIGKILL)
            killed.append(workers[0].wait())

    layer = sm.read(table, columns={"value": "Students"})
    found = sm.aggregate(pattern, value="Students", scheduler=address, progress=kill_once)
    assert killed == [-signal.SIGKILL]
    check_same(table, layer, found)


def test_aggregate_command_writes_what_draw_reads_back(scheduler, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    rows = [("Busan", "KR", "Paris", "FR", "sister", "1998", "12", "")] * 3 + [
        ("Busan", "KR", "Atlantis", "GR", "MOU", "2001", "5", "")
    ]
    write_parts(frame(rows), ".", [2])
    options = ["-o", "ties.parquet", "--value", "Students", "--scheduler", scheduler]
    done = CliRunner().invoke(cli, ["aggregate", "part-*.parquet", *options])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "4 rows: 3 ties placed, 1 not placed (1 name), 0 set aside" in done.stderr
    layer = sm.read("ties.parquet")
    assert layer.ties[["value", "value_unit", "since", "kind"]].values.tolist() == [
        [36, "Students", "1998", "sister"]
    ]
    assert layer.places["place_id"].str.startswith("at:").all()  # by coordinates: nothing was judged again
    unplaced = pd.read_csv("ties-unplaced.csv")
    assert unplaced[["side", "name", "country", "ties", "value"]].values.tolist() == [
        ["to", "Atlantis", "GR", 1, 5]
    ]
    assert CliRunner().invoke(cli, ["figure", "ties.parquet", "-o", "ties.svg"]).exit_code == 0
    assert CliRunner().invoke(cli, ["aggregate", "part-*.parquet", *options, "--strict"]).exit_code == 1


def cities(count):
    """Names, countries and coordinates of so many places, drawn by a seed."""
    known = [
        ("Busan", "KR", 35.10, 129.04), ("Paris", "FR", 48.85, 2.35), ("Berlin", "DE", 52.52, 13.40),
        ("Vienna", "AT", 48.21, 16.37), ("Madrid", "ES", 40.42, -3.70), ("Warsaw", "PL", 52.23, 21.01),
    ]  # fmt: skip
    random_ = random.Random(count)
    return [list(column) for column in zip(*random_.choices(known, k=count), strict=True)]


def examples_of_scale():
    """Return the lines that docs/scale.md has for mobility and events, without the program's name."""
    text = (Path(sm.__file__).parent / "docs" / "scale.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("sistermap ")]
    return [shlex.split(line)[1:] for line in lines if "mobility" in line or "events-*" in line]


def test_aggregate_runs_the_examples_of_its_page(scheduler, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    numbers = list(range(1, 301))
    own, of, own_lat, own_lon = cities(300)
    other, to, lat, lon = (column[::-1] for column in cities(300))
    days = pd.to_datetime("2023-06-01") + pd.to_timedelta([n * 2 for n in numbers], unit="D")
    mobility = pd.DataFrame(
        {
            "Project Reference": [f"2019-1-{n}" for n in numbers], "Sending City": own, "Sending Country": of,
            "Receiving City": other, "Receiving Country": to, "Start Date": days, "Participants": numbers,
        }
    )  # fmt: skip
    events = pd.DataFrame(
        {
            "GlobalEventID": numbers, "SQLDATE": days.strftime("%Y%m%d"), "Actor1Geo_FullName": own,
            "Actor1Geo_Lat": own_lat, "Actor1Geo_Long": own_lon, "Actor2Geo_FullName": other,
            "Actor2Geo_Lat": lat, "Actor2Geo_Long": lon, "NumMentions": numbers,
        }
    )  # fmt: skip
    for number, rows in enumerate((slice(0, 120), slice(120, 300))):
        mobility[rows].to_parquet(f"mobility-{number}.parquet")
        events[rows].to_csv(f"events-{number}.csv", index=False)
    lines = examples_of_scale()
    assert [line[0] for line in lines] == ["aggregate", "report", "aggregate"]
    for line in [*lines, *lines]:  # what it writes is no part of the next run
        own_workers = ["--scheduler", scheduler] if line[0] == "aggregate" else []
        done = CliRunner().invoke(cli, [*line, *own_workers])
        assert done.exit_code == 0, done.stderr
        assert line[0] == "report" or "300 ties placed, 0 not placed" in done.stderr
    for path, read in (("mobility.parquet", pd.read_parquet), ("mentions.csv", pd.read_csv)):
        found = read(path)
        assert (found["ties"].sum(), found["value"].sum()) == (300, sum(numbers))
        assert set(found["since"]) == {2023, 2024, 2025}


def test_aggregate_command_refuses_its_own_input(scheduler, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    write_parts(frame([("Busan", "KR", "Paris", "FR", "sister", "1998", "12", "")] * 3), ".")
    before = Path("part-00.parquet").read_bytes()
    done = CliRunner().invoke(
        cli, ["aggregate", "part-00.parquet", "-o", "part-00.parquet", "--scheduler", scheduler]
    )
    assert done.exit_code == 1 and "is the file that is read" in done.stderr
    assert Path("part-00.parquet").read_bytes() == before


@pytest.mark.parametrize("suffix", [".xlsx", ""])
def test_aggregate_write_refuses_other_formats(suffix):
    with pytest.raises(ExportError, match=r"expected one of \.parquet \.csv"):
        sm.api.check_path(f"ties{suffix}", "aggregate")


# ---- many rows at once, against one row at a time ----


def test_nearby_levels_are_those_of_the_context_of_one_row():
    from sistermap import data
    from sistermap.geo.aggregate.windows import LEVELS, level_of, nearby_levels
    from sistermap.geo.gazetteer import Gazetteer
    from sistermap.geo.naming.context import ListEvidence, has_two_levels, is_country_or_less
    from sistermap.geo.naming.locate import locate

    random_ = random.Random(5)
    names = [random_.choice(PLACES) for _ in range(400)]
    with Gazetteer.open(data.HERE) as gazetteer:
        answers = [locate(name, country, gazetteer=gazetteer) for name, country in names]
    evidence = ListEvidence(names, answers)
    nothing = np.array([], dtype=np.int8)
    found = nearby_levels(np.array([level_of(one) for one in answers], dtype=np.int8), nothing, nothing)
    compared = 0
    for at, answer in enumerate(answers):
        if has_two_levels(answer) or is_country_or_less(answer):
            context = evidence.context(at)
            assert LEVELS[found[at]] == (context.level if context else None)
            compared += 1
    assert compared > 50


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'a,"b\n1'])
def test_read_unplaced_says_in_one_line_what_it_cannot_read(tmp_path, content):
    unplaced_path(tmp_path / "ties.parquet").write_bytes(content)
    with pytest.raises(TableError, match=r"^.*ties-unplaced\.csv cannot be read: [^\n]*; expected [^\n]*$"):
        read_unplaced(tmp_path / "ties.parquet")


def test_read_unplaced_reads_none_where_there_is_none(tmp_path):
    assert read_unplaced(tmp_path / "ties.parquet") is None


def test_aggregate_refuses_a_table_of_proposals(tmp_path):
    path = tmp_path / "draft.csv"
    path.write_text("confirmed,from_name,to_name,evidence,confidence\nno,Busan,Kobe,They signed.,0.9\n")
    with pytest.raises(TableError, match=r"draft\.csv: is a table of proposals.*sistermap layer"):
        sm.aggregate(str(path))
