"""The gazetteer's file, opened or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap import data
from sistermap.geo.errors import GazetteerError
from sistermap.geo.gazetteer import Gazetteer
from sistermap.geo.gazetteer.built import gazetteer_file
from sistermap.geo.gazetteer.database import NAMES_TABLES, names_table


def test_open_tells_which_file_is_absent(tmp_path):
    with pytest.raises(GazetteerError, match=r"gazetteer\.sqlite is absent"):
        Gazetteer.open(tmp_path)


def test_open_tells_of_a_file_that_is_no_gazetteer(tmp_path):
    (tmp_path / "gazetteer.sqlite").write_bytes(b"not a database at all" * 100)
    with pytest.raises(GazetteerError, match="cannot be read") as caught:
        Gazetteer.open(tmp_path)
    assert "\n" not in str(caught.value)


def test_open_leaves_the_folder_as_it_was():
    with Gazetteer.open(data.HERE) as gazetteer:
        assert gazetteer.lookup("busan")
    left = {file.suffix for file in gazetteer_file(data.HERE).parent.iterdir()}
    assert left & {".sqlite-wal", ".sqlite-shm", ".sqlite-journal"} == set()


@given(st.text())
def test_names_table_is_one_of_the_tables(key):
    assert names_table(key) in NAMES_TABLES
