"""Why a name is placed or not, and what is odd about a table: codes for programs, and their sentences by language.

Everything that sistermap reports about a name or a row is one of `CODES`, with flat parameters. The sentences are in
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
from typing import Any, NamedTuple

from .errors import SistermapError

FOLDER = Path(__file__).parent / "sentences"
LONGEST = 300  # characters of a text parameter; what is longer has been pasted
LARGEST = 10**15  # a number that is larger is none of ours

Params = Mapping[str, Any]


class Code(NamedTuple):
    """What a code takes, and when it is given."""

    params: tuple[str, ...]
    when: str


# ---- what a name is, or is not ----

NAME_CODES = {
    # The cell holds no name.
    "name_empty": Code((), "The cell of the name is empty."),
    "name_without_letters": Code((), "The cell has only marks or spaces."),
    "name_too_long": Code(("count",), "The cell has more characters than any place name."),
    "name_is_blank_word": Code(("name",), "The cell says that there is no name: N/A, unknown, 미정."),
    "name_is_truth_value": Code(("name",), "The cell is TRUE or FALSE as spreadsheets write them."),
    "name_is_error": Code(("name",), "The cell is an error value such as #REF!."),
    "name_is_date": Code(("name",), "The cell is a date; spreadsheets turn some names into dates."),
    "name_is_number": Code(("name",), "The cell is a number."),
    # Placed.
    "known_exact": Code(("place",), "The name is the place's own."),
    "known_alias": Code(("place",), "The name is one of the place's other names."),
    "known_normalised": Code(("place",), "The name matches without its generic term or with other spelling rules."),
    "known_transliteration": Code(("place",), "The name was matched by sound, from another script."),
    "known_fuzzy": Code(("place",), "The name matches but for one slip of spelling."),
    "coordinates_given": Code((), "The file gives coordinates."),
    "decided": Code((), "A review sheet decides on the place."),
    # Ambiguous.
    "uncertain": Code(("name", "place"), "One place is likely, but not likely enough."),
    "either": Code(("name", "place", "other"), "Two places are likely."),
    "several": Code(("name", "place", "other", "count"), "Several places are likely: two, and `count` more."),
    "country_disagrees": Code(
        ("name", "place", "elsewhere"), "A place of another country fits better than that of the stated country."
    ),
    "only_elsewhere": Code(
        ("name", "country", "elsewhere"), "The stated country has no such place; another country has."
    ),
    "two_readings": Code(("part", "place", "other"), "Two letters are a country's code and a region's."),
    "part_unknown": Code(("part", "known_part", "place"), "A part of the cell is not known, another is."),
    "parts_disagree": Code(("part", "other_part", "place"), "The parts of the cell do not lie in one another."),
    "two_places": Code(("name", "place", "other"), "The cell joins two places."),
    "level_disagrees": Code(
        ("name", "part", "place", "term"), "The name is known, but not of a place such as its generic term says."
    ),
    # Missing.
    "unknown": Code(("name",), "No place is called so."),
    "unknown_in_country": Code(("name", "country"), "No place of the stated country is called so."),
    "unknown_with_country": Code(("name", "country"), "Neither the name nor its country is known."),
    "organisation_without_place": Code(("organisation",), "A side has an organisation and nothing else."),
    "decision_to_skip": Code((), "A review sheet says not to place the name."),
    "decision_unknown": Code(("name", "place_id"), "A review sheet decides on a place that the gazetteer lacks."),
    # Of a row.
    "row_without_place": Code((), "The row has no place of its own."),
    "row_without_partner": Code((), "The row has neither a partner nor a network."),
}  # fmt: skip

# ---- what is odd about a table, and what a review sheet says of a name ----

FINDING_CODES = {
    "reading_note": Code(("note",), "What was noted while the file was read."),
    "row_empty": Code(("row",), "A row between ties holds no tie."),
    "rows_empty": Code(("row", "last_row"), "Rows between ties hold no tie."),
    "same_place": Code(("name", "other_name"), "Both ends of a tie are the same place."),
    "same_tie": Code(("at",), "A tie is in the table twice."),
    "same_tie_other_date": Code(("at", "date_there", "date_here"), "A tie is in the table twice, with two dates."),
    "same_tie_date_only_there": Code(("at", "date_there"), "A tie is in the table twice; the first has a date."),
    "same_tie_date_only_here": Code(("at", "date_here"), "A tie is in the table twice; the second has a date."),
    "kind_unknown": Code(("kind",), "The kind of a tie is not in the word list."),
    "status_unknown": Code(("status",), "The status of a tie is not in the word list."),
    "date_in_future": Code(("date",), "A tie begins after today and is not planned."),
    "end_before_start": Code(("until", "since"), "A tie ends before it begins."),
    "date_early": Code(("date", "year"), "A date is before the year from which partnerships are expected."),
    "name_not_placed": Code(("name",), "A name has no place, and no reason is given."),
    "name_read_as": Code(("name", "place"), "A name was matched by sound or in spite of a slip; please review."),
    "no_countries": Code((), "No name of the table has a country."),
    "no_country": Code(("name",), "A name has no country while others have one."),
    "two_spellings": Code(("name", "count", "other_name", "at"), "Two names of one script are the same place."),
    "spelling_close": Code(("name", "other_name"), "A name without a place is nearly another name of the table."),
    "far_from_name": Code(("km", "name", "place"), "The file's coordinates are far from every place of the name."),
    "decision_unused": Code((), "A decision is on a name that the table no longer has."),
}  # fmt: skip

# Sentences that follow one of any code where the parameter is given, in this order; some need a second parameter.
ADDITIONS: dict[str, tuple[str, ...]] = {
    "unknown_country": (),  # text of a country cell that was not understood
    "misspelt_country": (
        "read_as",
    ),  # text of a country cell with a slip, and the country that it was read as
    "territory_of": (),  # the place is of a territory that lists count as part of this country
    "other_rows": (),  # True where only the other rows of the list make the place likely enough
    "rival": (),  # the next likely place
    "guess": (),  # True where the likeliest of several places was taken
    "also_at": (),  # more rows of the same finding
}

CODES = {**NAME_CODES, **FINDING_CODES}


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
        Exactly those of the code, and any of `ADDITIONS`. Text is put on one line and cut to `LONGEST` characters;
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
    declared = set(CODES[code].params) if code in CODES else set()
    added = {name for trigger, also in ADDITIONS.items() if trigger in given for name in (trigger, *also)}
    if code not in CODES or set(given) != declared | added:
        raise ValueError(
            f"reason {code!r} has the parameters {sorted(given)}, expected {sorted(declared | added)}"
        )
    return Reason(code, given)


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


def languages() -> tuple[str, ...]:
    """Return the BCP 47 tags of the languages that there are sentences in."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.json")))


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
    if lang not in languages():
        raise SistermapError(f"there are sentences in {', '.join(languages())}, not in {lang!r}")
    words: dict[str, str] = json.loads((FOLDER / f"{lang}.json").read_text(encoding="utf-8"))
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
        A BCP 47 tag of `languages`.

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
    words = sentences(lang)
    forms = (f"{key}.{plural(params['count'], lang)}", f"{key}.other") if "count" in params else ()
    template = next((words[form] for form in (*forms, key) if form in words), key)
    return _filled(template, {name: _shown(value, words) for name, value in params.items()})


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
        return f"{value:,.0f}".replace(",", words["number.group"])
    return value if isinstance(value, str) else ""


def _plain(value: Any) -> Any:
    """Put text on one line, without what cannot be seen, and not longer than a name can be."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items() if part is not None}
    if not isinstance(value, str):
        return value
    text = value[: 4 * LONGEST]
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
