"""Dates in running text: what a reader of the language takes them for, on the day of the text."""

import pytest
from sistermap.geo.draft.text_dates import find_dates

PUBLISHED = "2024-11-12"  # a Tuesday


def stated(text, language, published=PUBLISHED):
    """Return what the dates of a text are, without where they are."""
    return [
        " ".join(filter(None, (date.kind, date.since, date.until and f"-> {date.until}")))
        for date in find_dates(text, language, published)
    ]


# language, text, its dates. "D" before a value: the kind is "date".
ABSOLUTE = [
    ("en", "first signed on September 12, 1994, when", ["date 1994-09-12"]),
    ("en", "on 12 July 2012 the mayors", ["date 2012-07-12"]),
    ("en", "the 3rd of May 1999", ["date 1999-05-03"]),
    ("en", "begun in October 1957", ["date 1957-10"]),
    ("en", "in Sept. 2001", ["date 2001-09"]),
    ("en", "became a sister city in 1992 and", ["date 1992"]),
    ("en", "The charter followed in spring 2000 in", ["date 2000"]),
    ("en", "the 1998 agreement", ["date 1998"]),
    ("en", "signed 1994-09-12", ["date 1994-09-12"]),
    ("en", "signed on 12/25/2012", ["date 2012-12-25"]),
    ("en", "signed on 25/12/2012", ["date 2012-12-25"]),
    ("en", "on Tuesday, 12 July 2012", ["date 2012-07-12"]),
    ("de", "am 12. Juli 2012 unterzeichnet", ["date 2012-07-12"]),
    ("de", "am 03.05.1999", ["date 1999-05-03"]),
    ("de", "im März 2003 geschlossen", ["date 2003-03"]),
    ("de", "im Jahr 1992 besiegelt", ["date 1992"]),
    ("de", "im Frühjahr 2000", ["date 2000"]),
    ("de", "Anfang Mai 2010", ["date 2010-05"]),
    ("fr", "le 1er mars 2003, la ville", ["date 2003-03-01"]),
    ("fr", "en juillet 2003 ; on", ["date 2003-07"]),
    ("fr", "signé en 1992", ["date 1992"]),
    ("fr", "au printemps 2000", ["date 2000"]),
    ("es", "el 4 de junio de 2025", ["date 2025-06-04"]),
    ("es", "en junio de 1998", ["date 1998-06"]),
    ("es", "firmado en 1992", ["date 1992"]),
    ("ko", "2024. 11. 20.", ["date 2024-11-20"]),
    ("ko", "2024년 11월 협약을", ["date 2024-11"]),
    ("ko", "2018년에 맺었다", ["date 2018"]),
    ("ko", "1997년 3월 5일", ["date 1997-03-05"]),
    ("ja", "平成3年に提携し", ["date 1991"]),
    ("ja", "令和元年7月30日", ["date 2019-07-30"]),
    ("ja", "昭和57年10月5日", ["date 1982-10-05"]),
    ("ja", "二〇一六年四月一日", ["date 2016-04-01"]),
    ("ja", "２００３年７月", ["date 2003-07"]),
    ("ja", "1991年(平成3年)11月", ["date 1991-11"]),
    ("zh", "即民國103年,兩市", ["date 2014"]),
    ("zh", "民國113年10月11日", ["date 2024-10-11"]),
    ("zh", "2024年11月19日", ["date 2024-11-19"]),
    ("zh", "2024 年 11 月 19 日", ["date 2024-11-19"]),
    ("zh", "一九八三年三月", ["date 1983-03"]),
]  # fmt: skip

