"""The gazetteer's text, written: rules of `data.recipes.store`."""

from recipe_rows import city
from sistermap.data.recipes import store
from sistermap.data.recipes.places import Row
from sistermap.geo.gazetteer.place import NameType
from sistermap.geo.gazetteer.text import read_country


def written(folder, *rows):
    store.write_store(rows, folder)
    return list(read_country(folder / "NO.tsv"))


def test_write_store_gives_the_same_bytes_again(tmp_path):
    rows = [city("Askøy"), city("Bergen", 200_000), Row("country", "NO", "Norway", "NO", lat=60, lon=10)]
    for row, source in zip(rows, (1, 2, "NO"), strict=True):
        row.source = source
        row.tags = {"ko": "노르웨이"}
    contents = []
    for name, given_rows in (("a", rows), ("b", rows[::-1])):
        store.write_store(given_rows, tmp_path / name)
        contents.append({file.name: file.read_bytes() for file in (tmp_path / name).iterdir()})
    assert contents[0] == contents[1] and set(contents[0]) == {"NO.tsv"}


def test_write_store_deletes_a_country_that_is_gone_and_nothing_else(tmp_path):
    for name in ("AN.tsv", "corrections.tsv", "README.md"):
        (tmp_path / name).touch()
    store.write_store([city("Askøy")], tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {"NO.tsv", "corrections.tsv", "README.md"}


def test_write_store_keeps_membership_feature_and_languages(tmp_path):
    row = city("Askøy")
    row.admin2, row.feature, row.tags = "admin2:GN.4601", "PPLA2", {"ko": "아스쾨위", "da": "Askøy"}
    row.add(["아스쾨위"], NameType.OFFICIAL)
    row.add(["Askoy"], NameType.ALIAS)
    [entry] = written(tmp_path, row)
    assert (entry.admin2, entry.feature, entry.admin1) == ("GN.4601", "PPLA2", "NO-46")
    assert entry.tags == row.tags and entry.names == {"아스쾨위": NameType.OFFICIAL, "Askoy": NameType.ALIAS}


def test_write_store_leaves_out_names_that_are_broken(tmp_path):
    row = city("Askøy")
    row.type = float("nan")  # what pandas has where a text is missing
    row.add(["\x9fAA", "  ", "a|b", "Ask\u00a0 øy "], NameType.ALIAS)
    row.tags = {"ar": ""}
    [entry] = written(tmp_path, row)
    assert (entry.names, entry.tags, entry.type) == ({"Ask øy": NameType.ALIAS}, {}, "")


def test_write_store_takes_the_first_of_two_with_one_identity(tmp_path):
    assert [entry.name for entry in written(tmp_path, city("Askøy"), city("Bergen"))] == ["Askøy"]
