"""What is saved beside a table, what wins over it, and what is refused."""

import dataclasses
import os
import tomllib
from pathlib import Path

import pandas as pd
import pytest
import sistermap as sm
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sistermap import api, cli
from sistermap.geo.errors import SistermapError, TableError
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.settings import (
    EXPECTED,
    Settings,
    find_settings_file,
    read_settings,
    settings_path,
    settings_text,
)

ROWS = "Kota,Kota Kembar,Tanggal,Telepon\nSurabaya,Busan,1994-11-10,031-1\nSurabaya,Osaka,1997-04-17,031-2\n"
COLUMNS = ["--column", "from_name=Kota", "--column", "to_name=Kota Kembar", "--column", "since=Tanggal"]


def run(*arguments, stdin=None):
    return CliRunner().invoke(cli.cli, [*map(str, arguments)], input=stdin)


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "kota kembar.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def save(table, text):
    settings_path(table).write_text(text, encoding="utf-8")
    return settings_path(table)


# ---- saving and finding ----


def test_save_keeps_what_was_stated_and_the_next_command_finds_it(table, tmp_path):
    assert run("read", table, *COLUMNS, "--save").exit_code == 0
    saved = tomllib.loads(settings_path(table).read_text(encoding="utf-8"))
    assert saved == {"columns": {"from_name": "Kota", "to_name": "Kota Kembar", "since": "Tanggal"}}
    done = run("layer", table, "-o", tmp_path / "out.csv")
    assert done.exit_code == 0, done.stderr
    assert "2 ties" in done.stderr and "sistermap.toml: columns" in done.stderr


def test_save_is_not_made_where_the_table_cannot_be_read(table):
    assert run("read", table, "--column", "to_name=Nothing", "--save").exit_code == 1
    assert not settings_path(table).exists()


def test_save_adds_to_what_was_saved(table):
    save(table, '# mine\nhome = "Surabaya, ID"\nhide = ["Telepon"]\n')
    assert run("read", table, *COLUMNS, "--save").exit_code == 0
    saved = tomllib.loads(settings_path(table).read_text(encoding="utf-8"))
    assert (saved["home"], saved["hide"]) == ("Surabaya, ID", ["Telepon"])
    assert saved["columns"]["since"] == "Tanggal"


def test_save_keeps_title_language_and_what_is_hidden(table, tmp_path):
    page = tmp_path / "map.html"
    given_now = ["--title", "Kota", "--lang", "ko", "--public", "--hide", "Telepon", "--save"]
    assert run("draw", table, *COLUMNS, *given_now, "-o", page).exit_code == 0
    saved = tomllib.loads(settings_path(table).read_text(encoding="utf-8"))
    assert (saved["title"], saved["language"], saved["public"], saved["hide"]) == (
        "Kota", "ko", True, ["Telepon"]
    )  # fmt: skip
    done = run("draw", table, "-o", page)
    assert done.exit_code == 0, done.stderr
    text = page.read_text(encoding="utf-8")
    assert '<html lang="ko"' in text and "<title>Kota" in text and "031-1" not in text


def test_language_given_wins_and_one_that_documents_lack_is_passed_over(table, tmp_path):
    save(table, 'language = "de"\n[columns]\nfrom_name = "Kota"\nto_name = "Kota Kembar"\n')
    page = tmp_path / "map.html"
    run("draw", table, "--lang", "en", "-o", page)
    assert '<html lang="en"' in page.read_text(encoding="utf-8")
    assert run("report", table, "-o", tmp_path / "report.md").exit_code == 0