RELATIVE = [
    ("en", "filed on October 7 on behalf", ["date 2024-10-07"]),
    ("en", "the date of 30 September;", ["date 2024-09-30"]),
    ("en", "adopted in May by", ["date 2024-05"]),
    ("en", "a meeting in late July", ["date 2024-07"]),
    ("en", "signed in December", ["date 2023-12"]),
    ("en", "signed yesterday", ["date 2024-11-11"]),
    ("en", "signed this morning", ["date 2024-11-12"]),
    ("en", "leaves tomorrow for", ["date 2024-11-13"]),
    ("en", "voted on Tuesday night for", ["date 2024-11-12"]),
    ("en", "announced on Thursday", ["date 2024-11-07"]),
    ("en", "signed last month", ["date 2024-10"]),
    ("en", "signed last year", ["date 2023"]),
    ("en", "began in May last year, and", ["date 2023-05"]),
    ("en", "next March", ["date 2025-03"]),
    ("en", "signed three years ago", ["date 2021"]),
    ("de", "haben am Montag die", ["date 2024-11-11"]),
    ("de", "schon am 2. Mai.", ["date 2024-05-02"]),
    ("de", "wurde gestern", ["date 2024-11-11"]),
    ("de", "im letzten Jahr", ["date 2023"]),
    ("de", "im Mai vergangenen Jahres", ["date 2023-05"]),
    ("de", "im kommenden Mai", ["date 2025-05"]),
    ("de", "vor zehn Jahren", ["date 2014"]),
    ("fr", "Lancé l'an dernier et", ["date 2023"]),
    ("fr", "signé hier à", ["date 2024-11-11"]),
    ("fr", "a reçu mercredi le", ["date 2024-11-06"]),
    ("fr", "le mois dernier", ["date 2024-10"]),
    ("fr", "il y a dix ans", ["date 2014"]),
    ("fr", "en mai dernier", ["date 2024-05"]),
    ("es", "firmaron ayer en", ["date 2024-11-11"]),
    ("es", "el lunes", ["date 2024-11-11"]),
    ("es", "el año pasado", ["date 2023"]),
    ("es", "en mayo pasado", ["date 2024-05"]),
    ("es", "el próximo mayo", ["date 2025-05"]),
    ("es", "hace diez años", ["date 2014"]),
    ("ko", "지난해 5월", ["date 2023-05"]),
    ("ko", "지난 5월에는", ["date 2024-05"]),
    ("ko", "작년에", ["date 2023"]),
    ("ko", "올해", ["date 2024"]),
    ("ko", "어제", ["date 2024-11-11"]),
    ("ko", "지난달", ["date 2024-10"]),
    ("ko", "이달 8일", ["date 2024-11-08"]),
    ("ko", "오는 19일", ["date 2024-11-19"]),
    ("ko", "10년 전", ["date 2014"]),
    ("ja", "今月11日、両市を", ["date 2024-11-11"]),
    ("ja", "昨日", ["date 2024-11-11"]),
    ("ja", "市長は本日、", ["date 2024-11-12"]),
    ("ja", "昨年5月", ["date 2023-05"]),
    ("ja", "一昨年", ["date 2022"]),
    ("ja", "今年5月", ["date 2024-05"]),
    ("ja", "先月", ["date 2024-10"]),
    ("ja", "来月", ["date 2024-12"]),
    ("ja", "10年前", ["date 2014"]),
    ("zh", "今天", ["date 2024-11-12"]),
    ("zh", "去年", ["date 2023"]),
    ("zh", "上月", ["date 2024-10"]),
    ("zh", "明年起", ["since 2025"]),
    ("zh", "十年前", ["date 2014"]),
    ("zh", "日前", []),
]  # fmt: skip

STRETCHES = [
    ("en", "from 2023 to 2025", ["range 2023 -> 2025"]),
    ("en", "until 1998, when", ["until -> 1998"]),
    ("en", "Australia, since 1961.", ["since 1961"]),
    ("en", "in 2019-2021", ["range 2019 -> 2021"]),
    ("de", "von 2019 bis 2021", ["range 2019 -> 2021"]),
    ("de", "bis 1998", ["until -> 1998"]),
    ("de", "seit 1975", ["since 1975"]),
    ("de", "seit zwei Jahren", ["since 2022"]),
    ("fr", "de 2008 à 2010", ["range 2008 -> 2010"]),
    ("fr", "prévu jusqu'à la fin de 2010", ["until -> 2010"]),
    ("fr", "jumelée depuis 1975 avec", ["since 1975"]),
    ("es", "desde 1975", ["since 1975"]),
    ("ko", "2025~2026년", ["range 2025 -> 2026"]),
    ("ko", "2014년 이후", ["since 2014"]),
    ("ja", "2023年から2025年までの", ["range 2023 -> 2025"]),
    ("zh", "2008年至2010年", ["range 2008 -> 2010"]),
]  # fmt: skip

ANNIVERSARIES = [
    ("en", "reaffirmed, fifteen years after it was concluded,", ["anniversary 2009"]),
    ("en", "the 25th anniversary", ["anniversary 1999"]),
    ("en", "celebrate 40 years", ["anniversary 1984"]),
    ("en", "In 2012 the city marked 20 years", ["date 2012", "anniversary 1992"]),
    ("en", "a silver jubilee", ["anniversary 1999"]),
    ("de", "fünfzig Jahre Partnerschaft", ["anniversary 1974"]),
    ("de", "das 25-jährige Bestehen", ["anniversary 1999"]),
    ("fr", "fête ses 30 ans", ["anniversary 1994"]),
    ("es", "cumple 30 años", ["anniversary 1994"]),
    ("ja", "40周年", ["anniversary 1984"]),
    ("ja", "友好都市になって40年になるのを記念し", ["anniversary 1984"]),
    ("ko", "25주년", ["anniversary 1999"]),
    ("ko", "25년 만에", []),
    ("zh", "三十周年", ["anniversary 1994"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), [*ABSOLUTE, *RELATIVE, *STRETCHES, *ANNIVERSARIES])
def test_find_dates_reads_what_a_text_states(language, text, expected):
    assert stated(text, language) == expected
