"""A kit: names that stay inside its folder, files written whole or not at all, an index page that runs nothing."""

import gc
import io
import os
import weakref
import zipfile
from html.parser import HTMLParser

import pytest
import sistermap as sm
from click.testing import CliRunner
from sistermap.cli import cli
from sistermap.geo.errors import ExportError
from sistermap.geo.exports.folder import check_folder, write_folder
from sistermap.maps.kit.index import render_index
from sistermap.maps.kit.parts import Part, make_kit


class Reader(HTMLParser):
    """Another reader of HTML than the one that wrote it."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.text = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize(
    "name",
    [
        "../a.txt",
        "a/../../b.txt",
        "/etc/passwd",
        "C:\\a.txt",
        "C:a.txt",
        "..\\a.txt",
        "a\x00b",
        "a?b",
        "",
        ".",
    ],
)
def test_write_folder_refuses_names_that_lead_out_or_cannot_be(tmp_path, name):
    folder = tmp_path / "kit"
    with pytest.raises(ExportError) as error:
        write_folder(folder, {"good.txt": "1", name: "2"})
    assert "\n" not in str(error.value)
    assert not folder.exists()


def test_write_folder_makes_folders_and_keeps_what_else_is_there(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    assert write_folder(tmp_path, {"a.txt": "안녕", "data/b.bin": b"\x00"}) == ["a.txt", "data/b.bin"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "안녕"
    assert (tmp_path / "data/b.bin").read_bytes() == b"\x00"
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_write_folder_leaves_files_alone_that_have_not_changed(tmp_path):
    write_folder(tmp_path, {"a.txt": "1", "b.txt": "1"})
    os.utime(tmp_path / "a.txt", (1, 1))
    assert write_folder(tmp_path, {"a.txt": "1", "b.txt": "2"}) == ["b.txt"]
    assert (tmp_path / "a.txt").stat().st_mtime == 1


def test_write_folder_changes_nothing_where_one_file_fails(tmp_path):
    write_folder(tmp_path / "kit", {"a.txt": "old"})

    def fail(path):
        raise OSError(28, "No space left on device")

    with pytest.raises(ExportError, match="disk is full"):
        write_folder(tmp_path / "kit", {"a.txt": "new", "sub/b.txt": fail})
    assert (tmp_path / "kit/a.txt").read_text() == "old"
    assert [path.name for path in (tmp_path / "kit").iterdir()] == ["a.txt"]


@pytest.mark.parametrize("where", ["file", "file/kit", "absent/kit"])
def test_check_folder_refuses_what_cannot_be_a_folder(tmp_path, where):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError):
        check_folder(tmp_path / where)


def test_check_folder_takes_a_folder_that_another_run_has_made_in_the_meantime(tmp_path, monkeypatch):
    answers = [False]  # the first answer is that of a moment before
    monkeypatch.setattr("os.path.isdir", lambda path: answers.pop() if answers else path.is_dir())
    check_folder(tmp_path)


def test_render_index_shows_every_text_as_text():
    odd = "</title><script>alert(1)</script>&amp; ${1} {{ 6*7 }} é\x00"
    page = Reader(
        render_index(
            {"map.html": (odd, 10)}, title=odd, picture="map.svg", alt=odd, snippet=odd,
            attribution=[{"text": odd, "url": "", "licence": ""}],
        )
    )  # fmt: skip
    assert "script" not in page.tags
    assert page.text.count(odd.rstrip("\x00")) == 5
    assert page.links == ["map.svg", "map.html"]


def test_render_index_links_every_file_and_speaks_korean():
    page = Reader(render_index({"a.html": ("page", 1), "b.ics": ("calendar", 2)}, title="부산", lang="ko"))
    assert page.links == ["a.html", "b.ics"]
    assert "인터넷 없이" in page.text and "기념일" in page.text


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    path = tmp_path_factory.mktemp("list") / "ties.csv"
    path.write_text(
        "City,Country,Partner city,Partner country,Kind,Since,Desk,Budget (internal),Visibility\n"
        "Busan,South Korea,Shimonoseki,Japan,sister city,1976-10-11,Zebrowski,77123,public\n"
        "Busan,South Korea,Hamburg,Germany,sister city,2010,Zebrowski,77123,public\n"
        "Busan,South Korea,Los Angeles,USA,secret pact,1967-12-18,Quillfeather,77123,internal\n",
        encoding="utf-8",
    )
    return path


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def everything(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def kit(table):
    folder = table.parent / "kit"
    done = run("kit", table, "-o", folder, "--public", "--hide", "desk", "--date", "2026-01-01")
    assert done.exit_code == 0, done.output
    return folder


def test_kit_links_every_file_from_its_index(kit):
    page = Reader((kit / "index.html").read_text(encoding="utf-8"))
    assert {*page.links} | {"index.html"} == {*everything(kit)}


def test_kit_changes_no_byte_when_made_again(kit, table):
    before = everything(kit)
    done = run("kit", table, "-o", kit, "--public", "--hide", "desk", "--date", "2026-01-01")
    assert done.exit_code == 0 and "0 of them new or changed" in done.stderr
    assert everything(kit) == before


@pytest.mark.parametrize("word", ["Zebrowski", "77123", "Quillfeather", "secret pact", "Los Angeles"])
def test_kit_for_the_public_holds_nothing_internal(kit, word):
    files = everything(kit)
    for name in ("report.docx", "report.xlsx"):  # zipped: look inside
        with zipfile.ZipFile(io.BytesIO(files[name])) as packed:
            files |= {f"{name}/{inner}": packed.read(inner) for inner in packed.namelist()}
    assert b"Shimonoseki" in files["report.docx/word/document.xml"]
    assert [name for name, content in files.items() if word.encode() in content] == []


def test_kit_keeps_everything_without_options(table):
    done = run("kit", table, "-o", table.parent / "whole", "--date", "2026-01-01")
    assert done.exit_code == 0, done.output
    assert b"Quillfeather" in (table.parent / "whole/data/ties.csv").read_bytes()


def test_kit_never_writes_over_the_table(table):
    (table.parent / "own/data").mkdir(parents=True)
    own = table.parent / "own/data/ties.csv"
    own.write_bytes(table.read_bytes())
    done = run("kit", own, "-o", table.parent / "own")
    assert done.exit_code == 1 and "is the file that is read" in done.stderr
    assert own.read_bytes() == table.read_bytes()
    assert [*everything(table.parent / "own")] == ["data/ties.csv"]


def test_kit_without_a_place_has_everything_but_figures(table):
    empty = table.parent / "empty.csv"
    empty.write_text("From,Partner,Partner country\nXyzzyville,Yzzyxville,Japan\n")
    done = run("kit", empty, "-o", table.parent / "none", "--date", "2026-01-01")
    assert done.exit_code == 0, done.output
    assert "1 row was not mapped" in done.stderr
    files = everything(table.parent / "none")
    made = {
        "map.html",
        "embed.html",
        "report.docx",
        "report.xlsx",
        "report.html",
        "report.md",
        "ties.ics",
        "index.html",
    }
    assert made <= set(files) and {"map.png", "map.txt", "map.svg"}.isdisjoint(files)
    page = Reader(files["index.html"].decode())
    assert {*page.links} | {"index.html"} == {*files} and "img" not in page.tags
    assert "Xyzzyville" in files["report.md"].decode()


def test_kit_has_the_report_that_the_command_report_writes(kit, table):
    report = table.parent / "report.md"
    done = run("report", table, "-o", report, "--public", "--hide", "desk", "--date", "2026-01-01")
    assert done.exit_code == 0, done.output
    assert report.read_bytes() == (kit / "report.md").read_bytes()
    assert (table.parent / "report-map.png").read_bytes() == (kit / "report-map.png").read_bytes()


def test_pages_of_a_kit_name_its_cover(kit):
    for name in ("map.html", "embed.html"):
        assert '<meta property="og:image" content="og.png">' in (kit / name).read_text(encoding="utf-8")
    assert (kit / "og.png").is_file()


def test_kit_page_names_the_cover_that_lies_beside_it(tmp_path, table):
    sm.kit(sm.read(table), tmp_path / "kit")
    assert (tmp_path / "kit/og.png").is_file()
    assert '<meta property="og:image" content="og.png">' in (tmp_path / "kit/map.html").read_text(
        encoding="utf-8"
    )


def test_make_kit_keeps_no_cycle_of_a_part():
    class Drawing:
        pass

    def make():
        drawing = Drawing()
        drawing.axes, gone[:] = drawing, [weakref.ref(drawing)]
        return {}

    gone = []
    gc.disable()
    try:
        make_kit([Part("map.svg", make)], title="Busan")
    finally:
        gc.enable()
    assert gone[0]() is None and gc.get_freeze_count() == 0
