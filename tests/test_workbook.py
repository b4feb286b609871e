"""Workbooks are read as their programs show them, whatever kind they are and however far they are formatted."""

import datetime as dt
import io
import re
import struct
import tracemalloc
import zipfile

import openpyxl
import pytest
import xlwt
from openpyxl.comments import Comment
from openpyxl.styles import Font
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import read_sheets, sparse
from sistermap.geo.tables.files.number_formats import ZERO_1904, built_in_format, parse_format, shown
from sistermap.geo.tables.files.packages import LARGEST_RATIO, SMALL_PART

ROWS = [
    ["Kota", "Negara", "Sejak"],
    ["Surabaya", "Indonesia", dt.date(1967, 12, 18)],
    ["Liège", "Belgique", dt.date(1993, 8, 24)],
    ["Łódź", "Polska", dt.date(1992, 6, 1)],
]


def book_of(rows=ROWS, title="Ties"):
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return book


def saved(book):
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def opened(content, name="ties.xlsx"):
    file = io.BytesIO(content)
    file.name = name
    return read_sheets(file)


def only(book):
    return opened(saved(book))[0]


def repacked(content, **changes):
    """Return a package with parts replaced: by bytes, or by what a function makes of theirs; None leaves one out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for key, change in changes.items():
            name = next(
                (name for name in parts if name.endswith(key.replace("__", "."))), key.replace("__", ".")
            )
            parts[name] = change(parts.get(name, b"")) if callable(change) else change
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return file.getvalue()


def merged(content, *areas):
    """Return a workbook with merged cells, which openpyxl would need minutes for."""
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    end = f"</sheetData><mergeCells>{cells}</mergeCells>".encode()
    return repacked(content, sheet1__xml=lambda part: part.replace(b"</sheetData>", end))


def ods_of(table, styles=""):
    """Return an .ods of the XML of its tables."""
    names = "office style text table number draw xlink:http://www.w3.org/1999/xlink dc:http://purl.org/dc/elements/1.1/"
    spaces = " ".join(
        f'xmlns:{name}="{uri or f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"}"'
        for name, _, uri in (each.partition(":") for each in names.split())
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    return file.getvalue()


def texts(*cells):
    return "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )


# ---- number formats ----


@pytest.mark.parametrize(
    ("code", "value", "expected"),
    [
        ("mmm-yy", 24824, "1967-12"),
        ("mmmm yyyy", 24824, "1967-12"),
        ('yyyy"年"m"月"', 24824, "1967-12"),
        ("[$-412]yyyy년 m월;@", 24824, "1967-12"),
        ('mmmm\\ yyyy\\ "г.";@', 24824, "1967-12"),
        ("mm/yyyy", 24824, "1967-12"),
        ("yyyy", 24824, 1967),
        ("[$-D07041E]yyyy", 24824, 1967),
        ('"since "yyyy', 24824, 1967),
        ("dd.mm.yyyy", 24824, dt.date(1967, 12, 18)),
        ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", 24824, dt.date(1967, 12, 18)),
        ("[$-411]ggge年m月d日", 24824, dt.date(1967, 12, 18)),
        ("d mmm", 24824, dt.date(1967, 12, 18)),
        ("yyyy-mm-dd", 24824.75, dt.date(1967, 12, 18)),
        ("yyyy-mm-dd hh:mm", 24824.75, dt.datetime(1967, 12, 18, 18)),
        ("hh:mm", 0.75, "18:00:00"),
        ("[h]:mm", 0.75, "18:00:00"),
        ("yyyy-mm-dd", 1, dt.date(1900, 1, 1)),
        ("yyyy-mm-dd", 61, dt.date(1900, 3, 1)),
        ("yyyy-mm-dd", -5, -5),
        ("yyyy-mm-dd", 99_999_999, 99_999_999),
        ("00000", 7, "00007"),
        ("00000", 123456, "123456"),
        ("00000", 7.5, 7.5),
        ("000-0000", 600001, "060-0001"),
        ("[<=999]000;[<=9999]000-00;000-0000", 600001, "060-0001"),
        ("[<=999]000;[<=9999]000-00;000-0000", 60, "060"),
        ('"KR-"000', 7, "KR-007"),
        ("(000) 000-0000", 514631234, "(051) 463-1234"),
        ("0", 7, 7),
        ("#,##0", 1234, 1234),
        ("#,##0.00 [$€-407]", 1234.5, 1234.5),
        ("0.00E+00", 1234, 1234),
        ("0%", 0.25, 0.25),
        ("[Red]#,##0;[Blue]-#,##0", -3, -3),
        ("General", 1967, 1967),
        ("G/通用格式", 1967, 1967),
        ("@", 1967, 1967),
        ('0"d"', 5, 5),
    ],
)
def test_shown_follows_the_number_format(code, value, expected):
    found = shown(value, parse_format(code))
    assert (found, type(found)) == (expected, type(expected))


def test_shown_counts_from_1904_where_the_workbook_does():
    assert shown(23362, parse_format("d.m.yyyy"), ZERO_1904) == dt.date(1967, 12, 18)


def test_built_in_format_that_depends_on_the_language_keeps_a_day_that_is_no_first():
    assert [shown(value, built_in_format(57)) for value in (24824, 24807)] == [
        dt.date(1967, 12, 18),
        "1967-12",
    ]


# ---- .xlsx ----


def test_read_xlsx_keeps_the_precision_that_a_date_is_shown_with():
    book = book_of()
    for row, code in ((2, "mmm-yy"), (3, "yyyy"), (4, "d mmm yyyy")):
        book.active.cell(row, 3).number_format = code
    assert [cells[2] for _, cells in only(book).rows[1:]] == ["1967-12", 1993, dt.date(1992, 6, 1)]


def test_read_xlsx_keeps_zeros_of_a_number_format():
    book = book_of([["City", "Postcode"], ["Nîmes", 7], ["Kraków", 31001]])
    for row in (2, 3):
        book.active.cell(row, 2).number_format = "00000"
    assert only(book).rows[1:] == [(2, ["Nîmes", "00007"]), (3, ["Kraków", "31001"])]


def test_read_xlsx_knows_hidden_and_filtered_rows_columns_and_sheets():
    book = book_of()
    sheet = book.active
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.auto_filter.ref = "A1:C4"
    sheet.auto_filter.add_filter_column(0, ["Surabaya"])
    sheet.row_dimensions[4].hidden = True
    for state in ("hidden", "veryHidden"):
        book.create_sheet(state).append(["x"])
        book[state].sheet_state = state
    first, *others = opened(saved(book))
    assert (first.hidden_rows, first.hidden_columns) == ({3, 4}, {1})
    assert [first.hidden, *(sheet.hidden for sheet in others)] == [False, True, True]


def test_read_xlsx_says_hidden_only_of_rows_and_columns_that_hold_something():
    book = book_of()
    book.active.row_dimensions[900].hidden = True
    book.active.column_dimensions.group("D", "XFD", hidden=True)
    sheet = only(book)
    assert (sheet.hidden_rows, sheet.hidden_columns) == (frozenset(), frozenset())


def test_read_xlsx_knows_rows_that_are_struck_through():
    book = book_of()
    struck = Font(strike=True)
    for column in (1, 2, 3):
        book.active.cell(3, column).font = struck
    book.active.cell(4, 1).font = struck
    assert only(book).struck_rows == {3}


def test_read_xlsx_knows_a_struck_row_under_a_cell_that_reaches_over_several():
    book = book_of([["Land", "Stadt"], ["日本", "仙台"], [None, "札幌"]])
    book.active.merge_cells("A2:A3")
    book.active["B2"].font = Font(strike=True)
    sheet = only(book)
    assert sheet.struck_rows == {2}
    assert sheet.rows[1:] == [(2, ["日本", "仙台"]), (3, ["日本", "札幌"])]


def test_read_xlsx_keeps_addresses_of_links_and_notes():
    book = book_of()
    sheet = book.active
    sheet["A2"].hyperlink = "https://www.surabaya.go.id/"
    sheet["B3"].comment = Comment("Anna:\nended in 2019", "Anna")
    found = only(book)
    assert found.links == {(2, 0): "https://www.surabaya.go.id/"}
    assert found.comments == {(3, 1): "ended in 2019"}


def test_read_xlsx_keeps_threads_of_comments_instead_of_their_shadow():
    book = book_of()
    book.active["B3"].comment = Comment("[Threaded comment] Your version of Excel …", "tc={1}")
    threads = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        '<threadedComment ref="B3" id="{1}"><text>Ended?</text></threadedComment>'
        '<threadedComment ref="B3" id="{2}" parentId="{1}"><text>Yes, 2019</text></threadedComment>'
        "</ThreadedComments>"
    )
    relation = (
        b'<Relationship Id="t1" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"'
        b' Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    content = repacked(
        saved(book),
        **{
            "xl/threadedComments/threadedComment1__xml": threads.encode(),
            "sheet1__xml__rels": lambda part: part.replace(b"</Relationships>", relation),
        },
    )
    assert opened(content)[0].comments == {(3, 1): "Ended?\nYes, 2019"}


@pytest.mark.parametrize(
    ("formula", "text", "address"),
    [
        ('=HYPERLINK("https://example.org/a","Çanakkale")', "Çanakkale", "https://example.org/a"),
        ('=HYPERLINK("https://example.org/a")', "https://example.org/a", "https://example.org/a"),
        ("=HYPERLINK(B2,A2)", "Osijek", "https://example.org/b"),
        ('=hyperlink("https://example.org/"&A2, "say ""hi""")', 'say "hi"', "https://example.org/Osijek"),
    ],
)
def test_read_xlsx_works_out_links_in_formulas(formula, text, address):
    sheet = only(book_of([["City", "Page", "Link"], ["Osijek", "https://example.org/b", formula]]))
    assert (sheet.rows[1][1][2], sheet.links) == (text, {(2, 2): address})


