"""A table of partnerships -> tidy ties. Every file here is written as a user's program writes it."""

import csv
import datetime as dt
import io

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.errors import SistermapError, TableError
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.column_fields import read_fields
from sistermap.geo.tables.column_sides import give_sides
from sistermap.geo.tables.header import find_header
from sistermap.geo.tables.header_words import OTHERS
from sistermap.geo.tables.options import ReadOptions
from sistermap.geo.tables.read_ties import read_ties

KOREAN = "연번,국가,자매도시,체결일\n1,일본,히로시마시,1997.5.2\n2,중국,톈진시,1993.12.14\n"


def read(text: str | bytes, **options):
    content = text.encode() if isinstance(text, str) else text
    return read_ties(io.BytesIO(content), ReadOptions(**options)).ties


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("City,Country,Partner city,Partner country", {"from_name": 0, "from_country": 1, "to_name": 2, "to_country": 3}),
        ("city1,country1,lat1,lng1,city2,country2,lat2,lng2", {"from_name": 0, "from_country": 1, "from_lat": 2, "from_lon": 3, "to_name": 4, "to_country": 5, "to_lat": 6, "to_lon": 7}),
        ("City,Country,Partner city,Country", {"from_name": 0, "from_country": 1, "to_name": 2, "to_country": 3}),
        ("국가,자매도시,체결일", {"to_country": 0, "to_name": 1, "since": 2}),
        ("자치단체,국가,자매도시,구분,체결일자,비고", {"from_name": 0, "to_country": 1, "to_name": 2, "kind": 3, "since": 4, "note": 5}),
        ("都道府県,市町村,姉妹都市名,国名,提携年月日", {"from_region": 0, "from_name": 1, "to_name": 2, "to_country": 3, "since": 4}),
        ("城市,友好城市,国家,结好时间", {"from_name": 0, "to_name": 1, "to_country": 2, "since": 3}),
        ("Stadt;Land;Partnerstadt;Partnerland;seit;Art", {"from_name": 0, "from_country": 1, "to_name": 2, "to_country": 3, "since": 4, "kind": 5}),
        ("Ville,Pays,Ville jumelée,Pays,Depuis", {"from_name": 0, "from_country": 1, "to_name": 2, "to_country": 3, "since": 4}),
        ("Ciudad,País,Ciudad hermana,País,Desde", {"from_name": 0, "from_country": 1, "to_name": 2, "to_country": 3, "since": 4}),
        ("PARTNER  CITY ,country", {"to_name": 0, "to_country": 1}),
        ("도시명(City),국가(Country)", {"to_name": 0, "to_country": 1}),
        ("Network,City,Country,Role", {"network": 0, "from_name": 1, "from_country": 2, "role": 3}),
        ("source,target,year", {"from_name": 0, "to_name": 1, "since": 2}),
        ("시도,국가,외국도시", {"from_name": 0, "to_country": 1, "to_name": 2}),
    ],
)  # fmt: skip
def test_give_sides_knows_seven_languages(header, columns):
    cells = header.replace(";", ",").split(",")
    fields = read_fields(cells, [()] * len(cells), CellTypes(None))
    ties = {one.field: one.position for one in fields if one.field in OTHERS}
    assert give_sides(fields).roles | ties == columns


