"""A cell -> the numbers, words and marks of its dates, one letter a kind.

| kind | what |
|---|---|
| Y | a year |
| N | a number of one or two digits |
| W, J | one of three digits; one that is no part of a date |
| S | two digits that are a year: '98, 98年 |
| C | a whole date without marks: 19980421 |
| M | a month: a name, a Roman numeral, a number with its unit |
| D | a day: a number with its unit |
| r, u, U | between two dates; in front of a last day; behind it |
| b, B | less exact than a year: the word in front, behind (before 1990, 1990년대) |
| p | what began goes on |
| x | any other word |
| . - / ~ , ; ( ) | marks; `~` is a long dash or a wave, `;` a new line |
| blank | a blank |
"""

from __future__ import annotations

from collections.abc import Sequence

from . import eras
from .date_pieces import Token, read_pieces
from .date_words import Month, inflected_month, is_without_blanks

_ROMAN = {
    word: n
    for n, word in enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1
    )
}
_CYRILLIC_ROMAN = str.maketrans("ІХ", "IX")
_LONGEST_ORDINAL = 4


def tokens_of(text: str) -> list[Token]:
    """Return the pieces of a cell; words between the parts of a date are left out.

    Examples
    --------
    >>> "".join(token.kind for token in tokens_of("15 de agosto de 2001"))
    'N M Y'
    >>> "".join(token.kind for token in tokens_of("ngày 22 tháng 10 năm 1963 – đến nay"))
    ' D M Y ~ p'
    """
    tokens = _with_units(_without_ordinals(list(read_pieces(text))))
    tokens = _with_roman_months(_with_eras(tokens))
    return _plain(tokens)


def kinds_of(tokens: Sequence[Token]) -> str:
    """Return the kinds of pieces as a text in which patterns are looked for."""
    return "".join(token.kind for token in tokens)


# ---- what a piece is beside others ----


def _without_ordinals(tokens: list[Token]) -> list[Token]:
    """Leave out letters that are glued to a number: 21st, 1er, 5-го, 3-án, 1998'den."""
    found: list[Token] = []
    for token in tokens:
        if token.kind in "xkM" and len(token.text) <= _LONGEST_ORDINAL and not is_without_blanks(token.text):
            glued = len(found) > 0 and found[-1].kind in "NY"
            if "decade" in token.roles and found and found[-1].text.endswith("0"):
                found.append(token)
                continue
            joined = len(found) > 1 and found[-1].kind in "-'?" and found[-2].kind in "NY"
            joined_day = joined and found[-2].kind == "N" and token.kind == "k"
            small = ("small" in token.roles and (joined_day or (glued and "year" not in token.roles))) or (
                token.roles == {"small"}
            )
            ending = token.kind == "x" and not token.text[0].isupper()
            if (
                (glued and (small or ending))
                or (joined and ending)
                or (joined and small and token.kind == "k")
            ):
                if joined:
                    found.pop()
                continue
        found.append(token)
    return found


def _neighbour(tokens: list[Token], at: int, step: int, over: str = " .") -> Token | None:
    at += step
    while 0 <= at < len(tokens) and tokens[at].kind in over:
        at += step
    return tokens[at] if 0 <= at < len(tokens) else None


def _has(token: Token | None, role: str) -> bool:
    return token is not None and role in token.roles


def _with_units(tokens: list[Token]) -> list[Token]:
    """Give a number the part of a date that the word beside it names: 3월, tháng 5, 98年."""
    found = []
    for at, token in enumerate(tokens):
        if token.kind in "NW":
            before, behind = _neighbour(tokens, at, -1), _neighbour(tokens, at, 1, " .-")
            if token.kind == "N" and (_has(behind, "month") or _has(before, "month_before")):
                number = Month("", token.value, frozenset())
                token = token._replace(kind="M", months=(number,))
            elif token.kind == "N" and (
                (_has(behind, "day") and tokens[at + 1 : at + 2]) or _has(before, "day_before")
            ):
                token = token._replace(kind="D")
            elif (_has(behind, "year") and behind is not None and is_without_blanks(behind.text)) or (
                token.kind == "N" and len(token.text) == 2 and at and tokens[at - 1].kind == "'"
            ):
                token = token._replace(kind="S")
        found.append(token)
    return found


def _with_eras(tokens: list[Token]) -> list[Token]:
    """Give a year its era, which is in front of the number or behind it."""
    found = list(tokens)
    years = {token.value for token in tokens if token.kind == "Y"}
    for at, token in enumerate(tokens):
        if token.kind == "e":
            ahead = at + 1 + (len(tokens) > at + 1 and tokens[at + 1].kind == ".")
            number = tokens[ahead] if ahead < len(tokens) else None
            alone = at == 0 or tokens[at - 1].kind in " (;,~"
            if number and number.kind in "NS" and alone and not years:
                found[ahead] = _in_era(number, token)
                found[at:ahead] = [Token("_", "")] * (ahead - at)
            else:
                found[at] = token._replace(kind="x")
        elif token.kind == "E":
            found[at] = Token("_", token.text, languages=token.languages)
            for step in (1, -1):
                beside = at + step
                while 0 <= beside < len(tokens) and (
                    tokens[beside].kind in " .-" or (step < 0 and tokens[beside].roles & {"year"})
                ):
                    beside += step
                if 0 <= beside < len(tokens) and found[beside].kind in "NSWY" and not found[beside].calendar:
                    found[beside] = _in_era(tokens[beside], token)
                    break
    return _without_same_year(found)


