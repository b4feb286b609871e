"""Words of two scripts that look alike."""

import pytest
from sistermap.geo.naming.lookalikes import in_one_script


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("M\u043escow", "Moscow"),
        ("\u0421abrera", "Cabrera"),
        ("\u041c\u006f\u0441\u043a\u0432\u0430", "\u041c\u043e\u0441\u043a\u0432\u0430"),
        ("\u0391then\u0455", "Athens"),
        ("\u03a0\u006f\u03bb\u03b7", "\u03a0\u03bf\u03bb\u03b7"),
    ],
)
def test_in_one_script_takes_the_script_of_most_letters(text, written):
    assert in_one_script(text) == written


@pytest.mark.parametrize("text", ["Moscow", "Москва Moscow", "Łódź", "Ямal", "東京Tower", "부산 Busan"])
def test_in_one_script_leaves_words_that_do_not_only_look_alike(text):
    assert in_one_script(text) == text
