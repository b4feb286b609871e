"""The network in figures: against published figures, networkx, and what can be counted by hand."""

import itertools
import json
import re

import networkx as nx
import numpy as np
import openpyxl
import pandas as pd
import pytest
import sistermap as sm
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap.api import format_stats
from sistermap.cli import cli
from sistermap.geo.analysis.network import measures
from sistermap.geo.analysis.network.betweenness import core_of, measure_betweenness
from sistermap.geo.analysis.network.chance import compare_with_chance, swap_once
from sistermap.geo.analysis.network.definitions import definitions, list_definitions
from sistermap.geo.analysis.network.graph import build_graph
from sistermap.geo.analysis.network.joined import Joined
from sistermap.geo.analysis.network.measures import measure_graph
from sistermap.geo.analysis.network.reciprocity import compare_lists
from sistermap.geo.analysis.network.stats_text import GROUPS


def graph_of(edges):
    return build_graph(pd.DataFrame(list(edges), columns=["one", "other"]))


def by_node(graph, numbers):
    return dict(zip(graph.names, numbers, strict=True))


# ---- published figures ----


# Zachary's karate club: KONECT's page of "ucidata-zachary" and Newman 2003 ("The structure and function of complex
# networks"); Petersen, complete and complete bipartite graphs, a path: by hand, as textbooks have them.
@pytest.mark.parametrize(
    ("edges", "published"),
    [
        (
            nx.karate_club_graph().edges,
            {"places": 34, "pairs": 78, "largest_degree": 17, "triangles": 45, "transitivity": 0.255682,
             "diameter": 5, "assortativity": -0.475613, "density": 0.139037, "mean_distance": 2.408200},
        ),
        (
            nx.petersen_graph().edges,
            {"places": 10, "pairs": 15, "triangles": 0, "transitivity": 0.0, "diameter": 2, "assortativity": None,
             "mean_distance": 5 / 3, "mean_degree": 3.0},
        ),
        (
            nx.complete_graph(6).edges,
            {"triangles": 20, "transitivity": 1.0, "diameter": 1, "density": 1.0, "components": 1},
        ),
        (nx.complete_bipartite_graph(1, 5).edges, {"assortativity": -1.0, "diameter": 2, "median_degree": 1.0}),
        (nx.path_graph(70).edges, {"diameter": 69, "mean_distance": 71 / 3, "triangles": 0}),
        ([("a", "b"), ("c", "d")], {"components": 2, "largest_component": 2, "largest_share": 0.5}),
    ],
    ids=["karate", "petersen", "complete", "star", "path", "two"],
)  # fmt: skip
def test_measure_graph_has_the_published_figures(edges, published):
    figures = measure_graph(graph_of(edges)).figures
    assert {name: figures[name] for name in published} == pytest.approx(published, abs=5e-7)


def test_karate_club_has_the_published_betweenness():
    # Published with Girvan and Newman 2002, and in the documentation of every library since: the instructor leads.
    found = measure_betweenness(graph_of(nx.karate_club_graph().edges))
    assert found[0] == pytest.approx(231.071429, abs=1e-6)


# ---- against networkx ----

EDGES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=40)


@settings(max_examples=40, deadline=None)
@given(EDGES, st.randoms(use_true_random=False))
def test_measure_graph_does_not_depend_on_the_order_of_ties_and_ends(edges, chance):
    other = [pair if chance.random() < 0.5 else pair[::-1] for pair in edges]
    chance.shuffle(other)
    one, shuffled = (measure_graph(graph_of(ties)).figures for ties in (edges, other))
    # Of components of one size, the one that is named first is measured.
    which = {"diameter", "mean_distance"} if one["components"] > 1 else set()
    for name in {*one} - which:
        assert one[name] == (None if shuffled[name] is None else pytest.approx(shuffled[name])), name


