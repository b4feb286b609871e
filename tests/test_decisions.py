"""Review sheets as they come back from users."""

import pandas as pd
import pytest
from sistermap.geo.errors import DecisionError, SistermapError
from sistermap.geo.review.decisions import read_decisions

CANDIDATES = (
    "1. Springfield, US-IL, US: city, 114,394 people, 39.80 -89.64 [city:4250542]\n"
    "2. Springfield, US-MO, US: city, 170,188 people, 37.22 -93.30 [city:4409896]"
)


@pytest.fixture
def sheet(tmp_path):
    """Write a places file of rows and return its path."""

    def write(
        rows, columns=("name", "country", "candidates", "decision"), name="places.csv", encoding="utf-8-sig"
    ):
        path = tmp_path / name
        pd.DataFrame(rows, columns=columns).to_csv(path, index=False, encoding=encoding)
        return path

    return write


def geocoded(*names):
    return pd.DataFrame([{"row": 2, "from_name": name, "from_country": country} for name, country in names])


@pytest.mark.parametrize(
    ("written", "decision"),
    [
        ("2", ("place", "city:4409896")),
        ("2.0", ("place", "city:4409896")),
        (CANDIDATES.splitlines()[0], ("place", "city:4250542")),
        ("city:1838524", ("place", "city:1838524")),
        ("admin1:US-IL", ("place", "admin1:US-IL")),
        ("39.8, -89.6", ("at", 39.8, -89.6)),
        ("39,8; -89,6", ("at", 39.8, -89.6)),
        ("39.8 N, 89.6 W", ("at", 39.8, -89.6)),
        ("89.6°W 39.8°N", ("at", 39.8, -89.6)),
        ("at:39.8,-89.6:Springfield", ("at", 39.8, -89.6)),
        ("39° N; 89° W", ("at", 39.0, -89.0)),
        ("39°48′0″N 89°36′W", ("at", 39.8, -89.6)),
        ("#2", ("place", "city:4409896")),
        ("2번", ("place", "city:4409896")),
        ("Skip", ("skip",)),
        ("제외", ("skip",)),
        ("", None),
    ],
)
def test_read_decisions_takes_a_pick_a_place_a_point_or_skip(sheet, written, decision):
    path = sheet([["Springfield", "USA", CANDIDATES, written]])
    assert read_decisions([path]).get(("Springfield", "USA")) == decision


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("7", r"places.csv, row 2: column 'decision' picks number 7, expected 1 to 2"),
        ("129.07, 35.18", r"row 2: column 'decision' is '129.07, 35.18': lat and lon are swapped"),
        ("-89.6, 39.8", r"row 2: column 'decision' is '-89.6, 39.8': lat and lon are swapped"),
        ("39.8, -289.6", r"row 2: column 'decision' is '39.8, -289.6', expected lat from -90 to 90"),
        (
            "the one in Illinois",
            r"row 2: column 'decision' is 'the one in Illinois', expected the number of a",
        ),
    ],
)
def test_read_decisions_refuses_what_says_nothing(sheet, written, message):
    with pytest.raises(DecisionError, match=message) as caught:
        read_decisions([sheet([["Springfield", "USA", CANDIDATES, written]])])
    assert "\n" not in str(caught.value)


def test_read_decisions_refuses_a_pick_where_no_candidates_are_listed(sheet):
    with pytest.raises(DecisionError, match=r"row 2: .* picks number 1, expected 'lat, lon' or skip"):
        read_decisions([sheet([["Atlantis", "Greece", "", "1"]])])


def test_read_decisions_refuses_a_decision_without_a_name(sheet):
    with pytest.raises(DecisionError, match=r"row 3: has the decision 'skip' but no name"):
        read_decisions([sheet([["Seoul", "Korea", "", "skip"], ["", "Korea", "", "skip"]])])


def test_read_decisions_says_which_columns_it_saw_and_wants(sheet):
    path = sheet([["Seoul", "서울"]], columns=("Stadt", "Ort"))
    with pytest.raises(
        DecisionError, match="has the columns Stadt, Ort, expected name, country and decision"
    ):
        read_decisions([path])


def test_read_decisions_of_an_absent_file_is_our_error(tmp_path):
    with pytest.raises(SistermapError, match="cannot be read"):
        read_decisions([tmp_path / "absent.csv"])


def test_read_decisions_takes_names_with_lat_and_lon_written_by_hand(sheet):
    path = sheet([["DMZ Museum", "Korea", 38.5, 128.4]], columns=("Name", "Country", "Latitude", "Longitude"))
    assert read_decisions([path]).get(("DMZ Museum", "Korea")) == ("at", 38.5, 128.4)


