"""Chinese characters: one shape for its variants, and how Koreans read them."""

from __future__ import annotations

import bz2
import functools
import gzip
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

from . import fetch

# Variants that Unihan calls equal in meaning and use. kSemanticVariant and kZVariant join too much to be safe.
LINKS = ("kSimplifiedVariant", "kTraditionalVariant")
# Shinjitai that Unihan does not link to the older form are opencc's Japanese table.


@functools.cache
def _converter(name: str) -> OpenCC:
    from opencc import OpenCC  # needed to build, not to read what was built

    return OpenCC(name)


def to_simplified(text: str) -> str:
    """Write in simplified characters.

    Examples
    --------
    >>> to_simplified("加德滿都")
    '加德满都'
    """
    return str(_converter("t2s").convert(text))


def to_traditional(text: str) -> str:
    """Write in traditional characters.

    Examples
    --------
    >>> to_traditional("加德满都")
    '加德滿都'
    """
    return str(_converter("s2t").convert(text))


@functools.cache
def shapes() -> dict[str, str]:
    """Return character -> the one that is used for it and all its variants (simplified, traditional, Japanese).

    Examples
    --------
    >>> [shapes().get(char, char) for char in "広廣广"]
    ['广', '广', '广']
    """
    linked: dict[str, set[str]] = defaultdict(set)
    for char, kind, value in _unihan("Variants"):
        if kind in LINKS:
            for code in re.findall(r"U\+([0-9A-F]+)", value):
                linked[char].add(chr(int(code, 16)))
                linked[chr(int(code, 16))].add(char)
    for old, new in _shinjitai():
        linked[old].add(new)
        linked[new].add(old)
    shapes: dict[str, str] = {}
    for char in sorted(linked):
        if char in shapes:
            continue
        group, todo = set(), [char]
        while todo:
            one = todo.pop()
            if one not in group:
                group.add(one)
                todo.extend(linked[one])
        best = min(group, key=lambda one: (to_simplified(one) != one, ord(one)))
        for one in group:
            shapes[one] = best
    return {char: best for char, best in sorted(shapes.items()) if char != best}


@functools.cache
def korean_readings() -> dict[str, tuple[str, ...]]:
    """Return character -> how Koreans read it, in syllables of Hangul: those that schools teach, else all.

    Examples
    --------
    >>> "".join(korean_readings()[char][0] for char in "河南省")
    '하남성'
    """
    others: dict[str, list[str]] = defaultdict(list)
    for hangul, hanja, _ in _dictionary():
        if len(hangul) == len(hanja) == 1:
            others[hanja].append(hangul)
    found = {char: tuple(dict.fromkeys(syllables)) for char, syllables in others.items()}
    for char, kind, value in _unihan("Readings"):
        if kind == "kHangul":
            pairs = [reading.partition(":")[::2] for reading in value.split()]
            taught = [syllable for syllable, source in pairs if "E" in source]
            # 寧 is taught as 녕 and read 령 or 영 behind another syllable.
            softened = [syllable for syllable, source in pairs if source == "0"]
            # 莞 is 완 in Unihan, and 관 where it is the city's.
            every = dict.fromkeys([syllable for syllable, _ in pairs] + others[char])
            found[char] = tuple([*taught, *softened] or every)
    by_shape: dict[str, tuple[str, ...]] = {}
    for char in sorted(found):
        by_shape.setdefault(shapes().get(char, char), found[char])
    # 広 is read as 廣 is.
    return found | {
        char: by_shape[shape]
        for char, shape in [*shapes().items(), *((shape, shape) for shape in by_shape)]
        if char not in found and shape in by_shape
    }


@functools.cache
def korean_places() -> dict[str, list[str]]:
    """Return the name of a Korean place -> how it is written in Chinese characters; places of one name have several.

    Examples
    --------
    >>> korean_places()["포항시"], korean_places()["고성군"]
    (['浦項市'], ['高城郡', '固城郡'])
    """
    found: dict[str, list[str]] = defaultdict(list)
    for hangul, hanja, remark in _dictionary():
        if remark == "지명":  # "name of a place"
            found[hangul].append(hanja)
    return dict(found)


@functools.cache
def _dictionary() -> list[tuple[str, str, str]]:
    """Read libhangul's dictionary: Hangul, Chinese characters, remark."""
    text = (fetch.folder("libhangul") / "usr/share/libhangul/hanja/hanja.txt").read_text(encoding="utf-8")
    lines = (line.split(":") for line in text.splitlines() if line and line[0] != "#")
    return [(hangul, hanja, remark) for hangul, hanja, remark in lines]


def _shinjitai() -> list[tuple[str, str]]:

    import opencc

    file = Path(opencc.__file__).parent / "dictionary/JPVariants.txt"
    pairs = []
    for line in file.read_text(encoding="utf-8").splitlines():
        old, _, new = line.partition("\t")
        pairs += [(old, one) for one in new.split()]
    return [(old, new) for old, new in pairs if len(old) == len(new) == 1]


def _unihan(part: str) -> list[tuple[str, str, str]]:
    [file] = fetch.folder("unicode-data").glob(f"usr/share/unicode/Unihan_{part}.txt*")
    unpack = {".gz": gzip.decompress, ".bz2": bz2.decompress}.get(file.suffix, bytes)
    lines = unpack(file.read_bytes()).decode("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.startswith("U+")]
    return [(chr(int(code[2:], 16)), kind, value) for code, kind, value in rows]
