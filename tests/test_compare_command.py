"""`sistermap compare`: what is printed and written, and what is refused in one line."""

import csv
import json

import openpyxl
import pytest
from click.testing import CliRunner
from sistermap.cli import cli

OLD = (
    "City,Partner,Partner country,Kind,Since,Note\n"
    "Busan,Shimonoseki,Japan,sister city,1976,=1+1\n"
    "Busan,Osaka,Japan,friendship,2008,\n"
    "Busan,Montreal,Canada,sister city,2000,\n"
)
NEW = (
    "City,Partner,Partner country,Kind,Since,Note\n"
    "Busan,Shimonoseki,Japan,sister city,1976,=2+2\n"
    "부산,오사카,일본,friendship,2008-02,\n"
    "Busan,Porto,Portugal,sister city,2025,\n"
)


@pytest.fixture
def lists(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.csv").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.csv").write_text(NEW, encoding="utf-8")
    return tmp_path


def run(*arguments):
    return CliRunner().invoke(cli, ["compare", *arguments])


def test_compare_prints_the_sums_and_each_change_with_both_rows(lists):
    result = run("old.csv", "new.csv")
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[:2] == ["old.csv: 3 = 2 in both + 1 gone", "new.csv: 3 = 2 in both + 1 new"]
    assert "  Busan – Porto · row 4 · sister 2025" in lines
    assert "  부산 – 오사카 · row 3 → 3 · Since: 2008 → 2008-02" in lines
    assert (
        "  부산 – 오사카 · row 3 → 3 · From: Busan → 부산; To: Osaka → 오사카; To · Country: Japan → 일본"
        in lines
    )


def test_compare_counts_the_changes_that_it_writes_and_their_rows(lists):
    (lists / "new.csv").write_text(NEW + "Busan,Xyzzyville,Japan,sister city,2025,\n", encoding="utf-8")
    result = run("old.csv", "new.csv", "-o", "changes.csv")
    rows = list(csv.DictReader((lists / "changes.csv").open(encoding="utf-8-sig")))
    assert len({(row["old_row"], row["new_row"]) for row in rows}) == 5
    assert f"changes.csv: {len(rows)} changes in 5 rows" in result.stderr
    assert "new.csv, row 5: No place called 'Xyzzyville'" in result.stderr


def test_compare_writes_rows_as_numbers_in_a_workbook(lists):
    run("old.csv", "new.csv", "-o", "changes.xlsx")
    header, first = [
        *openpyxl.load_workbook("changes.xlsx")["New"].iter_rows(min_row=3, max_row=4, values_only=True)
    ]
    assert dict(zip(header, first, strict=True))["Row now"] == 4


def test_compare_prints_json(lists):
    found = json.loads(run("old.csv", "new.csv", "--json").stdout)
    assert found["counts"]["gone"] == found["counts"]["added"] == 1
    assert {change["change"] for change in found["changes"]} == {
        "added",
        "gone",
        "respelled",
        "redated",
        "columns",
    }


def test_compare_reads_one_list_from_standard_input(lists):
    result = CliRunner().invoke(cli, ["compare", "-", "new.csv"], input=OLD.encode())
    assert result.exit_code == 0, result.output
    assert "new.csv: 3 = 2 in both + 1 new" in result.stdout
    assert run("-", "-").exit_code == 2


def test_compare_publishes_no_rows_and_nothing_that_is_not_placed(lists):
    with (lists / "new.csv").open("a", encoding="utf-8") as file:
        file.write("Busan,Qwertzburg,Germany,sister city,2001,\n")
    found = json.loads(run("old.csv", "new.csv", "--public", "--json").stdout)
    assert {change["new_row"] for change in found["changes"]} == {None}
    assert "Qwertzburg" not in json.dumps(found["changes"])


def test_compare_says_that_nothing_changed(lists):
    result = run("old.csv", "old.csv")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-1] == "No change."
    assert "old.csv: is both OLD and NEW" in result.stderr


def test_compare_writes_csv_in_which_nothing_is_a_formula(lists):
    assert run("old.csv", "new.csv", "-o", "changes.csv").exit_code == 0
    rows = list(csv.DictReader((lists / "changes.csv").read_text(encoding="utf-8-sig").splitlines()))
    [note] = [row for row in rows if row["column"] == "note"]
    assert (note["old"], note["new"], note["old_row"], note["new_row"]) == ("'=1+1", "'=2+2", "2", "2")


