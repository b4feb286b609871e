"""Tables as text: the bundled lists and the cases, changed and then written in many forms."""

import csv
import html
import io
import json
from pathlib import Path

from hypothesis import strategies as st

from .case import Case
from .guard import ADDRESS
from .pieces import any_text, cells, damaged, grids, headers
from .targets import MADE

ROOT = Path(__file__).parents[2]


def _seed(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [*csv.reader(file)]


SEEDS = [_seed(path) for path in sorted((ROOT / "data/examples").glob("*.csv"))]
SEEDS += [_seed(path) for path in sorted((ROOT / "tests/cases/input").glob("*.csv"))]
SEEDS += [
    [["from_name", "from_lat", "from_lon", "to_name", "to_lat", "to_lon"], ["A", "35.1", "129.0", "B", "34.0", "-118.2"], ["C", "-33", "151", "A", "35.1", "129"]],
    [["도시", "자매도시", "국가", "체결일", "담당 (내부)"], ["부산", "시모노세키", "일본", "1976.10.11", "김"], ["부산", "상하이", "중국", "1993년 8월", "이"]],
    [["", "Seoul", "Tokyo", "Paris"], ["Seoul", "", "x", "x"], ["Tokyo", "x", "", ""], ["Paris", "1990", "", ""]],
    [["source", "target", "weight"], ["1", "2", "3"], ["2", "3", "1"]],
    [["City", "Visibility", "Partner", "Status", "Value", "Currency"], ["Busan", "internal", "Hamburg", "ended", "1,000", "EUR"], ["Busan", "public", "Osaka", "active", "2.5", "USD"]],
]  # fmt: skip

ENCODINGS = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp949", "shift_jis", "gb18030", "big5", "latin-1", "cp1252", "cp1256", "utf-7", "iso2022_jp", "mac-roman", "cp037")  # fmt: skip
SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".geojson", ".html", ".kml", ".xlsx", ".xls", ".ods", ".xml", ".fods", ".gexf", ".graphml", ".parquet", ".gpkg", ".fgb", ".docx", ".kmz", ".xlsb")  # fmt: skip


# ---- a grid, written ----


def _as_csv(draw, grid):
    file = io.StringIO()
    delimiter = draw(
        st.sampled_from(
            (",", ",", ",", ",", ",", ",", ";", "\t", ";", "\t", "|", ":", " ", "\x1f", "~", "、")
        )
    )
    quoting = draw(st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONE)))
    writer = csv.writer(
        file, delimiter=delimiter, quoting=quoting, quotechar=draw(st.sampled_from(('"', '"', "'"))), escapechar="\\",
        lineterminator=draw(st.sampled_from(("\n", "\r\n", "\r", "\n\n", "\x85", "\u2028"))),
    )  # fmt: skip
    for row in grid:
        # A single empty cell cannot be written without quotes.
        writer.writerow(row if row not in ([], [""]) or quoting != csv.QUOTE_NONE else ["-"])
    before = draw(
        st.sampled_from(
            (
                "",
                "",
                "",
                "",
                "sep=;\n",
                "sep=,\r\n",
                "\n\n",
                "# comment\n",
                "Twin towns\n\n",
                '"""\n',
                "\ufeff",
            )
        )
    )
    return before + file.getvalue(), draw(st.sampled_from((".csv", ".csv", ".tsv", ".tab", ".txt")))


def _records(grid):
    labels = grid[0] if grid else []
    return [dict(zip(labels, row, strict=False)) for row in grid[1:]]


_JSON_VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), any_text),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(headers, inner, max_size=3),
    max_leaves=6,
)


def _as_json(draw, grid):
    records = _records(grid)
    for _ in range(draw(st.integers(0, 3))):
        if records and (keys := sorted(draw(st.sampled_from(records)))):
            draw(st.sampled_from(records))[draw(st.sampled_from(keys))] = draw(_JSON_VALUES)
    if draw(st.integers(0, 9)) == 0:
        records.insert(0, draw(_JSON_VALUES))
    form = draw(
        st.sampled_from(
            ("records", "lines", "wrapped", "columns", "index", "rows", "deep", "sparql", "nodes")
        )
    )
    if form == "lines":
        return "\n".join(map(json.dumps, records)), draw(st.sampled_from((".jsonl", ".ndjson", ".json")))
    made = {
        "records": records,
        "wrapped": {"title": draw(cells), "data": records, "meta": draw(_JSON_VALUES)},
        "columns": {name: [record.get(name) for record in records if isinstance(record, dict)] for name in (grid[0] if grid else [])},
        "index": {str(number): record for number, record in enumerate(records)},
        "rows": grid,
        "deep": {"a": {"b": [{"c": records}, draw(_JSON_VALUES)]}},
        "sparql": {"head": {"vars": grid[0] if grid else []}, "results": {"bindings": [{name: {"type": "literal", "value": value} for name, value in record.items()} if isinstance(record, dict) else record for record in records]}},
        "nodes": {"nodes": [{"id": number, "name": draw(cells)} for number in range(3)], "links": [{"source": 0, "target": draw(st.integers(-1, 4))}, *records[:2]]},
    }[form]  # fmt: skip
    return json.dumps(made, ensure_ascii=draw(st.booleans())), ".json"


