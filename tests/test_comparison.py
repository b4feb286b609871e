"""What changed between two states of a list: matched by places, kind and date, the same both ways round."""

import datetime as dt
import random
from collections import Counter

import geopandas as gpd
import pandas as pd
import pytest
import sistermap as sm
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap.geo.analysis.comparison import compare_layers
from sistermap.geo.analysis.comparison.assignment import assign
from sistermap.geo.analysis.comparison.difference import CLASSES, MIRROR
from sistermap.geo.analysis.comparison.order import heaviest_run
from sistermap.geo.layer import build_layer
from sistermap.geo.schema import GEOCODED, LAYER_REGIONS, PLACES

TODAY = dt.date(2026, 6, 1)
POINTS = {
    "Busan": (35.1, 129.0), "Osaka": (34.7, 135.5), "Lyon": (45.8, 4.8), "Porto": (41.1, -8.6), "Seoul": (37.6, 127.0)
}  # fmt: skip


def make_list(rows, own=()):
    """Build a layer of rows: from, to, and any other columns. A name that is no key of POINTS is not placed."""
    table = pd.DataFrame(
        [{**dict.fromkeys((*GEOCODED, *own)), **row} for row in rows], columns=[*GEOCODED, *own]
    )
    table["tie_id"] = [f"t{number}" for number in range(1, len(table) + 1)]
    table["row"] = range(2, len(table) + 2)
    table["kind"] = table["kind"].fillna("sister")
    for side in ("from", "to"):
        ids = table[f"{side}_place_id"].where(table[f"{side}_place_id"].notna(), table[f"{side}_name"])
        known = ids.isin(list(POINTS))
        table[f"{side}_place_id"] = ids.where(known, None)
        table[f"{side}_verdict"] = known.map({True: "placed", False: "missing"}).where(
            table[f"{side}_name"].notna(), None
        )
    places = pd.DataFrame(
        [
            {
                "place_id": name,
                "name": name,
                "level": "city",
                "country": "XX",
                "lat": lat,
                "lon": lon,
                "guessed": False,
            }
            for name, (lat, lon) in POINTS.items()
        ]
    ).reindex(columns=list(PLACES))
    regions = gpd.GeoDataFrame(columns=list(LAYER_REGIONS), geometry="geometry", crs="EPSG:4326")
    return build_layer(table, places, regions)


def tie(first, second, since=None, kind="sister", **more):
    return {"from_name": first, "to_name": second, "since": since, "kind": kind, **more}


def compare(old, new, **options):
    return compare_layers(make_list(old), make_list(new), today=TODAY, **options)


def outcome(old, new):
    """Return the classes of the only tie."""
    [classes] = compare([tie(*old[0], **old[1])], [tie(*new[0], **new[1])]).rows["classes"]
    return classes


PAIR = ("Busan", "Osaka")


@pytest.mark.parametrize(
    ("before", "after", "classes"),
    [
        ({"since": "1990"}, {"since": "1990"}, "unchanged"),
        ({"since": "1990"}, {"since": "1990-05-03"}, "redated"),
        ({"since": "1990"}, {"since": "2001"}, "redated"),
        ({"since": "1990"}, {"since": "1990", "kind": "friendship"}, "kind"),
        ({"status": "active"}, {"status": "dormant"}, "status"),
        ({"status": "active"}, {"status": "ended"}, "ended"),
        ({"status": "ended"}, {"status": "active"}, "resumed"),
        ({}, {"status": "ended"}, "ended"),
        ({"until": "2030"}, {"until": "2031"}, "redated"),
        ({"until": "2030"}, {"until": "2026-05-31"}, "ended"),
        ({"until": "2026-06-01"}, {"until": "2026-05"}, "ended"),
        ({"title": "A"}, {"title": "B"}, "columns"),
        ({"value": 1200}, {"value": 1200.0}, "unchanged"),
        ({"themes": "sport; youth"}, {"themes": "Youth; sport"}, "unchanged"),
        ({"from_org": "City Hall"}, {"from_org": "Port"}, "renamed"),
        ({"since": "1990", "note": "a"}, {"since": "1991", "note": "b"}, "redated; columns"),
    ],
)
def test_compare_layers_names_what_changed_of_one_tie(before, after, classes):
    assert outcome((PAIR, before), (PAIR, after)) == classes


