"""A story: its file is read and checked, and the page tells it step by step."""

import pandas as pd
import pytest
from sistermap.geo.errors import MapError
from sistermap.maps.notes import read_notes
from sistermap.maps.page.look import PageLook
from sistermap.maps.page.tie_map import render_page

STORE = "Object.values(sistermap.pages)[0].store"
PLACES = [
    ("city:1", "Busan", 129, 35),
    ("city:2", "Kaohsiung", 120, 22),
    ("city:3", "Dubai", 55, 25),
    ("city:4", "Dubai", 56, 26),
]
TIES = [
    {
        "from_id": "city:1",
        "to_id": "city:2",
        "kind": "sister",
        "kind_original": "자매도시",
        "since": "1966",
        "to_name": "가오슝",
    },
    {"from_id": "city:1", "to_id": "city:3", "kind": "mou", "since": "2006"},
]


@pytest.fixture
def layer(make_layer):
    return make_layer(PLACES, TIES)


@pytest.mark.parametrize(
    ("cells", "address"),
    [
        ({"place": "가오슝"}, "place=city:2"),
        ({"place": "KAOHSIUNG"}, "place=city:2"),
        ({"years": "1990–2000"}, "years=1990~2000"),
        ({"years": "1966"}, "years=1966~1966"),
        ({"kind": "자매도시", "map": "Flat"}, "map=flat&kind=sister"),
        ({}, ""),
    ],
)
def test_read_notes_makes_an_address_of_what_a_step_shows(tmp_path, layer, cells, address):
    file = tmp_path / "notes.csv"
    pd.DataFrame([{"Heading": "One", "Text": "Two. Three.", **cells}]).to_csv(file, index=False)
    assert read_notes(file, layer) == ({"heading": "One", "text": "Two. Three.", "hash": address},)


def test_read_notes_reads_markdown_and_workbooks_alike(tmp_path, layer):
    (tmp_path / "n.md").write_text("## One\nplace: Kaohsiung\nTwo.\nThree.\n\n## Four\n", encoding="utf-8")
    pd.DataFrame(
        {"heading": ["One", "Four"], "text": ["Two. Three.", None], "place": ["Kaohsiung", None]}
    ).to_excel(tmp_path / "n.xlsx", index=False)
    assert read_notes(tmp_path / "n.md", layer) == read_notes(tmp_path / "n.xlsx", layer)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"place": "Atlantis"}, "row 2: place 'Atlantis' is not on the map"),
        ({"Place": "x", " place": "y"}, "more than one column place"),
        ({"place": "Dubai"}, "row 2: place 'Dubai' is 2 places of the map"),
        ({"years": "the nineties"}, "row 2: years is 'the nineties'"),
        ({"kind": "treaty"}, "row 2: kind is 'treaty', expected one of mou, sister"),
        ({"map": "globe"}, "row 2: map is 'globe', expected home or flat"),
        ({"heading": "", "text": "x"}, "row 2: has no heading"),
        ({"text": "x" * 1300}, "row 2: the text has 1300 letters"),
    ],
)
def test_read_notes_says_in_one_line_what_is_wrong(tmp_path, layer, cells, message):
    file = tmp_path / "notes.csv"
    pd.DataFrame([{"heading": "One", **cells}]).to_csv(file, index=False)
    with pytest.raises(MapError) as caught:
        read_notes(file, layer)
    assert str(file) in str(caught.value) and message in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", b"heading\n"])
def test_read_notes_refuses_a_file_without_steps(tmp_path, layer, content):
    file = tmp_path / "notes.csv"
    file.write_bytes(content)
    with pytest.raises(MapError, match=r"notes\.csv"):
        read_notes(file, layer)


STEPS = (
    {"heading": "<b>One</b>", "text": "</script> {{ 6*7 }}", "hash": "place=city:2"},
    {"heading": "Two", "text": "Later", "hash": "kind=mou&map=flat"},
)


@pytest.fixture
def opened(open_page, make_layer):
    return open_page(render_page(make_layer(PLACES[:3], TIES), look=PageLook(notes=STEPS), home="city:1"))


def test_story_waits_for_its_reader_and_shows_each_step(opened):
    assert opened.evaluate(f"{STORE}.get().step") is None
    opened.page.get_by_role("button", name="Start: 2 steps").click()
    box = opened.page.get_by_role("region", name="Story")
    assert box.locator("h2").inner_text() == "<b>One</b>"
    assert opened.evaluate(f"{STORE}.get().selection.place") == 1
    box.get_by_role("button", name="Next step").click()
    assert box.locator("h2").inner_text() == "Two"
    assert opened.evaluate(f"[...{STORE}.get().filters.kind]") == ["mou"]
    assert opened.evaluate(f"{STORE}.get().mapView") == "flat"
    assert box.get_by_role("button", name="Next step").is_disabled()


def test_story_is_walked_by_keys_and_gives_back_what_was_seen(opened):
    opened.evaluate(f"{STORE}.set({{filters: {{kind: new Set(['sister'])}}}})")
    opened.page.get_by_role("button", name="Start: 2 steps").click()
    opened.page.keyboard.press("ArrowRight")
    assert opened.evaluate(f"{STORE}.get().step") == 1
    opened.page.keyboard.press("Escape")
    assert opened.evaluate(f"{STORE}.get().step") is None
    assert opened.evaluate(f"[...{STORE}.get().filters.kind]") == ["sister"]
    assert opened.evaluate(f"{STORE}.get().mapView") == "home"


def test_link_opens_the_step_that_it_names(open_page, make_layer):
    page = render_page(make_layer(PLACES[:3], TIES), look=PageLook(notes=STEPS), home="city:1")
    opened = open_page(page, suffix="#step=2")
    opened.until(f"{STORE}.get().filters.kind?.has('mou')")
    assert opened.page.locator(".sm-story-box h2").inner_text() == "Two"
    assert opened.errors == []
