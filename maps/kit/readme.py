"""The README of a kit: which file is for whom, for those who open no page."""

from __future__ import annotations

from ...geo.cells import legal_in_utf8, legal_line
from ..texts import kit_words
from .contents import GROUPS
from .overview import INDEX, Overview


def render_readme(overview: Overview) -> bytes:
    """Write the README.

    Parameters
    ----------
    overview
        What it says.

    Returns
    -------
    bytes
        UTF-8 with a mark at its beginning and CR LF at the end of its lines: editors of every age read its letters right.

    Examples
    --------
    >>> text = render_readme(Overview("Busan", files={"map.html": [("map.html", 2048)]})).decode("utf-8-sig")
    >>> text.splitlines()[:4]
    ['Busan', '', 'Everything here was made from one list, and agrees.', '']
    """
    words = overview.words
    lines = [legal_line(overview.title), *filter(None, [legal_line(overview.subtitle)]), ""]
    lines += [words["nothing.title"], words["nothing.for"]] if overview.nothing_placed else [words["intro"]]
    lines += ["", *_heading(words["readme"]), "", *_entry([INDEX], "index", overview)]
    for group in GROUPS:
        outputs = overview.held(group)
        lines += ["", f"[{words[f'group.{group}']}]"] if outputs else []
        for output in outputs:
            lines += ["", *_entry([name for name, _ in overview.files[output.name]], output.words, overview)]
    for key, text in (("snippet", overview.snippet), ("alt", overview.alt)):
        lines += ["", *_heading(words[key]), "", *text.strip().splitlines()] if text else []
    sources = overview.source_lines()
    lines += ["", *_heading(words["sources"]), "", *sources] if sources else []
    return legal_in_utf8("\r\n".join([*lines, ""])).encode("utf-8-sig")


def _heading(text: str) -> list[str]:
    return [text, "-" * 40]


def _entry(names: list[str], key: str, overview: Overview) -> list[str]:
    words = kit_words(overview.lang)
    return [", ".join(names), f"    {words[f'{key}.title']}", f"    {words[f'{key}.for']}"]
