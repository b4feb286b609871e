"""What ties carry: from the cell to every output."""

import io

import networkx as nx
import pandas as pd
import pytest
import sistermap as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap.geo.analysis.counts import sum_values
from sistermap.geo.tables.direction import is_directed
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.read_ties import read_ties
from sistermap.geo.tables.units import unit_of_label
from sistermap.geo.tables.values import (
    is_value_column,
    read_value_column,
    with_units,
)

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
        assert ("**150** students" in (tmp_path / "report.md").read_text("utf-8")) is found


NUMBERS = [
    ("1,234", 1234, None), ("1 234,5", 1234.5, None), ("1.234.567", 1234567, None), ("1'234.50", 1234.5, None),
    ("1,23,456", 123456, None), ("0,5", 0.5, None), ("٣٬٥٠٠", 3500, None), ("１，２３４人", 1234, "人"), ("-5", -5, None),
    ("−5", -5, None), ("ca. 300", 300, None), ("약 300명", 300, "명"), ("US$ 3.5 million", 3.5e6, "USD"), ("€2bn", 2e9, "EUR"),
    ("$1.2m", 1.2e6, "$"), ("€ 5k", 5000, "EUR"), ("5 Mio. €", 5e6, "EUR"), ("CHF 1’000.–", 1000, "CHF"),
    ("R$ 1.200,00", 1200, "BRL"), ("12,000 천원", 12e6, "KRW"), ("3億円", 3e8, "JPY"), ("1200万元", 12e6, "CNY"),
    ("3,5 млн руб.", 3.5e6, "RUB"), ("1 500 чел.", 1500, "чел."), ("2,5 mln zł", 2.5e6, "PLN"), ("15 tis. Kč", 15000, "CZK"),
    ("5 ezer Ft", 5000, "HUF"), ("5 bin TL", 5000, "TRY"), ("Rp 5 juta", 5e6, "IDR"), ("2 triệu đồng", 2e6, "VND"),
    ("300 sinh viên", 300, "sinh viên"), ("100.000 kişi", 100000, "kişi"), ("3 lakh", 300000, None), ("12%", 12, "%"), (7.5, 7.5, None),
]  # fmt: skip
NO_NUMBERS = [
    "", "abc", "100-200", "5 Main Street", "+82 51 888", "007", "2019-05-03", "12 34", "1,2,3", "1e5", "∞", "nan", True, None,
    float("nan"), float("inf"), "12345678901234567890",
]  # fmt: skip


@pytest.mark.parametrize(("cell", "number", "unit"), NUMBERS)
def test_read_value_column_reads_numbers_as_people_write_them(cell, number, unit):
    assert read_value_column([cell], "").values == [(number, unit)]


@pytest.mark.parametrize("cell", NO_NUMBERS)
def test_read_value_column_takes_nothing_else(cell):
    assert read_value_column([cell], "").values == [None]


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1.500", "2,5"], [1500, 2.5]),
        (["1,500", "2.5"], [1500, 2.5]),
        (["1.500", "2.5"], [1.5, 2.5]),
        (["1.500", "1.234.567"], [1500, 1234567]),
        (["1,500", "2,250"], [1500, 2250]),
    ],
)
def test_read_value_column_knows_the_decimal_mark_by_all_cells(cells, numbers):
    assert [value.number for value in read_value_column(cells, "").values] == numbers


@pytest.mark.parametrize(
    ("label", "unit", "scale"),
    [
        ("Students", "Students", 1), ("Amount (USD million)", "USD", 1e6), ("금액(천원)", "KRW", 1000), ("인원(명)", "명", 1),
        ("Visitors per year", "Visitors per year", 1), ("交流人数", "交流人数", 1), ("Beträge in Tsd. EUR", "EUR", 1000),
        ("Количество студентов", "Количество студентов", 1), ("金額（百万円）", "JPY", 1e6), ("贸易额（亿美元）", "USD", 1e8),
        ("Сумма, тыс. руб.", "RUB", 1000), ("Montant en k€", "EUR", 1000), ("Trade value (US$m)", "USD", 1e6),
        ("Exports ('000 USD)", "USD", 1000), ("Öğrenci sayısı", "Öğrenci sayısı", 1), ("Amount (in thousands)", None, 1000),
    ],
)  # fmt: skip
def test_unit_of_label_reads_unit_and_scale(label, unit, scale):
    assert unit_of_label(label) == (unit, scale)


@pytest.mark.parametrize(
    "label", ["City (EU)", "Since", "Länge (m)", "人口", "Population (thousands)", "No.", "Distance (km)"]
)
def test_unit_of_label_takes_no_other_label(label):
    assert unit_of_label(label) is None


@pytest.mark.parametrize(
    ("cells", "label", "is_value"),
    [
        ([120, 35, None, "1,200"], "Students", True), (["120명", "35명"], "비고", True), ([1998, 2001, 2003], "Value", False),
        ([1, 2, 3, 4], "No", False), ([10021, 10057, 10893], "Value", False), (["+82 51 888 1111"], "Amount", False),
        ([5e5, 1e6], "Population", False), (["student exchange", "sport"], "Students", False), ([], "Students", False),
        ([3, 40, 7], "Column 5", False), (["0012", "0013"], "Amount", False),
    ],
)  # fmt: skip
def test_is_value_column_leaves_years_ids_and_telephone_numbers(cells, label, is_value):
    assert is_value_column(cells, label) is is_value


def test_with_units_multiplies_by_the_scale_of_the_unit():
    found = with_units(read_value_column([3, 4], "Value"), ["백만원", "visits"])
    assert found.values == [(3e6, "KRW"), (4, "visits")]


@pytest.mark.parametrize(
    ("labels", "directed"),
    [
        (("Donor country", "Recipient"), True), (("Origin", "Destination"), True), (("출발 도시", "도착 도시"), True),
        (("派遣自治体", "受入自治体"), True), (("Herkunftsland", "Zielland"), True), (("Donor", "Donor"), False), (("City", "Partner"), False),
    ],
)  # fmt: skip
def test_is_directed_reads_the_labels_of_both_sides(labels, directed):
    assert is_directed(*labels) is directed


def test_read_ties_directs_flows_by_their_labels():
    table = 'From,To,Students\nKobe,Busan,"1,200"\n'
    ties = read_ties(io.BytesIO(table.encode()), ReadOptions(columns={"value": "Students"})).ties
    assert ties[["value", "value_unit", "directed"]].values.tolist() == [[1200, "Students", True]]


TEXT = st.text(st.sampled_from("0123456789.,' -€$kmMio천원명人") | st.characters(), max_size=20)


@settings(deadline=None)
@given(cells=st.lists(TEXT | st.floats() | st.integers() | st.none(), max_size=4), label=TEXT)
def test_no_cell_of_values_raises(cells, label):
    found = read_value_column(cells, label)
    assert len(found.values) == len(cells)
    assert all(abs(value.number) < 1e30 for value in found.values if value)
    is_value_column(cells, label)


@given(number=st.integers(-(10**9), 10**9))
def test_whole_numbers_are_read_in_every_grouping(number):
    for mark in (",", ".", " ", "'", "\u00a0", "\u202f"):
        [value] = read_value_column([f"{number:,}".replace(",", mark)], "").values
        assert value.number == number


@pytest.mark.parametrize("cell", [10**400, -(10**400), float("inf"), float("-inf"), 10**309], ids=range(5))
def test_read_value_column_notes_numbers_that_are_too_large(cell):
    found = read_value_column([cell, 1], "Value")
    assert found.values == [None, (1.0, None)]
    assert found.notes[0].code == "value_unreadable"
