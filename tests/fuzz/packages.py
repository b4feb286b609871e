"""Workbooks and documents as zips of parts, whose parts and sizes are changed, and .xls as bytes."""

import datetime as dt
import functools
import io
import re
import struct
import zipfile

import docx
import openpyxl
import xlwt
from hypothesis import strategies as st
from openpyxl.comments import Comment

from .case import Case
from .guard import ADDRESS
from .pieces import any_text, damaged
from .tables import read_options
from .targets import MADE

ROWS = (
    ("City", "Country", "Partner city", "Partner country", "Since", "Kind", "Note"),
    ("Busan", "South Korea", "Shimonoseki", "Japan", dt.date(1976, 10, 11), "sister city", "a"),
    ("Busan", "South Korea", "Los Angeles", "United States", 1967, "sister city", None),
    ("Busan", "South Korea", "Hamburg", "Germany", "2010", "friendship", "=1+1"),
    ("Busan", None, "Xyzzyville", None, 29221.5, "MOU", "x"),
)


@functools.cache
def xlsx():
    """A workbook with what a workbook can have: two sheets, one hidden, merged cells, links, notes, formats."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Ties"
    for row in ROWS:
        sheet.append(row)
    sheet["E2"].number_format = "yyyy-mm-dd"
    sheet["E5"].number_format = '[$-412]yyyy"년" m"월"'
    sheet["C2"].hyperlink = f"{ADDRESS}/a"
    sheet["C3"].comment = Comment("seen", "x")
    sheet.append(["merged", None, "Osaka"])
    sheet.merge_cells("A6:B7")
    sheet.column_dimensions["G"].hidden = True
    sheet.row_dimensions[3].hidden = True
    other = book.create_sheet("Old")
    other.sheet_state = "hidden"
    other.append(["City", "Partner city"])
    other.append(["Seoul", "Tokyo"])
    book.save(file := io.BytesIO())
    return file.getvalue()


@functools.cache
def ods():
    """An OpenDocument sheet."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{value or ""}</text:p></table:table-cell>' for value in row)
        + "</table:table-row>"
        for row in ROWS
    )  # fmt: skip
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<office:automatic-styles><style:style style:name="ta1" style:family="table"/></office:automatic-styles>'
        f'<office:body><office:spreadsheet><table:table table:name="Ties" table:style-name="ta1">{cells}'
        '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2" office:value-type="float" '
        'office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
        f'<table:table-row><table:table-cell><text:p><text:a xlink:href="{ADDRESS}">Osaka</text:a></text:p></table:table-cell></table:table-row>'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        [
            ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", content.encode()),
            ("META-INF/manifest.xml", b"<x/>"),
        ]
    )


