"""A layer as the page's island: what decode.js makes of it is what the layer says."""

import json
import subprocess
from pathlib import Path

import pandas as pd
import pyproj
import pytest
from sistermap.geo.reasons import sentence
from sistermap.maps.page.columns import as_text
from sistermap.maps.page.payload import island, make_payload, pack_networks
from sistermap.maps.style import KINDS, style_kinds

JS = Path(__file__).parents[1] / "maps/assets/js/data"
READERS = ("unpack", "projection", "great_circle", "reasons", "times", "decode", "names")


@pytest.fixture(scope="module")
def decode(node):
    """Decode a layer's island in node and give what an expression of `data` says."""

    def run(layer, expression, **meta):
        payload = make_payload(layer, languages=("en", "ko", "ja", "de"))
        payload["meta"] = {"title": "T", "lang": "en", "home": -1, **meta}
        loads = "".join(f"require({json.dumps(str(JS / name))});" for name in READERS)
        script = (
            f"{loads} const data = sistermap.decode(JSON.parse(require('fs').readFileSync(0, 'utf8')));"
            f"console.log(JSON.stringify({expression}));"
        )
        done = subprocess.run(
            [node, "-e", script], input=island(payload), capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    return run


def test_decode_gives_places_as_the_layer_has_them(decode, busan):
    got = decode(
        busan,
        "data.places.name.map((name, p) => [name, data.places.local[p], data.places.level[p], data.places.country[p]])",
    )
    places = busan.places
    expected = zip(
        places["name"], places["local_name"].fillna(""), places["level"], places["country"], strict=True
    )
    assert got == [list(row) for row in expected]


def test_decode_keeps_places_within_six_metres(decode, busan):
    got = decode(busan, "[[...data.places.lon], [...data.places.lat]]")
    lon, lat = busan.places["lon"], busan.places["lat"]
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(lon, lat, *got)
    assert max(metres) < 8  # half the diagonal of a grid of 0.0001 degrees


def test_decode_gives_ties_between_the_same_places(decode, busan):
    got = decode(
        busan, "Array.from(data.ties.from, (p, i) => [data.places.id[p], data.places.id[data.ties.to[i]]])"
    )
    assert got == busan.ties[["from_id", "to_id"]].to_numpy().tolist()


def test_decode_keeps_every_column_of_the_list(decode, busan):
    got = decode(busan, "data.ties.extra.map((c) => [c.name, Array.from(c.codes, (k) => c.values[k])])")
    assert got == [["Desk", ["", "", "Kim", "", ""]]]


def test_decode_keeps_the_name_of_an_empty_column(decode, make_layer):
    layer = make_layer(
        [("city:1", "A", 0, 0), ("city:2", "B", 1, 1)],
        [{"from_id": "city:1", "to_id": "city:2", "Desk": None}],
    )
    assert decode(layer, "data.ties.extra.map((c) => c.name)") == ["Desk"]


def test_decode_gives_dates_with_their_precision_and_years(decode, busan):
    got = decode(
        busan,
        "Array.from(data.ties.sinceYear, (y, i) => [y, sistermap.sinceText(data.ties, i), data.ties.untilYear[i]])",
    )
    assert got == [
        [1967, "1967-12-18", 0],
        [1976, "1976-10-11", 0],
        [2010, "2010", 0],
        [1993, "1993-08", 0],
        [2014, "2014", 2018],
    ]


@pytest.mark.parametrize("since, year", [("-0044", -44), ("9999", 9999), (None, 0)])
def test_decode_reads_years_of_any_age(decode, make_layer, since, year):
    layer = make_layer(
        [("city:1", "A", 0, 0), ("city:2", "B", 1, 1)],
        [{"from_id": "city:1", "to_id": "city:2", "since": since}],
    )
    assert decode(layer, "data.ties.sinceYear[0]") == year


def test_decode_gives_networks_with_members_and_seat(decode, busan):
    assert decode(busan, "data.networks.map(({name, members, seat}) => ({name, members, seat}))") == [
        {"name": "WeGO", "members": [0, 4], "seat": 4}
    ]


def test_decode_gives_what_was_not_placed_and_why(decode, busan):
    (row,) = decode(busan, "data.unplaced")
    assert (row["row"], row["name"], row["reason"]) == (9, "Xyzzyville", "No place of this name is known.")


UNKNOWN = {
    "row": 3,
    "name": "Xyz",
    "verdict": "missing",
    "reason": "No place called 'Xyz' is known.",
    "reason_code": "unknown",
    "reason_params": '{"name": "Xyz"}',
}


def test_decode_gives_reasons_in_the_reader_s_language(decode, make_layer):
    layer = make_layer([("city:1", "A", 0, 0)], unplaced=[UNKNOWN])
    text = decode(
        layer, "['en', 'de', 'ko'].map((lang) => sistermap.unplacedReason(data, data.unplaced[0], lang))"
    )
    assert text == [
        {"text": sentence("unknown", {"name": "Xyz"}, lang), "lang": None} for lang in ("en", "de", "ko")
    ]


def test_decode_gives_both_reasons_where_neither_end_is_placed(decode, make_layer):
    row = {**UNKNOWN, "other_reason_code": "row_without_partner", "other_reason_params": "{}"}
    layer = make_layer([("city:1", "A", 0, 0)], unplaced=[row])
    text = decode(layer, "sistermap.unplacedReason(data, data.unplaced[0], 'de').text")
    assert (
        text == "Es ist kein Ort namens „Xyz“ bekannt. Die Zeile nennt weder einen Partner noch ein Netzwerk."
    )


@pytest.mark.parametrize("row", [{"reason_code": "no such code"}, {"reason_code": None}])
def test_decode_shows_the_english_reason_where_there_is_no_code_for_it(decode, make_layer, row):
    layer = make_layer([("city:1", "A", 0, 0)], unplaced=[{**UNKNOWN, **row}])
    text = decode(layer, "sistermap.unplacedReason(data, data.unplaced[0], 'ko')")
    assert text == {"text": "No place called 'Xyz' is known.", "lang": "en"}


@pytest.mark.parametrize("params", ["", "no JSON", "[1]", "null", '{"name": {"a": [1]}}'])
def test_decode_takes_params_that_are_none(decode, make_layer, params):
    layer = make_layer([("city:1", "A", 0, 0)], unplaced=[{**UNKNOWN, "reason_params": params}])
    assert decode(layer, "sistermap.unplacedReason(data, data.unplaced[0], 'en').text")


def test_payload_carries_only_the_sentences_that_its_rows_need(make_layer):
    layer = make_layer([("city:1", "A", 0, 0)], unplaced=[UNKNOWN])
    reasons = make_payload(layer, languages=("en", "ar"))["reasons"]
    assert set(reasons) == {"keys", "en", "ar"}
    assert "unknown" in reasons["keys"] and "either" not in reasons["keys"]
    assert make_payload(make_layer([("city:1", "A", 0, 0)]))["reasons"] == {"keys": []}


def test_decode_measures_ties_on_the_ellipsoid(decode, busan):
    got = decode(busan, "[...data.ties.distanceKm]")
    where = busan.places.set_index("place_id")
    a, b = where.loc[busan.ties["from_id"]], where.loc[busan.ties["to_id"]]
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(a["lon"], a["lat"], b["lon"], b["lat"])
    assert got == pytest.approx(metres / 1000, abs=0.2)


def test_make_payload_keeps_names_of_the_pages_languages_only(busan):
    assert set(make_payload(busan, lang="en", languages=("en", "ko"))["places"]["names"]) == {"ko"}


def test_make_payload_is_the_same_for_the_same_layer(busan):
    assert island(make_payload(busan)) == island(make_payload(busan))


@pytest.mark.parametrize("text", ["</script>", "<!--", "\u2028", "\ud800"])
def test_island_can_stand_in_a_script(text):
    written = island({"name": text})
    assert not {"<", "\u2028"} & set(written)
    written.encode("utf-8")
    assert json.loads(written)["name"] == (text if text != "\ud800" else "?")


@pytest.mark.parametrize(
    "values, texts",
    [
        ([1998.0, None], ["1998", ""]),
        ([1.5, 2.0], ["1.5", "2.0"]),
        ([True, None], ["True", ""]),
        (pd.to_datetime(["1998-04-21", None]), ["1998-04-21", ""]),
        ([float("inf"), 1.0], ["inf", "1.0"]),
    ],
)
def test_as_text_writes_what_a_reader_expects(values, texts):
    assert list(as_text(pd.Series(values))) == texts


def test_style_kinds_gives_each_kind_another_look():
    looks = [(style["light"], tuple(style["dash"])) for style in style_kinds(KINDS).values()]
    assert len(set(looks)) == len(KINDS)


def test_style_kinds_knows_a_look_for_a_thousand_kinds():
    assert len(style_kinds([f"kind {n}" for n in range(1000)])) == 1000


@pytest.mark.parametrize("paper, theme", [("#fbfaf7", "light"), ("#1d262f", "dark")])
def test_style_kinds_stands_out_from_land_by_three_to_one(paper, theme):
    assert {
        kind: round(c, 1) for kind, style in KINDS.items() if (c := contrast(style[theme], paper)) < 3
    } == {}


def contrast(a, b):
    """WCAG 2.2, relative luminance."""

    def luminance(colour):
        parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_pack_networks_numbers_the_seat_where_it_is_on_the_map():
    import pandas as pd

    members = pd.DataFrame({"network": ["WeGO", "NEAR", "NEAR"]})
    number = pd.Series([0, 1], index=["city:1", "city:2"])
    packed = pack_networks(members, number, {"WeGO": "city:2", "NEAR": "city:9"})
    assert [(network["name"], network["seat"]) for network in packed] == [("WeGO", 1), ("NEAR", -1)]
