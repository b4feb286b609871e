"""Chinese characters as towns read them: rules of `data.recipes.pinyin`."""

import pytest
from sistermap.data.recipes import pinyin


# As the places write themselves in Latin.
@pytest.mark.parametrize(
    ("han", "latin"), [("朝阳", "Chaoyang"), ("长宁", "Changning"), ("海安", "Hai'an"), ("绿园", "Lüyuan")]
)
def test_spell_reads_characters_as_towns_of_their_names(han, latin):
    towns = pinyin.Towns(
        [
            {"name": name, "alternatenames": [written], "latitude": 40.0, "longitude": 116.0}
            for name, written in (("Chaoyang", "朝阳"), ("Changning", "长宁"))
        ]
    )
    assert towns.spell(han, 40.1, 116.1) == latin


def test_spell_reads_a_character_as_most_towns_do():
    named = [("Chengdu", "成都"), ("Shangdu", "商都"), ("Xindu", "新都")]
    towns = pinyin.Towns(
        [{"name": name, "alternatenames": [han], "latitude": 30.0, "longitude": 104.0} for name, han in named]
    )
    assert towns.spell("望都", 38.7, 115.1) == "Wangdu"
