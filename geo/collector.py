"""Python's collector of cycles, which is let rest where it would look through much and find nothing."""

from __future__ import annotations

import atexit
import contextlib
import gc
from collections.abc import Iterator

_NEW_OBJECTS = 50_000  # a table of some ten thousand rows; Python takes 700 or 2,000


@contextlib.contextmanager
def collector_at_rest() -> Iterator[None]:
    """Collect no cycles meanwhile; where they were not collected before, they are not afterwards either.

    Examples
    --------
    >>> with collector_at_rest():
    ...     gc.isenabled()
    False
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def collect_seldom() -> None:
    """Have cycles looked for seldom, and not at the end, for a program that ends before they fill much.

    A fifth of a command's time goes there; the system takes back the memory of a program that has ended anyway.

    Examples
    --------
    >>> before = gc.get_threshold()
    >>> collect_seldom()
    >>> gc.get_threshold()[0]
    50000
    >>> gc.set_threshold(*before)
    """
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    atexit.register(gc.freeze)


@contextlib.contextmanager
def cycles_collected() -> Iterator[None]:
    """Collect the cycles that are made meanwhile, such as a drawing's, and look through nothing that was there before.

    Examples
    --------
    >>> import weakref
    >>> class Drawing:
    ...     pass
    >>> with cycles_collected():
    ...     drawing = Drawing()
    ...     drawing.axes, gone = drawing, weakref.ref(drawing)
    ...     del drawing
    >>> gone() is None
    True
    """
    within = gc.get_freeze_count() > 0  # somebody else froze what was there, who would find it unfrozen
    if not within:
        gc.freeze()
    try:
        yield
    finally:
        gc.collect()
        if not within:
            gc.unfreeze()
