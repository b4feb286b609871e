"""What ties carry: from the cell to every output."""

import io

import networkx as nx
import pandas as pd
import pytest
import sistermap as sm
from sistermap.geo.analysis.counts import sum_values
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.read_ties import read_ties

FLOWS = (
    "from_name,from_country,to_name,to_country,value,value_unit,directed\n"
    "Kobe,Japan,Busan,Korea,120,students,true\nBusan,Korea,Los Angeles,United States,30.5,{unit},true\n"
)


def flows(unit="students"):
    return sm.read(io.BytesIO(FLOWS.format(unit=unit).encode()))


def test_read_ties_keeps_value_unit_and_direction():
    ties = read_ties(io.BytesIO(FLOWS.format(unit="").encode()), ReadOptions()).ties
    assert ties["value"].tolist() == [120, 30.5] and ties["directed"].tolist() == [True, True]
    assert ties["value_unit"].isna().tolist() == [False, True]


def test_sum_values_never_adds_two_units():
    assert sum_values(flows()).values.tolist() == [["students", 2, 150.5]]
    assert sum_values(flows("visits"))["value"].tolist() == [120, 30.5]


@pytest.mark.parametrize(("unit", "weights"), [("students", [120.0, 30.5]), ("visits", [])])
def test_graph_is_directed_and_weighted_by_values_of_one_unit(tmp_path, unit, weights):
    sm.write(flows(unit), tmp_path / "ties.graphml")
    graph = nx.read_graphml(tmp_path / "ties.graphml")
    assert graph.is_directed() and len(graph.edges) == 2
    assert [weight for *_, weight in graph.edges(data="weight") if weight is not None] == weights


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
def test_files_hold_the_value_as_a_number(tmp_path, suffix):
    path = tmp_path / f"ties.{suffix}"
    sm.write(flows(), path)
    table = pd.read_csv(path) if suffix == "csv" else pd.read_parquet(path)
    assert table["value"].tolist() == [120, 30.5] and table["directed"].tolist() == [True, True]


def test_report_has_the_sum_where_all_ties_count_the_same(tmp_path):
    for unit, found in (("students", True), ("visits", False)):
        sm.report(flows(unit), tmp_path / "report.md")
        assert ("Sum of values (students) | 150" in (tmp_path / "report.md").read_text("utf-8")) is found
