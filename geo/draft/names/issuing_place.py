"""The sentences of an item that give an address, and which of their names is the place of the issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..item import Item, Sentence
from ..ties.cues import find_cues
from .mention import Mention

_LABEL = re.compile(
    r"(?:contact|inquiries|enquiries|from|press contact|media contact|kontakt|presseamt|pressestelle|contacto|prensa"
    r"|contact presse|service communication|문의|담당|お?問い?合わせ先?|连络|聯絡|联系)[^:：,.]{0,20}[:：,]",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?P<place>[^\W\d_][^\d,.()—–:]{1,40}),?[^—–:\n]{0,30}\s?(?:—|–|--)\s")
_NUMBER = re.compile(r"\d+(?!\s?[\d년월일年月日])")
_TIES = frozenset(("sister", "friendship", "mou", "intent"))  # of an entry of a list, which is no address
_YEAR = re.compile(r"1[89]\d\d|20\d\d")  # of a tie, in a list
_CLOSING = re.compile(r"[.!?。！？…][\"'”’»」』)）]*+\s*+\Z")
_CODE_BEHIND = re.compile(r",?\s\(?\d{3}")
_NAMED_BY_TOWN = frozenset(
    ("US", "CA", "AU", "GB", "IE", "NZ", "MX")
)  # whose addresses have the region behind the town
_FOOTERS = 2  # paragraphs at the end of an item that may be an address
_LONGEST = 200
_LONGEST_ENTRY = 80
_ENTRY = re.compile(r"[-–—・•·*○●◦▪■□►▶]|[(（]?\d{1,2}[.、)）](?!\d)")  # of a list


def is_address(sentence: Sentence, item: Item) -> bool:
    """Tell whether a sentence is a line of contact or the address at the foot of an item.

    Examples
    --------
    >>> is_address(Sentence("Contact: 1 Main Street", 9, 4), Item("", None, (), "-", "en"))
    True
    """
    text = sentence.text.strip()
    if sentence.paragraph == 0 or len(text) > _LONGEST or _ENTRY.match(text):
        return False
    if _LABEL.match(text) and not _CLOSING.search(text):
        return True
    last = sentence.paragraph > max(1, len(item.paragraphs) - _FOOTERS)
    return (
        last
        and not _CLOSING.search(text)
        and not any(cue.meanings & _TIES for cue in find_cues(text, item.language))
        and any(not _YEAR.fullmatch(number) for number in _NUMBER.findall(text))
    )


def dateline_length(text: str) -> int:
    """Return how far the dateline goes that begins a paragraph, 0 where there is none.

    Examples
    --------
    >>> dateline_length("BUSAN, July 3 — The mayor left."), dateline_length("The mayor left.")
    (16, 0)
    """
    if not _CLOSING.search(text) and len(text) <= _LONGEST_ENTRY:
        return 0  # "Wuxi, China – sister city – 1986" is an entry of a list
    match = _DATELINE.match(text, len(text) - len(text.lstrip()))
    return match.end() if match and match["place"].strip()[:1].isupper() else 0


def place_of_issuer(text: str, mentions: Sequence[Mention]) -> Mention | None:
    """Return the mention in an address or dateline that is the issuer's place: the last that is no country.

    An address names the town and then, in many countries, its region, by which a postal code is beside: there the region
    is what the issuer is known by.
    """
    found = [one for one in mentions if one.place is not None and one.place.level != "country"]
    towns = [one for one in found if one.place is not None and one.place.level != "admin1"]
    for mention in reversed(_without_quarters(towns or found)):
        region = mention.region
        if (
            region and region.endswith("市") and mention.name.endswith("町")
        ):  # 長崎市文教町: the town, not its quarter
            at = text.find(region, mention.start)
            return Mention(at, at + len(region), region, at, at + len(region), None, "JP")
        if region and mention.country not in _NAMED_BY_TOWN and not region.endswith(tuple("시군구市区縣县")):
            at = text.find(region, mention.name_end, mention.end)
            if at >= 0 and _CODE_BEHIND.match(text, at + len(region)):
                return _by_region(mention, region, at)
        return mention
    return None


def _without_quarters(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the places of an address without the quarter right behind its Japanese town: 中津市豊田町, 長崎市文教町."""
    return [
        one
        for at, one in enumerate(mentions)
        if not (at and one.country == "JP" and one.start == mentions[at - 1].end)
    ]


def _by_region(mention: Mention, region: str, at: int) -> Mention:
    return Mention(mention.start, mention.end, region, at, at + len(region), mention.place, mention.country)
