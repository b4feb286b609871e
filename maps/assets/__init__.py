"""The page's own scripts and styles, as written; vendored libraries lie under ``vendor/``."""

from __future__ import annotations

import base64
import functools
import re
from pathlib import Path

HERE = Path(__file__).parent

# In the order in which a page holds them: a file may use what stands above it while it loads.
SCRIPTS = (
    "vendor/leaflet.js",
    "js/unpack.js",
    "js/projection.js",
    "js/great_circle.js",
    "js/decode.js",
    "js/names.js",
    "js/look.js",
    "js/store.js",
    "js/counts.js",
    "js/canvas_layer.js",
    "js/basemap.js",
    "js/arcs.js",
    "js/aggregate.js",
    "js/dots.js",
    "js/find.js",
    "js/scene.js",
    "js/ties_layer.js",
    "js/fit.js",
    "js/tooltip.js",
    "js/pointer.js",
    "js/start.js",
    "js/notes.js",
    "js/png.js",
    "js/embed.js",
    "js/folium.js",
    "js/ui/*.js",
    "js/open.js",
)
# Of js/ui those that others use while they load; the rest follow in the order of their names.
UI_FIRST = ("js/ui/facets.js", "js/ui/search.js", "js/ui/filter.js")
STYLES = ("vendor/leaflet.css", "css/map.css", "css/panel.css")


@functools.cache
def read_scripts() -> tuple[tuple[str, str], ...]:
    """Give every script of a page as (path, source)."""
    names: list[str] = []
    for name in SCRIPTS:
        if "*" not in name:
            names.append(name)
            continue
        found = sorted(str(path.relative_to(HERE).as_posix()) for path in HERE.glob(name))
        names += [*UI_FIRST, *(path for path in found if path not in UI_FIRST)]
    return tuple(
        (name, _lean((HERE / name).read_text(encoding="utf-8"))) for name in names if (HERE / name).exists()
    )


def _lean(source: str) -> str:
    """Leave out indentation and lines that are only a comment: every page travels by e-mail."""
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@functools.cache
def read_styles() -> str:
    """Give the styles of a page as one sheet; the pictures they name are inside it."""
    sheets = [(HERE / name).read_text(encoding="utf-8") for name in STYLES if (HERE / name).exists()]
    sheet = _lean(re.sub(r"/\*.*?\*/", "", "\n".join(sheets), flags=re.DOTALL))
    return re.sub(r"url\(images/([\w-]+\.png)\)", lambda m: f"url({picture(m[1])})", sheet)


def picture(name: str) -> str:
    """Give a vendored picture as a ``data:`` address."""
    coded = base64.b64encode((HERE / "vendor" / name).read_bytes()).decode("ascii")
    return f"data:image/png;base64,{coded}"
