"""What the cells of a column and the home's country say about how its dates are written."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable

from .. import lengths
from . import eras
from .date_orders import Evidence
from .date_pieces import Token
from .date_tokens import kinds_of, tokens_of

# Most cells are these, and need no words: 1998, 1998-04, 1998. 4. 21., 1998-04-21T00:00:00; 21/04/1998.
PLAIN = re.compile(
    r"(\d{4})(?:([-./]) ?(\d{1,2})(?:\2 ?(\d{1,2}))?)?\.?(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z?)?",
    re.ASCII,
)
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})([-./])(\d{1,2})\2(\d{4})", re.ASCII)
_SLASHED = re.compile("(?<![NYW][-/])N ?([-/]) ?N ?[-/] ?[YS]")
_SHORT_TRIPLE = re.compile("(?<![NYWS][-./])(?<![NYWS] )N ?[-./] ?N ?[-./] ?N(?! ?[-./] ?[NY])")

# Countries that write the month in front of the day, and those that write both ways or put the year first.
_MONTH_FIRST = frozenset(["US", "FM", "GU", "MH", "MP", "PR", "PW", "VI", "AS", "UM"])
_NO_HABIT = frozenset(
    [
        "CA",
        "PH",
        "JP",
        "KR",
        "KP",
        "CN",
        "TW",
        "HK",
        "MO",
        "MN",
        "HU",
        "LT",
        "SE",
        "IR",
        "AF",
        "KE",
        "ZA",
        "BZ",
        "PA",
        "TH",
        "BT",
        "NP",
    ]
)
# The language of a country's lists where two neighbours give one word to different months.
_LANGUAGE_OF = {
    "HR": "hr",
    "BA": "hr",
    "PL": "pl",
    "CZ": "cs",
    "ZW": "nd",
    "MZ": "ts",
    "RW": "rw",
    "BI": "rn",
}


def evidence_of(texts: Iterable[str], country: str | None, languages: Iterable[str]) -> Evidence:
    """Return what different cells of a column say of one another; `dates.read_date_column` has the parameters."""
    calendar = eras.CALENDAR_OF_COUNTRY.get(country or "", "")
    spoken = Counter[str]()
    known_words: set[str] = set()
    first, second, orders = 0, 0, {"ymd", "dmy", "mdy"}
    for text in texts:
        if PLAIN.fullmatch(text) or len(text) > lengths.DATE:
            continue
        if match := _DAY_MONTH_YEAR.fullmatch(text):
            one, two = int(match[1]), int(match[3])
            if match[2] != ".":
                first, second = first + (one > 12), second + (two > 12 >= one)
            continue
        tokens = cached_tokens(text)
        kinds = kinds_of(tokens)
        for token in tokens:
            if token.languages and token.text not in known_words:
                known_words.add(token.text)
                spoken.update(token.languages)
            calendar = calendar or ("minguo" if "民" in token.text and "國" in token.text else "")
        for match in _SLASHED.finditer(kinds):
            one, two = _values(tokens, match.start(), match.end())[:2]
            first, second = first + (one > 12), second + (two > 12 >= one)
        for match in _SHORT_TRIPLE.finditer(kinds):
            orders &= _possible(_values(tokens, match.start(), match.end()))
    for tag in (*languages, _LANGUAGE_OF.get(country or "", "")):
        spoken[tag.split("-")[0]] += 1
    day_first = bool(first) if bool(first) != bool(second) else None
    assumed = not first and not second and bool(country) and country not in _NO_HABIT
    return Evidence(
        (country not in _MONTH_FIRST) if assumed else day_first,
        assumed,
        orders.pop() if len(orders) == 1 else "",
        calendar,
        tuple(sorted(spoken.items())),
    )


def _values(tokens: tuple[Token, ...], start: int, end: int) -> list[int]:
    return [token.value for token in tokens[start:end] if token.kind in "NYS"]


def _possible(numbers: list[int]) -> set[str]:
    """Return the orders in which three numbers of two digits are a date."""
    return {
        order
        for order in ("ymd", "dmy", "mdy")
        if 1 <= numbers[order.index("m")] <= 12 and 1 <= numbers[order.index("d")] <= 31
    }


@functools.lru_cache(maxsize=8192)
def cached_tokens(text: str) -> tuple[Token, ...]:
    """Return the pieces of a cell, which are looked at for the column and again for its dates."""
    return tuple(tokens_of(text))
