"""What --public leaves out of what is published, and that it says so."""

import json
import re

import pytest
from click.testing import CliRunner
from sistermap import api, cli
from sistermap.maps.page.look import PageLook
from sistermap.maps.page.tie_map import render_page

ROWS = (
    "Stadt,Partner,Land,Art,Seit,Budget (intern)\n"
    "Leipzig,Lyon,Frankreich,Partnerstadt,1981,SECRET1\n"
    "Leipzig,Xyzzyburg,Frankreich,Partnerstadt,1990,SECRET2\n"
    "Leipzig,Brno,Tschechien,Partnerstadt,1973,SECRET3\n"
)


def run(*arguments):
    return CliRunner().invoke(cli.cli, [*map(str, arguments)])


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("public") / "liste.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def island_of(page):
    return json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S)[1])


@pytest.mark.parametrize("embed", [[], ["--embed"]])
def test_draw_public_leaves_out_what_is_not_placed_and_says_so(table, tmp_path, embed):
    path = tmp_path / "map.html"
    done = run("draw", table, "--public", "-o", path, *embed)
    assert done.exit_code == 0, done.stderr
    assert (
        "--public: 1 row that was not placed is left out of the page, and so are numbers of rows\n"
        in done.stderr
    )
    page = path.read_text(encoding="utf-8")
    assert "Xyzzyburg" not in page and "SECRET" not in page
    island = island_of(page)
    assert island["unplaced"]["n"] == 0 and island["reasons"] == {
        "keys": [],
        **{tag: [] for tag in island["reasons"] if tag != "keys"},
    }
    assert island["ties"]["row"] == "s0,0" and island["meta"]["public"] is True
    assert island["meta"]["headline"]["count"] == 2  # three would betray that one is left out


def test_draw_without_public_lists_what_is_not_placed(table, tmp_path):
    path = tmp_path / "map.html"
    assert run("draw", table, "-o", path).exit_code == 0
    island = island_of(path.read_text(encoding="utf-8"))
    assert (island["unplaced"]["n"], island["meta"]["public"]) == (1, False)
    assert island["ties"]["row"] == "s2,2"


def test_draw_public_says_so_where_every_row_was_placed(tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Stadt,Partner,Land\nLeipzig,Lyon,Frankreich\n", encoding="utf-8")
    done = run("draw", path, "--public", "-o", tmp_path / "map.html")
    assert "--public: every row was placed; only numbers of rows are left out of the page\n" in done.stderr


def test_render_page_public_has_no_names_of_sheets(busan):
    busan.ties["sheet"] = "Geheimblatt"
    try:
        assert "Geheimblatt" in render_page(busan)
        assert "Geheimblatt" not in render_page(busan, look=PageLook(public=True))
    finally:
        busan.ties["sheet"] = None


def test_page_public_names_a_tie_by_its_number_in_the_address(open_page, busan):
    page = render_page(busan, look=PageLook(public=True))
    opened = open_page(page, suffix="#tie=2")
    assert opened.evaluate("Object.values(sistermap.pages)[0].store.get().selection.tie") == 1
    assert opened.page.locator(".sm-card").inner_text().find("row") == -1
    assert opened.errors == []


def test_report_public_leaves_out_what_is_not_placed_and_says_so(table, tmp_path):
    done = run("report", table, "--public", "-o", tmp_path / "report.md")
    assert "--public: 1 row that was not placed is left out of the report" in done.stderr
    assert "Xyzzyburg" not in (tmp_path / "report.md").read_text(encoding="utf-8")


def test_kit_public_has_nothing_of_what_is_not_placed_in_any_file(table, tmp_path):
    layer = api.read(table, public=True)
    remarks = []
    files, _ = api.kit(layer, tmp_path / "kit", remark=remarks.append)
    assert remarks == [
        "--public: 1 row that was not placed is left out of the page, and so are numbers of rows"
    ]
    held = [name for name in files if b"Xyzzyburg" in (tmp_path / "kit" / name).read_bytes()]
    assert held == []