_NUMBERS = st.one_of(st.floats(-180, 180), st.floats(), st.integers(), any_text, st.none())
_GEOMETRIES = st.one_of(
    st.none(),
    st.builds(lambda x, y: {"type": "Point", "coordinates": [x, y]}, st.floats(-180, 180), st.floats(-90, 90)),
    st.builds(lambda points: {"type": "LineString", "coordinates": points}, st.lists(st.lists(st.floats(-180, 180), min_size=2, max_size=3), min_size=2, max_size=3)),
    st.builds(lambda kind, points: {"type": kind, "coordinates": points}, st.sampled_from(("Point", "MultiPoint", "LineString", "Polygon", "MultiPolygon", "MultiLineString", "GeometryCollection", "Curve", "")), st.recursive(_NUMBERS, lambda inner: st.lists(inner, max_size=3), max_leaves=8)),
    st.builds(lambda shapes: {"type": "GeometryCollection", "geometries": shapes}, _JSON_VALUES),
    _JSON_VALUES,
)  # fmt: skip


def _as_geojson(draw, grid):
    features = [
        {"type": draw(st.sampled_from(("Feature", "Feature", "Feature", "feature", ""))), "properties": record, "geometry": draw(_GEOMETRIES)}
        for record in _records(grid)
    ]  # fmt: skip
    made = {"type": "FeatureCollection", "features": features}
    if draw(st.integers(0, 4)) == 0:
        made["crs"] = draw(
            st.one_of(
                st.just({"type": "link", "properties": {"href": ADDRESS}}),
                st.just({"type": "name", "properties": {"name": "EPSG:3857"}}),
                _JSON_VALUES,
            )
        )
    if draw(st.integers(0, 9)) == 0:
        made[draw(st.sampled_from(("features", "type", "bbox")))] = draw(_JSON_VALUES)
    return json.dumps(made), draw(st.sampled_from((".geojson", ".geojson", ".json")))


def _as_html(draw, grid):
    spans = st.sampled_from(
        (
            "",
            "",
            "",
            "",
            " rowspan=2",
            " colspan=3",
            ' rowspan="0"',
            ' colspan="-1"',
            " rowspan=x",
            " rowspan=65534",
            ' colspan="1000"',
            " hidden",
            ' style="display:none"',
        )
    )
    tags = st.sampled_from(("td", "td", "th"))
    inside = st.sampled_from(
        (
            "{}",
            "{}",
            "{}",
            '<a href="javascript:x">{}</a>',
            "<a href='" + ADDRESS + "'>{}</a>",
            "<br>{}<br/>",
            "<sup>[1]</sup>{}",
            "<table><tr><td>{}</table>",
            "<script>{}</script>",
            "<!-- {} -->",
            "<style>{}",
            "<img alt='{}' src='" + ADDRESS + "'>",
            "<ul><li>{}<li>b</ul>",
        )
    )
    rows = [
        "<tr>" + "".join(f"<{(tag := draw(tags))}{draw(spans)}>{draw(inside).replace('{}', html.escape(cell) if draw(st.booleans()) else cell)}</{tag}>" for cell in row[:6]) + "</tr>"
        for row in grid[:6]
    ]  # fmt: skip
    opened = draw(
        st.sampled_from(
            (
                "<table>",
                "<html><body><table>",
                "<!DOCTYPE html><meta charset=euc-kr><table>",
                '<!doctype html><meta http-equiv=refresh content="0;url='
                + ADDRESS
                + '"><base href="'
                + ADDRESS
                + '"><table>',
                '<?xml version="1.0" encoding="x"?><html xmlns="http://www.w3.org/1999/xhtml"><table>',
                "<table><caption>Twins</caption><thead>",
            )
        )
    )
    return opened + "".join(rows) + draw(st.sampled_from(("</table>", "", "</table><table><tr><td>x</table>", "</body></html>"))), draw(st.sampled_from((".html", ".htm")))  # fmt: skip


