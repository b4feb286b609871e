"""Dates in many languages, written by hand as lists in them have it; each with what it means."""

import pytest
from sistermap.geo.tables.dates import read_date_column, read_dates

# language, cell, since
WRITTEN = """
af|15 Maart 1998|1998-03-15
af|Desember 2001|2001-12
am|15 ማርች 1998|1998-03-15
ar|١٥ مارس ١٩٩٨|1998-03-15
ar|15 آذار 1998|1998-03-15
ar|3 كانون الثاني 2001|2001-01-03
ar|تشرين الأول 1999|1999-10
ar|12 جانفي 2004|2004-01-12
ar|منذ 1998م|1998
az|5 sentyabr 1998|1998-09-05
az|2001-ci il 3 may|2001-05-03
be|5 верасня 2001 г.|2001-09-05
be|снежань 1998|1998-12
bg|24 май 1999 г.|1999-05-24
bg|24.05.1999 г.|1999-05-24
bg|октомври 2003|2003-10
bn|১৫ মার্চ ১৯৯৮|1998-03-15
bs|12. oktobar 2002. godine|2002-10-12
ca|11 de setembre de 1998|1998-09-11
ca|3 d’abril del 2001|2001-04-03
cs|1. září 1998|1998-09-01
cs|15. prosince 2003|2003-12-15
cs|v květnu 1998|1998-05
cs|4. července 1997|1997-07-04
cy|1 Mawrth 2001|2001-03-01
da|den 3. maj 1998|1998-05-03
da|3. januar 2001|2001-01-03
de|3. Jänner 1998|1998-01-03
de|am 15. Dezember 1995|1995-12-15
de|seit Mai 1988|1988-05
el|3 Σεπτεμβρίου 2001|2001-09-03
el|Ιούνιος 1998|1998-06
el|25/03/1999|1999-03-25
en|Sept. 5, 1998|1998-09-05
en|the 3rd of October 1997|1997-10-03
en|Tuesday, April 21, 1998|1998-04-21
en|15 Febuary 1999|1999-02-15
en|Dec-67|1967-12
en|1998-04-21 10:30:00|1998-04-21
en|1998 [3]|1998
eo|15-a de marto 1998|1998-03-15
es|15 de marzo del 2001|2001-03-15
es|setiembre de 1999|1999-09
es|mar. 15 may 2001|2001-05-15
et|24. veebruar 1998. a|1998-02-24
et|2001. aasta 3. mai|2001-05-03
eu|1998ko maiatzaren 3a|1998-05-03
eu|2001eko abenduaren 12an|2001-12-12
fa|۱۵ مارس ۱۹۹۸|1998-03-15
fi|5. toukokuuta 1998|1998-05-05
fi|kesäkuussa 2001|2001-06
fi|joulukuu 1999|1999-12
fil|15 Marso 1998|1998-03-15
fil|ika-12 ng Hunyo 1998|1998-06-12
fr|le 1er août 1999|1999-08-01
fr|mardi 14 février 2006|2006-02-14
fr|depuis décembre 1998|1998-12
ga|15 Márta 1998|1998-03-15
gl|25 de xullo de 1998|1998-07-25
gu|15 માર્ચ 1998|1998-03-15
he|15 במאי 1998|1998-05-15
he|ינואר 2001|2001-01
hi|15 अगस्त 1998|1998-08-15
hi|१५ मार्च २००१|2001-03-15
hr|5. svibnja 1998.|1998-05-05
hr|30. lipnja 2001. godine|2001-06-30
hr|12. 10. 2003.|2003-10-12
hu|1998. május 15-én|1998-05-15
hu|2001. március|2001-03
hu|1999. szeptemberében|1999-09
hu|2001. IX. 3.|2001-09-03
hy|2001 թ. մայիսի 3|2001-05-03
hy|15 մարտի 1998|1998-03-15
id|17 Agustus 1995|1995-08-17
id|3 Juli 2003|2003-07-03
id|Tanggal 12 Mei 2001|2001-05-12
is|17. júní 1998|1998-06-17
is|3. október 2001|2001-10-03
it|2 giugno 1998|1998-06-02
it|1º maggio 2000|2000-05-01
ja|1998年4月21日（火）|1998-04-21
ja|平成10年4月21日|1998-04-21
ja|Ｓ５４．１０．１０|1979-10-10
ja|昭和54年（1979年）10月10日|1979-10-10
ja|昭和五十四年十月十日|1979-10-10
ja|H10.4.21|1998-04-21
ka|2001 წლის 3 მაისი|2001-05-03
ka|15 მარტი 1998|1998-03-15
kk|1998 жылғы 15 наурыз|1998-03-15
kk|15 қыркүйек 2001 ж.|2001-09-15
km|១៥ មីនា ១៩៩៨|1998-03-15
ko|1998년 4월 21일 화요일|1998-04-21
ko|1998. 4. 21.(화)|1998-04-21
ko|'98. 4. 21|1998-04-21
ko|98년 4월|1998-04
ko|주체87(1998)년 5월 3일|1998-05-03
ky|15-март 1998-ж.|1998-03-15
lb|15. Mäerz 1998|1998-03-15
lo|15 ມີນາ 1998|1998-03-15
lt|2001 m. gegužės 3 d.|2001-05-03
lt|1998 m. rugsėjis|1998-09
lt|2001-05-03|2001-05-03
lv|2001. gada 3. maijs|2001-05-03
lv|1998. gada 12. oktobrī|1998-10-12
mk|15 мај 1998|1998-05-15
mk|3 септември 2001 г.|2001-09-03
ml|1998 മാർച്ച് 15|1998-03-15
mn|2001 оны 5 сарын 3|2001-05-03
mn|1998 оны 12-р сарын 15|1998-12-15
mr|15 ऑगस्ट 1998|1998-08-15
ms|31 Ogos 1998|1998-08-31
ms|3 Mac 2001|2001-03-03
mt|15 ta’ Marzu 1998|1998-03-15
my|၁၉၉၈ မတ် ၁၅|1998-03-15
nb|17. mai 1998|1998-05-17
nb|3. desember 2001|2001-12-03
ne|15 मार्च 1998|1998-03-15
nl|5 maart 1998|1998-03-05
nl|sinds augustus 2001|2001-08
pa|15 ਮਾਰਚ 1998|1998-03-15
pl|X 1997|1997-10
pl|11 listopada 1998 r.|1998-11-11
pl|w maju 2001|2001-05
pl|12 VI 1998|1998-06-12
pl|od 3 października 1999 roku|1999-10-03
ps|۱۵ مارچ ۱۹۹۸|1998-03-15
pt|7 de setembro de 1998|1998-09-07
pt|Fevereiro/2001|2001-02
ro|1 decembrie 1998|1998-12-01
ro|din 5 mai 2001|2001-05-05
ru|5.IX.2003|2003-09-05
ru|15-го июня 2017 года|2017-06-15
ru|в мае 1998 г.|1998-05
ru|с 12 сентября 1997 г.|1997-09-12
si|15 මාර්තු 1998|1998-03-15
sk|5. septembra 1998|1998-09-05
sk|1. mája 2001|2001-05-01
sl|25. junija 1998|1998-06-25
sl|3. maj 2001|2001-05-03
sq|28 nëntor 1998|1998-11-28
sq|3 maj 2001|2001-05-03
sr|15. мај 1998. године|1998-05-15
sr|3. septembar 2001. god.|2001-09-03
sv|den 6 juni 1998|1998-06-06
sv|3 augusti 2001|2001-08-03
sw|15 Machi 1998|1998-03-15
ta|15 மார்ச் 1998|1998-03-15
te|15 మార్చి 1998|1998-03-15
th|15 มีนาคม พ.ศ. 2541|1998-03-15
th|๑๕ มีนาคม ๒๕๔๑|1998-03-15
th|วันที่ 31 เดือนมีนาคม พ.ศ.2567|2024-03-31
th|5 ก.พ. 2541|1998-02-05
th|15 มีนาคม ค.ศ. 1998|1998-03-15
tr|29 Ekim 1998|1998-10-29
tr|15 Şubat 2001|2001-02-15
tr|Ağustos 2003|2003-08
tr|15 Kasım 1998'de|1998-11-15
tt|2001 елның 3 мае|2001-05-03
uk|24 серпня 1998 року|1998-08-24
uk|у травні 2001 р.|2001-05
uk|15 лютого 1999 р.|1999-02-15
ur|15 مارچ 1998|1998-03-15
ur|۱۵ اگست ۱۹۹۸ء|1998-08-15
uz|2001-yil 3-may|2001-05-03
uz|15 sentabr 1998|1998-09-15
vi|ngày 22 tháng 10 năm 1963|1963-10-22
vi|15 tháng 3, 1998|1998-03-15
vi|Thứ 3, 15/3/2004|2004-03-15
yi|15טן מערץ 1998|1998-03-15
zh|一九九八年四月二十一日|1998-04-21
zh|1998年四月|1998-04
zh|2005年十二月卅一日|2005-12-31
zh|1998年4月21号|1998-04-21
zh-Hant|民國八十七年四月廿一日|1998-04-21
zh-Hant|中華民國105年3月|2016-03
zu|15 Mashi 1998|1998-03-15
mul|1998.0|1998
mul|836|
mul|0836|0836
mul|1998-00-00|1998
mul|00.05.1998|1998-05
mul|12-VI-1998|1998-06-12
mul|15–17 May 1998|1998-05-15
mul|3-5 октября 1998|1998-10-03
"""
CASES = [tuple(line.split("|")) for line in WRITTEN.strip().splitlines()]