NAMES = {"Busan": ("Busan", "Pusan", "부산"), "Osaka": ("Osaka", "大阪")}
CODES = {"Korea": "KR", "대한민국": "KR", "North Korea": "KP"}


@pytest.mark.parametrize(
    ("before", "after", "classes"),
    [
        ({"from_name": "Busan"}, {"from_name": "부산"}, "respelled"),
        ({"from_name": "Pusan"}, {"from_name": "부산"}, "respelled"),
        ({"from_name": "Busan"}, {"from_name": "The Port"}, "renamed"),
        ({"from_name": "The Port"}, {"from_name": "부산"}, "renamed"),
        ({"from_name": "The Port"}, {"from_name": "THE  PORT"}, "respelled"),
        (
            {"from_name": "Busan", "since": "1990"},
            {"from_name": "부산", "since": "1991"},
            "redated; respelled",
        ),
        ({"from_country": "Korea"}, {"from_country": "대한민국"}, "respelled"),
        ({"from_country": "Korea"}, {"from_country": "North Korea"}, "renamed"),
        ({"from_country": "Choson"}, {"from_country": "Joseon"}, "renamed"),
        ({"from_org": "City Hall"}, {"from_org": "CITY HALL"}, "respelled"),
        ({"kind_original": "sister city"}, {"kind_original": "자매도시"}, "respelled"),
        ({"kind": "other", "kind_original": "pact"}, {"kind": "other", "kind_original": "accord"}, "renamed"),
        (
            {"status": "dormant", "status_original": "paused"},
            {"status": "dormant", "status_original": "휴면"},
            "respelled",
        ),
    ],
)
def test_compare_layers_tells_another_spelling_from_another_name(before, after, classes):
    place = {"from_place_id": "Busan"}
    old, new = (make_list([tie(*PAIR) | place | more]) for more in (before, after))
    options = {"is_name_of": lambda name, place: name in NAMES.get(place, ()), "country_code": CODES.get}
    found = compare_layers(old, new, today=TODAY, **options)
    assert found.rows["classes"].tolist() == [classes]
    state = "unchanged" if classes == "respelled" else "changed"
    assert found.layer.ties["change"].tolist() == [state]
    assert found.has_changes


def test_compare_layers_finds_a_tie_whose_sides_are_exchanged():
    assert outcome((PAIR, {"since": "1990"}), (PAIR[::-1], {"since": "1990"})) == "unchanged"


def test_compare_layers_takes_the_other_direction_for_another_tie():
    found = compare([tie(*PAIR, directed=True)], [tie(*PAIR[::-1], directed=True)])
    assert found.rows["change"].tolist() == ["added", "gone"]


def test_compare_layers_keeps_another_kind_of_another_year_apart():
    found = compare([tie(*PAIR, "1990")], [tie(*PAIR, "2015", kind="project")])
    assert found.rows["change"].tolist() == ["added", "gone"]


def test_compare_layers_matches_parallel_ties_with_the_least_difference_in_all():
    # One by one the first would take 2002, which is the only one that is near to the second.
    old = [tie(*PAIR, "2000", kind="mou"), tie(*PAIR, "2004", kind="mou")]
    new = [tie(*PAIR, "2002", kind="mou"), tie(*PAIR, "1999", kind="mou")]
    changes = compare(old, new).changes.query("change == 'redated'")
    assert sorted(zip(changes["old"], changes["new"], strict=True)) == [("2000", "1999"), ("2004", "2002")]


def test_compare_layers_matches_what_is_exact_first():
    old = [tie(*PAIR, "1990", title="A"), tie(*PAIR, "1995", title="B")]
    new = [tie(*PAIR, "1995", title="B"), tie(*PAIR, "1996", title="C")]
    found = compare(old, new)
    assert found.counts["redated"] == 1
    assert found.changes.query("column == 'since'")[["old", "new"]].values.tolist() == [["1990", "1996"]]


