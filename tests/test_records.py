"""Records of every shape: nested, by name, by column, as lines, as features and as results of a query."""

import io
import json

import pandas as pd
import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import read_sheets

ENTITY = "http://www.wikidata.org/entity/"


def read(found, name="list.json"):
    file = io.BytesIO(found if isinstance(found, bytes) else json.dumps(found).encode())
    file.name = name
    return read_sheets(file)


def grid(found, name="list.json"):
    (sheet,) = read(found, name)
    assert sheet.labelled
    return [cells for _, cells in sheet.rows]


@pytest.mark.parametrize(
    ("found", "rows"),
    [
        ([{"name": "Delft", "coord": {"lat": 52.0, "long": 4.37}}], [["name", "coord / lat", "coord / long"], ["Delft", 52, 4.37]]),
        ([{"city": "Boston", "sister_cities": ["Kyoto", "Padua"]}], [["city", "sister_cities"], ["Boston", "Kyoto; Padua"]]),
        ([{"name": "Bonn", "at": [50.7, 7.1]}], [["name", "at"], ["Bonn", "50.7, 7.1"]]),
        ([{"name": "Bonn", "at": {"type": "Point", "coordinates": [7.1, 50.7]}}], [["name", "at / lat", "at / lon"], ["Bonn", 50.7, 7.1]]),
        ([{"name": "Bonn", "twins": [["Minsk", "BY"], ["Lille", "FR"]]}], [["name", "twins"], ["Bonn", "Minsk, BY; Lille, FR"]]),
        ({"data": {"items": [{"name": "Bonn"}]}}, [["name"], ["Bonn"]]),
        ({"Bonn": {"country": "DE", "since": 1993}, "Lyon": {"country": "FR"}}, [["name", "country", "since"], ["Bonn", "DE", 1993], ["Lyon", "FR", None]]),
        ({"Bonn": ["Minsk", "Oxford"], "Lyon": ["Milan"]}, [["city", "partner"], ["Bonn", "Minsk; Oxford"], ["Lyon", "Milan"]]),
        ({"from": ["Bonn", "Lyon"], "to": ["Minsk", "Milan"]}, [["from", "to"], ["Bonn", "Minsk"], ["Lyon", "Milan"]]),
        ({"from": {"0": "Bonn"}, "to": {"0": "Minsk"}}, [["from", "to"], ["Bonn", "Minsk"]]),
        ({"columns": ["from", "to"], "data": [["Bonn", "Minsk"]]}, [["from", "to"], ["Bonn", "Minsk"]]),
        ({"from": "Bonn", "to": "Minsk"}, [["from", "to"], ["Bonn", "Minsk"]]),
        (b'[{"to": "Bonn", "n": 9999999999999999999999999, "m": 1e999, "k": NaN}]', [["to", "n", "m", "k"], ["Bonn", "9" * 25, "1e999", None]]),
        ({"type": "Feature", "properties": {"name": "Bonn"}, "geometry": {"type": "Point", "coordinates": [7.1, 50.7]}}, [["name", "lat", "lon"], ["Bonn", 50.7, 7.1]]),
        ({"features": [{"attributes": {"to": "Bonn"}, "geometry": {"x": 7.1, "y": 50.7}}]}, [["to", "lat", "lon"], ["Bonn", 50.7, 7.1]]),
        ({"features": [{"properties": {"to": "Bonn"}, "geometry": "x"}]}, [["to"], ["Bonn"]]),
    ],
)  # fmt: skip
def test_read_json_finds_the_records_of_any_shape(found, rows):
    assert grid(found) == rows


def test_read_json_makes_a_row_of_each_record_within_a_record():
    inner = [{"name": "Minsk", "since": 1993}, {"name": "Oxford", "place": {"country": "UK"}}]
    (sheet,) = read([{"city": "Lyon"}, {"city": "Bonn", "twins": inner, "projects": [{"title": "Choir"}]}])
    assert sheet.rows == [
        (0, ["city", "twins / name", "twins / since", "twins / place / country", "projects / title"]),
        (1, ["Lyon", None, None, None, None]),
        (2, ["Bonn", "Minsk", 1993, None, None]),
        (2, ["Bonn", "Oxford", None, "UK", None]),
        (2, ["Bonn", None, None, None, "Choir"]),
    ]


def test_read_json_gives_a_sheet_to_each_list_of_records():
    sheets = read({"nodes": [{"id": 1, "name": "Bonn"}], "edges": [{"source": 1, "target": 1}]})
    assert [(sheet.name, sheet.rows[0][1]) for sheet in sheets] == [
        ("nodes", ["id", "name"]),
        ("edges", ["source", "target"]),
    ]


def test_read_json_says_which_records_hold_nothing():
    (sheet,) = read([{"to": None}, {"to": "Bonn"}, {}, None, {"to": [""]}])
    assert sheet.rows == [(0, ["to"]), (2, ["Bonn"])]
    assert [(remark.code, remark.params["rows"]) for remark in sheet.remarks] == [
        ("records_blank", "1, 3, 4, 5")
    ]


