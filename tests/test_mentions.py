"""Places in running text, in the seven languages that are read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sistermap import data
from sistermap.geo.draft.item import Item, Sentence
from sistermap.geo.draft.mention import Mention
from sistermap.geo.draft.mentions import find_mentions
from sistermap.geo.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open(data.HERE) as opened:
        yield opened


def mentions_in(text: str, language: str, gazetteer: Gazetteer) -> list[Mention]:
    item = Item("", None, (), "<stdin>", language)
    return list(find_mentions([Sentence(text, 1, 1)], item, gazetteer).by_sentence[0])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Hull was twinned with Reykjavik in Iceland.", ["IS"]),
        ("en", "The mayors of Seoul, Busan and Paris met.", ["KR", "KR", "FR"]),
        ("en", "They went to Newcastle in New South Wales, Australia.", ["AU"]),
        ("de", "Köln und Liverpool feiern.", ["DE", "GB"]),
        ("fr", "Lyon et Francfort sont jumelées.", ["FR", "DE"]),
        ("es", "Zaragoza y Bolonia firmaron ayer.", ["ES", "IT"]),
        ("ko", "부산은 중국 상하이와 협약을 맺었다.", ["KR", "CN"]),
        ("ja", "神戸市は中国の天津市と提携した。", ["JP", "CN"]),
        ("zh", "成都与法国蒙彼利埃结为友好城市。", ["CN", "FR"]),
    ],
)
def test_find_mentions_country(language: str, text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert [one.country for one in mentions_in(text, language, gazetteer)] == expected