@settings(max_examples=60, deadline=None)
@given(EDGES)
def test_measure_graph_agrees_with_networkx(edges):
    graph, peer = graph_of(edges), nx.Graph(edges)
    peer.remove_edges_from(list(nx.selfloop_edges(peer)))
    measured = measure_graph(graph)
    assert by_node(graph, measured.centralities["betweenness"]) == pytest.approx(
        nx.betweenness_centrality(peer, normalized=False)
    )
    assert by_node(graph, measured.centralities["closeness"]) == pytest.approx(nx.closeness_centrality(peer))
    assert measured.figures["triangles"] == sum(nx.triangles(peer).values()) // 3
    assert (measured.figures["transitivity"] or 0) == pytest.approx(nx.transitivity(peer))
    assert sorted(np.bincount(graph.components)) == sorted(map(len, nx.connected_components(peer)))
    if len(peer.edges):
        largest = peer.subgraph(max(nx.connected_components(peer), key=len))
        assert measured.figures["diameter"] >= 1 and measured.figures["largest_component"] == len(largest)
        same_size = [c for c in nx.connected_components(peer) if len(c) == len(largest)]
        assert measured.figures["diameter"] in {nx.diameter(peer.subgraph(c)) for c in same_size}


def test_pagerank_adds_up_to_one_and_follows_ties():
    graph = graph_of([*nx.karate_club_graph().edges, ("alone", "alone")])
    shares = measure_graph(graph).centralities["pagerank"]
    assert shares.sum() == pytest.approx(1)
    assert [graph.names[at] for at in np.argsort(-shares)[:3]] == [
        33,
        0,
        32,
    ]  # as published by networkx and igraph


def test_trees_are_taken_off_and_counted_exactly():
    graph = graph_of(nx.balanced_tree(3, 4).edges)
    assert len(core_of(graph)[0].nodes) == 0
    expected = nx.betweenness_centrality(nx.balanced_tree(3, 4), normalized=False)
    assert by_node(graph, measure_betweenness(graph)) == pytest.approx(expected)


def test_pivots_estimate_betweenness():
    graph = graph_of(nx.karate_club_graph().edges)
    size = len(core_of(graph)[0].nodes)
    halves = [measure_betweenness(graph, np.arange(size)[part::2]) for part in (0, 1)]
    assert (halves[0] + halves[1]) / 2 == pytest.approx(measure_betweenness(graph), rel=0.07, abs=2)
    sampled = measure_betweenness(graph, np.arange(0, size, 2))
    assert sampled[0] == pytest.approx(231, rel=0.4) and sampled[0] != pytest.approx(231.071429)


# ---- chance ----


@settings(max_examples=40, deadline=None)
@given(EDGES, st.integers(0, 9), st.booleans())
def test_swaps_keep_degrees_and_make_no_pair_twice(edges, seed, from_homes):
    pairs = graph_of(edges).pairs
    swapped = swap_once(pairs, np.random.default_rng(seed), from_homes=from_homes)
    assert np.bincount(swapped.ravel()).tolist() == np.bincount(pairs.ravel()).tolist()
    distinct = {tuple(sorted(pair)) for pair in swapped.tolist()}
    assert len(distinct) == len(pairs) and all(one != other for one, other in distinct)
    if from_homes:
        assert sorted(swapped[:, 0]) == sorted(pairs[:, 0])


def test_swaps_draw_all_graphs_alike():
    # A path of four nodes has degrees 1, 2, 2, 1, which three graphs have; two squares of degree 2 have three as well.
    for start in ([[0, 1], [1, 2], [2, 3], [3, 0]], [[0, 1], [2, 3]]):
        pairs, rng, seen = np.array(start), np.random.default_rng(7), {}
        for _ in range(3000):
            pairs = swap_once(pairs, rng)
            key = tuple(sorted(tuple(sorted(pair)) for pair in pairs.tolist()))
            seen[key] = seen.get(key, 0) + 1
        assert len(seen) == 3 and min(seen.values()) > 800, seen


