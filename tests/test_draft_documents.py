"""Reading the texts that proposals are drafted from: formats, encodings, items, titles and days."""

import io
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap.geo.draft.documents import read_items
from sistermap.geo.draft.documents.divide import items_of
from sistermap.geo.draft.documents.item_dates import date_in_title, date_of_line, dateline_of
from sistermap.geo.draft.documents.line_breaks import LineJoiner
from sistermap.geo.draft.documents.plain_text import read_plain_text
from sistermap.geo.draft.language import language_of
from sistermap.geo.draft.ties.sentences import split_sentences
from sistermap.geo.errors import DocumentError

RELEASE = (
    "A pact for Kobe\n12 July 2012\n\nThe two cities have signed it.\n\nThe guests were in a good mood.\n"
)


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def texts(item):
    return [paragraph.text for paragraph in item.paragraphs]


def word_document(*paragraphs):
    made = docx.Document()
    for text, style in paragraphs:
        made.add_paragraph(text, style=style)
    whole = io.BytesIO()
    made.save(whole)
    return whole.getvalue()


def pdf(*pages):
    """A PDF with a line of text each 14 points, as PDF 32000-1:2008 7.5 and 9.4 describe it, without compression."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        None,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        drawn = "BT /F1 11 Tf 14 TL 60 760 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>"
    made, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>"
    return made + f"{end}\nstartxref\n{len(made)}\n%%EOF\n".encode()


PAGE = """<html><head><title>City of Busan: A pact for Kobe</title><style>p {color: red}</style></head><body>
<nav><a href="/">Sister cities</a></nav><main><h1>A pact for Kobe</h1>
<time datetime="2012-07-12">12 July 2012</time>
<p>The two cities have <b>signed</b> it.</p><p style="display: none">Hidden.</p><script>var a = "Lyon";</script>
<p>The guests were in a good mood.</p></main><footer>Contact: Busan</footer></body></html>"""
MARKDOWN = """---
title: "A pact for Kobe"
date: 2012-07-12
---

