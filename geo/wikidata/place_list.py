"""A list of places, one a line, as bytes -> the places."""

from __future__ import annotations

from ..errors import TableError

MOST_BYTES = 1_000_000


def read_place_list(content: bytes, name: str) -> list[str]:
    r"""Read a list of places: UTF-8, one a line; empty lines and those that begin with ``#`` are left out.

    Parameters
    ----------
    content
        The list.
    name
        What it is called in messages.

    Raises
    ------
    TableError
        If it is too large, no UTF-8, or has no place.

    Examples
    --------
    >>> read_place_list(b"Busan, KR\n\n# of others\nQ8684\n", "places.txt")
    ['Busan, KR', 'Q8684']
    """
    if len(content) > MOST_BYTES:
        raise TableError(f"{name}: has more than {MOST_BYTES:,} bytes, expected a list of places, one a line")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise TableError(f"{name}, line {line:,}: is no UTF-8; save the list as UTF-8") from problem
    lines = (line.strip() for line in text.splitlines())
    places = [line for line in lines if line and not line.startswith("#")]
    if not places:
        raise TableError(f"{name}: has no place, expected one a line, such as Busan, KR")
    return places
