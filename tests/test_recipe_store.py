"""The gazetteer's files, written: rules of `data.recipes.store`."""

from recipe_rows import city
from sistermap.data.recipes import store
from sistermap.data.recipes.places import Row
from sistermap.geo.gazetteer.place import NameType


def test_write_store_gives_the_same_bytes_again(tmp_path):
    rows = [city("Askøy"), city("Bergen", 200_000), Row("country", "NO", "Norway", "NO", lat=60, lon=10)]
    for row, source in zip(rows, (1, 2, "NO"), strict=True):
        row.source = source
        row.tags = {"ko": "노르웨이"}
        row.add([row.name], NameType.PRIMARY)
    contents = []
    for name, given_rows in (("a", rows), ("b", rows[::-1])):
        (tmp_path / name).mkdir()
        store.write_store(given_rows, tmp_path / name)
        contents.append({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()})
    assert contents[0] == contents[1] and len(contents[0]) == 6


def test_write_store_leaves_nothing_half_written(tmp_path):
    row = city("Askøy")
    row.tags = {"ko": "아스쾨위"}
    store.write_store([row], tmp_path)
    assert {file.suffix for file in tmp_path.iterdir()} == {".sqlite"}


def test_write_store_stamps_all_files_of_a_build_alike(tmp_path):
    stamps = []
    for name, population in (("a", 9000), ("b", 9001)):
        (tmp_path / name).mkdir()
        store.write_store([city("Askøy", population)], tmp_path / name)
        # SQLite keeps user_version at byte 60 of its header.
        stamps.append({file.read_bytes()[60:64] for file in (tmp_path / name).iterdir()})
    assert [len(each) for each in stamps] == [1, 1] and stamps[0] != stamps[1]
