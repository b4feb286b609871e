"""Pieces that inputs are made of: texts that are hard on a reader, grids of cells, and what happens to bytes."""

from hypothesis import strategies as st

from .guard import ADDRESS

ODD = (
    "", " ", "\t", "\n", "\r\n", "\x00", "\x1a", "\ufeff", "\u2028", "\u2029", "\x85", "\u202e", "\u200b", "\u00a0", "\u3000",
    "-", "–", "/", "\\", "'", '"', '""', "`", ",", ";", "|", "(", ")", "[]", "{}", "<", ">", "&", "%", "#", "*", "?", "=", "+", "@",
    "=1+1", "=HYPERLINK(\"" + ADDRESS + "\")", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "0", "1e999", "-1e308", "nan", "NaN", "inf",
    "-0", "1_000", "1,000.5", "1.000,5", "٣", "²", "½", "Ⅳ", "〇", "一九九〇", "9" * 40, "9" * 4400, "0x10", "True", "None", "null", "NULL", "n/a",
    "1976-10-11", "11.10.1976", "10/11/76", "1976-13-45", "0000-00-00", "99999-01-01", "1976년 10월", "昭和51年", "令和99年",
    "october", "1990-2000", "1990~", "since 1990", "31.02.1990", "12/1990", "B.E. 2519", "2519-10-11", "-1976", "1976-10-11T25:61:61Z",
    "1900-01-00", "35.18, 129.08", "35°10′N 129°4′E", "91, 181", "N35", "POINT(129 35)", "POINT(nan nan)", "35,18 129,08", "129.08;35.18",
    "{{ 6*7 }}", "{% x", "${1}", "</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "<!--", "]]>", "&#0;", "&amp;amp;",
    ADDRESS, f"{ADDRESS}/a.png", "file:///etc/passwd", "//evil", "http://[", "http://", "mailto:a@b", "http://a:99999/", "https://user:pw@x/",
    "../../etc/passwd", "CON", "a.png", "🇰🇷", "👩‍👩‍👧", "e\u0301", "İ", "ı", "ß", "ﬁ", "Å", "\U000e0041", "𝔅usan", "부산", "ㅂㅜㅅㅏㄴ", "釜山", "Пусан", "بوسان",
    "Busan", "busan", "BUSAN", "Busan, South Korea", "Busan (KR)", "Busan/Ulsan", "Busan & Ulsan", "Busan\nUlsan", "Springfield", "Georgia", "Paris; Lyon",
    "Province", "City of", "Metropolitan City", "County", "Total", "Sum", "합계", "Subtotal:", "Notes:", "* footnote", "Source: x", "x" * 300, "a " * 300,
    "South Korea", "KR", "KOR", "Korea, Rep.", "Japan", "USSR", "Europe", "World", "UK", "Kosovo", "Taiwan", "Antarctica", "EU",
    "sister city", "MOU", "friendship", "ended", "proposed", "member", "secretariat", "yes", "no", "✓", "x", "o", "Q1", "Q1023", "http://www.wikidata.org/entity/Q16520",
    "WeGO", "internal", "public", "(internal)", "[1]", "¹", "1)", "city:1838524", "admin1:KR-26", "country:KR",
)  # fmt: skip
HEADERS = (
    "City", "Country", "Partner city", "Partner country", "Kind", "Since", "Until", "Network", "Role", "Note", "Source", "Status", "Title", "Theme",
    "from", "to", "from_name", "to_name", "from_country", "to_country", "from_lat", "from_lon", "to_lat", "to_lon", "lat", "lon", "latitude", "longitude",
    "id", "source", "target", "name", "weight", "value", "value_usd", "Budget (internal)", "visibility", "WKT", "geometry", "wkb", "Qid", "도시", "국가", "자매도시",
    "체결일", "都市", "姉妹都市", "提携年月日", "Ville", "Pays", "Jumelage", "Partnerstadt", "Land", "Kota", "Kota Kembar", "Ciudad hermana", "المدينة", "Номер",
    "No.", "1", "2", "1990", "decision", "place", "candidates", "verdict", "reason", "rows", "place_id", "row", "sheet", "from_id", "tie_id", "kind_original",
    "geometry (original)", "City", "city ", "Kind (2)", "Unnamed: 3", "index", "network (original)", "from_verdict", "to_place_id", "distance_km", "since_original",
)  # fmt: skip

any_text = st.one_of(st.sampled_from(ODD), st.sampled_from(ODD), st.text(max_size=30))
cells = st.one_of(
    any_text,
    st.builds(lambda a, b, c: a + b + c, any_text, st.sampled_from((" ", ", ", "/", "", "\n")), any_text),
)
headers = st.one_of(st.sampled_from(HEADERS), st.sampled_from(HEADERS), cells)

Grid = list[list[str]]


