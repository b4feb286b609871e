"""What is left out of something that is published: rows that are not placed, and where in the file each row stood."""

from __future__ import annotations

from .layer_like import LayerLike, once_a_row


def left_out(layer: LayerLike, what: str) -> str:
    """Say what `--public` leaves out of an output, also where that is nearly nothing.

    Parameters
    ----------
    layer
        All of it.
    what
        What the output is called: "the page".

    Examples
    --------
    >>> from sistermap.geo.layer import example_layer
    >>> left_out(example_layer(), "the page")
    '--public: every row was placed; only numbers of rows are left out of the page'
    """
    rows = len(once_a_row(layer.unplaced))
    if not rows:
        return f"--public: every row was placed; only numbers of rows are left out of {what}"
    was = "1 row that was not placed is" if rows == 1 else f"{rows:,} rows that were not placed are"
    return f"--public: {was} left out of {what}, and so are numbers of rows"
