"""The layer keeps every row once and every column; what it draws is valid and where it should be."""

import geopandas
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod
from sistermap.geo.layer import build_layer, example_layer
from sistermap.geo.schema import (
    GEOCODED,
    LAYER_MEMBERSHIPS,
    LAYER_PLACES,
    LAYER_REGIONS,
    LAYER_TIES,
    LAYER_UNPLACED,
    PLACES,
    SIDES,
)

# Coordinates: GeoNames.
BUSAN = {
    "place_id": "city:1838524",
    "name": "Busan",
    "level": "city",
    "country": "KR",
    "lat": 35.10278,
    "lon": 129.04028,
}
LOS_ANGELES = {
    "place_id": "city:5368361",
    "name": "Los Angeles",
    "level": "city",
    "country": "US",
    "lat": 34.05223,
    "lon": -118.24368,
}
JILIN = {
    "place_id": "admin1:CN-JL",
    "name": "Jilin",
    "level": "admin1",
    "country": "CN",
    "lat": 43.0,
    "lon": 126.0,
}
KENYA = {
    "place_id": "country:KE",
    "name": "Kenya",
    "level": "country",
    "country": "KE",
    "lat": 1.0,
    "lon": 38.0,
}
ALL = {place["name"]: place for place in (BUSAN, LOS_ANGELES, JILIN, KENYA)}


def places(*chosen):
    return pd.DataFrame(chosen or list(ALL.values())).reindex(columns=PLACES)


def regions():
    ids = ["admin1:CN-JL", "country:KE", "country:FJ"]
    shapes = [
        shapely.box(121, 40, 131, 46),
        shapely.box(34, -5, 42, 5),
        shapely.multipolygons([shapely.box(177, -19, 180, -16), shapely.box(-180, -19, -178, -16)]),
    ]
    frame = {
        "place_id": ids,
        "name": ["Jilin", "Kenya", "Fiji"],
        "level": ["admin1", "country", "country"],
        "country": ["CN", "KE", "FJ"],
    }
    return geopandas.GeoDataFrame(frame, geometry=shapes, crs="EPSG:4326")


def end(side, name, verdict="placed", match="exact", **answer):
    place = ALL[name]["place_id"] if verdict == "placed" else None
    given = {"name": name, "verdict": verdict, "match": match if place else None, "place_id": place, **answer}
    return {f"{side}_{key}": value for key, value in given.items()}


def geocoded(*rows, own=()):
    frame = pd.DataFrame(list(rows)).reindex(columns=[*GEOCODED, *own])
    frame["tie_id"] = [f"t{i + 1}" for i in range(len(rows))]
    frame["row"] = range(2, len(rows) + 2)
    return frame


def build(*rows, own=()):
    return build_layer(geocoded(*rows, own=own), places(), regions())


TIE = {**end("from", "Busan"), **end("to", "Los Angeles")}
MEMBERSHIP = {**end("from", "Busan"), "network": "ICLEI"}
LOST = {**end("from", "Busan"), **end("to", "Nowhere", "missing", reason="No such place.")}


def test_build_layer_tables_have_the_columns_of_the_schema():
    layer = build(TIE, MEMBERSHIP, LOST)
    assert tuple(layer.places) == LAYER_PLACES
    assert tuple(layer.regions) == LAYER_REGIONS
    assert tuple(layer.ties) == LAYER_TIES
    assert tuple(layer.memberships) == LAYER_MEMBERSHIPS
    assert tuple(layer.unplaced) == LAYER_UNPLACED


NAMES = st.sampled_from([None, *ALL])
VERDICTS = st.sampled_from([None, "placed", "ambiguous", "missing"])


@given(st.lists(st.tuples(NAMES, VERDICTS, NAMES, VERDICTS, st.sampled_from([None, "ICLEI"])), max_size=8))
def test_build_layer_puts_every_row_in_exactly_one_table(rows):
    made = [
        {
            **(end("from", a, a_verdict) if a and a_verdict else {}),
            **(end("to", b, b_verdict) if b and b_verdict else {}),
            "network": network,
            "Desk": f"desk {i}",
        }
        for i, (a, a_verdict, b, b_verdict, network) in enumerate(rows)
    ]
    layer = build(*made, own=["Desk"])
    kept = pd.concat([layer.ties, layer.memberships, layer.unplaced])
    expected = sorted((f"t{i + 1}", i + 2, f"desk {i}") for i in range(len(rows)))
    assert sorted(zip(kept["tie_id"], kept["row"], kept["Desk"], strict=True)) == expected
    assert layer.unplaced[["side", "verdict", "reason"]].notna().all(axis=None)


