"""The tables on a sheet. Where each begins and ends was read by eye."""

import pytest
from sistermap.geo.tables.blocks import find_blocks
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.files import Sheet
from sistermap.geo.tables.lookup import Lookup


def blocks(*rows, types=None, first=1, **options):
    filled = [
        (number, list(cells))
        for number, cells in enumerate(rows, first)
        if any(cell is not None for cell in cells)
    ]
    fields = {name: options.pop(name) for name in ("spans", "labelled") if name in options}
    return find_blocks(Sheet(None, filled, **fields), types or CellTypes(None), **options)


def shape(block):
    titles, rows = [title.row for title in block.titles], [number for number, _ in block.rows]
    return titles, block.header_rows, rows, block.repeated


POLISH = ("Miasto", "Miasto partnerskie", "Rok")


def test_find_blocks_finds_nothing_on_an_empty_sheet():
    assert find_blocks(Sheet(None, []), CellTypes(None)) == []


def test_find_blocks_keeps_titles_above_the_header():
    (block,) = blocks(("Miasta partnerskie Kielc",), ("stan na 2024",), POLISH, ("Kielce", "Gotha", 1997))
    assert shape(block) == ([1, 2], (3,), [4], ())
    assert [title.text for title in block.titles] == ["Miasta partnerskie Kielc", "stan na 2024"]


def test_find_blocks_parts_tables_below_one_another_by_their_titles():
    found = blocks(
        ("Umowy",), POLISH, ("Kielce", "Gotha", 1997), ("Kielce", "Flint", 1990), (None,),
        ("Listy intencyjne",), POLISH, ("Kielce", "Wenling", 2014),
    )  # fmt: skip
    assert [shape(block) for block in found] == [([1], (2,), [3, 4], ()), ([6], (7,), [8], ())]


def test_find_blocks_parts_tables_of_other_columns_without_a_title():
    found = blocks(
        POLISH, ("Kielce", "Gotha", 1997), ("Network", "City", "Role"), ("Cittaslow", "Kielce", "member")
    )
    assert [block.labels for block in found] == [[*POLISH], ["Network", "City", "Role"]]


def test_find_blocks_takes_the_header_of_the_next_printed_page_for_no_tie():
    (block,) = blocks(POLISH, ("Kielce", "Gotha", 1997), POLISH, ("Kielce", "Flint", 1990))
    assert shape(block) == ([], (1,), [2, 4], (3,))


def test_find_blocks_parts_tables_beside_one_another():
    found = blocks(
        ("Városok", None, None, "Régiók", None),
        ("Város", "Testvérváros", None, "Megye", "Partner"),
        ("Győr", "Kuopio", None, "Vas", "Burgenland"),
        ("Győr", "Brăila", None, None, None),
        ("Eger", "Przemyśl", None, "Zala", "Steiermark"),
    )
    assert [(block.first_column, block.labels) for block in found] == [
        (0, ["Város", "Testvérváros"]), (3, ["Megye", "Partner"]),
    ]  # fmt: skip
    assert [shape(block) for block in found] == [([1], (2,), [3, 4, 5], ()), ([1], (2,), [3, 5], ())]


def test_find_blocks_leaves_one_table_whole_across_a_blank_column():
    (block,) = blocks(("City", "Partner city", None, "Budget"), ("Bonn", "Oxford", None, 7))
    assert block.labels == ["City", "Partner city", "", "Budget"]


def test_find_blocks_takes_the_keys_of_records_for_the_header():
    keys = ("Sister city", "Iowa City", "University")
    (block,) = blocks(keys, ("City", "Partner city", "Country"), ("a", "b", "c"), labelled=True)
    assert (block.labels, shape(block)) == ([*keys], ([], (1,), [2, 3], ()))


@pytest.mark.parametrize(
    "data",
    [
        ("Sister city", "Iowa City", "University"),
        ("Partnerstadt", "Kansas City", "Universität"),
        ("자매도시", "City of London", "Country"),
    ],
)
def test_find_blocks_takes_no_row_of_data_for_another_header(data, gazetteer):
    types = CellTypes(Lookup(gazetteer))
    found = blocks(("Tarv", "Kelm", "Wost"), ("Kobe", "Lyon", "Rome"), data, types=types)
    assert [shape(block) for block in found] == [([], (1,), [2, 3], ())]


def test_find_blocks_takes_the_header_row_that_the_user_states():
    (block,) = blocks(POLISH, ("Ort", "Wohin", "Wann"), ("Kielce", "Gotha", 1997), header=2)
    assert shape(block) == ([1], (2,), [3], ())
    assert blocks(POLISH, ("Kielce", "Gotha", 1997), header=9) == []


def test_find_blocks_takes_the_row_with_the_labels_that_the_user_names():
    (block,) = blocks(POLISH, ("Ort", "Wohin", "Wann"), ("a", "b", "c"), named={"to_name": "Wohin"})
    assert block.header_rows == (2,)


def test_find_blocks_reads_rows_without_a_header_as_data(gazetteer):
    rows = [("Bonn", "Oxford", 1947), ("Bonn", "Weimar", 1988)]
    (block,) = blocks(*rows, types=CellTypes(Lookup(gazetteer)))
    assert shape(block) == ([], (), [1, 2], ())
    assert block.labels == ["", "", ""]


def test_find_blocks_makes_rows_as_wide_as_the_widest():
    (block,) = blocks(("City", "Partner city"), ("Bonn", "Oxford", "a remark"), ("Bonn",))
    assert block.labels == ["City", "Partner city", ""]
    assert [cells for _, cells in block.rows] == [["Bonn", "Oxford", "a remark"], ["Bonn", None, None]]


def test_numbers_names_every_row_of_a_block_once():
    (block,) = blocks(("Partners",), POLISH, ("a", "b", "c"), POLISH, ("d", "e", "f"))
    assert sorted(block.numbers) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("header", [("City", "Partner city"), ("source", "target"), ("도시", "자매도시")])
def test_find_blocks_takes_no_table_for_the_titles_of_a_wider_one_below_it(header):
    found = blocks(header, ("a", "b"), ("a", "c"), ("id", "name", "country", "Note"), (1, "d", "e", "f"))
    assert [shape(block) for block in found] == [([], (1,), [2, 3], ()), ([], (4,), [5], ())]
