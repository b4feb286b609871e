"""The command line as users call it: exit codes, what goes to stdout, what to stderr, what is written."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from sistermap import cli

ROOT = Path(__file__).parents[1]
COMMANDS = sorted(cli.cli.commands)


def run(*arguments: str, stdin: str | bytes | None = None):
    return CliRunner().invoke(cli.cli, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text(
        "City,Country,Partner city,Partner country,Kind,Since,Desk\n"
        "부산,대한민국,Los Angeles,USA,자매도시,1967.12.18,Kim\n"
        "Busan,South Korea,Shimonoseki,Japan,sister city,1976-10-11,Lee\n"
        "Busan,South Korea,Xyzzyville,Japan,sister city,1999,Park\n",
        encoding="utf-8",
    )
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command_has_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"sistermap {command}" in result.stdout


def test_help_imports_nothing_heavy():
    probe = "import sys; from sistermap import cli; heavy = {'pandas', 'geopandas', 'folium', 'shapely'} & set(sys.modules); sys.exit(str(heavy) if heavy else 0)"
    assert subprocess.run([sys.executable, "-c", probe], cwd=ROOT, check=False).returncode == 0


def test_find_imports_no_pandas():
    probe = (
        "import sys; from sistermap import cli\n"
        "try:\n    cli.cli(['find', 'Busan'])\nexcept SystemExit as done:\n    assert not done.code, done.code\n"
        "sys.exit('pandas' in sys.modules)"
    )
    assert (
        subprocess.run(
            [sys.executable, "-c", probe], cwd=ROOT, check=False, stdout=subprocess.DEVNULL
        ).returncode
        == 0
    )


def test_draw_writes_one_page_and_tells_what_is_not_placed(table, tmp_path):
    page = tmp_path / "map.html"
    result = run("draw", table, "-o", page)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert "row 4" in result.stderr and "Xyzzyville" in result.stderr
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert sorted(f.name for f in tmp_path.iterdir()) == ["map.html", "ties.csv"]


@pytest.mark.parametrize("command", ["draw", "check"])
def test_commands_say_what_became_of_every_row(tmp_path, command):
    path = tmp_path / "ties.csv"
    path.write_text("City,Partner city\nBusan,Shimonoseki\nTotal,1\n", encoding="utf-8")
    output = ["-o", tmp_path / "map.html"] if command == "draw" else []
    stderr = run(command, path, *output).stderr
    assert "1 read" in stderr and "1 set aside" in stderr


def test_draw_embed_writes_the_snippet_beside_the_page(table, tmp_path):
    assert run("draw", table, "-o", tmp_path / "map.html", "--embed").exit_code == 0
    snippet = (tmp_path / "map.html.snippet.txt").read_text(encoding="utf-8")
    assert 'src="map.html"' in snippet and 'title=""' not in snippet


def test_draw_refuses_a_home_that_is_not_placed(table, tmp_path):
    result = run("draw", table, "--home", "Xyzzyville", "-o", tmp_path / "map.html")
    assert result.exit_code == 1
    assert "home 'Xyzzyville'" in result.stderr


def test_draw_gives_the_same_bytes_again(table, tmp_path):
    for name in ("a.html", "b.html"):
        run("draw", table, "-o", tmp_path / name, "--title", "T")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_draw_strict_exits_1_and_still_writes(table, tmp_path):
    result = run("draw", table, "-o", tmp_path / "map.html", "--strict")
    assert result.exit_code == 1
    assert (tmp_path / "map.html").exists()


def test_draw_uses_a_decision_found_beside_the_table(table, tmp_path):
    sheet = tmp_path / "ties.csv.places.csv"
    assert run("review", table, "-o", sheet).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Xyzzyville"]
    rows[0]["decision"] = "34.5, 131.0"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    result = run("draw", table, "-o", tmp_path / "map.html", "--strict")
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "empty"),
        ("City,Country,Partner city,Partner country\n", "no rows"),
        ("a,b\n1,2\n", "--column"),
    ],
)
def test_draw_tells_bad_input_in_one_line(tmp_path, text, expected):
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    result = run("draw", path, "-o", tmp_path / "map.html")
    assert result.exit_code == 1
    [line] = result.stderr.strip().splitlines()
    assert str(path) in line and expected in line
    assert not (tmp_path / "map.html").exists()


def test_draw_refuses_to_write_over_its_table(table):
    before = table.read_bytes()
    assert run("draw", table, "-o", table).exit_code == 1
    assert table.read_bytes() == before


def test_draw_without_a_home_says_how_to_give_it(tmp_path):
    path = tmp_path / "partners.csv"
    path.write_text("Partner city,Country\nShimonoseki,Japan\n", encoding="utf-8")
    result = run("draw", path, "-o", tmp_path / "map.html")
    assert result.exit_code == 1
    assert "--home" in result.stderr


def test_draw_reads_stdin(tmp_path):
    text = "City,Country,Partner city,Partner country\nBusan,Korea,Shimonoseki,Japan\n"
    result = run("draw", "-", "-o", tmp_path / "map.html", "--strict", stdin=text)
    assert result.exit_code == 0, result.stderr


def test_geocode_keeps_rows_order_and_columns(tmp_path):
    names = "id,name,country\n7,부산,대한민국\n3,Nowhere at all,Japan\n5,Shimonoseki,JP\n"
    result = run("geocode", "-", stdin=names)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(r["id"], r["name"], r["verdict"]) for r in rows] == [
        ("7", "부산", "placed"),
        ("3", "Nowhere at all", "missing"),
        ("5", "Shimonoseki", "placed"),
    ]
    assert rows[0]["country_code"] == "KR" and abs(float(rows[0]["lat"]) - 35.18) < 0.3


@pytest.mark.parametrize("example", ["sister-cities", "cooperation"])
def test_demo_places_every_row(tmp_path, example):
    result = run("demo", "--example", example, "-o", tmp_path / "demo.html")
    assert result.exit_code == 0, result.stderr
    assert "not drawn" not in result.stderr


def test_usage_error_exits_2(table):
    assert run("draw", table, "--lang", "tlh").exit_code == 2


def test_installed_script_and_checkout_do_the_same(tmp_path):
    script = Path(sys.executable).with_name("sistermap")
    printed = [
        subprocess.run(
            [*command, "find", "부산"], cwd=place, capture_output=True, text=True, check=True
        ).stdout
        for command, place in (([script], tmp_path), ([sys.executable, "cli.py"], ROOT))
    ]
    assert printed[0] == printed[1] and "Busan" in printed[0]
