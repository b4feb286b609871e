"""The gazetteer as text: a file a country, a line a place, sorted, so that a change is a line that a person can read."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import GazetteerError
from ..schema import LEVELS
from .place import NameType

COLUMNS = (
    "level", "source", "name", "admin1", "admin2", "feature", "population", "lat", "lon", "type",
    "official", "alias", "reading", "shown",
)  # fmt: skip
HEADER = "\t".join(COLUMNS)
NAME_TYPES = {"official": NameType.OFFICIAL, "alias": NameType.ALIAS, "reading": NameType.READING}
BETWEEN = "|"  # two names in a cell; no name has it
_COUNTRY_FILE = re.compile(r"[A-Z]{2}\.tsv")
_TAGS = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*(,[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*)*")
_NOT_IN_A_CELL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NUMBERS = {
    "population": (0, 10**10, "a number of people, or nothing"),
    "lat": (-90, 90, "degrees from -90 to 90"),
    "lon": (-180, 180, "degrees from -180 to 180"),
}
_EMPTY = [""] * len(COLUMNS)


@dataclass(slots=True)
class Entry:
    """One place as the text has it. The country is the file's."""

    level: str
    source: str
    name: str
    admin1: str = ""
    admin2: str = ""  # without "admin2:"
    feature: str = ""
    population: int = 0
    lat: float = 0.0
    lon: float = 0.0
    type: str = ""
    names: dict[str, NameType] = field(default_factory=dict)  # by which it is found, besides `name`
    tags: dict[str, str] = field(default_factory=dict)  # BCP 47 tag -> name

    @property
    def place_id(self) -> str:
        """The identity, such as "city:1838524"."""
        return f"{self.level}:{self.source}"


def text_files(folder: Path) -> list[Path]:
    """Return the files of countries in a folder, such as ``KR.tsv``, sorted."""
    return sorted(file for file in folder.iterdir() if _COUNTRY_FILE.fullmatch(file.name))


# ---- writing ----


def write_country(entries: Iterable[Entry], file: Path) -> None:
    """Write the places of a country: sorted by level and identity, so that the same places give the same bytes.

    Raises
    ------
    GazetteerError
        If a value cannot be written so that it is read back, or if two places have one identity.
    """
    ordered = sorted(entries, key=_order)
    for one, other in itertools.pairwise(ordered):
        if one.place_id == other.place_id:
            raise GazetteerError(f"{file.name}: {one.place_id} is there twice, expected one line a place")
    lines = [HEADER, *(format_line(entry) for entry in ordered)]
    half = file.with_name(file.name + ".part")
    half.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    half.replace(file)


def format_line(entry: Entry) -> str:
    r"""Write a place as a line, without empty cells at its end.

    Raises
    ------
    GazetteerError
        If a value holds what parts cells or names.

    Examples
    --------
    >>> entry = Entry("city", "1", "Busan", "KR-26", lat=35.1, lon=129.04, tags={"ko": "부산"})
    >>> format_line(entry)
    'city\t1\tBusan\tKR-26\t\t\t\t35.1\t129.04\t\t\t\t\tko=부산'
    """
    tagged: dict[str, list[str]] = {}
    for tag, name in entry.tags.items():
        tagged.setdefault(name, []).append(tag)
    types = {name: type_ for name, type_ in entry.names.items() if name != entry.name}
    if entry.name in tagged:
        types[entry.name] = NameType.OFFICIAL
    cells = [
        entry.level, entry.source, entry.name, entry.admin1, entry.admin2, entry.feature,
        str(entry.population or ""), _degrees(entry.lat), _degrees(entry.lon), entry.type,
        *(_names_cell((n for n, t in types.items() if t == type_), tagged) for type_ in NAME_TYPES.values()),
        _names_cell((name for name in tagged if name not in types), tagged),
    ]  # fmt: skip
    for column, cell in zip(COLUMNS, cells, strict=True):
        if _NOT_IN_A_CELL.search(cell) or cell != cell.strip():
            raise GazetteerError(
                f"{entry.place_id}: column '{column}' is {cell!r}, expected one line without blanks at its ends"
            )
    if problem := _problem(cells):
        raise GazetteerError(f"{entry.place_id}: {problem}")
    return "\t".join(cells).rstrip("\t")


def _order(entry: Entry) -> tuple[int, bool, int, str]:
    number = entry.source.isdecimal() and entry.source.isascii()
    return LEVELS.index(entry.level), not number, int(entry.source) if number else 0, entry.source


