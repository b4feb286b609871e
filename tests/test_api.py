"""The public verbs, as somebody who knows geopandas would try them."""

import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import folium
import geopandas
import pandas as pd
import pytest
import shapely
import sistermap as sm
from sistermap import api
from sistermap.maps import boundaries
from sistermap.maps.boundaries import read_boundaries

ROOT = Path(__file__).parents[1]
TIES = "City,Country,Partner city,Partner country,Since\nBusan,Korea,Shimonoseki,Japan,1976\nBusan,Korea,Xyzzyville,Japan,1999\n"
PARTNERS = "Partner city,Country\nShimonoseki,Japan\nLos Angeles,USA\n"


@pytest.fixture
def ties(tmp_path):
    path = tmp_path / "our_ties.csv"
    path.write_text(TIES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def layer():
    return sm.read(pd.DataFrame({"from": ["Busan, KR"], "to": ["Shimonoseki, JP"], "since": ["1976-10-11"]}))


def test_every_public_name_can_be_had():
    assert {name for name in sm.__all__ if getattr(sm, name) is None} == set()
    assert set(sm.__all__) <= set(dir(sm))


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="listen"):
        sm.listen  # noqa: B018


def test_there_is_one_copy_of_every_class():
    from sistermap.geo import errors

    assert sm.SistermapError is errors.SistermapError
    assert issubclass(errors.MapError, sm.SistermapError)


def test_importing_sistermap_imports_nothing_heavy():
    probe = "import sys, sistermap; print(sorted({'numpy', 'pandas', 'geopandas', 'folium', 'click'} & {*sys.modules}))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("kind", [str, Path, "binary", "frame"])
def test_read_takes_a_path_an_open_file_and_a_frame(ties, kind):
    with ties.open("rb") as file:
        source = (
            {"binary": file, "frame": pd.read_csv(ties)}.get(kind) if isinstance(kind, str) else kind(ties)
        )
        layer = sm.read(source)
    assert layer.ties[["from_name", "to_name", "since"]].values.tolist() == [["Busan", "Shimonoseki", "1976"]]
    assert layer.unplaced["row"].tolist() == [3]


def test_read_takes_a_frame_of_two_columns_of_names():
    layer = sm.read(pd.DataFrame({"from": ["부산", "서울"], "to": ["下関", "Paris"]}))
    assert layer.ties["from_id"].str.startswith(("city:", "admin1:")).all()
    assert len(layer.ties) == 2


def test_read_resolves_home_once(tmp_path):
    table = tmp_path / "p.csv"
    table.write_text(PARTNERS, encoding="utf-8")
    layer = sm.read(table, home="City of Busan, Korea")
    assert layer.home in layer.places["place_id"].tolist()
    assert set(layer.ties["from_id"]) == {layer.home}
    assert "Busan" in sm.title_of(layer)


def test_read_finds_home_among_the_places_that_the_table_names(ties):
    layer = sm.read(ties, home="부산광역시")
    named = layer.places.set_index("place_id").loc[layer.home]
    assert (named["name"], named["country"]) == ("Busan", "KR")


def test_read_says_where_home_is_not_in_the_table(ties):
    layer = sm.read(ties, home="Goyang, KR")
    assert layer.home is None
    assert any("Goyang" in str(note) for note in layer.plan.notes)


def test_read_refuses_a_home_that_is_not_placed(ties):
    with pytest.raises(sm.SistermapError, match="home 'Xyzzyville'"):
        sm.read(ties, home="Xyzzyville")


def test_read_finds_the_decisions_beside_a_table(ties):
    assert sm.review(ties) == 1
    sheet = ties.with_name("our_ties.csv.places.csv")
    rows = pd.read_csv(sheet, dtype=str).assign(decision="34.5, 131.0")
    rows.to_csv(sheet, index=False)
    assert len(sm.read(ties).ties) == 2
    assert len(sm.read(ties, decisions=sheet).ties) == 2


def test_read_draws_and_credits_boundaries_of_the_user_everywhere(tmp_path, ties):
    own = tmp_path / "own.geojson"
    square = {"type": "Polygon", "coordinates": [[[128, 30], [145, 30], [145, 46], [128, 46], [128, 30]]]}
    own.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [{"type": "Feature", "properties": {}, "geometry": square}],
            }
        )
    )
    table = pd.DataFrame({"from": ["South Korea", "Busan, KR"], "to": ["Japan", "Tokyo, Japan"]})
    layer = sm.read(table, boundaries=own)
    assert layer.regions["place_id"].tolist() == ["country:JP"]
    assert layer.regions.geometry.iloc[0].bounds == (128, 30, 145, 46)
    sm.write(layer, tmp_path / "ties.kml")
    assert (
        "own.geojson" in (tmp_path / "ties.kml").read_text()
        and "Natural Earth" not in (tmp_path / "ties.kml").read_text()
    )
    page = sm.explore(layer).get_root().render()
    assert "own.geojson" in page