def test_chance_finds_two_groups_that_keep_to_themselves():
    group = np.repeat([0, 1], 20)
    rng = np.random.default_rng(1)
    inside = {tuple(sorted(rng.choice(20, 2, replace=False))) for _ in range(80)}
    pairs = np.array([*inside, *((a + 20, b + 20) for a, b in inside)])

    def alike(some):
        return np.array([(group[some[:, 0]] == group[some[:, 1]]).mean()])

    [chance] = compare_with_chance(pairs, alike, samples=100, seed=0)
    assert chance.observed == 1 and chance.expected == pytest.approx(0.49, abs=0.03) and chance.z > 8
    assert compare_with_chance(pairs, alike, samples=100, seed=0) == [chance]


@pytest.mark.parametrize("pairs", [[[0, 1]], [[0, 1], [0, 2], [0, 3]], [[0, 1], [1, 2], [0, 2]]])
def test_chance_says_nothing_where_there_is_one_graph_only(pairs):
    found = compare_with_chance(np.array(pairs), lambda some: np.array([some.sum() / 7]), samples=5, seed=0)
    assert found == [None]


# ---- lists ----

AT = {
    "A": (37, 127, "KR"),
    "B": (35, 135, "JP"),
    "C": (36, 138, "JP"),
    "D": (30, 110, "CN"),
    "E": (36, 128, "KR"),
}


def listed(*ties, **columns):
    """Read a list of ties between places whose coordinates are given."""
    rows = [
        {"from": a, "from country": AT[a][2], "from_lat": AT[a][0], "from_lon": AT[a][1],
         "to": b, "to country": AT[b][2], "to_lat": AT[b][0], "to_lon": AT[b][1]}
        for a, b in ties
    ]  # fmt: skip
    return sm.read(pd.DataFrame(rows).assign(**columns))


def test_stats_counts_repeated_ties_loops_and_years():
    layer = listed(("A", "B"), ("B", "A"), ("A", "A"), ("B", "C"), since=["1990", "1991-02", None, "1990"])
    found = sm.stats(layer)
    assert {name: found[name] for name in ("ties", "pairs", "repeated", "loops", "places", "dated")} == {
        "ties": 4, "pairs": 2, "repeated": 1, "loops": 1, "places": 3, "dated": 3,
    }  # fmt: skip
    assert found.tables["growth"].values.tolist() == [[1990, 2, 2], [1991, 1, 3]]


def test_stats_leaves_memberships_out():
    table = pd.DataFrame({"from": ["Busan", "Busan"], "to": ["Kobe", None], "network": [None, "WeGO"]})
    found = sm.stats(sm.read(table))
    assert (found["ties"], found["places"]) == (1, 2)


def test_stats_adds_values_of_one_unit_and_of_no_two():
    layer = listed(("A", "B"), ("B", "C"), ("A", "A"), students=[10, 5, 2])
    found = sm.stats(layer)
    assert found["value"] == 17
    assert found.tables["value"][["name", "value"]].values.tolist() == [["B", 15], ["A", 12], ["C", 5]]


def test_stats_counts_a_table_of_sums_by_its_ties():
    found = sm.stats(listed(("A", "B"), ("B", "C"), ties=[3, 40], valued=[0, 0]))
    assert (found["ties"], found["pairs"], found["repeated"]) == (43, 2, 41)


def test_stats_of_lists_says_who_names_whom_and_who_does_not():
    lists = [
        listed(("A", "B"), ("A", "C"), ("A", "E")),
        listed(("B", "A"), ("B", "D")),
        listed(("C", "D"), ("C", "E")),
    ]
    found = sm.stats(*lists)
    table = found.tables["reciprocity"][["name", "other_name", "named_by"]].values.tolist()
    assert table == [["A", "C", "one"], ["A", "B", "both"]]
    assert (found["judged"], found["mutual"], found["reciprocity"]) == (2, 1, pytest.approx(2 / 3))
    turned = sm.stats(*lists[::-1])
    assert turned.tables["reciprocity"][["name", "other_name"]].values.tolist()[0] == ["A", "C"]