@pytest.mark.parametrize("verdict", ["ambiguous", "missing"])
@pytest.mark.parametrize("side", SIDES)
def test_build_layer_draws_only_what_is_placed(side, verdict):
    layer = build({**TIE, **end(side, "Nowhere", verdict, country="Japan", reason="Why.")})
    assert len(layer.ties) == len(layer.places) == 0
    [row] = layer.unplaced.to_dict("records")
    assert (row["side"], row["name"], row["country"], row["verdict"], row["reason"]) == (
        side,
        "Nowhere",
        "Japan",
        verdict,
        "Why.",
    )


def test_build_layer_tells_why_both_ends_are_not_placed():
    layer = build(
        {**end("from", "A", "missing", reason="No A."), **end("to", "B", "ambiguous", reason="Two B.")}
    )
    [row] = layer.unplaced.to_dict("records")
    assert (row["side"], row["name"], row["reason"]) == ("from", "A", "No A. Two B.")


@pytest.mark.parametrize(
    ("row", "side", "reason"),
    [
        (end("from", "Busan"), "to", "neither a partner nor a network"),
        (end("to", "Busan"), "from", "no place of its own"),
        ({"network": "ICLEI"}, "from", "no place of its own"),
        (
            {**end("from", "Nowhere", "missing", reason="No such place."), "network": "ICLEI"},
            "from",
            "^No such place.$",
        ),
    ],
)
def test_build_layer_tells_what_a_row_lacks(row, side, reason):
    layer = build(row)
    assert layer.unplaced["side"].tolist() == [side]
    assert layer.unplaced["reason"].str.contains(reason).all()


def test_build_layer_keeps_a_membership_as_a_member_of_a_set():
    row = {
        **MEMBERSHIP,
        "from_org": "City Hall",
        "from_country": "Korea",
        "role": "chair",
        "to_org": "Secretariat",
        "Desk": "Kim",
    }
    layer = build(row, own=["Desk"])
    assert len(layer.ties) == 0
    [member] = layer.memberships.dropna(axis=1).to_dict("records")
    assert member == {
        "tie_id": "t1", "row": 2, "place_id": BUSAN["place_id"], "name": "Busan", "country": "Korea", "org": "City Hall",
        "network": "ICLEI", "role": "chair", "to_org": "Secretariat", "Desk": "Kim",
    }  # fmt: skip
    assert layer.places["place_id"].tolist() == [BUSAN["place_id"]]


def test_build_layer_keeps_a_tie_within_a_network_as_a_tie():
    layer = build({**TIE, "network": "ICLEI"})
    assert layer.ties["network"].tolist() == ["ICLEI"]
    assert len(layer.memberships) == 0


def test_build_layer_draws_the_geodesic():
    tie = build(TIE).ties.iloc[0]
    metres = Geod(ellps="WGS84").inv(BUSAN["lon"], BUSAN["lat"], LOS_ANGELES["lon"], LOS_ANGELES["lat"])[2]
    assert tie["distance_km"] == pytest.approx(metres / 1000)
    assert tie["geometry"].geom_type == "MultiLineString" and len(tie["geometry"].geoms) == 2
    assert shapely.get_coordinates(tie["geometry"])[[0, -1]].tolist() == [
        [129.04028, 35.10278],
        [-118.24368, 34.05223],
    ]


def test_build_layer_geometry_is_valid_and_of_one_type_a_table():
    layer = build(
        TIE, {**end("from", "Jilin"), **end("to", "Kenya")}, {**end("from", "Jilin"), **end("to", "Jilin")}
    )
    for table, kind in (
        (layer.places, "Point"),
        (layer.regions, "MultiPolygon"),
        (layer.ties, "MultiLineString"),
    ):
        assert table.crs == "EPSG:4326"
        assert set(table.geom_type) == {kind}
        assert (table.is_valid | table.is_empty).all()