def test_find_prints_the_verdict_and_the_candidates():
    text = str(sm.find("Springfield", country="US"))
    assert text.startswith("ambiguous: ") and "\n1. Springfield (city; US-" in text


def test_geocode_keeps_the_index_of_a_series():
    names = pd.Series(["부산", None, "Nowhere at all"], index=["a", "b", "c"])
    placed = sm.geocode(names, country="KR")
    assert isinstance(placed, geopandas.GeoDataFrame) and placed.crs == 4326
    assert placed.index.tolist() == ["a", "b", "c"]
    assert placed["verdict"].tolist()[:2] == ["placed", "missing"]
    assert placed.geometry.notna().tolist() == [True, False, False]


@pytest.mark.parametrize("names", [[], pd.Series([], dtype=object)])
def test_geocode_of_nothing_is_an_empty_frame(names):
    placed = sm.geocode(names)
    assert len(placed) == 0 and {"name", "verdict", "geometry"} <= set(placed.columns)


def test_geocode_takes_a_country_for_each_name():
    placed = sm.geocode(["Paris", "Paris"], country=["FR", "US"])
    assert placed["country_code"].tolist()[0] == "FR"
    assert placed["country_code"].tolist()[1] != "FR"


def test_geocode_refuses_countries_of_another_length():
    with pytest.raises(ValueError, match="2 entries, expected as many as names, 1"):
        sm.geocode(["Paris"], country=["FR", "US"])


def test_explore_is_a_folium_map_that_takes_any_layer(layer, tmp_path):
    page = sm.explore(layer, lang="ko")
    assert isinstance(page, folium.Map) and isinstance(page, sm.TieMap)
    folium.Marker([35.1, 129.0]).add_to(page)
    page.save(str(tmp_path / "map.html"))
    text = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert text.lstrip().lower().startswith("<!doctype html>") and "L.marker" in text


def test_explore_shows_itself_in_a_notebook(layer):
    shown = sm.explore(layer)._repr_html_()
    assert "<iframe" in shown


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_plot_writes_a_figure(layer, tmp_path, suffix):
    assert sm.plot(layer, tmp_path / f"map{suffix}") == [tmp_path / f"map{suffix}"]
    assert (tmp_path / f"map{suffix}").stat().st_size > 1000


def test_write_refuses_the_file_that_is_read(ties):
    with pytest.raises(sm.SistermapError, match="is the file that is read"):
        sm.write(sm.read(ties), ties)


@pytest.mark.parametrize("suffix", [".html", ".md", ".docx", ".xlsx"])
def test_report_writes_a_document(layer, tmp_path, suffix):
    assert tmp_path / f"r{suffix}" in sm.report(layer, tmp_path / f"r{suffix}")


