"""The name of a network in a Korean, Japanese or Chinese sentence, without the words before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..dates.text_date import TextDate

_NOUN = {
    "ko": re.compile(
        r"(?:네트워크|연맹|연합회?|협의회|포럼|기구|동맹|협의체|연대|협회|시장회의|도시회의|지사회의|지방정부회의|시장단회의)(?![가-힣]{3})"
    ),
    "ja": re.compile(r"ネットワーク|連盟|連合会?|協議会|フォーラム|機構|同盟|会議(?!所|録|室|員)|協会"),
    "zh": re.compile(
        r"网络|網絡|網路|联盟|聯盟|联合会|聯合會|协会|協會|论坛|論壇|组织|組織|理事会|理事會|市長會議|市长会议"
    ),
}
# Bodies of people or trades are called so as well: only a name that says so is of places.
_WEAK = frozenset(("협회", "協会", "协会", "協會", "组织", "組織", "会議"))
_OF_PLACES = re.compile(r"도시|시장|지방|자치|지역|항|섬|城市|都市|自治|首長|市長|市长|港|島|岛|地方")
_OF_SPORTS = re.compile(
    r"축구|배구|야구|농구|선수|기업|상인|노조|サッカー|野球|選手|足球|籃球|篮球|球员|企業|企业"
)
_LONGEST = 40  # letters of a name
_PARTICLE_BEHIND = re.compile(
    r"[은는이가을를의와과며고도로던된한서]$|에$|에는$|까지$|부터$|함께$|모두$|정식$|공식$|새로$|^[말초]$|^세운$|^만든$|^꾸린$"
)
_NAME_WORD = re.compile(r"[가-힣A-Za-z0-9·-]+")
_STEM = re.compile(r"[\u4e00-\u9fff\u30a0-\u30ffA-Za-z0-9々ー]*")  # of a text read backwards
# A Chinese name begins behind the last of these.
_BEFORE_CHINESE = re.compile(
    r"加入|成立|发起|發起|退出|参加|參加|组建|組成|组成|创立|創立|創始|创始|成为|成為|[為为是的了在与與、年月日该該於于]|和(?!平)"
    r"|共同|正式|[^\u4e00-\u9fff]"
)


class EastAsianNetwork(NamedTuple):
    """A network's name, or only the noun for it."""

    start: int
    end: int
    text: str | None  # None where the noun is alone: "the network"


def find_network(text: str, language: str, dates: Sequence[TextDate] = ()) -> EastAsianNetwork | None:
    """Return the network that a sentence names; of several the one with the longest name.

    Examples
    --------
    >>> find_network("발리가 섬관광정책포럼을 만들었다.", "ko")
    EastAsianNetwork(start=4, end=11, text='섬관광정책포럼')
    >>> find_network("臺中市於民國108年加入亞太單車城市聯盟。", "zh").text
    '亞太單車城市聯盟'
    >>> find_network("連合は銚子市が発起した。", "ja").text is None
    True
    """
    begins = {"ko": _begin_korean, "ja": _begin_japanese, "zh": _begin_chinese}[language]
    found = []
    for noun in _NOUN[language].finditer(text):
        least = max([date.end for date in dates if date.end <= noun.start()], default=0)
        least = max(least, noun.start() - _LONGEST)
        start = begins(text, least, noun.start())
        start += len(text[start : noun.end()]) - len(text[start : noun.end()].lstrip(" ・·-"))
        name = text[start : noun.end()]
        if not _OF_PLACES.search(name) if noun[0] in _WEAK else _OF_SPORTS.search(name):
            continue
        is_bare = start == noun.start() or name[: noun.start() - start] in (
            "同",
            "本",
            "当",
            "이",
            "该",
            "該",
            "동",
        )
        found.append(EastAsianNetwork(start, noun.end(), None if is_bare else name))
    return max(found, key=lambda one: len(one.text or ""), default=None)


def _begin_korean(text: str, least: int, at: int) -> int:
    """Return where the words before the noun begin that are part of the name: they have no particle."""
    start = text.rfind(" ", least, at) + 1 or least
    for _ in range(3):
        if start <= least + 1:
            break
        before = text.rfind(" ", least, start - 1) + 1 or least
        word = text[before : start - 1]
        if not _NAME_WORD.fullmatch(word) or _PARTICLE_BEHIND.search(word):
            break
        start = before
    return start


def _begin_japanese(text: str, least: int, at: int) -> int:
    stem = _STEM.match(text[least:at][::-1])
    return at - stem.end() if stem else at


def _begin_chinese(text: str, least: int, at: int) -> int:
    ends = [least + match.end() for match in _BEFORE_CHINESE.finditer(text[least:at])]
    return ends[-1] if ends else least