@pytest.mark.parametrize(
    ("own", "listed_as", "named_by"),
    [
        (("city:1", "Shizuoka", "JP", 34.98), ("city:1", "Shizuoka", "JP", 34.98), "both"),
        (("city:1", "Shizuoka", "JP", 34.98), ("admin1:JP-22", "Shizuoka", "JP", 35.0), "unclear"),
        (("city:1", "Shizuoka", "JP", 34.98), ("at:34.9,138:Shizuoka", "Shizuoka", "JP", 34.9), "both"),
        (
            ("city:1", "Springfield", "US", 34.98),
            ("at:40,138:Springfield", "Springfield", "US", 40.0),
            "unclear",
        ),
        (("city:1", "Paris", "FR", 34.98), ("city:2", "Paris", "US", 34.98), "one"),
    ],
)
def test_compare_lists_takes_no_namesake_for_a_partner_that_is_missing(own, listed_as, named_by):
    busan = ("city:9", "Busan", "KR", 35.1)
    places = pd.DataFrame([busan, own, listed_as], columns=["place_id", "name", "country", "lat"]).assign(
        lon=138.0
    )
    ties = pd.DataFrame(
        [(own[0], busan[0], 0), (busan[0], listed_as[0], 1)], columns=["from_id", "to_id", "list"]
    )
    joined = Joined(ties, places.drop_duplicates("place_id").set_index("place_id"), build_graph(ties))
    assert compare_lists(joined, [own[0], busan[0]])["named_by"].tolist() == [named_by]


def test_stats_judges_no_list_of_several_homes():
    found = sm.stats(listed(("A", "B"), ("C", "D")), listed(("B", "A"), ("B", "D")))
    assert found["judged"] is None and found.tables["reciprocity"].empty
    assert any("Of 2 lists, 1 took no part in reciprocity" in remark for remark in found.remarks)


def test_stats_of_one_home_says_what_a_list_cannot_say():
    found = sm.stats(listed(("A", "B"), ("A", "C"), ("A", "D")))
    assert "All pairs have A at one end" in found.remarks[0]
    assert "Clustering" not in format_stats(found) and found["transitivity"] == 0
    assert found["same_country"] == 0 and found["same_country_z"] is None
    assert found["within_1"] == 1


def test_stats_counts_reach_from_home():
    ends = {"from": ["Busan"] * 3 + ["Kobe"], "from country": ["KR"] * 3 + ["JP"]}
    table = pd.DataFrame({**ends, "to": ["Kobe", "Shimonoseki", "Shanghai", "Tianjin"]})
    found = sm.stats(sm.read(table, home="Busan, KR"))
    assert (found["within_1"], found["within_2"], found["within_3"]) == (0.75, 1, 1)


def test_stats_of_nothing_has_no_figures():
    found = sm.stats(sm.read(pd.DataFrame({"from": ["Xyzzyville"], "to": ["Plughtown"]})))
    assert (found["ties"], found["places"], found["density"], found["diameter"]) == (0, 0, None, None)
    assert all(table.empty for table in found.tables.values())


@pytest.mark.parametrize(
    ("given", "message"),
    [({"samples": 1}, "samples is 1, expected 2 or more"), ({"seed": -1}, "seed is -1, expected 0 or more")],
)
def test_stats_refuses_numbers_that_are_too_small(given, message):
    with pytest.raises(ValueError, match=message):
        sm.stats(listed(("A", "B")), **given)


def test_format_stats_writes_one_step_in_the_singular():
    text = format_stats(sm.stats(listed(("A", "B"))))
    assert re.search(r"Diameter +1 step$", text, re.MULTILINE)


def test_every_figure_has_a_definition_in_a_sentence_and_a_group():
    assert {one.group for one in definitions()} == {*GROUPS}
    assert [one.name for one in definitions() if not one.definition.endswith(".")] == []
    assert len({one.name for one in definitions()}) == len(definitions())


