"""Names of places in sentences in Chinese, Japanese and Korean letters, which have no blanks or particles on end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ...gazetteer.keys import normalise
from ...gazetteer.place import NameType
from ...scripts import EAST_ASIAN_LETTERS
from .name_spans import Known, NameSpan
from .name_words import endings, side_terms

LONGEST = 12  # letters of a name with its term
# People of a town without a generic term: of a longer name, and of one of two letters; and if other evidence is there.
LEAST_PEOPLE = {"ko": (30_000, 100_000), "ja": (20_000, 50_000), "zh": (30_000, 500_000)}
LEAST_PEOPLE_OF_WEAK = {False: 1_000, True: 20_000}
TERMS = {
    "ko": ("특별자치도", "특별자치시", "광역시", "특별시", *"시군구현성주도"),
    "ja": tuple("市県區区州郡町村道府都省"),
    "zh": ("自治区", "自治州", "自治县", *"市省县縣区區旗盟州郡道府国國"),
}
_STRETCH = {
    "ko": re.compile("[\uac00-\ud7a3]+"),
    "ja": re.compile(f"[{EAST_ASIAN_LETTERS}ーヶ]+"),
    "zh": re.compile("[\u3400-\u9fff]+"),
}
_TOWN_BEFORE = re.compile("(?<![가-힣])([가-힣]{2,7}[시성현주]) $")
_BETWEEN = re.compile("[与與和及的到在从從是有等]")
_LETTER = re.compile("[\u30a1-\u30fc\u3400-\u9fff\uac00-\ud7a3]")  # hiragana is grammar
_KANA = re.compile("[\u30a1-\u30fa\u30fc]")
_HAN = re.compile("[\u3400-\u9fff々]")
_UNKNOWN = {
    "ko": re.compile(r"\s?([가-힣]{2,7}?(?:특별시|광역시|[시군구현성주]))(?![가-힣])|\s?([가-힣]{2,7}?[시군구현성주])(?=(?P<rest>[가-힣]{1,4})(?![가-힣]))|\s([가-힣]{3,8}?)(?=(?:에서|에서는|까지)(?![가-힣]))"),
    "ja": re.compile("[の・]?([\u30a1-\u30fa][\u30a1-\u30fc]{3,9})(?![\u30a1-\u30fc\u3400-\u9fff])|[のな・]?([\u30a1-\u30fc]{2,24}[市県区州郡町村省])(?![\u3400-\u9fff])|[のな]?([\u3400-\u9fff\u30a1-\u30fc]{1,8}?[市県区州郡町村省])(?![\u3400-\u9fff])"),
    "zh": re.compile("(?!)()|([^\u0000-\u33ff\ua000-\uffff結结為为与與和及在的是了正式签簽訂订於于將将已两兩各等把被向從从到今本该該双雙]{1,5}?[市省县縣区區旗盟州])(?=$|[^\u3400-\u9fff]|[与與和及同在的于於分签簽正今结結建])"),
}  # fmt: skip


def east_asian_texts(text: str, language: str) -> list[str]:
    """Return all that may be a name in a sentence, for looking up at once.

    Examples
    --------
    >>> east_asian_texts("부산은", "ko")
    ['부산은', '부산', '산은']
    """
    return [
        text[first:last]
        for stretch in _STRETCH[language].finditer(text)
        for first in (range(*stretch.span()) if language != "ko" else _korean_starts(stretch))
        for last in range(min(first + LONGEST, stretch.end()), first + 1, -1)
        if _LETTER.match(text, first) and _LETTER.match(text, last - 1)
    ]


def _korean_starts(stretch: re.Match[str]) -> range:
    """Return where a name may begin: with the word, or behind another name in it."""
    return range(stretch.start(), min(stretch.start() + LONGEST, stretch.end()))


def east_asian_names(text: str, language: str, known: Known) -> list[NameSpan]:
    """Return the names in a sentence, the longest first, and unknown ones with a generic term behind one that may hold them."""
    found: list[NameSpan] = []
    for stretch in _STRETCH[language].finditer(text):
        found += _in_stretch(text, *stretch.span(), language, known)
    return _with_unknown(text, found, language)


def _in_stretch(text: str, begin: int, end: int, language: str, known: Known) -> Iterator[NameSpan]:
    at = covered = begin
    while at < end:
        if not _LETTER.match(text, at):
            at = covered = at + 1
            continue
        for last in range(min(at + LONGEST, end), at + 1, -1):
            span = _name_at(text, covered, at, last, end, language, known)
            if span is not None:
                yield span
                at = covered = span.end if span.organisation is None else span.organisation[1]
                break
        else:
            if language == "ko":
                return  # a name begins a word, or is right behind another
            at += 1


def _name_at(
    text: str, covered: int, at: int, last: int, end: int, language: str, known: Known
) -> NameSpan | None:
    """Return the name between `at` and `last`, None where there is none; the stretch is not read before `covered`."""
    if not _LETTER.match(text, last - 1):
        return None
    written, rest = text[at:last], text[last : min(end, last + 12)]
    weak = _is_weak(written, language, known)
    if weak is None:
        return None
    span = NameSpan(at, last, written, weak)
    if language == "ko":
        return _before_particle(span, rest)
    if language == "ja":
        return _between_scripts(span, text[covered:at][-2:], rest)
    named = _before_word(span, rest)
    places = known.get(normalise(written), [])
    if named and named.organisation and any(place.level == "country" for place, _ in places):
        return span if named.organisation[1] - last > 2 else named  # 韩国忠南大学 is in a town of it
    return named


def _is_weak(written: str, language: str, known: Known) -> bool | None:
    """Tell whether a name needs evidence; None where it is no place's or a word of the language."""
    whole = known.get(normalise(written), [])
    if not whole and not written.endswith(TERMS[language]):
        return None
    term = next(
        (term for term in TERMS[language] if written.endswith(term) and len(written) > len(term) + 1), ""
    )
    bare = written.removesuffix(term)
    words = endings(language, "word")
    if written in words or (term and bare.endswith(TERMS[language]) and len(bare) > 2 and not whole):
        return None  # 杭州市市长 has one 市
    places = whole or (known.get(normalise(bare), []) if term and term not in ("도", "国", "國") else [])
    if not whole and term in ("国", "國"):
        return None if all(place.level != "country" for place, _ in known.get(normalise(bare), [])) else False
    two = len(written) == 2
    own = [(place, kind) for place, kind in places if kind < NameType.READING or (term and len(bare) > 1)]
    if term and own:
        return bare in words and not (whole and language == "ja")  # 지난시 is a town, and 지난 "last"
    if any(
        place.level == "country" or (place.level == "admin1" and kind < NameType.ALIAS) for place, kind in own
    ):
        return written in endings(language, "common")
    doubtful = written in endings(language, "common")
    if not doubtful and any(place.population >= LEAST_PEOPLE[language][two] for place, _ in own):
        return False
    known_enough = any(
        place.level == "admin1" or place.population >= LEAST_PEOPLE_OF_WEAK[two] or place.level == "admin2"
        for place, _ in own
    )
    return True if known_enough else None


