"""What lies beside a table: decisions, settings, and the notes of a story."""

import csv
import io
import json

from hypothesis import strategies as st

from .case import Case
from .guard import ADDRESS
from .packages import parts_of, zipped
from .pieces import any_text, cells, damaged, grids, headers
from .tables import ENCODINGS

TABLE = (
    "City,Country,Partner city,Partner country,Since,Kind\n"
    "Busan,South Korea,Shimonoseki,Japan,1976-10-11,sister city\n"
    "Busan,South Korea,Springfield,,1990,sister city\n"
    "Busan,South Korea,Xyzzyville,,2001,friendship\n"
    "Seoul,South Korea,Georgia,,2003,MOU\n"
)  # fmt: skip
_HEADER = ["name", "country", "rows", "verdict", "reason", "place", "candidates", "decision", "note"]
SHEETS = [
    [_HEADER, ["Springfield", "", "3", "ambiguous", "x", "", "1: Springfield, Illinois", "1", ""], ["Xyzzyville", "", "4", "missing", "x", "", "", "skip", "why"]],
    [_HEADER, ["Springfield", "", "3", "ambiguous", "x", "", "city:4250542", "city:4250542", ""], ["Georgia", "", "5", "ambiguous", "x", "", "", "country:GE", ""]],
    [["name", "country", "lat", "lon"], ["Xyzzyville", "", "35.1", "129.1"], ["Springfield", "US", "39.8", "-89.6"]],
    [["name", "place_id", "decision"], ["Springfield", "city:4250542", ""], ["Georgia", "", "Tbilisi, Georgia"]],
]  # fmt: skip
DECISIONS = st.sampled_from(("", "1", "2", "99", "0", "-1", "1.0", "skip", "missing", "none", "?", "city:4250542", "city:0", "city:", ":", "admin1:KR-26", "country:KR", "country:", "35.1, 129.1", "91,0", "nan,nan", "35.1 129.1", "Springfield, Illinois", "=Busan", "'1", "leave out", "same", "1;2"))  # fmt: skip

SETTINGS = (
    'home = "Busan, KR"', "header = 1", 'sheet = "Ties"', 'encoding = "utf-8"', 'network = "WeGO"', 'nodes = "ties.csv"', "public = true", 'hide = ["Kind"]',
    'title = "T"', 'subtitle = "S"', 'source = "X"', 'date = "2026-01-01"', 'logo = "logo.svg"', 'accent = "teal"', f'tiles = "{ADDRESS}/{{z}}/{{x}}/{{y}}.png"', 'tiles_attribution = "X"',
    'language = "ko"', '[columns]\nto_name = "Partner city"', '[colours]\nsister = "#0a7d5c"',
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(
        (
            "1",
            "0",
            "-1",
            "1.5",
            "true",
            "[]",
            "{}",
            "[[]]",
            "nan",
            "inf",
            "1979-05-27",
            "07:32:00",
            "1979-05-27T07:32:00Z",
            "0xDEAD",
            '""',
            "''",
            '"""\na"""',
            '["a", 1]',
            '{a = "b"}',
            "[" * 300 + "]" * 300,
            "9" * 5000,
            '"\\u0000"',
            '"a\\nb"',
            '"../../etc/passwd"',
            '"/dev/stdin"',
            '"."',
            '"ties.csv"',
            '"ties.csv.sistermap.toml"',
            f'"{ADDRESS}"',
            '"#12"',
            '"#gggggg"',
            '"url(x)"',
            '"{{ 6*7 }}"',
            '"</script>"',
            '"{z}{x}{y}"',
            '"https://a/{z}/{q}"',
            '"javascript:{z}{x}{y}"',
            '"C:\\\\x"',
            '"https://a b/{z}/{x}/{y}"',
            '"https://a;script-src *//{z}/{x}/{y}"',
        )
    ),
    any_text.map(lambda text: json.dumps(text, ensure_ascii=False)),
)

NOTES = [
    [["heading", "text", "place", "years", "kind", "country", "map"], ["One", "a", "Shimonoseki", "1970-1980", "sister", "JP", "home"], ["Two", "", "", "", "", "", "flat"]],
    [["Heading", "Text"], ["One", "a"]],
]  # fmt: skip
_NOTE_VALUES = st.one_of(cells, st.sampled_from(("1976", "1990~1970", "0000", "9999-0000", "busan", "Busan", "sister", "sister city", "KR", "Japan", "home", "FLAT", "globe", "h" * 1300, "#", "a&place=b", "%", "\ud800")))  # fmt: skip


