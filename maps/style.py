"""How kinds and networks look: colours that colour-blind readers can distinguish, and dashes for those who see none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypedDict

from .texts import kind_words


class Pair(NamedTuple):
    """A colour on light and on dark paper, each ``"#rrggbb"``."""

    light: str
    dark: str


class Line(TypedDict):
    """A line as it is drawn."""

    light: str  # "#rrggbb" on light paper
    dark: str  # "#rrggbb" on dark paper
    dash: list[int]  # px of line and gap, empty for a whole line


class KindStyle(Line):
    """How ties of one kind are drawn and called."""

    label: str  # English, or the user's own name of a kind that we do not know


# Hues after Okabe and Ito, darkened for light paper and lightened for dark paper until each has 3:1 against it.
BLUE = Pair("#0b5fa5", "#6db6f2")
ORANGE = Pair("#b4530a", "#f3a65a")
YELLOW = Pair("#8a6d00", "#e3cf57")
GREEN = Pair("#00795a", "#4fd0a8")
PURPLE = Pair("#7a4fb5", "#c3a5f0")
PINK = Pair("#b02f6f", "#f08fbd")
SLATE = Pair("#3d4b5c", "#c9d3de")
TEAL = Pair("#1b7f95", "#76d3e6")
STONE = Pair("#6b6257", "#b9b0a4")
ACCENT = BLUE.light  # of headings and links in documents

KINDS: dict[str, Line] = {
    "sister": {"light": BLUE.light, "dark": BLUE.dark, "dash": []},
    "friendship": {"light": ORANGE.light, "dark": ORANGE.dark, "dash": [7, 4]},
    "intent": {"light": YELLOW.light, "dark": YELLOW.dark, "dash": [2, 4]},
    "mou": {"light": GREEN.light, "dark": GREEN.dark, "dash": [10, 3, 2, 3]},
    "network": {"light": PURPLE.light, "dark": PURPLE.dark, "dash": [1, 3]},
    "project": {"light": PINK.light, "dark": PINK.dark, "dash": [12, 4]},
    "treaty": {"light": SLATE.light, "dark": SLATE.dark, "dash": []},
    "visit": {"light": TEAL.light, "dark": TEAL.dark, "dash": [3, 3]},
    "other": {"light": STONE.light, "dark": STONE.dark, "dash": [5, 5]},
}

_SPARE = (BLUE, ORANGE, GREEN, PURPLE, PINK, YELLOW, TEAL, SLATE)
_SPARE_DASHES: list[list[int]] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4]]
_NETWORKS = (PURPLE, GREEN, PINK, YELLOW, TEAL, ORANGE)


def style_kinds(kinds: Iterable[str]) -> dict[str, KindStyle]:
    """Give every kind a colour, a dash and its English name.

    Parameters
    ----------
    kinds
        Those that occur. Ours have their fixed look; others take the next free pair of colour and dash, in the order
        of their names, so that the same kinds look the same in every page.

    Examples
    --------
    >>> style_kinds(["sister", "handshake"])["handshake"]["dash"]
    []
    """
    wanted = sorted(set(kinds))
    labels = kind_words("en")
    styles: dict[str, KindStyle] = {
        kind: {**line, "label": labels[kind]} for kind, line in KINDS.items() if kind in wanted
    }
    strangers = [kind for kind in wanted if kind not in KINDS]
    for number, kind in enumerate(strangers):
        colour = _SPARE[number % len(_SPARE)]
        dash = _SPARE_DASHES[number // len(_SPARE) % len(_SPARE_DASHES)]
        styles[kind] = {"light": colour.light, "dark": colour.dark, "dash": dash, "label": kind}
    return styles


def network_colours(networks: Sequence[str]) -> list[dict[str, str]]:
    """Give each network the colour of its rings, ``{"light": "#rrggbb", "dark": "#rrggbb"}``.

    Examples
    --------
    >>> network_colours(["WeGO"])
    [{'light': '#7a4fb5', 'dark': '#c3a5f0'}]
    """
    return [_NETWORKS[number % len(_NETWORKS)]._asdict() for number in range(len(networks))]
