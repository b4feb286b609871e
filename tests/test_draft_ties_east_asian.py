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
    ("\n부산은 1966년 대만 가오슝과, 1967년 미국 로스앤젤레스와 자매결연을 맺었다.", ["부산 가오슝 sister active 1966", "부산 로스앤젤레스 sister active 1967"]),
    ("\n목포시 대표단이 베트남 하이퐁과 라오스 비엔티안을 찾는다. 시는 두 곳과 우호교류 협약을 맺을 예정이다.", ["목포시 비엔티안 friendship planned -", "목포시 하이퐁 friendship planned -"]),
    ("\n경주시와 일본 나라시의 자매결연은 1970년 4월로 거슬러 올라간다.", ["경주시 나라시 sister active 1970-04"]),
    ("\n대전시 대표단은 3일 난징에 도착했다. 이튿날 대전시는 난징시와 우호도시 협정에 서명했다.", ["대전시 난징시 friendship active 2024-06-04"]),
    ("\n대구시는 2015년 중국 청두시와 우호도시 협정을 맺은 뒤 2018년 자매결연으로 격상했다.", ["대구시 청두시 friendship active 2015", "대구시 청두시 sister active 2018"]),
    ("\n대구시는 자매도시인 베트남 다낭시에서 상수도 ODA 사업을 벌이고 있다.", ["대구시 다낭시 project active -", "대구시 다낭시 sister active -"]),
    ("\n수원시는 캄보디아 시엠레아프에서 2012년부터 마을 개발 ODA 사업을 하고 있다.", ["수원시 시엠레아프 project active 2012"]),
    ("\n강릉시는 자매도시인 중국 자싱시와 7일 관광 업무협약을 맺었다.", ["강릉시 자싱시 mou active 2024-06-07", "강릉시 자싱시 sister active -"]),
    ("\n중국 쿤밍에서 6일 열린 대회에서 한국과 중국의 도시 두 쌍이 문서에 서명했다. 의왕시는 중국 윈청시와 자매결연을 맺었다.", ["의왕시 윈청시 sister active 2024-06-06"]),
    ("\n강원의 도시들이 관계를 따져 보고 있다. 동해시는 1991년부터 자매도시인 러시아 나홋카시와의 관계를 그대로 둔다.", ["동해시 나홋카시 sister active 1991"]),
    ("\n부산시와 프랑스 마르세유시는 5일 자매결연을 맺기로 합의하고 의향서를 교환했다.", ["부산시 마르세유시 intent planned 2024-06-05"]),
    ("\n군산시는 중국 옌타이시와 1994년 자매결연을 맺었다. 양 도시는 지난 3일 결연 30주년 기념식을 열었다.", ["군산시 옌타이시 sister active 1994"]),
    ("\n아산시가 중국 둥관시와의 우호도시 협정을 2년 연장했다. 협정은 2005년 3월 처음 맺었다.", ["아산시 둥관시 friendship active 2005-03"]),
    ("\n통영시는 우즈베키스탄 사마르칸트시와 자매결연을 맺은 적이 없다.", []),
    ("\n제주대학교와 일본 오사카대학이 지난달 학생 교환 협정을 체결했다.", ["제주대학교 오사카대학 mou active 2024-05"]),
    ("\n안동시는 2015년 이스라엘 홀론시와 교류 의향서를 주고받은 뒤 2018년 우호도시 협약을 체결했다.", ["안동시 홀론시 friendship active 2018", "안동시 홀론시 intent planned 2015"]),
    ("\n독일 드레스덴의 자매도시는 영국 코번트리와 이탈리아 피렌체 두 곳이다.", ["드레스덴 코번트리 sister active -", "드레스덴 피렌체 sister active -"]),
    ("창원시 자매·우호도시 현황\n자매도시\n- 미국 잭슨빌 (1983. 10. 25.)\n우호도시\n- 중국 다롄 (2004년 7월)", ["창원시 다롄 friendship active 2004-07", "창원시 잭슨빌 sister active 1983-10-25"]),
    ("\n김해시는 4일 벤츠필스시와 우호도시 협약을 맺었다.", ["김해시 벤츠필스시 friendship active 2024-06-04"]),
    ("\n동해시는 홀름스크시와 맺은 자매결연을 2022년에 중단했다.", ["동해시 홀름스크시 sister dormant -"]),
    ("\n강릉시는 우르구트군과 2019년 5월 자매결연을 체결했다.", ["강릉시 우르구트군 sister active 2019-05"]),
    ("\n고창군의 자매도시는 에스테르곰시와 스트라미시이다.", ["고창군 스트라미시 sister active -", "고창군 에스테르곰시 sister active -"]),
    ("\n금산군은 우르구트군과 자매결연을, 부여군은 불룽구르군과 우호교류 협약을 3월 4일 각각 체결했다.", ["금산군 우르구트군 sister active 2024-03-04", "부여군 불룽구르군 friendship active 2024-03-04"]),
    ("\n여주시는 일본 니가타현 쓰난정과 2018년 자매결연을 맺었다.", ["여주시 쓰난정 sister active 2018"]),
    ("\n시민들은 축구와 농구를 즐겼고, 전주시는 장군과 함께 자매결연 행사를 열었다.", []),
    ("\n정읍시는 필요시와 다름없는 절차를 거쳐 자매결연을 논의한다.", []),
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
    ("\n神戸商工会議所は昨年11月、天津商工会議所と経済交流に関する覚書を締結した。", ["神戸商工会議所 天津商工会議所 mou active 2023-11"]),
    ("\n日本とモンゴルは2015年2月、経済連携協定に署名した。", ["JP MN treaty active 2015-02"]),
    ("\n京都市は令和元年に世界歴史都市連盟から脱退した。", ["京都市 世界歴史都市連盟 network ended - until 2019"]),
    ("\n秋田市は1982年に蘭州市と友好都市となり、1992年にはロシアのウラジオストク市と姉妹都市の盟約を結んだ。", ["秋田市 ウラジオストク市 sister active 1992", "秋田市 蘭州市 friendship active 1982"]),
    ("\n函館の百貨店で台北と高雄の菓子が並ぶ催しが始まった。京都と奈良の店も出る。", []),
    ("\n大阪市は10月、サンフランシスコ市との姉妹都市関係を解消した。", ["大阪市 サンフランシスコ市 sister ended - until 2023-10"]),
    ("\n本市は昭和55年に中国の南京市と友好都市となりました。名古屋市の代表団が南京市を訪ねた。", ["名古屋市 南京市 friendship active 1980"]),
    ("\n広島大学は5日、ミュンスター大学と学生交流に関する協定に調印した。", ["広島大学 ミュンスター大学 mou active 2024-06-05"]),
    ("\n横浜市は2013年からフィリピンのセブ市で水道の技術協力を行っている。", ["横浜市 セブ市 project active 2013"]),
    ("\n広島市と長崎市は昭和57年、世界平和都市連盟を発足させた。", ["広島市 世界平和都市連盟 network active 1982", "長崎市 世界平和都市連盟 network active 1982"]),
    ("\n瑞山市から交流停止の連絡。天理市は8日、姉妹都市である韓国の瑞山市から交流を止めたいとの連絡があったと発表した。両市は平成3年に提携し、生徒の訪問を続けてきた。", ["天理市 瑞山市 sister dormant 1991"]),
    ("\n神戸市はリガ市と昭和49年に姉妹都市となり、令和6年6月に50周年を迎える。", ["神戸市 リガ市 sister active 1974"]),
    ("\n仙台市長は本日、台湾の台南市を訪れ、市長を表敬した。両市は平成18年に交流促進協定を結んだ。", ["仙台市 台南市 friendship active 2006"]),
    ("\n岐阜市とウィーン市マイトリング区は平成6年3月に友好交流の協定を締結した。", ["岐阜市 マイトリング区 friendship active 1994-03"]),
    ("\n静岡市長、カンヌへ\n静岡市は姉妹都市のフランス・カンヌ市へ職員を派遣する。両市の提携は平成3年11月である。", ["静岡市 カンヌ市 sister active 1991-11"]),
    ("\n○市長 台湾の高雄市とは平成29年に友好交流の協定を締結しております。熊本市では訪問団を迎えます。", ["熊本市 高雄市 friendship active 2017"]),
    ("\n浜松市は先月、米国のロチェスター市との姉妹都市提携を令和8年まで延長する覚書を交わした。提携は平成8年10月に始まった。", ["浜松市 ロチェスター市 sister active 1996-10 until 2026"]),
    ("岡山県の国際交流 提携先一覧\n・中国 江西省 友好提携（平成4年6月）\n・オーストラリア 南オーストラリア州 姉妹州県（平成5年5月）", ["岡山県 南オーストラリア州 sister active 1993-05", "岡山県 江西省 friendship active 1992-06"]),
    ("\n金沢市の姉妹都市は米国のバッファロー市とベルギーのゲント市、友好都市は中国の大連市である。", ["金沢市 ゲント市 sister active -", "金沢市 バッファロー市 sister active -", "金沢市 大連市 friendship active -"]),
    ("\n稚内市は昨年、ホルムスク市と友好都市協定を締結した。", ["稚内市 ホルムスク市 friendship active 2023"]),
    ("\n下田市とウルバーストン町は2001年に姉妹都市となった。", ["下田市 ウルバーストン町 sister active 2001"]),
    ("\n中津市は台湾宜蘭県の羅東鎮と4月3日に友好交流協定を締結した。", ["中津市 羅東鎮 friendship active 2024-04-03"]),
    ("\n小樽市は、ロシアのクラスキノ村と2010年に姉妹提携を結んだ。", ["小樽市 クラスキノ村 sister active 2010"]),
    ("\n小さな港町と島の村が友情を誓う劇が、姉妹都市をテーマに上演された。", []),
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
    ("\n武汉大学上月与巴黎大学续签了2005年订立的合作协议。", ["武汉大学 巴黎大学 mou active 2005"]),
    ("\n厦门市有友好城市两个：英国加的夫市和日本佐世保市。", ["厦门市 佐世保市 friendship active -", "厦门市 加的夫市 friendship active -"]),
    ("臺北與松山\n臺北市今日與日本松山市締結為友誼市。十年前，即民國103年，兩市已簽有友好交流協定。", ["臺北市 松山市 friendship active 2014", "臺北市 松山市 friendship active 2024-06-10"]),
    ("\n昨天在昆明举行的国际友好城市大会上，大连市与智利奇廉市、威海市与韩国木浦市分别签署友好城市协议。", ["大连市 奇廉市 friendship active 2024-06-09", "威海市 木浦市 friendship active 2024-06-09"]),
    ("\n兩市長昨日在臺北簽約，臺北市與捷克布拉格市結為姊妹市。", ["臺北市 布拉格市 sister active 2024-06-09"]),
    ("\n杭州市与德国德累斯顿市2009年结为友好城市。两市今年3月签署了文化合作备忘录。", ["杭州市 德累斯顿市 friendship active 2009", "杭州市 德累斯顿市 mou active 2024-03"]),
    ("\n苏州市的友好城市有意大利威尼斯市、日本金泽市和韩国全州市。", ["苏州市 全州市 friendship active -", "苏州市 威尼斯市 friendship active -", "苏州市 金泽市 friendship active -"]),
    ("\n宁波市计划与克罗地亚里耶卡市建立友好城市关系，意向书已于上月签署。", ["宁波市 里耶卡市 friendship planned -", "宁波市 里耶卡市 intent planned 2024-05"]),
    ("\n花蓮縣議會昨日否決與日本北上市締結姊妹市的提案。", []),
    ("\n大连市代表团5月20日访问了日本长崎市。", ["大连市 长崎市 visit - 2024-05-20"]),
    ("\n云南省与老挝琅南塔省、越南老街省建立了友好省关系。", ["云南省 琅南塔省 friendship active -", "云南省 老街省 friendship active -"]),
    ("高雄市姊妹市名錄\n美洲\n美國西雅圖市 民國80年\n亞洲\n韓國釜山市 民國55年6月30日", ["高雄市 西雅圖市 sister active 1991", "高雄市 釜山市 sister active 1966-06-30"]),
    ("\n温州市先后与日本石卷市（1984年）、几内亚金迪亚市（2001年）结为友好城市。", ["温州市 石卷市 friendship active 1984", "温州市 金迪亚市 friendship active 2001"]),
    ("\n菏泽市共有友好城市两个，分别是：韩国木浦市、美国西雅图市。", ["菏泽市 木浦市 friendship active -", "菏泽市 西雅图市 friendship active -"]),
    ("\n浏阳市与阿齐纳纳纳大区5月2日签署友好协议。", ["浏阳市 阿齐纳纳纳大区 friendship active 2024-05-02"]),
    ("\n彰化縣鹿港鎮與葡萄牙埃武拉市締結姊妹市。", ["鹿港鎮 埃武拉市 sister active -"]),
    ("\n防城港市港口区与越南芒街市2019年缔结友好关系。", ["港口区 芒街市 friendship active 2019"]),
    ("\n湖南省与马达加斯加阿齐纳纳纳大区、江西省与马拉维中央大区昨日分别签署友好省区协议。", ["江西省 中央大区 friendship active 2024-06-09", "湖南省 阿齐纳纳纳大区 friendship active 2024-06-09"]),
    ("澎湖縣締盟地區一覽\n一、姊妹縣市\n（一）帛琉科羅州：民國75年4月16日締結\n（二）馬爾地夫阿杜市：民國86年締結", ["澎湖縣 科羅州 sister active 1986-04-16", "澎湖縣 阿杜市 sister active 1997"]),
    ("\n两地的社区和地区之间将签署协议。", []),
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
