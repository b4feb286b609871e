"""What a page says of itself in its head: to search engines, to chats that preview links, to the browser's tab."""

from __future__ import annotations

import html
from urllib.parse import quote

from ..colours import PAPERS, Pair
from ..style import ACCENT

HOME = "#c8321f"
LONGEST = 300  # letters of a description; previews show fewer


def head_markup(
    title: str, description: str = "", *, lang: str, image: str = "", accent: Pair | None = None
) -> str:
    """Write the elements of a page's head that describe it; every text is escaped.

    Parameters
    ----------
    title, description
        Of the page, as plain text.
    lang
        BCP 47 tag.
    image
        Address of a preview, as a browser sees it from the page; none is named without it.
    accent
        Of the sign in the browser's tab.

    Examples
    --------
    >>> print(head_markup("Busan & partners", lang="ko").splitlines()[0])
    <meta property="og:title" content="Busan &amp; partners">
    """
    text = " ".join(description.split())[:LONGEST]
    entries = [
        ("name", "description", text),
        ("property", "og:title", title),
        ("property", "og:description", text),
        ("property", "og:type", "website"),
        ("property", "og:locale", lang.replace("-", "_")),
        ("property", "og:image", image),
        ("name", "twitter:card", "summary_large_image" if image else "summary"),
    ]
    lines = [
        f'<meta {key}="{name}" content="{html.escape(content)}">' for key, name, content in entries if content
    ]
    for theme, colour in zip(("light", "dark"), PAPERS, strict=True):
        lines.append(f'<meta name="theme-color" content="{colour}" media="(prefers-color-scheme: {theme})">')
    lines.append(f'<link rel="icon" href="{favicon(accent)}">')
    return "\n".join(lines) + "\n"


def favicon(accent: Pair | None = None) -> str:
    """Draw home and three ties, as a ``data:`` address."""
    ties, home = (accent.light, accent.light) if accent else (ACCENT, HOME)
    drawn = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>"
        f"<path d='M13 19 28 6M13 19 5 4M13 19 27 27' stroke='{ties}' stroke-width='2.6' stroke-linecap='round'/>"
        f"<g fill='{ties}'><circle cx='28' cy='6' r='3'/><circle cx='5' cy='4' r='3'/><circle cx='27' cy='27' r='3'/></g>"
        f"<circle cx='13' cy='19' r='7' fill='{home}' stroke='#fff' stroke-width='2'/></svg>"
    )
    return f"data:image/svg+xml,{quote(drawn, safe=' =:/')}"


def accent_styles(accent: Pair | None) -> str:
    """Write the style that makes links and home have the user's own colour; "" without one."""
    return f"<style>{accent_rules(accent)}</style>" if accent else ""


def accent_rules(accent: Pair) -> str:
    """Write the rules of `accent_styles`, for a sheet that has others.

    Examples
    --------
    >>> accent_rules(Pair("#005500", "#77dd77")).splitlines()[0]
    ':root{--sm-accent:#005500;--sm-home:#005500}'
    """
    light, dark = (f"{{--sm-accent:{colour};--sm-home:{colour}}}" for colour in accent)
    return (
        f":root{light}\n"
        f'@media (prefers-color-scheme:dark){{:root:not([data-theme="light"]){dark}}}\n'
        f':root[data-theme="dark"]{dark}'
    )
