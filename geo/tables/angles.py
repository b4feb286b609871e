"""Degrees as people write them: numbers, their units, and hemispheres in the letters of a language."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .. import lengths
from ..normal_forms import normal_form
from ..scripts import is_east_asian
from ..words import read_words
from .header_words import WORDS

LIMITS = {"lat": 90.0, "lon": 180.0}
_HEMISPHERES = {"north": ("lat", 1), "south": ("lat", -1), "east": ("lon", 1), "west": ("lon", -1)}
_UNITS = ("deg", "min", "sec")
INTERNATIONAL = "mul"

# What compatibility forms would make letters of, or take apart.
_SHAPES = str.maketrans({
    "º": "°", "˚": "°", "⁰": "°", "″": '"', "”": '"', "“": '"', "ʺ": '"', "〃": '"', "′": "'", "’": "'", "‘": "'", "ʹ": "'",
    "´": "'", "`": "'", "−": "-", "–": "-", "‒": "-", "٫": ".", "、": ",", "،": ",",
})  # fmt: skip
_TOKEN = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|(?<!\d)\.\d+)|(?P<deg>°)|(?P<sec>''|\")|(?P<min>')|(?P<sign>[-+])|(?P<blank>[\s,;:/|()\[\]{}=~]+)"
    r"|(?P<word>[^\W\d_][^\d°'\",;:/|()\[\]{}=~+-]*)"
)
_PLAIN = re.compile(r"([-+]?)\d{1,3}(\.\d{1,20})?")
_COMMA = re.compile(r"(?<=\d),(?=\d)")


class Angle(NamedTuple):
    """One number of degrees."""

    degrees: float  # without hemisphere
    signed: bool


class Angles(NamedTuple):
    """What a cell of degrees says, before it is known whose letters its hemispheres are."""

    angles: tuple[Angle, ...]
    hemispheres: tuple[str, ...]  # as keys, in order
    axes: tuple[str, ...]  # lat, lon, where the cell names them
    bare: bool  # whether there is nothing but whole numbers: it may be anything


@functools.lru_cache(maxsize=65536)  # a column is read once for its language, and once for its numbers
def parse_angles(cell: str, count: int) -> Angles | None:
    """Return the angles of a cell; None if it does not hold so many, or anything else.

    Parameters
    ----------
    cell
        As written, in any digits.
    count
        1 for one axis, 2 for a point.

    Examples
    --------
    >>> parse_angles("35° 0′ 36″ N", 1)
    Angles(angles=(Angle(degrees=35.01, signed=False),), hemispheres=('n',), axes=(), bare=False)
    >>> parse_angles("Main Street 5", 1) is None, len(parse_angles("35,0116; 135,7681", 2).angles)
    (True, 2)
    """
    if len(cell) > lengths.ANGLES:
        return None
    if count == 1 and (match := _PLAIN.fullmatch(cell)):
        return Angles((Angle(float(cell), bool(match[1])),), (), (), not match[2])
    numbers, marks = list[_Number](), list[str]()
    if not _tokenise(_with_points(_plain(cell), count), numbers, marks):
        return None
    groups = _groups(numbers, count)
    if groups is None or len(groups) != count:
        return None
    angles = [angle for group in groups if (angle := _angle(group)) is not None]
    hemispheres = tuple(mark for mark in marks if mark in _languages_of())
    axes = tuple(_axes()[mark] for mark in marks if mark in _axes() and mark not in _languages_of())
    if len(angles) != count or len(hemispheres) not in (0, count) or len(axes) not in (0, count):
        return None
    bare = not marks and not any(number.unit or "." in number.text for number in numbers)
    return Angles(tuple(angles), hemispheres, axes, bare)


def languages_of(keys: Iterable[str]) -> frozenset[str]:
    """Return the languages in which all these marks are hemispheres; the international letters go before all others.

    Examples
    --------
    >>> sorted(languages_of(["n", "w"])), sorted(languages_of(["с", "в"])), "de" in languages_of(["o", "e"])
    (['mul'], ['ru'], False)
    """
    found: frozenset[str] | None = None
    for key in keys:
        known = frozenset(_languages_of().get(key, {}))
        found = known if found is None else found & known
    return frozenset({INTERNATIONAL}) if found and INTERNATIONAL in found else found or frozenset()


def hemispheres_of(keys: Sequence[str], languages: frozenset[str]) -> set[tuple[tuple[str, int], ...]]:
    """Return what the marks may mean in these languages: axis and sign of each, the two of a point on two axes.

    Examples
    --------
    >>> hemispheres_of(["n", "o"], frozenset({"fr"})), len(hemispheres_of(["n", "o"], frozenset({"fr", "de"})))
    ({(('lat', 1), ('lon', -1))}, 2)
    """
    known = _languages_of()
    readings = {tuple(known[key][language] for key in keys) for language in languages}
    return {reading for reading in readings if len({axis for axis, _ in reading}) == len(keys)}


# ---- steps ----


class _Number(NamedTuple):
    text: str
    sign: str
    unit: str | None


def _plain(cell: str) -> str:
    text = normal_form("NFKC", cell.translate(_SHAPES)).translate(_SHAPES)
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(char)) if unicodedata.digit(char, None) is not None else char for char in text
    )


def _with_points(text: str, count: int) -> str:
    """Write decimal commas as points; a comma that divides two numbers stays."""
    commas = [match.start() for match in _COMMA.finditer(text)]
    if not commas or re.search(r"\d\.\d", text):
        return text
    if count == 2 and not re.search(r"[^\d,+-]", text.strip()):
        if len(commas) != 3:  # "35,0116,135,7681"; "35,135" are two whole numbers
            return text
        commas = [commas[0], commas[2]]
    decimal = set(commas)
    return "".join("." if at in decimal else char for at, char in enumerate(text))


def _tokenise(text: str, numbers: list[_Number], marks: list[str]) -> bool:
    """Fill numbers and marks; return whether the text holds nothing else."""
    sign, at = "", 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            return False
        kind, at = str(match.lastgroup), match.end()
        if kind == "number":
            numbers.append(_Number(match[0], sign, None))
            sign = ""
        elif kind == "sign":
            sign = match[0]
        elif kind in _UNITS:
            if not _give_unit(numbers, kind):
                return False
        elif kind == "word" and not _read_word(match[0], numbers, marks):
            return False
    return not sign and bool(numbers)


def _give_unit(numbers: list[_Number], unit: str) -> bool:
    if not numbers or numbers[-1].unit is not None:
        return False
    numbers[-1] = numbers[-1]._replace(unit=unit)
    return True


def _read_word(word: str, numbers: list[_Number], marks: list[str]) -> bool:
    keys = _keys(word)
    for key in keys:
        if unit := _unit_words().get(key):
            if not _give_unit(numbers, unit):
                return False
        else:
            marks.append(key)
    return bool(keys)


def _keys(word: str) -> list[str]:
    """Return the known marks that a word is, alone or several with blanks between them; none if one is not known."""
    known = _all_words()
    if (whole := _key(word)) in known:
        return [whole]
    found = list[str]()
    for piece in word.split():
        rest = _key(piece)
        while rest:  # 秒北緯
            sizes = range(len(rest), 0, -1) if is_east_asian(rest) else [len(rest)]
            size = next((size for size in sizes if rest[:size] in known), 0)
            if not size:
                return []
            found.append(rest[:size])
            rest = rest[size:]
    return found


def _groups(numbers: list[_Number], count: int) -> list[list[_Number]] | None:
    if any(number.unit == "deg" for number in numbers):
        groups = list[list[_Number]]()
        for number in numbers:
            if number.unit == "deg":
                groups.append([])
            elif not groups:
                return None
            groups[-1].append(number)
        return groups
    size, rest = divmod(len(numbers), count)
    return None if rest else [numbers[at : at + size] for at in range(0, len(numbers), size)]


def _angle(numbers: list[_Number]) -> Angle | None:
    units = [number.unit or _UNITS[at] for at, number in enumerate(numbers[:3])]
    if len(numbers) > 3 or units != list(_UNITS[: len(units)]):
        return None
    if any(number.sign for number in numbers[1:]) or any("." in number.text for number in numbers[:-1]):
        return None
    values = [float(number.text) for number in numbers]
    if any(value >= 60 for value in values[1:]) or len(numbers[0].text.partition(".")[0]) > 3:
        return None
    degrees = sum(value / 60**power for power, value in enumerate(values))
    return Angle(-degrees if numbers[0].sign == "-" else degrees, bool(numbers[0].sign))


# ---- word lists ----


def _key(word: str) -> str:
    return "".join(char for char in normal_form("NFKC", word).casefold() if char not in ". \t\n\xa0")


@functools.cache
def _languages_of() -> dict[str, dict[str, tuple[str, int]]]:
    """Return each mark of a hemisphere -> language -> axis and sign."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for row in read_words(WORDS / "hemispheres.tsv"):
        if row.meaning in _HEMISPHERES:
            found.setdefault(_key(row.word), {})[row.language] = _HEMISPHERES[row.meaning]
    return found


@functools.cache
def _all_words() -> frozenset[str]:
    return frozenset({*_languages_of(), *_axes(), *_unit_words()})


@functools.cache
def _unit_words() -> dict[str, str]:
    return {
        _key(row.word): row.meaning for row in read_words(WORDS / "hemispheres.tsv") if row.meaning in _UNITS
    }


@functools.cache
def _axes() -> dict[str, str]:
    return {
        _key(row.word): row.meaning for row in read_words(WORDS / "hemispheres.tsv") if row.meaning in LIMITS
    }