The *two* [cities](https://example.org/a_(b)) have
**signed** it.<!-- not shown -->

> The guests were in a `good` mood.
"""
FORMATS = {
    "a.txt": RELEASE,
    "a.md": MARKDOWN,
    "a.html": PAGE,
    "a.docx": word_document(
        ("A pact for Kobe", "Title"),
        ("12 July 2012", None),
        ("The two cities have signed it.", None),
        ("The guests were in a good mood.", None),
    ),
    "a.pdf": pdf(
        [
            "A pact for Kobe",
            "12 July 2012",
            "The two cities have signed it.",
            "The guests were in a good mood.",
        ]
    ),
}


@pytest.mark.parametrize("name", FORMATS)
def test_read_items_reads_the_same_release_in_every_format(tmp_path, name):
    [item] = read_items(write(tmp_path, name, FORMATS[name]))
    assert (item.title, item.published, item.language) == ("A pact for Kobe", "2012-07-12", "en")
    assert " ".join(texts(item)) == "The two cities have signed it. The guests were in a good mood."


@pytest.mark.parametrize("name", FORMATS)
def test_read_items_knows_standard_input_by_its_bytes(name):
    content = FORMATS[name]
    [item] = read_items(io.BytesIO(content if isinstance(content, bytes) else content.encode()))
    assert item.path == "<stdin>"
    assert "The two cities have signed it" in "".join(texts(item)) or name == "a.md"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8-sig", "부산과 고베\n2024. 11. 20.\n\n두 도시가 협약을 맺었다.\n"),
        ("utf-16", "부산과 고베\n2024. 11. 20.\n\n두 도시가 협약을 맺었다.\n"),
        ("cp949", "부산과 고베\n2024. 11. 20.\n\n두 도시가 자매도시 협약을 맺었다.\n"),
        ("shift_jis", "秋田と蘭州\n2022年10月13日\n\n両市が友好都市になって四十年になる。\n"),
        ("gb18030", "昆明大会\n2024年11月19日\n\n两个城市签署了建立友好城市关系协议书。\n"),
        ("big5", "臺北、松山結為友誼市\n民國113年10月11日\n\n兩位市長在市政大樓簽下協定。\n"),
        (
            "cp1252",
            "Partnerstädte\n14.05.2024\n\nDie Bürgermeister haben die Partnerschaft für beide Städte besiegelt.\n",
        ),
    ],
)
def test_read_items_reads_every_encoding(tmp_path, encoding, text):
    [item] = read_items(write(tmp_path, "a.txt", text.encode(encoding)))
    assert [item.title, *texts(item)] == [text.split("\n")[0], text.split("\n")[3]]
    assert item.published in ("2024-11-20", "2022-10-13", "2024-11-19", "2024-10-11", "2024-05-14")


def test_read_items_says_which_encoding_it_took(tmp_path):
    remarks = []
    text = "부산과 고베\n2024. 11. 20.\n\n두 도시가 자매도시 협약을 맺었다.\n"
    read_items(write(tmp_path, "a.txt", text.encode("cp949")), remark=remarks.append)
    assert len(remarks) == 1 and "read as cp949" in remarks[0]


# ---- the day ----


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12 July 2012", "2012-07-12"),
        ("July 12, 2012", "2012-07-12"),
        ("Thursday, 12 July 2012", "2012-07-12"),
        ("Published on 3 May 2024, 10:15", "2024-05-03"),
        ("2024. 11. 20.", "2024-11-20"),
        ("2024. 11. 20.(수)", "2024-11-20"),
        ("보도일시: 2024. 11. 20.(수) 배포", "2024-11-20"),
        ("2024년 11월 20일", "2024-11-20"),
        ("2024年1月31日", "2024-01-31"),
        ("2024年1月31日（水）", "2024-01-31"),
        ("令和元年7月30日", "2019-07-30"),
        ("民國113年10月11日", "2024-10-11"),
        ("发布时间：2024年11月19日", "2024-11-19"),
        ("14.05.2024", "2024-05-14"),
        ("Montag, 14. Mai 2024", "2024-05-14"),
        ("le 12 février 2009", "2009-02-12"),
        ("4 de junio de 2025", "2025-06-04"),
        ("Sevilla, 4 de junio de 2025", "2025-06-04"),
        ("DATE: November 19, 2019", "2019-11-19"),
        ("2022-03-09T12:00:00Z", "2022-03-09"),
        ("May 2024", "2024-05"),
        ("2024", None),
        ("Item 11a: friendship city request", None),
        ("The accord was first signed in Busan on 12 July 2012", None),
        ("Lyon", None),
    ],
)
def test_date_of_line_reads_a_line_that_is_a_date(line, day):
    assert date_of_line(line) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("BUSAN, July 3, 2019 — The city signed.", "2019-07-03"),
        ("Busan (3 July 2019) – The city signed.", "2019-07-03"),
        ("SEVILLA, 4 de junio de 2025.- El alcalde firmó.", "2025-06-04"),
        ("The city — since 3 July 2019 a partner of Kobe — signed.", None),
        ("Burgos, 4 de junio de 2025. El alcalde firmó.", "2025-06-04"),
        ("OMAHA, June 4, 2025. The council has voted.", "2025-06-04"),
        ("Gießen, 04.06.2025. Der Rat hat zugestimmt.", "2025-06-04"),
        ("Dijon, le 4 juin 2025. La ville a signé.", "2025-06-04"),
        ("本报上海2025年6月4日电 两市签署协议。", "2025-06-04"),
        ("【西安2025年6月4日电】两市签署协议。", "2025-06-04"),
        ("After the visit, on 4 June 2025. The council has voted.", None),
        ("Omaha signed on 4 June 2025. The council has voted.", None),
    ],
)
def test_dateline_of_reads_the_day_before_a_report(text, day):
    assert dateline_of(text) == day


def test_date_in_title_takes_brackets_and_numbers_alone():
    assert date_in_title("A pact for Kobe (3 May 2024)") == date_in_title("2024.05.03 A pact") == "2024-05-03"
    assert date_in_title("What 3 May 2024 brought") is None


def test_published_is_taken_for_items_without_a_day_alone(tmp_path):
    undated, remarks = (
        write(tmp_path, "a.txt", "A pact\n\nThe two cities have signed.\n\nAll were happy."),
        [],
    )
    assert read_items(undated, published="2020-01-02", remark=remarks.append)[0].published == "2020-01-02"
    assert remarks == []
    assert read_items(undated, remark=remarks.append)[0].published is None
    assert len(remarks) == 1 and "--published" in remarks[0]
    assert read_items(write(tmp_path, "b.txt", RELEASE), published="2020-01-02")[0].published == "2012-07-12"


# ---- items ----

TWO = {
    "dashes.txt": RELEASE + "\n---\n" + RELEASE.replace("Kobe", "Lyon"),
    "feeds.txt": RELEASE + "\f" + RELEASE.replace("Kobe", "Lyon"),
    "dated_titles.txt": RELEASE + "\n" + RELEASE.replace("Kobe", "Lyon"),
    "headings.md": "# A pact for Kobe\n\n12 July 2012\n\nThe two cities signed.\n\n"
    "# A pact for Lyon\n\n13 July 2012\n\nThe two cities signed.",
    "date_above.md": "12 July 2012\n\n# A pact for Kobe\n\nThe two cities signed.\n\n"
    "13 July 2012\n\n# A pact for Lyon\n\nThe two cities signed.",
    "articles.html": "<main><article><h2>A pact for Kobe</h2><time datetime='2012-07-12'></time><p>They signed.</article>"
    "<article><h2>A pact for Lyon</h2><p>13 July 2012<p>They signed.</article></main>",
    "headings.docx": word_document(
        ("A pact for Kobe", "Heading 1"),
        ("12 July 2012", None),
        ("They signed.", None),
        ("A pact for Lyon", "Heading 1"),
        ("12 July 2012", None),
        ("They signed.", None),
    ),
}


@pytest.mark.parametrize("name", TWO)
def test_read_items_divides_a_file_of_two(tmp_path, name):
    items = read_items(write(tmp_path, name, TWO[name]))
    assert [item.title for item in items] == ["A pact for Kobe", "A pact for Lyon"]
    assert [item.published[:7] for item in items] == ["2012-07", "2012-07"]
    assert all(item.paragraphs for item in items)


@pytest.mark.parametrize(
    "text",
    [
        RELEASE + "\n---\n\nContact: City Hall\n",
        "# A pact for Kobe\n\n12 July 2012\n\n## What it says\n\nThey signed.\n\n## Who came\n\nMany.\n",
        RELEASE + "\n* * *\n\nThe choir sang.",
    ],
)
def test_read_items_keeps_what_belongs_to_one_item_together(tmp_path, text):
    assert len(read_items(write(tmp_path, "a.md", text))) == 1


def test_read_items_takes_a_single_sentence_for_a_text_not_a_title():
    [item] = read_items(io.BytesIO(b"Busan and Kobe signed a sister city agreement."))
    assert (item.title, texts(item)) == ("", ["Busan and Kobe signed a sister city agreement."])


def test_read_items_numbers_lines_as_an_editor_does(tmp_path):
    [item] = read_items(write(tmp_path, "a.txt", "\n" + RELEASE.replace("\n", "\r\n")))
    assert (item.title_line, [paragraph.line for paragraph in item.paragraphs]) == (2, [5, 7])


# ---- paragraphs ----


def join(lines, **options):
    """Return the paragraphs that lines make, each with the number of its first line."""
    paragraphs = LineJoiner(lines, **options).join(enumerate(lines, 1))
    return [(some[0].number, "".join(line.before + line.text for line in some)) for some in paragraphs]


def test_line_joiner_joins_what_was_broken_for_its_width():
    lines = [
        "The mayor of Busan and the mayor of",
        "Kobe have signed an agreement in",
        "Busan. It is the third.",
        "Kim wrote it.",
    ]
    joined = join(lines)
    assert joined == [(1, " ".join(lines[:3])), (4, "Kim wrote it.")]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["die neue Partner-", "stadt im Osten"], "die neue Partnerstadt im Osten"),
        (["eine Partnerschaft Nord-", "Süd, die lange hält"], "eine Partnerschaft Nord-Süd, die lange hält"),
        (["a sister-city pact, a sister-", "city fair"], "a sister-city pact, a sister-city fair"),
    ],
)
def test_line_joiner_joins_a_divided_word(lines, joined):
    assert join(lines, printed=True) == [(1, joined)]


def test_line_joiner_puts_no_blank_between_signs_without_blanks():
    lines = ["両市は友好都市の協定を結び、学生の交", "流を始める。"]
    assert join(lines) == [(1, "".join(lines))]


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), min_size=1), min_size=1),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_line_joiner_loses_no_letter(lines, printed):
    joined = join(lines, printed=printed)

    def letters(texts):
        return "".join("".join(texts).split()).replace("-", "")

    assert letters(text for _, text in joined) == letters(lines)


BROKEN = """A pact for two ports

Busan, which has three ports, signed it with Kobe in
May. The mayors met in the town
hall. They will
meet again.
"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", BROKEN),
        ("a.md", BROKEN),
        ("a.html", f"<h1>A pact for two ports</h1>\n\n<p>{BROKEN.partition(chr(10) * 2)[2]}</p>"),
    ],
)
def test_sentences_have_the_line_on_which_they_begin(tmp_path, name, text):
    [item] = read_items(write(tmp_path, name, text))
    assert [(each.line, each.text) for each in split_sentences(item)[1:]] == [
        (3, "Busan, which has three ports, signed it with Kobe in May."),
        (4, "The mayors met in the town hall."),
        (5, "They will meet again."),
    ]