def test_compare_layers_matches_what_is_not_placed_by_name_and_says_so():
    old = [tie("Busan", "Xyzzy", "1990"), tie("Busan", "Osaka", "1976")]
    new = [tie("Busan", " XYZZY", "1991"), tie("Busan", "Osaka", "1976")]
    rows = compare(old, new).rows
    assert rows[["classes", "certain"]].values.tolist() == [
        ["redated; respelled", False],
        ["unchanged", True],
    ]


def test_compare_layers_matches_a_name_that_only_one_list_could_place():
    old = [tie("Busan", "Osaka"), tie("Busan", "Springfield", "1999")]
    new = [tie("Busan", "Osaka"), tie("Busan", "Springfield", "1999", to_place_id="Porto")]
    rows = compare(old, new).rows
    assert rows[["change", "certain"]].values.tolist() == [["unchanged", True], ["unchanged", False]]


def test_compare_layers_matches_an_ambiguous_name_with_the_place_that_the_other_list_has():
    candidates = '[{"place_id": "Porto"}, {"place_id": "Lyon"}]'
    unsure = tie("Busan", "Al-Burtughal", "1999", to_candidates=candidates)
    old, new = make_list([tie(*PAIR), unsure]), make_list([tie(*PAIR), tie("Busan", "Porto", "1999")])
    old.unplaced["to_verdict"] = "ambiguous"
    rows = compare_layers(old, new, today=TODAY).rows
    assert rows[["classes", "certain"]].values.tolist() == [["unchanged", True], ["renamed", False]]
    known = compare_layers(old, new, today=TODAY, is_name_of=lambda name, place: place == "Porto").rows
    assert known[["classes", "certain"]].values.tolist() == [["unchanged", True], ["respelled", False]]
    back = compare_layers(new, old, today=TODAY, is_name_of=lambda name, place: place == "Porto").rows
    assert back["classes"].tolist() == ["unchanged", "respelled"]
    elsewhere = compare_layers(old, new, today=TODAY, is_name_of=lambda name, place: place == "Lyon").rows
    assert elsewhere["classes"].tolist() == ["unchanged", "renamed"]


def test_compare_layers_looks_at_a_column_of_a_side_whichever_side_comes_first():
    # Of the two ties one has its sides in the order of the alphabet, the other has not.
    old = [tie("Busan", "Osaka", to_country="Japan"), tie("Osaka", "Busan", kind="mou", to_country="Korea")]
    new = [{**row, "to_country": f"the {row['to_country']}"} for row in old]
    changes = compare(old, new).changes
    assert changes[["column", "old", "new"]].values.tolist() == [
        ["to_country", "Japan", "the Japan"],
        ["to_country", "Korea", "the Korea"],
    ]


def test_compare_layers_reports_a_proposal_that_was_confirmed_once():
    old = [tie(*PAIR, draft=True, confirmed=None), tie("Busan", "Lyon", draft=True, confirmed=None)]
    new = [{**old[0], "draft": None, "confirmed": "yes"}, old[1]]
    layers = [make_list(rows, own=["confirmed"]) for rows in (old, new)]
    changes = compare_layers(*layers, today=TODAY).changes
    assert changes[["column", "old", "new"]].fillna("").values.tolist() == [["confirmed", "", "yes"]]


def test_compare_layers_takes_a_tie_for_ended_by_a_column_that_is_new():
    old, new = [tie(*PAIR, "1990")], [tie(*PAIR, "1990", until="2024")]
    assert compare(old, new).changes[["change", "column", "new"]].values.tolist() == [
        ["ended", "until", "2024"]
    ]


def test_compare_layers_keeps_one_name_in_two_countries_apart():
    old = [tie("Busan", "Osaka"), tie("Busan", "Xyzzy", to_country="US")]
    new = [tie("Busan", "Osaka"), tie("Busan", "Xyzzy", to_country="CA")]
    found = compare(old, new, country_code=lambda country: country or None)
    assert found.rows["change"].tolist() == ["unchanged", "added", "gone"]


