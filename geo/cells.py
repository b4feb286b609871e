"""What cells of spreadsheets and text in XML may hold. One rule for every file that is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    import pandas as pd

CELL_LENGTH = 32_767  # characters that Excel keeps of a cell

_T = TypeVar("_T")

# OWASP, "CSV Injection": = + - @, tab, carriage return, line feed, and the full-width forms that programs in Chinese,
# Japanese and Korean take for the same; the small forms (U+FE62 …) are their kin. OWASP's ASVS 1.2.10 adds the null.
_SIGNS = "=+\\-@＝＋－＠﹦﹢﹣﹫"
_LEADING = "\t\r\n\0"
# What some programs strip before they look: blanks, controls, soft hyphens, zero-width and direction marks, the BOM.
_BLANK = r"[\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_FORMULA = re.compile(f"[{_LEADING}]|{_BLANK}*[{_SIGNS}]")
_GUARDED = re.compile(f"'+(?:[{_LEADING}]|{_BLANK}*[{_SIGNS}])")
# A minus before digits, points and commas is a number in any locale. A plus is one only before a decimal fraction
# (a latitude, "+35.18"): "+8251555" is a telephone number, of which a spreadsheet would drop the plus.
_NUMBER = re.compile(r" *(?:-\.?[0-9][0-9.,]*|\+[0-9]+\.[0-9]+)(?:[eE][+-]?[0-9]+)?%? *")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\t\n\r\x85\u2028\u2029]")
_CONTROL = re.compile("[\x7f-\x9f]")


def is_formula(text: str) -> bool:
    """Tell whether a spreadsheet may run a text that is put into a cell, or take it for something else than text.

    Examples
    --------
    >>> is_formula("=1+1"), is_formula("＝1+1"), is_formula("+82 51 888"), is_formula("-118.24"), is_formula("부산")
    (True, True, True, False, False)
    """
    return _FORMULA.match(text) is not None and _NUMBER.fullmatch(text) is None


def guard_formula(value: _T) -> _T | str:
    """Put ``'`` before text that a spreadsheet may run; everything else stays as it is.

    Text that has such a ``'`` already gets another one, so that `unguard_formula` always returns what was guarded.

    Parameters
    ----------
    value
        Any cell. Numbers are left alone, also where they are written as text.

    Examples
    --------
    >>> [guard_formula(cell) for cell in ("=1+1", "-118.24", -118.24, "'=1+1", "Busan", None)]
    ["'=1+1", '-118.24', -118.24, "''=1+1", 'Busan', None]
    """
    if isinstance(value, str) and (is_formula(value) or _GUARDED.match(value)):
        return f"'{value}"
    return value


def unguard_formula(text: str) -> str:
    """Take away the ``'`` that `guard_formula` put before a text.

    Examples
    --------
    >>> unguard_formula("'=1+1"), unguard_formula("'s-Hertogenbosch")
    ('=1+1', "'s-Hertogenbosch")
    """
    return text[1:] if _GUARDED.match(text) else text


def legal_in_utf8(text: str) -> str:
    r"""Put U+FFFD in the place of lone surrogates, which JSON can write and no file of text can hold.

    Examples
    --------
    >>> legal_in_utf8("Bu\ud800san")
    'Bu�san'
    """
    return _LONE_SURROGATE.sub("\ufffd", text)


def legal_in_xml(text: str) -> str:
    r"""Put U+FFFD in the place of what XML 1.0 cannot hold: control characters, lone surrogates, U+FFFE and U+FFFF.

    Examples
    --------
    >>> legal_in_xml("Bu\x00san")
    'Bu�san'
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def legal_line(text: str) -> str:
    r"""Write a text as one line without control characters: line ends and tabs become blanks, the rest U+FFFD.

    Examples
    --------
    >>> legal_line("Bu\x00san\r\nKorea")
    'Bu�san Korea'
    """
    return _CONTROL.sub("\ufffd", legal_in_xml(_LINE_END.sub(" ", text)))


def apply_to_distinct(rule: Callable[[str], str], cells: pd.Series[str]) -> pd.Series[str]:
    """Apply a rule to a column of text, judging each distinct text only once.

    Parameters
    ----------
    rule
        Such as `guard_formula` or `legal_in_xml`.
    cells
        Text; missing cells stay missing.

    Returns
    -------
    pandas.Series
        Of the same type and index; `cells` itself where nothing changes.

    Examples
    --------
    >>> import pandas as pd
    >>> apply_to_distinct(guard_formula, pd.Series(["=1", "Busan", "=1"])).tolist()
    ["'=1", 'Busan', "'=1"]
    """
    changed = {text: made for text in cells.dropna().unique() if (made := rule(text)) != text}
    if not changed:
        return cells
    applied: pd.Series[str] = cells.map(lambda text: changed.get(text, text), na_action="ignore")
    return applied.astype(cells.dtype)