def test_sentences_of_signs_without_blanks_have_the_line_on_which_they_begin(tmp_path):
    lines = [
        "両市は友好都市の協定を結び、学生の交",
        "流を始める。来年は市長が訪れ、五十周",
        "年を祝う。式典は神戸で開かれる。",
    ]
    [item] = read_items(write(tmp_path, "a.txt", "友好都市\n\n" + "\n".join(lines)))
    assert [each.line for each in split_sentences(item)[1:]] == [3, 4, 5]


@given(st.lists(st.from_regex(r"[a-z]{1,9}( [a-z]{1,9}){0,6}[.]?", fullmatch=True), min_size=1, max_size=9))
@settings(max_examples=60, deadline=None)
def test_sentences_begin_on_a_line_that_has_their_first_word(lines):
    item = items_of(read_plain_text("\n".join(lines)), "a.txt")[0]
    for sentence in split_sentences(item):
        if sentence.text:
            assert sentence.text.split()[0].strip(".-")[:1] in lines[sentence.line - 1]


# ---- formats ----


def test_read_items_leaves_out_what_a_page_hides(tmp_path):
    [item] = read_items(write(tmp_path, "a.html", PAGE))
    assert not {"Lyon", "Hidden", "Contact", "color"} & {
        *" ".join(texts(item)).replace(":", "").replace(".", "").split()
    }