def test_compare_layers_compares_memberships():
    old = [
        tie(*PAIR),
        {"from_name": "Busan", "network": "WeGO"},
        {"from_name": "Busan", "network": "TPO", "since": "2002"},
    ]
    new = [
        tie(*PAIR),
        {"from_name": "Busan", "network": "wego", "role": "chair"},
        {"from_name": "Busan", "network": "UCLG"},
    ]
    rows = compare(old, new).rows
    assert rows["classes"].tolist() == ["unchanged", "respelled", "added", "gone"]
    assert rows["part"].tolist() == ["tie", "membership", "membership", "membership"]


def test_compare_layers_moves_no_row_below_one_that_is_inserted():
    old = [tie("Busan", name) for name in ("Osaka", "Lyon", "Porto")]
    found = compare(old, [tie("Busan", "Seoul"), *old])
    assert {name: count for name, count in found.counts.items() if count} == {"added": 1, "unchanged": 3}
    moved = compare(old, [old[2], *old[:2]])
    assert moved.changes[["change", "to_name", "old", "new"]].values.tolist() == [
        ["moved", "Porto", "4", "2"]
    ]


def test_compare_layers_reports_a_column_of_one_list_once():
    old = make_list([tie(*PAIR, Desk="Kim"), tie("Busan", "Lyon", Desk="Lee")], own=["Desk"])
    new = make_list([tie(*PAIR, Phone="1"), tie("Busan", "Lyon", Phone="2")], own=["Phone"])
    found = compare_layers(old, new, today=TODAY)
    assert found.columns.values.tolist() == [["old", "Desk"], ["new", "Phone"]]
    assert not found.has_changes


def test_compare_layers_compares_own_columns_whatever_the_case_of_their_names():
    old, new = (
        make_list([tie(*PAIR, **{name: cell})], own=[name])
        for name, cell in (("Desk", "Kim"), ("DESK ", "Lee"))
    )
    changes = compare_layers(old, new, today=TODAY).changes
    assert changes[["change", "old", "new"]].values.tolist() == [["columns", "Kim", "Lee"]]


def test_compare_layers_of_a_year_keeps_what_begins_or_ends_then_in_either_list():
    old = [tie("Busan", "Osaka", "1976"), tie("Busan", "Lyon", "1990", until="2020"), tie("Busan", "Porto")]
    new = [tie("Busan", "Osaka", "1977"), tie("Busan", "Seoul", "2021"), tie("Busan", "Porto")]
    found = compare(old, new, since_year=2020)
    assert found.rows[["change", "to_name"]].values.tolist() == [["added", "Seoul"], ["gone", "Lyon"]]
    assert found.left_out == 2


def test_compare_layers_joins_both_states_with_what_became_of_each():
    found = compare([tie(*PAIR, "1990"), tie("Busan", "Lyon")], [tie(*PAIR, "1991"), tie("Busan", "Porto")])
    ties = found.layer.ties
    assert ties["change"].tolist() == ["changed", "added", "gone"]
    assert ties["old_values"].tolist() == ['[["since", "1990", "1991"]]', "[]", "[]"]
    assert ties.geometry.is_valid.all()
    assert found.layer.places.set_index("name")["degree"].to_dict() == {
        "Busan": 3,
        "Osaka": 1,
        "Porto": 1,
        "Lyon": 1,
    }


def test_compare_layers_leaves_the_users_column_of_the_same_name():
    rows = [tie(*PAIR, change="by us")]
    found = compare_layers(make_list(rows, own=["change"]), make_list(rows, own=["change"]), today=TODAY)
    assert found.layer.ties[["change", "change (original)"]].values.tolist() == [["unchanged", "by us"]]


def test_title_needs_no_arrow_where_lines_run_from_the_right():
    # Between two Latin names an arrow of a line in Arabic would point from the new list to the old one.
    assert compare([tie(*PAIR)], [tie(*PAIR)]).title("ar") == "ما تغيّر من table إلى table"


# ---- laws ----