def _in_era(number: Token, era: Token) -> Token:
    if era.calendar.lstrip("-").isdigit():
        return number._replace(kind="Y", value=number.value + int(era.calendar), calendar="gregorian")
    return number._replace(kind="Y", calendar=era.calendar)


def _without_same_year(tokens: list[Token]) -> list[Token]:
    """Leave out a year in brackets behind the same year of another era: 주체87(1998)년, 1979年(昭和54年)10月."""
    kept = [token for token in tokens if token.kind not in " _"]
    found: list[Token] = []
    at = 0
    while at < len(kept):
        if kept[at].kind == "(" and "E" not in kinds_of(kept):
            end = next((n for n in range(at + 1, min(at + 5, len(kept))) if kept[n].kind == ")"), 0)
            inner = [token for token in kept[at + 1 : end] if not token.roles & {"year", "small"}]
            before = [token for token in found[-2:] if token.kind == "Y"]
            same = {before[-1].value, before[-1].value + eras.BUDDHIST} if before else set()
            if end and len(inner) == 1 and inner[0].kind == "Y" and inner[0].value in same:
                at = end + 1
                continue
        found.append(kept[at])
        at += 1
    if len(found) == len(kept):
        return [token for token in tokens if token.kind != "_"]
    return found


def _with_roman_months(tokens: list[Token]) -> list[Token]:
    """Take a Roman numeral as a month where it is beside a year and no other word: X 1997, 5.IX.2003."""
    found = []
    for at, token in enumerate(tokens):
        number = _ROMAN.get(token.text.translate(_CYRILLIC_ROMAN).upper()) if token.kind in "xkM" else None
        if number:
            before, behind = _neighbour(tokens, at, -1, " .-/"), _neighbour(tokens, at, 1, " .-/")
            between = before is not None and before.kind == "N" and behind is not None
            dated = between and behind is not None and behind.kind in "YNS"
            first = (before is None or before.kind in "(,;~r") and behind is not None and behind.kind == "Y"
            last = before is not None and before.kind == "Y" and (behind is None or behind.kind in "N),;")
            if dated or ((first or last) and token.text.isupper()):
                token = Token("M", token.text, months=(Month("", number, frozenset()),))
        found.append(token)
    return found


def _plain(tokens: list[Token]) -> list[Token]:
    """Give the words that are no part of a date their kinds, and leave out those that join its parts."""
    kinds = (
        ("present", "p"), ("until_behind", "U"), ("range", "r"), ("until", "r"), ("before", "b"), ("about", "b"),
        ("decade_before", "b"), ("before_behind", "B"), ("about_behind", "B"),
    )  # fmt: skip
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if token.kind == "M" and token.text and token.roles & {"present"} and not _is_dated(tokens, at):
            token = token._replace(kind="k")
        if token.kind == "x" and len(token.text) > _LONGEST_ORDINAL:
            token = _month_by_its_stem(tokens, at)
        if token.kind == "k":
            if "decade" in token.roles and _is_decade(tokens, at):
                token = token._replace(kind="B")
            else:
                kind = next((kind for role, kind in kinds if role in token.roles), "")
                if kind == "B" and "year" in token.roles:
                    kind = ""
                token = token._replace(kind=kind or "_")
        if token.kind in "_?" or (token.kind == "'"):
            token = Token(" ", token.text, roles=token.roles, languages=token.languages)
        if token.kind == " " and found and found[-1].kind == " ":
            found[-1] = found[-1]._replace(languages=found[-1].languages | token.languages)
        else:
            found.append(token)
    return found


def _is_dated(tokens: list[Token], at: int) -> bool:
    before, behind = _neighbour(tokens, at, -1), _neighbour(tokens, at, 1)
    return (before is not None and before.kind in "ND") or (behind is not None and behind.kind in "YN")


def _is_decade(tokens: list[Token], at: int) -> bool:
    before = _neighbour(tokens, at, -1, " .-'?")
    return before is not None and before.kind in "YNS" and before.text.endswith("0") and len(before.text) != 1


def _month_by_its_stem(tokens: list[Token], at: int) -> Token:
    """Take a word as the month whose stem it has, if it is beside a number and no name of a place."""
    token = tokens[at]
    before, behind = _neighbour(tokens, at, -1, " .-/_"), _neighbour(tokens, at, 1, " .-/_'")
    day = (before is not None and before.kind in "ND") or (behind is not None and behind.kind in "ND")
    year = behind is not None and behind.kind in "YS"
    if day or ((year or (before is not None and before.kind == "Y")) and not token.text[0].isupper()):
        meaning = inflected_month(token.text)
        if meaning.months:
            return Token("M", token.text, 0, meaning.months, languages=meaning.languages)
    return token
