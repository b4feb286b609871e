"""The page's own scripts and styles, as written; vendored libraries lie under ``vendor/``."""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import re
from pathlib import Path

HERE = Path(__file__).parent

# In the order in which a page holds them: a file may use what is above it while it loads. Of several files that a
# pattern names, those that are not named before come in the order of their names.
SCRIPTS = (
    "vendor/leaflet.js",
    "js/data/facets.js",  # filter.js counts facets while it loads
    "js/data/*.js",
    "js/draw/*.js",
    "js/ui/*.js",
    "js/*.js",
)
# Later rules win: what phones and paper change comes last.
STYLES = (
    "vendor/leaflet.css",
    "css/palette.css",
    "css/page.css",
    "css/map.css",
    "css/ui/map_controls.css",
    "css/ui/loupe.css",
    "css/ui/overview.css",
    "css/ui/map_notes.css",
    "css/ui/inset.css",
    "css/ui/attribution.css",
    "css/ui/panel.css",
    "css/ui/head.css",
    "css/ui/marks.css",
    "css/ui/search.css",
    "css/ui/legend.css",
    "css/ui/time_strip.css",
    "css/ui/card.css",
    "css/ui/tabs.css",
    "css/ui/tie_list.css",
    "css/ui/pages.css",
    "css/ui/toolbar.css",
    "css/ui/story.css",
    "css/ui/phone.css",
    "css/ui/embed.css",
    "css/ui/print.css",
)

DOCUMENT_STYLES = ("css/palette.css", "css/report.css")

# What ``:root:dark-paper { … }`` becomes: the system wants dark and the reader has not chosen light, or the reader has
# chosen dark. Paper is always light.
DARK_PAPER = (
    '@media screen and (prefers-color-scheme:dark){:root:not([data-theme="light"]){\\1}}'
    '@media screen{:root[data-theme="dark"]{\\1}}'
)


@functools.cache
def read_scripts() -> tuple[tuple[str, str], ...]:
    """Give every script of a page as (path, source)."""
    found = (path for name in SCRIPTS for path in sorted(HERE.glob(name)))
    names = dict.fromkeys(path.relative_to(HERE).as_posix() for path in found)
    return tuple((name, short_text(name)) for name in names)


def short_text(name: str) -> str:
    """Give a file as a page carries it: every page travels by e-mail.

    Parameters
    ----------
    name
        A path below this folder.

    Returns
    -------
    str
        What ``data/recipes/minify.py`` made of the file. Where the file has changed since, or is published minified, its
        text without indentation and whole lines of comment.
    """
    source = (HERE / name).read_text(encoding="utf-8")
    digest, short = _minified().get(name, ("", ""))
    return short if hashlib.sha256(source.encode("utf-8")).hexdigest() == digest else _lean(source)


@functools.cache
def _minified() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = json.loads((HERE / "minified.json").read_text(encoding="utf-8"))
    return table


def _lean(source: str) -> str:
    """Leave out indentation and lines that are only a comment."""
    source = re.sub(r"(?m)^\s*/\*[^*]*\*/\s*$", "", source)
    lines = (line.strip() for line in source.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@functools.cache
def read_styles(names: tuple[str, ...] = STYLES) -> str:
    """Give the styles of a page, or of a document, as one sheet; the pictures they name are inside it."""
    sheet = "\n".join(short_text(name) for name in names)
    sheet = re.sub(r":root:dark-paper\s*\{(.*?)\}", DARK_PAPER, sheet, flags=re.DOTALL)
    return re.sub(r"url\(images/([\w-]+\.png)\)", lambda m: f"url({picture(m[1])})", sheet)


def picture(name: str) -> str:
    """Give a vendored picture as a ``data:`` address."""
    coded = base64.b64encode((HERE / "vendor" / name).read_bytes()).decode("ascii")
    return f"data:image/png;base64,{coded}"
