"""One partner as a cell writes it: its name, and the country, the date and the kind that are written with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..scripts import is_east_asian
from .dates import read_dates
from .dividers import Divider, cut, without_item_mark
from .kinds import kind_of
from .place_evidence import contains, is_code, is_known

if TYPE_CHECKING:
    from .lookup import Lookup


class Part(NamedTuple):
    """One of the partners of a cell."""

    name: str
    country: str | None = None
    since: str | None = None  # as written; `dates.read_dates` reads it
    kind: str | None = None  # as written
    text: str = ""  # the whole part, as written
    uncertain: bool = False  # whether the cell may hold several partners and was left whole

    @property
    def head(self) -> str:
        """The name without what is behind its first comma and in brackets."""
        bare = _BRACKETS.sub(" ", self.name).strip()
        return (cut(bare, Divider.COMMA) or [self.name])[0]


# A bracket without brackets inside it, at the end or before the end of a part.
_BRACKETS = re.compile(r"(?:(?<!\s)\s++)?[(（\[［【〔]([^()（）\[\]［］【】〔〕]*+)[)）\]］】〕]\s*+")
# "Kyoto 1959", "Kyoto: 1959", "Kyoto – 12.3.1959", "Kyoto, since 1959" and the same in front.
_DATE = (
    r"\d{4}(?:\s*+[-./年년]\s*+\d{1,2}(?:\s*+[-./月월]\s*+\d{1,2}(?:\s*+[日일])?|\s*+[月월])?|\s*+[年년])?\.?"
)
_DAY_FIRST = r"\d{1,2}\s*+[-./]\s*+\d{1,2}\s*+[-./]\s*+\d{4}"
_LAST = re.compile(
    rf"(?:(?:(?<!\s)\s++)?[,，、:：]\s*+|(?<!\s)\s++(?:[-–—]\s*+)?)({_DAY_FIRST}|{_DATE})\s*+$"
)
_FIRST = re.compile(rf"^({_DAY_FIRST}|{_DATE})(?:\s*+[,，、:：]\s*+|\s++(?:[-–—]\s*+)?)(?=[^\W\d_])")
_COLON = re.compile(r"^([^:：]{2,40}?)\s*(?:[:：]|\s[-–—]\s)\s*(?=\S)")


def describe_part(text: str, lookup: Lookup | None) -> Part:
    """Return what a part says.

    Parameters
    ----------
    text
        One partner, as written.
    lookup
        What the gazetteer knows; None: a country is recognised nowhere, a date is.

    Examples
    --------
    >>> describe_part("2) Miami (1986)", None)
    Part(name='Miami', country=None, since='1986', kind=None, text='2) Miami (1986)', uncertain=False)
    """
    bare = _on_one_line(without_item_mark(text), lookup)
    name, country, since, kind = _out_of_brackets(bare, lookup)
    for edge in (_LAST, _FIRST):
        if since is None and (match := edge.search(name)) and _is_date(match[1]):
            rest = f"{name[: match.start()]} {name[match.end() :]}".strip()
            if any(map(str.isalpha, rest)):
                name, since = _without_since_word(rest, match[1], lookup)
    if country is None and lookup is not None:
        name, country = _out_of_path(name, lookup)
    if not any(map(str.isalnum, name)):
        name = bare
    return Part(name, country, since, kind, text.strip())


def _on_one_line(text: str, lookup: Lookup | None) -> str:
    r"""Write a broken line as one, "Los\nAngeles", and lines below one another as a path."""
    lines = [" ".join(line.split()) for line in cut(text, Divider.LINE)]
    joined = " ".join(lines)
    if len(lines) < 2 or lookup is None or is_known(joined, lookup):
        return joined
    return ", ".join(lines).replace(", (", " (").replace(",, ", ", ")


def _without_since_word(name: str, since: str, lookup: Lookup | None) -> tuple[str, str]:
    """Move the word before a date to it: "Parma seit" is no place, and Parma is one."""
    before, _, word = name.rpartition(" ")
    if before and word.islower() and is_known(before, lookup) and not is_known(name, lookup):
        return before, f"{word} {since}"
    return name, since


def _out_of_brackets(text: str, lookup: Lookup | None) -> tuple[str, str | None, str | None, str | None]:
    """Take the brackets that hold nothing but a country, a date or a kind; what else is in brackets is of the name."""
    country = since = kind = None
    kept, end = list[str](), 0
    for match in _BRACKETS.finditer(text):
        inner = match[1].strip()
        taken = True
        if country is None and since is None and (both := _country_and_date(inner, lookup)):
            country, since = both
        elif since is None and _is_date(inner):
            since = inner
        elif country is None and lookup is not None and is_country(inner, lookup):
            country = inner
        elif kind is None and inner and kind_of(inner) != "other" and not is_known(inner, lookup):
            kind = inner
        else:
            taken = False
        if taken:
            kept += [text[end : match.start()], " "]
            end = match.end()
    name = "".join([*kept, text[end:]]).strip(" \t\n,，;")
    return name, country, since, kind


def _country_and_date(inner: str, lookup: Lookup | None) -> tuple[str, str] | None:
    """Read "(Japan, 1959)" and "(1959, Japan)"."""
    pieces = cut(inner, Divider.COMMA)
    if lookup is None or len(pieces) < 2:
        return None
    for country, date in ((pieces[0], ", ".join(pieces[1:])), (pieces[-1], ", ".join(pieces[:-1]))):
        if is_country(country, lookup) and _is_date(date):
            return country, date
    return None


def _out_of_path(name: str, lookup: Lookup) -> tuple[str, str | None]:
    """Take the country from "Kyoto, Japan", "Japan, Kyoto" and "Japan: Kyoto", unless it is a region there."""
    if match := _COLON.match(name):
        country, rest = match[1], name[match.end() :]
        if is_country(country, lookup):
            return rest, country
    pieces = cut(name, Divider.COMMA)
    if len(pieces) < 2:
        rest, country = _behind_country(name, lookup)
        return (name, None) if country and is_country(name, lookup) else (rest, country)
    if is_country(name, lookup):  # "Korea, Republic of"
        return name, None
    *before, last = pieces
    first, *behind = pieces
    if is_country(last, lookup) and not contains(last, before[0], lookup, as_region=True):
        return _before(name, last), last
    if is_country(first, lookup) and len(behind) == 1 and contains(first, behind[0], lookup):
        return behind[0], first
    return name, None


def _behind_country(name: str, lookup: Lookup) -> tuple[str, str | None]:
    """Read "일본 오사카" and "일본(오사카)": the country first, as Korean, Chinese and Japanese lists write it."""
    country, _, rest = name.partition(" ")
    if match := _BRACKETS.search(name):
        country, rest = name[: match.start()], match[1] if match.end() == len(name) else ""
    elif not is_east_asian(name):
        rest = ""
    if rest and is_country(country, lookup) and contains(country, rest, lookup) and lookup.places(rest):
        return rest.strip(), country
    return name, None


def is_country(text: str, lookup: Lookup) -> bool:
    """Tell whether a text is the name of one country; two letters may be a state's code as well.

    Examples
    --------
    >>> is_country("IL", None)
    False
    """
    return not is_code(text) and len(lookup.named_countries(text)) > 0 and any(map(str.isalpha, text))


def _before(name: str, last: str) -> str:
    return name[: name.rindex(last)].rstrip(" ,，、،")


def _is_date(text: str) -> bool:
    if not 4 <= len(text) <= 60 or not any(map(str.isdigit, text)):
        return False
    dates = read_dates(text)
    return dates.since is not None or dates.until is not None