def test_find_header_passes_over_titles():
    rows = [(1, ["Sister cities 2024", None]), (3, ["Partner city", "Country"]), (4, ["Kobe", "Japan"])]
    assert find_header(rows, CellTypes(None)).row_index == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_read_ties_finds_out_the_encoding(encoding):
    ties = read(KOREAN.encode(encoding), home="Busan, KR")
    assert ties["to_name"].tolist() == ["히로시마시", "톈진시"] or encoding == "cp949"
    assert ties["to_country"].tolist() == ["일본", "중국"]


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("cp932", "姉妹都市,国,提携年月日\nパリ,フランス,1990年\n", "パリ"),
        ("gb18030", "友好城市,国家,结好时间\n釜山,韩国,1994\n", "釜山"),
        ("big5", "姊妹市,國家,締結日期\n釜山,韓國,1994\n", "釜山"),
        ("cp1252", "Partnerstadt;Land\nMünchen;Deutschland\n", "München"),
        ("cp1252", "Country,Partner city\nLithuania,Šiauliai\n", "Šiauliai"),
        ("cp949", "국가,자매도시\n日本(일본),佐賀縣(Sagaken)\n", "佐賀縣(Sagaken)"),
        ("cp949", "Country,Partner city\n일본,가라쓰시\n", "가라쓰시"),
        ("cp932", "Country,Partner city\n韓国,麗水市\n", "麗水市"),
        ("gb18030", "Country,Partner city\n韩国,丽水市\n", "丽水市"),
    ],
)
def test_read_ties_tells_east_asian_encodings_apart(encoding, text, name):
    assert read(text.encode(encoding), home="Jeju")["to_name"][0] == name


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_read_ties_reads_utf_16_without_a_mark(encoding):
    assert read("City,Partner\nBusan,Kobe\n".encode(encoding))["to_name"][0] == "Kobe"


def test_read_ties_takes_the_delimiter_that_excel_names():
    ties = read("sep=|\nCity|Partner,city\nBusan|Kobe\n")
    assert ties[["row", "from_name"]].to_numpy().tolist() == [[3, "Busan"]]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_read_ties_finds_out_the_delimiter(mark):
    text = f'"City"{mark}"Partner city"{mark}Note\nBusan{mark}Kobe{mark}"a, b; c"\n'
    assert read(text)["note"][0] == "a, b; c"


@pytest.mark.parametrize("suffix", ["csv", "tsv", "xlsx", "ods", "json", "parquet"])
def test_read_ties_reads_the_same_from_every_format(tmp_path, suffix):
    frame = pd.DataFrame(
        {
            "City": ["부산", "Busan"],
            "Partner city": ["Kobe", "Los Angeles"],
            "Since": ["1998.4.21", "1967"],
            "Desk": ["NA", "007"],
        }
    )
    path = tmp_path / f"ties.{suffix}"
    write = {
        "csv": lambda: frame.to_csv(path, index=False),
        "tsv": lambda: frame.to_csv(path, index=False, sep="\t"),
        "xlsx": lambda: frame.to_excel(path, index=False),
        "ods": lambda: frame.to_excel(path, index=False, engine="odf"),
        "json": lambda: frame.to_json(path, orient="records", force_ascii=False),
        "parquet": lambda: frame.to_parquet(path),
    }  # fmt: skip
    write[suffix]()
    ties = read_ties(str(path)).ties
    assert ties[["from_name", "to_name", "since", "Desk"]].to_numpy().tolist() == [
        ["부산", "Kobe", "1998-04-21", "NA"],
        ["Busan", "Los Angeles", "1967", "007"],
    ]


def test_read_ties_reads_the_ends_of_geojson_lines(tmp_path):
    path = tmp_path / "ties.geojson"
    path.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"from_name": "Busan", "to_name": "Kobe"},'
        '"geometry": {"type": "LineString", "coordinates": [[129.03, 35.1], [135.18, 34.69]]}}]}',
        encoding="utf-8",
    )
    row = read_ties(str(path)).ties.iloc[0]
    assert [row.from_lat, row.from_lon, row.to_lat, row.to_lon] == [35.1, 129.03, 34.69, 135.18]


def workbook(tmp_path, fill):
    book = openpyxl.Workbook()
    fill(book)
    path = tmp_path / "ties.xlsx"
    book.save(path)
    return str(path)


def test_read_ties_fills_merged_cells_and_reads_two_header_rows(tmp_path):
    def fill(book):
        sheet = book.active
        for row in (
            ["자매도시 현황"], ["국내", None, "외국", None, None], ["시도", "시군구", "국가", "도시", "체결일"],
            ["부산", "해운대구", "일본", "나가사키시", dt.datetime(1998, 4, 21)], [None, None, None, "고베시", 36271], [],
            ["합계", None, None, 2, None],
        ):  # fmt: skip
            sheet.append(row)
        for merged in ("A1:E1", "A2:B2", "C2:E2", "A4:A5", "B4:B5", "C4:C5"):
            sheet.merge_cells(merged)

    ties, plan = read_ties(workbook(tmp_path, fill))
    assert ties[["row", "from_name", "to_country", "to_name", "since", "kind"]].to_numpy().tolist() == [
        [4, "해운대구, 부산", "일본", "나가사키시", "1998-04-21", "sister"],
        [5, "해운대구, 부산", "일본", "고베시", "1999-04-21", "sister"],
    ]
    assert "row 7" in str(plan.notes[0])


