"""Which column is what: headers in seven languages, on one row or two, found under a title."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass

from .schema import TIES
from .sheet import Sheet

# What a header means. A field of one side alone; "from " or "to " is put before it where the header tells the side.
FIELDS: dict[str, str] = {
    "name": "city|cities|town|place|name|municipality|city name|community|region name|city or region|도시|도시명|지역|지역명|자치단체|지자체"
    "|자치단체명|지자체명|기관명|시군구|시·군·구|기초자치단체|都市|都市名|市町村|自治体|自治体名|団体名|城市|城市名|城市名称|地区|市|stadt|gemeinde|kommune|ort|ville|commune"
    "|collectivité|ciudad|municipio|localidad|toponym",
    "country": "country|nation|country name|country code|iso|state or country|국가|국가명|나라|국명|国|国名|国家|國家|国別|國名|국적"
    "|land|staat|pays|país|pais",
    "region": "region|state|province|prefecture|county|admin1|state or province|도|광역|시·도|시도|광역자치단체|광역시도|주|성|주·도|지방|都道府県|県|都道府県名|州|省|省份|州省"
    "|bundesland|kanton|région|département|provincia|región|estado|comunidad autónoma",
    "org": "organisation|organization|institution|agency|ministry|body|기관|단체|기구|조직|機関|機構|组织|機構名|机构|institution|einrichtung|organismo"
    "|organisme",
    "lat": "lat|latitude|위도|緯度|纬度|breite|breitengrad|latitud|y",
    "lon": "lon|lng|long|longitude|경도|経度|經度|经度|länge|längengrad|longitud|x",
}
# A place that is by its very name the partner.
PARTNER = (
    "partner|partner city|partners|twin|twin city|twin town|twinned with|sister city|sister cities|sister town|friendship city|counterpart"
    "|자매도시|자매도시명|자매결연도시|결연도시|결연지역|우호도시|우호도시명|교류도시|교류도시명|상대도시|상대도시명|외국도시|해외도시|해외자매도시|자매우호도시|상대지역"
    "|상대자치단체|자매결연지역|姉妹都市|姉妹都市名|友好都市|友好都市名|姉妹友好都市|提携都市|提携都市名|提携先|相手都市|相手先|姉妹自治体|友好城市|友城|结好城市|結好城市"
    "|姊妹市|姐妹城市|姊妹城市|外方城市|partnerstadt|partnerstädte|partnergemeinde|partnerkommune|ville jumelée|ville partenaire|jumelage avec|commune jumelée"
    "|ciudad hermana|ciudad hermanada|ciudad socia|hermanada con"
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
    "from": "from|our|own|home|origin|local|1|a|우리|국내|국내도시|본|자국|우리측|국내측|自|自治体|国内|日本側|我方|中方|国内|eigene|unsere|notre|origine|nuestra|origen",
    "to": "to|partner|partner's|twin|sister|foreign|target|counterpart|destination|2|b|상대|상대국|상대측|외국|해외|자매|결연|우호|교류|대상|대상국|相手|相手国|海外|外国"
    "|姉妹|提携|友好|对方|外方|對方|partner-|partnerland|ausländische|partenaire|jumelée|étrangère|socio|hermana|extranjera|destino",
}
DEEPEST = 30  # a header is looked for in so many rows


@dataclass(frozen=True, slots=True)
class Header:
    """Where a sheet's header is and what its columns are."""

    row: int  # index in `Sheet.rows` of the last header row
    labels: list[str]  # as written; the upper heading, where there is one, before " / "
    columns: dict[str, int]  # our column -> index; region columns are from_region and to_region
    east_asian: bool


def find_header(sheet: Sheet) -> Header | None:
    """Find the header of a sheet.

    Parameters
    ----------
    sheet
        Its rows may begin with a title.

    Returns
    -------
    Header or None
        None where no row names a place or a network.

    Examples
    --------
    >>> sheet = Sheet(None, [(1, ["Our partners"]), (2, ["국가", "자매도시", "체결일"])])
    >>> find_header(sheet).columns
    {'to_country': 0, 'to_name': 1, 'since': 2}
    """
    best: Header | None = None
    for index in range(min(DEEPEST, len(sheet.rows))):
        for labels in _labels(sheet, index):
            columns = _columns(labels)
            if _is_enough(columns) and (best is None or len(columns) > len(best.columns)):
                best = Header(index, labels, columns, _is_east_asian(labels))
    return best


def _labels(sheet: Sheet, index: int) -> list[list[str]]:
    """Return the row alone, and under the headings that stand above it across several columns."""
    number, cells = sheet.rows[index]
    alone = ["" if cell is None else str(cell) for cell in cells]
    if index == 0 or any(_is_number(cell) for cell in alone):
        return [alone]
    above_number, above = sheet.rows[index - 1]
    if above_number != number - 1:
        return [alone]
    upper = ["" if cell is None else str(cell) for cell in above]
    merged = any(row == above_number for row, _, _ in sheet.spans)
    if not merged:  # a CSV leaves the rest of a merged heading empty
        merged = "" in upper[1:]
        for position in range(1, len(upper)):
            upper[position] = upper[position] or upper[position - 1]
    if not merged or sum(_meaning(label) is not None for label in alone) < 2:
        return [alone]
    width = max(len(alone), len(upper))
    pairs = zip(upper + [""] * (width - len(upper)), alone + [""] * (width - len(alone)), strict=True)
    both = [low if high == low or not high else f"{high} / {low}" if low else high for high, low in pairs]
    return [alone, both]


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\d.,\-/ ]+", text))