def test_read_json_reads_lines_and_takes_lists_of_cells_as_a_grid():
    lines = b'{"from": "Bonn", "to": "Minsk"}\n\n{"from": "Lyon", "to": "Milan"}\n'
    assert grid(lines, "list.jsonl") == grid(lines) == [["from", "to"], ["Bonn", "Minsk"], ["Lyon", "Milan"]]
    (sheet,) = read([["City", "Partner"], ["Bonn", "Minsk"]])
    assert (sheet.labelled, sheet.rows) == (False, [(1, ["City", "Partner"]), (2, ["Bonn", "Minsk"])])


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (b'{"to": "Bonn"}\n{"to": \n', r"line 2: Expecting value"),
        (
            {"features": [{"type": "Feature", "properties": 5, "geometry": None}]},
            r"feature 1: its properties are 5",
        ),
        ([{"to": "Shang\ud83dhai"}], r"record 1: holds U\+D83D, half of a character"),
        ([{"to": "Bonn"}, 5], r"record 2: is '5', expected a record"),
        ([{"to": "x" * 100_001}], r"the cell holds 100,001 characters"),
    ],
)
def test_read_json_refuses_in_one_line(found, expected):
    with pytest.raises(TableError, match=expected) as error:
        read(found)
    assert "\n" not in str(error.value)


def test_read_frame_has_a_header_beyond_doubt_where_its_columns_have_names():
    assert read_sheets(pd.DataFrame({"City": ["Bonn"]}))[0].labelled
    assert not read_sheets(pd.DataFrame([["Bonn"]]))[0].labelled


RESULTS = {
    "head": {
        "vars": ["city", "cityLabel", "sister", "sisterLabel", "sisterCoord", "partnerCountryLabel", "start"]
    },
    "results": {
        "bindings": [
            {
                "city": {"type": "uri", "value": f"{ENTITY}Q586"},
                "cityLabel": {"type": "literal", "value": "Bonn"},
                "sister": {"type": "uri", "value": f"{ENTITY}Q2280"},
                "sisterLabel": {"type": "literal", "value": "Minsk"},
                "sisterCoord": {"type": "literal", "value": "Point(27.56 53.9)"},
                "start": {"type": "literal", "value": "1993-01-01T00:00:00Z"},
            }
        ]
    },
}
EXPECTED = [
    [
        "city wikidata code",
        "city",
        "sister wikidata code",
        "sister",
        "sister coordinates",
        "partner country",
        "start",
    ],
    ["Q586", "Bonn", "Q2280", "Minsk", "53.9, 27.56", None, "1993-01-01"],
]


def test_read_json_puts_the_names_of_a_query_under_the_names_of_things():
    names = RESULTS["head"]["vars"]
    rows = grid(RESULTS)
    assert len(names) == 7 and [rows[0], rows[1]] == [
        [label for label in EXPECTED[0] if label != "partner country"],
        [cell for cell in EXPECTED[1] if cell is not None],
    ]


def test_read_text_puts_the_names_of_a_query_under_the_names_of_things():
    line = f"{ENTITY}Q586,Bonn,{ENTITY}Q2280,Minsk,Point(27.56 53.9),,1993-01-01T00:00:00Z"
    assert grid(f"{','.join(RESULTS['head']['vars'])}\n{line}\n".encode(), "query.csv") == EXPECTED
    typed = f'?city\t?cityLabel\n<{ENTITY}Q586>\t"Bonn"@de\n'
    assert grid(typed.encode(), "query.tsv") == [["city wikidata code", "city"], ["Q586", "Bonn"]]


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("list.xlsx", b"City,Land\nBonn,Germany\n", ".csv"),
        ("list.csv", b'[{"City": "Bonn", "Land": "Germany"}]', ".json"),
        ("list.parquet", b"City,Land\nBonn,Germany\n", ".csv"),
    ],
)
def test_read_sheets_reads_what_a_file_holds_whatever_its_suffix(name, content, found):
    (sheet,) = read(content, name)
    assert [cells for _, cells in sheet.rows] == [["City", "Land"], ["Bonn", "Germany"]]
    (remark,) = sheet.remarks
    assert (remark.code, remark.params["found"]) == ("other_format", found)


class Silent:
    def __str__(self):
        raise RuntimeError("has no\ntext")

    __repr__ = __str__


@pytest.mark.parametrize("cell", [Silent(), [Silent()], {"x": Silent()}, 10**5000], ids=range(4))
def test_read_frame_refuses_a_cell_without_text_in_one_line(cell):
    frame = pd.DataFrame({"City": ["Osaka", "Nantes"], "Value": pd.Series(["1", cell], dtype=object)})
    with pytest.raises(
        TableError, match=r"^the data frame, row 3, column 'Value': a cell of type \w+ "
    ) as refused:
        read_sheets(frame)
    assert "\n" not in str(refused.value)
