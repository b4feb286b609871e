"""The sentences of an item that give an address, and which of their names is the place of the issuer."""

from __future__ import annotations

import re

from .item import Item, Sentence

_LABEL = re.compile(
    r"(?:contact|inquiries|enquiries|from|press contact|media contact|kontakt|presseamt|contacto|contact presse"
    r"|문의|담당|お?問い?合わせ先?|联系|聯絡)[^:：,]{0,20}[:：,]",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\s*(?P<place>[^\d,.()—–:]{2,40}),?[^—–:\n]{0,30}\s?(?:—|–|--)\s")
_CLOSING = re.compile(r"[.!?。！？…][\"'”’»」』)）]*\s*$")
_FOOTERS = 2  # paragraphs at the end of an item that may be an address
_LONGEST = 200


def is_address(sentence: Sentence, item: Item) -> bool:
    """Tell whether a sentence is a line of contact or the address at the foot of an item."""
    text = sentence.text.strip()
    if sentence.paragraph == 0 or len(text) > _LONGEST:
        return False
    if _LABEL.match(text) and not _CLOSING.search(text):
        return True
    last = sentence.paragraph > len(item.paragraphs) - _FOOTERS
    return last and not _CLOSING.search(text) and any(letter.isdigit() for letter in text)


def dateline_length(text: str) -> int:
    """Return how far the dateline goes that begins a paragraph, 0 where there is none.

    Examples
    --------
    >>> dateline_length("BUSAN, July 3 — The mayor left."), dateline_length("The mayor left.")
    (16, 0)
    """
    match = _DATELINE.match(text)
    return match.end() if match and match["place"].strip()[:1].isupper() else 0