def test_build_layer_of_a_place_with_itself_is_an_empty_line():
    layer = build({**end("from", "Busan"), **end("to", "Busan")})
    assert layer.ties.is_empty.tolist() == [True]
    assert layer.ties["distance_km"].tolist() == [0]


def test_build_layer_counts_ties_and_not_memberships():
    layer = build(
        TIE,
        TIE,
        MEMBERSHIP,
        {**end("from", "Jilin"), **end("to", "Busan")},
        {**end("from", "Busan"), **end("to", "Busan")},
    )
    assert layer.places.set_index("name")["degree"].to_dict() == {"Busan": 4, "Los Angeles": 2, "Jilin": 1}
    assert layer.regions.set_index("name")["degree"].to_dict() == {"Jilin": 1}


def test_build_layer_keeps_only_places_and_regions_in_use():
    layer = build({**end("from", "Kenya"), **end("to", "Busan")}, LOST)
    assert layer.places["name"].tolist() == ["Kenya", "Busan"]
    assert layer.regions["name"].tolist() == ["Kenya"]


def test_build_layer_marks_a_guess():
    layer = build({**end("from", "Busan"), **end("to", "Jilin", match="guess")})
    assert layer.places.set_index("name")["guessed"].to_dict() == {"Busan": False, "Jilin": True}


@pytest.mark.parametrize("column", ["geometry", "distance_km", "place_id", "reason", "name"])
def test_build_layer_frees_the_names_it_needs(column):
    layer = build(
        *({**row, column: "mine"} for row in (TIE, MEMBERSHIP, LOST)), own=[column, f"{column} (original)"]
    )
    for table in (layer.ties, layer.memberships, layer.unplaced):
        assert table[f"{column} (original) (original)"].tolist() == ["mine"]


def test_build_layer_of_nothing_has_no_rows():
    layer = build()
    assert [len(t) for t in (layer.places, layer.regions, layer.ties, layer.memberships, layer.unplaced)] == [
        0
    ] * 5
    assert layer.ties.crs == "EPSG:4326"


@pytest.mark.parametrize("table", ["geocoded", "places", "regions"])
def test_build_layer_refuses_a_table_without_its_columns(table):
    given = {"geocoded": geocoded(TIE), "places": places(), "regions": regions()}
    given[table] = given[table].iloc[:, 1:]
    with pytest.raises(ValueError, match="lacks the columns"):
        build_layer(**given)


@pytest.mark.parametrize("chosen", [[BUSAN], [BUSAN, {**LOS_ANGELES, "lat": None}]])
def test_build_layer_refuses_a_placed_name_without_its_place(chosen):
    with pytest.raises(ValueError, match=LOS_ANGELES["place_id"]):
        build_layer(geocoded(TIE), places(*chosen), regions())


def test_changed_keeps_lines_undrawn_and_draws_the_same_ones():
    layer = example_layer()
    drawn = layer.changed(title="Busan")
    assert "geometry" not in vars(drawn)["_ties"] and drawn.title == "Busan"
    assert drawn.ties.geometry.equals(layer.ties.geometry) and drawn.ties is drawn.ties


def test_tie_rows_are_the_ties_without_their_lines():
    layer = example_layer()
    before = layer.tie_rows
    pd.testing.assert_frame_equal(before, pd.DataFrame(layer.ties.drop(columns="geometry")))
    pd.testing.assert_frame_equal(before, layer.tie_rows)


def test_ties_keep_their_lines_whatever_the_column_is_called():
    layer = example_layer()
    renamed = layer.changed(ties=layer.ties.rename_geometry("geom"))
    assert renamed.ties.geometry.name == "geom" and "geom" not in renamed.tie_rows


def test_ties_refuse_an_end_that_is_no_place():
    layer = example_layer()
    short = layer.changed(ties=layer.tie_rows, places=layer.places.iloc[:-1])
    with pytest.raises(ValueError, match="places lack some of the to_id of ties"):
        _ = short.ties


def test_repr_of_a_layer_draws_no_lines():
    layer = example_layer()
    assert repr(layer) == "<Layer '': places 3, ties 2, memberships 1, unplaced 0>"
    assert "geometry" not in vars(layer)["_ties"]
