"""The commands of docs/registries.md, with lists that are made up in the forms that the page describes."""

import shlex
from pathlib import Path

import openpyxl
import pytest
import sistermap as sm
from click.testing import CliRunner
from sistermap import cli

PAGE = (Path(__file__).parents[1] / "docs/registries.md").read_text(encoding="utf-8")
READS = [line for line in PAGE.splitlines() if line.startswith("sistermap read ") and "list.xlsx" not in line]
TEXTS = {
    "rgre.csv": (
        "utf-8",
        "Deutsche Gemeinde;Bundesland;Ausländische Gemeinde;Land;Art;Jahr\n"
        "Köln;Nordrhein-Westfalen;Lille;Frankreich;Partnerschaft;1958\n"
        "Bonn;Nordrhein-Westfalen;Ulan-Bator;Mongolei;Projektpartnerschaft;1993\n"
        "Kreis Lippe;Nordrhein-Westfalen;Ventspils;Lettland;F;1994\n",
    ),
    "clair.csv": (
        "cp932",
        "都道府県,自治体名,提携自治体名,国名,提携年月日\n"
        "北海道,札幌市,ポートランド市,アメリカ合衆国,1959年11月17日\n"
        "山口県,下関市,釜山広域市,大韓民国,昭和51年10月11日\n"
        "山口県,山口県,山東省,中国,昭和57年8月12日\n",
    ),
    "sci.csv": (
        "utf-8",
        "State,U.S. Community,Sister City,Country,Year\n"
        "California,Los Angeles,Busan,South Korea,1967\nIllinois,Springfield,Ashikaga,Japan,1990\n",
    ),
}
GAOK = [
    ["국제교류 현황"],
    ["시도", "시군구", "국가", "도시명", "교류형태", "결연일자"],
    ["부산광역시", "본청", "일본", "시모노세키시", "자매결연", "1976-10-11"],
    ["경기도", "고양시", "일본", "하코다테시", "우호교류", "2011-08-01"],
    [None, None, "중국", "치치하얼시", "자매결연", "1998-09-03"],
]


@pytest.fixture
def lists(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, (encoding, text) in TEXTS.items():
        Path(name).write_text(text, encoding=encoding)
    book = openpyxl.Workbook()
    for row in GAOK:
        book.worksheets[0].append(row)
    for cells in ("A1:F1", "A4:A5", "B4:B5"):
        book.worksheets[0].merge_cells(cells)
    book.save("gaok.xlsx")
    book = openpyxl.Workbook()
    for line in TEXTS["clair.csv"][1].splitlines():
        book.worksheets[0].append(line.split(","))
    book.save("clair.xlsx")


def test_page_has_commands_for_each_registry():
    assert {shlex.split(line)[2] for line in READS} == {*TEXTS, "gaok.xlsx", "clair.xlsx"}


@pytest.mark.parametrize("line", READS)
def test_commands_of_the_page_read_such_a_list(lists, line):
    done = CliRunner().invoke(cli.cli, shlex.split(line)[1:])
    assert done.exit_code == 0, done.output
    assert all(role in done.stdout for role in ("from_name", "from_region", "to_name", "to_country", "since"))


PLACES = {
    "rgre.csv": ["city:2886242", "city:2946447", "admin2:DE-05766"],  # Köln, Bonn, the district
    "clair.csv": ["city:2128295", "city:1852225", "admin1:JP-35"],  # Sapporo, Shimonoseki, the prefecture
    "sci.csv": ["city:5368361", "city:4250542"],  # Los Angeles, Springfield in Illinois
    "gaok.xlsx": ["city:1842485", "city:1842485"],  # Goyang, in the row below a merged cell too
}


@pytest.mark.parametrize("name", PLACES)
def test_such_a_list_is_placed_as_the_page_says(lists, name):
    assert sm.read(name).ties["from_id"].tolist() == PLACES[name]


def test_seat_of_a_province_is_reported_as_not_known(lists):
    unplaced = sm.read("gaok.xlsx").unplaced
    assert unplaced["row"].tolist() == [3]
    assert "본청" in unplaced["reason"].iloc[0]


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("rgre.csv", ["sister", "project", "other"]),
        ("clair.csv", ["other"] * 3),
        ("gaok.xlsx", ["friendship", "sister"]),
    ],
)
def test_kinds_are_what_the_page_says(lists, name, kinds):
    assert sm.read(name).ties["kind"].tolist() == kinds


def test_era_is_read_as_the_page_says(lists):
    assert sm.read("clair.csv").ties["since"].tolist()[1] == "1976-10-11"
