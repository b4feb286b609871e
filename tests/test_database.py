"""The gazetteer's files, opened together or refused."""

import contextlib
import shutil
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap import data
from sistermap.geo.errors import GazetteerError
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.database import NAMES_FILES, names_file


def test_open_tells_which_file_is_absent(tmp_path):
    with pytest.raises(GazetteerError, match=r"places\.sqlite"):
        Gazetteer.open(tmp_path)


def test_open_tells_of_a_file_that_is_no_gazetteer(tmp_path):
    for file in data.HERE.glob("*.sqlite"):
        (tmp_path / file.name).write_bytes(b"not a database at all" * 100)
    with pytest.raises(GazetteerError, match="cannot be read"):
        Gazetteer.open(tmp_path)


def test_open_refuses_files_of_different_builds(tmp_path):
    for file in data.HERE.glob("*.sqlite"):
        shutil.copy(file, tmp_path)
    with contextlib.closing(sqlite3.connect(tmp_path / "labels.sqlite")) as base:
        base.execute("PRAGMA user_version = 1")
    with pytest.raises(GazetteerError, match="different builds") as caught:
        Gazetteer.open(tmp_path)
    assert "\n" not in str(caught.value)


def test_open_leaves_the_folder_as_it_was():
    with Gazetteer.open(data.HERE) as gazetteer:
        assert gazetteer.lookup("busan")
    assert {file.suffix for file in data.HERE.iterdir()} & {
        ".sqlite-wal",
        ".sqlite-shm",
        ".sqlite-journal",
    } == set()


@given(st.text())
def test_names_file_is_one_of_the_files(key):
    assert names_file(key) in NAMES_FILES