def _before_particle(span: NameSpan, rest: str) -> NameSpan | None:
    """Return a Korean name if what is behind it in its word is grammar, or makes it an organisation's name."""
    particles = endings("ko", "particle")
    if not rest or rest in particles:
        return replace(span, weak=span.weak and rest not in endings("ko", "place particle"))
    for word in endings("ko", "other"):
        if rest.startswith(word):
            return replace(span, dropped=True)
    for word in endings("ko", "organisation"):
        at = rest.find(word)
        if at >= 0 and rest[at + len(word) :] in ("", *particles):
            return replace(span, organisation=(span.start, span.end + at + len(word)))
    return span if rest.startswith(endings("ko", "behind")) else None


def _between_scripts(span: NameSpan, before: str, rest: str) -> NameSpan | None:
    """Return a Japanese name if the letters beside it are of another script, another name's, or known to go with it."""
    if rest.startswith(endings("ja", "other")):
        return replace(span, dropped=True)
    for word in endings("ja", "organisation"):
        if 0 <= rest.find(word) <= 2 and _HAN.match(rest):
            return replace(span, organisation=(span.start, span.end + rest.find(word) + len(word)))
    if _KANA.match(span.text[0]) and _KANA.match(before[-1:]):
        return None
    if _KANA.match(span.text[-1]) and _KANA.match(rest):
        return None
    if _HAN.match(span.text[0]) and _HAN.match(before[-1:]) and not before.endswith(endings("ja", "before")):
        return None
    if span.text.endswith(("市", "県")) and len(span.text) > 2:
        return None if (span.text[-1] + rest[:1]) in endings("ja", "overlap") else span
    behind = _HAN.match(span.text[-1]) and _HAN.match(rest) and not rest.startswith(endings("ja", "behind"))
    return None if behind else span