def test_stats_writes_names_that_no_program_runs(tmp_path, monkeypatch):
    hostile = "=HYPERLINK(1)|<b>\x1b[31m"
    monkeypatch.setitem(AT, hostile, (48, 2, "FR"))
    found = sm.stats(listed((hostile, "B"), (hostile, "C")))
    for suffix in (".csv", ".md", ".xlsx", ".json"):
        sm.write(found, tmp_path / f"stats{suffix}")
    assert ",'=HYPERLINK(1)" in (tmp_path / "stats-places.csv").read_text()
    first = (tmp_path / "stats-places.csv").read_text().splitlines()[1]
    assert first.startswith("degree,") and first.endswith(",2")  # whole numbers are written whole
    assert (
        "HYPERLINK" in (tmp_path / "stats.md").read_text()
        and "<b>" not in (tmp_path / "stats.md").read_text()
    )
    sheet = openpyxl.load_workbook(tmp_path / "stats.xlsx")["places"]
    cells = [cell for row in sheet.iter_rows() for cell in row if "HYPERLINK" in str(cell.value)]
    assert cells and {cell.data_type for cell in cells} == {"s"}
    assert "\x1b" not in format_stats(found)


def test_write_never_writes_figures_over_a_list_that_was_read(tmp_path):
    (tmp_path / "list-places.csv").write_text("from,to\nBusan,Kobe\n")
    found = sm.stats(sm.read(tmp_path / "list-places.csv"))
    with pytest.raises(sm.SistermapError, match="is the file that is read"):
        sm.write(found, tmp_path / "list.csv")
    assert [path.name for path in tmp_path.iterdir()] == ["list-places.csv"]
    assert repr(found) == "<NetworkStats: places 2, ties 1, pairs 1>"


def test_stats_of_a_large_network_says_what_is_estimated(monkeypatch):
    layer = listed(*itertools.combinations("ABCDE", 2))
    whole = sm.stats(layer)
    monkeypatch.setattr(measures, "MOST_WORK", 10)
    monkeypatch.setattr(measures, "PIVOTS", 3)
    sampled = sm.stats(layer)
    assert (whole.settings["sources"], sampled.settings["sources"]) == (None, 3)
    assert any("from 3 places of 5" in remark for remark in sampled.remarks)
    assert sampled["mean_distance"] == 1 and sampled["diameter"] == 1  # exact: all are one step apart
    assert [row["value"] for row in sampled.tables["closeness"].to_dict("records")] == [1] * 5
    assert sm.stats(layer, exact=True).as_dict() == whole.as_dict()


# ---- the command ----

