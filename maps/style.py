"""How kinds and networks look: colours that colour-blind readers can distinguish, and dashes for those who see none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypedDict

from .colours import Pair
from .texts import kind_words


class Line(TypedDict):
    """A line as it is drawn."""

    light: str  # "#rrggbb" on light paper
    dark: str  # "#rrggbb" on dark paper
    dash: list[float]  # px of line and gap, empty for a whole line


class KindStyle(Line):
    """How ties of one kind are drawn and called."""

    label: str  # English, or the user's own name of a kind that we do not know


# Blue, brown, violet and slate are the four families that a list mostly has; the others were searched for: the least
# CIEDE2000 between any two of ours, and the red of home, to protan, deutan and tritan eyes is what tests/test_styles.py says.
BLUE = Pair("#0b5fa5", "#62b0f0")
BROWN = Pair("#8a5200", "#f0b642")
VIOLET = Pair("#7b16d9", "#9966ff")
SLATE = Pair("#4a5560", "#b4bec8")
SAGE = Pair("#5e7a4e", "#bbf5d1")
OLIVE = Pair("#2f3303", "#3a9a0a")
WINE = Pair("#400920", "#b47487")
PLUM = Pair("#2c1149", "#7b83b4")
ACCENT = BLUE.light  # of headings and links in documents
# Of still maps on light paper, as css/palette.css has them.
SEA, LAND, PAPER, INK, INK_2, INK_3 = "#f2f5f7", "#e2e0d9", "#ffffff", "#16202a", "#47535e", "#64707b"
HOME_COLOUR, HAIRLINE = "#c8321f", "#e1e5e8"

_COOPERATION_DASH = [1.5, 5]  # of round dots
KINDS: dict[str, Line] = {
    "sister": {"light": BLUE.light, "dark": BLUE.dark, "dash": []},
    "friendship": {"light": BROWN.light, "dark": BROWN.dark, "dash": [9, 5]},
    "intent": {"light": VIOLET.light, "dark": VIOLET.dark, "dash": [6, 4, 1.5, 4, 1.5, 4]},
    "mou": {"light": VIOLET.light, "dark": VIOLET.dark, "dash": _COOPERATION_DASH},
    "network": {"light": PLUM.light, "dark": PLUM.dark, "dash": [3, 3]},
    "project": {"light": SAGE.light, "dark": SAGE.dark, "dash": [14, 4]},
    "treaty": {"light": OLIVE.light, "dark": OLIVE.dark, "dash": []},
    "visit": {"light": WINE.light, "dark": WINE.dark, "dash": [5, 3]},
    "other": {"light": SLATE.light, "dark": SLATE.dark, "dash": [10, 4, 1.5, 4]},
}

# Of ties of two lists that are compared: what is as it was steps back, what is gone is dashed.
CHANGES: dict[str, Line] = {
    "added": {"light": BLUE.light, "dark": BLUE.dark, "dash": []},
    "gone": {"light": BROWN.light, "dark": BROWN.dark, "dash": [6, 4]},
    "changed": {"light": VIOLET.light, "dark": VIOLET.dark, "dash": []},
    "unchanged": {"light": "#7d8894", "dark": "#7f8a95", "dash": []},
}

_SPARE = (BLUE, BROWN, VIOLET, SLATE, SAGE, WINE, OLIVE, PLUM)
_SPARE_DASHES: list[list[float]] = [[], [8, 4], [2, 3], [10, 3, 2, 3], [4, 4]]
_NETWORKS = (VIOLET, SAGE, WINE, BROWN, OLIVE, PLUM)


def style_kinds(kinds: Iterable[str], colours: Mapping[str, Pair] | None = None) -> dict[str, KindStyle]:
    """Give every kind a colour, a dash and its English name.

    Parameters
    ----------
    kinds
        Those that occur. Ours have their fixed look; others take the next free pair of colour and dash, in the order
        of their names, so that the same kinds look the same in every page.
    colours
        Those that the user gives to some of them, in place of ours.

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
    for kind, own in (colours or {}).items():
        if kind in styles:
            styles[kind] = {**styles[kind], "light": own.light, "dark": own.dark}
    return styles


def network_colours(networks: Sequence[str]) -> list[dict[str, str]]:
    """Give each network the colour of its rings, ``{"light": "#rrggbb", "dark": "#rrggbb"}``.

    Examples
    --------
    >>> network_colours(["WeGO"])
    [{'light': '#7b16d9', 'dark': '#9966ff'}]
    """
    return [_NETWORKS[number % len(_NETWORKS)]._asdict() for number in range(len(networks))]