@pytest.mark.parametrize(("language", "cell", "since"), CASES)
def test_read_dates_reads_every_language(language, cell, since):
    assert read_dates(cell)[:2] == (since or None, None)


ALONE = """
en|1998–present
en|1998 to date
en|since 2004 – ongoing
de|1998 bis heute
fr|1998 à aujourd'hui
es|1998 hasta la actualidad
pt|1998 até hoje
it|1998 ad oggi
nl|1998 tot heden
sv|1998 – nu
da|1998 til i dag
fi|1998 – nykyisin
pl|od 1998 do chwili obecnej
cs|1998 – dosud
hr|1998. – danas
hu|1998–napjainkig
ro|1998 – până în prezent
el|1998 έως σήμερα
bg|1998 – до днес
ru|с 1998 г. по настоящее время
ru|1998 – н.в.
ru|1998 до сих пор
uk|1998 – дотепер
tr|1998 - günümüze
az|1998 – indiyə qədər
kk|1998 – қазіргі уақытқа дейін
ar|1998 حتى الآن
fa|1998 تاکنون
he|1998 – היום
hi|1998 से अब तक
vi|1998 đến nay
id|1998 hingga kini
ms|1998 sehingga sekarang
th|1998 - ปัจจุบัน
ko|1998 ~ 현재
ja|1998年～現在
zh|1998年至今
zh-Hant|1998年迄今
"""