def test_read_xlsx_shows_a_formula_that_was_never_worked_out():
    assert only(book_of([["City", "Twin"], ["Pécs", '=A2&" 2"']])).rows[1] == (2, ["Pécs", '=A2&" 2"'])


def test_read_xlsx_fills_merged_cells_only_where_there_is_something():
    book = book_of(
        [
            ["Gemellaggi", None, None],
            ["Paese", "Città", "Dal"],
            ["Italia", "Torino", 1958],
            [None, "Bari", 1960],
        ]
    )
    sheet = opened(merged(saved(book), "A1:XFD1", "A3:A1048576"))[0]
    assert sheet.rows == [
        (1, ["Gemellaggi"] * 3),
        (2, ["Paese", "Città", "Dal"]),
        (3, ["Italia", "Torino", 1958]),
        (4, ["Italia", "Bari", 1960]),
    ]
    assert sheet.spans == [(1, 0, 2)]


def test_read_xlsx_keeps_values_below_a_merged_area():
    sheet = opened(merged(saved(book_of()), "A1:XFD1048576"))[0]
    assert (sheet.rows[1], sheet.spans) == ((2, ROWS[1]), [])


def as_strict(part):
    return part.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    ).replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )


def test_read_xlsx_takes_the_strict_form():
    parts = ("xl/workbook__xml", "sheet1__xml", "styles__xml", "workbook__xml__rels", "_rels/__rels")
    content = repacked(saved(book_of()), **dict.fromkeys(parts, as_strict))
    assert opened(content)[0].rows == [(row, cells) for row, cells in enumerate(ROWS, start=1)]


