"""Files that are small and would be huge once read: made on the fly, each by a function of its own name.

``python tests/hostile_files.py FOLDER`` writes them all, to be measured by hand.
"""

import io
import json
import random
import struct
import sys
import zipfile
import zlib
from pathlib import Path

FILES = {}
ROW = "<row><c t='inlineStr'><is><t>{}</t></is></c><c t='inlineStr'><is><t>Kobe</t></is></c></row>"
LIST = "City,Partner city\nBusan,Kobe\nUlsan,Lyon\n"


def file(name):
    """Note a function as one that makes the bytes of a file called `name`."""

    def noted(make):
        FILES[name] = make
        return make

    return noted


# ---- zip files, whose parts may lie about themselves ----


def repeated(chunk: bytes, times: int, start: bytes = b"", end: bytes = b"") -> tuple[bytes, int]:
    """Deflate `start`, `chunk` many times and `end`, without ever holding them; give the stream and its size unpacked."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = chunk * max(1, 2**20 // len(chunk))
    rounds = max(1, times * len(chunk) // len(block))
    head = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    middle = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    tail = packer.compress(end) + packer.flush()
    return head + middle * rounds + tail, len(start) + len(block) * rounds + len(end)


def archive(parts: dict[str, bytes | tuple[bytes, int]], *, same_data=()) -> bytes:
    """Make a zip file; a part is bytes, or a stream that is deflated already, with the size that it states.

    The names of `same_data` are entries that all point to the data of the first of them.
    """
    out, entries = bytearray(), []
    for name, part in parts.items():
        if isinstance(part, bytes):
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            stream, size, crc = packer.compress(part) + packer.flush(), len(part), zlib.crc32(part)
        else:
            (stream, size), crc = part, 0
        at, label = len(out), name.encode()
        out += (
            struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(stream), size, len(label), 0)
            + label
        )
        out += stream
        entries.append((label, crc, len(stream), size, at))
        if name in same_data[:1]:
            entries += [(other.encode(), crc, len(stream), size, at) for other in same_data[1:]]
    begin = len(out)
    for label, crc, packed, size, at in entries:
        out += struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, packed, size, len(label), 0, 0, 0, 0, 0, at
        ) + label  # fmt: skip
    count = min(len(entries), 0xFFFF)
    return bytes(out + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(out) - begin, begin, 0))


def workbook(
    sheet=None, *, sheets=1, strings=None, styles=None, more=None, same_part=False, **options
) -> bytes:
    """Make a workbook of the parts that are read."""
    numbers = range(1, sheets + 1)
    target = "worksheets/sheet{}.xml"
    related = "".join(
        f'<Relationship Id="r{n}" Type="x/worksheet" Target="{target.format(1 if same_part else n)}"/>'
        for n in numbers
    )
    related += '<Relationship Id="s" Type="x/sharedStrings" Target="strings.xml"/>' if strings else ""
    related += '<Relationship Id="t" Type="x/styles" Target="styles.xml"/>' if styles else ""
    listed = "".join(f'<sheet name="S{n}" r:id="r{n}"/>' for n in numbers)
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": b'<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{listed}</sheets></workbook>'.encode(),
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>".encode(),
        "xl/worksheets/sheet1.xml": sheet
        if sheet is not None
        else xml_sheet(ROW.format("Busan") + ROW.format("Ulsan")),
    }
    parts |= {"xl/strings.xml": strings} if strings else {}
    parts |= {"xl/styles.xml": styles} if styles else {}
    return archive(parts | (more or {}), **options)


def xml_sheet(rows: str, after: str = "", before: str = "") -> bytes:
    return f"<worksheet>{before}<sheetData>{ROW.format('City').replace('Kobe', 'Partner city')}{rows}</sheetData>{after}</worksheet>".encode()


@file("part_huge.xlsx")
def part_huge():
    return workbook(repeated(b" ", 3_000_000_000, b"<worksheet><sheetData>", b"</sheetData></worksheet>"))


@file("part_of_a_gigabyte_of_rows.xlsx")
def part_of_rows():
    return workbook(repeated(b"<row/>", 150_000_000, b"<worksheet><sheetData>", b"</sheetData></worksheet>"))


@file("part_lies.xlsx")
def part_lies():
    stream, _ = repeated(b" ", 3_000_000_000, xml_sheet(""))
    return workbook((stream, 1000))


@file("unused_part_huge.xlsx")
def unused_part_huge():
    return workbook(more={"xl/media/picture.bin": repeated(b"\0", 4_000_000_000)})


@file("parts_many.xlsx")
def parts_many():
    return workbook(more={f"xl/media/{number}": b"" for number in range(60_000)})


@file("parts_overlap.xlsx")
def parts_overlap():
    names = [f"xl/worksheets/sheet{number}.xml" for number in range(1, 1001)]
    sheet = repeated(b" ", 10_000_000, b"<worksheet><sheetData>", xml_sheet("")[22:])
    return workbook(sheet, sheets=1000, same_data=names)


@file("sheets_same_part.xlsx")
def sheets_same_part():
    return workbook(sheets=50_000, same_part=True)


@file("cells_many.xlsx")
def cells_many():
    row = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
    return workbook(repeated(row, 190_000, xml_sheet("")[:-33], b"</sheetData></worksheet>"))


@file("cells_many_padded.xlsx")
def cells_many_padded():
    # Bytes that do not pack keep the sheet below the ratio at which a part is refused unread.
    noise = f"<worksheet><!--{random.Random(1).randbytes(2_000_000).hex()}--><sheetData>".encode()
    row = b"<row>" + b"<c><v>1</v></c>" * 100 + b"</row>"
    return workbook(repeated(row, 190_000, noise, b"</sheetData></worksheet>"))


@file("rows_many.xlsx")
def rows_many():
    row = ROW.format("Busan").encode()
    return workbook(repeated(row, 1_000_000, b"<worksheet><sheetData>", b"</sheetData></worksheet>"))


@file("text_shared.xlsx")
def text_shared():
    # 90,000 characters that 4,000 cells refer to: 360 million that nobody wrote.
    strings = repeated(b"x", 90_000, b"<sst><si><t>", b"</t></si></sst>")
    packed = zlib.decompress(strings[0], -15)[:90_000] + b"</t></si></sst>"
    row = "<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>"
    return workbook(xml_sheet(row * 2_000), strings=packed)


@file("text_shared_short.xlsx")
def text_shared_short():
    row = "<row>" + "<c t='s'><v>0</v></c>" * 50 + "</row>"
    return workbook(
        xml_sheet(row * 10_000), strings=b"<sst><si><t>" + b"Busan is a city " * 50 + b"</t></si></sst>"
    )


@file("text_huge.xlsx")
def text_huge():
    return workbook(strings=repeated(b"x", 900_000_000, b"<sst><si><t>", b"</t></si></sst>"))


@file("strings_many.xlsx")
def strings_many():
    return workbook(strings=repeated(b"<si><t>x</t></si>", 20_000_000, b"<sst>", b"</sst>"))


@file("merges_many.xlsx")
def merges_many():
    merges = "<mergeCell ref='A1:XFD1048576'/>" * 200_000
    return workbook(xml_sheet(ROW.format("Busan") * 2_000, f"<mergeCells>{merges}</mergeCells>"))


@file("links_many.xlsx")
def links_many():
    links = "<hyperlink ref='A1:XFD1048576' location='A1'/>" * 200_000
    return workbook(xml_sheet(ROW.format("Busan") * 2_000, f"<hyperlinks>{links}</hyperlinks>"))


@file("columns_hidden.xlsx")
def columns_hidden():
    return workbook(
        xml_sheet(
            ROW.format("Busan"),
            before="<cols>" + "<col min='1' max='16384' hidden='1'/>" * 500_000 + "</cols>",
        )
    )


@file("styles_many.xlsx")
def styles_many():
    return workbook(
        styles=repeated(
            b"<xf numFmtId='14'/>", 20_000_000, b"<styleSheet><cellXfs>", b"</cellXfs></styleSheet>"
        )
    )


@file("format_long.xlsx")
def format_long():
    code = "[$-409]yyyy" * 200_000
    return workbook(
        xml_sheet("<row><c s='1'><v>3</v></c></row>" * 3),
        styles=f"<styleSheet><numFmts><numFmt numFmtId='200' formatCode='{code}'/></numFmts><cellXfs><xf/><xf numFmtId='200'/></cellXfs></styleSheet>".encode(),
    )


@file("entities.xlsx")
def entities_xlsx():
    return workbook(ENTITIES.format("worksheet").encode() + xml_sheet(ROW.format("&e9;")))


@file("nested.xlsx")
def nested():
    return archive({"inner.xlsx": part_huge()})


# ---- OpenDocument ----

ENTITIES = '<!DOCTYPE {} [<!ENTITY e0 "' + "x" * 100 + '">' + "".join(
    f'<!ENTITY e{n} "' + f"&e{n - 1};" * 10 + '">' for n in range(1, 10)
) + "]>"  # fmt: skip
_ODS = (
    '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
    '<table:table table:name="S">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def ods_row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def ods_cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def ods(body: str) -> bytes:
    head = ods_row(ods_cell("City"), ods_cell("Partner city")) + ods_row(ods_cell("Busan"), ods_cell("Kobe"))
    return archive(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": _ODS.format(head + body).encode(),
        }
    )


@file("block_repeated.ods")
def block_repeated():
    cell = ods_cell("Kobe", 'table:number-columns-repeated="1000"')
    return ods(ods_row(cell, attributes='table:number-rows-repeated="10000"'))


@file("blocks_repeated.ods")
def blocks_repeated():
    cell = ods_cell("Kobe", 'table:number-columns-repeated="1000"')
    return ods((ods_row(cell, attributes='table:number-rows-repeated="9000"') + ods_row(ods_cell("x"))) * 100)


@file("blocks_linked.ods")
def blocks_linked():
    linked = ods_cell(
        '<text:a xlink:href="https://example.org">x</text:a>', 'table:number-columns-repeated="1000"'
    )
    return ods((ods_row(linked, attributes='table:number-rows-repeated="900"') + ods_row(ods_cell("x"))) * 10)


@file("columns_repeated.ods")
def columns_repeated():
    return ods(ods_row(ods_cell("x", 'table:number-columns-repeated="1000000000"')))


@file("rows_repeated.ods")
def rows_repeated():
    return ods(ods_row(ods_cell("x"), attributes='table:number-rows-repeated="1000000000"'))


@file("empty_repeated.ods")
def empty_repeated():
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    return ods(ods_row(empty, attributes='table:number-rows-repeated="1048576"') * 50)


@file("spaces.ods")
def spaces():
    return ods(ods_row(ods_cell('a<text:s text:c="2000000000"/>b')))


@file("spaces_many.ods")
def spaces_many():
    return ods(ods_row(ods_cell('a<text:s text:c="90000"/>b')) * 100_000)


@file("columns_many.ods")
def columns_many():
    columns = '<table:table-column table:default-cell-style-name="a"/>' * 200_000
    return ods(columns + ods_row(ods_cell("Busan"), ods_cell("Kobe")) * 5_000)


@file("entities.fods")
def entities_fods():
    body = _ODS.format(ods_row(ods_cell("&e9;"))).replace("document-content", "document")
    return ("<?xml version='1.0'?>" + ENTITIES.format("x") + body).encode()


@file("entities.xml")
def entities_xml():
    return (
        "<?xml version='1.0'?>"
        + ENTITIES.format("Workbook")
        + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row><Cell><Data>&e9;</Data>'
        "</Cell></Row></Table></Worksheet></Workbook>"
    ).encode()


@file("index_far.xml")
def index_far():
    rows = (
        '<Row ss:Index="1048576"><Cell ss:Index="1000" ss:MergeDown="1000000000"><Data ss:Type="String">x</Data></Cell></Row>'
        * 3
    )
    return (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        f' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>{rows}</Table></Worksheet></Workbook>'
    ).encode()


# ---- Word and web pages ----


def docx(body: str) -> bytes:
    return archive(
        {
            "_rels/.rels": b'<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": (
                '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
                f"{body}</w:body></w:document>"
            ).encode(),
        }
    )  # fmt: skip


def word_row(*texts: str, span: int | str = 1) -> str:
    cells = (
        f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>'
        for t in texts
    )
    return f"<w:tr>{''.join(cells)}</w:tr>"


@file("span_huge.docx")
def span_huge():
    return docx(f"<w:tbl>{word_row('City', 'Partner')}{word_row('Busan', 'Kobe', span=10**9)}</w:tbl>")


@file("spans_many.docx")
def spans_many():
    return docx(f"<w:tbl>{word_row('City', span=1000) * 100_000}</w:tbl>")


@file("tables_many.docx")
def tables_many():
    return docx(("<w:p/>" + f"<w:tbl>{word_row('City', 'Kobe')}</w:tbl>") * 20_000)


@file("tables_nested.docx")
def tables_nested():
    return docx(
        f"<w:tbl><w:tr><w:tc>{'<w:tbl><w:tr><w:tc>' * 60}x{'</w:tc></w:tr></w:tbl>' * 60}</w:tc></w:tr></w:tbl>"
    )


@file("entities.docx")
def entities_docx():
    body = f"<w:tbl>{word_row('&e9;', 'Kobe') * 2}</w:tbl>"
    whole = zipfile.ZipFile(io.BytesIO(docx(body)))
    return archive(
        {
            n: whole.read(n).replace(b"<w:document", ENTITIES.format("x").encode() + b"<w:document")
            if "doc" in n
            else whole.read(n)
            for n in whole.namelist()
        }
    )


@file("part_huge.docx")
def part_huge_docx():
    whole = zipfile.ZipFile(io.BytesIO(docx("")))
    return archive(
        {
            "_rels/.rels": whole.read("_rels/.rels"),
            "word/document.xml": repeated(
                b"<w:p/>", 15_000_000, b'<w:document xmlns:w="w">', b"</w:document>"
            ),
        }
    )


def page(rows: str) -> bytes:
    return f"<html><table><tr><th>City<th>Partner city</tr>{rows}</table></html>".encode()


@file("spans.html")
def spans_html():
    return page("<tr><td colspan=1000000000 rowspan=1000000000>x<td>y</tr><tr><td>z")


@file("spans_many.html")
def spans_many_html():
    return page("<tr><td colspan=1000 rowspan=9999>x</tr>" + "<tr></tr>" * 200_000)


@file("rowspans_again.html")
def rowspans_again():
    return page("<tr><td colspan=900 rowspan=9999>x</tr>" * 50_000)


@file("hidden_rowspans.html")
def hidden_rowspans():
    return page("<tr><td hidden rowspan=9999>x<td>y</tr>" * 20_000)


@file("deep.html")
def deep_html():
    return page("<tr><td>" + "<div>" * 100_000 + "x")


@file("tables_nested.html")
def tables_nested_html():
    return page("<tr><td>" + "<table><tr><td>a<td>" * 2_000 + "x")


@file("tables_many.html")
def tables_many_html():
    return b"<html>" + b"<p>x</p><table><tr><td>City<td>Kobe</table>" * 20_000


@file("paragraphs_many.html")
def paragraphs_many():
    return page("<tr><td>" + "<p>x" * 500_000 + "<td>y")


@file("entities.html")
def entities_html():
    return ENTITIES.format("html").encode() + page("<tr><td>&e9;<td>Kobe")


# ---- maps and graphs ----


@file("entities.kml")
def entities_kml():
    return (
        ENTITIES.format("kml")
        + '<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>&e9;</name></Placemark></kml>'
    ).encode()


@file("part_huge.kmz")
def part_huge_kmz():
    return archive({"doc.kml": repeated(b" ", 3_000_000_000, b"<kml>", b"</kml>")})


@file("part_lies.kmz")
def part_lies_kmz():
    stream, _ = repeated(b"<Placemark/>", 100_000_000, b"<kml>", b"</kml>")
    return archive({"doc.kml": (stream, 190_000_000)})


@file("placemarks_many.kmz")
def placemarks_many():
    return archive(
        {"doc.kml": repeated(b"<Placemark><name>x</name></Placemark>", 4_000_000, b"<kml>", b"</kml>")}
    )


@file("fields_distinct.kml")
def fields_distinct_kml():
    marks = "".join(
        f'<Placemark><ExtendedData><Data name="f{n}"><value>x</value></Data></ExtendedData></Placemark>'
        for n in range(15_000)
    )
    return f'<kml xmlns="http://www.opengis.net/kml/2.2">{marks}</kml>'.encode()


@file("entities.graphml")
def entities_graphml():
    return (
        ENTITIES.format("graphml")
        + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="d" for="node" attr.name="label"'
        ' attr.type="string"/><graph edgedefault="directed"><node id="a"><data key="d">&e9;</data></node></graph></graphml>'
    ).encode()


@file("keys_distinct.graphml")
def keys_distinct_graphml():
    many = range(8_000)
    keys = "".join(f'<key id="d{n}" for="edge" attr.name="k{n}" attr.type="string"/>' for n in many)
    edges = "".join(f'<edge source="a" target="b{n}"><data key="d{n}">x</data></edge>' for n in many)
    nodes = '<node id="a"/>' + "".join(f'<node id="b{n}"/>' for n in many)
    return f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{keys}<graph edgedefault="directed">{nodes}{edges}</graph></graphml>'.encode()


@file("features_stated.fgb")
def features_stated():
    import geopandas as gpd
    import pyogrio
    import shapely

    out = io.BytesIO()
    frame = gpd.GeoDataFrame({"name": ["Bonn"] * 3}, geometry=[shapely.Point(7, 50)] * 3, crs=4326)
    pyogrio.write_dataframe(frame, out, driver="FlatGeobuf", SPATIAL_INDEX="NO")
    return out.getvalue().replace(struct.pack("<Q", 3), struct.pack("<Q", 2**40))


# ---- JSON ----


@file("deep.json")
def deep_json():
    return b'{"a":' * 100_000


@file("deep_closed.json")
def deep_closed():
    return b"[" * 100_000 + b"]" * 100_000


@file("lists_many.json")
def lists_many():
    return b"[" + b"[]," * 15_000_000 + b"[]]"


@file("objects_many.json")
def objects_many():
    return b"[" + b"{}," * 15_000_000 + b"{}]"


@file("keys_distinct.json")
def keys_distinct():
    return json.dumps([{f"k{number}": "x"} for number in range(20_000)]).encode()


@file("outer_wide.json")
def outer_wide():
    outer = {f"k{number}": "x" for number in range(900)}
    return json.dumps([outer | {"twins": [{"name": "Kobe"}] * 100_000}]).encode()


@file("outer_long.json")
def outer_long():
    return json.dumps([{"city": "x" * 90_000, "twins": [{"name": "Kobe"}] * 100_000}]).encode()


@file("lists_nested.json")
def lists_nested():
    record: dict = {"name": "x"}
    for _ in range(300):
        record = {"name": "x", "in": [record, {"name": "y"}]}
    return json.dumps([record]).encode()


@file("digits.json")
def digits():
    return b'[{"city": ' + b"9" * 1_000_000 + b"}]"


# ---- text ----


@file("columns_many.csv")
def columns_many_csv():
    return b"a," * 1_000_000 + b"a\n" + b"b," * 1_000_000


@file("line_long.csv")
def line_long():
    return b"City,Partner\n" + b"x" * 100_000_000


@file("zeros.csv")
def zeros():
    return bytes(100_000_000)


@file("quotes.csv")
def quotes():
    return b"City,Partner\n" + b'"",' * 3_000_000


@file("quotes_open.csv")
def quotes_open():
    return b'City,Partner\n"' + b"a,b\n" * 2_000_000


@file("quotes_wide.csv")
def quotes_wide():
    return b"City,Partner\n" + (b'"a\nb",c\n' * 300_000) + b'x"y,z\n'


@file("empty_cells.csv")
def empty_cells():
    return b"City,Partner\n" + (b"," * 998 + b"\n") * 20_000


@file("lines_blank.csv")
def lines_blank():
    return b"City,Partner\nBusan,Kobe\n" + b"\n" * 20_000_000


# ---- Parquet ----


def parquet(column, *, groups=1, **options) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table({"City": column, "Partner city": column})
    out = io.BytesIO()
    with pq.ParquetWriter(out, table.schema, **options) as writer:
        for _ in range(groups):
            writer.write_table(table)
    return out.getvalue()


@file("rows_billion.parquet")
def rows_billion():
    import numpy as np
    import pyarrow as pa

    return parquet(pa.array(np.zeros(10_000_000, dtype=bool)), groups=100)


@file("texts_same.parquet")
def texts_same():
    import pyarrow as pa

    return parquet(pa.DictionaryArray.from_arrays(pa.array([0] * 500_000, pa.int32()), ["x" * 90_000]))


@file("lists_huge.parquet")
def lists_huge():
    import numpy as np
    import pyarrow as pa

    values = pa.array(np.zeros(100_000_000, dtype=bool))
    return parquet(pa.ListArray.from_arrays(pa.array([0, 100_000_000], pa.int32()), values))


@file("columns_many.parquet")
def columns_many_parquet():
    import pyarrow as pa
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table({f"c{number}": [1] for number in range(20_000)}), out)
    return out.getvalue()


# ---- Excel until 2003 ----


@file("dimensions.xls")
def dimensions():
    import xlwt

    book = xlwt.Workbook()
    sheet = book.add_sheet("S")
    for row, cells in enumerate((("City", "Partner city"), ("Busan", "Kobe"))):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    sheet.write(65_535, 255, "far")
    for first in range(2, 3_000, 2):
        sheet.merge(first, first + 1, 0, 255)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        folder.joinpath(name).write_bytes(make())
