"""Items in several languages: each paragraph is read in its own, and what several versions state is one tie."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap import data
from sistermap.geo.draft.by_language import by_language
from sistermap.geo.draft.documents import read_items
from sistermap.geo.draft.drafting import draft_texts
from sistermap.geo.draft.item import Item, Paragraph
from sistermap.geo.draft.proposal import Drafts, NearMiss, Proposal
from sistermap.geo.draft.ties.draft_ties import draft_ties
from sistermap.geo.draft.versions import merge_versions
from sistermap.geo.gazetteer import Gazetteer

ENGLISH = "The cities of Busan and Kobe signed a sister city agreement on 2 May 2024, and the mayors met."
KOREAN = "부산광역시와 일본 고베시는 자매도시 협정을 체결했다. 두 도시는 앞으로 교류를 확대하기로 했다."
JAPANESE = "釜山広域市と神戸市は姉妹都市協定を締結した。両市は今後、交流を拡大する。"
FRENCH = "La ville de Lyon et la ville de Kindia ont signé un accord de jumelage, et les maires se sont rencontrés."
GERMAN = "Die beiden Städte haben am 2. Mai 2024 im Rathaus von Busan eine Städtepartnerschaft besiegelt."
CHINESE = "釜山广域市与神户市正式缔结友好城市关系。两市今后将进一步扩大各领域的交流与合作。"


def item(*texts, title="", language="en"):
    paragraphs = tuple(Paragraph(text, number) for number, text in enumerate(texts, start=2))
    return Item(title, None, paragraphs, "a.txt", language)


def divided(*texts, **options):
    return {
        each.language: [one.line for one in each.paragraphs] for each in by_language(item(*texts, **options))
    }


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((ENGLISH, KOREAN, JAPANESE), {"en": [2], "ko": [3], "ja": [4]}),
        ((ENGLISH, CHINESE), {"en": [2], "zh": [3]}),
        ((ENGLISH, GERMAN), {"en": [2], "de": [3]}),
        ((FRENCH, "La prochaine rencontre se tiendra à Mopti ou à Kindia.", FRENCH), {"en": [2, 3, 4]}),
        ((ENGLISH, FRENCH), {"en": [2], "fr": [3]}),
        ((ENGLISH, KOREAN, ENGLISH, KOREAN), {"en": [2, 4], "ko": [3, 5]}),
        ((ENGLISH, "부산 (釜山)", ENGLISH), {"en": [2, 3, 4]}),
        ((ENGLISH, "Busan – Kobe – Lyon", "- Milan 1998", ENGLISH), {"en": [2, 3, 4, 5]}),
        ((JAPANESE, "兵庫県神戸市中央区加納町六丁目五番一号", JAPANESE), {"en": [2, 3, 4]}),
    ],
)  # fmt: skip
def test_by_language_divides_paragraphs_that_are_clearly_in_another_language(texts, expected):
    assert divided(*texts) == expected


def test_by_language_takes_the_heading_of_a_translation_as_its_title():
    versions = by_language(item(ENGLISH, "부산시와 고베시", KOREAN, "釜山と神戸", JAPANESE, title="A pact"))
    assert [(each.title, each.title_line, len(each.paragraphs)) for each in versions] == [
        ("A pact", 1, 1), ("부산시와 고베시", 3, 1), ("釜山と神戸", 5, 1)
    ]  # fmt: skip


@given(
    st.lists(
        st.sampled_from([ENGLISH, KOREAN, JAPANESE, GERMAN, CHINESE, "Busan", "부산", "1998"]), max_size=8
    )
)
def test_by_language_loses_no_paragraph(texts):
    versions = by_language(item(*texts))
    lines = [one.line for each in versions for one in each.paragraphs]
    lines += [each.title_line for each in versions[1:] if each.title]
    lines += [each.title_line for each in versions[:1] if each.title]
    assert sorted(lines) == list(range(2, len(texts) + 2))


TIE = Proposal(
    "Busan", "KR", None, None, "Kobe", "JP", None, None, "sister", None, "2024-05-02", None, None, None,
    "They signed.", 4, 0.8, ("KR", "busan"), ("JP", "kobe"),
)  # fmt: skip
IN_KOREAN = replace(
    TIE, from_name="부산", to_name="고베", since=None, evidence="체결했다.", line=8, confidence=0.9
)


@pytest.mark.parametrize("order", [(TIE, IN_KOREAN), (IN_KOREAN, TIE)])
def test_merge_versions_keeps_the_date_and_its_evidence(order):
    [made] = merge_versions([Drafts((one,), ()) for one in order]).proposals
    assert (made.since, made.evidence, made.line, made.from_name) == (
        "2024-05-02",
        "They signed.",
        4,
        "Busan",
    )
    assert made.confidence == 0.9


@pytest.mark.parametrize(
    "other",
    [
        replace(IN_KOREAN, to_place=("JP", "osaka")),
        replace(IN_KOREAN, since="1998"),
        replace(IN_KOREAN, kind="mou"),
        replace(IN_KOREAN, to_org="고베대학교"),
    ],
)
def test_merge_versions_keeps_another_tie(other):
    assert len(merge_versions([Drafts((TIE,), ()), Drafts((other,), ())]).proposals) == 2


def test_merge_versions_keeps_memberships_that_only_one_version_has():
    def of(name):
        return replace(TIE, to_name=None, to_country=None, to_place=None, kind="network", network=name)

    assert (
        len(merge_versions([Drafts((of("UCLG"),), ()), Drafts((of("세계지방정부연합"),), ())]).proposals) == 1
    )
    several = merge_versions([Drafts((of("UCLG"), of("CITYNET")), ()), Drafts((of("세계지방정부연합"),), ())])
    assert len(several.proposals) == 3


def test_merge_versions_keeps_near_misses_by_line():
    misses = [Drafts((), (NearMiss("b", 5, "negated"),)), Drafts((), (NearMiss("a", 2, "one_side"),))]
    assert [one.line for one in merge_versions(misses).near_misses] == [2, 5]


def test_draft_texts_reads_each_version_of_a_release_in_its_language(tmp_path):
    path = tmp_path / "release.txt"
    text = f"A pact of two ports\n3 May 2024\n\n{ENGLISH}\n\n부산시와 고베시\n\n{KOREAN}\n\n釜山と神戸\n\n{JAPANESE}\n"
    path.write_text(text, encoding="utf-8")
    assert len(read_items(path)) == 1
    remarks = []
    with Gazetteer.open(data.HERE) as gazetteer:
        [made] = draft_texts([path], gazetteer, draft_ties, remark=remarks.append)
    [tie] = made.drafts.proposals
    assert (tie.from_country, tie.to_country, tie.kind, tie.since) == ("KR", "JP", "sister", "2024-05-02")
    assert tie.evidence == ENGLISH
    assert remarks[-1].startswith(f"{path}: 1 item (in several languages: en, ko, ja), 1 proposal")


def test_draft_texts_reads_whose_a_version_is_in_the_others(tmp_path):
    path = tmp_path / "release.txt"
    korean = "우리 시는 2010년 프랑스 리옹시와 우호협력 협정을 체결했다. 앞으로 교류를 확대하기로 했다."
    english = "BUSAN, May 3, 2024 — The mayor of Busan has come to the town hall and spoken of the ties of the city."
    path.write_text(f"A pact\n3 May 2024\n\n{english}\n\n{korean}\n\n{JAPANESE}\n", encoding="utf-8")
    with Gazetteer.open(data.HERE) as gazetteer:
        [made] = draft_texts([path], gazetteer, draft_ties)
    french = [each for each in made.drafts.proposals if each.to_country == "FR"]
    assert [(each.from_country, each.since) for each in french] == [("KR", "2010")]
