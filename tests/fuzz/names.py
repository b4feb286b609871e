"""Names and countries as users write them, and as nobody does."""

from hypothesis import strategies as st

from .case import Case
from .pieces import cells

WORDS = st.sampled_from((
    "Busan", "부산", "부산광역시", "Los Angeles", "St.", "Saint", "Sankt", "San", "City of", "市", "県", "도", "Province of", "County", "Oblast", "Republic", "Korea", "South", "North", "New", "Springfield", "Illinois",
    "IL", "US", "Georgia", "Tbilisi", "กรุงเทพ", "القاهرة", "Köln", "KOELN", "Москва", "東京", "台北", "臺北市", "Xi'an", "Þórshöfn", "Ho Chi Minh", "d'", "al-", "l’", "de la", "(", ")", "/", ",", "-", "1", "3rd", "Q16520", "IATA", "ICN", "35.1", "129.0",
    "und", "&", "과", "と", "e.V.", "Ltd", "Ministry of", "Univ.", "district", "no.", "№ 4", "4", "XIV", "arr.", "ville", "burg", "shi", "-si", "-do", "tower",
))  # fmt: skip
_LETTERS = st.one_of(
    st.characters(),
    st.characters(categories=("Mn", "Mc", "Me", "Cf", "Lm", "Sk")),
    st.sampled_from("\u1100\u1161\u11a8\u200d\u0301\ufe0f\u064b\u0e33\u0f71\ua806ｱﾞ㍿㋿①²İıſßﬀ"),
)
NAMES = st.one_of(
    cells,
    st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
    st.lists(st.one_of(WORDS, cells), min_size=1, max_size=5).map("".join),
    st.lists(st.one_of(WORDS, cells), min_size=1, max_size=5).map(", ".join),
    st.text(_LETTERS, max_size=40),
    st.lists(WORDS, min_size=20, max_size=60).map(" ".join),
    st.just(None),
)
COUNTRIES = st.one_of(
    st.none(),
    st.sampled_from(
        (
            "KR",
            "South Korea",
            "대한민국",
            "US",
            "USA",
            "GE",
            "XX",
            "",
            "Korea",
            "de",
            "United Kingdom",
            "UK/England",
        )
    ),
    cells,
)


@st.composite
def name_cases(draw):
    """Some names with their countries."""
    names = draw(st.lists(NAMES, min_size=1, max_size=6))
    countries = [draw(COUNTRIES) for _ in names]
    return Case("names", {}, {"names": names, "countries": countries})
