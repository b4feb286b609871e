"""Whole numbers, texts and rings as short printable strings that sit well inside JSON inside HTML.

``maps/assets/js/data/unpack.js`` reads them. A digit is one of 92 printable ASCII characters: those that neither JSON nor
HTML needs to escape.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import shapely
from numpy.typing import ArrayLike, NDArray

DIGITS = "".join(chr(code) for code in range(32, 127) if chr(code) not in '"\\<')
BASE = len(DIGITS)
HALF = BASE // 2  # digits below it end a number of varying length, those above it go on
DIVIDER = "\x7f"  # between texts: one byte, never escaped, hardly ever in a cell

_CODES = np.frombuffer(DIGITS.encode("ascii"), dtype=np.uint8)

Packed = str | list[str]


def pack_integers(values: ArrayLike) -> str:
    """Write whole numbers as the shortest of three forms.

    Parameters
    ----------
    values
        Whole numbers between -2**52 and 2**52.

    Returns
    -------
    str
        ``s<start>,<step>`` for an even sequence, ``<width>,<lowest>:<digits>`` with as many digits for each number, or
        ``d:<digits>``, the differences between neighbours in as many digits as each needs. ``""`` for no numbers.

    Examples
    --------
    >>> pack_integers([7, 8, 9, 10])
    's7,1'
    >>> pack_integers([0, 1, 0, 1])
    'd: #!#'
    """
    numbers = np.asarray(values, dtype=np.int64)
    if not len(numbers):
        return ""
    steps = np.diff(numbers)
    if not len(steps) or (steps == steps[0]).all():
        return f"s{numbers[0]},{steps[0] if len(steps) else 0}"
    return min(_pack_even(numbers), "d:" + pack_differences(numbers), key=len)


def pack_differences(values: ArrayLike) -> str:
    """Write the differences between neighbours, the first from 0, in as many digits as each needs."""
    numbers = np.asarray(values, dtype=np.int64)
    steps = np.diff(numbers, prepend=0)
    rest = np.where(steps < 0, -2 * steps - 1, 2 * steps)
    digits = []
    alive = np.ones(len(rest), dtype=bool)
    while alive.any():
        low = rest % HALF
        rest = rest // HALF
        digits.append(np.where(alive, low + np.where(rest > 0, HALF, 0), -1))
        alive = rest > 0
    grid = np.stack(digits, axis=1) if digits else np.empty((0, 1), dtype=np.int64)
    return str(_CODES[grid[grid >= 0]].tobytes(), "ascii")


def pack_texts(texts: Sequence[str]) -> Packed:
    """Write texts one behind the other, each without what it shares with the one before.

    Parameters
    ----------
    texts
        Any text. Where one of them holds the divider itself, all come back as a plain list.

    Examples
    --------
    >>> pack_texts(["Busan", "Buan"]).replace(DIVIDER, "|")
    ' Busan|#an'
    """
    if any(DIVIDER in text for text in texts):
        return list(texts)
    packed, before = [], ""
    for text in texts:
        shared = _count_shared(before[: BASE - 1], text)
        if shared and max(text[:shared]) > "\uffff":
            shared = 0  # the browser counts UTF-16 units, not characters
        packed.append(DIGITS[shared] + text[shared:])
        before = text
    return DIVIDER.join(packed)


def pack_column(values: pd.Series) -> dict[str, Any] | None:
    """Write a column as its distinct texts and, for each row, which of them it has.

    Parameters
    ----------
    values
        Text or nothing.

    Returns
    -------
    dict or None
        ``{"n": number of texts, "v": texts, "c": numbers}``; None where the column is empty throughout.
    """
    codes, texts = pd.factorize(values.fillna(""), sort=False)
    if len(texts) == 0 or (len(texts) == 1 and texts[0] == ""):
        return None
    return {"n": len(texts), "v": pack_texts(list(texts)), "c": pack_integers(codes)}


def pack_rings(shapes: NDArray[np.object_], step_deg: float) -> dict[str, Any]:
    """Write the rings of polygons, or lines, on a grid.

    Parameters
    ----------
    shapes
        Polygons, lines and sets of them, EPSG:4326.
    step_deg
        Width of the grid in degrees.

    Returns
    -------
    dict
        ``n`` rings, each of the shape numbered in ``of``, with ``sizes`` points whose ``xy`` run on from ring to ring.
        A ring that is smaller than the grid is left out.
    """
    parts, of_part = shapely.get_parts(shapes, return_index=True)
    polygonal = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, of_ring = shapely.get_rings(parts[polygonal], return_index=True)
    lines = parts[~polygonal]
    curves = np.concatenate([rings, lines])
    of_curve = np.concatenate([of_part[polygonal][of_ring], of_part[~polygonal]])
    points, of_point = shapely.get_coordinates(curves, return_index=True)
    grid = np.round(points / step_deg).astype(np.int64)
    new = np.ones(len(grid), dtype=bool)
    new[1:] = (grid[1:] != grid[:-1]).any(axis=1) | (of_point[1:] != of_point[:-1])
    sizes = np.bincount(of_point[new], minlength=len(curves))
    wanted = sizes >= np.where(np.arange(len(curves)) < len(rings), 4, 2)
    kept = new & wanted[of_point]
    xy = grid[kept]
    steps = np.diff(xy, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    return {
        "n": int(wanted.sum()),
        "step": step_deg,
        "of": pack_integers(of_curve[wanted]),
        "sizes": pack_integers(sizes[wanted]),
        # Each axis differs from its own neighbour, so the sums of what is written are the steps.
        "xy": pack_differences(np.cumsum(steps.ravel())),
    }


def _count_shared(before: str, text: str) -> int:
    # Most neighbours share all or nothing: slices compare faster than letters do.
    if text.startswith(before):
        return len(before)
    low, high = 0, min(len(before), len(text))
    while low < high:
        middle = (low + high + 1) // 2
        if before[:middle] == text[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _pack_even(numbers: NDArray[np.int64]) -> str:
    low = int(numbers.min())
    rest = numbers - low
    width = 1
    while BASE**width <= int(rest.max()):
        width += 1
    digits = np.empty((len(numbers), width), dtype=np.uint8)
    for place in range(width - 1, -1, -1):
        digits[:, place] = _CODES[rest % BASE]
        rest = rest // BASE
    return f"{width},{low}:{digits.tobytes().decode('ascii')}"