def test_save_on_strict_keeps_what_was_read_and_exits_1(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("From,To\nBusan,Xyzzyville\n", encoding="utf-8")
    done = run("layer", path, "--header", "1", "--strict", "--save", "-o", tmp_path / "x.csv")
    assert done.exit_code == 1
    assert tomllib.loads(settings_path(path).read_text(encoding="utf-8")) == {"header": 1}


def test_save_of_standard_input_is_a_wrong_command_line():
    done = run("read", "-", "--save", stdin=ROWS)
    assert done.exit_code == 2 and "--save" in done.stderr


def test_save_into_a_folder_that_is_read_only_is_refused_before_reading(table, monkeypatch):
    monkeypatch.setattr(
        os, "access", lambda path, mode: Path(path) != table.parent
    )  # root may write anywhere
    done = run("read", table, *COLUMNS, "--save")
    assert done.exit_code == 1 and "not writable" in done.stderr and done.stdout == ""


def test_find_settings_file_by_the_whole_name_first(tmp_path):
    table = tmp_path / "ties.csv"
    short, whole = tmp_path / "ties.sistermap.toml", tmp_path / "ties.csv.sistermap.toml"
    short.write_text("")
    assert find_settings_file(table) == short
    whole.write_text("")
    assert find_settings_file(str(table)) == whole


# ---- what wins ----


def test_read_uses_what_was_saved_unless_it_is_switched_off(table):
    save(table, '[columns]\nfrom_name = "Kota"\nto_name = "Kota Kembar"\n')
    layer = sm.read(table)
    assert layer.ties["to_name"].tolist() == ["Busan", "Osaka"]
    assert layer.plan.notes[0].code == "settings_used"
    assert settings_path(table) in layer.inputs
    assert all(
        note.code != "settings_used"
        for note in api.plan(table, columns=saved_columns(table), settings=False).notes
    )


def saved_columns(table):
    return dict(api.find_settings(table).columns)


def test_read_takes_what_is_given_before_what_was_saved(table):
    save(table, 'home = "Kobe, JP"\n[columns]\nfrom_name = "Kota"\nto_name = "Kota"\n')
    plan = api.plan(table, home="Surabaya, ID", columns={"to_name": "Kota Kembar"})
    roles = {column.label: column.role for column in plan.sheets[0].columns}
    assert (roles["Kota"], roles["Kota Kembar"]) == ("from_name", "to_name")
    (note,) = (note for note in plan.notes if note.code == "settings_used")
    assert note.why.params["names"] == "columns"


def test_updated_never_shows_what_was_hidden():
    saved = Settings(public=True, hide=("Phone",))
    assert saved.updated(public=False, hide=("Desk",)).hide == ("Phone", "Desk")
    assert saved.updated(public=False).public


def test_nodes_are_named_from_the_folder_of_the_table(tmp_path, monkeypatch):
    table, nodes = tmp_path / "links.csv", tmp_path / "lists" / "cities.csv"
    nodes.parent.mkdir()
    nodes.write_text("id,name\n1,Busan\n")
    api.save_settings(table, nodes=nodes)
    assert 'nodes = "lists/cities.csv"' in settings_path(table).read_text()
    monkeypatch.chdir(nodes.parent)
    assert Path(api.find_settings("../links.csv").nodes).resolve() == nodes.resolve()


def test_nodes_that_are_no_file_cannot_be_saved(tmp_path):
    with pytest.raises(TableError, match="expected a path"):
        api.save_settings(tmp_path / "links.csv", nodes=pd.DataFrame({"id": [1]}))


# ---- the file ----

TEXT = (
    st.text(min_size=1)
    .filter(str.strip)
    .filter(lambda text: text.isascii() or text.encode("utf-8", "ignore").decode() == text)
)


@given(
    home=TEXT,
    title=TEXT,
    hide=st.lists(TEXT, unique=True),
    label=TEXT,
    header=st.integers(1, 10**6),
    public=st.booleans(),
)
def test_settings_text_is_read_back_as_it_was(home, title, hide, label, header, public):
    settings = Settings(home, {"to_name": label}, header=header, title=title, hide=tuple(hide), public=public)
    saved = tomllib.loads(settings_text(settings, "ties.csv"))
    assert (saved["home"], saved["title"], saved["header"]) == (home, title, header)
    assert saved["columns"] == {"to_name": label}
    assert saved.get("hide", []) == hide and saved.get("public", False) is public


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ('colums = "x"', "'colums' is no setting", "do you mean 'columns'"),
        ("zzz = 1", "'zzz' is no setting", "home"),
        ('header = "4"', 'header is "4"', "the number of a row"),
        ("header = 0", "header is 0", "from 1"),
        ("header = 0x" + "f" * 9000, "header is a number of thousands of digits", "from 1"),
        ("header = " + "9" * 5000, "5000 digits", "expected lines of TOML"),
        ("hide = " + "[" * 5000 + "]" * 5000, "recursion", "expected lines of TOML"),
        ("header = true", "header is true", "the number of a row"),
        ("home = 3", "home is 3", "a text in quotes"),
        ('home = "  "', "home is", "a text in quotes"),
        ('hide = "Phone"', 'hide is "Phone"', "a list"),
        ("public = 1", "public is 1", "true or false"),
        ('language = "tlh"', 'language is "tlh"', "one of en"),
        ('columns = "x"', 'columns is "x"', "a table of roles"),
        ("[columns]\nto_name = 2", "columns is", "labels"),
        ('[columns]\nto_nam = "Kota"', "'to_nam' is no role", "do you mean 'to_name'"),
        ('encoding = "cp499"', "'cp499' is not known", "cp949"),
        ("home = Goyang", "line 1", 'home = "Goyang, KR"'),
        ("title = 2020-01-01", 'title is "2020-01-01"', "a text"),
    ],
)  # fmt: skip
def test_read_settings_refuses_in_one_line_with_the_file(table, text, found, expected):
    file = save(table, text)
    with pytest.raises(TableError) as error:
        read_settings(file)
    message = str(error.value)
    assert str(file) in message and found in message and expected in message and "\n" not in message


def test_read_settings_refuses_what_is_no_text(table):
    settings_path(table).write_bytes(b'home = "\xff\xfe"')
    done = run("read", table)
    assert done.exit_code == 1 and "Traceback" not in done.stderr and ".sistermap.toml" in done.stderr


@pytest.mark.parametrize("text", ["a." * 50_000 + "b = 1", "# x\n" * 100_000])
def test_read_settings_refuses_what_would_take_long_before_it_is_read(table, text, monkeypatch):
    monkeypatch.setattr(tomllib, "loads", None)
    with pytest.raises(TableError, match="bytes, expected a few lines"):
        read_settings(save(table, text))