@functools.cache
def word():
    """A document with two tables."""
    document = docx.Document()
    for rows in (ROWS, ROWS[:2]):
        document.add_paragraph("Twin towns")
        table = document.add_table(len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for at, value in enumerate(row):
                table.cell(number, at).text = str(value or "")
    table.cell(0, 0).merge(table.cell(0, 1))
    document.save(file := io.BytesIO())
    return file.getvalue()


@functools.cache
def xls():
    """A workbook of before 2007."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ties")
    for number, row in enumerate(ROWS):
        for at, value in enumerate(row):
            sheet.write(
                number,
                at,
                value,
                xlwt.easyxf(num_format_str="yyyy-mm-dd")
                if isinstance(value, dt.date)
                else xlwt.Style.default_style,
            )
    sheet.merge(5, 6, 0, 1)
    book.save(file := io.BytesIO())
    return file.getvalue()


@functools.cache
def kmz():
    """A zipped KML."""
    return zipped([("doc.kml", f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document><NetworkLink><Link><href>{ADDRESS}</href></Link></NetworkLink><Placemark><name>Busan</name><ExtendedData><Data name="to"><value>Osaka</value></Data></ExtendedData><Point><coordinates>129,35</coordinates></Point></Placemark></Document></kml>'.encode())])  # fmt: skip


@functools.cache
def xml_2003():
    """A workbook as one XML file."""
    rows = "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{value or ""}</Data></Cell>' for value in row)
        + "</Row>"
        for row in ROWS
    )
    return f'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Ties"><Table>{rows}<Row ss:Index="9"><Cell ss:Index="3" ss:MergeAcross="1"><Data ss:Type="DateTime">1976-10-11T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>'.encode()  # fmt: skip


ZIPS = {".xlsx": xlsx, ".xlsm": xlsx, ".ods": ods, ".docx": word, ".kmz": kmz}
FLAT = {".xls": xls, ".xml": xml_2003}

Parts = list[tuple[str, bytes]]


def parts_of(content: bytes) -> Parts:
    """Return the parts of a zip, in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return [(info.filename, package.read(info)) for info in package.infolist()]


def zipped(parts: Parts, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Write parts, also those of one name; the same parts give the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as package:
        for name, content in parts:
            info = zipfile.ZipInfo(name[:200] or "x")
            info.compress_type = method
            package._didModify = True
            with package.open(info, "w") as stream:
                stream.write(content)
    return file.getvalue()


# ---- what happens to parts ----

_NAMES = ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "[Content_Types].xml", "_rels/.rels", "xl/_rels/workbook.xml.rels",
          "content.xml", "styles.xml", "word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "doc.kml", "../x.xml", "/etc/passwd", "C:\\x", "XL/WORKBOOK.XML", "a" * 150, "\u202e.xml", "xl\\workbook.xml", ".", "META-INF/manifest.xml", "META-INF/encryption.xml", "EncryptedPackage")  # fmt: skip
_VALUES = ("", "0", "-1", "1", "2", "99", "1048577", "16385", "99999999999999999999", "1e308", "nan", "NaN", "INF", "-0", "x", "A1", "A0", "ZZZZ9", "XFD1048576", "A1:XFD1048576", "A1:A1048576", "B2:A1",
           "rId1", "rId99", "../workbook.xml", "worksheets/sheet1.xml", "/xl/workbook.xml", "_rels/workbook.xml.rels", "sheet1.xml", "../../../../etc/passwd", ADDRESS, "External", "s", "str", "b", "e", "d", "inlineStr", "n", "true", "hidden", "veryHidden",
           "1900-02-29", "1976-10-11T00:00:00", "P1D", "PT99999999999H", "date", "float", "percentage", "currency", "time", "boolean", "General", "@", "[h]:mm", "yyyy" * 60, '"' , "[>9]0;[<1]x;@", "[$-ffffffff]d", "0.0E+0?/?", "_x0000_", "_xD800_", "&#10;", "가")  # fmt: skip
_ATTRIBUTE = re.compile(rb'(\s[\w:]+)="([^"<>]*)"')
_TAG = re.compile(rb"<[^<>]+>")
_CONTENT = re.compile(rb">([^<>]+)<")


def _escaped(text):
    return (
        text.encode("utf-8", "replace")
        .replace(b"&", b"&amp;")
        .replace(b'"', b"&quot;")
        .replace(b"<", b"&lt;")
    )


def _one(draw, pattern, content):
    found = [*pattern.finditer(content)]
    return draw(st.sampled_from(found)) if found else None


def _change_xml(draw, content):
    """Change some attributes, texts and tags of a part."""
    for kind in draw(
        st.lists(
            st.sampled_from(
                (
                    "value",
                    "value",
                    "value",
                    "text",
                    "text",
                    "drop tag",
                    "double",
                    "attribute",
                    "doctype",
                    "swap",
                    "deep",
                )
            ),
            min_size=1,
            max_size=5,
        )
    ):
        if kind == "value" and (found := _one(draw, _ATTRIBUTE, content)):
            value = draw(st.one_of(st.sampled_from(_VALUES), st.sampled_from(_VALUES), any_text))
            content = content[: found.start(2)] + _escaped(value) + content[found.end(2) :]
        elif kind == "text" and (found := _one(draw, _CONTENT, content)):
            value = draw(st.one_of(st.sampled_from(_VALUES), any_text))
            content = content[: found.start(1)] + _escaped(value) + content[found.end(1) :]
        elif (kind == "drop tag" and (found := _one(draw, _TAG, content))) or (
            kind == "attribute" and (found := _one(draw, _ATTRIBUTE, content))
        ):
            content = content[: found.start()] + content[found.end() :]
        elif kind == "double" and (found := _one(draw, _TAG, content)):
            end = draw(st.integers(found.end(), min(len(content), found.end() + 400)))
            content = content[:end] + content[found.start() : end] + content[end:]
        elif kind == "doctype":
            kinds = (
                f'<!DOCTYPE x SYSTEM "{ADDRESS}/x.dtd">',
                '<!DOCTYPE x [<!ENTITY a "b">]>',
                '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
            )
            at = content.find(b"?>") + 2 if b"?>" in content[:200] else 0
            content = content[:at] + draw(st.sampled_from(kinds)).encode() + content[at:]
        elif kind == "swap" and (found := _one(draw, _TAG, content)) and (other := _one(draw, _TAG, content)):
            if found.end() <= other.start():
                content = (
                    content[: found.start()]
                    + other[0]
                    + content[found.end() : other.start()]
                    + found[0]
                    + content[other.end() :]
                )
        elif kind == "deep" and (found := _one(draw, _TAG, content)):
            depth = draw(st.sampled_from((3, 50, 2000)))
            content = content[: found.start()] + b"<t>" * depth + b"</t>" * depth + content[found.start() :]
    return content


def _pick(draw, parts):
    return draw(st.integers(0, len(parts) - 1))


def _change_part(draw, parts):
    at = _pick(draw, parts)
    name, content = parts[at]
    parts[at] = (name, _change_xml(draw, content))


def _damage_part(draw, parts):
    at = _pick(draw, parts)
    parts[at] = (parts[at][0], draw(damaged(parts[at][1])))


def _drop_part(draw, parts):
    if len(parts) > 1:
        del parts[_pick(draw, parts)]


def _rename_part(draw, parts):
    at = _pick(draw, parts)
    parts[at] = (
        draw(st.one_of(st.sampled_from(_NAMES), st.just(parts[at][0].upper()), st.just("./" + parts[at][0]))),
        parts[at][1],
    )


def _double_part(draw, parts):
    name, content = parts[_pick(draw, parts)]
    parts.insert(
        _pick(draw, parts),
        (draw(st.one_of(st.just(name), st.sampled_from(_NAMES))), _change_xml(draw, content)),
    )


def _exchange_parts(draw, parts):
    one, two = _pick(draw, parts), _pick(draw, parts)
    parts[one], parts[two] = (parts[one][0], parts[two][1]), (parts[two][0], parts[one][1])


def _point_in_circles(draw, parts):
    """Let relationships point to one another, to themselves, and outside."""
    for at, (name, content) in enumerate(parts):
        if name.endswith(".rels"):
            targets = iter(
                draw(
                    st.lists(
                        st.sampled_from(
                            (*_NAMES, name, "sheet1.xml", "../workbook.xml", "workbook.xml", ADDRESS, "#", "")
                        ),
                        min_size=12,
                        max_size=12,
                    )
                )
            )
            parts[at] = (
                name,
                re.sub(
                    rb'Target="[^"]*"',
                    lambda _, targets=targets: b'Target="' + _escaped(next(targets, "x")) + b'"',
                    content,
                ),
            )


PARTS_CHANGES = (
    _change_part,
    _change_part,
    _change_part,
    _change_part,
    _damage_part,
    _drop_part,
    _rename_part,
    _double_part,
    _exchange_parts,
    _point_in_circles,
)


def _lie(draw, content):
    """Change a number of a header of the zip: sizes, sums, methods, flags, where a part begins."""
    data = bytearray(content)
    places = [(found.start(), b"PK\x03\x04") for found in re.finditer(rb"PK\x03\x04", content)] + [
        (found.start(), b"PK\x01\x02") for found in re.finditer(rb"PK\x01\x02", content)
    ]
    for _ in range(draw(st.integers(1, 3))):
        start, mark = draw(st.sampled_from(places))
        fields = {
            "version": 4,
            "flags": 6,
            "method": 8,
            "crc": 14,
            "packed": 18,
            "size": 22,
            "name": 26,
            "extra": 28,
        }
        if mark == b"PK\x01\x02":
            fields = {name: at + 2 for name, at in fields.items()} | {"comment": 32, "offset": 42}
        field = draw(st.sampled_from(sorted(fields)))
        number = draw(
            st.sampled_from((0, 1, 2, 8, 9, 12, 14, 95, 99, 0x800, 0x7FFF, 0xFFFF))
            if field in ("version", "flags", "method", "name", "extra", "comment")
            else st.sampled_from((0, 1, 100, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF))
        )
        wide = field in ("crc", "packed", "size", "offset")
        struct.pack_into("<I" if wide else "<H", data, start + fields[field], number)
    return bytes(data)


@st.composite
def workbook_cases(draw):
    """A workbook that is nearly right, and what is made of it."""
    suffix = draw(st.sampled_from((*ZIPS, ".xlsx", ".xlsx", *FLAT)))
    if suffix in ZIPS:
        parts = parts_of(ZIPS[suffix]())
        if draw(st.integers(0, 9)):
            # Only so often all of them: most parts of a document say nothing of its tables.
            useful = [
                part
                for part in parts
                if re.search(
                    r"sheet|workbook|shared|styles\.xml|content|document\.xml|\.rels|comments|\.kml", part[0]
                )
            ]
            parts = [part for part in parts if part not in useful] + useful if draw(st.booleans()) else useful
        for change in draw(st.lists(st.sampled_from(PARTS_CHANGES), min_size=1, max_size=4)):
            change(draw, parts)
        content = zipped(
            parts,
            draw(
                st.sampled_from(
                    (zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)
                )
            ),
        )
        if draw(st.integers(0, 5)) == 0:
            content = _lie(draw, content)
    elif suffix == ".xml":
        content = _change_xml(draw, xml_2003())
    else:
        content = xls()
    if suffix == ".xls" or draw(st.integers(0, 7)) == 0:
        content = draw(damaged(content, most=6))
    if draw(st.integers(0, 11)) == 0:
        suffix = draw(st.sampled_from((*ZIPS, *FLAT, ".xlsb", ".csv", ".json", ".fods")))
    name = f"ties{suffix}"
    options = {"table": name, "read": draw(read_options), "made": draw(st.sampled_from(MADE))}
    if draw(st.integers(0, 5)) == 0:
        options["opened"] = True
    return Case("workbooks", {name: content}, options)