def test_read_xlsx_takes_dates_as_text_of_the_strict_form():
    content = repacked(
        saved(book_of([["x"]])),
        sheet1__xml=b'<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="d"><x:v>1967-12-18T00:00:00</x:v></x:c>'
        b'<x:c t="inlineStr"><x:is><x:r><x:t>Kob</x:t></x:r><x:r><x:t>e</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c>'
        b"<x:c t='b'><x:v>1</x:v></x:c><x:c t='e'><x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>",
    )
    assert opened(content)[0].rows == [(1, [dt.date(1967, 12, 18), "Kobe", True, "#REF!"])]


@pytest.mark.parametrize(
    "change",
    [
        lambda part: re.sub(rb"<fills.*?</fills>", b"<fills><fill/></fills>", part),
        lambda part: re.sub(rb"<family val=\"\d+\" ?/>", b'<family val="99"/>', part),
        lambda part: part.replace(b"<cellStyles", b"<odd a='1'/><cellStyles"),
    ],
)
def test_read_xlsx_is_not_stopped_by_broken_styles(change):
    assert len(opened(repacked(saved(book_of()), styles__xml=change))[0].rows) == len(ROWS)


def test_read_xlsx_does_without_styles():
    rows = opened(repacked(saved(book_of([["City", "Since"], ["Ghent", 1967]])), styles__xml=None))[0].rows
    assert rows[1] == (2, ["Ghent", 1967])


def test_read_xlsx_counts_plain_numbers_of_dates_from_1904():
    book = book_of([["City", "Date signed", "Budget"], ["Oulu", 23362, 23362], ["Turku", 1998, 5]])
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    sheet = only(book)
    assert sheet.rows[1:] == [(2, ["Oulu", dt.date(1967, 12, 18), 23362]), (3, ["Turku", 1998, 5])]
    assert [remark.code for remark in sheet.remarks] == ["serials_1904"]


def test_read_xlsx_leaves_plain_numbers_alone_in_other_workbooks():
    assert only(book_of([["City", "Date signed"], ["Oulu", 24824]])).rows[1] == (2, ["Oulu", 24824])


def test_read_xlsx_warns_of_nothing(recwarn, capfd):
    content = repacked(
        saved(book_of()),
        sheet1__xml=lambda part: part.replace(
            b"</worksheet>",
            b"<extLst><ext uri='{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}'/></extLst></worksheet>",
        ),
    )
    opened(content)
    assert (len(recwarn), *capfd.readouterr()) == (0, "", "")


# ---- large and hostile ----