TABLES = {
    "busan.csv": "from,to,since\nBusan,Shimonoseki,1976\nBusan,Shanghai,1993\n",
    "shanghai.csv": "from,to,since\nShanghai,Yokohama,1973\nShanghai,Busan,1993\n",
    "kobe.csv": 'from,to\nKobe,"=HYPERLINK(""http://x"")"\nKobe,Tianjin\nKobe,Shanghai\n',
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in TABLES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(cli, ["stats", *arguments])


def test_stats_command_prints_groups_and_who_names_whom(folder):
    done = run("busan.csv", "shanghai.csv", "kobe.csv")
    assert done.exit_code == 0, done.output
    assert "Lists side by side\n" in done.stdout
    assert "Kobe names Shanghai, and Shanghai does not name Kobe" in done.stdout.replace("\n ", "")


def test_stats_command_reads_what_was_saved_beside_each_list(folder):
    (folder / "partners.csv").write_text("to\nBusan\nTianjin\n", encoding="utf-8")
    saved = CliRunner().invoke(cli, ["read", "partners.csv", "--home", "Kobe, JP", "--save"])
    assert saved.exit_code == 0, saved.output
    done = run("busan.csv", "partners.csv", "--json")
    pairs = json.loads(done.stdout)["tables"]["reciprocity"]
    assert [(row["name"], row["other_name"], row["named_by"]) for row in pairs] == [("Kobe", "Busan", "one")]


def test_stats_command_says_where_the_options_of_another_list_go(folder):
    (folder / "partners.csv").write_text("to\nBusan\nTianjin\n", encoding="utf-8")
    done = run("busan.csv", "partners.csv", "--home", "Busan, KR")
    assert done.exit_code == 1 and "partners.csv: options are about busan.csv; save those" in done.stderr
    gone = run("busan.csv", "gone.csv")
    assert gone.exit_code == 1 and "options are about" not in gone.stderr


def test_stats_command_names_the_list_of_a_row_that_is_not_placed(folder):
    (folder / "more.csv").write_text("from,to\nBusan,Xyzzyville\nBusan,Kobe\n", encoding="utf-8")
    assert "more.csv, row 2: No place called" in run("busan.csv", "more.csv").stderr
    assert "\nrow 2: No place called" in "\n" + run("more.csv").stderr


def test_stats_command_says_how_many_years_are_not_shown(folder):
    rows = "".join(f"Busan,Kobe,{year}\n" for year in range(2000, 2012))
    (folder / "years.csv").write_text("from,to,since\n" + rows, encoding="utf-8")
    shown = run("years.csv").stdout
    assert "The last 10 of 12 years in which ties began:\n  2002: 1 new, 3 in all" in shown


def test_stats_command_outputs_json_with_every_figure_and_list(folder):
    found = json.loads(run("busan.csv", "--json").stdout)
    assert [*found] == ["figures", "tables", "definitions", "settings", "remarks"]
    assert [*found["figures"]] == [one.name for one in definitions()]
    assert {*found["figures"]["ties"]} == {"group", "label", "value", "unit", "definition", "source"}
    assert {*found["tables"]} == {*found["definitions"]} == {*list_definitions()}
    assert found["figures"]["ties"]["value"] == 2 and found["figures"]["same_country_z"]["value"] is None


def test_stats_command_refuses_a_list_given_twice(folder):
    done = run("busan.csv", "kobe.csv", "busan.csv")
    assert done.exit_code == 2
    assert done.output.splitlines()[-1] == "Error: busan.csv is given twice; expected each list once"


def test_stats_command_says_that_memberships_are_no_network(folder):
    (folder / "members.csv").write_text(
        "name,country,network\nBusan,KR,WeGO\nSeoul,KR,WeGO\n", encoding="utf-8"
    )
    done = run("members.csv")
    assert done.exit_code == 0
    assert done.stdout.startswith("No tie has two places that are known (a membership is no tie)")


def test_stats_command_is_strict_with_every_list(folder):
    assert run("busan.csv", "shanghai.csv", "--strict").exit_code == 0
    assert run("busan.csv", "kobe.csv", "--strict").exit_code == 1
    assert run("busan.csv", "kobe.csv").exit_code == 0


def test_stats_command_explains_each_figure_it_shows(folder):
    plain, explained = (run("busan.csv", "shanghai.csv", *more) for more in ([], ["--explain"]))
    for source in ("Wasserman and Faust 1994", "Brandes 2001"):
        assert source not in plain.stdout and source in " ".join(explained.stdout.split())


def test_stats_command_writes_the_same_bytes_again(folder):
    for name in ("stats.csv", "stats.json", "stats.md", "stats.xlsx"):
        assert run("busan.csv", "kobe.csv", "-o", name).exit_code == 0
        first = {file.name: file.read_bytes() for file in folder.glob("stats*")}
        assert run("busan.csv", "kobe.csv", "-o", name).exit_code == 0
        assert first == {file.name: file.read_bytes() for file in folder.glob("stats*")}
    assert json.loads((folder / "stats.json").read_text()) == json.loads(
        run("busan.csv", "kobe.csv", "--json").stdout
    )
    assert (folder / "stats-reciprocity.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["busan.csv", "-o", "stats.doc"],
            "stats.doc: has the suffix '.doc', expected one of .json .csv .xlsx .md",
        ),
        (["busan.csv", "-o", "busan.csv"], "busan.csv: is the file that is read; choose another name"),
        (
            ["busan.csv", "kobe.csv", "-o", "kobe.csv"],
            "kobe.csv: is the file that is read; choose another name",
        ),
        (["busan.csv", "absent.csv"], "absent.csv"),
    ],
)
def test_stats_command_refuses_in_one_line(folder, arguments, message):
    done = run(*arguments)
    assert done.exit_code == 1
    assert message in done.output.splitlines()[-1]
    assert {file.name for file in folder.iterdir()} == {*TABLES}
