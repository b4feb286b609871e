"""What a page does with text that means harm, in its data and in its address."""

import pytest
from panel_layer import BASEMAP, COLUMNS, PLACES, TIES, crowd, rows, store
from sistermap.maps.page.tie_map import render_page


@pytest.fixture
def layer(make_layer):
    return make_layer(PLACES, TIES, place_columns=COLUMNS)


HOSTILE = [
    "</script><script>window.pwned=1</script>",
    "{{ 6*7 }}",
    "{% x",
    "${1}`",
    "<img src=x onerror=window.pwned=1>",
    "\u202eevil",
    "🇰🇷 e\u0301",
]


def test_hostile_text_is_shown_as_text_everywhere(open_page, make_layer):
    places = [(f"city:{n}", name, 100 + n, 10 + n) for n, name in enumerate(HOSTILE)]
    ties = [
        {"from_id": "city:0", "to_id": f"city:{n}", "kind_original": name, "title": name, "since": str(1990 + n), name: name}
        for n, name in enumerate(HOSTILE) if n
    ]  # fmt: skip
    members = [
        {"row": 1, "place_id": "city:0", "name": HOSTILE[0], "network": HOSTILE[0], "role": HOSTILE[4]}
    ]
    unplaced = [{"row": 5, "name": HOSTILE[0], "verdict": "missing", "reason": HOSTILE[4]}]
    page = open_page(
        render_page(
            make_layer(places, ties, members=members, unplaced=unplaced), basemap=BASEMAP, title=HOSTILE[0]
        )
    )
    store(page, "{selection: {tie: 0}}")
    store(page, "{selection: {tie: null, place: 1}}")
    for name in ("filter", "networks", "unplaced", "list"):
        store(page, f"{{page: '{name}'}}")
        page.locator(f".sm-page-{name}").wait_for()
    assert page.evaluate("window.pwned") is None and page.errors == [] and page.dialogs == []
    assert page.locator("h1").first.inner_text() == HOSTILE[0]
    assert "{{ 6*7 }}" in page.locator(".sm-card").inner_text()


def test_hostile_names_are_suggested_as_text(open_page, make_layer):
    places, ties = crowd(30)
    places[3] = ("city:3", HOSTILE[4], 10, 10)
    page = open_page(render_page(make_layer(places, ties), basemap=BASEMAP, title="T"))
    page.locator(".sm-search input").fill("<img")
    page.get_by_role("option").first.wait_for()
    assert page.get_by_role("option").first.inner_text().startswith(HOSTILE[4])
    assert page.evaluate("window.pwned") is None


@pytest.mark.parametrize(
    "address",
    ["#kind=<img src=x onerror=window.pwned=1>", "#lang=__proto__", "#page=__proto__&map=evil", "#view=1e999~0~3", "#place=city:999", "#" + "x" * 9000, "#%"],
)  # fmt: skip
def test_address_of_a_stranger_selects_nothing_and_runs_nothing(open_page, layer, address):
    page = open_page(render_page(layer, basemap=BASEMAP, title="T"), suffix=address)
    assert page.evaluate("window.pwned") is None
    assert rows(page).count() == 4 and page.errors == []
