"""The layout in which a table is read, and what it makes of its rows."""

import pytest
from sistermap.geo.naming.home import resolve_home
from sistermap.geo.tables.blocks import find_blocks
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.files import Sheet
from sistermap.geo.tables.layouts import Reader
from sistermap.geo.tables.lookup import Lookup
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.table import column_plans


@pytest.fixture
def lay_out(gazetteer):
    def give(*rows, home=None, **options):
        place = resolve_home(home, gazetteer).place if home else None
        types = CellTypes(Lookup(gazetteer))
        filled = [(number, list(cells)) for number, cells in enumerate(rows, 1)]
        (block,) = find_blocks(Sheet(None, filled), types)
        return Reader(ReadOptions(home=home, **options), types, place).lay_out(block)

    return give


def sides(table):
    """Return the names and countries of both sides, where the table has them."""
    roles = ("from_name", "to_name", "to_country", "kind", "since")
    return [
        tuple(cells[table.roles[role]] for role in roles if role in table.roles) for _, cells in table.rows
    ]


def codes(table):
    return [why.code for why, _, _ in table.notes]


@pytest.mark.parametrize(
    ("rows", "options", "layout"),
    [
        ([("Partnerstadt", "Land"), ("Oxford", "UK")], {}, "partners"),
        ([("Şehir", "Ülke"), ("Bremen", "Almanya")], {"home": "İzmir, TR"}, "partners"),
        ([("Miasto", "Miasto partnerskie"), ("Kielce", "Gotha")], {}, "pairs"),
        ([("Członek", "Kraj"), ("Kielce", "Polska")], {"network": "Cittaslow"}, "members"),
        ([("Network", "City"), ("WeGO", "Seoul")], {}, "members"),
        ([("City", "Partner 1", "Partner 2"), ("Huế", "Kyoto", "Blois")], {}, "series"),
        ([("", "Bergen", "Turku"), ("Bergen", None, "x"), ("Turku", "x", None)], {}, "matrix"),
    ],
)
def test_lay_out_takes_the_likeliest_layout(lay_out, rows, options, layout):
    assert lay_out(*rows, **options).layout == layout


@pytest.mark.parametrize(
    "rows",
    [
        [("Item", "Won"), ("Paper", 12), ("Ink", 30)],
        [("Name", "Age"), ("Kim", 31), ("Lee", 40)],
    ],
)
def test_lay_out_finds_no_ties_in_another_table(lay_out, rows):
    assert lay_out(*rows) is None


@pytest.mark.parametrize("home", [None, "Bergen, NO"])
@pytest.mark.parametrize("header", [("Qvor", "Nadz", "Drax"), ("Ыъё", "Щуц", "Жжы"), ("ཀ", "ཁ", "ག")])
def test_lay_out_reads_a_header_that_nobody_taught_by_its_cells(lay_out, header, home):
    rows = [("Seattle", "United States", 1967), ("Turku", "Finland", 1946), ("Rostock", "Germany", 1965)]
    if home is None:
        header, rows = ("Ottab", *header), [("Bergen", *row) for row in rows]
    table = lay_out(header, *rows, home=home)
    assert {role: table.labels[index] for role, index in table.roles.items()} == dict(
        zip([*["from_name"][: home is None], "to_name", "to_country", "since"], header, strict=True)
    )
    assert codes(table).count("column_by_cells") == len(header)


def test_lay_out_reads_a_table_without_a_header_by_its_cells(lay_out):
    table = lay_out(
        ("Bonn", "Oxford", "United Kingdom", 1947),
        ("Bonn", "Weimar", "Germany", 1988),
        ("Bonn", "Minsk", "Belarus", 1993),
    )
    assert [*table.roles] == ["from_name", "to_name", "to_country", "since"]
    assert "without_header" in codes(table)
    assert len(table.rows) == 3


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Bremen, Tampa ve Odense", ["Bremen", "Tampa", "Odense"]), ("Bremen; Tampa", ["Bremen", "Tampa"]),
        ("• Bremen\n• Tampa", ["Bremen", "Tampa"]), ("1) Bremen 2) Tampa", ["Bremen", "Tampa"]), ("Bremen / Tampa", ["Bremen", "Tampa"]),
        ("Rostock, Mecklenburg-Vorpommern", ["Rostock, Mecklenburg-Vorpommern"]), ("Brighton and Hove", ["Brighton and Hove"]),
    ],
)  # fmt: skip
def test_lay_out_makes_a_row_of_each_partner_of_a_cell(lay_out, cell, names):
    table = lay_out(("Belediye", "Kardeş şehir"), ("İzmir", cell), ("Bursa", "Oulu"), ("Mersin", "Nikopol"))
    assert [name for from_name, name in sides(table) if from_name == "İzmir"] == names


