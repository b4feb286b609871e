"""The ties that Korean, Japanese and Chinese texts state, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sistermap import data
from sistermap.geo.draft.item import Item, Paragraph
from sistermap.geo.draft.ties import draft_ties
from sistermap.geo.gazetteer import Gazetteer

PUBLISHED = "2024-06-10"


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open(data.HERE) as opened:
        yield opened


def read(text: str, language: str, gazetteer: Gazetteer) -> list[str]:
    title, *body = text.split("\n")
    item = Item(
        title, PUBLISHED, tuple(Paragraph(line, at) for at, line in enumerate(body, 3)), "a.txt", language
    )
    return sorted(
        " ".join(
            (
                each.from_org or each.from_name or each.from_country or "",
                each.network or each.to_org or each.to_name or each.to_country or "",
                each.kind,
                each.status or "-",
                each.since or "-",
                *([f"until {each.until}"] if each.until else []),
            )
        )
        for each in draft_ties(item, gazetteer).proposals
    )


KOREAN = [
    # who with whom
    ("\n전주시는 일본 가나자와시와 2002년 자매결연을 맺었다.", ["전주시 가나자와시 sister active 2002"]),
    ("\n수원시와 일본 아사히카와시는 1989년 10월 자매결연을 체결했다.", ["수원시 아사히카와시 sister active 1989-10"]),
    ("\n창원시는 중국 마안산시와, 진주시는 중국 시안시와 각각 우호도시 협정을 체결했다.", ["진주시 시안시 friendship active -", "창원시 마안산시 friendship active -"]),
    ("\n대전시는 자매도시인 일본 삿포로시에서 관광 설명회를 열었다.", ["대전시 삿포로시 sister active -"]),
    ("\n포항시의 자매도시인 일본 후쿠야마시 대표단이 축제를 보러 왔다.", ["포항시 후쿠야마시 sister active -"]),
    ("\n여수시장이 중국 웨이하이시를 찾았다. 두 도시는 1995년 자매결연을 맺었다.", ["여수시 웨이하이시 sister active 1995"]),
    ("\n청주시는 일본 돗토리시와의 자매결연 30주년을 맞아 사진전을 연다.", ["청주시 돗토리시 sister active 1994"]),
    # since when
    ("\n인천시는 지난 5일 톈진시와 우호도시 협정을 연장했다. 두 도시는 1993년 12월 처음 협정을 체결했다.", ["인천시 톈진시 friendship active 1993-12"]),
    ("\n구미시는 2010년 우호도시가 된 중국 선양시와의 교류를 당분간 중단한다고 밝혔다.", ["구미시 선양시 friendship dormant 2010"]),
    ("\n전주시는 중국 쑤저우시와 자매결연을 맺었지만 2015년 이후 오간 사람이 없다.", ["전주시 쑤저우시 sister dormant -"]),
    ("\n제주시는 1997년부터 자매도시인 중국 라이저우시와 해마다 바둑 대회를 연다.", ["제주시 라이저우시 sister active 1997"]),
    ("\n안양시는 일본 고마키시와 1986년에 맺은 자매결연을 지난 7일 해지했다.", ["안양시 고마키시 sister ended 1986 until 2024-06-07"]),
    # not yet, and not
    ("\n강릉시가 중국 징저우시와 자매결연 체결을 추진한다.", ["강릉시 징저우시 sister planned -"]),
    ("\n춘천시와 독일 라이프치히시의 자매결연 동의안이 10일 시의회에 제출됐다.", ["춘천시 라이프치히시 sister planned -"]),
    ("\n원주시는 미국 로어노크시와 자매결연을 맺고 청소년 축구 교류를 추진할 계획이다.", ["원주시 로어노크시 sister active -"]),
    ("\n김포시는 중국 허쩌시와 아직 자매결연을 맺지 않았다.", []),
    ("\n속초시는 일본 요나고시와 우호교류 의향서를 교환했다.", ["속초시 요나고시 intent planned -"]),
    ("\n속초시는 2019년 일본 요나고시와 우호교류 의향서를 교환했고, 2023년 5월 자매결연을 맺었다.", ["속초시 요나고시 intent planned 2019", "속초시 요나고시 sister active 2023-05"]),
    # organisations, projects, treaties
    ("\n부산항만공사는 4일 함부르크항만공사와 업무협약을 맺었다.", ["부산항만공사 함부르크항만공사 mou active 2024-06-04"]),
    ("\n한국과 몽골은 2021년 9월 사회보장협정에 서명했다.", ["KR MN treaty active 2021-09"]),
    # networks
    ("\n부산시는 2004년 아시아태평양도시관광진흥기구에 가입했다.", ["부산시 아시아태평양도시관광진흥기구 network active 2004"]),
    ("\n인천시와 나고야시, 톈진시가 2016년 동아시아문화도시협의회를 결성했다.", ["나고야시 동아시아문화도시협의회 network active 2016", "인천시 동아시아문화도시협의회 network active 2016", "톈진시 동아시아문화도시협의회 network active 2016"]),
    ("\n2002년 서울, 도쿄, 베이징이 아시아대도시네트워크를 함께 만들었다. 도쿄는 2014년 네트워크에서 탈퇴했다.", ["도쿄 아시아대도시네트워크 network ended 2002 until 2014", "베이징 아시아대도시네트워크 network active 2002", "서울 아시아대도시네트워크 network active 2002"]),
    ("\n통영시는 유네스코 창의도시 네트워크 가입을 신청하기로 했다.", ["통영시 유네스코 창의도시 네트워크 network planned -"]),
    ("\n광주에서 5일 열린 세계인권도시포럼에 바르셀로나와 그라츠가 참가했다.", []),
    # two statements in one sentence
    ("\n평택시는 1995년 일본 마쓰야마시와 우호도시가 되었고, 2010년에는 미국 모빌시와 자매결연을 체결했다.", ["평택시 마쓰야마시 friendship active 1995", "평택시 모빌시 sister active 2010"]),
    ("\n시장은 로마와 파리를 방문하고 돌아왔다. 음악회에는 빈과 프라하의 연주자가 나온다.", []),
]  # fmt: skip

JAPANESE = [
    ("\n金沢市は2002年、韓国の全州市と姉妹都市提携を結んだ。", ["金沢市 全州市 sister active 2002"]),
    ("\n新潟市とフランスのナント市は平成21年1月に姉妹都市となった。", ["新潟市 ナント市 sister active 2009-01"]),
    ("\n仙台市は姉妹都市であるフランスのレンヌ市から訪問団を迎えた。", ["仙台市 レンヌ市 sister active -"]),
    ("\n鳥取市長は昨日、韓国の清州市を訪れ、市長を表敬した。", ["鳥取市 清州市 visit - 2024-06-09"]),
    ("\n長野市は中国の石家荘市と友好都市の締結に向けて調整を進める。", ["長野市 石家荘市 friendship planned -"]),
    ("\n札幌市とドイツのミュンヘン市の姉妹都市提携50周年を祝う式典が8日に開かれた。", ["札幌市 ミュンヘン市 sister active 1974"]),
    ("\n福岡市は釜山市と平成19年に姉妹都市提携を結び、行政職員を派遣してまいりましたが、平成30年を最後に往来が途絶えております。", ["福岡市 釜山市 sister dormant 2007"]),
    ("\n山形市と吉林市は友好都市である。両市は昭和58年4月に盟約を交わした。", ["山形市 吉林市 friendship active 1983-04"]),
    ("\n松江市と杭州市の間に姉妹都市の提携はない。", []),
    ("\n高知市はインドネシアのスラバヤ市と姉妹都市の覚書を更新した。覚書は平成9年に初めて締結された。", ["高知市 スラバヤ市 mou active 1997"]),
    ("\n神戸商工会議所は昨年11月、天津商工会議所と経済交流に関する覚書を締結した。", ["神戸商工会議所 天津商工会議所 mou active 2023-11"]),
    ("\n日本とモンゴルは2015年2月、経済連携協定に署名した。", ["JP MN treaty active 2015-02"]),
    ("\n京都市は令和元年に世界歴史都市連盟から脱退した。", ["京都市 世界歴史都市連盟 network ended - until 2019"]),
    ("\n秋田市は1982年に蘭州市と友好都市となり、1992年にはロシアのウラジオストク市と姉妹都市の盟約を結んだ。", ["秋田市 ウラジオストク市 sister active 1992", "秋田市 蘭州市 friendship active 1982"]),
    ("\n函館の百貨店で台北と高雄の菓子が並ぶ催しが始まった。京都と奈良の店も出る。", []),
]  # fmt: skip

CHINESE = [
    ("\n成都市与法国蒙彼利埃市于1981年6月结为友好城市。", ["成都市 蒙彼利埃市 friendship active 1981-06"]),
    ("\n昨日，青岛市与韩国大邱市签署友好城市协议。", ["青岛市 大邱市 friendship active 2024-06-09"]),
    ("\n湖南长沙市与日本鹿儿岛市、江西南昌市与日本高松市分别缔结了友好城市关系。", ["南昌市 高松市 friendship active -", "长沙市 鹿儿岛市 friendship active -"]),
    ("\n西安市拟于明年与土耳其伊兹密尔市缔结友好城市。", ["西安市 伊兹密尔市 friendship planned -"]),
    ("\n南京市1978年与日本名古屋市结为友好城市，1980年又与美国圣路易斯市结为友好城市。", ["南京市 名古屋市 friendship active 1978", "南京市 圣路易斯市 friendship active 1980"]),
    ("\n高雄市與釜山市在民國55年締結為姊妹市。", ["高雄市 釜山市 sister active 1966"]),
    ("\n臺南市昨日與日本水戶市簽署友好交流協定，雙方將互派學生。", ["臺南市 水戶市 friendship active 2024-06-09"]),
    ("\n新北市與美國辛辛那提市的姊妹市關係自民國83年9月起持續至今。", ["新北市 辛辛那提市 sister active 1994-09"]),
    ("\n桃園市與愛爾蘭都柏林市簽署合作備忘錄。", ["桃園市 都柏林市 mou active -"]),
    ("\n基隆市與日本吳市互換結盟意向書。", ["基隆市 吳市 intent planned -"]),
    ("\n布拉格市議會通過終止與北京市的友好城市關係。", ["布拉格市 北京市 friendship ended -"]),
    ("\n臺北醫學大學與大阪大學締結為姊妹校。", ["臺北醫學大學 大阪大學 other active -"]),
    ("\n中国与新西兰2008年4月签署自由贸易协定。", ["CN NZ treaty active 2008-04"]),
    ("\n昆明与万象去年发起成立了湄公河城市联盟，首批成员还有清迈和琅勃拉邦。", ["万象 湄公河城市联盟 network active 2023", "昆明 湄公河城市联盟 network active 2023", "清迈 湄公河城市联盟 network active 2023", "琅勃拉邦 湄公河城市联盟 network active 2023"]),
    ("\n臺中市於民國108年加入亞太單車城市聯盟。", ["臺中市 亞太單車城市聯盟 network active 2019"]),
    ("\n釜山市2020年退出世界海洋城市联盟。", ["釜山市 世界海洋城市联盟 network ended - until 2020"]),
    ("\n广州市未与河内市缔结友好城市关系。", []),
    ("\n上海开往杭州的列车增加了。成都和重庆的铁路部门签约扩大合作，来自曼谷的客商也到了。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), KOREAN)
def test_draft_ties_korean(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert read(text, "ko", gazetteer) == expected


@pytest.mark.parametrize(("text", "expected"), JAPANESE)
def test_draft_ties_japanese(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert read(text, "ja", gazetteer) == expected


@pytest.mark.parametrize(("text", "expected"), CHINESE)
def test_draft_ties_chinese(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert read(text, "zh", gazetteer) == expected
