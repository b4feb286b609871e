"""A country cell, in any language and the usual forms -> ISO 3166-1 alpha-2."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .toponym import normalise

if TYPE_CHECKING:
    from ..gazetteer import Gazetteer


class Country(NamedTuple):
    """What a country cell says."""

    codes: frozenset[str]  # empty: not understood
    text: str  # as written
    mended: bool = False  # True if a typo was mended


# Forms that no list of country names holds. Normalised on the left.
_FORMS = {
    "US": "usa us unitedstatesofamerica unitedstates america 미합중국 美利坚合众国 米国 etatsunisdamerique eeuu сша",
    "GB": "uk greatbritain england scotland wales northernireland britain gb 잉글랜드 스코틀랜드 웨일스 영국 英国"
    " イギリス grossbritannien angleterre ecosse schottland великобритания",
    "KR": "rok korea southkorea republicofkorea korearepublicof 대한민국 한국 남한 韩国 大韩民国 corea corée südkorea",
    "KP": "dprk northkorea 북한 조선 朝鲜 북조선 조선민주주의인민공화국",
    "CN": "prc china chinapr vrchina peoplesrepublicofchina mainlandchina 중화인민공화국 中华人民共和国 중국본토",
    "TW": "taiwan chinesetaipei roc republicofchina 대만 타이완 台湾 中华民国 taiwanroc",
    "HK": "hongkong hongkongsar 홍콩 香港", "MO": "macau macao macausar 마카오 澳门",
    "NL": "holland netherlands thenetherlands niederlande 네델란드 홀란드", "RU": "russia russianfederation 러시아연방 rf",
    "AE": "uae 아랍에미리트연합 아랍에미리트", "LA": "laopdr lao laos 라오스", "VN": "vietnam viet nam 베트남 월남",
    "CZ": "czechia czechrepublic czech 체코 체코공화국", "MK": "macedonia fyrom northmacedonia 마케도니아 republicofmacedonia",
    "CI": "ivorycoast cotedivoire", "MM": "burma myanmar birma", "SZ": "swaziland eswatini", "CV": "capeverde caboverde",
    "TR": "turkey turkiye 터키 튀르키예", "CD": "drc drcongo congokinshasa democraticrepublicofcongo zaire",
    "CG": "congo congobrazzaville republicofthecongo", "VA": "vatican holysee", "BA": "bosnia bosnienherzegowina bih",
    "SY": "syria", "IR": "iran", "MD": "moldova", "BO": "bolivia", "VE": "venezuela", "TZ": "tanzania", "PS": "palestine",
    "FM": "micronesia", "BN": "brunei", "TL": "timorleste easttimor", "XK": "kosovo", "GE": "georgia", "JO": "jordan",
    "NA": "namibia", "JE": "jersey", "SA": "ksa", "ZA": "rsa southafrica", "DO": "dominicanrep", "PG": "png",
    "ST": "saotomeandprincipe", "TT": "trinidadandtobago", "AG": "antiguaandbarbuda", "GM": "thegambia", "BS": "thebahamas",
    "MN": "몽고", "DE": "brd germanydeutschland", "AT": "오지리", "AU": "호주", "SK": "slovakrepublic",
}  # fmt: skip
# Lands that a country's name is used for, too: a list of France's towns has those of Réunion.
TERRITORIES = {
    "US": "PR GU VI AS MP UM", "FR": "RE GP MQ GF YT PF NC WF PM BL MF", "NL": "AW CW SX BQ", "DK": "FO GL",
    "GB": "GG JE IM GI BM KY FK VG TC MS AI SH", "NO": "SJ", "FI": "AX", "CN": "HK MO TW", "AU": "NF CX CC",
    "NZ": "CK NU TK", "MA": "EH", "RS": "XK", "IL": "PS", "PS": "IL", "TW": "",
}  # fmt: skip
_ADJECTIVES = {
    "british": "GB", "english": "GB", "scottish": "GB", "welsh": "GB", "dutch": "NL", "french": "FR", "german": "DE",
    "american": "US", "spanish": "ES", "swiss": "CH", "danish": "DK", "swedish": "SE", "turkish": "TR", "greek": "GR",
    "polish": "PL", "czech": "CZ", "finnish": "FI", "irish": "IE", "chinese": "CN", "korean": "KR", "peruvian": "PE",
}  # fmt: skip
# "Republic of", "Kingdom of" … in front of or behind the name.
_STATE = re.compile(
    r"\b(the|people'?s|democratic|socialist|islamic|federal|federative|federated|bolivarian|plurinational|united"
    r"|hashemite|independent|former|republic|republik|république|republica|república|repubblica|kingdom|königreich"
    r"|royaume|reino|state|states|commonwealth|principality|sultanate|grand duchy|federation|bundesrepublik|union"
    r"|confederation|volksrepublik|staat|fürstentum|großherzogtum|of|de|du|des|la|le|der|die|and the)\b",
    re.IGNORECASE,
)
_STATE_SUFFIX = re.compile(
    "(인민|민주|사회주의|연방|이슬람)*(공화국|왕국|연방|공국|합중국)$|(人民|民主|社会主义|联邦|伊斯兰)*(共和国|王国|联邦|公国)$"
)
_PARTS = re.compile(r"[()\[\]/,;，、（）]+")


def read_country(cell: str | None, gazetteer: Gazetteer) -> Country | None:
    """Return what a country cell says.

    Parameters
    ----------
    cell
        The cell: a name in any language, a form such as ``"ROK"`` or ``"Republik Polen"``, an ISO code, or two
        of these ("일본(Japan)").
    gazetteer
        Knows the countries' names.

    Returns
    -------
    Country or None
        None if the cell is empty. `codes` is empty if nothing in it is a country.

    Examples
    --------
    >>> read_country(None, None) is None
    True
    """
    if cell is None or not normalise(cell):
        return None
    text = cell.strip()
    pieces = [text, *(piece for piece in _PARTS.split(text) if piece.strip())]
    for look, mended in ((_exact, False), (_without_form, False), (_near, True)):
        for piece in dict.fromkeys(pieces):
            if codes := look(piece.strip(), gazetteer):
                return Country(codes, text, mended)
    return Country(frozenset(), text)


def country_named(name: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the countries that a name stands for, in full or in a usual form; no typos are mended.

    Examples
    --------
    >>> country_named("", None)
    frozenset()
    """
    if not normalise(name):
        return frozenset()
    return _exact(name, gazetteer) or _without_form(name, gazetteer)


