"""Towns that the gazetteer does not know, in the place of a side, in Korean, Japanese and Chinese sentences about a tie."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ..ties.cues import Cue
from .judged_names import ItemContext
from .mention import Mention
from .name_words import endings, side_terms
from .spoken_in import SPOKEN_IN

if TYPE_CHECKING:
    from ...gazetteer.store import Gazetteer

_TIE = frozenset(("sister", "friendship", "mou", "intent", "treaty", "agreement", "project", "other", "join"))
_HAN = "\u3400-\u9fff々"
_KANA = "\u30a1-\u30fa\u30fc"
_LONGEST, _LONGEST_STEM = 14, {"ko": 8, "ja": 20, "zh": 8}
_WORD = {
    "ko": re.compile("[가-힣]{2,14}"),
    "ja": re.compile(f"[{_KANA}・]{{1,20}}[{_HAN}]{{0,4}}|[{_HAN}]{{2,6}}"),
    "zh": re.compile(f"[{_HAN}]{{2,60}}"),
}
_KANA_LETTER = re.compile(f"[{_KANA}]")
_KANA_WORD = re.compile(f"[{_KANA}]{{3,12}}(?=[とや、(（])|[{_KANA}]{{3,12}}(?=の[一二三四五]つ)")
_JOINED = {
    "ko": re.compile("와|과"),
    "ja": re.compile("と|や|、|[(（]"),
    "zh": re.compile("[与與和及同跟、]"),
}
_LINK = {"ko": re.compile(r"\s?"), "ja": re.compile("[の・]?"), "zh": re.compile("的?")}
# What no Korean reading of a Chinese letter has: a syllable with one of these is of a foreign word.
_LEADS = frozenset((1, 4, 8, 10, 13, 15))  # ㄲ ㄸ ㅃ ㅆ ㅉ ㅋ
_FOREIGN = frozenset("그느드르므브스으즈츠크트프흐네데레메베에테케페헤디티키히시니리피비미치")
_FIRST, _PER_LEAD, _TAILS = 0xAC00, 588, 28
_FOREIGN_TAILS = frozenset((2, 7, 18, 19, 20, 22, 23, 24, 25, 26, 27))


def with_unknown_sides(
    text: str,
    mentions: Sequence[Mention],
    language: str,
    cues: Sequence[Cue],
    spans: Sequence[tuple[int, int]],
) -> list[Mention]:
    """Return the names of a sentence with the unknown towns that are where a side is: behind a country, beside "with".

    Parameters
    ----------
    text
        A sentence.
    mentions
        That are known.
    language
        "ko", "ja" or "zh".
    cues
        Of the sentence: one without a word for a tie has no sides.
    spans
        Of its dates, in which no name is.

    Examples
    --------
    >>> from sistermap.geo.draft.ties.cues import find_cues
    >>> text = "시는 리에파야시와 자매결연을 맺었다."
    >>> [one.name for one in with_unknown_sides(text, [], "ko", find_cues(text, "ko"), [])]
    ['리에파야시']
    """
    ties = [cue for cue in cues if cue.meanings & _TIE]
    if not ties:
        return list(mentions)
    taken = [*spans, *((one.start, one.end) for one in mentions)]
    taken += [(cue.start, cue.end) for cue in ties]
    found = list(mentions)
    for start, end, term in _candidates(_without(text, taken), language):
        outer = _outer(text, start, found, language)
        if outer is None and not _is_side(text, start, end, found, language, term, ties):
            continue
        if outer is not None:
            found.remove(outer)
        found.append(_mention(text, start, end, outer, language))
        found.sort(key=lambda one: one.start)
    return found


def _without(text: str, spans: Sequence[tuple[int, int]]) -> str:
    letters = list(text)
    for start, end in spans:
        letters[start:end] = "\n" * (end - start)
    return "".join(letters)


# ---- what may be a name ----


def _candidates(text: str, language: str) -> Iterator[tuple[int, int, str]]:
    """Give where words with a generic term begin and end, and whether the term is a town's or a part's."""
    for word in _WORD[language].finditer(text):
        pieces = _han_pieces(*word.span(), text) if language == "zh" else [word.span()]
        for start, end in pieces:
            if (last := _end_of_name(text, start, end, language)) is not None:
                name = text[start:last]
                term = "town" if name[-1] in side_terms(language, "town") else _term_of(name, language)
                yield start, last, term
            elif language == "ja" and (last := _end_of_bare(text, start)) is not None:
                yield start, last, "bare"


def _term_of(name: str, language: str) -> str:
    return "part" if _stem_of_organisation(name, language) is None else "organisation"


def _end_of_bare(text: str, start: int) -> int | None:
    """Return where a word in katakana without a term ends; None where it is a word of the language."""
    word = _KANA_WORD.match(text, start)
    return word.end() if word and not word[0].endswith(tuple(side_terms("ja", "stop"))) else None


def _han_pieces(begin: int, end: int, text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of Chinese letters between those that no name has."""
    start = begin
    for at in range(begin, end + 1):
        if at == end or text[at] in side_terms("zh", "letter"):
            if at - start > 1:
                yield start, at
            start = at + 1


def _end_of_name(text: str, start: int, end: int, language: str) -> int | None:
    """Return where the name ends that begins a word; None where it holds none."""
    terms = side_terms(language, "town") | side_terms(language, "part")
    organisation = _end_of_organisation(text, start, end, language)
    if organisation is not None:
        return organisation
    for last in range(min(end, start + _LONGEST), start + 1, -1):
        if text[last - 1] not in terms or last - 1 - start > _LONGEST_STEM[language]:
            continue
        name, rest = text[start:last], text[last:end]
        if language == "ko" and rest and rest not in endings("ko", "particle") + endings("ko", "behind"):
            continue
        if language == "ja" and set(name) & side_terms("ja", "letter"):
            continue
        is_short = last - 1 - start < 2
        return None if is_short or name.endswith(tuple(side_terms(language, "stop"))) else last
    return None