TEXTS = st.sampled_from([None, "a", "b"])
TIES = st.fixed_dictionaries(
    {
        "from_name": st.sampled_from(["Busan", "Osaka", "Nowhere"]),
        "to_name": st.sampled_from(["Osaka", "Lyon", "Busan", "Elsewhere", "ELSEWHERE"]),
        "kind": st.sampled_from(["sister", "mou"]),
        "since": st.sampled_from([None, "1990", "1990-05", "1991", "2005"]),
        "status": st.sampled_from([None, "active", "ended"]),
        "directed": st.sampled_from([None, True]),
        "title": TEXTS,
        "note": TEXTS,
    }
)
MEMBERSHIPS = st.fixed_dictionaries(
    {
        "from_name": st.sampled_from(["Busan", "Lyon"]),
        "network": st.sampled_from(["WeGO", "TPO"]),
        "since": TEXTS,
    }
)
LISTS = st.lists(TIES | MEMBERSHIPS, max_size=9).map(lambda rows: [tie("Busan", "Seoul"), *rows])


@given(LISTS)
@settings(max_examples=12)
def test_a_list_and_itself_have_no_change(rows):
    found = compare(rows, rows)
    assert not found.has_changes
    assert found.counts["unchanged"] == len(rows)


@given(LISTS, st.integers(0, 9))
@settings(max_examples=12)
def test_a_list_and_its_rows_in_another_order_differ_only_in_what_is_moved(rows, seed):
    shuffled = random.Random(seed).sample(rows, len(rows))
    assert set(compare(rows, shuffled).rows["change"]) <= {"moved", "unchanged"}


@given(LISTS, LISTS)
@settings(max_examples=20)
def test_swapping_the_lists_mirrors_what_changed(old, new):
    there, back = compare(old, new), compare(new, old)

    def listed(found, before, after, names):
        changes = found.changes
        where = zip(changes["change"].map(lambda name: names.get(name, name)), changes["column"], changes[before], changes[after], changes[f"{before}_row"].fillna(0), changes[f"{after}_row"].fillna(0), strict=True)  # fmt: skip
        return Counter(map(str, where))

    assert listed(there, "old", "new", {}) == listed(back, "new", "old", MIRROR)
    assert {MIRROR.get(name, name): count for name, count in there.counts.items()} == {**back.counts}


@given(LISTS, LISTS)
@settings(max_examples=12)
def test_every_row_of_both_lists_is_in_one_state(old, new):
    rows = compare(old, new).rows
    assert sorted(rows["old_row"].dropna()) == list(range(2, len(old) + 2))
    assert sorted(rows["new_row"].dropna()) == list(range(2, len(new) + 2))
    assert set(";".join(rows["classes"]).replace("; ", ";").split(";")) <= set(CLASSES)


COSTS = st.lists(st.lists(st.none() | st.integers(0, 9), min_size=4, max_size=4), min_size=1, max_size=5)


@given(COSTS)
def test_assign_pairs_as_many_as_can_be_with_the_least_sum(table):
    import networkx as nx

    pairs = assign(range(len(table)), range(4), lambda row, column: table[row][column])
    graph = nx.Graph()
    for row, cells in enumerate(table):
        for column, cell in enumerate(cells):
            if cell is not None:
                graph.add_edge(f"r{row}", f"c{column}", weight=cell)
    best = nx.min_weight_matching(graph) if graph.edges else set()
    most = nx.max_weight_matching(graph, maxcardinality=True) if graph.edges else set()
    assert len(pairs) == len(most) == len(best)
    assert sum(table[row][column] for row, column in pairs) == sum(
        graph.edges[edge]["weight"] for edge in best
    )


def test_assign_pairs_very_many_in_their_order():
    pairs = assign(
        [*range(600, 0, -1)], [*range(1, 601)], lambda one, other: abs(one - other), rank=lambda one: one
    )
    assert all(one == other for one, other in pairs) and len(pairs) == 600


