"""Turn a list of sister cities and agreements into maps that open anywhere, offline.

>>> import sistermap as sm
>>> layer = sm.read(sm.example_path(), home="Busan, KR")
>>> sm.explore(layer)  # .save("map.html")
<sistermap.maps.page.tie_map.TieMap object at 0x...>
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api import aggregate as aggregate
    from .api import calendar as calendar
    from .api import check as check
    from .api import compare as compare
    from .api import draft as draft
    from .api import draw as draw
    from .api import example_path as example_path
    from .api import explore as explore
    from .api import find as find
    from .api import geocode as geocode
    from .api import kit as kit
    from .api import plan as plan
    from .api import plot as plot
    from .api import read as read
    from .api import report as report
    from .api import review as review
    from .api import save_settings as save_settings
    from .api import stats as stats
    from .api import title_of as title_of
    from .api import wikidata as wikidata
    from .api import write as write
    from .geo.aggregate import Aggregate as Aggregate
    from .geo.analysis.comparison import Comparison as Comparison
    from .geo.analysis.network import NetworkStats as NetworkStats
    from .geo.errors import SistermapError as SistermapError
    from .geo.layer import Layer as Layer
    from .geo.wikidata import TwinnedPlaces as TwinnedPlaces
    from .maps.page.tie_map import TieMap as TieMap

__version__ = "0.1.0"

# Where each public name lives. It is imported when it is first used: pandas and folium take a second.
_HOMES = {
    **dict.fromkeys(
        (
            "aggregate", "calendar", "check", "compare", "draft", "draw", "example_path", "explore", "find", "geocode", "kit", "plan", "plot",
            "read", "report", "review", "save_settings", "stats", "title_of", "wikidata", "write",
        ),
        "api",
    ),
    "Aggregate": "geo.aggregate",
    "Comparison": "geo.analysis.comparison",
    "Layer": "geo.layer",
    "NetworkStats": "geo.analysis.network",
    "SistermapError": "geo.errors",
    "TieMap": "maps.page.tie_map",
    "TwinnedPlaces": "geo.wikidata",
}  # fmt: skip
__all__ = ["__version__", *_HOMES]


def __getattr__(name: str) -> object:
    """Import a public name."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