@st.composite
def grids(draw, seeds):
    """A list of rows that is nearly one of the seeds."""
    grid = [list(row) for row in draw(st.sampled_from(seeds))]
    start = draw(st.integers(0, max(0, len(grid) - 3)))
    grid = grid[:1] + grid[1 + start : 1 + start + draw(st.integers(0, 14))]
    for change in draw(st.lists(st.sampled_from(CHANGES), max_size=draw(st.sampled_from((1, 2, 6))))):
        change(draw, grid, seeds)
    return grid


def _row(draw, grid):
    return draw(st.integers(0, len(grid) - 1)) if grid else None


def _set_cell(draw, grid, seeds):
    if (row := _row(draw, grid)) is not None and grid[row]:
        grid[row][draw(st.integers(0, len(grid[row]) - 1))] = draw(cells)


def _set_header(draw, grid, seeds):
    if grid and grid[0]:
        grid[0][draw(st.integers(0, len(grid[0]) - 1))] = draw(headers)


def _set_column(draw, grid, seeds):
    if grid and grid[0]:
        column = draw(st.integers(0, len(grid[0]) - 1))
        values = draw(st.lists(cells, min_size=1, max_size=4))
        for number, row in enumerate(grid[1:]):
            if column < len(row):
                row[column] = values[number % len(values)]


def _drop_column(draw, grid, seeds):
    if grid and grid[0]:
        column = draw(st.integers(0, len(grid[0]) - 1))
        for row in grid:
            del row[column : column + 1]


def _copy_column(draw, grid, seeds):
    if grid and grid[0]:
        column, where = (draw(st.integers(0, len(grid[0]) - 1)) for _ in range(2))
        for row in grid:
            row[where:where] = row[column : column + 1]


def _insert_row(draw, grid, seeds):
    width = len(grid[0]) if grid else 3
    row = draw(st.lists(st.one_of(cells, st.just("")), max_size=width + 2))
    grid.insert(draw(st.integers(0, len(grid))), row)


def _copy_row(draw, grid, seeds):
    if (row := _row(draw, grid)) is not None:
        grid.insert(draw(st.integers(0, len(grid))), list(grid[row]))


def _drop_header(draw, grid, seeds):
    del grid[:1]


def _ragged(draw, grid, seeds):
    if (row := _row(draw, grid)) is not None:
        if draw(st.booleans()):
            grid[row].extend(draw(st.lists(cells, max_size=5)))
        else:
            del grid[row][draw(st.integers(0, len(grid[row]))) :]


def _block(draw, grid, seeds):
    other = draw(st.sampled_from(seeds))[: draw(st.integers(1, 6))]
    if draw(st.booleans()):  # below, behind empty rows
        grid.extend([[]] * draw(st.integers(0, 3)) + [list(row) for row in other])
    else:  # beside, behind an empty column
        for row, more in zip(grid, other, strict=False):
            row.extend(["", *more])


def _turn(draw, grid, seeds):
    width = max(map(len, grid), default=0)
    grid[:] = [[row[at] if at < len(row) else "" for row in grid] for at in range(width)]


def _join_cells(draw, grid, seeds):
    """Put several names into one cell."""
    if (row := _row(draw, grid)) is not None and len(grid[row]) > 1:
        between = draw(st.sampled_from((", ", "; ", "\n", " / ", " - ", " and ", "·", "、")))
        at = draw(st.integers(0, len(grid[row]) - 1))
        grid[row][at] = between.join(draw(st.lists(cells, max_size=5)) + grid[row][:2])


CHANGES = (
    _set_cell, _set_cell, _set_cell, _set_header, _set_header, _set_column, _set_column, _drop_column, _copy_column, _insert_row, _insert_row,
    _copy_row, _drop_header, _ragged, _block, _turn, _join_cells,
)  # fmt: skip


# ---- bytes ----

_SCRAPS = (b"\x00", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\x1a", b"\r", b"\n", b'"', b"\xff", b"\xc0\x80", b"\xed\xa0\x80", b"\x0e", b"PK\x03\x04", b"<", b"{", b"[" * 200,
           b"\x1b$B", b"+/v8", b"&#xd800;", b"\x00" * 64, b"<!DOCTYPE x>", b"\xf4\x90\x80\x80", b"'", b",", b"\t")  # fmt: skip


@st.composite
def damaged(draw, content, most=4):
    """Bytes with some of them cut, set, doubled or put in."""
    data = bytearray(draw(content) if isinstance(content, st.SearchStrategy) else content)
    for kind in draw(
        st.lists(st.sampled_from(("set", "cut", "double", "put", "put", "end", "zero")), max_size=most)
    ):
        at = draw(st.integers(0, len(data)))
        size = draw(st.one_of(st.integers(1, 8), st.integers(1, 600)))
        if kind == "set" and at < len(data):
            data[at] = draw(st.integers(0, 255))
        elif kind == "cut":
            del data[at : at + size]
        elif kind == "double":
            data[at:at] = data[at : at + size]
        elif kind == "put":
            data[at:at] = draw(st.sampled_from(_SCRAPS))
        elif kind == "end":
            del data[at:]
        else:
            data[at : at + size] = bytes(len(data[at : at + size]))
    return bytes(data)