@given(st.permutations(range(7)))
def test_heaviest_run_is_the_same_both_ways(numbers):
    weights = [1 << 7 * number for number in numbers]  # no two sums of them are the same
    back = sorted(range(7), key=numbers.__getitem__)
    kept = heaviest_run(numbers, weights)
    assert {numbers[at] for at in kept} == heaviest_run(back, [weights[at] for at in back])
    assert [numbers[at] for at in sorted(kept)] == sorted(numbers[at] for at in kept)


# ---- whole lists ----


def test_compare_finds_what_is_new_in_the_example_since_2010():
    # Ten agreements of the list are of 2011 and later, and five rows are memberships.
    found = sm.compare(sm.example_path("sister-cities-2010"), sm.example_path())
    assert found.sizes == (27, 42, 27)
    assert {name: count for name, count in found.counts.items() if count} == {
        "added": 15,
        "renamed": 1,
        "respelled": 27,
    }


def test_compare_finds_the_same_list_in_another_language_and_format(tmp_path):
    english = pd.DataFrame(
        {
            "City": ["Busan"] * 3,
            "Partner": ["Los Angeles", "Shimonoseki", "Shanghai"],
            "Since": ["1967-12-18", "1976-10-11", "1993-08-24"],
        }
    )
    korean = pd.DataFrame(
        {
            "도시": ["부산"] * 3,
            "자매도시": ["로스앤젤레스", "시모노세키", "상하이"],
            "체결일": ["1967.12.18", "1976.10.11", "1993.8.24"],
        }
    )
    english.to_csv(tmp_path / "old.csv", index=False)
    korean.to_excel(tmp_path / "new.xlsx", index=False)
    found = sm.compare(tmp_path / "old.csv", tmp_path / "new.xlsx")
    assert found.rows["classes"].tolist() == ["respelled"] * 3
    assert found.rows["certain"].all()


def test_compare_knows_a_place_by_its_coordinates_and_by_its_name():
    old = pd.DataFrame({"from": ["Busan"], "to": ["Los Angeles"], "to_lat": [34.05], "to_lon": [-118.24]})
    new = pd.DataFrame({"from": ["부산"], "to": ["로스앤젤레스"]})
    assert sm.compare(old, new).rows["change"].tolist() == ["respelled"]


def test_compare_matches_by_what_was_decided(tmp_path):
    table = pd.DataFrame({"from": ["Busan", "Busan"], "to": ["Springfield", "Osaka"], "since": [1999, 2000]})
    for name, place in (("old.csv", "city:4250542"), ("new.csv", "city:4409896")):
        table.to_csv(tmp_path / name, index=False)
        (tmp_path / f"{name}.places.csv").write_text(f"name,country,decision\nSpringfield,,{place}\n")
    found = sm.compare(tmp_path / "old.csv", tmp_path / "new.csv")
    assert sorted(found.rows["change"]) == ["added", "gone", "unchanged"]


def test_compare_refuses_lists_of_two_homes():
    lists = [
        pd.DataFrame({"from": [home] * 2, "to": towns})
        for home, towns in (("Busan", ["Osaka", "Lyon"]), ("Turin", ["Bonn", "Oslo"]))
    ]
    with pytest.raises(sm.SistermapError, match=r"of Busan, .* of Turin, and no tie is in both"):
        sm.compare(*lists)


def test_compare_refuses_two_lists_without_a_place():
    nothing = pd.DataFrame({"from": ["Qqqq"], "to": ["Zzzzz"]})
    with pytest.raises(sm.SistermapError, match="no place is known in either"):
        sm.compare(nothing, nothing)


def test_compare_names_columns_of_one_list_as_the_file_does():
    # The second list has no column of kinds: its header says of which kind the partners are.
    old = pd.DataFrame({"Ville": ["Lyon"], "Partenaire": ["Milan"], "Remarque": ["a"], "Bureau": ["b"]})
    new = pd.DataFrame({"Ville": ["Lyon"], "Jumelée avec": ["Milan"], "Depuis": [1967]})
    found = sm.compare(old, new)
    assert found.columns.values.tolist() == [["old", "Remarque"], ["old", "Bureau"], ["new", "Depuis"]]
