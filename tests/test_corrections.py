"""Corrections of places by hand."""

import pytest
from sistermap.geo.errors import GazetteerError
from sistermap.geo.gazetteer.corrections import COLUMNS, correct, read_corrections
from sistermap.geo.gazetteer.keys import normalise
from sistermap.geo.gazetteer.place import NameType
from sistermap.geo.gazetteer.text import Entry


def corrected(tmp_path, *rows):
    entries = [
        Entry(
            "city", "1", "Busan", "KR-26", names={"Pusan": NameType.ALIAS}, tags={"ko": "부산", "de": "Pusan"}
        ),
        Entry("city", "2", "Ulsan"),
    ]
    file = tmp_path / "corrections.tsv"
    whole = ["\t".join(COLUMNS), "# a remark", *("\t".join(("KR", *row, "why", "where")) for row in rows)]
    file.write_text("\n".join(whole) + "\n", encoding="utf-8")
    return {entry.place_id: entry for entry in correct(entries, read_corrections(file))}


def test_correct_changes_a_point(tmp_path):
    rows = [("city:1", "change", "lat", "35.1"), ("city:1", "change", "lon", "129.03")]
    entry = corrected(tmp_path, *rows)["city:1"]
    assert (entry.lat, entry.lon, entry.name) == (35.1, 129.03, "Busan")


def test_correct_adds_a_name_with_its_languages(tmp_path):
    entry = corrected(tmp_path, ("city:1", "add", "official", "ja,zh-Hant=釜山"))["city:1"]
    assert entry.names["釜山"] is NameType.OFFICIAL
    assert entry.tags == {"ko": "부산", "de": "Pusan", "ja": "釜山", "zh-Hant": "釜山"}


def test_correct_drops_a_name_in_all_of_its_languages(tmp_path):
    entry = corrected(tmp_path, ("city:1", "drop", "name", "Pusan"))["city:1"]
    assert entry.names == {} and entry.tags == {"ko": "부산"}


def test_correct_drops_and_adds_places(tmp_path):
    rows = [("city:2", "drop", "place", ""), ("city:X1", "add", "place", "Gijang"),
            ("city:X1", "change", "lat", "35.24"), ("city:X1", "change", "lon", "129.22")]  # fmt: skip
    found = corrected(tmp_path, *rows)
    assert set(found) == {"city:1", "city:X1"} and found["city:X1"].lat == 35.24


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("Busan", "drop", "place", ""), "row 3: column 'place' is 'Busan', expected a place_id"),
        (("city:9", "drop", "place", ""), "row 3: column 'place' is 'city:9', expected a place of KR.tsv"),
        (("city:1", "add", "place", "Busan"), "expected a place that is not there yet"),
        (("city:1", "mend", "lat", "1"), "row 3: column 'action' is 'mend', expected one of add, change, drop"),
        (("city:1", "change", "latitude", "1"), "row 3: column 'field' is 'latitude', expected one of name"),
        (("city:1", "change", "lat", "north"), "row 3: column 'value' is 'north', expected a number"),
        (("city:1", "change", "lat", "95"), "row 3: city:1: column 'lat' is '95', expected degrees"),
        (("city:1", "change", "lat", ""), "row 3: column 'value' is '', expected a value"),
        (("city:1", "drop", "name", "Fusan"), "row 3: column 'value' is 'Fusan', expected a name of city:1"),
        (("city:1", "add", "alias", "ko_KR=부산"), "row 3: column 'value' is 'ko_KR=부산', expected a name"),
        (("city:1", "add", "alias", "A|B"), "row 3: "),
        (("city:X1", "add", "place", "Gijang"), "row 3: city:X1: column 'lat' is 'nan', expected degrees"),
    ],
)  # fmt: skip
def test_correct_names_the_row_and_what_was_expected(tmp_path, row, message):
    with pytest.raises(GazetteerError) as caught:
        corrected(tmp_path, row)
    assert message in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("cells", [("", "where"), ("why", " ")])
def test_read_corrections_wants_a_reason_and_a_source(tmp_path, cells):
    file = tmp_path / "corrections.tsv"
    row = "\t".join(("KR", "city:1", "drop", "place", "", *cells))
    file.write_text("\t".join(COLUMNS) + f"\n{row}\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"row 2: column '(reason|source)'"):
        read_corrections(file)


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [("เชียงใหม่", "admin1:TH-10", "admin1:TH-50"), ("Napo", "admin1:EC-T", "admin1:EC-N"),
     ("Tungurahua", "admin1:EC-N", "admin1:EC-T"), ("Tiaret", "admin1:DZ-37", "admin1:DZ-14")],
)  # fmt: skip
def test_corrections_that_ship_are_what_is_found(gazetteer, name, wrong, right):
    found = [place.place_id for place, _ in gazetteer.lookup(normalise(name))]
    assert right in found and wrong not in found
