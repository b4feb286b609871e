"""Headers that are not known word by word. What each column means was read by hand."""

import pytest
from sistermap.geo.tables.blocks import find_blocks
from sistermap.geo.tables.column_content import CellTypes
from sistermap.geo.tables.column_fields import read_fields
from sistermap.geo.tables.column_sides import give_sides
from sistermap.geo.tables.files import Sheet
from sistermap.geo.tables.header import find_header
from sistermap.geo.tables.header_words import OTHERS


def columns(*labels):
    return {labels[index]: role for role, index in roles(labels).items()}


def roles(labels):
    fields = read_fields(labels, [()] * len(labels), CellTypes(None))
    ties = {one.field: one.position for one in fields if one.field in OTHERS}
    return give_sides(fields).roles | ties


@pytest.mark.parametrize(
    ("label", "column"),
    [
        ("Date of Affiliation", "since"),
        ("Year of twinning", "since"),
        ("Date of last visit", None),
        ("Expiry date", "until"),
        ("State/Province", "to_region"),
        ("Form of cooperation", "kind"),
        ("Population (city)", None),
        ("Country code of the phone number", None),
        ("체결연월일", "since"),
        ("최근 방문일자", None),
        ("협정 종류", "kind"),
        ("상대국", "to_country"),
        ("國別", "to_country"),
        ("締盟日期", "since"),
        ("人口", None),
        ("Land der Partnergemeinde", "to_country"),
        ("Partnerschaft seit", "since"),
        ("Date du jumelage", "since"),
        ("Fecha de hermanamiento", "since"),
    ],
)
def test_read_fields_reads_the_words_inside_a_label(label, column):
    assert columns("Partner city", label).get(label) == column


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["姊妹市", "國別"], ["to_name", "to_country"]),
        (["都道府県", "市区町村", "相手都市"], ["from_region", "from_name", "to_name"]),
        (["Municipio español", "Municipio extranjero", "País"], ["from_name", "to_name", "to_country"]),
        (["University", "Partner university", "Country"], ["from_org", "to_org", "to_country"]),
        (["Network", "Member", "Country"], ["network", "from_name", "from_country"]),
        (["start_lat", "start_lon", "end_lat", "end_lon"], ["from_lat", "from_lon", "to_lat", "to_lon"]),
        (["origin", "destination"], ["from_name", "to_name"]),
        (["Collectivité partenaire", "Pays", "Commune bénéficiaire"], ["to_name", "to_country", "from_name"]),
        (["Municipio beneficiario", "Ciudad socia", "País"], ["from_name", "to_name", "to_country"]),
        (["Donor city", "Beneficiary municipality"], ["from_name", "to_name"]),
        (["Universitetas partneris", "Miestas", "Šalis"], ["to_org", "to_name", "to_country"]),
        (["協定大学", "都市", "国"], ["to_org", "to_name", "to_country"]),
    ],
)
def test_give_sides_says_whose_a_column_is(labels, expected):
    assert columns(*labels) == dict(zip(labels, expected, strict=True))


def test_read_fields_says_by_what_it_knows_a_column():
    labels = ["Partner city", "Date of affiliation", "Qwerty"]
    found = read_fields(labels, [["Kobe"], [1998], ["x"]], CellTypes(None))
    assert [one.by for one in found] == ["label", "word", None]


def test_find_header_takes_a_header_it_knows_before_one_it_must_guess():
    rows = [(1, ["Sister cities by date of signing", "Country of origin"]), (2, ["Partner city", "Country"])]
    assert find_header(rows, CellTypes(None)).row_index == 1


@pytest.mark.parametrize(
    ("home", "partner", "name", "country"),
    [
        ("Our town", "Foreign town", "City", "Country"),
        ("Own municipality", "Overseas municipality", "Town", "Country"),
        ("국내 자치단체", "해외 자치단체", "도시", "국가"),
        ("国内自治体", "海外自治体", "都市", "国"),
        ("自治体", "相手自治体", "都市名", "国名"),
        ("我方", "外方", "城市", "国家"),
        ("Eigene Stadt", "Partnerstadt", "Ort", "Land"),
        ("Notre commune", "Commune étrangère", "Ville", "Pays"),
        ("Nuestro municipio", "Municipio extranjero", "Ciudad", "País"),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_give_sides_takes_the_side_from_the_heading_above(home, partner, name, country, order):
    sides = [(home, "from"), (partner, "to")][::order]
    upper = [label for heading, _ in sides for label in (heading, None)]
    sheet = Sheet(None, [(1, upper), (2, [name, country] * 2), (3, ["a", "b", "c", "d"])])
    (block,) = find_blocks(sheet, CellTypes(None))
    assert roles(block.labels) == {
        f"{side}_{field}": 2 * at + step
        for at, (_, side) in enumerate(sides)
        for step, field in enumerate(("name", "country"))
    }


def test_read_fields_takes_the_bare_word_for_a_tie_as_its_kind():
    labels = ["Ciudad hermana", "País", "Hermanamiento"]
    assert columns(*labels) == dict(zip(labels, ["to_name", "to_country", "kind"], strict=True))
