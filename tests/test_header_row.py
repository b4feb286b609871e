"""The one finder of headers, for any fields."""

from sistermap.geo.tables.header_row import DEEPEST, columns_by_words, find_header_row

WORDS = {"name": ("name", "city"), "country": ("country", "land")}


def read(labels):
    return columns_by_words(labels, WORDS)


def test_find_header_row_takes_the_row_that_says_most():
    rows = [(1, ["City"]), (2, ["No.", "City", "Land"]), (3, [1, "Bonn", "Land"])]
    assert find_header_row(rows, read)[:] == (1, ["No.", "City", "Land"], {"name": 1, "country": 2})


def test_find_header_row_takes_the_first_of_two_that_say_as_much():
    rows = [(1, ["City", None]), (2, ["Name", None])]
    assert find_header_row(rows, read).row_index == 0


def test_find_header_row_finds_none_where_no_label_is_known_or_it_is_too_deep():
    assert find_header_row([], read) is None
    assert find_header_row([(1, ["Colour"])] * DEEPEST + [(99, ["City"])], read) is None


def test_columns_by_words_prefers_the_earlier_word_and_gives_a_column_one_field():
    assert read(["City", "Name"]) == {"name": 1}
    assert columns_by_words(["City"], {"name": ["city"], "country": ["city"]}) == {"name": 0}