def _written(draw, grid, *, odd=True):
    file = io.StringIO()
    csv.writer(
        file,
        delimiter=draw(st.sampled_from((",", ",", ",", ";", "\t"))),
        lineterminator=draw(st.sampled_from(("\n", "\r\n"))),
    ).writerows(grid)
    content = file.getvalue().encode(
        draw(st.sampled_from(ENCODINGS)) if odd and draw(st.integers(0, 4)) == 0 else "utf-8-sig", "replace"
    )
    return draw(damaged(content)) if draw(st.integers(0, 4)) == 0 else content


def _decisions(draw):
    grid = draw(grids(SHEETS))
    for row in grid[1:]:
        for at, label in enumerate(grid[0]):
            if (
                at < len(row)
                and label in ("decision", "candidates", "place_id", "lat", "lon", "rows")
                and draw(st.booleans())
            ):
                row[at] = draw(DECISIONS)
    return {"ties.csv.places.csv": _written(draw, grid)}, draw(
        st.sampled_from(({}, {"draw": True}, {"review": True}))
    )


def _settings(draw):
    lines = draw(st.lists(st.sampled_from(SETTINGS), max_size=4, unique=True))
    for at, line in enumerate(lines):
        if draw(st.integers(0, 2)) == 0 and "=" in line:
            name, _, _ = line.rpartition("=")
            lines[at] = f"{name}= {draw(VALUES)}"
    if draw(st.integers(0, 4)) == 0:
        key = draw(st.one_of(headers, st.sampled_from(("homes", "Home", "__class__", "path", "used"))))
        lines.insert(0, f"{json.dumps(key)} = {draw(VALUES)}")
    lines.sort(key=lambda line: line.startswith("["))
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 4)) == 0:
        content = draw(damaged(content))
    files = {"ties.csv.sistermap.toml": content}
    if draw(st.booleans()):
        logos = st.sampled_from(
            (
                b"<svg xmlns='http://www.w3.org/2000/svg'/>",
                b"<svg onload='alert(1)'/>",
                b"\x89PNG\r\n\x1a\n",
                b"GIF89a",
                b"",
                b"{{ 6*7 }}",
                b"<?xml version='1.0'?><!DOCTYPE svg SYSTEM '" + ADDRESS.encode() + b"'><svg/>",
            )
        )
        files["logo.svg"] = draw(st.one_of(logos, damaged(logos)))
    return files, {"draw": True}


def _markdown(draw, grid):
    blocks = []
    for row in grid[1:]:
        named = [
            f"{label}: {value}"
            for label, value in zip(grid[0], row, strict=False)
            if label.casefold() not in ("heading", "text")
        ]
        blocks.append(
            "\n".join([f"{'#' * draw(st.integers(0, 7))} {row[0] if row else ''}", *named, draw(any_text)])
        )
    return "\n\n".join(blocks).encode("utf-8", "surrogatepass")


def _notes(draw):
    grid = draw(grids(NOTES))
    for row in grid[1:]:
        for at in range(len(row)):
            if draw(st.integers(0, 2)) == 0:
                row[at] = draw(_NOTE_VALUES)
    suffix = draw(st.sampled_from((".csv", ".csv", ".md", ".markdown", ".xlsx", ".txt", "")))
    if suffix in (".md", ".markdown"):
        content = _markdown(draw, grid)
        content = draw(damaged(content)) if draw(st.integers(0, 4)) == 0 else content
    elif suffix == ".xlsx":
        content = _workbook(draw, grid)
    else:
        content = _written(draw, [[cell.encode("utf-8", "replace").decode() for cell in row] for row in grid])
    return {f"notes{suffix}": content}, {"notes": f"notes{suffix}"}


def _workbook(draw, grid):
    import openpyxl

    book = openpyxl.Workbook()
    for row in grid:
        book.active.append([cell for cell in row if cell.isprintable() and not cell.startswith("=")][:20])
    book.save(file := io.BytesIO())
    parts = parts_of(file.getvalue())
    at = draw(st.integers(0, len(parts) - 1))
    parts[at] = (parts[at][0], draw(damaged(parts[at][1], most=1)))
    return zipped(parts)


@st.composite
def beside_cases(draw):
    """A list that is right, and one file beside it that may not be."""
    files, options = draw(st.sampled_from((_decisions, _settings, _notes)))(draw)
    return Case("beside", {"ties.csv": TABLE.encode(), **files}, options)