def test_read_xlsx_takes_no_room_for_a_sheet_that_is_formatted_to_its_last_row_and_column():
    rows = b"".join(
        b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (n, n) for n in range(5, 300_001)
    )
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    content = repacked(saved(book_of()), sheet1__xml=lambda part: part.replace(b"</sheetData>", rows + far))
    tracemalloc.start()
    assert len(opened(content)[0].rows) == len(ROWS)
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (b'<row r="7"><c r="XFD7"><v>1</v></c></row>', "sheet Ties, row 7, column 16,384"),
        (b'<row r="99999999"><c r="A99999999"><v>1</v></c></row>', "row 99,999,999"),
    ],
)
def test_read_xlsx_refuses_a_cell_that_is_too_far_away(cell, expected):
    content = repacked(
        saved(book_of()), sheet1__xml=lambda part: part.replace(b"</sheetData>", cell + b"</sheetData>")
    )
    with pytest.raises(TableError, match=expected) as error:
        opened(content)
    assert "\n" not in str(error.value)


def test_read_xlsx_refuses_a_part_that_unpacks_without_end():
    bomb = b"<worksheet>" + b" " * (SMALL_PART + SMALL_PART // LARGEST_RATIO) + b"</worksheet>"
    with pytest.raises(TableError, match="unpacks to more than"):
        opened(repacked(saved(book_of()), sheet1__xml=bomb))


@pytest.mark.parametrize("part", ["xl/workbook__xml", "sheet1__xml", "styles__xml"])
def test_read_xlsx_refuses_entities(part):
    bomb = b'<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
    with pytest.raises(TableError, match="declares entities"):
        opened(repacked(saved(book_of()), **{part: bomb}))


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"PK\x03\x04broken", "ties.xlsx", "no workbook"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "ties.xlsx", "encrypted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "ties.xls", "no workbook"),
        (b"\x00\x01\x02\nbinary", "ties.xlsx", "no workbook"),
        (b"broken", "ties.ods", "no workbook"),
        (repacked(saved(book_of()), sheet1__xml=b"<worksheet><row>"), "ties.xlsx", "sheet1.xml"),
        (repacked(saved(book_of()), sheet1__xml=None), "ties.xlsx", "has no part"),
        (repacked(saved(book_of()), **{"xl/workbook__xml": None}), "ties.xlsx", "has no part"),
        (saved(book_of())[:-200], "ties.xlsx", "no workbook"),
        (ods_of(""), "ties.ods", "no sheet"),
    ],
)
def test_read_sheets_refuses_a_broken_workbook_in_one_line(content, name, expected):
    with pytest.raises(TableError, match=expected) as error:
        opened(content, name)
    assert "\n" not in str(error.value)


# ---- .ods ----


def test_read_ods_fills_merged_cells_and_knows_what_is_hidden():
    sheet, drafts = opened(
        ods_of(
            '<table:table table:name="Ties">'
            '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
            "<table:table-row>" + texts("国", "都市", "備考") + "</table:table-row>"
            '<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>Italia'
            "</text:p></table:table-cell>" + texts("Torino", "a<text:s/>b") + "</table:table-row>"
            '<table:table-row table:visibility="filter"><table:covered-table-cell/>'
            + texts("Bari")
            + "</table:table-row>"
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell'
            ' table:number-columns-repeated="16384"/></table:table-row></table:table>'
            '<table:table table:name="Draft" table:style-name="ta2"><table:table-row>'
            + texts("x")
            + "</table:table-row>"
            "</table:table>",
            '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>',
        ),
        "ties.ods",
    )
    assert sheet.rows == [
        (1, ["国", "都市", "備考"]),
        (2, ["Italia", "Torino", "a b"]),
        (3, ["Italia", "Bari"]),
    ]
    assert (sheet.hidden_rows, sheet.hidden_columns, drafts.hidden) == ({3}, {1}, True)


def test_read_ods_shows_dates_and_numbers_as_their_styles_do():
    styles = (
        '<number:date-style style:name="N1"><number:month/><number:text>-</number:text><number:year/></number:date-style>'
        '<number:date-style style:name="N2"><number:year number:style="long"/></number:date-style>'
        '<number:number-style style:name="N3"><number:number number:decimal-places="0" number:min-integer-digits="5"/>'
        "</number:number-style>"
        + "".join(
            f'<style:style style:name="ce{n}" style:family="table-cell" style:data-style-name="N{n}"/>'
            for n in (1, 2, 3)
        )
        + '<style:style style:name="ce4" style:family="table-cell"><style:text-properties'
        ' style:text-line-through-style="solid"/></style:style>'
    )
    date = '<table:table-cell {} office:value-type="date" office:date-value="1967-12-18"><text:p>?</text:p></table:table-cell>'
    rows = (
        date.format('table:style-name="ce1"') + date.format('table:style-name="ce2"') + date.format(""),
        '<table:table-cell table:style-name="ce3" office:value-type="float" office:value="7"><text:p>00007</text:p>'
        '</table:table-cell><table:table-cell office:value-type="float" office:value="7"><text:p>7,0</text:p></table:table-cell>',
        '<table:table-cell table:style-name="ce4" office:value-type="string"><text:p>Oslo</text:p></table:table-cell>',
    )
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    sheet = opened(ods_of(f'<table:table table:name="T">{table}</table:table>', styles), "ties.ods")[0]
    assert sheet.rows == [(1, ["1967-12", 1967, dt.date(1967, 12, 18)]), (2, ["00007", 7]), (3, ["Oslo"])]
    assert sheet.struck_rows == {3}