def demonym(word: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the country that an adjective such as "Japanese", "Norwegian" or "Italienische" belongs to.

    Examples
    --------
    >>> demonym("of", None)
    frozenset()
    """
    key = normalise(word)
    if key in _ADJECTIVES:
        return frozenset({_ADJECTIVES[key]})
    stem = re.sub("(ese|ian|ean|an|ish|ic|i|n|ische|sche)$", "", key)
    if stem == key or len(stem) < 4:
        return frozenset()
    found = {
        code
        for name, code in gazetteer.country_names().items()
        if name.startswith(stem) and len(name) <= len(stem) + 3
    }
    return frozenset(found) if len(found) == 1 else frozenset()


def agrees(code: str | None, codes: frozenset[str], admin1: str | None = None) -> bool:
    """Tell whether a place of country `code` lies where `codes` say, territories included.

    Examples
    --------
    >>> agrees("RE", frozenset({"FR"})), agrees("DE", frozenset({"FR"}))
    (True, False)
    """
    if code in codes:
        return True
    if admin1 in ("UA-43", "UA-40") and "RU" in codes:  # Crimea: lists write either, we take no position
        return True
    return any(code in TERRITORIES.get(mother, "").split() for mother in codes)


def _exact(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    key = normalise(text)
    if key in _BY_FORM:
        return frozenset({_BY_FORM[key]})
    if len(text) == 2 and text.isascii() and text.isupper() and (place := gazetteer.place(f"country:{text}")):
        return frozenset({place.country})
    found = frozenset(place.country for place, _ in gazetteer.lookup(key) if place.level == "country")
    if not found and len(text) == 2 and (place := gazetteer.place(f"country:{text.upper()}")):
        return frozenset({place.country})
    return found


def _without_form(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    for shorter in (_STATE.sub(" ", text), _STATE_SUFFIX.sub("", text.strip())):
        key = normalise(shorter)
        if (
            key
            and key != normalise(text)
            and (found := _exact(shorter, gazetteer) or demonym(shorter, gazetteer))
        ):
            return found
    return frozenset()


def _near(text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Mend one or two letters, or a name that was cut short."""
    cut = re.fullmatch(r"(.{4,}?)\s*(\.\.\.|…)", text)
    names = gazetteer.country_names()
    if cut:
        key = normalise(cut[1])
        found = frozenset(code for name, code in names.items() if name.startswith(key))
        return found if len(found) == 1 else frozenset()
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    key = normalise(_STATE.sub(" ", text))
    if len(key) < 5:
        return frozenset()
    most = 1 if len(key) < 9 else 2
    near = process.extract(key, names.keys(), scorer=OSA.distance, score_cutoff=most, limit=5)
    best = min((distance for _, distance, _ in near), default=0)
    found = frozenset(names[name] for name, distance, _ in near if distance == best)
    return found if len(found) == 1 else frozenset()


_BY_FORM = {normalise(form): code for code, forms in _FORMS.items() for form in forms.split()}