def test_calendar_returns_the_events_that_it_wrote(layer, tmp_path):
    import datetime as dt

    events = sm.calendar(layer, tmp_path / "t.ics", date=dt.date(2026, 1, 1), years="50")
    assert events[["event", "years"]].values.tolist() == [["anniversary", 50]]
    assert (tmp_path / "t.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_kit_writes_a_folder_once(layer, tmp_path):
    files, changed = sm.kit(layer, tmp_path / "kit")
    assert "index.html" in files and set(changed) == set(files)
    again, changed = sm.kit(layer, tmp_path / "kit")
    assert (again, changed) == (files, [])


def test_review_writes_beside_the_table(ties):
    assert sm.review(ties) == 1
    assert ties.with_name("our_ties.csv.places.csv").exists()


def test_check_lists_findings_with_rows(ties):
    found = sm.check(ties)
    assert ("not placed", 3) in zip(found["finding"], found["row"], strict=True)


@pytest.mark.parametrize(
    ("path", "verb"),
    [
        ("x.doc", "write"),
        ("x.gif", "plot"),
        ("x.csv", "report"),
        ("x.txt", "calendar"),
        ("no such folder/kit", "kit"),
    ],
)
def test_check_path_refuses_what_a_verb_cannot_write(path, verb):
    with pytest.raises(sm.SistermapError):
        api.check_path(path, verb)


def test_read_reads_bytes_of_an_open_file():
    assert len(sm.read(io.BytesIO(TIES.encode())).ties) == 1


@pytest.mark.parametrize("names", ["Busan", ("Busan",), iter(["Busan"]), pd.Index(["Busan"])])
def test_geocode_takes_one_name_or_any_list(names):
    assert sm.geocode(names, country="KR")["place_name"].tolist() == ["Busan"]


def test_read_takes_one_column_to_hide(ties):
    table = pd.read_csv(ties).assign(Phone="051-123")
    layer = sm.read(table, hide="Phone")
    assert "Phone" not in layer.ties.columns


def test_plot_refuses_an_option_that_it_does_not_have(layer, tmp_path):
    with pytest.raises(TypeError, match="colour"):
        sm.plot(layer, tmp_path / "map.svg", colour="red")


def test_format_reading_lists_notes_of_one_kind_up_to_a_number():
    rows = [("Busan", "Kobe", f"199{number % 10}-99-{number}") for number in range(60)]
    layer = api.read(pd.DataFrame(rows, columns=["from", "to", "since"]))
    assert len(layer.plan.notes) == 60
    lines = api.format_reading(layer, "ties.csv")
    assert lines[20].startswith("… and 40 more") and len(lines) == 22


@pytest.mark.parametrize(
    ("lang", "last"),
    [("en", "1 row was not mapped. Resolve it with: sistermap review t.csv"),
     ("de", "1 Zeile steht nicht auf der Karte. Zu klären mit: sistermap review t.csv"),
     ("ko", "1개 행을 지도에 표시하지 못했습니다. 다음 명령으로 해결하십시오: sistermap review t.csv")],
)  # fmt: skip
def test_format_reading_speaks_the_language(ties, lang, last):
    lines = api.format_reading(sm.read(ties), "t.csv", lang=lang)
    assert lines[-1] == last
    assert any("Xyzzyville" in line for line in lines)


@pytest.mark.parametrize(
    "call",
    [lambda it: sm.explore(it), lambda it: sm.plot(it, "x.svg"), lambda it: sm.write(it, "x.gpkg"),
     lambda it: sm.report(it, "x.md"), lambda it: sm.calendar(it, "x.ics"), lambda it: sm.kit(it, "x"),
     lambda it: sm.draw(it, "x.html")],
)  # fmt: skip
def test_verbs_say_what_they_expect_in_place_of_a_layer(call):
    with pytest.raises(TypeError, match="layer is a DataFrame, expected a Layer"):
        call(pd.DataFrame({"from": ["Busan"]}))


def test_geocode_refuses_a_table_and_countries_of_another_index():
    with pytest.raises(TypeError, match="pass one of its columns"):
        sm.geocode(pd.DataFrame({"name": ["Paris"]}))
    names, country = pd.Series(["Paris"], index=["a"]), pd.Series(["FR"], index=["b"])
    with pytest.raises(ValueError, match="another index"):
        sm.geocode(names, country)


def test_geocode_says_that_a_number_is_no_name():
    assert sm.geocode([5])["reason_code"].tolist() == ["name_is_number"]


@pytest.mark.parametrize(
    ("home", "named"),
    [("東京都", "Tokyo, Japan"), ("Tokyo, Japan", "東京都"), ("Berlin", "Land Berlin, Germany")],
)
def test_read_finds_home_at_another_level(home, named):
    layer = sm.read(pd.DataFrame({"from": [named], "to": ["Paris, France"]}), home=home)
    assert layer.home == layer.ties["from_id"].iloc[0]


def test_read_takes_no_neighbour_for_home(ties):
    assert sm.read(ties.parent / "our_ties.csv", home="Gimhae, KR").home is None


@pytest.mark.parametrize("country", [float("nan"), None, 5])
def test_geocode_takes_what_is_no_country_for_none(country):
    assert sm.geocode(["부산"], country)["place_name"].tolist() == ["Busan"]


def test_geocode_takes_half_a_surrogate_pair():
    assert sm.geocode(["Bu\ud800san"])["name"].tolist() == ["Bu\ufffdsan"]


def test_nothing_is_written_over_what_was_read(ties, tmp_path):
    before = ties.read_bytes()
    layer = sm.read(ties)
    with pytest.raises(sm.SistermapError, match="is the file that is read"):
        sm.plot(layer, tmp_path / "map.svg", alt=ties)
    with pytest.raises(sm.SistermapError, match="is the file that is read"):
        api.geocode_file(ties, ties)
    snippet = tmp_path / "map.html.snippet.txt"
    snippet.write_text(TIES, encoding="utf-8")
    with pytest.raises(sm.SistermapError, match="is the file that is read"):
        sm.draw(sm.read(snippet), tmp_path / "map.html", embed=True)
    assert ties.read_bytes() == before and snippet.read_text(encoding="utf-8") == TIES
    assert not (tmp_path / "map.svg").exists() and not (tmp_path / "map.html").exists()


@pytest.mark.parametrize(
    ("verb", "output"),
    [("draw", "page.html"), ("report", "deck.pptx"), ("report", "report.html"), ("kit", "kit")],
)
def test_every_verb_goes_on_without_a_saved_logo_that_is_gone(ties, tmp_path, verb, output):
    ties.write_text("From,To\nBusan,Osaka\nBusan,Los Angeles\n", encoding="utf-8")
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>', encoding="utf-8")
    sm.save_settings(ties, logo=logo)
    logo.unlink()
    remarks, only = [], {"only": "report.md"} if verb == "kit" else {}
    getattr(sm, verb)(sm.read(ties), tmp_path / output, remark=remarks.append, **only)
    expected = int(output != "report.html")  # which has none
    assert sum(line.startswith("the saved logo is left out: ") for line in remarks) == expected
    assert (tmp_path / output).exists()


@pytest.mark.parametrize(("date", "state"), [(None, "June 2025"), (dt.date(2026, 3, 1), "March 1, 2026")])
def test_whatever_is_made_states_one_date(ties, tmp_path, date, state):
    ties.write_text("From,To,Since\nBusan,Osaka,2001-06-05\n", encoding="utf-8")
    sm.save_settings(ties, date="2025-06", source="City of Busan")
    layer = sm.read(ties)
    sm.report(layer, tmp_path / "report.md", date=date)
    sm.kit(layer, tmp_path / "kit", date=date, only="report.md,ties.ics")
    for name in ("report.md", "kit/report.md", "kit/index.html"):
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert state in text and "as of" in text.lower(), name
        assert len(set(re.findall(r"[Aa]s of (\w+ (?:\d+, )?\d{4})", text))) == 1, name
    calendar = (tmp_path / "kit/ties.ics").read_bytes().decode().replace("\r\n ", "")
    assert state in calendar.replace("\\,", ",")


def test_plot_refuses_one_file_for_the_figure_and_its_text(layer, tmp_path):
    with pytest.raises(sm.SistermapError):
        sm.plot(layer, tmp_path / "map.svg", alt=tmp_path / "map.svg")


def test_plot_takes_the_looks_that_were_saved_and_goes_on_without_a_logo_that_is_gone(ties, tmp_path):
    ties.write_text("From,To\nBusan,Osaka\nBusan,Los Angeles\n", encoding="utf-8")
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1"/>', encoding="utf-8")
    sm.save_settings(ties, logo=logo, accent="#0a6b4c", source="City of Busan", subtitle="Since 1967")
    remarks = []
    sm.plot(sm.read(ties), tmp_path / "one.svg", title="Busan", remark=remarks.append)
    first = (tmp_path / "one.svg").read_text(encoding="utf-8")
    assert not remarks and all(
        word in first for word in ("logo-picture", "City of Busan", "Since 1967", "#0a6b4c")
    )
    logo.unlink()
    sm.plot(sm.read(ties), tmp_path / "two.svg", title="Busan", remark=remarks.append)
    assert len(remarks) == 1 and remarks[0].startswith("the saved logo is left out: ")
    assert "logo-picture" not in (tmp_path / "two.svg").read_text(encoding="utf-8")
    with pytest.raises(sm.SistermapError, match="is no picture"):
        sm.plot(sm.read(ties), tmp_path / "three.svg", logo=ties)
    assert not (tmp_path / "three.svg").exists()


def test_geocode_file_refuses_a_suffix_that_is_no_csv(ties):
    with pytest.raises(sm.SistermapError, match="expected a name that ends in"):
        api.geocode_file(ties, ties.with_suffix(".xlsx"))


@pytest.mark.parametrize("suffix", [".gpkg", ".csv", ".parquet", ".geojson", ".kml", ".graphml"])
def test_write_keeps_numbers_that_no_column_holds_as_text(tmp_path, suffix):
    ids = pd.Series([2**64 - 1, 5], dtype="uint64")
    table = pd.DataFrame(
        {"from": ["Busan"] * 2, "to": ["Osaka", "Kobe"], "id": ids, "big": [10**30, 7], "float": [1e300, 1.5]}
    )
    sm.write(sm.read(table), tmp_path / f"ties{suffix}")
    if suffix == ".csv":
        written = pd.read_csv(tmp_path / "ties.csv", dtype=str)
        assert written["id"].tolist() == [str(2**64 - 1), "5"]
        assert written["big"].tolist() == [str(10**30), "7"]
        assert [float(number) for number in written["float"]] == [1e300, 1.5]


def test_boundaries_are_read_once_until_the_file_changes(tmp_path, monkeypatch):
    own = tmp_path / "own.geojson"
    square = shapely.box(128, 30, 145, 46)
    geopandas.GeoDataFrame(geometry=[square], crs=4326).to_file(own)
    reads = []
    monkeypatch.setattr(
        boundaries, "read_boundaries", lambda path: reads.append(path) or read_boundaries(path)
    )
    layer = sm.read(pd.DataFrame({"from": ["Busan, KR"], "to": ["Tokyo, Japan"]}), boundaries=own)
    sm.explore(layer)
    sm.plot(layer, tmp_path / "map.svg")
    assert reads == [own]
    os.utime(own, ns=(0, own.stat().st_mtime_ns + 1_000_000_000))
    sm.explore(layer)
    assert reads == [own, own]
