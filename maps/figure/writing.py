"""Text on axes: measured, wrapped and shortened, and a line in which home's name has home's colour."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ..headline import split_headline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Scripts that are written without spaces: a line may end before any of their letters, not before a closing mark.
_DENSE = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_CLOSING = "、。，．）」』】：；！？…ー"
_WORDS = re.compile(rf"[{_DENSE}][{_CLOSING}]*|[^\s{_DENSE}]+|\s")
RTL_MARK = "\u200f"
_FROM_RIGHT = ("\u202b", "\u202c")  # around a line, for its direction
_NARROW = re.compile("[\u2006-\u200a\u202f]")
_JOINED = ("ARABIC", "SYRIAC", "THAANA", "NKO")


class Font(NamedTuple):
    """How letters are written."""

    size: float  # points
    weight: str = "normal"


def text_size(axes: Axes, text: str, font: Font) -> tuple[float, float]:
    """Return the width and the height of a text in the axes' units."""
    written = axes.text(0, 0, text, fontsize=font.size, weight=font.weight)
    box = written.get_window_extent(axes.figure.canvas.get_renderer())  # type: ignore[attr-defined]  # Agg has one
    written.remove()
    (x0, y0), (x1, y1) = axes.transData.inverted().transform([(box.x0, box.y0), (box.x1, box.y1)])
    return abs(float(x1 - x0)), abs(float(y1 - y0))


def directed(text: str, *, rtl: bool) -> str:
    r"""Mark a line that runs from the right; without, it would run from the left in an SVG, or where it begins with Latin.

    Examples
    --------
    >>> directed("Busan · 29", rtl=True), directed("Busan · 29", rtl=False)
    ('\u202bBusan · 29\u202c', 'Busan · 29')
    """
    return text.join(_FROM_RIGHT) if rtl and text else text


def wrap(axes: Axes, text: str, font: Font, width: float, *, most: int | None = None) -> list[str]:
    """Break a text into lines no wider than `width`; what is beyond the `most` lines, or in too long a word, becomes "…"."""
    lines: list[str] = []
    pieces = (piece for word in words_of(text) for piece in _parted(axes, word, font, width))
    for word in pieces:
        longer = f"{lines[-1]}{word}" if lines else word.strip()
        if lines and text_size(axes, longer, font)[0] <= width:
            lines[-1] = longer
        else:
            lines.append(shorten(axes, word.strip(), font, width))
    if most is not None and len(lines) > most:
        last = " ".join(lines[most - 1 :])
        lines = [*lines[: most - 1], shorten(axes, last, font, width)]
    return lines


def words_of(text: str) -> Iterator[str]:
    """Give the pieces between which a line may end, each with the space before it.

    Examples
    --------
    >>> list(words_of("Busan  and 釜山。"))
    ['Busan', ' and', ' 釜', '山。']
    """
    space = ""
    for piece in _WORDS.findall(text):
        if piece.isspace():
            space = " "
        else:
            yield space + piece
            space = ""


def _parted(axes: Axes, word: str, font: Font, width: float) -> list[str]:
    """Part a word behind its hyphens, where it is too long for a line of its own."""
    if "-" not in word or text_size(axes, word.strip()[:400], font)[0] <= width:
        return [word]
    return [part for part in word.replace("-", "-\n").split("\n") if part]


def shorten(axes: Axes, text: str, font: Font, width: float) -> str:
    """Cut a text that is wider than `width`, with "…" at its end."""
    if text_size(axes, text[:400], font)[0] <= width and len(text) <= 400:
        return text
    low, high = 1, min(len(text), 400)
    while low < high:
        middle = (low + high + 1) // 2
        if text_size(axes, cut(text, middle), font)[0] <= width:
            low = middle
        else:
            high = middle - 1
    return cut(text, low)


def with_plain_spaces(text: str) -> str:
    r"""Put the no-break space, which every font has, where a language has a narrow or a thin one, which many lack.

    Examples
    --------
    >>> with_plain_spaces("18\u202f898 km")
    '18\xa0898 km'
    """
    return _NARROW.sub("\u00a0", text)


def cut(text: str, most: int) -> str:
    """Cut a text of more than `most` letters, with "…" as the last; a letter keeps its marks.

    Examples
    --------
    >>> cut("Llanfairpwllgwyngyll", 10), cut("Ulm", 10)
    ('Llanfairp…', 'Ulm')
    """
    if len(text) <= most:
        return text
    end = max(1, most - 1)
    while end > 1 and unicodedata.category(text[end])[0] == "M":
        end -= 1
    return f"{text[:end].rstrip()}…"


def write_with_home(
    axes: Axes,
    line: str,
    at: tuple[float, float],
    font: Font,
    colours: tuple[str, str],
    home: str | None,
    *,
    rtl: bool = False,
) -> None:
    """Write a line of a headline on its baseline; the home's name has the home's colour.

    Parameters
    ----------
    axes
        To write on.
    line
        Of the headline.
    at
        Where it begins: its left end, or the right one of text that runs from the right.
    font
        Of the line.
    colours
        Of the line, and of home in it.
    home
        The name as the headline has it.
    rtl
        Whether it runs from the right.
    """
    before, found, after = split_headline(line, home)
    if found and (
        (_is_joined(before[-1:]) and _is_joined(found[:1]))
        or (_is_joined(found[-1:]) and _is_joined(after[:1]))
    ):
        before, found, after = line, "", ""  # letters that are joined lose their form where they are parted
    for done, text, colour in (("", before, 0), (before, found, 1), (before + found, after, 0)):
        if text.strip():
            # Spaces at an end have no width; before a mark they have.
            ahead = f"{done}{text[: len(text) - len(text.lstrip())]}|"
            moved = text_size(axes, ahead, font)[0] - text_size(axes, "|", font)[0]
            axes.text(
                at[0] - moved if rtl else at[0] + moved, at[1], directed(text.strip(), rtl=rtl),
                fontsize=font.size, weight=font.weight, color=colours[colour], va="baseline", ha="right" if rtl else "left",
            )  # fmt: skip


def _is_joined(letter: str) -> bool:
    return bool(letter) and unicodedata.name(letter, "").split(" ")[0] in _JOINED