def test_read_ods_keeps_links_and_notes():
    cells = (
        '<table:table-cell office:value-type="string"><office:annotation><dc:creator>A</dc:creator><text:p>ended 2019</text:p>'
        '</office:annotation><text:p><text:a xlink:href="https://example.org/a">Vaasa</text:a></text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=HYPERLINK(&quot;https://example.org/b&quot;;&quot;page&quot;)"/>'
        '<table:table-cell table:formula="of:=[.A1]"/>'
    )
    sheet = opened(
        ods_of(f'<table:table table:name="T"><table:table-row>{cells}</table:table-row></table:table>'),
        "t.ods",
    )[0]
    assert sheet.rows == [(1, ["Vaasa", "page", "=[.A1]"])]
    assert sheet.links == {(1, 0): "https://example.org/a", (1, 1): "https://example.org/b"}
    assert sheet.comments == {(1, 0): "ended 2019"}


class Looked(set):
    """A set that counts what is looked for in it."""

    times = 0

    def __contains__(self, sought):
        Looked.times += 1
        return super().__contains__(sought)


def test_read_ods_looks_for_no_struck_or_blank_cell_of_repeated_rows(monkeypatch):
    monkeypatch.setattr(sparse, "set", Looked, raising=False)
    monkeypatch.setattr(Looked, "times", 0)
    styles = (
        '<style:style style:name="ce1" style:family="table-cell"><style:text-properties'
        ' style:text-line-through-style="solid"/></style:style>'
    )
    struck = '<table:table-cell table:style-name="ce1" office:value-type="string"><text:p>Oslo</text:p></table:table-cell>'
    blank = (
        '<table:table-cell office:value-type="float" office:value="7"><text:p> </text:p></table:table-cell>'
    )
    cells = (texts("Kobe", "Oslo"), struck, texts("Kobe") + struck, struck + blank, struck, texts("Oslo"))
    rows = "".join(
        f'<table:table-row table:number-rows-repeated="2">{each}</table:table-row>' for each in cells
    )
    sheet = opened(ods_of(f'<table:table table:name="T">{rows}</table:table>', styles), "ties.ods")[0]
    assert sheet.struck_rows == {3, 4, 7, 8, 9, 10}
    assert [(remark.code, remark.params) for remark in sheet.remarks] == [("text_hidden", {"rows": "7, 8"})]
    assert Looked.times < 100


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ('<table:table-row table:number-rows-repeated="1000000000">', "row 2: the same row comes 1,000,000,000 times"),
        ('<table:table-row><table:table-cell table:number-columns-repeated="100000000" office:value-type="string">'
         "<text:p>x</text:p></table:table-cell>", "row 2, column 1,001"),
    ],
)  # fmt: skip
def test_read_ods_refuses_what_is_repeated_without_end(row, expected):
    table = f'<table:table table:name="T"><table:table-row>{texts("a")}</table:table-row>{row}{texts("b")}</table:table-row>'
    with pytest.raises(TableError, match=expected):
        opened(ods_of(table + "</table:table>"), "ties.ods")


def test_read_fods_reads_the_flat_form(tmp_path):
    with zipfile.ZipFile(
        io.BytesIO(
            ods_of(
                f'<table:table table:name="T"><table:table-row>{texts("Bergen")}</table:table-row></table:table>'
            )
        )
    ) as package:
        flat = package.read("content.xml").replace(b"document-content", b"document")
    path = tmp_path / "ties.fods"
    path.write_bytes(flat)
    assert read_sheets(path)[0].rows == [(1, ["Bergen"])]


# ---- .xls, and files under a wrong name ----


