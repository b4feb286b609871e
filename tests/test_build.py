"""The gazetteer built from its text: whole or not there, once however many ask, again when the text has changed."""

import contextlib
import errno
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from sistermap.geo.errors import GazetteerError
from sistermap.geo.gazetteer import Gazetteer, NameType
from sistermap.geo.gazetteer.build import build, keys_of
from sistermap.geo.gazetteer.built import discard, gazetteer_file
from sistermap.geo.gazetteer.text import Entry, write_country

OPEN = """
import sys
from pathlib import Path
from sistermap.geo.gazetteer import Gazetteer
with Gazetteer.open(Path(sys.argv[1])) as gazetteer:
    print([place.name for place, _ in gazetteer.lookup("부산")])
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A data room with a small text, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    text = tmp_path / "data/gazetteer"
    text.mkdir(parents=True)
    cities = [
        Entry("city", "1838524", "Busan", "KR-26", "KR-26-중구", "PPLA", 3_678_555, 35.1017, 129.03, "",
              {"부산": NameType.OFFICIAL, "Fusan": NameType.ALIAS}, {"ko": "부산", "en": "Busan"}),
        Entry("city", "2", "Busan", "KR-41", lat=37, lon=127),
        Entry("country", "KR", "South Korea", lat=36.5, lon=127.9),
    ]  # fmt: skip
    write_country(cities, text / "KR.tsv")
    (text / "transliteration.tsv").write_text(
        "script\tspelling\tpiece\tcounts\nHANGUL\t\tbu\t부\t2.5\t\t1\nHANGUL\tbackground\t부산\t\t7\n",
        encoding="utf-8",
    )
    return tmp_path / "data"


def built(tmp_path):
    return sorted(file for place in ("cache", "temp") for file in (tmp_path / place).rglob("*.sqlite"))


def test_build_keeps_all_that_the_text_has(folder):
    with Gazetteer.open(folder) as gazetteer:
        busan = gazetteer.place("city:1838524")
        assert (busan.name, busan.country, busan.admin1, busan.population) == (
            "Busan",
            "KR",
            "KR-26",
            3_678_555,
        )
        assert (busan.lat, busan.lon, busan.type, busan.languages) == (35.1017, 129.03, None, 2)
        assert (busan.admin2, busan.feature) == ("admin2:KR-26-중구", "PPLA")
        assert gazetteer.lookup("부산") == [(busan, NameType.OFFICIAL)]
        assert gazetteer.lookup("fusan") == [(busan, NameType.ALIAS)]
        assert [place.place_id for place, _ in gazetteer.lookup("busan")] == ["city:1838524", "city:2"]
        assert (gazetteer.place("city:2").admin2, gazetteer.place("city:2").feature) == (None, "")
        assert gazetteer.names("city:1838524") == {"ko": "부산"}
        assert [place.place_id for place, _ in gazetteer.typos("busam", "KR")] == ["city:1838524", "city:2"]
        assert gazetteer.transliteration_counts("HANGUL", "") is not None


def test_build_gives_the_same_bytes_again(folder, tmp_path):
    for name in ("a.sqlite", "b.sqlite"):
        build(folder / "gazetteer", tmp_path / name)
    assert (tmp_path / "a.sqlite").read_bytes() == (tmp_path / "b.sqlite").read_bytes()


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (
            {"Lodz": NameType.ALIAS, "Łódź": NameType.OFFICIAL, "Лодзь": NameType.ALIAS},
            {"lodz": 0, "лодз": 2},
        ),
        ({"···": NameType.ALIAS}, {"lodz": 0}),
        ({"Litz": NameType.READING, "LITZ": NameType.OFFICIAL}, {"lodz": 0, "litz": 1}),
    ],
)
def test_keys_of_has_the_closest_name_of_each_key(names, keys):
    assert keys_of(Entry("city", "1", "Łódź", names=names)) == keys


def test_gazetteer_file_is_built_once_with_a_word(folder, tmp_path, capsys):
    first = gazetteer_file(folder)
    assert "building the gazetteer from" in capsys.readouterr().err
    assert gazetteer_file(folder) == first and capsys.readouterr().err == ""
    assert built(tmp_path) == [first]


def test_gazetteer_file_is_built_again_of_changed_text_and_the_old_one_is_deleted(folder, tmp_path):
    first = gazetteer_file(folder)
    file = folder / "gazetteer/KR.tsv"
    file.write_text(file.read_text(encoding="utf-8").replace("Fusan", "Fuzan"), encoding="utf-8")
    os.utime(file, ns=(1, time.time_ns()))
    with Gazetteer.open(folder) as gazetteer:
        assert gazetteer.lookup("fuzan") and not gazetteer.lookup("fusan")
    assert not first.exists() and len(built(tmp_path)) == 1


def test_gazetteer_file_applies_corrections(folder):
    (folder / "gazetteer/corrections.tsv").write_text(
        "country\tplace\taction\tfield\tvalue\treason\tsource\nKR\tcity:2\tdrop\tplace\t\twhy\twhere\n",
        encoding="utf-8",
    )
    with Gazetteer.open(folder) as gazetteer:
        assert gazetteer.place("city:2") is None and gazetteer.place("city:1838524")


def test_gazetteer_file_is_not_left_half_built(folder, tmp_path):
    (folder / "gazetteer/JP.tsv").write_text("level\nbroken\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"JP\.tsv, row 1"):
        gazetteer_file(folder)
    assert built(tmp_path) == [] and list(tmp_path.rglob("*.part")) == []


def test_gazetteer_file_takes_nothing_that_was_left_for_whole(folder, tmp_path):
    whole = gazetteer_file(folder)
    left = whole.with_name(f"{whole.name}.4711.part")
    whole.rename(left)
    left.write_bytes(left.read_bytes()[:5000])
    assert gazetteer_file(folder) == whole
    with Gazetteer.open(folder) as gazetteer:
        assert gazetteer.lookup("부산")
    assert not left.exists()


def test_gazetteer_file_is_built_by_one_of_several_processes(folder, tmp_path):
    command = [sys.executable, "-c", OPEN, str(folder)]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    runs = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        for _ in range(8)
    ]
    written = [run.communicate() for run in runs]
    assert [out for out, _ in written] == ["['Busan']\n"] * 8, written
    assert sum("building" in err for _, err in written) == 1
    assert len(built(tmp_path)) == 1


def test_gazetteer_file_goes_to_the_temporary_folder_where_the_cache_cannot_be_written(
    folder, tmp_path, capsys
):
    (tmp_path / "cache").write_text("a file, no folder")
    file = gazetteer_file(folder)
    assert file.is_relative_to(tmp_path / "temp")
    assert "cannot be kept in" in capsys.readouterr().err
    assert gazetteer_file(folder) == file and capsys.readouterr().err == ""


def test_gazetteer_file_goes_to_the_temporary_folder_of_a_user_without_a_home(folder, tmp_path, monkeypatch):
    def no_home():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert gazetteer_file(folder).parent.parent == tmp_path


def test_gazetteer_file_says_where_it_could_not_be_built(folder, tmp_path):
    (tmp_path / "cache").write_text("a file, no folder")
    shutil.rmtree(tmp_path / "temp")
    (tmp_path / "temp").write_text("a file, no folder")
    with pytest.raises(GazetteerError, match="XDG_CACHE_HOME"):
        gazetteer_file(folder)


def test_gazetteer_file_of_a_wheel_is_what_ships(tmp_path):
    assert gazetteer_file(tmp_path) == tmp_path / "gazetteer.sqlite"


def test_open_of_a_wheel_builds_nothing(folder, tmp_path):
    file = gazetteer_file(folder)
    (tmp_path / "wheel").mkdir()
    shutil.move(file, tmp_path / "wheel/gazetteer.sqlite")
    with Gazetteer.open(tmp_path / "wheel") as gazetteer:
        assert gazetteer.lookup("부산")
    assert built(tmp_path) == []
    with sqlite3.connect(tmp_path / "wheel/gazetteer.sqlite") as base:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_build_shows_names_in_use_and_keeps_those_of_old_apart(tmp_path):
    text = tmp_path / "text"
    text.mkdir()
    (text / "transliteration.tsv").write_text("script\tspelling\tpiece\tcounts\n", encoding="utf-8")
    padova = {"de": "Patavium", "it": "Padova", "ko": "파도바 시", "nl": "Padua", "pl": "Padua", "sv": "Padua", "da": "Padua", "hu": "Padua"}  # fmt: skip
    write_country([Entry("city", "1", "Padua", "IT-34", tags=padova, population=200_000)], text / "IT.tsv")
    build(text, tmp_path / "base.sqlite")
    with sqlite3.connect(tmp_path / "base.sqlite") as base:
        ((names,),) = base.execute("SELECT names FROM label")
    assert json.loads(names) == {"de": "Padova", "de-x-old": "Patavium", "ko": "파도바시"}


def test_gazetteer_file_says_that_it_waits_for_another_process(folder, tmp_path):
    cache = tmp_path / "cache/sistermap"
    gazetteer_file(folder)
    [lock] = cache.glob("*.lock")
    [stamp] = cache.glob("*.whole")
    stamp.unlink()
    with contextlib.closing(sqlite3.connect(lock, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        run = subprocess.Popen(
            [sys.executable, "-c", OPEN, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )  # fmt: skip
        assert "waiting for it" in run.stderr.readline()
    out, err = run.communicate(timeout=60)
    assert out == "['Busan']\n" and "building the gazetteer" in err


def cut(file):
    file.write_bytes(file.read_bytes()[:-4096])


def overwrite(file):
    with file.open("rb+") as opened:
        opened.seek(3 * 4096)
        opened.write(b"\0" * 4096)


@pytest.mark.parametrize(
    "damage",
    [cut, overwrite, lambda file: file.write_bytes(b""), lambda file: file.with_name(f"{file.name}.whole").unlink()],
    ids=["cut", "overwritten", "empty", "not finished"],
)  # fmt: skip
def test_gazetteer_file_that_is_damaged_is_built_again(folder, tmp_path, capsys, damage):
    file = gazetteer_file(folder)
    whole = file.read_bytes()
    capsys.readouterr()
    damage(file)
    assert gazetteer_file(folder) == file and file.read_bytes() == whole
    err = capsys.readouterr().err
    assert "is not known to be whole and is built again" in err and "damaged" not in err
    assert gazetteer_file(folder) == file and capsys.readouterr().err == ""


def test_discard_has_the_file_built_again(folder, tmp_path, capsys):
    assert discard(folder) is False
    file = gazetteer_file(folder)
    assert discard(folder) is True and discard(tmp_path) is False
    capsys.readouterr()
    assert gazetteer_file(folder) == file and "built again" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "discarded"),
    [
        (None, True), (FileNotFoundError, True), (PermissionError, False), (OSError(errno.EROFS, "Read-only"), False),
        (OSError(errno.EIO, "Input/output error"), False),
    ],
)  # fmt: skip
def test_discard_raises_nothing_where_a_stamp_cannot_be_removed(folder, monkeypatch, error, discarded):
    gazetteer_file(folder)
    unlink = os.unlink

    def refuse(path, **options):
        if error is FileNotFoundError:  # another command was faster
            unlink(path, **options)
        elif error is not None:
            raise error
        return unlink(path, **options)

    monkeypatch.setattr(os, "unlink", refuse)
    assert discard(folder) is discarded


def test_discard_raises_nothing_where_the_text_is_being_replaced(folder, monkeypatch):
    def gone(text):
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(text))

    gazetteer_file(folder)
    monkeypatch.setattr("sistermap.geo.gazetteer.built._state", gone)
    assert discard(folder) is False


def test_gazetteer_file_sweeps_what_a_build_that_was_killed_left(folder, tmp_path):
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom sistermap.geo.gazetteer import built\n"
        "built.Path.replace = lambda *_: os.kill(os.getpid(), 9)\nbuilt.gazetteer_file(Path(sys.argv[1]))"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code, str(folder)], env=env, capture_output=True, check=False)
    assert list(tmp_path.rglob("*.part"))
    assert gazetteer_file(folder).is_file() and not list(tmp_path.rglob("*.part"))