@pytest.mark.parametrize("cell", [line.split("|")[1] for line in ALONE.strip().splitlines()])
def test_read_dates_knows_what_goes_on(cell):
    assert read_dates(cell)[:2] == ("2004" if "2004" in cell else "1998", None)
    assert read_dates(cell).status == "active"


@pytest.mark.parametrize(
    "cell",
    [
        "1998 do 2004", "od 1998 do 2004", "с 1998 по 2004 гг.", "1998'den 2004'e kadar", "dal 1998 al 2004", "1998 đến 2004",
        "1998 sampai dengan 2004", "1998 s.d. 2004", "1998 έως 2004", "من 1998 إلى 2004", "1998-tól 2004-ig", "1998 tot 2004",
        "1998–2004", "1998—2004", "1998年～2004年", "1998 ถึง 2004", "از 1998 تا 2004", "1998 iki 2004", "1998 līdz 2004",
        "(1998 – 2004)", "1998. – 2004.", "fra 1998 til 2004", "1998 до 2004 року",
    ],
)  # fmt: skip
def test_read_dates_takes_a_range_of_any_language(cell):
    assert read_dates(cell) == ("1998", "2004", None, None)


@pytest.mark.parametrize(
    ("cell", "until"),
    [("do 2004", "2004"), ("до 2004 г.", "2004"), ("hingga 2004", "2004"), ("2004'e kadar", "2004"), ("2004-ig", "2004"),
     ("έως 2004", "2004"), ("đến 2004", "2004"), ("valid until 31 Dec 2004", "2004-12-31"), ("2004 तक", "2004")],
)  # fmt: skip
def test_read_dates_takes_a_last_day_alone(cell, until):
    assert read_dates(cell)[:2] == (None, until)


