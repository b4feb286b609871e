"""The gazetteer's text: what is written is read back, and what is broken is named by file, row and column."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.errors import GazetteerError
from sistermap.geo.gazetteer.place import NameType
from sistermap.geo.gazetteer.text import HEADER, Entry, format_line, read_country, read_line, write_country

# Any text of one line: surrogates cannot be encoded, control characters and the sign between names are refused.
NAMES = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="|"),
    min_size=1,
    max_size=20,
).filter(lambda text: text == text.strip() and text)
TAGS = st.sampled_from(["ko", "ja", "zh-Hans", "und-Cyrl", "sr-Latn", "de"])
ENTRIES = st.builds(
    Entry,
    level=st.sampled_from(["country", "admin1", "admin2", "city"]),
    source=st.text(string.ascii_letters + string.digits + "-.", min_size=1, max_size=12),
    name=NAMES,
    admin1=st.sampled_from(["", "KR-26", "NE.KOR-1"]),
    admin2=st.sampled_from(["", "KR-26-중구"]),
    feature=st.sampled_from(["", "PPLC"]),
    population=st.integers(0, 10**9),
    lat=st.integers(-900_000, 900_000).map(lambda n: n / 1e4),
    lon=st.integers(-1_800_000, 1_800_000).map(lambda n: n / 1e4),
    type=st.sampled_from(["", "Province|District", "gun"]),
    names=st.dictionaries(NAMES, st.sampled_from([NameType.OFFICIAL, NameType.ALIAS, NameType.READING])),
    tags=st.dictionaries(TAGS, NAMES),
)


@given(ENTRIES)
def test_read_line_gives_what_format_line_wrote(entry):
    entry.names.pop(entry.name, None)
    again = read_line(format_line(entry))
    assert again == entry
    assert format_line(again) == format_line(entry)


@pytest.mark.parametrize(
    ("name", "tags"),
    [
        ("A=B", {}),
        ("=", {}),
        ("ナロ=フォミンスク", {"ja": "ナロ=フォミンスク"}),
        ("\\", {}),
        ('"', {"de": '"'}),
        ("#", {}),
    ],
)
def test_read_line_gives_back_what_looks_like_an_order(name, tags):
    entry = Entry("city", "1", "X", names={name: NameType.ALIAS}, tags=tags)
    assert read_line(format_line(entry)) == entry


@pytest.mark.parametrize("name", ["a\tb", "a\nb", "a\rb", "a|b", "", " a", "a\u2028b", "\x9f"])
def test_format_line_refuses_what_would_be_read_as_something_else(name):
    with pytest.raises(GazetteerError):
        format_line(Entry("city", "1", "X", names={name: NameType.ALIAS}))
    with pytest.raises(GazetteerError):
        format_line(Entry("city", "1", name))


def test_write_country_gives_the_same_bytes_again(tmp_path):
    entries = [Entry("city", str(n), f"Town {n}", lat=1.5, lon=-0.00001) for n in (10, 9, 100)]
    entries.append(Entry("country", "KR", "South Korea"))
    for name, order in (("AA.tsv", entries), ("BB.tsv", entries[::-1])):
        write_country(order, tmp_path / name)
    assert (tmp_path / "AA.tsv").read_bytes() == (tmp_path / "BB.tsv").read_bytes()
    assert [entry.source for entry in read_country(tmp_path / "AA.tsv")] == ["KR", "9", "10", "100"]
    assert [file.name for file in sorted(tmp_path.iterdir())] == ["AA.tsv", "BB.tsv"]


def test_write_country_refuses_one_identity_twice(tmp_path):
    with pytest.raises(GazetteerError, match="city:1 is there twice"):
        write_country([Entry("city", "1", "A"), Entry("city", "1", "B")], tmp_path / "AA.tsv")


GOOD = "city\t1\tBusan\tKR-26\t\t\t5\t35.1\t129.03"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("town\t1\tBusan\t\t\t\t\t1\t2", "row 3: column 'level' is 'town', expected one of country"),
        ("city\t\tBusan\t\t\t\t\t1\t2", "row 3: column 'source' is ''"),
        ("city\t2\t\t\t\t\t\t1\t2", "row 3: column 'name' is ''"),
        ("city\t2\tBusan\t\t\t\tmany\t1\t2", "row 3: column 'population' is 'many'"),
        ("city\t2\tBusan\t\t\t\t\t91\t2", "row 3: column 'lat' is '91', expected degrees from -90 to 90"),
        ("city\t2\tBusan\t\t\t\t\t1\tnan", "row 3: column 'lon' is 'nan'"),
        ("city\t2\tBusan", "row 3: column 'lat' is ''"),
        ("city\t2\tBusan\t\t\t\t\t1\t2\t\tko=", "row 3: name 'ko=' is empty"),
        ("city\t2\tBusan\t\t\t\t\t1\t2\t\tA||B", "row 3: name '' is empty"),
        ("city\t2\tBusan\t\t\t\t\t1\t2\t\tko_KR=부산", "row 3: name of language 'ko_KR', expected tags of BCP 47"),
        ("city\t2\tBusan\t\t\t\t\t1\t2\t\tko=부산|ko=동래", "is the second of language 'ko'"),
        (GOOD, "row 3: city:1 is there already, expected one line a place"),
        (GOOD + "\t" * 20, "cells, expected 14 at most"),
    ],
)  # fmt: skip
def test_read_country_names_the_row_and_what_was_expected(tmp_path, line, message):
    file = tmp_path / "KR.tsv"
    file.write_text(f"{HEADER}\n{GOOD}\n{line}\n", encoding="utf-8")
    with pytest.raises(GazetteerError) as caught:
        list(read_country(file))
    assert str(caught.value).startswith(str(file)) and message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_read_country_refuses_another_header(tmp_path):
    (tmp_path / "KR.tsv").write_text("name\tlat\nBusan\t1\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"row 1: is .* expected the columns level source name"):
        list(read_country(tmp_path / "KR.tsv"))