def test_read_decisions_without_countries_hold_in_any_country_and_say_so(sheet):
    decisions = read_decisions([sheet([["Seoul", "skip"]], columns=("name", "decision"))])
    assert decisions.get(("Seoul", "Korea")) == ("skip",)
    assert [why.code for why in decisions.unused(geocoded(("Seoul", "Korea")))] == [
        "decisions_for_any_country"
    ]


def test_read_decisions_of_one_country_do_not_hold_in_another(sheet):
    decisions = read_decisions([sheet([["Springfield", "USA", CANDIDATES, "1"]])])
    assert decisions.get(("Springfield", "Australia")) is None
    assert decisions.get(("Springfield", None)) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp949"])
def test_read_decisions_reads_what_excel_saves(sheet, encoding):
    path = sheet([["부산", "대한민국", "", "skip"]], encoding=encoding)
    assert read_decisions([path]).get(("부산", "대한민국")) == ("skip",)


def test_read_decisions_joins_the_files_of_two_users(sheet):
    one = sheet([["Seoul", "Korea", "", "skip"], ["Busan", "Korea", "", ""]], name="one.csv")
    two = sheet([["Busan", "Korea", "", "city:1838524"], ["Seoul", "Korea", "", "SKIP"]], name="two.csv")
    decisions = read_decisions([one, two])
    assert decisions.get(("Busan", "Korea")) == ("place", "city:1838524")
    assert decisions.get(("Seoul", "Korea")) == ("skip",)


def test_read_decisions_names_both_files_that_contradict_one_another(sheet):
    one = sheet([["Busan", "Korea", "", "skip"]], name="one.csv")
    two = sheet([["Seoul", "Korea", "", "skip"], ["Busan", "Korea", "", "35.18, 129.07"]], name="two.csv")
    with pytest.raises(
        DecisionError, match=r"two\.csv, row 3: 'Busan' \(Korea\) .* but .*one\.csv, row 2 says"
    ):
        read_decisions([one, two])


def test_get_looks_past_spaces_and_the_form_of_unicode(sheet):
    decisions = read_decisions([sheet([["Cafe\u0301  Town", "Korea", "", "skip"]])])
    assert decisions.get((" Café Town", "Korea")) == ("skip",)


def test_unused_names_decisions_that_the_table_no_longer_has(sheet):
    decisions = read_decisions([sheet([["Seoul", "Korea", "", "skip"], ["Busan", "Korea", "", "skip"]])])
    (why,) = decisions.unused(geocoded(("Seoul", "Korea")))
    assert why.sentence().endswith(
        "places.csv, row 3: The table no longer has 'Busan' (Korea); the decision is kept, not used."
    )


def test_unused_names_columns_that_are_not_read(sheet):
    path = sheet([["Seoul", "Korea", "skip", "Kim"]], columns=("name", "country", "decision", "Desk"))
    (why,) = read_decisions([path]).unused(geocoded(("Seoul", "Korea")))
    assert why.sentence() == f"{path}: The column Desk is kept, not read."


@pytest.mark.parametrize("mark", [";", "\t", ","])
def test_read_decisions_reads_what_a_spreadsheet_saved_with_another_mark(tmp_path, mark):
    path = tmp_path / "places.csv"
    rows = [["Springfield", "USA", CANDIDATES, "2"], ["Jilin, or so", "China", CANDIDATES, "1"]]
    columns = ["name", "country", "candidates", "decision"]
    pd.DataFrame(rows, columns=columns).to_csv(path, index=False, sep=mark, encoding="utf-8-sig")
    assert read_decisions([path]).get(("Springfield", "USA")) == ("place", "city:4409896")


def test_read_decisions_passes_over_a_title(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text("For Ms Kim,,\n,,\nname,country,decision\nSpringfield,USA,skip\n", encoding="utf-8")
    assert read_decisions([path]).get(("Springfield", "USA")) == ("skip",)


def test_read_decisions_asks_for_both_coordinates(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text("name,country,lat,lon\nHere,USA,19.4,\n", encoding="utf-8")
    with pytest.raises(DecisionError, match=r"row 2: has lat '19\.4' and no lon, expected both or neither"):
        read_decisions([path])


def test_read_decisions_shortens_what_it_does_not_understand(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text(f"name,country,decision\nHere,USA,{'x' * 5000}\n", encoding="utf-8")
    with pytest.raises(DecisionError) as caught:
        read_decisions([path])
    assert len(str(caught.value).removeprefix(str(path))) < 300


@pytest.mark.parametrize(
    "columns", [("이름", "국가", "위도", "경도"), ("City", "Country", "Latitude", "lng")]
)
def test_read_decisions_knows_the_headers_of_tables_of_ties(sheet, columns):
    path = sheet([["Springfield", "USA", "39.8", "-89.6"]], columns=columns)
    assert read_decisions([path]).get(("Springfield", "USA")) == ("at", 39.8, -89.6)