def _as_kml(draw, grid):
    marks = []
    for record in _records(grid)[:6]:
        data = "".join(
            f"<Data name={json.dumps(html.escape(name))}><value>{html.escape(str(value))}</value></Data>"
            for name, value in record.items()
        )
        where = draw(
            st.sampled_from(("129,35", "129,35,0", "999,999", "nan,nan", "", "x", "129 35", "129,35 -118,34"))
        )
        shape = draw(st.sampled_from(("Point", "Point", "LineString", "Polygon", "Model", "gx:Track")))
        marks.append(
            f"<Placemark><name>{html.escape(draw(cells))}</name><description><![CDATA[{draw(cells)}]]></description><ExtendedData>{data}</ExtendedData><{shape}><coordinates>{where}</coordinates></{shape}></Placemark>"
        )
    link = draw(
        st.sampled_from(
            (
                "",
                "",
                f"<NetworkLink><Link><href>{ADDRESS}/a.kml</href></Link></NetworkLink>",
                f"<Style><IconStyle><Icon><href>{ADDRESS}</href></Icon></IconStyle></Style>",
            )
        )
    )
    doctype = draw(
        st.sampled_from(
            (
                "",
                "",
                f'<!DOCTYPE kml SYSTEM "{ADDRESS}/x.dtd">',
                '<!DOCTYPE kml [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
                f'<?xml-stylesheet href="{ADDRESS}"?>',
            )
        )
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{link}<Folder>{"".join(marks)}</Folder></Document></kml>', ".kml"  # fmt: skip


def _as_graph(draw, grid):
    names = [html.escape(row[0] if row else "") for row in grid[1:5]]
    ids = st.sampled_from(("0", "1", "2", "3", "9", ""))
    if draw(st.booleans()):
        nodes = "".join(
            f'<node id="{draw(ids)}" label="{name}"><attvalues><attvalue for="{draw(ids)}" value="{name}"/></attvalues></node>'
            for name in names
        )
        edges = "".join(
            f'<edge source="{draw(ids)}" target="{draw(ids)}" weight="{html.escape(draw(any_text))}"/>'
            for _ in names
        )
        return f'<gexf xmlns="http://gexf.net/1.3"><graph><attributes class="node"><attribute id="0" title="{html.escape(draw(headers))}" type="{draw(st.sampled_from(("string", "float", "x", "liststring")))}"/></attributes><nodes>{nodes}</nodes><edges>{edges}</edges></graph></gexf>', ".gexf"  # fmt: skip
    nodes = "".join(f'<node id="{draw(ids)}"><data key="{draw(ids)}">{name}</data></node>' for name in names)
    edges = "".join(
        f'<edge source="{draw(ids)}" target="{draw(ids)}"><data key="1">{html.escape(draw(any_text))}</data></edge>'
        for _ in names
    )
    return f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="0" for="node" attr.name="{html.escape(draw(headers))}" attr.type="{draw(st.sampled_from(("string", "double", "int", "boolean", "x")))}"/><key id="1" for="edge" attr.name="{html.escape(draw(headers))}"/><graph edgedefault="{draw(st.sampled_from(("directed", "undirected", "x")))}">{nodes}{edges}</graph></graphml>', ".graphml"  # fmt: skip


FORMS = (_as_csv, _as_csv, _as_csv, _as_json, _as_json, _as_geojson, _as_html, _as_html, _as_kml, _as_graph)

# ---- the case ----

_NAMED = (
    "from_name",
    "to_name",
    "from_country",
    "to_country",
    "since",
    "kind",
    "network",
    "value",
    "nothing",
    "status",
)
options_of_read = st.fixed_dictionaries(
    {},
    optional={
        "home": st.one_of(st.sampled_from(("Busan, KR", "Seoul", "South Korea", "Springfield")), any_text),
        "header": st.integers(1, 6),
        "network": any_text,
        "guess": st.booleans(),
        "public": st.booleans(),
        "hide": st.lists(st.one_of(st.sampled_from(("Note", "City", "Kind")), any_text), max_size=2),
        "columns": st.dictionaries(st.sampled_from(_NAMED), st.one_of(st.sampled_from(("City", "Partner city", "Since", "Note")), headers), max_size=2),
        "sheet": any_text,
        "encoding": st.sampled_from((*ENCODINGS, "rot13", "base64", "x", "idna", "undefined", "hex", "punycode", "unicode_escape", "")),
    },
)  # fmt: skip
# Most lists are read without anything stated.
read_options = st.one_of(st.just({}), *[st.just({"home": "Busan, KR"})] * 3, options_of_read)


@st.composite
def table_cases(draw):
    """A table as text, damaged or not, and what is made of it."""
    text, suffix = draw(st.sampled_from(FORMS))(draw, draw(grids(SEEDS)))
    # Most lists can be read: what is read has further to go than what is refused.
    encoding = draw(st.sampled_from(ENCODINGS)) if draw(st.integers(0, 2)) == 0 else "utf-8"
    content = text.encode("utf-8", "replace") if encoding == "utf-8" else text.encode(encoding, "replace")
    if draw(st.integers(0, 3)) == 0:
        content = draw(damaged(content))
    if draw(st.integers(0, 9)) == 0:
        suffix = draw(st.sampled_from(SUFFIXES))
    name = f"ties{suffix}"
    options = {"table": name, "read": draw(read_options), "made": draw(st.sampled_from(MADE))}
    if draw(st.integers(0, 5)) == 0:
        options["opened"] = True
    options["lang"] = draw(st.sampled_from(("en", "en", "ko", "ar")))
    return Case("tables", {name: content}, options)
