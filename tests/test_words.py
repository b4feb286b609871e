"""Word lists: what a translator's table must be."""

import pytest
from sistermap.geo.errors import SistermapError
from sistermap.geo.words import read_words

HEADER = "language\tword\tmeaning\n"


def test_read_words_leaves_out_comments_and_empty_lines(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text(f"{HEADER}# German\n\nde\tBad Boll\tplace\n", encoding="utf-8")
    assert [tuple(word) for word in read_words(path)] == [("de", "Bad Boll", "place")]


@pytest.mark.parametrize(
    "rows", ["de\tStadt\n", "de\tStadt\t\n", "de\t Stadt\tcity\n", "de\tStadt\tcity\tmore\n"]
)
def test_read_words_names_the_row_that_is_wrong(tmp_path, rows):
    path = tmp_path / "words.tsv"
    path.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(SistermapError, match="row 2"):
        read_words(path)


def test_read_words_asks_for_its_header(tmp_path):
    path = tmp_path / "words.tsv"
    path.write_text("de\tStadt\tcity\n", encoding="utf-8")
    with pytest.raises(SistermapError, match="row 1"):
        read_words(path)