def test_read_ties_reads_every_sheet_and_notes_the_rest(tmp_path):
    def fill(book):
        book.active.title = "Asia"
        book.active.append(["City", "Partner city"])
        book.active.append(["Busan", "Kobe"])
        europe = book.create_sheet("Europe")
        europe.append(["Partner city", "City"])
        europe.append(["Hamburg", "Busan"])
        book.create_sheet("Budget").append(["Item", "Won"])

    ties, plan = read_ties(workbook(tmp_path, fill))
    assert ties[["sheet", "row", "from_name", "to_name"]].to_numpy().tolist() == [
        ["Asia", 2, "Busan", "Kobe"],
        ["Europe", 2, "Busan", "Hamburg"],
    ]
    assert "Budget" in str(plan.notes[0])


def test_read_ties_keeps_a_formula_that_was_never_worked_out(tmp_path):
    def fill(book):
        book.active.append(["City", "Partner city", "Desk"])
        book.active.append(["Busan", "Kobe", "=1+1"])

    assert read_ties(workbook(tmp_path, fill)).ties["Desk"].tolist() == ["=1+1"]


def test_read_ties_sets_hidden_sheets_aside_and_notes_it(tmp_path):
    def fill(book):
        for title in ("shown", "draft"):
            sheet = book.create_sheet(title)
            sheet.append(["City", "Partner city"])
            sheet.append([title, "Kobe"])
        del book["Sheet"]
        book["draft"].sheet_state = "hidden"

    ties, plan = read_ties(workbook(tmp_path, fill))
    assert ties["from_name"].tolist() == ["shown"]
    assert "sheet draft: The sheet is hidden" in str(plan.notes[0])


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "City,Partner city,Since\nBusan,Kobe,03/04/2005\n",
            "row 2: Column 'Since' is '03/04/2005': day and month",
        ),
        (
            "City,Partner city,Date of affiliation\nBusan,Kobe,2005\n",
            "The column 'Date of affiliation' was read as since.",
        ),
    ],
)
def test_read_ties_notes_what_is_not_certain(text, note):
    (found,) = read_ties(io.BytesIO(text.encode())).plan.notes
    assert note in str(found)


@pytest.mark.parametrize(("name", "kind"), [("sister cities.csv", "sister"), ("list.csv", "other")])
def test_read_ties_takes_the_kind_from_the_name_of_the_file_where_nothing_else_says_it(tmp_path, name, kind):
    path = tmp_path / name
    path.write_text("from,to\nBusan,Kobe\n", encoding="utf-8")
    assert read_ties(str(path)).ties["kind"].tolist() == [kind]


@pytest.mark.parametrize(
    "geometry",
    ["null", '{"type": "Point", "coordinates": []}', '{"type": "Polygon", "coordinates": [[[0, 0]]]}'],
)
def test_read_ties_keeps_features_without_a_point_or_a_line(tmp_path, geometry):
    path = tmp_path / "ties.geojson"
    feature = (
        f'{{"type": "Feature", "properties": {{"from": "Busan", "to": "Kobe"}}, "geometry": {geometry}}}'
    )
    path.write_text(f'{{"type": "FeatureCollection", "features": [{feature}]}}', encoding="utf-8")
    assert read_ties(str(path)).ties["to_name"].tolist() == ["Kobe"]


def test_read_ties_makes_a_place_and_a_network_a_membership():
    row = read("City,Country,Partner city,Network,Role,Since\nSeoul,Korea,,WeGO,chair,2010\n").iloc[0]
    assert (row["kind"], row["network"], row["role"]) == ("network", "WeGO", "chair")
    assert pd.isna(row["to_name"])