def xls():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Verzeichnis")
    day, month, struck = (
        xlwt.easyxf(num_format_str="D.M.YYYY"), xlwt.easyxf(num_format_str="MMM-YY"), xlwt.easyxf("font: struck_out on"),
    )  # fmt: skip
    for row, cells in enumerate(
        (["Stadt", "Seit", "PLZ"], ["Győr", 24824, 7], ["Brașov", 24824, 8], ["Zürich", "", ""])
    ):
        for column, cell in enumerate(cells):
            style = (
                struck
                if row == 3
                else (None, day if row == 1 else month, xlwt.easyxf(num_format_str="00000"))[column]
            )
            sheet.write(row, column, cell, style if row and style else xlwt.Style.default_style)
    sheet.row(2).hidden = True
    sheet.col(1).hidden = True
    sheet.write_merge(4, 4, 0, 2, "Fußnote")
    book.add_sheet("Entwurf").visibility = 1
    return saved(book)


@pytest.mark.parametrize("name", ["ties.xls", "ties.xlsx"])
def test_read_xls_shows_an_old_workbook_as_excel_does(name, capfd):
    sheet, draft = opened(xls(), name)
    assert sheet.rows == [
        (1, ["Stadt", "Seit", "PLZ"]),
        (2, ["Győr", dt.date(1967, 12, 18), "00007"]),
        (3, ["Brașov", "1967-12", "00008"]),
        (4, ["Zürich"]),
        (5, ["Fußnote"] * 3),
    ]
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.struck_rows) == ({3}, {1}, {4})
    assert sheet.spans == [(5, 0, 2)]
    assert (draft.hidden, draft.rows) == (True, [])
    assert capfd.readouterr() == ("", "")


XML_2003 = """<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Styles><Style ss:ID="m"><NumberFormat ss:Format="mmm\\-yy"/></Style><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style>
  <Style ss:ID="x"><Font ss:StrikeThrough="1"/></Style><Style ss:ID="z"><NumberFormat ss:Format="00000"/></Style></Styles>
 <Worksheet ss:Name="Cidades"><Table><Column/><Column ss:Hidden="1"/>
  <Row><Cell ss:MergeAcross="2"><Data ss:Type="String">Cidades-irmãs</Data></Cell></Row>
  <Row ss:Index="4"><Cell><Data ss:Type="String">Santos</Data><Comment><Data>até 2019</Data></Comment></Cell>
   <Cell ss:StyleID="m"><Data ss:Type="DateTime">1967-12-18T00:00:00.000</Data></Cell>
   <Cell ss:StyleID="z" ss:HRef="https://example.org/"><Data ss:Type="Number">7</Data></Cell></Row>
  <Row ss:Hidden="1"><Cell ss:StyleID="x"><Data ss:Type="String">Olinda</Data></Cell>
   <Cell ss:Index="3" ss:StyleID="d"><Data ss:Type="DateTime">1993-08-24T00:00:00.000</Data></Cell></Row>
  <Row ss:StyleID="x"><Cell><Data ss:Type="String">Natal</Data></Cell></Row>
 </Table></Worksheet>
 <Worksheet ss:Name="Rascunho"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>
</Workbook>"""


def test_read_xml_2003_shows_a_workbook_as_excel_does():
    sheet, draft = opened(XML_2003.encode(), "cidades.xls")
    assert sheet.rows == [
        (1, ["Cidades-irmãs"] * 3),
        (4, ["Santos", "1967-12", "00007"]),
        (5, ["Olinda", None, dt.date(1993, 8, 24)]),
        (6, ["Natal"]),
    ]
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.struck_rows) == ({5}, {1}, {6})
    assert (sheet.links, sheet.comments) == ({(4, 2): "https://example.org/"}, {(4, 0): "até 2019"})
    assert (sheet.remarks[0].code, draft.hidden) == ("other_format", True)


