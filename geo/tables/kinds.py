"""The office's words for kinds and statuses, and ours. Readers are always shown the office's own word."""

from __future__ import annotations

import re
import unicodedata

# Looked for in this order inside the office's word: "friendship agreement (MOU)" is first of all an MOU, and a
# "friendly exchange" is a friendship, not a visit.
KIND_WORDS: dict[str, str] = {
    "intent": "letter of intent|intent|loi|의향|意向|意向書|意向书|absichtserklärung|lettre d'intention|carta de intenci",
    "mou": "memorandum|mou|양해각서|업무협약|업무협정|備忘録|备忘录|覚書|了解覚書|合意書|déclaration d'accord|memorando",
    "treaty": "treaty|조약|협정|条約|條約|条约|staatsvertrag|traité|tratado|convention",
    "sister": "sister|twin|자매|姉妹|姊妹|姐妹|结好|結好|städtepartner|gemeindepartner|kreispartner|regionalpartner|jumel|gemell|hermana"
    "|partnerstadt|geminaç|siostrzan|miast[oa] partner|побратим|zusterstad|vänort|venskabsby|ystävyyskaup",
    "friendship": "friend|우호|友好|freundschaft|amitié|amistad|amicizia|kontakt|교류|交流|cooperation agreement|협력도시",
    "project": "project|프로젝트|사업|プロジェクト|事業|项目|項目|projekt|projet|proyecto|progetto|study|construction",
    "visit": "visit|exchange|방문|訪問|访问|besuch|visite|visita|delegation|summit|meeting",
    "network": "member|network|회원|네트워크|会員|加盟|ネットワーク|成员|成員|会员|mitglied|netzwerk|membre|réseau|miembro",
    "sister ": "partnerschaft|partnership|partnerstädte|partenariat",  # the bare word, when nothing above fits
}
STATUS_WORDS: dict[str, str] = {
    "ended": "ended|end$|expired|terminated|dissolved|cancel|former|종료|해지|만료|폐지|終了|解消|満了|终止|解除|到期|beendet|aufgelöst"
    "|ehemalig|terminé|résili|expir|finalizad|rescindid|suspend",
    "dormant": "dormant|inactive|no activity|paused|ruht|ruhend|휴면|중단|미교류|休止|停滞|停止|暂停|inaktiv|inactif|inactiv|en sommeil",
    "planned": "planned|pending|propos|prepar|under discussion|추진|예정|계획|準備|予定|計画|筹备|计划|拟|geplant|vorbereitung|prévu|previst",
    "active": "active|current|ongoing|in force|valid|signed|concluded|활성|진행|유효|체결|교류중|교류 중|継続|有効|締結|生效|有效|签订|aktiv|laufend"
    "|gültig|actif|en cours|activo|vigente|renewed|갱신",
}


def kind_of(words: str | None, *, otherwise: str = "other") -> str:
    """Return our kind for an office's word.

    Parameters
    ----------
    words
        A cell such as ``"자매결연"``, or nothing.
    otherwise
        The kind where the word is not known or nothing is said.

    Returns
    -------
    str
        One of `geo.schema.KINDS`.

    Examples
    --------
    >>> [kind_of(word) for word in ("자매결연", "友好城市", "MOU", "jumelage", "Briefwechsel")]
    ['sister', 'friendship', 'mou', 'sister', 'other']
    """
    return (_first(KIND_WORDS, words) or otherwise).strip()


def status_of(words: str | None) -> str | None:
    """Return our status for an office's word, or None where it is not known or nothing is said.

    Examples
    --------
    >>> [status_of(word) for word in ("교류 중", "inactive", "expired 2019", "?")]
    ['active', 'dormant', 'ended', None]
    """
    return _first(STATUS_WORDS, words)


def _first(table: dict[str, str], words: str | None) -> str | None:
    if not words:
        return None
    text = unicodedata.normalize("NFKC", words).casefold().strip()
    return next((key for key, found in table.items() if re.search(_bounded(found), text)), None)


def _bounded(pattern: str) -> str:
    """Let short Latin words match only at the beginning of a word: "loi" is not in "exploitation"."""
    return "|".join(rf"\b{word}" if word[0].isascii() else word for word in pattern.split("|"))
