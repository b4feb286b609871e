"""The rows below a header: each in one class. What a row is was decided by reading it."""

import pytest
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.lookup import Lookup
from sistermap.geo.tables.row_classes import classify, fill_down, read_titles

ROLES = {"to_name": 0, "to_country": 1, "since": 2}


@pytest.fixture(scope="module")
def types(gazetteer):
    return CellTypes(Lookup(gazetteer))


@pytest.fixture
def classes(types):
    def give(*rows, roles=ROLES, whose=True):
        width = max(map(len, rows))
        numbered = [
            (number, [*cells, *[None] * (width - len(cells))]) for number, cells in enumerate(rows, 2)
        ]
        return classify(numbered, types, roles, whose=whose)

    return give


TIE = ("Kobe", "Japan", 1998)


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("Ciudades hermanas", "kind"), ("Städtefreundschaften", "kind"), ("우호협력도시", "kind"), ("Friendship cities:", "kind"),
        ("Beendete Partnerschaften", "status"), ("Umowy zakończone", "status"), ("교류 종료", "status"), ("Terminated", "status"),
        ("Europa", "group"), ("■ 아시아 (12개국)", "group"), ("1. Africa", "group"),
    ],
)  # fmt: skip
def test_classify_takes_a_row_of_one_text_for_a_heading(classes, heading, says):
    found = classes((heading,), TIE)
    assert [(row.row, row.says) for row in found.headings] == [(2, says)]
    assert [number for number, _ in found.rows] == [3]


@pytest.mark.parametrize("cells", [("Kobe",), ("Xyzzyville",), ("Ville inconnue",)])
def test_classify_takes_a_row_with_a_place_only_for_a_tie(classes, cells):
    found = classes(cells, TIE)
    assert [number for number, _ in found.rows] == [2, 3]


def test_classify_takes_a_country_for_a_heading_only_where_the_rows_below_lack_theirs(classes):
    alone = {"to_name": 0, "since": 1}
    found = classes(("Nemecko",), ("Trier", 1990), ("Francúzsko",), ("Lille", 1991), roles=alone)
    assert [row.says for row in found.headings] == ["country", "country"]
    assert [above["country"] for above in found.under] == ["Nemecko", "Francúzsko"]
    assert classes(("Singapore",), TIE, TIE).headings == []


def test_classify_takes_a_heading_with_nothing_below_it_for_a_tie(classes):
    found = classes(TIE, ("Terminated",))
    assert (len(found.rows), found.headings) == (2, [])


def test_classify_lets_a_heading_say_whose_the_ties_are_only_where_nothing_else_does(classes):
    rows = (("Bonn",), ("Oxford", "UK", 1947), ("Kassel",), ("Florenz", "Italien", 1952))
    assert [above["place"] for above in classes(*rows, whose=False).under] == ["Bonn", "Kassel"]
    assert classes(*rows, whose=True).headings == []


def test_classify_ends_a_grade_at_the_next_grade_and_a_country_at_the_next_part_of_the_world(classes):
    rows = (("Europe",), ("Francia",), ("Lyon", None, 1), ("Asia",), ("Kobe", None, 2), ("Sister cities",), ("Oulu", None, 3), ("Terminated",), ("Graz", None, 4))  # fmt: skip
    assert classes(*rows).under == [
        {"country": "Francia"}, {}, {"kind": "Sister cities"}, {"status": "Terminated"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        (("Total", None, 12), "total"), (("합계", "12개국", 31), "total"), (("Razem", None, 3), "total"), (("Summe: 7",), "total"),
        (("* suspended since 2022",), "footnote"), (("ملاحظة: حتى 2020",), "footnote"), (("Fuente: Ayuntamiento",), "footnote"),
        (("Stand: 1. Mai 2024",), "footnote"),
    ],
)  # fmt: skip
def test_classify_sets_aside_what_is_about_the_table(classes, cells, why):
    found = classes(TIE, cells)
    assert [(row.row, row.why) for row in found.set_aside] == [(3, why)]
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    "cells", [("Totalán", "España", 1990), ("Total", "Kobe", "Japan"), ("Summerville", "USA", 1990)]
)
def test_classify_sets_no_partner_aside(classes, cells):
    assert classes(cells, TIE).set_aside == []


def test_classify_puts_a_row_with_several_partners_in_one_class(types):
    rows = [(2, ["Bonn", "Oxford"]), (2, ["Bonn", "Minsk"]), (3, ["Total", None]), (3, ["Kassel", "Florenz"]), (4, ["Total", 3]), (4, ["Total", 2])]  # fmt: skip
    found = classify(rows, types, {"from_name": 0, "to_name": 1}, whose=True)
    assert [number for number, _ in found.rows] == [2, 2, 3]
    assert [row.row for row in found.set_aside] == [4]


def test_classify_begins_with_what_the_titles_say(types):
    rows = [(3, ["Kobe", 1998])]
    found = classify(rows, types, {"to_name": 0, "since": 1}, whose=True, above={"country": "Japan"})
    assert found.under == [{"country": "Japan"}]


@pytest.mark.parametrize(
    ("titles", "home", "found"),
    [
        (["Japan"], "KR", {"country": "Japan"}), (["Deutschland:"], None, {"country": "Deutschland"}), (["Polska"], "PL", {}),
        (["Umowy zakończone"], "PL", {"status": "Umowy zakończone"}), (["Our sister cities"], "KR", {}),
        (["Current and former partners"], None, {}), (["Partners in Japan"], None, {}), ([], None, {}),
    ],
)  # fmt: skip
def test_read_titles_reads_a_country_and_a_status(titles, home, found, types):
    assert read_titles(titles, types, home) == found


def filled(*names):
    rows = [(number, [name, f"p{number}"]) for number, name in enumerate(names, 2)]
    return fill_down(rows, [0]), [cells[0] for _, cells in rows]


@pytest.mark.parametrize(
    ("names", "rows", "after"),
    [
        (("神戸市", None, None, "姫路市"), [3, 4], ["神戸市", "神戸市", "神戸市", "姫路市"]),
        (("Bonn", None, "Bonn"), [], ["Bonn", None, "Bonn"]),
        ((None, "Bonn", None), [], [None, "Bonn", None]),
        (("Bonn", "Kassel"), [], ["Bonn", "Kassel"]),
    ],
)
def test_fill_down_fills_the_cells_of_groups_only_when_no_name_comes_again(names, rows, after):
    assert filled(*names) == (rows, after)


def test_fill_down_fills_what_belongs_to_the_name_and_overwrites_nothing():
    rows = [(2, ["Győr", "HU"]), (3, [None, None]), (4, [None, "AT"])]
    assert fill_down(rows, [0, 1]) == [3, 4]
    assert [cells for _, cells in rows] == [["Győr", "HU"], ["Győr", "HU"], ["Győr", "AT"]]


def test_fill_down_has_nothing_to_fill_without_rows_or_columns():
    assert fill_down([], [0]) == fill_down([(2, [None])], []) == []