def test_compare_writes_a_sheet_of_counts_and_one_a_class(lists):
    assert run("old.csv", "new.csv", "-o", "changes.xlsx").exit_code == 0
    book = openpyxl.load_workbook(lists / "changes.xlsx")
    assert book.sheetnames == [
        "Overview",
        "Counts",
        "New",
        "Gone",
        "Other date",
        "Other columns",
        "Spelled otherwise",
    ]
    counts = dict(row[:2] for row in book["Counts"].iter_rows(min_row=4, values_only=True))
    assert counts == {"New": 1, "Gone": 1, "Other date": 1, "Other columns": 1, "Spelled otherwise": 1}
    cells = [
        cell for row in book["Other columns"].iter_rows() for cell in row if str(cell.value).startswith("=")
    ]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in cells] == [
        ("=1+1", "s", True),
        ("=2+2", "s", True),
    ]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".md"])
def test_compare_writes_what_no_file_can_hold(lists, suffix):
    controls = NEW.replace("=2+2", "a\x1b[31mred")
    (lists / "new.csv").write_text(controls, encoding="utf-8")
    result = run("old.csv", "new.csv", "-o", f"changes{suffix}")
    assert result.exit_code == 0, result.exception
    path = lists / f"changes{suffix}"
    if suffix == ".xlsx":
        rows = openpyxl.load_workbook(path)["Other columns"].iter_rows(values_only=True)
        text = str([cell for row in rows for cell in row])
    else:
        text = path.read_text(encoding="utf-8").replace("\\[", "[")
    assert "a\ufffd[31mred" in text


def test_compare_names_lists_without_their_folders(lists):
    folder = lists / "private"
    folder.mkdir()
    (lists / "new.csv").rename(folder / "new.csv")
    assert run("old.csv", str(folder / "new.csv"), "-o", "changes.md").exit_code == 0
    text = (lists / "changes.md").read_text(encoding="utf-8")
    assert "new.csv: 3 = 2 in both + 1 new" in text
    assert "private" not in text


def test_compare_writes_markdown_in_a_language(lists):
    assert run("old.csv", "new.csv", "-o", "changes.md", "--lang", "de").exit_code == 0
    text = (lists / "changes.md").read_text(encoding="utf-8")
    assert text.startswith("# Was sich geändert hat: old → new\n")
    assert "| Busan | Porto | Partnerstadt | 2025 | 4 |" in text


def test_compare_of_a_year_says_what_it_leaves_out(lists):
    lines = run("old.csv", "new.csv", "--since-year", "2020").stdout.splitlines()
    assert "Left out, as they begin and end before 2020 or have no date: 3" in lines
    assert [line for line in lines if line.startswith("  Busan")] == ["  Busan – Porto · row 4 · sister 2025"]


def test_compare_reads_each_list_with_what_was_saved_beside_it(lists):
    (lists / "new.csv").write_text(
        "Kota Rekan,Tahun\nShimonoseki,1976\nOsaka,2008\nMontreal,2000\n", encoding="utf-8"
    )
    saved = 'home = "Busan, KR"\n[columns]\nto_name = "Kota Rekan"\nsince = "Tahun"\n'
    (lists / "new.csv.sistermap.toml").write_text(saved, encoding="utf-8")
    assert run("old.csv", "new.csv").stdout.splitlines()[-1] == "No change."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["old.csv", "absent.csv"], "absent.csv cannot be read: No such file or directory"),
        (["old.csv", "new.csv", "-o", "x.doc"], "x.doc: changes are .html, .csv, .xlsx, .md, not .doc"),
        (["old.csv", "new.csv", "-o", "old.csv"], "old.csv: is the file that is read; choose another name"),
        (["old.csv", "new.csv", "-o", "new.csv"], "new.csv: is the file that is read; choose another name"),
    ],
)
def test_compare_refuses_in_one_line(lists, arguments, message):
    result = run(*arguments)
    assert result.exit_code == 1
    errors = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert errors == [f"Error: {message}"] or str(result.exception) == message
