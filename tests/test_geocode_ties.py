"""Tables through `geocode_ties`: every row stays, in its order."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap import data
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.naming.described_places import describe_places
from sistermap.geo.naming.geocode_names import geocode_names
from sistermap.geo.naming.geocode_ties import geocode_ties
from sistermap.geo.schema import GEOCODED, PLACES, TIES

GAZETTEER = Gazetteer.open(data.HERE)


def ties(*rows, **columns):
    frame = pd.DataFrame([{"tie_id": f"t{n}", "row": n + 1, **row} for n, row in enumerate(rows, 1)])
    return frame.reindex(columns=[*TIES, *(c for c in frame.columns if c not in TIES)]).assign(**columns)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.sampled_from(["KR", "Japan", "", "?"])), max_size=6))
def test_geocode_ties_keeps_every_row_and_its_order(cells):
    frame = ties(
        *(
            {"from_name": name or None, "from_country": country or None, "mine": name}
            for name, country in cells
        )
    )
    if not cells:
        frame = pd.DataFrame(columns=[*TIES, "mine"])
    out = geocode_ties(frame, GAZETTEER)
    same = [
        column for column in frame.columns if not column.endswith(("_lat", "_lon"))
    ]  # these are filled in
    pd.testing.assert_frame_equal(out[same], frame[same])
    assert set(GEOCODED) <= set(out.columns)


def test_geocode_ties_places_both_sides():
    out = geocode_ties(
        ties({"from_name": "부산", "from_country": "한국", "to_name": "Fukuoka City", "to_country": "Japan"}),
        GAZETTEER,
    )
    assert out.loc[0, ["from_verdict", "to_verdict"]].tolist() == ["placed", "placed"]
    assert out.loc[0, ["from_country_code", "to_country_code"]].tolist() == ["KR", "JP"]


def test_geocode_ties_leaves_an_absent_side_without_verdict():
    out = geocode_ties(ties({"from_name": "Seoul", "from_country": "KR"}), GAZETTEER)
    assert pd.isna(out.loc[0, "to_verdict"])


def test_geocode_ties_takes_a_side_with_only_a_country_as_the_country():
    out = geocode_ties(ties({"from_org": "Ministry of Trade", "from_country": "Viet Nam"}), GAZETTEER)
    assert out.loc[0, "from_place_id"] == "country:VN"


def test_geocode_ties_uses_the_coordinates_of_the_file():
    out = geocode_ties(
        ties({"from_name": "Our village", "from_country": "Japan", "from_lat": 35.0, "from_lon": 136.0}),
        GAZETTEER,
    )
    assert out.loc[0, ["from_match", "from_country_code"]].tolist() == ["coordinates", "JP"]
    assert (out.loc[0, "from_lat"], out.loc[0, "from_lon"]) == (35.0, 136.0)


@pytest.mark.parametrize(
    ("decision", "verdict", "lat"),
    [
        (("place", "city:1838524"), "placed", 35.1),
        (("at", 10.0, 20.0), "placed", 10.0),
        (("skip",), "missing", None),
    ],
)
def test_geocode_ties_follows_the_decisions_of_the_user(decision, verdict, lat):
    frame = ties({"from_name": "Springfield", "from_country": "USA"})
    out = geocode_ties(frame, GAZETTEER, decisions={("Springfield", "USA"): decision})
    assert out.loc[0, "from_verdict"] == verdict
    assert lat is None or out.loc[0, "from_lat"] == pytest.approx(lat, abs=0.1)


def test_geocode_ties_marks_what_it_guesses():
    frame = ties({"from_name": "Springfield", "from_country": "USA"})
    assert geocode_ties(frame, GAZETTEER).loc[0, "from_verdict"] == "ambiguous"
    out = geocode_ties(frame, GAZETTEER, guess=True)
    assert out.loc[0, ["from_verdict", "from_match"]].tolist() == ["placed", "guess"]
    assert describe_places(out, GAZETTEER)["guessed"].tolist() == [True]


def test_describe_places_gives_each_place_once_in_order():
    out = geocode_ties(
        ties(
            {"from_name": "Seoul", "from_country": "KR", "to_name": "Paris", "to_country": "France"},
            {"from_name": "서울", "from_country": "한국", "to_name": "Here", "to_lat": 1.0, "to_lon": 2.0},
        ),
        GAZETTEER,
    )
    places = describe_places(out, GAZETTEER)
    assert list(places.columns) == list(PLACES)
    assert places["name"].tolist() == ["Seoul", "Paris", "Here"]


def test_geocode_names_judges_a_region_by_its_neighbours():
    regions = [
        "Hokkaido",
        "Nagano Prefecture",
        "Gunma",
        "Yamanashi",
        "Tochigi Prefecture",
        "Okinawa Prefecture",
    ]
    answers = geocode_names(regions, ["Japan"] * len(regions), GAZETTEER)
    assert answers[3].place is not None
    assert answers[3].place.level == "admin1"


@pytest.mark.parametrize("code", ["FR", "RU", "AR", "TC", "KR"])
def test_geocode_ties_takes_the_code_of_a_point_as_it_is_written(code):
    # Each but the last is also short for another country's name in some language.
    frame = ties({"from_name": "Xyzzyville", "from_country": code}, from_lat=0.5, from_lon=-30.5)
    assert geocode_ties(frame, GAZETTEER).loc[0, "from_country_code"] == code