def test_read_items_reads_cells_and_footnotes_of_word(tmp_path):
    made = docx.Document()
    made.add_heading("A pact for Kobe", 1)
    made.add_paragraph("12 July 2012")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Busan", "Kobe"
    made.add_paragraph("They signed.")
    made.save(tmp_path / "a.docx")
    [item] = read_items(tmp_path / "a.docx")
    assert texts(item) == ["Busan", "Kobe", "They signed."]


def test_read_items_leaves_out_heads_and_numbers_of_pages(tmp_path):
    head = "City of Busan, daily news"
    pages = [
        [head, "A pact for Kobe", "12 July 2012", "The mayors of the two cities have signed", "1"],
        [head, "an agreement on schools and ports.", "2"],
        [head, "The guests went home on Friday.", "3"],
    ]
    [item] = read_items(write(tmp_path, "a.pdf", pdf(*pages)))
    assert item.title == "A pact for Kobe"
    assert " ".join(texts(item)) == (
        "The mayors of the two cities have signed an agreement on schools and ports. The guests went home on Friday."
    )


def test_read_items_reads_cells_of_markdown(tmp_path):
    [item] = read_items(
        write(tmp_path, "a.md", "# Pacts\n\n2024-05-03\n\n| City | Since |\n|---|---|\n| Kobe | 1999 |\n")
    )
    assert texts(item) == ["City", "Since", "Kobe", "1999"]


# ---- language ----


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The two cities have signed an agreement.", "en"),
        ("부산시는 Los Angeles와 자매결연을 맺었다.", "ko"),
        ("両市は友好都市の協定を結んだ。", "ja"),
        ("两市签署友好城市协议书。", "zh"),
        ("Die Städte haben einen Vertrag unterzeichnet.", "de"),
        ("Les deux villes ont signé une convention de jumelage.", "fr"),
        ("Las dos ciudades firmaron el acuerdo de hermanamiento.", "es"),
        ("Города подписали договор.", None),
        ("Busan, Kobe, Lyon, Milano", None),
        ("", None),
    ],
)
def test_language_of_tells_seven_languages(text, language):
    assert language_of(text) == language


# ---- what is no text ----

BOMB = io.BytesIO()
with zipfile.ZipFile(BOMB, "w", zipfile.ZIP_DEFLATED) as package:
    package.writestr("word/document.xml", b"<a>" + b" " * 150_000_000)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\n ", "is empty"),
        ("a.csv", b"City,Partner\nBusan,Kobe\n", "is a table"),
        ("a.xlsx", b"", "is a table"),
        ("a.hwp", b"x", "save it as .docx, .pdf or .txt"),
        ("a.exe", b"x", "expected one of .txt"),
        ("a", b"x", "its name has no suffix"),
        ("a.txt", bytes(range(256)) * 20, "is no text"),
        ("a.txt", b"a line\n" * 7_200_000, "50,400,000 characters, expected at most 5,000,000; divide it"),
        ("a.html", b"<p>x" + b" " * 50_000_000, "expected a page of at most"),
        ("a.docx", b"no zip", "is no .docx"),
        ("a.docx", BOMB.getvalue(), "unpacks to more than"),
        ("a.pdf", b"%PDF-1.4\nbroken", "is no PDF that can be read"),
        ("a.pdf", b"no pdf", "is no .pdf"),
        ("a.pdf", pdf([]), "is a scan; run OCR first"),
        ("a.pdf", pdf(*[["a"]] * 1001), "1,001 pages"),
        ("a.html", "<div>" * 100_000 + "deep", "deep; save its text"),
        ("a.html", "<p></p>", "holds no text"),
        ("a.html", "<i>" * 1_000_001, "1,000,001 tags"),
    ],
)
def test_read_items_refuses_what_is_no_text_in_one_line(tmp_path, name, content, message):
    with pytest.raises(DocumentError) as refused:
        read_items(write(tmp_path, name, content))
    assert message in str(refused.value) and name in str(refused.value) and "\n" not in str(refused.value)