def test_read_ties_reads_blank_cells_among_statuses_and_networks():
    ties = read("City,Partner city,Status,Network\nBusan,Kobe,active,\nBusan,Osaka,,\nBusan,,,WeGO\n")
    assert ties["status"].tolist()[0] == "active" and ties["status"].isna().tolist() == [False, True, True]
    assert ties["kind"].tolist() == ["other", "other", "network"]


def test_read_ties_keeps_the_users_columns_as_written():
    ties = read("City,Partner city,tie_id,Budget,Budget\nBusan,Kobe,007,1e3,NA\n")
    assert ties.loc[0, ["tie_id (original)", "Budget", "Budget (2)"]].tolist() == ["007", "1e3", "NA"]


def test_read_ties_keeps_the_users_own_words():
    row = read(
        'City,Partner city,Kind,Status,Since\nBusan,Kobe,자매결연,교류중,"1997.1.25, 2006.4.28"\n'
    ).iloc[0]
    assert row[["kind", "kind_original", "status", "status_original", "since", "since_original"]].tolist() == [
        "sister", "자매결연", "active", "교류중", "1997-01-25", "1997.1.25, 2006.4.28",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["the open file", "empty"]),
        ("City,Partner city\n", ["no rows"]),
        ("a,b\n1,2\n", ["'a'", "'b'", "--column"]),
        ("Partner city,Country\nKobe,Japan\n", ["--home"]),
        ('City,Partner city\nBusan,"Kobe\nSeoul,Tokyo\n', ["row 2", "a quote is opened and not closed"]),
        ("City,Partner city\nBu\0san,Kobe\n", ["row 2", "NUL"]),
        ("City,Partner city\nBusan,Kobe" + "x" * 200_000 + "\n", ["row 2", "column 2", "200,004"]),
    ],
)  # fmt: skip
def test_read_ties_names_the_place_the_cell_and_what_was_expected(text, expected):
    with pytest.raises(TableError) as error:
        read(text)
    assert [word for word in expected if word not in str(error.value)] == []
    assert "\n" not in str(error.value)


# Marks may divide several partners of a cell, and digits make dates.
PRINTED = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(PRINTED, PRINTED, PRINTED), min_size=1, max_size=8))
def test_read_ties_loses_no_row_and_no_cell(rows):
    text = io.StringIO()
    pd.DataFrame(rows, columns=["City", "Partner city", "Desk"]).map(lambda cell: f"qu{cell}").to_csv(
        text, index=False
    )
    ties = read(text.getvalue())
    assert ties[["from_name", "to_name", "Desk"]].to_numpy().tolist() == [
        [f"qu{cell}" for cell in row] for row in rows
    ]


@pytest.mark.parametrize("label", ["도시명", "都市名", "城市", "City", "Name"])
def test_read_ties_takes_one_column_of_names_for_partners_where_home_is_given(label):
    ties = read(f"{label}\nLyon\nBusan\n".encode(), home="Goyang, KR")
    assert ties[["from_name", "to_name"]].to_numpy().tolist() == [
        ["Goyang, KR", "Lyon"],
        ["Goyang, KR", "Busan"],
    ]
    with pytest.raises(TableError):
        read(f"{label}\nLyon\nBusan\n".encode())


def test_read_ties_numbers_ties_from_one():
    assert read("City,Partner city\nBusan,Kobe\nSeoul,Rome\n")["tie_id"].tolist() == ["t1", "t2"]


def test_read_ties_takes_a_heading_over_several_columns_for_each_of_them():
    ties = read("From,,To,\nCountry,City,Country,City\nKorea,Busan,Japan,Kobe\nKorea,Seoul,Italy,Rome\n")
    assert ties[["from_country", "from_name", "to_country", "to_name"]].values.tolist() == [
        ["Korea", "Busan", "Japan", "Kobe"],
        ["Korea", "Seoul", "Italy", "Rome"],
    ]


# ---- sheets ----


