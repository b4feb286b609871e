"""Lists of names, however they are headed."""

import io

import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.read_names import read_names


def test_read_names_says_which_columns_it_saw():
    with pytest.raises(TableError, match="found 'colour'"):
        read_names(io.BytesIO(b"colour,size\nred,3\n"))


@pytest.mark.parametrize("title", ["자매도시 현황,,\n,,\n", "Our sister cities\n", "도시,,\n"])
def test_read_names_passes_over_a_title(title):
    table = read_names(io.BytesIO(f"{title}번호,도시명,국가\n1,부산,한국\n".encode()))
    assert (table.names, table.countries) == (["부산"], ["한국"])


@pytest.mark.parametrize(
    "label", ["도시명", "都市名", "城市", "자매도시", "Partner city", "Ville jumelée", "지자체명"]
)
def test_read_names_knows_the_words_of_tables_of_ties(label):
    assert read_names(io.BytesIO(f"{label}\n부산\n".encode())).names == ["부산"]