def _is_enough(columns: dict[str, int]) -> bool:
    places = {"from_name", "to_name", "from_org", "to_org", "from_lat", "to_lat"} & set(columns)
    countries = {"from_country", "to_country"} <= set(columns)
    return len(columns) >= 2 and bool(places or countries or "network" in columns)


def _is_east_asian(labels: list[str]) -> bool:
    return any("\u3040" <= char <= "\ud7ff" for label in labels for char in label)


def _columns(labels: list[str]) -> dict[str, int]:
    """Return our column -> index. The first of two columns that mean the same wins; the other is carried as the user's."""
    found: dict[str, int] = {}
    unsided: list[tuple[str, int]] = []
    for index, label in enumerate(labels):
        meaning = _meaning(label)
        if meaning is None:
            continue
        if meaning in FIELDS:
            unsided.append((meaning, index))
        else:
            found.setdefault(meaning, index)
    if found.keys() <= {"source", *OTHERS} and (edges := _as_edge_list(labels)):
        found = {**{column: index for column, index in found.items() if column != "source"}, **edges}
    _give_sides(found, unsided, _is_east_asian(labels))
    return dict(sorted(found.items(), key=lambda item: item[1]))


def _as_edge_list(labels: list[str]) -> dict[str, int] | None:
    """Read ``source, target`` as the two ends of a tie, as graph programs write it."""
    keys = [_key(label) for label in labels]
    return (
        {"from_name": keys.index("source"), "to_name": keys.index("target")}
        if {"source", "target"} <= set(keys)
        else None
    )


def _give_sides(found: dict[str, int], unsided: list[tuple[str, int]], east_asian: bool) -> None:
    """Give each column that names no side to one: names first, then what stands beside them."""
    names = [index for field, index in unsided if field == "name"]
    if not names and "to_name" in found and "from_name" not in found:
        # 시도 | 국가 | 외국도시: a province lists the partners of provinces
        names = [index for field, index in unsided if field == "region" and index < found["to_name"]][:1]
        unsided = [(field, index) for field, index in unsided if index not in names]
    if "to_name" in found or len(names) > 1 or "network" in found:
        free = [column for column in ("from_name", "to_name") if column not in found]
    else:
        free = [column for column in ("to_name", "from_name") if column not in found]  # partners only
    for column, index in zip(free, names, strict=False):
        found[column] = index
    at = {column.split("_")[0]: found[column] for column in ("from_name", "to_name") if column in found}
    for field, index in unsided:
        if field == "name" or not at:
            if field == "org" and not at:
                found.setdefault("to_org", index)
            elif field == "country" and not at:
                found.setdefault("to_country" if "to_country" not in found else "from_country", index)
            continue
        for side in sorted(at, key=lambda side: _reach(index - at[side], field, east_asian)):
            if f"{side}_{field}" not in found:
                found[f"{side}_{field}"] = index
                break


def _reach(step: int, field: str, east_asian: bool) -> tuple[bool, int]:
    """Say how near a column is to a name: Korean, Japanese and Chinese tables put the country before its city."""
    before = east_asian and field in ("country", "region")
    return ((step > 0) if before else (step < 0)), abs(step)


@functools.lru_cache(maxsize=4096)
def _meaning(label: str) -> str | None:
    """Return our column for a label, or a field of `FIELDS` where the label tells no side."""
    if label in TIES and label not in ("tie_id", "sheet", "row"):
        return label
    bare = re.sub(r"[(（\[].*?[)）\]]", " ", label)
    glosses = re.findall(r"[(（\[](.*?)[)）\]]", label)
    upper, _, lower = label.partition(" / ")
    for text in (label, bare, *glosses):
        if meaning := _plain_meaning(text):
            return meaning
    if lower:
        side, below = _side(upper), _plain_meaning(lower)
        if below in FIELDS:
            return f"{side}_{below}" if side else below
        return below or _plain_meaning(upper)
    return None


def _plain_meaning(text: str) -> str | None:
    key = _key(text)
    words = _words()
    if key in words:
        return words[key]
    for side, marks in _marks().items():
        for mark in marks:
            for rest in (
                key.removeprefix(mark) if key.startswith(mark) else "",
                key.removesuffix(mark) if key.endswith(mark) else "",
            ):
                if rest and words.get(rest) in FIELDS:
                    return f"{side}_{words[rest]}"
    return None


def _side(text: str) -> str | None:
    key = _key(text)
    if _words().get(key) == "to_name":
        return "to"
    return next(
        (side for side, marks in _marks().items() for mark in marks if len(mark) > 1 and mark in key), None
    )


def _key(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


@functools.cache
def _words() -> dict[str, str]:
    words: dict[str, str] = {}
    for field, text in {**FIELDS, **OTHERS}.items():
        for word in text.split("|"):
            words.setdefault(_key(word), field)
    words |= {_key(word): "to_name" for word in PARTNER.split("|")}
    for column in ("from", "to"):
        words[column] = f"{column}_name"
    return words


@functools.cache
def _marks() -> dict[str, list[str]]:
    return {
        side: sorted({_key(word) for word in text.split("|")} - {""}, key=len, reverse=True)
        for side, text in SIDES.items()
    }
