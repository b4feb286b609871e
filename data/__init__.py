"""Tables that ship with sistermap. This room knows nothing but file names."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent


def path(name: str) -> Path:
    """Return where the shipped file `name` lies.

    Parameters
    ----------
    name
        A file name inside the data room, such as ``"regions.parquet"`` or ``"examples/korea.csv"``.

    Returns
    -------
    pathlib.Path
        The file's path; nothing is opened.

    Raises
    ------
    FileNotFoundError
        If no such file ships.

    Examples
    --------
    >>> path("SOURCES.md").name
    'SOURCES.md'
    """
    found = HERE / name
    if not found.exists():
        raise FileNotFoundError(
            f"{found} does not ship with sistermap; rebuild it with 'python -m sistermap.data.recipes'"
        )
    return found
