"""The user's words and ours. The right kinds were read by hand from the pages of cities."""

import pytest
from sistermap.geo.schema import KINDS, STATUSES
from sistermap.geo.tables.header_words import WORDS
from sistermap.geo.tables.kinds import KIND_ORDER, STATUS_ORDER, kind_of, kind_of_title, status_of
from sistermap.geo.words import words_by_meaning


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("자매결연", "sister"),
        ("자매도시", "sister"),
        ("姉妹都市", "sister"),
        ("姊妹市", "sister"),
        ("Sister City", "sister"),
        ("twin town", "sister"),
        ("jumelage", "sister"),
        ("gemellaggio", "sister"),
        ("Hermanamiento", "sister"),
        ("Städtepartnerschaft", "sister"),
        ("Partnerschaft", "sister"),
        ("город-побратим", "sister"),
        ("우호교류", "friendship"),
        ("우호협력", "friendship"),
        ("友好城市", "friendship"),
        ("Freundschaft", "friendship"),
        ("Kontakt", "friendship"),
        ("Projektpartnerschaft", "project"),
        ("우호교류의향", "intent"),
        ("Letter of Intent", "intent"),
        ("MOU on digital government", "mou"),
        ("양해각서", "mou"),
        ("memorandum of understanding", "mou"),
        ("feasibility study", "project"),
        ("방문", "visit"),
        ("membership", "network"),
        ("회원도시", "network"),
        ("조약", "treaty"),
        ("Briefwechsel", "other"),
        ("exploitation", "other"),
        (None, "other"),
    ],
)
def test_kind_of_maps_the_words_of_users(word, kind):
    assert kind_of(word) == kind


def test_kind_of_gives_otherwise_where_there_is_no_word():
    assert kind_of(None, otherwise="sister") == "sister"


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("active", "active"),
        ("inactive", "dormant"),
        ("교류중", "active"),
        ("휴면", "dormant"),
        ("종료", "ended"),
        ("推진", None),
        ("추진 중", "planned"),
        ("終了", "ended"),
        ("beendet", "ended"),
        ("ruht", "dormant"),
        ("suspended since 2022", "dormant"),
        ("expired 2019", "ended"),
        ("?", None),
        (None, None),
    ],
)
def test_status_of_maps_the_words_of_users(word, status):
    assert status_of(word) == status


@pytest.mark.parametrize(
    ("words", "kind"),
    [("our_sister_cities", "sister"), ("부산시 자매도시 현황", "sister"), ("unserePartnerstädte", "sister"), ("partners", None)],
)  # fmt: skip
def test_kind_of_title_looks_inside_names_of_files(words, kind):
    assert kind_of_title(words) == kind


def test_words_lead_to_known_kinds_and_statuses_only():
    assert {*KIND_ORDER} - {"partnership"} <= set(KINDS) and set(STATUS_ORDER) <= set(STATUSES)
    assert set(words_by_meaning(WORDS / "kinds.tsv")) == set(KIND_ORDER)
    assert set(words_by_meaning(WORDS / "statuses.tsv")) == set(STATUS_ORDER)
    assert set(words_by_meaning(WORDS / "titles.tsv")) <= set(KINDS)
