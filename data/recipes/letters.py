"""Which letters follow which in a language, counted in the names that CLDR has: by them the code page of a text is judged."""

from __future__ import annotations

import contextlib
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from ...geo.gazetteer.database import connect
from . import cldr

# BCP 47 tags of CLDR: the languages whose lists come in code pages of their own.
LANGUAGES = (
    "af", "ar", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fa", "fi", "fr", "ga", "gl", "he",
    "hr", "hu", "is", "it", "ja", "ko", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr",
    "sr-Latn", "sv", "th", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant",
)  # fmt: skip
IDEOGRAPHS = ("ja", "ko", "zh-Hans", "zh-Hant")  # too many signs for pairs: only how often each is there
TAGS = (
    "territory",
    "language",
    "exemplarCity",
    "displayName",
    "month",
    "day",
    "script",
    "long",
    "subdivision",
)
EDGE = "_"  # where a word begins or ends
SELDOM = 3  # an ideograph that is there fewer times says nothing


def write_letters(store: Path, path: Path) -> int:
    """Write ``language, letter, count, followers``, and return how many rows there are.

    Parameters
    ----------
    store
        The built gazetteer: ideographs are counted in its names of places too.
    path
        The file to write.
    """
    rows = ["language\tletter\tcount\tfollowers"]
    texts = cldr.texts(TAGS)
    with contextlib.closing(connect(store)) as base:
        for (names,) in base.execute("SELECT names FROM label"):
            for language, name in json.loads(names).items():
                if language in IDEOGRAPHS:
                    texts[language].append(name)
    for language in LANGUAGES:
        alone, pairs = count_letters(texts[language], pairs=language not in IDEOGRAPHS)
        for letter, count in sorted(alone.items()):
            kept = sorted(pairs[letter].items()) if letter in pairs else []
            followers = " ".join(f"{after}{n}" for after, n in kept if not (letter + after).isascii())
            rows.append(f"{language}\t{letter}\t{count}\t{followers}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return len(rows) - 1


def count_letters(texts: Iterable[str], *, pairs: bool) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """Count the letters of texts, in small letters, and which letter comes behind each.

    Examples
    --------
    >>> alone, after = count_letters(["Łódź"], pairs=True)
    >>> alone["ó"], after["ó"]["d"], after["_"]["ł"]
    (1, 1, 1)
    """
    alone: Counter[str] = Counter()
    after: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word in _words(text):
            signs = [char.lower() if len(char.lower()) == 1 else char for char in word]
            if not pairs:
                alone.update(sign for sign in signs if not sign.isascii())
                continue
            alone.update([EDGE, *signs])
            for one, next_one in zip([EDGE, *signs], [*signs, EDGE], strict=True):
                after[one][next_one] += 1
    if not pairs:
        alone = Counter({sign: count for sign, count in alone.items() if count >= SELDOM})
    return alone, after


def _words(text: str) -> list[str]:
    """Return the runs of letters and of marks on letters. Code pages have only the older shape of ș and ț."""
    known = unicodedata.normalize("NFC", text).translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    return "".join(
        char if char.isalpha() or unicodedata.category(char)[0] == "M" else " " for char in known
    ).split()