def test_read_items_refuses_an_encrypted_pdf(tmp_path):
    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(FORMATS["a.pdf"]))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(DocumentError, match="is encrypted"):
        read_items(tmp_path / "a.pdf")
    writer = pypdf.PdfWriter(io.BytesIO(FORMATS["a.pdf"]))
    writer.encrypt("", "owner", algorithm="RC4-128")  # it opens without a password
    writer.write(tmp_path / "b.pdf")
    assert read_items(tmp_path / "b.pdf")[0].title == "A pact for Kobe"


def test_read_items_ends_on_forms_that_repeat_themselves(tmp_path):
    """Each of 30 forms draws the next one twice: a billion drawings of one letter."""
    import pypdf
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter(io.BytesIO(FORMATS["a.pdf"]))
    form = None
    for _ in range(30):
        stream = DecodedStreamObject()
        stream.set_data(b"/F Do /F Do" if form else b"0 0 m")
        resources = DictionaryObject(
            {NameObject("/XObject"): DictionaryObject({NameObject("/F"): form})} if form else {}
        )
        stream.update(
            {NameObject("/Type"): NameObject("/XObject"), NameObject("/Subtype"): NameObject("/Form")}
        )
        stream[NameObject("/Resources")] = resources
        form = writer._add_object(stream)
    page = writer.pages[0]
    page[NameObject("/Resources")][NameObject("/XObject")] = DictionaryObject({NameObject("/F"): form})
    content = DecodedStreamObject()
    content.set_data(b"/F Do")
    page[NameObject("/Contents")] = writer._add_object(content)
    writer.write(tmp_path / "a.pdf")
    with pytest.raises(DocumentError, match=r"more drawings|is a scan"):
        read_items(tmp_path / "a.pdf")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.docx", "a.pdf"]))
@settings(max_examples=80, deadline=None)
def test_read_items_ends_in_items_or_one_line(content, name):
    source = io.BytesIO(content)
    source.name = name
    try:
        items = read_items(source)
    except DocumentError as error:
        assert "\n" not in str(error)
    else:
        assert items


@pytest.mark.parametrize(
    "text", ["Busan, Kobe\nLyon, Milano\nHanoi\n", "Города подписали договор о дружбе сегодня.\n"]
)
def test_read_items_says_that_it_knows_no_language_of_a_text(text):
    remarks = []
    read_items(io.BytesIO(text.encode()), published="2024", remark=remarks.append)
    assert len(remarks) == 1 and "in none of the languages that are read" in remarks[0]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\x85", "\u2028", "\u2029"])
def test_read_items_takes_every_line_end(tmp_path, end):
    [item] = read_items(write(tmp_path, "a.txt", RELEASE.replace("\n", end)))
    assert (item.title, item.published, item.paragraphs[0].line) == ("A pact for Kobe", "2012-07-12", 4)


@pytest.mark.parametrize("mark", ["\u202a", "\u202e", "\u2066", "\u2069", "\u061c", "\u200b"])
def test_read_items_leaves_out_marks_that_nobody_sees(tmp_path, mark):
    [item] = read_items(write(tmp_path, "a.txt", RELEASE.replace("Kobe", f"{mark}Ko{mark}be")))
    assert item.title == "A pact for Kobe"


def test_read_items_says_of_a_broken_word_document_that_it_is_broken(tmp_path):
    with pytest.raises(DocumentError, match=r"a\.docx is no \.docx that can be read"):
        read_items(write(tmp_path, "a.docx", b"PK\x03\x04broken"))


def test_read_items_names_a_suffix_that_is_missing(tmp_path):
    with pytest.raises(
        DocumentError,
        match=r"a: its name has no suffix \(a text in place of a path has a line end\); expected one of \.txt",
    ):
        read_items(write(tmp_path, "a", RELEASE))