def _end_of_organisation(text: str, start: int, end: int, language: str) -> int | None:
    for last in range(end, start + 3, -1):
        rest = text[last:end]
        is_whole = not rest or (language == "ko" and rest in endings("ko", "particle"))
        if is_whole and _stem_of_organisation(text[start:last], language) is not None:
            return last
    return None


def _stem_of_organisation(name: str, language: str) -> str | None:
    """Return the town's name with which an organisation's begins, or None.

    Examples
    --------
    >>> _stem_of_organisation("オーフス大学", "ja"), _stem_of_organisation("オーフス市", "ja")
    ('オーフス', None)
    """
    for word in endings(language, "organisation"):
        stem = name.removesuffix(word)
        if len(word) > 1 and stem != name and len(stem) > 1:
            public = next((each for each in side_terms(language, "public") if stem.endswith(each)), "")
            bare = stem.removesuffix(public)
            return bare if bare and not bare.startswith(tuple(side_terms(language, "public"))) else None
    return None


# ---- whether it is a side ----


def _outer(text: str, start: int, mentions: Sequence[Mention], language: str) -> Mention | None:
    """Return the country, region or town right before a name that says where it is."""
    for one in mentions:
        if (
            one.end > start
            or one.organisation is not None
            or not _LINK[language].fullmatch(text, one.end, start)
        ):
            continue
        if one.place is not None and (one.place.level == "country" or text[one.end - 1] in _OUTER[language]):
            return one
    return None


_OUTER = {"ko": frozenset("도주성현시"), "ja": frozenset("県州省道府市郡"), "zh": frozenset("省州市县縣")}


def _is_side(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    language: str,
    term: str,
    ties: Sequence[Cue],
) -> bool:
    """Tell whether a name without a country is where a side is: before or behind "with"."""
    if language == "ko":
        is_foreign = any(_is_foreign(letter) for letter in text[start : end - 1])
        if term in ("part", "organisation") and not is_foreign:
            return False
        if _JOINED["ko"].match(text, end) or (is_foreign and text[end : end + 1] in tuple("은는의,·(、")):
            return True
        return is_foreign and any(
            re.fullmatch(r"(?:와|과|,|·)\s?", text[one.end : start]) for one in mentions
        )
    if language == "ja":
        is_kana = bool(_KANA_LETTER.match(text, start))
        is_behind = text[start - 1 : start] in tuple("とや、") and text[end : end + 1] in tuple("はがのを")
        if term == "bare":
            return any(one.end == start - 1 and text[start - 1] == "た" for one in ties)
        return (is_kana or term in ("town", "organisation")) and (
            bool(_JOINED["ja"].match(text, end)) or (is_kana and is_behind)
        )
    before = text[start - 1 : start]
    is_listed = before == "、" and any(one.end == start - 1 for one in mentions)
    is_subject = term == "organisation" and text[end : end + 1] in tuple("与與和同")
    return term != "part" and bool(before) and (before in tuple("与與和同跟") or is_listed or is_subject)


def _is_foreign(letter: str) -> bool:
    """Tell whether a Korean syllable is that of a foreign word.

    Examples
    --------
    >>> [_is_foreign(letter) for letter in "홀름스크충주"]
    [False, False, True, True, False, False]
    """
    number = ord(letter) - _FIRST
    is_strange = number // _PER_LEAD in _LEADS or number % _TAILS in _FOREIGN_TAILS
    return is_strange or letter in _FOREIGN


def _mention(text: str, start: int, end: int, outer: Mention | None, language: str) -> Mention:
    stem = _stem_of_organisation(text[start:end], language)
    if stem is not None and outer is not None and outer.place is not None and outer.place.level != "country":
        return replace(outer, end=end, organisation=text[outer.name_start : end])
    if stem is None:
        made = Mention(start, end, text[start:end], start, end, None, None)
    else:
        last = start + len(stem)
        made = Mention(start, end, stem, start, last, None, None, organisation=text[start:end])
    if outer is None:
        return made
    region = None if outer.place is not None and outer.place.level == "country" else outer.name
    return replace(made, start=outer.start, country=outer.country, region=region)


# ---- where it is ----


def with_countries(
    names: Sequence[Sequence[Mention]], language: str, gazetteer: Gazetteer
) -> list[tuple[Mention, ...]]:
    """Return the names of an item's sentences, the unknown ones with the country that the item is about beside its own.

    Parameters
    ----------
    names
        Of each sentence.
    language
        Of the item.
    gazetteer
        Which may know the name by its sound in that country.
    """
    own = SPOKEN_IN[language]
    stated = {one.name: one.country for some in names for one in some if one.country}
    abroad = Counter(code for some in names for one in some if (code := one.country) and code not in own)
    context = ItemContext(gazetteer)
    found: list[tuple[Mention, ...]] = []
    last: str | None = None  # the foreign country that was named last
    for some in names:
        here = []
        for one in some:
            if one.place is None and one.organisation is None:
                country = one.country or stated.get(one.name) or last or next(iter(abroad), None)
                one = replace(one, country=country, place=context.judge(one.name, (), country)[0])
            last = one.country if one.country not in (None, *own) else last
            here.append(one)
        found.append(tuple(here))
    return found
