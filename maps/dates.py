"""A date in words, as the page writes it in each language."""

from __future__ import annotations

import calendar
import re

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "ar": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
}
# With a day, and without one.
_FORMS = {
    "en": ("{month} {day}, {year}", "{month} {year}"),
    "de": ("{day}. {month} {year}", "{month} {year}"),
    "fr": ("{day} {month} {year}", "{month} {year}"),
    "es": ("{day} de {month} de {year}", "{month} de {year}"),
    "ar": ("{day} {month} {year}", "{month} {year}"),
    "ko": ("{year}년 {month}월 {day}일", "{year}년 {month}월"),
}
_EAST_ASIAN = ("{year}年{month}月{day}日", "{year}年{month}月")


def date_text(date: str, lang: str) -> str:
    """Write a date as a language writes it, no more precise than it is known; ``js/data/texts.js`` does the same.

    Parameters
    ----------
    date
        "1998", "1998-04" or "1998-04-21"; any other text comes back as it is, such as "1998-02-30".
    lang
        BCP 47 tag of a language of the page.

    Examples
    --------
    >>> date_text("1998-04-21", "en"), date_text("1998-04", "ko"), date_text("1998", "de"), date_text("spring", "en")
    ('April 21, 1998', '1998년 4월', '1998', 'spring')
    """
    found = _DATE.fullmatch(date)
    if not found or not found[2]:
        return date
    year, number, day = (int(part or 0) for part in found.groups())
    if not 1 <= number <= 12 or (found[3] and not 1 <= day <= calendar.monthrange(year, number)[1]):
        return date
    month = _month(number, lang)
    whole, without_day = _FORMS.get(lang, _EAST_ASIAN)
    return (whole if day else without_day).format(year=year, month=month, day=day)


def month_text(number: int, lang: str) -> str:
    """Write the name of a month as a heading.

    Examples
    --------
    >>> month_text(3, "fr"), month_text(3, "ko"), month_text(3, "zh-Hans")
    ('Mars', '3월', '3月')
    """
    name = _month(number, lang)
    if lang in _MONTHS:
        return name[0].upper() + name[1:]
    return f"{name}월" if lang == "ko" else f"{name}月"


def _month(number: int, lang: str) -> str:
    return _MONTHS[lang].split()[number - 1] if lang in _MONTHS else str(number)
