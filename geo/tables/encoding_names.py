"""Names of encodings that a user may state."""

from __future__ import annotations

import codecs
from difflib import get_close_matches
from encodings import aliases

from ..errors import TableError

# Python writes names of hosts and its own literals with these; no program keeps a file in them.
_NO_FILES = ("idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined")


def check_encoding(encoding: str, where: str = "") -> None:
    """Raise TableError, which begins with `where`, if Python knows no encoding of text by this name.

    Examples
    --------
    >>> check_encoding("cp949")
    >>> check_encoding("cp499")
    Traceback (most recent call last):
    sistermap.geo.errors.TableError: encoding 'cp499' is not known, do you mean 'cp949'? Expected ...
    """
    if not is_text_encoding(encoding):
        names = filter(is_text_encoding, {*aliases.aliases, *aliases.aliases.values()})
        close = get_close_matches(str(encoding).lower(), names, n=1)
        meant = f", do you mean {close[0]!r}? Expected" if close else "; expected"
        raise TableError(
            f"{where}encoding {encoding!r} is not known{meant} a name such as utf-8, cp949, shift_jis, gb18030 or cp1252"
        )


def is_text_encoding(encoding: str) -> bool:
    """Return whether Python knows an encoding of whole texts by this name.

    Examples
    --------
    >>> [is_text_encoding(name) for name in ("cp949", "UTF-8", "base64", "idna", "unicode_escape")]
    [True, True, False, False, False]
    """
    try:
        found = codecs.lookup(encoding.strip())
    except (LookupError, ValueError, TypeError, AttributeError):  # none, or no name at all
        return False
    return found._is_text_encoding and found.name not in _NO_FILES
