"""The networks that a sentence names, and who in it is a member."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .cues import Cue
from .item import Sentence
from .mention import Mention
from .parties import Parties
from .sides import Group
from .statement import Statement
from .text_date import TextDate

_NAMES = {
    "ko": re.compile(
        r"(?:[가-힣A-Za-z0-9·]{1,15}\s){0,2}[가-힣A-Za-z0-9·]{0,15}(?:네트워크|연맹|연합|협의회|포럼|기구|동맹|협의체|연대)(?![가-힣]{3})"
    ),
    "ja": re.compile(r"[\w・ー]{2,20}(?:ネットワーク|連盟|連合|協議会|フォーラム|機構|同盟)"),
    "zh": re.compile(
        r"[\u4e00-\u9fff]{2,20}?(?:网络|網絡|網路|联盟|聯盟|联合会|聯合會|协会|協會|论坛|論壇|组织|組織|理事会)"
    ),
}
_LATIN = re.compile(
    r"(?:[A-ZÀ-Þ][\w’'-]*\s(?:(?:of|for|the|and|on|in|de|des|du|la|le|les|der|für|und|del|los|las|y|para|et|pour)\s){0,3}){0,6}"
    r"(?:[A-ZÀ-Þ]?\w*(?:[Nn]etwork|Alliance|League|Union|Forum|Federation|Association|Council|Coalition|[Nn]etzwerk|[Bb]ündnis|[Vv]erband|Allianz|"
    r"Réseau|Fédération|Ligue|Red|Alianza|Unión|Foro|Federación|Asociación|Liga)\b)"
    r"(?:\s(?:(?:of|for|the|and|on|in|de|des|du|la|le|les|der|für|und|del|los|las|y|para|et|pour|d’|d')\s?){0,3}[A-ZÀ-Þ][\w’'-]*){0,6}"
)
_AFTER_GENITIVE = re.compile(r"^.*(?:は|が|も|の|と|に|이|가|은|는|과|와|의|成立|发起|發起|加入)\s?(?=\S)")


def read_members(
    sentence: Sentence, named: Sequence[Mention], groups: Sequence[Group], cues: Sequence[Cue], dates: Sequence[TextDate],
    parties: Parties, language: str,
) -> list[Statement]:  # fmt: skip
    """Return the memberships that a sentence states; to be at a meeting is none."""
    meanings = frozenset().union(*(cue.meanings for cue in cues)) if cues else frozenset()
    if "join" not in meanings or "network" not in meanings:
        return []
    network = _network(sentence.text, named, language)
    members = [one for group in groups for one in group.mentions if not parties.of(one).is_country]
    if network is None or not members or ("attend" in meanings and "join" not in meanings):
        return []
    status = "planned" if "planned" in meanings else "ended" if "leave" in meanings else "active"
    since = None if status == "planned" else next((date.since for date in dates if date.since), None)
    return [
        Statement(parties.of(one), None, "network", status, since, None, sentence, 0.75, network=network)
        for one in members
    ]


def _network(text: str, named: Sequence[Mention], language: str) -> str | None:
    pattern = _NAMES.get(language, _LATIN)
    found = [
        match
        for match in pattern.finditer(text)
        if not any(one.start <= match.start() and match.end() <= one.end for one in named)
    ]
    if not found:
        return None
    name = max(found, key=lambda match: len(match[0]))[0].strip()
    return name or None
