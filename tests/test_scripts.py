"""Which script a text is written in; scripts are named as Unicode's Scripts.txt and the names of its letters have them."""

import re
from pathlib import Path

import pytest
import sistermap
from sistermap.geo.scripts import EAST_ASIAN_LETTERS, LATIN_LETTERS, is_east_asian, is_latin, script_of


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("파리", "HANGUL"),
        ("مكة", "ARABIC"),
        ("oslo", "LATIN"),
        ("", "LATIN"),
        ("3rd", "LATIN"),
        ("ぱり", "HIRAGANA"),
    ],
)
def test_script_of_names_the_script(text, script):
    assert script_of(text) == script
    assert is_latin(text) == (script == "LATIN")


@pytest.mark.parametrize("text", ["부산", "ㄱ", "東京", "ﾄｳｷｮｳ", "パリ", "々", "〇", "𠮷野", "New 北京"])
def test_is_east_asian_knows_every_letter_of_these_scripts(text):
    assert is_east_asian(text)


@pytest.mark.parametrize(
    "text", ["", "Lyon、", "「Lyon」", "Москва", "ꔀꔸ", "Ｌyon", "\u3000", "กรุงเทพ", "مكة", "①"]
)
def test_is_east_asian_takes_no_mark_and_no_other_script(text):
    assert not is_east_asian(text)


def test_the_letters_stand_within_the_brackets_of_a_pattern():
    assert re.fullmatch(f"[{LATIN_LETTERS}]+[{EAST_ASIAN_LETTERS}]+", "Łódź우치")


def test_no_module_has_a_rule_of_its_own():
    geo = Path(sistermap.__file__).with_name("geo")
    own = [path.name for path in geo.rglob("*.py") if re.search(r"\\u024f|\\u3040-", path.read_text("utf-8"))]
    assert own == ["scripts.py"]
