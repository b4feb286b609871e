"""The words of documents and calendars, in the languages that have them."""

from __future__ import annotations

import functools
import json

from .assets import HERE, read_texts
from .errors import MapError


@functools.cache
def read_words(lang: str) -> dict[str, str]:
    """Give the words of documents in a language, with those that the page has for kinds and statuses.

    Parameters
    ----------
    lang
        BCP 47 tag.

    Raises
    ------
    MapError
        If there are none in that language.

    Examples
    --------
    >>> read_words("ko")["kind.sister"]
    '자매결연'
    """
    folder = HERE / "texts" / "report"
    file = folder / f"{lang}.json"
    known = sorted(path.stem for path in folder.glob("*.json"))
    if lang not in known:
        raise MapError(f"documents are written in {', '.join(known)}, not in {lang!r}; choose with --lang")
    page = {
        key: str(text) for key, text in read_texts()[lang].items() if key.startswith(("kind.", "status."))
    }
    own: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
    return page | own