@pytest.fixture
def book(tmp_path):
    """Write a workbook of sheets of the same header: title -> partners."""

    def write(**partners):
        def fill(book):
            for title, names in partners.items():
                sheet = book.create_sheet(title.replace("_", " "))
                for row in (("City", "Partner city"), *(("Bonn", name) for name in names)):
                    sheet.append(row)
            del book["Sheet"]

        return workbook(tmp_path, fill)

    return write


def test_read_ties_reads_only_the_newest_of_sheets_that_are_states_of_one_list(book):
    ties, plan = read_ties(book(**{"2022": ["Oxford"], "2024": ["Oxford", "Minsk"], "2023": ["Oxford"]}))
    assert ties[["sheet", "to_name"]].values.tolist() == [["2024", "Oxford"], ["2024", "Minsk"]]
    assert [(note.code, note.sheet, note.why.params["other"]) for note in plan.notes] == [
        ("older_sheet", "2022", "2024"),
        ("older_sheet", "2023", "2024"),
    ]


def test_read_ties_reads_all_of_sheets_that_differ_by_more_than_the_year(book):
    ties = read_ties(book(Asia_2022=["Kobe"], Europe_2024=["Oxford"])).ties
    assert ties["to_name"].tolist() == ["Kobe", "Oxford"]


def test_read_ties_reads_the_sheet_that_the_user_names(book):
    path = book(**{"2022": ["Oxford"], "2024": ["Minsk"]})
    assert read_ties(path, ReadOptions(sheet="2022")).ties["to_name"].tolist() == ["Oxford"]
    with pytest.raises(TableError, match="no sheet '2021'; found '2022', '2024'"):
        read_ties(path, ReadOptions(sheet="2021"))


def test_read_ties_reads_below_the_header_row_that_the_user_states():
    text = "City,Partner city\nCity,Twin\nBonn,Oxford\n"
    assert read(text, header=2)["row"].tolist() == [3]


def test_read_ties_takes_the_users_network_for_that_of_every_row():
    ties = read("Член,Страна\nКазань,Россия\nМинск,Беларусь\n", network="Евразия")
    assert ties[["from_name", "network", "kind"]].values.tolist() == [
        ["Казань", "Евразия", "network"], ["Минск", "Евразия", "network"],
    ]  # fmt: skip


def test_read_ties_joins_nodes_from_another_file_and_from_beside(tmp_path):
    nodes = "id,name,country\n1,Bonn,DE\n2,Oxford,GB\n3,Minsk,BY\n"
    (tmp_path / "nodes.csv").write_text(nodes, encoding="utf-8")
    text = "source,target\n1,2\n1,3\n"
    expected = [["Bonn", "Oxford", "GB"], ["Bonn", "Minsk", "BY"]]
    columns = ["from_name", "to_name", "to_country"]
    assert read(text, nodes=str(tmp_path / "nodes.csv"))[columns].values.tolist() == expected
    ties, plan = read_ties(io.BytesIO(f"{text}\n{nodes}".encode()))
    assert ties[columns].values.tolist() == expected
    assert [(note.code, sheet.rows_in) for note, sheet in zip(plan.notes, plan.sheets[1:], strict=True)] == [
        ("nodes_sheet", 4)
    ]


# ---- the law: every row is in exactly one class ----

LAW_HEADERS = (
    ["City", "Partner city", "Country", "Since"],
    ["Miasto", "Miasto partnerskie", "Kraj", "Rok"],
    ["도시", "자매도시", "국가", "체결일"],
    ["Qwe", "Rty", "Uio", "Asd"],
)
LAW_TIES = st.tuples(
    st.sampled_from(
        ["Kobe", "Lyon", "부산", "Đà Nẵng", "Xyzzyville", "القاهرة", "Sister city", "Oulu; Graz"]
    ),
    st.sampled_from(["Kobe", "Kielce", "天津", "Springfield", None]),
    st.sampled_from(["Japan", "Frankreich", "대한민국", "Việt Nam", None]),
    st.sampled_from(["1998", "1998-04-21", "12.3.2004", "1958–2010", "soon", None]),
).map(list)
LAW_OTHERS = st.sampled_from(
    [
        ["Total", None, None, 7], ["합계", 3], ["Japan"], ["Terminated"], ["Friendship cities"], ["Europe"], ["* suspended"],
        ["Source: the city"], ["Our twin towns 2024"], [], [], *LAW_HEADERS,
    ]
)  # fmt: skip
LAW_GRIDS = st.builds(
    lambda titles, header, body: [*titles, *header, *body],
    st.lists(st.sampled_from([["Our twin towns"], ["합계 2024"], []]), max_size=3),
    st.sampled_from([[header] for header in LAW_HEADERS] + [[]]),
    st.lists(st.one_of(LAW_TIES, LAW_TIES, LAW_OTHERS), max_size=9),
)


