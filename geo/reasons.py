"""Why a name is placed or not, and what is odd about a table: codes for programs, and their sentences by language.

Everything that sistermap reports about a name or a row is one of `reason_codes.CODES`, with flat parameters. The sentences are in
``geo/sentences/{language}.json``, which translators edit without Python; nothing looks for words inside a sentence.

A parameter is text, a number, True, or a place: ``{"name", "level", "region", "country"}``.
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .languages import check_language
from .lengths import NAME
from .reason_codes import ADDITIONS, CODES

FOLDER = Path(__file__).parent / "sentences"
LARGEST = 10**15  # a number that is larger is none of ours

Params = Mapping[str, Any]


@dataclass(frozen=True)
class Reason:
    """A code with its parameters.

    Examples
    --------
    >>> Reason("unknown", {"name": "Atlantis"}).sentence()
    "No place called 'Atlantis' is known."
    """

    code: str
    params: Params = field(default_factory=dict)

    def sentence(self, lang: str = "en") -> str:
        """Write the reason in a language."""
        return sentence(self.code, self.params, lang)

    def with_params(self, **more: Any) -> Reason:
        """Return the same reason with more parameters."""
        return because(self.code, **{**self.params, **more})

    def params_json(self) -> str:
        """Write the parameters as the tables keep them."""
        return json.dumps(self.params, ensure_ascii=False)


def because(code: str, **params: Any) -> Reason:
    """Give a reason of the closed list.

    Parameters
    ----------
    code
        One of `CODES`.
    **params
        Exactly those of the code, and any of `ADDITIONS`. Text is put on one line and cut to `lengths.NAME` characters;
        a parameter that is None counts as not given.

    Raises
    ------
    ValueError
        If the code or a parameter is not declared, or one is not given. This is a bug of the calling program.

    Examples
    --------
    >>> because("either", name="Springfield", place={"name": "A"}, other={"name": "B"}).code
    'either'
    """
    given = {name: _plain(value) for name, value in params.items() if value is not None}
    expected = _declared(code, tuple(given))
    if code not in CODES or given.keys() != expected:
        raise ValueError(f"reason {code!r} has the parameters {sorted(given)}, expected {sorted(expected)}")
    return Reason(code, given)


@functools.cache
def _declared(code: str, given: tuple[str, ...]) -> frozenset[str]:
    """Return the parameters that a code has, with those of the additions among the given ones."""
    declared = CODES[code].params if code in CODES else ()
    added = [name for trigger, also in ADDITIONS.items() if trigger in given for name in (trigger, *also)]
    return frozenset((*declared, *added))


def read_reason(code: object, params: object) -> Reason | None:
    """Read the cells ``reason_code`` and ``reason_params`` of a table; None where there is no code.

    Examples
    --------
    >>> read_reason("unknown", '{"name": "Atlantis"}')
    Reason(code='unknown', params={'name': 'Atlantis'})
    """
    if not isinstance(code, str) or not code:
        return None
    try:
        values = json.loads(params) if isinstance(params, str) else {}
    except ValueError:
        values = {}
    return Reason(code, values if isinstance(values, dict) else {})


# ---- sentences ----


@functools.cache
def sentences(lang: str) -> Mapping[str, str]:
    """Return the sentences of a language, as templates: ``{key: text}``.

    Keys are codes (with ``.one``, ``.other`` … where `count` decides), ``also.{addition}``, ``place.{level}`` and the
    words of lists.

    Raises
    ------
    SistermapError
        If there are none in that language.
    """
    file = FOLDER / f"{check_language(lang)}.json"
    words: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return words


def sentence(code: str, params: Params | None = None, lang: str = "en") -> str:
    """Write a reason in a language; the only place where such sentences are made.

    Parameters
    ----------
    code
        One of `CODES`; any other text is returned as it is.
    params
        The parameters; a missing one leaves ``…``.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.

    Examples
    --------
    >>> springfield = {"name": "Springfield", "level": "city", "region": "Illinois", "country": "US"}
    >>> sentence("known_exact", {"place": springfield})
    'Known by this name as Springfield (city in Illinois, US).'
    >>> sentence("name_too_long", {"count": 10000}, "de")
    'Der Name hat 10.000 Zeichen; so lang ist kein Ortsname.'
    """
    words, given = sentences(lang), dict(params or {})
    keys = [code, *(f"also.{name}" for name in ADDITIONS if name in given)]
    return words["between"].join(phrase(key, given, lang) for key in keys)


def phrase(key: str, params: Params, lang: str = "en") -> str:
    """Fill one template: a sentence, or words of a list; `count` chooses the plural form.

    Examples
    --------
    >>> phrase("severity.warning", {"count": 2}), phrase("severity.warning", {"count": 1})
    ('2 warnings', '1 warning')
    """
    return fill(sentences(lang), key, params, lang)


def fill(words: Mapping[str, str], key: str, params: Params, lang: str) -> str:
    """Fill a template of any file of words; `count` chooses the plural form, numbers are written as in the language.

    Parameters
    ----------
    words
        Templates by key, such as `sentences` has them.
    key
        Of a template, without its plural form.
    params
        What is put in the place of ``{name}``: text, numbers or places; a missing one leaves ``…``.
    lang
        A BCP 47 tag of `languages.LANGUAGES`.

    Examples
    --------
    >>> fill({"ties.one": "{count} lien", "ties.other": "{count} liens"}, "ties", {"count": 0}, "fr")
    '0 lien'
    """
    forms = (f"{key}.{plural(params['count'], lang)}", f"{key}.other") if "count" in params else ()
    template = next((words[form] for form in (*forms, key) if form in words), key)
    return _filled(template, {name: _shown(value, sentences(lang)) for name, value in params.items()})


def located(
    message: str,
    lang: str = "en",
    *,
    source: str | None = None,
    sheet: str | None = None,
    row: int | None = None,
) -> str:
    """Put before a message where it belongs: the file, the sheet and the row, as far as they are known.

    Examples
    --------
    >>> located("The date is missing.", sheet="2024", row=7), located("Empty.", "ko", row=2)
    ('sheet 2024, row 7: The date is missing.', '2행: Empty.')
    """
    where = [
        *([source] if source else []),
        *([phrase("where.sheet", {"sheet": sheet}, lang)] if sheet else []),
        *([phrase("where.row", {"row": str(row)}, lang)] if row is not None else []),
    ]
    return f"{phrase('separator', {}, lang).join(where)}: {message}" if where else message


def plural(number: object, lang: str) -> str:
    """Return the plural category of a whole number, as the Unicode CLDR names them.

    Examples
    --------
    >>> plural(1, "en"), plural(0, "fr"), plural(11, "ar"), plural(1, "ko")
    ('one', 'one', 'many', 'other')
    """
    if not isinstance(number, int) or lang.split("-")[0] in ("ko", "ja", "zh"):
        return "other"
    if lang == "ar":
        few, many = 3 <= number % 100 <= 10, 11 <= number % 100 <= 99
        return {0: "zero", 1: "one", 2: "two"}.get(number, "few" if few else "many" if many else "other")
    return "one" if number == 1 or (number == 0 and lang == "fr") else "other"


def grouped(value: float, digits: int, words: Mapping[str, str]) -> str:
    """Write a number with its thousands apart, as the Unicode CLDR has it for the language; the part after a point.

    Examples
    --------
    >>> grouped(6889, 0, sentences("es")), grouped(18898, 0, sentences("es")), grouped(6889, 1, sentences("en"))
    ('6889', '18.898', '6,889.0')
    """
    whole, _, part = f"{value:,.{digits}f}".partition(".")
    # In Spanish four figures stay together.
    together = len(re.sub(r"\D", "", whole)) < int(words["number.grouped_from"])
    shown = whole.replace(",", "" if together else words["number.group"])
    return f"{shown}.{part}" if part else shown


def place_phrase(place: Params, words: Mapping[str, str]) -> str:
    """Name a place with its level, region and country."""
    inside = ".in" if place.get("region") else ""
    level = place.get("level")
    template = words.get(f"place.{level}{inside}") or words.get(f"place.{level}") or words["place"]
    return _filled(template, {name: value if isinstance(value, str) else "" for name, value in place.items()})


def _filled(template: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: values.get(found[1], "…"), template)


def _shown(value: object, words: Mapping[str, str]) -> str:
    """Write a parameter: a place, a number with its thousands apart, or text."""
    if isinstance(value, Mapping):
        return place_phrase(value, words)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        if not math.isfinite(value) or abs(value) >= LARGEST:
            return "…"
        return grouped(value, 0, words)
    return value if isinstance(value, str) else ""


def _plain(value: Any) -> Any:
    """Put text on one line, without what cannot be seen, and not longer than a name can be."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items() if part is not None}
    if not isinstance(value, str):
        return value
    text = value[: 4 * NAME]
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    text = " ".join(text.split())
    return text if len(text) <= NAME else f"{text[:NAME]}…"
