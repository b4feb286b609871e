"""A kit: names that stay inside its folder, files written whole or not at all, an index page that runs nothing."""

import contextlib
import gc
import hashlib
import html
import io
import os
import re
import weakref
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
import sistermap as sm
from click.testing import CliRunner
from sistermap.api import _write_kit
from sistermap.cli import cli
from sistermap.geo.errors import ExportError
from sistermap.geo.exports.folder import check_folder, remove_unchanged, write_folder
from sistermap.geo.layer import example_layer
from sistermap.maps.kit.contents import GROUPS, OUTPUTS, choose_outputs
from sistermap.maps.kit.index import render_index
from sistermap.maps.kit.overview import Overview
from sistermap.maps.kit.parts import Part, make_kit
from sistermap.maps.kit.readme import render_readme
from sistermap.maps.texts import kit_words, page_words


class Reader(HTMLParser):
    """Another reader of HTML than the one that wrote it."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.text = [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [
            value for name, value in attrs if name in ("href", "src") and not value.startswith("data:image/")
        ]

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


def test_remove_unchanged_leaves_what_is_not_as_it_was_written(tmp_path):
    folder = tmp_path / "kit"
    (folder / "data").mkdir(parents=True)
    (tmp_path / "outside.txt").write_text("a")
    for name in ("a.txt", "edited.txt", "read.csv", "data/b.txt"):
        (folder / name).write_text("a")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "edited.txt").write_text("mine")
    names = [
        "a.txt",
        "edited.txt",
        "read.csv",
        "data/b.txt",
        "link.txt",
        "../outside.txt",
        "data",
        "gone.txt",
    ]
    digests = dict.fromkeys(names, hashlib.sha256(b"a").hexdigest())
    found = remove_unchanged(folder, digests, inputs=[folder / "read.csv"])
    assert found == (["a.txt", "data/b.txt"], ["edited.txt"])
    assert sorted(path.name for path in folder.iterdir()) == ["edited.txt", "link.txt", "read.csv"]
    assert (tmp_path / "outside.txt").read_text() == "a"


def test_render_index_shows_every_text_as_text():
    odd = "</title><script>alert(1)</script>&amp; ${1} {{ 6*7 }} é\x00"
    overview = Overview(
        odd, subtitle=odd, files={"map.html": [("map.html", 10)]}, alt=odd, snippet=odd, citation=odd,
        attribution=[{"text": odd, "url": "", "licence": ""}],
    )  # fmt: skip
    page = Reader(render_index(overview, {odd: odd}))
    assert "script" not in page.tags
    assert page.text.count(odd.rstrip("\x00")) == 7
    assert page.links == ["map.html"]


def test_render_index_links_every_file_in_its_group_and_shows_no_empty_group():
    files = {"embed.html": [("embed.html", 1)], "ties.csv": [("data/ties.csv", 1), ("data/ties-memberships.csv", 1)]}  # fmt: skip
    page = Reader(render_index(Overview("부산", lang="ko", files=files)))
    assert page.links == ["embed.html", "data/ties.csv", "data/ties-memberships.csv"]
    words = kit_words("ko")
    assert [words[f"group.{group}"] in page.text for group in GROUPS] == [True, False, False, True]
    assert "홈페이지에 넣는 지도" in page.text and page.tags.count("main") == 1


def test_render_readme_is_read_right_by_old_editors():
    made = render_readme(Overview("부산\nKorea", lang="ko", alt="첫 줄\n둘째 줄"))
    assert made.startswith(b"\xef\xbb\xbf") and made.count(b"\n") == made.count(b"\r\n")
    assert made.decode("utf-8-sig").splitlines()[0] == "부산 Korea"


@pytest.mark.parametrize("lang", ["en", "ko", "ja", "zh-Hans", "zh-Hant", "de", "fr", "es", "ar"])
def test_every_output_has_words_and_a_thumbnail(lang):
    words, styles = kit_words(lang), (Path(__file__).parents[1] / "maps/assets/css/kit.css").read_text()
    for output in OUTPUTS:
        assert words[f"{output.words}.title"] and words[f"{output.words}.for"]
        assert output.group in GROUPS
        assert all(f".{shape} i" in styles for shape in output.thumbnail.split())


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        ("show", {"map.html", "embed.html", "og.png"}),
        (" Report.docx , map.svg,", {"report.docx", "map.svg"}),
        (["map.png", "show"], {"map.png", "map.html", "embed.html", "og.png"}),
        ("all", {output.name for output in OUTPUTS}),
        ("show,print,report,data", {output.name for output in OUTPUTS}),
    ],
)
def test_choose_outputs_takes_groups_and_names(only, expected):
    assert choose_outputs(only) == expected


@pytest.mark.parametrize("only", ["map.gif", "", " , ", [], "show,maps"])
def test_choose_outputs_lists_what_is_known(only):
    with pytest.raises(
        sm.SistermapError, match=r"expected all, a group \(show, print, report, data\) or some of map.html"
    ):
        choose_outputs(only)


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
    assert {*page.links} | {"index.html", "README.txt"} == {*everything(kit)}


def test_kit_holds_one_file_for_each_purpose(kit):
    assert len(everything(kit)) <= 14
    assert {"map.svg", "report.md", "data/ties.geojson"}.isdisjoint(everything(kit))


def test_kit_readme_names_every_file_and_the_sources(kit):
    text = (kit / "README.txt").read_text(encoding="utf-8-sig")
    assert [name for name in everything(kit) if name != "README.txt" and name not in text] == []
    assert "GeoNames" in text and "How to cite: Busan" in text and "<iframe" in text


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


@pytest.fixture(scope="module")
def empty(table):
    path = table.parent / "empty.csv"
    path.write_text("From,Partner,Partner country\nXyzzyville,Yzzyxville,Japan\n")
    return path


def test_kit_without_a_place_says_so_and_has_what_says_why(empty, tmp_path):
    done = run("kit", empty, "-o", tmp_path / "none", "--date", "2026-01-01", "--only", "all", "--lang", "ko")
    assert done.exit_code == 0, done.output
    assert "Xyzzyville" in done.stderr
    files = everything(tmp_path / "none")
    assert [*files] == [
        "README.txt", "data/ties-unplaced.csv", "index.html", "report.docx", "report.html", "report.md", "report.xlsx",
    ]  # fmt: skip
    page = Reader(files["index.html"].decode())
    assert {*page.links} | {"index.html", "README.txt"} == {*files} and "img" not in page.tags
    assert kit_words("ko")["nothing.title"] in page.text
    assert kit_words("ko")["nothing.for"] in files["README.txt"].decode("utf-8-sig")
    assert b"Xyzzyville" in files["data/ties-unplaced.csv"]


def test_kit_without_a_place_keeps_to_strict(empty, tmp_path):
    assert run("kit", empty, "-o", tmp_path / "none", "--only", "report.md", "--strict").exit_code == 1


def test_kit_has_the_report_that_the_command_report_writes(table, tmp_path):
    colours = ["--accent", "teal", "--colour", "sister=green"]
    options = ["--public", "--hide", "desk", "--date", "2026-01-01", *colours]
    for command in (
        ["report", table, "-o", tmp_path / "report.md"],
        ["report", table, "-o", tmp_path / "slides.pptx"],
        ["kit", table, "-o", tmp_path / "kit", "--only", "report.md,slides.pptx"],
    ):
        done = run(*command, *options)
        assert done.exit_code == 0, done.output
    for name in ("report.md", "report-map.png", "slides.pptx"):
        assert (tmp_path / name).read_bytes() == (tmp_path / "kit" / name).read_bytes()


def test_kit_without_a_font_leaves_pictures_out_and_makes_the_rest(table, tmp_path, monkeypatch):
    monkeypatch.setattr("sistermap.maps.figure.fonts._installed", lambda: frozenset({"DejaVu Sans"}))
    remarks = []
    only = "map.html,og.png,map.pdf,map.png,report.md,ties.csv"
    files, _ = sm.kit(sm.read(table), tmp_path / "kit", lang="ko", only=only, remark=remarks.append)
    assert files == ["map.html", "report.md", "data/ties.csv", "README.txt", "index.html"]
    assert len(remarks) == 1 and remarks[0].startswith(
        "og.png, map.pdf, map.png: left out: no font here writes Korean"
    )


def test_kit_refuses_an_unknown_name_before_anything_is_written(table, tmp_path):
    done = run("kit", table, "-o", tmp_path / "kit", "--only", "show,report.odt")
    assert done.exit_code == 1 and "only: 'report.odt' is not known" in done.stderr
    assert not (tmp_path / "kit").exists()


def test_kit_as_one_file_holds_the_same_in_a_folder_of_its_name(table, tmp_path):
    options = ["--only", "embed.html,data", "--date", "2026-01-01"]
    for name in ("부산.zip", "again", "부산.zip"):
        done = run("kit", table, "-o", tmp_path / name, *options)
        assert done.exit_code == 0, done.output
    assert "0 of them new or changed" in done.stderr
    with zipfile.ZipFile(tmp_path / "부산.zip") as packed:
        assert packed.testzip() is None
        held = {entry.filename.removeprefix("부산/"): packed.read(entry) for entry in packed.infolist()}
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert held == everything(tmp_path / "again")


def make_small_kit(*names):
    parts = [Part(name, lambda made, name=name: made.add(name, name.encode())) for name in names]
    return make_kit(parts, Overview("A"))


@pytest.mark.parametrize(("date", "year"), [("2026-09-30", "2026"), ("2026-10-01", "2027")])
def test_kit_plans_the_next_year_from_october_on(tmp_path, date, year):
    table = tmp_path / "ties.csv"
    table.write_text(
        "Home,Partner,Country,Since\nBusan,Kobe,Japan,1976-05-01\nBusan,Osaka,Japan,1977-05-01\n"
    )
    run("kit", table, "-o", tmp_path / "kit", "--only", "year.pdf", "--date", date)
    assert (
        re.search(rb"/Title \(\D+ (\d+)\)", (tmp_path / "kit" / "year.pdf").read_bytes())[1].decode() == year
    )


@pytest.mark.parametrize(
    ("before", "changed", "named"),
    [
        ({"map.svg": b"mine"}, {}, "map.svg; delete or rename it"),
        ({"index.html": b"<h1>mine</h1>"}, {}, "index.html; delete or rename it"),
        ({"README.txt": b"mine", "og.png": b"og.png"}, {}, "README.txt; delete or rename it"),
        ({}, {"map.svg": b"edited", "README.txt": b""}, "map.svg, README.txt; delete or rename them"),
        ({}, {"index.html": b"edited"}, "map.svg, README.txt, index.html; delete or rename them"),
    ],
)
def test_kit_overwrites_nothing_that_no_kit_wrote(tmp_path, before, changed, named):
    def write(files):
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)

    write(before)
    if not before:
        write(make_kit([Part("map.svg", lambda made: made.add("map.svg", b"older"))], Overview("B")))
    write(changed)
    held = everything(tmp_path)
    with pytest.raises(ExportError, match=named):
        _write_kit(tmp_path, make_small_kit("map.svg", "og.png"), example_layer(), None)
    assert everything(tmp_path) == held


def test_kit_overwrites_what_an_earlier_kit_wrote(tmp_path):
    _write_kit(tmp_path, make_small_kit("map.svg"), example_layer(), None)
    parts = [Part("map.svg", lambda made: made.add("map.svg", b"newer"))]
    assert "map.svg" in _write_kit(tmp_path, make_kit(parts, Overview("B")), example_layer(), None)


def test_kit_removes_what_an_earlier_kit_had_and_nobody_changed(tmp_path):
    remarks = []
    _write_kit(tmp_path, make_small_kit("map.svg", "map.pdf", "og.png"), example_layer(), None)
    (tmp_path / "og.png").write_bytes(b"mine")
    (tmp_path / "own.txt").write_bytes(b"mine")
    _write_kit(tmp_path, make_small_kit("map.pdf"), example_layer(), remarks.append)
    assert sorted(everything(tmp_path)) == ["README.txt", "index.html", "map.pdf", "og.png", "own.txt"]
    assert [remark.partition(": ")[2] for remark in remarks] == [
        "removed of the kit before: map.svg",
        "left of the kit before, changed since it was made: og.png",
    ]


@pytest.mark.parametrize("record", ["[1]", "{", '{"map.svg": 1}', '{"../map.svg": "00"}'])
def test_kit_removes_nothing_beside_a_page_of_another(tmp_path, record):
    (tmp_path / "index.html").write_text(f"<meta name=sistermap-files content='{record}'><title>Mine</title>")
    (tmp_path / "map.svg").write_bytes(b"map.svg")
    with contextlib.suppress(
        ExportError
    ):  # most of them are no record, so that the page would be overwritten
        _write_kit(tmp_path, make_small_kit(), example_layer(), None)
    assert (tmp_path / "map.svg").exists()


def texts_of(name, content):
    """The text in a file of a kit, also of one that is zipped."""
    if name.endswith((".docx", ".xlsx", ".pptx")):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return " ".join(packed.read(part).decode(errors="replace") for part in packed.namelist())
    return content.decode(errors="replace")


@pytest.mark.parametrize("lang", ["ko", "de"])
def test_kit_names_sources_and_the_notice_on_borders_in_its_language(table, tmp_path, lang):
    done = run("kit", table, "-o", tmp_path, "--lang", lang, "--only", "all", "--date", "2026-01-01")
    assert done.exit_code == 0, done.output
    read = (".html", ".txt", ".docx", ".xlsx", ".pptx", ".md", ".svg")
    files = {
        name: re.sub(r"<[^>]*>|\s", "", html.unescape(texts_of(name, content)))
        for name, content in everything(tmp_path).items()
        if name.endswith(read)
    }
    wanted = [
        re.sub(r"\s", "", text)
        for text in ("GeoNames", "Natural Earth", page_words()[lang]["attribution.notice"])
    ]
    assert len(files) >= 9
    missing = {name: [text for text in wanted if text not in held] for name, held in files.items()}
    assert {name: texts for name, texts in missing.items() if texts} == {}


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

    def make(made):
        drawing = Drawing()
        drawing.axes, gone[:] = drawing, [weakref.ref(drawing)]

    gone = []
    gc.disable()
    try:
        make_kit([Part("map.svg", make)], Overview("Busan"))
    finally:
        gc.enable()
    assert gone[0]() is None and gc.get_freeze_count() == 0
