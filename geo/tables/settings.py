"""What is saved beside a table on how to read it and what to make of it: ``TABLE.sistermap.toml``."""

from __future__ import annotations

import dataclasses
import json
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from ..cells import legal_in_utf8
from ..errors import TableError
from ..languages import LANGUAGES
from ..reasons import because
from .encoding_names import check_encoding
from .named_columns import check_roles
from .options import ReadOptions
from .plan import Note, Plan

if TYPE_CHECKING:
    from .files import Source

SUFFIX = ".sistermap.toml"
MOST_BYTES, MOST_DOTS = 200_000, 500  # a key of many dots takes the square of their number
LAST_ROW = 10**9  # more than any file that can be read has
LOOK = (
    "title", "subtitle", "source", "date", "logo", "accent", "colours", "tiles", "tiles_attribution"
)  # fmt: skip
_FILES = ("nodes", "logo")  # named from the folder of the table
_TABLES = ("columns", "colours")


@dataclass(frozen=True)
class Settings:
    """What the user states about a table, saved or given now. The defaults state nothing.

    Attributes
    ----------
    home, columns, sheet, header, encoding, network, nodes
        As `ReadOptions` has them.
    title, subtitle, source, date, logo, accent, colours, tiles, tiles_attribution
        Of what is made of the table, as `api.explore` takes them.
    language
        BCP 47 tag of what is made of the table: one of `languages.LANGUAGES`.
    public
        Whether what is marked internal is left out.
    hide
        Columns that are left out beside these.
    path
        The file that some of it was read from; None where nothing was saved.
    used
        The names of what was read from it and holds: what is given now wins.
    """

    home: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    header: int | None = None
    encoding: str | None = None
    network: str | None = None
    nodes: Source | None = None
    title: str | None = None
    subtitle: str | None = None
    source: str | None = None
    date: str | None = None
    logo: str | os.PathLike[str] | None = None
    accent: str | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    tiles: str | None = None
    tiles_attribution: str | None = None
    language: str | None = None
    public: bool = False
    hide: tuple[str, ...] = ()
    path: Path | None = None
    used: tuple[str, ...] = ()

    def options(self) -> ReadOptions:
        """Return what a reader of tables has to know of it."""
        return ReadOptions(
            **{each.name: getattr(self, each.name) for each in dataclasses.fields(ReadOptions)}
        )

    def look(self) -> dict[str, Any]:
        """Return what is stated about the looks of what is made of the table.

        Examples
        --------
        >>> Settings(home="Busan, KR", accent="teal").look()
        {'accent': 'teal'}
        """
        return {name: value for name in LOOK if _is_stated(value := getattr(self, name))}

    def updated(self, **given: Any) -> Settings:
        """Return the settings with what is given now in place of what was saved.

        Columns are put together by their roles, and a column that is hidden once stays hidden.

        Examples
        --------
        >>> saved = Settings(home="Busan, KR", columns={"to_name": "Kota"}, used=("home", "columns"))
        >>> now = saved.updated(home="Goyang, KR", columns={"from_name": "Kota", "since": "Tahun"}, sheet=None)
        >>> now.home, now.columns, now.used
        ('Goyang, KR', {'from_name': 'Kota', 'since': 'Tahun'}, ())
        """
        stated = {name: value for name, value in given.items() if _is_stated(value)}
        if stated.get("columns"):
            own = dict(stated["columns"])
            kept = {role: label for role, label in self.columns.items() if label not in own.values()}
            stated["columns"] = kept | own
        if stated.get("colours"):
            stated["colours"] = {**self.colours, **stated["colours"]}
        if "hide" in stated:
            stated["hide"] = tuple(dict.fromkeys([*self.hide, *stated["hide"]]))
        stated["public"] = self.public or bool(stated.get("public"))
        merged = dataclasses.replace(self, **stated)
        holds = [name for name in self.used if _is_kept(getattr(self, name), getattr(merged, name))]
        return dataclasses.replace(merged, used=tuple(holds))

    def noted(self, plan: Plan) -> Plan:
        """Return a plan with a note before the others on what was saved and holds."""
        if self.path is None or not self.used:
            return plan
        note = Note(because("settings_used", file=str(self.path), names=", ".join(self.used)))
        return dataclasses.replace(plan, notes=(note, *plan.notes))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_row(value: Any) -> bool:
    return type(value) is int and 1 <= value <= LAST_ROW


def _is_language(value: Any) -> bool:
    return value in LANGUAGES


def _is_truth(value: Any) -> bool:
    return isinstance(value, bool)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _are_labels(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


# Setting -> what its value has to be, in words, and whether it is. In this order they are written.
_TEXT = ("a text in quotes", _is_text)
EXPECTED: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "home": _TEXT, "sheet": _TEXT, "header": ("the number of a row, from 1", _is_row), "encoding": _TEXT,
    "network": _TEXT, "nodes": _TEXT, **{name: _TEXT for name in LOOK if name != "colours"},
    "language": (f"one of {', '.join(LANGUAGES)}", _is_language), "public": ("true or false", _is_truth),
    "hide": ("a list of labels of columns", _are_texts),
    "columns": ("a table of roles with the labels of their columns", _are_labels),
    "colours": ("a table of kinds with their colours", _are_labels),
}  # fmt: skip