def beside(left, right):
    width, height = max(map(len, left), default=0), max(len(left), len(right))
    left, right = ([*rows, *[[]] * (height - len(rows))] for rows in (left, right))
    return [
        [*one, *[None] * (width - len(one)), None, *other] for one, other in zip(left, right, strict=True)
    ]


def below(upper, lower):
    return [*upper, [], *lower]


def numbers_by_class(sheet, ties):
    """Return the numbers of the rows in each class of one table; `ties` are those of all tables."""
    aside = [row.row for row in (*sheet.headings, *sheet.set_aside)]
    return [*sheet.title_rows, *sheet.header_rows, *aside], {*ties["row"]}


@given(grid=LAW_GRIDS, other=LAW_GRIDS, put=st.sampled_from([lambda one, _: one, beside, below]), home=st.sampled_from([None, "Busan, KR"]))  # fmt: skip
def test_read_ties_puts_every_row_in_exactly_one_class(gazetteer, grid, other, put, home):
    rows = put(grid, other)
    text = io.StringIO()
    csv.writer(text).writerows([["" if cell is None else cell for cell in row] for row in rows])
    try:
        ties, plan = read_ties(
            io.BytesIO(text.getvalue().encode()), ReadOptions(home=home), gazetteer=gazetteer
        )
    except SistermapError:
        return
    seen = {*ties["row"]}
    for sheet in plan.sheets:
        if sheet.columns:
            assert sheet.accounted == sheet.rows_in
            others, of_ties = numbers_by_class(sheet, ties)
            assert len(others) == len({*others})
            assert put is beside or not of_ties & {*others}
            seen |= {*others}
    filled = {number for number, row in enumerate(rows, 1) if any(cell is not None for cell in row)}
    aside = sum(sheet.rows_in for sheet in plan.sheets if not sheet.columns)
    assert seen <= filled
    assert len(filled - seen) <= aside


@pytest.mark.parametrize("suffix", ["csv", "json"])
@given(content=st.one_of(st.binary(max_size=80), st.text(st.sampled_from("[]{}\",:;\t\n\r 1.eE-nulltrue\0 City가"), max_size=60).map(str.encode)))  # fmt: skip
def test_read_ties_raises_nothing_but_its_own_errors(suffix, content):
    file = io.BytesIO(content)
    file.name = f"list.{suffix}"
    try:
        read_ties(file)
    except SistermapError as error:
        assert "\n" not in str(error)


def test_read_ties_reads_a_range_in_the_column_of_the_end():
    ties = read(
        "City,Partner city,Vigencia\nBusan,Kobe,2005-2015\nSeoul,Rome,31/12/2020\nUlsan,Lima,5 años\n"
    )
    assert ties[["since", "until"]].fillna("").to_numpy().tolist() == [
        ["2005", "2015"],
        ["", "2020-12-31"],
        ["", ""],
    ]


def test_read_ties_lets_a_rows_own_date_go_before_a_number_in_a_name(gazetteer):
    rows = [
        ("Paris 2024", "1987"),
        ("Lyon 1999", None),
        ("Madrid", "1988"),
        ("London", "1990"),
        ("Kobe", "1991"),
    ]
    frame = pd.DataFrame([("Berlin", *row) for row in rows], columns=["City", "Partner city", "Year"])
    ties = read_ties(frame, gazetteer=gazetteer).ties
    assert ties[["to_name", "since"]].values.tolist()[:2] == [["Paris 2024", "1987"], ["Lyon", "1999"]]
