"""Dates in running text: what a reader of the language takes them for, on the day of the text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sistermap.geo.draft.dates import date_phrases
from sistermap.geo.draft.dates.text_dates import find_dates

PUBLISHED = "2024-11-12"  # a Tuesday


def stated(text, language, published=PUBLISHED):
    """Return what the dates of a text are, without where they are."""
    return [
        " ".join(filter(None, (date.kind, date.since, date.until and f"-> {date.until}")))
        for date in find_dates(text, language, published)
    ]


# language, text, its dates
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
    ("en", "Nancy (1998), Ulm, 2001; Gifu", ["date 1998", "date 2001"]),
    ("en", "in the summer of '98", ["date 1998"]),
    ("en", "on 12/07/2012", ["date 2012"]),  # July or December
    ("de", "am 12/07/2012", ["date 2012-07-12"]),
    ("de", "Am Dienstag, dem 12. Juli 2012, war", ["date 2012-07-12"]),
    ("de", "1998 unterzeichneten beide Städte", ["date 1998"]),
    ("fr", "le 12/07/2012", ["date 2012-07-12"]),
    ("es", "a finales de mayo de 2010", ["date 2010-05"]),
    ("ko", "단기 4350년", ["date 2017"]),
    ("ja", "平成30年度", ["date 2018"]),
    ("zh", "民國七十二年", ["date 1983"]),
    ("de", "Sie wurde 1991 geschlossen", ["date 1991"]),
    ("de", "im Oktober 1990 und erneut 2005", ["date 1990-10", "date 2005"]),
    ("es", "en 1990 y 2005", ["date 1990", "date 2005"]),
    ("es", "el 1.º de mayo de 1999", ["date 1999-05-01"]),
    ("ja", "1982(昭和57)年8月", ["date 1982-08"]),
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
    ("en", "last Tuesday", ["date 2024-11-05"]),
    ("en", "next Tuesday", ["date 2024-11-19"]),
    ("en", "On October 20 the council will vote", ["date 2025-10-20"]),
    ("en", "signed on October 7, it will be renewed", ["date 2024-10-07"]),
    ("en", "every May, each March", []),
    ("de", "am vergangenen Freitag", ["date 2024-11-08"]),
    ("de", "am kommenden Freitag", ["date 2024-11-15"]),
    ("de", "am 20. November wird der Rat", ["date 2024-11-20"]),
    ("fr", "vendredi dernier", ["date 2024-11-08"]),
    ("fr", "en mars prochain", ["date 2025-03"]),
    ("es", "el 14 de mayo del año pasado", ["date 2023-05-14"]),
    ("es", "el próximo 14 de mayo", ["date 2025-05-14"]),
    ("es", "firmaron en Santo Domingo", []),
    ("ko", "오는 12월", ["date 2024-12"]),
    ("ko", "지난해 12월 3일", ["date 2023-12-03"]),
    ("ko", "지난 13일", ["date 2024-10-13"]),
    ("ko", "19일 서명했다", ["date 2024-11-19"]),
    ("ko", "12월 5일 협약을 맺을 예정이다", ["date 2024-12-05"]),
    ("ja", "12月5日に締結する予定", ["date 2024-12-05"]),
    ("ja", "来年3月に", ["date 2025-03"]),
    ("zh", "12月5日将签署", ["date 2024-12-05"]),
    ("zh", "上周五", ["date 2024-11-08"]),
    ("zh", "昨天", ["date 2024-11-11"]),
    ("zh", "同日发起", ["date 2024-11-12"]),
    ("de", "am heutigen Dienstag", ["date 2024-11-12"]),
    ("de", "am Donnerstagabend", ["date 2024-11-07"]),
    ("es", "en noviembre próximo", ["date 2025-11"]),
    ("es", "en noviembre se firmará", ["date 2024-11"]),
    ("fr", "il y a tout juste vingt ans", ["date 2004"]),
]  # fmt: skip

BY_DATE_BEFORE = [
    ("en", "In 1998 they met; the following year they signed", ["date 1998", "date 1999"]),
    ("ko", "1997년 3월 첫 교류, 같은 해 10월 협약", ["date 1997-03", "date 1997-10"]),
    ("ja", "1982年に提携、翌年5月に", ["date 1982", "date 1983-05"]),
    ("ja", "2001年5月3日に調印、同日", ["date 2001-05-03", "date 2001-05-03"]),
    ("zh", "1983年缔结,次年5月", ["date 1983", "date 1984-05"]),
    ("en", "signed in 1998, and two years later", ["date 1998", "date 2000"]),
    ("de", "1998 geschlossen, zwei Jahre später", ["date 1998", "date 2000"]),
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
    ("en", "(2008–2010)", ["range 2008 -> 2010"]),
    ("en", "from 3 to 7 May 2010", ["range 2010-05-03 -> 2010-05-07"]),
    ("en", "May 3-7, 2010", ["range 2010-05-03 -> 2010-05-07"]),
    ("en", "from November to March 2010", ["range 2009-11 -> 2010-03"]),
    ("en", "twinned for 40 years", ["since 1984"]),
    ("en", "a project for three years", []),
    ("en", "until the end of May", ["until -> 2025-05"]),
    ("de", "vom 3. bis 7. Mai 2010", ["range 2010-05-03 -> 2010-05-07"]),
    ("de", "bis Ende 2026", ["until -> 2026"]),
    ("fr", "du 3 au 7 mai 2010", ["range 2010-05-03 -> 2010-05-07"]),
    ("fr", "entre 2008 et 2010", ["range 2008 -> 2010"]),
    ("fr", "depuis mai 2010", ["since 2010-05"]),
    ("es", "del 3 al 7 de mayo de 2010", ["range 2010-05-03 -> 2010-05-07"]),
    ("es", "de 2008 a 2010", ["range 2008 -> 2010"]),
    ("es", "desde hace 30 años", ["since 1994"]),
    ("es", "hasta 2010", ["until -> 2010"]),
    ("ko", "5월 3일부터 7일까지", ["range 2024-05-03 -> 2024-05-07"]),
    ("ko", "2026년까지", ["until -> 2026"]),
    ("ja", "5月3日から7日まで", ["range 2024-05-03 -> 2024-05-07"]),
    ("ja", "3年間", []),
    ("zh", "自1985年起", ["since 1985"]),
    ("zh", "2024年11月19日至21日", ["range 2024-11-19 -> 2024-11-21"]),
    ("en", "1998–present", ["since 1998"]),
    ("zh", "2026年底前", ["until -> 2026"]),
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
    ("en", "concluded in 1998, it marked its 25th anniversary", ["date 1998", "anniversary 1998"]),
    ("en", "celebrating its twenty-fifth anniversary", ["anniversary 1999"]),
    ("en", "the 20th anniversary in 2032", ["anniversary 2012", "date 2032"]),
    ("en", "a quarter of a century", ["anniversary 1999"]),
    ("de", "zum zwanzigjährigen Bestehen", ["anniversary 2004"]),
    ("de", "ein Vierteljahrhundert", ["anniversary 1999"]),
    ("fr", "le vingt-cinquième anniversaire", ["anniversary 1999"]),
    ("fr", "le XXe anniversaire", ["anniversary 2004"]),
    ("es", "el XXV aniversario", ["anniversary 1999"]),
    ("es", "los quince años de hermanamiento", ["anniversary 2009"]),
    ("ko", "스무 돌", ["anniversary 2004"]),
    ("ja", "昭和57年に締結し、令和4年に40周年を迎える", ["date 1982", "date 2022", "anniversary 1982"]),
    ("zh", "结好四十周年", ["anniversary 1984"]),
    ("es", "en el marco del 40 aniversario", ["anniversary 1984"]),
    ("ja", "提携から30年", ["anniversary 1994"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "expected"), [*ABSOLUTE, *RELATIVE, *BY_DATE_BEFORE, *STRETCHES, *ANNIVERSARIES]
)
def test_find_dates_reads_what_a_text_states(language, text, expected):
    assert stated(text, language) == expected


NO_DATES = [
    ("en", "2,000 persons and 1500 euros in 2000 households, $1999 for a crowd of 1800 people"),
    ("en", "Call 555-1998 or +49 69 1998 2003; 161 Zhongshan Road, Annex 3, Utah 84119, M.C. Briones Street"),
    ("en", "In the 1960s and the early 1970s the mayor may march; 3.1998 points, item 11a, No. 2019"),
    ("de", "1500 Euro für 2000 Besucher, 1998,50 Franken, Römerberg 32, 60311 Frankfurt, 2000 m, in den 1990er Jahren"),
    ("fr", "1500 habitants, 2000 euros, 83 rue de la Mairie, 59500 Douai, annexe 3, 20 % de 1800 élèves"),
    ("es", "2000 personas, 1500 pesos, plaza Nueva 1, 41001 Sevilla, el mar Caribe, tel. 555 1998"),
    ("ko", "2000명이 3000만 원을, 120여 개 도시와 민선 8기, 문연로 6, 02-2019-1234, 3박 4일, 5일장"),
    ("ja", "2000人が1500円で、第3回の大会に50の都市、186万の人口、30年ぶり、2泊3日、三日目"),
    ("zh", "2000人参加,3号楼,10号线,一百四十七个国家,每月两列,三天,为期三日"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), NO_DATES)
def test_find_dates_takes_no_other_number_for_a_date(language, text):
    assert stated(text, language) == []


@pytest.mark.parametrize(("language", "text", "expected"), [row for row in RELATIVE if row[2]])
def test_find_dates_reckons_nothing_without_the_day_of_the_text(language, text, expected):
    assert [date for date in find_dates(text, language, None) if date.relative] == []


@pytest.mark.parametrize(
    ("published", "expected"), [("2024", ["date 2023"]), ("2024-11", ["date 2023", "date 2024-10"])]
)
def test_find_dates_reckons_as_closely_as_the_day_of_the_text_is_known(published, expected):
    assert stated("last year, last month, yesterday", "en", published) == expected


MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
WRITTEN = {
    "en": ("The accord was signed on {month} {d}, {y} in the hall.", "It was signed in {month} {y} in the hall.", "It was signed in {y} here."),
    "de": ("Der Vertrag wurde am {d}. {month} {y} geschlossen.", "Er wurde im {month} {y} geschlossen.", "Er wurde im Jahr {y} geschlossen."),
    "fr": ("L'accord a été signé le {d} {month} {y} à la mairie.", "Signé en {month} {y} à la mairie.", "Signé en {y} à la mairie."),
    "es": ("El acuerdo se firmó el {d} de {month} de {y} en la sala.", "Se firmó en {month} de {y} en la sala.", "Se firmó en {y} en la sala."),
    "ko": ("두 도시는 {y}년 {m}월 {d}일 협정을 맺었다.", "두 도시는 {y}년 {m}월에 협정을 맺었다.", "두 도시는 {y}년에 협정을 맺었다."),
    "ja": ("両市は{y}年{m}月{d}日に提携した。", "両市は{y}年{m}月に提携した。", "両市は{y}年に提携した。"),
    "zh": ("两市于{y}年{m}月{d}日签署协议。", "两市于{y}年{m}月签署协议。", "两市于{y}年签署协议。"),
}  # fmt: skip


@given(
    date=st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    language=st.sampled_from(sorted(WRITTEN)),
    precision=st.sampled_from([10, 7, 4]),
)
def test_find_dates_finds_any_date_at_its_precision(date, language, precision):
    month = MONTHS[language].split()[date.month - 1] if language in MONTHS else ""
    pattern = WRITTEN[language][{10: 0, 7: 1, 4: 2}[precision]]
    text = pattern.format(y=date.year, m=date.month, d=date.day, month=month)
    (found,) = find_dates(text, language, PUBLISHED)
    assert found[2:] == (date.isoformat()[:precision], None, "date", False)
    assert f"{date.year}" in text[found.start : found.end]


@given(text=st.text(max_size=80), language=st.sampled_from(sorted(WRITTEN)))
def test_find_dates_are_in_order_and_do_not_overlap(text, language):
    found = find_dates(text, language, PUBLISHED)
    ends = [0, *(place for date in found for place in (date.start, date.end)), len(text)]
    assert ends == sorted(ends)
    assert all(date.start < date.end and (date.since or date.until) for date in found)


@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", "in "),
        ("en", "on Tuesday, "),
        ("en", "from 1998 to "),
        ("en", "1998-"),
        ("de", "seit "),
        ("de", "am Montag, "),
        ("es", "el "),
        ("ja", "平成"),
        ("ja", "十"),
        ("zh", "从2008年到"),
        ("ko", "5월부터 "),
    ],
)
def test_find_dates_looks_at_each_place_of_a_text_only_once_for_each_tree(language, unit, monkeypatch):
    looked_at = []
    follow = date_phrases._follow
    monkeypatch.setattr(
        date_phrases,
        "_follow",
        lambda line, at, tree: looked_at.append((at, tree)) or follow(line, at, tree),
    )
    find_dates(unit * 300, language, PUBLISHED)
    assert len(looked_at) == len(set(looked_at)) > 0
