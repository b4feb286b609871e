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
    kinds_of,
    read_kinds,
    status_of,
    status_of_kind,
    status_of_title,
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
    assert {*KIND_ORDER} - {"partnership", "cooperation", "friendship_city"} <= set(KINDS) and set(
        STATUS_ORDER
    ) <= set(STATUSES)
    assert set(words_by_meaning(WORDS / "kinds.tsv")) == set(KIND_ORDER)
    assert set(words_by_meaning(WORDS / "statuses.tsv")) == set(STATUS_ORDER) == set(NEGATED_ORDER)
    assert set(words_by_meaning(WORDS / "negated_statuses.tsv")) == {*NEGATED_ORDER, "unknown"}
    assert set(words_by_meaning(WORDS / "titles.tsv")) <= {*KINDS, *STATUSES, "friendship_city"}


@pytest.mark.parametrize(
    ("cells", "country", "kinds"),
    [
        (["国际友好城市", "友好关系城市"], "CN", ["sister", "friendship"]),
        (["友好城市", "友好交流城市", None], None, ["sister", "friendship", "other"]),
        (["姊妹市", "友好城市", "締盟"], "TW", ["sister", "friendship", "sister"]),
        (["友好城市"], "TW", ["sister"]),
        (["姉妹都市", "友好都市"], "JP", ["sister", "friendship"]),
        (["友好都市"], "JP", ["friendship"]),
        (["자매결연", "우호협력"], "KR", ["sister", "friendship"]),
        (["побратимские связи", "партнёрские связи", "дружественные связи"], "RU", ["sister", "friendship", "friendship"]),
        (["партнёрские связи"], "RU", ["sister"]),
        (["Städtepartnerschaft", "Partnerschaft", "Freundschaft"], "DE", ["sister", "sister", "friendship"]),
    ],
)  # fmt: skip
def test_read_kinds_keeps_two_grades_apart(cells, country, kinds):
    assert read_kinds(cells, country=country) == kinds


def test_read_kinds_takes_the_title_where_a_cell_is_empty():
    assert read_kinds(["MOU", " ", None, "Chess"], title_kind="sister") == [
        "mou",
        "sister",
        "sister",
        "other",
    ]


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("Sister city; Friendship", [("sister", "Sister city", None), ("friendship", "Friendship", None)]),
        ("자매결연(1998) / MOU(2010)", [("sister", "자매결연", 1998), ("mou", "MOU", 2010)]),
        ("姉妹都市、友好都市", [("sister", "姉妹都市", None), ("friendship", "友好都市", None)]),
        ("Gemellaggio e Patto di amicizia", [("sister", "Gemellaggio", None), ("friendship", "Patto di amicizia", None)]),
        ("побратим, меморандум 2015", [("sister", "побратим", None), ("mou", "меморандум", 2015)]),
        ("MOU (culture, trade)", [("mou", "MOU (culture, trade)", None)]),
        ("Treaty of friendship and cooperation", [("friendship", "Treaty of friendship and cooperation", None)]),
        ("友好交流協定（2011.5.3）", [("friendship", "友好交流協定（2011.5.3）", 2011)]),
        ("Briefwechsel", [("other", "Briefwechsel", None)]),
        (None, []),
    ],
)  # fmt: skip
def test_kinds_of_parts_a_cell_by_what_its_parts_are(cell, kinds):
    assert kinds_of(cell) == kinds


@pytest.mark.parametrize(
    ("word", "status"),
    [("Former twin town", "ended"), ("자매결연(종료)", "ended"), ("友好城市（已终止）", "ended"), ("Sister city", None), ("MOU signed", None), ("Städtepartnerschaft (ruht)", "dormant")],
)  # fmt: skip
def test_status_of_kind_reads_only_what_is_beside_the_kind(word, status):
    assert status_of_kind(word) == status


@pytest.mark.parametrize(
    ("title", "kind", "status"),
    [
        ("Friendship cities", "friendship", None),
        ("Sister and friendship cities", None, None),
        ("国际友好城市", "sister", None),
        ("友好都市一覧", "friendship", None),
        ("Former sister cities", "sister", "ended"),
        ("우호도시", "friendship", None),
        ("Terminated partnerships", None, "ended"),
        ("Signed agreements", None, None),
    ],
)
def test_titles_say_the_kind_and_the_status_of_what_is_below(title, kind, status):
    assert (kind_of_title(title), status_of_title(title)) == (kind, status)


@pytest.mark.parametrize(
    "place",
    ["Tibet Autonomous Region", "Sitges", "Jasenovac", "Summit Hill", "Ishpeming", "Chiusa Pesio", "Gelendost", "Antigua", "Eskişehir", "San Francisco 旧金山", "Rotterdam", "Laguna", "Amity", "아랍에미리트연합"],
)  # fmt: skip
def test_places_are_neither_kinds_nor_statuses(place):
    assert (kind_of(place), status_of(place)) == ("other", None)


@pytest.mark.parametrize(
    ("cells", "kinds"),
    [
        (["Partnerství", "Partnerství měst"], ["sister", "sister"]),
        (["Partnerstvo", None], ["sister", "other"]),
        (["Pobratimstvo", "Partnerstvo"], ["sister", "friendship"]),
        (["Družobné mesto", "Partnerstvo"], ["sister", "friendship"]),
    ],
)
def test_read_kinds_takes_a_bare_partnership_for_the_lower_grade_beside_sister_cities(cells, kinds):
    assert read_kinds(cells) == kinds


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("Städtepartnerschaft sowie Freundschaft", ["sister", "friendship"]),
        ("Testvérváros és barátság", ["sister", "friendship"]),
        ("เมืองพี่เมืองน้องและบันทึกความเข้าใจ", ["sister", "mou"]),
        ("توأمة وصداقة", ["sister", "friendship"]),
        ("Sister & MOU", ["sister", "mou"]),
        ("友好‧姐妹", ["friendship", "sister"]),
        ("자매결연·MOU", ["sister", "mou"]),
        ("6·15 자매결연", ["sister"]),
    ],
)
def test_kinds_of_parts_a_cell_as_lists_of_partners_are_parted(cell, kinds):
    assert [found.kind for found in kinds_of(cell)] == kinds


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Asmo-gutuna", "intent"), ("Ugovor", "treaty"), ("Ugovor o suradnji", "friendship"), ("Mji dada", "sister"),
        ("Program suradnje", "project"), ("Bendradarbiavimo sutartis", "friendship"), ("Partnerystės sutartis", "friendship"),
    ],
)  # fmt: skip
def test_kind_of_reads_agreements_by_their_whole_names(word, kind):
    assert kind_of(word) == kind


@pytest.mark.parametrize(
    ("word", "status"), [("imekoma", "ended"), ("imesitishwa", "dormant"), ("Baigėsi", "ended")]
)
def test_status_of_reads_verbs(word, status):
    assert status_of(word) == status


def test_kind_of_title_reads_a_label_of_partners():
    assert kind_of_title("Mji Mji dada Nchi") == "sister"