def test_read_settings_passes_over_a_byte_order_mark(table):
    settings_path(table).write_bytes('\ufeffhome = "Busan, KR"'.encode())
    assert read_settings(settings_path(table)).home == "Busan, KR"


def test_expected_names_every_setting():
    stated = set(Settings.__dataclass_fields__) - {"path", "used"}
    assert set(EXPECTED) == stated


# ---- the options ----


@pytest.mark.parametrize(
    ("options", "code", "expected"),
    [
        (["--column", "foo"], 2, "expected ROLE=HEADER"),
        (["--column", "=Kota"], 2, "expected ROLE=HEADER"),
        (["--column", "to_name="], 2, "expected ROLE=HEADER"),
        (["--column", "to_name=A", "--column", "to_name=B"], 2, "given twice"),
        (["--column", "to_nam=Kota"], 1, "do you mean 'to_name'"),
        (["--column", "to_name=Stadt"], 1, "'Kota Kembar'"),
        (["--header", "0"], 2, "0 is not in the range"),
        (["--encoding", "cp499"], 1, "do you mean 'cp949'"),
        (["--encoding", "hex"], 1, "is not known"),
        (["--nodes", "no such file.csv"], 2, "does not exist"),
    ],
)
@pytest.mark.parametrize("command", ["read", "check"])
def test_a_wrong_option_is_refused_in_one_line(table, command, options, code, expected):
    done = run(command, table, *options)
    assert done.exit_code == code
    assert expected in done.stderr and "Traceback" not in done.stderr


def test_a_header_may_hold_an_equals_sign(tmp_path):
    path = tmp_path / "ties.csv"
    path.write_text("Von,Nach = Ziel\nBusan,Kobe\n", encoding="utf-8")
    done = run("read", path, "--column", "from_name=Von", "--column", "to_name=Nach = Ziel")
    assert done.exit_code == 0, done.stderr


def test_options_that_state_how_to_read_are_on_every_command_that_takes_a_table():
    names = {"home", "columns", "sheet", "header", "encoding", "network", "nodes", "save"}
    for name, command in cli.cli.commands.items():
        own = {parameter.name for parameter in command.params}
        assert "table" not in own or names <= own, name
        assert "table" not in own or ("decisions" in own) is (name != "read"), name  # it places no name


@pytest.mark.parametrize("stated", [{"header": 0}, {"header": "2"}, {"header": True}, {"encoding": "nope"}])
@pytest.mark.parametrize("verb", [sm.read, api.plan, api.check])
def test_verbs_refuse_what_no_table_can_have(verb, stated):
    with pytest.raises(SistermapError, match=r"[eE]xpected"):
        verb(pd.DataFrame({"from": ["Busan"], "to": ["Kobe"]}), **stated)


def test_every_option_of_reading_can_be_stated_and_saved():
    options = [field.name for field in dataclasses.fields(ReadOptions)]
    assert sorted(cli.STATED) == sorted(options)
    assert set(options) < set(EXPECTED)


def test_save_keeps_the_looks_of_the_page(table, tmp_path):
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    given = [
        "--subtitle",
        "Seit 1994",
        "--source",
        "Stadt",
        "--date",
        "2026-01-31",
        "--logo",
        logo,
        "--accent",
        "teal",
    ]
    done = run(
        "draw", table, *COLUMNS, *given, "--colour", "other=#0a7d5c", "--save", "-o", tmp_path / "a.html"
    )
    assert done.exit_code == 1 and "no tie is of that kind" in done.stderr  # and nothing is saved
    assert not settings_path(table).exists()
    done = run("draw", table, *COLUMNS, *given, "--save", "-o", tmp_path / "a.html")
    assert done.exit_code == 0, done.stderr
    saved = tomllib.loads(settings_path(table).read_text(encoding="utf-8"))
    look = {
        "subtitle": "Seit 1994",
        "source": "Stadt",
        "date": "2026-01-31",
        "logo": "logo.svg",
        "accent": "teal",
    }
    assert {name: saved[name] for name in look} == look
    assert run("draw", table, "-o", tmp_path / "b.html").exit_code == 0
    assert (tmp_path / "b.html").read_bytes() == (tmp_path / "a.html").read_bytes()


def test_what_is_given_of_the_looks_wins_over_what_was_saved(table):
    save(table, 'accent = "teal"\nsource = "Saved"\n[columns]\nfrom_name = "Kota"\nto_name = "Kota Kembar"\n')
    layer = sm.read(table)
    assert layer.look == {"source": "Saved", "accent": "teal"}
    meta = api._look(layer, source="Given").meta()
    assert (meta["source"], meta["accent"]["light"]) == (
        "Given",
        api._look(layer, accent="teal").accent.light,
    )


def test_a_day_to_count_from_is_not_saved_as_the_state_of_the_data(table, tmp_path):
    done = run("report", table, *COLUMNS, "--date", "2026-01-01", "--save", "-o", tmp_path / "r.md")
    assert done.exit_code == 0, done.stderr
    assert "date" not in tomllib.loads(settings_path(table).read_text(encoding="utf-8"))
