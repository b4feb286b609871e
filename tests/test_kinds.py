"""The user's words and ours. The right kinds were read by hand from the pages of cities."""

import pytest
from sistermap.geo.schema import KINDS, STATUSES
from sistermap.geo.tables.header_words import WORDS
from sistermap.geo.tables.kinds import (
    KIND_ORDER,
    NEGATED_ORDER,
    STATUS_ORDER,
    kind_of,
    kind_of_title,
    status_of,
)
from sistermap.geo.words import words_by_meaning

NOT_ACTIVE = [
    "not active", "Non-active", "no longer active", "비활성", "미교류", "교류 없음", "활성화되지 않음", "活動なし", "不活発",
    "不活跃", "無活動", "inaktiv", "nicht aktiv", "nicht mehr aktiv", "keine Aktivität", "non actif", "sans activité",
    "n'est plus actif", "no activo", "inactivo", "sin actividad",
]  # fmt: skip
NOT_SIGNED = [
    "not signed", "Not yet signed", "not yet in force", "unsigned", "미체결", "체결되지 않음", "미서명", "未締結", "未調印",
    "締結されていない", "未生效", "尚未签订", "未簽訂", "noch nicht gültig", "nicht unterzeichnet", "non signé",
    "pas encore en vigueur", "no firmado", "aún no vigente",
]  # fmt: skip
NOT_VALID = [
    "no longer valid", "not valid", "invalid", "void", "not in force", "not renewed", "무효", "유효하지 않음", "미갱신",
    "無効", "失効", "有効ではない", "无效", "無效", "nicht mehr gültig", "ungültig", "außer Kraft", "non valide",
    "plus en vigueur", "caduc", "no vigente", "ya no vigente", "vencido",
]  # fmt: skip
NOT_OVER = [
    "not expired", "not yet expired", "미종료", "未終了", "未到期", "nicht beendet", "non terminé", "no finalizado",
]  # fmt: skip
NOT_CLEAR = ["not quite active", "진행 상황 없음", "継続なし", "kein aktiver Austausch"]


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
        ("자매결연 협정", "sister"),
        ("자매도시 협정", "sister"),
        ("姉妹都市協定", "sister"),
        ("convention de jumelage", "sister"),
        ("convention de partenariat", "sister"),
        ("Partnerschaftsvertrag", "sister"),
        ("acuerdo de hermanamiento", "sister"),
        ("accordo di gemellaggio", "sister"),
        ("acordo de geminação", "sister"),
        ("우호협정", "friendship"),
        ("우호교류협정", "friendship"),
        ("교류 협정", "friendship"),
        ("友好交流協定", "friendship"),
        ("Freundschaftsvertrag", "friendship"),
        ("tratado de amistad", "friendship"),
        ("friendship treaty", "friendship"),
        ("convention de coopération", "friendship"),
        ("protocole d'accord", "mou"),
        ("protocollo d'intesa", "mou"),
        ("memorando de entendimiento", "mou"),
        ("合作備忘錄", "mou"),
        ("업무협정", "mou"),
        ("우호교류 MOU", "mou"),
        ("MOU체결", "mou"),
        ("Mountain exchange project", "project"),
        ("protocolo de intenciones", "intent"),
        ("경제협정", "treaty"),
        ("convention", "treaty"),
        ("Staatsvertrag", "treaty"),
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
        *((word, "dormant") for word in NOT_ACTIVE),
        *((word, "planned") for word in NOT_SIGNED),
        *((word, "ended") for word in NOT_VALID),
        *((word, "active") for word in NOT_OVER),
        *((word, None) for word in NOT_CLEAR),
    ],
)
def test_status_of_maps_the_words_of_users(word, status):
    assert status_of(word) == status


@pytest.mark.parametrize(
    ("words", "kind"),
    [("our_sister_cities", "sister"), ("부산시 자매도시 현황", "sister"), ("unserePartnerstädte", "sister"), ("partners", None), ("transistor", None), ("Hermannstadt", None), ("Entwinings", None)],
)  # fmt: skip
def test_kind_of_title_looks_inside_names_of_files(words, kind):
    assert kind_of_title(words) == kind


def test_words_lead_to_known_kinds_and_statuses_only():
    assert {*KIND_ORDER} - {"partnership"} <= set(KINDS) and set(STATUS_ORDER) <= set(STATUSES)
    assert set(words_by_meaning(WORDS / "kinds.tsv")) == set(KIND_ORDER)
    assert set(words_by_meaning(WORDS / "statuses.tsv")) == set(STATUS_ORDER) == set(NEGATED_ORDER)
    assert set(words_by_meaning(WORDS / "negated_statuses.tsv")) == {*NEGATED_ORDER, "unknown"}
    assert set(words_by_meaning(WORDS / "titles.tsv")) <= set(KINDS)
