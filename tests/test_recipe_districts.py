"""Districts and their names: rules of `data.recipes.districts`."""

import pytest
from sistermap.data.recipes import districts


# The National Institute of Korean Language's own examples of the Revised Romanization.
@pytest.mark.parametrize(
    ("hangul", "latin"),
    [("종로", "jongno"), ("왕십리", "wangsimni"), ("신라", "silla"), ("별내", "byeollae"), ("부산", "busan")],
)
def test_romanise_follows_the_revised_romanization(hangul, latin):
    assert districts.romanise(hangul) == latin


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("碑林区", ("碑林", "区")),
        ("神农架林区", ("神农架", "林区")),
        ("浦东新区", ("浦东", "新区")),
        ("密云县", ("密云", "县")),
        ("香港", ("香港", "")),
    ],
)
def test_split_chinese_knows_forests_from_districts(name, parts):
    assert districts.split_chinese(name) == parts
