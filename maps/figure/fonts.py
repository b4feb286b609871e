"""Fonts that can write the texts of a figure, found on the machine."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from ...geo.errors import MissingFontError

# For each script the first characters of its Unicode names, fonts that write it, and what to install where none does.
SCRIPTS = {
    "Korean": (("HANGUL",), ("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo", "UnDotum")),
    "Japanese": (("HIRAGANA", "KATAKANA"), ("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic", "Hiragino Sans", "MS Gothic", "IPAexGothic")),
    "Chinese": (("CJK",), ("Noto Sans CJK SC", "Noto Sans CJK TC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei", "SimHei")),
    "Arabic": (("ARABIC",), ("Noto Sans Arabic", "Noto Naskh Arabic", "Tahoma", "DejaVu Sans", "Geeza Pro")),
    "Thai": (("THAI",), ("Noto Sans Thai", "Tahoma", "Thonburi", "Garuda")),
    "Devanagari": (("DEVANAGARI",), ("Noto Sans Devanagari", "Mangal", "Kohinoor Devanagari", "Lohit Devanagari")),
}  # fmt: skip
# What journals write in; then what matplotlib carries, which has Greek, Cyrillic and many signs besides.
LATIN, CARRIED = ("Arial", "Liberation Sans", "Noto Sans"), "DejaVu Sans"
_MOST_LISTED = 5
_EVERYWHERE = {"LATIN", "GREEK", "CYRILLIC", "COMBINING", "MODIFIER"}
# One file of Noto Sans CJK serves all of East Asia, whichever of its names the machine gives it.
EAST_ASIAN = ("Noto Sans CJK JP", "Noto Sans CJK KR", "Noto Sans CJK SC", "Noto Sans CJK TC")


def choose_fonts(texts: Iterable[str]) -> list[str]:
    """Choose font families for texts, the first for Latin, the others for what it lacks.

    Parameters
    ----------
    texts
        Everything that will be written.

    Returns
    -------
    list of str
        Family names for matplotlib.

    Raises
    ------
    MissingFontError
        If a script has no font here, with the name of one to install.

    Examples
    --------
    >>> choose_fonts(["Busan"])[-1]
    'DejaVu Sans'
    """
    texts = list(texts)
    needed = _scripts_of("".join(texts))
    families = [font for font in LATIN if font in _installed()][:1]
    for script in needed:
        _, fonts = SCRIPTS[script]
        wanted = (*fonts, *EAST_ASIAN) if script in ("Korean", "Japanese", "Chinese") else fonts
        found = next((font for font in wanted if font in _installed()), None)
        if found is None:
            raise MissingFontError(
                f"no font here writes {script}; install {fonts[0]} (Debian: fonts-noto-cjk or fonts-noto-core)"
            )
        if found not in families:
            families.append(found)
    return [*families, *_other_fonts("".join(texts), families), CARRIED]


class Writable(NamedTuple):
    """What `writable_names` gives."""

    names: list[str]  # "" for one that cannot be written
    remarks: tuple[str, ...]  # one line for each script without a font


def writable_names(names: Sequence[str], others: Sequence[str]) -> Writable:
    """Replace each name that no font here writes by another name of the same place, or leave it out.

    Examples
    --------
    >>> writable_names(["Busan"], ["Busan"])
    Writable(names=['Busan'], remarks=())
    """
    if not _lacking_font("".join(names)):
        return Writable(list(names), ())
    made, reasons = [], dict[str, list[str]]()
    for name, other in zip(names, others, strict=True):
        reason = _lacking_font(name)
        if reason:
            reasons.setdefault(reason, []).append(name)
        made.append(name if not reason else "" if _lacking_font(other) else other)
    remarks = [
        f"{', '.join(lost[:_MOST_LISTED])}{', ...' if len(lost) > _MOST_LISTED else ''}: written otherwise or left out: {reason}"
        for reason, lost in reasons.items()
    ]
    return Writable(made, tuple(remarks))


def _lacking_font(text: str) -> str:
    try:
        choose_fonts([text])
    except MissingFontError as error:
        return str(error)
    return ""


def pdf_font_type(families: Iterable[str]) -> int:
    """Return how a PDF has to carry fonts: 42 (TrueType, whole letters), or 3 where one of them is none.

    Matplotlib writes every font of type 42 as TrueType. Noto Sans CJK has other outlines, and programs such as Acrobat
    may refuse it then. In both types text stays text.

    Examples
    --------
    >>> pdf_font_type(["DejaVu Sans"])
    42
    """
    from matplotlib import font_manager

    files = (font_manager.findfont(family) for family in families)
    return 3 if any(_has_cff(Path(file)) for file in files) else 42


def _has_cff(file: Path) -> bool:
    """Return whether a font's outlines are CFF: it begins with OTTO, in a collection (ttcf) the first font does."""
    with file.open("rb") as font:
        mark = font.read(16)
        if mark[:4] == b"ttcf":
            font.seek(int.from_bytes(mark[12:16], "big"))
            mark = font.read(4)
    return mark[:4] == b"OTTO"


def _scripts_of(text: str) -> list[str]:
    letters = {
        unicodedata.name(char, "").split(" ")[0].split("-")[0] for char in set(text) if char > "\u02ff"
    }
    return [script for script, (names, _) in SCRIPTS.items() if letters & set(names)]


def _other_fonts(text: str, families: list[str]) -> list[str]:
    """Choose a font for each script that is not among ours and that the fonts so far lack."""
    named = {letter for names, _ in SCRIPTS.values() for letter in names} | _EVERYWHERE
    wanted: dict[str, str] = {}
    for char in sorted(set(text)):
        script = unicodedata.name(char, "").split(" ")[0].split("-")[0]
        if char > "\u02ff" and unicodedata.category(char)[0] in "LM" and script not in named:
            wanted.setdefault(script, char)
    found = []
    for script, char in wanted.items():
        if any(ord(char) in _letters_of(family) for family in (*families, CARRIED)):
            continue
        font = f"Noto Sans {script.title()}"
        if font not in _installed():
            raise MissingFontError(
                f"no font here writes {script.title()}; install {font} (Debian: fonts-noto-core or fonts-noto-extra)"
            )
        found.append(font)
    return found


@functools.cache
def _letters_of(family: str) -> frozenset[int]:
    from matplotlib import font_manager
    from matplotlib.ft2font import FT2Font

    return frozenset(FT2Font(font_manager.findfont(family)).get_charmap())


@functools.cache
def _installed() -> frozenset[str]:
    from matplotlib import font_manager

    return frozenset(font.name for font in font_manager.fontManager.ttflist)