def test_lay_out_makes_a_row_of_each_line_of_several_columns(lay_out):
    table = lay_out(
        ("Stadt", "Partnerstadt", "Land", "seit"), ("Bonn", "Oxford\nMinsk", "UK\nBelarus", "1947\n1993")
    )
    assert [[str(cell) for cell in row] for row in sides(table)] == [
        ["Bonn", "Oxford", "UK", "1947"],
        ["Bonn", "Minsk", "Belarus", "1993"],
    ]


def test_lay_out_makes_a_row_of_each_kind_of_a_cell(lay_out):
    table = lay_out(("City", "Partner city", "Kind"), ("Busan", "Kobe", "sister city (1998), MOU (2004)"))
    assert [kind.lower() for *_, kind in sides(table)] == ["sister city", "mou"]
    assert [above["since"] for above in table.under] == ["1998", "2004"]
    assert "several_kinds" in codes(table)


def test_lay_out_fills_the_users_own_side_and_never_the_partners(lay_out):
    table = lay_out(
        ("市町村", "姉妹都市", "国名"),
        ("神戸市", "シアトル", "アメリカ"),
        (None, "マルセイユ", "フランス"),
        ("姫路市", "アデレード", "オーストラリア"),
        ("姫路市2", None, "フランス"),
    )
    assert [row[:2] for row in sides(table)] == [
        ("神戸市", "シアトル"),
        ("神戸市", "マルセイユ"),
        ("姫路市", "アデレード"),
        ("姫路市2", None),
    ]


def test_lay_out_notes_a_country_column_that_says_the_same_again(lay_out):
    table = lay_out(
        ("国家", "country", "友好城市"),
        ("日本", "Japan", "神户"),
        ("法国", "France", "马赛"),
        home="Tianjin, CN",
    )
    assert codes(table) == ["column_same"]
    assert [column.role for column in column_plans(table)] == ["to_country", None, "to_name"]


def test_lay_out_gives_the_names_of_the_own_side_the_country_of_home(lay_out):
    table = lay_out(("Város", "Testvérváros"), ("Győr", "Kuopio"), ("Eger", "Esslingen"), home="Pécs, HU")
    assert table.own_country == "HU"


def test_lay_out_takes_a_title_that_is_a_country_for_that_of_the_partners(lay_out):
    table = lay_out(("Japan",), ("City", "Since"), ("Kobe", 1998), home="Busan, KR")
    assert table.under == [{"country": "Japan"}]
    stated = lay_out(("Japan",), ("City", "Country"), ("Kobe", "Japan"), home="Busan, KR")
    assert stated.under == [{}]


def test_column_plans_names_each_column_of_the_sheet_once(lay_out):
    table = lay_out(("City", "Partner 1", "Partner 2", "Budget"), ("Huế", "Kyoto", "Blois", 7))
    plans = column_plans(table)
    assert [(plan.position, plan.role) for plan in plans] == [
        (1, "from_name"),
        (2, "to_name"),
        (3, "to_name"),
        (4, None),
    ]


def test_lay_out_makes_a_tie_of_each_column_of_partners_and_takes_the_kind_from_its_label(lay_out):
    table = lay_out(
        ("Staat", "Twin town", "Friendship city"),
        ("Japan", "Kobe", None),
        ("Frankreich", "Lyon", "Lille"),
        home="Ulm, DE",
    )
    assert sides(table) == [
        ("Kobe", "Japan", "Twin town"),
        ("Lyon", "Frankreich", "Twin town"),
        ("Lille", "Frankreich", "Friendship city"),
    ]


@pytest.mark.parametrize(
    ("below", "countries"),
    [(("Lille", "Nice"), ["France", "France", "France"]), (("London", "Nice"), ["France", None, None])],
)
def test_lay_out_fills_countries_down_only_where_the_partners_lie_there(lay_out, below, countries):
    table = lay_out(
        ("City", "Country", "Since"), ("Lyon", "France", 1959), *((name, None, 1960) for name in below), home="Köln"
    )  # fmt: skip
    assert [cells[table.roles["to_country"]] for _, cells in table.rows] == countries


def test_lay_out_reads_no_table_whose_labels_are_in_its_first_column(lay_out):
    assert lay_out(("Ciudad", "Kobe"), ("País", "Japón"), ("Desde", 1994), home="Lima, PE") is None
