"""Whole or not at all: what stood at the path stays as it was until the new file is whole."""

import errno
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sistermap.geo.errors import ExportError
from sistermap.geo.exports.atomic import check_output, write_together, write_whole

ROOT = Path(__file__).parents[1]


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("content", [b"new", "new", lambda path: path.write_text("new")])
def test_write_whole_takes_bytes_text_and_functions(tmp_path, content):
    write_whole(tmp_path / "out.txt", content)
    assert (tmp_path / "out.txt").read_bytes() == b"new"
    assert names(tmp_path) == ["out.txt"]


def test_write_whole_keeps_line_ends(tmp_path):
    write_whole(tmp_path / "out.txt", "a\nb\r\n")
    assert (tmp_path / "out.txt").read_bytes() == b"a\nb\r\n"


@pytest.mark.parametrize("accident", [KeyboardInterrupt(), MemoryError(), ValueError("bug")])
def test_write_whole_keeps_the_old_file_when_writing_ends_early(tmp_path, accident):
    def write(path):
        path.write_text("ha")
        raise accident

    (tmp_path / "out.txt").write_text("old")
    with pytest.raises(type(accident)):
        write_whole(tmp_path / "out.txt", write)
    assert (tmp_path / "out.txt").read_text() == "old"
    assert names(tmp_path) == ["out.txt"]


@pytest.mark.parametrize(
    ("number", "message"),
    [(errno.ENOSPC, "disk is full"), (errno.EROFS, "read-only"), (errno.EACCES, "permission")],
)
def test_write_whole_reports_the_error_of_the_system_in_one_line(tmp_path, number, message):
    def write(path):
        path.write_text("ha")
        raise OSError(number, os.strerror(number))

    (tmp_path / "out.txt").write_text("old")
    with pytest.raises(ExportError, match=message) as caught:
        write_whole(tmp_path / "out.txt", write)
    assert str(tmp_path / "out.txt") in str(caught.value) and "\n" not in str(caught.value)
    assert (tmp_path / "out.txt").read_text() == "old"
    assert names(tmp_path) == ["out.txt"]


def test_write_whole_tells_of_a_full_device():
    with pytest.raises(ExportError, match="disk is full"):
        write_whole("/dev/full", b"x")


def test_write_whole_survives_ctrl_c_in_another_process(tmp_path):
    code = (
        "import sys, time; from geo.exports.atomic import write_whole\n"
        "def slowly(path):\n"
        "    path.write_text('ha'); print('writing', flush=True); time.sleep(60)\n"
        "write_whole(sys.argv[1], slowly)"
    )
    out = tmp_path / "out.txt"
    out.write_text("old")
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(out)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout.readline() == b"writing\n"
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=30)
    assert process.returncode != 0
    assert out.read_text() == "old"
    assert names(tmp_path) == ["out.txt"]


def test_write_whole_follows_a_link_and_keeps_it(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(tmp_path / "link.txt", "new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text() == "new"


def test_write_whole_makes_what_a_dangling_link_points_to(tmp_path):
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_whole(tmp_path / "link.txt", "new")
    assert (tmp_path / "real.txt").read_text() == "new"


def test_write_whole_tells_of_a_circle_of_links(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(ExportError):
        write_whole(tmp_path / "a", "new")


@pytest.mark.parametrize("umask", [0o022, 0o077])
def test_write_whole_gives_a_new_file_the_rights_of_the_umask(tmp_path, umask):
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "out.txt", "new")
    finally:
        os.umask(before)
    assert (tmp_path / "out.txt").stat().st_mode & 0o777 == 0o666 & ~umask


def test_write_whole_keeps_the_rights_of_the_old_file(tmp_path):
    (tmp_path / "out.txt").write_text("old")
    (tmp_path / "out.txt").chmod(0o640)
    write_whole(tmp_path / "out.txt", "new")
    assert (tmp_path / "out.txt").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_write_whole_writes_to_standard_output(name):
    code = f"from geo.exports.atomic import write_whole; write_whole({name!r}, 'new')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    assert done.stdout == b"new"


def test_write_whole_appends_where_the_shell_appends(tmp_path):
    (tmp_path / "log.txt").write_text("old ")
    code = "from geo.exports.atomic import write_whole; write_whole('/dev/stdout', 'new')"
    with (tmp_path / "log.txt").open("ab") as log:
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=log, check=True)
    assert (tmp_path / "log.txt").read_text() == "old new"


def test_write_whole_writes_into_a_named_pipe(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    got = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_whole(tmp_path / "pipe", "new")
    reader.join(timeout=30)
    assert got == [b"new"]


def test_write_together_replaces_none_when_one_fails(tmp_path):
    def fail(path):
        raise OSError(errno.ENOSPC, "")

    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(ExportError, match=r"b\.txt"):
        write_together({tmp_path / "a.txt": "new", tmp_path / "b.txt": fail})
    assert (tmp_path / "a.txt").read_text() == "old"
    assert names(tmp_path) == ["a.txt"]


def test_write_together_finishes_the_set_before_it_heeds_ctrl_c(tmp_path, monkeypatch):
    replace = Path.replace

    def replace_and_interrupt(path, target):
        if target.suffix == ".txt":  # not the journal's own files
            signal.raise_signal(signal.SIGINT)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_and_interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_together({tmp_path / "a.txt": "new", tmp_path / "b.txt": "new"})
    assert names(tmp_path) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["", ".", "folder", "new/"])
def test_check_output_refuses_a_folder(tmp_path, monkeypatch, name):
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExportError, match="folder"):
        check_output(name)


@pytest.mark.parametrize("name", ["absent/out.html", "file.txt/out.html"])
def test_check_output_tells_of_an_absent_folder(tmp_path, monkeypatch, name):
    (tmp_path / "file.txt").touch()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ExportError, match="does not exist"):
        check_output(name)


def test_check_output_tells_of_a_folder_that_is_not_writable(tmp_path, monkeypatch):
    # Those who run tests as root may write everywhere, so the system's answer is put in its mouth.
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(ExportError, match="not writable"):
        check_output(tmp_path / "out.html")


@pytest.mark.parametrize("name", ["ties.csv", "./ties.csv", "folder/../ties.csv", "link.csv", "hard.csv"])
def test_check_output_refuses_an_input(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    Path("ties.csv").touch()
    Path("link.csv").symlink_to("ties.csv")
    Path("hard.csv").hardlink_to("ties.csv")
    with pytest.raises(ExportError, match="the file that is read"):
        check_output(name, inputs=["-", tmp_path / "ties.csv"])


@pytest.mark.parametrize("name", ["-", "/dev/stdout", "/dev/null", "map.html"])
def test_check_output_lets_streams_and_new_files_pass(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    Path("ties.csv").touch()
    assert check_output(name, inputs=["-", "ties.csv"]) is None


def test_write_together_replaces_nothing_where_one_path_is_an_input(tmp_path):
    table, other = tmp_path / "ties.csv", tmp_path / "map.html"
    table.write_text("read")
    with pytest.raises(ExportError, match="is the file that is read"):
        write_together({other: "new", table: "new"}, inputs=[table])
    assert table.read_text() == "read" and not other.exists()
