"""Which encoding the bytes of a text are: three short lists in each language, in each code page that it is written in."""

import io
import unicodedata
from pathlib import Path

import pytest
from sistermap.geo.errors import TableError
from sistermap.geo.tables.files import read_sheets
from sistermap.geo.tables.files.decoding import ENCODINGS, decode_text

CASES = Path(__file__).parent / "cases/encodings.txt"
PAGES = {
    "cp1252": "de fr es pt it nl sv da fi is", "mac_roman": "de fr es pt it nl sv da fi",
    "cp1250": "pl cs sk hu ro1250 hr sl", "iso8859_2": "pl cs sk hu ro1250 hr sl", "cp852": "pl cs sk hu hr sl",
    "cp1251": "ru uk bg sr be", "koi8_r": "ru", "koi8_u": "uk ru", "cp866": "ru", "cp1253": "el", "cp1254": "tr",
    "cp1255": "he", "cp1256": "ar", "cp1257": "et lv lt", "cp1258": "vi", "cp874": "th", "cp949": "ko", "euc_kr": "ko",
    "cp932": "ja", "euc_jp": "ja", "iso2022_jp": "ja", "gb18030": "zh-Hans zh-Hant", "gb2312": "zh-Hans",
    "big5": "zh-Hant", "utf-16-le": "de ru ko ja th zh-Hans", "utf-16-be": "el pl zh-Hant",
}  # fmt: skip
# Lists whose few letters beyond ASCII fit a more usual code page as well.
UNSURE = {("cp1252", "de", 0), ("mac_roman", "de", 0), ("cp852", "hu", 2)}
TONES = "\u0300\u0301\u0303\u0309\u0323"  # cp1258 writes them behind their letters


def lists():
    found = {}
    for block in CASES.read_text(encoding="utf-8").split("\n# ")[1:]:
        language, _, rest = block.partition("\n")
        found[language] = [part.strip() for part in rest.split("\n--\n")]
    return found


def split_tones(text):
    made = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in TONES))
        made.append(
            base + "".join(part for part in parts if part in TONES)
            if base in "âăêôơưÂĂÊÔƠƯ" or parts[1:]
            else char
        )
    return "".join(made)


@pytest.mark.parametrize(
    ("page", "language"), [(p, language) for p, each in PAGES.items() for language in each.split()]
)
def test_decode_text_finds_the_code_page_of_a_short_list(page, language):
    for number, text in enumerate(lists()[language]):
        content = (split_tones(text) if page == "cp1258" else text).encode(page, errors="ignore")
        expected = unicodedata.normalize("NFC", content.decode(page))
        if (page, language, number) not in UNSURE:
            assert decode_text(content, "list.csv").text == expected


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_is_one_that_python_knows(name):
    assert "a".encode(name) == b"a"


def remarks(content, encoding=None):
    (sheet,) = read_sheets(io.BytesIO(content), encoding=encoding)
    return sheet.rows, [(remark.code, remark.params) for remark in sheet.remarks]


def test_read_text_says_which_encoding_was_taken_but_for_utf_8():
    text = "City,Land\nŁódź,Polska\n"
    assert (
        remarks(text.encode())
        == remarks(text.encode("utf-8-sig"))
        == ([(1, ["City", "Land"]), (2, ["Łódź", "Polska"])], [])
    )
    assert remarks(text.encode("cp1250"))[1] == [("encoding_taken", {"encoding": "cp1250"})]


def test_read_text_keeps_utf_8_with_a_bad_byte_and_says_its_row():
    rows, found = remarks(
        "City,Land\nMünchen,Österreich\nfoo,bar\nMalmö,Sverige\n".encode().replace(b"foo", b"f\xf6o")
    )
    assert [cells for _, cells in rows[1:]] == [
        ["München", "Österreich"],
        ["f\ufffdo", "bar"],
        ["Malmö", "Sverige"],
    ]
    assert found == [("bytes_unreadable", {"encoding": "utf-8", "rows": "3"})]


def test_read_text_takes_the_encoding_that_the_user_states():
    assert remarks("Stadt,Land\nKöln,x\n".encode("cp850"), "CP850")[0][1] == (2, ["Köln", "x"])
    for name in ("klingon", "base64", "rot13", "idna", "unicode_escape", "undefined", ""):
        with pytest.raises(TableError, match=r"^the open file: encoding '.*' is not known.* [Ee]xpected"):
            remarks(b"a,b\n1,2\n", name)
