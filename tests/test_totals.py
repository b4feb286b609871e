"""Rows that are about a table. Words as lists of cities end with, written by hand."""

import pytest
from sistermap.geo.tables.totals import find_totals, is_continent, is_footnote, is_total

TOTALS = [
    ["Grand Total", None, 3], ["Total number of partners: 3"], ["Celkem", None, 12], ["Итого:", 15], ["Всего", "15 городов"],
    ["Toplam", 8], ["รวม", 11], ["รวมทั้งสิ้น 11 เมือง"], ["Tổng cộng", 20], ["Jumlah", "21"], ["المجموع", 4], ['סה"כ', 9],
    ["Összesen", "7"], ["Yhteensä 9"], ["I alt", 6], ["合计", "22个"], ["共22个城市"], ["총 21개 도시"], ["계", 4], ["Σύνολο", 5],
    [None, "TOTALE", 4], ["", "Razem", "9"], [12, "Ukupno", 9],
]  # fmt: skip
ROWS = [
    ["Kobe", 1998], ["Total", "Kobe", "Japan"], ["Totnes", "United Kingdom"], ["Som", "Hungary", 1994], ["Sumy", 2014],
    ["Roma", None, 3], ["계룡시", 2005], ["共和町", "日本"], ["Allen", 3], [None, None],
]  # fmt: skip
FOOTNOTES = [
    "Source: Ministry of Foreign Affairs", "출처: 외교부", "Quelle: Stadtarchiv", "資料來源：新北市政府", "Note: two more in 2025",
    "* suspended", "※ 2023년 기준", "注: 未签约", "注1）仅限省会", "Ghi chú: tính đến năm 2023", "Источник: администрация",
    "as of 31 December 2023", "(Stand: Mai 2024)", "2024年4月1日現在", "2024. 1. 1. 기준", "Fonte: Comune", "Źródło: UM",
    "Πηγή: Δήμος", "المصدر: البلدية", "ที่มา: เทศบาล", "https://example.org/list", "¹ friendship only", "Zdroj: magistrát",
]  # fmt: skip
LINES = [
    "Kobe",
    "Source Valley",
    "Notre-Dame-de-Gravenchon",
    "Fontes 1998",
    "Stand By Me Town",
    "주문진",
    "注文津",
    "Perth 1987",
]
CONTINENTS = [
    "Asia", "EUROPE", "亞洲", "欧洲", "아시아", "유럽 (7)", "ヨーロッパ", "Азия", "Северная Америка", "Ευρώπη", "Afrika",
    "América del Sur", "Châu Á", "ยุโรป", "أوروبا", "אסיה", "1. Eurooppa", "■ 북미", "Pohjois-Amerikka", "Eropa",
]  # fmt: skip


@pytest.mark.parametrize("cells", TOTALS, ids=str)
def test_is_total_takes_words_for_sums_with_counts_beside_them(cells):
    assert is_total(cells)


@pytest.mark.parametrize("cells", ROWS, ids=str)
def test_is_total_passes_over_rows_with_places(cells):
    assert not is_total(cells)


@pytest.mark.parametrize("text", FOOTNOTES)
def test_is_footnote_takes_sources_notes_and_days(text):
    assert is_footnote(text)


@pytest.mark.parametrize("text", LINES)
def test_is_footnote_passes_over_places(text):
    assert not is_footnote(text)


@pytest.mark.parametrize("text", CONTINENTS)
def test_is_continent_knows_continents_in_many_languages(text):
    assert is_continent(text)


@pytest.mark.parametrize("text", ["Asiago", "Europort", "Kobe", "亚布力", "아산", "12", ""])
def test_is_continent_passes_over_places(text):
    assert not is_continent(text)


@pytest.mark.parametrize("text", ["2024. 4. 1. 현재", "2024年4月1日現在", "2024.1.1. 기준"])
def test_is_footnote_knows_the_day_that_a_table_is_of(text):
    assert is_footnote(text)


def test_find_totals_finds_the_rows_that_are_sums():
    rows = [
        ["Kobe", "Japan", 1],
        ["Total", None, 12],
        ["Summe: 3", "Japan", "Kobe"],
        ["합계", "3개국", 4],
        [None, None, 2],
    ]
    assert find_totals(rows) == {at for at, row in enumerate(rows) if is_total(row)} == {1, 3}