@pytest.mark.parametrize(
    "cell",
    ["31.02.1959", "67", "5 years", "0000-00-00", "2019-13-45", "12/05", "circa 1990", "ok. 1990", "около 1990", "um 1990",
     "1990-е годы", "1990-luvulla", "años 1990", "anni 1990", "1990-talet", "1990'lar", "vers 1990", "約1990年", "1990年頃",
     "1990년경", "przed 1990", "99999", "1998-2-30", "15/3/16", "ዓ.ም. 1990", "፲፱፻፺", "३१ फरवरी १९९८", "1445 هـ", "31/3/05"],
)  # fmt: skip
def test_read_dates_notes_what_it_cannot_read(cell):
    assert read_dates(cell)[:2] == (None, None)
    assert read_dates(cell).doubt


@pytest.mark.parametrize(
    ("country", "cells", "since"),
    [
        (None, ["03/04/2005", "21/04/1998"], "2005-04-03"),
        (None, ["03/04/2005", "04/21/1998"], "2005-03-04"),
        (None, ["03/04/2005", "04/21/1998", "21/04/1998"], "2005"),
        ("FR", ["03/04/2005"], "2005-04-03"),
        ("US", ["03/04/2005"], "2005-03-04"),
        ("KR", ["03/04/2005"], "2005"),
        ("US", ["03/04/2005", "21/04/1998"], "2005-04-03"),
        (None, ["03/04/05", "28/11/04", "15/10/99"], "2005-04-03"),
        (None, ["04/03/05", "04/11/28", "31/10/15"], None),
        (None, ["5 listopada 1998", "3 svibnja 2001"], "1998-10-05"),
        (None, ["5 listopada 1998", "3 maja 2001 r."], "1998-11-05"),
        ("HR", ["5. listopada 1998."], "1998-10-05"),
        ("PL", ["5 listopada 1998"], "1998-11-05"),
        (None, ["5. listopada 1998"], "1998"),
        ("TH", ["2536"], "1993"),
        ("TH", ["15/3/2541"], "1998-03-15"),
        ("TH", ["31/3/67"], None),
        ("TH", ["31 มี.ค. 67"], "2024-03-31"),
        ("TW", ["71.6.16"], "1982-06-16"),
        ("TW", ["102.5.3"], "2013-05-03"),
        ("TW", ["87年4月"], "1998-04"),
        ("TW", ["1998/4/21"], "1998-04-21"),
        ("IR", ["1402/03/15"], "2023-06-05"),
        ("IR", ["۱۵ خرداد ۱۴۰۲"], "2023-06-05"),
        ("AF", ["1402-01-01"], "2023-03-21"),
        ("IR", ["2004-05-03"], "2004-05-03"),
        (None, ["15 خرداد 1402"], "2023-06-05"),
        ("JP", ["63.4.21"], None),
    ],
)
def test_read_date_column_uses_the_column_and_the_country(country, cells, since):
    assert read_date_column(cells, country=country)[0].since == since
