"""How kinds and networks look: colours that colour-blind readers can distinguish, and dashes for those who see none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypedDict

from .texts import kind_words


class Line(TypedDict):
    """A line as it is drawn."""

    light: str  # "#rrggbb" on light paper
    dark: str  # "#rrggbb" on dark paper
    dash: list[int]  # px of line and gap, empty for a whole line


class KindStyle(Line):
    """How ties of one kind are drawn and called."""

    label: str  # English, or the user's own name of a kind that we do not know


# Hues after Okabe and Ito, darkened for light paper and lightened for dark paper until each has 3:1 against it.
KINDS: dict[str, Line] = {
    "sister": {"light": "#0b5fa5", "dark": "#6db6f2", "dash": []},
    "friendship": {"light": "#b4530a", "dark": "#f3a65a", "dash": [7, 4]},
    "intent": {"light": "#8a6d00", "dark": "#e3cf57", "dash": [2, 4]},
    "mou": {"light": "#00795a", "dark": "#4fd0a8", "dash": [10, 3, 2, 3]},
    "network": {"light": "#7a4fb5", "dark": "#c3a5f0", "dash": [1, 3]},
    "project": {"light": "#b02f6f", "dark": "#f08fbd", "dash": [12, 4]},
    "treaty": {"light": "#3d4b5c", "dark": "#c9d3de", "dash": []},
    "visit": {"light": "#1b7f95", "dark": "#76d3e6", "dash": [3, 3]},
    "other": {"light": "#6b6257", "dark": "#b9b0a4", "dash": [5, 5]},
}

_SPARE = [
    ("#0b5fa5", "#6db6f2"),
    ("#b4530a", "#f3a65a"),
    ("#00795a", "#4fd0a8"),
    ("#7a4fb5", "#c3a5f0"),
    ("#b02f6f", "#f08fbd"),
    ("#8a6d00", "#e3cf57"),
    ("#1b7f95", "#76d3e6"),
    ("#3d4b5c", "#c9d3de"),
]
_SPARE_DASHES: list[list[int]] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4]]
_NETWORKS = [
    ("#7a4fb5", "#c3a5f0"),
    ("#00795a", "#4fd0a8"),
    ("#b02f6f", "#f08fbd"),
    ("#8a6d00", "#e3cf57"),
    ("#1b7f95", "#76d3e6"),
    ("#b4530a", "#f3a65a"),
]


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
        light, dark = _SPARE[number % len(_SPARE)]
        dash = _SPARE_DASHES[number // len(_SPARE) % len(_SPARE_DASHES)]
        styles[kind] = {"light": light, "dark": dark, "dash": dash, "label": kind}
    return styles


def network_colours(networks: Sequence[str]) -> list[dict[str, str]]:
    """Give each network the colour of its rings, ``{"light": "#rrggbb", "dark": "#rrggbb"}``.

    Examples
    --------
    >>> network_colours(["WeGO"])
    [{'light': '#7a4fb5', 'dark': '#c3a5f0'}]
    """
    chosen = (_NETWORKS[number % len(_NETWORKS)] for number in range(len(networks)))
    return [{"light": light, "dark": dark} for light, dark in chosen]