def _degrees(value: float) -> str:
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".")


def _names_cell(names: Iterable[str], tagged: dict[str, list[str]]) -> str:
    written = []
    for name in names:
        if not name or BETWEEN in name or name != name.strip():
            raise GazetteerError(f"name {name!r} cannot be written, expected one without {BETWEEN!r}")
        tags = ",".join(sorted(tagged.get(name, ())))
        if tags and not _TAGS.fullmatch(tags):
            raise GazetteerError(f"name {name!r} is of language {tags!r}, expected tags of BCP 47")
        written.append((name, f"{tags}={name}" if tags or "=" in name else name))
    return BETWEEN.join(text for _, text in sorted(written))


# ---- reading ----


def read_country(file: Path) -> Iterator[Entry]:
    """Read the places of a country.

    Raises
    ------
    GazetteerError
        If a line is no place: with the file, the row, the column, what was found and what was expected.
    """
    with file.open(encoding="utf-8", newline="\n") as lines:
        header = next(lines, "").rstrip("\n")
        if header != HEADER:
            raise GazetteerError(f"{file}, row 1: is {header!r}, expected the columns {' '.join(COLUMNS)}")
        seen: set[str] = set()
        for row, line in enumerate(lines, start=2):
            try:
                entry = read_line(line.rstrip("\n"))
                if entry.place_id in seen:
                    raise ValueError(f"{entry.place_id} is there already, expected one line a place")
            except ValueError as error:
                raise GazetteerError(f"{file}, row {row}: {error}") from error
            seen.add(entry.place_id)
            yield entry


def read_line(line: str) -> Entry:
    """Read one place.

    Raises
    ------
    ValueError
        If it is none: with the column, what was found and what was expected.
    """
    cells = line.split("\t")
    cells += _EMPTY[len(cells) :]
    if problem := _problem(cells):
        raise ValueError(problem)
    level, source, name, admin1, admin2, feature, population, lat, lon, type_, *named, shown = cells
    entry = Entry(
        level, source, name, admin1, admin2, feature, int(population or 0), float(lat), float(lon), type_
    )
    for cell, how in zip(named, NAME_TYPES.values(), strict=True):
        for text in cell.split(BETWEEN) if cell else ():
            written = read_name(text, entry.tags)
            if written != name:
                entry.names.setdefault(written, how)
    if shown:
        for text in shown.split(BETWEEN):
            read_name(text, entry.tags)
    return entry


def read_name(text: str, tags: dict[str, str]) -> str:
    """Read a name such as ``ko=부산`` or ``Pusan``, add its languages to `tags`, and return the name alone.

    Raises
    ------
    ValueError
        If it is empty, or what stands before ``=`` is no list of languages, or one of them has a name already.
    """
    before, sign, name = text.partition("=")
    if not sign:
        name = before
    elif before:
        for tag in _tags(before):
            if tags.setdefault(tag, name) != name:
                raise ValueError(
                    f"name {text!r} is the second of language {tag!r}, expected one name a language"
                )
    if not name or name.isspace():
        raise ValueError(f"name {text!r} is empty, expected names parted by {BETWEEN!r}")
    return name


@functools.lru_cache(maxsize=50_000)
def _tags(text: str) -> tuple[str, ...]:
    if not _TAGS.fullmatch(text):
        raise ValueError(
            f"name of language {text!r}, expected tags of BCP 47 and commas, as in 'de,fr=Busan'"
        )
    return tuple(text.split(","))


def _problem(cells: list[str]) -> str | None:
    """Return what is wrong with the cells of a line, apart from its names; None if nothing is."""
    if len(cells) != len(COLUMNS):
        return f"has {len(cells)} cells, expected {len(COLUMNS)} at most"
    if cells[0] not in LEVELS:
        return f"column 'level' is {cells[0]!r}, expected one of {', '.join(LEVELS)}"
    if not cells[1] or ":" in cells[1]:
        return f"column 'source' is {cells[1]!r}, expected an identity without its level"
    if not cells[2] or BETWEEN in cells[2]:
        return f"column 'name' is {cells[2]!r}, expected the usual name"
    for at, (column, (least, most, expected)) in enumerate(_NUMBERS.items(), start=6):
        try:
            fits = least <= float(cells[at] or ("nan" if least else 0)) <= most
        except ValueError:
            fits = False
        if not fits:
            return f"column '{column}' is {cells[at]!r}, expected {expected}"
    return None