def record(kind, data=b""):
    """Return a record of a part of an .xlsb: its number, its length and its data."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(data) & 0x7F | 0x80, len(data) >> 7]) + data


def wide(text):
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb():
    """Return a binary workbook by [MS-XLSB]: two styles, two rows, the second hidden, and a hidden sheet."""
    relation = '<Relationship Id="{}" Type="http://x/{}" Target="{}"/>'
    relations = "<Relationships>{}</Relationships>".format
    row = lambda number, hidden=0: record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, hidden, 0, 0))  # noqa: E731
    cell = lambda kind, column, style, data: record(kind, struct.pack("<II", column, style) + data)  # noqa: E731
    sheet = (
        record(60, struct.pack("<IIIIH", 1, 1, 9, 0, 1))
        + row(0) + cell(7, 0, 0, struct.pack("<I", 0)) + cell(6, 1, 0, wide("since")) + cell(6, 2, 0, wide("code"))
        + row(3, 0x10) + cell(6, 0, 0, wide("Győr")) + cell(5, 1, 1, struct.pack("<d", 24824)) + cell(2, 2, 2, struct.pack("<I", 7 << 2 | 2))
        + cell(1, 5, 1, b"")
        + row(4) + cell(6, 1, 3, wide("Pécs"))
        + record(176, struct.pack("<4I", 3, 4, 0, 0)) + record(494, struct.pack("<4I", 3, 3, 0, 0) + wide("rId1"))
    )  # fmt: skip
    styles = (
        record(44, struct.pack("<H", 170) + wide("mmm-yy")) + record(44, struct.pack("<H", 171) + wide("00000"))
        + record(43, struct.pack("<HH", 220, 0)) + record(43, struct.pack("<HH", 220, 8))
        + record(617) + b"".join(record(47, struct.pack("<HHH", 0, number, font)) for number, font in ((0, 0), (170, 0), (171, 0), (0, 1)))
        + record(618)
    )  # fmt: skip
    book = b"".join(
        record(156, struct.pack("<II", hidden, number) + wide(f"rId{number}") + wide(name))
        for number, hidden, name in ((1, 0, "Lista"), (2, 1, "Vázlat"))
    )
    parts = {
        "_rels/.rels": relations(relation.format("rId1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations(
            relation.format("rId1", "worksheet", "s1.bin") + relation.format("rId2", "worksheet", "s2.bin")
            + relation.format("rId3", "styles", "styles.bin") + relation.format("rId4", "sharedStrings", "texts.bin")
        ),
        "xl/s1.bin": sheet,
        "xl/_rels/s1.bin.rels": relations('<Relationship Id="rId1" Type="http://x/hyperlink" Target="https://example.org/" TargetMode="External"/>'),
        "xl/s2.bin": b"",
        "xl/styles.bin": styles,
        "xl/texts.bin": record(19, b"\0" + wide("city")),
    }  # fmt: skip
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


def test_read_xlsb_shows_a_binary_workbook_as_excel_does():
    sheet, draft = opened(xlsb(), "lista.xlsb")
    assert sheet.rows == [
        (1, ["city", "since", "code"]),
        (4, ["Győr", "1967-12", "00007"]),
        (5, ["Győr", "Pécs"]),
    ]
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.struck_rows) == ({4}, {1}, {5})
    assert sheet.links == {(4, 0): "https://example.org/"}
    assert (sheet.name, draft.name, draft.hidden) == ("Lista", "Vázlat", True)


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        ("City;Country\nNîmes;France".encode(), "ties.xlsx", ".csv"),
        ("City\tCountry\r\nNîmes\tFrance".encode("utf-16"), "ties.xls", ".csv"),
        (b'[{"City": "N\xc3\xaemes", "Country": "France"}, {}]\n', "ties.ods", ".json"),
        (saved(book_of([["City", "Country"], ["Nîmes", "France"]])), "ties.xls", ".xlsx"),
        (ods_of(f'<table:table table:name="T"><table:table-row>{texts("City", "Country")}</table:table-row>'
                f"<table:table-row>{texts('Nîmes', 'France')}</table:table-row></table:table>"), "ties.xlsx", ".ods"),
    ],
)  # fmt: skip
def test_read_sheets_reads_a_workbook_by_its_content_and_says_so(content, name, found):
    sheet = opened(content, name)[0]
    assert [cells for _, cells in sheet.rows] == [["City", "Country"], ["Nîmes", "France"]]
    remark, *_ = sheet.remarks
    assert (remark.code, remark.params["found"]) == ("other_format", found)


def test_read_sheets_has_nothing_to_say_of_macros():
    assert opened(saved(book_of()), "ties.xlsm")[0].remarks == ()


@pytest.mark.parametrize("code", [";;;", '"";"";"";""', "_-;_-;_-;_-", ' ; ; ;" "', "[$-409];;;"])
def test_read_xlsx_leaves_out_what_a_format_does_not_show(code):
    book = book_of()
    for address in ("B3", "C3"):
        book.active[address].number_format = code
    book.active["B4"].number_format = "@"
    sheet = only(book)
    assert sheet.rows[2] == (3, ["Liège"]) or sheet.rows[2] == (3, ["Liège", None, None])
    assert sheet.rows[3][1][1] == "Polska"
    assert [(remark.code, remark.params) for remark in sheet.remarks] == [("text_hidden", {"rows": "3"})]


def test_read_xlsx_leaves_out_formulas_whose_format_shows_nothing():
    book = book_of()
    book.active["B3"] = '=HYPERLINK("https://secret.example/","x")'
    book.active["B4"] = '=SECRET("y")'
    for address in ("B3", "B4"):
        book.active[address].number_format = ";;;"
    sheet = only(book)
    assert (sheet.rows[2][1][1], sheet.rows[3][1][1], sheet.links) == (None, None, {})


@pytest.mark.parametrize(
    ("code", "value", "seen"),
    [
        ("0;-0;;@", 0, None), ("0;-0;;@", 5, 5), ("0;-0;;@", "Bonn", "Bonn"), (";;", "Bonn", "Bonn"), (";;", 7, None),
        (";;;@", 7, None), ("0;", -3, -3), ("[=0]\"\";General", 0, None), ("[=0]\"\";General", 4, 4), ("[Red]", 4, 4),
        ("#,##0;[Red]-#,##0", -4, -4), ("_(* #,##0_);_(* \\(#,##0\\);_(* \"-\"??_);_(@_)", 0, 0), ("General", 0, 0),
        ("[h]:mm", 0.5, "12:00:00"), ("[$€-407] 0", 4, 4), ("@", "Bonn", "Bonn"), ("[White]General;;;", 4, 4),
    ],
)  # fmt: skip
def test_read_xlsx_shows_of_a_cell_what_the_section_of_its_format_shows(code, value, seen):
    book = book_of([["Stadt", "Anzahl"], ["Kobe", value]])
    book.active["B2"].number_format = code
    cells = only(book).rows[1][1]
    assert (cells[1] if len(cells) > 1 else None) == seen


@pytest.mark.parametrize("zero", [b"0", b"0.0", b"0.00"])
def test_read_xlsx_takes_rows_without_height_and_columns_without_width_for_hidden(zero):
    content = repacked(
        saved(book_of()),
        sheet1__xml=lambda part: part.replace(b'<row r="3"', b'<row r="3" customHeight="1" ht="' + zero + b'"').replace(
            b"<sheetData>", b'<cols><col min="2" max="2" width="' + zero + b'" customWidth="1"/></cols><sheetData>'
        ),
    )  # fmt: skip
    (sheet,) = opened(content)
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({3}, {1})


def test_read_xls_leaves_out_what_is_not_shown_and_knows_rows_and_columns_without_size():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ties")
    nothing = xlwt.easyxf(num_format_str=";;;")
    for at, cells in enumerate(ROWS):
        for column, cell in enumerate(map(str, cells)):
            sheet.write(at, column, cell)
    sheet.write(1, 3, "secret", nothing)
    sheet.write(2, 3, 4711, nothing)
    sheet.row(3).height_mismatch = True
    sheet.row(3).height = 0
    sheet.col(2).width = 0
    (read,) = opened(saved(book), "ties.xls")
    assert [len(list(filter(None, cells))) for _, cells in read.rows] == [3, 3, 3, 3]
    assert (read.hidden_rows, read.hidden_columns) == ({4}, {2})
    assert [(remark.code, remark.params) for remark in read.remarks] == [("text_hidden", {"rows": "2, 3"})]


def test_read_xlsb_takes_a_row_without_height_for_hidden():
    content = repacked(xlsb(), **{"s1__bin": lambda part: part.replace(struct.pack("<IIH", 4, 0, 300), struct.pack("<IIH", 4, 0, 0))})  # fmt: skip
    assert opened(content, "lista.xlsb")[0].hidden_rows == {4, 5}


def test_read_ods_knows_hidden_groups_of_rows_and_columns():
    texts = lambda *cells: "".join(f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells)  # noqa: E731  # fmt: skip
    row = lambda *cells: f"<table:table-row>{texts(*cells)}</table:table-row>"  # noqa: E731
    closed = 'table:display="false"'
    content = ods_of(
        '<table:table table:name="A"><table:table-column/>'
        f"<table:table-column-group {closed}><table:table-column-group><table:table-column/></table:table-column-group>"
        "</table:table-column-group><table:table-column/>"
        + row("Città", "Segreto", "Paese")
        + f"<table:table-row-group {closed}><table:table-row-group>{row('Bari', 'x', 'Italia')}</table:table-row-group>"
        + row("Lione", "x", "Francia")
        + f"</table:table-row-group><table:table-row-group>{row('Nizza', 'x', 'Francia')}</table:table-row-group></table:table>"
    )
    (sheet,) = opened(content, "a.ods")
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({2, 3}, {1})


def test_read_ods_leaves_out_what_a_style_does_not_show():
    cell = '<table:table-cell table:style-name="ce1" office:value-type="{}"{}><text:p>{}</text:p></table:table-cell>'
    content = ods_of(
        '<table:table table:name="A"><table:table-row><table:table-cell office:value-type="string"><text:p>Città</text:p>'
        "</table:table-cell>" + cell.format("string", "", "segreto") + cell.format("float", ' office:value="7"', "")
        + "</table:table-row></table:table>",
        '<number:text-style style:name="N1"/><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>',
    )  # fmt: skip
    (sheet,) = opened(content, "a.ods")
    assert sheet.rows == [(1, ["Città"])]
    assert [(remark.code, remark.params) for remark in sheet.remarks] == [("text_hidden", {"rows": "1"})]