def settings_path(table: str | os.PathLike[str]) -> Path:
    """Return where settings of a table are saved.

    Examples
    --------
    >>> settings_path("lists/ties.xlsx").name
    'ties.xlsx.sistermap.toml'
    """
    return Path(f"{os.fspath(table)}{SUFFIX}")


def find_settings_file(table: str | os.PathLike[str]) -> Path | None:
    """Find what was saved about a table: ties.xlsx.sistermap.toml or ties.sistermap.toml beside it.

    Examples
    --------
    >>> find_settings_file("no such table.csv") is None, find_settings_file("-") is None
    (True, True)
    """
    if os.fspath(table) in ("", "-") or not Path(table).name:
        return None
    whole = settings_path(table)
    return next(
        (file for file in (whole, settings_path(Path(table).with_suffix(""))) if file.is_file()), None
    )


def read_settings(file: Path) -> Settings:
    """Read what was saved about a table.

    Raises
    ------
    TableError
        If the file is no TOML, has a setting that is not known, or a value that none can have.
    """
    try:
        content = file.read_bytes()
        if (
            len(content) > MOST_BYTES
            or max((line.count(b".") for line in content.splitlines()), default=0) > MOST_DOTS
        ):
            raise TableError(
                f'{file} has {len(content):,} bytes, expected a few lines such as home = "Goyang, KR": at most'
                f" {MOST_BYTES:,} bytes, and {MOST_DOTS:,} dots in a line"
            )
        saved = tomllib.loads(content.decode("utf-8-sig"))
    except OSError as error:
        raise TableError(f"{file} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8; a number of 5000 digits; 500 brackets
        raise TableError(f'{file}: {error}; expected lines of TOML such as home = "Goyang, KR"') from error
    for name, value in saved.items():
        if name not in EXPECTED:
            close = get_close_matches(name, EXPECTED, n=1)
            meant = f", do you mean {close[0]!r}? Expected" if close else "; expected"
            raise TableError(f"{file}: {name!r} is no setting{meant} some of {', '.join(EXPECTED)}")
        expected, fits = EXPECTED[name]
        if not fits(value):
            raise TableError(f"{file}: {name} is {_shown(value)}, expected {expected}")
    check_roles(saved.get("columns", {}), f"{file}: ")
    if "encoding" in saved:
        check_encoding(saved["encoding"], f"{file}: ")
    for name in _FILES:  # as written beside the file, wherever the command is run
        if name in saved:
            saved[name] = str(file.parent / saved[name])
    saved["hide"] = tuple(saved.get("hide", ()))
    used = tuple(name for name in EXPECTED if saved.get(name))
    return Settings(**saved, path=file, used=used)


def settings_text(settings: Settings, table: str | os.PathLike[str]) -> str:
    r"""Write settings as TOML, to be saved beside a table.

    Raises
    ------
    TableError
        If the table of nodes is no file: it cannot be named.

    Examples
    --------
    >>> print(settings_text(Settings(home='"Paris"', header=3, hide=("Phone",)), "ties.csv"))
    # How sistermap reads ties.csv. What is given on the command line wins over it.
    home = "\"Paris\""
    header = 3
    hide = ["Phone"]
    <BLANKLINE>
    """
    return "\n".join(_lines(settings, Path(table)))


def _lines(settings: Settings, table: Path) -> Iterator[str]:
    name = "".join(letter if letter.isprintable() else "?" for letter in table.name)
    yield f"# How sistermap reads {name}. What is given on the command line wins over it."
    for key in EXPECTED:
        value = getattr(settings, key)
        if key in _FILES and value is not None:
            value = _beside(value, table, key)
        if value and key not in _TABLES:
            yield f"{key} = {_toml(value)}"
    for key in _TABLES:
        if entries := getattr(settings, key):
            yield from ("", f"[{key}]")
            yield from (f"{_key(name)} = {_toml(str(value))}" for name, value in entries.items())
    yield ""


def _beside(file: Source, table: Path, key: str) -> str:
    """Name a file from the folder of the table, so that both can be moved together."""
    if not isinstance(file, str | os.PathLike):
        raise TableError(f"{key}: what is no file has no name that can be saved; expected a path")
    try:
        return PurePath(os.path.relpath(file, table.parent)).as_posix()
    except ValueError:  # on another drive
        return str(Path(file).resolve())


def _toml(value: str | bool | int | tuple[str, ...]) -> str:
    """Write a value. JSON escapes all that TOML wants escaped except DEL."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    text = legal_in_utf8(value) if isinstance(value, str) else value
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(role: str) -> str:
    return role if role.isidentifier() and role.isascii() else _toml(role)


def _is_stated(value: Any) -> bool:
    """Return whether something is given: None and what holds nothing state nothing. A table of nodes may be a frame."""
    return value is not None and not (isinstance(value, tuple | list | Mapping) and not value)


def _is_kept(saved: Any, merged: Any) -> bool:
    """Return whether something that was saved holds: all of it, or some of its columns."""
    if isinstance(saved, Mapping):
        return any(merged.get(role) == label for role, label in saved.items())
    if isinstance(saved, tuple):
        return set(saved) <= set(merged)
    return saved is merged or (isinstance(merged, str | int) and bool(saved == merged))


def _shown(value: object) -> str:
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except ValueError:  # 0xfff…: Python writes no number of more than 4300 digits
        return "a number of thousands of digits"
    return text if len(text) <= 80 else f"{text[:80]}…"
