"""The words of headers in seven languages. Case, spaces, punctuation, width and the shape of Han characters are aside."""

from __future__ import annotations

import functools
import re

from ..gazetteer.keys import normalise

# What a header means. A field of one side alone; "from " or "to " is put before it where the header tells the side.
FIELDS: dict[str, str] = {
    "name": "city|cities|town|place|name|municipality|member|member city|members|local authority|authority|city name|community|region name|city or region|이름|명칭|도시|도시명|지역|지역명|자치단체|지자체"
    "|자치단체명|지자체명|기관명|시군구|시·군·구|기초자치단체|시군|회원|회원도시|회원명|名前|名称|地名|都市|都市名|市町村|市区町村|会員|自治体|自治体名|団体名|城市|城市名|城市名称|地区|市|stadt|gemeinde|kommune|ort|ville|commune"
    "|collectivité|ciudad|municipio|localidad|toponym",
    "country": "country|nation|country name|country code|iso|state or country|국가|국가명|나라|국명|国|国名|国家|國家|国別|國名|국적|국가지역|국가·지역"
    "|国·地域|国地域|land|staat|pays|país|pais",
    "region": "region|state|province|prefecture|county|admin1|state or province|도|광역|시·도|시도|시도명|광역자치단체|광역시도|주|성|주·도|지방|都道府県|県|都道府県名|州|省|省份|州省"
    "|bundesland|kanton|région|département|provincia|región|estado|comunidad autónoma",
    "org": "organisation|organization|institution|agency|ministry|body|university|school|기관|대학|대학교|학교|大学|단체|기구|조직|機関|機構|组织|機構名|机构|institution|einrichtung|organismo"
    "|organisme",
    "lat": "lat|latitude|위도|緯度|纬度|breite|breitengrad|latitud",
    "lon": "lon|lng|long|longitude|경도|経度|經度|经度|länge|längengrad|longitud",
}
# A place that is by its very name the partner.
PARTNER = (
    "partner|partner city|partners|twin|twin city|twin town|twinned with|sister city|sister cities|sister town|friendship city|counterpart"
    "|자매도시|자매도시명|자매결연도시|결연도시|결연지역|우호도시|우호도시명|교류도시|교류도시명|상대도시|상대도시명|외국도시|해외도시|해외자매도시|자매우호도시|상대지역"
    "|상대자치단체|자매결연지역|姉妹都市|姉妹都市名|友好都市|友好都市名|姉妹友好都市|提携都市|提携都市名|提携先|姉妹都市提携先|姉妹提携先|友好提携先|相手都市|相手先|姉妹自治体|友好城市|友城|结好城市|結好城市"
    "|姊妹市|姐妹城市|姊妹城市|外方城市|partnerstadt|partnerstädte|partnergemeinde|partnerkommune|ville jumelée|villes jumelées|ville partenaire|partenaire|partenaires|communes jumelées|jumelage avec|commune jumelée"
    "|ciudad hermana|ciudades hermanas|socio|hermanamiento|ciudad hermanada|ciudad socia|hermanada con"
)
OTHERS: dict[str, str] = {
    "kind": "kind|type|relationship|type of agreement|agreement type|agreement|form|category|구분|유형|종류|관계|교류형태|결연구분|협정유형|형태|분류|区分|種別|種類"
    "|提携種別|关系|类型|類型|类别|art|typ|beziehung|form der partnerschaft|nature|tipo|clase|relación",
    "status": "status|state of tie|상태|현황|교류현황|교류상태|状況|状態|现状|狀態|状态|stand|statut|état|estado actual|situación",
    "since": "since|date|year|start|begin|signed|signed on|date signed|established|established in|start date|agreement date|year established"
    "|체결일|체결일자|체결년도|체결연도|결연일|결연일자|결연년도|결연연도|자매결연일|연도|일자|협약일|협정일|체결시기|시작|提携年月日|提携日|提携年|締結日|締結年月日|年月日"
    "|盟約年月日|締結年|结好时间|结好日期|签署日期|締結日期|结交时间|日期|年份|seit|beginn|gegründet|unterzeichnet|datum|jahr|depuis|date de signature|année|début"
    "|desde|fecha|año|fecha de firma",
    "until": "until|end|expires|expiry|valid until|end date|종료|종료일|만료일|유효기간|終了|終了日|期限|满期|到期|截止日期|bis|ende|jusqu'à|fin|hasta|vencimiento",
    "themes": "themes|theme|fields|field|field of cooperation|topic|topics|sector|areas|분야|교류분야|협력분야|주제|分野|交流分野|领域|領域|合作领域|themen|bereich|bereiche"
    "|thème|thèmes|domaines|tema|temas|ámbito",
    "network": "network|networks|member of|네트워크|국제기구|협의체|국제기구명|ネットワーク|国際機関|网络|國際組織|国际组织|netzwerk|réseau|red",
    "role": "role|position in network|역할|지위|직위|役割|角色|rolle|rôle|rol|função",
    "title": "title|agreement title|project|project name|subject|제목|사업명|협정명|건명|件名|事業名|标题|项目名称|titel|projekt|titre|intitulé|título|proyecto",
    "source": "source|url|link|website|reference|출처|링크|홈페이지|出典|リンク|来源|链接|quelle|lien|fuente|enlace",
    "note": "note|notes|remark|remarks|comment|비고|메모|내용|참고|備考|摘要|备注|備註|bemerkung|bemerkungen|anmerkung|remarque|observations|nota|notas"
    "|observaciones",
}  # fmt: skip
# Words beside a field's that tell whose it is.
SIDES = {
    "from": "from|start|our|own|home|origin|local|1|a|우리|국내|국내도시|본|자국|우리측|국내측|自|自治体|国内|日本側|我方|中方|国内|eigene|unsere|notre|origine|nuestra|origen",
    "to": "to|end|partner|partner's|twin|twinned|sister|foreign|target|counterpart|destination|2|b|상대|상대국|상대측|외국|해외|자매|결연|우호|교류|대상|대상국|相手|相手国|海外|外国"
    "|姉妹|提携|友好|对方|外方|對方|partner-|partnerland|ausländische|partenaire|jumelée|étrangère|socio|hermana|extranjera|destino",
}
# Words inside a header that none of the lists above has whole ("Date of affiliation", "결연체결년월일"), in this order.
# Latin words count from their beginning.
INSIDE: dict[str, str] = {
    "until": "expir|valid to|valid until|end date|termination|만료|종료|期限|到期|届满|ablauf",
    "since": "date|year|signed|signing|joined|since|seit|valid from|start|jahr|datum|année|fecha|año|일자|년도|연도|년월|연월|시작|가입일|결연일"
    "|체결일|협정일|日期|時間|时间|年月日|締結|締盟|缔结|締約|提携日|年度",
    "kind": "type|kind|form|art der|tipo|nature|종류|유형|형태|種別|類別|类型|类别|類型",
    "country": "country|nation|land der|pays|país|국가|대상국|상대국|국명|국별|国別|国家|国名|相手国|所属国|提携先国",
    "region": "state|province|region|prefecture|bundesland|département|provincia|省州|州名|所在州",
    "org": "institution|university|organisation|organization|agency|기관|대학|机构|機関|大学",
    "name": "city|cities|town|municipality|authority|commune|ville|ciudad|municipio|gemeinde|stadt|städte|도시|자치단체|지역|都市|城市|市町村"
    "|自治体|提携先",
}
# Headers with these words tell something else of a place or a day.
NOT_INSIDE = (
    "population|area|size|visit|last|latest|update|birth|budget|contact|phone|mail|number|code|language|인구|면적|규모|방문|최근|수정|작성|예산|담당|전화"
    "|거리|시차|인사|人口|面積|面积|訪問|访问|更新|予算|预算|担当|联系|einwohner|fläche|besuch|population|superficie|población|distance"
)
# And these tell whose it is.
INSIDE_SIDES = {
    "to": "partner|twin|sister|foreign|overseas|counterpart|hermana|jumel|partenaire|extranjer|étrang|ausländ|상대|외국|해외|자매|우호|대상|相手|姉妹|姐妹"
    "|友好|提携先|外方|对方|对外|外国",
    "from": "our |own |home|local|우리|국내|我方|中方|国内|español|français|deutsch",
}


def count_known(text: str) -> int:
    """Count the cells of a text that are header words in letters beyond ASCII: bytes decoded wrongly have none.

    Examples
    --------
    >>> count_known("국가,자매도시,Note"), count_known("惫啊,磊概档矫,Note")
    (2, 0)
    """
    return sum(normalise(cell) in _beyond_ascii() for cell in re.split(r"[,;\t|\n\r\"()（）]+", text) if cell)


@functools.cache
def _beyond_ascii() -> frozenset[str]:
    words = "|".join([*FIELDS.values(), *OTHERS.values(), PARTNER]).split("|")
    return frozenset(normalise(word) for word in words if not word.isascii())
