"""Places in running text, in the seven languages that are read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sistermap import data
from sistermap.geo.draft.item import Item, Paragraph, Sentence
from sistermap.geo.draft.language import TEXT_LANGUAGES
from sistermap.geo.draft.names.mention import Mention
from sistermap.geo.draft.names.mentions import Mentions, find_mentions
from sistermap.geo.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open(data.HERE) as opened:
        yield opened


def mentions_in(text: str, language: str, gazetteer: Gazetteer) -> list[Mention]:
    item = Item("", None, (), "<stdin>", language)
    return list(find_mentions([Sentence(text, 1, 1)], item, gazetteer).by_sentence[0])


SENTENCES = [
    ("en", "Hull was twinned with Reykjavik in Iceland.", ["Hull GB", "Reykjavik IS"]),
    ("en", "The mayors of Seoul, Busan and Paris met.", ["Seoul KR", "Busan KR", "Paris FR"]),
    ("en", "They flew to Berlin, Germany, and Paris.", ["Berlin DE", "Paris FR"]),
    ("en", "Nice, France, and Cape Town signed the charter.", ["Nice FR", "Cape Town ZA"]),
    ("en", "The port of Mobile in Alabama welcomed guests from Pau, France.", ["Mobile US", "Pau FR"]),
    ("en", "In March the mayor drove to Split, Croatia.", ["Split HR"]),
    ("en", "Kenya Airways will fly from Nairobi to Lyon.", ["Nairobi KE", "Lyon FR"]),
    ("en", "Jack London wrote it, and Paris Hilton read it in Oslo.", ["Oslo NO"]),
    (
        "en",
        "The Port of Rotterdam and the Port of Kobe signed a memorandum.",
        ["Rotterdam NL organisation", "Kobe JP organisation"],
    ),
    (
        "en",
        "The University of Toronto has a partner in Kyoto, Japan.",
        ["Toronto CA organisation", "Kyoto JP"],
    ),
    ("en", "The Los Angeles Times reported from Lake Como and the Sea of Japan.", []),
    ("en", "Mayor of Portland, Oregon, hosted Sapporo's delegation.", ["Portland US", "Sapporo JP"]),
    ("en", "She lives in Washington, DC.", ["Washington US"]),
    ("en", "Wellington, New Zealand and Sydney, Australia renewed it.", ["Wellington NZ", "Sydney AU"]),
    ("en", "Saint Petersburg, Russia, was suspended by Hamburg.", ["Saint Petersburg RU", "Hamburg DE"]),
    (
        "en",
        "Ulsan's sister city Changchun in Jilin Province, China, sent flowers.",
        ["Ulsan KR", "Changchun CN"],
    ),
    (
        "en",
        "The United Kingdom and the Republic of Korea concluded a treaty.",
        ["United Kingdom GB", "Republic of Korea KR"],
    ),
    ("en", "Mayor Kim May left the City Council of Boise on Monday.", ["Boise US"]),
    ("en", "Dunedin and Edinburgh have been sisters since 1974.", ["Dunedin NZ", "Edinburgh GB"]),
    (
        "en",
        "Coventry ended its tie with Volgograd, the Russian city on the Volga.",
        ["Coventry GB", "Volgograd RU"],
    ),
    (
        "de",
        "Frankfurts Partnerstadt Lyon und Kölns Partnerstadt Liverpool feiern.",
        ["Frankfurt DE", "Lyon FR", "Köln DE", "Liverpool GB"],
    ),
    ("de", "Die Stadt Essen und Sunderland in England sind Partner.", ["Essen DE", "Sunderland GB"]),
    ("de", "Beim Essen ging es um Hilfe, Wasser und Schulen.", []),
    ("de", "Nancy (Frankreich) und Karlsruhe unterzeichneten den Vertrag.", ["Nancy FR", "Karlsruhe DE"]),
    (
        "de",
        "Der Rat von Freiburg im Breisgau reist nach Lwiw in der Ukraine.",
        ["Freiburg im Breisgau DE", "Lwiw UA"],
    ),
    (
        "de",
        "Im Mai kam der Bürgermeister aus Halle an der Saale nach Linz.",
        ["Halle an der Saale DE", "Linz AT"],
    ),
    (
        "de",
        "Die IHK Köln und die Universität Leipzig arbeiten mit Breslau zusammen.",
        ["Köln DE organisation", "Leipzig DE organisation", "Breslau PL"],
    ),
    (
        "de",
        "Deutschlands Städte schauen auf Kiew und Warschau.",
        ["Deutschland DE", "Kiew UA", "Warschau PL"],
    ),
    ("de", "Zürich und San Francisco sind seit 2003 Schwesterstädte.", ["Zürich CH", "San Francisco US"]),
    ("de", "Die Frankfurter Allgemeine Zeitung berichtet aus Bad Homburg.", ["Bad Homburg DE"]),
    ("fr", "Château-Thierry et Mosbach sont jumelées depuis 1974.", ["Château-Thierry FR", "Mosbach DE"]),
    ("fr", "Le maire de La Rochelle a reçu celui d'Essaouira, au Maroc.", ["La Rochelle FR", "Essaouira MA"]),
    ("fr", "Cannes (France) et Beverly Hills (États-Unis) ont signé.", ["Cannes FR", "Beverly Hills US"]),
    (
        "fr",
        "L'Université de Bordeaux et l'Université Laval coopèrent à Québec.",
        ["Bordeaux FR organisation", "Laval CA organisation", "Québec CA"],
    ),
    (
        "fr",
        "En mars, la ville de Nice a accueilli Yalta et Saint-Pétersbourg.",
        ["Nice FR", "Yalta UA", "Saint-Pétersbourg RU"],
    ),
    (
        "fr",
        "La Chambre de commerce de Lyon ouvre un bureau à Canton, en Chine.",
        ["Lyon FR organisation", "Canton CN"],
    ),
    ("fr", "Nancy et Kanazawa célèbrent cinquante ans.", ["Nancy FR", "Kanazawa JP"]),
    ("fr", "Le fleuve Niger traverse Bamako et Niamey.", ["Bamako ML", "Niamey NE"]),
    ("es", "Zaragoza y Bolonia firmaron el hermanamiento.", ["Zaragoza ES", "Bolonia IT"]),
    ("es", "El alcalde de San José, Costa Rica, visitó Madrid.", ["San José CR", "Madrid ES"]),
    (
        "es",
        "La Universidad de Salamanca y la Universidad de Coímbra colaboran.",
        ["Salamanca ? organisation", "Coímbra PT organisation"],
    ),
    (
        "es",
        "La delegación de Ciudad de México llegó a La Habana, Cuba.",
        ["Ciudad de México MX", "La Habana CU"],
    ),
    (
        "es",
        "Puebla, en México, y Talavera de la Reina comparten la cerámica.",
        ["Puebla MX", "Talavera de la Reina ES"],
    ),
    (
        "es",
        "Se firmó en Mar del Plata, Argentina, ante el embajador de Italia.",
        ["Mar del Plata AR", "Italia IT"],
    ),
    ("es", "Vitoria-Gasteiz y Angulema son ciudades hermanas.", ["Vitoria-Gasteiz ES", "Angulema FR"]),
    ("ko", "부산시는 중국 상하이시와 1993년 자매결연을 맺었다.", ["부산시 KR", "상하이시 CN"]),
    ("ko", "대구탕과 한국어 책을 들고 인천공항에 내렸다.", []),
    ("ko", "송도국제학교 학생들이 프랑스 니스를 찾았다.", ["니스 FR"]),
    ("ko", "수원시장은 독일 프라이부르크에서 협약서에 서명했다.", ["수원시 KR", "프라이부르크 DE"]),
    ("ko", "광주광역시와 이탈리아 토리노시가 우호협력을 논의했다.", ["광주광역시 KR", "토리노시 IT"]),
    ("ko", "서울 강남구와 미국 캘리포니아주 글렌데일이 손잡았다.", ["강남구 KR", "글렌데일 US"]),
    ("ko", "지난 5월 인도 뭄바이와 부산이 교류를 시작했다.", ["뭄바이 IN", "부산 KR"]),
    ("ko", "전주는 일본 가나자와와 2002년부터 교류한다.", ["전주 KR", "가나자와 JP"]),
    ("ko", "경남 통영시, 강원 속초시, 전남 여수시가 참가했다.", ["통영시 KR", "속초시 KR", "여수시 KR"]),
    (
        "ko",
        "부산항만공사는 로테르담항만공사와 업무협약을 체결했다.",
        ["부산 KR organisation", "로테르담 NL organisation"],
    ),
    ("ja", "神戸市は中国の天津市と1973年に友好都市となった。", ["神戸市 JP", "天津市 CN"]),
    ("ja", "横浜とサンディエゴは姉妹都市である。", ["横浜 JP", "サンディエゴ US"]),
    ("ja", "京都大学は米国のハーバード大学と覚書を結んだ。", ["京都 JP organisation"]),
    ("ja", "フランスのリヨンと横浜市は1959年に提携した。", ["リヨン FR", "横浜市 JP"]),
    ("ja", "札幌市長はドイツ・ミュンヘンを訪れた。", ["札幌市 JP", "ミュンヘン DE"]),
    ("ja", "東京駅で大阪城の写真を見た。", []),
    (
        "ja",
        "新潟県と黒竜江省、長岡市とフォートワース市が交流する。",
        ["新潟県 JP", "黒竜江省 CN", "長岡市 JP", "フォートワース市 US"],
    ),
    ("ja", "韓国語や中国料理を学ぶ生徒がソウルへ行く。", ["ソウル KR"]),
    ("ja", "高松市はフランスのトゥール市と姉妹都市である。", ["高松市 JP", "トゥール市 FR"]),
    ("zh", "成都与法国蒙彼利埃结为友好城市。", ["成都 CN", "蒙彼利埃 FR"]),
    ("zh", "上海市和日本横滨市1973年结为友好城市。", ["上海市 CN", "横滨市 JP"]),
    ("zh", "高雄市與美國西雅圖市簽署合作備忘錄。", ["高雄市 TW", "西雅圖市 US"]),
    ("zh", "广西南宁市代表团访问澳大利亚班达伯格市。", ["南宁市 CN", "班达伯格市 AU"]),
    ("zh", "北京大学与东京大学签署协议。", ["北京 CN organisation", "东京 JP organisation"]),
    ("zh", "代表团从西安全程乘坐火车到兰州。", ["兰州 CN"]),
    ("zh", "江苏省苏州市、浙江省杭州市和韩国全州市参加会议。", ["苏州市 CN", "杭州市 CN", "全州市 KR"]),
    ("zh", "中国与老挝签署协定,万象市市长出席。", ["中国 CN", "老挝 LA", "万象市 LA"]),
    ("zh", "臺南市與日本金澤市締結友好交流協定。", ["臺南市 TW", "金澤市 JP"]),
    ("zh", "厦门航空的飞机从厦门飞往曼谷。", ["厦门 CN", "曼谷 TH"]),
]


def written(mention: Mention) -> str:
    """Write a mention as the table of sentences does; "?" where several countries are as likely."""
    return f"{mention.name} {mention.country or '?'}{' organisation' if mention.organisation else ''}"


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_find_mentions_names_and_countries(
    language: str, text: str, expected: list[str], gazetteer: Gazetteer
) -> None:
    assert [written(one) for one in mentions_in(text, language, gazetteer)] == expected


def read(
    title: str, paragraphs: list[str], language: str, gazetteer: Gazetteer, home: str | None = None
) -> Mentions:
    item = Item(
        title, None, tuple(Paragraph(text, at) for at, text in enumerate(paragraphs, 3)), "-", language
    )
    sentences = [
        Sentence(title, 1, 0),
        *(Sentence(text, at + 2, at) for at, text in enumerate(paragraphs, 1)),
    ]
    return find_mentions(sentences, item, gazetteer, home)


@pytest.mark.parametrize(
    ("language", "paragraphs", "issuer"),
    [
        (
            "en",
            ["The mayor spoke.", "City Hall, 1 Market Square, Cambridge, Ontario N1R 5W8"],
            "Cambridge CA",
        ),
        ("en", ["BUSAN, July 3 — The mayor spoke."], "BUSAN KR"),
        ("en", ["FROM: City Manager, City of Boise", "The council met."], "Boise US"),
        ("de", ["Der Rat tagte.", "Pressestelle, Marktplatz 1, 70173 Stuttgart"], "Stuttgart DE"),
        ("fr", ["Le maire a parlé.", "Hôtel de ville, 1 place de la Comédie, 69001 Lyon"], "Lyon FR"),
        ("es", ["El pleno votó.", "Ayuntamiento de Granada, plaza del Carmen, 18009 Granada"], "Granada ES"),
        ("ko", ["시장이 말했다.", "경상남도 창원시 의창구 중앙대로 151"], "의창구 KR"),
        ("ja", ["市長は語った。", "新潟市中央区学校町通1番町602番地1"], "新潟市 JP"),
        ("en", ["The mayor of Lyon spoke of Milan."], None),
    ],
)
def test_find_mentions_issuer(
    language: str, paragraphs: list[str], issuer: str | None, gazetteer: Gazetteer
) -> None:
    found = read("", paragraphs, language, gazetteer).issuer
    assert (found and written(found)) == issuer


def test_find_mentions_address_has_no_mentions(gazetteer: Gazetteer) -> None:
    found = read("", ["Lyon met Milan.", "Mairie, 1 rue de Paris, 69001 Lyon"], "en", gazetteer)
    assert [len(some) for some in found.by_sentence] == [0, 2, 0]


def test_find_mentions_home_is_issuer(gazetteer: Gazetteer) -> None:
    found = read("", ["The council met."], "en", gazetteer, home="Newcastle, Australia")
    assert found.issuer is not None
    assert (found.issuer.name, found.issuer.country) == ("Newcastle", "AU")


def test_find_mentions_same_name_is_same_place(gazetteer: Gazetteer) -> None:
    found = read("Perth signs", ["Perth in Scotland signed.", "Perth waits."], "en", gazetteer)
    assert {one.place.admin1 for some in found.by_sentence for one in some if one.place} == {"GB-SCT"}


def test_find_mentions_region_that_describes_a_town_decides(gazetteer: Gazetteer) -> None:
    found = read("", ["Westbury was glad. The Wiltshire town waited."], "en", gazetteer)
    (mention,) = found.by_sentence[1]
    assert mention.country == "GB"
    assert [one.region.name for one in found.described[1]] == ["Wiltshire"]


def test_find_mentions_name_known_by_its_sound_is_found_without_its_term(gazetteer: Gazetteer) -> None:
    found = read("프라이부르크와 손잡다", ["수원시가 독일 프라이부르크시와 만났다."], "ko", gazetteer)
    (title,) = found.by_sentence[0]
    assert title.place is not None
    assert title.place.name == "Freiburg"


def test_find_mentions_unknown_town_states_its_country(gazetteer: Gazetteer) -> None:
    (mention,) = read("", ["It was twinned with Xqzville in Belgium."], "en", gazetteer).by_sentence[1]
    assert (mention.name, mention.place, mention.country) == ("Xqzville", None, "BE")


def test_find_mentions_span_holds_what_says_where(gazetteer: Gazetteer) -> None:
    text = "We met Newcastle in New South Wales, Australia."
    (mention,) = mentions_in(text, "en", gazetteer)
    assert text[mention.start : mention.end] == "Newcastle in New South Wales, Australia"
    assert (mention.region, text[mention.name_start : mention.name_end]) == ("New South Wales", "Newcastle")


def test_find_mentions_own_university_sits_at_address(gazetteer: Gazetteer) -> None:
    paragraphs = ["The University of the Antipodes signed with Kyoto.", "Contact: 1 Main Road, Dunedin 9016"]
    first = read("", paragraphs, "en", gazetteer).by_sentence[1][0]
    assert (first.organisation, first.name, first.country) == ("University of the Antipodes", "Dunedin", "NZ")


@given(st.text(max_size=80), st.sampled_from(TEXT_LANGUAGES))
@settings(deadline=None, max_examples=60)
def test_find_mentions_are_in_order_and_do_not_overlap(text: str, language: str) -> None:
    with Gazetteer.open(data.HERE) as gazetteer:
        found = mentions_in(text, language, gazetteer)
    ends = [0, *(one.end for one in found)]
    assert all(
        end <= one.start <= one.name_start < one.name_end for end, one in zip(ends, found, strict=False)
    )


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Bristol City Council and Kansas City Council met in Skopje, Macedonia.",
            "Bristol, Kansas City, Skopje",
        ),
        (
            "en",
            "Volunteers came from Phoenix Sky Harbor and the New Zealand metropolis of Auckland.",
            "Auckland",
        ),
        ("en", "The ferry crossed the Oder and the Vistula.", ""),
        ("en", "Members from Oxford, Reading and Bath met.", "Oxford, Reading, Bath"),
        ("de", "Frau Nizza trank Wein aus der Pfalz; die Stadtwerke Bonn schwiegen.", ""),
        ("de", "Der Flughafen Köln/Bonn liefert ein Auto nach Brazzaville im Kongo.", "Brazzaville"),
        ("fr", "La gare de Mulhouse et l'aéroport de Bâle-Mulhouse sont fermés.", ""),
        ("es", "El presidente Santos viajará a La Paz.", "La Paz"),
        ("ko", "미국산 소고기와 중국집 짜장면 값이 올랐다.", ""),
        ("ko", "인천공항공사와 경인일보가 중국 지난시를 찾았다.", "지난시"),
        ("ja", "山口さんは金沢駅から小松空港へ向かい、ナンシー(フランス)に着いた。", "ナンシー"),
        ("ja", "中国人観光客や英国人記者、毎日新聞もいた。", ""),
        ("zh", "青岛港与鹿特丹港签署备忘录,中国银行和青岛啤酒也在。", "青岛, 鹿特丹"),
        ("zh", "杭州市市长经黄河和东海前往加拿大温哥华。", "杭州市, 温哥华"),
    ],
)
def test_find_mentions_leaves_out_what_is_no_place(
    language: str, text: str, expected: str, gazetteer: Gazetteer
) -> None:
    assert ", ".join(one.name for one in mentions_in(text, language, gazetteer)) == expected