def _before_word(span: NameSpan, rest: str) -> NameSpan | None:
    """Return a Chinese name unless its last letter rather begins a word; dropped where it is a street's or a company's."""
    for word in endings("zh", "organisation"):
        at = rest.find(word)
        is_quarter = word == "港" and rest[at + 1 : at + 2] in tuple("口区區市")
        if (
            0 <= at <= 2
            and (at == 0 or len(word) > 1)
            and not _BETWEEN.search(rest, 0, at)
            and not is_quarter
        ):
            return replace(span, organisation=(span.start, span.end + at + len(word)))
    if rest.startswith(endings("zh", "other")):
        return replace(span, dropped=True)
    return None if (span.text[-1] + rest[:1]) in endings("zh", "overlap") else span


# ---- names that the gazetteer does not have ----


def _with_unknown(text: str, found: list[NameSpan], language: str) -> list[NameSpan]:
    """Add the names with a generic term right beside a name: 튀르키예 이즈미트시, 老挝万荣县, 타이안시 타이산구."""
    spans: list[NameSpan] = []
    for at, span in enumerate(found):
        if language == "ko" and (before := _unknown_before(text, span)) is not None:
            spans += [before] if not spans or before.start >= spans[-1].end else []
        spans.append(span)
        behind = found[at + 1].start if at + 1 < len(found) else len(text)
        while (new := _unknown_behind(text, spans[-1], language)) is not None and new.end <= behind:
            spans.append(new)
    return spans


def _unknown_before(text: str, span: NameSpan) -> NameSpan | None:
    """Return the unknown town before its quarter: 타이안시 타이산구."""
    if not span.text.endswith(("구", "군", "현")) or len(span.text) == 2:
        return None
    match = _TOWN_BEFORE.search(text, max(0, span.start - 12), span.start)
    return NameSpan(match.start(1), match.end(1), match[1], weak=True) if match else None


def _unknown_behind(text: str, span: NameSpan, language: str) -> NameSpan | None:
    match = _UNKNOWN[language].match(text, span.end) if span.organisation is None else None
    if match is None or span.dropped:
        return None
    names = set(range(1, match.re.groups + 1)) - {match.re.groupindex.get("rest")}
    group = next(number for number in sorted(names) if match[number])
    rest = match.groupdict().get("rest")
    if rest and rest not in endings("ko", "particle") and not rest.startswith(endings("ko", "behind")):
        return None
    name = match[group]
    is_word = name.endswith(tuple(side_terms(language, "stop")))  # 大分市の友好都市
    if is_word or name[:-1] in endings(language, "word") or name in endings(language, "word"):
        return None
    unknown = not name.endswith(
        TERMS[language]
    )  # a foreign word, unless the country has a place that sounds so
    return NameSpan(match.start(group), match.end(group), name, weak=True, unknown=unknown)
